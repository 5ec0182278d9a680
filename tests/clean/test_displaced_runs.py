"""Displaced runs: what holds on any text, where nothing may move, and what a person decides."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.displaced import displaced_runs, extract_of
from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cited_words import ITEM, NUMBERED, cited_words
from pipeline.clean.displaced.features import falling
from pipeline.clean.displaced.lines import lines_of
from pipeline.clean.displaced.passages import Choice, likeliest, weighed
from pipeline.clean.displaced.scale import sewn
from pipeline.clean.displaced.sites import MAY_BE_GAP, sites_of
from pipeline.clean.displaced.verdict import Judgement, judge
from pipeline.codes import Code, Rule
from pipeline.decisions import Decisions, LineDecision
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.text import CleanText, Finding, Reordering
from tests.clean.test_lines import PROSE, page
from tests.clean.tools import context
from tests.layouts import lay, layout
from tests.layouts import text as layout_text

WORDS = st.sampled_from(
    [
        "13-бабының",
        "2-тармағына",
        " ",
        "  ",
        "   ",
        ",",
        " ,",
        "\n",
        "\n\n",
        "(",
        ")",
        "( )",
        "5-",
        "№ 8/2",
        "сот",
        "Конституцияның",
        "статьи 13",
        "пункта 2",
        "«",
        "»",
        '"',
        "және",
        "и",
        ".",
        "қаулысында",
    ]
)


def changes_of(text, language="kaz", decisions=None):
    before = CleanText.of(text)
    return before, tuple(displaced_runs(before, context("сот", language, decisions)))


@pytest.mark.parametrize("language", ["kaz", "rus"])
@given(st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_keeps_its_characters_and_its_lines(language, text):
    before, changes = changes_of(text, language)
    for change in changes:
        words = text[slice(*change.span)]
        assert isinstance(change, Finding | Reordering)
        assert "\n" not in words.strip("\n")
        if isinstance(change, Reordering):
            assert 0 <= change.confidence <= 1
    after = before.apply(changes)
    assert sorted("".join(after.text.split())) == sorted("".join(text.split()))
    assert after.restore() == text


@pytest.mark.parametrize(
    "line",
    [" " * 10_000 + "сот", "а  " * 3_000, ", " * 3_000, "13-бабының  " * 500 + "2-тармағын " * 500],
)
def test_a_hostile_line_is_left(line):
    _, changes = changes_of(f"{page(PROSE)}\n{line}\n{page(PROSE)}")
    assert not any(isinstance(change, Reordering) for change in changes)


@pytest.mark.parametrize("seed", range(0, 200, 7))
@pytest.mark.parametrize("name", ["plain.kaz", "plain.rus"])
def test_where_no_words_were_displaced_nothing_moves(name, seed):
    laid = lay(layout_text(name), layout(seed))
    before, changes = changes_of(laid.text.replace("\r", ""), name[-3:])
    assert "".join(before.apply(changes).text.split()) == "".join(before.text.split())


def test_a_person_restores_a_line():
    line = "Сот 13-бабының  және 14-бабының  бірге 2-тармағымен 1-тармағымен"
    due = "Сот 13-бабының 1-тармағымен және 14-бабының 2-тармағымен бірге"
    decisions = Decisions(lines=(LineDecision(extracted=line, restored=due),))
    before, changes = changes_of(f"{page(PROSE)}\n{line}\n{page(PROSE)}", decisions=decisions)
    assert [c.by_person for c in changes if isinstance(c, Reordering)] == [True]
    assert due in " ".join(before.apply(changes).text.split())


def test_a_person_leaves_a_line_as_it_is():
    line = "Сот 13-бабының  сәйкес барлық мәселені осы тәртіппен шешеді 2-тармағына"
    text = f"{page(PROSE)}\n{line}\n{page(PROSE)}"
    assert changes_of(text)[1] != ()
    decisions = Decisions(lines=(LineDecision(extracted=line, restored=line),))
    assert changes_of(text, decisions=decisions)[1] == ()


@pytest.mark.parametrize(
    ("extracted", "restored"),
    [("жоқ жол", "жол жоқ"), ("Сот  шешеді 2-тармағын", "Сот 3-тармағын шешеді")],
)
def test_a_decision_that_fits_nothing_is_told(extracted, restored):
    decisions = Decisions(lines=(LineDecision(extracted=extracted, restored=restored),))
    text = f"{page(PROSE)}\nСот  шешеді 2-тармағын\n{page(PROSE)}"
    found = changes_of(text, decisions=decisions)[1]
    assert Code.DECISION_UNMATCHED in [c.code for c in found if isinstance(c, Finding)]


def test_a_restored_line_is_on_record_with_its_confidence(sample):
    from tests.clean.tools import cleaned

    records = [r for r in cleaned(sample.decode()).records if r.edit.rule is Rule.DISPLACED_RUN]
    assert len(records) >= 30
    assert all(0 < record.edit.confidence <= 1 for record in records)


def test_truly_ambiguous_words_are_left_and_shown():
    line = "Конституцияның 13-бабының  және 14-бабының 2-тармағымен 1-тармағымен"
    _, changes = changes_of(f"{page(PROSE)}\n{line}\n{page(PROSE)}")
    assert [c.code for c in changes] == [Code.DISPLACED_RUN_LEFT]


@pytest.mark.parametrize("blanks", [2, 4, 6, 33])
@pytest.mark.parametrize(
    ("language", "office", "name"),
    [
        ("rus", "Республики Казахстан", "К. Сейтов"),
        ("rus", "секретарь пленарного заседания", "Сейтова К.М."),
        ("kaz", "Конституциялық Сотының Төрағасы", "Қ.М. Сейітов"),
    ],
)
def test_the_column_of_a_signature_is_no_gap(language, office, name, blanks):
    _, changes = changes_of(f"{page(PROSE)}\n\n{office}{' ' * blanks}{name}\n", language)
    assert changes == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("rus", "14 мая 2009 года{gap}№ 7{gap}г. Астана"),
        ("kaz", "2009 жылғы 14 мамыр{gap}№ 7{gap}Астана қаласы"),
    ],
)
def test_the_columns_of_date_number_and_place_are_no_gaps(language, line):
    wide = line.format(gap=" " * 10)
    assert changes_of(f"{wide}\n\n{page(PROSE)}", language)[1] == ()


@pytest.mark.parametrize("bullet", "•▪■◦")
def test_the_indent_of_a_bullet_is_no_gap(bullet):
    lines = "\n".join(f"  {bullet} {item}" for item in ("Комментарии", "Вложения", "Закладки"))
    assert changes_of(f"{page(PROSE)}\n\n{lines}\n", "rus")[1] == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [("төлем (101, 100", 1), ("төлем (100, 101", 0), ("статьи 55, 58 и 3", 1)],
)
def test_numbers_of_a_list_that_fall_are_counted(words, count):
    assert falling(words.split()) == count


@pytest.mark.parametrize("same", ["в а б", "ва б"])
def test_readings_that_differ_in_blanks_alone_are_one(same):
    readings = [Candidate("а б в"), Candidate(same), Candidate("в а б", in_place=True)]
    assert likeliest(readings, [0.4, 0.25, 0.35]) == (2, 0.6)


def unproven(line, sites, one, posterior, above="", **more):
    """What speaks against a reading that is so likely, below a word, by the words of its language."""
    choice = Choice(one, posterior, 0.0)
    return Judgement(
        line, choice, displaced=True, threshold=0, sites=sites, above=above, **more
    ).unproven


def read(line, language):
    """The lines of a text that shows a gap, and what there is to be said of the line."""
    extract = extract_of(f"Сот  қарады.\n{line}\n", load(Language(language)))
    return extract, weighed(extract, 1, extract.undamaged())


@pytest.mark.parametrize(
    ("language", "line", "due"),
    [
        ("kaz", "ол АК-нің  -бабы мен -10 359", "ол АК-нің 10-бабы мен 359-"),
        ("kaz", "кодексінің  -бабына, кодекстің -12 9", "кодексінің 12-бабына, кодекстің 9-"),
        ("kaz", "мұны -256", "мұны 256-"),
        (
            "rus",
            "года , нормативных ми от 18 мая № 18/2 постановления",
            "года № 18/2, нормативных постановлениями от 18 мая",
        ),
        ("rus", "ми от 18 мая постановления", "постановлениями от 18 мая"),
        ("rus", " Указа, имеющего силуст.ст. 66", "ст.ст. 66 Указа, имеющего силу"),
        (
            "kaz",
            ' 2 сәуірдегі  (бұдан әрі -туралы" Заңның',
            'туралы" 2 сәуірдегі Заңның (бұдан әрі -',
        ),
        ("kaz", ", 2022 жылғы «-тармағын", "-тармағын, 2022 жылғы «"),
        ("kaz", "20 желтоқсандағы  Заңның 1-№ 17-XII", "20 желтоқсандағы № 17-XII Заңның 1-"),
        (
            "kaz",
            "құжаттарында (  порталында) қажеттігіe-Gov",
            "құжаттарында (e-Gov порталында) қажеттігі",
        ),
        ("kaz", ', " деген сөздер;5 17-баптары', '5, 17-баптары" деген сөздер;'),
        ("kaz", '" деген сөздер алынып тасталсын;абзацы', 'абзацы" деген сөздер алынып тасталсын;'),
        ("rus", "2009 года  слова заменить словом «№ 2", "2009 года № 2 слова заменить словом «"),
        ("rus", "года  и Кодексом (№ 240-V", "года № 240-V и Кодексом ("),
        ("rus", "2000 года  («О судах»", "2000 года «О судах» ("),
        ("rus", "2013 года  (далее –«О судах»", "2013 года «О судах» (далее –"),
        (
            "rus",
            " и  3 статьи 66 подпунктом 4) пункта 1 статьи 68 Конституционного",
            "3 статьи 66 и подпунктом 4) пункта 1 статьи 68 Конституционного",
        ),
        (
            "rus",
            ", статей 45, 46, , 52,  и  40 48 пункта 1 статьи 54 подпункта 2) пункта 1 статьи 55",
            "40, статей 45, 46, 48, 52, пункта 1 статьи 54 и подпункта 2) пункта 1 статьи 55",
        ),
    ],
)
def test_the_true_reading_is_among_the_candidates(language, line, due):
    found = {"".join(one.text.split()) for one in read(line, language)[1].readings}
    assert "".join(due.split()) in found


@pytest.mark.parametrize("above", ["Кодекстің 21-", "Заңның  және 24-бабы 21-"])
def test_lines_that_both_end_in_a_torn_figure_are_read_with_the_unit_at_the_start(above):
    line = "   , 22, 25 және 39-бабы 3-тармағының 2) тармақшасын"
    text = f"Сот  қарады.\n{above}\n{line}\nбаптарын қолданады\n"
    extract = extract_of(text, load(Language("kaz")))
    texts = {one.text for one in weighed(extract, 2, extract.undamaged()).readings}
    assert "бабы 3-тармағының 2) тармақшасын, 22, 25 және 39-" in texts


@pytest.mark.parametrize(
    ("line", "never"),
    [
        ("предоставленных  Закона ип.п. 2", "п. 2 Закона ип."),
        ("1996 г. , ав  N 11 пункте 3", "1996 г. N 11, пункте 3ав"),
        ("которым лицо признано -    по делу сам себя пункта 2 части", "себя-по делу"),
    ],
)
def test_no_reading_divides_a_doubled_abbreviation_or_ends_what_is_no_word(line, never):
    texts = [one.text for one in read(line, "rus")[1].readings]
    assert len(texts) > 1
    assert not any(never in text for text in texts)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("указанных в –  Закона пунктах 5 8", "указанных в пунктах 5–8 Закона"),
        ("указанных в ее – .  пунктах 5) 8) Часть 3", "указанных в ее пунктах 5)–8). Часть 3"),
        ("– , ,  и  статьями 41 43 57 60", "статьями 41–43, 57, 60 и"),
        ("так и решено. –Части 2 4", "так и решено. Части 2–4"),
        ("на вопрос —  Кодекса статьи 12 15", "на вопрос статьи 12—15 Кодекса"),
        ("согласно  – вопреки закону статье 9", "согласно статье 9 – вопреки закону"),
        (" –  Закона статьями 10 12", "статьями 10 – 12 Закона"),
        ("–  ГК.298", "– 298 ГК."),
        ("согласно  –  Закона статьям 10 12", "согласно статьям 10 – 12 Закона"),
        (
            "(  ), – , , ,    подпункт 1) пункта 2 31 33 37 38 подпунктом 2) пункта 1 статьи 41",
            "(подпункт 1) пункта 2), 31–33, 37, 38, подпунктом 2) пункта 1 статьи 41",
        ),
    ],
)
def test_the_dash_of_a_range_joins_the_words_on_either_side(line, due):
    assert due in {one.text for one in read(line, "rus")[1].readings}


@pytest.mark.parametrize(
    "line", ["Закона «О связи» (далее –пункта 1", "Закона (далее –часть третья"]
)
def test_a_word_at_a_dash_is_never_left_untold_where_words_were_displaced(line):
    laid = lay(layout_text("court-2023.rus"), layout(1)).text
    _, changes = changes_of(f"{laid}{line}\n", "rus")
    assert any(change.span.start == len(laid) for change in changes)


@pytest.mark.parametrize("unit", ["бөлігінде", "абзацында", "тармақшасымен", "бабы;"])
def test_a_figure_that_a_line_end_tore_off_goes_with_every_unit(unit):
    scale = read("Сот  қарады", "kaz")[0].scale
    assert scale.seam(("57-бабы", "3-"), (unit, "көзделген"), goes_on=True).torn == 0
    assert scale.seam(("57-бабы", "3-"), ("көзделген", unit), goes_on=True).torn > 0


@pytest.mark.parametrize(
    ("last", "first", "divided"),
    [
        ("Уголовно-", "исполнительного", True),
        ("38-", "бабы", True),
        ("38", "-бабы", True),
        ("-", "исполнительного", False),
        ("Кодекса", "исполнительного", False),
    ],
)
def test_a_word_that_ends_in_a_hyphen_goes_on_in_the_next_line(last, first, divided):
    joined = ("Закона", last + first) if divided else ("Закона", last, first)
    assert sewn(("Закона", last), (first,)) == joined


def test_a_figure_behind_a_full_stop_that_begins_a_line_is_glued_to_a_mark():
    _, found = read(".7", "rus")
    assert {one.cut.glue for one in found.readings if one.cut} == {"mark"}


@pytest.mark.parametrize(
    ("before", "line", "may_be"),
    [
        ("анықтады:", "   өтініш берушінің өкілі", True),
        ("анықтады", "   өтініш берушінің өкілі", False),
        ("анықтады,", "   өтініш берушінің өкілі", False),
        ("анықтады:", " өтініш берушінің өкілі", False),
    ],
)
def test_blanks_behind_an_ended_line_may_be_an_indent(before, line, may_be):
    extract = extract_of(f"Сот  қарады.\n{before}\n{line}\n", load(Language("kaz")))
    assert extract.lines[2].may_be_indented is may_be


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("   в первоначальной редакции запрета нет; Статья 70 УК 1997 года", True),
        ("   в) срок", False),
    ],
)
def test_as_many_blanks_as_an_indent_behind_a_full_stop_may_be_lost_words(line, lost):
    points = "\n".join(f"   {n}. Сот  істі\nашық отырыста\nқарады." for n in range(9))
    extract = extract_of(f"{points}\n{line}\n", load(Language("rus")))
    assert extract.lines[-1].may_be_indented is lost


BROKEN = [
    "   Сот мына істі ашық отырыста толық қарады",
    *["оның барлық мән-жайын толық тексеріп,"] * 6,
]


@pytest.mark.parametrize(
    ("blank", "blanks", "lost"), [(" ", 3, True), (" ", 6, True), ("", 3, False)]
)
def test_a_line_behind_one_with_the_blank_that_it_was_broken_at_may_have_lost_its_first_words(
    blank, blanks, lost
):
    rows = [*map("{} ".format, BROKEN), "шешім шығарды."] * 3
    line = " " * blanks + "Оның талаптары осыны айтады"
    extract = extract_of(
        "\n".join([*rows, f"Сот  істі қарады да оның мәні солай деді.{blank}", line]),
        load(Language("kaz")),
    )
    assert extract.lines[-1].may_be_indented is lost


@pytest.mark.parametrize("apart", [False, True])
def test_an_empty_line_where_none_sets_paragraphs_apart_may_be_a_links(apart):
    point = "\n".join([*BROKEN, "шешім шығарды."])
    lines = ("\n\n" if apart else "\n").join([point] * 9)
    extract = extract_of(f"{lines}\n\n   Оның  талаптары осыны айтады", load(Language("kaz")))
    assert extract.lines[-1].may_be_indented is not apart


def test_a_capital_at_the_end_of_a_sentence_is_told_where_words_were_displaced():
    laid = lay(layout_text("court-2023.kaz"), layout(1)).text
    _, changes = changes_of(f"{laid}да осыны білдіреді.Заңның 2-тармағы\n")
    assert any(change.span.start == len(laid) for change in changes)


def test_blanks_before_items_in_small_letters_are_the_indent_of_a_text():
    items = "\n".join(f"   дополнить статьёй {n} нового\nсодержания;" for n in range(9))
    extract = extract_of(f"Суд  решил:\n   Внести:\n{items}\n", load(Language("rus")))
    assert all(line.indented for line in extract.lines[2::2])


@pytest.mark.parametrize("end", ["подпунктами 2) и 3)", "Закона «О судах»", 'Закона "О судах"'])
def test_blanks_of_an_indent_may_be_gaps_behind_a_bracket_or_quote(end):
    body = "   Суд решил\nдело.\n" * 3
    extract = extract_of(
        f"Суд  решил.\n{body}{end}\n   Закона пункта 1 статьи 65\n", load(Language("rus"))
    )
    assert extract.lines[-1].doubtful


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("rus", "п. «г» ст. 88", NUMBERED * 2),
        ("rus", 'подпункты "а", «б»', NUMBERED),
        ("rus", "«а»", ITEM),
        ("kaz", "12-бабының «а» тармағы", NUMBERED * 2),
    ],
)
def test_a_letter_in_quotes_numbers_an_item(language, text, kinds):
    phrases = cited_words(load(Language(language))).phrases(*text.split())
    assert "".join(one.kind for one in phrases) == kinds


@pytest.mark.parametrize("mark", [".", ",", "...", "]", "»", ":", "-"])
@pytest.mark.parametrize(
    ("words", "posterior", "told"),
    [
        ("Конституции", 0.999, True),
        ("Конституции", 0.99996, False),
        ("пункту 2", 0.97, True),
        ("пункту 2", 0.99, False),
    ],
)
def test_a_reading_that_moves_but_a_mark_must_be_all_but_certain(mark, words, posterior, told):
    assert moves_mark_untold(mark, words, posterior) is not told


@pytest.mark.parametrize(("mark", "told"), [(".", False), (";", False), (",", True), ("»", True)])
def test_the_mark_of_a_sentence_end_may_be_less_certain(mark, told):
    assert moves_mark_untold(mark, "Конституции", 0.9996) is not told


def moves_mark_untold(mark, words, posterior):
    """Whether nothing speaks against a mark's passing over words that end a line."""
    extract, found = read(f"соответствующими {mark}{words}", "rus")
    moved = f"соответствующими{words}{mark}".replace(" ", "")
    one = next(one for one in found.readings if "".join(one.text.split()) == moved)
    return not unproven(extract.lines[1], [], one, posterior)


