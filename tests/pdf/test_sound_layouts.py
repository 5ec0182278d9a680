"""Layouts of sound rulings: each paragraph as it is set, and no doubt. All texts are invented."""

from __future__ import annotations

import io
from dataclasses import replace

import font_roboto
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_bytes
from pipeline.read.pdf.columns import Column
from pipeline.read.pdf.habits import Habits
from pipeline.read.pdf.letter_runs import Run
from pipeline.read.pdf.paragraphs import Starts, _reads_on
from pipeline.read.pdf.text_lines import Line, lines_of
from tests.pdf.test_boxes import (
    FONT,
    LEADING,
    LEFT,
    SIZE,
    TEXT,
    WIDTH,
    Measure,
    _paragraphs,
    _set,
    _width,
)

TOP = 780.0
ITEMS = (
    "1) заявление с указанием сведений о заявителе, его месте жительства, данных для связи с ним, о его представителе;",
    "2) документ, подтверждающий уплату пошлины;",
    "3) копия доверенности, подтверждающей полномочия представителя и удостоверенной нотариусом.",
)
NAMES = (
    "Қазақстан Республикасының Конституциялық Соты Төраға А.М. Тасболатова, судьялар Қайрат Ерменов, Нұрлан Жалғасов, "
    "Павел Лисицын, Дәулет Мырзабеков және Гүлнар Оразова қатысқан құрамда Қазақстан Республикасы Заңының Қазақстан "
    "Республикасының Конституциясына Сәйкестігін қарады."
)
TITLE = (
    "О рассмотрении на соответствие Конституции Республики Казахстан пункта 6 статьи 33 Закона Республики Казахстан "
    "от 2 апреля 2010 года «Об исполнительном производстве и статусе судебных исполнителей» и статьи 365-1 "
    "Гражданского кодекса"
)


def canvas_() -> tuple[Canvas, io.BytesIO]:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont(FONT, SIZE)
    return canvas, out


def read(canvas: Canvas, out: io.BytesIO) -> list[str]:
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert not source.geometry.doubtful
    return _paragraphs(source)


@pytest.mark.parametrize("inner", [18.0, 30.0, 40.0])
@pytest.mark.parametrize("justified", [True, False])
def test_items_hang_deeper_than_their_numbers_are_wide(inner, justified):
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=20.0, justified=justified))
    for item in ITEMS:
        y = _set(
            canvas, item, y, Measure(LEFT + 20.0 + inner, WIDTH - 20.0 - inner, -inner, justified)
        )
    _set(canvas, TEXT, y, Measure(indent=20.0, justified=justified))
    assert read(canvas, out) == [TEXT, *ITEMS, TEXT]


def test_numbers_may_hang_in_the_margin_of_a_text_without_indents():
    """Every line of the text starts where the words of its items do."""
    canvas, out = canvas_()
    y, texts = TOP, []
    for item in ("", "установил:", "1. ", "", "постановляет:", "2. ", "3. "):
        is_word = item.endswith(":")
        canvas.drawString(LEFT, y, "" if is_word else item)
        text = item if is_word else NAMES
        y = _set(canvas, text, y, Measure(LEFT + 20.0, WIDTH - 20.0, 0.0)) - 8
        texts.append(text if is_word else item + text)
    assert read(canvas, out) == texts


@pytest.mark.parametrize("wide", [0.0, 3.0, 12.0, 26.0])
def test_a_title_of_any_width_is_one_paragraph(wide):
    """Its lines may be full, or start where first lines do."""
    canvas, out = canvas_()
    y = _centred(canvas, TITLE, TOP, WIDTH - 2 * wide)
    for _ in range(3):
        y = _set(canvas, TEXT, y - 6, Measure(indent=26.0))
    assert read(canvas, out) == [TITLE, TEXT, TEXT, TEXT]


TYPE = "Нормативное постановление Конституционного Суда Республики Казахстан от 6 мая 2026 года № 86-НП"


@pytest.mark.parametrize("indent", [0.0, 26.0])
@pytest.mark.parametrize("wide", [0.0, 12.0])
def test_a_title_and_the_kind_of_the_act_below_it_are_two_paragraphs(wide, indent):
    """No white and no other type parts them: the title's last line had room for the next word."""
    canvas, out = canvas_()
    y = _centred(canvas, TITLE, TOP, WIDTH - 2 * wide)
    y = _centred(canvas, TYPE, y, WIDTH - 2 * wide)
    for _ in range(3):
        y = _set(canvas, TEXT, y, Measure(indent=indent))
    assert read(canvas, out) == [TITLE, TYPE, TEXT, TEXT, TEXT]


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_a_heading_right_above_text_without_an_indent_is_a_paragraph(language):
    canvas, out = canvas_()
    headings = {"rus": ("Доводы сторон", "Позиция Суда"), "kaz": ("Тараптар", "Сот ұстанымы")}
    y, want = TOP, []
    for heading in headings[language]:
        y = _centred(canvas, heading, y, WIDTH)
        y = _set(canvas, TEXT, y, Measure(indent=0.0))
        want += [heading, TEXT]
    assert read(canvas, out) == want


