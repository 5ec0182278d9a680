"""Controls of writing direction: what stands under an override is put as the page shows it."""

import re
from collections.abc import Iterator

from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Reordering, Span

# Unicode, annex 9: everything after an override is shown from right to left, up to its end or the
# paragraph's; an embedding or an isolate does so only with its numbers and signs.
_FORCED = re.compile(
    "\u202e([^\n\f\u2029\u202a-\u202e\u2066-\u2069]+)(?:[\u202c\u2069]|(?=[\n\f\u2029])|\\Z)"
)
_DIRECTED = re.compile("[\u202b\u202d\u202e\u2067]")
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*")


def bidi(text: CleanText, _: Job) -> Iterator[Edit | Finding]:
    """Turn forced words round, and tell of every control that changes what a reader sees."""
    if not _DIRECTED.search(text.characters):
        return
    forced = [Span(*match.span(1)) for match in _FORCED.finditer(text.text)]
    for span in forced:
        shown = _clusters_turned_round(text.text, span)
        words = "".join(text.text[start:end] for start, end in shown)
        yield Reordering(Rule.BIDI, span, shown)
        message = f"a control turns the writing round here; a page shows it as “{words[:40]}”"
        yield Finding(Code.CHARACTER_ORDER, span, message)
    turned = {span.start for span in forced}
    for match in _DIRECTED.finditer(text.text):
        if match.end() not in turned:
            message = "a control changes the direction of writing; a page may show another order"
            yield Finding(Code.CHARACTER_ORDER, Span(*match.span()), message)


def _clusters_turned_round(text: str, span: Span) -> tuple[Span, ...]:
    clusters = [Span(*match.span()) for match in _CLUSTER.finditer(text, *span)]
    return tuple(reversed(clusters))
