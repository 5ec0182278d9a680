"""Line ends at which a paragraph may end though nothing shows it: where a full line ends one, no room tells."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.clean.line_layout import LaidLine, LineLayout
from pipeline.grammar import Grammar
from pipeline.words.quotes import ends_in

SENTENCE_ENDS = ".;:!?…"
CLAUSE_ENDS = f"{SENTENCE_ENDS},"
HANGS = "([«“„–—№"
"""No paragraph ends so, but a line whose last words a link took away does."""
_NAMED = re.compile(r"(?<!\w)[^\W\d_]\. ?[^\W\d_][^\W\d_-]+\Z")
"""An initial and the surname behind it, at the end."""
_FORMULA_BLANKS = 4
"""A line with more of them is a sentence rather than a formula."""


@dataclass(frozen=True)
class HiddenEnds:
    """Asks of each line end whether what it parts, or joins, would look the same if the other were right."""

    layout: LineLayout
    grammar: Grammar

    def asks(self, index: int, begun: int, ended: str, *, joined: bool) -> bool:
        """Whether a paragraph may end before the line `index`, or may not where it does.

        The paragraph of the line above `began` there; the one before that `ended` in that sign.
        """
        line, following = self.layout.lines[index - 1 : index + 1]
        if joined and _ends_signature(line, following) and self._is_alone(index, begun):
            return True
        if not self.layout.is_blind(following):
            return False
        if self._is_formula(following) and self.layout.is_full(line, following):
            return True
        title = index <= self._titles and self._may_end_title(line, following)
        return joined and (title or self._may_be_item(index, ended))

    def _is_alone(self, index: int, begun: int) -> bool:
        """Whether no running text can stand around a line end."""
        line = self.layout.lines[index - 1]
        whole = begun == index - 1 and self.layout.is_blind(self.layout.lines[index])
        below = index > self._last or whole
        return below or self.layout.is_centred(line) or self.layout.leaves_room(line)

    @cached_property
    def _last(self) -> int:
        """The place behind the last sentence; signatures follow."""
        lines = enumerate(self.layout.lines, 1)
        return max((at for at, one in lines if ends_in(one.text, SENTENCE_ENDS)), default=0)

    @cached_property
    def _titles(self) -> int:
        """The place of the first line that ends a clause: titles stand above."""
        lines = enumerate(self.layout.lines)
        return next((at for at, one in lines if ends_in(one.text, CLAUSE_ENDS)), 0)

    @cached_property
    def _body(self) -> int:
        """The place of the first formula: above it stands who took part, paragraphs that end in commas."""
        lines = enumerate(self.layout.lines)
        return next((at for at, one in lines if _formula(self.grammar).search(one.text)), 0)

    def _is_formula(self, line: LaidLine) -> bool:
        """Whether a line has a formula and little else, or a few words in capitals that open something."""
        opens = line.text.endswith(":") and line.text.count(" ") <= _FORMULA_BLANKS
        return opens and (line.text.isupper() or bool(_formula(self.grammar).search(line.text)))

    def _may_end_title(self, line: LaidLine, following: LaidLine) -> bool:
        """Whether a full line may end a title, which has no full stop: nothing goes on from it in the next one."""
        goes_on = following.text[0].islower() or self.layout.stand_together(line, following)
        return not goes_on and line.text[-1] not in HANGS

    def _may_be_item(self, index: int, ended: str) -> bool:
        """Whether a full line may end a paragraph with its comma, as others do there."""
        line, following = self.layout.lines[index - 1 : index + 1]
        listed = ended == "," or (ended == ":" and not following.text[0].islower())
        stretched = line.span.start in self.layout.stretched
        return line.text[-1] == "," and (listed or stretched or index < self._body)


def _ends_signature(line: LaidLine, following: LaidLine) -> bool:
    """Whether a line ends in a name, above one that begins with a word and no initial."""
    begins = following.text[:2].isalpha() and following.text[0].isupper()
    return begins and _NAMED.search(line.text) is not None


@cache
def _formula(grammar: Grammar) -> re.Pattern[str]:
    """For `search`: a line ends in a formula, or goes on behind one."""
    formulas = "|".join(f"(?:{one})" for one in grammar.layout.formulas)
    return re.compile(rf"(?<!\w)(?:{formulas})(?:\s*:?\Z| )", re.IGNORECASE)