@pytest.mark.parametrize("right", [0.0, 40.0])
@pytest.mark.parametrize("words", [TEXT, f"{TEXT} {TEXT}"])
def test_a_block_set_in_among_flush_paragraphs_is_one(words, right):
    """Its last line shows no indent of first lines, and is no title however much white is on both sides of it."""
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=0.0))
    y = _set(canvas, words, y, Measure(LEFT + 40.0, WIDTH - 40.0 - right, 0.0))
    for _ in range(2):
        y = _set(canvas, TEXT, y, Measure(indent=0.0))
    assert read(canvas, out) == [TEXT, words, TEXT, TEXT]


def test_lines_that_hang_below_a_first_one_without_a_mark_go_on():
    canvas, out = canvas_()
    y = TOP
    for _ in range(3):
        y = _set(canvas, TEXT, y, Measure(LEFT + 24.0, WIDTH - 24.0, -24.0))
    assert read(canvas, out) == [TEXT, TEXT, TEXT]


@pytest.mark.parametrize("inner", [12.0, 30.0])
def test_an_item_right_below_a_centred_word_is_its_own_paragraph(inner):
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0))
    y = _centred(canvas, "постановляет:", y, WIDTH)
    items = [f"{n}. {TEXT}" for n in (1, 2)]
    for item in items:
        y = _set(canvas, item, y, Measure(LEFT + inner, WIDTH - inner, -inner))
    assert read(canvas, out) == [TEXT, "постановляет:", *items]


def test_an_office_over_two_lines_has_its_name_behind_the_second():
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 3 * SIZE
    canvas.drawString(LEFT, y, "Председатель судебной")
    canvas.drawString(LEFT, y - LEADING, "коллегии по гражданским делам")
    canvas.drawRightString(LEFT + WIDTH, y - LEADING, "М.К. Есимбеков")
    office = "Председатель судебной коллегии по гражданским делам М.К. Есимбеков"
    assert read(canvas, out) == [TEXT, office]


@pytest.mark.parametrize(
    ("office", "right"),
    [
        (["Председатель Конституционного Суда", "Республики Казахстан"], True),
        (["Қазақстан Республикасы", "Жоғарғы Сотының", "Төрағасы"], True),
        (["Председатель судебной", "коллегии по земельным делам", "Верховного Суда"], False),
    ],
)
def test_an_office_over_several_lines_may_go_on_with_a_capital(office, right):
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 3 * SIZE
    for n, line in enumerate(office):
        canvas.drawString(LEFT, y - n * LEADING, line)
    draw = canvas.drawRightString if right else canvas.drawString
    name = "М.К. Есимбеков"
    draw(LEFT + (WIDTH if right else 300), y - (len(office) - 1) * LEADING, name)
    assert read(canvas, out) == [TEXT, " ".join([*office, name])]


def test_a_heading_in_other_type_is_no_part_of_the_office_below_it():
    canvas, out = canvas_()
    pdfmetrics.registerFont(TTFont("Bold", font_roboto.RobotoBold))
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 3 * SIZE
    canvas.setFont("Bold", SIZE)
    canvas.drawString(LEFT, y, "Судья-докладчик")
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, y - LEADING, "Судья")
    canvas.drawRightString(LEFT + WIDTH, y - LEADING, "М.К. Есимбеков")
    assert read(canvas, out) == [TEXT, "Судья-докладчик", "Судья М.К. Есимбеков"]


@pytest.mark.parametrize("right", [True, False])
def test_names_below_each_other_are_paragraphs(right):
    names = ("Э.А. Азимова", "К. С. Мусабеков", "Толеу Ж.Б.")
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - LEADING
    for n, name in enumerate(names):
        draw = canvas.drawRightString if right else canvas.drawString
        draw(LEFT + (WIDTH if right else 0), y - n * LEADING, name)
    assert read(canvas, out) == [TEXT, *names]


