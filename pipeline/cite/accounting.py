"""Numbers beside a provision's word that no mention holds: what was not read is told."""

import re
from collections.abc import Container, Iterator
from functools import cache
from itertools import pairwise

from pipeline.cite.catalogue import RULINGS
from pipeline.cite.chains import ProvisionChain, ReadParagraph
from pipeline.cite.left_out import is_left_out
from pipeline.cite.levels import RANK, UNNUMBERED, with_below
from pipeline.cite.lexicon import Words
from pipeline.cite.lists import HIGHEST_INDEX
from pipeline.cite.pieces import DATES, TokenPiece
from pipeline.cite.tokenized import Tokenized
from pipeline.codes import Code
from pipeline.grammar import Grammar
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import Case, UnitKind
from pipeline.text import Finding, Span
from pipeline.words.equivalents import DASH_READ, DASH_SIGNS, HYPHENS
from pipeline.words.provision_words import unit_forms
from pipeline.words.tokens import MARK, NUMBER, SIGN, WORD

ENDS = frozenset(",.;:)")
"""What may stand behind the last number of a list; before a word it may count something else."""

BRIDGES = frozenset("…÷~&+")
"""Marks in a list of numbers that are not read in one."""

_DATED = frozenset({*RULINGS, ActKind.CONSTITUTIONAL_LAW, ActKind.CODE, ActKind.LAW, ActKind.EDICT})
"""What is named by a day and a number, and cited."""
SIGN_OF_NUMBERS = "№"
"""Alone it stands before another one, or before what is no number."""
TIED = re.compile(rf"(?P<number>[0-9]+(?:[.-][0-9]+)*){DASH_READ}(?=(?P<word>\w+))")
"""A number and the word that a dash ties to it."""
SHORTEST_FORM = 4
"""Letters by which a form shows that a word begins with it."""
LONGEST_OVER = 3
"""How many words in such a list are not read in one."""


def doubts(read: ReadParagraph, words: Words) -> Iterator[Finding]:
    """What of the provisions of a paragraph was not read, is a range with unlike ends, or an exception."""
    line, text = read.line, read.line.text
    rules = words.table.rules.finditer(text, *line.span)
    unread = (
        _unread_numbers,
        _unread_in_brackets,
        _numbers_without_noun,
        _numbers_at_unknown_forms,
    )
    for sharing in _acts_sharing(read, words):
        message = f"the provision beside «{text[slice(*sharing)]}» may be of that act as well"
        yield Finding(Code.CITATION_DOUBTFUL, sharing, message)
    numbers = (number for sort in unread for number in sort(read, words))
    for number in (*numbers, *(Span(*rule.span("number")) for rule in rules)):
        message = f"the number «{text[slice(*number)]}» beside a provision's word is in no citation"
        yield Finding(Code.CITATION_NUMBER_UNREAD, number, message)
    for ends in _ranges_with_unlike_ends(read, words):
        message = f"«{text[slice(*ends)]}» is a range of which only what is named is cited"
        yield Finding(Code.CITATION_DOUBTFUL, ends, message)
    for left_out in _provisions_left_out(read, words):
        message = f"«{text[slice(*left_out)]}» is named as an exception"
        yield Finding(Code.CITATION_EXCEPTED, left_out, message)


