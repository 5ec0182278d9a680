"""What joins provisions to an act behind them or before them, and what only seems to."""

from __future__ import annotations

import pytest

from pipeline.codes import Code
from tests.cite.labelled import cite, targets

CRIMINAL, PROCEDURE = "code/2014-07-03/226-v", "code/2014-07-04/231-v"
CORRUPTION = "law/2015-11-18/410-v"
LAND = "code/2003-06-20/442-ii"
LAW = "Закона от 18 ноября 2015 года № 410-V «О противодействии коррупции»"


def _flat(*paragraphs: str, **options: str) -> list[str]:
    return [target for one in targets(*paragraphs, **options) for target in one or ["?"]]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (f"Это установлено статьей 3, а также пунктом 2 статьи 5 {LAW}.", [f"{CORRUPTION}/~art_3", f"{CORRUPTION}/~art_5__para_2"]),
        (f"В УК это установлено статьей 253, а также пунктом 2 статьи 5 {LAW}.", ["?", f"{CORRUPTION}/~art_5__para_2"]),
        (f"Применен УК. Это установлено статьей 253, а также статьей 5 {LAW}.", ["?", f"{CORRUPTION}/~art_5"]),
        ("В УПК это установлено статьей 253, а также статьей 254 УПК.", [f"{PROCEDURE}/~art_253", f"{PROCEDURE}/~art_254"]),
    ],
)  # fmt: skip
def test_what_goes_on_to_an_act_with_as_well_as_may_be_of_the_act_before(text, due):
    assert _flat(text, language="rus") == due


@pytest.mark.parametrize("joint", ["во взаимосвязи с", "в системной связи с", "в совокупности с", "во взаимосвязи с положениями"])  # fmt: skip
def test_a_provision_is_of_the_act_of_what_it_is_read_with(joint):
    behind = "статьи 147 УПК" if joint.endswith("положениями") else "частью второй статьи 147 УПК"
    due = f"{PROCEDURE}/~art_147" + ("" if joint.endswith("положениями") else "__para_2")
    cited = f"части третьей статьи 136 {joint} {behind}"
    assert _flat(f"Рассмотрены нормы {cited}.", language="rus") == [f"{PROCEDURE}/~art_136__para_3", due]  # fmt: skip
    assert _flat(f"Применен УК. Рассмотрены нормы {cited}.", language="rus") == ["?", due]


@pytest.mark.parametrize(
    "words",
    [
        " в отношении слов «преступной группой» и",
        " (в части слова «группа») и",
        " в части слов «группа» и «толпа»,",
        " в отношении слов «группа, созданная для того, чтобы совершить одно или несколько тяжких или особо тяжких преступлений» и",
    ],
)
def test_a_provision_that_is_checked_for_some_words_is_of_the_act_of_the_one_beside_it(words):
    cited = f"статьи 24{words} статьи 262 УК"
    due = f"{CRIMINAL}/~art_262"
    assert _flat(f"Рассмотрены нормы {cited}.", language="rus") == [f"{CRIMINAL}/~art_24", due]
    # The Constitution beside it may have an article of this number, too.
    told = _flat(f"О соответствии Конституции {cited}.", language="rus")
    assert told in (["?", due], [f"{CRIMINAL}/~art_24", due])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "На соответствие Конституции проверены статья 24, действовавшая до 1 января 2021 года, и статья 262 УК."),
        ("rus", "На соответствие Конституции проверены статья 24 в том смысле, какой ей придают суды, и статья 262 УК."),
        ("kaz", "Конституцияға сәйкестігі тұрғысынан 24-бап, оған соттар берген мағынада, және ҚК-нің 262-бабы тексерілді."),
    ],
)  # fmt: skip
def test_what_is_checked_with_a_norm_of_another_act_is_not_of_the_measure(language, text):
    assert _flat(text, language=language) == ["?", f"{CRIMINAL}/~art_262"]


def test_what_explains_the_measure_is_of_it():
    text = "Это противоречит Конституции, поскольку статья 14 гарантирует равенство."
    assert _flat(text, language="rus")[-1] == "constitution/1995-08-30/constitution/~art_14"


