"""Checks of files, whatever their bytes are."""

from collections.abc import Iterator
from typing import Any, Final

import pydantic_core
from lxml import etree
from lxml.etree import _ElementTree

from pipeline.check.facts_stated import statement_of_file_problems
from pipeline.check.problem import Problem
from pipeline.check.rules import ruling_problems
from pipeline.check.schema import schema_problems
from pipeline.check.schematron import schematron_problems
from pipeline.check.xsd import xsd_problems
from pipeline.content_hash import content_hash
from pipeline.emit.json import from_json, notice_from_json
from pipeline.emit.vocabulary import akn, own
from pipeline.errors import InvalidOutputError, UsageError
from pipeline.json_text import refuse_mark
from pipeline.model import Ruling

NOTICE: Final = ".withdrawn.json"
"""How a file ends that stands in the place of a withdrawn ruling."""


def file_problems(name: str, data: bytes) -> tuple[Problem, ...]:
    """All that is wrong with a file, by the end of its name: `.withdrawn.json`, `.json` or `.akn.xml`.

    Raises UsageError for any other name.
    """
    if name.endswith(NOTICE):
        return _notice_problems(data)
    if name.endswith(".json"):
        return json_problems(data)
    if name.endswith(".xml"):
        return akn_problems(data)
    message = "it is no result: only .json and .akn.xml files are checked; convert it, and check what comes"
    raise UsageError(message)


def json_problems(data: bytes, *, by_schema: bool = True) -> tuple[Problem, ...]:
    """What is wrong with a ruling in JSON: schema first, then the rules.

    A file of another version may lack keys that came since, which the schema of this one requires.
    """
    try:
        instance = read_json(data)
        problems = tuple(schema_problems(instance)) if by_schema else ()
        # Only a file of the right shape becomes a value that the rules can look at.
        return problems or _problems_of_ruling(from_json(data))
    except InvalidOutputError as error:
        return (Problem("", str(error)),)


def _problems_of_ruling(ruling: Ruling) -> tuple[Problem, ...]:
    """What breaks the rules; what is stated beside the text is looked at where that is whole."""
    return tuple(ruling_problems(ruling)) or tuple(statement_of_file_problems(ruling))


def _notice_problems(data: bytes) -> tuple[Problem, ...]:
    try:
        notice_from_json(data)
    except InvalidOutputError as error:
        return (Problem("", str(error)),)
    return ()


def akn_problems(data: bytes) -> tuple[Problem, ...]:
    """What is wrong with a ruling in Akoma Ntoso: schema and Schematron."""
    try:
        tree = read_akn(data)
    except InvalidOutputError as error:
        return (Problem("", str(error)),)
    named = content_hash_of(tree)
    changed = (
        ()
        if named in {None, content_hash("".join(_words_of_judgment(tree)))}
        else (Problem("", "its words are not those of its contentHash"),)
    )
    return (*tree_problems(tree), *changed)


def _words_of_judgment(tree: _ElementTree) -> Iterator[str]:
    """The words of a judgment, without what is stated of it."""
    for part in tree.getroot().iterfind(f"{akn('judgment')}/*"):
        if part.tag != akn("meta"):
            yield str(part.xpath("string()"))  # comments are no words


def tree_problems(tree: _ElementTree) -> Iterator[Problem]:
    """What breaks the XSD or the Schematron rules."""
    yield from xsd_problems(tree)
    yield from schematron_problems(tree)


def read_json(data: bytes) -> Any:  # noqa: ANN401 - JSON is anything
    """Parse JSON in UTF-8. Raises InvalidOutputError for anything else."""
    refuse_mark(data)
    try:
        # Readers of JSON often take `NaN` and `Infinity`, which are none (RFC 8259, section 6).
        return pydantic_core.from_json(data, allow_inf_nan=False)
    except ValueError as error:
        message = f"it is not JSON: {error}"
        raise InvalidOutputError(message) from None


def read_akn(data: bytes) -> _ElementTree:
    """Parse Akoma Ntoso, without entities and without a look at the network.

    Raises InvalidOutputError for what is no XML, has a DOCTYPE, or holds no judgment.
    """
    # The library's bounds on size and depth stay on: a stranger's file may ask for any amount.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"it is not XML: {error}"
        raise InvalidOutputError(message) from None
    tree = root.getroottree()
    if tree.docinfo.doctype:  # type: ignore[union-attr]  # the stubs forgot
        message = "it has a DOCTYPE, which a ruling does not need and a reader must not trust"
        raise InvalidOutputError(message)
    if root.tag != akn("akomaNtoso") or root.find(akn("judgment")) is None:
        message = "it holds no judgment in Akoma Ntoso 3.0"
        raise InvalidOutputError(message)
    return tree


def content_hash_of(tree: _ElementTree) -> str | None:
    """The hash that a judgment in Akoma Ntoso gives of its words."""
    return tree.findtext(f".//{own('contentHash')}")


def expression_of(tree: _ElementTree) -> str | None:
    """The name of the text that a judgment in Akoma Ntoso holds, as its `FRBRExpression` says it."""
    name = next(tree.iter(akn("FRBRExpression"))).find(akn("FRBRuri"))
    return None if name is None else name.get("value")
