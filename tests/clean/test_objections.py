"""What forbids a reading of a line, and what does not."""

import pytest

from pipeline.clean.displaced.candidates import Candidate, Filled
from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.displaced.objections import interchangeable, objection
from pipeline.clean.displaced.scale import Scale
from pipeline.clean.displaced.sites import Site
from pipeline.languages import Language

RUSSIAN, KAZAKH = (Scale(learnt_of(Language(name))) for name in ("rus", "kaz"))


def objected(line, link, due, scale=RUSSIAN):
    start = line.rindex(link)
    filled = (Filled(Site(0, 0), start, start + len(link)),)
    found = objection(line, Candidate(due, Cut(start), filled), (), scale, goes_on=False)
    return found.why if found else ""


@pytest.mark.parametrize(
    ("line", "link", "due"),
    [
        ("суд применил  .статью 12", "статью 12", "суд применил статью 12."),
        ("суд применил  , статью 12", "статью 12", "суд применил статью 12,"),
        ("по смыслу (  ).статьи 12", "статьи 12", "по смыслу (статьи 12)."),
        ("по смыслу «О  »статье 2", "статье 2", "по смыслу «О статье 2»"),
        (").статьи 12", "статьи 12", "статьи 12)."),
        (", , статьи 12 13 14", "12", "статьи 12, 13, 14"),
        ("по смыслу  Закона статьи 12", "статьи 12", "по смыслу статьи 12 Закона"),
    ],
)
def test_marks_that_end_a_clause_or_close_what_is_open_may_stand_behind_a_link(line, link, due):
    assert objected(line, link, due) == ""


@pytest.mark.parametrize(
    ("line", "link", "due", "why"),
    [
        ("суд применил  )статью 12", "статью 12", "суд применил статью 12)", "mark"),
        (
            "Верховного ...Суда Республики",
            "Суда Республики",
            "Верховного Суда Республики...",
            "mark",
        ),
        ("слово  ]]>статьи 12", "статьи 12", "слово статьи 12]]>", "mark"),
        ("в  пунктах Закона 11 16", "11 16", "в пунктах 11 16 Закона", "numbers"),
        ("согласно  Закона ип. 2", "ип. 2", "согласно ип. 2 Закона", "stuck"),
        ("согласно  Закона судстатьи 2", "судстатьи 2", "согласно судстатьи 2 Закона", ""),
        (
            "согласно  Закона правастатьи 2",
            "правастатьи 2",
            "согласно правастатьи 2 Закона",
            "stuck",
        ),
        ("по смыслу «О  »судах", "судах", "по смыслу «О судах»", "stray"),
        ("в  деле 37-74-бабы", "37-74-бабы", "в 37-74-бабы деле", "moved word begin"),
        ("в  деле 12-вывод", "12-вывод", "в 12-вывод деле", "moved word begin"),
        ("по  делу 43-1-статье", "43-1-статье", "по 43-1-статье делу", "moved"),
        ("№ 1621-О-О  от 7 декабря", "О  от 7 декабря", "О от 7 декабря № 1621-О-", "hyphen"),
    ],
)
def test_of_other_readings_it_is_said_what_speaks_against_them(line, link, due, why):
    assert why in objected(line, link, due)
    assert bool(why) == bool(objected(line, link, due))


def test_kazakh_words_that_stuck_together_are_not_moved():
    line = "сот  алып, мыналарды қамтамасызтармақшасына"
    due = "сот қамтамасызтармақшасына алып, мыналарды"
    assert "stuck" in objected(line, "қамтамасызтармақшасына", due, KAZAKH)


def test_a_line_as_it_stands_is_not_objected_to():
    assert objection("суд  ]]>", Candidate("суд ]]>"), (), RUSSIAN, goes_on=True) is None


def test_a_reading_that_leaves_a_gap_for_certain_is_never_published():
    line, sites = "суд  по  Закона статье 12", (Site(3, 5), Site(7, 9))
    reading = Candidate("суд по статье 12 Закона", Cut(16), (Filled(sites[1], 16, 25),))
    assert objection(line, reading, sites, RUSSIAN, goes_on=True).least > 1
    assert objection(line, reading, sites[1:], RUSSIAN, goes_on=True) is None
    fewer = (Site(7, 9, links=2),)
    assert objection(line, reading, fewer, RUSSIAN, goes_on=True).least > 1
    assert objection(line, reading, (Site(7, 9),), RUSSIAN, goes_on=True) is None


@pytest.mark.parametrize(
    ("line", "link", "due", "goes_on", "never"),
    [
        ("Конституционный Суд .Республики", "Республики", "Конституционный Суд Республики.", 1, 1),
        ("Конституционный Суд .Республики", "Республики", "Конституционный Суд Республики.", 0, 0),
        ("на основании  ,статьи 12", "статьи 12", "на основании статьи 12,", 1, 0),
    ],
)
def test_where_a_line_goes_on_a_mark_moves_behind_a_figure_alone(line, link, due, goes_on, never):
    start = line.index(link)
    reading = Candidate(due, Cut(start), (Filled(Site(0, 0), start, len(line)),))
    found = objection(line, reading, (), RUSSIAN, goes_on=bool(goes_on))
    assert bool(found and found.least > 1) == bool(never)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("13-бабының  және 14-бабының 2-тармағымен 1-тармағымен", True),
        ("13-бабының  және 14-бабының талаптарымен 1-тармағымен", False),
    ],
)
def test_words_of_the_kind_of_those_that_moved_may_have_moved_themselves(line, told):
    start = line.index("1-тармағымен")
    reading = Candidate("", Cut(start), (Filled(Site(10, 12), start, len(line)),))
    assert bool(interchangeable(line, reading, KAZAKH)) == told