def test_one_provision_in_the_genitive_is_in_no_list_with_one_in_the_nominative():
    text = f"Применен УК. Помимо статьи 12, статья 15 {LAW} применяется."
    assert _flat(text, language="rus") == ["?", f"{CORRUPTION}/~art_15"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Применена глава 4 (статьи 25 – 27) УК."),
        ("rus", "Применены положения главы 4 (статьи 25 – 27) Уголовного кодекса Республики Казахстан."),
        ("rus", "Применен раздел 2 (статьи 25 – 27) УК."),
        ("kaz", "Қылмыстық кодекстің 4-тарауы (25 – 27-баптар) қолданылды."),
    ],
)  # fmt: skip
def test_articles_in_brackets_behind_a_chapter_are_counted_through_their_act(language, text):
    division = "sec_2" if "раздел" in text else "chp_4"
    due = [f"{CRIMINAL}/~{one}" for one in (division, "art_25", "art_26", "art_27")]
    assert _flat(text, language=language) == due


@pytest.mark.parametrize(
    ("language", "paragraphs", "due"),
    [
        ("rus", ["Часть 4 статьи 36 УПК в редакции Закона от 19 декабря 2020 года № 984-VI действует, а часть 5 той же статьи – нет."], ["{P}/~art_36__para_4", "?", "{P}/~art_36__para_5"]),
        ("rus", ["Применена часть 4 статьи 36 УПК. Она дополнена Законом от 19 декабря 2020 года № 984-VI. Часть 5 указанной статьи действует."], ["{P}/~art_36__para_4", "?", "{P}/~art_36__para_5"]),
        ("rus", ["Применена часть 4 статьи 36 УПК. Она дополнена Законом от 19 декабря 2020 года № 984-VI. Часть 5 действует."], ["{P}/~art_36__para_4", "?", "?"]),
        ("rus", ["Пункт 2 статьи 7 Закона от 19 декабря 2020 года № 984-VI меняет УПК (часть 1 статьи 10).", "Часть 5 той же статьи действует."], ["?", "{P}/~art_10__para_1", "?"]),
        ("kaz", ["ҚПК-нің 36-бабы 2020 жылғы 19 желтоқсандағы № 984-VI Заңмен енгізілген. Осы баптың бірінші бөлігі қолданылды."], ["{P}/~art_36", "?", "{P}/~art_36__para_1"]),
    ],
)  # fmt: skip
def test_that_article_is_one_that_was_cited(language, paragraphs, due):
    assert _flat(*paragraphs, language=language) == [one.format(P=PROCEDURE) for one in due]


