"""No file of `frozen_files.txt` is read otherwise than Word shows it without being told."""

from __future__ import annotations

from tests.docx.frozen_files import Case, cases
from tests.whole_table import every_row


@every_row("case", list(cases()))
def test_a_file_is_read_as_it_is_shown_or_told(case: Case):
    assert case.became() in {"right", "told"}
