"""What is published of a page is what a browser shows of it. All rulings here are invented."""

from __future__ import annotations

import html
import quopri
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableSourceError
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import Limits, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<!DOCTYPE html><html lang="kk"><head><meta charset="utf-8"><title>t</title>{style}</head>'
BODY = "<body><article><p>{first}</p>{words}<p>{last}</p></article></body></html>"
PROSE = {
    "kaz": (
        "Қазақстан Республикасының Конституциялық Соты осы істі ашық отырыста қарады деп белгіленді.",
        "Осы нормативтік қаулы жарияланған күнінен бастап қолданысқа енгізіледі және түпкілікті.",
    ),
    "rus": (
        "Конституционный Суд Республики Казахстан рассмотрел это обращение в открытом заседании.",
        "Настоящее нормативное постановление вступает в силу со дня его опубликования и обязательно.",
    ),
}
WORDS = {
    "kaz": ("Заңның нормасы Конституцияға", "сәйкес", "келмейді деп танылсын."),
    "rus": ("Признать норму Закона", "не", "соответствующей Конституции."),
}


def page(language: str, words: str, style: str = "") -> bytes:
    first, last = PROSE[language]
    return (HEAD.format(style=style) + BODY.format(first=first, words=words, last=last)).encode()


def cleaned(data: bytes):
    source = read_bytes(data)
    text = clean(Job(source, detect(source.body), Decisions()))
    assert text.restore() == source.text
    return text


def codes(text) -> set[Code]:
    return {doubt.code for doubt in text.doubts}


HIDDEN = {
    "display": '<span style="display:none">{}</span>',
    "visibility": '<span style="visibility:hidden">{}</span>',
    "opacity": '<span style="opacity:0">{}</span>',
    "colour": '<span style="color:#fff">{}</span>',
    "nearly the ground": '<span style="color:#fdfdfd">{}</span>',
    "colour on its own ground": '<span style="background:#123;color:rgb(17,34,51)">{}</span>',
    "transparent": '<span style="color:transparent">{}</span>',
    "fill": '<span style="-webkit-text-fill-color:transparent">{}</span>',
    "no size": '<span style="font-size:0">{}</span>',
    "tiny": '<span style="font-size:1px">{}</span>',
    "tiny by share": '<span style="font-size:10%"><small style="font-size:50%">{}</small></span>',
    "far left": '<span style="position:absolute;left:-9999px">{}</span>',
    "far above": '<span style="position:fixed;top:-100em">{}</span>',
    "cut": '<span style="position:absolute;clip:rect(0,0,0,0)">{}</span>',
    "cut by a path": '<span style="clip-path:inset(50%)">{}</span>',
    "no box": '<span style="display:inline-block;width:0;height:0;overflow:hidden">{}</span>',
    "scaled away": '<span style="display:inline-block;transform:scale(0)">{}</span>',
    "filtered away": '<span style="filter:opacity(0)">{}</span>',
    "attribute": "<span hidden>{}</span>",
    "class": '<span class="gone">{}</span>',
    "class, important": '<span class="lost" style="display:inline">{}</span>',
    "selector": '<b data-x="1"><i>{}</i></b>',
    "del": "<del>{}</del>",
    "s": "<s>{}</s>",
    "strike": "<strike>{}</strike>",
    "struck by style": '<span style="text-decoration: underline line-through">{}</span>',
    "struck around": '<span style="text-decoration-line:line-through"><b>{}</b></span>',
    "font": '<font color="white">{}</font>',
    "template": "<template>{}</template>",
    "noscript": "<noscript>{}</noscript>",
    "object": "<object>{}</object>",
    "canvas": "<canvas>{}</canvas>",
    "datalist": "<datalist><option>{}</option></datalist>",
    "section of XML": "<![CDATA[{}]]>",
    "nested rule": '<i class="outer"><span class="inner">{}</span></i>',
    "nested rule with &": '<i class="outer"><span class="other">{}</span></i>',
    "rule for wide screens": '<span class="wide">{}</span>',
    "variable": '<span class="pale">{}</span>',
    "variable of a variable": '<span class="away">{}</span>',
    "variable that is not there": '<span style="color:var(--nowhere, #fff)">{}</span>',
    "light by lightness": '<span style="color:oklch(1 0 0)">{}</span>',
    "its own gradient": '<span style="background:linear-gradient(#fff,#fff);color:white">{}</span>',
    "not rendered": '<span style="display:block;content-visibility:hidden">{}</span>',
    "moved away": '<span style="display:inline-block;transform:translateX(-9999px)">{}</span>',
    "moved by its own property": '<span style="display:inline-block;translate:-9999px 0">{}</span>',
    "scaled by its own property": '<span style="display:inline-block;scale:0">{}</span>',
    "margin": '<span style="display:inline-block;margin-left:-9999px">{}</span>',
    "relative": '<span style="position:relative;left:-9999px">{}</span>',
    "zoom": '<span style="zoom:0.01">{}</span>',
    "popover": "<span popover>{}</span>",
    "until found": '<span hidden="until-found" style="display:block">{}</span>',
    "progress": "<progress>{}</progress>",
    "meter": "<meter>{}</meter>",
    "sheet in an address": '<span class="linked">{}</span>',
    "sheet in an import": '<span class="imported">{}</span>',
    "closed details": "<details><summary>…</summary>{}</details>",
}
SHEET = (
    '<style>@import url("data:text/css,.imported{display:none}");</style>'
    '<link rel="stylesheet" href="data:text/css,.linked%7Bdisplay:none%7D">'
    "<style>.outer{color:red; .inner{display:none} & .other{display:none}}"
    "@media (width >= 600px){.wide{display:none}} :root{--pale:#fff;--gone:var(--no);--no:none}"
    ".pale{color:var(--pale)} .away{display:var(--gone)}</style>"
    "<style>.gone{display:none} .lost{display:none!important} b[data-x] > i{visibility:hidden}"
    "@media print{p{display:none}} @media (max-width:400px){p{display:none}}</style>"
)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", HIDDEN)
def test_what_nobody_sees_is_kept_out_and_told(language, form):
    before, word, after = WORDS[language]
    text = cleaned(page(language, f"<p>{before} {HIDDEN[form].format(word)} {after}</p>", SHEET))
    written = " ".join(text.text.split())
    assert f" {word} " not in written
    assert before in written
    assert after in written
    assert Code.HIDDEN_TEXT in codes(text)


