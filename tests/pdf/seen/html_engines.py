"""The ruling set by engines that lay out HTML: hidden by CSS, one page a way and a target.

All pages are printed in one go, and taken apart. An engine that is not installed has no pages.
"""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from tests.pdf.saving import saved
from tests.pdf.seen.ruling import LINES, TEXT, Target, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HEAD = """<!DOCTYPE html><html lang="ru"><meta charset="utf-8"><style>
@page { size: A4; margin: 15mm }
body { font: 9.5pt "DejaVu Serif", "Tinos", "Liberation Serif", serif; margin: 0 }
section { position: relative }
p { margin: 0; white-space: nowrap; line-height: 1.5 }
.under-white, .under-black { position: relative }
.under-white::after, .under-black::after { content: ""; position: absolute; inset: -1px; background: #fff }
.under-black::after { background: #000 }
</style><title></title><body>"""
HIDING = {
    "white": "color: #fff",
    "nearly-white": "color: #fcfcfc",
    "light-grey": "color: #e6e6e6",
    "opacity": "opacity: .02",
    "rgba": "color: rgba(0, 0, 0, .02)",
    "tiny": "font-size: .4pt",
    "scaled": "display: inline-block; transform: scale(.002)",
    "grey-on-grey": "color: #888; background: #888",
    "black-on-black": "color: #000; background: #000",
    "struck": "text-decoration: line-through",
    "clipped": "display: inline-block; width: 0; overflow: hidden; vertical-align: bottom",
    "clip-path": "display: inline-block; clip-path: inset(100%)",
    "off-page": "position: absolute; left: -900pt",
    "under-white": "",
    "under-black": "",
}
"""Ways by the name of a class and what it is; two have a shape of their own over the words."""
UNKNOWN = {
    "chromium": frozenset[str](),
    "weasyprint": frozenset({"clip-path"}),
    "libreoffice": frozenset(
        (
            "tiny",
            "opacity",
            "rgba",
            "scaled",
            "clipped",
            "clip-path",
            "off-page",
            "under-white",
            "under-black",
        )
    ),
}
"""What an engine does not know, and paints as any other words."""
SOUND = {
    "plain": "",
    "shaded": "background: #e8e8e8",
    "white-on-dark": "background: #222; color: #fff",
    "coloured": "color: #036",
    "highlight": "background: #ff0",
    "shadow": "text-shadow: 1px 1px 2px #999",
    "bold": "font-weight: bold",
    "slanted": "font-style: italic",
    "underlined": "text-decoration: underline",
    "bordered": "border: 1px solid #000",
    "rounded": "border: 1px solid #999; border-radius: 4px; overflow: hidden",
    "dim": "opacity: .8",
    "small-caps": "font-variant: small-caps",
    "all-small-caps": "font-variant: all-small-caps",
    "capitals": "text-transform: uppercase",
    "letter-spacing": "letter-spacing: .12em",
    "word-spacing": "word-spacing: .5em",
    "justified": "text-align-last: justify",
    "rule-below": "line-height: 1; border-bottom: 1px solid #000",
    "rule-above": "line-height: 1; border-top: 1px solid #000",
    "tight-cell": "line-height: .9; border: 1px solid #000; overflow: hidden",
    "clipping-cell": "line-height: 1.15; overflow: hidden; height: 1.15em",
    "double-underline": "text-decoration: underline double",
    "wavy-underline": "text-decoration: underline wavy",
    "thick-underline": "text-decoration: underline 2px",
    "overline": "text-decoration: overline",
    "under-and-over": "text-decoration: underline overline",
    "gradient-ground": "background: linear-gradient(90deg, #fff, #dde)",
    "outline": "outline: 1px dashed #900",
    "multiplied": "mix-blend-mode: multiply",
    "scaled": "transform: scale(.97); transform-origin: left",
    "stretched": "font-stretch: condensed",
    "larger": "font-size: 1.06em",
    "smaller": "font-size: .8em",
    "left-bar": "border-left: 3px solid #036; padding-left: 4px",
    "old-figures": "font-variant-numeric: oldstyle-nums",
    "ligatures": "font-variant-ligatures: common-ligatures discretionary-ligatures",
    "kerned": "font-kerning: normal; text-rendering: optimizeLegibility",
}
"""Looks of two whole lines that are seen well."""
CAPITALS = frozenset(("capitals", "small-caps", "all-small-caps"))
PLAIN_CAPITALS = {
    ("chromium", "small-caps"),
    ("chromium", "all-small-caps"),
    ("libreoffice", "all-small-caps"),
}
"""Small capitals that stand as small letters in the text, or that an engine does not know."""
LETTERED = {
    "one-larger": "font-size: 1.3em",
    "one-smaller": "font-size: .8em",
    "one-bold": "font-weight: bold",
    "one-slanted": "font-style: italic",
    "one-in-sans": "font-family: 'DejaVu Sans', sans-serif",
    "one-red": "color: #c00",
    "one-underlined": "text-decoration: underline",
    "one-boxed": "border: 1px solid #000",
    "one-lowered": "position: relative; top: .08em",
    "one-capital": "font-size: 1.8em; line-height: 1",
}
"""Looks of the first letter of each word in those lines."""