@pytest.mark.parametrize("provisions", ["5-бабы", "5 және 6-баптары", "5-бабының 1-тармағы", "5-бабы, 6-бабы"])  # fmt: skip
def test_a_provision_of_codes_that_share_their_noun_may_be_of_either(provisions):
    targets_ = _flat(f"Қылмыстық және Еңбек кодекстерінің {provisions} қолданылды.", language="kaz")
    assert targets_ == [CRIMINAL, *["?"] * (1 + provisions.count(","))]


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("kaz", "«Қазақстан Республикасындағы сайлау туралы» 1995 жылғы 28 қыркүйектегі № 2464 конституциялық заң күші бар Жарлық қолданылды.\nЖарлықтың (қазіргі уақытта – Конституциялық заңның) 5-бабы қолданылды.", ["constitutional-law/1995-09-28/2464", "constitutional-law/1995-09-28/2464/~art_5"]),
        ("kaz", "«Мемлекеттік кәсіпорын туралы» 1995 жылғы 19 маусымдағы № 2335 Жарлықтың (қазір – Заңның) 5-бабы қолданылды.", ["law/1995-06-19/2335/~art_5"]),
        ("rus", "Применена статья 5 Указа от 19 июня 1995 года № 2335 «О государственном предприятии» (ныне – Закона).", ["law/1995-06-19/2335/~art_5"]),
        ("kaz", "Жарлықтың (қазіргі уақытта – Заңның) 5-бабы қолданылды.", ["?"]),
    ],
)  # fmt: skip
def test_an_edict_with_the_name_that_it_goes_by_today_is_named_once(language, text, due):
    assert _flat(*text.split("\n"), language=language) == due


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kaz", "Конституциялық Соттың 2023 жылғы 14 шілдедегі 19-НҚ нормативтік қаулысының 2-тармағы қолданылды."),
        ("kaz", "Конституциялық Соттың 2023 жылғы 14 шілдедегі 19-НҚ-нормативтік қаулысының 2-тармағы қолданылды."),
        ("kaz", "Конституциялық Соттың 2023 жылғы 14 шілдедегі № 19-НҚ-нормативтік қаулысының 2-тармағы қолданылды."),
        ("rus", "Применен пункт 2 нормативного постановления Конституционного Суда от 14 июля 2023 года 19-НП."),
    ],
)  # fmt: skip
def test_letters_tell_the_number_of_a_ruling_without_its_sign(language, text):
    assert _flat(text, language=language) == ["constitutional-court/2023-07-14/19/~para_2"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("kaz", "Қылмыстық кодекстің 5-баптан бастап 8-баптың 2-тармағына дейін қолданылды.", True),
        ("kaz", "Қылмыстық кодекстің 5-бабының 3-тармағынан 8-бабына дейінгі нормалары қолданылды.", True),
        ("kaz", "Қылмыстық кодекстің 5-бабынан 8-бабына дейін қолданылды.", False),
        ("kaz", "Қылмыстық кодекстің 5-бабының 3-тармағынан туындайды, 8-бабына дейін қолданылды.", False),
        ("rus", "Применены нормы УК со статьи 5 по пункт 2 статьи 8.", True),
        ("rus", "Применены нормы с пункта 3 статьи 5 до статьи 8 УК.", True),
        ("rus", "Применены нормы с пункта 3 по пункт 5 статьи 8 УК.", False),
        ("rus", "Применены нормы статьи 5 УК до статьи 8 УК.", False),
    ],
)  # fmt: skip
def test_a_range_of_unlike_ends_is_told(language, text, told):
    _, cited = cite(text, language=language)
    assert [one.code for one in cited.findings] == [Code.CITATION_DOUBTFUL] * told


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("kaz", "Конституциялық Кеңестің нормативтік қаулылары (2005 жылғы 1 шілдедегі, 2008 жылғы 3 маусымдағы) қолданылды.", ["?", "?"]),
        ("kaz", "Конституциялық Сот нормативтік қаулыларында (2023 жылғы 14 шілдедегі және 2023 жылғы 22 қарашадағы № 37-НҚ) айтты.", ["?", "constitutional-court/2023-11-22/37"]),
        ("kaz", "Конституциялық Сот нормативтік қаулысында (2023 жылғы 14 шілдедегі редакция) айтты.", []),
        ("rus", "Нормативные постановления Конституционного Суда (от 14 июля 2023 года, от 22 ноября 2023 года) приняты.", ["?", "?"]),
        ("rus", "Нормативное постановление Конституционного Суда от 14 июля 2023 года № 19-НП (от 22 ноября 2023 года) принято.", ["constitutional-court/2023-07-14/19"]),
    ],
)  # fmt: skip
def test_rulings_named_in_brackets_by_their_days_alone_are_told(language, text, due):
    assert _flat(text, language=language) == due


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Об этом сказано (нормативные постановления Конституционного Совета Республики Казахстан (далее – Конституционный Совет) от 27 мая 2009 года № 8, от 11 июня 2010 года № 2 и Конституционного Суда от 10 января 2023 года № 2)."),
        ("kaz", "Бұл туралы айтылған (Қазақстан Республикасы Конституциялық Кеңесінің (бұдан әрі – Конституциялық Кеңес) 2009 жылғы 27 мамырдағы № 8, 2010 жылғы 11 маусымдағы № 2 және Конституциялық Соттың 2023 жылғы 10 қаңтардағы № 2 нормативтік қаулылары)."),
    ],
)  # fmt: skip
def test_a_bracket_that_shortens_a_body_parts_no_ruling_from_its_date(language, text):
    due = ["council/2009-05-27/8", "council/2010-06-11/2", "court/2023-01-10/2"]
    assert _flat(text, language=language) == [f"constitutional-{one}" for one in due]


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "О проверке части второй пункта 14 статьи 43-1 Земельного кодекса.", "art_43-1__para_14__para_2"),
        ("rus", "Из подпункта 2) абзаца третьего пункта 5 статьи 12 Земельного кодекса это следует.", "art_12__para_5__al_3__point_2"),
        ("kaz", "Жер кодексінің 43-1-бабы 14-тармағының екінші бөлігін тексеру туралы.", "art_43-1__para_14__para_2"),
    ],
)  # fmt: skip
def test_a_part_in_whole_words_is_one_of_the_paragraph_behind_it(language, text, due):
    assert _flat(text, language=language) == [f"{LAND}/~{due}"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Применены статьи 5, 6, кроме статьи 7, а также статья 12 УК.", ["art_5", "art_6", "art_7", "art_12"]),
        ("Применены статьи 5, 6 (кроме статьи 7) и 12 УК.", ["art_5", "art_6", "art_7", "art_12"]),
        ("Применены статья 5, равно как и статья 12 УК.", ["art_5", "art_12"]),
        ("Применены статья 5 вместе со статьей 12 УК.", ["art_5", "art_12"]),
    ],
)  # fmt: skip
def test_an_insertion_parts_no_list_from_its_act(text, due):
    assert _flat(text, language="rus") == [f"{CRIMINAL}/~{one}" for one in due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Применены статья 5 УПК и статья 8 УК. Часть вторая последней применена.", ["{P}/~art_5", "{C}/~art_8", "?"]),
        ("Применены статья 5 УПК и статья 8 УК. Применена часть вторая последней.", ["{P}/~art_5", "{C}/~art_8", "{C}/~art_8__para_2"]),
        ("Применена статья 8 УК. Пункт 5 последнего предложения не применен.", ["{C}/~art_8", "?"]),
    ],
)  # fmt: skip
def test_what_is_of_the_latter_is_never_lost(text, due):
    due = [one.format(P=PROCEDURE, C=CRIMINAL) for one in due]
    assert _flat(text, language="rus") == due


