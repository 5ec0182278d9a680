"""Empty lines that displaced links explain: they end no paragraph, and others that may are told."""

import re
from itertools import count
from pathlib import Path

import pytest

from pipeline.clean.displaced.order import kept_blank
from pipeline.clean.pages import page_breaks
from pipeline.clean.wraps import wraps
from pipeline.codes import Code, Rule
from pipeline.text import CleanText, Finding, Reordering, Span
from tests.clean.test_lines import PROSE, page
from tests.clean.tools import context
from tests.layouts import Layout, layout, load, text
from tests.layouts.measure import outcomes

HABITS = [
    Layout(gap_line="before"),
    Layout(gap_line="after"),
    Layout(gap_line="sometimes", width=66),
    Layout(gap_line="before", indent=3, width=58),
    Layout(gap_line="after", indent=0, between=1),
]


@pytest.mark.parametrize("habits", HABITS, ids=count())
@pytest.mark.parametrize("name", ["court-2023.kaz", "court-2023.rus"])
def test_no_paragraph_is_joined_or_divided_in_silence(name, habits):
    found = [one.kind for one in outcomes(text(name), name[-3:], habits)]
    assert found.count("exact") > 0.8 * len(found)
    assert "split" not in found


def led(before, line, moved):
    """Lines of prose, then one that ends early, an empty one, and one whose link was put back."""
    source = f"{page(PROSE)}\n{before}\n\n {line} {moved}\n"
    start = source.index(f" {line} {moved}")
    end = start + len(f" {line} {moved}")
    order = (Span(end - len(moved), end), Span(start, end - len(moved)))
    moving = Reordering(Rule.DISPLACED_RUN, Span(start, end), order, 0.99)
    return CleanText.of(source).apply([moving])


@pytest.mark.parametrize(
    ("before", "line", "moved"),
    [
        ("Кодекстің талаптары көзделген жағдайда (бұдан әрі –", "деп аталатын Заң", "Кодекс)"),
        ("Сот бұл істі қараған кезде 2023 жылғы", "және одан кейінгі талаптар", "14 шілдеде"),
        ("Конституцияның 13-бабының 2,", "Заңның талаптары", "3-тармақтары"),
    ],
)
def test_a_line_that_a_restored_link_leads_opens_no_paragraph(before, line, moved):
    text = led(before, line, moved)
    joined = text.apply(wraps(text, context("сот", "kaz")))
    assert f"{before} {moved}" in joined.text


@pytest.mark.parametrize(("behind", "parted"), [("", True), ("\n", False)])
def test_an_empty_line_behind_a_led_one_parts_unless_links_leave_it_there(behind, parted):
    line = " талаптары бойынша істі ашық отырыста әрі қарай тексеріп Кодекстің"
    begun = f"Сот бұл істі қараған кезде оның мәнін осылай анықтаған соң ол\n{line} \n"
    sentence = f"{begun}{behind}істі сотқа қайтарып жіберді.\n\n"
    source = f"{sentence * 4}{begun}\nҚазақстан Республикасының шешімі."
    moved = len("Кодекстің")
    edits = []
    for at in (m.start() for m in re.finditer(line, source)):
        end = at + len(line)
        order = Span(end - moved, end), Span(at, end - moved), Span(end, end + 1)
        edits.append(Reordering(Rule.DISPLACED_RUN, Span(at, end + 1), order, 0.99))
    text = CleanText.of(source).apply(edits)
    got = text.apply(wraps(text, context("сот", "kaz"))).text
    assert (re.search(r"тексеріп\s*\n\s*Қазақстан", got) is not None) is parted


def with_led_lines(source):
    """A text whose lines that a link leads are restored, its paragraphs put together."""
    edits = []
    for match in re.finditer(r" талаптары .*Кодекстің", source):
        start, end, moved = match.start(), match.end(), match.end() - len("Кодекстің")
        order = Span(moved, end), Span(start, moved)
        edits.append(Reordering(Rule.DISPLACED_RUN, Span(start, end), order, 0.99))
    text = CleanText.of(source).apply(edits)
    return text.apply(wraps(text, context("сот", "kaz")))


