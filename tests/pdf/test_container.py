"""The file of a PDF beside its pages: locks, collections, forms, revisions, signatures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from pipeline.convert import convert
from pipeline.errors import NotARulingError, UnreadableSourceError
from pipeline.read import read_bytes
from pipeline.read.trust import require_trust
from tests.layouts import text
from tests.pdf.liars import set_in
from tests.pdf.saving import saved
from tests.pdf.seen.reportlab_engine import FONT, HIDING, painted
from tests.pdf.seen.ruling import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.model import PdfFile

SOUND = painted(None, None)


def changed(change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    pdf = pikepdf.open(io.BytesIO(SOUND))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, **saving)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        read_bytes(data, None)
    return str(caught.value)


def facts(data: bytes) -> tuple[PdfFile, set[str]]:
    ruling = convert(read_bytes(data, None))
    assert ruling.source.file is not None
    return ruling.source.file, {entry.code for entry in ruling.diagnostics}


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["ruling.pdf"] = SOUND


def collect(pdf: pikepdf.Pdf) -> None:
    attach(pdf)
    pdf.Root["/Collection"] = pikepdf.Dictionary(View=pikepdf.Name.D)


def as_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/AcroForm"] = pikepdf.Dictionary(
        XFA=pdf.make_stream(b"<xdp/>"), Fields=pikepdf.Array()
    )


def as_empty_xfa(pdf: pikepdf.Pdf) -> None:
    as_xfa(pdf)
    del pdf.pages[0].obj["/Contents"]


def updated(data: bytes, change: bytes, number: int) -> bytes:
    """A file with an object written anew behind its end, as an incremental update."""
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    at = len(data) + 1
    body = b"\n%d 0 obj\n%s\nendobj\n" % (number, change)
    root = data.rsplit(b"/Root ", 1)[1].split(b"R")[0]
    size = data.rsplit(b"/Size ", 1)[1].split()[0]
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<</Size %s/Root %sR/Prev %d>>\n" % (size, root, start)
    return data + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at - 1 + len(body))


def content_of(data: bytes) -> tuple[int, bytes]:
    """The number of the content of a file's page, and the content as an object."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = pdf.pages[0].obj["/Contents"]
        content = contents.read_bytes()
        return contents.objgen[0], b"<</Length %d>>\nstream\n%s\nendstream" % (
            len(content),
            content,
        )


def signed(data: bytes, after: bytes = b"") -> bytes:
    """A file with a signature field whose range is the whole of it; `after` comes behind."""

    def sign(pdf: pikepdf.Pdf, end: int) -> None:
        signature = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, ByteRange=pikepdf.Array([0, 100, 200, end - 200])
        )
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("s"), V=signature)
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pikepdf.Array([field]))

    length = 100_000
    for _ in range(5):
        found = changed(lambda pdf, end=length: sign(pdf, end))
        length = len(found)
    assert data == SOUND
    return found + after


class TestRefusals:
    """The message names the cause."""

    def test_a_portfolio(self):
        assert "portfolio, a folder of files (ruling.pdf)" in refused(changed(collect))

    def test_an_attachment_alone_is_no_portfolio(self):
        assert facts(changed(attach))[0].attachments == ("ruling.pdf",)

    @pytest.mark.parametrize(
        ("revision", "cipher"), [(2, "RC4"), (3, "RC4"), (4, "AES-128"), (6, "AES-256")]
    )
    def test_a_password(self, revision, cipher):
        lock = pikepdf.Encryption(
            owner="o", user="u", R=revision, metadata=revision > 3, aes=revision > 3
        )
        message = refused(changed(lambda _: None, encryption=lock))
        assert cipher in message
        assert "password" in message

    @pytest.mark.parametrize("revision", [2, 3, 4, 6])
    def test_without_a_password_for_readers_it_is_read(self, revision):
        lock = pikepdf.Encryption(
            owner="o", user="", R=revision, metadata=revision > 3, aes=revision > 3
        )
        assert "Признать" in read_bytes(changed(lambda _: None, encryption=lock), None).text

    def test_a_lock_for_certain_readers(self):
        lock = pikepdf.Encryption(owner="o", user="u")
        data = changed(lambda _: None, encryption=lock)
        assert b"/Filter /Standard" in data
        message = refused(data.replace(b"/Filter /Standard", b"/Filter /Adobe.PubSec"))
        assert "certain readers (Adobe.PubSec)" in message

    def test_a_lock_in_the_trailer_itself(self):
        lock = b"trailer << /Encrypt << /Filter /Adobe.PubSec /V 4 >> "
        data = changed(lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        message = refused(data.replace(b"trailer <<", lock))
        assert "certain readers (Adobe.PubSec)" in message

    def test_an_xfa_form_without_pages_of_its_own(self):
        assert "XFA form" in refused(changed(as_empty_xfa))

    def test_an_xfa_form_whose_page_asks_to_wait(self):
        notice = set_in(FONT, ["Подождите. Если это сообщение не исчезнет, обновите программу."])
        with pikepdf.open(io.BytesIO(notice)) as pdf:
            as_xfa(pdf)
            data = saved(pdf)
        with pytest.raises(NotARulingError, match="It is an XFA form"):
            convert(read_bytes(data, None))

    def test_a_page_of_endless_instructions(self):
        def fill(pdf: pikepdf.Pdf) -> None:
            pdf.pages[0].Contents = pdf.make_stream(b" " * ((1 << 26) + 1))

        assert "more than 64 MiB of instructions" in refused(changed(fill))

    @pytest.mark.parametrize(
        ("written", "read", "named"),
        [
            ("cp1251", "cp1252", "windows-1251 read as windows-1252"),
            ("utf-8", "cp1251", "UTF-8 read as windows-1251"),
            ("koi8-r", "cp1251", "koi8-r read as windows-1251"),
        ],
    )
    def test_a_code_page(self, written, read, named):
        words = "\n".join(paragraph.text for paragraph in text("court-2023.rus"))
        wrong = words.encode(written, "ignore").decode(read, "ignore")
        with pytest.raises(UnreadableSourceError, match=f"code-page: {named}"):
            require_trust([wrong])


class TestFacts:
    def test_a_plain_file(self):
        found, told = facts(SOUND)
        assert (found.revisions, found.signed, found.attachments, found.xfa) == (1, "no", (), False)
        assert not told & {"text-revised", "signature-partial", "form-beside-pages"}

    def test_a_form_beside_the_pages(self):
        found, told = facts(changed(as_xfa))
        assert found.xfa
        assert "form-beside-pages" in told

    def test_an_update_that_changes_words(self):
        _, other = content_of(painted(HIDING["mode-3"], Target.NAME))
        data = updated(SOUND, other, content_of(SOUND)[0])
        found, told = facts(data)
        assert found.revisions == 2
        assert "text-revised" in told

    def test_an_update_that_changes_none(self):
        found, told = facts(updated(SOUND, content_of(SOUND)[1], content_of(SOUND)[0]))
        assert found.revisions == 2
        assert "text-revised" not in told

    def test_a_file_for_the_web_has_one_revision(self):
        assert facts(changed(lambda _: None, linearize=True))[0].revisions == 1

    def test_a_signature_over_all_of_it(self):
        found, told = facts(signed(SOUND))
        assert found.signed == "whole"
        assert "signature-partial" not in told

    def test_a_signature_and_something_behind_it(self):
        found, told = facts(signed(SOUND, b"\n% more\n"))
        assert found.signed == "part"
        assert "signature-partial" in told
