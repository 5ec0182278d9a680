"""Words that name an act: its noun and all that stands beside it.

Kazakh puts title, date and number before the noun, Russian behind it (`head_last`). The noun is
found first; then what belongs to it is taken, piece by piece, as far as it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple

from pipeline.cite.catalogue import RULINGS, WITHOUT_ARTICLES, Titles
from pipeline.cite.lexicon import Words
from pipeline.cite.neighbours import ADOPTION, ANYBODY, KNOWN, QUOTED, Neighbours
from pipeline.cite.pieces import DATES, FOREIGN, HEADS, VOLUME, BorderSide, Pieces, TokenPiece
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import (
    BACK,
    CURRENT,
    DRAFT,
    ENDED,
    FORMER,
    LAST,
    PART,
    Days,
    Naming,
    Timing,
)
from pipeline.grammar.citations import ActKind
from pipeline.terms import Court
from pipeline.words.dates import Date
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.tokens import NUMBER, WORD

BESIDE = 60
"""Characters on either side of a naming in which words tell when its act was in force."""
TREATIES = frozenset(
    {
        ActKind.AGREEMENT,
        ActKind.CHARTER,
        ActKind.CONVENTION,
        ActKind.COVENANT,
        ActKind.DECLARATION,
        ActKind.PROTOCOL,
        ActKind.TREATY,
    }
)
# What any body may issue. Before a law a name in the genitive is somebody else's.
ISSUED = frozenset({*WITHOUT_ARTICLES, *TREATIES, ActKind.EDICT, ActKind.DECISION})
ADJECTIVED = frozenset({ActKind.CODE, *TREATIES})
"""What an adjective with a capital letter names: `Морской кодекс`, `Венская конвенция`."""
WORDED = frozenset({"title", "country", "volume", "issuer"})
"""Pieces that a naming keeps in their words."""
TELLING = frozenset({"title", "date", "number", "state"})
LONGEST_DRAFTED = 3
"""Words and names between an act and the word that makes it a draft."""
LONGEST_DATED = 8
"""Tokens of a bracket behind a naming in which a date counts."""
AROUND = f" ,{''.join(DASH_SIGNS)}"
ERAS = CURRENT | {FORMER}
COURTS = {court.value: court for court in Court}
KINDS = {kind.value: kind for kind in ActKind}


class NamingPlace(NamedTuple):
    """A naming and its tokens, `first` up to `last` (not included)."""

    first: int
    last: int
    naming: Naming
    apart: bool
    """Its noun stands in a case that does not govern a provision beside it."""
    owning: bool
    """Its noun stands in a genitive that can be no other case, so it must govern something."""
    core: tuple[int, int]
    """The same without the part of a ruling (`қарар бөлігі`)."""


class _Taken(NamedTuple):
    """What belongs to a naming: tokens `first` up to `last` (not included), and the pieces among them by their sort."""

    first: int
    last: int
    parts: Mapping[str, TokenPiece]

    def plus(self, sort: str, piece: TokenPiece) -> _Taken:
        """What is taken, and one more piece."""
        first, last = min(self.first, piece.first), max(self.last, piece.last)
        return _Taken(first, last, {**self.parts, sort: piece})


def find_namings(
    line: Tokenized, pieces: Pieces, words: Words, titles: Titles
) -> tuple[NamingPlace, ...]:
    """The namings of a paragraph, from left to right."""
    finder = _Finder(line, pieces, words, titles)
    found: list[NamingPlace] = []
    taken: set[int] = set()
    # From the side where nouns stand, so that each takes its own words before the next one can.
    for head in reversed(pieces.heads) if finder.head_last else pieces.heads:
        if head.first not in taken and not finder.is_legal_form(head):
            for named in finder.namings_around(head):
                act = named.naming
                # What anybody may issue counts only where it is said who did, under which number.
                if act.kind in words.issued and not (act.number and (act.issuer or act.court)):
                    dated = act.date is not None and act.date.iso is not None
                    nouns = words.court_nouns
                    if not (dated and pieces.is_beside_foreign_court(line, head.first, nouns)):
                        continue
                    act = act._replace(foreign=True)
                found.append(named._replace(naming=act))
                taken.update(range(named.first, named.last))
    outer = list(_outermost_namings(found))
    return tuple(_with_long_forms(outer, line, words.table.nowadays) if line.brackets else outer)


def find_listed(
    line: Tokenized, pieces: Pieces, words: Words, titles: Titles, above: Naming
) -> NamingPlace | None:
    """The act that an item begins with whose noun stands `above` the list.

    `2) от 28 апреля 2000 года № 3 «О …»:` below `следующие нормативные постановления:`.
    """
    finder = _Finder(line, pieces, words, titles)
    numbered = line.word(1) in (")", ".") and line.is_glued(0)
    first, last, parts = finder.listed.member(2 if numbered else 0)
    if not {"date", "number"} <= parts.keys():
        return None
    naming = above._replace(**finder.naming_fields(parts))
    return NamingPlace(first, last, naming, apart=False, owning=False, core=(first, last))


def _outermost_namings(found: list[NamingPlace]) -> Iterator[NamingPlace]:
    """Leave out what another naming holds: `кодекстің (Салық кодексі)`."""
    end = 0
    for named in sorted(found, key=lambda named: (named.first, -named.last)):
        if named.first >= end:
            yield named
            end = named.last


def _with_long_forms(
    found: list[NamingPlace], line: Tokenized, nowadays: tuple[str, ...]
) -> Iterator[NamingPlace]:
    """Put initials and the long form of them together, whichever stands in a bracket.

    So too a noun and the one that its act goes by today: `Указа (ныне – Закона)`.
    """
    rest = iter(zip_longest(found, found[1:]))
    for one, other in rest:
        closed = other is not None and line.brackets.get(one.last) == other.last
        if other and closed and other.naming.generic and other.first > one.last + 1:
            today = line.words(one.last + 1, other.first).lower().rstrip(AROUND)
            if today in nowadays:
                yield one._replace(last=other.last + 1)
                next(rest, None)
                continue
        if other and closed and other.first == one.last + 1:
            short, long = sorted((one.naming, other.naming), key=lambda n: n.kind is not None)
            if short.kind is None and short.short is None and long.kind and not long.generic:
                naming = long._replace(also=short)
                yield one._replace(last=other.last + 1, naming=naming, core=(one.first, one.last))
                next(rest, None)
                continue
        yield one


class _Finder:
    """Puts the words of one act together."""

    def __init__(self, line: Tokenized, pieces: Pieces, words: Words, titles: Titles) -> None:
        self.line, self.pieces, self.table = line, pieces, words.table
        self.counting = words.counting
        self.of_states, self.forms, self.countries = words.of_states, words.forms, words.countries
        self.head_last, self.endings = words.table.head_last, words.table.endings
        self.shared = {head.noun for head in pieces.heads if head.noun}
        """The nouns that several names have: `Уголовного и Трудового кодексов`."""
        self.drafted = any(piece.sort == DRAFT for piece in pieces.all)
        self.own = BorderSide(line, pieces, before=self.head_last)
        """The side of a noun on which its pieces stand; what its act belongs to stands on the other one."""
        self.far = BorderSide(line, pieces, before=not self.head_last)
        self.beside = Neighbours(self.own, words, titles)
        self.listed = Neighbours(BorderSide(line, pieces, before=False), words, titles)

    def is_legal_form(self, head: TokenPiece) -> bool:
        """Whether initials beside a quoted name tell a company's form and no act: `ПК «Арман»`, `«Арман» ЖШС`.

        So are those that a quotation holds alone a company's name: `ТОО «ТК»`. Where a provision
        stands at them they are an act's: `статья 5 УПК «Свидетель» гласит`, `статья 5 «УПК»`.
        """
        if head.sort != "acronym":
            return False
        line, edge = self.line, self.own.far_border(head)
        if line.quotes.get(head.first - 1) == head.last:
            return not self._counts(self.far.token(self.far.step_over(self.far.far_border(head))))
        # On the other side a provision may say what it is about: `статья 5 «Кража» УК`.
        quoted = self.own.quotation(edge)
        named = quoted is not None and line.has_capital(quoted[0] + 1)
        if quoted is None or not named or self.beside.is_about(quoted[0]):
            return False
        return not self._counts(self.far.token(head.first + head.last - edge))

    def _counts(self, at: int) -> bool:
        """Whether a token is a unit or its number; a single letter is a preposition more often."""
        line = self.line
        number = line.kind(at) is NUMBER or len(line.word(at)) > 1
        return number and (line.tokens[at].counted or line.tokens[at].numeral)

    def namings_around(self, head: TokenPiece) -> Iterator[NamingPlace]:
        """The naming around a noun, and the other titles, dates and numbers that share the noun."""
        if head.sort == VOLUME:
            yield from self._volume_alone(head)
            return
        named = self._naming_around(head)
        others = list(self._titled_alike(head, named))
        first = named._replace(naming=named.naming._replace(shared=True)) if others else named
        listed = [first, *self._list_members(head, named)]
        yield from self._with_shared(sorted(listed, key=lambda place: place.first))
        yield from others

    def _volume_alone(self, head: TokenPiece) -> Iterator[NamingPlace]:
        """The part of a code that was named before; none in a bracket, which is of what stands beside it."""
        if self.line.brackets.get(head.first - 1) != head.last:
            name, place = self.line.words(head.first, head.last), (head.first, head.last)
            naming = Naming(ActKind.CODE, name, volume=name, pointer=BACK)
            apart = self._governs_no_provision(head, head.last)
            yield NamingPlace(*place, naming, apart=apart, owning=False, core=place)

    def _with_shared(self, listed: list[NamingPlace]) -> Iterator[NamingPlace]:
        """The members of a list of rulings, of several numbers on one day each with the day: `от … № 7 и № 8`.

        What letters behind the number of one tell is told of all (`№ 4 және … № 55-НҚ қаулылары`), and a
        court right behind them says what it said in them: `в постановлении от … № 5 Совет указал`.
        """
        day, normative = None, any(place.naming.normative for place in listed)
        court = self.pieces.starting.get(listed[-1].last)
        said = self.line.word(listed[0].first - 1) in self.table.reporting
        reporting = COURTS.get(court.value) if court and court.nominative and said else None
        for place in listed:
            naming = place.naming
            if naming.kind in RULINGS:
                near, day = reporting or naming.court_near, naming.date or day
                naming = naming._replace(date=day, court_near=near, normative=normative)
                yield place._replace(naming=naming)
            else:
                day = naming.date
                yield place

    def _list_members(self, head: TokenPiece, named: NamingPlace) -> Iterator[NamingPlace]:
        """The dates and numbers that share the noun of a naming."""
        # `постановления: от … № …, от … № …`: behind a colon or in brackets a list leaves out the
        # noun before it.
        opening = (":",) if named.naming.number else (":", "(")
        opens = named.naming.kind in RULINGS and self.line.word(named.last) in opening
        if not (opens or named.naming.number or named.naming.date):
            return
        before = self.head_last and not opens
        edge, beside = (named.first, self.beside) if before else (named.last + opens, self.listed)
        while True:
            first, last, parts = (beside.member if opens else beside.next_member)(edge)
            # A ruling may be named by its day alone, and is then told: `от … № 7 и от … года`.
            alone = self.line.over_joint(last) > last or self.line.word(last) == ")"
            listed = alone and not named.naming.date if opens else not before
            ruling = named.naming.kind in RULINGS
            dated = listed and ruling and "date" in parts
            counted = ruling and not opens and parts.keys() == {"number"}
            if not (dated or counted or {"date", "number"} <= parts.keys()):
                return
            naming = self._make_naming(head, head.first, (first, last), parts)
            yield NamingPlace(first, last, naming, apart=False, owning=False, core=(first, last))
            edge, opens = first if before else last, False

    def _titled_alike(self, head: TokenPiece, named: NamingPlace) -> Iterator[NamingPlace]:
        """The other titles that share the noun of one: `Законов «О суде» и «О нотариате»`."""
        first, last = named.first, named.last
        while named.naming.title:
            first, last, parts = self.beside.next_member(first if self.head_last else last)
            if parts.keys() != {"title"}:
                return
            naming = self._make_naming(head, head.first, (first, last), parts)._replace(shared=True)
            yield NamingPlace(first, last, naming, named.apart, named.owning, (first, last))

    def _naming_around(self, head: TokenPiece) -> NamingPlace:
        noun = head.first - self._adjective_count(head)
        taken = self._with_volume(head, self._pieces_beside(head, noun))
        taken = self._with_state(self._with_era(noun, taken))
        taken = self._with_pointer(self._with_draft(head, taken))
        is_quoted = self.line.quotes.get(taken.first - 1) == taken.last
        core = taken.first - is_quoted, taken.last + is_quoted
        strange = self._is_strange(head, noun, taken)
        naming = self._make_naming(head, noun, core, taken.parts, strange=strange)
        naming = (
            naming._replace(foreign=True)
            if self._is_of_another_state(head, taken.parts)
            else naming
        )
        owning = head.inflected and self._noun(head).endswith(self.endings.owning)
        place = NamingPlace(*core, naming, apart=False, owning=owning, core=core)
        place = self._with_division(place, noun, taken)
        return place._replace(apart=self._governs_no_provision(head, place.last))

    def _with_volume(self, head: TokenPiece, taken: _Taken) -> _Taken:
        if taken.last not in self.line.brackets or "volume" in taken.parts:
            return taken
        volume = self.beside.volume(taken.last, named="title" in _open_to(head))
        return taken.plus("volume", volume) if volume else taken

    def _with_era(self, noun: int, taken: _Taken) -> _Taken:
        era = self.pieces.ending.get(noun)
        if era is None or era.sort not in ERAS:
            return taken
        # Before a Russian noun it stands between the unit and the act, so it is part of both.
        with_era = taken.plus("era", era)
        return with_era._replace(first=taken.first) if self.head_last else with_era

    def _with_state(self, taken: _Taken) -> _Taken:
        """With the adjective of a state before a Russian noun: `российского Уголовного кодекса`."""
        state = self.pieces.ending.get(taken.first)
        is_state = state and state.sort == "state" and not self.head_last
        return taken.plus("state", state) if state and is_state else taken

    def _with_draft(self, head: TokenPiece, taken: _Taken) -> _Taken:
        if not self.drafted:
            return taken
        beside = self.pieces.ending.get(taken.first), self.pieces.starting.get(taken.last)
        for draft in (*beside, self._parted_draft(head, taken.first, taken.last)):
            if draft and draft.sort == DRAFT:
                taken = taken.plus("era", draft)
        return taken

    def _with_pointer(self, taken: _Taken) -> _Taken:
        """With the word that points to an act named before: `этого Закона`, `соңғы Конституция`."""
        pointer = self.pieces.pointer(taken.first)
        if pointer and not taken.parts.keys() - {"country", "era"}:
            return taken.plus("pointer", pointer)
        at = taken.first - 1
        is_latter = not taken.parts and self.line.word(at) in self.table.latter
        return (
            taken.plus("pointer", TokenPiece("pointer", at, at + 1, LAST)) if is_latter else taken
        )

    def _is_strange(self, head: TokenPiece, noun: int, taken: _Taken) -> bool:
        """Whether words beside a noun say that it means no act that is known."""
        titled = head.short is None or head.value in KINDS
        is_unknown = titled and self.beside.unknown_title(taken.last, treaty=head.value in TREATIES)
        return noun < head.first or is_unknown or self._is_another(head, taken.first, taken.parts)

    def _with_division(self, place: NamingPlace, noun: int, taken: _Taken) -> NamingPlace:
        """With the part of a ruling or of a code, which stands between it and its provisions."""
        # `осы` may stand before the pieces of a name: the part then stands before it.
        pointer = None if "pointer" in taken.parts else self.pieces.pointer(taken.first)
        before = min(place.first, pointer.first) if pointer else place.first
        part = self._part_beside(place.last if self.head_last else before)
        if part is None or part.first == noun:
            return place
        volume = place.naming.volume if part.sort == PART else self.line.words(*part[1:3])
        return place._replace(
            first=min(place.first, part.first),
            last=max(place.last, part.last),
            naming=place.naming._replace(volume=volume, division=part.value),
        )

    def _is_of_another_state(self, head: TokenPiece, parts: Mapping[str, TokenPiece]) -> bool:
        """Whether a name that is not known tells whose republic, or whose Constitution it is: `Татарстан Республикасы`, `Француз Конституциясы`."""
        beside = parts.get("country", head)
        if beside is not head:
            word = self.line.tokens[beside.first]
            one = beside.last - beside.first == 1 and word.stem in self.of_states
            owned = one and self.forms.is_possessed(word.text, self.countries[word.stem])
        else:
            constitution = head.value == ActKind.CONSTITUTION and bool(self.endings.possessive)
            owned = constitution and head.possessed and not parts
        edge = self.own.far_border(beside)
        at = self.own.token(edge)
        inside = 0 <= at < self.line.count and self.own.piece(edge) is None
        # `Еліміздің Конституциясы`: in the genitive it may be any noun.
        named = inside and self.line.has_capital(at)
        return owned and named and not self.line.word(at).endswith(self.endings.governing)

    def _part_beside(self, edge: int) -> TokenPiece | None:
        """The part beside the noun of a ruling or a code, over the bracket of a short name: `Кодекстің (бұдан әрі – АК) Ерекше бөлімінің`."""
        shortened = any(one.bracket == edge for one in self.pieces.definitions)
        part = self.far.piece(self.beside.behind_bracket(edge) if shortened else edge)
        return part if part and part.sort in (PART, VOLUME) else None

    def _is_another(self, head: TokenPiece, first: int, parts: Mapping[str, TokenPiece]) -> bool:
        """Whether words say that a noun means another act than its short name does, or several: `оба Закона`."""
        if parts.keys() & TELLING:
            return False
        before, noun, at = self.line.word(first - 1), self._noun(head), head.first
        # `статья сорок первая УК`, `статья первая УК`
        if self.line.word(first - 2) in self.counting and not self._is_plural(head):
            return False
        inside = first > 0 and self.line.sentence(at) == self.line.sentence(at - 1)
        called = head.short is not None or (inside and self.line.has_capital(at))
        other = self.table.others.fullmatch(f"{before} {noun}") is not None
        return called and (other or self._is_plural(head))

    def _is_plural(self, head: TokenPiece) -> bool:
        """Whether a name is a plural, and not only the noun that it shares with another one."""
        name = self._name_of(head, head.first).lower()
        return self.table.plurals.fullmatch(name) is not None

    def _parted_draft(self, head: TokenPiece, first: int, last: int) -> TokenPiece | None:
        """The word that makes it a draft, over a few that say what became of it: `кодексінің қаралып жатқан жобасы`.

        They depend on the act in the genitive, or agree with it: `проект внесенного в Парламент кодекса`.
        """
        if alone := self.pieces.alone_in(self.line, last, DRAFT):
            return alone._replace(last=alone.last + 1)
        edge = last if self.head_last else first
        piece = self.far.piece(edge)
        for _ in range(LONGEST_DRAFTED):
            mark = self.line.kind(self.far.token(edge)) is not WORD
            if mark or self.far.is_conjunction(edge) or (piece and piece.sort in HEADS):
                return None
            edge = self.far.far_border(piece) if piece else self.far.step_over(edge)
            piece = self.far.piece(edge)
            if piece and piece.sort == DRAFT:
                governed = self._noun(head).endswith(self.endings.governing)
                agrees = self.line.word(piece.last).endswith(self.table.owner.endings)
                return piece if (governed if self.head_last else agrees) else None
        return None

    def _pieces_beside(self, head: TokenPiece, noun: int) -> _Taken:
        open_to = _open_to(head)
        taken = _Taken(noun, head.last, {})
        while piece := self.beside.next_piece(
            self._over_era(taken.first) if self.head_last else taken.last, taken.parts, open_to
        ):
            if piece.sort == "issuer" and self._is_marked(head, noun, taken.parts):
                return self._without_cited(taken)
            taken = taken.plus(piece.sort, piece)
        return taken

    def _over_era(self, edge: int) -> int:
        """The border beyond `former` or `new` where pieces stand before it: `2001 жылғы 12 маусымдағы бұрынғы Салық кодексінің`."""
        era = self.pieces.ending.get(edge)
        return era.first if era and era.sort in ERAS else edge

    def _without_cited(self, taken: _Taken) -> _Taken:
        """A ruling that a body had asked about, without the title that cites what was measured."""
        title = taken.parts.get("title")
        if title is None or not any(t.unit for t in self.line.tokens[title.first : title.last]):
            return taken
        parts = {sort: piece for sort, piece in taken.parts.items() if piece is not title}
        return taken._replace(first=title.last, parts=parts)

    def _is_marked(self, head: TokenPiece, noun: int, parts: Mapping[str, TokenPiece]) -> bool:
        """Whether letters behind its number tell a normative ruling of the Constitutional Court (`№ 4-НҚ`)."""
        return _kind(head) in RULINGS and " " in self._name_of(head, noun) and self._has_mark(parts)

    def _has_mark(self, parts: Mapping[str, TokenPiece]) -> bool:
        """Whether a number ends in the letters of a normative ruling; those of other states have others (`№ 8-П`)."""
        return "number" in parts and parts["number"].value.upper().endswith(self.table.ruling_marks)

    def _is_issued_by_court_before(self, parts: Mapping[str, TokenPiece]) -> bool:
        """Whether the ruling of a day or a number is of the court that was named before it, whatever court that is."""
        named = "court" in parts or self._has_mark(parts)
        return not named and not parts.keys().isdisjoint({"date", "number"})

    def _noun(self, head: TokenPiece) -> str:
        return self.line.word(head.noun or head.last - 1)

    def _name_of(self, head: TokenPiece, noun: int) -> str:
        """The words that name an act, with the noun that it shares with another one."""
        if head.sort == "acronym":
            return head.value
        name = self.line.words(noun, head.last)
        return f"{name} {self._noun(head)}" if head.noun else name

    def _adjective_count(self, head: TokenPiece) -> int:
        """Count the words of a name that is not known: `Цифрлық кодекс`, `Морской кодекс`."""
        at = head.first - 1
        alone = head.value in ADJECTIVED and not head.named
        if head.sort != "head" or not alone or at <= 0 or head.first in self.pieces.ending:
            return 0
        # At the head of a sentence every word has a capital letter, so it tells no name there,
        # unless the noun belongs to it: `Мұражай кодексінің`.
        opens = self.line.sentence(at) != self.line.sentence(at - 1)
        called = self.line.has_capital(at) and not opens
        return int((called or self._belongs_to(head, at)) and at not in self.pieces.starting)

    def _belongs_to(self, head: TokenPiece, at: int) -> bool:
        """Whether a noun belongs to a word right before it, in no genitive and no word for what was named."""
        noun, word, ending = self._noun(head).lower(), self.line.word(at), self.endings.possessive
        if not ending or head.value is not ActKind.CODE or self.line.kind(at) is not WORD:
            return False
        known = (word for one in self.table.heads if one.kind == head.value for word in one.words)
        owned = any(noun.startswith(one) and self.forms.is_possessed(noun, one) for one in known)
        titled = word in self.table.title_marks  # `кедендік реттеу туралы кодексінің`
        return owned and not titled and not word.endswith(self.endings.governing)

    def _make_naming(
        self,
        head: TokenPiece,
        noun: int,
        place: tuple[int, int],
        parts: Mapping[str, TokenPiece],
        *,
        strange: bool = False,
    ) -> Naming:
        # With a title, a date or a number beside it the noun names an act by itself, not by a short
        # name.
        past = "era" in parts and parts["era"].sort not in CURRENT
        short = None if past or strange or parts.keys() & TELLING else head.short
        said = _kind(head)
        kind = parts["force"].value if "force" in parts else said
        # The court that was named last before a ruling may be whose it is.
        near = self.pieces.court_before(place[0]) if kind in RULINGS else None
        near = Court.CONSTITUTIONAL_COURT if self._is_marked(head, noun, parts) else near
        said_by_name = head.named or head.sort == "acronym"
        shared = (head.noun or head.last - 1) in self.shared
        alone = said_by_name and not shared
        name = self._name_of(head, noun)
        bare = Naming(
            kind=KINDS.get(kind) if short is None else None,
            name=name,
            normative=" " in name,
            named=said_by_name,
            noun=KINDS.get(said) if kind != said else None,
            means=self._noun(head).endswith(self.endings.means),
            days=self._days_behind(place[1]),
            court_near=COURTS.get(near or ""),
            foreign=near == FOREIGN and self._is_issued_by_court_before(parts),
            short=short,
            strange=strange,
            pointer=PART if head.sort == PART else "",
            division=head.value if head.sort == PART else "",
            shared=shared,
            several=alone and (self._is_plural(head) or self._is_another(head, place[0], parts)),
        )
        return bare._replace(**self.naming_fields(parts)) if parts else bare

    def naming_fields(self, parts: Mapping[str, TokenPiece]) -> dict[str, Any]:
        """What the pieces beside a noun say, by the fields of a naming."""
        worded = parts.keys() & WORDED
        said: dict[str, Any] = {sort: self.beside.words(parts[sort]) for sort in worded}
        if "title" in parts:
            title = parts["title"].value
            said |= {"quoted": title == QUOTED, "known": title == KNOWN}
        if "date" in parts:
            said["date"] = parts["date"].date
            said["adopted"] = parts["date"].value == ADOPTION
        if "number" in parts:
            said["number"] = parts["number"].value
            said |= {"normative": True} if self._has_mark(parts) else {}
        if "court" in parts:
            said["court"] = COURTS.get(parts["court"].value)
        if "pointer" in parts:
            said["pointer"] = parts["pointer"].value or BACK
        if "era" in parts:
            said["era"] = parts["era"].sort
        return said | ({"foreign": True} if "state" in parts else {})

    def _days_behind(self, last: int) -> Days | None:
        """The day or the year in a short bracket right behind a naming."""
        close = self.line.brackets.get(last)
        if close is None:
            return None
        inner = (
            self.pieces.starting.get(at) for at in range(last + 1, min(close, last + LONGEST_DATED))
        )
        found = next((piece for piece in inner if piece and piece.sort in DATES), None)
        if found is None or found.date is None:
            return None
        alone = found.first == last + 1 and found.last == close
        return Days.of(found.date, Timing.NAMED if alone else Timing.NEAR)

    def _governs_no_provision(self, head: TokenPiece, last: int) -> bool:
        """Whether a noun stands in a case that governs no provision beside it."""
        inflected_first = head.short is not None and head.last - head.first > 1
        if head.sort == "part" or (self.head_last and last > head.last):
            return False
        if inflected_first and not self.head_last:
            return False
        noun = self._noun(head)
        # `Бұл ереже`: what any sentence may call a rule governs in the genitive alone.
        if head.value == ActKind.RULES and self.endings.governing:
            return not noun.endswith(self.endings.governing)
        return noun.endswith(self.endings.apart)


def _open_to(head: TokenPiece) -> frozenset[str]:
    """What may stand beside a noun: a body, a title that is not known, a date of adoption."""
    if head.value == ActKind.CONSTITUTION:
        return frozenset({ADOPTION})
    if head.sort == "short" and head.value in KINDS:
        return frozenset({"title", "issuer"} if head.value in ISSUED else {"title"})
    if head.sort != "head":
        return frozenset()
    if head.value == ActKind.DECISION:
        return frozenset({"title", "issuer", ANYBODY})
    return frozenset({"title", "issuer"} if head.value in ISSUED and head.possessed else {"title"})


def _kind(head: TokenPiece) -> str:
    """The kind of act that a piece tells; initials do not tell it, a part of a ruling is a ruling's."""
    if head.sort == "part":
        return ActKind.RESOLUTION
    return "" if head.sort == "acronym" else head.value


