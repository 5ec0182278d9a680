"""A ruling as a reader sees it: parts with headings, passages with their numbers, notes, links.

What every form for readers (text, Markdown, Word, PDF) is made from, so that they cannot differ.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pipeline import grammar
from pipeline.grammar.documents import RulingPart
from pipeline.marked_words import Stretch, edges
from pipeline.model import Block, Ruling
from pipeline.sections import Part
from pipeline.terms import BlockRole, MarkKind
from pipeline.words.eids import points_of
from pipeline.words.works import work_of

STATE_DATABASE: Final = "https://adilet.zan.kz/{language}/docs/{state_id}"
"""Where the state's legal database shows an act by its identifier."""
_HEADED: Final = {Part(one.value): one for one in RulingPart}
"""Parts with a heading of their own; what stands above the body has none."""


class TextRun(NamedTuple):
    """Words of a passage that share a link, with the footnote that stands behind them."""

    text: str
    href: str = ""
    """The address of what they cite; empty for words that cite nothing or nothing with an address."""
    note: str = ""
    """The name of a footnote; its mark is not among the words then."""


class Passage(NamedTuple):
    """One paragraph of the ruling."""

    eid: str
    role: BlockRole
    num: str
    """Its number as printed; empty for none."""
    level: int
    """How deep in numbered points it stands: 0 outside of all, 1 in a point, 2 in a sub-point."""
    runs: tuple[TextRun, ...]

    @property
    def text(self) -> str:
        """Its words, without number and marks of footnotes."""
        return "".join(run.text for run in self.runs)

    def line(self, marks: Mapping[str, str] | None = None) -> str:
        """Its number and words, with what marks each footnote where it has a mark in the text."""
        known = marks or {}
        words = "".join(known.get(run.note, run.text) for run in self.runs)
        return f"{self.num} {words}" if self.num else words


class OutlinePart(NamedTuple):
    """A part of the ruling under its heading, which is no word of the ruling."""

    name: RulingPart | None
    """None for what stands above the body: title, bench, participants."""
    heading: str
    """Empty where there is none."""
    passages: tuple[Passage, ...]


class Outline(NamedTuple):
    """A ruling for readers."""

    language: str
    """ISO 639-3."""
    title: str
    """Its title, or what else it is called."""
    parts: tuple[OutlinePart, ...]
    """Those that have words, in the order of the text; the publisher's notes stand in their places."""
    footnotes: Mapping[str, Passage]
    """The ruling's own notes by their names."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Those of all parts."""
        return tuple(passage for part in self.parts for passage in part.passages)

    @property
    def is_titled(self) -> bool:
        """Its title stands among the passages."""
        return any(passage.role is BlockRole.TITLE for passage in self.passages)


def outline(ruling: Ruling) -> Outline:
    """A ruling as its readers see it; every block is in it exactly once."""
    headings = grammar.load(ruling.language).documents.parts
    links = _addresses_of_citations(ruling)
    parts = (
        OutlinePart(name, headings[name] if name else "", tuple(_passage(b, links) for b in blocks))
        for name, blocks in _parts_with_notes(ruling)
        if blocks
    )
    footnotes = (note for note in ruling.notes if note.role is BlockRole.FOOTNOTE)
    return Outline(
        ruling.language.value,
        name_of(ruling),
        tuple(parts),
        {note.eId: _passage(note, links) for note in footnotes},
    )


def name_of(ruling: Ruling) -> str:
    """What a ruling is called: its title, or else its number, its name, the hash of its text."""
    number = f"№ {ruling.number}" if ruling.number else None
    return ruling.title or number or ruling.expression or ruling.text_sha256


def state_page(ruling: Ruling, language: str) -> str | None:
    """Where the state's database shows a ruling in a language; None where its identifier is not certain."""
    known = ruling.state_id
    if known is None or not known.certain:
        return None
    return STATE_DATABASE.format(language=language, state_id=known.value)


def _parts_with_notes(ruling: Ruling) -> Iterator[tuple[RulingPart | None, list[Block]]]:
    """The blocks of each part, with the publisher's notes behind what they follow in the source."""
    parts = {
        _HEADED.get(p): list(blocks) for p, blocks in ruling.parts().items() if p != Part.NOTES
    }
    homes = {block.eId: blocks for blocks in parts.values() for block in blocks}
    for note, before in placed_notes(ruling):
        if note.role is not BlockRole.FOOTNOTE:
            home = homes[note.eId] = homes[before] if before else parts[None]
            at = (place for place, block in enumerate(home, 1) if block.eId == before)
            home.insert(next(at, 0), note)
    yield from parts.items()


def placed_notes(ruling: Ruling) -> Iterator[tuple[Block, str | None]]:
    """Every note, in the order of the source, with the name of the paragraph that it follows there.

    That may be a publisher's note before it; None where nothing stands before.
    """
    others = (block for block in ruling.blocks() if block.role is not BlockRole.FOOTNOTE)
    ends = sorted((_end_in_source(block), block.eId) for block in others)
    for note in sorted(ruling.notes, key=_end_in_source):
        at = bisect_left(ends, (_end_in_source(note), ""))
        yield note, ends[at - 1][1] if at else None


def _end_in_source(block: Block) -> int:
    return max((extent.end for extent in block.source), default=0)


def _addresses_of_citations(ruling: Ruling) -> Mapping[tuple[str, int, int], str]:
    """The addresses that citations have, by block, beginning and end; where one names two works, none."""
    language = ruling.language.value
    addresses = {
        work.work: STATE_DATABASE.format(language=language, state_id=work.state_id)
        for work in ruling.works
        if work.state_id
    }
    found = {}
    for place, one in ruling.citations_by_place().items():
        works = {work_of(target) for target in one.targets}
        if len(works) == 1 and (address := addresses.get(works.pop())):
            found[place] = address
    return found


def _passage(block: Block, links: Mapping[tuple[str, int, int], str]) -> Passage:
    runs = tuple(_text_runs(block, links))
    return Passage(block.eId, block.role, block.num or "", len(points_of(block.eId)), runs)


def _text_runs(block: Block, links: Mapping[tuple[str, int, int], str]) -> Iterator[TextRun]:
    """The words of a block, cut where citations with an address begin and end, and at marks of footnotes."""
    href = note = ""
    for start, end, opens, closes in edges(block, _linked_stretches(block, links)):
        if start < end and not note:
            yield TextRun(block.text[start:end], href)
        told = opens.attributes if opens else dict.fromkeys(closes.attributes if closes else (), "")
        href, note = told.get("href", href), told.get("note", note)
        if opens and opens.tag == "note":
            yield TextRun("", note=note)


def _linked_stretches(block: Block, links: Mapping[tuple[str, int, int], str]) -> Iterator[Stretch]:
    for mark in block.marks:
        href = links.get((block.eId, mark.start, mark.end))
        if mark.kind is MarkKind.NOTE_REFERENCE and mark.refers_to:
            yield Stretch(mark.start, mark.end, "note", {"note": mark.refers_to})
        elif mark.kind is MarkKind.CITATION and href:
            yield Stretch(mark.start, mark.end, "link", {"href": href})
