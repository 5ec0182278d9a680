"""What operative points decide: every form of words, in both languages. The cases are invented."""

import re
from pathlib import Path

import pytest

from pipeline.codes import Code
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.terms import OutcomeKind, Verdict
from tests.describe.rulings import Ruled, kaz, rus

GOOD, AS, BAD = "conforming", "conforming-as-interpreted", "non-conforming"
CIVIL = "/akn/kz/act/code/1994-12-27/268-xiii"
CONSTITUTION = "/akn/kz/act/constitution/1995-08-30/constitution"
RULING = "/akn/kz/judgment/normative-resolution/constitutional-council/2003-10-07/14"

_NORM = "Азаматтық кодекстің 17-бабы"
KAZAKH_VERDICTS = {
    f"{_NORM} Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} Қазақстан Республикасының Конституциясына сәйкес келеді.": GOOD,
    f"{_NORM} Конституцияға сәйкес деп танылсын.": GOOD,
    f"{_NORM} Конституцияға сәйкес болып танылады.": GOOD,
    f"{_NORM} Конституцияға сәйкес келетін деп танылсын.": GOOD,
    f"{_NORM} Конституцияға қайшы келмейді деп танылсын.": GOOD,
    f"{_NORM} Конституцияға қайшы келмейді.": GOOD,
    f"{_NORM} Конституцияға қайшы емес деп танылсын.": GOOD,
    f"{_NORM} Негізгі Заңға сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} Конституцияның 14-бабына, 39-бабының 1 және 3-тармақтарына сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} конституциялық деп танылсын.": GOOD,
    f"{_NORM} осы нормативтік қаулыда берілген түсіндірмеде Конституцияға сәйкес келеді деп танылсын.": AS,
    f"{_NORM} Конституциялық Соттың түсіндірмесінде Конституцияға сәйкес келеді деп танылсын.": AS,
    f"{_NORM} меншікті шектемейді деп түсіндіруде Конституцияға сәйкес келеді деп танылсын.": AS,
    f"{_NORM} меншікті шектемейді деп түсінілген жағдайда Конституцияға қайшы келмейді деп танылсын.": AS,
    f"{_NORM} Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын.": BAD,
    f"{_NORM} Конституцияға сәйкес келмейді.": BAD,
    f"{_NORM} Конституцияға сәйкес емес деп танылсын.": BAD,
    f"{_NORM} Конституцияға сәйкес келмейтін деп танылсын.": BAD,
    f"{_NORM} Конституцияға сәйкес келеді деп танылмасын.": BAD,
    f"{_NORM} Конституцияға сәйкес деп танылмасын.": BAD,
    f"{_NORM} Конституцияға қайшы келеді деп танылсын.": BAD,
    f"{_NORM} Конституцияға қайшы деп танылсын.": BAD,
    f"{_NORM} Конституцияға қайшы келетін деп танылсын.": BAD,
    f"{_NORM} Конституцияның 26-бабына қайшы келеді.": BAD,
    f"{_NORM} конституциялық емес деп танылсын.": BAD,
}
_ARTICLE = "статью 17 Гражданского кодекса"
RUSSIAN_VERDICTS = {
    f"Признать {_ARTICLE} соответствующей Конституции Республики Казахстан.": GOOD,
    f"Признать соответствующей Конституции Республики Казахстан {_ARTICLE}.": GOOD,
    "Признать пункты 1 и 2 статьи 17 соответствующими пункту 1 статьи 14 и статье 39 Конституции Республики Казахстан.": GOOD,
    "Признать Закон соответствующим Конституции.": GOOD,
    "Статья 17 Гражданского кодекса соответствует Конституции Республики Казахстан.": GOOD,
    "Статьи 17 и 18 соответствуют Основному Закону.": GOOD,
    f"Признать {_ARTICLE} не противоречащей Конституции.": GOOD,
    "Статья 17 не противоречит Конституции.": GOOD,
    "Признать Закон конституционным.": GOOD,
    f"Признать {_ARTICLE} соответствующей Конституции Республики Казахстан в истолковании, данном в настоящем нормативном постановлении.": AS,
    f"Признать {_ARTICLE} в данном Конституционным Судом истолковании соответствующей Конституции.": AS,
    f"Признать {_ARTICLE} соответствующей Конституции в том понимании, что она не ограничивает собственность.": AS,
    f"Признать {_ARTICLE} в её конституционно-правовом истолковании не противоречащей Конституции.": AS,
    f"Признать {_ARTICLE} не соответствующей Конституции Республики Казахстан.": BAD,
    f"Признать не соответствующей Конституции Республики Казахстан {_ARTICLE}.": BAD,
    "Признать Закон не соответствующим Конституции.": BAD,
    "Признать пункты 1 и 2 не соответствующими пункту 1 статьи 14 Конституции.": BAD,
    "Статья 17 не соответствует Конституции.": BAD,
    "Статьи 17 и 18 не соответствуют Основному Закону.": BAD,
    f"Признать {_ARTICLE} противоречащей Конституции.": BAD,
    "Статья 17 противоречит Конституции.": BAD,
    "Признать Закон неконституционным.": BAD,
    "Признать нормы не конституционными.": BAD,
    f"Признать {_ARTICLE} в истолковании, придаваемом ей судами, не соответствующей Конституции.": BAD,
    f"Признать {_ARTICLE} в соответствующем истолковании не противоречащей Конституции.": AS,
}