SHOWN = {
    "nothing": "{}",
    "bold": "<b>{}</b>",
    "button": "<button>{}</button>",
    "field": '<input value="{}">',
    "form": "<form>{}</form>",
    "fieldset": "<fieldset>{}</fieldset>",
    "label": "<label>{}</label>",
    "underlined": '<span style="text-decoration:underline">{}</span>',
    "ins": "<ins>{}</ins>",
    "white on black": '<span style="background:black;color:white">{}</span>',
    "white on dark, by class": '<span class="dark">{}</span>',
    "small": "<small>{}</small>",
    "shown again": '<span style="visibility:hidden"><b style="visibility:visible">{}</b></span>',
    "for other media": '<span class="printed">{}</span>',
    "open details": "<details open><summary>…</summary>{}</details>",
    "put by a style sheet": '<span class="put"></span>',
    "unknown selector": '<span class="odd">{}</span>',
    "within a figure": "<svg><text>{}</text></svg>",
    "read aloud no": '<span aria-hidden="true">{}</span>',
    "abbreviated": '<abbr title="…">{}</abbr>',
    "text field": "<textarea>{}</textarea>",
    "open dialog": '<dialog open style="display:inline;position:static">{}</dialog>',
    "white on a variable": '<span class="night">{}</span>',
    "white on a dark gradient": '<span style="background:linear-gradient(#000,#111);color:#fff">{}</span>',
    "all unset": '<span class="set" style="all:unset">{}</span>',
    "put from an attribute": '<span class="told" data-word="{}"></span>',
    "rule for narrow screens": '<span class="narrow">{}</span>',
    "outside the list of links": '<a href="/a">{}</a>',
}
SHOWING = (
    "<style>:root{{--night:#000}} .night{{color:#fff;background:var(--night)}} .set{{display:none}}"
    ".told::after{{content:attr(data-word)}} @media (width < 600px){{.narrow{{display:none}}}}</style>"
    "<style>.dark{{background-color:#222;color:#eee}} @media print{{.printed{{display:none}}}}"
    '.put::before{{content:"{}"}} .odd:hover-no{{display:none}} .odd::unknown(x){{display:none}}</style>'
)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", SHOWN)
def test_what_a_reader_sees_is_in_the_text(language, form):
    before, word, after = WORDS[language]
    words = f"<p>{before} {SHOWN[form].format(word)} {after}</p>"
    text = cleaned(page(language, words, SHOWING.format(word)))
    assert f"{before} {word} {after}" in " ".join(text.text.replace("…", "").split())
    assert not codes(text) & {Code.HIDDEN_TEXT, Code.FAINT_TEXT}


