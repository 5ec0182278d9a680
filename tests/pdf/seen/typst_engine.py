"""The ruling set by Typst, if that is installed: hidden by its own means, one page a way and a target."""

from __future__ import annotations

import importlib.util
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from tests.pdf.saving import saved
from tests.pdf.seen.ruling import LINES, Target, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
#set page(paper: "a4", margin: 15mm)
#set text(font: "Noto Serif", size: 9.5pt, lang: "ru", hyphenate: false)
#set par(leading: 0.6em, spacing: 0.6em)
#let over(fill, body) = box({ body; place(top + left, dy: -0.3em, block(width: 100%, height: 1.3em, fill: fill)) })
"""
HIDING = {
    "white": "text(fill: white)[{}]",
    "nearly-white": "text(fill: luma(99%))[{}]",
    "transparent": "text(fill: black.transparentize(99%))[{}]",
    "tiny": "text(size: 0.4pt)[{}]",
    "scaled": "box(scale(0.2%, reflow: true)[{}])",
    "flat": "box(scale(x: 100%, y: 1%)[{}])",
    "grey-on-grey": "highlight(fill: gray, text(fill: gray)[{}])",
    "black-on-black": "highlight(fill: black, extent: 1pt)[{}]",
    "struck": "strike[{}]",
    "struck-thick": "strike(stroke: 2.2pt)[{}]",
    "struck-white": "strike(stroke: 6pt + white, offset: -0.25em)[{}]",
    "overline-through": "overline(offset: -0.28em, evade: false)[{}]",
    "underline-through": "underline(offset: -0.28em, evade: false)[{}]",
    "clipped": "box(width: 0pt, clip: true)[{}]",
    "clipped-low": "box(height: 0pt, clip: true)[{}]",
    "off-page": "move(dx: -900pt)[{}]",
    "under-white": "over(white)[{}]",
    "under-black": "over(black)[{}]",
    "white-gradient": "text(fill: gradient.linear(white, white))[{}]",
    "white-tiling": "text(fill: tiling(size: (9pt, 9pt), rect(width: 9pt, height: 9pt, fill: white)))[{}]",
    "white-stroke": "text(fill: white, stroke: 0.1pt + white)[{}]",
}
"""Ways by name; `{}` is where the words stand."""
SOUND = {
    "plain": "[{}]",
    "shaded": "block(fill: luma(230), inset: 1pt)[{}]",
    "white-on-dark": "block(fill: luma(20), inset: 1pt, text(fill: white)[{}])",
    "highlight": "highlight[{}]",
    "underlined": "underline[{}]",
    "coloured": "text(fill: blue.darken(40%))[{}]",
    "bold": "strong[{}]",
    "boxed": "rect(inset: 1pt)[{}]",
    "spaced": "text(tracking: 0.05em)[{}]",
    "gradient": "text(fill: gradient.linear(navy, black))[{}]",
    "small-caps": "smallcaps[{}]",
    "dark-red": "text(fill: red.darken(20%))[{}]",
    "slanted": "emph[{}]",
    "loose": "text(spacing: 180%)[{}]",
    "overlined": "overline[{}]",
    "framed": "block(stroke: 0.5pt, inset: (x: 0pt, y: 0.5pt))[{}]",
    "table": "table(columns: 1, inset: 1pt)[{}]",
    "stretched": "text(tracking: -0.01em)[{}]",
    "outlined": "text(stroke: 0.1pt)[{}]",
    "first-larger": '{ show regex("\\bП"): set text(size: 1.4em); [{}] }',
    "raised-number": '{ show regex("34"): it => text(baseline: -0.1em, it); [{}] }',
    "rounded": "block(radius: 4pt, stroke: gray, inset: 1pt)[{}]",
}


def pages() -> Iterator[tuple[str, str, bytes]]:
    """Each page as a file: way, target (none where nothing is hidden), bytes. None without Typst."""
    if importlib.util.find_spec("typst") is None:
        return
    wanted: list[tuple[str, Target | None]] = [(way, t) for way in HIDING for t in Target]
    wanted += [(way, None) for way in SOUND]
    with pikepdf.open(io.BytesIO(_printed(wanted))) as pdf:
        assert len(pdf.pages) == len(wanted)
        for (way, target), page in zip(wanted, pdf.pages, strict=True):
            single = pikepdf.new()
            single.pages.append(page)
            yield way, str(target or ""), saved(single)


def _printed(wanted: list[tuple[str, Target | None]]) -> bytes:
    import typst

    body = "\n#pagebreak()\n".join(_page(way, target) for way, target in wanted)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.typ"
        source.write_text(_HEAD + body, encoding="utf-8")
        return bytes(typst.compile(str(source)))


def _page(way: str, target: Target | None) -> str:
    rows = [f"#box[{_escaped(line)}]" for line in LINES]
    if target is None:
        rows[18] = "#" + SOUND[way].replace("{}", _escaped(LINES[18]))
    else:
        line, before, hidden, after = parts(target)
        inner = HIDING[way].replace("{}", _escaped(hidden.rstrip()))
        rows[line] = f"#box[{_escaped(before)}#box[#{inner}] {_escaped(after)}]"
        if target is Target.LETTER:
            rows[line] = f"#box[{_escaped(before)}#box[#{inner}]{_escaped(after)}]"
    return "\n\n".join(rows)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "*#_.-~/`$@<>[]" else letter for letter in text)