@pytest.mark.parametrize(("point", "verdict"), KAZAKH_VERDICTS.items())
def test_kazakh_verdict(point, verdict):
    assert told(kaz(points=(point,))) == [("verdict", verdict)]


@pytest.mark.parametrize(("point", "verdict"), RUSSIAN_VERDICTS.items())
def test_russian_verdict(point, verdict):
    assert told(rus(points=(point,))) == [("verdict", verdict)]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("соответствующим ей в истолковании, данном Судом", AS),
        ("не соответствующим ей в истолковании судов", BAD),
        ("неконституционным в истолковании судов", BAD),
    ],
)
def test_a_reading_swallows_no_verdict(words, verdict):
    point = f"Признать Закон соответствующим Конституции, а Указ в этом {words}."
    assert told(rus(points=(point,))) == [("verdict", GOOD), ("verdict", verdict)]


def told(ruling):
    found = ruling.outcomes()
    assert not found.findings
    return [(o.kind.value, o.verdict and o.verdict.value) for o in found.outcomes]


KAZAKH_KINDS = {
    "Конституцияның 26-бабындағы «меншік» деген сөз кез келген мүлікті қамтиды деп түсінілсін.": ["interpretation"],
    "Конституцияның 26-бабының 3-тармағы әркімге бірдей қорғау берілетінін білдіреді.": ["interpretation"],
    "Қазақстан Республикасының Үкіметіне заң жобасын енгізу ұсынылсын.": ["recommendation"],
    "Тиісті өзгерістер енгізілгенге дейін соттар осы нормативтік қаулыны басшылыққа алады.": ["interim-rule"],
    "Азаматтық кодекске өзгерістер енгізілгенге дейін осы түсіндірме қолданылсын.": ["interim-rule"],
    "Конституциялық іс жүргізу тоқтатылсын.": ["termination"],
    "Өтініштің қалған бөлігі бойынша іс жүргізу қысқартылсын.": ["termination"],
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысының күші жойылды деп танылсын.": ["revision"],
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысы қайта қаралсын.": ["revision"],
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысын қайта қараудан бас тартылсын.": ["refusal"],
    "Конституциялық Кеңестің № 14 қаулысының 1-тармағынан «және» деген сөз алып тасталсын.": ["revision"],
    "Осы нормативтік қаулы қабылданған күнінен бастап күшіне енеді.": ["entry-into-force"],
    "Осы нормативтік қаулы қабылданған күнінен бастап күшіне енеді, Республиканың бүкіл аумағында жалпыға бірдей міндетті, түпкілікті болып табылады және шағым жасалуға жатпайды.": ["entry-into-force", "finality"],
    "Қаулы түпкілікті болып табылады және оған шағым жасалуға жатпайды.": ["finality"],
    "Осы нормативтік қаулы қазақ және орыс тілдерінде жариялансын.": ["publication"],
    "Осы қаулы ресми жариялануға жатады.": ["publication"],
}  # fmt: skip
RUSSIAN_KINDS = {
    "Норму пункта 3 статьи 26 Конституции следует понимать как гарантию для каждого.": ["interpretation"],
    "Положение статьи 26 Конституции означает, что собственность охраняется законом.": ["interpretation"],
    "Рекомендовать Правительству Республики Казахстан внести законопроект.": ["recommendation"],
    "Правительству Республики Казахстан внести в Мажилис Парламента законопроект.": ["recommendation"],
    "До внесения изменений в Гражданский кодекс руководствоваться настоящим нормативным постановлением.": ["interim-rule"],
    "Впредь до принятия закона применять норму в данном истолковании.": ["interim-rule"],
    "Прекратить конституционное производство по обращению.": ["termination"],
    "Производство в остальной части прекратить.": ["termination"],
    "Отказать в пересмотре постановления Конституционного Совета от 7 октября 2003 года № 14.": ["refusal"],
    "Признать утратившим силу нормативное постановление Конституционного Совета от 7 октября 2003 года № 14.": ["revision"],
    "Пересмотреть постановление Конституционного Совета от 7 октября 2003 года № 14.": ["revision"],
    "Внести в текст пункта 2 на русском языке исправление.": ["revision"],
    "Нормативное постановление вступает в силу со дня его принятия, является общеобязательным на всей территории Республики, окончательным и обжалованию не подлежит.": ["entry-into-force", "finality"],
    "Настоящее нормативное постановление вводится в действие со дня официального опубликования.": ["entry-into-force"],
    "Постановление является окончательным и обжалованию не подлежит.": ["finality"],
    "Опубликовать настоящее нормативное постановление на казахском и русском языках.": ["publication"],
    "Решение подлежит официальному опубликованию.": ["publication"],
}  # fmt: skip


@pytest.mark.parametrize(("point", "kinds"), KAZAKH_KINDS.items())
def test_kazakh_kind(point, kinds):
    assert told(kaz(points=(point,))) == [(kind, None) for kind in kinds]


@pytest.mark.parametrize(("point", "kinds"), RUSSIAN_KINDS.items())
def test_russian_kind(point, kinds):
    assert told(rus(points=(point,))) == [(kind, None) for kind in kinds]


