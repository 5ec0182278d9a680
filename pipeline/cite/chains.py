"""Units, acts and the commas between them → chains: which number belongs to which article.

A chain leads from the act to the smallest unit. Kazakh writes it in this order, Russian the other
way round, so a Russian run is read from its end; but where a smaller unit follows a larger one
(`статья 188, часть 3, пункт 2 УК`), Russian too is read from the largest. Units side by side nest;
behind a comma or a conjunction a new chain begins, which shares what stands above it: `13-бабының
1-тармағы, 2-тармағы` and `пункт 1, пункт 2 статьи 13` both name article 13 twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple, TypeVar

from pipeline.cite.items import number_key
from pipeline.cite.left_out import is_left_out
from pipeline.cite.levels import (
    RANK,
    TURNED,
    levels_above,
    may_hold,
    may_nest,
    stands_under_act,
    unit_of,
)
from pipeline.cite.lexicon import UnitWord, Words
from pipeline.cite.lists import Below, Lists, UnitAt, UnitGroup
from pipeline.cite.namings import NamingPlace
from pipeline.cite.pieces import Pieces
from pipeline.cite.resumed import with_resumed_articles
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import Naming, ProvisionItem, ProvisionStep, are_several
from pipeline.grammar.provisions import Case, UnitKind
from pipeline.words.tokens import NUMBER

COMMA, LISTED, ASIDE = "comma", "listed", "aside"
"""A comma alone; a conjunction, with or without one; a bracket, which parts nothing."""
LONGEST_OPENING = 4
"""A comma or a bracket and the words that open an insertion."""
OUTSIDE = -1
"""The bracket of what stands in none."""
ChainPart = NamingPlace | UnitGroup
LinkedUnit = tuple[str, UnitGroup]
"""A unit and what parts it from the part before: a link, or nothing."""
P = TypeVar("P", NamingPlace, UnitAt)


class UnitRun(NamedTuple):
    """Units that follow each other, and the act beside them: before them, or behind where acts stand last."""

    units: tuple[LinkedUnit, ...]
    act: NamingPlace | None
    tie: str = ""
    """What parts the units from an act behind them."""


class ProvisionChain(NamedTuple):
    """An act, a provision, or both, and the tokens of what stands there itself.

    The last `own` of the steps stand there; those before are shared with a neighbour.
    """

    first: int
    last: int
    act: Naming | None
    steps: tuple[ProvisionStep, ...] = ()
    own: int = 0
    contested: bool = False
    """Shares the act behind it, or names none, and that one may be its own: `статье 5, …, Кодекса`."""
    annexed: bool = False
    """Is of an annex, or its act is what one is annexed to."""

    @property
    def own_steps(self) -> tuple[ProvisionStep, ...]:
        """The levels that stand there itself."""
        return self.steps[-self.own :]

    @property
    def first_step(self) -> ProvisionStep:
        """The level that is named first."""
        return min(self.own_steps, key=lambda step: step.span)


class ReadParagraph(NamedTuple):
    """A paragraph: its number, its tokens, what they are put together from, and the namings and chains of these."""

    number: int
    line: Tokenized
    pieces: Pieces
    named: tuple[NamingPlace, ...] = ()
    chains: tuple[ProvisionChain, ...] = ()

    @property
    def provisions(self) -> list[ProvisionChain]:
        """The chains that are more than an act."""
        return [chain for chain in self.chains if chain.steps]


def with_chains(read: ReadParagraph, words: Words) -> ReadParagraph:
    """A paragraph with its chains, in the order of the text."""
    if not read.line.counted:
        acts = tuple(ProvisionChain(one.first, one.last, one.naming) for one in read.named)
        return read._replace(chains=acts)
    reader = _ChainReader(read.line, read.pieces, words)
    found = sorted(reader.read_paragraph(read.named), key=lambda chain: chain.first)
    pronouns = words.grammar.provisions.note_pronouns
    whole = [chain for chain in found if not _is_no_citation(chain, found, read.line, pronouns)]
    chains = [
        one._replace(contested=True) if reader.is_listed_with(one, other) else one
        for one, other in zip_longest(whole, whole[1:])
    ]
    return read._replace(chains=tuple(chains))


def _is_no_citation(
    chain: ProvisionChain, found: Sequence[ProvisionChain], line: Tokenized, pronouns: Sequence[str]
) -> bool:
    """Whether a chain is an editor's note, or a remark (`ескертпе`) where its sentence cites no article, or a preamble of no act."""
    kinds = [step.kind for step in chain.steps]
    if kinds == [UnitKind.NOTE]:
        word, pointing = chain.steps[0].word, line.word(chain.last + 1) in pronouns
        bracket = chain.first - 1
        # `статья 190 УК (примечание)`
        named = line.brackets.get(bracket) == chain.last and any(o.last == bracket for o in found)
        inside = line.brackets_around(chain.first) and not (pointing or named)
        edited = line.has_capital(chain.first) or inside
        beside = (o for o in found if o.first < chain.first and stands_under_act(o.steps))
        sentence = line.sentence(chain.first)
        alone = all(line.sentence(one.first) != sentence for one in beside)
        return bool(chain.act or edited) or word is None or (word.bare and alone)
    return kinds[:1] == [UnitKind.PREAMBLE] and chain.act is None


