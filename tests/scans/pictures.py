"""Scans: pages of a text drawn as pictures, harmed as scanners harm them, and recognised anew.

`used` are the invented rulings on which the tests of recognised words were made, `frozen` those on
which they are measured: texts on other subjects, of which totals alone were looked at.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TESTS = Path(__file__).parent.parent
HARMS = ("clean", "noise", "blur", "tilt")
DPI = (200, 300)
FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
"""Three names of one typeface, of which old versions lack the Kazakh letters, and another one."""
PAGE = (8.27, 11.69)
"""Inches."""
MARGIN, SIZE, LEADING = 0.9, 12 / 72, 1.25


def used() -> dict[str, list[str]]:
    """Paragraphs by the name of their text, which ends in its language: the invented rulings."""
    frozen_editions = (_TESTS / "editions" / "frozen").glob("*.txt")
    return _texts([*(_TESTS / "rulings").glob("*.clean.txt"), *frozen_editions])


def frozen() -> dict[str, list[str]]:
    """The same of the texts that measure."""
    return _texts((Path(__file__).parent / "frozen").glob("*.txt"))


def _texts(paths: Iterable[Path]) -> dict[str, list[str]]:
    return {
        path.stem.removesuffix(".clean"): [
            line for line in path.read_text("utf-8").split("\n") if line.strip()
        ]
        for path in sorted(paths)
    }


@cache
def font_file() -> str | None:
    """The first font of this machine that has the letters of both languages."""
    there = (path for path in FONTS if Path(path).exists())
    return next((path for path in there if ord("ң") in TTFont(path).getBestCmap()), None)


def can_recognise() -> bool:
    """Whether a recogniser for both languages and a font for the pages are on this machine."""
    if not shutil.which("tesseract") or not font_file():
        return False
    told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return {"kaz", "rus"} <= set(told.stdout.split())


@dataclass(frozen=True, slots=True)
class Scan:
    """How the pages of a text are scanned."""

    dpi: int = 300
    harm: str = "clean"
    seed: int = 1

    def pictures(self, paragraphs: Sequence[str]) -> Iterator[Image.Image]:
        """The pages of a text, one after the other."""
        chance = random.Random(self.seed)  # noqa: S311 - the same grain each time
        for page in self._pages(paragraphs):
            yield self._harmed(page, chance)

    def _pages(self, paragraphs: Sequence[str]) -> Iterator[Image.Image]:
        path = font_file()
        assert path
        font = ImageFont.truetype(path, round(SIZE * self.dpi))
        width, height = (round(side * self.dpi) for side in PAGE)
        margin, step = round(MARGIN * self.dpi), round(SIZE * LEADING * self.dpi)
        page, y = Image.new("L", (width, height), 255), margin
        for paragraph in paragraphs:
            for x, line in _wrapped(paragraph, font, width - 2 * margin, step):
                if y + step > height - margin:
                    yield page
                    page, y = Image.new("L", (width, height), 255), margin
                ImageDraw.Draw(page).text((margin + x, y), line, font=font, fill=0)
                y += step
            y += step // 2
        yield page

    def _harmed(self, page: Image.Image, chance: random.Random) -> Image.Image:
        if self.harm == "noise":
            grain = Image.frombytes("L", page.size, chance.randbytes(page.width * page.height))
            return Image.blend(page, grain, 0.2)
        if self.harm == "blur":
            return page.filter(ImageFilter.GaussianBlur(self.dpi / 160))
        if self.harm == "tilt":
            return page.rotate(0.8, resample=Image.Resampling.BICUBIC, fillcolor=255)
        return page


def _wrapped(
    paragraph: str, font: ImageFont.FreeTypeFont, measure: int, indent: int
) -> Iterator[tuple[int, str]]:
    line: list[str] = []
    x = indent
    for word in paragraph.split(" "):
        if line and x + font.getlength(" ".join([*line, word])) > measure:
            yield x, " ".join(line)
            line, x = [], 0
        line.append(word)
    yield x, " ".join(line)


def recognised(
    pictures: Sequence[Image.Image], language: str, dpi: int, folder: Path, *, grafted: bool = False
) -> bytes:
    """A PDF of the pictures with a text layer, by ocrmypdf if `grafted`, else by tesseract itself."""
    folder.mkdir(parents=True, exist_ok=True)
    if grafted:
        first, *rest = (picture.convert("L") for picture in pictures)
        first.save(folder / "scan.pdf", save_all=True, append_images=rest, resolution=dpi)
        command = ["ocrmypdf", "-q", "-l", language, "scan.pdf", "layer.pdf"]
    else:
        names = [f"{number}.png" for number, _ in enumerate(pictures)]
        for name, picture in zip(names, pictures, strict=True):
            picture.save(folder / name, dpi=(dpi, dpi))
        (folder / "pages").write_text("\n".join(names))
        command = ["tesseract", "pages", "layer", "-l", language, "pdf"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
    return (folder / "layer.pdf").read_bytes()