RAISED = (
    "<sup>1</sup>",
    '<span style="vertical-align:super">1</span>',
    '<span style="font-size:8px;vertical-align:5px">1</span>',
    '<span style="vertical-align:40%">1</span>',
    '<span class="up"><b>1</b></span>',
    '<span style="position:relative;top:-0.4em">1</span>',
)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("index", RAISED)
def test_an_index_is_never_a_figure_of_the_number(language, index):
    words = {"kaz": f"<p>Заңның 34{index}-бабы</p>", "rus": f"<p>статья 34{index} Закона</p>"}
    style = "<style>.up{vertical-align:super}</style>"
    assert "34¹" in cleaned(page(language, words[language], style)).text


ITEMS = "<li>Бірінші тармақ.</li><li>Екінші тармақ.</li>"
LISTS = {
    "<ol>{}</ol>": ("1. ", "2. "),
    '<ol start="3">{}</ol>': ("3. ", "4. "),
    "<ol reversed>{}</ol>": ("2. ", "1. "),
    '<ol type="A" start="27">{}</ol>': ("AA. ", "AB. "),
    '<ol type="I">{}</ol>': ("I. ", "II. "),
    '<ol style="list-style-type:upper-roman">{}</ol>': ("I. ", "II. "),
    '<ol style="list-style:none">{}</ol>': ("", ""),
    '<ol style="list-style-type:decimal-leading-zero">{}</ol>': ("01. ", "02. "),
    "<ol style='list-style-type:\"– \"'>{}</ol>": ("– ", "– "),
    "<ul>{}</ul>": ("", ""),
    '<ul style="list-style-type:decimal">{}</ul>': ("1. ", "2. "),
    '<ol><li style="display:none">Жоқ.</li>{}</ol>': ("1. ", "2. "),
    '<ol><li value="7">Жетінші.</li>{}</ol>': ("8. ", "9. "),
}


@pytest.mark.parametrize("markup", LISTS)
def test_items_have_the_numbers_that_a_reader_sees(markup):
    first, second = LISTS[markup]
    lines = cleaned(page("kaz", markup.format(ITEMS))).text.split("\n")
    assert f"{first}Бірінші тармақ." in lines
    assert f"{second}Екінші тармақ." in lines


def test_a_struck_word_takes_no_blank_from_a_seen_one_beside_it():
    written = cleaned(page("rus", "<p>Признать норму <s>закона</s>не соответствующей.</p>")).text
    assert "Признать норму не соответствующей." in written


def test_a_number_of_a_form_that_is_not_known_is_told():
    style = "<style>p.n::before{counter-increment:n;content:counter(n, own-form) '. '}</style>"
    text = cleaned(page("rus", '<p class="n">Признать пункт соответствующим.</p>', style))
    assert Code.ORDER_DOUBTFUL in codes(text)


@pytest.mark.parametrize("language", WORDS)
def test_a_list_of_linked_norms_is_text(language):
    norms = "".join(f'<li><a href="/{n}">{n}-бап, статья {n}</a></li>' for n in range(11, 15))
    written = cleaned(page(language, f"<ul>{norms}</ul>")).text
    assert all(f"статья {n}" in written for n in range(11, 15))


def test_preformatted_lines_are_lines():
    words = "<pre>Бірінші абзац.\n\nЕкінші абзац\nжалғасады.</pre>"
    assert "Бірінші абзац.\nЕкінші абзац жалғасады.\n" in cleaned(page("kaz", words)).text


def test_letters_that_are_shown_backwards_are_read_backwards():
    assert "№ 215" in cleaned(page("rus", '<p>№ <bdo dir="rtl">512</bdo></p>')).text


@pytest.mark.parametrize(
    "style",
    [
        "display:flex;flex-direction:row-reverse",
        "display:flex;flex-direction:column-reverse",
        "position:absolute;top:40px",
        "order:2",
    ],
)
def test_words_that_a_style_may_show_elsewhere_are_told(style):
    text = cleaned(page("rus", f'<div style="{style}"><p>Признать пункт 1.</p></div>'))
    assert "Признать пункт 1." in text.text
    assert Code.ORDER_DOUBTFUL in codes(text)


