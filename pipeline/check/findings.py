"""Diagnostics of a ruling as people are told them: in a line each, and no more than anybody reads."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pipeline.codes import Code, Severity
from pipeline.model import Diagnostic

_MOST: Final = 20
"""Diagnostics of one code that are told of one paragraph each by itself."""


def in_a_line(found: Mapping[str, Any]) -> str:
    """A diagnostic as the JSON holds it, for people: severity, code, the eId of its block, and what it says."""
    place = f" {found['block']}" if found["block"] else ""
    return f"{found['severity']} {found['code']}{place}: {found['message']}"


def condensed(every: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Of what is told more often of one paragraph than anybody reads only the first, with a count; errors are all kept."""
    often = Counter((one.code, one.block) for one in every)
    told: dict[tuple[Code, str | None, int], Diagnostic] = {}
    for at, one in enumerate(every):
        more = often[one.code, one.block] - 1
        if more < _MOST or one.severity is Severity.ERROR:
            told[one.code, one.block, at] = one
        elif (one.code, one.block, -1) not in told:
            message = f"{one.message} (and {more} more like it here)"
            told[one.code, one.block, -1] = one.model_copy(update={"message": message})
    return tuple(told.values())
