"""Hidden and shown words in pages of HTML and in Word files, by construction.

A word that turns a sentence round is put into a paragraph of each invented ruling in every form in
which nobody sees it: right is the ruling's own text with the word told; in every form in which it is
seen: right is the text with the word, and nothing told. The frozen pages and files were written down with
what a browser and Word show of them before their readers had seen them.
"""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.docx import test_docx as word
from tests.docx.builder import docx, paragraph, run
from tests.docx.frozen_files import cases as files
from tests.html import test_seen as page
from tests.html.frozen_pages import cases as pages
from tests.html.site_pages import cases as sites
from tests.test_rulings import FOLDER, STEMS
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TOLD = frozenset({Code.HIDDEN_TEXT, Code.FAINT_TEXT, Code.ORDER_DOUBTFUL, Code.TRACKED_CHANGE})
WORD = "емесне"
NOT_HERE = {
    *("put by a style sheet", "field"),
    *("form", "fieldset", "open details", "closed details"),
}
"""Forms whose word is in a style sheet, or on a line of its own."""


def in_html(form: str) -> Callable[[list[str], int], bytes]:
    def made(lines: list[str], at: int) -> bytes:
        inside = [html.escape(line) for line in lines]
        inside[at] += " " + form.format(WORD)
        body = "".join(f"<p>{line}</p>" for line in inside)
        head = page.HEAD.format(style=page.SHEET + page.SHOWING.format(""))
        return f"{head}<body>{body}</body></html>".encode()

    return made


def in_docx(properties: str) -> Callable[[list[str], int], bytes]:
    def made(lines: list[str], at: int) -> bytes:
        inside = [paragraph(line) for line in lines]
        inside[at] = paragraph(lines[at], run(f" {WORD}", properties))
        return docx("".join(inside), styles=word.STYLES)

    return made


def rows() -> Iterator[Row]:
    """One row a kind of file, for hidden words and for shown ones."""
    shown = {name: form for name, form in page.SHOWN.items() if name not in NOT_HERE}
    hidden = {name: form for name, form in page.HIDDEN.items() if name not in NOT_HERE}
    yield _row("html: not seen", (in_html(form) for form in hidden.values()), hidden=True)
    yield _row("html: seen", (in_html(form) for form in shown.values()), hidden=False)
    yield _row("docx: not seen", (in_docx(form) for form in word.HIDDEN.values()), hidden=True)
    yield _row("docx: seen", (in_docx(form) for form in word.SHOWN.values()), hidden=False)
    frozen = (
        ("html: frozen pages", pages()),
        ("html: pages of sites", sites()),
        ("docx: frozen files", files()),
    )
    for inference, cases in frozen:
        became = Counter(case.became() for case in cases)
        right, told, wrong, alarms = (became[name] for name in ("right", "told", "wrong", "alarm"))
        yield Row(inference, "both languages", right + alarms, told, wrong, alarms, right + alarms)


def _row(
    inference: str, forms: Iterable[Callable[[list[str], int], bytes]], *, hidden: bool
) -> Row:
    right = told = wrong = alarms = trials = 0
    for number, made in enumerate(forms):
        for stem in STEMS[number % 9 :: 9]:
            due = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
            at = max(range(len(due)), key=lambda n: len(due[n]))
            source = read_bytes(made(due, at))
            text = clean(Job(source, detect(source.body), Decisions()))
            is_told = any(doubt.code in TOLD for doubt in text.doubts)
            expected = due if hidden else [*due[:at], f"{due[at]} {WORD}", *due[at + 1 :]]
            is_right = text.text.replace("…", "").split("\n") == expected
            trials += 1
            right += is_right and (is_told or not hidden)
            told += is_told and not is_right
            wrong += not is_right and not is_told
            alarms += is_told and not hidden
    return Row(
        inference,
        "45 invented rulings × forms",
        right,
        told,
        wrong,
        alarms,
        0 if hidden else trials,
    )
