"""What starts a paragraph in a text, told for layouts of every kind."""

from itertools import product
from pathlib import Path

import pytest

from pipeline.clean.line_layout import LineLayout, Style
from tests.layouts import Layout, lay, load, unlinked

DEV = Path(__file__).parent.parent / "dev"
TOLD_BY = {(6, 0): Style.INDENTED, (3, 0): Style.INDENTED, (0, 1): Style.SPACED, (0, 0): Style.FLAT}


@pytest.mark.parametrize("path", sorted(DEV.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize(("apart", "style"), TOLD_BY.items(), ids=str)
def test_a_few_clauses_set_apart_or_centred_headings_tell_nothing(path, apart, style):
    paragraphs = [unlinked(one) for one in load(path)]
    indent, between = apart
    for width, proportional, airy, centred in product((58, 84, 118), *([(False, True)] * 3)):
        habits = Layout(
            width=width,
            proportional=proportional,
            airy=airy,
            centred=centred,
            indent=indent,
            between=between,
        )
        layout = LineLayout.of(lay(paragraphs, habits).text, frozenset(), None)
        assert layout.style is style, habits
