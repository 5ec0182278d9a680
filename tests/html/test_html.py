"""Pages in the form of the state database's; the rulings in them are invented."""

from __future__ import annotations

import html
from itertools import pairwise

import pytest

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import Limits, read_bytes
from pipeline.read.geometry import Notice
from tests.layouts import text

SITE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{title} - "Әділет" АҚЖ</title><script>var counter = "жоқ";</script><style>p {{ }}</style></head>
<body><div id="header"><a href="/kaz">Басты бет</a> <form><input value="Іздеу"></form></div>
<div class="container_alpha slogan"><h1>{title}</h1><p>{enacted}</p></div>
<div id="tabs_container"><ul><li>Мәтін</li><li>Ақпарат</li></ul></div>
<div class="container_gamma text text_new"><div class="gs_12"><article>{text}</article></div></div>
<div class="container_omega aftertext"><p>© Құқықтық ақпарат институты</p></div></body></html>"""


def page(
    body: str, charset: str = "utf-8", title: str = "Тақырып", enacted: str = "Қаулы"
) -> bytes:
    return SITE.format(lang="kk", charset=charset, title=title, enacted=enacted, text=body).encode(
        charset, "xmlcharrefreplace"
    )


def shown(source) -> str:
    """What a reader of the act sees: the lines that are not the site's, without what is hidden."""
    return "\n".join(line for line in source.body.split("\n") if line.strip(" "))


def marked_up(paragraph) -> str:
    runs = (
        f'<a href="/kaz/docs/K950001000_#z{n}">{html.escape(run.text)}</a>'
        if run.kind
        else html.escape(run.text)
        for n, run in enumerate(paragraph.runs)
    )
    return "<p>\n      " + "".join(runs) + "</p>"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "kz-1048"])
@pytest.mark.parametrize("name", ["court-2025.kaz", "court-2023.rus", "council-2012.kaz"])
def test_paragraphs_and_links(name, charset):
    title, enacted, *rest = text(name)
    codec = "kz1048" if charset == "kz-1048" else charset
    markup = page("\n".join(map(marked_up, rest)), "utf-8", title.text, enacted.text).decode()
    source = read_bytes(
        markup.replace("charset=utf-8", f"charset={charset}").encode(codec, "xmlcharrefreplace")
    )
    cleaned = clean(Job(source, detect(source.text), Decisions()))
    assert cleaned.text.splitlines() == [paragraph.text for paragraph in text(name)]
    assert cleaned.restore() == source.text
    beside = [item.span for item in source.geometry.furniture]
    links = [
        link
        for link in source.geometry.links
        if not any(b.start <= link.span.start < b.end for b in beside)
    ]
    linked = [source.text[slice(*link.span)] for link in links]
    assert linked == [run.text.strip() for paragraph in rest for run in paragraph.links]
    assert {link.uri.split("#")[0] for link in links} <= {"/kaz/docs/K950001000_"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>484<sup>1</sup>-бабы мен x<sub>2</sub></p>", "484¹-бабы мен x₂"),
        ("<p>бір<br>екі<br/>үш</p>", "бір\nекі\nүш"),
        ("<p>бір\n   екі\t<b> үш</b> </p>", "бір екі үш"),
        ("<p>14&nbsp;шілде</p>", "14\u00a0шілде"),
        ("<p>көрінеді</p><p style='display: none'>жасырын</p><p hidden>жасырын</p>", "көрінеді"),
        ("<div>бос <div>ішкі</div> соңы</div>", "бос\nішкі\nсоңы"),
        ("<p>а<script>x</script>б<!-- жоқ -->в</p>", "абв"),
        ("<ul><li>бір</li><li>екі</li></ul>", "бір\nекі"),
        (
            "<table><tr><td><p>бір</p><p>екі</p></td><td>үш<br>төрт</td></tr><tr><td></td><td>бес</td></tr></table>",
            "бір екі\tүш төрт\n\tбес",
        ),
    ],
)
def test_markup(body, expected):
    source = read_bytes(page(body))
    assert shown(source) == f"Тақырып\nҚаулы\n{expected}"
    assert [source.text[a:b] for a, b in source.lines] == source.text.split("\n")


