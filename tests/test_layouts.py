"""The layout generator writes what extractors write: proved on a real ruling, then by properties."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layouts import (
    TEXTS,
    Laid,
    Layout,
    lay,
    layout,
    layouts,
    marked,
    names,
    parse,
    plain_text,
    text,
)
from tests.layouts.breaks import Break, split_lines
from tests.layouts.marked import Paragraph, Run
from tests.layouts.paint import Painted, paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REPOSITORY = Path(__file__).parent.parent
SOURCES = (
    REPOSITORY / "rulings/ks-2023-21.kaz.txt",
    REPOSITORY.parent / "shared/rulings/ks-2023-21.kaz.txt",
)

# fmt: off
PAINTED = (
    36, 43, 56, 57, 58, 59, 63, 69, 78, 101, 103, 117, 119, 128, 135, 136, 154, 168, 172,
    180, 181, 186, 187, 191, 193, 201, 202, 226, 228, 230, 233, 235, 236, 239, 242, 249,
)
# fmt: on
"""Lines of the sample that hold a link; all of them are displaced, but for the two below."""
IN_PLACE = {191, 226}
FULL = {101, 103}
"""Of these, the lines whose own blank did not fit: their first link is glued to the base."""


def squeezed(words: str) -> str:
    return "".join(words.split())


# --- the sample ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw() -> list[str]:
    """The sample's lines, with its six Latin i made Cyrillic as they are in the reading text."""
    source = next((path for path in SOURCES if path.exists()), None)
    if source is None:
        pytest.skip("the sample ruling is not at hand")
    return source.read_text(encoding="utf-8").replace("i", "і").split("\n")


def sample_lines(raw: Sequence[str]) -> Iterator[tuple[int, Painted]]:
    """Each line of the sample as painted, by its number; a moved run never leaves its line,
    so the count of a line's letters tells where it ends in reading order."""
    inked = [number for number, line in enumerate(raw, 1) if line.strip()]
    ahead = iter(inked)
    for paragraph in text("sample.kaz"):
        numbers = list(_take(paragraph.text, raw, ahead))
        lines = split_lines(paragraph, list(_breaks(paragraph.text, raw, numbers)))
        for place, (number, runs) in enumerate(zip(numbers, lines, strict=True)):
            painted = paint(runs, opens_paragraph=place == 0)
            yield (
                number,
                replace(painted, extracted=" " * _margin(number, raw, place) + painted.extracted),
            )


def _margin(number: int, raw: Sequence[str], place: int) -> int:
    """Blanks before a line: the title has none, the lines in the middle some, a paragraph six."""
    line = raw[number - 1]
    if place or number < 10:
        return 0
    return 6 if number > 12 else len(line) - len(line.lstrip(" "))


def _take(reading: str, raw: Sequence[str], ahead: Iterator[int]) -> Iterator[int]:
    left = len(squeezed(reading))
    while left > 0:
        number = next(ahead)
        left -= len(squeezed(raw[number - 1]))
        yield number
    assert left == 0


def _breaks(reading: str, raw: Sequence[str], numbers: Sequence[int]) -> Iterator[Break]:
    end = 0
    for number in numbers[:-1]:
        line = raw[number - 1]
        for _ in squeezed(line):
            end += 1 + (reading[end] == " ")
        end += reading[end] == " "
        yield Break(end, number not in FULL if number in PAINTED else line.endswith(" "))


def test_the_sample_is_painted_byte_for_byte(raw: list[str]) -> None:
    lines = dict(sample_lines(raw))
    holding = {number: line.extracted for number, line in lines.items() if line.kinds}
    assert holding == {number: raw[number - 1] for number in PAINTED}
    assert [number for number, line in lines.items() if line.displaced] == [
        n for n in PAINTED if n not in IN_PLACE
    ]


def test_every_other_line_of_the_sample_is_painted_too(raw: list[str]) -> None:
    """But for the clause and the name that stand at the margin."""
    at_margin = {51: "анықтады:", 262: "Конституциялық Соты"}
    for number, line in sample_lines(raw):
        extracted = at_margin.get(number, line.extracted)
        assert extracted == raw[number - 1]


