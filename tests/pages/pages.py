"""What the tests of pages share: rulings of every kind, their pages, and a look into the HTML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html

from pipeline.convert import convert
from pipeline.emit.json import from_json
from pipeline.pages import PageContext, interface, reading_pages
from pipeline.read import read_text
from pipeline.registry import load

if TYPE_CHECKING:
    from pipeline.model import Ruling

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "tests/rulings/golden").glob("*.json"))
NAMES = [path.stem for path in FILES]


@cache
def ruling(name: str) -> Ruling:
    """One of the invented rulings of `tests/rulings`, converted."""
    return from_json((ROOT / f"tests/rulings/golden/{name}.json").read_bytes())


@cache
def sample() -> Ruling:
    """The one real ruling, converted."""
    return from_json((ROOT / "output/ks-2023-21.kaz.json").read_bytes())


def parallel(one: Ruling) -> Ruling | None:
    """The same ruling in another language, where it is among the invented ones."""
    others = (ruling(name) for name in NAMES)
    found = (o for o in others if o.work == one.work and o.language != one.language)
    return next(found, None)


def page(one: Ruling, around: PageContext | None = None, language: str | None = None) -> bytes:
    """Its page; with what stands beside it in the registry where nothing else is said."""
    beside = around or PageContext(load(), parallel=parallel(one))
    return next(reading_pages(one, [(interface(language or one.language), beside)]))


def read(data: bytes) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(data.decode())


def texts(tree: html.HtmlElement) -> dict[str, str]:
    """The text of every block on a page, by its name."""
    return {one.get("data-block"): one.text_content() for one in tree.xpath("//*[@data-block]")}


@cache
def titled(words: str) -> Ruling:
    """An invented ruling with words in its title that no court would put there."""
    text = (ROOT / "tests/rulings/ks-2025-178.rus.txt").read_text("utf-8")
    return convert(read_text(text.replace("О рассмотрении", f"О {words} рассмотрении", 1).encode()))
