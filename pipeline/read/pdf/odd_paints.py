"""Paints and layers that readers take otherwise than the standard tells, made plain for all that follows.

A calibrated grey may have black numbers that are white, a membership of one group may show what the
group hides, a list of modes or another intent may hide letters: pdfium, which paints the pages here, knows none of them.
"""

import re
from collections.abc import Iterator
from math import inf
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.errors import UnreadableSourceError
from pipeline.read.pdf.instructions import SHOWN, STANDING_FOR, words_of
from pipeline.read.pdf.resources import resources_of, values_of
from pipeline.read.pdf.streams import unpacked

_LEAST_GAMMA, _MOST_GAMMA = 0.8, 3.0
"""What screens and papers have; beyond it numbers do not mean what they look like."""
_USUAL = 2.2
_MODE = re.compile(
    "/(Normal|Multiply|Screen|Overlay|Darken|Lighten|Color(Dodge|Burn)?|(Hard|Soft)Light|Difference"
    "|Exclusion|Hue|Saturation|Luminosity)"
)


def make_plain(pdf: pikepdf.Pdf) -> bool:
    """Say odd greys and odd memberships of layers in words that every reader knows; whether there are any.

    Raises UnreadableSourceError where a space of that kind stands for the colours of the device.
    """
    found = False
    for page, resources in resources_of(pdf):
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in list(_odd_spaces(spaces)):
            if name in STANDING_FOR:
                what = f"the colours of page {page} have numbers of their own ({name.strip('/')})"
                todo = (
                    "whether letters are seen is not known; print it to a PDF anew, and give that"
                )
                raise UnreadableSourceError(f"cannot be trusted: {what}, {todo}")
            spaces[name] = _as_ink(spaces[name])
            found = True
        forms = values_of(resources.get("/XObject"))
        layers = [*values_of(resources.get("/Properties")), *(form.get("/OC") for form in forms)]
        odd = [
            *map(_hide_if_odd, layers),
            *map(_in_one_mode, values_of(resources.get("/ExtGState"))),
        ]
        found = found or any(odd)
    return any([_with_one_intent(pdf), _off_where_not_printed(pdf), found])


def tiled_words(pdf: pikepdf.Pdf) -> frozenset[int]:
    """The indexes of the pages that may be painted with tiles or glyphs in which words stand: they are no text."""
    return frozenset(
        number - 1
        for number, resources in resources_of(pdf)
        for owner in (resources.get("/Pattern"), *_glyphs(resources))
        for part in values_of(owner)
        if isinstance(part, pikepdf.Stream) and not SHOWN.isdisjoint(words_of(unpacked(part)))
    )


def _glyphs(resources: pikepdf.Object) -> Iterator[Any]:
    """The glyphs of fonts that are contents of their own."""
    return (font.get("/CharProcs") for font in values_of(resources.get("/Font")))


def _odd_spaces(spaces: pikepdf.Object) -> Iterator[str]:
    """The names of the calibrated spaces whose numbers do not mean what they look like."""
    for name, space in spaces.items():
        if isinstance(space, pikepdf.Array) and space[0] in ("/CalGray", "/CalRGB"):
            gamma = space[1].get("/Gamma", 1)
            gammas = gamma if isinstance(gamma, pikepdf.Array) else [gamma]
            odd = any(not _LEAST_GAMMA <= float(one) <= _MOST_GAMMA for one in gammas)
            if odd and (space[0] == "/CalGray" or name in STANDING_FOR):
                yield name


def _as_ink(grey: pikepdf.Object) -> pikepdf.Object:
    """A calibrated grey as an ink of its own, whose shades are those of the grey."""
    power = float(grey[1]["/Gamma"]) / _USUAL
    shades = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=power)
    return Array([Name.Separation, Name("/Grey"), Name.DeviceGray, shades])


def _in_one_mode(state: pikepdf.Object) -> bool:
    """Let a state tell one mode, the first of its list that there is (ISO 32000-1, 11.6.3)."""
    modes = state.get("/BM")
    if isinstance(modes, pikepdf.Array):
        state["/BM"] = Name(next(filter(_MODE.fullmatch, map(str, modes)), "/Normal"))
    return isinstance(modes, pikepdf.Array)


def _with_one_intent(pdf: pikepdf.Pdf) -> bool:
    """Let groups be there to view that are there for what the file says of its layers, whatever it calls that."""
    layers = pdf.Root.get("/OCProperties", Dictionary())
    if "/Intent" not in layers.get("/D", Dictionary()):
        return False
    for holder in (layers["/D"], *layers.get("/OCGs", ())):
        if "/Intent" in holder:
            del holder["/Intent"]
    return True


def _off_where_not_printed(pdf: pikepdf.Pdf) -> bool:
    """Turn off the groups that only a screen shows, or a magnified page: what is published is on paper, too."""
    layers = pdf.Root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    off = [
        group
        for use in layers.get("/AS", ())
        for group in use.get("/OCGs", ())
        if _is_off_on_paper(group.get("/Usage", Dictionary()), use)
    ]
    for group in off:
        del group["/Usage"]
        shown = [one for one in layers.get("/ON", ()) if one.objgen != group.objgen]
        layers["/ON"] = Array(shown)
        layers["/OFF"] = Array([*layers.get("/OFF", ()), group])
    return bool(off)


def _is_off_on_paper(usage: pikepdf.Object, use: pikepdf.Object) -> bool:
    """Whether a group is not printed, or not shown at the size of the paper."""
    if use.get("/Event") == "/Print":
        return bool(usage.get("/Print", Dictionary()).get("/PrintState") == "/OFF")
    zoom = usage.get("/Zoom", Dictionary())
    is_shown = float(zoom.get("/min", 0)) <= 1 < float(zoom.get("/max", inf))
    return Name.Zoom in use.get("/Category", Array()) and not is_shown


def _hide_if_odd(group: Any) -> bool:  # noqa: ANN401 - any object may stand there
    """Hide what is shown by the policy of a group that is no list: readers do not agree about it."""
    if not isinstance(group, pikepdf.Dictionary) or "/VE" in group:
        return False
    one, policy = group.get("/OCGs"), group.get("/P", "/AnyOn")
    if not isinstance(one, pikepdf.Dictionary) or policy not in ("/AllOff", "/AnyOff"):
        return False
    group["/VE"] = Array([Name.And, one, Array([Name.Not, one])])
    return True