@pytest.mark.parametrize(
    "written",
    ['document.writeln("не")', 'document["write"]("не")', "const d = document; d.write(`не`)"],
)
def test_a_word_that_a_script_writes_is_told(written):
    text = cleaned(page("rus", f"<p>Признать <script>{written}</script> соответствующим.</p>"))
    assert Code.DRAWN_WORDS in codes(text)


@pytest.mark.parametrize(("size", "told"), [("", True), ("width=0 height=0", False)])
def test_another_page_within_the_act_is_told(size, told):
    text = cleaned(page("rus", f"<p>Признать.</p><iframe src=x.html {size}></iframe>"))
    assert (Code.DRAWN_WORDS in codes(text)) is told


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div id=app></div><script>render()</script>", "filled by a script"),
        (
            "<noscript>Включите JavaScript</noscript><script src=a.js></script>",
            "filled by a script",
        ),
        ("<iframe src=x.html></iframe>", "in a frame"),
        (
            f"<details><summary>Қаулы</summary><p>{PROSE['kaz'][0]}</p></details>",
            "once a person opens it",
        ),
        ("<p> </p>", "holds no text"),
    ],
)
def test_a_page_without_words_says_what_to_save(body, reason):
    with pytest.raises(UnreadableSourceError, match=reason):
        read_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


def test_what_stands_beside_the_act_is_on_record():
    beside = "<div><p>Другое</p></div><article><p>Новость</p></article>".encode()
    text = cleaned(page("rus", "").replace(b"<article>", beside + b"<article>", 1))
    assert text.text == "\n".join(PROSE["rus"])
    assert not text.doubts
    assert {"Другое", "Новость"} <= set(text.restore().split())


def test_a_second_article_with_a_text_is_kept_and_told():
    other = f"<article><p>Другое: {PROSE['rus'][1]}</p></article>"
    text = cleaned(page("rus", "").replace(b"<article>", f"{other}<article>".encode(), 1))
    assert text.text.startswith("Другое:")
    assert codes(text) == {Code.FURNITURE_DOUBTFUL}


MESSAGE = """From: <Saved by Blink>
Subject: t
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html; charset={charset}
Content-Transfer-Encoding: quoted-printable

{page}
----b
Content-Type: text/css
Content-Location: cid:css-1@mhtml.blink

.gone {{ display: none }}
----b--
"""


def test_a_page_that_was_saved_as_one_file():
    before, word, after = WORDS["rus"]
    link = '<link rel="stylesheet" href="cid:css-1@mhtml.blink">'
    data = page("rus", f"<p>{before} <span class=gone>{word}</span> {after}</p>", link)
    body = quopri.encodestring(data).decode()
    text = cleaned(MESSAGE.format(charset="utf-8", page=body).replace("\n", "\r\n").encode())
    assert f"{before} {after}" in text.text
    assert Code.HIDDEN_TEXT in codes(text)


@pytest.mark.parametrize(
    "markup",
    [
        '<?xml version="1.0"?><akomaNtoso><p>Признать</p></akomaNtoso>',
        "<rss><channel><title>Суд</title></channel></rss>",
        '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE tei>\n<tei>Суд</tei>',
    ],
)
def test_markup_of_another_kind_is_refused(markup):
    for encoding in ("utf-8", "utf-16", "utf-32"):
        with pytest.raises(UnreadableSourceError, match=r"XML|Akoma Ntoso"):
            read_bytes(markup.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_page_in_wide_characters_is_read_as_a_page(encoding):
    markup = page("kaz", "<p>Бірінші.</p><p>Екінші.</p>").decode()
    wide = markup.replace("utf-8", encoding).encode(encoding)
    assert cleaned(wide).text == cleaned(markup.encode()).text


@pytest.mark.parametrize(
    "markup",
    [
        "<p>" + "<span style='color:#fff'>а</span>" * 30_000,
        "<style>" + ".a b{color:red}" * 5_000 + "</style><p>а</p>",
        "<style>" + "@media screen{" * 2_000 + "</style><p>а</p>",
        "<style>" + "& & & & a{" * 12 + "color:red" + "}" * 12 + "</style><p>а</p>",
        "<style>p{--a:var(--b)var(--b);--b:var(--a)var(--a);color:var(--a)}</style><p>а</p>",
        "<ol>" + "<li>а" * 20_000,
        "<select>" + "<option selected>а" * 20_000 + "</select>",
        "<p>" + "<i style='float:left'>а</i> " * 3_000,
        "<style>p{counter-increment:n}p::before{content:counters(n,'.')}</style>" + "<p>а" * 3_000,
        "<p style='" + "color:red;" * 100_000 + "'>а</p>",
    ],
    ids=[
        "runs",
        "rules",
        "nested",
        "nested selectors",
        "variables",
        "items",
        "options",
        "floats",
        "counters",
        "declarations",
    ],
)
def test_hostile_styles_are_bounded(markup):
    try:
        source = read_bytes(page("rus", markup), Limits(seconds=30))
    except UnreadableSourceError:
        return
    assert PROSE["rus"][1] in source.text


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='width:" + "calc(" * 50_000 + "'>а</p>",
        "<style media='" + "(" * 50_000 + "'></style>",
        "<style>" + "@media screen{" * 20_000 + "</style>",
        "<style>" + ":is(" * 20_000 + "p" + ")" * 20_000 + "{color:red}</style>",
    ],
    ids=["calculation", "condition", "rules", "selector"],
)
def test_styles_that_are_nested_too_deep_are_refused_with_what_to_do(markup):
    with pytest.raises(UnreadableSourceError, match=r"nested too deep; open it in a browser"):
        read_bytes(page("rus", markup))


