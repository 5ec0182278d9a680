"""The resources of a PDF: what the contents of its pages name, and of all that these show."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

_Seen = set[tuple[int, int]]
_DEEPEST = 8
_NAMED = re.compile(rb"/([^\s/()<>\[\]{}%#]+)\s+(?:[-+.0-9]+\s+Tf|Do)(?![^\s/()<>\[\]{}%])")
"""A font, a form or a picture that a content names; one whose name has odd letters is left aside."""


def resources_of(pdf: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Dictionary]]:
    """The resources of the pages of a file, each once, those of fonts, forms and patterns too.

    They come with the number of the first page that has them.
    """
    seen: _Seen = set()
    for number, page in enumerate(pdf.pages, 1):
        yield from ((number, found) for found in _all_resources(page.resources, seen, 0))


def _all_resources(found: Any, seen: _Seen, depth: int) -> Iterator[pikepdf.Dictionary]:  # noqa: ANN401
    if depth > _DEEPEST or not isinstance(found, pikepdf.Dictionary) or not is_new(found, seen):
        return
    yield found
    for key in ("/Font", "/XObject", "/Pattern"):
        for owner in values_of(found.get(key)):
            if is_new(owner, seen):
                yield from _all_resources(owner.get("/Resources"), seen, depth + 1)


def contents_of(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any, pikepdf.Dictionary]]:
    """The pages of a file and the forms that they may paint, each once, with the page's index and the resources."""
    seen: _Seen = set()
    for index, page in enumerate(pdf.pages):
        yield from ((index, *found) for found in _contents(page, page.resources, seen, 0))


def _contents(
    holder: Any,  # noqa: ANN401
    resources: Any,  # noqa: ANN401
    seen: _Seen,
    depth: int,
) -> Iterator[tuple[Any, pikepdf.Dictionary]]:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    yield holder, resources
    for form in values_of(resources.get("/XObject")):
        is_form = isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form"
        if is_form and is_new(form, seen):
            yield from _contents(form, form.get("/Resources", resources), seen, depth + 1)


def names_what_is_missing(content: bytes, resources: pikepdf.Dictionary) -> bool:
    """Whether a content shows words in a font, or paints a form, that is not there: readers leave these out."""
    there = {name for kind in ("/Font", "/XObject") for name in entries_of(resources.get(kind))}
    named = {name for name in _NAMED.findall(content) if name.isascii()}
    return not there.issuperset(f"/{name.decode()}" for name in named)


def entries_of(entries: Any) -> dict[str, Any]:  # noqa: ANN401 - pikepdf leaves it open
    """The entries of a dictionary that are dictionaries themselves, or streams."""
    found = entries.items() if isinstance(entries, pikepdf.Dictionary) else ()
    return {str(name): value for name, value in found if hasattr(value, "get")}


def values_of(entries: Any) -> Iterable[Any]:  # noqa: ANN401
    """The same without their names."""
    return entries_of(entries).values()


def is_new(found: Any, seen: _Seen) -> bool:  # noqa: ANN401
    """Whether an object is met for the first time; one that is part of another always is."""
    if found.objgen == (0, 0):
        return True
    new = found.objgen not in seen
    seen.add(found.objgen)
    return new
