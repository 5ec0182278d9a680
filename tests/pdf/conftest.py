from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.grammar import detect
from pipeline.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.read import Source
    from pipeline.text import CleanText

FILES = Path(__file__).parent / "files"


@pytest.fixture(scope="session")
def files() -> Path:
    return FILES


@pytest.fixture(scope="session")
def cleaned() -> Callable[[Source], CleanText]:
    return lambda source: clean(Job(source, detect(source.text), Decisions()))
