"""Paints and layers that readers take otherwise than the standard tells, made plain for all that follows.

A calibrated grey may have black numbers that are white, and a membership of one group may show what
the group hides: pdfium, which paints the pages here, knows neither.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.errors import UnreadableSourceError
from pipeline.read.pdf.instructions import SHOWN, words_of
from pipeline.read.pdf.resources import resources_of, values_of

_LEAST_GAMMA, _MOST_GAMMA = 0.8, 3.0
"""What screens and papers have; beyond it numbers do not mean what they look like."""
_USUAL = 2.2
_STANDING_FOR = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def make_plain(pdf: pikepdf.Pdf) -> bool:
    """Say odd greys and odd memberships of layers in words that every reader knows; whether there are any.

    Raises UnreadableSourceError where a space of that kind stands for the colours of the device.
    """
    found = False
    for page, resources in resources_of(pdf):
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in list(_odd_spaces(spaces)):
            if name in _STANDING_FOR:
                what = f"the colours of page {page} have numbers of their own ({name.strip('/')})"
                todo = (
                    "whether letters are seen is not known; print it to a PDF anew, and give that"
                )
                raise UnreadableSourceError(f"cannot be trusted: {what}, {todo}")
            spaces[name] = _as_ink(spaces[name])
            found = True
        for group in resources.get("/Properties", Dictionary()).values():
            found = _hide_if_odd(group) or found
    return found


def tiled_words(pdf: pikepdf.Pdf) -> frozenset[int]:
    """The indexes of the pages that may be painted with tiles in which words stand: they are no text."""
    return frozenset(
        number - 1
        for number, resources in resources_of(pdf)
        for tile in values_of(resources.get("/Pattern"))
        if isinstance(tile, pikepdf.Stream) and not SHOWN.isdisjoint(words_of(tile.read_bytes()))
    )


def _odd_spaces(spaces: pikepdf.Object) -> Iterator[str]:
    """The names of the calibrated spaces whose numbers do not mean what they look like."""
    for name, space in spaces.items():
        if isinstance(space, pikepdf.Array) and space[0] in ("/CalGray", "/CalRGB"):
            gamma = space[1].get("/Gamma", 1)
            gammas = gamma if isinstance(gamma, pikepdf.Array) else [gamma]
            odd = any(not _LEAST_GAMMA <= float(one) <= _MOST_GAMMA for one in gammas)
            if odd and (space[0] == "/CalGray" or name in _STANDING_FOR):
                yield name


def _as_ink(grey: pikepdf.Object) -> pikepdf.Object:
    """A calibrated grey as an ink of its own, whose shades are those of the grey."""
    power = float(grey[1]["/Gamma"]) / _USUAL
    shades = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=power)
    return Array([Name.Separation, Name("/Grey"), Name.DeviceGray, shades])


def _hide_if_odd(group: pikepdf.Object) -> bool:
    """Hide what is shown by the policy of a group that is no list: readers do not agree about it."""
    if not isinstance(group, pikepdf.Dictionary) or "/VE" in group:
        return False
    one, policy = group.get("/OCGs"), group.get("/P", "/AnyOn")
    if not isinstance(one, pikepdf.Dictionary) or policy not in ("/AllOff", "/AnyOff"):
        return False
    group["/VE"] = Array([Name.And, one, Array([Name.Not, one])])
    return True