def with_validity(
    named: tuple[NamingPlace, ...], line: Tokenized, words: re.Pattern[str]
) -> Iterator[NamingPlace]:
    """The namings of a paragraph, each with what the words beside it tell of its time: `УПК, действовавшего до 2015 года`."""
    for place in named:
        act = place.naming
        if act.date or act.number or act.kind in RULINGS:
            yield place
            continue
        start, end = line.place(place.first, place.last)
        before = line.text[max(line.span.start, start - BESIDE) : start]
        after = line.text[end : min(line.span.end, end + BESIDE)]
        said = words.search(f"{before}«»{after}")
        yield place._replace(naming=_with_year(act, said)) if said else place


def behind_validity(place: NamingPlace, line: Tokenized, words: re.Pattern[str]) -> int:
    """The token behind a naming and what tells of its time: `Закона «О …», принятого в 1998 году (`."""
    end = line.place(*place.core)[1]
    said = words.match(f"«»{line.text[end : min(line.span.end, end + BESIDE)]}")
    return line.token_at(end + said.end() - len("«»") - 1) + 1 if said else place.core[1]


def _with_year(act: Naming, said: re.Match[str]) -> Naming:
    """A naming with the year of a group that is called `adopted`, `until`, `before`, `held` or `ended`."""
    group, year = next((name, value) for name, value in said.groupdict().items() if value)
    sort = group.rstrip("0123456789")
    if sort == "ended":
        return act if act.era == FORMER else act._replace(era=ENDED)
    if sort == "adopted":
        return act._replace(date=Date(int(year)))
    if sort == "until":
        days = Days(date(int(year) - 1, 1, 1), date(int(year), 12, 31), Timing.ENDED)
        return act._replace(era=FORMER, days=days)
    held = Date(int(year) - 1, 12, 31) if sort == "before" else Date(int(year))
    return act._replace(days=Days.of(held, Timing.HELD))
