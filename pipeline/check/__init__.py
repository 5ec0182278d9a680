"""Checks: JSON Schema, XSD, Schematron and our own rules.

What breaks these is a fault of the pipeline, and nothing is written then. What the ruling itself
lacks or says in two ways is a diagnostic (`completeness`, `contradictions`) and blocks nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.check.checked_files import file_problems, read_akn, read_json, tree_problems
from pipeline.check.completeness import what_is_lacking
from pipeline.check.conservation import conservation_problems
from pipeline.check.contradictions import contradicted_figures
from pipeline.check.findings import condensed
from pipeline.check.made_anew import (
    other_makers,
    read_otherwise,
    stated_otherwise,
    statement_problems,
)
from pipeline.check.problem import Problem
from pipeline.check.restore import restore
from pipeline.check.rules import ruling_problems
from pipeline.check.schema import MOST_PROBLEMS, schema_problems
from pipeline.emit.json import document, from_json
from pipeline.errors import InvalidOutputError
from pipeline.model import Ruling
from pipeline.read import Source

__all__ = [
    "Problem",
    "check_file",
    "check_pair",
    "check_ruling",
    "check_source",
    "condensed",
    "contradicted_figures",
    "file_problems",
    "listed",
    "other_makers",
    "problems",
    "read_otherwise",
    "stated_otherwise",
    "what_is_lacking",
]

_TOLD: Final = 10
"""Problems that an error message tells; more would hide the first."""


def check_ruling(ruling: Ruling, json: bytes, akn: bytes) -> None:
    """Check a ruling in both its forms. Raises InvalidOutputError, which lists what is broken."""
    _refuse_problems(tuple(problems(ruling, json, akn)))


def check_file(name: str, data: bytes) -> None:
    """Check one file. Raises InvalidOutputError, which lists what is broken."""
    _refuse_problems(file_problems(name, data))


def check_pair(json: bytes, akn: bytes) -> None:
    """Check that two sound files are one ruling in two forms. Raises InvalidOutputError."""
    ruling, root = from_json(json), read_akn(akn).getroot()
    # Where the words differ, so does what is stated of them, and would be told twice.
    _refuse_problems(
        tuple(conservation_problems(ruling, root)) or tuple(statement_problems(ruling, root))
    )


def check_source(json: bytes, source: Source) -> None:
    """Check that a sound ruling holds the text of its source, and no other.

    For a text file its hash alone proves that; what a PDF or a page of HTML says shows only when it
    is read again. Raises InvalidOutputError.
    """
    ruling = from_json(json)
    if ruling.source.sha256 != source.sha256:
        raise InvalidOutputError("it was made from another file than the source")
    if restore(ruling) != source.text:
        raise InvalidOutputError("its text is not that of its source")


def problems(ruling: Ruling, json: bytes, akn: bytes) -> Iterator[Problem]:
    """All that is wrong with a ruling in both its forms."""
    instance = read_json(json)
    yield from schema_problems(instance)
    if instance != document(ruling):
        yield Problem("", "the JSON says something else than the ruling")
    tree = read_akn(akn)
    yield from tree_problems(tree)
    yield from conservation_problems(ruling, tree.getroot())
    yield from ruling_problems(ruling)


def _refuse_problems(found: Sequence[Problem]) -> None:
    if found:
        raise InvalidOutputError(listed(found))


def listed(found: Sequence[object]) -> str:
    """The first things that were found, and how many more there are, in one line."""
    told = "; ".join(map(str, found[:_TOLD]))
    least = "at least " if len(found) >= MOST_PROBLEMS else ""
    return told + (f"; and {least}{len(found) - _TOLD} more" if len(found) > _TOLD else "")
