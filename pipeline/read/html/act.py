"""Which elements of a page hold the act, and which of them are the site's.

Made for the pages of the state database (adilet.zan.kz): the act's title in `h1`, its enactment
line in `.slogan`, its text in `article` or `.container_gamma.text`. Of other pages `article` or
`main` holds the act, or the whole body.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from lxml import html
from lxml.etree import _Element

from pipeline.errors import UnreadableSourceError, unreadable
from pipeline.read.writing import PROSE

_TEXT: Final = (
    "//article",
    "//div[contains(concat(' ', @class, ' '), ' container_gamma ') and contains(concat(' ', @class, ' '), ' text ')]",
    "//main",
    "//body",
)
_ABOVE: Final = "//h1 | //*[contains(concat(' ', @class, ' '), ' slogan ')]//p"
_BESIDE: Final = (
    "//div[@title='header' or @title='footer'] | //div[@id='banners']"
    " | //div[contains(@style, 'mso-element:comment-list')]"
    " | //*[self::div[p[1]/a[contains(@href, '#cmnt_ref')]] or self::p[a[contains(@href, '#cmnt_ref')]]]"
    " | //*[contains(@class, 'breadcrumb') or contains(@id, 'breadcrumb')][.//a]"
)
"""Running heads as LibreOffice exports them, what Google puts around a document on the web, comments of Word and of Google, the way to a page."""
_COPIES: Final = {
    "//meta[@name='ocr-system'] | //*[contains(concat(' ', @class, ' '), ' ocr_page ')]": (
        "what a machine has recognised in pictures (hOCR); give the PDF that it made, with --ocr"
    ),
    "/html[contains(@class, 'translated-')] | //ya-tr-span | //*[@_msttexthash]": (
        "a machine's translation; save the page as it is without"
    ),
}
"""Pages whose words are not those of the ruling, and what they are."""
_MARK: Final = re.compile(r"[\[(]?(?:[0-9]{1,3}|[*†‡]{1,3}|[ivxlc]{1,5})[\])]?")
"""What marks a footnote."""
_NOTES: Final = ("li", "p", "div", "dd", "td", "aside")
_FRAMES: Final = frozenset({"embed", "frame", "iframe", "object"})


class ActPage(NamedTuple):
    """The parts of a page by what they are to the act."""

    within: frozenset[_Element]
    """Elements that hold the act: what stands above its text, and the text."""
    doubtful: frozenset[_Element]
    """Elements like those that hold it, which may be parts of it or of the site."""
    beside: frozenset[_Element]
    """Elements in those that hold the act which are no part of it."""
    notes: frozenset[_Element]
    """Footnotes, each the largest element that holds no other."""
    marks: frozenset[_Element]
    """The links before their words, by which one goes back to the text."""


def act_of(page: html.HtmlElement) -> ActPage:
    """The parts of a page. Raises UnreadableSourceError where its words are not the act's, or a script is yet to fill one."""
    for path, what in _COPIES.items():
        if page.xpath(path):
            raise unreadable(f"the words of the page of HTML are {what}")
    kinds = [page.xpath(path) for path in _TEXT]
    longest = [max(kind, key=_text_length) for kind in kinds if kind] or [page]
    text = longest[0]
    # An article that is a small part of what `main` holds is a reader's comment or the like (HTML Standard, 4.3.2).
    if len(longest) > 1 and longest[1].tag == "main" and text in set(longest[1].iterdescendants()):
        total = sum(map(_text_length, kinds[0]))
        text = text if 2 * total >= _text_length(longest[1]) else longest[1]
    around, inside = set(text.iterancestors()), set(text.iterdescendants())
    if any(part.tag == "template" and part.get("id") and not _text_length(part) for part in inside):
        raise error_without_text(page)
    alike = {one for kind in kinds[:2] for one in kind} - {text} - around
    doubtful = {one for one in alike if one in inside or text_letters(one) >= PROSE}
    taken = {text, *around, *inside}
    above = {one for one in page.xpath(_ABOVE) if one not in taken}
    # What an `aside` says without a link may be the court's.
    asides = (one for one in page.iter("aside") if next(links(one), None) is not None)
    led_away = (one for one in asides if text_letters(one) < PROSE)
    beside = frozenset({*page.xpath(_BESIDE), *led_away})
    notes = _notes_in(page, beside)
    within = frozenset({text, *above, *doubtful})
    return ActPage(within, frozenset(doubtful), beside, frozenset(notes), frozenset(notes.values()))


def _notes_in(page: _Element, beside: AbstractSet[_Element]) -> dict[_Element, _Element]:
    """Footnotes with their marks, whatever program wrote them: one in the text and the same before the note lead to each other."""
    all_links = list(links(page))
    named = {f"#{name}": one for one in all_links for name in (one.get("id"), one.get("name"))}
    places = {link: number for number, link in enumerate(all_links)}
    before_notes = {
        link
        for link in all_links
        if _MARK.fullmatch(mark := _words(link))
        and (first := named.get(str(link.get("href")))) is not None
        and (named.get(str(first.get("href"))), _words(first)) == (link, mark)
        and places[first] < places[link]
    }
    found = {}
    for link in before_notes:
        around = (one for one in link.iterancestors(*_NOTES) if _opens_with(one, link))
        alone = [one for one in around if len(before_notes.intersection(links(one))) == 1]
        if alone and beside.isdisjoint(link.iterancestors()):
            found[alone[-1]] = link
    return found


def _opens_with(element: _Element, link: _Element) -> bool:
    """Whether a link is the first words of an element."""
    return _words(element).startswith(_words(link)) and next(links(element), None) is link


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def has_frames(page: _Element) -> bool:
    """Whether a page shows other files in it."""
    return next(page.iter(*_FRAMES), None) is not None


def is_folded(page: _Element) -> bool:
    """Whether a part of a page is shown once a person opens it."""
    return any(one.get("open") is None for one in page.iter("details"))


def error_without_text(page: _Element) -> UnreadableSourceError:
    """The error for a page that has no text."""
    if has_frames(page):
        what, todo = "shows another page in a frame", "save the page in the frame"
    elif is_folded(page):
        what, todo = "shows its text once a person opens it", "open it and print the page to a PDF"
    elif page.find(".//script") is not None:
        what = "is filled by a script and holds no text itself"
        todo = "open it in a browser and save the whole page, or print it to a PDF"
    else:
        what, todo = "holds no text", "save the page of the ruling itself"
    return unreadable(f"the page of HTML {what}; {todo}")


def letter_count(node: _Element) -> int:
    """How many letters an element holds."""
    return sum(map(str.isalpha, "".join(map(str, node.itertext()))))


def text_letters(node: _Element) -> int:
    """How many of them lead nowhere."""
    return letter_count(node) - sum(map(letter_count, links(node)))


def links(node: _Element) -> Iterator[_Element]:
    """The links in an element."""
    return (link for link in node.iter("a") if link.get("href"))


def _text_length(element: _Element) -> int:
    return sum(map(len, map(str, element.itertext())))
