"""Which act and which ruling is meant: courts by their short names, numbers of old laws, codes of before."""

from __future__ import annotations

import pytest

from pipeline.cite import find, resolve
from pipeline.codes import Code
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.terms import BlockRole
from pipeline.text import CleanText
from tests.cite.labelled import ENACTMENT, cite, sections_of, settled, short, targets

C95 = "constitution/1995-08-30/constitution"
COUNCIL, SUPREME = "constitutional-council", "supreme-court"
PLENUM = {
    "rus": "Постановление Пленума Верховного Суда Республики Казахстан от 19 февраля 1996 года № 3",
    "kaz": "Қазақстан Республикасы Жоғарғы Соты Пленумының 1996 жылғы 19 ақпандағы № 3 қаулысы",
}


def _flat(*paragraphs: str, **options: str) -> list[str]:
    return [target for one in targets(*paragraphs, **options) for target in one or ["?"]]


@pytest.mark.parametrize(
    ("language", "defined", "cited"),
    [
        ("rus", "Конституционный Совет Республики Казахстан (далее – Совет) принял.", "Нормативное постановление Совета от 1 июля 2005 года № 4 и постановление Совета от 6 марта 1997 года № 3"),
        ("rus", "В Конституционный Совет (далее – Конституционный Совет) внесено.", "Постановления Конституционного Совета от 1 июля 2005 года № 4, от 6 марта 1997 года № 3"),
        ("kaz", "Қазақстан Республикасының Конституциялық Кеңесі (бұдан әрі – Кеңес) шешті.", "Кеңестің 2005 жылғы 1 шілдедегі № 4 қаулысы және Кеңестің 1997 жылғы 6 наурыздағы № 3 қаулысы"),
        ("kaz", "Конституциялық Кеңеске (бұдан әрі – Конституциялық Кеңес) енгізілді.", "Конституциялық Кеңестің 2005 жылғы 1 шілдедегі № 4, 1997 жылғы 6 наурыздағы № 3 нормативтік қаулылары"),
    ],
)  # fmt: skip
def test_a_short_name_of_a_court_says_whose_a_ruling_is(language, defined, cited):
    due = [f"{COUNCIL}/2005-07-01/4", f"{COUNCIL}/1997-03-06/3"]
    assert _flat(defined, cited, language=language) == due


def test_a_short_name_of_another_body_is_no_court():
    assert _flat("Центральный совет (далее – Совет) решил.", "Постановление Совета от 1 июля 2005 года № 4", language="rus") == ["?"]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Постановление Пленума Верховного Суда от 23 декабря 1994 года № 9, пункт 3 постановления от 16 июня 1995 года № 4."),
        ("rus", "Пленум Верховного Суда Республики Казахстан в постановлении от 23 декабря 1994 года № 9 разъяснил; пункт 3 постановления Пленума от 16 июня 1995 года № 4."),
        ("kaz", "Жоғарғы Сот Пленумының 1994 жылғы 23 желтоқсандағы № 9 қаулысы, 1995 жылғы 16 маусымдағы № 4 қаулысының 3-тармағы."),
        ("kaz", "Қазақстан Республикасы Жоғарғы Соты Пленумының 1994 жылғы 23 желтоқсандағы N 9 қаулысы; Пленумның 1995 жылғы 16 маусымдағы N 4 қаулысының 3-тармағы."),
    ],
)  # fmt: skip
def test_the_plenum_rules_for_the_supreme_court(language, text):
    due = [f"{SUPREME}/1994-12-23/9", f"{SUPREME}/1995-06-16/4/~para_3"]
    assert _flat(text, language=language, enactment=PLENUM[language]) == due