@pytest.mark.parametrize(
    ("parts", "due", "is_told"),
    [
        ("<mn>1</mn><mn>2</mn>", "¹⁄₂ бөлігі", False),
        ("<mrow><mn>3</mn></mrow><mrow><mn>4</mn></mrow>", "³⁄₄ бөлігі", False),
        ("<mi>а</mi><mn>2</mn>", "а⁄₂ бөлігі", True),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mn>3</mn>", "⁄₃ бөлігі", True),
        ("<msqrt><mn>1</mn></msqrt><mn>2</mn>", "¹⁄₂ бөлігі", True),
    ],
)
def test_a_fraction_has_its_line_and_is_no_number_of_two_figures(parts, due, is_told):
    source = read_bytes(page(f"<p><math><mfrac>{parts}</mfrac></math> бөлігі</p>"))
    assert due in shown(source)
    assert bool(source.geometry.spans_noticed(Notice.MOVED)) == is_told


WORD = (
    '<p>он<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1" name="_msoanchor_1">[И1]</a></span>'
    ' күн</p><div style="mso-element:comment-list"><div id="_com_1"><p><a href="#_msoanchor_1">[И1]</a>отыз</p></div></div>'
)
GOOGLE = (
    '<p>он<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> күн</p>'
    '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>отыз</p><p>немесе жиырма</p></div>'
)


@pytest.mark.parametrize("marked", [WORD, GOOGLE, GOOGLE.replace('"#', '"https://x.kz/a#')])
def test_remarks_and_their_marks_are_no_words_of_the_text(marked):
    source = read_bytes(page(f"<p>Қаулы</p>{marked}<p>Сот</p>"))
    text = clean(Job(source, detect(source.text), Decisions())).text
    assert "он күн" in text
    assert not any(word in text for word in ("[", "отыз", "жиырма"))


@pytest.mark.parametrize(
    ("charset", "written"),
    [
        ("utf-8", '<!-- <meta charset="koi8-r"> --><meta charset="utf-8">'),
        ("utf-8", '<meta name="x" content="text/html; charset=koi8-r"><meta charset="utf-8">'),
        ("mac-cyrillic", '<meta charset="x-mac-cyrillic">'),
    ],
)
def test_a_page_is_in_the_encoding_that_a_browser_takes(charset, written):
    markup = (
        f"<!DOCTYPE html><html><head>{written}</head><body><p>Постановление суда.</p></body></html>"
    )
    assert shown(read_bytes(markup.encode(charset))) == "Постановление суда."


def test_a_page_may_hold_all_its_letters_as_references():
    markup = "<!DOCTYPE html><html><body><script>x='\\u043d\\u0435\\u0442\\u043d'</script><p>Постановление суда.</p></body></html>"
    assert shown(read_bytes(markup.encode("ascii", "xmlcharrefreplace"))) == "Постановление суда."


def test_cells_of_a_table():
    source = read_bytes(
        page("<table><tr><td>бір</td><td>екі</td></tr><tr><td></td><td>үш</td></tr></table>")
    )
    (table,) = source.geometry.tables
    assert [[source.text[a:b] for a, b in row] for row in table.rows] == [
        ["бір", "екі"],
        ["", "үш"],
    ]


def test_other_pages_are_read_as_well():
    source = read_bytes(
        "<html><body><nav>мәзір</nav><p>Бірінші.</p><p>Екінші.</p></body></html>".encode()
    )
    assert shown(source) == "Бірінші.\nЕкінші."
    assert source.media_type == "text/html"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (page("").replace("Тақырып".encode(), b"").replace("Қаулы".encode(), b""), "holds no text"),
        (page("<p>x</p>").replace(b"charset=utf-8", b"charset=no-such"), "not in no-such"),
        (page("<p>x</p>").replace(b"charset=utf-8", b"charset=utf-16"), "not in utf-16"),
        (page("<p>\xd2</p>", "windows-1251").replace(b"windows-1251", b"utf-8"), "no UTF-8"),
        (page('<div class="ocr_page" title="bbox 0 0 9 9"><p>x</p></div>'), "recognised"),
        (page("<p>x</p>").replace(b"<html ", b'<html class="translated-ltr" '), "translation"),
        (page('<p _msttexthash="1">x</p>'), "translation"),
    ],
)
def test_one_clear_error(data, reason):
    with pytest.raises(UnreadableSourceError, match=reason):
        read_bytes(data)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 1_000 + "ішкі" + "</div>" * 1_000,
        "<p>а" * 50_000,
        "<a href=x>б</a>" * 20_000,
        "<table><tr><td>" * 500 + "в",
    ],
)
def test_hostile_markup_is_bounded(body):
    found = shown(read_bytes(page(f"{body}<p>соңы</p>"), Limits(seconds=300)))
    assert found.startswith("Тақырып")
    assert "соңы" in found