@pytest.mark.parametrize("at", ["left", "middle", "right"])
@pytest.mark.parametrize("head", [True, False])
def test_rows_of_numbers_without_rules_are_paragraphs(at, head):
    """The words of their head may be as wide as their columns are."""
    rows = [("2021", "1 204", "17,5"), ("2022", "1 310", "8,1"), ("2023", "977", "19,0")]
    rows = [("Год", "Обращений, единиц", "Доля, процентов")] * head + rows
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0))
    for row in rows:
        for n, cell in enumerate(row):
            left = LEFT + 10 + 128 * n
            {
                "left": canvas.drawString,
                "middle": lambda x, y, text: canvas.drawCentredString(x + 56, y, text),
                "right": lambda x, y, text: canvas.drawRightString(x + 112, y, text),
            }[at](left, y, cell)
        y -= LEADING
    _set(canvas, TEXT, y, Measure(indent=26.0))
    assert read(canvas, out) == [TEXT, *map(" ".join, rows), TEXT]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Утвержден",
            "постановлением Правительства",
            "Республики Казахстан",
            "от 3 марта 2025 года № 120",
        ),
        ("Нормативтік қаулыға", "қосымша"),
    ],
)
def test_where_lines_at_the_right_margin_are_paragraphs_is_told(lines):
    """They are broken by hand, as one paragraph or as several."""
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - LEADING
    for n, line in enumerate(lines):
        canvas.drawRightString(LEFT + WIDTH, y - n * LEADING, line)
    source = read_bytes(_saved(canvas, out), None)
    told = [source.text[at:].split("\n")[0] for at in sorted(source.geometry.doubtful)]
    assert told == [*lines[1:]]


def test_an_office_right_below_the_name_of_another_is_told():
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 3 * SIZE
    for n, office in enumerate(["Председатель", "Верховного Суда", "Судья, секретарь", "пленума"]):
        canvas.drawString(LEFT, y - n * LEADING, office)
        if n % 2:
            canvas.drawRightString(LEFT + WIDTH, y - n * LEADING, "М.К. Есимбеков")
    source = read_bytes(_saved(canvas, out), None)
    assert _paragraphs(source)[1:] == [
        "Председатель Верховного Суда М.К. Есимбеков",
        "Судья, секретарь пленума М.К. Есимбеков",
    ]
    assert source.geometry.doubtful


@pytest.mark.parametrize("kind_above", [True, False])
def test_a_title_in_capitals_and_the_kind_of_the_act_are_two(kind_above):
    """They are set alike, and no white parts them: the last line had room for a word more."""
    canvas, out = canvas_()
    title = "О РАССМОТРЕНИИ НА СООТВЕТСТВИЕ КОНСТИТУЦИИ РЕСПУБЛИКИ ПУНКТА СТАТЬИ ЗАКОНА О ЗЕМЛЕ"
    words = ["НОРМАТИВНОЕ ПОСТАНОВЛЕНИЕ", title][:: 1 if kind_above else -1]
    y = TOP
    for one in words:
        y = _centred(canvas, one, y, WIDTH)
    _set(canvas, TEXT, y, Measure(indent=26.0))
    assert read(canvas, out) == [*words, TEXT]


@pytest.mark.parametrize("narrow", [0.0, 20.0, 60.0])
def test_a_title_in_capitals_ends_above_a_line_in_small_letters(narrow):
    """Even where its last line is full."""
    canvas, out = canvas_()
    y = _centred(canvas, TITLE.upper(), TOP, WIDTH - narrow)
    y = _centred(canvas, TYPE, y, WIDTH - narrow)
    _set(canvas, TEXT, y - 6, Measure(indent=26.0))
    assert read(canvas, out) == [TITLE.upper(), TYPE, TEXT]


def test_where_an_office_goes_on_below_the_name_beside_it_is_told():
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 3 * SIZE
    canvas.drawString(LEFT, y, "Председатель Конституционного")
    canvas.drawRightString(LEFT + WIDTH, y, "М.К. Есимбеков")
    canvas.drawString(LEFT, y - LEADING, "Суда Республики Казахстан")
    assert read_bytes(_saved(canvas, out), None).geometry.doubtful


def test_a_title_in_capitals_that_was_broken_by_hand_is_one():
    canvas, out = canvas_()
    title = ["О РАССМОТРЕНИИ", "НА СООТВЕТСТВИЕ КОНСТИТУЦИИ", "РЕСПУБЛИКИ КАЗАХСТАН", "СТАТЬИ 92"]
    y = TOP
    for line in title:
        y = _centred(canvas, line, y, WIDTH)
    _set(canvas, TEXT, y, Measure(indent=26.0))
    assert read(canvas, out) == [" ".join(title), TEXT]