KAZAKH_UNKNOWN = (
    "Сот төралқасына істің материалдары қайтарылсын.",
    "17-бап Конституцияға сәйкес келмейді деп танылмасын.",
    "17-бап Конституцияға қайшы келеді деп танылмасын.",
    "17-бапты Конституцияға қайшы деп тануға негіз жоқ.",
    "Сот актілері заңға сәйкес келеді.",
    "17-бап Конституцияға сәйкес emes деп танылсын.",
    "Үкіметке заң жобасын енгізу ұсынылмасын.",
    "Өтініш бойынша іс жүргізу тоқтатылмасын.",
    "Осы қаулы қол қойылғанға дейін күшіне енбейді.",
    "Қаулы жариялануға жатпайды.",
    "Азаматтық кодекстің 17-бабы Конституцияға сәйкес келеді және сәйкес келмейді деп танылсын.",
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысы қайта қаралмасын.",
)
RUSSIAN_UNKNOWN = (
    "Возвратить материалы дела в суд.",
    "Не признавать статью 17 соответствующей Конституции.",
    "Статья 17 не может быть признана противоречащей Конституции.",
    "Признать статью 17 ne соответствующей Конституции.",
    "Отсутствуют основания признать статью 17 не соответствующей Конституции.",
    "Признать статьи 17 и 18 соответственно соответствующей и не соответствующей Конституции.",
    "Направить копию соответствующим органам, указанным в Конституции.",
    "Судебный акт соответствует закону.",
    "Не рекомендовать Правительству вносить изменения.",
    "Правительству не рекомендовать вносить изменения.",
    "Не прекращать производство по обращению.",
    "Отказать в том, чтобы прекратить производство.",
    "Настоящее постановление не вступает в силу до подписания.",
    "Постановление не подлежит опубликованию.",
    "Постановление Конституционного Совета от 7 октября 2003 года № 14 не пересматривать.",
)


@pytest.mark.parametrize("point", KAZAKH_UNKNOWN)
def test_no_guess_in_kazakh(point):
    _flagged(kaz(points=(point,)))


@pytest.mark.parametrize("point", RUSSIAN_UNKNOWN)
def test_no_guess_in_russian(point):
    _flagged(rus(points=(point,)))


def _flagged(ruling):
    found = ruling.outcomes()
    assert found.outcomes == ()
    (finding,) = found.findings
    assert finding.code in {Code.OUTCOME_UNKNOWN, Code.OUTCOME_DOUBTFUL}


OLD, OTHER = (
    f"/akn/kz/judgment/normative-resolution/supreme-court/{n}"
    for n in ("1999-04-30/1", "2001-05-02/3")
)
LISTED = [
    (rus, ("Признать утратившими силу:", "1) постановление от 30 апреля 1999 года № 1;", "2) постановление от 2 мая 2001 года № 3."), ("постановление от 30 апреля 1999 года № 1", "постановление от 2 мая 2001 года № 3")),
    (kaz, ("Мыналардың күші жойылды деп танылсын:", "1) 1999 жылғы 30 сәуірдегі № 1 қаулының;", "2) 2001 жылғы 2 мамырдағы № 3 қаулының."), ("1999 жылғы 30 сәуірдегі № 1 қаулының", "2001 жылғы 2 мамырдағы № 3 қаулының")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "names"), LISTED)
def test_rulings_in_a_list_lose_their_force_by_the_words_above_it(language, point, names):
    cited = dict(zip(names, ((OLD,), (OTHER,)), strict=True))
    found = language(points=(point,)).outcomes(cited=cited).outcomes
    assert [(one.kind, one.targets) for one in found] == [
        (OutcomeKind.REVISION, (OLD,)),
        (OutcomeKind.REVISION, (OTHER,)),
    ]


NOT_APPLIED = [
    (kaz, "Конституцияға сәйкес келмейді деп танылған нормалар қолданылуға жатпайды."),
    (kaz, "Оларға негізделген сот шешімдері орындалмайды."),
    (rus, "Нормы, признанные не соответствующими Конституции, не подлежат применению."),
    (rus, "Основанные на них решения судов исполнению не подлежат."),
]
"""Operative points that take the effect of norms or decisions."""
LIMITS = {
    kaz: ("өсімпұл бөлігінде ", "егер мерзім өтсе, ", "уақытша ", "тек соттар үшін "),
    rus: ("в части пени ", "если срок истек, ", "временно ", "лишь судами "),
}


@pytest.mark.parametrize(("language", "point"), NOT_APPLIED)
def test_what_is_not_to_be_applied(language, point):
    found = language(points=(point,)).outcomes()
    assert [o.kind for o in found.outcomes] == [OutcomeKind.NON_APPLICATION]
    assert found.findings == ()


@pytest.mark.parametrize(("language", "point"), NOT_APPLIED)
def test_a_limit_of_what_is_not_to_be_applied_is_told(language, point):
    for limit in LIMITS[language]:
        words = point.split()
        at = len(words) - (2 if language is kaz else 3)
        limited = " ".join([*words[:at], limit.strip(), *words[at:]])
        _flagged(language(points=(limited,)))