def test_an_empty_line_stands_before_the_samples_gap_lines(raw: list[str]) -> None:
    opening = [number for number, line in sample_lines(raw) if line.opens_with_gap]
    assert opening == [78, 172, 193, 228, 235, 249]
    assert all(raw[number - 2] == "" for number in opening)


def test_the_sample_has_46_links_in_49_runs(raw: list[str]) -> None:
    assert sum(len(paragraph.links) for paragraph in text("sample.kaz")) == 46
    assert sum(len(line.kinds) for _, line in sample_lines(raw)) == 49


# --- one line -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "extracted"),
    [
        ("баптың ⟦paragraph|2-тармағы⟧ бойынша сот ", "баптың  бойынша сот 2-тармағы"),
        ("баптың ⟦paragraph|2-тармағы⟧ бойынша сот", "баптың  бойынша сот2-тармағы"),
        ("баптың ⟦paragraph|2-тармағы⟧, сот ", "баптың , сот 2-тармағы"),
        ("сот ⟦ruling|қаулысында⟧ ", "сот  қаулысында"),
        ("сот ⟦ruling|қаулысында⟧", "сот қаулысында"),
        ("закон (⟦article|статья 9⟧) и ", "закон ( ) и статья 9"),
        ("закон (⟦article|статья 9⟧ и ", "закон (  и статья 9"),
        ("⟦article|статьи 9⟧ и закона ", " и закона статьи 9"),
        ("⟦article|статьи 9⟧, а ", ", а статьи 9"),
        ("⟦article|статьи 9⟧ ⟦act|Закона⟧ и ", "  и статьи 9 Закона"),
        ("по ⟦part|части⟧⟦bare|2⟧ и ", "по  и части2"),
        ("Закон ⟦act|«О языках»⟧.", "Закон .«О языках»"),
        ("⟦act|нормативных правовых⟧", "нормативных правовых"),
        ("бабының ⟦paragraph|3-⟧", "бабының 3-"),
        ("ҚПК ⟦article|484⟧-бабы мен ", "ҚПК -бабы мен 484"),
    ],
)
def test_a_line_is_painted_base_first(line: str, extracted: str) -> None:
    assert (
        paint(
            parse(line.replace("⟧⟦", "⟧\0⟦")).runs if "\0" in line else parse(line).runs
        ).extracted
        == extracted
    )


def test_a_link_that_opens_a_paragraph_stays() -> None:
    painted = paint(parse("⟦article|13-бап⟧ пен ⟦article|14-бап⟧ та ").runs, opens_paragraph=True)
    assert painted.extracted == "13-бап пен  та 14-бап"
    assert not painted.opens_with_gap


def test_a_wide_gap_shows_three_blanks() -> None:
    assert paint(parse("а ⟦bare|3⟧ б ").runs, wide=lambda _: True).extracted == "а   б 3"
    assert paint(parse("а ⟦bare|3⟧, б ").runs, wide=lambda _: True).extracted == "а , б 3"


@pytest.mark.parametrize(
    "line", ["⟦article|13-бап", "13-бап⟧", "⟦13-бап⟧", "⟦nothing|13-бап⟧", "⟦article| 13-бап⟧"]
)
def test_malformed_marks_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="13-бап"):
        parse(line)


# --- the texts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names())
def test_marks_are_parsed_and_written_back(name: str) -> None:
    for paragraph in text(name):
        assert parse(marked(paragraph)) == paragraph
        assert squeezed(paragraph.text)
        assert "  " not in paragraph.text
        assert paragraph.text == paragraph.text.strip()


@pytest.mark.parametrize("name", names())
def test_a_text_says_what_it_is(name: str) -> None:
    remark = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")[0]
    assert remark.startswith("# ruling №" if name == "sample.kaz" else "# invented ")


def rulings(language: str) -> tuple[str, ...]:
    return tuple(name for name in names(language) if name.startswith(("court-", "council-")))


@pytest.mark.parametrize(("language", "least"), [("kaz", 5), ("rus", 6)])
def test_there_are_enough_invented_rulings(language: str, least: int) -> None:
    assert len(rulings(language)) >= least