DEAR = "<style>{}{{color:red}}</style>" + "<p class=a>а" * 20_000
"""Rules that are held against each of many elements."""


@pytest.mark.parametrize(
    ("body", "limits"),
    [
        ("<div>" * 100_000 + "ішкі", Limits()),
        ("<b>а</b>" * 1_000_000, Limits()),
        ("<div>" * 2_000 + "<a href=x>б</a>" * 400_000, Limits(seconds=1)),
        (DEAR.format("p:nth-last-child(2n of .a)"), Limits(seconds=1)),
        (DEAR.format(",".join(f"p:not(.k{n})" for n in range(5_000))), Limits(seconds=1)),
    ],
    ids=["deep", "many", "slow", "dear selector", "many selectors"],
)
def test_what_is_beyond_bounds_is_refused_and_not_cut(body, limits):
    why = r"beyond bounds|more than 1000000 tags|(longer than 1 seconds|more than [0-9]+ MiB|crashed).*--limits"
    with pytest.raises(UnreadableSourceError, match=why):
        read_bytes(page(f"{body}<p>соңы</p>"), limits)


def test_a_long_paragraph_is_whole():
    found = shown(read_bytes(page(f"<p>{'а' * 6_000_000}</p><p>соңы</p>"), Limits(seconds=300)))
    assert found.endswith("а\nсоңы")
    assert found.count("а") > 6_000_000


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>бір<br><br>екі<br>үш</p>", ["бір", "екі\nүш"]),
        ("<p>бір<br>\n<br/>\n&nbsp;&nbsp; екі</p>", ["бір", "\u00a0\u00a0 екі"]),
        ("<p>бір<br>&nbsp;&nbsp;екі</p>", ["бір", "\u00a0\u00a0екі"]),
        ("<p>бір<br>&nbsp;екі</p>", ["бір\n\u00a0екі"]),
    ],
)
def test_paragraphs_of_line_breaks(body, expected):
    source = read_bytes(page(body))
    starts = sorted(source.geometry.starts)
    found = [source.text[a:b].rstrip("\n") for a, b in pairwise([*starts, len(source.text)])]
    assert [
        paragraph for paragraph in found if "екі" in paragraph or "бір" in paragraph
    ] == expected


def test_navigation_of_a_page_is_furniture():
    menu = "".join(f'<li><a href="/{n}">Мәзір {n}</a></li>' for n in "абвг")
    body = f"<ul>{menu}</ul><p>Қаулының мәтіні.</p>"
    source = read_bytes(f"<html><body>{body}</body></html>".encode())
    left = [source.text[a:b] for item in source.geometry.furniture for a, b in [item.span]]
    assert left == ["Мәзір а", "Мәзір б", "Мәзір в", "Мәзір г"]
    cleaned = clean(Job(source, detect(source.text), Decisions()))
    assert cleaned.text == "Қаулының мәтіні."
    assert cleaned.restore() == source.text


def test_pasted_text_loses_the_site():
    pasted = (
        "Әділет\nҚазақстан Республикасы нормативтік құқықтық актілерінің ақпараттық-құқықтық жүйесі\n\n"
        + "\n\n".join(paragraph.text for paragraph in text("court-2025.kaz"))
        + "\n\n© 2012. Құқықтық ақпарат институты\nhttps://adilet.zan.kz/kaz/docs/S2500000099\n"
    )
    source = read_bytes(pasted.encode())
    cleaned = clean(Job(source, detect(source.text), Decisions()))
    assert cleaned.text.splitlines() == [paragraph.text for paragraph in text("court-2025.kaz")]


