"""What each sentence of an operative point says, before it is known what the point decides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.describe.operative.deciding_words import Deciding, deciding_words
from pipeline.describe.operative.points import Point, Sentence
from pipeline.describe.operative.subjects import CONSTITUTION, Cited
from pipeline.describe.operative.terminals import Atom
from pipeline.describe.operative.verdicts import (
    Parsed,
    is_share,
    item_norms,
    parsed,
    speaks_of_verdicts,
)
from pipeline.grammar import Grammar
from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what was read in it."""

    sentence: Sentence
    items: Span
    """Where the items stand that it opens; empty for any other sentence."""
    acts: tuple[Deciding, ...]
    """Words that decide anything but a verdict."""
    denied: tuple[Deciding, ...]
    """Such words, where others deny them."""
    measured: Parsed
    norms: tuple[Span, ...] = ()
    """Where its norms stand, if it is an item of a list of them and nothing else."""
    share: Span | None = None
    """The whole of it, if it is an item of a list of shares."""

    @property
    def silent(self) -> bool:
        """Whether it decides nothing by itself."""
        return not (self.acts or self.denied or self.measured.verdicts or self.measured.doubtful)

    @property
    def listing(self) -> bool:
        """Whether it gives a verdict on norms that are listed in other sentences."""
        return any(verdict.listed for verdict in self.measured.verdicts)

    @property
    def sharing(self) -> bool:
        """Whether it gives a verdict on shares of its norms that are listed in other sentences."""
        return any(verdict.shares_below for verdict in self.measured.verdicts)


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """Reads the points of one ruling; `cited` are its citations in their order."""

    text: str
    grammar: Grammar
    cited: tuple[Cited, ...]

    def read(self, point: Point) -> tuple[Said, ...]:
        """What each sentence of a point says, in order."""
        read: list[Said] = []
        for sentence in point.sentences:
            items = Span(
                sentence.span.end, point.end if self._opens(sentence) else sentence.span.end
            )
            words = deciding_words(self.grammar, self.text, sentence.span, sentence.quoted, items)
            headed = any(said.measured.heads for said in read)
            measured = self._measured(sentence, words, headed=headed)
            denied = tuple(w for w in words if w.denied)
            acts = tuple(w for w in words if not w.denied)
            read.append(Said(sentence, items, acts, denied, measured))
        if any(said.sharing for said in read):
            return tuple(self._as_share(said) if said.silent else said for said in read)
        if any(said.listing for said in read):
            return tuple(self._as_item(said) if said.silent else said for said in read)
        return tuple(read)

    def _measured(self, sentence: Sentence, acts: tuple[Deciding, ...], *, headed: bool) -> Parsed:
        if not self._opens(sentence) and not speaks_of_verdicts(
            self.grammar, self.text, sentence.span
        ):
            return Parsed()
        atoms = (*self._atoms(sentence), *(Atom(w.span, "act") for w in acts))
        return parsed(self.grammar, self.text, sentence.span, atoms, headed=headed)

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence opens a list of items."""
        return self.text[slice(*sentence.span)].rstrip().endswith(":")

    def _as_item(self, said: Said) -> Said:
        sentence = said.sentence
        norms = item_norms(self.grammar, self.text, sentence.span, self._atoms(sentence))
        return replace(said, norms=norms)

    def _as_share(self, said: Said) -> Said:
        sentence = said.sentence
        whole = is_share(self.grammar, self.text, sentence.span, self._atoms(sentence))
        return replace(said, share=sentence.span if whole else None)

    def _atoms(self, sentence: Sentence) -> Iterator[Atom]:
        for citation in self.cited:
            if citation.span.meets(sentence.span):
                yield Atom(citation.span, self._sort_of(citation))
        for span in sentence.quoted:
            words = self.text[slice(*span)]
            # A quotation that is not closed may have swallowed the verdict behind it.
            shut = words.count("«") == words.count("»")
            hides = not shut and speaks_of_verdicts(self.grammar, self.text, span)
            yield Atom(span, "strange" if hides else "quote")
        yield from (Atom(span, "bracket") for span in sentence.bracketed)

    def _sort_of(self, citation: Cited) -> str:
        """The terminal that a citation is."""
        words = self.text[slice(*citation.span)]
        if citation.targets:
            measure = all(CONSTITUTION in target for target in citation.targets)
        else:
            measure = self.grammar.outcomes.constitution.search(words) is not None
        if measure:
            return "constitution"
        leans = self.grammar.verdicts.dependent
        return "dependent" if leans and leans.search(words) else "norm"


def clauses(
    grammar: Grammar, text: str, sentence: Sentence, deciding: Sequence[Span]
) -> tuple[Span, ...]:
    """The parts of a sentence that semicolons or contrasts set apart, each with deciding words.

    A part without such words goes with the one before; the first ones go with the first that has some.
    """
    start, end = sentence.span
    hidden = (*sentence.quoted, *sentence.bracketed)
    contrasts = "|".join(t.words for t in grammar.verdicts.terminals if t.name == "contrast")
    marks = re.finditer(rf";|, (?=(?:{contrasts})\b)", text[start:end])
    inner = [start + mark.end() for mark in marks]
    edges = [start, *(at for at in inner if not any(h.start < at < h.end for h in hidden)), end]
    found: list[Span] = []
    for part in map(Span, edges, edges[1:]):
        both = found and all(any(one.holds(w) for w in deciding) for one in (found[-1], part))
        begin = found.pop().start if found and not both else part.start
        found.append(Span(begin, part.end))
    return tuple(found)


def unread(said: tuple[Said, ...]) -> Said | None:
    """The first sentence that holds or could change a verdict, and is not understood."""
    verdicts = any(one.measured.verdicts for one in said)
    items = any(one.norms for one in said)
    shares = any(one.share for one in said)
    for one in said:
        idle = one.silent and not (one.measured.heads or one.norms or one.share)
        lacking = (one.listing and not items) or (one.sharing and not shares)
        if one.measured.doubtful or (verdicts and idle) or lacking:
            return one
    return None