@pytest.mark.parametrize("known", [True, False])
def test_an_empty_line_behind_a_led_comma_is_told_unless_links_leave_theirs_there(known):
    begun = "Сот бұл істі қараған кезде оның мәнін осылай анықтаған соң ол"
    led = " талаптары бойынша істі ашық отырыста әрі қарай тексерген{}Кодекстің"
    ending = "кезде істі сотқа қайтарып, жаңадан қарауға жіберді.\n\n"
    # A line that a link leads has no empty line of its own behind another one.
    twice = f"{begun}\n{led.format('')}\n\n{led.format('')}\n{ending}"
    prose = f"{begun}\nоларды заңда айтылғандай етіп тексерген {ending}" * 6
    source = f"{prose}{twice * known}{begun}\n{led.format(',')}\n\n{ending}Сот істі тоқтатты."
    cleaned = with_led_lines(source)
    assert ("тексерген, кезде" in cleaned.text) is known
    assert (Code.WRAP_DOUBTFUL in [one.code for one in cleaned.doubts]) is not known


def displaced_in(source, line, moved):
    """A text in which the word that was moved behind a line was put back before it, cleaned of line ends."""
    edits = []
    for match in re.finditer(f" {line}{moved}", source):
        (start, end), tail = match.span(), match.end() - len(moved)
        order = Span(tail, end), Span(start, tail)
        edits.append(Reordering(Rule.DISPLACED_RUN, Span(start, end), order, 0.99))
    text = CleanText.of(source).apply(edits)
    return text.apply(wraps(text, context("сот", "kaz")))


SPACED = "\n\n".join([page(PROSE).lstrip()] * 4)


@pytest.mark.parametrize("between", ["\n\n", "\n      "])
def test_what_sets_paragraphs_apart_is_told_where_words_stand_together_elsewhere(between):
    line = "талаптары бойынша істі қараған кезде Қазақстан Республикасының шешімі"
    title = "Бас бостандығынан айыру туралы ұсыныс туралы Қазақстан"
    prose = between.join([page(PROSE).lstrip()] * 4)
    rows = (prose, title, "Республикасының Конституциялық Кеңесі құрамында.", f" {line}Заңның")
    cleaned = displaced_in(f"{between}{between.join(rows)}", line, "Заңның")
    assert Code.WRAP_DOUBTFUL in [one.code for one in cleaned.doubts]


def test_a_line_that_is_a_link_whole_leaves_its_empty_line_behind_itself():
    line, moved = "талаптары бойынша істі ашық отырыста әрі қарай тексерді", "Кодекстің"
    begun = "Сот бұл істі қараған кезде оның мәнін осылай анықтаған соң ол\n"
    mid = f"{begun} {line}{moved}\n\nістің мәніне кірісті.\n\n" * 3
    added = f"{begun} {line}.{moved}\n\n\nСот істі тоқтатты.\n\n"
    whole = f"{begun}  77-бабы 3-тармағының\n\n {line}.{moved}\n\nКөлік құралын ұстау\nреттелген."
    cleaned = displaced_in(f"{SPACED}\n\n{mid}{added}{whole}", rf"{line}\.?", moved)
    assert "\nКөлік" in cleaned.text


@pytest.mark.parametrize(
    ("words", "behind", "kept"),
    [
        ("По  Кодекса суд решил. |статье 5", "", True),
        ("По  Кодекса суд решил.|статье 5", "", False),
        ("По  Кодекса суд решил.|статье 5", " ", True),
        ("Суд решил по |статье 5", "", None),
    ],
)
def test_a_blank_behind_the_words_that_stayed_is_seen_in_their_new_order(words, behind, kept):
    line, moved = words.replace("|", ""), words.index("|")
    gap = line.index("  ") + 1 if "  " in line else moved
    order = tuple(
        one for one in (Span(0, gap), Span(moved, len(line)), Span(gap, moved)) if one.length
    )
    edit = Reordering(Rule.DISPLACED_RUN, Span(0, len(line)), order, 0.99)
    assert kept_blank(CleanText.of(f"{line}{behind}\n").apply([edit]).text, edit) is kept