@pytest.mark.parametrize(("posterior", "told"), [(0.94, True), (0.96, False)])
@pytest.mark.parametrize(
    ("language", "line", "due"),
    [
        ("kaz", "13-бабының  және 14-бабының 2-тармағымен 1-тармағымен", "13-бабының 1-тармағымен және 14-бабының 2-тармағымен"),
        ("rus", "пункту  и подпункту 2 12", "пункту 12 и подпункту 2"),
    ],
)  # fmt: skip
def test_a_reading_that_leaves_one_like_what_it_moves_must_be_likely(
    language, line, due, posterior, told
):
    extract, found = read(line, language)
    one = next(one for one in found.readings if one.text == due and not one.in_place)
    assert bool(unproven(extract.lines[1], [], one, posterior)) is told


@pytest.mark.parametrize(
    ("above", "due", "posterior", "told"),
    [
        ("37-", "1-баптарын, 40-бабының 3-тармағын мазмұнын және", 0.99, True),
        ("37-", "1-баптарын, 40-бабының 3-тармағын мазмұнын және", 0.99996, False),
        ("37-", "баптарын, 40-бабының 3-тармағын мазмұнын және 1-", 0.99, False),
        ("37", "1-баптарын, 40-бабының 3-тармағын мазмұнын және", 0.99, False),
    ],
)
def test_a_figure_becomes_an_index_of_the_one_above_only_where_that_is_certain(
    above, due, posterior, told
):
    extract, found = read(" , 40-бабының  мазмұнын және 1-баптарын 3-тармағын", "kaz")
    one = next(one for one in found.readings if one.text == due)
    assert bool(unproven(extract.lines[1], [], one, posterior, above)) is told


