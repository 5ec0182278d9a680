"""No page of `site_pages.txt` is read otherwise than it is published without being told."""

from __future__ import annotations

import pytest

from tests.html.site_pages import Case, cases


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_page_is_read_as_it_is_published_or_told(case: Case):
    assert case.became() in {"right", "told"}
