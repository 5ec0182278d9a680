"""What an act is named for: to own provisions, or to be measured by, to change, or to have been undone."""

from pipeline.cite.surroundings import BESIDE, stand_beside
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import Naming, Role
from pipeline.grammar.citations import ActKind, CitationWords
from pipeline.text import Span


def role_of(act: Naming, span: Span, line: Tokenized, table: CitationWords, *, bare: bool) -> Role:
    """The role of an act, by the words beside it and by its case; `bare` where it has no provision."""
    if bare and _is_measure(act, span, line, table):
        return Role.MEASURE
    if ratifies(span.start, line.text, table):
        return Role.RATIFIER
    if stand_beside(table.undoing, span, line.text):
        return Role.UNDONE
    return Role.CHANGER if act.means and act.full else Role.OWNER


def ratifies(start: int, text: str, table: CitationWords) -> bool:
    """Whether words before an act say that it put another one in force."""
    return table.ratified.search(text, max(start - BESIDE, 0), start) is not None


def _is_measure(act: Naming, span: Span, line: Tokenized, table: CitationWords) -> bool:
    """Whether words beside an act say that another differs from it, or conforms to the Constitution."""
    conforms = act.kind is ActKind.CONSTITUTION
    marks = (*table.comparing, *table.conformity) if conforms else table.comparing
    before = line.text[max(line.span.start, span.start - BESIDE) : span.start].lower().split()
    after = line.text[span.end : min(line.span.end, span.end + BESIDE)].lower().lstrip()
    return after.startswith(marks) or any(word.startswith(marks) for word in before[-2:])
