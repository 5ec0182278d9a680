"""The file of a PDF, beside its pages: what it is locked with, what else lies in it, what it was."""

import re
from collections.abc import Iterator

import pdf_oxide
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import UnreadableSourceError
from pipeline.read.source import FileFacts, Signed

_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF")
_ENCRYPT = re.compile(rb"/Encrypt\s*(?:\s([0-9]+)\s+([0-9]+)\s+R|<<)")
_ENTRY = re.compile(rb"/(Filter|V|CFM)\s*/?\s*([A-Za-z0-9.]+)")
_CIPHERS = {b"1": "RC4", b"2": "RC4", b"4": "RC4 or AES-128", b"5": "AES-256"}
_HEAD = 1024
_LONGEST_NAME = 200
_MOST_FIELDS = 10_000


def unreadable(what: str, todo: str) -> UnreadableSourceError:
    """The one error for a PDF that is not taken: what it is, and what to do."""
    return UnreadableSourceError(f"cannot be read: {what}; {todo}")


def refuse_portfolio(pdf: pikepdf.Pdf) -> None:
    """Raise UnreadableSourceError where the pages are the cover of a collection of files."""
    names = sorted(pdf.attachments)
    if "/Collection" in pdf.Root and names:
        shown = ", ".join(names[:3])
        raise unreadable(
            f"it is a PDF portfolio, a folder of files ({shown}) with a cover page",
            "take the ruling's file out of it, and give that",
        )


def refuse_locked(data: bytes) -> None:
    """Raise UnreadableSourceError, with the kind of its lock, where a PDF is encrypted."""
    found = _ENCRYPT.search(data)
    if not found:
        return
    start: re.Match[bytes] | None = found  # what locks a file may be told in its trailer itself
    if found[1]:
        start = re.search(rb"(?<![0-9])%s\s+%s\s+obj" % found.groups(), data)
    entries = dict(_ENTRY.findall(data, start.end(), start.end() + _HEAD)) if start else {}
    if entries.get(b"Filter", b"Standard") != b"Standard":
        handler = entries[b"Filter"].decode()
        raise unreadable(
            f"it is a PDF encrypted for certain readers ({handler})",
            "save it without encryption where it can be opened",
        )
    cipher = _CIPHERS.get(entries.get(b"V", b""), "an unknown cipher")
    raise unreadable(
        f"it is an encrypted PDF ({cipher}) that opens with a password only",
        "save it without a password",
    )


def refuse_form(facts: FileFacts) -> None:
    """Raise UnreadableSourceError where the text lies in a form that readers build on opening."""
    if facts.has_xfa:
        raise unreadable(
            "it is an XFA form, whose text is not in its pages",
            "open it in a program that shows it, print it to a PDF, and give that",
        )


def facts_of(data: bytes, pdf: pikepdf.Pdf) -> FileFacts:
    """What a file tells of itself beside its pages."""
    ends = _revision_ends(data)
    return FileFacts(
        revisions=max(len(ends), 1),
        revised_page=_revised_page(data, ends),
        # White space behind the end is added on the way, and changes nothing that was signed.
        signed=_extent_of_signature(pdf, len(data.rstrip())),
        attachments=tuple(name[:_LONGEST_NAME] for name in sorted(pdf.attachments)),
        has_xfa="/XFA" in _kind_of_form(pdf),
    )


def _kind_of_form(pdf: pikepdf.Pdf) -> pikepdf.Object:
    form = pdf.Root.get("/AcroForm")
    return form if isinstance(form, pikepdf.Dictionary) else pikepdf.Dictionary()


def _revision_ends(data: bytes) -> list[int]:
    """Where each revision of a file ends; the first part of one written for the web is none."""
    # Most files have a single end, and the library need not be asked.
    if len(_END.findall(data)) < 2:
        return [len(data)]
    document = pypdfium2.PdfDocument(data)
    try:
        count = pdfium.FPDF_GetTrailerEnds(document.raw, None, 0)
        ends = (pdfium.c_uint * count)()
        pdfium.FPDF_GetTrailerEnds(document.raw, ends, count)
    finally:
        document.close()
    return sorted(set(ends))[b"/Linearized" in data[:_HEAD] :]


def _revised_page(data: bytes, ends: list[int]) -> int | None:
    """The first page that has other words than it had in an earlier revision; None if none has."""
    now = _letters(data) if len(ends) > 1 else []
    for end in ends[:-1]:
        before = _letters(data[:end])
        for number in range(max(len(now), len(before)) if before else 0):
            if before[number : number + 1] != now[number : number + 1]:
                return min(number, len(now) - 1) + 1
    return None


def _letters(data: bytes) -> list[str]:
    """The letters of every page, in any order that is always the same; none of a broken file."""
    try:
        document = pdf_oxide.PdfDocument.from_bytes(data)
        count = int(document.page_count)
        return ["".join(c.char for c in document.extract_chars(n)) for n in range(count)]
    except Exception:  # noqa: BLE001 - the library raises whatever its parser met
        return []


def _extent_of_signature(pdf: pikepdf.Pdf, length: int) -> Signed:
    """Whether a signature covers all bytes of a file, or what follows it was added later."""
    # A range is two stretches around the signature (ISO
    # 32000-1, 12.8.1); the second one's end counts.
    covered = [ends[2] + ends[3] for ends in _byte_ranges(pdf)]
    if not covered:
        return Signed.NO
    return Signed.WHOLE if max(covered) >= length else Signed.PART


def _byte_ranges(pdf: pikepdf.Pdf) -> Iterator[list[int]]:
    fields = list(_kind_of_form(pdf).get("/Fields", ()))
    # Bounded, since the fields of a damaged file may lead back to themselves.
    for _ in range(_MOST_FIELDS):
        if not fields:
            return
        field = fields.pop()
        value = field.get("/V")
        fields += list(field.get("/Kids", ()))
        if isinstance(value, pikepdf.Dictionary) and len(value.get("/ByteRange", ())) == 4:
            yield [int(number) for number in value["/ByteRange"]]
