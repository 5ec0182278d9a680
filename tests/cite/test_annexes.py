"""An annex has points of its own: what is cited of one is never said of its act."""

from __future__ import annotations

from itertools import product

import pytest

from tests.cite.labelled import cite, targets

LEAD = {"rus": "Статья 14 Трудового кодекса ясна. ", "kaz": "Еңбек кодексінің 14-бабы анық. "}
ANNEXES = {
    "rus": [
        "приложения 2 к {}", "приложения № 2 к {}", "приложения к {}", "второго приложения к {}", "прил. 2 к {}", "приложений 1 и 2 к {}",
        "приложения 2 (Перечень) к {}", "приложения 2 «Перечень» к {}", "приложений № 1, № 2 и № 3 к {}",
    ],
    "kaz": [
        "{} 2-қосымшаның", "{} № 2 қосымшаның", "{} қосымшаның", "{} екінші қосымшаның", "{} 1 және 2-қосымшалардың", "{} 1, 2-қосымшалардың",
    ],
}  # fmt: skip
ACTS = {
    "rus": [
        "Трудовому кодексу", "Закону Республики Казахстан от 6 апреля 2016 года № 480-V «О правовых актах»", "статье 15 Трудового кодекса",
        "договору", "Правилам учета", "нормативному постановлению Верховного Суда Республики Казахстан от 18 июня 2004 года № 9",
    ],
    "kaz": [
        "Еңбек кодексіне", "Еңбек кодексінің", "«Құқықтық актілер туралы» 2016 жылғы 6 сәуірдегі № 480-V Қазақстан Республикасының Заңына",
        "Еңбек кодексінің 15-бабына", "шартқа", "Қағидаларға",
        "Қазақстан Республикасы Жоғарғы Сотының 2004 жылғы 18 маусымдағы № 9 нормативтік қаулысына",
    ],
}  # fmt: skip
SAYING = {
    "rus": ["Это следует из {}.", "Это следует из пункта 3 {}.", "Это следует из пункта 2, подпункта 4) пункта 3 {}.", "Перечень ({}) это решает."],
    "kaz": ["Бұл {} мазмұнынан туындайды.", "Бұл {} 3-тармағында айтылған.", "Бұл {} 3-тармағының 4) тармақшасында айтылған."],
}  # fmt: skip
TABLE = [
    (language, saying.format(annex.format(act)))
    for language in LEAD
    for saying, annex, act in product(SAYING[language], ANNEXES[language], ACTS[language])
]


@pytest.mark.parametrize("language", LEAD)
def test_what_is_of_an_annex_is_not_said_of_its_act(language: str):
    silent = []
    for words in (words for one, words in TABLE if one == language):
        text, cited = cite(LEAD[language] + words, language=language)
        start = text.index(words)
        told = [
            text[slice(*c.span)] for c in cited.citations if c.span.start >= start and c.targets
        ]
        silent += [f"{words} => {told}"] if told else []
    assert silent == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("rus", "Приложение 1, пункт 2, решает это."),
        ("rus", "Приложение 1 (пункт 2) решает это."),
        ("rus", "В пункте 4 указанного приложения решено иное."),
        ("rus", "Пункт 4 прил. 2 решает это. А пункт 5 – другое."),
        ("kaz", "Қосымшаның 5-тармағы өзге."),
        ("kaz", "1-қосымшадағы 5-тармақ өзге."),
        ("kaz", "Бұл шешілген (1-қосымша, 5-тармақ)."),
        ("kaz", "Еңбек кодексі (1-қосымша, 2-тармақ) мұны шешеді."),
    ],
)
def test_a_point_of_an_annex_that_stands_without_an_act_is_left_open(language: str, words: str):
    cited = targets(LEAD[language] + words, language=language)[1:]
    assert cited
    assert not any(cited)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("rus", "Приложение изменено по пункту 2 статьи 15 Трудового кодекса."),
        ("rus", "Согласно пункту 2 статьи 15 Трудового кодекса приложение 3 изменено."),
        ("rus", "Вход через приложение к порталу описан в пункте 2 статьи 15 Трудового кодекса."),
        ("kaz", "Еңбек кодексінің 15-бабының 2-тармағында қосымша талап жоқ."),
        ("kaz", "Еңбек кодексінің 15-бабының 2-тармағы мен 18-қосымша өзгертілді."),
        ("kaz", "Қосымша шешім Еңбек кодексінің 15-бабының 2-тармағына сүйенеді."),
    ],
)
def test_an_annex_or_what_is_additional_beside_a_citation_changes_nothing(
    language: str, words: str
):
    assert targets(words, language=language) == [["code/2015-11-23/414-v/~art_15__para_2"]]


def test_an_act_whose_annex_was_cited_is_known_from_there_on():
    law = "Законом Республики Казахстан от 6 апреля 2016 года № 480-V «О правовых актах»"
    words = f"Приложение 2 к {law.replace('Законом', 'Закону')} (далее – Закон) ясно. Статья 15 Закона это решает."
    assert targets(words, language="rus")[-1] == ["law/2016-04-06/480-v/~art_15"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "rus",
            "Пункт 2 примечания к размерам оплаты, утвержденным приказом Министра, решает это.",
        ),
        ("rus", "Абзац третий примечания к перечню должностей решает это."),
        ("kaz", "Қызметке ақы төлеу мөлшеріне ескертпенің 2-тармағы өзге."),
        ("kaz", "Министр бекіткен тізбеге ескертпенің үшінші абзацы өзге."),
    ],
)
def test_a_note_to_what_is_no_act_is_not_one_to_the_article_before(language: str, words: str):
    cited = targets(LEAD[language] + words, language=language)[1:]
    assert cited
    assert not any(cited)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("rus", "Примечание к статье 14 Трудового кодекса решает это."),
        ("rus", "Статья 14 Трудового кодекса и примечание к ней решают это."),
        ("kaz", "Еңбек кодексінің 14-бабына ескертпе мұны шешеді."),
        ("kaz", "Еңбек кодексінің 14-бабы және оған ескертпе мұны шешеді."),
    ],
)
def test_a_note_to_an_article_is_one(language: str, words: str):
    assert targets(words, language=language)[-1] == ["code/2015-11-23/414-v/~art_14__note"]
