"""One paragraph as tokens, with its sentences, brackets and quotations."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, compress
from operator import attrgetter

from pipeline.cite.lexicon import Token, UnitWord, Words, vocabulary
from pipeline.text import Span
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.quotes import quoted
from pipeline.words.sentence_ends import sentence_ends
from pipeline.words.tokens import MARK, NUMBER, WORD, split_tokens

LONGEST_REST = 8
"""Tokens between a number's bracket and the one that closes the words around both."""
DEEPEST = 20
"""Brackets inside brackets beyond this are not told apart."""


class Tokenized:
    """The tokens of a paragraph and what belongs together in it. All indices are of tokens."""

    def __init__(self, text: str, folded: str, span: Span, words: Words) -> None:
        written = split_tokens(text, span)
        self.text, self.folded, self.span = text, folded, span
        self.tokens: list[Token] = list(map(vocabulary(words.grammar).__getitem__, written))
        self.starts = list(accumulate(map(len, written), initial=span.start))
        self.count = len(written)
        self._free_words_of_no_unit()
        self.counted = [*self.where(attrgetter("counted"))]
        """The tokens that name units of provisions, at least with a full stop behind them."""
        self.brackets: dict[int, int] = {}
        """An opening bracket and its closing one."""
        self.quotes: dict[int, int] = {}
        """An opening quotation mark and its closing one."""
        ends = sentence_ends(text, span, words.grammar)
        self.stops = [self.token_at(blanks.start - 1) for blanks in ends]
        """The marks that end a sentence."""
        self._join_conjunctions(words.long_conjunctions)
        self._pair_marks(words.table.title_marks)
        self.closing = {last: first for first, last in self.brackets.items()}
        self.quoted = {last: first for first, last in self.quotes.items()}
        self._places, self._depths = self._bracket_depths()

    def where(self, question: Callable[[Token], object]) -> Iterator[int]:
        """The tokens of which something is told; most are words of which nothing is."""
        return compress(range(self.count), map(question, self.tokens))

    def is_date_word(self, index: int) -> bool:
        """Whether a token is a month or the word `year`."""
        return index < self.count and self.tokens[index].dated

    def word(self, index: int) -> str:
        """A token in lower case; nothing outside the paragraph."""
        return self.tokens[index].lower if 0 <= index < self.count else ""

    def kind(self, index: int) -> str:
        """A token's kind; nothing outside the paragraph."""
        return self.tokens[index].kind if 0 <= index < self.count else ""

    def is_glued(self, index: int) -> bool:
        """Whether no blank stands between a token and the one after it."""
        return 0 <= index < self.count - 1 and self.tokens[index].glued

    def is_torn(self, index: int) -> bool:
        """Whether there is no border of a word before a token: `0` and `баптың` in `0баптың`."""
        if not 0 < index < self.count:
            return False
        before = self.tokens[index - 1]
        if not before.glued or before.text in DASH_SIGNS:
            return False
        border = before.text[-1] + self.tokens[index].text[0]
        # `isalnum` leaves out `_`, which patterns count among the characters of a word.
        return border.replace("_", "a").isalnum()

    def has_capital(self, index: int) -> bool:
        """Whether a token is a word with a capital letter."""
        return self.kind(index) is WORD and self.tokens[index].text[0].isupper()

    def place(self, first: int, last: int) -> Span:
        """The span of the tokens `first` up to `last` (not included)."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.tokens[last - 1].text))

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `first` up to `last` (not included)."""
        return self.text[slice(*self.place(first, last))]

    def lowered(self, first: int, last: int) -> str:
        """The same in lower case, a blank between all."""
        return " ".join(map(self.word, range(first, last)))

    def unit(self, index: int) -> UnitWord | None:
        """The unit that a token names; without its full stop an abbreviation may be any other short word."""
        token = self.tokens[index]
        return token.unit or (token.short_unit if self.word(index + 1) == "." else None)

    def token_at(self, offset: int) -> int:
        """The token that holds an offset."""
        return bisect_right(self.starts, offset, hi=self.count) - 1

    def token_behind(self, offset: int) -> int | None:
        """The token behind the one that ends at an offset; None where none ends there."""
        last = self.token_at(offset - 1)
        ends = self.starts[last] + len(self.tokens[last].text)
        return last + 1 if ends == offset else None

    def sentence(self, index: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self.stops, index - 1)

    def has_only_joints(self, first: int, last: int, also: Container[str] = ()) -> bool:
        """Whether nothing but commas, conjunctions and some other words stands from one token up to another."""
        some = self.tokens[first:last]
        return all(token.joins or token.text == "," or token.lower in also for token in some)

    def over_joint(self, index: int, *, back: bool = False) -> int:
        """The token behind the comma and the conjunction that begin at a token; itself if none do.

        `back` gives the one that begins them where they end before a token.
        """
        if back:
            while index and self.tokens[index - 1].joins:
                index -= 1
            return index - (self.word(index - 1) == ",")
        at = index + (self.word(index) == ",")
        while at < self.count and self.tokens[at].joins:
            at += 1
        return at

    def brackets_around(self, index: int) -> tuple[int, ...]:
        """The brackets that a token stands in, the outer first."""
        return self._depths[bisect_right(self._places, index)]

    def _free_words_of_no_unit(self) -> None:
        """Let words that name a unit only behind one in their case name none elsewhere: `ескерту` is a warning, too."""
        for index in self.where(attrgetter("unit")):
            due, before = self.tokens[index].unit, self.tokens[index - 1].unit if index else None
            if due and due.behind and not (before and due.behind & before.cases):
                self.tokens[index] = self.tokens[index]._replace(unit=None, counted=False)

    def _join_conjunctions(self, conjunctions: Iterable[str]) -> None:
        """Let all words of a conjunction of several join: `а` does so in `а также` alone."""
        for words in conjunctions:
            at = self.folded.find(words, *self.span)
            while at >= 0:
                for index in range(self.token_at(at), self.token_at(at + len(words) - 1) + 1):
                    self.tokens[index] = self.tokens[index]._replace(joins=True)
                at = self.folded.find(words, at + len(words), self.span.end)

    def _pair_marks(self, marks: Container[str]) -> None:
        """Find the brackets and quotation marks that belong together."""
        brackets: list[int] = []
        kinds = map(attrgetter("kind"), self.tokens)
        for index in compress(range(self.count), map(MARK.__eq__, kinds)):
            mark = self.tokens[index].text
            if mark == "(":
                brackets.append(index)
            elif mark == ")" and brackets and not self._ends_item(index, brackets):
                self.brackets[brackets.pop()] = index
        found = quoted(self.text, self.span)
        for first, end in sorted(found.pairs, key=attrgetter("end")):
            self.quotes[self.token_at(first)] = self.token_at(end - 1)
        self._close_with_the_inner(map(self.token_at, found.opened), marks)

    def _close_with_the_inner(self, openings: Iterable[int], marks: Container[str]) -> None:
        """Close titles that no mark closes of its own: `«О поправках в Закон «О суде».` has one for both."""
        for opening in openings:
            inner = [(last, first) for first, last in self.quotes.items() if first > opening]
            titled = inner and self.word(opening + 1) in marks
            if not titled or self.sentence(opening) != self.sentence(inner[0][0]):
                continue
            last, within = inner[0]
            if not any(opening < first < within for first in self.quotes):
                self.quotes[opening] = last

    def _bracket_depths(self) -> tuple[list[int], list[tuple[int, ...]]]:
        """Where the brackets change, and those around what follows."""
        depths: list[tuple[int, ...]] = [()]
        if not self.brackets:
            return [], depths
        edges = sorted((*self.brackets, *self.closing))
        for edge in edges:
            before = depths[-1]
            depths.append((*before, edge)[-DEEPEST:] if edge in self.brackets else before[:-1])
        return [edge + (edge in self.brackets) for edge in edges], depths

    def _ends_item(self, index: int, opened: Sequence[int]) -> bool:
        """Whether a closing bracket belongs to a number in a list, not to one of those that are opened."""
        before = self.tokens[index - 1]
        listed = before.kind is NUMBER or (before.kind is WORD and len(before.text) == 1)
        if not (listed and before.glued) or index + 1 == self.count:
            return False
        after = self.tokens[index + 1]
        if after.text == ")" or after.unit or after.short_unit:
            return self._leaves_closers(index + 1, opened)
        if len(opened) == 1 and self._closes_later(index + 1):
            return True
        joined = after.text == "," or after.ranges or after.joins
        return joined and self._list_goes_on(index + 2)

    def _leaves_closers(self, index: int, opened: Sequence[int]) -> bool:
        """Whether as many brackets close from a token on as are opened.

        In `(подпункт 4) статьи 11 …)` one is left for what was opened, so the first is the number's.
        One that an earlier sentence opened may have been forgotten.
        """
        behind = bisect_left(self.stops, index)
        before = self.stops[behind - 1] if behind else -1
        end = self.stops[behind] if behind < len(self.stops) else self.count
        own = sum(at > before for at in opened)
        if 0 < own < len(opened) and self._count_closers(index, end) >= own:
            return True
        return self._count_closers(index, self.count) >= len(opened)

    def _count_closers(self, index: int, end: int) -> int:
        """How many brackets close from a token on, up to another, that were opened before it."""
        opened = closers = 0
        for token in self.tokens[index:end]:
            if token.text == ")" and not opened:
                closers += 1
            else:
                opened += (token.text == "(") - (token.text == ")")
        return closers

    def _closes_later(self, index: int) -> bool:
        """Whether the next bracket closes, and not a number: `(статья 4, пункт 3) УПК)`."""
        marks = range(index, min(index + LONGEST_REST, self.count))
        at = next((at for at in marks if self.tokens[at].text in ("(", ")")), None)
        return at is not None and self.word(at) == ")" and self.kind(at - 1) is not NUMBER

    def _list_goes_on(self, index: int) -> bool:
        """Whether a list of bracketed numbers goes on."""
        at = self.over_joint(index)
        return self.kind(at) is NUMBER and self.word(at + 1) == ")"