@pytest.mark.parametrize(("blank", "parted"), [("", True), (" ", False)])
def test_a_line_without_the_blank_that_it_would_be_broken_at_ends_its_paragraph(blank, parted):
    line = "талаптары бойынша істі ашық отырыста қараған сот мынаны  деп есептеді"
    rows = [f"{line} анықтады", f"және істі одан әрі қарады, сонымен бірге{' '}", "шешім шығарды."]
    source = "\n".join(
        [*rows * 8, f"{line}.{blank}анықтады", "Заң бұзылмады деп есептейді сот.", *rows]
    )
    gap = line.index("  ") + 1
    edits = []
    for match in re.finditer(rf"{line}(\.?)( ?)анықтады", source):
        start, tail, end = match.start() + gap, match.end() - len("анықтады"), match.end()
        order = Span(match.start(), start), Span(tail, end), Span(start, tail)
        edits.append(Reordering(Rule.DISPLACED_RUN, Span(*match.span()), order, 0.99))
    text = CleanText.of(source).apply(edits)
    cleaned = text.apply(wraps(text, context("сот", "kaz")))
    assert ("\nЗаң бұзылмады" in cleaned.text) is parted
    assert Code.WRAP_DOUBTFUL not in [one.code for one in cleaned.doubts]


@pytest.mark.parametrize("adds", [False, True])
def test_an_empty_line_behind_a_led_sentence_is_the_links_where_others_have_one_more(adds):
    begun = "Сот бұл істі қараған кезде оның мәнін осылай анықтаған соң ол\n"
    line = " талаптары бойынша істі ашық отырыста әрі қарай тексергенКодекстің"
    ended = " талаптары бойынша істі ашық отырыста әрі қарай тексерді.Кодекстің"
    mid = f"{begun}{line}\n\nкезде істі сотқа қайтарып жіберді.\n\n" * 6
    other = f"{begun}{ended}\n\n\nСот істі тоқтатты.\n\n" * adds
    source = f"{mid}{other}{begun}{ended}\n\nБұл норма Заңға қайшы келмейді.\n\nСот істі тоқтатты."
    cleaned = with_led_lines(source)
    assert ("\nБұл норма" not in cleaned.text) is adds
    assert (Code.WRAP_DOUBTFUL not in [one.code for one in cleaned.doubts]) is adds


def joined(*lines):
    """The lines of a text in which words were displaced, after those that belong together are one."""
    text = CleanText.of("\n".join(lines)).apply([Finding(Code.DISPLACED_RUN_LEFT, Span(0, 4), "")])
    cleaned = text.apply(wraps(text, context("сот", "kaz")))
    return cleaned.text, [one.code for one in cleaned.doubts]


LINE = "Конституциялық Сот бұл істі ашық отырыста қарап шығып отыр"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("сот оны белгіленген мерзімде қараған жоқ әрі 107", "УПК."),
        ("сот оны Кодекстің 293", "– 298 ГК."),
        ("Азаматтық іс жүргізу кодексінің", "240-бабы екінші бөлігінің 4) тармақшасында айтылған"),
    ],
)
def test_the_rest_of_a_sentence_opens_no_paragraph_where_words_were_displaced(before, after):
    assert f"{before} {after}" in joined(LINE, LINE, before, after, LINE)[0]


def test_a_numbered_point_and_a_heading_are_no_rest_of_a_sentence():
    text, _ = joined(LINE, LINE, "қаулы етеді", "2.", LINE, "тапты", "Бірінші тарау", LINE)
    assert "қаулы етеді 2." not in text
    assert "тапты Бірінші" not in text


def test_a_sentence_that_ends_in_a_line_nearly_full_is_told_where_words_were_displaced():
    nearly = "Қазақстан Конституциялық Соты тапты, шешті деді."
    assert Code.WRAP_DOUBTFUL in joined(LINE, LINE, nearly, LINE, LINE)[1]


@pytest.mark.parametrize(("lines", "parted"), [(0, False), (6, True)])
def test_a_doubtful_end_behind_a_sentence_parts_a_long_paragraph_but_not_a_short_one(lines, parted):
    sentence = f"{LINE}ды."
    opening = "Сот істің барлық мән-жайын толық зерттеп, тапты әрі шешті"
    text, codes = joined(
        LINE, LINE, "тапты.", *[LINE] * lines, sentence, opening, LINE, LINE, "деді."
    )
    assert (f"\n{opening}" in text) is parted
    assert Code.WRAP_DOUBTFUL in codes


def test_a_lower_case_line_behind_an_empty_one_is_told_where_words_were_displaced():
    line = "Конституциялық Сот бұл істі ашық отырыста қарап"
    source = f"{line}\n{line}\nтапты.\n\n" * 4 + f"{line}\n\nәрі қарай {line}\n"
    doubt = Finding(Code.DISPLACED_RUN_LEFT, Span(0, 4), "")
    text = CleanText.of(source).apply([doubt])
    found = [one for one in wraps(text, context("сот", "kaz")) if isinstance(one, Finding)]
    assert [(one.code, one.span.start) for one in found] == [
        (Code.WRAP_DOUBTFUL, source.index("\n\nәрі"))
    ]


