"""Fonts that lie, labelled by construction: PDFs by several engines, each letter told for another.

Every PDF is first read as its engine made it (a false alarm if it is refused or doubted), then with
each lie of `tests.pdf.liars.SWAPS`, and with text beside its glyphs that says something else. Engines
that are not installed are left out. Nothing was tuned on these texts: they are of the measured layouts.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import UnreadableSourceError
from pipeline.read.pdf.plain import plain
from tests.layouts import text
from tests.pdf.liars import SWAPS, liar, set_in, unknown_font
from tests.pdf.typeset import Sheet, typeset
from tests.trust import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = ("court-2025.kaz", "court-2026.kaz")
FONTS = ("Tinos", "DejaVu Serif", "Noto Serif", "Liberation Sans", "PT Serif")
FILES = Path(__file__).parents[1] / "pdf" / "files"


def rows() -> Iterator[Row]:
    """One row an engine."""
    for name, make in ENGINES.items():
        sound = list(dict.fromkeys(pdf for said in TEXTS for pdf in make(paragraphs(said))))
        if sound:
            yield row(name, sound)


def row(engine: str, sound: list[bytes]) -> Row:
    """What is told of the PDFs of one engine, each with every lie."""
    lying = [data for whole in sound for swap in SWAPS.values() if (data := liar(whole, swap))]
    told = sum(map(is_refused, lying))
    alarms = sum(map(is_refused, sound))
    wrong = len(lying) - told
    return Row("letters of fonts", engine, told=told, wrong=wrong, alarms=alarms, sound=len(sound))


def is_refused(data: bytes) -> bool:
    """Whether a PDF is refused for its letters."""
    try:
        plain(data)
    except UnreadableSourceError:
        return True
    return False


def paragraphs(name: str) -> list[str]:
    """The paragraphs of an invented ruling, with every letter and digit once more."""
    return [p.text for p in text(name)] + ["ӘҒҚҢӨҰҮҺІ әғқңөұүһі 0123456789 жш пн ий эғ"]


def by_reportlab(lines: list[str]) -> Iterator[bytes]:
    """Roboto, and a font that no table has."""
    del lines
    yield from (typeset(text(name), Sheet()) for name in TEXTS)
    rows_ = [p.text[at : at + 80] for p in text(TEXTS[0]) for at in range(0, len(p.text), 80)]
    yield set_in(unknown_font(), rows_)


def by_files(lines: list[str]) -> Iterator[bytes]:
    """The PDFs of other engines that stand in the tests."""
    del lines
    yield from (path.read_bytes() for path in sorted(FILES.glob("*.pdf")))


def by_chromium(lines: list[str]) -> Iterator[bytes]:
    """Printed by a browser."""
    yield from printed(lines, "chromium", lambda source, out: [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--print-to-pdf={out}", source.as_uri(),
    ])  # fmt: skip


def by_libreoffice(lines: list[str]) -> Iterator[bytes]:
    """Exported by an office."""
    yield from printed(lines, "soffice", lambda source, out: [
        "soffice", f"-env:UserInstallation={out.parent.as_uri()}/home", "--headless",
        "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(out.parent), str(source),
    ])  # fmt: skip


def printed(
    lines: list[str], program: str, call: Callable[[Path, Path], list[str]]
) -> Iterator[bytes]:
    """A page of HTML as a PDF, in every font."""
    for font in FONTS if shutil.which(program) else ():
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder, "a.html"), Path(folder, "a.pdf")
            body = "".join(f"<p>{line}</p>" for line in lines)
            style = f"<style>*{{font-family:'{font}'}}</style>"
            source.write_text(f"<html lang=kk><meta charset=utf-8>{style}{body}", encoding="utf-8")
            subprocess.run(call(source, out), check=True, capture_output=True, timeout=120)
            yield out.read_bytes()


def by_module(
    name: str, make: Callable[[Any, list[str]], bytes]
) -> Callable[[list[str]], list[bytes]]:
    """An engine that is a library of Python, if it is installed."""

    def made(lines: list[str]) -> list[bytes]:
        return [make(__import__(name), lines)] if find_spec(name) else []

    return made


def with_weasyprint(weasyprint: Any, lines: list[str]) -> bytes:
    """The text in a font of the system."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return bytes(weasyprint.HTML(string=f"<style>*{{font-family:Tinos}}</style>{body}").write_pdf())


def with_typst(typst: Any, lines: list[str]) -> bytes:
    """The text in a font of the system."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.typ")
        escaped = "\n\n".join(line.replace("*", "\\*").replace("#", "\\#") for line in lines)
        source.write_text(f'#set text(font: "Noto Serif", lang: "kk")\n{escaped}', encoding="utf-8")
        return bytes(typst.compile(str(source)))


ENGINES: dict[str, Callable[[list[str]], Any]] = {
    "reportlab": by_reportlab,
    "files of seven engines": by_files,
    "Chromium": by_chromium,
    "LibreOffice": by_libreoffice,
    "WeasyPrint": by_module("weasyprint", with_weasyprint),
    "Typst": by_module("typst", with_typst),
}
