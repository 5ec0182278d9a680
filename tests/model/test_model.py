"""The committed models are those that were learnt, and learning gives the same bytes whenever it is done."""

import hashlib
import os
import subprocess
import sys
from importlib import resources

import pytest

from pipeline.clean.followers import FILE
from tests.model.followers import table
from tests.model.texts import TESTS, own

LANGUAGES = ("kaz", "rus")
SMALL = """
import hashlib
from tests.model.__main__ import build
from tests.model.texts import own
texts = [text for text in own("rus") if text.name.startswith("model/rulings")][:4]
data, figures = build("rus", texts, [])
print(hashlib.sha256(data).hexdigest(), figures)
"""


def test_a_small_learning_gives_the_same_bytes_twice():
    pytest.importorskip("scipy")
    found = {
        subprocess.run(
            [sys.executable, "-c", SMALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_model_is_the_one_that_was_measured(language):
    data = (resources.files("pipeline.grammar") / language / "runs.model").read_bytes()
    figures = (TESTS / f"model/figures.{language}.txt").read_text(encoding="utf-8")
    assert f"its {len(data)} bytes: {hashlib.sha256(data).hexdigest()}\n" in figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_changed_since_it_was_learnt_from(language):
    rows = (TESTS / "model/texts.sha256").read_text(encoding="utf-8").splitlines()
    for text in own(language):
        words = "\n".join(paragraph.text for paragraph in text.paragraphs)
        assert f"{hashlib.sha256(words.encode()).hexdigest()}  {language} {text.name}" in rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_followers_are_those_of_the_texts(language):
    committed = resources.files("pipeline.grammar") / language / FILE
    assert table(language) == committed.read_bytes()