def test_a_noun_with_a_year_behind_it_is_no_later_act():
    text = "Применен Уголовный кодекс. Статья 5 Кодекса (1997 г.) действовала иначе."
    assert _flat(text, language="rus") == [CRIMINAL, "?"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kaz", "Бұл 1997 жылғы 6 наурыздағы № 3 (күші жойылған), 1999 жылғы 5 мамырдағы № 8/2 және 2000 жылғы 10 шілдедегі № 14/2 қаулыларында айтылған."),
        ("rus", "Применены нормативные постановления от 6 марта 1997 года № 3 (утратило силу), от 5 мая 1999 года № 8/2 и от 10 июля 2000 года № 14/2 (изменено)."),
    ],
)  # fmt: skip
def test_a_bracket_behind_one_ruling_ends_no_list(language, text):
    body = {"kaz": "Конституциялық Кеңес түсіндірді.", "rus": "Конституционный Совет разъяснил."}
    due = ["1997-03-06/3", "1999-05-05/8-2", "2000-07-10/14-2"]
    got = _flat(f"{body[language]} {text}", language=language)
    assert got == [f"constitutional-council/{one}" for one in due]


def test_a_part_in_words_is_told_where_the_paragraph_before_cites_parts():
    text = "Часть {} статьи 109 УК действует.\nПереписка с защитником в части третьей не упомянута."
    for before, due in (("вторая", f"{CRIMINAL}/~art_109__para_3"), ("первая", "?")):
        got = _flat(*text.format(before).split("\n"), language="rus")
        assert got[1] == due


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("kaz", "ҚК-нің 366-бабының ескертпесі мен 31-бабының екінші бөлігі қолданылды. Ал сол ескертпенің 2-тармағы қолданылмады.", "{C}/~art_366__note__para_2"),
        ("rus", "Применены статья 7 УК и часть 2 статьи 8 УК. Пункт 1) той же части не применен.", "{C}/~art_8__para_2__point_1"),
        ("rus", "Часть 2 статьи 7 УК соответствует пункту 1 статьи 14 и статье 33 Конституции. Абзац второй того же пункта не применен.", "constitution/1995-08-30/constitution/~art_14__para_1__al_2"),
        ("rus", "Пункт 2 статьи 7 УК соответствует статье 14 и пункту 1 статьи 33 Конституции. Абзац второй того же пункта не применен.", "?"),
        ("rus", "Применены часть 2 статьи 7 УК и часть 3 статьи 8 УК. Пункт 1) той же части не применен.", "?"),
    ],
)  # fmt: skip
def test_that_unit_is_one_of_its_kind(language, text, due):
    assert _flat(text, language=language)[-1] == due.format(C="code/2014-07-03/226-v")


