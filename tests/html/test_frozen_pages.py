"""No page of `frozen_pages.txt` is read otherwise than a browser shows it without being told."""

from __future__ import annotations

from tests.html.frozen_pages import Case, cases
from tests.whole_table import every_row


@every_row("case", list(cases()))
def test_a_page_is_read_as_it_is_shown_or_told(case: Case):
    assert case.became() in {"right", "told"}
