"""A ruling as plain text and as Markdown, in UTF-8."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model import Ruling
from pipeline.outline import Outline, Passage, outline
from pipeline.terms import EDITORIAL, BlockRole

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~&!]")
_AT_START: Final = re.compile(r"^(\d*)([.)+=-])")
"""What would begin a list or underline a heading, were it not escaped."""


def to_text(ruling: Ruling) -> bytes:
    """The ruling's words alone: a paragraph a line, parts divided by an empty line, notes last.

    A footnote's mark stands as `[1]` in the text and before the note.
    """
    view = outline(ruling)
    marks = {eid: f"[{number}]" for eid, number in _numbers(view).items()}
    parts = ["\n".join(p.line(marks) for p in part.passages) for part in view.parts]
    notes = "\n".join(f"{marks[eid]} {p.line()}" for eid, p in view.footnotes.items())
    return ("\n\n".join(filter(None, (*parts, notes))) + "\n").encode()


def to_markdown(ruling: Ruling) -> bytes:
    """The ruling as CommonMark with footnotes: headings of parts, numbers as printed, links.

    The publisher's notes are quotations, which the ruling's own paragraphs never are.
    """
    view = outline(ruling)
    numbers = _numbers(view)
    lines = [] if view.is_titled else [f"# {escaped(view.title)}"]
    for part in view.parts:
        lines += [f"## {part.heading}"] if part.heading else []
        lines += [_paragraph(passage, numbers) for passage in part.passages]
    lines += [f"[^{numbers[e]}]: {_paragraph(p, {})}" for e, p in view.footnotes.items()]
    return ("\n\n".join(lines) + "\n").encode()


def escaped(text: str, *, at_start: bool = True) -> str:
    """Words that Markdown shows as they are, at the start of a line or inside one."""
    inside = _MARKUP.sub(r"\\\g<0>", text)
    return _AT_START.sub(r"\1\\\2", inside) if at_start else inside


def _numbers(view: Outline) -> dict[str, int]:
    """The number of each footnote, in the order of the notes."""
    return {eid: number for number, eid in enumerate(view.footnotes, start=1)}


def _paragraph(passage: Passage, numbers: Mapping[str, int]) -> str:
    words = "".join(_marked_up(passage, numbers))
    body = f"{escaped(passage.num)} {words}" if passage.num else words
    if passage.role is BlockRole.TITLE:
        return f"# {body}"
    return f"> {body}" if passage.role in EDITORIAL else body


def _marked_up(passage: Passage, numbers: Mapping[str, int]) -> Iterator[str]:
    at_start = not passage.num
    for run in passage.runs:
        if run.note in numbers:
            yield f"[^{numbers[run.note]}]"
        # A link begins with a bracket, so a number at its start begins no list.
        words = escaped(run.text, at_start=at_start and not run.href)
        yield f"[{words}]({run.href})" if run.href else words
        at_start = at_start and not run.text