def test_a_seal_between_an_office_and_its_name_is_no_box():
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 60
    canvas.drawString(LEFT, y, "Судья")
    canvas.drawString(LEFT + 330, y, "Р.Т. Абенова")
    canvas.circle(LEFT + 230, y, 40)
    canvas.setFont(FONT, 8)
    canvas.drawCentredString(LEFT + 230, y - 2, "КАНЦЕЛЯРИЯ")
    assert "Судья Р.Т. Абенова" in read(canvas, out)


@pytest.mark.parametrize("lines", [1, 2, 4])
def test_a_second_column_may_have_a_line_or_two(lines):
    """It stands behind the margin at which all other lines end."""
    canvas, out = canvas_()
    wide = (WIDTH - 24) / 2
    y = TOP
    for _ in range(3):
        y = _set(canvas, TEXT, y, Measure(LEFT, wide, 12.0))
    words = ("Закон применяется", "так, как его понял", "этот суд в деле", "о землях этой общины.")[
        -lines:
    ]
    for n, line in enumerate(words):
        canvas.drawString(LEFT + wide + 24, TOP - n * LEADING, line)
    source = read_bytes(_saved(canvas, out), None)
    assert [line.strip() for line in source.text.split("\n")][-lines:] == list(words)


def _saved(canvas: Canvas, out: io.BytesIO) -> bytes:
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("form", ["{}", "{}-бет", "стр. {}"])
@pytest.mark.parametrize("at", ["left", "right"])
def test_a_page_s_number_at_half_its_height_is_no_text(at, form):
    canvas, out = canvas_()
    want = []
    for page in (1, 2):
        y = TOP
        while y > 120:
            y = _set(canvas, TEXT, y, Measure(indent=26.0))
            want.append(TEXT)
        number = form.format(page)
        x = LEFT - 26 - _width(number) if at == "left" else LEFT + WIDTH + 26
        canvas.drawString(x, TOP - 9.4 * LEADING, number)
        canvas.showPage()
        canvas.setFont(FONT, SIZE)
    numbers = {form.format(page) for page in (1, 2)}
    assert [words for words in read(canvas, out) if words not in numbers] == want


def _centred(canvas: Canvas, text: str, y: float, width: float) -> float:
    line = ""
    for word in [*text.split(" "), ""]:
        if word and _width(f"{line} {word}".strip()) <= width:
            line = f"{line} {word}".strip()
            continue
        canvas.drawCentredString(LEFT + WIDTH / 2, y, line)
        line, y = word, y - LEADING
    return y


@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize("inset", [26.0, 60.0])
def test_a_painted_box_is_a_block_of_its_own(inset, justified):
    """Capitals at starts of its lines open no paragraph, as no line of it had room for them."""
    boxed = "Копия направляется лицам, участвующим в деле, Председателю Конституционного Суда, Правительству Республики Казахстан."
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0))
    low = _set(
        canvas, boxed, y - 12, Measure(LEFT + inset + 8, WIDTH - 2 * inset - 16, 0.0, justified)
    )
    canvas.rect(LEFT + inset, low + 6, WIDTH - 2 * inset, y - low + 4)
    _set(canvas, TEXT, low - 12, Measure(indent=26.0))
    assert read(canvas, out) == [TEXT, boxed, TEXT]


@pytest.mark.parametrize("lines", [("№ 2-77/2024",), ("Входящий № 1184", "17.05.2024")])
@pytest.mark.parametrize("raised", [0.0, 5.0])
def test_a_small_box_beside_the_first_lines_is_a_block_of_its_own(lines, raised):
    """A number or a stamp: it stands in no sentence, be its words level with the text or not."""
    canvas, out = canvas_()
    y = TOP + raised - 6
    for line in lines:
        canvas.drawString(LEFT + WIDTH - 104, y, line)
        y -= LEADING
    canvas.rect(LEFT + WIDTH - 110, y + LEADING - 8, 110, TOP + raised + 8 - y - LEADING + 8)
    beside, rest = TITLE.split(" пункта 6 ")
    y = _set(
        canvas,
        f"{beside} пункта 6",
        TOP - 6,
        Measure(width=WIDTH - 130, indent=0.0, justified=False),
    )
    for _ in range(3):
        _set(canvas, rest, y - 30, Measure(indent=26.0))
        y -= 100
    found = read(canvas, out)
    assert found[0] == " ".join(lines)
    assert " ".join(found[1:]) == " ".join([f"{beside} пункта 6", *[rest] * 3])


