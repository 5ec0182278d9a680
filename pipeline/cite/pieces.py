"""What a citation is put together from: known phrases, short names, dates, numbers of acts."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import compress, takewhile
from operator import attrgetter, or_
from typing import NamedTuple

from pipeline.cite.lexicon import KnownPhrase, Token, Words, is_initials
from pipeline.cite.tokenized import Tokenized
from pipeline.words.dates import Date, date_at
from pipeline.words.equivalents import DASH_SIGNS, one_hyphen
from pipeline.words.quotes import ANY, MARKS
from pipeline.words.stems import is_acronym
from pipeline.words.tokens import DATE, SIGN, WORD

SIGN_ITSELF = re.compile(r"\A(?:№|N[оoº°]?) ?")
LONGEST_SHORT = 12
LONGEST_COURT = 6
"""Tokens of a sitting and of the name of its court."""
_QUOTES = frozenset(ANY)
PARTING = frozenset((*MARKS, *",;"))
"""What parts short names from each other."""
MOST_SHORTS = 40
"""Short names with the same first word; beyond it the oldest are forgotten."""
VOLUME = "volume"
HEADS = frozenset({"head", "short", "acronym", "part", VOLUME})
DATES = frozenset({"date", "day"})
FOREIGN = "foreign"
"""In the place of a court's key: one of another state."""


class TokenPiece(NamedTuple):
    """Tokens `first` up to `last` (not included) that stand for something."""

    sort: str
    first: int
    last: int
    value: str = ""
    date: Date | None = None
    short: int | None = None
    """Index of the definition, where the words are a defined short name."""
    named: bool = False
    """Whether an act's noun tells which act it is."""
    nominative: bool = False
    """Whether a body or a country stands in the nominative."""
    possessed: bool = True
    """Whether an act's noun is in a form that says whose it is."""
    inflected: bool = False
    """Whether an act's noun is known to stand in another form than the nominative."""
    noun: int = 0
    """The token of the noun, where that stands behind another act's name only: `Уголовного и Трудового кодексов`."""


class Defining(NamedTuple):
    """Tokens `first` up to `last` are a short name; the bracket opens at token `bracket`.

    What stands in the bracket before the definition ends at the token `edge`.
    """

    bracket: int
    edge: int
    first: int
    last: int


class Short(NamedTuple):
    """A short name. One with a capital letter counts only where it has one."""

    number: int
    parts: tuple[str, ...]
    stems: tuple[str, ...]
    court: str = ""
    """The key of the court that it stands for."""


@dataclass(slots=True)
class Shorts:
    """The short names that the ruling has defined so far, by the stem of their first word."""

    count: int = 0
    names: dict[str, list[Short]] = field(default_factory=dict)

    def define(self, tokens: list[Token], court: str) -> None:
        """Add a short name, counted from 0, of a court where it is given. Of two equal ones the later counts."""
        parts = tuple(token.text for token in tokens)
        stems = tuple(token.stem for token in tokens)
        names = self.names.setdefault(stems[0], [])
        names[:] = [name for name in names if name.stems != stems]
        names.insert(0, Short(self.count, parts, stems, court))
        del names[MOST_SHORTS:]
        # The sort is stable: of names of as many words the latest stays in front.
        names.sort(key=lambda name: -len(name.stems))
        self.count += 1


class Pieces:
    """The pieces of a paragraph, from left to right; none overlaps another."""

    def __init__(self, found: Iterable[TokenPiece], definitions: Iterable[Defining]) -> None:
        self.all = tuple(found)
        self.definitions = tuple(definitions)
        self.starting = {piece.first: piece for piece in self.all}
        self.ending = {piece.last: piece for piece in self.all}
        """By the token behind the last one."""
        self.heads = tuple(piece for piece in self.all if piece.sort in HEADS)
        """Nouns, initials and short names of acts, and parts of codes and rulings."""
        self._courts = [piece for piece in self.all if piece.sort == "court"]
        around = self.ending, self.starting
        self._foreign = {
            court
            for court in self._courts
            for beside, edge in zip(around, (court.first, court.last), strict=True)
            if edge in beside and beside[edge].sort == "state"
        }

    def pointer(self, index: int) -> TokenPiece | None:
        """The word before a token which says that it names what was named before."""
        piece = self.ending.get(index)
        return piece if piece and piece.sort == "pointer" else None

    def is_beside_foreign_court(self, line: Tokenized, index: int, nouns: Container[str]) -> bool:
        """Whether of the courts of a sentence the one nearest to a token is another state's: `суд США в решении от …`."""
        sentence = line.sentence(index)
        courts = line.where(lambda token: token.stem in nouns)
        own = (at for at in courts if at != index and line.sentence(at) == sentence)
        court = min(own, key=lambda at: abs(at - index), default=None)
        if court is None:
            return False
        beside = (self.starting.get(court + 1), *(self.ending.get(court - n) for n in range(3)))
        return any(piece is not None and piece.sort == "state" for piece in beside)

    def alone_in(self, line: Tokenized, bracket: int | None, *sorts: str) -> TokenPiece | None:
        """The piece of one of the sorts that is all that a bracket holds."""
        if bracket not in line.brackets:
            return None
        inner = self.starting.get(bracket + 1)
        alone = inner and inner.sort in sorts and inner.last == line.brackets[bracket]
        return inner if alone else None

    def court_before(self, index: int) -> str | None:
        """The key of the court that is named last before a token, `FOREIGN` for one of another state."""
        at = bisect_left(self._courts, index, key=lambda piece: piece.first)
        court = self._courts[at - 1] if at else None
        return FOREIGN if court in self._foreign else court and court.value


