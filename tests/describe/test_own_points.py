"""Decisions that name by the ruling's own points what they are about. Every ruling here is invented."""

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from pipeline.terms import OutcomeKind
from tests.describe.rulings import kaz, rus

RUS = (
    "Статью 187 Уголовного кодекса Республики Казахстан признать не соответствующей Конституции Республики Казахстан.",
    "Статью 188 Уголовного кодекса Республики Казахстан признать не соответствующей Конституции Республики Казахстан.",
    "Статью 190 Уголовного кодекса Республики Казахстан признать соответствующей Конституции Республики Казахстан.",
)
KAZ = (
    "Қазақстан Республикасы Қылмыстық кодексінің 187-бабы Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын.",
    "Қазақстан Республикасы Қылмыстық кодексінің 188-бабы Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын.",
    "Қазақстан Республикасы Қылмыстық кодексінің 190-бабы Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.",
)
RUS_LIST = "Признать не соответствующими Конституции Республики Казахстан:\n1) статью 187 Уголовного кодекса Республики Казахстан;\n2) статью 188 Уголовного кодекса Республики Казахстан."
KAZ_LIST = "Мыналар Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын:\n1) Қазақстан Республикасы Қылмыстық кодексінің 187-бабы;\n2) Қазақстан Республикасы Қылмыстық кодексінің 188-бабы."


def decided(language, points):
    """The articles that each decision on other decisions is about, and whether it is told that some are not known."""
    made = convert(read_text(language(points=points).text.encode()))
    kinds = {OutcomeKind.CASE_REVIEW, OutcomeKind.NON_APPLICATION}
    found = [one.targets for one in made.outcomes if one.kind in kinds]
    told = Code.OUTCOME_WITHOUT_NORM in {one.code for one in made.diagnostics}
    return [[target.rpartition("_")[2] for target in targets] for targets in found], told


@pytest.mark.parametrize(
    ("language", "points", "articles"),
    [
        (rus, (*RUS, "Решения судов, основанные на нормах, указанных в пунктах 1 – 2 настоящего нормативного постановления, подлежат пересмотру."), ["187", "188"]),
        (rus, (*RUS, "Решения судов, основанные на нормах, указанных в пунктах с 1 по 2 настоящего нормативного постановления, подлежат пересмотру."), ["187", "188"]),
        (rus, (*RUS, "Решения судов, основанные на норме, названной в пункте втором резолютивной части, подлежат пересмотру."), ["188"]),
        (rus, (RUS_LIST, "Решения судов, основанные на норме, указанной в подпункте 2) пункта 1 настоящего нормативного постановления, подлежат пересмотру."), ["188"]),
        (kaz, (*KAZ, "Осы нормативтік қаулының 1 – 2-тармақтарында көрсетілген нормаларға негізделген сот шешімдері қайта қаралсын."), ["187", "188"]),
        (kaz, (*KAZ, "Осы қаулының бірінші және екінші тармақтарында көрсетілген нормаларға негізделген сот шешімдері қайта қаралсын."), ["187", "188"]),
        (kaz, (KAZ_LIST, "Осы нормативтік қаулының 1-тармағының 2) тармақшасында көрсетілген нормаға негізделген сот шешімдері қайта қаралсын."), ["188"]),
    ],
)  # fmt: skip
def test_points_are_named_as_provisions_are(language, points, articles):
    assert decided(language, points) == ([articles], False)


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "Решения судов, основанные на нормах, указанных в пунктах 1 и 3 настоящего нормативного постановления, подлежат пересмотру."),
        (rus, "Решения судов, основанные не на норме, указанной в пункте 1 настоящего нормативного постановления, а на норме, указанной в пункте 2, подлежат пересмотру."),
        (rus, "Решения судов, принятые на основании вышеуказанных норм, подлежат пересмотру."),
        (kaz, "Осы нормативтік қаулының 1 және 3-тармақтарында көрсетілген нормаларға негізделген сот шешімдері қайта қаралсын."),
        (kaz, "Осы нормативтік қаулының 1-тармағында емес, 2-тармағында көрсетілген нормаға негізделген сот шешімдері қайта қаралсын."),
        (kaz, "Жоғарыда аталған нормалар негізінде шығарылған сот шешімдері қайта қаралсын."),
    ],
)  # fmt: skip
def test_points_of_which_one_voids_nothing_are_told(language, point):
    points = RUS if language is rus else KAZ
    found, told = decided(language, (*points, point))
    assert (found in ([[]], [["187"]]), told) == (True, True)


def test_decisions_that_rest_on_another_ruling_s_point_revise_no_ruling():
    point = "Конституциялық Соттың 2023 жылғы 14 шілдедегі № 21-НҚ нормативтік қаулысының 1-тармағында көрсетілген нормаларға негізделген сот шешімдері қайта қаралсын."
    made = convert(read_text(kaz(points=(*KAZ, point)).text.encode()))
    assert made.outcomes[-1].kind is OutcomeKind.CASE_REVIEW


@pytest.mark.parametrize(
    ("language", "wording"),
    [
        (rus, "Пункт 2 нормативного постановления Конституционного Суда от 14 июля 2023 года № 21-НП изложить в следующей редакции:"),
        (kaz, "Конституциялық Соттың 2023 жылғы 14 шілдедегі № 21-НҚ нормативтік қаулысының 2-тармағы мынадай редакцияда жазылсын:"),
    ],
)  # fmt: skip
def test_a_point_behind_a_colon_may_be_the_wording_of_another_ruling(language, wording):
    points = (wording, RUS[0] if language is rus else KAZ[0])
    made = convert(read_text(language(points=points).text.encode()))
    assert [one.kind for one in made.outcomes] == [OutcomeKind.REVISION]
    assert Code.OUTCOME_DOUBTFUL in {one.code for one in made.diagnostics}
