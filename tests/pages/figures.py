"""What a site costs, and whether it is sound: `python -m tests.pages.figures [RULINGS] [LOOKED AT]`.

Generated rulings are built, released and made a site. Of every text the page says what the blocks say; of
as many pages as are to be looked at, in Chromium, axe finds nothing in either language and width, and no
page is wider than its window. About three minutes for the usual 800 rulings (1,000 texts) and 60 pages.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.collection import PublishedRuling, rulings
from pipeline.pages import interfaces
from pipeline.site.addresses import text_page
from tests.faults.generator import generated
from tests.load.figures import QAULY, size, tell
from tests.pages.browser import RULES, WIDTHS, chromium
from tests.pages.pages import read, texts


def main(count: int, looked_at: int) -> None:
    with tempfile.TemporaryDirectory(prefix="qauly-site-") as home:
        place = Path(home)
        for file in generated(count, bad=False):
            file.put(place / "in")
        site = place / "site"
        _timed("build", place / "in", "--out", place / "out")
        _timed("release", place / "out")
        for _ in range(2):
            _timed("site", place / "out", "--out", site)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        tell("largest process", f"{peak} MB")
        tell("site", f"{size(site)} MB, its index of words {size(site / 'search/words')} MB")
        tell("page text = block text", f"{sum(_says_the_same(site, place / 'out'))} pages")
        _look(site, looked_at)


def _timed(what: str, *arguments: object) -> None:
    start = time.monotonic()
    run = subprocess.run(
        [*QAULY, what, *map(str, arguments)], check=True, capture_output=True, text=True
    )
    last = (run.stdout + run.stderr).strip().rpartition("\n")[2]
    tell(what, f"{time.monotonic() - start:.1f} s; {last[-80:]}")


def _says_the_same(site: Path, folder: Path):
    for found in rulings(folder):
        if isinstance(found, PublishedRuling) and found.expression:
            due = {block.eId: block.text for block in found.ruling.blocks()}
            for language in interfaces():
                page = site / text_page(found.expression, language)
                assert texts(read(page.read_bytes())) == due, page
                yield 1


def _look(site: Path, looked_at: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    pages = sorted(site.rglob("*.html"))
    step = max(len(pages) // looked_at, 1)
    with chromium() as browser:
        page = browser.new_page()
        faults = []
        for path in pages[::step]:
            page.goto(path.as_uri())
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
                wide = page.evaluate("document.documentElement.scrollWidth") > width
                faults += [(path.name, width, one["id"]) for one in found] + [(path, width)] * wide
    tell(f"axe, {len(pages[::step])} of {len(pages)} pages, {WIDTHS} px", f"{faults or 'nothing'}")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [800, 60][len(numbers) :]))
