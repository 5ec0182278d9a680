"""Rulings that amend others: which paragraphs say what is changed, and which are another's wording."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.edition.in_text import YEAR
from pipeline.edition.life import Instruction
from pipeline.grammar import Grammar
from pipeline.sections import TITLES, Paragraph, Part, Sections
from pipeline.terms import BlockRole, MarkKind, Operation
from pipeline.text import Span
from pipeline.words.folding import Folded
from pipeline.words.quotes import BRACKETED, EITHER, OPENING, quoted, without_quotations
from pipeline.words.sentence_ends import sentence_ends

WORDING = re.compile(r"[^\w:]*\Z")
"""Behind the closing mark of a paragraph that is all quotation; behind a title stands a colon."""
NUMBERED = re.compile(r"(?:№|\bN) ?[0-9]")
"""The number of an act."""
NAMING = re.compile(rf"{NUMBERED.pattern}|{YEAR.pattern}|[{OPENING}{EITHER}]")
"""A number, a year or a title, one of which every act is named by."""


def amends_others(text: str, sections: Sections, grammar: Grammar) -> bool:
    """Whether the title says that the ruling changes others."""
    spans = (title.span for title in sections.of(*TITLES))
    for line in (Folded.of(text, span, grammar).folded for span in spans):
        # What it quotes is the title of an act that is examined, unless it is quoted in whole.
        own = without_quotations(line)
        if grammar.editions.amending_title.search(own if own.strip(" .") else line):
            return True
    return False


def read_instructions(text: str, sections: Sections, grammar: Grammar) -> Iterator[Instruction]:
    """What each paragraph of the operative part changes; quoted wording is the changed act's."""
    listed = False
    for index, body in _unquoted_paragraphs(text, sections):
        plain, tables = _unquoted_words(text, body, grammar), grammar.editions
        repeals = bool(tables.repealing.search(plain))
        if repeals and plain.rstrip().endswith(":"):
            listed = True  # `Признать утратившими силу:`, and each item names what
            continue
        listed = listed and _is_item(text, sections.paragraphs[index])
        clauses = [*_changing_clauses(plain, text[slice(*body)], grammar)]
        if listed or clauses:
            yield Instruction(
                index,
                _operations(plain, grammar) or (Operation.REMOVED,),
                tuple(one.shift(body.start) for one in clauses or [Span(0, body.length)]),
                excepts=bool(tables.excepting.search(BRACKETED.sub("", plain))),
                repeals=repeals or listed,
                of_heading=bool(tables.headings.search(plain)),
            )


