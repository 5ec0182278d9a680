"""What each sentence of an operative point says, before it is known what the point decides."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import add
from typing import Final, NamedTuple

from pipeline.cite.values import ResolvedCitation
from pipeline.describe.operative.addressees import read_order
from pipeline.describe.operative.deciding_words import Deciding, deciding_words
from pipeline.describe.operative.points import Sentence, opens_list
from pipeline.describe.operative.reading import Reading
from pipeline.describe.operative.subjects import citations_aside
from pipeline.describe.operative.terminals import Atom, Terminals, in_lower_case, terminals
from pipeline.describe.operative.verdicts import parse_verdicts, speaks_of_verdicts
from pipeline.grammar.verdicts import Verdicts
from pipeline.terms import OutcomeKind, ScopeKind
from pipeline.text import Span
from pipeline.words.quotes import quoted, without_quotations
from pipeline.words.works import is_constitution

_SORTS: Final = {OutcomeKind.REFUSAL: "declined", OutcomeKind.INTERPRETATION: "means"}
"""The terminals that words are which do what a verdict may hold or not, unlike others that decide."""


class Clause(NamedTuple):
    """A part of a sentence, with the words by which it decides anything but a verdict."""

    span: Span
    words: tuple[Deciding, ...]
    idle: bool
    """Whether it holds no words that decide anything."""

    @property
    def acts(self) -> Iterator[tuple[Deciding, ...]]:
        """The words of each kind: together they do one act."""
        for kind in dict.fromkeys(one.kind for one in self.words):
            yield tuple(one for one in self.words if one.kind is kind)


class Said(NamedTuple):
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
        if any(speaks_of_verdicts(self.grammar.verdicts, self.text, one.span) for one in point):
            tokens = {one.sentence.span: self._terminals(one) for one in said}
            said = list(
                self._with_closing_verdict(
                    [self._with_verdicts(one, tokens) for one in said], tokens
                )
            )
        return tuple(one._replace(clauses=self._clauses(one)) if one.acts else one for one in said)

    def _terminals(self, said: Said) -> Terminals[Verdicts]:
        acts = ((word.span, _SORTS.get(word.kind, "act")) for word in said.words)
        atoms = (*self._atoms(said.sentence), *acts)
        return terminals(self.grammar.verdicts, self.text, said.sentence.span, atoms)

    def _clauses(self, said: Said) -> tuple[Clause, ...]:
        """The parts of a sentence that decide, or that name something and have a verb of their own.

        What does neither goes with the part before, the first with the first that does.
        """
        urged = [act for act in said.acts if act.kind is OutcomeKind.RECOMMENDATION]
        bodies = read_order(self, said.sentence.span).apart if urged else ()
        # Each body that is told something by itself recommends again what one of them is urged to.
        acts = (*said.acts, *(urged[0]._replace(span=body) for body in bodies))
        deciding = [one.span for one in (*acts, *said.verdicts)]
        # What is urged, or holds until something else happens, may have verbs of its own.
        holds = urged or any(act.kind is OutcomeKind.INTERIM_RULE for act in said.acts)
        otherwise = None if holds else self.grammar.outcomes.otherwise

        def decides(part: Span) -> bool:
            return any(part.holds(words) for words in deciding)

        def stands_alone(part: Span) -> bool:
            verb = otherwise and self._names_something(part) and otherwise.match(self.plain, *part)
            return decides(part) or bool(verb)

        found: list[Span] = []
        start, end = span = said.sentence.span
        parted = len(deciding) > 1 or (otherwise and self._names_something(span))
        edges = sorted(
            {*(self._edges(said, deciding) if parted else ()), *(b.start for b in bodies[1:])}
        )
        for part in map(Span, (start, *edges), (*edges, end)):
            both = found and stands_alone(found[-1]) and stands_alone(part)
            begin = found.pop().start if found and not both else part.start
            found.append(Span(begin, part.end))
        held = ((part, tuple(one for one in acts if part.holds(one.span))) for part in found)
        return tuple(Clause(part, words, not decides(part)) for part, words in held)

    def _edges(self, said: Said, deciding: Sequence[Span]) -> Iterator[int]:
        """Where parts may begin, but for the first.

        What only joins words parts them right beside deciding words, where something is named on either side.
        """
        tokens, rest = self._terminals(said), self.grammar.outcomes.rest
        start, end = said.sentence.span
        begin, stop = {one.start for one in deciding}, {one.end for one in deciding}
        for mark in tokens.matches("parting", 1):
            if mark.end() == len(tokens.spans):
                return  # a sentence that was cut parts nothing at its end
            before, at = tokens.spans[mark.start() - 1], tokens.spans[mark.end()].start
            touches = before.end in stop or at in begin
            named = touches and self._names_something(Span(start, at))
            named = named and bool(
                self._names_something(Span(at, end)) or rest.search(self.plain, at, end)
            )
            start = at if named else start
            # What is said of the rest is said of nothing before.
            if named or mark.lastgroup or rest.match(self.plain, at):
                yield at

    @cached_property
    def _spans_named(self) -> tuple[Span, ...]:
        """The citations that a decision may be about."""
        grounds = citations_aside(self, on_requests=True)
        return tuple(one.span for one in self.cited if one.span not in grounds)

    def _names_something(self, part: Span) -> bool:
        """Whether a part of a sentence names what a decision may be about."""
        return any(part.holds(named) for named in self._spans_named)

    def _with_verdicts(
        self, said: Said, tokens: Mapping[Span, Terminals[Verdicts]], closing: Said | None = None
    ) -> Said:
        """A sentence with its verdicts, read behind those that open its list; one with items has none."""
        if said.sentence.items.length:
            return said
        row = (*said.sentence.heads, said.sentence, *((closing.sentence,) if closing else ()))
        before = (words for at, words in tokens.items() if at < said.sentence.span)
        named = any(words.count("constitution") for words in before)
        found = parse_verdicts(reduce(add, (tokens[one.span] for one in row)), named=named)
        # What opens a list and has no items goes on in words that are lost.
        if found is None or (found and opens_list(self.text, said.sentence.span)):
            return said._replace(doubtful=True)
        # What a norm means as the court reads it decides nothing by itself.
        means = [one.share[1] for one in found if one.share and one.share[0] is ScopeKind.EXTENT]
        words = tuple(w for w in said.words if not any(span.holds(w.span) for span in means))
        return said._replace(words=words, verdicts=found)

    def _with_closing_verdict(
        self, read: list[Said], tokens: Mapping[Span, Terminals[Verdicts]]
    ) -> Iterator[Said]:
        """The sentences, the items of a list with the verdict that closes it."""
        # A sentence alone closes no list: its own norm was not understood.
        listed = {said.sentence.list_head for said in read if said.silent}
        normless = (said for said in read if said.normless)
        closing = next((said for said in normless if said.sentence.list_head in listed), None)
        for said in read:
            if closing is None or said.sentence.list_head != closing.sentence.list_head:
                yield said
            elif said is closing:
                yield said._replace(verdicts=(), closes=True)
            else:
                yield self._with_verdicts(said, tokens, closing) if said.silent else said

    def _atoms(self, sentence: Sentence) -> Iterator[Atom]:
        for citation in self.cited_beside(sentence.span):
            yield citation.span, self._sort_of(citation)
        for span in sentence.quoted:
            words = self.words(span)
            # A quotation that is not closed may have swallowed the verdict behind it.
            shut = not quoted(words).opened
            hides = not shut and speaks_of_verdicts(self.grammar.verdicts, self.text, span)
            yield span, "strange" if hides else "quote"
        for span in sentence.bracketed:
            yield span, "strange" if self._may_change_verdict(span) else "bracket"

    def _may_change_verdict(self, span: Span) -> bool:
        """Whether a citation or a bracket holds words that could change a verdict."""
        table = self.grammar.verdicts
        words = without_quotations(in_lower_case(self.words(span))).strip("()")
        held = (match.lastgroup for match in table.lexicon.finditer(words))
        return any(one in table.matters or one in table.decisive for one in held)

    def _sort_of(self, citation: ResolvedCitation) -> str:
        """The terminal that a citation is."""
        words, table = self.words(citation.span), self.grammar.verdicts
        if citation.targets:
            measure = all(map(is_constitution, citation.targets))
        else:
            # A title may name the Constitution («… Конституциясына өзгерістер енгізу туралы» Заң).
            named = without_quotations(words)
            measure = self.grammar.outcomes.constitution.search(named) is not None
        if self._may_change_verdict(citation.span) or (
            measure and table.measured and table.measured.search(words)
        ):
            return "strange"
        if measure:
            return "constitution"
        return "dependent" if table.dependent and table.dependent.search(words) else "norm"
