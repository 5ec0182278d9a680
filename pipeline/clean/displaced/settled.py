"""Settled: lines whose reading order a person has decided."""

from collections.abc import Sequence

from pipeline.clean.displaced.lines import Line, lines_of
from pipeline.clean.displaced.order import ReadPart, arranged
from pipeline.codes import Code, Rule
from pipeline.decisions import LineDecision
from pipeline.text import Edit, Finding, Reordering, Span


def settle(
    text: str, decisions: Sequence[LineDecision]
) -> tuple[frozenset[int], list[Edit | Finding]]:
    """The indexes of a text's settled lines and what is to be done with them, as decided."""
    lines = lines_of(text) if decisions else ()
    settled: set[int] = set()
    changes: list[Edit | Finding] = []
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        places.setdefault(line.text.strip(), []).append(index)
    for decision in decisions:
        found = places.get(decision.extracted.strip(), [])
        problem = _why_unmatched(decision, found, settled)
        if problem:
            message = f"decision on the line «{decision.extracted}»: {problem}"
            changes.append(Finding(Code.DECISION_UNMATCHED, Span(0, 0), message))
            continue
        settled.add(found[0])
        changes += _carried_out(lines[found[0]], decision.restored)
    return frozenset(settled), changes


def _why_unmatched(decision: LineDecision, found: list[int], settled: set[int]) -> str:
    if sorted(_ink(decision.extracted)) != sorted(_ink(decision.restored)):
        return "`restored` has other characters than `extracted`; only their order may change"
    if not found:
        return "no line of the text reads so; copy the line from the cleaned text's diagnostics"
    if len(found) > 1:
        return f"{len(found)} lines of the text read so"
    return "the line has been decided on before" if found[0] in settled else ""


def _carried_out(line: Line, restored: str) -> list[Edit | Finding]:
    parts = _parts_restored(line.text, restored)
    order = arranged(line.text, parts, line.span.start)
    if order is None:
        message = f"decision on the line «{line.text.strip()}»: the line has too few blanks for it"
        return [Finding(Code.DECISION_UNMATCHED, line.span, message)]
    if len(order) < 2:
        return []
    return [Reordering(Rule.DISPLACED_RUN, line.span, order, by_person=True)]


def _parts_restored(text: str, restored: str) -> list[ReadPart]:
    """Find the restored words in the line: always the longest piece that is still free."""
    free = list(text)
    parts: list[ReadPart] = []
    at, apart = 0, False
    while at < len(restored):
        if restored[at].isspace():
            at, apart = at + 1, True
            continue
        start, length = _longest_beginning("".join(free), restored, at)
        parts.append(ReadPart(start, start + length, apart))
        free[start : start + length] = "\n" * length
        at, apart = at + length, False
    return parts


def _longest_beginning(free: str, restored: str, at: int) -> tuple[int, int]:
    """Where the longest beginning of the rest stands in what is free, and its length.

    It ends with a word, unless not even the next word is there in one piece.
    """
    ends = [place for place in range(len(restored), at, -1) if not restored[place - 1].isspace()]
    whole = [end for end in ends if end == len(restored) or restored[end].isspace()]
    for end in (*whole, *ends):
        start = free.find(restored[at:end])
        if start >= 0:
            return start, end - at
    raise AssertionError(restored[at])


def _ink(text: str) -> str:
    return "".join(text.split())