@pytest.mark.parametrize(
    "form", ["бабындағыдан", "бабындағыға", "бабындағыны", "бабындағының", "бабындағыдай"]
)
def test_an_article_is_cited_by_what_stands_in_it(form):
    assert _flat(f"Жаза ҚК-нің 55-{form} қатысты айтылған.", language="kaz") == [
        f"{CRIMINAL}/~art_55"
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("ҚР Жоғарғы Сотының 11.03.2020 № 3 (жарияланған күнінен бастап қолданысқа енгізіледі) нормативтік қаулысымен өзгертілді.", ["2020-03-11/3"]),
        ("ҚР Жоғарғы Сотының 11.03.2020 № 3 (жарияланған күнінен бастап қолданысқа енгізіледі); 21.05.2021 № 2 (кейін енгізіледі) нормативтік қаулыларымен өзгертілді.", ["2020-03-11/3", "2021-05-21/2"]),
    ],
)  # fmt: skip
def test_a_bracket_between_a_number_and_its_noun_parts_them_not(text, due):
    assert sorted(_flat(text, language="kaz")) == [f"supreme-court/{one}" for one in due]


@pytest.mark.parametrize(
    ("language", "paragraphs", "due"),
    [
        ("rus", ("В Законе Республики Казахстан от 20 декабря 1991 года «О гражданстве Республики Казахстан» сказано: «Паспорт выдается, если иное не предусмотрено Конституцией» (статья 3).",), "law/1991-12-20/1017-xii/~art_3"),
        ("rus", ("В УК сказано: «1. Штраф взыскивает суд.", "2. Исключения знает Закон о нотариате.", "3. По правилам статьи 7 УПК он не взыскивается» (статья 44)."), f"{CRIMINAL}/~art_44"),
        ("rus", ("В УК сказано: «Штраф взыскивает суд по правилам статьи 7 УПК» (статья 44).",), f"{CRIMINAL}/~art_44"),
        ("rus", ("В УК названо и это. Применен также Закон от 20 декабря 1991 года «О гражданстве Республики Казахстан» (статья 3).",), "law/1991-12-20/1017-xii/~art_3"),
        ("kaz", ("ҚК-де: «1. Айыппұлды сот өндіреді.", "2. ҚПК-нің 7-бабы бойынша ол өндірілмейді» деп айтылған (44-бап)."), f"{CRIMINAL}/~art_44"),
        ("kaz", ("ҚК-де: «Егер Конституцияда өзгеше көзделмесе, айыппұлды сот өндіреді» деп бекітілген (44-бап).",), f"{CRIMINAL}/~art_44"),
    ],
)  # fmt: skip
def test_a_bracket_behind_quoted_words_tells_where_they_stand(language, paragraphs, due):
    assert _flat(*paragraphs, language=language)[-1] == due


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Норма не соответствует следующим положениям Конституции: пунктам 1 и 3 статьи 4, статье 8, пункту 1 статьи 12."),
        ("kaz", "Норма Конституцияның мына ережелеріне: 4-баптың 1 және 3-тармақтарына, 8-бапқа, 12-баптың 1-тармағына сәйкес келмейді."),
    ],
)  # fmt: skip
def test_a_list_of_the_measures_articles_goes_on_with_one_that_was_examined(language, text):
    asked = {"rus": "Проверена статья 8 УПК.", "kaz": "ҚПК-нің 8-бабы тексерілді."}[language]
    due = ["art_4__para_1", "art_4__para_3", "art_8", "art_12__para_1"]
    found = _flat(asked, text, language=language)
    assert found[1:] == [f"constitution/1995-08-30/constitution/~{one}" for one in due]