def test_a_resolution_that_is_not_normative_may_be_anybodys_in_later_years():
    text = "Верховный Суд решил. Пункт 3 постановления от 16 июня 2005 года № 4."
    assert _flat(text, language="rus") == ["?"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статья 3 Закона от 24 марта 1998 года N 213-{} «О нормативных правовых актах»."),
        ("kaz", "«Нормативтік құқықтық актілер туралы» 1998 жылғы 24 наурыздағы N 213-{} Заңның 3-бабы."),
    ],
)  # fmt: skip
def test_the_convocation_in_a_number_may_stand_in_arabic_figures(language, text):
    for figure, due in (("1", "law/1998-03-24/213-i/~art_3"), ("I", "law/1998-03-24/213-i/~art_3"), ("2", "?")):  # fmt: skip
        assert _flat(text.format(figure), language=language) == [due]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статья 10 Жилищного кодекса Республики Казахстан от 1 июля 1992 года (далее – ЖК). Статья 15 ЖК."),
        ("kaz", "1992 жылғы 1 шілдедегі Қазақстан Республикасы Тұрғын үй кодексінің (бұдан әрі – ТҮК) 10-бабы. ТҮК-тің 15-бабы."),
    ],
)  # fmt: skip
def test_the_housing_code_has_a_name(language, text):
    code = "code/1992-07-01/nn"
    due = [f"{code}/~art_10", f"{code}/~art_15"]
    assert _flat(text, language=language, enactment=PLENUM[language]) == due


