"""What operative points decide: by which words, about what, in which measure, told to whom."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from itertools import chain, groupby
from typing import Final, NamedTuple

from pipeline.cite.values import ResolvedCitation
from pipeline.describe.operative.addressees import OrderWords, read_order
from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.outcome import Decided, merge_alike
from pipeline.describe.operative.points import NOWHERE, Sentence, mask
from pipeline.describe.operative.reading import Reading
from pipeline.describe.operative.sentences import Said
from pipeline.describe.operative.subjects import (
    OF_DECISIONS,
    OF_REQUESTS,
    acts_to_amend,
    citations_aside,
    citations_rested_on,
    explained_norms,
    in_bracket,
    innermost_targets,
    targets,
    whole_acts,
)
from pipeline.grammar.outcomes import LimitKind
from pipeline.model import Scope
from pipeline.terms import OutcomeKind, ScopeKind
from pipeline.text import Span
from pipeline.words.quotes import quoted
from pipeline.words.works import is_judgment, provision_of, work_of

_OF_RULINGS: Final = frozenset(
    {
        OutcomeKind.REVISION,
        OutcomeKind.CASE_REVIEW,
        OutcomeKind.NON_APPLICATION,
        OutcomeKind.ENTRY_INTO_FORCE,
    }
)
_LIMITED: Final = {
    LimitKind.EXCEPTION: _OF_RULINGS | OF_REQUESTS,
    LimitKind.SHARE: _OF_RULINGS | OF_REQUESTS | {OutcomeKind.INTERPRETATION},
    LimitKind.CONDITION: _OF_RULINGS,
}
"""What decisions the kinds of limits are of: to others a share only tells what they are about."""
_LIMITING: Final = {
    LimitKind.EXCEPTION: ScopeKind.EXCEPTION,
    LimitKind.SHARE: ScopeKind.PART,
    LimitKind.CONDITION: ScopeKind.EXTENT,
}
_ANNOUNCED: Final = frozenset(
    {OutcomeKind.RECOMMENDATION, OutcomeKind.INTERPRETATION, OutcomeKind.REVISION}
)
"""Kinds of which the sentence above a list may only say that its items do them."""
_BRACKET: Final = re.compile(r"\([^()]*\)+")
"""A bracket; «4)» may close with it."""


class _Reach(NamedTuple):
    """Deciding words and the words around them."""

    point: str
    """eId of the point, item or list that the words decide."""
    words: Span
    clause: Span
    """The part of the sentence that the words decide in."""
    item: Sentence | None
    """The item of a list below or above them that they decide on, if they decide on one."""
    behind: Span | None
    """The sentence behind theirs, where it decides nothing by itself."""
    nearest: tuple[tuple[Span, ...], ...]
    """Where to look for what is decided on, the nearest first."""


class ActReader(Reading):
    """Reads what the points of one ruling decide."""

    @cached_property
    def _texts_without_names(self) -> tuple[str, str]:
        """The text for exceptions and that for other limits: a ruling's name is part of none.

        Where the subject does not stand first, what is left out of a ruling is part of what follows its noun.
        """
        named = [c for c in self.cited if any(map(is_judgment, c.targets))]
        first = self.grammar.outcomes.subject_first
        whole = [c for c in named if first and not any(map(provision_of, c.targets))]
        wholes, every = ([c.span for c in some] for some in (whole, named))
        return mask(self.plain, wholes, ";"), mask(self.plain, every, ";")

    @cached_property
    def _citations_aside(self) -> Callable[[bool], frozenset[Span]]:
        """The citations that stand beside what a decision, or one on a request, is about; looked for once."""
        return cache(partial(citations_aside, self))

    @cached_property
    def _explained(self) -> frozenset[str]:
        return explained_norms(self)

    @cached_property
    def _rested_on(self) -> frozenset[Span]:
        return citations_rested_on(self)

    @cached_property
    def _amended(self) -> frozenset[Span]:
        return acts_to_amend(self)

    def read(self, said: tuple[Said, ...]) -> tuple[Decided, ...]:
        """What the deciding words of a point's sentences decide, at each place where what it is about may stand."""
        verdicts = (self._verdict(said, one, words) for one in said for words in one.verdicts)
        others = (
            self._act(one, words[0], place)
            for one in said
            for clause in one.clauses
            for words in clause.acts
            # A norm that conforms as interpreted is explained in the same breath.
            if words[0].kind is not OutcomeKind.INTERPRETATION
            or not (one.doubtful or any(verdict.share for verdict in one.verdicts))
            for place in self._places(said, one, words, clause.span)
        )
        return *verdicts, *others

    def merged_acts(self, said: tuple[Said, ...], acts: Iterable[Decided]) -> Iterator[Decided]:
        """The acts, those that only do what the sentence above them announces as one with it.

        One that announces and names nothing itself («Рекомендовать: 1) Правительству …») is left out.
        """
        lists = [one.sentence for one in said if one.sentence.items.length]
        found = list(merge_alike(acts))
        while found:
            act = found.pop(0)
            head = next((one for one in lists if one.span.holds(act.span)), None)
            same = [o for o in found if head and o.kind is act.kind and head.items.holds(o.span)]
            revises = act.kind is OutcomeKind.REVISION
            parts = [o for o in found if revises and not act.scope and _is_part(o, act)]
            merged = [one for one in (*same, *parts) if revises and not one.scope]
            found = [one for one in found if one not in merged]
            named = act.targets or act.addressee or (revises and head and self.cited_in(head.span))
            if head and same and act.kind in _ANNOUNCED and not named:
                for item, below in groupby(merged, partial(_item_of_act, said, head)):
                    yield replace(_as_one(list(below), whole=True), point=item)
            else:
                yield _as_one((act, *merged)) if revises else act

    def stated_interpretation(self, said: Said, span: Span) -> Decided:
        """The interpretation that a span of a sentence states, where a ruling only interprets."""
        start, stop = span
        end = start + len(self.text[start:stop].rstrip(" .;"))
        words = Deciding(Span(start, end), OutcomeKind.INTERPRETATION)
        return self._act(
            said, words, _Reach(said.sentence.point, Span(stop, stop), span, None, None, ((span,),))
        )

    def _verdict(self, said: tuple[Said, ...], one: Said, words: Deciding) -> Decided:
        holder = next(s.sentence for s in said if s.sentence.span.holds(words.span))
        # A title within another title names no norm of its own.
        quoted = [q for s in (one.sentence, *one.sentence.heads) for q in s.quoted]
        beside = self.cited_beside(*words.norms)
        cited = [c for c in beside if not any(q.holds(c.span) and q != c.span for q in quoted)]
        found = targets(words.kind, (words.norms,), cited)
        for act in whole_acts(cited):
            if (inside := in_bracket(self, act)[0]) and words.share is None:
                rest = (target for target in found if target not in act.targets)
                found = (*rest, *(target for c in inside for target in c.targets))
        return Decided(
            point=one.sentence.point,
            block=holder.paragraph.eId,
            kind=words.kind,
            verdict=words.verdict,
            span=words.span,
            targets=tuple(dict.fromkeys(found)),
            scope=self._scope(words, one) or (self._left_out(words) if words.excepted else None),
            term=self.words(words.term) if words.term else None,
        )

    def _left_out(self, words: Deciding) -> Scope | None:
        """What another verdict leaves out, where no name tells which provision it is."""
        norm = Span(words.norms[0].start, words.norms[-1].end)
        named = self.cited_in(norm)
        if any(citation.targets for citation in named):
            return None
        return Scope(kind=ScopeKind.PART, text=self.words(named[0].span if named else norm))

    def _scope(self, words: Deciding, said: Said) -> Scope | None:
        if words.share is None:
            return None
        kind, span = words.share
        reach = self.grammar.verdicts.share_of_sentence
        wider = reach.search(self.text, said.sentence.span.start, span.end) if reach else None
        if kind is ScopeKind.PART and wider:
            return Scope(kind=kind, text=wider[0])
        share = self.words(span).strip(" ,;:.–—-")
        is_quoted = kind is ScopeKind.WORDS and quoted(share).outermost() == (Span(0, len(share)),)
        return Scope(kind=kind, text=share[1:-1] if is_quoted else share)

    def _act(self, said: Said, words: Deciding, place: _Reach) -> Decided:
        kind, sentence = words.kind, said.sentence
        sort, limit = self._limit(said, kind, place)
        urges = kind is OutcomeKind.RECOMMENDATION
        order = self._order_of_act(sentence, place) if urges else OrderWords()
        # In brackets stands on what it rests, or how a ruling that is revised was changed before.
        hidden = [span for one in (sentence, *sentence.heads) for span in one.bracketed]
        hidden += [limit] if limit and sort is LimitKind.EXCEPTION else []
        # What a verdict holds, nothing was asked about that is decided beside it.
        hidden += [norm for v in said.verdicts for norm in v.norms] if kind in OF_REQUESTS else []
        # What words are put in or taken out names nothing that is revised, but for the title of a ruling.
        hidden += self._words_changed(sentence) if kind is OutcomeKind.REVISION else []
        explained = self._explained if kind in OF_REQUESTS else ()
        about = targets(kind, place.nearest, self._citations_meant(kind, hidden, place), explained)
        # A share of what was asked tells what is decided on; it limits where it names nothing.
        limit = None if about and kind in OF_REQUESTS and sort is LimitKind.SHARE else limit
        beyond = limit is not None and self._is_limited_in_part(place, limit, about)
        beyond = beyond or self._starts_twice(kind, place, (*hidden, *([limit] if limit else ())))
        return Decided(
            point=place.point,
            block=sentence.paragraph.eId,
            kind=kind,
            span=words.span,
            targets=about,
            scope=self._limiting_scope(sort, limit) if sort and limit else None,
            addressee=order.addressee or None,
            term=next(iter(order.terms), None),
            points=self._own_points(sentence, place) if kind in OF_DECISIONS and not about else (),
            uncertain=beyond or order.doubtful,
        )

    def _starts_twice(self, kind: OutcomeKind, place: _Reach, hidden: Sequence[Span]) -> bool:
        """Whether the ruling enters into force from two days or events, as far as their words are not hidden."""
        starts = self.grammar.outcomes.starts if kind is OutcomeKind.ENTRY_INTO_FORCE else None
        found = (
            [Span(*o.span()) for o in starts.finditer(self.plain, *place.clause)] if starts else []
        )
        apart = [o for o in found if not any(one.meets(o) for one in (place.words, *hidden))]
        return len(apart) + any(place.words.meets(one) for one in found) > 1

    def _own_points(self, sentence: Sentence, place: _Reach) -> tuple[str, ...]:
        """The points of the ruling by which a clause, or its sentence, names what it is about.

        Beside these an empty name stands for what is cited in the same way and may be one of them or not.
        """
        form = self.grammar.outcomes.own_points
        beside = [c for c in self.cited_in(sentence.span) if not c.targets]
        named = [c for c in beside if form.search(self.words(c.span))]
        near = [c for c in named if place.clause.holds(c.span)] or named
        points = (c.points or ("",) for c in near if any(one.points for one in named))
        return tuple(chain.from_iterable(points))

    def _words_changed(self, sentence: Sentence) -> Iterator[Span]:
        """The citations that stand in what a sentence quotes and name no ruling."""
        for cited in self.cited_in(sentence.paragraph.body):
            quoted_in = any(quote.holds(cited.span) for quote in sentence.quoted)
            if quoted_in and not any(map(is_judgment, cited.targets)):
                yield cited.span

    @cached_property
    def _order_in(self) -> Callable[[Span], OrderWords]:
        """What a stretch tells of an order; each is read once."""
        return cache(partial(read_order, self))

    def _order_of_act(self, sentence: Sentence, place: _Reach) -> OrderWords:
        """What is told whom by when; an item of a list may have a term of its own.

        Whom items of a list name gets what is asked of the one above it.
        """
        heads = [self._order_in(head.span) for head in reversed(sentence.heads)]
        own = self._order_in(place.clause)
        items = [self._order_in(place.item.span)] if place.item else []
        addressee = next((o.addressee for o in (*heads, own, *items) if o.addressee), "")
        return OrderWords(
            addressee=addressee,
            terms=next((o.terms for o in (*items, own) if o.terms), ()),
            doubtful=len(own.terms) > 1 or own.doubtful or (own.bids and not addressee),
        )

    def _is_limited_in_part(self, place: _Reach, limit: Span, about: tuple[str, ...]) -> bool:
        """Whether a limit may be that of something else beside it, or is not all told apart."""
        rulings = set(map(work_of, filter(is_judgment, about)))
        cut = any(limit.meets(c.span) and not limit.holds(c.span) for c in self.cited)
        cut = cut or limit.start < place.words.start < limit.end
        first, last = sorted((place.words, limit))
        beyond = place.clause.holds(limit) and ";" in self.plain[first.end : last.start]
        return len(rulings) > 1 or cut or beyond

    def _places(
        self, said: tuple[Said, ...], one: Said, words: tuple[Deciding, ...], clause: Span
    ) -> Iterator[_Reach]:
        """Where it may stand what words are about: one place for each item that they decide on."""
        kind, deciding = words[0].kind, Span(words[0].span.start, words[-1].span.end)
        heads = tuple(head.span for head in reversed(one.sentence.heads))
        silent = [other.sentence for other in said if other.silent]
        behind = next((s.span for s in silent if s.span.start == one.sentence.span.end), None)
        # A verb that stands alone closes the list above it.
        closes = heads and one.sentence.span.length <= deciding.length + len(".\n")
        listed = one.sentence.heads if closes else None
        # Items that do the same again have targets of their own.
        alone = sum(word.kind is kind for other in said for word in other.acts) == 1
        within = one.sentence.items if alone else NOWHERE
        items = [s for s in silent if within.holds(s.span) or s.heads == listed]
        before, rest = Span(clause.start, deciding.end), (Span(deciding.end, clause.end),)
        first, interprets = self.grammar.outcomes.subject_first, kind is OutcomeKind.INTERPRETATION
        above = tuple((head,) for head in heads)
        revises = kind is OutcomeKind.REVISION
        for above_it in self._left_open(one, deciding, silent) if revises else ():
            named = ((above_it.span,),)
            yield _Reach(above_it.point, deciding, above_it.span, above_it, None, named)
        for item in items or (None,):
            nearest: tuple[tuple[Span, ...], ...]
            nearest = (before if first else clause, *((item.span,) if item else ())), rest
            if interprets:
                states = self._words_explained(Span(clause.start, deciding.start))
                nearest = (states,), () if first else rest, tuple(s.span for s in silent)
            # A verb behind the last of several items is about what stands above them, with all of them.
            ends = heads and interprets and any(s.heads == one.sentence.heads for s in silent)
            nearest = (*above, *nearest) if ends else (*nearest, *above)
            own = item if item and kind in _LIMITED[LimitKind.EXCEPTION] else one.sentence
            decided = one.sentence.heads[-1] if ends else own
            yield _Reach(decided.point, deciding, clause, item, behind, nearest)

    def _left_open(self, one: Said, deciding: Span, silent: Iterable[Sentence]) -> list[Sentence]:
        """The items that name something and lack the verb, which closes the last item of their list."""
        sentence, verb = one.sentence, self.grammar.outcomes.otherwise
        if not sentence.heads or self.words(Span(deciding.end, sentence.span.end)).strip(" .\n"):
            return []
        alike = (s for s in silent if s.heads == sentence.heads and not s.items.length)
        above = [s for s in alike if s.span.start < deciding.start]
        spoken = any(verb and verb.match(self.plain, *item.span) for item in above)
        return [] if spoken else [item for item in above if self.cited_in(item.span)]

    def _words_explained(self, clause: Span) -> Span:
        """The part of a clause that names what is explained, where words behind quoted ones part it from the explanation."""
        pattern = self.grammar.outcomes.wording
        wording = pattern and pattern.search(self.plain, *clause)
        named = wording and self.cited_in(Span(clause.start, wording.start()))
        return Span(clause.start, wording.start()) if wording and named else clause

    def _limiting_scope(self, sort: LimitKind, limit: Span) -> Scope:
        """The scope that the words of a limit make."""
        words = self.words(limit).strip(" ,;")
        text = words[1:-1] if _BRACKET.fullmatch(words) else words
        return Scope(kind=_LIMITING[sort], text=text)

    def _limit(
        self, said: Said, kind: OutcomeKind, place: _Reach
    ) -> tuple[LimitKind, Span] | tuple[None, None]:
        """What limits a decision and how: in its item, in its clause, or left out of it in the sentence behind.

        The deciding words are none of it, nor is what limits a decision behind.
        """
        places = [place.item.span, place.clause] if place.item else [place.clause]
        sorts = [(sort, at) for at in places for sort in _LIMITED]
        sorts += [(LimitKind.EXCEPTION, place.behind)] if place.behind else []
        exceptions, others = self._texts_without_names
        for sort, at in sorts:
            text = exceptions if sort is LimitKind.EXCEPTION else others
            limits = self.grammar.outcomes.limits[sort]
            found = limits.search(text, *at) if kind in _LIMITED[sort] else None
            if found:
                start, end = found.span()
                between = Span(place.words.end, max(start, place.words.end))
                apart = [w.span for w in said.acts if w.kind is not kind]
                if any(between.holds(other) for other in apart):
                    break
                # Where the verb closes, an exception behind the words is of those that follow it.
                next_to = len(text) - len(text[end:].lstrip())
                if start >= place.words.end and any(other.start == next_to for other in apart):
                    break
                bracket = _BRACKET.match(text, start)
                ends = [end, *([bracket.end()] if bracket else [])]
                # Where the verb closes the sentence, the end of a limit is its mark.
                if not self.grammar.outcomes.subject_first:
                    ends += [word.span.start for word in said.words if start < word.span.start]
                return sort, Span(start, min(ends))
        return None, None

    def _citations_meant(
        self, kind: OutcomeKind, hidden: Iterable[Span], place: _Reach
    ) -> list[ResolvedCitation]:
        """The citations that a decision may be about: neither left out of it nor beside it.

        A rule for the time until an act is amended is about the whole act only where it names nothing else.
        """
        beside = self._citations_aside(kind in OF_REQUESTS)
        beside = beside - self._rested_on if kind in OF_DECISIONS else beside
        interim = kind is OutcomeKind.INTERIM_RULE
        listing = self.grammar.outcomes.listing_before
        if listing and interim:
            listed = (c.span for c in self.cited if listing.search(self.text, 0, c.span.start))
            beside = beside.difference(listed)
        kept = [c for c in self.cited if c.span not in beside]
        kept = [c for c in kept if not any(one.holds(c.span) for one in hidden)]
        lasting = [c for c in kept if c.span not in self._amended] if interim else kept
        near = [span for spans in place.nearest for span in spans]
        return lasting if any(span.holds(c.span) for c in lasting for span in near) else kept


def _is_part(act: Decided, whole: Decided) -> bool:
    """Whether an act is done to provisions of a ruling that the same point names: «пересмотреть постановление и признать утратившим силу пункт 2»."""
    inside = tuple(f"{target}/~" for target in innermost_targets(whole.targets))
    alike = act.kind is whole.kind and act.block == whole.block and bool(act.targets)
    return alike and all(target.startswith(inside) for target in act.targets)


def _item_of_act(said: Iterable[Said], head: Sentence, act: Decided) -> str:
    """The eId of the item that an act is within, of those right below a sentence that opens their list."""
    sentence = next(one.sentence for one in said if one.sentence.span.holds(act.span))
    return (*sentence.heads, sentence)[len(head.heads) + 1].point


def _as_one(acts: Sequence[Decided], *, whole: bool = False) -> Decided:
    """The first of several acts, about all that they are about, or about the `whole` rulings of that.

    Where a ruling of several is changed in more than one place, the ruling is revised.
    """
    named = (target for act in acts for target in act.targets)
    cut = map(work_of, named) if whole and len(acts) > 1 else named
    return replace(acts[0], targets=innermost_targets(tuple(dict.fromkeys(cut))))