def pages_of(engine: str) -> Iterator[tuple[str, str, bytes, str]]:
    """Each page of an engine as a file: way, target (none where nothing is hidden), bytes, text."""
    known = [way for way in HIDING if way not in UNKNOWN[engine]]
    tasks = [(way, target) for way in known for target in Target]
    sound: list[tuple[str, Target | None]] = [(way, None) for way in (*SOUND, *LETTERED)]
    wanted = [*tasks, *sound]
    data = ENGINES[engine](_document(wanted))
    if data is None:
        return
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == len(wanted), (engine, len(pdf.pages), len(wanted))
        for (way, target), page in zip(wanted, pdf.pages, strict=True):
            single = pikepdf.new()
            single.pages.append(page)
            yield way, str(target or ""), saved(single), _text(engine, way)


def _text(engine: str, way: str) -> str:
    """What a page shows: capitals, small ones too, unless the engine tells what they are made of."""
    if way not in CAPITALS or (engine, way) in PLAIN_CAPITALS:
        return TEXT
    return "\n".join([*LINES[:18], *(line.upper() for line in LINES[18:20]), *LINES[20:]])


def _document(wanted: list[tuple[str, Target | None]]) -> str:
    pages = [f"<section>{_page(way, target)}</section>" for way, target in wanted]
    first = '<section><p style="page-break-before: always">'
    rest = "".join(page.replace("<section><p>", first, 1) for page in pages[1:])
    return _HEAD + pages[0] + rest + "</body></html>"


def _page(way: str, target: Target | None) -> str:
    rows = [f"<p>{escape(line)}</p>" for line in LINES]
    if target is None:
        rows[18:20] = [_looking(way, line) for line in LINES[18:20]]
    else:
        line, before, hidden, after = parts(target)
        inner = f'{escape(before)}<span class="{way}" style="{HIDING[way]}">{escape(hidden)}</span>{escape(after)}'
        rows[line] = f"<p>{inner}</p>"
    return "".join(rows)


def _looking(way: str, line: str) -> str:
    """A line in a look that is sound."""
    if way in SOUND:
        return f'<p style="{SOUND[way]}">{escape(line)}</p>'
    words = (
        f'<span style="{LETTERED[way]}">{word[0]}</span>{escape(word[1:])}' for word in line.split()
    )
    return f"<p>{' '.join(words)}</p>"


def _chromium(html: str) -> bytes | None:
    program = shutil.which("chromium")
    return program and _printed(
        html,
        lambda source, out: [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={out.parent}/profile", f"--print-to-pdf={out}", source.as_uri(),
        ],
    )  # fmt: skip


def _libreoffice(html: str) -> bytes | None:
    program = shutil.which("soffice")
    return program and _printed(
        html,
        lambda source, out: [
            program, f"-env:UserInstallation={out.parent.as_uri()}/profile", "--headless",
            "--convert-to", "pdf:writer_pdf_Export", "--infilter=HTML (StarWriter)", "--outdir", str(out.parent), str(source),
        ],
    )  # fmt: skip


def _weasyprint(html: str) -> bytes | None:
    if importlib.util.find_spec("weasyprint") is None:
        return None
    from weasyprint import HTML

    return bytes(HTML(string=html).write_pdf())


def _printed(html: str, command: Callable[[Path, Path], list[str]]) -> bytes | None:
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(html, encoding="utf-8")
        subprocess.run(command(source, out), check=False, capture_output=True, timeout=120)
        return out.read_bytes() if out.exists() else None


ENGINES: dict[str, Callable[[str], bytes | None]] = {
    "chromium": _chromium,
    "weasyprint": _weasyprint,
    "libreoffice": _libreoffice,
}
