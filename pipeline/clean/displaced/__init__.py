"""Displaced runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.clean.context import Context
    from pipeline.text import CleanText, Edit, Finding


def displaced_runs(text: CleanText, context: Context) -> Iterator[Edit | Finding]:
    """Nothing yet."""
    yield from ()
