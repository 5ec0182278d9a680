"""What later stages say about spans of the clean text; the caller attaches it to blocks."""

from typing import NamedTuple

from pipeline.terms import MarkKind
from pipeline.text import Span


class Annotation(NamedTuple):
    """One stretch of the clean text and what it is."""

    kind: MarkKind
    span: Span
    refers_to: str | None = None
    value: str | None = None