class _ChainReader:
    """Reads the runs of one paragraph."""

    def __init__(self, line: Tokenized, pieces: Pieces, words: Words) -> None:
        grammar = words.grammar
        self.line, self.pieces, self.table = line, pieces, grammar.citations
        self.head_last = grammar.citations.head_last
        self.particles = frozenset(grammar.citations.particles)
        # `статьи 14 же этого Кодекса`
        self.silent = self.particles.union(grammar.provisions.clitics)
        self.to_notes = frozenset(grammar.provisions.note_joiners)
        self.fuller = grammar.connectives.fuller
        self.brackets: dict[int, Below] = {}
        self.lists = Lists(line, pieces, words, self.brackets)
        self.found: dict[int, list[ProvisionChain]] = {}
        """The chains right in each bracket."""

    def read_paragraph(self, named: Sequence[NamingPlace]) -> Iterator[ProvisionChain]:
        """Read the brackets from the inner ones out: a list goes over those that stand below it."""
        covered = frozenset().union(*(range(one.first, one.last) for one in named))
        own = (unit for unit in self.lists.units.values() if unit.first not in covered)
        units = self._parts_by_bracket(own)
        acts = self._parts_by_bracket(named)
        ends = {**self.line.brackets, OUTSIDE: self.line.count}
        for bracket in sorted({*units, *acts}, key=ends.__getitem__):
            beside = acts.get(bracket, [])
            groups = self.lists.groups(units.get(bracket, ()), beside)
            groups = [self._below_unit(bracket, group) for group in groups]
            if not self.head_last:
                in_order = sorted(groups, key=lambda group: group.first)
                groups = [*with_resumed_articles(self.lists, in_order)]
            for group in groups if self.found else ():
                for at in range(group.first, group.last):
                    self.found.pop(at, None)
            parts: list[ChainPart] = [*beside, *groups]
            parts.sort(key=lambda part: part.first)
            chains = [chain for one in self.runs(parts) for chain in self.read_run(one)]
            if parts:
                self.found[bracket] = chains
            self.brackets[bracket] = self._levels_named_alone(bracket, parts, chains)
        return (chain for chains in self.found.values() for chain in chains)

    def _below_unit(self, bracket: int, group: UnitGroup) -> UnitGroup:
        """An abbreviation of several units that opens a bracket as a smaller one than that right before: `п. 2 (пп. 3)`."""
        if len(group.kinds) == 1 or group.first != bracket + 1:
            return group
        units, before = self.lists.units, (bracket - 2, bracket - 3)
        above = next((units[at] for at in before if at in units), None)
        if above is None or above.last != bracket - 1 or self.line.kind(bracket - 1) is not NUMBER:
            return group
        smaller = tuple(kind for kind in group.kinds if RANK[kind] > RANK[above.unit.kinds[0]])
        return group._replace(kinds=smaller or group.kinds)

    def _parts_by_bracket(self, some: Iterable[P]) -> dict[int, list[P]]:
        """Parts of a paragraph by the innermost bracket that each stands in, the text itself last."""
        found: dict[int, list[P]] = {}
        for one in some:
            around = self.line.brackets_around(one.first)
            found.setdefault(around[-1] if around else OUTSIDE, []).append(one)
        return found

    def _levels_named_alone(
        self,
        bracket: int,
        parts: Sequence[ChainPart],
        chains: Sequence[ProvisionChain],
    ) -> Below:
        """The levels that a bracket names if it holds nothing else; then they are of what is before it."""
        if bracket == OUTSIDE or not parts or any(chain.act for chain in chains):
            return ()
        end = parts[-1].last
        opening = self.line.lowered(bracket + 1, parts[0].first).rstrip(" ,")
        closing = self.line.lowered(end, self.line.brackets[bracket]).lstrip(" ,")
        # A clause says when they are meant: `152 (частью первой, если …)`.
        if self.line.word(end) == "," and closing not in self.table.insertion_ends:
            closing = ""
        around = opening in ("", *self.table.insertions)
        around &= closing in ("", *self.table.insertion_ends)
        joined = (self.line.has_only_joints(a.last, b.first) for a, b in pairwise(parts))
        if not (around and all(joined)):
            return ()
        # `статья 10 (в частности, часть вторая)` names the article as well.
        return (*(((),) if opening or closing else ()), *(chain.steps for chain in chains))

    def is_listed_with(self, one: ProvisionChain, other: ProvisionChain | None) -> bool:
        """Whether an act may be shared, or as well be another one that was named before.

        So it is over a word that is said again (`со статьей 5, а также с частью 2 … УК`), and between
        provisions that are not alike: `статьей 253, а также пунктом 2 статьи 5 Закона`.
        """
        line = self.line
        if not one.steps or not (other and other.steps):
            return False
        if not other.act:
            return self._waits_for(one, other)
        if one.act:
            articles = stands_under_act(one.own_steps) and stands_under_act(other.own_steps)
            shared = one.act is other.act and not self.head_last and articles
            between = line.lowered(one.last, other.first).lstrip(", ")
            long = between in self.lists.words.long_conjunctions
            # `в силу пункта 1 статьи 77 и статьи 1 Закона`: the articles of one act rise.
            falls = bool(between) and one.own > other.own == 1 and _article_falls(one, other)
            return shared and (long or falls)
        listed = one.last < other.first - 1 and line.has_only_joints(one.last, other.first - 1)
        again = line.word(other.first - 1)
        listed = listed and line.word(one.first - 1) in (again, self.fuller.get(again))
        return listed or self._waits_for(one, other)

    def _waits_for(self, one: ProvisionChain, other: ProvisionChain) -> bool:
        """Whether a unit that opens a bracket may be of the article named last in it: `(часть 1 при рецидиве, часть 2 статьи 5)`."""
        inside = self.line.brackets_around(one.first)
        opens = inside[-1:] == (one.first - 1,) and inside == self.line.brackets_around(other.first)
        alike = one.first_step.kind is other.first_step.kind and not stands_under_act(one.steps)
        return opens and alike and stands_under_act(other.steps) and not self.head_last

    def runs(self, parts: Iterable[ChainPart]) -> Iterator[UnitRun]:
        """The runs of units, acts, commas and conjunctions alone, parted on the far side of each act."""
        units: list[LinkedUnit] = []
        act: NamingPlace | None = None
        tie, end = "", 0
        before: ChainPart | None = None
        for part in parts:
            aside = False
            if before and end in self.line.brackets:
                # What stands in the bracket is a run of its own, unless it stands below a number.
                aside = end in self.found
                end = self.line.brackets[end] + 1
            link = self._link(end, part.first, None if aside else before)
            named = isinstance(part, NamingPlace)
            if link == "" and aside:
                # Right behind a bracket an act may stand by itself.
                link = None if named else ASIDE
            far = named if self.head_last else act
            # So does an act in a case that governs nothing. What it governs stands behind a Kazakh act.
            parting = before if self.head_last else before and part
            if link is None or far or (isinstance(parting, NamingPlace) and parting.apart):
                yield UnitRun(tuple(units), act, tie)
                units, act, tie, link = [], None, "", ""
            if isinstance(part, NamingPlace):
                act, tie = part, link
            else:
                units.append((link, part))
            before, end = part, part.last
        yield UnitRun(tuple(units), act, tie)

    def _link(self, end: int, first: int, before: ChainPart | None) -> str | None:
        """What parts two units: nothing, a comma, a conjunction, or something else."""
        if pointer := self.pieces.pointer(first):
            first = pointer.first  # `пункт 3 названной статьи 13`
        # Only a note is tied to its article by such a word (`примечание к статье`).
        silent = self.to_notes | self.silent if _is_note(before) else self.silent
        link = ""
        for token in self.line.tokens[end:first]:
            if token.joins:
                link = LISTED
            elif token.text == ",":
                link = link or COMMA
            elif token.lower not in silent:
                return None
        return link

    def _act_of(self, act: Naming | None, group: UnitGroup) -> Naming | None:
        """The act of a unit, of a code the part in a bracket behind it: `статья 951 (Особенная часть)`."""
        volume = self.pieces.alone_in(self.line, group.last, "volume")
        if act is None or volume is None:
            return act
        return act._replace(volume=self.line.words(volume.first, volume.last))

    def read_run(self, run: UnitRun) -> Iterator[ProvisionChain]:
        """Read a run from its largest unit."""
        units, act = run.units, run.act
        if self.head_last or not units:
            yield from self._chains_from_act(units, act, nested=True)
            return
        falling = _largest_first(units)
        turn = len(units) if falling else self._units_before_turn(units)
        ahead = [*self._chains_from_act(units[:turn], act, nested=True)] if turn else []
        if falling:
            ahead[-1] = ahead[-1]._replace(last=(act or units[-1][1]).last)
        else:
            yield from self._smallest_first(run._replace(units=units[turn:]))
        yield from ahead

    def _units_before_turn(self, units: Sequence[LinkedUnit]) -> int:
        """How many units lead to smaller ones before they turn: `ст. 34 п. 2 и п. 3 ст. 35`."""
        turn = next((at for at, (link, _) in enumerate(units) if link), 0)
        falling = [unit for _, unit in units[:turn]]
        falls = all(map(self._may_hold_unit, falling, falling[1:]))
        return turn if turn > 1 and falls else 0

    def _may_hold_unit(self, one: UnitGroup, other: UnitGroup) -> bool:
        """Whether a unit may be one of the unit before it."""
        return one.rank < RANK[other.kind(one.kinds[0])] and not self._differ_in_case(one, other)

    def _smallest_first(self, run: UnitRun) -> Iterator[ProvisionChain]:
        """Read a run from its end; what stands in another case than the list before an act is contested.

        In `соответствие статьи 34 пункту 1 статьи 14 Конституции` article 34 is of something else.
        """
        links, groups = zip(*self._with_inner_first(run), strict=True)
        back = zip((run.tie, *links[:0:-1]), groups[::-1], strict=True)
        chains = [*self._chains_from_act([*back], run.act, nested=False)]
        pairs = enumerate(pairwise(chains), 1)
        apart = (at for at, (one, other) in pairs if self._differ_in_case(one, other))
        first = next(apart, len(chains))
        yield from chains[:first]
        for chain in chains[first:]:
            yield chain._replace(act=None, contested=True) if chain.act else chain

    def _with_inner_first(self, run: UnitRun) -> list[LinkedUnit]:
        """Units from smaller to larger ones: of `п. 3 пп. 2, 4 ст. 26` the second first."""
        ordered = [*self._with_articles_last(run.units)]
        units = [*ordered]
        behind = [*ordered[2:], *([(run.tie, None)] if run.act else [])]
        triples = zip(units, units[1:], behind, strict=False)
        for at, ((link, one), (joint, other), (gap, above)) in enumerate(triples):
            beside = len(one.items) == 1 and not (joint or gap) and self._may_hold_unit(one, other)
            # `части второй пункта 14 статьи 43`: in whole words the second one holds the first.
            beside = beside and not (one.word and (other.kinds[0], one.kinds[0]) in TURNED)
            if beside and not (above and self._may_hold_unit(other, above)):
                ordered[at : at + 2] = [(link, other), ("", one)]
        return ordered

    def _with_articles_last(self, units: Sequence[LinkedUnit]) -> Iterator[LinkedUnit]:
        """Units with each article behind what follows right behind it: `ч. 1 ст. 24, ст. 28 ч. 3, ст. 30 п. 1 ч. 2`."""
        ends = [0, *(at for at, (link, _) in enumerate(units) if link and at), len(units)]
        for start, end in pairwise(ends):
            link, first = units[start]
            groups = [group for _, group in units[start:end]]
            if first.kinds[0] is UnitKind.ARTICLE:
                rest = [*groups[1:], first]
                if all(map(self._may_hold_unit, groups, groups[1:])):
                    groups.reverse()
                elif all(map(self._may_hold_unit, rest[1:], rest)):
                    groups = rest
            yield from zip((link, *("" for _ in groups[1:])), groups, strict=True)

    def _differ_in_case(
        self, one: UnitGroup | ProvisionChain, other: UnitGroup | ProvisionChain
    ) -> bool:
        """Whether two units stand in different cases, so that they are no members of one list."""
        cases, others = self._cases(one), self._cases(other)
        return bool(cases and others and cases.isdisjoint(others))

    def _cases(self, part: UnitGroup | ProvisionChain) -> frozenset[Case]:
        """The cases that the first unit may stand in; none where it is not known, as behind a bracket.

        What an insertion puts in stands in the case that its words ask for: `, кроме статьи 7,`.
        """
        unit, first = self.line.tokens[part.first].unit, part.first
        closed = isinstance(part, ProvisionChain) and self.line.word(first - 1) == ")"
        before = range(first - LONGEST_OPENING, first)
        openings = (at for at in before if self.line.word(at) in (",", "("))
        inserted = any(self.line.lowered(at + 1, first) in self.table.insertions for at in openings)
        if unit is None or closed or inserted:
            return frozenset()
        items = part.items if isinstance(part, UnitGroup) else part.first_step.items
        return unit.cases if are_several(items) else unit.single

    def _chains_from_act(
        self, units: Iterable[LinkedUnit], act: NamingPlace | None, *, nested: bool
    ) -> Iterator[ProvisionChain]:
        """Read units from the act to the smallest one, over and over.

        `nested` tells whether a smaller unit behind a comma belongs to the one before it.
        """
        current: ProvisionChain | None = None
        if act and (not nested or self.head_last or not units):
            current = ProvisionChain(act.first, act.last, act.naming)
        owned, units = frozenset[UnitKind](), [*units]
        for at, (between, part) in enumerate(units):
            if current is None:
                current = self._new_chain(part, act.naming if act else None, ())
            elif self._is_part_of_chain(current, between, part, nested=nested):
                current = self._extended_chain(current, part)
            else:
                yield current
                # `Кодекстің 10-бабы және 9-баптың`: the form does not say that the second is its, too.
                bare = bool(between) and part.bare and part.kinds[0] in owned
                shared = bare and self._goes_on_in_case(current, units[at:])
                alike = any(step.kind in part.kinds for step in current.steps)
                apart = self._is_independent_point(current, part) and not alike
                strange = apart or (bare and not shared)
                current = self._chain_beside(current, between, part, nested=nested, strange=strange)
                doubtful = current.contested or (shared and act is not None)
                current = current._replace(contested=doubtful)
            owned = owned.difference(part.kinds) if part.bare else owned.union(part.kinds)
        if current:
            yield current

    def _goes_on_in_case(self, before: ProvisionChain, units: Sequence[LinkedUnit]) -> bool:
        """Whether units that begin a chain end in the case of the chain before, with a higher number: `72-бабының 1-бөлігіне және 73-баптың 2-бөлігіне`."""
        ends = next((at for at, (link, _) in enumerate(units) if at and link), len(units))
        first, last, word = units[0][1], units[ends - 1][1].word, before.steps[-1].word
        if not (first.items and last and word and last.cases == word.cases):
            return False
        above = (step for step in before.steps if step.kind is first.kinds[0])
        last_items = (item for step in above for item in step.items[-1:])
        number = number_key(first.items[0].value)
        return any(number_key(item.value) < number for item in last_items)

    def _chain_beside(
        self, before: ProvisionChain, between: str, group: UnitGroup, *, nested: bool, strange: bool
    ) -> ProvisionChain:
        """The chain of a unit that stands beside the one before it; a `strange` one may be another's."""
        pointed = not nested and self.line.word(group.first - 1) in self.particles
        near = not nested and self._is_neighbour(before, between, group)
        beside = strange or pointed or near
        # Whose are the last ones of `статьи 5, 2 и 3 статьи 6`?
        shared = not (nested or between) and len(group.items) > 1
        # Behind an act alone a comma or a conjunction lists a unit beside the act, not one of it.
        # `статья 100 и глава 20 Кодекса`: what leads needs but the act, and shares it.
        leads = near and group.rank <= RANK[UnitKind.ARTICLE] and not (strange or pointed)
        listed = between in (COMMA, LISTED) and not before.steps
        severed = (beside and not leads) or shared or listed
        above = () if beside else before.steps
        following = self._new_chain(group, None if severed else before.act, above)
        doubtful = strange or shared or (beside and (not between or len(before.steps) > 1))
        # `пункту 1 ее статьи 39, статье 45 Закона`: the pronoun says that another act is meant.
        own = pointed and group.rank <= RANK[UnitKind.ARTICLE]
        return following._replace(contested=doubtful and not own)

    def _is_part_of_chain(
        self, chain: ProvisionChain, between: str, group: UnitGroup, *, nested: bool
    ) -> bool:
        """Whether a unit is a part of the one before it."""
        if between == COMMA:
            if not (nested and chain.steps):
                return False
            last = chain.steps[-1]
            # `2-тармағына, үшінші абзацын`: what is of it would stand in its case.
            excepted = is_left_out(self.line, group.first, group.last, self.table)
            apart = excepted or _share_no_case(last.word, group.word)
            # `2-бөлігінің 1) тармағының, 6-бөлігінің`: the article's sixth part is none of its second one.
            held = _must_hold(last.kind, last.items, group) and not apart
            return held and may_nest(chain.steps, group.kind(last.kind))
        # «пункты 1, 2 статьи 14, 15»: several articles in the singular govern nothing before them.
        free = nested or _is_note(group) or not (chain.steps and chain.steps[-1].several)
        governs = free or chain.steps[-1].genitive
        apart = self._is_independent_point(chain, group)
        return not between and governs and not apart and may_nest(chain.steps, group.kinds[-1])

    def _is_independent_point(self, chain: ProvisionChain, group: UnitGroup) -> bool:
        """Whether a point depends on nothing: `17-тармақтың 6-бөлігі 17-1-тармақ болып есептелсін`."""
        pair = (chain.steps[-1].kind, *group.kinds) if chain.steps and group.bare else ()
        if pair != (UnitKind.PART, UnitKind.PARAGRAPH) or any(i.bracketed for i in group.items):
            return False
        above = chain.steps[-1].word
        return not (above is None or above.bare or above.genitives)

    def _is_neighbour(self, chain: ProvisionChain, between: str, group: UnitGroup) -> bool:
        """Whether a smaller unit before a chain is its neighbour: `пункт 2 и статью 15`."""
        if not chain.steps or group.rank <= RANK[chain.steps[-1].kind]:
            return False
        return between == LISTED or not chain.steps[-1].genitive

    def _new_chain(
        self, group: UnitGroup, act: Naming | None, above: tuple[ProvisionStep, ...]
    ) -> ProvisionChain:
        shared = levels_above(above, group.step(None, self.line)) if group.items else ()
        step = group.step(shared[-1].kind if shared else None, self.line)
        return ProvisionChain(group.first, group.last, self._act_of(act, group), (*shared, step), 1)

    def _extended_chain(self, chain: ProvisionChain, group: UnitGroup) -> ProvisionChain:
        step = group.step(_lowest_kind(chain.steps), self.line)
        first, last = min(chain.first, group.first), max(chain.last, group.last)
        act = self._act_of(chain.act, group)
        above = chain.steps
        if above and group.first > chain.first and not self.head_last and len(above[-1].items) > 1:
            # `ст. 8, 9 п. 2`: of the last one alone.
            return chain._replace(first=first, last=last, act=act, steps=_below_last(above, step))
        if above and group.first < chain.first:
            above, step = _bracket_below(above, step)
            if step.kind is UnitKind.NOTE and _is_divided_in_paragraphs(above[-1]):
                above = (*above[:-1], _level_with_notes(above[-1], step))
                return chain._replace(first=first, last=last, act=act, steps=above)
        steps, own = (*above, step), chain.own + 1
        return chain._replace(first=first, last=last, act=act, steps=steps, own=own)