@pytest.mark.parametrize("page_ends", [False, True])
def test_signatures_below_each_other_are_paragraphs(page_ends):
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - LEADING
    for n, (office, name) in enumerate(
        (("Председатель", "Э.А. Азимова"), ("Судья-докладчик", "К.С. Мусабеков"))
    ):
        if n and page_ends:
            canvas.showPage()
            canvas.setFont(FONT, SIZE)
            y = TOP
        canvas.drawString(LEFT, y, office)
        canvas.drawRightString(LEFT + WIDTH, y, name)
        y -= LEADING
    assert read(canvas, out) == [
        TEXT,
        "Председатель Э.А. Азимова",
        "Судья-докладчик К.С. Мусабеков",
    ]


@pytest.mark.parametrize(
    "court", ["Конституционный Суд Республики Казахстан", "Судебная коллегия:"]
)
def test_a_signature_right_below_a_line_that_ends_early_is_a_paragraph(court):
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0))
    y = _set(canvas, court, y, Measure(indent=26.0))
    for office, name in (("Председатель", "Э.А. Азимова"), ("Судья", "К.С. Мусабеков")):
        canvas.drawString(LEFT, y, office)
        canvas.drawString(LEFT + 250, y, name)
        y -= LEADING
    assert read(canvas, out) == [TEXT, court, "Председатель Э.А. Азимова", "Судья К.С. Мусабеков"]


def test_items_that_fill_their_lines_are_paragraphs():
    """Each line reaches the margin, and tells nothing of ends."""
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=0.0))
    items = [
        f"{n}) заявление с указанием сведений о заявителе, его месте жительства, {what};"
        for n, what in enumerate(("деле", "сути", "цели"), 1)
    ]
    for item in items:
        blank = (WIDTH - _width(item.replace(" ", ""))) / item.count(" ")
        x = LEFT
        for word in item.split(" "):
            canvas.drawString(x, y, word)
            x += _width(word) + blank
        y -= LEADING
    assert read(canvas, out) == [TEXT, *items]


def test_rows_of_a_white_table_need_no_space_between_them():
    rows = (
        ("Заявитель", ("Сагинбаева Раушан Нурлановна,", "город Алматы, проспект Абая")),
        ("Заинтересованное лицо", ("коммунальное предприятие", "«Городской водоканал»")),
        ("Номер дела", ("№ 7514-24-00-2/1188",)),
    )
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0))
    for label, lines in rows:
        canvas.drawString(LEFT, y, label)
        for line in lines:
            canvas.drawString(LEFT + 180, y, line)
            y -= LEADING
    _set(canvas, TEXT, y, Measure(indent=26.0))
    assert read(canvas, out) == [
        TEXT,
        *(f"{label} {' '.join(lines)}" for label, lines in rows),
        TEXT,
    ]


def test_a_note_may_stand_on_the_page_behind_its_mark():
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0))
    canvas.drawString(LEFT, y, "Они приведены по тексту")
    canvas.setFont(FONT, 7)
    canvas.drawString(LEFT + _width("Они приведены по тексту"), y + 4, "1")
    canvas.showPage()
    canvas.setFont(FONT, SIZE)
    for _ in range(3):
        y = _set(canvas, TEXT, TOP if y < TOP - 100 else y, Measure(indent=26.0))
    canvas.setFont(FONT, 8.5)
    canvas.drawString(LEFT, 60, "1. Приводится по официально опубликованному тексту.")
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    (note,) = source.footnotes
    assert source.text[slice(*note)].startswith("1. Приводится")


@pytest.mark.parametrize("end", [332.0, 346.0, 350.0])
def test_a_first_line_with_as_much_white_behind_it_is_no_heading(end):
    """Where a letter is not in the text's font, a line begins in another one."""
    column = Column((_line(76.0, end, 12.0, "One"), _line(42.0, 322.0, 0.0, "Other")), 42.0, 374.0)
    habits = Habits(leading=1.0, spaced=1.3, indent=34.0, justified=False)
    assert [start for _, start, _ in Starts(habits).of(column)] == [True, False]


def test_a_line_is_in_the_font_of_most_of_its_letters():
    runs = [
        Run("Қ", 700.0, 11.0, "Other", (50.0, 58.0)),
        Run("азақстан", 700.0, 11.0, "One", tuple(58.0 + 6 * n for n in range(9))),
    ]
    (line,) = lines_of(runs)
    assert (line.text, line.font) == ("Қазақстан", "One")


def _line(x0: float, x1: float, y: float, font: str) -> Line:
    words = "Республикасының Конституциялық Соты"
    step = (x1 - x0) / len(words)
    edges = tuple(x0 + n * step for n in range(len(words) + 1))
    return Line(words, y, 12.0, edges, font)


def _above_text(canvas, out, y):
    """The source of a page with three paragraphs from a height on, and what of it is furniture."""
    canvas.setFont(FONT, SIZE)
    for _ in range(3):
        y = _set(canvas, TEXT, y, Measure(indent=26.0))
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    return source, [source.text[slice(*item.span)] for item in source.geometry.furniture]


