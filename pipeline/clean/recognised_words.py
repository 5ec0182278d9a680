"""Words that a machine recognised in pictures of pages: a source of lower rank, and told as such."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipeline.clean.word_doubts import doubtful_words
from pipeline.codes import Code, Rule
from pipeline.grammar import Grammar
from pipeline.job import Job
from pipeline.read import Source
from pipeline.text import CleanText, Edit, Finding, Replacement, Span


def recognised_words(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Put № where a recogniser has letters for it, and tell what else of its words is doubtful."""
    source = job.source
    pages = [n for n, page in enumerate(source.pages, 1) if page in source.recognised]
    if not pages:
        return
    named = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
    message = f"the words of {named} were recognised by a machine in a picture"
    yield Finding(Code.RECOGNISED_TEXT, Span(0, 0), message)
    found = _numero_pattern(job.grammar).finditer(text.text) if job.grammar.letters.numero else ()
    signs = [span for m in found if _is_recognised(text, span := Span(*m.span()), job)]
    for span in signs:
        words = text.text[span.start : span.end + _SHOWN].split("\n")[0]
        yield Replacement(Rule.RECOGNISED_SIGN, span, "№", _LIKELY)
        if not _is_sure(text, span, job):
            yield Finding(Code.RECOGNISED_WORD, span, f"what “{words}” begins with is read as №")
    doubtful = (
        (span, why)
        for span, why in doubtful_words(text.text, job.grammar)
        if not any(map(span.meets, signs))
    )
    for span, why in chain(doubtful, _doubted_by_readers(text, source)):
        if _is_recognised(text, span, job):
            yield Finding(Code.RECOGNISED_WORD, span, f"“{text.text[slice(*span)]}” {why}")


def _is_sure(text: CleanText, span: Span, job: Job) -> bool:
    """Whether a second reading has a sign for № there too, and it is no word of the language."""
    is_word = text.text[slice(*span)].lower() in job.grammar.letters.short
    return not is_word and all(map(job.source.is_confirmed, text.origin(span)))


def _doubted_by_readers(text: CleanText, source: Source) -> Iterator[tuple[Span, str]]:
    """The words that a second reading does not confirm, and those of which the first was not sure."""
    doubted = source.unsure or source.confirmed is not None
    for match in _TOKEN.finditer(text.text) if doubted else ():
        span = Span(*match.span())
        origin = text.origin(span)
        if source.confirmed is not None and not all(map(source.is_confirmed, origin)):
            yield span, "is another word in a second reading of the page"
        elif any(map(source.is_unsure, origin)):
            yield span, "is a word of which the recogniser was not sure"


def _is_recognised(text: CleanText, span: Span, job: Job) -> bool:
    at = text.source_of(span.start)
    return any(page.start <= at < page.end for page in job.source.recognised)


@cache
def _numero_pattern(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(grammar.letters.numero)})(?=[ ]?[0-9])")


_TOKEN = re.compile(r"\S+")
_SHOWN = 8
_LIKELY = 0.9