def _lowest_kind(steps: tuple[ProvisionStep, ...]) -> UnitKind | None:
    """The kind of the last level, and of what stands below the last number of its list."""
    if not steps:
        return None
    items = steps[-1].items
    below = items[-1].below[-1:] if len(items) > 1 else ()
    return _lowest_kind(below[0]) if below and below[0] else steps[-1].kind


def _below_last(
    steps: tuple[ProvisionStep, ...], smaller: ProvisionStep
) -> tuple[ProvisionStep, ...]:
    """The levels with a smaller one below the last number of a list.

    Of `ст. 8, 9 п. 2, 10` the last number may be an article, too; so may no lower one.
    """
    *above, listing = steps
    *items, last = listing.items
    top, beyond = number_key(last.value), smaller.items[1:]
    doubted = (item._replace(doubtful=number_key(item.value) > top) for item in beyond)
    smaller = smaller._replace(items=(*smaller.items[:1], *doubted))
    *others, lowest = last.below or ((),)
    last = last._replace(below=(*others, (*lowest, smaller)))
    return (*above, listing._replace(items=(*items, last)))


def _bracket_below(
    steps: tuple[ProvisionStep, ...], smaller: ProvisionStep
) -> tuple[tuple[ProvisionStep, ...], ProvisionStep]:
    """The bracket behind a larger unit as one of the smaller unit before it, where it names its parts.

    `части девятой статьи 148 (кроме пункта 4)` leaves out a point of the part.
    """
    *above, largest = steps
    held = largest.items[-1].below if len(largest.items) == 1 else ()
    if not (held and smaller.items):
        return steps, smaller
    largest = largest._replace(items=(largest.items[0]._replace(below=()),))
    *items, last = smaller.items
    return (*above, largest), smaller._replace(items=(*items, last._replace(below=held)))