CODE = "code/2014-07-05/235-v"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Оспариваются следующие положения Кодекса Республики Казахстан об административных правонарушениях от 5 июля 2014 года № 235-V ЗРК (далее – КоАП): статья 787."),
        ("rus", "Судами нарушены правила Кодекса Республики Казахстан от 5 июля 2014 года № 235-V «Об административных правонарушениях», а также статья 787 КоАП."),
        ("kaz", "Қазақстан Республикасының 2014 жылғы 5 шілдедегі № 235-V «Әкімшілік құқық бұзушылық туралы» Кодексінің ережелері (бұдан әрі – ӘҚБтК), оның ішінде 787-бабы."),
    ],
)  # fmt: skip
def test_provisions_of_an_act_are_no_regulations_that_it_issued(language, text):
    assert {one.partition("/~")[0] for one in _flat(text, language=language)} == {CODE}


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "Пункт 2 мотивировочной части постановления Конституционного Совета от 1 июля 2005 года № 4 и пункт 2 его резолютивной части.", ["motivation__para_2", "decision__para_2"]),
        ("rus", "В постановлении Конституционного Совета от 1 июля 2005 года № 4 сказано иное; абзац второй пункта 1 резолютивной части названного постановления и пункт 3 названного постановления.", ["", "decision__para_1__al_2", "para_3"]),
        ("kaz", "Конституциялық Кеңестің 2005 жылғы 1 шілдедегі № 4 нормативтік қаулысы уәждеу бөлігінің 2-тармағы және аталған қаулының қарар бөлігінің 1 және 4-тармақтары.", ["motivation__para_2", "decision__para_1", "decision__para_4"]),
    ],
)  # fmt: skip
def test_a_point_is_of_the_part_of_the_ruling_that_is_named(language, text, due):
    ruling = f"{COUNCIL}/2005-07-01/4"
    assert _flat(text, language=language) == [f"{ruling}/~{one}" if one else ruling for one in due]


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "В постановлениях Конституционного Совета (от 3 марта 1999 года № 5/2, от 8 мая 2008 года № 4) это разъяснено.", ["1999-03-03/5-2", "2008-05-08/4"]),
        ("rus", "Об этом – нормативные постановления Конституционного Совета (от 8 мая 2008 года № 4 и от 3 июня 2009 года № 7).", ["2008-05-08/4", "2009-06-03/7"]),
    ],
)  # fmt: skip
def test_rulings_are_listed_in_brackets_behind_their_noun(language, text, due):
    got = _flat(text, language=language)
    assert [one.partition(f"{COUNCIL}/")[2] for one in got] == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Үкімет туралы Конституциялық заңның 9-бабы да, Парламент туралы Конституциялық заңның 11-бабы да мұны айтпайды.", "constitutional-law/1995-10-16/2529/~art_11"),
        ("Үкімет туралы Конституциялық заңның 9-бабы және Жоғарғы Сот туралы Конституциялық заңның 11-бабы қолданылады.", "?"),
    ],
)  # fmt: skip
def test_a_body_that_a_law_is_about_is_its_title(text, due):
    assert _flat(text, language="kaz")[-1] == due


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "В Уголовном кодексе этому посвящена глава 4 (статьи 25 – 27), и только она.", ["chp_4", "art_25", "art_26", "art_27"]),
        ("rus", "Нормы Уголовного кодекса, глава 4 (статья 25), применяются.", ["chp_4", "art_25"]),
        ("kaz", "Қылмыстық кодекстің 4-тарауы (25 – 27-баптар) қолданылады.", ["chp_4", "art_25", "art_26", "art_27"]),
        ("kaz", "Қылмыстық кодекстің 4-тарауында (25-бап) бұл айтылған.", ["chp_4", "art_25"]),
    ],
)  # fmt: skip
def test_articles_in_brackets_behind_a_chapter_are_cited_by_themselves(language, text, due):
    cited = [one for one in _flat(text, language=language) if "~" in one]
    assert [one.rpartition("~")[2] for one in cited] == due


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Соотношение пунктов 3 и 6 статьи 61 Конституции: налоги (подпункт 4)) и режим собственности."),
        ("rus", "В пунктах 3 – 5 статьи 61 Конституции это названо, а в подпункте 4) – нет."),
        ("kaz", "Конституцияның 61-бабының 3 және 6-тармақтарының арақатынасы: салық салу (4) тармақша) заңмен реттеледі."),
    ],
)  # fmt: skip
def test_a_subparagraph_is_not_of_each_of_several_paragraphs(language, text):
    assert targets(text, language=language)[1:] == [[]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статья 463 КоАП имеет примечание, а часть вторая статьи 10 КоАП – нет. Пункт 1 примечания к статье 463 КоАП придает слову смысл статьи 2 Предпринимательского кодекса, пункт {} – иной."),
    ],
)  # fmt: skip
def test_a_paragraph_goes_on_with_a_note_that_was_cited_with_paragraphs(language, text):
    for number, due in ((2, "code/2014-07-05/235-v/~art_463__note__para_2"), (4, "?")):
        assert _flat(text.format(number), language=language)[-1] == due


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Статья 87 Уголовного кодекса оспорена.", "Статья 87 молчит о надзоре; его пункт 2 статьи 8 Конституционного закона «О прокуратуре» лишь подразумевает, а статья 88 исключает."),
        ("Оспорена статья 187 Уголовного кодекса.", "Поскольку статья 187 не упоминает срока, который статья 5 Закона «О правовых актах» считает обязательным, суды обходят и статью 188."),
    ],
)  # fmt: skip
def test_a_sentence_that_left_an_act_out_may_go_on_with_it(before, text):
    *_, named, last = targets(before, text, language="rus")
    assert named != []
    assert last == []


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("В статье 52 Конституции сказано о гарантиях.", "Гарантии названы в пункте 2 статьи 51 Уголовного кодекса. Ни в пункте 4 статьи 52, ни в пункте 5 статьи 71 об этом не сказано."),
        ("Гарантии дает статья 52 Конституции.", "О том же – статья 51 Уголовного кодекса. Названы они в статье 52, пункте 5 статьи 71."),
    ],
)  # fmt: skip
def test_an_article_beside_one_of_another_act_is_not_the_paragraphs(before, text):
    assert _flat(before, text, language="rus")[-1] == "?"


@pytest.mark.parametrize(
    "text",
    [
        "Ни Уголовный кодекс, ни статья 27 последнего не дают такого права.",
        "Ни Конституция, ни пункты 1 – 4 статьи 27 последней этого не допускают.",
    ],
)  # fmt: skip
def test_the_latter_is_not_what_it_is_listed_with(text):
    assert _flat(text, language="rus")[-1] == "?"


