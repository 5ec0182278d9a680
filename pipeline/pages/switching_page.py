"""A page that stands alone and speaks every language of the interface: a button changes its words.

One template makes the page in each language, so all have the same elements, and another language is
no second page but a list of the words and attributes that differ. Those of the ruling never do.
"""

import re
from html import unescape
from typing import Final

from pipeline.model import Ruling
from pipeline.pages.interface import interface, interfaces
from pipeline.pages.page_context import PageContext
from pipeline.pages.reading_page import reading_pages
from pipeline.pages.templating import data_island

_TOKEN: Final = re.compile(r"<script.*?</script>|<title>[^<]*</title>|<[^>]*>|[^<]+", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
_SCRIPT: Final = "<script>"
_TITLE, _TITLE_END = "<title>", "</title>"


def switching_page(ruling: Ruling, around: PageContext) -> bytes:
    """The page of a ruling in its own language, which it keeps without scripts, and what the others say.

    Raises what `reading_pages` do.
    """
    own = interface(ruling.language)
    spoken = [own, *(one for one in interfaces().values() if one is not own)]
    made = reading_pages(ruling, [(one, around) for one in spoken])
    pages = [_TOKEN.findall(page.decode()) for page in made]
    said: dict[tuple[str, ...], int] = {}
    page = "".join(_with_number(tokens, said) for tokens in zip(*pages, strict=True))
    words = [_differing_texts(tokens) for tokens in said]
    told = {one.language: [each[at] for each in words] for at, one in enumerate(spoken)}
    island = f'<script type="application/json" id="said">{data_island(told)}</script>\n'
    # Before the page's own script, which reads it.
    return (island + _SCRIPT).join(page.rsplit(_SCRIPT, 1)).encode()


def _with_number(tokens: tuple[str, ...], said: dict[tuple[str, ...], int]) -> str:
    """A tag or words in the page's own language, with the number of what all languages say there."""
    own = tokens[0]
    if len(set(tokens)) == 1 or own.startswith("<script"):
        return own
    number = f'data-said="{said.setdefault(tokens, len(said))}"'
    if own.startswith("<"):
        return own.replace(">", f" {number}>", 1)
    return f"<span {number}>{own}</span>"


def _differing_texts(tokens: tuple[str, ...]) -> list[dict[str, str]]:
    """What each language says that not all do: attributes by their names, words by none."""
    told = [_texts_of_token(token) for token in tokens]
    return [{k: v for k, v in one.items() if any(o[k] != v for o in told)} for one in told]


def _texts_of_token(token: str) -> dict[str, str]:
    if token.startswith("<") and not token.startswith(_TITLE):
        return {name: unescape(value) for name, value in _ATTRIBUTE.findall(token)}
    return {"": unescape(token.removeprefix(_TITLE).removesuffix(_TITLE_END))}