@pytest.mark.parametrize(
    ("above", "line", "due"),
    [
        ("17-", " , 31 – 33-баптарын,  1-бабы 4-тармағын 40-бабының", "-бабы 4-тармағын, 31 – 33-баптарын, 40-бабының 1"),
        ("«Жедел-", " заңның бақылауымен тепе-іздестіру туралы", "тепе-іздестіру туралы заңның бақылауымен"),
    ],
)  # fmt: skip
def test_a_word_with_a_hyphen_follows_a_hyphen_only_where_that_is_certain(above, line, due):
    extract, found = read(line, "kaz")
    one = next(one for one in found.readings if one.text == due)
    told = [bool(unproven(extract.lines[1], [], one, p, above)) for p in (0.99, 0.99996)]
    assert told == [True, False]


@pytest.mark.parametrize(("posterior", "told"), [(0.9995, True), (0.99996, False)])
@pytest.mark.parametrize("last", ["9-9-бабының", "151-3-тармағын"])
def test_a_figure_with_an_index_behind_a_gap_stays_only_where_that_is_certain(
    last, posterior, told
):
    extract, found = read(f"әрекетке Заңның  {last}", "kaz")
    assert bool(unproven(extract.lines[1], extract.sites[1], found.readings[0], posterior)) is told


@pytest.mark.parametrize(("posterior", "told"), [(0.97, True), (0.99, False)])
def test_figures_that_stand_together_are_parted_only_where_that_is_all_but_certain(posterior, told):
    extract, found = read("және  негізінде 2007 жылғы 9917-бабы 1-тармағының", "kaz")
    one = next(one for one in found.readings if one.cut and one.cut.glue == "digits")
    assert bool(unproven(extract.lines[1], [], one, posterior)) is told