@pytest.mark.parametrize("name", [*rulings("kaz"), *rulings("rus")])
def test_a_ruling_has_links_enough_and_plain_paragraphs_too(name: str) -> None:
    paragraphs = text(name)
    links = sum(len(paragraph.links) for paragraph in paragraphs)
    assert 25 <= len(paragraphs) <= 45
    assert 40 <= links <= 75
    assert sum(not paragraph.links for paragraph in paragraphs) >= len(paragraphs) / 4


def test_both_languages_use_every_kind() -> None:
    for language in ("kaz", "rus"):
        used = {
            run.kind
            for name in names(language)
            for paragraph in text(name)
            for run in paragraph.links
        }
        assert used >= {
            "article",
            "paragraph",
            "subparagraph",
            "part",
            "number",
            "bare",
            "list",
            "act",
            "ruling",
            "multiword",
            "other",
        }


# --- whole texts --------------------------------------------------------------------------------

SOME = tuple(layouts(range(40)))


def pairs() -> list[tuple[str, Layout]]:
    """Every text in a few layouts, every layout with some text."""
    every = names()
    return [(name, habits) for habits in SOME for name in every[habits.seed % 3 :: 3]]


@pytest.mark.parametrize(
    ("name", "habits"), pairs(), ids=lambda value: str(getattr(value, "seed", value))
)
def test_a_layout_keeps_every_character_and_tells_the_truth(name: str, habits: Layout) -> None:
    laid = lay(text(name), habits)
    assert_conserved(laid)
    assert_true(laid, habits)


def assert_conserved(laid: Laid) -> None:
    """Line by line the same letters in another order; all lines together, the reading text."""
    for line in laid.lines:
        assert sorted(squeezed(line.extracted)) == sorted(squeezed(line.restored))
    for number, reading in enumerate(laid.reading):
        restored = (line.restored for line in laid.lines if line.paragraph == number)
        if "\t" not in reading:
            assert squeezed("".join(restored)) == squeezed(reading)


def assert_true(laid: Laid, habits: Layout) -> None:
    lines = laid.text.split(habits.newline)
    body = {line.index for line in laid.lines}
    for line in laid.lines:
        assert lines[line.index].removeprefix("\f") == line.extracted
        if line.displaced:
            assert line.kinds
            assert line.extracted.strip() != line.restored
        elif not habits.justified:
            assert line.extracted.strip(" ") == line.restored
    between = [line for index, line in enumerate(lines) if index not in body]
    assert all(not line or line.isdigit() for line in between)


@given(st.sampled_from(names()), st.integers(min_value=0))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_seed_keeps_every_character(name: str, seed: int) -> None:
    assert_conserved(lay(text(name), layout(seed)))


@pytest.mark.parametrize("name", names())
def test_without_links_nothing_moves(name: str) -> None:
    for habits in SOME[:10]:
        assert not lay(plain_text(name), habits).displaced


@pytest.mark.parametrize("name", names())
def test_justified_text_moves_nothing_but_is_full_of_blanks(name: str) -> None:
    laid = lay(text(name), Layout(displaced=False, justified=True))
    assert not laid.displaced
    full = [
        here
        for here, after in zip(laid.lines, laid.lines[1:], strict=False)
        if here.paragraph == after.paragraph
    ]
    stretched = [
        line for line in full if " " in line.restored and "\t" not in laid.reading[line.paragraph]
    ]
    assert all("  " in line.extracted.lstrip() for line in stretched)


@pytest.mark.parametrize("name", names())
def test_a_paragraph_a_line_moves_nothing(name: str) -> None:
    laid = lay(text(name), Layout(width=0))
    assert not laid.displaced
    assert len(laid.lines) == len(laid.reading)


@pytest.mark.parametrize("name", names())
def test_the_same_layout_gives_the_same_bytes(name: str) -> None:
    assert [lay(text(name), habits) for habits in SOME[:5]] == [
        lay(text(name), layout(habits.seed)) for habits in SOME[:5]
    ]


def test_links_are_displaced_in_every_other_layout() -> None:
    for habits in SOME:
        assert bool(lay(text("sample.kaz"), habits).displaced) == habits.moves