@pytest.mark.parametrize(
    ("language", "before", "text"),
    [
        ("rus", "Пункт 3 статьи 9 Закона «О правовых актах» не ограничивает права. По пункту 3 статьи 61 Конституции издаются законы.", "Однако подпункт 2) этого пункта толкуется по-разному."),
        ("kaz", "«Құқықтық актілер туралы» Заңның 9-бабының 3-тармағы құқықты шектемейді. Заң шығарушы Конституцияның 61-бабының 3-тармағына сәйкес заң шығарады.", "Алайда бұл тармақтың 2) тармақшасындағы сөз әртүрлі түсіндіріледі."),
        ("kaz", "Қылмыстық кодекстің 25-бабының 3-тармағы анық. Бұл туралы Конституцияның 39-бабының 1-тармағында айтылған.", "Сонымен бірге осы тармақтың 1) тармақшасы дауланып отыр."),
    ],
)  # fmt: skip
def test_that_paragraph_may_not_be_the_constitutions_that_was_cited_in_passing(
    language, before, text
):
    assert _flat(before, text, language=language)[-1] == "?"


LABOUR, CRIMINAL = "code/2015-11-23/414-v", "code/2014-07-03/226-v"


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "Нарушены нормы Уголовного и Трудового кодексов.", [CRIMINAL, LABOUR]),
        ("rus", "Нормы Налогового, Уголовного и Трудового кодексов.", ["code/2017-12-25/120-vi", CRIMINAL, LABOUR]),
        ("rus", "Нарушены статьи 6 Уголовного и Трудового кодексов.", ["?", LABOUR]),
        ("rus", "Они отвечают Уголовному или Трудовому кодексам.", [CRIMINAL, LABOUR]),
        ("rus", "Уголовного наказания и Трудового кодекса это не меняет.", [LABOUR]),
        ("rus", "Трудового кодекса, Уголовного,", [LABOUR]),
        ("rus", "Трудового кодекса и Уголовного и", [LABOUR]),
    ],
)  # fmt: skip
def test_two_acts_may_share_a_noun(language, text, due):
    assert _flat(text, language=language) == due


def test_the_latter_behind_a_ruling_named_whole_is_told():
    text = (
        "Вопрос разрешён постановлением от 11 июля 2023 года № 20-НП, и в силу подпункта 3) "
        "пункта 1 статьи 47 дело прекращается (подпункт 2) статьи 49 последнего)."
    )
    assert _flat(text, language="rus")[1:] == ["?", "?"]


def test_rulings_are_listed_over_the_court_that_ruled_those_behind_it():
    text = "Конституциялық Кеңес 1999 жылғы 12 наурыздағы № 3/2, 2002 жылғы 26 маусымдағы № 14 және Конституциялық Сот 2023 жылғы 21 ақпандағы № 3, 2023 жылғы 6 наурыздағы № 4 нормативтік қаулыларда атап өткен."
    due = [f"{COUNCIL}/1999-03-12/3-2", f"{COUNCIL}/2002-06-26/14"]
    due += ["constitutional-court/2023-02-21/3", "constitutional-court/2023-03-06/4"]
    assert _flat(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Применен пункт 1 статьи 75 ГК. Важны пункт 2 статьи 76, часть вторая статьи 54 ГПК.", "?"),
        ("Важны пункт 2 статьи 76, часть вторая статьи 54 ГПК.", "code/2015-10-31/377-v/~art_76__para_2"),
    ],
)  # fmt: skip
def test_a_provision_of_a_list_may_be_of_an_act_in_sight_that_is_divided_as_it_is(text, due):
    head = "Применены часть первая статьи 30 и часть вторая статьи 152 ГПК."
    assert due in _flat(head, text, language="rus")


