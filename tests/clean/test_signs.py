"""Where a reading puts its links, and what is learnt of them there."""

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.displaced.order import Filled
from pipeline.clean.displaced.scale import Scale
from pipeline.clean.displaced.signs import MARK, glue_signs, placed, signs
from pipeline.clean.displaced.sites import Site
from pipeline.languages import Language

SCALE = Scale(learnt_of(Language.RUS))
LINE = "согласно  и  статьи 14 УПК пунктам 1 3"
TAIL = LINE.index("пунктам")
READING = Candidate(
    "согласно пунктам 1 и 3 статьи 14 УПК",
    Cut(TAIL),
    (
        Filled(Site(8, 10), TAIL, TAIL + 9),
        Filled(Site(11, 13), TAIL + 10, TAIL + 11),
    ),
)


def test_each_link_is_placed_between_its_neighbours():
    first, second = placed(LINE, READING, SCALE.names)
    assert (first.text, second.text) == ("пунктам 1", "3")
    assert first.before == SCALE.names["согласно"][0]
    assert first.after == SCALE.names["и"][0]
    assert list(second.between) == list(SCALE.names["и"])
    assert second.after == SCALE.names["статьи"][0]


def test_links_that_share_a_gap_are_neighbours():
    line = "по  УПК пункту 1 статьи 14"
    start = line.index("пункту")
    site = Site(2, 4)
    filled = (Filled(site, start, start + 8), Filled(site, start + 9, len(line)))
    first, second = placed(line, Candidate("", Cut(start), filled), SCALE.names)
    assert first.after == SCALE.names["статьи"][0]
    assert second.before == SCALE.names["1"][0]
    assert list(second.between) == []
    assert second.after == SCALE.names["УПК"][0]


def test_a_sign_tells_how_a_link_follows_the_one_before():
    found = dict(signs(placed(LINE, READING, SCALE.names), SCALE.model))
    follows = [name for name in found if name.startswith("J" + MARK)]
    assert len(follows) == 1
    assert "=и|" in follows[0]


def test_words_apart_give_no_sign_of_glue():
    assert not dict(glue_signs(LINE, READING, SCALE.names, SCALE.model))
    glued = "по правилам  УПК судстатьи 2"
    cut = Cut(glued.index("статьи"), "letters")
    reading = Candidate("", cut, (Filled(Site(11, 13), cut.start, len(glued)),))
    found = dict(glue_signs(glued, reading, SCALE.names, SCALE.model))
    assert f"G{MARK}letters|=стат" in found