def _unread_numbers(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The numbers that stand beside a unit, or go on behind its list, outside all chains.

    A word in a number's place (`оба пункта статьи 14`) is one where the unit goes on from a chain.
    """
    line = read.line
    if not line.counted:
        return
    back = words.grammar.provisions.numeral_first
    edges = {chain.last if back else chain.first for chain in read.provisions}
    acts = {piece.first for piece in read.pieces.heads}
    numbers: set[int | None] = set()
    for index in line.counted:
        numbers.add(_number_beside_unit(line, index, words, back=back))
        edge = index - 1 if back else index + 1 + (line.word(index + 1) == ".")
        # `127-бабы жеті бөліктен тұрады`: what makes up the article is counted, and not cited.
        composing = line.word(index + 1) in words.grammar.provisions.composing
        if edge in edges and line.word(index - 1) in words.unnumbering and not composing:
            numbers.add(index - 1)
    if not back:
        # `Статьи Конституции 14 и 26`, `пункты статьи 26 Конституции 2 и 3`
        between = [one for one in read.chains if one.first and _is_unit(line, one.first - 1)]
        numbers |= {one.last for one in between if line.kind(one.last) is NUMBER}
        # `по 188 статье УК`: what is counted stands in the genitive behind figures.
        numbers |= {at - 1 for at in line.counted if _follows_its_number(line, at)}
    for one in read.provisions:
        before = _number_before_chain(line, one) if back else None
        numbers.add(before if back else _number_going_on(line, one, acts, words))
    if found := {at for at in numbers if at is not None}:
        # What was read as a part of a date or of an act's number is not lost.
        parts: list[ProvisionChain | TokenPiece] = [*read.chains, *read.pieces.all]
        held = {at for one in parts for at in range(one.first, one.last)}
        held -= {at for at in found if _is_unreadable(line, at)}
        yield from (line.place(index, index + 1) for index in sorted(found - held))


def _unread_in_brackets(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The letters, or the one number, alone in a bracket beside a provision: `часть 2 (а, б)`, `статья 160 (1)`."""
    line = read.line
    if not line.brackets:
        return
    cited = (range(chain.first, chain.last + 1) for chain in read.provisions)
    beside = {at for places in cited for at in places}
    for opening, closing in line.brackets.items():
        held, known = line.tokens[opening + 1 : closing], {*words.letters, ",", ")"}
        letters = all(token.lower in known or token.joins for token in held)
        number = len(held) == 1 and held[0].text.isdecimal() and int(held[0].text) <= HIGHEST_INDEX
        if held and (letters or number) and opening in beside:
            yield line.place(opening + 1, opening + 2)


def _numbers_without_noun(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The numbers of acts whose noun is left out, and `№№`.

    `Постановления от 5 мая № 3, а о расходах – от 6 мая № 9`, `5 мамырдағы № 3, ал … № 9 қаулысы`.
    """
    line = read.line
    pieces = read.pieces
    numbers = [piece for piece in pieces.all if piece.sort == "number"]
    if not numbers:
        return
    acts = {line.sentence(head.first) for head in pieces.heads if head.value in _DATED}
    rulings = {line.sentence(head.first) for head in pieces.heads if head.value in RULINGS}
    for number in numbers:
        at, sentence = number.first - 1, line.sentence(number.first)
        if sentence in rulings and line.word(at) == SIGN_OF_NUMBERS:
            yield line.place(at, at + 1)
        day = pieces.ending.get(number.first)
        before = day.first - 1 if day and day.sort in DATES else at
        dashed = sentence in acts and line.word(before) in DASH_SIGNS
        # Where the noun stands last, a comma parts the number from it.
        parted = words.table.head_last and sentence in rulings and line.word(number.last) == ","
        alone = dashed or (parted and before < at) or before in line.quotes
        if alone and not any(one.first <= number.first < one.last for one in read.chains):
            yield line.place(number.first, number.first + 1)


def _numbers_at_unknown_forms(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The numbers tied to a word that begins as a unit does and is no known form of one: `1-тармағынша`.

    At the border of a link the blank behind one may be lost: `16-бабынасәйкес`.
    """
    line = read.line
    if not words.grammar.provisions.joiner:
        return
    for found in TIED.finditer(line.folded, *line.span):
        # Nearly all are forms of a unit, which is looked up at once.
        word = found["word"]
        if word not in words.units and word.startswith(_long_forms(words.grammar)):
            yield Span(*found.span("number"))


@cache
def _long_forms(grammar: Grammar) -> tuple[str, ...]:
    """The forms of articles and what is below them, by which a word shows that it begins as one."""
    return tuple(
        word
        for word, readings in unit_forms(grammar).items()
        if len(word) >= SHORTEST_FORM
        and word.isalpha()
        and all(one.kind in RANK and RANK[one.kind] >= RANK[UnitKind.ARTICLE] for one in readings)
    )


def _ranges_with_unlike_ends(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The ranges whose ends are not alike, so that nobody can list what lies between: `5-баптан 8-баптың 2-тармағына дейін`."""
    line = read.line
    table, provisions = words.grammar.provisions, read.provisions
    for item in (item for one in provisions for item in one.steps[-1].items):
        if item.until and item.value[:1].isalpha():  # `а)–в)`: each language has letters of its own
            yield Span(item.span.start, item.until.span.end)
    yield from (Span(*one.span()) for one in words.table.open_ends.finditer(line.text, *line.span))
    for one in provisions:
        ranged = any(item.until for item in one.steps[-1].items)
        if line.word(one.last).startswith(table.between) and not ranged:
            yield line.place(one.first, one.last + 1)
    for one, other in pairwise(provisions):
        opening, closing = one.first - 1, one.last
        beside = other.first == one.last + 1
        if table.numeral_first:
            opening, closing = one.last, other.last
            beside = line.word(one.last - 1).endswith(table.lower_endings)
            beside &= other.first == one.last + (line.word(one.last) in table.range_opening)
        opened = table.numeral_first or line.word(opening) in table.range_opening
        if beside and opened and line.word(closing) in table.range_closing:
            yield line.place(one.first, max(other.last, closing + 1))


def _acts_sharing(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The initials listed beside those of a provision's act, which may share the provision: `статья 5 УПК, УК и ГПК`, `ҚПК, ҚК және АПК-нің 5-бабы`."""
    line, back = read.line, words.grammar.provisions.numeral_first
    initials = [piece for piece in read.pieces.heads if piece.sort == "acronym"]
    if len(initials) < 2:
        return
    found = {piece.last if back else piece.first: piece for piece in initials}
    own = {piece.first if back else piece.last for piece in initials}
    used = {at for one in read.provisions for at in range(one.first, one.last)}
    for one in read.provisions:
        edge = one.first if back else one.last
        at = line.over_joint(edge, back=back)
        piece = found.get(at) if at != edge and edge in own else None
        # An ending says that it is named by itself: `ҚК-де, АПК-нің 5-бабында`.
        if piece and piece.first not in used and "-" not in line.words(piece.first, piece.last):
            yield line.place(piece.first, piece.last)


def _provisions_left_out(read: ReadParagraph, words: Words) -> Iterator[Span]:
    """The provisions that words leave out, those in the brackets below others too."""
    line = read.line
    for steps in (steps for chain in read.chains for steps in with_below(chain.own_steps)):
        span = Span(min(step.span.start for step in steps), max(step.span.end for step in steps))
        first, last = line.token_at(span.start), line.token_at(span.end - 1) + 1
        if is_left_out(line, first, last, words.table):
            yield span


def _is_unit(line: Tokenized, index: int) -> bool:
    unit = line.unit(index)
    return unit is not None and unit.kinds[0] in RANK and unit.kinds[0] not in UNNUMBERED


def _number_beside_unit(line: Tokenized, index: int, words: Words, *, back: bool) -> int | None:
    """The number that a unit stands behind or before, an abbreviation with its full stop; a letter or a sign in its place."""
    if not _is_unit(line, index):
        return None
    at = index - 1 if back else index + 1 + (line.word(index + 1) == ".")
    # What is tied to the number by marks that tie nothing is told, too: `14--бабы`, `14~бабы`.
    while _is_glued_mark(line, at) or (back and line.word(at) in DASH_SIGNS):
        at += -1 if back else 1
    # A bracket may close behind the number, as in `2) тармақша`, or hold what is of it: `8 (АПК) баптар`.
    at = line.closing.get(at, at) - (back and line.word(at) == ")")
    # Before a month or the word `year` the number is the beginning of a date.
    number = line.kind(at) is NUMBER and not line.is_date_word(at + 1)
    numeral = number or _is_signed(line, at) or _is_index(line, at)
    numeral = numeral or _is_long_ordinal(line, at, words, -1 if back else 1)
    return at if numeral else _letter_as_number(line, at, words, -1 if back else 1)


def _follows_its_number(line: Tokenized, index: int) -> bool:
    """Whether a unit in the singular stands behind figures that do not count it, as it is in no genitive."""
    unit = line.tokens[index].unit
    single = unit is not None and unit.singular and Case.GENITIVE not in unit.cases
    number = line.kind(index - 1) is NUMBER and line.word(index - 1) != "1"
    return single and number and _is_unit(line, index)


def _is_unreadable(line: Tokenized, index: int) -> bool:
    """Whether a sign of numbers stands at a token, or a letter with neither a bracket nor quotation marks: no list reads them."""
    marked = line.word(index + 1) == ")" or index - 1 in line.quotes
    letter = line.kind(index) is WORD and len(line.word(index)) == 1
    return _is_signed(line, index) or (letter and not marked)


def _is_signed(line: Tokenized, index: int) -> bool:
    """Whether a sign of numbers stands at a token."""
    return line.kind(index) is SIGN or line.word(index) == SIGN_OF_NUMBERS


def _is_index(line: Tokenized, index: int) -> bool:
    """Whether raised digits stand at a token, apart from the number that they belong to: `34 ¹`."""
    word = line.word(index)
    return word.isdigit() and not word.isdecimal()


def _is_long_ordinal(line: Tokenized, index: int, words: Words, step: int) -> bool:
    """Whether a unit is counted by more words than are read: `статья сто восемьдесят восьмая`, `жүз сексен сегізінші бабы`."""
    at = index
    while step > 0 and line.word(at) in words.cardinals:
        at += 1
    return line.word(at) in words.ordinals and line.word(at - 1) in words.cardinals


def _letter_as_number(line: Tokenized, index: int, words: Words, step: int) -> int | None:
    """The letter that stands in the place of a number: in quotation marks, with a bracket, or in a list of letters."""
    quoted = index in (line.quotes if step > 0 else line.quoted)
    at = index + step * quoted
    # With a capital letter it is an initial: `А. Т. Иванов`.
    if line.kind(at) is not WORD or len(line.word(at)) > 1 or line.has_capital(at):
        return None
    behind, known = line.over_joint(at + 1), line.word(at) in words.letters
    listed = behind > at + 1 and line.word(behind) in words.letters
    numbers = known and (listed or step < 0)
    return at if quoted or numbers or line.word(at + 1) == ")" else None


def _is_glued_mark(line: Tokenized, index: int) -> bool:
    """Whether a mark stands without a blank on either side; a bracket belongs to what it holds."""
    inside = line.is_glued(index - 1) and line.is_glued(index)
    return inside and line.kind(index) is MARK and line.word(index) not in {"(", ")"}


def _number_going_on(
    line: Tokenized, chain: ProvisionChain, acts: Container[int], words: Words
) -> int | None:
    """A number that goes on with the list that a chain ends in, or stands before a unit: `статьи 54 2 пункт`.

    So too beyond a mark or words that are read in no list, or an index apart: `54, …, 60`, `53, но не 55 УК`, `34 ¹`.
    """
    index = chain.last + (line.word(chain.last) in HYPHENS)
    if _is_index(line, index):
        return index
    at = line.over_joint(chain.last)
    marked, over = line.word(at) in BRIDGES, words.table.insertions
    ends = (end for end in range(at + 1, at + LONGEST_OVER + 1) if line.lowered(at, end) in over)
    beyond = at + 1 if marked else next(ends, at)
    number = line.over_joint(beyond)
    after, parted = line.word(number + 1), number > chain.last
    if parted and after == ")" and _letter_as_number(line, number, words, 1):
        return number
    unit = after != "" and _is_unit(line, number + 1)
    # Before another word it may count something else.
    last = marked or unit or not after or after in ENDS or line.tokens[number + 1].joins
    last = last or number + 1 in acts
    return number if line.kind(number) is NUMBER and last and (parted or unit) else None


def _number_before_chain(line: Tokenized, chain: ProvisionChain) -> int | None:
    """The number before a chain's own, at once or beyond what reads as no list: `3 4-бабы`, `12; 13-баптары`."""
    at = chain.first - 1
    if line.kind(at) is line.kind(chain.first) is NUMBER:
        return at
    at -= line.word(at) == "," and line.word(at - 1) in BRIDGES  # `12, …, 15-баптары`
    opening = line.closing.get(at, at)
    bridged = line.word(at) in {*BRIDGES, ";"}
    if opening < at:  # `12 және (немесе) 13-баптары`
        bridged = all(token.joins for token in line.tokens[opening + 1 : at])
    at = line.over_joint(opening, back=True) - 1
    listed = bridged and line.kind(chain.first) is NUMBER and line.kind(at) is NUMBER
    return at if listed else None