SCOPES = [
    (kaz, "Азаматтық кодекстің 17-бабы «үш жыл бойы» деген сөздер бөлігінде Конституцияға сәйкес келмейді деп танылсын.", ("words", "үш жыл бойы")),
    (kaz, "Азаматтық кодекстің 17-бабы меншік иесін хабардар етпеу бөлігінде Конституцияға сәйкес келмейді деп танылсын.", ("part", "меншік иесін хабардар етпеу бөлігінде")),
    (kaz, "Азаматтық кодекстің 17-бабы меншікті сотсыз алуға жол беретін шамада Конституцияға сәйкес келмейді деп танылсын.", ("extent", "меншікті сотсыз алуға жол беретін шамада")),
    (kaz, "Азаматтық кодекстің 17-бабының екінші сөйлемі бойынша Конституцияға сәйкес келмейді деп танылсын.", ("part", "екінші сөйлемі")),
    (rus, "Признать второе предложение статьи 17 Гражданского кодекса не соответствующим Конституции.", ("part", "второе предложение")),
    (rus, "Признать статью 17 Гражданского кодекса в части слов «в течение трех лет» не соответствующей Конституции.", ("words", "в течение трех лет")),
    (rus, "Признать статью 17 Гражданского кодекса в части неуведомления собственника не соответствующей Конституции.", ("part", "в части неуведомления собственника")),
    (rus, "Признать статью 17 Гражданского кодекса не соответствующей Конституции в той мере, в какой она допускает изъятие без суда.", ("extent", "в той мере, в какой она допускает изъятие без суда")),
    (rus, "Признать статью 17 Гражданского кодекса в той мере, в которой она допускает изъятие, не соответствующей Конституции.", ("extent", "в той мере, в которой она допускает изъятие")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ruling", "head", "shares", "kind"),
    [
        (rus, "Признать статью 17 Гражданского кодекса не соответствующей Конституции в части:", ("а) размера сбора;", "б) порядка обжалования."), "part"),
        (rus, "Признать статью 17 Гражданского кодекса не соответствующей Конституции в той мере, в какой:", ("1) она не допускает обжалования;", "2) она лишает защиты."), "extent"),
        (kaz, f"{_NORM} мынадай бөліктерінде Конституцияға сәйкес келмейді деп танылсын:", ("1) алым мөлшері;", "2) шағымдану тәртібі."), "part"),
    ],
)  # fmt: skip
def test_each_item_of_a_list_may_be_a_share(ruling, head, shares, kind):
    found = ruling(points=((head, *shares),)).outcomes()
    assert found.findings == ()
    assert [(o.verdict, o.scope.kind, o.scope.text) for o in found.outcomes] == [
        (BAD, kind, share[3:].rstrip(";.")) for share in shares
    ]
    alone = ruling(points=((head,),)).outcomes()
    assert (alone.outcomes, len(alone.findings)) == ((), 1)


@pytest.mark.parametrize(("language", "point", "scope"), SCOPES)
def test_scope(language, point, scope):
    ruling = language(points=(point,))
    norm = re.search("Азаматтық кодекстің 17-баб[а-яің]+|стать[юи] 17 Гражданского кодекса", point)[
        0
    ]
    (outcome,) = ruling.outcomes(cited={norm: (f"{CIVIL}/~art_17",)}).outcomes
    assert (outcome.verdict, outcome.targets) == (BAD, (f"{CIVIL}/~art_17",))
    assert (outcome.scope.kind, outcome.scope.text) == scope


UNLINKED = [
    (rus, "Признать указанную норму соответствующей Конституции Республики Казахстан."),
    (rus, "Признать остальные нормы Закона не соответствующими Конституции Республики Казахстан."),
    (
        kaz,
        "Көрсетілген норма Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.",
    ),
    (kaz, "Заңның қалған бөлігі Қазақстан Республикасының Конституциясына сәйкес келмейді."),
]


@pytest.mark.parametrize(("language", "point"), UNLINKED)
def test_a_verdict_on_a_norm_that_nothing_names_is_told(language, point):
    found = language(points=(point,)).outcomes()
    assert [o.targets for o in found.outcomes] == [()]
    assert [finding.code for finding in found.unlinked] == [Code.OUTCOME_WITHOUT_NORM]


def test_a_sentence_closes_no_list_that_is_none():
    ruling = rus(
        points=(
            "Признать пункт 2 статьи 17 УК соответствующим Конституции. Пункт 3 указанной статьи Конституции не соответствует.",
        )
    )
    cited = {"пункт 2 статьи 17 УК": (), "Пункт 3 указанной статьи Конституции": ()}
    found = ruling.outcomes(cited=cited)
    assert found.outcomes == ()
    assert [finding.code for finding in found.findings] == [Code.OUTCOME_DOUBTFUL]


def test_a_verdict_is_about_the_norm_and_not_about_the_measure():
    ruling = kaz(
        points=(
            "Азаматтық кодекстің 17-бабы Қазақстан Республикасы Конституциясының 26-бабына сәйкес келеді деп танылсын.",
        )
    )
    cited = {
        "Азаматтық кодекстің 17-бабы": (f"{CIVIL}/~art_17",),
        "Қазақстан Республикасы Конституциясының 26-бабына": (f"{CONSTITUTION}/~art_26",),
    }
    found = ruling.outcomes(cited=cited)
    (outcome,) = found.outcomes
    assert outcome.targets == (f"{CIVIL}/~art_17",)
    assert found.unlinked == ()
    words = "Қазақстан Республикасы Конституциясының 26-бабына сәйкес келеді деп танылсын"
    assert ruling.text[slice(*outcome.span)] == words
    assert [a.span for a in found.annotations] == [outcome.span]


@pytest.mark.parametrize(
    ("ruling", "cited"),
    [
        (
            rus(points=("Признать пункт 3 Правил, изданных на основании статьи 18 Кодекса, соответствующим Конституции.",)),
            {"пункт 3 Правил": (f"{CIVIL}/~art_17",), "статьи 18 Кодекса": (f"{CIVIL}/~art_18",)},
        ),
        (
            kaz(points=("Кодекстің 18-бабын қолдану қағидаларының 3-тармағы Конституцияға сәйкес келеді деп танылсын.",)),
            {"Кодекстің 18-бабын": (f"{CIVIL}/~art_18",), "қағидаларының 3-тармағы": (f"{CIVIL}/~art_17",)},
        ),
    ],
)  # fmt: skip
def test_a_norm_that_only_describes_another_is_not_measured(ruling, cited):
    (outcome,) = ruling.outcomes(cited=cited).outcomes
    assert outcome.targets == (f"{CIVIL}/~art_17",)


@pytest.mark.parametrize(
    "title",
    ["«О внесении изменений в Закон «О недрах»»", "«О внесении изменений в Закон «О недрах»"],
)
def test_a_law_in_the_title_of_another_is_not_measured(title):
    ruling = rus(points=(f"Признать Закон {title} соответствующим Конституции.",))
    (outcome,) = ruling.outcomes(cited={"Закон «О недрах»": (f"{CIVIL}/~art_18",)}).outcomes
    assert (outcome.verdict, outcome.targets) == (GOOD, ())


def test_several_asides_describe_one_norm():
    words = "пункт 3 Правил"
    point = f"Признать {words}, принятых взамен статьи 18 Кодекса, зарегистрированных в реестре, не соответствующим Конституции."
    cited = {words: (f"{CIVIL}/~art_17",), "статьи 18 Кодекса": (f"{CIVIL}/~art_18",)}
    (outcome,) = rus(points=(point,)).outcomes(cited=cited).outcomes
    assert (outcome.verdict, outcome.targets) == (BAD, (f"{CIVIL}/~art_17",))


def test_no_long_row_of_clauses_takes_long():
    row = ", ".join(
        f"{n}-тармағы жерді алу, беру бөлігінде Конституцияға сәйкес" for n in range(90)
    )
    _flagged(kaz(points=(f"{row} деп танылсын екен.",)))


def test_the_norm_may_stand_behind_the_verdict():
    ruling = rus(
        points=("Признать не соответствующей Конституции статью 17 Гражданского кодекса.",)
    )
    (outcome,) = ruling.outcomes(
        cited={"статью 17 Гражданского кодекса": (f"{CIVIL}/~art_17",)}
    ).outcomes
    assert outcome.targets == (f"{CIVIL}/~art_17",)


def test_norms_listed_in_sub_points_belong_to_the_verdict_above():
    ruling = rus(
        points=(
            (
                "Признать соответствующими Конституции Республики Казахстан:",
                "1) статью 17 Кодекса;",
                "2) статью 18 Кодекса.",
            ),
        )
    )
    cited = {f"статью {n} Кодекса": (f"{CIVIL}/~art_{n}",) for n in (17, 18)}
    found = ruling.outcomes(cited=cited).outcomes
    assert [(one.point, one.targets) for one in found] == [
        ("decision__para_1__point_1", (f"{CIVIL}/~art_17",)),
        ("decision__para_1__point_2", (f"{CIVIL}/~art_18",)),
    ]
    assert len({(one.block, one.span) for one in found}) == 1


def test_what_describes_an_item_of_a_list_is_not_measured():
    ruling = rus(
        points=(
            (
                "Признать соответствующими Конституции Республики Казахстан:",
                "1) пункт 3 Правил, изданных на основании статьи 18 Кодекса;",
                "2) статью 17 Кодекса.",
            ),
        )
    )
    cited = {
        f"{words} {n} Кодекса": (f"{CIVIL}/~art_{n}",)
        for words, n in (("статьи", 18), ("статью", 17))
    } | {"пункт 3 Правил": ()}
    found = ruling.outcomes(cited=cited).outcomes
    assert [one.targets for one in found] == [(), (f"{CIVIL}/~art_17",)]


@pytest.mark.parametrize(
    ("item", "scope"),
    [
        ("2) статью 18 Кодекса, кроме пункта 3.", ("part", "кроме пункта 3")),
        ("2) статью 18 Кодекса в части слов «и».", ("words", "и")),
    ],
)
def test_an_item_may_limit_the_verdict_above_it(item, scope):
    head = "Признать соответствующими Конституции Республики Казахстан:"
    found = rus(points=((head, "1) статью 17 Кодекса;", item),)).outcomes()
    assert not found.findings
    first, second = found.outcomes
    assert (first.verdict, first.scope, second.verdict) == (GOOD, None, GOOD)
    assert (second.scope.kind, second.scope.text) == scope


@pytest.mark.parametrize(
    "head",
    [
        "Признать соответствующими Конституции, кроме следующих положений:",
        "Признать Закон соответствующим Конституции, за исключением:",
        "Не признавать соответствующими Конституции:",
        "Отказать в признании не соответствующими Конституции:",
        "По мнению заявителя, не соответствуют Конституции:",
        "Если суды признают не соответствующими Конституции:",
    ],
)
def test_what_turns_a_head_round_is_told_of_all_its_items(head):
    _flagged(rus(points=((head, "1) статью 17 Кодекса;", "2) статью 18 Кодекса."),)))


@pytest.mark.parametrize(
    "head",
    [
        "Конституцияға сәйкес келеді деп танылмасын:",
        "Конституцияға сәйкес емес деп тануға негіз жоқ:",
        "Мына нормалардан басқасы Конституцияға сәйкес келеді деп танылсын:",
    ],
)
def test_what_turns_a_kazakh_head_round_is_told_of_all_its_items(head):
    _flagged(kaz(points=((head, "1) Кодекстің 17-бабы;", "2) Кодекстің 18-бабы."),)))


def test_a_recommendation_to_several_in_a_list_is_told_of_each():
    items = ("1) Правительству внести законопроект;", "2) Верховному Суду обобщить практику.")
    found = rus(points=(("Рекомендовать:", *items),)).outcomes()
    assert [o.addressee for o in found.outcomes] == ["Правительство", "Верховный Суд"]


@pytest.mark.parametrize(
    ("language", "point", "addressees"),
    [
        (kaz, ("Үкімет:", "1) заң жобасын Мәжіліске енгізсін;", "2) қағидаларды қайта қарасын."), ["Үкімет"] * 2),
        (rus, "Обратить внимание Парламента на пробел; Генерального прокурора – отменить указание.", ["Парламент", "Генеральный прокурор"]),
        (rus, "Правительству – внести проект; Министерству обороны рекомендуется провести перерасчёт.", ["Правительство", "Министерство обороны"]),
    ],
)  # fmt: skip
def test_each_is_told_what_is_asked_of_it_and_not_of_another(language, point, addressees):
    found = language(points=(point,)).outcomes()
    assert [o.addressee for o in found.outcomes] == addressees


def test_a_term_is_of_its_own_clause():
    point = "Правительству не позднее 1 марта 2025 года внести законопроект; до принятия закона применять норму."
    told, interim = rus(points=(point,)).outcomes().outcomes
    assert (told.term, interim.term) == ("не позднее 1 марта 2025 года", None)


def test_a_term_ends_with_a_word():
    point = "Правительству не позднее шести месяцев после опубликования ;настоящего акта внести законопроект."
    (told,) = rus(points=(point,)).outcomes().outcomes
    assert told.term == "не позднее шести месяцев после опубликования"


def test_an_item_that_decides_something_else_is_told():
    head = "Признать соответствующими Конституции Республики Казахстан:"
    item = "2) статью 18 Кодекса не применять."
    _flagged(rus(points=((head, "1) статью 17 Кодекса;", item),)))


def test_sub_points_with_verdicts_of_their_own():
    ruling = rus(
        points=(
            (
                "Признать:",
                "1) статью 17 Кодекса признать соответствующей Конституции;",
                "2) статью 18 Кодекса признать не соответствующей Конституции.",
            ),
        )
    )
    found = ruling.outcomes()
    assert [(o.point, o.verdict) for o in found.outcomes] == [
        ("decision__para_1__point_1", GOOD),
        ("decision__para_1__point_2", BAD),
    ]
    assert not found.findings


def test_what_is_quoted_decides_nothing():
    ruling = rus(
        points=(
            (
                "Пересмотреть пункт 3 постановления Конституционного Совета от 7 октября 2003 года № 14, изложив его в следующей редакции:",
                "«3. Настоящее постановление вступает в силу со дня принятия. Статья 17 не соответствует Конституции.».",
            ),
        )
    )
    assert [o.kind for o in ruling.outcomes().outcomes] == ["revision"]


def test_a_supreme_court_s_guidance_has_no_verdict():
    text = (Path(__file__).parents[1] / "rulings").glob("vs-*.clean.txt")
    for path in text:
        language = Language(path.name.split(".")[1])
        ruling = Ruled(load(language), path.read_text("utf-8").rstrip("\n"))
        found = ruling.outcomes()
        assert {o.kind.value for o in found.outcomes} <= {
            "revision",
            "entry-into-force",
            "publication",
        }
        assert not found.findings


def test_targets_of_an_interpretation_are_the_constitution():
    ruling = kaz(points=("Конституцияның 26-бабы кез келген мүлікті қамтиды деп түсінілсін.",))
    (outcome,) = ruling.outcomes(
        cited={"Конституцияның 26-бабы": (f"{CONSTITUTION}/~art_26",)}
    ).outcomes
    assert outcome.targets == (f"{CONSTITUTION}/~art_26",)


def test_targets_of_a_revision_are_rulings():
    ruling = rus(
        points=(
            "Признать утратившим силу постановление от 7 октября 2003 года № 14 о статье 17 Кодекса.",
        )
    )
    cited = {
        "постановление от 7 октября 2003 года № 14": (RULING,),
        "статье 17 Кодекса": (f"{CIVIL}/~art_17",),
    }
    (outcome,) = ruling.outcomes(cited=cited).outcomes
    assert (outcome.kind, outcome.targets) == ("revision", (RULING,))


RECOMMENDATIONS = [
    (kaz, "Қазақстан Республикасының Үкіметіне алты айдан кешіктірмей заң жобасын енгізу ұсынылсын.", ("Қазақстан Республикасының Үкіметі", "алты айдан кешіктірмей")),
    (kaz, "Қазақстан Республикасының Парламентіне заңды 2025 жылғы 1 шілдеге дейін қабылдау ұсынылсын.", ("Қазақстан Республикасының Парламенті", "2025 жылғы 1 шілдеге дейін")),
    (kaz, "Қазақстан Республикасының Үкіметі осы қаулы жарияланғаннан кейін үш айдан кешіктірмей Парламенттің Мәжілісіне заң жобасын енгізсін.", ("Қазақстан Республикасының Үкіметі", "осы қаулы жарияланғаннан кейін үш айдан кешіктірмей")),
    (kaz, "Үкіметке үш ай ішінде шаралар қабылдау ұсынылсын.", ("Үкімет", "үш ай ішінде")),
    (rus, "Рекомендовать Правительству Республики Казахстан не позднее шести месяцев внести законопроект.", ("Правительство Республики Казахстан", "не позднее шести месяцев")),
    (rus, "Верховному Суду Республики Казахстан рекомендовать в течение трех месяцев пересмотреть практику.", ("Верховный Суд Республики Казахстан", "в течение трех месяцев")),
    (rus, "Правительству Республики Казахстан в шестимесячный срок внести в Курултай законопроект.", ("Правительство Республики Казахстан", "в шестимесячный срок")),
    (rus, "Парламенту Республики Казахстан устранить пробел не позднее одного года.", ("Парламент Республики Казахстан", "не позднее одного года")),
    (rus, "Генеральному прокурору рекомендовать отменить указание в двухнедельный срок.", ("Генеральный прокурор", "в двухнедельный срок")),
    (rus, "Правительству в течение месяца внести законопроект.", ("Правительство", "в течение месяца")),
    (kaz, "Үкіметке екі апталық мерзімде заң жобасын енгізу ұсынылсын.", ("Үкімет", "екі апталық мерзімде")),
    (kaz, "Үкімет бес айдан кешіктірілмейтін мерзімде Мәжіліске заң жобасын енгізсін.", ("Үкімет", "бес айдан кешіктірілмейтін мерзімде")),
    (kaz, "Үкіметке отыз жұмыс күні ішінде заң жобасын енгізу ұсынылсын.", ("Үкімет", "отыз жұмыс күні ішінде")),
    (kaz, "Әділет министрлігі Қағидаларға өзгерістер енгізуді қамтамасыз етсін.", ("Әділет министрлігі", None)),
    (rus, "Предложить законодателю уточнить норму.", (None, None)),
    (rus, "Рекомендовать Министерству внутренних дел, Министерству юстиции и Генеральной прокуратуре обобщить практику.", ("Министерство внутренних дел, Министерство юстиции и Генеральная прокуратура", None)),
    (rus, "Обратить внимание Правительства на пробел в законе.", ("Правительство", None)),
    (kaz, "Үкімет, Жоғарғы Сот және Бас прокуратура осы қаулыны орындау жөнінде шаралар қабылдасын.", ("Үкімет, Жоғарғы Сот және Бас прокуратура", None)),
    (kaz, "Мемлекеттік органдарға өз актілерін түзету ұсынылсын.", ("Мемлекеттік органдар", None)),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "expected"), RECOMMENDATIONS)