def test_200_layouts_cover_the_space() -> None:
    every = list(layouts())
    assert len(set(every)) == 200
    seen = {
        field.name: {getattr(habits, field.name) for habits in every} for field in fields(Layout)
    }
    assert seen.pop("seed") == set(range(200))
    assert {name: len(values) for name, values in seen.items()} == {
        "displaced": 2,
        "width": 10,
        "proportional": 2,
        "indent": 3,
        "between": 2,
        "centred": 2,
        "airy": 2,
        "page": 4,
        "page_break": 3,
        "own_blank": 3,
        "wrapped_blank": 2,
        "strip": 2,
        "wide": 3,
        "gap_line": 4,
        "hyphen": 4,
        "before_stop": 2,
        "after_open": 2,
        "justified": 2,
        "newline": 2,
    }


def written(line: str, **habits: object) -> list[str]:
    paragraph = (parse("А"), parse("Ә"), parse(line))
    laid = lay(paragraph, replace(Layout(width=20, indent=0), **habits))  # type: ignore[arg-type]
    return laid.text.split("\n")[2:-1]


def test_lines_break_at_hyphens_as_the_engine_does() -> None:
    line = "осы Конституция 39-баптың"
    assert written(line) == ["осы Конституция 39-", "баптың"]
    assert written(line, hyphen="before") == ["осы Конституция 39", "-баптың"]
    assert written(line, hyphen="none") == ["осы Конституция ", "39-баптың"]


def test_lines_break_before_stops_and_after_openers() -> None:
    assert written("осы Конституция бабы, ия", before_stop=True) == ["осы Конституция бабы", ", ия"]
    assert written("осы Конституциясы (бап)", after_open=True) == ["осы Конституциясы (", "бап)"]


def test_the_blank_a_line_broke_at_decides_on_glue() -> None:
    line = "осы ⟦article|9-бап⟧ мен сол баптар"
    assert written("осы ⟦article|39-бап⟧ пен барша заңдар")[0] == "осы  пен барша39-бап"
    assert written(line, own_blank="kept")[0] == "осы  мен сол 9-бап"
    assert written(line, own_blank="lost")[0] == "осы  мен сол9-бап"


def test_a_wrapped_link_has_its_tail_first_and_an_empty_line_before() -> None:
    line = "осы Конституция ⟦article|39-баптың⟧ ия ⟦bare|4⟧ де"
    assert written(line) == ["осы Конституция 39-", "", " ия  де" + "баптың 4"]
    assert written(line, gap_line="after") == ["осы Конституция 39-", " ия  де" + "баптың 4", ""]
    assert written(line, gap_line="none") == ["осы Конституция 39-", " ия  де" + "баптың 4"]


def test_a_wrapped_title_may_keep_its_blank() -> None:
    line = "осы ⟦act|Конституция заңнамасы⟧ де"
    assert written(line)[0] == "осы Конституция "
    assert written(line, wrapped_blank=False)[0] == "осы Конституция"


def test_no_empty_line_at_the_top_of_a_page_nor_after_another_gap_line() -> None:
    line = "осы конституция ия ⟦article|9-бап⟧ пен осылар ия ⟦article|8-бап⟧ пен осылар"
    assert written(line) == ["осы конституция ия ", "", " пен осылар ия 9-бап", " пен осылар8-бап"]
    numbered = written(line, page=3, page_break="number")
    assert numbered[1:6] == ["", "1", "", "", " пен осылар ия 9-бап"]
    assert "\f пен осылар ия 9-бап" in written(line, page=3, page_break="feed")


def test_table_cells_are_painted_each_for_itself() -> None:
    row = Paragraph(
        (
            Run("осы "),
            Run("9-бап", "article"),
            Run(" пен\tсол "),
            Run("8-бап", "article"),
            Run(" те"),
        )
    )
    laid = lay((parse("А"), parse("Ә"), row), Layout(width=60))
    assert [(line.extracted, line.restored) for line in laid.displaced] == [
        ("осы  пен9-бап сол  те8-бап", "осы 9-бап пен сол 8-бап те")
    ]