@pytest.mark.parametrize(
    ("defined", "cited", "due"),
    [
        ("По Международному пакту о гражданских и политических правах, ратифицированному Законом от 28 ноября 2005 года № 91-III (далее – Пакт), суд независим.", "Применена статья 9 Пакта.", "iccpr/~art_9"),
        ("По Международному пакту о гражданских и политических правах, ратифицированному Законом от 28 ноября 2005 года № 91-III (далее – МПГПП), суд независим.", "Применена статья 9 МПГПП.", "iccpr/~art_9"),
        ("Это сказано в Конвенции о правах ребенка, ратифицированной постановлением Верховного Совета от 8 июня 1994 года (далее – Конвенция).", "Применена статья 20 Конвенции.", "crc/~art_20"),
        ("Пакт о правах ратифицирован. Он одобрен Законом от 18 ноября 2015 года № 410-V (далее – Закон).", "Применена статья 5 Закона.", f"{CORRUPTION}/~art_5"),
        ("Действуют Правила пристани, утвержденные Законом от 18 ноября 2015 года № 410-V (далее – Правила).", "Применен пункт 5 Правил.", "?"),
        ("Взятка запрещена (статья 5 Закона от 18 ноября 2015 года № 410-V) (далее – Закон о взятках).", "Применена статья 6 Закона о взятках.", f"{CORRUPTION}/~art_6"),
        ("Введён Уголовный кодекс (далее – УК). Лицо судимо по статье 65 УК либо по статье 67 Уголовного кодекса от 16 июля 1997 года (далее – УК 1997 года).", "Применена статья 69 УК 1997 года.", "code/1997-07-16/167-i/~art_69"),
    ],
)  # fmt: skip
def test_a_short_name_is_of_the_act_that_was_shortened(defined, cited, due):
    assert _flat(defined, cited, language="rus")[-1].endswith(due)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Названы принципы (равенство супругов (пункт 2 статьи 2 УК). Назван и срок (подпункты 1) и 2) пункта 1 статьи 100 УПК).", ["art_100__para_1__point_1", "art_100__para_1__point_2"]),
        ("Назван срок (это первое. Это второе (подпункт 3) пункта 1 статьи 100 УПК).", ["art_100__para_1__point_3"]),
    ],
)  # fmt: skip
def test_a_bracket_that_was_forgotten_takes_no_numbers_bracket_later(text, due):
    found = _flat(text, language="rus")
    assert found[-len(due) :] == [f"{PROCEDURE}/~{one}" for one in due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("В Международном пакте о гражданских и политических правах, ратифицированном Законом от 28 ноября 2005 года № 91-III, закреплена свобода (статья 9).", "iccpr/~art_9"),
        ("В статье 9 Международного пакта о гражданских и политических правах, ратифицированного Законом от 28 ноября 2005 года № 91-III, сказано и это (пункт 1).", "iccpr/~art_9__para_1"),
        ("Пакт одобрен. Свобода названа в законе, утвержденном Законом от 18 ноября 2015 года № 410-V (статья 9).", f"{CORRUPTION}/~art_9"),
    ],
)  # fmt: skip
def test_an_article_is_of_the_treaty_and_not_of_the_law_which_ratified_it(text, due):
    assert _flat(text, language="rus")[-1].endswith(due)


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "Правила статьи 55 УК применены. По делам с соглашением в порядке главы 63 УПК срок не превышает половины (часть вторая статьи 55).", ["?"]),
        ("rus", "Правила статьи 56 УК применены. По делам с соглашением в порядке главы 63 УПК срок не превышает половины (часть вторая статьи 55).", [f"{PROCEDURE}/~art_55__para_2"]),
        ("kaz", "ҚК-нің 55-бабы қолданылды. ҚПК-нің 63-тарауы бойынша мерзім жартысынан аспайды (55-баптың екінші бөлігі).", ["?"]),
        ("rus", "Статья 8 Пакта названа без имени. В УПК сказано иначе (статья 8).", [f"{PROCEDURE}/~art_8"]),
    ],
)  # fmt: skip
def test_brackets_may_come_back_to_the_act_of_which_the_paragraph_cited_the_article(
    language, text, due
):
    assert _flat(text, language=language)[-1:] == due