_MHTML = (
    'MIME-Version: 1.0\r\n{head}Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: '
    "text/html; charset=utf-8\r\n{part}\r\n<html><body><p>Қаулы</p></body></html>\r\n--b--"
)
_AT = "https://adilet.zan.kz/kaz/docs/S2300000021/08.12.2023"


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        (f"<!-- saved from url=(0049){_AT} --><html><body><p>Қаулы</p></body></html>", _AT),
        (
            f"<html><head><link rel='canonical' href='{_AT}'></head><body><p>Қаулы</p></body></html>",
            _AT,
        ),
        (
            f"<html><head><meta property='og:url' content='{_AT}'></head><body>Қаулы</body></html>",
            _AT,
        ),
        (
            f"<!-- saved from url=(0049){_AT} --><html><link rel='canonical' href='https://x.kz'>Қаулы</html>",
            _AT,
        ),
        (
            "<!-- saved from url=(0014)about:internet --><html><body><p>Қаулы</p></body></html>",
            None,
        ),
        ("<html><head><link rel='canonical' href='/docs'></head><body>Қаулы</body></html>", None),
        ("<html><body><p>Қаулы</p></body></html>", None),
        (_MHTML.format(head="", part=f"Content-Location: {_AT}\r\n"), _AT),
        (_MHTML.format(head=f"Snapshot-Content-Location: {_AT}\r\n", part=""), _AT),
        (_MHTML.format(head="", part=""), None),
        (_MHTML.format(head="", part="Content-Location: file:///C:/a.htm\r\n"), None),
    ],
)
def test_the_address_of_a_saved_page(markup, address):
    assert read_bytes(markup.encode()).address == address


@pytest.mark.parametrize("content", ["url('seal.png')", "url(seal.png)", "no-open-quote"])
def test_pictures_and_quotation_marks_that_are_not_shown_put_no_words(content):
    style = f"<style>p::before{{content:{content}}}</style>"
    source = read_bytes(page(f"{style}<p>Қаулы қабылданды</p>"))
    assert "Қаулы қабылданды" in source.text.split("\n")


def test_a_character_reference_that_the_page_shows_is_told_and_stays():
    source = read_bytes(
        page(
            "<p>Закон &amp;laquo;О праве&amp;raquo;, A&amp;B</p>"
            + "<p>Суд рассмотрел обращение.</p>" * 20
        )
    )
    found = clean(Job(source, detect(source.body), Decisions()))
    assert "&laquo;О праве&raquo;, A&B" in found.text
    told = [doubt.message for doubt in found.doubts if doubt.code is Code.CHARACTER_FOREIGN]
    assert [
        words in message for words, message in zip(("&laquo;", "&raquo;"), told, strict=True)
    ] == [True, True]


NOTED = {
    "LibreOffice": (
        '<sup><a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym">{n}</a></sup>',
        '<div id="sdfootnote{n}"><p><a name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>{words}</p></div>',
    ),
    "Word": (
        '<a href="#_ftn{n}" name="_ftnref{n}"><span class=MsoFootnoteReference>[{n}]</span></a>',
        '<div id=ftn{n}><p class=MsoFootnoteText><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {words}</p></div>',
    ),
    "Google": (
        '<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>',
        '<div><p><a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a><span>&nbsp;{words}</span></p></div>',
    ),
    "a list": (
        '<sup><a href="#n{n}" id="r{n}">{n}</a></sup>',
        '<ol style="list-style: none"><li><a href="#r{n}" id="n{n}">{n}</a> {words}</li></ol>',
    ),
}


@pytest.mark.parametrize("program", NOTED)
def test_footnotes_are_notes(program):
    mark, note = NOTED[program]
    marks = [mark.format(n=n) for n in (1, 2)]
    notes = "".join(note.format(n=n, words=f"Ескерту <b>{n}</b>.</p><p>Соңы.") for n in (1, 2))
    body = f"<p>Қаулы{marks[0]} етеді.</p><p>Сот{marks[1]} қарады.</p><hr>{notes}"
    source = read_bytes(page(body))
    held = [source.text[slice(*span)].replace("\xa0", " ") for span in source.footnotes]
    assert [one.strip("[12]").split() for one in held] == [
        ["Ескерту", "1.", "Соңы."],
        ["Ескерту", "2.", "Соңы."],
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<p><a href="#b" id="a">1-бөлім</a></p><p><a href="#a" id="b">1-бөлім</a> Сот.</p>',  # contents
        '<p>Сот <a href="#b" id="a">1</a>.</p><p><a href="#c" id="b">1</a> Қаулы.</p>',  # leads elsewhere
        '<p><a href="#b" id="a">1</a> Қаулы.</p><p>Сот <a href="#a" id="b">1</a>.</p>',  # none opens with it
        '<p>Сот <a href="#cmnt1" id="cmnt_ref1">[a]</a>.</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a> x</p></div>',
    ],
)
def test_other_links_there_and_back_make_no_footnote(body):
    assert not read_bytes(page(f"{body}<p>Соңы.</p>")).footnotes
