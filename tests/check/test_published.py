"""What is generated from the code is what lies in the repository, and says what a reader needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import codes
from pipeline.check.codes_page import codes_page
from pipeline.check.published import PUBLISHED

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_the_file_is_what_the_code_gives(name: str):
    assert (ROOT / name).read_bytes() == PUBLISHED[name](), "run `make schemas`"


def test_every_code_and_rule_is_explained():
    page = codes_page().decode()
    for code in codes.Code:
        assert f"| `{code}` | `{code.severity}` | {code.meaning} |" in page
        assert code.meaning.endswith(".")
    for rule in codes.Rule:
        assert f"| `{rule}` | {rule.meaning} |" in page