def test_recommendation(language, point, expected):
    (outcome,) = language(points=(point,)).outcomes().outcomes
    assert outcome.kind == "recommendation"
    assert (outcome.addressee, outcome.term) == expected


LEFT_OUT = [
    (rus, "Постановление вступает в силу со дня опубликования, а абзац третий пункта 10 – с 1 января 2009 года.", "абзац третий пункта 10 – с 1 января 2009 года"),
    (rus, "Производство о проверке статьи 41 (кроме пункта 4)) прекратить.", "кроме пункта 4)"),
    (rus, "Пункт 2 настоящего постановления вводится в действие с 1 января 2026 года.", "Пункт 2 настоящего постановления"),
    (rus, "Пункты 2 и 3 резолютивной части вводятся в действие по истечении трех месяцев после опубликования.", "Пункты 2 и 3 резолютивной части"),
    (kaz, "Осы нормативтік қаулының 1-тармағы 2026 жылғы 1 тамыздан бастап қолданысқа енгізілсін.", "Осы нормативтік қаулының 1-тармағы"),
    (kaz, "Қаулы қабылданған күнінен бастап (5-тармақта айтылған бөлігінен басқасы) күшіне енеді.", "5-тармақта айтылған бөлігінен басқасы"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "scope"), LEFT_OUT)
