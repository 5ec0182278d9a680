"""What the tests of pages share: rulings of every kind, their pages, and a look into the HTML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html

from pipeline.emit.json import from_json
from pipeline.pages import Surroundings, interface, reading_page
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


def page(one: Ruling, around: Surroundings | None = None, language: str | None = None) -> bytes:
    """Its page; with what stands beside it in the registry where nothing else is said."""
    beside = around or Surroundings(load(), parallel=parallel(one))
    return reading_page(one, interface(language or one.language), beside)


def read(data: bytes) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(data.decode())


def texts(tree: html.HtmlElement) -> dict[str, str]:
    """The text of every block on a page, by its name."""
    return {one.get("data-block"): one.text_content() for one in tree.xpath("//*[@data-block]")}


def renamed(one: Ruling, words: str) -> Ruling:
    """A ruling with other words in every place that people may fill in."""
    titled = one.header[0].model_copy(update={"text": words, "marks": ()})
    return one.model_copy(
        update={
            "title": words,
            "number": words,
            "header": (titled, *one.header[1:]),
            "citations": tuple(c for c in one.citations if c.block != titled.eId),
            "repairs": tuple(r for r in one.repairs if r.block != titled.eId),
        }
    )