@pytest.mark.parametrize(
    ("due", "posterior", "odds", "settled"),
    [
        ("тәртіппен, ал 9-бабының 4-тармағы және АК-нің", 0.97, -0.1, False),
        ("тәртіппен, ал 9-бабының 4-тармағы және АК-нің", 0.995, -0.1, True),
        ("тәртіппен, ал АК-нің 9-бабының 4-тармағы және", 0.85, 3.0, False),
        ("тәртіппен, ал АК-нің 9-бабының 4-тармағы және", 0.92, 3.0, True),
        ("тәртіппен, ал АК-нің 9-бабының 4-тармағы және", 0.85, 6.0, True),
    ],
)
def test_a_line_stays_as_it_stands_where_that_is_all_but_certain_and_is_read_where_damage_is(
    due, posterior, odds, settled
):
    extract, found = read("тәртіппен, ал  9-бабының 4-тармағы және АК-нің", "kaz")
    one = next(one for one in found.readings if one.text == due and one.cut)
    choice = Choice(one, posterior, odds)
    assert (
        Judgement(
            extract.lines[1], choice, displaced=True, threshold=0.9, sites=extract.sites[1]
        ).is_settled
        is settled
    )


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (", Гражданского кодекса Республики Казахстан Кодекса Республики Казахстан об", True),
        ("Гражданского кодекса Республики Казахстан, Кодекса Республики Казахстан об", False),
    ],
)
def test_a_reading_that_leaves_a_mark_at_the_start_and_moves_words_is_told(due, told):
    line = ",   обГражданского кодекса Республики Казахстан Кодекса Республики Казахстан"
    extract, found = read(line, "rus")
    one = next(one for one in found.readings if one.text == due)
    assert bool(unproven(extract.lines[1], extract.sites[1], one, 0.985)) is told