def test_what_is_left_out_ends_where_it_does(language, point, scope):
    (outcome,) = language(points=(point,)).outcomes().outcomes
    assert outcome.scope.text == scope


@pytest.mark.parametrize(
    ("language", "title", "point"),
    [
        (
            rus,
            "Об официальном толковании пункта 3 статьи 26 Конституции Республики Казахстан",
            point,
        )
        for point in (
            "Отказать в удовлетворении обращения в остальной части.",
            "Обращение субъекта отклонить.",
            "Возвратить обращение без рассмотрения.",
        )
    ]
    + [
        (
            kaz,
            "Қазақстан Республикасы Конституциясының 26-бабының 3-тармағын ресми түсіндіру туралы",
            point,
        )
        for point in (
            "Өтінішті қанағаттандырудан бас тартылсын.",
            "Өтініш қараусыз қалдырылсын.",
        )
    ],
)
def test_what_is_refused_is_no_interpretation(language, title, point):
    found = language(title=title, points=(point,)).outcomes()
    assert [o.kind for o in found.outcomes] == [OutcomeKind.REFUSAL]
    assert found.findings == ()


def test_a_statement_in_a_ruling_that_only_interprets():
    title = "Об официальном толковании пункта 3 статьи 26 Конституции Республики Казахстан"
    ruling = rus(
        title=title,
        points=(
            "Никто не может быть лишен имущества иначе как в силу пункта 3 статьи 26 Конституции.",
            "Возврат имущества производится немедленно.",
            "Постановление вступает в силу со дня принятия.",
        ),
    )
    found = ruling.outcomes()
    assert [o.kind for o in found.outcomes] == ["interpretation"] * 2 + ["entry-into-force"]
    assert [finding.code for finding in found.findings] == [Code.OUTCOME_INFERRED]