@pytest.mark.parametrize(("body", "seen"), [('<body text="#fff">', False), ("<body>", True)])
def test_the_colour_of_the_letters_of_a_body(body, seen):
    word = f'<font color="{"000" if seen else "fefefe"}">{WORDS["rus"][1]}</font>'
    data = page("rus", f"<p>{' '.join(WORDS['rus'])} {word}</p>").replace(b"<body>", body.encode())
    if seen:
        assert not cleaned(data).doubts
    else:
        with pytest.raises(UnreadableSourceError, match="holds no text"):
            read_bytes(data)


NOT_IN_INNER_TEXT = {
    "field", "put by a style sheet", "opacity", "colour", "nearly the ground", "colour on its own ground",
    "transparent", "fill", "no size", "tiny", "tiny by share", "far left", "far above", "cut",
    "cut by a path", "no box", "scaled away", "filtered away", "del", "s", "strike", "struck by style",
    "struck around", "font", "within a figure", "variable", "variable that is not there", "light by lightness",
    "its own gradient", "moved away", "moved by its own property", "scaled by its own property", "margin",
    "relative", "zoom", "text field", "put from an attribute", "not rendered", "until found",
}  # fmt: skip
"""Forms in which what `innerText` gives and what a reader sees are known to differ."""


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser is here")
@pytest.mark.parametrize("language", WORDS)
def test_the_text_is_what_a_browser_shows(tmp_path, language):
    """Chromium's own `innerText` of a page of all forms is the text."""
    before, word, after = WORDS[language]
    forms = {
        name: form for name, form in {**SHOWN, **HIDDEN}.items() if name not in NOT_IN_INNER_TEXT
    }
    words = "".join(f"<p>{before} {form.format(word)} {after}</p>" for form in forms.values())
    data = page(language, words, SHEET)
    assert " ".join(cleaned(data).text.split()) == " ".join(in_browser(data, tmp_path).split())


READER = (
    b"<script>const shown = document.body.innerText; document.documentElement.innerHTML = '';"
    b"document.documentElement.append(shown)</script></body>"
)


def in_browser(data: bytes, folder: Path) -> str:
    (folder / "page.html").write_bytes(
        data.replace(b"</body>", READER).replace(b"<title>t</title>", b"")
    )
    command = [
        *(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--dump-dom",
            "--no-first-run",
        ),
        *("--disable-background-networking", f"--user-data-dir={folder / 'profile'}"),
        f"file://{folder / 'page.html'}",
    ]
    dom = subprocess.run(command, capture_output=True, timeout=300, check=True).stdout.decode()
    return html.unescape(re.sub(r"<[^>]*>", " ", dom))


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("selector", ["x|span", "x|*.gone", "p > x|span", "[x|class]"])
def test_a_rule_for_a_namespace_may_hide_words(language, selector):
    before, word, after = WORDS[language]
    sheet = (
        f"<style>@namespace x url(http://www.w3.org/1999/xhtml);{selector}{{display:none}}</style>"
    )
    markup = f'<p>{before} <span class="gone">{word}</span> {after}</p>'
    assert codes(cleaned(page(language, markup, sheet)))