@pytest.mark.parametrize(
    ("language", "line", "got", "told"),
    [
        (
            "kaz",
            " қолданылса) құқық соңғы– 68-баптары",
            "-баптары қолданылса) құқық соңғы– 68",
            True,
        ),
        ("kaz", " Республикасы Заңының (әрі –-IV", "Республикасы Заңының (әрі –-IV", True),
        (
            "rus",
            " (далее – АППК), решениепроцедурно-процессуального кодекса",
            "процессуального кодекса (далее – АППК), решениепроцедурно-",
            True,
        ),
        (
            "rus",
            "суда  и нормы Административного процедурно-статьи 8",
            "суда статьи 8 и нормы Административного процедурно-",
            False,
        ),
        (
            "kaz",
            "сол Кодекстің  қол ақшаны қолма-345-бабының",
            "сол Кодекстің 345-бабының қол ақшаны қолма-",
            False,
        ),
    ],
)
def test_a_reading_that_leaves_a_dash_or_two_words_as_one_is_told(language, line, got, told):
    extract, found = read(line, language)
    one = next(one for one in found.readings if one.text == got)
    knows = extract.scale.model.knows
    assert bool(unproven(extract.lines[1], extract.sites[1], one, 0.998, knows=knows)) is told


@pytest.mark.parametrize(
    ("got", "told"),
    [
        ("теңгерімі бұзылған (legis ratio", True),
        ("теңгерімі бұзылған (ratio legis", False),
    ],
)
def test_two_foreign_words_whose_order_was_changed_are_told(got, told):
    line = "теңгерімі бұзылған (  ratio legis"
    extract, found = read(line, "kaz")
    one = next(one for one in found.readings if one.text == got)
    assert bool(unproven(extract.lines[1], extract.sites[1], one, 0.99)) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  пункта 2 статьи 8 Закона Республики Казахстан", False),
        ("в порядке  статьи 27 Гражданского кодекса", False),
        (" , статьи 27 Гражданского кодекса", True),
        (", а вопрос о  статье 27 Гражданского кодекса", True),
        ("в порядке , и статьи  27 Гражданского кодекса", True),
    ],
)
def test_a_line_stays_untold_where_nothing_but_links_follows_its_only_gap(line, told):
    extract, found = read(line, "rus")
    assert bool(unproven(extract.lines[1], extract.sites[1], found.readings[0], 0.99)) is told


