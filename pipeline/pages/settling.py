"""Lines for `STEM.decisions.toml`, ready to be pasted, for each doubt that a person can settle there.

As they stand they leave everything as it is: the person changes the last line but one and gives a
reason, or takes the `#` away. What asks for another file than the source has no lines.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.check.restore import clean_text
from pipeline.codes import ELSEWHERE, Remedy, Rule
from pipeline.model import Citation, Diagnostic, Extent, Ruling
from pipeline.pages.excerpts import SourceText
from pipeline.printed_forms import PrintedForms
from pipeline.terms import DecidedBy

_QUOTED: Final = 60
"""Characters of a line that tell its end or its beginning."""
_LETTERS: Final = {Rule.CODE_PAGE, Rule.ENTITY, Rule.INVISIBLE, Rule.UNICODE, Rule.LOOK_ALIKE}
"""Rules that change letters before anything is asked about lines."""
_WIDER: Final = 24
"""Characters by which a context grows on each side until it stands once."""


@dataclass(frozen=True)
class Settling:
    """What can be settled in one ruling."""

    forms: PrintedForms
    source: SourceText

    @property
    def ruling(self) -> Ruling:
        """The ruling that is settled."""
        return self.forms.ruling

    @cached_property
    def _text(self) -> str:
        return clean_text(self.ruling)

    @cached_property
    def _line_counts(self) -> Counter[str]:
        """How often each line of the source stands in it."""
        return Counter(line.strip() for line in self.source.text.split("\n"))

    def of_diagnostic(self, found: Diagnostic) -> str:
        """The lines that settle what a diagnostic tells; empty where none can, or a person has."""
        remedy = found.code.remedy
        if found.by is DecidedBy.PERSON or remedy in ELSEWHERE:
            return ""
        make = _BY_REMEDY.get(remedy, Settling.seen)
        return "\n".join(dict.fromkeys(make(self, found))) or "".join(self.seen(found))

    def of_citation(self, citation: Citation) -> str:
        """The lines that say what a citation names; empty where its words cannot be told from others."""
        return self._decision_on_citation(
            citation.block, citation.start, citation.end, citation.targets
        )

    def _decision_on_citation(
        self, eid: str, start: int, end: int, targets: tuple[str, ...]
    ) -> str:
        block = next(b.text for b in self.ruling.blocks() if b.eId == eid)
        text, quote = self._text, block[start:end]
        contexts = (quote, *_wider_contexts(block, start, end))
        # Both once: the context must be the only one in the text, and the quote in the context.
        alone = (c for c in contexts if text.count(c) == 1 and c.count(quote) == 1)
        context = next(alone, None)
        if context is None:
            return ""
        where = [("context", context)] if context != quote else []
        return _table("citation", [("quote", quote), *where, ("targets", list(targets))])

    def lines(self, found: Diagnostic) -> Iterator[str]:
        """A decision on each line of the source that may be out of order, where no other reads so."""
        for extent in self._extents_of_lines(found):
            words = self._as_cleaned(extent)
            if self._line_counts[self.source.text[extent.start : extent.end]] == 1:
                yield _table("line", [("extracted", words), ("restored", words)])

    def withheld(self, found: Diagnostic) -> Iterator[str]:
        """A decision on each line with words that are withheld, which shows them: as a comment."""
        for extent in self._extents_of_lines(found):
            line = self.source.text[extent.start : extent.end]
            yield _comment(_table("withheld", [("line", line), ("reading", "show")]))
        yield from self.seen(found)

    def seen(self, found: Diagnostic) -> Iterator[str]:
        """The decision that a person has looked at the place: it counts with a reason alone."""
        where = [("block", found.block)] if found.block else []
        yield _table("seen", [("code", found.code), ("message", found.message), *where])

    def wrap(self, found: Diagnostic) -> Iterator[str]:
        """A decision on a line end: as it was read.

        Words that were put in order are found by no line as extracted, nor is a word by the line end that it has lost.
        """
        for extent in found.source[:1]:
            around = self.source.lines_around(extent)
            ends = "\n" in self.source.text[around[0].end : around[1].start]
            if not ends or any(map(self._is_restored, around)):
                yield from self.seen(found)
                continue
            before, after = map(self._as_cleaned, around)
            reading = "join" if self._is_inside(extent) else "paragraph"
            rows = [("before", before[-_QUOTED:].lstrip()), ("after", after[:_QUOTED].rstrip())]
            yield _table("wrap", [*rows, ("reading", reading)])

    def citations(self, found: Diagnostic) -> Iterator[str]:
        """A decision on each citation in the words that a diagnostic is about, or on these: as comments.

        One doubt stands for all of its kind, so a decision on the first would call up the next.
        """
        form = self.forms.of(found.block)
        place = form.place(found.source) if form else None
        if form is None or place is None:
            return
        start, end = (max(at - form.lead, 0) for at in place)
        touched = [
            self.of_citation(one)
            for one in self.ruling.every_citation()
            if one.block == form.eid and one.start < end and start < one.end
        ]
        yield from map(_comment, touched or [self._decision_on_citation(form.eid, start, end, ())])
        yield from self.seen(found)

    def _extents_of_lines(self, found: Diagnostic) -> Iterator[Extent]:
        for extent in found.source:
            yield from self.source.lines(extent)

    def _as_cleaned(self, extent: Extent) -> str:
        """A line with its letters as they were when lines were looked at."""
        words, inside = self.source.text[extent.start : extent.end], extent.start
        # From the end, so that the places of earlier repairs still hold.
        for repair in reversed(self.ruling.repairs):
            start, end = repair.source[0]
            if repair.rule in _LETTERS and extent.start <= start and end <= extent.end:
                words = words[: start - inside] + repair.after + words[end - inside :]
        return words

    def _is_restored(self, extent: Extent) -> bool:
        """Whether words of a line were put in order."""
        return any(
            repair.rule is Rule.DISPLACED_RUN
            and any(extent.start <= part[0] < extent.end for part in repair.source)
            for repair in self.ruling.repairs
        )

    def _is_inside(self, extent: Extent) -> bool:
        """Whether a block goes on behind a line end."""
        return any(
            min(part.start for part in block.source) < extent.start
            and extent.end < max(part.end for part in block.source)
            for block in self.ruling.blocks()
            if block.source
        )


_BY_REMEDY: Final[Mapping[Remedy, Callable[[Settling, Diagnostic], Iterator[str]]]] = {
    Remedy.LINE: Settling.lines,
    Remedy.WITHHELD: Settling.withheld,
    Remedy.WRAP: Settling.wrap,
    Remedy.CITATION: Settling.citations,
}


def _wider_contexts(block: str, start: int, end: int) -> Iterator[str]:
    """Ever wider stretches of a block around some words, up to the whole of it."""
    while start > 0 or end < len(block):
        start, end = max(start - _WIDER, 0), min(end + _WIDER, len(block))
        yield block[start:end].strip()


def _table(name: str, rows: list[tuple[str, str | list[str]]]) -> str:
    """A table of TOML; its strings and lists are those of JSON."""
    told = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in rows)
    return "\n".join([f"[[{name}]]", *told, 'reason = ""', ""])


def _comment(table: str) -> str:
    return "".join(f"# {row}\n" for row in table.splitlines())
