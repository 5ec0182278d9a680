"""No page of `frozen_pages.txt` is read otherwise than a browser shows it without being told."""

from __future__ import annotations

import pytest

from tests.html.frozen_pages import Case, cases


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_page_is_read_as_it_is_shown_or_told(case: Case):
    assert case.became() in {"right", "told"}
