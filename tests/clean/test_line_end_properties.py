"""Any text that line ends, hyphens, numbers and blanks can make: edits never overlap, nothing is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.clean.tools import cleaned

# What rules of line ends look at, so that short texts hold many of their cases.
PIECES = (
    "1", "62", "1.", "1)", "а", "бабы", "Бап", "статьи", "-", "‑", "‐", "\u00ad", "–", "\n", "\n\n", "\n \n", "\r\n",
    "\f", " ", "  ", "\t", "\u00a0", "\u200b", "\ufeff", ".", ",", ";", "«", "»", '"', "(", ")", "/", "1/2", "1-бет",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join))
@example("1\n\n-а")
@example("62\n\n-бабы")
@example("62\n \n\n-бабы")
@example("а-\n\n-б")
def test_no_text_makes_edits_that_overlap(text):
    if text.strip("\ufeff \t\r\n\f"):
        cleaned(text)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", " \n \n ", "\n\f\n"])
@pytest.mark.parametrize("mark", ["-", "‑", "‐"])
def test_a_suffix_behind_empty_lines_is_joined_once(gap, mark):
    text = cleaned(f"Конституцияның 62{gap}{mark}бабы негізінде").text
    assert text == f"Конституцияның 62{mark}бабы негізінде"
