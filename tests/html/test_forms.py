"""Invented rulings in the forms of markup that pages have: the text is that of the text file."""

from __future__ import annotations

import html

import pytest

from pipeline.clean import clean
from pipeline.codes import Code
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job
from pipeline.read import read_bytes
from tests.html.test_html import page
from tests.test_rulings import FOLDER, STEMS
from tests.whole_table import every_row

MENU = "".join(f'<td><a href="/{n}">{n}</a></td>' for n in ("Главная", "Қазақша", "Русский"))


def of_the_database(paragraphs):
    title, enacted, *rest = paragraphs
    body = "\n".join(f'<p id="z{n}">      {words}</p>' for n, words in enumerate(rest))
    return page(body, title=title, enacted=enacted).decode()


def laid_out_by_tables(paragraphs):
    body = "".join(f'<div align="justify">&nbsp;&nbsp; {words}</div>' for words in paragraphs)
    return (
        f"<html><body><table><tr>{MENU}</tr></table><table width='100%'><tr>"
        f"<td>{body}</td></tr></table></body></html>"
    )


def of_line_breaks(paragraphs):
    body = "<br>\n<br>\n".join(f"&nbsp;&nbsp;&nbsp; {words}" for words in paragraphs)
    return f"<html><body><div class='doc'>{body}</div></body></html>"


def of_indented_lines(paragraphs):
    body = "<br>\n".join(f"&nbsp;&nbsp;&nbsp; {words}" for words in paragraphs)
    return f"<html><body><div class='doc'>{body}</div></body></html>"


def of_single_line_breaks(paragraphs):
    return f"<html><body><p>{'<br>'.join(paragraphs)}</p></body></html>"


def of_preformatted_lines(paragraphs):
    body = "\n".join(f"      {words}" for words in paragraphs)
    return f"<html><body><pre>{body}</pre></body></html>"


def of_a_word_processor(paragraphs):
    body = "".join(
        f"<p class=MsoNormal style='text-indent:1cm'><span lang=KK>{words}<o:p></o:p></span></p>"
        for words in paragraphs
    )
    return f"<html xmlns:o='urn:office'><head></head><body lang=RU><div>{body}</div></body></html>"


def without_end_tags(paragraphs):
    return "<html><body>" + "".join(f"<p>{words}" for words in paragraphs)


QUIET = {Code.FURNITURE_DOUBTFUL, Code.HIDDEN_TEXT, Code.FAINT_TEXT, Code.ORDER_DOUBTFUL}
FORMS = (
    of_the_database,
    laid_out_by_tables,
    of_line_breaks,
    of_indented_lines,
    of_single_line_breaks,
    of_preformatted_lines,
    of_a_word_processor,
    without_end_tags,
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@every_row("stem", STEMS)
def test_the_text_is_that_of_the_ruling(stem, form):
    due = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    source = read_bytes(form([html.escape(words) for words in due]).encode())
    cleaned = clean(Job(source, detect(source.text), Decisions()))
    assert cleaned.text.split("\n") == due
    assert cleaned.restore() == source.text
    assert QUIET.isdisjoint(doubt.code for doubt in cleaned.doubts)


KAZAKH = ("Басты бет", "Мәтін", "Мазмұны", "Ақпарат", "Өзгерістер тарихы", "Сілтемелер", "Жүктеу")
RUSSIAN = ("Главная", "Текст", "Оглавление", "Информация", "История изменений", "Скачать", "Прочее")


@pytest.mark.parametrize("menu", [KAZAKH, RUSSIAN], ids=["Kazakh menu", "Russian menu"])
@every_row("stem", STEMS)
def test_pasted_text_loses_the_menu_in_any_language(stem, menu):
    due = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    pasted = "\n".join([*menu, "", "\n\n".join(due), "", "© 2012. РГП на ПХВ", *menu[:2]])
    source = read_bytes(pasted.encode())
    job = Job(source, detect(source.body), Decisions())
    assert job.grammar.language.value == stem.rpartition(".")[2]
    assert clean(job).text.split("\n") == due


@pytest.mark.parametrize("menu", [KAZAKH, RUSSIAN], ids=["Kazakh menu", "Russian menu"])
@every_row("stem", STEMS)
def test_a_menu_does_not_tell_the_language(stem, menu):
    due = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    links = "".join(
        f'<li><a href="/x">{words} туралы және бойынша на по с</a></li>' for words in menu * 8
    )
    body = "".join(f"<p>{html.escape(words)}</p>" for words in due)
    source = read_bytes(f"<html><body><ul>{links}</ul>{body}</body></html>".encode())
    job = Job(source, detect(source.body), Decisions())
    assert job.grammar.language.value == stem.rpartition(".")[2]
    assert clean(job).text.split("\n") == due