def test_lines_in_which_words_were_put_back_are_no_paragraphs():
    habits = Layout(width=118, indent=3, proportional=True)
    assert "split" not in {one.kind for one in outcomes(text("plain.rus"), "rus", habits)}


@pytest.mark.parametrize("state", ["Жаңартылған", "Күші жойылған"])
def test_the_word_for_the_state_of_an_edition_stands_alone(state):
    title = "Конституцияның 39-бабының ережелерін ресми түсіндіру туралы нормативтік қаулы"
    source = f"{title}\n{state}\n{page(PROSE)}\n{page(PROSE)}"
    text = CleanText.of(source)
    assert f"{title}\n{state}\n" in text.apply(wraps(text, context("сот", "kaz"))).text


def test_a_number_sign_ends_no_paragraph_where_words_were_displaced():
    assert (
        "қаулысы № 7-НҚ" in joined(LINE, LINE, "Конституциялық Соттың қаулысы №", "7-НҚ", LINE)[0]
    )


def test_blanks_that_links_left_are_no_indent_where_none_tells_of_paragraphs():
    before, line = f"{LINE[:-4]}, Парламент", "Конституцияның 7-бабы 2-тармағының талаптары"
    assert f"{before} {line}" in joined(LINE, LINE, before, f"  {line}", LINE)[0]


@pytest.mark.parametrize("line", ["статья 50 Кодекса", "291 Азаматтық іс жүргізу кодексі"])
def test_no_paragraph_begins_in_mid_sentence_behind_blanks_that_links_left(line):
    before = f"{LINE[:-4]}," if line[0].isdigit() else f"{LINE[:-4]};"
    assert f"{before} {line}" in joined(LINE, LINE, before, "", f"   {line}", LINE)[0]


def test_a_small_letter_set_in_as_far_as_a_paragraph_is_told_where_words_were_displaced():
    point = ("   Сот бұл істі ашық отырыста", LINE, LINE, "солай шешті.")
    assert Code.WRAP_DOUBTFUL in joined(*point * 5, *point[:3], "", "   бапқа сәйкес", *point)[1]


def test_a_small_letter_behind_a_line_with_much_room_is_told_where_words_were_displaced():
    assert Code.WRAP_DOUBTFUL in joined(LINE, LINE, "Конституциялық Сот", "шешім етті:", LINE)[1]


def test_where_indents_tell_a_page_ends_no_paragraph():
    full, second = f"{page(PROSE)} Солай болған, айтылған еді.", "Олардың мазмұны"
    text = CleanText.of(f"{page(PROSE)}\n{full}\n\n\n\n{second}\n{page(PROSE)}")
    cleaned = text.apply(page_breaks(text, context("сот", "kaz")))
    assert f"еді. {second}" in cleaned.apply(wraps(cleaned, context("сот", "kaz"))).text


@pytest.mark.parametrize("next_word", ["мәселе", "Мәселе"])
def test_a_paragraph_that_would_begin_in_the_middle_of_a_sentence_is_told(next_word):
    lines = (
        f"Сот {n}-істі ашық отырыста қарап шығып, оның шешімін осылай қабылдады" for n in "123"
    )
    source = "\n".join([*lines, "Сот бұл", f"{next_word} бойынша шешім шығарды"])
    found = [
        one
        for one in wraps(CleanText.of(source), context("сот", "kaz"))
        if isinstance(one, Finding)
    ]
    assert bool(found) == next_word.islower()


@pytest.mark.parametrize(
    ("ruling", "seed"),
    [
        ("supreme-2018-amending.rus", 2),
        ("supreme-2017-inheritance.rus", 3),
        # `Қазақстан Республикасы ⏎ Заңының` behind a line that its link has left.
        ("court-2025-procurement.kaz", 2),
    ],
)
def test_no_sentence_is_parted_in_silence_by_the_width_of_its_lines(ruling, seed):
    """Nothing sets paragraphs apart there; narrow lines look like first ones, short ones like last ones."""
    path = Path(__file__).parents[1] / "labelled" / "rulings" / f"{ruling}.txt"
    kinds = {one.kind for one in outcomes(load(path), ruling[-3:], layout(seed))}
    assert kinds == {"exact", "told"}
