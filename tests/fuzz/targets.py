"""What is fuzzed: for each kind of input its seeds, its mutation, and what must hold of any of it."""

from __future__ import annotations

import random
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from lxml import etree

from pipeline.check import check_file, check_pair, check_source
from pipeline.check.restore import restore
from pipeline.convert import Published, convert, publish
from pipeline.decisions import decisions_for
from pipeline.emit.json import from_json
from pipeline.errors import InvalidOutputError, QaulyError, UnforeseenError
from pipeline.read import read_bytes
from pipeline.registry import load
from tests.docx.builder import docx, paragraph
from tests.fuzz import mutations
from tests.pdf.seen.crossings import CROSSINGS
from tests.pdf.seen.operators import WAYS, by_operators
from tests.pdf.seen.ruling import Target as Hidden
from tests.test_rulings import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.read import Source

MODELS = ("vs-2026-5.kaz", "vs-2003-24.rus", "ks-2026-224.kaz", "kk-2004-15.rus")
PDFS = Path(__file__).parents[1] / "pdf" / "files"
DECISIONS = """[[line]]
extracted = "постановляет:"
restored = "постановляет:"
[[wrap]]
before = "дела"
after = "о"
reading = "join"
[[wrap]]
before = "іс"
after = "бойынша"
reading = "paragraph"
"""
REGISTRY = """[[act]]
iri = "/akn/kz/act/law/2011-01-05/377-iv"
kind = "law"
date = 2011-01-05
source = ["invented"]
title = { kaz = "Қорғаншылық туралы", rus = "Об опеке" }
"""


class Target(NamedTuple):
    """One kind of input."""

    seeds: Callable[[], tuple[bytes, ...]]
    mutate: Callable[[bytes, random.Random], bytes]
    holds: Callable[[bytes], None]
    """Raises for an input of which something does not hold; the errors that may be are not raised."""


def source(data: bytes) -> None:
    """A file of any kind is a sound ruling in all its forms, or one error that is foreseen.

    It is read in this process, where what leads can see which code it reaches.
    """
    with _foreseen():
        read = read_bytes(data, None)
        done = publish(convert(read))
        sound(read, done)
        if crc32(data) % 4 == 0:  # of some, as it takes as long as all else
            _must(publish(convert(read)) == done, "the same again")


def sound(read: Source, done: Published) -> None:
    """What must hold of every output, beyond the checks that it went through."""
    check_pair(done.json, done.akn)
    check_source(done.json, read)
    again = from_json(done.json)
    _must(again == done.ruling, "the JSON is the ruling")
    if done.ruling.source.media_type == "text/plain":
        _must(restore(again) == read.text, "the source comes back")
    root = etree.fromstring(done.akn)
    names = root.xpath("//@eId")
    _must(len(names) == len(set(names)), "names are names of one thing")
    referred = {str(one) for one in root.xpath("//@href | //@refersTo | //@source")}
    dangling = {one for one in referred if one.startswith("#")} - {f"#{name}" for name in names}
    _must(not dangling, f"no name of nothing: {dangling}")


def decisions(data: bytes) -> None:
    """A decisions file is refused by name, or a ruling is made with it that is sound."""
    with TemporaryDirectory() as place, _foreseen():
        path = Path(place) / "a.txt"
        path.with_name("a.decisions.toml").write_bytes(data)
        read = read_bytes(_text(MODELS[1]), None)
        sound(read, publish(convert(read, decisions_for(path))))


def registry(data: bytes) -> None:
    """A registry is refused by name, or a ruling is made with it that is sound."""
    with TemporaryDirectory() as place, _foreseen():
        path = Path(place) / "own.toml"
        path.write_bytes(data)
        entries = load((path,))
        read = read_bytes(_text(MODELS[1]), None)
        sound(read, publish(convert(read, registry=entries), entries))


def check(data: bytes) -> None:
    """A file of results is checked without a fault, whatever is in it."""
    name = "a.akn.xml" if data.lstrip().startswith(b"<") else "a.json"
    with _foreseen(InvalidOutputError):
        check_file(name, data)


def restoring(data: bytes) -> None:
    """A source is put together again from any JSON, or that is refused."""
    with _foreseen(InvalidOutputError):
        restore(from_json(data))


@contextmanager
def _foreseen(*more: type[QaulyError]) -> Iterator[None]:
    """Let pass the errors that a user may get; a fault of the program is none of them."""
    try:
        yield
    except QaulyError as error:
        fault = isinstance(error, UnforeseenError) or "reading it failed" in str(error)
        if fault or (isinstance(error, InvalidOutputError) and InvalidOutputError not in more):
            raise


def _must(holds: bool, what: object) -> None:  # noqa: FBT001
    if not holds:
        raise AssertionError(what)


def _text(stem: str) -> bytes:
    return (FOLDER / f"{stem}.txt").read_bytes()


def _lines(stem: str) -> list[str]:
    return (FOLDER / f"{stem}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")


@cache
def _texts() -> tuple[bytes, ...]:
    return tuple(map(_text, MODELS))


@cache
def _pages() -> tuple[bytes, ...]:
    body = ("".join(f"<p>{escape(line)}</p>\n" for line in _lines(stem)) for stem in MODELS)
    return tuple(
        f"<!doctype html><meta charset=utf-8><body>\n{one}</body>".encode() for one in body
    )


@cache
def _words() -> tuple[bytes, ...]:
    return tuple(docx("".join(map(paragraph, _lines(stem)))) for stem in MODELS)


@cache
def _pdfs() -> tuple[bytes, ...]:
    """Whole rulings by two engines, and a short one with words hidden in every way of the operators."""
    ways = (by_operators(way, Hidden.WORD) for way in (WAYS | CROSSINGS).values())
    return (*(path.read_bytes() for path in sorted(PDFS.glob("housing.*.pdf"))), *ways)


@cache
def _results() -> tuple[bytes, ...]:
    done = publish(convert(read_bytes(_text(MODELS[0]), None)))
    return (done.json, done.akn)


TARGETS = {
    "text": Target(_texts, mutations.text, source),
    "html": Target(_pages, mutations.html, source),
    "docx": Target(_words, mutations.docx, source),
    "pdf": Target(_pdfs, mutations.pdf, source),
    "octets": Target(lambda: (*_texts(), *_words()[:1], *_pdfs()[:1]), mutations.octets, source),
    "decisions": Target(lambda: (DECISIONS.encode(),), mutations.quoted, decisions),
    "registry": Target(lambda: (REGISTRY.encode(),), mutations.quoted, registry),
    "check": Target(lambda: _results()[:1], mutations.json_value, check),
    "check-xml": Target(lambda: _results()[1:], mutations.xml, check),
    "restore": Target(lambda: _results()[:1], mutations.json_value, restoring),
}


def try_one(target: Target, seed: str) -> None:
    """One mutation of one of a target's seeds, held against what must hold of it."""
    chance = random.Random(seed)
    data = chance.choice(target.seeds())
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = target.mutate(data, chance)
    target.holds(data)
