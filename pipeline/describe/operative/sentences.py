"""What each sentence of an operative point says, before it is known what the point decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import add

from pipeline.describe.operative.clauses import Clause, ClauseReader
from pipeline.describe.operative.deciding_words import Deciding, deciding_words
from pipeline.describe.operative.points import Sentence, opens_list
from pipeline.describe.operative.reading import Cited, Reading
from pipeline.describe.operative.subjects import CONSTITUTION
from pipeline.describe.operative.terminals import Atom, Terminals, terminals
from pipeline.describe.operative.verdicts import parsed, speaks_of_verdicts
from pipeline.terms import OutcomeKind
from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what was read in it."""

    sentence: Sentence
    words: tuple[Deciding, ...]
    """Words that decide anything but a verdict, denied ones too."""
    verdicts: tuple[Deciding, ...] = ()
    doubtful: bool = False
    """Whether it has words of a verdict that no construction accounts for."""
    closes: bool = False
    """Whether it is a verdict on the items above it."""
    clauses: tuple[Clause, ...] = ()

    @property
    def acts(self) -> tuple[Deciding, ...]:
        """The words that nothing denies."""
        return tuple(word for word in self.words if not word.denied)

    @property
    def normless(self) -> bool:
        """Whether it gives a verdict, and on nothing that it names."""
        return any(not verdict.norms for verdict in self.verdicts)

    @property
    def measures(self) -> bool:
        """Whether it holds words of a verdict, understood or not."""
        return self.doubtful or bool(self.verdicts)

    @property
    def silent(self) -> bool:
        """Whether it decides nothing by itself."""
        return not (self.words or self.measures)

    @property
    def idle(self) -> bool:
        """Whether nothing is decided in it, nor announced by it."""
        return self.silent and not (self.sentence.items.length or self.closes)


class SentenceReader(Reading):
    """Reads the sentences of the points of one ruling."""

    def read(self, point: tuple[Sentence, ...]) -> tuple[Said, ...]:
        """What each sentence of a point says, in order."""
        said = [Said(one, deciding_words(self.grammar, self.plain, one)) for one in point]
        if any(speaks_of_verdicts(self.grammar, self.text, one.span) for one in point):
            tokens = {one.sentence.span: self._terminals(one) for one in said}
            said = list(self._closed([self._measured(one, tokens) for one in said], tokens))
        return tuple(map(self._parted, said))

    @cached_property
    def _clauses(self) -> ClauseReader:
        return ClauseReader(self.text, self.plain, self.grammar, self.cited)

    def _parted(self, said: Said) -> Said:
        """A sentence with its clauses, if it has any but those of verdicts."""
        others = tuple(verdict.span for verdict in said.verdicts)
        if not said.acts:
            return said
        return replace(said, clauses=self._clauses.clauses(said.sentence, said.acts, others))

    def _terminals(self, said: Said) -> Terminals:
        acts = (
            (w.span, "declined" if w.kind is OutcomeKind.REFUSAL else "act") for w in said.words
        )
        atoms = (*self._atoms(said.sentence), *acts)
        return terminals(self.grammar, self.text, said.sentence.span, atoms)

    def _measured(
        self, said: Said, tokens: Mapping[Span, Terminals], closing: Said | None = None
    ) -> Said:
        """A sentence with its verdicts, read behind those that open its list; one with items has none."""
        if said.sentence.items.length:
            return said
        row = (*said.sentence.heads, said.sentence, *((closing.sentence,) if closing else ()))
        before = (words for at, words in tokens.items() if at < said.sentence.span)
        named = any(words.count("constitution") for words in before)
        found = parsed(reduce(add, (tokens[one.span] for one in row)), named=named)
        # What opens a list and has no items goes on in words that are lost.
        if found is None or (found and opens_list(self.text, said.sentence.span)):
            return replace(said, doubtful=True)
        return replace(said, verdicts=found)

    def _closed(self, read: list[Said], tokens: Mapping[Span, Terminals]) -> Iterator[Said]:
        """The sentences, the items of a list with the verdict that closes it."""
        # A sentence alone closes no list: its own norm was not understood.
        listed = {said.sentence.heads for said in read if said.silent}
        normless = (said for said in read if said.normless)
        closing = next((said for said in normless if said.sentence.heads in listed), None)
        for said in read:
            if closing is None or said.sentence.heads != closing.sentence.heads:
                yield said
            elif said is closing:
                yield replace(said, verdicts=(), closes=True)
            else:
                yield self._measured(said, tokens, closing) if said.silent else said

    def _atoms(self, sentence: Sentence) -> Iterator[Atom]:
        for citation in self.cited:
            if citation.span.meets(sentence.span):
                yield citation.span, self._sort_of(citation)
        for span in sentence.quoted:
            words = self.words(span)
            # A quotation that is not closed may have swallowed the verdict behind it.
            shut = words.count("«") == words.count("»")
            hides = not shut and speaks_of_verdicts(self.grammar, self.text, span)
            yield span, "strange" if hides else "quote"
        yield from ((span, "bracket") for span in sentence.bracketed)

    def _sort_of(self, citation: Cited) -> str:
        """The terminal that a citation is."""
        words, table = self.words(citation.span), self.grammar.verdicts
        if citation.targets:
            measure = all(CONSTITUTION in target for target in citation.targets)
        else:
            measure = self.grammar.outcomes.constitution.search(words) is not None
        if measure:
            return "strange" if table.measured and table.measured.search(words) else "constitution"
        return "dependent" if table.dependent and table.dependent.search(words) else "norm"
