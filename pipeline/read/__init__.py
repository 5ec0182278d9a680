"""A file → Source. The only stage that opens sources."""

import hashlib
import re
from pathlib import Path

from pipeline.errors import unreadable
from pipeline.read.disk import bytes_of
from pipeline.read.encoding import decode
from pipeline.read.file_kinds import FileKind, kind_of
from pipeline.read.limits import USUAL, Limits
from pipeline.read.mojibake import without_mojibake
from pipeline.read.sides import in_one_column
from pipeline.read.source import Source
from pipeline.read.trust import trusted
from pipeline.read.worker import run_bounded
from pipeline.text import Span

__all__ = ["USUAL", "Limits", "Source", "bytes_of", "read", "read_bytes", "read_text"]

_NO_SOURCES = {
    FileKind.RESULT: "JSON or Akoma Ntoso, as results are, and no source; name the file that it was made from",
    FileKind.MESSAGE: "an e-mail, or what a server answered with its headers (HTTP, WARC); save the ruling that it holds as a file of its own",
    FileKind.XML: "XML, no text of a ruling; save the ruling as HTML, PDF or text",
}
_LINE_END = re.compile(r"\r\n|[\n\r\f]")
_PAGE_END = re.compile(r"\f")


def read(path: Path, limits: Limits | None = USUAL, *, recognised: bool = False) -> Source:
    """Read one source file. Raises UnreadableSourceError, or UsageError for a folder."""
    return read_bytes(bytes_of(path, limits or USUAL), limits, recognised=recognised)


def read_bytes(data: bytes, limits: Limits | None = USUAL, *, recognised: bool = False) -> Source:
    """The bytes of a file of any kind as a source; with `recognised` words that a machine read in pictures, too.

    They are read in a process that is ended beyond its limits, or in this one where there are none.
    """
    return (
        run_bounded(_read_by_kind, (data, recognised), limits)
        if limits
        else _read_by_kind((data, recognised), None)
    )


def _read_by_kind(file: tuple[bytes, bool], limits: Limits | None) -> Source:
    """The source by the reader for its kind; a reader and its libraries are loaded when they are needed."""
    data, recognised = file
    kind = kind_of(data)
    bounds = limits or USUAL
    if kind is FileKind.PDF:
        from pipeline.read.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, limits, recognised=recognised)
    if kind is FileKind.PACKAGE:
        from pipeline.read.docx import read_docx  # noqa: PLC0415

        return _sound(read_docx(data, bounds), bounds)
    if kind in {FileKind.HTML, FileKind.MHTML}:
        from pipeline.read.html import read_html  # noqa: PLC0415

        return _sound(read_html(data, bounds), bounds)
    if kind in _NO_SOURCES:
        raise unreadable(f"it is {_NO_SOURCES[kind]}")
    return trusted(in_one_column(_sound(read_text(data), bounds)))


def _sound(source: Source, limits: Limits) -> Source:
    """A source that is no longer than the limit, its letters as they were before they were read wrongly."""
    limits.check_characters(len(source.text))
    return without_mojibake(source)


def read_text(data: bytes) -> Source:
    """The bytes of a text file as a source."""
    text, encoding = decode(data)
    if not text.strip("\ufeff \t\r\n\f"):
        raise unreadable("it is empty; extract the text of the ruling into it")
    return Source(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        text=text,
        pages=_spans_between(_PAGE_END, text),
        lines=_spans_between(_LINE_END, text),
        encoding=encoding,
    )


def _spans_between(separator: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """The spans between the separators; the last one only if there is something in it."""
    ends = [match.span() for match in separator.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    spans = [
        Span(a, b) for a, b in zip(starts, [start for start, _ in ends] + [len(text)], strict=True)
    ]
    return tuple(spans if spans[-1].length or len(spans) == 1 else spans[:-1])