class BorderSide(NamedTuple):
    """One side of the borders between the tokens of a paragraph: all goes away from a border, before or behind it.

    A border has the number of the token behind it. What holds on both sides is so read once.
    """

    line: Tokenized
    pieces: Pieces
    before: bool

    def step_over(self, border: int, count: int = 1) -> int:
        """The border beyond a token, or beyond several."""
        return border - count if self.before else border + count

    def token(self, border: int) -> int:
        """The token right beside a border."""
        return border - 1 if self.before else border

    def word(self, border: int) -> str:
        """That in lower case; nothing outside the paragraph."""
        return self.line.word(self.token(border))

    def is_conjunction(self, border: int) -> bool:
        """Whether it is a conjunction."""
        at = self.token(border)
        return 0 <= at < self.line.count and self.line.tokens[at].joins

    def piece(self, border: int) -> TokenPiece | None:
        """The piece right beside a border."""
        return (self.pieces.ending if self.before else self.pieces.starting).get(border)

    def far_border(self, piece: TokenPiece) -> int:
        """The border on the far side of a piece."""
        return piece.first if self.before else piece.last

    def quotation(self, border: int) -> tuple[int, int] | None:
        """The tokens of the quotation right beside a border, the marks with them."""
        quotes = self.line.quoted if self.before else self.line.quotes
        end = quotes.get(self.token(border))
        if end is None:
            return None
        return (end, border) if self.before else (border, end + 1)


def find_pieces(line: Tokenized, words: Words, shorts: Shorts) -> Pieces:
    """The pieces of a paragraph, reading it once; what it defines is added to `shorts`."""
    reader = _PieceReader(line, words, shorts)
    found = tuple(reader.read())
    return Pieces(found, reader.definitions)


