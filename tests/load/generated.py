"""Many rulings, cheaply: copies of ours under other numbers, with a word of their own in each.

`python -m tests.load.generated DIR COUNT` makes a collection of them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "абвгдежзик"


def generate(folder: Path, count: int) -> None:
    """Write so many rulings of both languages into a folder, a hundred in each folder below."""
    sources = list(_sources())
    for number in range(count):
        stem, data, akn = sources[number % len(sources)]
        place = folder / f"{number // 100:04}"
        place.mkdir(parents=True, exist_ok=True)
        for ending, text in ((".json", data), (".akn.xml", akn)):
            name = f"{stem.split('.')[0]}-{number}.{stem.split('.')[1]}{ending}"
            (place / name).write_text(_renamed(text, number), "utf-8")


def _sources() -> Iterator[tuple[str, str, str]]:
    for path in sorted((ROOT / "tests/rulings/golden").glob("*.json")):
        data = path.read_text("utf-8")
        if '"expression": null' not in data:
            akn = path.with_name(path.name.replace(".json", ".akn.xml")).read_text("utf-8")
            yield path.name.removesuffix(".json"), data, akn


def _renamed(text: str, number: int) -> str:
    """The ruling under another number, and with a word that few others have."""
    work = re.search(r"/akn/kz/judgment/[a-z/-]+/[0-9-]{10}/[0-9a-z-]+(?=/(?:kaz|rus)@)", text)
    assert work is not None
    word = "".join(_LETTERS[int(digit)] for digit in str(number))
    own = text.replace(f"{work[0]}/", f"{work[0]}-{number}/").replace(
        f'{work[0]}"', f'{work[0]}-{number}"'
    )
    return own.replace("Конституция", f"Конституция{word}", 1)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
