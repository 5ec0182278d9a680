"""Which act is meant: definitions, brackets, what was named before, dates, other states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.cite import find
from pipeline.codes import Code
from pipeline.grammar import load as load_grammar
from pipeline.languages import Language
from pipeline.registry import Period, Registry, load
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import BlockRole, Court
from pipeline.text import CleanText, Span
from tests.cite.labelled import cite, settled, short, targets

C93, C95, C26 = (
    f"constitution/{date}/constitution" for date in ("1993-01-28", "1995-08-30", "2026-03-15")
)
CIVIL, CIVIL_SPECIAL = "code/1994-12-27/268-xiii", "code/1999-07-01/409-i"
UPK, UPK97 = "code/2014-07-04/231-v", "code/1997-12-13/206-i"
KAZ = "Қазақстан Республикасы Конституциялық Сотының {} № 5 нормативтік қаулысы"
RUS = "Нормативное постановление Конституционного Суда Республики Казахстан от {} года № 5"


@pytest.mark.parametrize("dash", ["–", "-", "—"])
@pytest.mark.parametrize("opening", ["бұдан әрі", "одан әрі", "әрі қарай"])
def test_defined_abbreviations(dash, opening):
    text = f"Азаматтық кодекстің ({opening} {dash} АБВ) қолданылуы. АБВ-ның 9-бабы айтылды."
    assert targets(text) == [[CIVIL, CIVIL_SPECIAL], [f"{CIVIL}/~art_9"]]


@pytest.mark.parametrize("short", ["Кодекс", "«Кодекс»", '"Кодекс"', "УПК, Кодекс"])
def test_defined_abbreviations_in_russian(short):
    text = f"Уголовно-процессуального кодекса (далее – {short}). Статья 9 Кодекса действует."
    assert targets(text, language="rus") == [[UPK], [f"{UPK}/~art_9"]]


@pytest.mark.parametrize("mark", [", ", "; "])
@pytest.mark.parametrize(
    ("language", "text", "small", "whole"),
    [
        (
            "rus",
            "Уголовно-процессуального кодекса (далее – {}). По {} статьи 9 Конституции и статьи 9 АБВ.",
            [("пункт 2", "пункту 2"), ("п. 2", "п. 2"), ("часть вторая", "части второй")],
            "статья 43",
        ),
        (
            "kaz",
            "Қылмыстық-процестік кодекстің (бұдан әрі – {}) қолданылуы. Конституцияның 9-бабының {} және АБВ-ның 9-бабы.",
            [("2-тармақ", "2-тармағы"), ("екінші бөлік", "екінші бөлігі")],
            "43-бап",
        ),
    ],
)
def test_a_provision_behind_or_in_the_place_of_a_short_name_is_none(
    language, text, small, whole, mark
):
    """`(далее – УПК, статья 43, пункт 2)` once made every `пункт 2` of the ruling one of the code."""
    bodies = [[f"{C95}/~art_9__para_2"], [f"{UPK}/~art_9"]]
    for written, declined in small:
        for names in (f"АБВ{mark}{whole}, {written}", f"АБВ{mark}{written}"):
            assert targets(text.format(names, declined), language=language)[-2:] == bodies
        alone = targets(text.format(written, declined), language=language)
        assert bodies[0] in alone


AMENDING = "law/1998-10-07/284-i"
"""The one law of its title that the registry knows, of at least six that there are."""


@pytest.mark.parametrize(
    ("language", "undated", "dated"),
    [
        (
            "rus",
            "Закон «О внесении изменений и дополнений в Конституцию Республики Казахстан» рассмотрен.",
            (
                "Закон от 7 октября 1998 года № 284-I «О внесении изменений и дополнений в Конституцию "
                "Республики Казахстан» рассмотрен."
            ),
        ),
        (
            "kaz",
            "«Қазақстан Республикасының Конституциясына өзгерістер мен толықтырулар енгізу туралы» Заң қаралды.",
            (
                "«Қазақстан Республикасының Конституциясына өзгерістер мен толықтырулар енгізу туралы» "
                "1998 жылғы 7 қазандағы Қазақстан Республикасының Заңы қаралды."
            ),
        ),
    ],
)
def test_laws_that_amend_others_share_titles_and_only_a_date_tells_them_apart(
    language, undated, dated
):
    assert targets(undated, language=language) == [[]]
    assert targets(dated, language=language) == [[AMENDING]]


def test_a_definition_counts_from_its_place_on():
    text = "Заңның 5-бабы. «Құқықтық актілер туралы» Заң (бұдан әрі – Заң). Заңның 6-бабы."
    law = "law/2016-04-06/480-v"
    assert targets(text) == [[], [law], [f"{law}/~art_6"]]


def test_the_later_of_two_definitions_counts():
    first = "Закон «О нотариате» (далее – Закон). Статья 5 Закона."
    second = "Закон «О правовых актах» (далее – Закон). Статья 6 Закона."
    found = targets(first, second, language="rus")
    assert found[1] == ["law/1997-07-14/155-i/~art_5"]
    assert found[3] == ["law/2016-04-06/480-v/~art_6"]


def test_a_short_name_for_something_else_is_nobodys_act():
    text = "Республикалық адвокаттар алқасы (бұдан әрі – Алқа). Алқаның 5-тармағы. ҚПК-нің 5-бабы."
    assert targets(text)[-1] == [f"{UPK}/~art_5"]
    assert [] in targets(text)


def test_brackets_take_the_act_of_their_sentence():
    assert targets("Конституцияда құқық бекітілген (13-баптың 2-тармағы).") == [
        [f"{C95}/~art_13__para_2"]
    ]
    assert targets("ҚПК қағидаттарды таниды (9-бап).") == [[f"{UPK}/~art_9"]]
    assert targets("УПК закрепляет принципы (статья 9).", language="rus") == [[f"{UPK}/~art_9"]]


def test_what_is_in_brackets_does_not_count_outside():
    text = "ҚПК қағидаттары (Конституцияның 13-бабы) бар, сондай-ақ 21-бапта теңдік аталған."
    assert targets(text) == [[f"{C95}/~art_13"], [f"{UPK}/~art_21"]]


def test_a_yardstick_is_not_the_act_meant():
    text = "ҚПК нормалары Конституцияға сәйкес келеді, 21-бапта теңдік аталған."
    assert targets(text) == [[f"{UPK}/~art_21"]]
    text = "Нормы УПК на соответствие Конституции проверены, в статье 21 названо равенство."
    assert targets(text, language="rus") == [[f"{UPK}/~art_21"]]


def test_several_acts_in_the_paragraph_leave_it_open():
    text = "ҚПК мен Азаматтық кодекс қолданылды. Сот 21-баптың мазмұнына сүйенді."
    assert targets(text) == [[CIVIL, CIVIL_SPECIAL], []]


def test_an_article_cited_with_its_act_before_is_known_again():
    first, second = "ҚПК-нің 484-бабы тексерілді.", "Сот 484-баптың үшінші бөлігін қолданды."
    assert targets(first, second)[-1] == [f"{UPK}/~art_484__para_3"]
    assert targets(first, "Сот 85-баптың үшінші бөлігін қолданды.")[-1] == []
    # No other act that is named here has so many articles, and no law but a code.
    assert targets(first, "Сот 485-баптың үшінші бөлігін қолданды.")[-1] == [
        f"{UPK}/~art_485__para_3"
    ]


def test_the_next_paragraph_forgets_the_act():
    assert targets("ҚПК қолданылады.", "Сот 9-бапты қолданды.") == [[]]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("ҚПК-нің 9-бабы. Осы баптың 2-бөлігі.", f"{UPK}/~art_9__para_2"),
        (
            "ҚПК-нің 9-бабының 2-бөлігі. Аталған бөліктің 1) тармағы.",
            f"{UPK}/~art_9__para_2__point_1",
        ),
        ("Конституцияның 9-бабының 2-тармағында, ал 3-тармағында басқа.", f"{C95}/~art_9__para_3"),
        ("ҚПК-нің 9-бабы. Осы Кодекстің 10-бабы.", f"{UPK}/~art_10"),
        ("«Нотариат туралы» Заңның 9-бабы. Осы Заңның 10-бабы.", "law/1997-07-14/155-i/~art_10"),
    ],
)
def test_what_points_back(text, due):
    assert targets(text)[-1] == [due]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Статья 9 УПК. Часть 2 этой статьи.", f"{UPK}/~art_9__para_2"),
        ("Пункт 2 статьи 9 Конституции. Пункт 3 той же статьи.", f"{C95}/~art_9__para_3"),
        ("Статья 9 УПК. Статья 10 настоящего Кодекса.", f"{UPK}/~art_10"),
        (
            "Статья 9 Закона «О нотариате». Статья 10 названного Закона.",
            "law/1997-07-14/155-i/~art_10",
        ),
    ],
)
def test_what_points_back_in_russian(text, due):
    assert targets(text, language="rus")[-1] == [due]


@pytest.mark.parametrize(
    ("day", "text", "due"),
    [
        ("1995 жылғы 3 наурыздағы", "Конституцияның 5-бабы", C93),
        ("2023 жылғы 14 шілдедегі", "Конституцияның 5-бабы", C95),
        ("2026 жылғы 30 маусымдағы", "Конституцияның 5-бабы", C95),
        ("2026 жылғы 1 шілдедегі", "Конституцияның 5-бабы", C26),
        ("2031 жылғы 3 наурыздағы", "Негізгі Заңның 5-бабы", C26),
        ("2031 жылғы 3 наурыздағы", "1995 жылғы 30 тамыздағы Конституцияның 5-бабы", C95),
        ("2031 жылғы 3 наурыздағы", "1995 жылғы Конституцияның 5-бабы", C95),
        ("2031 жылғы 3 наурыздағы", "бұрынғы Конституцияның 5-бабы", C95),
        ("2031 жылғы 3 наурыздағы", "1995 жылғы 30 тамызда қабылданған Конституцияның 5-бабы", C95),
        ("2023 жылғы 14 шілдедегі", "1993 жылғы 28 қаңтардағы Конституцияның 5-бабы", C93),
    ],
)
def test_which_constitution(day, text, due):
    assert targets(f"Сот {text} туралы айтты.", enactment=KAZ.format(day)) == [[f"{due}/~art_5"]]


@pytest.mark.parametrize(
    ("day", "flagged"),
    [
        ("14 июля 2023", False),
        ("14 марта 2026", False),
        ("15 марта 2026", True),
        ("30 июня 2026", True),
        ("1 июля 2026", True),
        ("30 июня 2028", True),
        ("1 июля 2028", False),
    ],
)
def test_the_years_in_which_constitution_is_doubtful_are_flagged(day, flagged):
    paragraphs = ("Статья 5 Конституции.", "Статья 6 Конституции.")
    _, cited = cite(*paragraphs, language="rus", enactment=RUS.format(day))
    assert [f.code for f in cited.findings] == [Code.CITATION_DOUBTFUL] * flagged
    assert all((c.confidence < 0.9) == flagged for c in cited.citations)


def test_a_named_constitution_is_never_doubtful():
    text = "Статья 5 Конституции от 15 марта 2026 года и статья 6 действующей Конституции."
    _, cited = cite(text, language="rus", enactment=RUS.format("5 июля 2026"))
    assert not cited.findings
    assert all(c.targets[0].startswith(f"/akn/kz/act/{C26}") for c in cited.citations)


def test_a_ruling_without_a_date_guesses_no_constitution():
    assert targets("Конституцияның 5-бабы.", enactment="Қаулы") == [[]]


@pytest.mark.parametrize(
    ("day", "due"),
    [("2013 жылғы 5 мамырдағы", []), ("2015 жылғы 5 мамырдағы", [f"{UPK}/~art_5"])],
)
def test_codes_are_told_by_the_day(day, due):
    assert targets("ҚПК-нің 5-бабы.", enactment=KAZ.format(day)) == [due]


def test_abbreviations_common_to_two_codes_are_told_by_the_day():
    for day, due in (("5 мая 2013", UPK97), ("5 мая 2015", UPK)):
        assert targets("Статья 5 УПК.", language="rus", enactment=RUS.format(day)) == [
            [f"{due}/~art_5"]
        ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ресей Федерациясы Конституциясының 46-бабы", "kaz"),
        ("Қырғыз Республикасының Азаматтық кодексінің 5-бабы", "kaz"),
        ("Германия Негізгі Заңының 1-бабы", "kaz"),
        ("статья 46 Конституции Российской Федерации", "rus"),
        ("статья 5 Гражданского кодекса Кыргызской Республики", "rus"),
        ("статья 1 Основного Закона ФРГ", "rus"),
        ("статья 5 УК РСФСР", "rus"),
        ("статья 5 Конституции Казахской ССР", "rus"),
    ],
)
def test_acts_of_other_states_are_not_ours(text, language):
    _, cited = cite(f"x {text} x", language=language)
    assert [c.reason for c in cited.citations] == ["an act of another state or union"]


def test_title_and_date_must_agree():
    assert targets("«Нотариат туралы» 1998 жылғы 14 шілдедегі Заңның 5-бабы.") == [[]]
    assert targets("«Нотариат туралы» № 156-I Заңның 5-бабы.") == [[]]
    assert targets("«Нотариат туралы» № 155 Заңның 5-бабы.") == [["law/1997-07-14/155-i/~art_5"]]


def test_a_law_by_its_date_alone_is_open():
    _, cited = cite("1997 жылғы 14 шілдедегі Заңның 5-бабы.")
    assert [c.reason for c in cited.citations] == ["the act is named by its date alone"]


def test_the_parts_of_the_civil_code_are_told_by_article_chapter_and_section():
    text = "Статьи 405, 406 Гражданского кодекса. Глава 5 Гражданского кодекса; его раздел 7."
    first, second = "code/1994-12-27/268-xiii", "code/1999-07-01/409-i"
    assert targets(text, language="rus") == [
        [f"{first}/~art_405", f"{second}/~art_406"],
        [f"{first}/~chp_5"],
        [f"{second}/~sec_7"],
    ]


@pytest.mark.parametrize("article", [675, 4841, 999999])
def test_an_article_beyond_the_last_one_is_not_resolved(article):
    assert targets(f"статья {article} УПК", language="rus") == [[]]
    assert targets(f"ҚПК-нің {article}-бабы") == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Осы нормативтік қаулы түпкілікті болып табылады.",
        "Заң шығарушы мұны ескерді. Заңда тәртіп бар. Конституцияға сай.",
        "2024 жылғы 5 мамырда 12 адам 3-қабаттағы 15-бөлмеге жиналды, 1/4 үлес, 5 %.",
        "Іс № 2-1234/24, бірінші сатыдағы сот, екінші топ, I санат.",
    ],
)
def test_what_is_no_citation(text):
    assert targets(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Настоящее нормативное постановление является окончательным.",
        "В части второго ребенка и третьего абзаца жалобы; из них 2 статьи доклада.",
        "Закон не допускает этого. Конституция гарантирует права. Пункт пропуска «Коргас».",
        "Дело № 1234-24-00-3/567 от 5 мая, 17 коробок, 1,5 % и 3.1 доли, 25-30 человек.",
    ],
)
def test_what_is_no_citation_in_russian(text):
    assert targets(text, language="rus") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "Конституциялық Кеңес таныды (1999 жылғы 5 мамырдағы № 8/2, 2006 жылғы 14 сәуірдегі № 1 нормативтік қаулылар).",
            [["constitutional-council/1999-05-05/8-2"], ["constitutional-council/2006-04-14/1"]],
        ),
        (
            "Конституциялық Сот 2023 жылғы 6 наурыздағы № 4 нормативтік қаулысында айтты.",
            [["constitutional-court/2023-03-06/4"]],
        ),
        (
            "Жоғарғы Соттың 2003 жылғы 11 шілдедегі № 5 нормативтік қаулысының 10-тармағы.",
            [["supreme-court/2003-07-11/5/~para_10"]],
        ),
        (
            "Конституциялық Соттың 2006 жылғы 14 сәуірдегі № 1 нормативтік қаулысы.",
            [[]],
        ),
        ("Үкіметтің 2015 жылғы 5 мамырдағы № 12 қаулысы.", [[]]),
        ("Конституциялық Соттың № 4 нормативтік қаулысы.", [[]]),
        (
            "Конституциялық Соттың 2023 жылғы 6 наурыздағы № 4-НҚ нормативтік қаулысы. № 4-НҚ нормативтік қаулының 2-тармағы.",
            [["constitutional-court/2023-03-06/4"], ["constitutional-court/2023-03-06/4/~para_2"]],
        ),
        # The mark tells whose it is; before it stands who asked. Others mark their numbers so, too.
        (
            "Үкіметтің 2023 жылғы 6 наурыздағы № 4-НҚ нормативтік қаулысын (бұдан әрі – Нормативтік қаулы) түсіндіру туралы өтініші. Нормативтік қаулының 2-тармағы.",
            [["constitutional-court/2023-03-06/4"], ["constitutional-court/2023-03-06/4/~para_2"]],
        ),
        (
            "Жоғарғы Сот 2023 жылғы 6 наурыздағы № 4-НҚ нормативтік қаулысының 2-тармағын сұрады.",
            [["constitutional-court/2023-03-06/4/~para_2"]],
        ),
        (
            "Үкіметтің «Заңның 5-бабының Конституцияға сәйкестігі туралы» 2023 жылғы 6 наурыздағы № 4-НҚ нормативтік қаулысын түсіндіру.",
            [[], ["constitutional-court/2023-03-06/4"]],
        ),
        ("Үкіметтің 2023 жылғы 6 наурыздағы № 4-НҚ қаулысының 2-тармағы.", [[]]),
        ("Үкіметтің 2023 жылғы 6 наурыздағы № 4 нормативтік қаулысының 2-тармағы.", [[]]),
    ],
)
def test_rulings(text, due):
    assert targets(text) == due


def test_an_additional_decision_has_a_name_of_its_own():
    text = "Конституциялық Кеңестің 2002 жылғы 15 ақпандағы № 1/2 қосымша қаулысы."
    due = "/akn/kz/judgment/additional-decision/constitutional-council/2002-02-15/1-2"
    assert targets(text) == [[due]]


def test_a_users_own_registry_counts(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[act]]\niri = "/akn/kz/act/code/2031-02-03/17-x"\nkind = "code"\ndate = 2031-02-03\n'
        'number = "17-X"\ntitle = { kaz = "Теңіз кодексі", rus = "Морской кодекс" }\n'
        'abbreviations = { kaz = ["ТҢК"], rus = ["МК"] }\nsource = ["invented"]\n',
        encoding="utf-8",
    )
    registry = load((path,))
    day = RUS.format("5 мая 2032")
    text = "Статья 5 Морского кодекса. МК действует (статья 6)."
    due = [[f"code/2031-02-03/17-x/~art_{n}"] for n in (5, 6)]
    assert targets(text, language="rus", enactment=day, registry=registry) == due
    assert targets(text, language="rus", enactment=day)[0] == []


def test_the_number_that_opens_a_paragraph_is_no_part_of_a_citation():
    grammar = load_grammar(Language.KAZ)
    text = CleanText.of("2) тармақшасы 5-баптың 3-тармағы")
    whole, body = Span(0, len(text.text)), Span(3, len(text.text))
    line = Paragraph(
        whole, body, Span(0, 2), Part.MOTIVATION, BlockRole.POINT, "motivation__point_2__p_1"
    )
    found = find(text, Sections((line,), Court.CONSTITUTIONAL_COURT), settled(grammar))
    assert all(mention.span.start >= body.start for mention in found.mentions)
    assert [text.text[slice(*m.span)] for m in found.mentions] == ["5-баптың 3-тармағы"]


def test_a_constitution_in_force_from_29_february_has_a_rival_for_two_years():
    known = load()
    begun = Period(**{"from": date(2028, 2, 29)})
    acts = (replace(a, period=begun) if a.iri.endswith(C26) else a for a in known.acts)
    registry = Registry(tuple(acts), known.bodies, known.persons)
    text = "Конституцияның 5-бабы."
    day = KAZ.format("2028 жылғы 1 наурыздағы")
    assert targets(text, enactment=day, registry=registry) == [[f"{C26}/~art_5"]]


INSERTED = [
    ("статьям 5 – 7, в том числе пункту 2 статьи 6, ", ["art_5 art_6 art_7", "art_6__para_2"]),
    ("статьям 5 – 7, включая пункт 2 статьи 6, ", ["art_5 art_6 art_7", "art_6__para_2"]),
    ("статьям 5 – 7, за исключением статьи 6, ", ["art_5 art_6 art_7", "art_6"]),
    ("статьям 5 – 7 (кроме статьи 6) ", ["art_5 art_6 art_7", "art_6"]),
    ("статье 3, статьям 5 и 7, в том числе статье 5, ", ["art_3", "art_5 art_7", "art_5"]),
    ("статье 5, включая часть 2, ", ["art_5", "art_5__para_2"]),
    ("в статье 5, в том числе в статье 6, ", ["art_5", "art_6"]),
]


@pytest.mark.parametrize(("provisions", "due"), INSERTED)
def test_a_genitive_behind_an_insertion_governs_the_provisions_before_it(provisions, due):
    text = f"Согласно пункту 1 статьи 14 Конституции и {provisions}Трудового кодекса запрещено."
    expected = [[f"code/2015-11-23/414-v/~{name}" for name in names.split()] for names in due]
    assert targets(text, language="rus") == [[f"{C95}/~art_14__para_1"], *expected]


@pytest.mark.parametrize(
    ("provisions", "act"),
    [
        # A stray comma, no insertion.
        ("статьям 5, 7, ", "Трудового кодекса"),
        ("статье 5, ", "Трудового кодекса"),
        # What is added to a list need not be of its act.
        ("статьям 5 и 7, а также статье 9, ", "Трудового кодекса"),
        # The subject of what follows, in the nominative; initials are in any case.
        ("статьям 5 – 7, в том числе статье 6, ", "Трудовой кодекс"),
        ("статьям 5 – 7 (кроме статьи 6) ", "УПК"),
        # What belongs to an article that is not named.
        ("пункту 3, в том числе подпункту 2), ", "Трудового кодекса"),
        # A dative has the form of the genitive: something may conform to the Constitution.
        ("статьям 5 – 7, в том числе статье 6, ", "Конституции"),
    ],
)
def test_provisions_stay_open_where_the_act_behind_them_may_stand_alone(provisions, act):
    text = f"Согласно пункту 1 статьи 14 Конституции и {provisions}{act} права защищены."
    first, *middle = targets(text, language="rus")
    assert first == [f"{C95}/~art_14__para_1"]
    assert [] in middle
    assert not any("art_" in target for one in middle for target in one)


@pytest.mark.parametrize(
    ("described", "act"),
    [
        ("статье 5 «Кража»", "Уголовного кодекса"),
        ("статье 5 «Кража»", "УК"),
        ("статье 5 – о краже –", "Уголовного кодекса"),
        ("статье 5, говорящей о краже,", "Уголовного кодекса"),
        ("статьям 3 и 5, говорящим о краже и о грабеже,", "Уголовного кодекса"),
        ("части второй статьи 5 (с примечанием)", "УК"),
    ],
)
def test_what_an_act_behind_a_description_may_own_is_of_no_act_before(described, act):
    text = f"Суд применил статью 41 Трудового кодекса. Согласно {described} {act} это запрещено."
    labour, *others = targets(text, language="rus")
    assert labour == ["code/2015-11-23/414-v/~art_41"]
    assert not any("414-v" in target for one in others for target in one)


@pytest.mark.parametrize(
    "behind",
    [
        "«Отпуск» Конституции не противоречит.",
        ", как указал суд, Конституции не противоречит.",
        ", по мнению суда, Уголовный кодекс не применяется.",
        "– об отпуске. Нормы Уголовного кодекса – иные.",
    ],
)
def test_what_no_description_parts_from_its_act_stays_with_the_act_before(behind):
    text = f"Суд применил статью 41 Трудового кодекса. Статье 42 {behind}"
    assert targets(text, language="rus")[1] == ["code/2015-11-23/414-v/~art_42"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Законы «О правовых актах» и «О нотариате» (статьи 10 и 34 соответственно)."),
        ("rus", "Статьи 10 и 34 Законов «О правовых актах», «О нотариате»."),
        ("kaz", "«Құқықтық актілер туралы» және «Нотариат туралы» заңдардың тиісінше 10 және 34-баптары."),
    ],
)  # fmt: skip
def test_titles_that_share_a_noun_are_told_apart_and_their_provisions_left_open(language, text):
    found = [target for one in targets(text, language=language) for target in one]
    assert not any("~" in target for target in found)
    assert found or language == "rus"


@pytest.mark.parametrize("number", ["1-ым", "1-м", "1-ому", "1-ый"])
@pytest.mark.parametrize("article", ["14-ой", "14-й", "14-ая"])
def test_numerals_with_an_ending_of_any_length_are_numbers(number, article):
    text = f"Суд применил статью 41 Трудового кодекса. Пункт {number} статьи {article} Конституции."
    assert targets(text, language="rus")[1] == [f"{C95}/~art_14__para_1"]


@pytest.mark.parametrize("smaller", ["п. 2", "пункту 2", "п. 2 пп. 1"])
def test_a_smaller_unit_behind_several_articles_is_of_the_last(smaller):
    below = "art_9__para_2__point_1" if "пп" in smaller else "art_9__para_2"
    found = targets(f"Согласно ст. 8, 9 {smaller} Гражданского кодекса.", language="rus")
    assert [one.partition("~")[2] for one in found[0]] == ["art_8", below]


def test_the_act_may_be_a_member_of_a_list_of_genitives():
    text = (
        "Суд исходил из пункта 1 статьи 14 Конституции, статьи 5, "
        "в том числе пункта 2, Трудового кодекса."
    )
    assert targets(text, language="rus")[1:] == [[], [], ["code/2015-11-23/414-v"]]


@pytest.mark.parametrize(
    "behind", ["права защищены.", "Трудовым кодексом защищены.", "и Трудового кодекса."]
)
def test_what_governs_no_provision_leaves_it_to_the_act_before(behind):
    text = f"Согласно пункту 1 статьи 14 Конституции и статье 5, {behind}"
    assert targets(text, language="rus")[1] == [f"{C95}/~art_5"]


@pytest.mark.parametrize(
    ("inserted", "due"),
    [
        ("статьям 5 – 7, в том числе статье 6 ", "art_5 art_6 art_7"),
        ("статьям 5 – 7, за исключением пункта 2 статьи 6 ", "art_5 art_6 art_7"),
        ("статьям 5 – 7 (кроме статьи 6 ", "art_5 art_6 art_7"),
        ("статье 5 и, прежде всего, пункту 2 статьи 6 ", "art_5"),
    ],
)
def test_what_is_inserted_tells_the_act_of_what_stands_before_it(inserted, due):
    text = f"Согласно пункту 1 статьи 14 Конституции и {inserted}Трудового кодекса."
    whole = [f"code/2015-11-23/414-v/~{name}" for name in due.split()]
    assert targets(text, language="rus")[1] == whole


@pytest.mark.parametrize(
    ("provisions", "due"),
    [
        ("пункт 2 и статью 15", [f"{C95}/~art_14__para_2"]),
        ("в том числе пункт 2, и статью 15", [f"{C95}/~art_14__para_2"]),
        ("пункты 2, 3, статьи 15 и 16", [f"{C95}/~art_14__para_2", f"{C95}/~art_14__para_3"]),
        # Subparagraphs of an article with paragraphs are of one of these, nobody says which.
        ("подпункт 2) и пункт 3 статьи 15", []),
        # In the singular the article governs what stands before it, together with others it does not.
        ("пункты 1, 2 статьи 15, 16", []),
    ],
)
def test_a_unit_beside_a_larger_one_in_another_case_is_no_part_of_it(provisions, due):
    text = f"Суд применил статью 14 Конституции, {provisions} Трудового кодекса."
    assert targets(text, language="rus")[1] == due


@pytest.mark.parametrize(
    ("language", "text", "due"),
    [
        ("rus", "Статья 64 КоАП и примечание к ней.", "art_64__note"),
        ("rus", "Статья 64 КоАП и пункт 3 примечания к ней.", "art_64__note__para_3"),
        ("kaz", "ӘҚБтК-нің 64-бабы және оған ескертпе.", "art_64__note"),
    ],
)
def test_a_note_to_what_a_pronoun_stands_for(language, text, due):
    assert targets(text, language=language)[1] == [f"code/2014-07-05/235-v/~{due}"]


@pytest.mark.parametrize(
    "text", ["Статья 64 КоАП говорит иное, чем таблица и примечание к ней.", "Примечание к ней."]
)
def test_a_note_to_something_else_is_no_citation(text):
    assert all("note" not in target for one in targets(text, language="rus") for target in one)


def test_what_is_added_to_provisions_tells_nothing_of_their_act():
    text = (
        "Изменения вносятся в Трудовой кодекс, пункт 1 статьи 75, а также в пункт 2 статьи 21 УК."
    )
    assert targets(text, language="rus")[1:] == [
        ["code/2015-11-23/414-v/~art_75__para_1"],
        ["code/2014-07-03/226-v/~art_21__para_2"],
    ]


@pytest.mark.parametrize(
    "part", ["", "мотивировочной части", "резолютивной части", "постановляющей части"]
)
@pytest.mark.parametrize("unit", ["пункте 3", "подпункте 2) пункта 3", "абзаце втором пункта 3"])
@pytest.mark.parametrize("itself", ["настоящего нормативного", "настоящего", "данного"])
def test_a_part_of_this_ruling_is_no_part_of_the_one_named_before(unit, part, itself):
    text = (
        f"{RUS.format('18 апреля 2023')} ясно. В {unit} {part} {itself} постановления сказано иное."
    )
    before = targets(RUS.format("18 апреля 2023") + " ясно.", language="rus")
    assert targets(" ".join(text.split()), language="rus") == [*before, []] != [[]]


@pytest.mark.parametrize(
    "part", ["", "уәждеу бөлігінің ", "қарар бөлігінің ", "қорытынды бөлігінің "]
)
@pytest.mark.parametrize("itself", ["Осы нормативтік", "Осы", "Бұл"])
def test_a_part_of_this_ruling_in_kazakh(part, itself):
    ruling = f"{KAZ.format('2023 жылғы 18 сәуірдегі')} анық."
    text = f"{ruling} {itself} қаулының {part}3-тармағы өзгеше."
    assert targets(text) == [*targets(ruling), []] != [[]]


TK = "code/2015-11-23/414-v"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # Both lists may go on behind the comma.
        ("АК-нің 5-бабына, оның ішінде ЕК-нің 6-бабына, 7-бабына сәйкес.", [5, "6", None]),
        ("АК-нің 5-бабына, оның ішінде ЕК-нің 6-бабына, 7-бабына, 8-бабына.", [5, "6", None, None]),
        (
            "АК-нің 5-бабына, соның ішінде ЕК-нің 6-бабының 1-тармағына, 7-бабына.",
            [5, "6__para_1", None],
        ),
        ("АК-нің 5-бабына, атап айтқанда ЕК-нің 6-бабына, 2-тармағына.", [5, "6__para_2"]),
        ("АК-нің 5-бабына – оның ішінде ЕК-нің 6-бабына – 7-бабына сәйкес.", [5, "6", None]),
        # What stands behind the words that close an insertion may be of what stands before it.
        ("АК-нің 5-бабына, ЕК-нің 6-бабын қоспағанда, 7-бабына сәйкес.", [5, "6", None]),
        ("АК-нің 5-бабына, ЕК-нің 6-бабын қоса алғанда, 7 және 8-баптарына.", [5, "6", None]),
        ("АК-нің 5-бабына, ЕК-нің 6-бабынан басқа, 7-бабына сәйкес.", [5, "6", None]),
        ("АК-нің 5-бабында, Еңбек кодексімен бірге, 7-бабында көзделген.", [5, "", None]),
        # A conjunction joins to what stands right before it.
        ("АК-нің 5-бабына, оның ішінде ЕК-нің 6-бабына және 7-бабына сәйкес.", [5, "6", "7"]),
        ("АК-нің 5-бабына, оның ішінде ЕК-нің 6, 7-баптарына сәйкес.", [5, "6 7"]),
        ("АК-нің 5-бабына (оның ішінде ЕК-нің 6-бабына, 7-бабына) сәйкес.", [5, "6", "7"]),
        # No insertion: a list goes on with its next act.
        ("АК-нің 5-бабына, сондай-ақ ЕК-нің 6-бабына, 7-бабына сәйкес.", [5, "6", "7"]),
        ("АК-нің 5-бабына, ЕК-нің 6-бабына, 7-бабына сәйкес.", [5, "6", "7"]),
        ("АК-нің 5-бабынан басқа, ЕК-нің 6-бабына, 7-бабына сәйкес.", [5, "6", "7"]),
    ],
)
def test_an_insertion_of_another_act_leaves_open_whose_the_next_provision_is(text, due):
    _, *behind = due
    expected = [[] if one is None else [_labour(name) for name in one.split(" ")] for one in behind]
    assert targets(text) == [[f"{CIVIL}/~art_5"], *expected]


def _labour(name):
    return f"{TK}/~art_{name}" if name else TK


@pytest.mark.parametrize(
    "text",
    [
        "Азаматтық кодекстің, Еңбек кодексінің 6-бабын қоспағанда, 5, 7-баптарына сәйкес.",
        "Азаматтық кодекстің, оның ішінде Еңбек кодексінің 6-бабын қоса алғанда, 5-бабына сәйкес.",
    ],
)
def test_an_insertion_right_behind_an_act_leaves_its_provisions_open(text):
    assert targets(text)[1:] == [[f"{TK}/~art_6"], []]


def test_an_insertion_of_the_same_act_leaves_nothing_open():
    text = "Азаматтық кодекстің 5-бабына, оның ішінде Кодекстің 6-бабына, 7-бабына сәйкес."
    assert targets(text) == [[f"{CIVIL}/~art_{n}"] for n in (5, 6, 7)]


COUNCIL = "constitutional-council/2002-02-15/1"


@pytest.mark.parametrize(
    ("language", "named", "part"),
    [
        (
            "rus",
            "Постановление Конституционного Совета от 15 февраля 2002 года № 1",
            "пункт 3 мотивировочной части",
        ),
        (
            "kaz",
            "Конституциялық Кеңестің 2002 жылғы 15 ақпандағы № 1 қаулысы",
            "уәждеу бөлігінің 3-тармағы",
        ),
    ],
)
def test_whose_a_part_of_a_ruling_is_that_stands_alone(language, named, part):
    """Of the ruling that its sentence names, else of the one that cites, where no other was named."""
    assert targets(f"Онда {part} бар.", language=language) == [[]]
    ruling, alone = targets(f"{named}, {part} анық.", language=language)
    assert ruling == [COUNCIL]
    assert [target.partition("/~")[0] for target in alone] == [COUNCIL]
    assert targets(f"{named} анық. Онда {part} бар.", language=language) == [[COUNCIL], []]


def test_a_point_behind_a_part_of_this_ruling_is_no_part_of_the_one_named_before():
    named = "Постановление Конституционного Совета от 15 февраля 2002 года № 1 верно."
    text = f"{named} Об этом сказано в мотивировочной части настоящего постановления, пункте 3."
    assert targets(text, language="rus") == [[COUNCIL]]


@pytest.mark.parametrize(
    ("provision", "due"),
    [
        ("статье 951 (Особенная часть)", [f"{CIVIL_SPECIAL}/~art_951"]),
        ("пункту 2 статьи 9 (Общая часть)", [f"{CIVIL}/~art_9__para_2"]),
        ("статье 951 (Общая часть)", []),
        ("статье 9 (Особенная часть)", []),
    ],
)
def test_a_bracket_behind_a_provision_names_the_part_of_its_code(provision, due):
    assert targets(f"Вред возмещен по {provision} Гражданского кодекса.", language="rus") == [due]


# Invented sentences: two articles are cited, then a provision without one.
WITHOUT_ARTICLE = [
    ("Статья 20 Конституции и статья 5 Трудового кодекса едины. Пункт 3 уточняет срок.", None),
    (
        "Статья 20 Конституции широка, статья 5 Трудового кодекса узка; в пункте 3 назван срок.",
        None,
    ),
    ("Статья 5 Трудового кодекса, как и статья 20 Конституции, ясна – пункт 2 короток.", None),
    (
        "Из статьи 5 Трудового кодекса, а также статьи 7 и ее пункта 2 следует срок.",
        "art_7__para_2",
    ),
    (
        "Статьи 20 Конституции и 5 Трудового кодекса; статья 7 Трудового кодекса в пункте 2.",
        "art_7__para_2",
    ),
    ("По статье 4 и статье 5 Трудового кодекса и пункту 2 срок один.", "art_5__para_2"),
    ("По статье 5 Трудового кодекса срок один. Пункт 2 о нем молчит.", "art_5__para_2"),
]


@pytest.mark.parametrize(("text", "due"), WITHOUT_ARTICLE)
def test_a_provision_without_its_article_is_of_the_last_one_where_words_tie_it_or_no_other_is(
    text, due
):
    expected = [f"code/2015-11-23/414-v/~{due}"] if due else []
    assert targets(text, language="rus")[-1] == expected


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        # A paragraph and a part of one article cannot both be.
        ("rus", "Применен пункт 2 статьи 9 Трудового кодекса. Часть третья этой статьи иная.", []),
        ("rus", "Применена часть 2 статьи 9 УПК. Часть третья этой статьи иная.", [f"{UPK}/~art_9__para_3"]),
        # Few articles have a unit with an index, so one that has none was cited with it is not meant.
        (
            "rus",
            "Оспорен подпункт 6-1) статьи 9 УПК. Есть и статья 30 УПК. Подпункт 6-1) неясен.",
            [],
        ),
        ("kaz", "ҚПК-нің 9-бабының 6-1) тармақшасы дауланды. ҚПК-нің 30-бабы да бар. 6-1) тармақша көмескі.", []),
        # What stands in brackets is the only act that the paragraph names.
        (
            "rus",
            "Судья независим (статья 24 УПК). Доказательства он оценивает свободно (статья 25).",
            [f"{UPK}/~art_25"],
        ),
    ],
)  # fmt: skip
def test_what_an_article_has_tells_whether_it_is_meant(language, text, cited):
    assert targets(text, language=language)[-1] == cited


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "rus",
            "Дело прекращено (пункт 1 статьи 35 УПК; далее – Кодекс). Применена статья 9 Кодекса.",
        ),
        ("rus", "Применен УПК (изменен УИК, далее – Кодекс). Применена статья 9 Кодекса."),
        (
            "kaz",
            "Іс тоқтатылды (Қылмыстық-процестік кодекстің 35-бабы, бұдан әрі – ҚПК). ҚПК-нің 9-бабы.",
        ),
    ],
)
def test_a_bracket_defines_a_short_name_for_what_it_names_itself(language, text):
    assert targets(text, language=language)[-1] == [f"{UPK}/~art_9"]


@pytest.mark.parametrize(
    "share", ["одной пятой части", "двух третьих частей", "три четвертые части"]
)
def test_a_share_is_no_part_of_the_article_before(share):
    text = f"По статье 72 Конституции обращаются не менее {share} депутатов."
    assert targets(text, language="rus") == [[f"{C95}/~art_72"]]


@pytest.mark.parametrize(
    ("number", "due"), [("5/2", "1999-03-12/5-2"), ("9", "1999-03-12/9"), ("1063", None)]
)
def test_a_resolution_of_nobody_is_the_council_s_only_under_a_number_that_the_council_had(
    number, due
):
    day = "Постановление Конституционного Совета Республики Казахстан от 3 июля 2001 года N 7/2"
    text = f"Порядок определен пунктом 4 постановления от 12 марта 1999 года N {number}."
    expected = [f"constitutional-council/{due}/~para_4"] if due else []
    assert targets(text, enactment=day, language="rus") == [expected]


@pytest.mark.parametrize(
    ("language", "heading", "items"),
    [
        (
            "rus",
            "Внести в следующие нормативные постановления Верховного Суда изменения:",
            ("1) «О судебном решении» от 15 февраля 2002 года № 1:", "2) от 15 февраля 2002 года № 1 «О судебном решении»:"),
        ),
        (
            "kaz",
            "Жоғарғы Соттың мына нормативтік қаулыларына өзгерістер енгізілсін:",
            ("1) «Сот шешімі туралы» 2002 жылғы 15 ақпандағы № 1:", "2) 2002 жылғы 15 ақпандағы № 1 «Сот шешімі туралы»:"),
        ),
    ],
)  # fmt: skip
def test_an_item_is_of_the_kind_that_stands_above_its_list(language, heading, items):
    ruling = ["supreme-court/2002-02-15/1"]
    assert targets(heading, *items, language=language) == [ruling, ruling]
    assert targets(*items, language=language) == []


NOTARIES = "law/1997-07-14/155-i"


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("rus", ("Применена статья 7 Закона «О нотариате».", "В случаях, предусмотренных ГПК, дело прекращается:", "1) при отказе истца (пункты 1, 2 статьи 7);", "2) по Конституции;", "3) по соглашению, названному в статье 7.")),
        ("kaz", ("«Нотариат туралы» Заңның 7-бабы қолданылды.", "АПК-нің мынадай нормаларына қатысты:", "1) 7-баптың 1, 2-тармақтары анық;", "2) Конституцияға қайшы емес;", "3) 7-бап та анық.")),
    ],
)  # fmt: skip
def test_the_act_above_a_list_is_that_of_its_items(language, paragraphs):
    code = "code/2015-10-31/377-v/~art_7"
    *_, first, last = targets(*paragraphs, language=language)
    assert (first, last) == ([f"{code}__para_1", f"{code}__para_2"], [code])


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("rus", ("Вмешательство ограничено случаями, названными в ГПК:", "споры (пункт 4 статьи 27 Закона «О нотариате»);", "меры (статья 7);")),
        ("rus", ("Применена статья 7 Закона «О нотариате».", "В случаях, названных в ГПК:", "1) по статье 8 Конституции;", "2) по статье 7.")),
        ("rus", ("Признать не соответствующими Конституции:", "1) пункт 2 статьи 7;")),
        ("kaz", ("Премьер-Министр Конституцияның 72-бабына орай мынаны сұрады:", "1) 7-баптың 2-тармағы анық па;")),
    ],
)  # fmt: skip
def test_an_item_may_be_of_another_act_than_stands_above(language, paragraphs):
    assert targets(*paragraphs, language=language)[-1] == []


def test_a_list_that_has_ended_says_nothing_of_what_follows():
    text = ("По ГПК суд:", "1) применяет статью 7;", "2) решает.", "Есть и статья 9.")
    assert targets(*text, language="rus") == [["code/2015-10-31/377-v/~art_7"], []]


@pytest.mark.parametrize(
    ("before", "due"),
    [
        ("Применены статьи 540, 541, 542, 543 ГК. Важна статья 544 ГК. Есть статья 545 ГК. Ясна статья 546 ГК.", True),
        ("Применены статья 5 ГК, статья 6 КоАП. Важна статья 7 КоАП.", False),
    ],
)  # fmt: skip
def test_what_guidance_explains_is_meant_behind_brackets_that_name_it_alone(before, due):
    supreme = (
        "Нормативное постановление Верховного Суда Республики Казахстан от 10 июля 2023 года № 5"
    )
    text = "Имущество передается (статья 547 ГК). Наймодатель отвечает по статье 549."
    found = targets(*before.split(". "), text, enactment=supreme, language="rus")[-1]
    assert found == ([f"{CIVIL_SPECIAL}/~art_549"] if due else [])


@pytest.mark.parametrize(("unit", "due"), [("пункте 1 статьи 29", True), ("статье 29", False)])
def test_what_guidance_explains_is_counted_among_acts_that_may_hold_a_provision(unit, due):
    supreme = (
        "Нормативное постановление Верховного Суда Республики Казахстан от 10 июля 2023 года № 5"
    )
    labour = " ".join(f"Применен пункт 1 статьи {n} Трудового кодекса." for n in range(21, 26))
    civil = " ".join(f"Применена часть 1 статьи {n} ГПК." for n in range(31, 35))
    text = (labour, civil, "Суд решил.", f"Срок назван в {unit}.")
    found = targets(*text, enactment=supreme, language="rus")[-1]
    assert found == (["code/2015-11-23/414-v/~art_29__para_1"] if due else [])


@pytest.mark.parametrize(
    ("head", "due"),
    [
        ("Основания названы в пункте 1 статьи 52 Трудового кодекса:", True),
        ("Есть пункт 1 статьи 52 Трудового кодекса и пункт 1 статьи 53 Трудового кодекса:", False),
        ("Основания (пункт 1 статьи 52 Трудового кодекса) таковы:", False),
    ],
)
def test_items_go_on_with_the_one_provision_above_their_list(head, due):
    text = (head, "1) подпункт 2) – о сокращении;", "2) подпункт 4) – об аттестации.")
    point = "code/2015-11-23/414-v/~art_52__para_1__point_{}"
    expected = [[point.format(n)] if due else [] for n in (2, 4)]
    assert targets(*text, language="rus")[-2:] == expected


@pytest.mark.parametrize(("number", "due"), [("2/2", True), ("2", False)])
def test_only_the_council_numbered_its_rulings_with_a_stroke(number, due):
    text = f"В нормативном постановлении от 10 марта 1999 года № {number} сказано иное."
    court = RUS.format("10 июля 2023")
    found = targets(text, enactment=court, language="rus")
    assert found == [["constitutional-council/1999-03-10/2-2"] if due else []]


def test_an_earlier_title_of_a_law_names_it():
    text = "Применена статья 4 Закона от 26 ноября 2012 года «О микрофинансовых организациях». Верна и статья 5 указанного выше Закона от 26 ноября 2012 года."
    found = targets(text, language="rus")
    assert found == [[f"law/2012-11-26/56-v/~art_{n}"] for n in (4, 5)]


@pytest.mark.parametrize(("day", "due"), [("3 мая 2023", True), ("3 мая 1993", False)])
def test_a_day_behind_the_constitution_may_be_that_of_what_was_done(day, due):
    text = f"По пункту 4 статьи 72 Конституции {day} года поступило обращение."
    found = targets(text, enactment=RUS.format("10 июля 2023"), language="rus")
    assert found == [[f"{C95}/~art_72__para_4"] if due else []]


def test_an_order_of_who_stood_in_for_a_minister_is_cited_as_the_ministers():
    words = "приказом {} Министра юстиции Республики Казахстан от 25 ноября 2020 года № 12"
    for acting in ("и.о.", "исполняющего обязанности", "временно исполняющего обязанности"):
        ruling = RUS.format("10 июля 2023")
        text = f"Правила утверждены {words.format(acting)}."
        assert targets(text, enactment=ruling, language="rus") == [[]], acting


@pytest.mark.parametrize(("day", "due"), [("30 августа 1995", [C95]), ("5 июня 2022", [])])
def test_a_constitution_that_was_adopted_on_another_day_is_not_known(day, due):
    text = f"Право закрепила Конституция, принятая на референдуме {day} года."
    found = targets(text, enactment=RUS.format("10 июля 2023"), language="rus")
    assert found == [due]


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [
        ("rus", "Слова о сроке, указанном в «части второй настоящей статьи», неясны.", False),
        ("rus", "Формулировка «по части второй настоящей статьи», содержащаяся в статье 42 УПК, неясна.", False),
        ("rus", "Часть третья статьи 42 УПК в выражении «по части второй настоящей статьи» неясна.", True),
        ("kaz", "«Осы баптың екінші бөлігінде көрсетілген» тұжырымы түсініксіз.", False),
        ("kaz", "ҚПК-нің 42-бабының үшінші бөлігі «осы баптың екінші бөлігінде көрсетілген» тұжырымында түсініксіз.", True),
    ],
)  # fmt: skip
def test_quoted_words_point_at_the_article_that_their_own_sentence_cites(language, words, due):
    before = {"rus": "Статья 19 УПК ясна.", "kaz": "ҚПК-нің 19-бабы анық."}[language]
    found = [t for ts in targets(before, words, language=language)[1:] for t in ts]
    article = "code/2014-07-04/231-v/~art_42__para_2"
    assert (article in found) is due
    assert not any("art_19" in target for target in found)


def test_an_act_of_a_body_of_a_place_is_cited_with_the_body_and_its_day():
    name = "пункт 1 постановления акимата города Алматы от 8 апреля 2016 года № 2/122 «О въезде»"
    text, cited = cite(f"Оспаривается {name}.", language="rus")
    assert [text[slice(*one.span)] for one in cited.citations] == [name]


def test_a_title_that_is_shortened_before_its_noun_names_the_act():
    texts = (
        '"Құқықтық актілер туралы" (бұдан әрі – Актілер заңы) 2016 жылғы 6 сәуірдегі № 480-V Заңының 15-бабы.',
        "Актілер заңының 16-бабы.",
    )
    assert targets(*texts, language="kaz") == [[f"law/2016-04-06/480-v/~art_{n}"] for n in (15, 16)]
    _, cited = cite(*texts, language="kaz")
    assert [one.target for one in cited.abbreviations] == ["/akn/kz/act/law/2016-04-06/480-v"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("rus", "Так решено в нормативных постановлениях от 31 августа 2023 года № 27-НП и № 28-НП."),
        ("kaz", "Осылай 2023 жылғы 31 тамыздағы № 27-НҚ және № 28-НҚ нормативтік қаулыларында шешілген."),
    ],
)  # fmt: skip
def test_rulings_of_one_day_are_cited_each(language, words):
    found = targets(words, language=language)
    assert found == [[f"constitutional-court/2023-08-31/{n}"] for n in (27, 28)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("rus", "Так решено в нормативных постановлениях № 3-НП, № 15-НП и № 22-НП."),
        ("kaz", "Осылай № 3-НҚ, № 15-НҚ және № 22-НҚ нормативтік қаулыларында шешілген."),
    ],
)
def test_rulings_of_numbers_alone_are_cited_each_and_stay_open(language, words):
    assert targets(words, language=language) == [[], [], []]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kaz", "ҚПК-нің 70-бабы екінші бөлігінің 1) тармағының, 6-бөлігінің және 7-бөлігінің бірінші абзацының нормалары."),
        ("rus", "Статья 70, часть вторая, пункт 1), часть шестая, часть седьмая, абзац первый УПК."),
    ],
)  # fmt: skip
def test_a_part_behind_a_point_of_another_part_is_one_of_the_article(language, words):
    found = [t for ts in targets(words, language=language) for t in ts]
    below = ("para_2__point_1", "para_6", "para_7__al_1")
    assert found == [f"code/2014-07-04/231-v/~art_70__{one}" for one in below]


@pytest.mark.parametrize("role", [BlockRole.NOTE, BlockRole.STATUS])
def test_a_point_that_a_publisher_says_was_changed_is_no_citation(role):
    words = "Пункт 1 изменен постановлением Верховного Суда РК от 21.04.2022 № 5."
    whole = Span(0, len(words))
    line = Paragraph(whole, whole, None, Part.NOTES, role, "notes__p_1")
    known = settled(load_grammar(Language.RUS))
    found = find(CleanText.of(words), Sections((line,), Court.SUPREME_COURT), known)
    assert [words[slice(*m.span)] for m in found.mentions] == [words[16:-1]]


def test_a_convention_is_known_by_what_it_is_against():
    words = "В Конвенции Организации Объединенных Наций против коррупции отражены подходы."
    name = "/akn/un/act/convention/2003-10-31/uncac"
    assert [one.targets for one in cite(words, language="rus")[1].citations] == [(name,)]


@pytest.mark.parametrize(
    "rest",
    [
        "21-бабының 1-тармағы оны толықтырады. 16-баптың 2-тармағы кемсітуге тыйым салады.",
        "Ал 21-баптың 1-тармағы мен 22-баптың 3-тармағы оны толықтырады. 16-баптың 2-тармағы кемсітуге тыйым салады.",
    ],
)
def test_an_article_cited_before_may_be_of_the_act_that_the_paragraph_lists(rest):
    law = (
        "«Нотариат туралы» 1997 жылғы 14 шілдедегі № 155-I Заңның 16-бабының 2-тармағы қолданылды."
    )
    constitution = "Конституцияның 20-бабының 1-тармағы ар-намысты қорғайды."
    assert targets(law, f"{constitution} {rest}")[-1] == []


@pytest.mark.parametrize("part", ["Часть первая", "Вторая часть"])
def test_a_part_behind_the_law_that_changed_its_article_is_told(part):
    text = f"Статья 188 УК дополнена Законом от 12 января 2007 года № 220-III и состоит из частей. {part} предусматривает штраф."
    assert targets(text, language="rus")[2:] == [[]]


UNDATED = {
    "rus": (
        "Нормативное постановление Конституционного Суда Республики Казахстан",
        "Закон от 20 апреля 2023 года № 225-VII принят.",
        ("Статья 5 УК и статья 14 Конституции.", ["code/2014-07-03/226-v/~art_5", ""]),
        ("Статья 3 Закона «Об искусственном интеллекте».", ["law/2025-11-17/230-viii/~art_3"]),
    ),
    "kaz": (
        "Қазақстан Республикасы Конституциялық Сотының нормативтік қаулысы",
        "2023 жылғы 20 сәуірдегі № 225-VII Заң қабылданды.",
        ("ҚК-нің 5-бабы және Конституцияның 14-бабы.", ["code/2014-07-03/226-v/~art_5", ""]),
        ("«Жасанды интеллект туралы» Заңның 3-бабы.", ["law/2025-11-17/230-viii/~art_3"]),
    ),
}


@pytest.mark.parametrize("language", ["kaz", "rus"])
def test_an_undated_ruling_is_no_older_than_what_it_names(language: str):
    """A day that it names leaves one act of a name to be meant, and a title is none of another act."""
    enacted, dated, (codes, due), (titled, law) = UNDATED[language]
    read = [
        cite(*paragraphs, language=language, enactment=enacted)[1].citations
        for paragraphs in ((codes,), (dated, codes), (titled,))
    ]
    got = [[short(t) for one in some for t in one.targets or [""]] for some in read]
    assert got == [["", ""], ["", *due], law]
