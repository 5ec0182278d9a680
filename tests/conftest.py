"""What all tests share."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=100)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # the workers share the processors already

ROOT = Path(__file__).parent.parent


def pytest_collection_finish():
    """Twenty thousand collected tests stay: no search for garbage walks them again and again."""
    gc.freeze()


@pytest.fixture(scope="session")
def sample() -> bytes:
    """The one real ruling, as extracted."""
    return (ROOT / "rulings/ks-2023-21.kaz.txt").read_bytes()


@pytest.fixture(scope="session")
def golden() -> list[str]:
    """Its paragraphs, restored by hand."""
    return (ROOT / "tests/golden/ks-2023-21.kaz.clean.txt").read_text("utf-8").splitlines()