@pytest.mark.parametrize(
    ("language", "line", "due", "told"),
    [
        ("kaz", "және  бойынша мүліктің он екінші бөліктері", "және екінші бөліктері бойынша мүліктің он", True),
        ("kaz", "және  бойынша мүліктің он екінші бөліктері", "және он екінші бөліктері бойынша мүліктің", False),
        ("rus", "и  по делу двадцать первой статьи", "и первой статьи по делу двадцать", True),
    ],
)  # fmt: skip
def test_a_reading_that_tears_a_number_of_two_words_apart_is_told(language, line, due, told):
    extract, found = read(line, language)
    one = next(one for one in found.readings if one.text == due)
    choice = Choice(one, 0.999, 9.0)
    judgement = judge(extract, {1: choice})[1]._replace(displaced=True)
    assert judgement.is_settled is not told


@given(st.text('aЯ1 \t\u00a0\n,.;:!?)]}»”"«(-–', max_size=12))
def test_one_search_finds_every_text_that_shows_a_gap_for_certain(text):
    sure = [site for line in lines_of(text) for site in sites_of(line) if not site.optional]
    assert not sure or MAY_BE_GAP.search(f"\n{text}")


@pytest.mark.parametrize("margin", range(1, 9))
def test_blanks_before_most_lines_are_the_margin_and_no_gaps(margin):
    lines = textwrap.wrap("Сот шешімінде көрсетілген талаптардың барлығын тексерді және " * 20, 60)
    text = "\n".join(" " * margin + line for line in lines)
    assert not any(line.opens_with_gap or line.may_be_indented for line in lines_of(text))


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        (
            "rus",
            [
                "Согласно пункту 3  статьи 12 Закона перевозчик обязан принять багаж (пункт 2), если пассажир  предъявил билет.",
                "Об этом сказано ранее (нормативное постановление от 27 марта  2023 года № 6).  Иное не следует из статьи 39.",
            ],
        ),
        (
            "kaz",
            [
                "Заңның 12-бабының 3-тармағына  сәйкес тасымалдаушы жүкті қабылдауға міндетті (2-тармақ),  егер жолаушы билет көрсетсе.",
                "Бұл туралы бұрын айтылған (2023 жылғы 27  наурыздағы № 6 нормативтік қаулы).  Өзгеше 39-баптан туындамайды.",
            ],
        ),
    ],
)  # fmt: skip
def test_a_blank_too_many_is_no_gap_where_each_line_is_whole(language, paragraphs):
    assert changes_of("\n".join(paragraphs), language)[1] == ()