@pytest.mark.parametrize("boxed", [True, False])
@pytest.mark.parametrize("lower", [0.0, 6.0], ids=["level", "half a line lower"])
def test_what_a_court_has_printed_below_its_names_is_no_text(boxed, lower):
    """Its address, in small type, and a number in a box; the names of the court stay."""
    left = ["ҚАЗАҚСТАН", "РЕСПУБЛИКАСЫНЫҢ", "КОНСТИТУЦИЯЛЫҚ СОТЫ"]
    right = ["КОНСТИТУЦИОННЫЙ СУД", "РЕСПУБЛИКИ КАЗАХСТАН"]
    canvas, out = canvas_()
    canvas.setFont(FONT, 9)
    for n, name in enumerate(left):
        canvas.drawCentredString(LEFT + 90, TOP - 11 * n, name)
    for n, name in enumerate(right):
        canvas.drawCentredString(LEFT + WIDTH - 90, TOP - 11 * n - lower, name)
    canvas.setFont(FONT, 7)
    canvas.drawCentredString(LEFT + WIDTH / 2, TOP - 46, "010000, город Астана, улица Абая, 8")
    if boxed:
        canvas.rect(LEFT + WIDTH - 100, TOP - 72, 100, 16)
        canvas.setFont(FONT, 9)
        canvas.drawString(LEFT + WIDTH - 94, TOP - 67, "Тіркеу № 3-1/214")
    source, printed = _above_text(canvas, out, TOP - 100)
    assert len(printed) == 1 + boxed
    assert _paragraphs(source)[len(printed) :] == [" ".join(left), " ".join(right), *[TEXT] * 3]


def test_a_box_in_the_type_of_the_text_is_text():
    canvas, out = canvas_()
    canvas.drawString(LEFT + WIDTH - 94, TOP, "№ 2-77/2024")
    canvas.rect(LEFT + WIDTH - 100, TOP - 5, 100, 18)
    _set(canvas, TEXT, TOP - 40, Measure(indent=26.0))
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert not source.geometry.furniture


@pytest.mark.parametrize("apart", [4.0, 9.0])
def test_where_white_parts_all_paragraphs_a_sentence_at_a_lines_end_ends_none(apart):
    """Ragged lines without indents: one that ends a sentence may have had no room for the next word."""
    texts = [f"{'Суд ' * n}исходит из закона. Конституционно: {TEXT}" for n in range(8, 18)]
    canvas, out = canvas_()
    y = TOP
    for text in texts:
        y = _set(canvas, text, y, Measure(indent=0.0, justified=False)) - apart
    assert read(canvas, out) == texts


def test_two_grounds_of_a_page_one_in_the_other_are_no_table():
    """A browser paints those of the page and of its body, in dark colours mostly."""
    canvas, out = canvas_()
    for inset in (0, 6):
        canvas.setFillGray(0.07)
        canvas.rect(inset, inset, 595 - 2 * inset, 842 - 2 * inset, stroke=0, fill=1)
    canvas.setFillGray(0.93)
    y = _set(canvas, TEXT, TOP, Measure(indent=0.0)) - 8
    _set(canvas, TEXT, y, Measure(indent=0.0))
    assert read(canvas, out) == [TEXT, TEXT]