def test_the_same_statement_in_a_review_is_not_understood():
    ruling = rus(
        points=("Никто не может быть лишен имущества иначе как по статье 26 Конституции.",)
    )
    _flagged(ruling)


def test_an_article_and_a_part_of_it_are_both_measured():
    point = "Признать статью 17 Кодекса и пункт 2 статьи 17 Кодекса соответствующими Конституции."
    targets = (f"{CIVIL}/~art_17", f"{CIVIL}/~art_17__para_2")
    cited = {"статью 17 Кодекса": targets[:1], "пункт 2 статьи 17 Кодекса": targets[1:]}
    (outcome,) = rus(points=(point,)).outcomes(cited=cited).outcomes
    assert outcome.targets == targets


@pytest.mark.parametrize(
    ("language", "words", "point"),
    [
        (rus, "статью 9 Закона", "Признать статью 9 Закона соответствующей Конституции."),
        (kaz, "Заңның 9-бабы", "Заңның 9-бабы Конституцияға сәйкес келеді деп танылсын."),
    ],
)
def test_a_verdict_on_a_norm_that_is_left_open_is_told(language, words, point):
    found = language(points=(point,)).outcomes(cited={words: ()})
    assert [one.verdict for one in found.outcomes] == [Verdict.CONFORMING]
    assert [one.code for one in found.unlinked] == [Code.OUTCOME_WITHOUT_NORM]