@pytest.mark.parametrize(
    ("language", "act"),
    [
        ("rus", "Сноска. В пункт 3 внесены изменения - постановлением Верховного Суда РК от 18 июня 2012 г. N 12"),
        ("kaz", "Ескерту. 3-тармаққа өзгеріс енгізілді - ҚР Жоғарғы Сотының 2012 жылғы 18 маусымдағы N 12 нормативтік қаулысымен"),
    ],
)  # fmt: skip
def test_a_blank_before_the_last_stop_is_no_gap_behind_the_number_of_an_act(language, act):
    assert changes_of(f"{act} .\n{page(PROSE)}", language)[1] == ()
    (lost,) = changes_of(f"{act.replace(' N 12', '')} .\n{page(PROSE)}", language)[1]
    assert lost.code is Code.DISPLACED_RUN_LEFT


@pytest.mark.parametrize("text", ["}N", "} N}N", "Сот }Суд  және"])
def test_a_capital_letter_behind_a_mark_alone_is_read_as_any_other(text):
    assert not any(isinstance(one, Reordering) for one in changes_of(text)[1])


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("rus", "Согласно пункту 3 статьи 12 Закона перевозчик ,обязан принять багаж (пункт 2), если пассажир предъявил билет."),
        ("kaz", "Заңның 12-бабының 3-тармағына сәйкес тасымалдаушы ,жүкті қабылдауға міндетті (2-тармақ), егер жолаушы билет көрсетсе."),
    ],
)  # fmt: skip
def test_a_blank_before_a_mark_is_told_in_a_text_of_whole_lines(language, paragraph):
    (one,) = changes_of(f"{paragraph}\n{paragraph.replace(' ,', ',')}", language)[1]
    assert isinstance(one, Finding)
    assert one.code is Code.DISPLACED_RUN_LEFT