def _is_item(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is numbered as an item of a list: `1)`."""
    start = paragraph.body.start
    return bool(paragraph.number) and text[max(0, start - 8) : start].rstrip().endswith(")")


def read_heads(text: str, sections: Sections, grammar: Grammar) -> Iterator[int]:
    """The paragraphs that open a list of changes in what they name by its number, date or title.

    Whatever they name, what is changed from there on is nothing that was named before.
    """
    for index, body in _unquoted_paragraphs(text, sections):
        head, colon, _ = _unquoted_words(text, body, grammar).partition(":")
        named = NAMING.search(BRACKETED.sub("", text[body.start : body.start + len(head)]))
        if colon and named and not _operations(head, grammar):
            yield index


def read_below(
    text: str, sections: Sections, heads: frozenset[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """The paragraphs below such a head, and those in any list of it, up to the next point.

    Below it stand `в пункте 3:`, `пункт 5 поменять местами`; an item of its own list may open another
    one: `1) в пункте 3:`.
    """
    if not heads:
        return heads, heads  # as in most rulings: their quotations need not be looked for
    under, within = set[int](), set[int]()
    reached = below = False
    for index, body in _unquoted_paragraphs(text, sections):
        paragraph = sections.paragraphs[index]
        inner = paragraph.role is BlockRole.PARAGRAPH
        item = _is_item(text, paragraph)
        reached = index in heads or (reached and (inner or item))
        opens = reached and item and text[: body.end].endswith(":")
        below = index in heads or opens or (below and inner)
        if index not in heads:
            under |= {index} if below else set()
            within |= {index} if reached else set()
    return frozenset(under), frozenset(within)


def read_wording(text: str, sections: Sections) -> frozenset[int]:
    """The paragraphs of the operative part that are quoted, which is what other rulings will say."""
    deciding = (i for i, one in enumerate(sections.paragraphs) if one.part is Part.DECISION)
    return frozenset(deciding).difference(
        index for index, _ in _unquoted_paragraphs(text, sections)
    )


def _changing_clauses(plain: str, words: str, grammar: Grammar) -> Iterator[Span]:
    """The sentences of a paragraph, or their parts between semicolons, that change something."""
    ends = [at + 1 for at, sign in enumerate(plain) if sign == ";"]
    sentences = sentence_ends(words, Span(0, len(words)), grammar, before_small=True)
    ends += [blanks.start for blanks in sentences if plain[blanks.start - 1] != " "]
    for first, last in pairwise((0, *sorted(ends), len(words))):
        if _operations(plain[first:last], grammar):
            yield Span(first, last)


def _unquoted_paragraphs(text: str, sections: Sections) -> Iterator[tuple[int, Span]]:
    """The paragraphs of the operative part that are not quoted."""
    running = [one.span for one in sections.annotations if one.kind is MarkKind.QUOTATION]
    running += _straight_quotations(text, sections)
    open_quotes = 0
    for index, paragraph in enumerate(sections.paragraphs):
        if paragraph.part is not Part.DECISION:
            continue
        words = text[slice(*paragraph.body)]
        inside, open_quotes = open_quotes > 0, max(0, open_quotes + _quotation_balance(words))
        inside = inside or any(one.start < paragraph.span.start < one.end for one in running)
        if not inside and not _all_quoted(words):
            yield index, paragraph.body


def _straight_quotations(text: str, sections: Sections) -> Iterator[Span]:
    """The quotations of several paragraphs that one straight mark opens and another, the last one's end, closes."""
    start = None
    for paragraph in sections.paragraphs:
        words = text[slice(*paragraph.body)]
        if '"' not in words:
            continue
        found = quoted(words)
        alone = [at for at in (*found.opened, *found.closed) if words[at] == '"']
        if start is not None and any(WORDING.match(words, at + 1) for at in alone):
            yield Span(start, paragraph.span.end)
            start = None
        elif 0 in alone:
            start = paragraph.span.start


def _unquoted_words(text: str, body: Span, grammar: Grammar) -> str:
    """A paragraph, folded, with blanks in the place of what it quotes."""
    return without_quotations(Folded.of(text, body, grammar).folded)


def _operations(plain: str, grammar: Grammar) -> tuple[Operation, ...]:
    table = grammar.editions.instructions
    found = tuple(one for one in Operation if table[one].search(plain))
    if grammar.editions.repealing.search(plain) and Operation.REMOVED not in found:
        found = (*found, Operation.REMOVED)
    # What is changed throughout a text is told with the words of single changes, too.
    return (Operation.THROUGHOUT,) if Operation.THROUGHOUT in found else found


def names_unread(text: str, body: Span, named: Iterable[Span]) -> bool:
    """Whether a paragraph tells an act's number in none of the names that were read.

    In a list of rulings («2) «…» 2009 жылғы 29 маусымдағы № 5:») the noun stands above it, so what is
    changed from there on is nothing that was named before. Quotations and brackets name other acts.
    """
    plain = without_quotations(text[slice(*body)], brackets=True)
    numbers = [body.start + number.start() for number in NUMBERED.finditer(plain)]
    spans = [span for span in named if span.meets(body)]
    return any(not any(span.start <= at < span.end for span in spans) for at in numbers)


def _quotation_balance(words: str) -> int:
    """How many quotations a paragraph opens beyond those that it closes."""
    # A stray straight mark would hide all that follows; those with a partner are in the annotations.
    found = quoted(words)
    opened, closed = (
        sum(words[at] != '"' for at in marks) for marks in (found.opened, found.closed)
    )
    return opened - closed


def _all_quoted(words: str) -> bool:
    """Whether a paragraph begins with a quotation that ends with it, or not in it."""
    found = quoted(words)
    first = next((one for one in found.outermost() if one.start == 0), None)
    return bool(WORDING.match(words, first.end)) if first else found.opened[:1] == (0,)