def test_whether_a_line_right_below_the_edge_of_a_ground_goes_on_is_in_doubt():
    """White parts all paragraphs but the last from the row of a table of one column above it."""
    canvas, out = canvas_()
    texts = [f"{'Суд ' * n}исходит из закона. Конституционно: {TEXT}" for n in range(8, 18)]
    texts.append("Закон " * (3 * int(WIDTH // _width("Закон ")) - 1) + "Закон.")
    y = TOP
    for text in texts:
        top = y
        y = _set(canvas, text, y, Measure(indent=0.0, justified=False)) - 6
    low, last = y + 6, "Конституционный Суд Республики Казахстан"
    canvas.setStrokeGray(0.9)
    canvas.rect(LEFT - 2, low + LEADING - 4, WIDTH + 12, top - low, stroke=1, fill=0)
    canvas.drawString(LEFT, low, last)
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert source.text.rindex(last) in source.geometry.doubtful


@pytest.mark.parametrize("chosen", [0, 1, 3])
def test_a_ground_of_a_word_at_the_top_of_a_page_parts_no_line(chosen):
    """Wide blanks stand on both sides of it."""
    canvas, out = canvas_()
    x, words = LEFT, ["Председатель", "Суда", "Ахметова", "Орынбасары", "Бектасов"]
    for n, word in enumerate(words):
        if n == chosen:
            canvas.setFillColorRGB(1, 1, 0)
            canvas.rect(x, TOP - 4, _width(word), 14, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(x, TOP, word)
        x += _width(word) + 10
    _set(canvas, TEXT, TOP - LEADING, Measure(indent=0.0))
    canvas.save()
    assert " ".join(words) in read_bytes(out.getvalue(), None).text


def test_a_raised_index_pushes_lines_apart_where_white_parts_paragraphs():
    canvas, out = canvas_()
    y, before = TOP, Measure(indent=0.0, justified=False)
    for _ in range(6):
        y = _set(canvas, TEXT, y, before) - 3
    first, last = (
        "Суд рассмотрел обращение заявителя о проверке на соответствие Конституции его",
        "статьи 34",
    )
    assert _width(f"{first} статьи") > WIDTH > _width(first)
    canvas.drawString(LEFT, y, first)
    canvas.drawString(LEFT, y - LEADING - 5, last)
    canvas.setFont(FONT, 7)
    canvas.drawString(LEFT + _width(last), y - LEADING - 1, "1")
    canvas.setFont(FONT, SIZE)
    assert read(canvas, out)[6:] == [f"{first} {last}¹"]


@pytest.mark.parametrize(
    "words",
    [
        "Признать норму не соответствующей Конституции",
        "Судья Сарсенбаева Г.Ж.",
        "14 февраля 2025 года № 41-НП",
        "Пункт 2 отменен",
        "не",
        "1) ст. 14, п. 2 (№ 194-V)",
        "п. 2 № 1941",
        "№ 41-НП",
        "ст. 14",
        "3) № 4; № 5; № 6",
    ],
)
def test_small_words_in_a_box_are_text_unless_they_are_a_number(words):
    canvas, out = canvas_()
    canvas.setFont(FONT, 9)
    canvas.rect(LEFT, TOP - 5, 220, 18)
    canvas.drawString(LEFT + 6, TOP, words)
    canvas.setFont(FONT, SIZE)
    _set(canvas, TEXT, TOP - 40, Measure(indent=26.0))
    canvas.save()
    source = read_bytes(out.getvalue(), None)
    assert not source.geometry.furniture
    assert words in source.text


@pytest.mark.parametrize(
    ("lines", "size", "is_printed"),
    [
        (["Вх. № 1482/25", "13.02.2025 г.", "Листов: 4"], 9, True),
        (["№ 3-1/214"], 9, True),
        (["Вх. № 1482/25", "п. 2 ст. 14"], 9, False),
        (["Вх. № 1482/25", "13.02.2025 г."], SIZE, False),
    ],
)
def test_a_box_whose_lines_all_tell_under_what_number_a_paper_came_in_is_no_text(
    lines, size, is_printed
):
    canvas, out = canvas_()
    canvas.setFont(FONT, size)
    for n, line in enumerate(lines):
        canvas.drawString(LEFT + WIDTH - 140, TOP - 12 * n, line)
    canvas.rect(LEFT + WIDTH - 146, TOP - 12 * len(lines) + 5, 146, 12 * len(lines) + 6)
    _, printed = _above_text(canvas, out, TOP - 80)
    assert printed == (lines if is_printed else [])


@pytest.mark.parametrize("head", [[], ["ҚАЗАҚСТАН", "СУД РЕСПУБЛИКИ"]])
@pytest.mark.parametrize("title", [TITLE, ""])
@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize(("apart", "indent"), [(20, 16.0), (0, 16.0), (0, 0.0)])
def test_a_first_page_in_two_columns(head, title, justified, apart, indent):
    """Its title may go over both, below the names of the court."""
    canvas, out = canvas_()
    for n, x in enumerate((LEFT + 100, LEFT + WIDTH - 100)):
        for line in head[n : n + 1]:
            canvas.drawCentredString(x, TOP, line)
            canvas.drawCentredString(x, TOP - LEADING, f"({line})")
    top = _centred(canvas, title, TOP - 60, WIDTH - 60) - apart
    half = (WIDTH - 20) / 2
    texts = [f"{number}) {TEXT}" for number in range(1, 7)]
    for x, own in ((LEFT, texts[:3]), (LEFT + half + 20, texts[3:])):
        y = top
        for one in own:
            y = _set(canvas, one, y, Measure(x, half, indent, justified=justified))
    canvas.save()
    names = [f"{name} ({name})" for name in head]
    found = _paragraphs(read_bytes(out.getvalue(), None))
    assert found == [*names, *filter(None, [title]), *texts]


@pytest.mark.parametrize(
    "small",
    [
        ["Положение пункта 2 не подлежит применению судами с 1 марта 2025 года."],
        ["010000, город Астана, улица Абая, 8", "Суд не применяет пункт 2", "статьи 14 Закона."],
        ["14.02.2025 № 41-НП"],
        ["010000, город Астана, улица Абая, 8", "Пункт 2 не применяется"],
        ["Пункт 2 не применяется"],
        ["Не применяются ст. 10-12 Закона"],
    ],
)
def test_small_words_below_the_names_of_a_court_are_text_unless_they_are_an_address(small):
    canvas, out = canvas_()
    canvas.setFont(FONT, 9)
    for n, (kaz, rus) in enumerate([("ҚАЗАҚСТАН", "КОНСТИТУЦИОННЫЙ СУД"), ("СОТЫ", "РЕСПУБЛИКИ")]):
        canvas.drawCentredString(LEFT + 90, TOP - 11 * n, kaz)
        canvas.drawCentredString(LEFT + WIDTH - 90, TOP - 11 * n, rus)
    canvas.setFont(FONT, 7)
    for n, line in enumerate(small):
        canvas.drawCentredString(LEFT + WIDTH / 2, TOP - 36 - 9 * n, line)
    _, printed = _above_text(canvas, out, TOP - 80)
    assert printed == [line for line in small if line.startswith("010000")]


@pytest.mark.parametrize("mark", ["", "¹", "²³"])
def test_a_formula_with_a_mark_of_a_note_behind_its_colon_opens_a_paragraph(mark):
    """It is centred below a full line that ends in mid-sentence."""
    before, below = _line(LEFT, LEFT + WIDTH, 780.0, FONT), _line(200.0, 400.0, 766.0, FONT)
    before = replace(before, text="рассмотрев обращение, Суд")
    assert _reads_on(before, replace(below, text="республики единогласно" + mark))
    assert not _reads_on(before, replace(below, text="постановляет:" + mark))


def test_a_line_broken_by_the_count_of_its_letters_is_told():
    """White parts the paragraphs, and a word more had room behind a comma."""
    canvas, out = canvas_()
    y = TOP
    for _ in range(6):
        y = _set(canvas, f"{TEXT} Это так.", y, Measure(indent=0.0)) - SIZE / 2
        y = _set(canvas, "Такой срок мал.", y, Measure(indent=0.0)) - SIZE / 2
    on = "срок исчисляется со дня его принятия."
    canvas.drawString(
        LEFT, y, "3. Настоящее постановление следует понимать так, что в суд обратились,"
    )
    canvas.drawString(LEFT, y - LEADING, on)
    source = read_bytes(_saved(canvas, out), None)
    assert [source.text[at:].split("\n")[0] for at in sorted(source.geometry.doubtful)] == [on]


def test_cells_that_go_on_in_small_letters_without_rules_are_told():
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure(indent=26.0)) - 3 * SIZE
    rows = [("Статья 12", "срок составляет", "срок составляет"), ("часть 2", "десять", "тридцать")]
    for n, row in enumerate([*rows, ("Закона", "дней", "дней")]):
        for cell, words in enumerate(row):
            canvas.drawString(LEFT + 160 * cell, y - n * LEADING, words)
    source = read_bytes(_saved(canvas, out), None)
    rows_of_cells = [source.text[at:].split("\n")[0] for at in sorted(source.geometry.doubtful)]
    assert source.geometry.tables or rows_of_cells


@pytest.mark.parametrize("is_stretched", [True, False])
def test_an_unstretched_line_at_a_page_s_end_ends_a_paragraph_of_justified_text(is_stretched):
    """It is told, since the first word of the next page, in a small letter, would have had no room."""
    opening = "На основании изложенного Конституционный Суд Республики Казахстан"
    following = "постановляетсяинепересматривается: 1) признать"
    canvas, out = canvas_()
    y = _set(canvas, TEXT, TOP, Measure())
    y = _set(canvas, TEXT, y, Measure())
    words = opening.split(" ")
    room = (WIDTH if is_stretched else WIDTH - 14) - sum(map(_width, words))
    for n, word in enumerate(words):
        left = sum(map(_width, words[:n])) + n * room / (len(words) - 1)
        canvas.drawString(LEFT + left, y, word)
    canvas.showPage()
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, TOP, following)
    source = read_bytes(_saved(canvas, out), None)
    texts = [source.text[slice(*span)] for span in source.lines]
    at = source.lines[texts.index(following)].start
    geometry = source.geometry
    assert geometry
    assert (at in geometry.starts, at in geometry.doubtful) == (not is_stretched,) * 2
