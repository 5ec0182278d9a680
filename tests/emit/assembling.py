"""Rulings for tests: paragraphs with marks in the text, and a source that they were cleaned from.

A paragraph's text carries its marks as `{kind:refers_to=value|words}`; they may nest. The source
is any `CleanText` whose text is the paragraphs, one a line, so spans and repairs are real.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from pipeline.content_hash import content_hash
from pipeline.decisions import Decisions
from pipeline.describe.evidence import Repaired, split_by_layout
from pipeline.job import made_with
from pipeline.model import (
    SCHEMA_VERSION,
    Block,
    Body,
    Citation,
    CitationRef,
    CitedWork,
    Composition,
    Extent,
    Mark,
    Ruling,
    SourceInfo,
    Subject,
)
from pipeline.terms import BlockRole, CitationStatus, DecidedBy, MarkKind, RepairKind
from pipeline.text import CleanText, Reordering, Span

_OPEN = re.compile(r"\{([a-z-]+)(?::([^=|}]*))?(?:=([^|}]*))?\|")


@dataclass(frozen=True)
class Given:
    """One paragraph as a test writes it."""

    eid: str
    role: BlockRole
    marked: str
    num: str | None = None

    @property
    def text(self) -> str:
        return parse(self.marked)[0]

    @property
    def printed(self) -> str:
        return self.text if self.num is None else f"{self.num} {self.text}"


def parse(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The words and the marks of a paragraph."""
    words: list[str] = []
    open_marks: list[tuple[int, str, str | None, str | None, int]] = []
    done: list[tuple[int, Mark]] = []
    at = length = order = 0
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening:
            kind, refers_to, value = opening.groups()
            open_marks.append((length, kind, refers_to or None, value or None, order))
            order += 1
            at = opening.end()
            continue
        if marked[at] == "}":
            start, kind, refers_to, value, place = open_marks.pop()
            mark = Mark(
                kind=MarkKind(kind), start=start, end=length, refers_to=refers_to, value=value
            )
            done.append((place, mark))
        else:
            words.append(marked[at])
            length += 1
        at += 1
    return "".join(words), tuple(mark for _, mark in sorted(done, key=lambda entry: entry[0]))


@dataclass(frozen=True)
class Cited:
    """What a marked citation leads to."""

    targets: tuple[str, ...] = ()
    words: tuple[str | None, ...] = ()
    """The words of each target, where there are several."""
    reason: str | None = None
    confidence: float = 1.0
    by: DecidedBy = DecidedBy.PIPELINE


@dataclass(frozen=True)
class Case:
    """A ruling as a test writes it."""

    paragraphs: tuple[Given, ...]
    fields: dict[str, object]
    citations: dict[str, Cited] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(given.printed for given in self.paragraphs)


def assembled(case: Case, clean: CleanText, **changes: object) -> Ruling:
    """The ruling of a case whose paragraphs are the lines of a clean text."""
    assert clean.text == case.text
    places = list(_places(case))
    told = [_block(given, clean, span) for given, span in places]
    blocks = [_unnamed(block) for block in told]
    parts = {
        name: tuple(b for b in blocks if b.eId.startswith(f"{name}__"))
        for name in (*Body.model_fields, "header", "conclusions", "notes")
    }
    citations = tuple(_citations(case, told))
    order = ("header", *Body.model_fields, "conclusions", "notes")
    in_order = [block for name in order for block in parts[name]]
    repairs, layout = split_by_layout(_repairs(clean, places), in_order)
    titles = {block.eId for block in blocks if block.role is BlockRole.TITLE}
    data: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "composition": Composition(presiding=None, judges=()),
        "participants": (),
        "rapporteurs": (),
        "outcomes": (),
        "abbreviations": (),
        "diagnostics": (),
        "header": parts["header"],
        "body": Body(**{name: parts[name] for name in Body.model_fields}),
        "conclusions": parts["conclusions"],
        "notes": parts["notes"],
        "citations": citations,
        "subjects": tuple(Subject(citation=c.eId) for c in citations if c.block in titles),
        "works": tuple(
            CitedWork(work=work)
            for work in dict.fromkeys(t.partition("/~")[0] for c in citations for t in c.targets)
        ),
        "repairs": repairs,
        "layout": layout,
        "source": _source(clean),
        "made_with": made_with(Decisions()),
        "text_sha256": content_hash(clean.text),
    }
    return Ruling(**{**data, **case.fields, **changes})


def _places(case: Case):
    at = 0
    for given in case.paragraphs:
        yield given, Span(at, at + len(given.printed))
        at += len(given.printed) + 1


def _block(given: Given, clean: CleanText, span: Span) -> Block:
    copied = [piece.source for piece in clean.cut(span) if piece.text is None]
    text, marks = parse(given.marked)
    return Block(
        eId=given.eid,
        role=given.role,
        num=given.num,
        text=text,
        source=tuple(Extent(start=start, end=end) for start, end in copied),
        marks=marks,
    )


def _unnamed(block: Block) -> Block:
    """The block as it is published: the mark of a citation has its place for a name."""
    marks = (
        mark.model_copy(update={"refers_to": None}) if mark.kind is MarkKind.CITATION else mark
        for mark in block.marks
    )
    return block.model_copy(update={"marks": tuple(marks)})


def _citations(case: Case, blocks: list[Block]):
    for block in blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.CITATION:
                cited = case.citations[mark.refers_to]
                resolved = bool(cited.targets)
                yield Citation(
                    eId=mark.refers_to,
                    start=mark.start,
                    end=mark.end,
                    text=block.text[mark.start : mark.end],
                    targets=cited.targets,
                    refs=tuple(_refs(cited, block.text, mark)),
                    status=CitationStatus.RESOLVED if resolved else CitationStatus.UNRESOLVED,
                    confidence=cited.confidence,
                    reason=cited.reason,
                    by=cited.by,
                )


def _refs(cited: Cited, text: str, mark: Mark):
    at = mark.start
    # One target has all the words of its citation.
    several = cited.words if len(cited.targets) > 1 else ()
    for target, words in zip(cited.targets, several, strict=False):
        if words is not None:
            at = text.index(words, at)
            yield CitationRef(start=at, end=at + len(words), target=target)
            at += len(words)


def _repairs(clean: CleanText, places: list[tuple[Given, Span]]):
    for offset, (source, text, number) in clean.placed():
        if text is not None:
            record = clean.records[number]
            inside = [
                (given, span)
                for given, span in places
                if span.start <= offset and offset + len(text) <= span.end and "\n" not in text
            ]
            given, span = inside[0] if inside else (None, None)
            yield Repaired(
                rule=record.edit.rule,
                kind=RepairKind.REPLACE,
                source=(source,),
                before=clean.source[source.start : source.end],
                after=text,
                block=given.eid if given else None,
                offset=offset - span.start if span else None,
                confidence=record.edit.confidence,
                by=DecidedBy.PIPELINE,
            )
    for record in clean.records:
        if isinstance(record.edit, Reordering):
            yield Repaired(
                rule=record.edit.rule,
                kind=RepairKind.REORDER,
                source=record.source,
                before=record.before,
                after="",
                block=None,
                offset=None,
                confidence=record.edit.confidence,
                by=DecidedBy.PIPELINE,
            )


def _source(clean: CleanText) -> SourceInfo:
    return SourceInfo(
        sha256=hashlib.sha256(clean.source.encode()).hexdigest(),
        media_type="text/plain",
        characters=len(clean.source),
        lines=clean.source.count("\n") + 1,
        pages=2,
        pages_inferred=True,
    )
