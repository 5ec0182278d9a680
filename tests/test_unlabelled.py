"""Invented judgments that nobody labelled are published or refused: in them stands what no label asks for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.convert import convert, publish
from pipeline.errors import NotARulingError
from pipeline.read import read_text
from tests.layouts.marked import load

RULINGS = sorted((Path(__file__).parent / "model/rulings").glob("*.txt"))


@pytest.mark.parametrize("path", RULINGS, ids=[path.stem for path in RULINGS])
def test_a_judgment_is_published_or_refused(path: Path) -> None:
    text = "\n\n".join(paragraph.text for paragraph in load(path))
    # Some are of ordinary courts: the models learn their words, too.
    with suppress(NotARulingError):
        assert publish(convert(read_text(text.encode()))).ruling.citations