def _is_divided_in_paragraphs(noted: ProvisionStep) -> bool:
    """Whether brackets behind the numbers of a level name paragraphs: `статьям 125, 253 (пункт 1)`."""
    held = (chain[:1] for item in noted.items for chain in item.below)
    return any(step.kind is UnitKind.PARAGRAPH for first in held for step in first)


def _level_with_notes(noted: ProvisionStep, note: ProvisionStep) -> ProvisionStep:
    """A level with a note to each of its numbers, which is what a bracket divides: `примечания к статье 253 (пункт 1)`."""
    held = (tuple((note, *below) for below in item.below or ((),)) for item in noted.items)
    items = tuple(i._replace(below=below) for i, below in zip(noted.items, held, strict=True))
    return noted._replace(items=items)


def _is_note(part: ChainPart | None) -> bool:
    return isinstance(part, UnitGroup) and part.kinds[0] is UnitKind.NOTE


def _article_falls(one: ProvisionChain, other: ProvisionChain) -> bool:
    """Whether the article of a chain has a lower number than that of the one before it."""
    above, below = unit_of(one.steps), unit_of(other.steps)
    if above is None or below is None:
        return False
    return above[0] is below[0] and number_key(above[1]) > number_key(below[1])


def _must_hold(kind: UnitKind, items: tuple[ProvisionItem, ...], smaller: UnitGroup) -> bool:
    """Whether a unit behind a comma can only belong to the one before it.

    That one is an article or a part of it, and has one number.
    """
    single = len(items) == 1 and not items[0].until
    counted = RANK[UnitKind.ARTICLE] <= RANK[kind]
    return single and counted and may_hold(kind, smaller.kind(kind))


def _share_no_case(one: UnitWord | None, other: UnitWord | None) -> bool:
    """Whether two words for units can be in no one case, nor in the nominative."""
    if one is None or other is None:
        return False
    return Case.NOMINATIVE not in one.cases | other.cases and one.cases.isdisjoint(other.cases)


def _largest_first(units: Sequence[LinkedUnit]) -> bool:
    """Whether units lead from larger to smaller ones, and none the other way round.

    A smaller unit behind a comma begins the next chain if its own article stands behind it:
    `статья 13, пункт 1 статьи 14`.
    """
    pairs = [(one, link, other) for (_, one), (link, other) in pairwise(units)]
    if any(not link and one.rank > other.rank for one, link, other in pairs):
        return False
    # `часть 2 пункта 3` is meant, smaller and larger, but not if it is abbreviated.
    first = [other.kinds[0] for _, other in units[:2]]
    if first == [UnitKind.PART, UnitKind.PARAGRAPH] and pairs[0][2].word and not pairs[0][1]:
        return False
    beside = any(not link and one.rank < other.rank for one, link, other in pairs)
    listed = ((one, other) for one, link, other in pairs if link == COMMA)
    return beside or any(_must_hold(one.kinds[0], one.items, other) for one, other in listed)
