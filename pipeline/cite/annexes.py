"""Provisions of annexes: `пункт 3 приложения 2 к Кодексу`, `Кодекске 2-қосымшаның 5-тармағы`.

An annex has points of its own, and no name in an act. So what stands beside one is neither the act nor
a provision of it; nor is a note to what is no act (`пункт 2 примечания к перечню`).
"""

from itertools import pairwise

from pipeline.cite.chains import ProvisionChain, ReadParagraph
from pipeline.cite.levels import stands_under_act
from pipeline.cite.lexicon import Words
from pipeline.cite.tokenized import Tokenized
from pipeline.grammar.provisions import UnitKind
from pipeline.words.equivalents import DASH_SIGNS
from pipeline.words.tokens import MARK, NUMBER, SIGN

BESIDE = frozenset(",.") | DASH_SIGNS
"""Signs between the numbers of annexes."""


def with_annexes(read: ReadParagraph, words: Words) -> ReadParagraph:
    """A paragraph, each of its chains with whether it is of an annex."""
    line, chains = read.line, read.chains
    reader = _AnnexReader(line, words) if chains and line.counted else None
    if not (reader and (reader.annexes or any(map(reader.is_note_to_a_paper, chains)))):
        return read
    found = [chain._replace(annexed=reader.is_of_annex(chain)) for chain in chains]
    # `пункты 2, 3 и подпункт 1) пункта 4 приложения`: a list shares the annex behind it.
    for at, (one, other) in reversed([*enumerate(pairwise(found))]):
        shared = one.act is None and line.has_only_joints(one.last, other.first)
        found[at] = one._replace(annexed=one.annexed or (shared and found[at + 1].annexed))
    return read._replace(chains=tuple(found))


class _AnnexReader:
    """Finds the annexes of one paragraph, and what stands beside them."""

    def __init__(self, line: Tokenized, words: Words) -> None:
        self.line, self.words, self.table = line, words, words.grammar.provisions
        self.adjectives = words.grammar.citations.owner.endings
        annexes = (unit for unit in self.table.units if unit.kind is UnitKind.ANNEX)
        self.plain = next((unit.paradigms[0].forms[0] for unit in annexes), "")
        self.annexes = frozenset(at for at in line.counted if self._is_annex(at))

    def is_of_annex(self, chain: ProvisionChain) -> bool:
        """Whether an annex stands right before a provision or behind it, or is one to an act."""
        if self.is_note_to_a_paper(chain):
            return True
        free = chain.act is None and not stands_under_act(chain.steps)
        if free and self._is_behind_annex(chain.first):
            return True
        if self.table.numeral_first:
            return self._is_before_annex(chain.last)
        # `приложение 2 (Перечень) к`
        joined = self.line.word(chain.first - 1) in self.table.note_joiners
        if joined and self._beyond_numbers(chain.first - 2, -1) in self.annexes:
            return True
        # `пункт 3 второго приложения`
        described = self.line.word(chain.last).endswith(self.adjectives)
        places = {chain.last, chain.last + described}
        return chain.act is None and not places.isdisjoint(self.annexes)

    def is_note_to_a_paper(self, chain: ProvisionChain) -> bool:
        """Whether a note explains what is named beside it and is neither an act nor a unit of one."""
        if chain.act or not chain.steps or chain.steps[0].kind is not UnitKind.NOTE:
            return False
        if self.table.numeral_first:
            return self.line.word(chain.first - 1).endswith(self.table.note_datives)
        to = self.line.word(chain.last) in self.table.note_joiners
        return to and self.line.word(chain.last + 1) not in self.table.note_pronouns

    def _is_annex(self, at: int) -> bool:
        line, unit = self.line, self.line.unit(at)
        if unit is None or UnitKind.ANNEX not in unit.kinds:
            return False
        # `қосымша талап` is an additional demand; such a word is no annex without a number.
        plain = self.table.numeral_first and line.word(at) == self.plain
        numbered = line.word(at - 1) in DASH_SIGNS or line.kind(at - 1) is SIGN
        return not plain or numbered or line.kind(at + 1) is MARK

    def _is_behind_annex(self, first: int) -> bool:
        """Whether an annex stands before a token: `приложение 2, пункт 3`, `қосымшаның 3-тармағы`."""
        parted = self.line.word(first - 1) in (",", "(")
        at = self._beyond_numbers(first - 1 - parted, -1)
        return at in self.annexes and (parted or self.table.numeral_first)

    def _is_before_annex(self, last: int) -> bool:
        """Whether an annex stands behind a token: `Кодекске 2-қосымша`, `Кодекс (2-қосымша)`."""
        at = last + (self.line.word(last) == "(")
        listed = self.line.word(at) == "," or (at < self.line.count and self.line.tokens[at].joins)
        return not listed and self._beyond_numbers(at, 1) in self.annexes

    def _beyond_numbers(self, at: int, step: int) -> int:
        """The first token in a direction that is no number, bracket or quotation beside an annex."""
        line, pairs = self.line, {**self.line.closing, **self.line.quoted}
        while 0 <= at < line.count and at not in self.annexes:
            token = line.tokens[at]
            if step < 0 and at in pairs:
                at = pairs[at]
            elif not (
                token.numeral or token.kind in (NUMBER, SIGN) or token.joins or token.text in BESIDE
            ):
                break
            at += step
        return at