@pytest.mark.parametrize(
    ("language", "named", "again"),
    [
        ("rus", "Постановление Конституционного Совета от 12 мая 1999 года № 3/2 требует толкования.", "В постановлении от 12 мая 1999 года № 3/2 сказано иное."),
        ("kaz", "Конституциялық Кеңестің 1999 жылғы 12 мамырдағы № 3/2 қаулысы түсіндіруді қажет етеді.", "1999 жылғы 12 мамырдағы № 3/2 қаулыда өзгеше айтылған."),
    ],
)  # fmt: skip
def test_a_ruling_that_was_named_with_its_court_is_known_by_its_day_and_number(
    language, named, again
):
    """The Constitutional Court did not sit on the day; once the ruling was left open."""
    due = f"{COUNCIL}/1999-05-12/3-2"
    assert _flat(named, again, language=language) == [due, due]
    other = again.replace("3/2", "4/2")
    assert _flat(named, other, language=language) == [due, "?"]


def test_a_subpoint_without_a_point_is_of_no_ruling():
    text = "Для постановления Конституционного Совета от 12 мая 1999 года № 3/2 основания, указанного в подпункте 2), нет."
    assert _flat(text, language="rus") == [f"{COUNCIL}/1999-05-12/3-2", "?"]


def test_that_code_may_be_the_one_that_its_paragraph_names_in_brackets():
    above = "Статья 5 Трудового кодекса и статья 6 Гражданского процессуального кодекса применены."
    text = "Согласие удостоверяется (пункт 3 статьи 34 Земельного кодекса); взыскание идет по статье 44 названного Кодекса."
    land = "code/2003-06-20/442-ii"
    assert _flat(above, text, language="rus")[-2:] == [
        f"{land}/~art_34__para_3",
        f"{land}/~art_44",
    ]


def test_the_latter_constitution_is_the_one_named_last():
    text = "Сот 2026 жылғы Конституцияның 61-бабын қолданды. Ұсынуда 1995 жылғы Конституцияның 35-бабы мен соңғы Конституцияның 61-бабының 3-тармағы көрсетілген."
    title = "Қазақстан Республикасы Конституциялық Сотының 2026 жылғы 19 қыркүйектегі № 38-НҚ нормативтік қаулысы"
    assert _flat(text, enactment=title)[-2:] == [f"{C95}/~art_35", f"{C95}/~art_61__para_3"]


def test_what_was_asked_about_rulings_beside_the_constitution_leaves_it_explained():
    asks = "О толковании статьи 77 Конституции и постановления Конституционного Совета от 12 мая 1999 года № 3/2"
    text = "Право предусмотрено статьями 23 и 26."
    assert _asked(asks, text) == [f"{C95}/~art_23", f"{C95}/~art_26"]
    for between in (
        "Общее правило дает статья 26 Гражданского кодекса.",
        "Комиссия проверяет это (статья 26 Гражданского кодекса).",
    ):
        assert _asked(asks, between, text) == ["?"]
    assert _asked(asks, f"{between[:-1]}, {text}") == ["?"]


def _asked(title: str, *paragraphs: str) -> list[str]:
    """What the last citation cites in a ruling of a title."""
    text = CleanText.of("\n".join((ENACTMENT["rus"], title, *paragraphs)))
    plain, job = sections_of(text), settled(load(Language("rus")))
    enactment, asking, *others = plain.paragraphs
    asking = asking._replace(role=BlockRole.TITLE)
    sections = plain._replace(paragraphs=(enactment, asking, *others))
    cited = resolve(find(text, sections, job), text, sections, job)
    return [short(one) for one in cited.citations[-1].targets] or ["?"]


