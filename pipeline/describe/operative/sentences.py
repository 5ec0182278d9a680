"""What each sentence of an operative point says, before it is known what the point decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import add
from typing import Final

from pipeline.describe.operative.clauses import Clause, ClauseReader
from pipeline.describe.operative.deciding_words import Deciding, deciding_words
from pipeline.describe.operative.points import Point, Sentence
from pipeline.describe.operative.subjects import CONSTITUTION, Cited, aside
from pipeline.describe.operative.terminals import Atom, Terminals, symbols, terminals
from pipeline.describe.operative.verdicts import Parsed, parsed, speaks_of_verdicts
from pipeline.grammar import Grammar
from pipeline.terms import OutcomeKind
from pipeline.text import Span

_NOTHING: Final = Parsed()


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what was read in it."""

    sentence: Sentence
    items: Span
    """Where the items stand that it opens; empty for any other sentence."""
    words: tuple[Deciding, ...]
    """Words that decide anything but a verdict, denied ones too."""
    measured: Parsed = _NOTHING
    closes: bool = False
    """Whether it is a verdict on the items above it."""
    clauses: tuple[Clause, ...] = ()

    @property
    def whole(self) -> Span:
        """The sentence with the items that it opens."""
        return Span(self.sentence.span.start, max(self.sentence.span.end, self.items.end))

    @property
    def acts(self) -> tuple[Deciding, ...]:
        """The words that nothing denies."""
        return tuple(word for word in self.words if not word.denied)

    @property
    def silent(self) -> bool:
        """Whether it decides nothing by itself."""
        return not (self.words or self.measured.verdicts or self.measured.doubtful)


@dataclass(frozen=True)
class SentenceReader:
    """Reads the points of one ruling; `cited` are its citations in their order."""

    text: str
    plain: str
    """The text without what is quoted."""
    grammar: Grammar
    cited: tuple[Cited, ...]

    def read(self, point: Point) -> tuple[Said, ...]:
        """What each sentence of a point says, in order."""
        rows = ((sentence, point.items(sentence)) for sentence in point.sentences)
        acts = [Said(*row, deciding_words(self.grammar, self.plain, *row)) for row in rows]
        tokens: dict[Span, Terminals] = {}
        if any(speaks_of_verdicts(self.grammar, self.text, s.span) for s in point.sentences):
            tokens = {said.sentence.span: self._terminals(said) for said in acts}
        read = [self._measured(said, tokens) for said in acts]
        return tuple(map(self._parted, self._closed(read, tokens)))

    @cached_property
    def _clauses(self) -> ClauseReader:
        grounds = aside(self.text, self.cited, self.grammar, OutcomeKind.REFUSAL)
        named = tuple(one.span for one in self.cited if one.span not in grounds)
        return ClauseReader(self.plain, self.grammar, named)

    def _parted(self, said: Said) -> Said:
        """A sentence with its clauses, if it has any but those of verdicts."""
        denied = (word.span for word in said.words if word.denied)
        others = (*denied, *(verdict.said for verdict in said.measured.verdicts))
        found = self._clauses.clauses(said.sentence, said.acts, others) if said.acts else ()
        return replace(said, clauses=found)

    def _terminals(self, said: Said) -> Terminals:
        atoms = (*self._atoms(said.sentence), *(Atom(w.span, _name(w)) for w in said.words))
        return terminals(self.grammar, self.text, said.sentence.span, atoms)

    def _measured(
        self, said: Said, tokens: Mapping[Span, Terminals], closing: Said | None = None
    ) -> Said:
        """A sentence with its verdicts, read behind those that open its list; one with items has none."""
        if said.items.length or not tokens:
            return said
        row = (*said.sentence.heads, said.sentence, *((closing.sentence,) if closing else ()))
        if not any(speaks_of_verdicts(self.grammar, self.text, one.span) for one in row):
            return said
        constitution = symbols(self.grammar)["constitution"]
        before = (t.symbols for at, t in tokens.items() if at < said.sentence.span)
        named = any(constitution in words for words in before)
        found = parsed(self.grammar, reduce(add, (tokens[one.span] for one in row)), named=named)
        # What opens a list and has no items goes on in words that are lost.
        lost = said.sentence.opens and found.verdicts
        return replace(said, measured=Parsed(doubtful=True) if lost else found)

    def _closed(self, read: list[Said], tokens: Mapping[Span, Terminals]) -> Iterator[Said]:
        """The sentences, the items of a list with the verdict that closes it."""
        # A sentence alone closes no list: its own norm was not understood.
        listed = {said.sentence.heads for said in read if said.silent}
        normless = (said for said in read if said.measured.normless)
        closing = next((said for said in normless if said.sentence.heads in listed), None)
        for said in read:
            if closing is None or said.sentence.heads != closing.sentence.heads:
                yield said
            elif said is closing:
                yield replace(said, measured=Parsed(), closes=True)
            else:
                yield self._measured(said, tokens, closing) if said.silent else said

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
        table = self.grammar.verdicts
        if measure:
            taken = table.measured and table.measured.search(words)
            return "strange" if taken else "constitution"
        leans = table.dependent
        return "dependent" if leans and leans.search(words) else "norm"


def _name(words: Deciding) -> str:
    """The terminal that deciding words are."""
    return "declined" if words.kind is OutcomeKind.REFUSAL else "act"


def unread(said: tuple[Said, ...]) -> Said | None:
    """The first sentence that holds or could change a verdict, and is not understood."""
    verdicts = any(one.measured.verdicts or one.closes for one in said)
    for one in said:
        idle = one.silent and not (one.items.length or one.closes)
        if one.measured.doubtful or one.measured.normless or (verdicts and idle):
            return one
    return None
