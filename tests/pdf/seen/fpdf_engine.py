"""The ruling painted by fpdf2, if that is installed."""

from __future__ import annotations

import datetime as dt
import importlib.util
from typing import TYPE_CHECKING, Any

import font_roboto

from tests.pdf.seen.ruling import LINES, Target, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDING = (
    "white",
    "light-grey",
    "alpha",
    "mode-3",
    "tiny",
    "off-page",
    "under-white",
    "under-black",
    "grey-on-grey",
    "clipped",
    "struck",
)
SOUND = ("plain", "shaded", "white-on-dark", "coloured", "underlined")
_LEADING = 6.0


def pages() -> Iterator[tuple[str, str, bytes]]:
    """Each file: way, target (none where nothing is hidden), bytes. None at all without fpdf2."""
    if importlib.util.find_spec("fpdf") is None:
        return
    for way in HIDING:
        for target in Target:
            yield way, target, _painted(way, target)
    for way in SOUND:
        yield way, "", _painted(way, None)


def _painted(way: str, target: Target | None) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format="A4")
    pdf.set_creation_date(dt.datetime(2024, 5, 19, tzinfo=dt.UTC))
    pdf.add_font("Roboto", fname=font_roboto.Roboto)
    pdf.add_page()
    place = parts(target) if target else (-1, "", "", "")
    for number, text in enumerate(LINES):
        y = 20 + _LEADING * number
        pdf.set_font("Roboto", size=10.5)
        if number == place[0]:
            _, before, hidden, after = place
            x = 20 + pdf.get_string_width(before)
            wide = pdf.get_string_width(hidden)
            pdf.text(20, y, before)
            pdf.text(x + wide, y, after)
            with pdf.local_context():
                _hide(pdf, way, (x, y, wide), hidden.rstrip())
        else:
            with pdf.local_context():
                if target is None and number in (18, 19):
                    _decorate(pdf, way, y)
                pdf.text(20, y, text)
    return bytes(pdf.output())


def _hide(pdf: Any, way: str, place: tuple[float, float, float], words: str) -> None:  # noqa: C901 - a list of ways
    x, y, wide = place
    match way:
        case "white":
            pdf.set_text_color(255)
        case "light-grey":
            pdf.set_text_color(235)
        case "mode-3":
            pdf.text_mode = 3
        case "tiny":
            pdf.set_font("Roboto", size=0.5)
        case "off-page":
            x = 230.0
        case "grey-on-grey":
            pdf.set_fill_color(150)
            pdf.rect(x, y - 4, wide, 5.5, style="F")
            pdf.set_text_color(150)
    if way == "alpha":
        with pdf.local_context(fill_opacity=0.01):
            pdf.text(x, y, words)
    elif way == "clipped":
        with pdf.rect_clip(0, 0, 1, 1):
            pdf.text(x, y, words)
    else:
        pdf.text(x, y, words)
    if way.startswith("under-"):
        pdf.set_fill_color(255 if way == "under-white" else 0)
        pdf.rect(x - 0.3, y - 4, wide, 5.5, style="F")
    if way == "struck":
        pdf.line(x, y - 1.1, x + wide, y - 1.1)


def _decorate(pdf: Any, way: str, y: float) -> None:
    match way:
        case "shaded":
            pdf.set_fill_color(225)
            pdf.rect(18, y - 4.3, 175, 6, style="F")
        case "white-on-dark":
            pdf.set_fill_color(30)
            pdf.rect(18, y - 4.3, 175, 6, style="F")
            pdf.set_text_color(255)
        case "coloured":
            pdf.set_text_color(0, 50, 120)
        case "underlined":
            pdf.line(20, y + 0.8, 150, y + 0.8)
