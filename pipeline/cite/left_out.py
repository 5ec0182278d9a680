"""Provisions that words leave out: `(кроме ее пункта 2)`, `2-тармағынан басқа`."""

from pipeline.cite.tokenized import Tokenized
from pipeline.grammar.citations import CitationWords
from pipeline.grammar.provisions import Case

LEFT_OUT = frozenset({Case.ACCUSATIVE, Case.ABLATIVE})
"""The cases of what is left out where the words for it stand behind."""


def is_left_out(line: Tokenized, first: int, last: int, table: CitationWords) -> bool:
    """Whether words right beside the tokens `first` up to `last` (not included) make them an exception."""
    # `2-тармақ өзге талаптарды` has other demands; what is left out stands in a case of its own.
    if table.head_last:
        unit = line.tokens[last - 1].unit
        return unit is not None and unit.cases <= LEFT_OUT and line.word(last) in table.excepting
    first -= line.word(first - 1) in table.owner.pronouns
    counts = {words.count(" ") + 1 for words in table.excepting}
    return any(line.lowered(first - count, first) in table.excepting for count in counts)
