"""What becomes of a file that hides something, or of a sound one."""

from __future__ import annotations

from enum import StrEnum

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.errors import UnreadableSourceError
from pipeline.read import read_bytes
from tests.pdf.seen.ruling import TEXT, letters

TOLD = {
    code
    for code in Code
    if code.value
    in {
        "hidden-text",
        "drawn-words",
        "faint-text",
        "overlaid-text",
        "struck-text",
        "withheld-text",
        "annotation-text",
    }
}


class Outcome(StrEnum):
    """Kept out of the text, told, refused, or wrong without a word."""

    KEPT_OUT = "kept out"
    TOLD = "told"
    REFUSED = "refused"
    WRONG = "wrong"


def outcome(data: bytes, plain: str = TEXT) -> tuple[Outcome, list[str]]:
    """What becomes of a file whose pages show `plain`, and what is told of it."""
    try:
        ruling = convert(read_bytes(data, None))
    except UnreadableSourceError as error:
        return Outcome.REFUSED, [str(error)]
    told = [str(d.message) for d in ruling.diagnostics if d.code in TOLD]
    text = "".join((block.num or "") + block.text for block in ruling.blocks()).replace("█", "")
    if letters(text) == letters(plain):
        return Outcome.KEPT_OUT, told
    return (Outcome.TOLD if told else Outcome.WRONG), told