def test_a_law_that_parliament_adopted_is_the_one_signed_in_that_year():
    """Before it was signed no act of the name was in force, and all that its short name governs stayed open."""
    enactment = (
        "Постановление Конституционного Совета Республики Казахстан от 26 июня 1998 года N 4/2"
    )
    text = 'Закона Республики Казахстан "О борьбе с коррупцией", принятого Парламентом 4 июня 1998 года (далее - Закон).'
    law = "law/1998-07-02/267-i"
    got = _flat(text, "Статья 18 Закона ясна.", language="rus", enactment=enactment)
    assert got == [law, f"{law}/~art_18"]
    other = text.replace("1998", "1997")
    got = _flat(other, "Статья 18 Закона ясна.", language="rus", enactment=enactment)
    assert got == ["?", "?"]


def test_a_part_is_of_no_article_of_the_constitution():
    text = "Статья 109 Трудового кодекса развивает пункт 1 статьи 76 и пункт 1 статьи 83 Конституции. Круг решений определен частью первой названной статьи."
    assert _flat(text, language="rus")[-1] == "code/2015-11-23/414-v/~art_109__para_1"
    two = text.replace("Статья 109", "Статьи 108 и 109")
    assert _flat(two, language="rus")[-1] == "?"


def test_parts_of_one_article_are_counted_on_in_the_next_sentence():
    text = "Взыскание названо в части первой статьи 41 Трудового кодекса. По части первой статьи 50 оно назначается редко, а частью второй определены лица. Часть {} допускает иное."
    labour = "code/2015-11-23/414-v"
    assert _flat(text.format("третья"), language="rus")[-1] == f"{labour}/~art_50__para_3"
    assert _flat(text.format("пятая"), language="rus")[-1] == "?"


def test_a_provision_behind_several_laws_is_not_of_the_last():
    laws = "законами от 10 января 2006 года № 116-III, от 5 июля 2011 года № 452-IV"
    text = f"Статья 92 Земельного кодекса изменялась {laws}, пункт 2 статьи 94 изложен заново."
    assert _flat(text, language="rus")[-1] == "?"


def test_the_warning_of_an_article_is_its_note():
    assert _flat("2014 жылғы 5 шілдедегі № 235-V Әкімшілік құқық бұзушылық туралы кодекстің 748-бабының ескертуі.") == ["code/2014-07-05/235-v/~art_748__note"]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "doubtful"),
    [
        ("По Уголовному кодексу от 16 июля 1997 года кража каралась.", True),
        ("По Уголовному кодексу от 16 июля 1997 года (далее – прежний УК) кража каралась.", False),
        ("По Уголовному кодексу от 3 июля 2014 года кража карается.", False),
        ("По статье 188 кража карается.", False),
    ],
)
def test_a_name_behind_an_older_act_of_that_name_is_told(before, doubtful):
    """The one in force is meant, or the one that the sentence before named by its date."""
    _, cited = cite(f"{before} Статья 175 Уголовного кодекса говорит о ней.", language="rus")
    assert (Code.CITATION_DOUBTFUL in {one.code for one in cited.findings}) == doubtful


@pytest.mark.parametrize("noun", ["постановления", "нормативного постановления"])
def test_a_ruling_of_the_years_of_a_court_of_the_same_name_is_of_no_court_that_is_told(noun):
    text = f"Пункт 21 {noun} от 21 июля 1995 года № 4 не расходится с законом."
    assert _flat(text, language="rus") == ["?"]


@pytest.mark.parametrize(
    "treaty",
    [
        "Конвенцией по охране рек и озер (Женева, 4 марта 1991 года)",
        "Соглашением по вопросам переселения (Минск, 5 мая 1999 г.)",
    ],
)
def test_a_treaty_whose_title_ends_in_where_and_when_it_was_made_is_cited(treaty):
    assert _flat(f"Эти отношения регулируются {treaty}.", language="rus") == ["?"]


def test_a_law_beside_a_place_and_a_day_is_no_treaty():
    text = "Статья 5 Закона «О нотариате» применена судом (Алматы, 5 мая 2020 года)."
    assert _flat(text, language="rus") == ["law/1997-07-14/155-i/~art_5"]