@pytest.mark.parametrize(
    ("language", "norm", "points"),
    [
        (rus, "статью 17 Кодекса", ("Признать статью 17 Кодекса не соответствующей Конституции.", "Норма, признанная пунктом 1 настоящего постановления не соответствующей Конституции, не подлежит применению.")),
        (rus, "статью 17 Кодекса", ("Признать статью 17 Кодекса не соответствующей Конституции.", "Решения судов, вынесенные на основе нормы, указанной в пункте 1 настоящего постановления, подлежат пересмотру.")),
        (kaz, "Кодекстің 17-бабы", ("Кодекстің 17-бабы Конституцияға сәйкес келмейді деп танылсын.", "Осы қаулының 1-тармағымен конституциялық емес деп танылған норма қолданылуға жатпайды.")),
    ],
)  # fmt: skip
def test_what_a_point_declares_void_is_not_applied_whatever_case_it_is_named_in(
    language, norm, points
):
    found = language(points=points).outcomes(cited={norm: (f"{CIVIL}/~art_17",)}).outcomes
    assert [one.targets for one in found] == [(f"{CIVIL}/~art_17",)] * 2


def test_a_point_that_is_cut_behind_a_joining_word_is_read():
    point = "Опубликовать настоящее нормативное постановление на казахском и"
    found = rus(points=("Постановление вступает в силу со дня принятия.", point)).outcomes()
    assert found.outcomes[-1].kind == "publication"


VOID_FROM = [
    (rus, "Признать статью 41 не соответствующей Конституции с 1 января 2026 года.", "с 1 января 2026 года"),
    (rus, "Статью 41 признать не соответствующей Конституции Республики Казахстан с 1 июля 2026 г.", "с 1 июля 2026 г."),
    (rus, "Признать не соответствующей Конституции с 1 января 2026 года статью 41.", "с 1 января 2026 года"),
    (rus, "Признать статью 41 с 1 января 2026 года не соответствующей Конституции.", "с 1 января 2026 года"),
    (rus, "Признать с 1 января 2026 года статью 41 не соответствующей Конституции.", "с 1 января 2026 года"),
    (rus, "Признать статью 41 не соответствующей Конституции со дня введения в действие настоящего нормативного постановления.", "со дня введения в действие настоящего нормативного постановления"),
    (rus, "Признать статью 41, введенную в действие с 1 января 2020 года, не соответствующей Конституции.", None),
    (rus, "Признать статью 41 Закона, действующую с 1 января 2020 года, не соответствующей Конституции с 1 мая 2026 года.", "с 1 мая 2026 года"),
    (kaz, "41-бап 2026 жылғы 1 қаңтардан бастап Конституцияға сәйкес келмейді деп танылсын.", "2026 жылғы 1 қаңтардан бастап"),
    (kaz, "2026 жылғы 1 қаңтардан бастап 41-бап Конституцияға сәйкес келмейді деп танылсын.", "2026 жылғы 1 қаңтардан бастап"),
    (kaz, "41-бап осы нормативтік қаулы қолданысқа енгізілген күннен бастап Конституцияға сәйкес келмейді деп танылсын.", "осы нормативтік қаулы қолданысқа енгізілген күннен бастап"),
    (kaz, "2020 жылғы 1 қаңтардан бастап қолданылатын 41-бап Конституцияға сәйкес келмейді деп танылсын.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "term"), VOID_FROM)
def test_from_when_a_norm_is_void(language, point, term):
    norm = "41-бап" if language is kaz else "41"
    found = language(points=(point,)).outcomes(cited={norm: (f"{CIVIL}/~art_41",)})
    assert [(one.verdict, one.term) for one in found.outcomes] == [(Verdict.NON_CONFORMING, term)]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "Признать статью 41 соответствующей Конституции с 1 января 2026 года."),
        (rus, "Признать статью 41, кроме пункта 4, который соответствует ей, не соответствующей Конституции с 1 мая 2026 года."),
        (kaz, "41-бап 2026 жылғы 1 қаңтардан бастап Конституцияға сәйкес келеді деп танылсын."),
    ],
)  # fmt: skip
def test_from_when_a_norm_conforms_is_in_doubt(language, point):
    _flagged(language(points=(point,)))
