"""Whatever is cited can be published: each labelled text becomes checked JSON and Akoma Ntoso."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.convert import convert, publish
from pipeline.read import read_bytes

TEXTS = sorted(
    path
    for folder in ("texts", "frozen")
    for path in (Path(__file__).parent / folder).glob("*.txt")
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_cited_can_be_published(path: Path) -> None:
    assert publish(convert(read_bytes(path.read_bytes()))).akn
