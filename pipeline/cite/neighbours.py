"""What stands beside the noun of an act and belongs to its name."""

from collections.abc import Mapping

from pipeline.cite.catalogue import Titles
from pipeline.cite.lexicon import Words, as_roman
from pipeline.cite.pieces import DATES, HEADS, BorderSide, TokenPiece
from pipeline.words.quotes import MARKS
from pipeline.words.tokens import MARK, WORD

ONCE = frozenset({"date", "number", "title", "volume", "force", "court", "issuer", "state"})
REPEATED = frozenset({"country"})
BODIES = frozenset({"court", "issuer", "state"})
QUOTED, KNOWN = "quoted", "known"
"""A title in quotation marks; one without them that the registry has."""
OF_A_SIBLING = frozenset({"date", "number", "court", "issuer", "country", "title"})
ISSUERS = frozenset({"court", "issuer"})
ADOPTION, ANYBODY = "adoption", "anybody"
"""Words of adoption; bodies without a capital letter (`решение маслихата`)."""
LONGEST_ADOPTION = 7
LONGEST_TITLE = 15
LONGEST_KNOWN = 40
LONGEST_ISSUER = 8
LONGEST_ACTING = 5
LISTING = (",", ";")


class Neighbours:
    """Looks to one side of the borders of a paragraph: to that on which nouns of acts have their pieces, or behind them."""

    def __init__(self, side: BorderSide, words: Words, titles: Titles) -> None:
        self.side, self.line, self.pieces = side, side.line, side.pieces
        self.table, self.titles = words.table, titles
        self.governing = words.table.endings.governing

    def next_piece(
        self, edge: int, parts: Mapping[str, TokenPiece], open_to: frozenset[str]
    ) -> TokenPiece | None:
        """The piece of the name that comes next beside a border.

        `open_to` tells whether titles and bodies that are not known count too.
        """
        look = self._piece_before if self.side.before else self._piece_behind
        found = (None if parts else self._roman_number(edge)) or look(edge, parts, open_to)
        if found is None or (found.sort in parts and found.sort not in REPEATED):
            return None
        return found

    def _roman_number(self, edge: int) -> TokenPiece | None:
        """The Roman figures between a noun and a year or a state, by which other states count laws: `Закона II 1989 года`."""
        at = self.side.token(edge)
        beside = self.side.piece(self.side.step_over(edge))
        told = beside is not None and beside.sort in (*DATES, "state")
        if not (told and self.line.kind(at) is WORD and as_roman(self.line.tokens[at].text)):
            return None
        return TokenPiece("number", at, at + 1, self.line.tokens[at].text)

    def next_member(self, edge: int) -> tuple[int, int, dict[str, TokenPiece]]:
        """The pieces of the next member of a list, on the far side of its comma, and of a court that says the members behind it."""
        court = self.side.piece(edge) if self.side.before else None
        border = court.first if court and court.sort == "court" and court.nominative else edge
        at = self._over_comma(border)
        return (edge, edge, {}) if at == border else self.member(at)

    def member(self, at: int) -> tuple[int, int, dict[str, TokenPiece]]:
        """The pieces of a member of a list that leaves out its noun, from a border on."""
        parts: dict[str, TokenPiece] = {}
        edge = at
        while piece := self.side.piece(edge) or self._quoted_title(edge):
            # A body in the nominative is the subject of what follows, not the issuer of an act.
            subject = piece.nominative and piece.sort in BODIES
            if subject or piece.sort in parts or piece.sort not in OF_A_SIBLING:
                break
            parts[piece.sort], edge = piece, self.side.far_border(piece)
        return min(at, edge), max(at, edge), parts

    def _quoted_title(self, edge: int) -> TokenPiece | None:
        """The title in quotation marks beside a border that says at either end what an act is about."""
        place = self.side.quotation(edge)
        if place is None:
            return None
        return TokenPiece("title", *place, QUOTED) if self.is_about(place[0]) else None

    def is_about(self, first: int) -> bool:
        """Whether the words in the quotation marks that open at a token say at either end what an act is about."""
        ends = {self.line.word(first + 1), self.line.word(self.line.quotes[first] - 1)}
        return not ends.isdisjoint(self.table.title_marks)

    def unknown_title(self, edge: int, *, treaty: bool) -> bool:
        """Whether a title without quotation marks follows that is not known, so has no end, or has it in where a treaty was made."""
        if self.side.before:
            return False
        # Between two people a contract is made, between states and governments a treaty.
        parted = self.line.word(edge) in self.table.parties and self.line.has_capital(edge + 1)
        # `Закона о введении его в действие`: what it says of itself is no title.
        own = {self.line.word(edge + 1), self.line.word(edge + 2)} & {*self.table.particles}
        titled = self.line.word(edge) in self.table.title_marks and not own
        signed = treaty and self._leads_to_signing(edge)
        return parted or titled or signed

    def _leads_to_signing(self, edge: int) -> bool:
        """Whether words lead to where and when a treaty was made: `по охране вод (Хельсинки, 17 марта 1992 года)`."""
        last = edge
        while self._is_plain_word(last):
            last += 1
        close = self.line.brackets.get(last)
        day = None if close is None else self.pieces.ending.get(close)
        dated = day is not None and day.sort in DATES and self.line.word(day.first - 1) == ","
        return dated and self.line.has_capital(last + 1)

    def words(self, piece: TokenPiece) -> str:
        """The words of a piece, without the quotation marks or brackets around them."""
        opening = (at for at in range(piece.first, piece.last) if at in self.line.quotes)
        first = next(opening, None) if piece.value == QUOTED else None
        if first is not None and first + 1 < self.line.quotes[first]:
            return self.line.words(first + 1, self.line.quotes[first])
        if full := piece.sort == "title" and self._shortened(piece.first, piece.last):
            return full
        return self.line.words(piece.first, piece.last).strip(f"{MARKS}() ")

    def _piece_before(
        self, edge: int, parts: Mapping[str, TokenPiece], open_to: frozenset[str]
    ) -> TokenPiece | None:
        piece = self.pieces.ending.get(edge) or self._number_over_bracket(edge)
        if piece and piece.sort == "called" and piece.first - 1 in self.line.quoted:
            return TokenPiece("title", self.line.quoted[piece.first - 1], edge, QUOTED)
        if piece and piece.sort in ONCE | REPEATED:
            return piece if self._may_be_of_act(piece, parts, open_to) else None
        if piece or not edge:
            return self._date_of_adoption(edge) if piece and ADOPTION in open_to else None
        # `«…», заң күші бар Жарлығы`: a comma may part the title from the clause.
        over = edge - ("force" in parts and self.line.word(edge - 1) == ",")
        return (
            self._title_before(over, open_to)
            or self.volume(self.line.closing.get(edge - 1), named="title" in open_to)
            or self._issuer_before(edge, parts, open_to)
        )

    def _number_over_bracket(self, edge: int) -> TokenPiece | None:
        """The number before a bracket that no provision stands in: `№ 1 (…) нормативтік қаулысымен`."""
        opening = self.line.closing.get(edge - 1, edge)
        piece = self.pieces.ending.get(opening)
        cites = any(token.unit for token in self.line.tokens[opening:edge])
        return piece if piece and piece.sort == "number" and not cites else None

    def _title_before(self, edge: int, open_to: frozenset[str]) -> TokenPiece | None:
        # The title may be shortened before its noun: `«…» (бұдан әрі – Еңбек заңы) Заңының`.
        opening = self.line.closing.get(edge - 1)
        behind = opening if any(d.bracket == opening for d in self.pieces.definitions) else edge
        if behind and self._is_title(self.line.quoted.get(behind - 1), open_to):
            return TokenPiece("title", self.line.quoted[behind - 1], edge, QUOTED)
        if "title" in open_to and self.line.word(edge - 1) in self.table.title_marks:
            length = self.titles.ending_length(self._stems(max(0, edge - LONGEST_KNOWN), edge))
            if length and not self._begins_before(edge - length):
                return TokenPiece("title", edge - length, edge, KNOWN)
            for first in filter(self.line.has_capital, range(edge)):
                if self._shortened(first, edge):
                    return TokenPiece("title", first, edge)
            if self.line.word(edge - 2) in self.table.pointers:  # `бұл туралы`
                return None
            body = self.pieces.ending.get(edge - 1)  # `Парламент туралы`
            if body and self.line.has_capital(body.first):
                return TokenPiece("title", body.first, edge)
            return self._capitalized_run("title", edge, edge - 1, LONGEST_TITLE)
        return None

    def _is_title(self, first: int | None, open_to: frozenset[str]) -> bool:
        """Whether words in quotation marks may be a title, and not what an act says in its own words.

        A title has the word that says what an act is about, or begins with a capital letter; so does
        a company's name, which initials stand beside (`ТОО «Арман»`). The Constitution has none.
        """
        if first is None or ADOPTION in open_to:
            return False
        named = "title" in open_to and self.line.has_capital(first + 1)
        return named or self.is_about(first)

    def _title_behind(self, edge: int) -> TokenPiece | None:
        """Read a title of the registry that stands without quotation marks, or any up to the date behind it."""
        if self.line.word(edge) not in self.table.title_marks:
            return None
        last = min(edge + LONGEST_KNOWN, self.line.count)
        length = self.titles.opening_length(self._stems(edge, last))
        if length:
            return TokenPiece("title", edge, edge + length, KNOWN)
        ends = (at for at in range(edge + 2, last + 1) if at == last or self.line.kind(at) is MARK)
        if (at := next(ends, edge)) and self._shortened(edge, at):
            return TokenPiece("title", edge, at)
        at, piece = edge + 1, None
        while at < min(edge + LONGEST_TITLE, last) and (piece is None or piece.sort == "country"):
            piece = self.pieces.starting.get(at)
            if piece and piece.sort == "date":
                return TokenPiece("title", edge, at)
            if piece is None and (self.line.kind(at) is not WORD or self.line.tokens[at].unit):
                return None
            at = piece.last if piece else at + 1
        return None

    def _shortened(self, first: int, last: int) -> str:
        """The title of an act named before which some words are the beginning of."""
        return self.titles.shortened.get(self._stems(first, last), "")

    def _stems(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(token.stem for token in self.line.tokens[first:last])

    def _issuer_before(
        self, edge: int, parts: Mapping[str, TokenPiece], open_to: frozenset[str]
    ) -> TokenPiece | None:
        """A body that is not known, in the genitive before title, date or number."""
        issued = parts.keys() & {"date", "number", "title"} and not parts.keys() & BODIES
        if "issuer" in open_to and issued and self.line.word(edge - 1).endswith(self.governing):
            if ANYBODY in open_to:
                return TokenPiece("issuer", edge - 1, edge)
            return self._capitalized_run("issuer", edge, edge, LONGEST_ISSUER)
        return None

    def _piece_behind(
        self, edge: int, parts: Mapping[str, TokenPiece], open_to: frozenset[str]
    ) -> TokenPiece | None:
        if "title" in open_to and (title := self._title_behind(edge)):
            return title
        piece = self.pieces.starting.get(edge)
        if piece and piece.sort in ONCE | REPEATED:
            known = not piece.nominative and self._may_be_of_act(piece, parts, open_to)
            return piece if known else None
        if edge in self.line.quotes and self._is_title(edge, open_to):
            return TokenPiece("title", edge, self.line.quotes[edge] + 1, QUOTED)
        if volume := self.volume(edge, named="title" in open_to):
            return volume
        if state := self.pieces.alone_in(self.line, edge, "state"):  # `Регламент (ЕС)`
            return state._replace(first=edge, last=state.last + 1)
        if parts.keys() & BODIES and (dated := self._piece_behind_definition(edge)):
            return dated
        if ADOPTION in open_to and (adopted := self._date_of_adoption(edge)):
            return adopted
        if self.line.word(edge) == "," and (clause := self._clause(edge + 1)):
            # `, имеющий силу закона,` stands between two commas, and both belong to the name.
            last = clause.last + (self.line.word(clause.last) == ",")
            return clause._replace(first=edge, last=last)
        if "issuer" not in open_to or parts.keys() & BODIES:
            return None
        office = self._over_acting(edge)
        local = self.line.word(edge) in self.table.local_issuers
        lower = local or (ANYBODY in open_to and self.line.kind(edge) is WORD)
        return self._issuer(edge, office) if lower or self.line.has_capital(office) else None

    def _piece_behind_definition(self, edge: int) -> TokenPiece | None:
        """The date or number behind a bracket that shortens a body: `постановления Совета (далее – Совет) от … № …`."""
        shortened = any(one.bracket == edge for one in self.pieces.definitions)
        piece = self.pieces.starting.get(self.behind_bracket(edge)) if shortened else None
        return piece._replace(first=edge) if piece and piece.sort in ("date", "number") else None

    def _clause(self, edge: int) -> TokenPiece | None:
        """What a clause behind an act says of it: its force, or its title (`именуемый «…»`)."""
        piece = self.pieces.starting.get(edge)
        if piece and piece.sort == "called" and piece.last in self.line.quotes:
            return TokenPiece("title", edge, self.line.quotes[piece.last] + 1, QUOTED)
        return piece if piece and piece.sort == "force" else None

    def _over_acting(self, edge: int) -> int:
        """Where the office begins that somebody stood in for (`и.о. Министра`)."""
        behind = range(edge + 1, min(edge + LONGEST_ACTING, self.line.count))
        known = self.table.acting
        standing = (at for at in behind if self.line.words(edge, at).lower() in known)
        return max(standing, default=edge)

    def _may_be_of_act(
        self, piece: TokenPiece, parts: Mapping[str, TokenPiece], open_to: frozenset[str]
    ) -> bool:
        """Whether a body may be the one that issued the act.

        In the nominative it is the sentence's subject, unless the noun follows at once.
        """
        if piece.sort not in ISSUERS:
            return True
        alone = not parts.keys() & ISSUERS
        return "issuer" in open_to and alone and not (piece.nominative and parts)

    def _date_of_adoption(self, edge: int) -> TokenPiece | None:
        """The date beside a Constitution with a word of adoption right at it.

        `1995 жылғы 30 тамызда қабылданған`, `, принятой на референдуме 30 августа 1995 года`.
        """
        side = self.side
        word = side.piece(edge + (not side.before and side.word(edge) == ","))
        if word is None or word.sort != ADOPTION:
            return None
        beside = (side.piece(side.step_over(edge, count)) for count in range(1, LONGEST_ADOPTION))
        date = next((piece for piece in beside if piece and piece.sort in DATES), None)
        if date is None:
            return None
        first, last = min(edge, date.first), max(edge, date.last)
        return TokenPiece("date", first, last, "" if side.before else ADOPTION, date=date.date)

    def volume(self, bracket: int | None, *, named: bool) -> TokenPiece | None:
        """The part of a code that a bracket holds, or its name where it has a title (`named`)."""
        held = ("volume", "head") if named else ("volume",)
        inner = self.pieces.alone_in(self.line, bracket, *held)
        return TokenPiece("volume", inner.first - 1, inner.last + 1) if inner else None

    def _capitalized_run(self, sort: str, edge: int, start: int, longest: int) -> TokenPiece | None:
        """Go left from a word to the one with a capital letter, and on while they have one."""
        first = start - 1
        while first > start - longest and self._is_inner_word(first):
            if self.line.has_capital(first):
                break
            first -= 1
        if not (self._is_plain_word(first) and self.line.has_capital(first)):
            return None
        while self._is_plain_word(first - 1) and self.line.has_capital(first - 1):
            first -= 1
        return TokenPiece(sort, first, edge)

    def _begins_before(self, first: int) -> bool:
        """Whether a title begins with a capital letter before a token: `Автомобиль көлігі туралы`."""
        capital = self._is_plain_word(first - 1) and self.line.has_capital(first - 1)
        return capital and not self.line.has_capital(first)

    def _is_inner_word(self, index: int) -> bool:
        """Whether a token may stand inside a title or a body's name: a plain word, or a comma behind one."""
        plain = index - 1 if self.line.word(index) == "," else index
        return self._is_plain_word(plain)

    def _is_plain_word(self, index: int) -> bool:
        """Whether a token is a word that ends no piece."""
        return self.line.kind(index) is WORD and index + 1 not in self.pieces.ending

    def _issuer(self, edge: int, office: int) -> TokenPiece | None:
        """A body that is not known, between the noun and the date.

        An act issues nothing: `положения Кодекса от …` are its own.
        """
        for index in range(edge, min(office + LONGEST_ISSUER, self.line.count)):
            piece = self.pieces.starting.get(index)
            if piece and piece.sort in HEADS:
                return None
            if (piece and piece.sort in ("date", "number")) or index in self.line.quotes:
                return TokenPiece("issuer", edge, index)
            if index > office and self.line.kind(index) is not WORD:
                return None
        return None

    def _over_comma(self, edge: int) -> int:
        """The border beyond the comma and the conjunction beside one, and a bracket; itself where there is none."""
        side = self.side
        start = at = edge if side.before else self.behind_bracket(edge)
        while side.word(at) in LISTING or side.is_conjunction(at):
            at = side.step_over(at)
        if at == start:
            return edge
        return self.line.closing.get(at - 1, at) if side.before else at

    def behind_bracket(self, edge: int) -> int:
        """The token behind the bracket that opens at a token; itself where none does."""
        return self.line.brackets.get(edge, edge - 1) + 1
