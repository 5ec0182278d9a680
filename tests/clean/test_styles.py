"""What starts a paragraph in a text, told for layouts of every kind."""

import textwrap
from itertools import product
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.clean.line_layout import LineLayout, Style
from pipeline.codes import Code
from tests.clean.tools import cleaned
from tests.layouts import Layout, lay, load, unlinked
from tests.layouts.measure import job_of

DEV = Path(__file__).parent.parent / "dev"
TOLD_BY = {(6, 0): Style.INDENTED, (3, 0): Style.INDENTED, (0, 1): Style.SPACED, (0, 0): Style.FLAT}


@pytest.mark.parametrize("path", sorted(DEV.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize(("apart", "style"), TOLD_BY.items(), ids=str)
def test_a_few_clauses_set_apart_or_centred_headings_tell_nothing(path, apart, style):
    paragraphs = [unlinked(one) for one in load(path)]
    indent, between = apart
    for width, proportional, airy, centred in product((58, 84, 118), *([(False, True)] * 3)):
        habits = Layout(
            width=width,
            proportional=proportional,
            airy=airy,
            centred=centred,
            indent=indent,
            between=between,
        )
        layout = LineLayout.of(lay(paragraphs, habits).text, frozenset(), None)
        assert layout.style is style, habits


@pytest.mark.parametrize("path", sorted(DEV.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [46, 72, 100])
def test_points_open_paragraphs_where_only_full_lines_tell(path, width):
    paragraphs = [unlinked(one) for one in load(path)]
    habits = Layout(width=width, proportional=True, indent=0, centred=False)
    text = clean(job_of(path.stem[-3:], lay(paragraphs, habits).text))
    told = [text.source[doubt.source[0].end :] for doubt in text.doubts]
    for opening in (one.text[:12] for one in paragraphs if one.text[:1].isdigit()):
        starts = [one for one in (*text.text.split("\n"), *told) if one.startswith(opening)]
        assert starts, opening


@pytest.mark.parametrize(
    ("ending", "opening", "told"),
    [
        ("судья-докладчик А.Б.", "Иванов сообщил суду о том, что", False),
        ("в интересах Иванова А.Б.", "Суд исходит из того, что", True),
        ("и следующие требования:", "возместить вред, который причинен", True),
    ],
)
def test_the_end_of_a_full_line_is_told_unless_a_name_goes_on(ending, opening, told):
    line = "заявитель просит суд признать договор недействительным и"
    text = "\n".join([line] * 30 + [f"{line[: len(line) - len(ending) - 1]} {ending}", opening])
    text += "\n" + "\n".join([line] * 30)
    doubts = [one for one in clean(job_of("rus", text)).doubts if one.code is Code.WRAP_DOUBTFUL]
    assert any(f"{ending}”" in one.message for one in doubts) is told


@pytest.mark.parametrize("width", [70, 90, 110])
def test_a_line_full_by_its_signs_parts_no_paragraph_between_empty_lines(width):
    """Narrow letters fill a line that was counted, and leave room on one that was printed."""
    wide = "Мамандық шамамен ауқымды жұмыс " + "ауқымды жұмыс шамамен маман " * 12
    narrow = f"{'тілі ' * (width // 5 - 1)}тілі. Ол да одан әрі {'ауқымды жұмыс ' * 9}бар."
    paragraphs = [*(f"{wide}{n} бар." for n in range(30)), narrow]
    # Not all lines end where the next word no longer fits.
    widths = [width - 9 * (n % 4 == 0) for n in range(30)]
    text = "\n\n".join(map(textwrap.fill, paragraphs, [*widths, width]))
    assert clean(job_of("kaz", text)).text.split("\n") == paragraphs


@pytest.mark.parametrize(
    ("indent", "apart"), [("    ", "\n"), ("", "\n\n")], ids=["indents", "empty lines"]
)
@pytest.mark.parametrize("width", [62, 70, 84, 98])
@pytest.mark.parametrize("hyphens", [False, True], ids=["at blanks", "at hyphens too"])
def test_lines_that_break_at_blanks_alone_are_full_though_a_hyphen_would_have_had_room(
    indent, apart, width, hyphens
):
    form = "{} Сот шешімі заңды күшіне енеді. ҚПК-нің {}-бабы мен АПК-нің {}-бабы қолданылады."
    paragraphs = [" ".join(form.format("Мына", n, n + k) for k in range(6)) for n in range(20, 50)]
    laid = apart.join(
        textwrap.fill(one, width, initial_indent=indent, break_on_hyphens=hyphens)
        for one in paragraphs
    )
    assert cleaned(laid).text.split("\n") == paragraphs


@pytest.mark.parametrize("sign", ":;")
def test_a_page_ends_behind_an_item_that_left_room(sign):
    rest = "и все остальные требования заявителя, которые суд рассмотрел в открытом заседании, были приняты"
    before = f"Суд первой инстанции установил{sign}"
    text = "\n\n".join(textwrap.fill(f"{n} {rest}.", 60) for n in range(20))
    after = cleaned(f"{text}\n\n{before}\n\fжилище принадлежит заявителю;\n\n{text}")
    assert f"\n{before}\nжилище принадлежит заявителю;\n" in after.text


def test_a_page_that_ends_behind_a_short_line_without_a_sign_is_told():
    rest = "и все остальные требования заявителя, которые суд рассмотрел в открытом заседании, были приняты"
    text = "\n\n".join(textwrap.fill(f"{n} {rest}.", 60) for n in range(20))
    signed = "Председатель Суда Иванова А.А"
    after = cleaned(f"{text}\n\n{signed}\n\fСекретарь заседания Б.Б. Петрова")
    (doubt,) = (one for one in after.doubts if one.code is Code.WRAP_DOUBTFUL)
    assert signed in doubt.message


def test_a_full_line_goes_on_behind_a_page_where_indents_tell():
    rest = "Барлық өзге талаптар, оларды сот ашық отырыста қараған, толық қанағаттандырылды және орындалды"
    text = "\n".join(textwrap.fill(f"{rest}.", 60, initial_indent="    ") for _ in range(20))
    lines = (
        "    Соттың отырыста қараған барлық өзге талаптары орындалды;",
        "Республиканың заңдары оны талап етеді.",
    )
    after = cleaned(f"{text}\n{lines[0]}\n\f{lines[1]}\n{text}")
    assert f"\n{lines[0].strip()} {lines[1]}\n" in after.text


REST = "и все остальные требования заявителя, которые суд рассмотрел в открытом заседании, были приняты"


def _around(*lines, indent="", between="\n"):
    """Lines between paragraphs of prose, indented or parted by empty lines."""
    filled = [textwrap.fill(f"{indent}{n} {REST}.", 60) for n in range(20)]
    prose = between.join(f"{indent}{one}" if indent else one for one in filled)
    return f"{prose}{between}" + "\n".join(lines) + f"{between}{prose}"


@pytest.mark.parametrize("sign", "•●▪➢✓")
def test_a_bullet_opens_a_paragraph_and_belongs_to_the_words_below_it(sign):
    lines = (
        f"{sign} представителя заявителя, поддержавшего все свои",
        "доводы,",
        sign,
        "органа, который издал акт,",
    )
    after = cleaned(_around("Суд заслушал:", *lines))
    item = f"{sign} представителя заявителя, поддержавшего все свои доводы,\n{sign} органа, который издал акт,"
    assert f"\nСуд заслушал:\n{item}" in after.text


@pytest.mark.parametrize("end", ":;")
def test_a_dash_behind_a_part_of_a_sentence_opens_an_item(end):
    first = f"Суд рассмотрел и признал не соответствующими Конституции{end}"
    after = cleaned(_around(first, "– слово «только» в пункте 1 статьи 5;", "– статью 7."))
    assert f"\n{first}\n– слово «только» в пункте 1 статьи 5;\n– статью 7.\n" in after.text


@pytest.mark.parametrize(
    ("before", "after"), [("статьями 55–", "59 Закона"), ("по словам Р.С.-", "ның өкілі")]
)
def test_a_range_or_a_name_with_its_ending_is_joined_without_a_blank(before, after):
    line = "и все остальные требования заявителя были".ljust(47 - len(before), "ы")
    assert f"{before}{after}" in cleaned(_around(f"{line} {before}", f"{after} также.")).text


@pytest.mark.parametrize(("indent", "between"), [("      ", "\n"), ("", "\n\n")])
def test_a_sentence_that_ends_in_a_line_with_room_is_told_where_no_mark_parts_it(indent, between):
    lines = (f"{indent}В обращении указано, что Закон", "его нарушает. Это так.", "Суд ответил.")
    text = _around(
        f"{indent}{REST[:54].rsplit(' ', 1)[0]}", *lines[1:], indent=indent, between=between
    )
    after = cleaned(text)
    told = [one.message for one in after.doubts]
    assert "\nСуд ответил." in after.text or any("его нарушает" in one for one in told)


def test_lines_in_the_middle_of_a_flat_text_are_no_indents():
    middle = [
        " " * 20 + "О проверке закона",
        " " * 18 + "УСТАНОВИЛ в заседании:",
        " " * 9 + "Суд считает.",
    ]
    flat = [textwrap.fill(f"{n} {REST}.", 60) for n in range(20)]
    text = "\n".join([*middle, *flat[:10], *middle, *flat[10:]])
    assert LineLayout.of(text, frozenset(), None).style is Style.FLAT


@pytest.mark.parametrize("tail", ["нет иных препятствий.", "5-бап бойынша қаралды."])
def test_an_empty_line_behind_a_full_one_inside_a_sentence_is_told(tail):
    full = "Судебные акты подлежат пересмотру в порядке, если для него"
    after = cleaned(_around(full, "", tail, between="\n\n"))
    assert any("для него" in one.message for one in after.doubts if one.code is Code.WRAP_DOUBTFUL)