@pytest.mark.parametrize(
    ("sentence", "doubtful"),
    [
        ("Приговором от 5 мая 2012 года он осужден по статье 175 УК.", True),
        ("Приговором суда 2009 года он осужден по части второй статьи 259 Уголовного кодекса.", True),
        ("Приговором от 5 мая 2016 года он осужден по статье 188 УК.", False),
        ("В 2012 году он осужден по статье 175 УК от 16 июля 1997 года.", False),
        ("В 2012 году он осужден по статье 175 прежнего УК.", False),
        ("По статье 5 Закона от 14 июля 1997 года «О нотариате» и статье 188 УК он прав.", False),
        ("С 1 января 2026 года статья 35 Налогового кодекса утратит силу.", False),
        ("В 2012 году он обратился в суд. Статья 188 УК гласит иное.", False),
        ("2012 жылғы 5 мамырдағы үкіммен ол ҚК-нің 175-бабы бойынша сотталған.", True),
        ("2009 жылы ол Қылмыстық кодекстің 259-бабының екінші бөлігі бойынша сотталған.", True),
        ("2016 жылғы 5 мамырдағы үкіммен ол ҚК-нің 188-бабы бойынша сотталған.", False),
        ("2012 жылы ол 1997 жылғы 16 шілдедегі Қылмыстық кодекстің 175-бабы бойынша сотталған.", False),
        ("2012 жылы ол сотқа жүгінді. ҚК-нің 188-бабы өзгеше.", False),
    ],
)  # fmt: skip
def test_a_name_in_a_sentence_about_a_day_before_its_act_is_told(sentence, doubtful):
    """The code of the day of the ruling is meant, or the one of the day that the sentence speaks of."""
    language = "kaz" if "жыл" in sentence else "rus"
    _, cited = cite(sentence, language=language)
    assert (Code.CITATION_DOUBTFUL in {one.code for one in cited.findings}) == doubtful


@pytest.mark.parametrize(
    ("defined", "sentence", "due"),
    [
        ("Закон «О нотариате» (далее – Закон) и Закон «О государственном имуществе» (далее – Закон).", "Статья 5 Закона.", "?"),
        ("Закон «О нотариате» (далее – Закон), статья 5 Закона «О нотариате» (далее – Закон).", "Статья 5 Закона.", "law/1997-07-14/155-i/~art_5"),
        ("«Нотариат туралы» Заң (бұдан әрі – Заң) және «Мемлекеттік мүлік туралы» Заң (бұдан әрі – Заң).", "Заңның 5-бабы.", "?"),
        ("«Нотариат туралы» Заң (бұдан әрі – Заң).", "Заңның 5-бабы.", "law/1997-07-14/155-i/~art_5"),
    ],
)  # fmt: skip
def test_a_short_name_that_one_paragraph_gives_two_acts_means_neither(defined, sentence, due):
    language = "rus" if sentence.startswith("Статья") else "kaz"
    assert _flat(defined, sentence, language=language)[-1] == due


@pytest.mark.parametrize(
    ("sentence", "doubtful"),
    [
        ("В период действия Кодекса об административных правонарушениях от 30 января 2001 года применялась статья 577 КоАП.", True),
        ("Статья 175 УК от 16 июля 1997 года соответствует статье 188 УК.", False),
        ("2001 жылғы 30 қаңтардағы Әкімшілік құқық бұзушылық туралы кодекс қолданылғанда ӘҚБтК-нің 577-бабы өзгеше еді.", True),
        ("1997 жылғы 16 шілдедегі Қылмыстық кодекстің 175-бабы ҚК-нің 188-бабына сай келеді.", False),
    ],
)  # fmt: skip
def test_a_name_beside_an_older_act_that_is_told_by_its_date_alone_is_told(sentence, doubtful):
    _, cited = cite(sentence, language="kaz" if "жыл" in sentence else "rus")
    assert (Code.CITATION_DOUBTFUL in {one.code for one in cited.findings}) == doubtful