@pytest.mark.parametrize(
    ("language", "paragraphs", "due"),
    [
        ("kaz", ("Соттың ҚК-нің 55-бабына негізделген сұрақтары мынадай:", "1) ҚПК-нің 7-бабының 2-тармағы осылай түсіндіріле ме;", "2) 3-тармағы қалай қолданылады?"), "?"),
        ("kaz", ("Соттың ҚК-нің 55-бабына негізделген сұрақтары мынадай:", "1) айыппұл қалай өндіріледі;", "2) 3-тармағы қалай қолданылады?"), f"{CRIMINAL}/~art_55__para_3"),
        ("rus", ("Основания названы в пункте 1 статьи 55 УК:", "1) по подпункту 1) пункта 2 статьи 7 УПК – давность;", "2) по подпункту 3) – смерть."), "?"),
    ],
)  # fmt: skip
def test_an_item_may_go_on_with_the_act_of_the_item_before(language, paragraphs, due):
    assert _flat(*paragraphs, language=language)[-1] == due


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kaz", "ҚК-нің 188-бабында жаза, ал ескертпеде шығын аталған. Сот ескертпеде мұны айтты."),
        ("rus", "Применена статья 188 УК (примечание к ней не касается споров). Сказанное (примечание составителя) неверно."),
        ("kaz", "ҚК-нің 188-бабы қолданылды. Норманың екінші абзацы кеңірек. Хаттың екінші абзацы түсінікті."),
    ],
)  # fmt: skip
def test_notes_and_parts_of_norms_beside_an_article_are_told(language, text):
    assert _flat(text, language=language) == [f"{CRIMINAL}/~art_188", "?"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Осуждён по ст. 188 п. 1 ч. 3 УК.", True),
        ("Применена ст. 14 п. 2 ч. 1 Конституции.", True),
        ("По ч. 1 ст. 190 УК и ст. 188 п. 1 ч. 3 УК он осуждён.", False),
        ("Осуждён по ст. 188 ч. 3 п. 1 УК.", False),
        ("Осуждён по п. 1 ч. 3 ст. 188 УК.", False),
    ],
)
def test_a_point_before_its_part_is_told_where_nothing_says_that_the_act_has_parts(text, told):
    _, cited = cite(text, language="rus")
    assert [one.code for one in cited.findings] == [Code.CITATION_DOUBTFUL] * told


def test_a_pronoun_means_the_act_before_it_and_a_closed_bracket_holds_its_article():
    first = f"Применена статья 5 {LAW}."
    second = (
        "Закон «О противодействии коррупции» от 18 ноября 2015 года (не следует смешивать его с Законом «О борьбе с коррупцией» "
        "от 2 июля 1998 года, статья 5 которого была иной) в статье 5 повторяет его."
    )
    due = [f"{CORRUPTION}/~art_5", CORRUPTION, "law/1998-07-02/267-i"]
    read = _flat(first, second, language="rus")
    assert read[:3] == due
    assert read[3:] == ["law/1998-07-02/267-i/~art_5", f"{CORRUPTION}/~art_5"]