class _PieceReader:
    """One pass over the telling tokens of a paragraph."""

    def __init__(self, line: Tokenized, words: Words, shorts: Shorts) -> None:
        self.line, self.words, self.shorts = line, words, shorts
        self.definitions: list[Defining] = []
        self.court: tuple[int, str] = 0, ""
        """Where the name of the last court ends, and its key."""

    def read(self) -> Iterator[TokenPiece]:
        end, line = 0, self.line
        stems = map(attrgetter("stem"), line.tokens)
        # Looked up one by one, as a short name counts from its definition on.
        short = map(self.shorts.names.__contains__, stems)
        telling = map(or_, map(attrgetter("telling"), line.tokens), short)
        for index in compress(range(line.count), telling):
            if index >= end and not line.is_torn(index):
                piece = self._piece(index, line.tokens[index].kind)
                if piece is None:
                    continue
                end = piece.last
                if piece.sort == "definition":
                    end = self._define_short_names(piece)
                else:
                    if piece.sort == "court":
                        self.court = end, piece.value
                    elif piece.sort == "country" and piece.first == self.court[0]:
                        self.court = end, self.court[1]
                    elif piece.sort in ("short", "acronym"):
                        end = self._over_ending(end)
                        piece = piece._replace(last=end)
                    yield piece

    def _over_ending(self, end: int) -> int:
        """The token behind the ending of a case that a hyphen with a blank beside it ties to initials: `ҚПК -нің`."""
        line, endings = self.line, self.words.table.endings.governing
        tied = line.word(end) in DASH_SIGNS and line.word(end + 1) in endings
        return end + 2 * (tied and is_acronym(line.tokens[end - 1].text))

    def _piece(self, index: int, kind: str) -> TokenPiece | None:
        if kind is WORD:
            return self._piece_of_words(index)
        if kind is SIGN:
            return self._number(index)
        # A short name may begin with a year: `2015 жылғы Заң`.
        named = self._named_short(index, None)
        return named or self._date(index) or self._marked_number(index)

    def _piece_of_words(self, index: int) -> TokenPiece | None:
        if self.line.tokens[index].lower in self.words.grammar.calendar.openings:
            date = self._date(index + 1) or self._date(index + 2)
            if date and date.first == index + 1:
                return date._replace(first=index)
        phrase = self._phrase_at(index)
        if short := self._named_short(index, phrase):
            return short
        if phrase:
            return self._piece_of_phrase(phrase, index)
        token = self.line.tokens[index]
        if shared := self._name_sharing_noun(index):
            return shared
        if token.unit or not is_initials(token.text):
            return None
        return TokenPiece("acronym", index, index + 1, token.text.partition("-")[0])

    def _piece_of_phrase(self, phrase: KnownPhrase, index: int) -> TokenPiece:
        last = index + len(phrase.stems)
        if other := phrase.text in self.words.bare_sittings and self._behind_other_court(index):
            return TokenPiece("issuer", index, other)
        if phrase.capital and phrase.sort != "head":
            nominative = self._is_nominative(phrase.text, self.line.words(index, last))
            return TokenPiece(phrase.sort, index, last, phrase.value, nominative=nominative)
        if phrase.sort != "head":
            return TokenPiece(phrase.sort, index, last, phrase.value)
        noun = self.line.word(last - 1)
        known = phrase.parts[-1]
        return TokenPiece(
            "head",
            index,
            last,
            phrase.value,
            named=phrase.named,
            possessed=self.words.forms.is_possessed(noun, known),
            inflected=noun != known.lower(),
        )

    def _behind_other_court(self, index: int) -> int | None:
        """Where a sitting ends that is of a court that is not known: `Пленума Высшего Арбитражного Суда`."""
        line, nouns = self.line, self.words.court_nouns
        if self.words.table.head_last:
            is_known = self.court[0] == index
            named = not is_known and line.has_capital(index - 2) and index > 1
            return index + 1 if named and line.tokens[index - 1].stem in nouns else None
        behind = range(index + 1, min(index + LONGEST_COURT, line.count))
        named_so = takewhile(line.has_capital, behind)
        ends = (at + 1 for at in named_so if at > index + 1 and line.tokens[at].stem in nouns)
        return next(ends, None)

    def _name_sharing_noun(self, index: int) -> TokenPiece | None:
        """An act's name without its noun, which it shares with the acts behind it."""
        token = self.line.tokens[index]
        opens = token.stem in self.words.openings and self.line.has_capital(index)
        if not (opens and index + 2 < self.line.count):
            return None
        if not (self.line.word(index + 1) == "," or self.line.tokens[index + 1].joins):
            return None
        behind = self._phrase_at(index + 2)
        at = index + 2
        other = self._piece_of_phrase(behind, at) if behind else self._name_sharing_noun(at)
        if not (other and other.named):
            return None
        noun = other.noun or other.last - 1
        for phrase in self.words.phrases.get((token.stem, self.line.tokens[noun].stem), ()):
            if phrase.named and self.words.forms.is_form(token.text, phrase.parts[0]):
                return TokenPiece(
                    "head", index, index + 1, phrase.value, named=True, inflected=True, noun=noun
                )
        return None

    def _is_nominative(self, name: str, words: str) -> bool:
        """Whether a body stands in the nominative, or at least not in the genitive."""
        if governing := self.words.table.endings.governing:
            return not words.lower().endswith(governing)
        opens = words.partition(" ")[0].lower()  # `of the Republic` is none
        marked = opens in self.words.table.particles
        return words == name and not marked and not is_acronym(words)

    def _phrase_at(self, index: int) -> KnownPhrase | None:
        tokens, known = self.line.tokens, self.words.phrases
        first = tokens[index].stem
        second = tokens[index + 1].stem if index + 1 < self.line.count else ""
        for phrase in (*known.get((first, second), ()), *known.get((first,), ())):
            if self._phrase_stands_at(index, phrase, capital=phrase.capital):
                return phrase
        return None

    def _named_short(self, index: int, phrase: KnownPhrase | None) -> TokenPiece | None:
        """The short name of the ruling's own that stands at a token, where a known phrase has no more words.

        Of as many words the ruling's definition counts, even where it gives a known noun another sense.
        """
        short = self._short_name_at(index) if self.shorts.names else None
        if short is None or (phrase and len(short.stems) < len(phrase.stems)):
            return None
        last = index + len(short.stems)
        if short.court:
            subject = self._is_nominative(" ".join(short.parts), self.line.words(index, last))
            return TokenPiece("court", index, last, short.court, nominative=subject)
        head = phrase if phrase and phrase.sort == "head" else None
        value, named = (head.value, head.named) if head else ("", False)
        return TokenPiece("short", index, last, value, short=short.number, named=named)

    def _short_name_at(self, index: int) -> Short | None:
        for short in self.shorts.names.get(self.line.tokens[index].stem, ()):
            if self._phrase_stands_at(index, short, capital=short.parts[0][0].isupper()):
                return short
        return None

    def _phrase_stands_at(self, index: int, phrase: KnownPhrase | Short, *, capital: bool) -> bool:
        """Whether the words of a phrase stand at a token, in any case."""
        stems, forms = phrase.stems, self.words.forms
        tokens = self.line.tokens[index : index + len(stems)]
        # Stems first: comparing them costs least, and they seldom agree. The first one is known.
        if len(stems) > 1 and tuple([token.stem for token in tokens]) != stems:
            return False
        if capital and not self.line.has_capital(index + _name_at(phrase.parts)):
            return False
        # A plain loop, since it runs for every phrase of a text.
        for token, part in zip(tokens, phrase.parts, strict=True):
            if not forms.is_form(token.text, part):
                return False
        return True

    def _number(self, index: int) -> TokenPiece:
        number = one_hyphen(SIGN_ITSELF.sub("", self.line.tokens[index].text))
        last = index + 1
        endings = self.words.table.number_endings
        last += any(token.text in endings for token in self.line.tokens[last : last + 1])
        # Where nouns stand behind their number, a dash may tie them to it, as it does units.
        tied = self.words.grammar.provisions.joiner and self.line.word(last) in DASH_SIGNS
        return TokenPiece("number", index, last + bool(tied), number)

    def _marked_number(self, index: int) -> TokenPiece | None:
        """The number of a ruling without №, which letters tell: `19-НҚ қаулысы`, `19-НҚ-нормативтік`."""
        line = self.line
        letters = line.tokens[index + 2].text.partition("-")[0] if index + 2 < line.count else ""
        marked = letters in self.words.table.ruling_marks and line.word(index + 1) in DASH_SIGNS
        if not (marked and line.is_glued(index) and line.is_glued(index + 1)):
            return None
        return TokenPiece("number", index, index + 3, f"{line.tokens[index].text}-{letters}")

    def _date(self, index: int) -> TokenPiece | None:
        """Read the date that begins with a token, or with the quotation mark before its day."""
        line = self.line
        first = index - ({line.word(index - 1), line.word(index + 1)} <= _QUOTES)
        if first >= line.count:
            return None
        written = date_at(line.folded, line.starts[first], self.words.grammar, partial=True)
        last = line.token_behind(written.span.end) if written else None
        if written is None or last is None:
            return None
        # Between a date in figures and the act's number a full stop ends no sentence.
        if line.kind(index) is DATE and line.word(last) == "." and line.kind(last + 1) is SIGN:
            last += 1
        sort = "day" if written.adverbial else "date"
        return TokenPiece(sort, first, last, date=written.date)

    def _define_short_names(self, piece: TokenPiece) -> int:
        """Read the short names behind `hereinafter`; give the token to go on from.

        `далее – Закон, статья 5` goes on with a provision, which is none.
        """
        around = self.line.brackets_around(piece.first)
        if not around:
            return piece.last
        start, end = piece.last, self.line.brackets[around[-1]]
        edge = max(around[-1], piece.first - 1)
        court = self.court[1] if self.court[0] == around[-1] else ""
        for index in range(start, end + 1):
            token = self.line.tokens[index]
            if not (index == end or token.ranges or token.text in PARTING):
                continue
            if self._is_provision(start):
                return start
            # What stands before a dash leads to a name (`вместе – налоговые кодексы`) and is none.
            if start < index <= start + LONGEST_SHORT and not token.ranges:
                self.shorts.define(self.line.tokens[start:index], court)
                self.definitions.append(Defining(around[-1], edge, start, index))
            start = index + 1
        return end

    def _is_provision(self, index: int) -> bool:
        """Whether a unit stands at a token, or behind the numerals that begin with it."""
        line = self.line
        while index < line.count and (line.tokens[index].numeral or line.word(index) == "-"):
            index += 1
        return index < line.count and line.tokens[index].counted


@cache
def _name_at(parts: tuple[str, ...]) -> int:
    """Which part of a phrase opens its name: `of the Republic` begins with a small letter."""
    return next((at for at, part in enumerate(parts) if part[:1].isupper()), 0)
