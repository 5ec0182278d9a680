"""Lines of a site or a printer: its name and address, its buttons, its notice of rights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby, zip_longest

from pipeline.clean.recurring import Recurring, recurring
from pipeline.clean.rows import TextRow, rows_of
from pipeline.clean.told_layout import located
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar, load
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.text import CleanText, Edit, Finding, Replacement, Span
from pipeline.words.folding import fold

_PARTED = re.compile("[|•·/>›→]")
_ITEM = re.compile(r"[•·]\s*")
# The look behind keeps a run of blanks from being tried anew at each of its blanks.
_BESIDE = re.compile(r"(?<!\s)(?:\s+[|•·/]\s+|\s*\|\s*)")
_PATH = re.compile(r"(?<!\s)\s*[>›→]\s+")
_SHORT = 40
"""Characters that a button's words have at most where they stand on two lines."""
_SEVERAL, _MANY = 2, 3
"""Lines of a site that stand together, with its name among them and without; times that one stands in a text."""


def site_lines(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Take out a site's lines at the edges of the document, and where several stand together.

    Elsewhere a button's word may be one of the ruling's, wrapped onto a line of its own: it stays,
    and is told. What the markup tells of is left to `page_marks`.
    """
    rows = rows_of(text.text)
    told = list(located(text, (item.span for item in job.source.geometry.furniture)))
    beside = {span.start for span in told}
    found = {at for at in _site_rows(rows) if rows[at].span.start not in beside}
    named = names_of_pages(recurring(rows), rows) if found else set()
    for is_site, group in groupby(rows, lambda row: row.at in found):
        lines = list(group) if is_site else []
        own = [row for row in lines if row.at not in named]
        if own and _is_proven(own, rows, job.grammar):
            yield from (Replacement(Rule.FURNITURE, row.span, "") for row in own)
        elif own:
            for row in own:
                message = f"“{row.text}” may be a line of the site; it is left in the text"
                yield Finding(Code.FURNITURE_DOUBTFUL, row.span, message)
            yield from _cut_sentence_finding(rows, lines)
    # Most texts have no such word, and a search for it alone passes over all else.
    for match in _stamp_pattern().finditer(text.text) if _stamp_word().search(text.text) else ():
        if any(span.start <= match.start() < span.end for span in told):
            continue
        message = f"“{match[0].strip()}” may be printed across the page; it is left in the text"
        yield Finding(Code.FURNITURE_DOUBTFUL, Span(*match.span()), message)


def _site_rows(rows: Sequence[TextRow]) -> Iterator[int]:
    """The rows that are a site's, by their numbers; a button's words may stand on two."""
    for row, following in zip_longest(rows, rows[1:]):
        if _is_site(row.text):
            yield row.at
        elif following and _are_two_rows_of_site(row.text, following.text):
            yield from (row.at, following.at)


def _are_two_rows_of_site(above: str, below: str) -> bool:
    return len(above) <= _SHORT and above[-1].isalnum() and _is_site(f"{above} {below}")


def _cut_sentence_finding(rows: Sequence[TextRow], lines: Sequence[TextRow]) -> Iterator[Finding]:
    """Tell of the sentence that lines cut, as they may come to stand elsewhere."""
    beside = rows[lines[0].at - 1 : lines[-1].at + 2] if lines and lines[0].at else ()
    whole = len(beside) == len(lines) + 2 and beside[0].text[-1].isalnum()
    if whole and (beside[-1].text[0].islower() or "-" in beside[-1].text.split()[0].lstrip("-")):
        message = f"“{beside[0].text[-40:]}” may go on below a line of the site"
        yield Finding(Code.FURNITURE_DOUBTFUL, beside[0].span, message)


def _is_site(text: str) -> bool:
    """Whether a line is a site's: a name or button, several side by side, a path that begins with one."""
    text = _ITEM.sub("", text, count=1) if _ITEM.match(text) else text
    if _site_line().fullmatch(text):
        return True
    if not _PARTED.search(text):
        return False
    parts = _PATH.split(text)
    if len(parts) > 1 and _site_line().fullmatch(parts[0]):
        return True
    return all(map(_site_line().fullmatch, _BESIDE.split(text)))


def names_of_pages(lines: Iterable[Recurring], rows: Sequence[TextRow]) -> set[int]:
    """The lines with a site's name or address that stand in a text as often as on pages, but for figures."""
    often = (one.numbers for one in lines if len(one.numbers) >= _MANY)
    return {at for at in chain.from_iterable(often) if _site_name().fullmatch(rows[at].text)}


def _is_proven(lines: Sequence[TextRow], rows: Sequence[TextRow], grammar: Grammar) -> bool:
    """Whether lines in a row are a site's: at an edge, a notice or what a publisher says, or several of them."""
    first, last = lines[0].at, lines[-1].at
    before = rows[first - 1] if first else None
    after = rows[last + 1] if last + 1 < len(rows) else None
    if before is None or after is None:
        return True
    published = grammar.sections.edition_open
    if any(notice().match(row.text) for row in (before, after)):
        return True
    if any(published.match(fold(row.text, grammar)) for row in (before, after)):
        return True
    named = any(_site_name().fullmatch(row.text) for row in lines)
    different = len({row.text for row in lines})
    return different >= (_SEVERAL if named else _MANY)


@cache
def _site_line() -> re.Pattern[str]:
    return re.compile(any_of("site_names", "buttons"))


@cache
def _site_name() -> re.Pattern[str]:
    return re.compile(any_of("site_names"))


@cache
def notice() -> re.Pattern[str]:
    """For `match` at a row: a notice that a portal, a browser or a scanner prints, on lines of its own."""
    return re.compile(rf"(?ms)(?:{any_of('notices')})[^\S\n\f]*(?:$|(?=\f))")


@cache
def _stamp_word() -> re.Pattern[str]:
    return re.compile(any_of("stamps"))


@cache
def _stamp_pattern() -> re.Pattern[str]:
    """A stamp's word between two words of a sentence, or on a line of its own."""
    stamps = _stamp_word().pattern
    return re.compile(
        rf"(?:{stamps})(?=\s[^\W\d_][^\W\d_A-ZА-Я])|(?m:^[^\S\n]*(?:{stamps})[^\S\n]*$)"
    )


def any_of(*lists: str) -> str:
    """A pattern for any of the patterns of some lists, of every language."""
    tables = [load(language).layout for language in Language]
    return "|".join(
        pattern for name in lists for table in tables for pattern in getattr(table, name)
    )
