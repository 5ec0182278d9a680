"""Bytes → text: by a byte order mark, as UTF-8, or in the one code page in which they are words."""

import codecs
import re
from functools import cache
from typing import NamedTuple

from pipeline.errors import unreadable
from pipeline.read.counts import characters_in, words_in
from pipeline.terms import Encoding
from pipeline.words.alphabet import every_letter, letters_of_languages

# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, Encoding.UTF_32_LE),
    (codecs.BOM_UTF32_BE, Encoding.UTF_32_BE),
    (codecs.BOM_UTF16_LE, Encoding.UTF_16_LE),
    (codecs.BOM_UTF16_BE, Encoding.UTF_16_BE),
)
_WIDE = (Encoding.UTF_16_LE, Encoding.UTF_16_BE, Encoding.UTF_32_LE, Encoding.UTF_32_BE)
_CODE_PAGES = (
    Encoding.WINDOWS_1251,
    Encoding.KZ_1048,
    Encoding.PT154,
    Encoding.KOI8_R,
    Encoding.MAC_CYRILLIC,
    Encoding.IBM866,
    Encoding.ISO_8859_5,
)
_EXTRACT = "extract its text first"
_DAMAGED = "it may be damaged: get it anew"
_CONVERT = "convert it first: soffice --headless --convert-to docx FILE"
_UNPACK = "unpack it first"
_RECODE = "convert it to UTF-8 first: iconv -f ENCODING -t UTF-8 FILE"
_TAKE_OUT = "take the ruling out of it first: openssl cms -verify -noverify -in FILE -inform DER -out RULING, or PEM"
_RECOGNISE = "make a PDF of it and add a text layer first: ocrmypdf"
_SIGNATURES = (
    (b"%PDF-", "a PDF", _EXTRACT),
    (b"PK\x03\x04", "a ZIP or Office file", _EXTRACT),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)", _CONVERT),
    (b"{\\rtf", "an RTF file", _CONVERT),
    (b"\x89PNG", "an image", _RECOGNISE),
    (b"\xff\xd8\xff", "an image", _RECOGNISE),
    (b"II*\0", "an image", _RECOGNISE),
    (b"MM\0*", "an image", _RECOGNISE),
    (b"GIF8", "an image", _RECOGNISE),
    (b"AT&TFORM", "a DjVu file", "make a PDF of it first: ddjvu -format=pdf FILE FILE.pdf"),
    (b"%!PS", "a PostScript file", "make a PDF of it first: ps2pdf FILE"),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ", "an xz file", _UNPACK),
    (b"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd file", _UNPACK),
    (b"\x04\x22\x4d\x18", "an lz4 file", _UNPACK),
    (b"-----BEGIN ", "a signature's container", _TAKE_OUT),
)
_SIGNED_WITHIN = (
    (257, b"ustar", "a tar archive", _UNPACK),
    (4, b"ftyp", "an image or a film", _RECOGNISE),
    (8, b"WEBP", "an image", _RECOGNISE),
)
_LETTERS = (
    (
        # From the beginning of each row alone, and never less than all of it: tried at every letter, it costs their square.
        rb"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{60,}+\s+){3}",
        "text packed as base64",
        "unpack it first: base64 -d FILE",
    ),
    (
        rb"(?:=[0-9A-F]{2}=?\s*){8}",
        "text packed as quoted-printable, as in mail",
        "save the letter's text as UTF-8",
    ),
    (rb"(?:%[0-9A-Fa-f]{2}){8}", "text packed as in addresses (%D0%9A)", "unpack it first"),
    (rb"(?:\\u[0-9A-Fa-f]{4}){4}", "text packed as in programs (\\u041a)", "unpack it first"),
    (
        rb"(?:&#x?[0-9A-Fa-f]+;){4}",
        "text packed as in HTML (&#1050;)",
        "save it as a page, NAME.html",
    ),
    (rb"begin [0-7]{3} ", "a file packed by uuencode", _UNPACK),
    (rb"(?:\+[A-Za-z0-9/]{8,}[^A-Za-z0-9+/]+){4}", "text in UTF-7", _RECODE),
)
"""How text without any letter beyond ASCII has Cyrillic ones, what it is then, and what to do."""
_SIGNED = bytes.fromhex("06092a864886f70d010702")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 64
_SAMPLE = 65_536
_SIGNS = frozenset("«»„“”‘’…–—−№§°·•©®±\u00a0\u00ad")
_FEWEST_COMMON = 5
"""Words that every text of a language has, in a reading that is certain."""
_MOST_ODD = 0.01
"""Of the characters: letters of no language of the house, and signs that no text has."""
_MOST_BINARY = 0.02
"""Of the bytes: controls."""


class Decoded(NamedTuple):
    """The text of a file, byte order mark included: in its encoding it gives the file's bytes again."""

    text: str
    encoding: Encoding


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises UnreadableSourceError that names what it may be where none is certain."""
    _refuse_other_files(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded_by_mark(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start:
            raise unreadable("it ends within a letter of UTF-8; get the whole of it") from error
        return _decoded_if_certain(data, f"byte {error.start} is no UTF-8")
    return (
        Decoded(text, Encoding.UTF_8)
        if "\0" not in text
        else _decoded_if_certain(data, "it holds NUL characters")
    )


def _refuse_other_files(data: bytes) -> None:
    # Asked first: an encrypted .docx lies in a container with the signature of an old Office file.
    if _ENCRYPTED in data:
        raise unreadable("it is a Word file protected by a password; save it without one")
    if _SIGNED in data[:_HEAD]:
        raise unreadable(f"it is a signature's container (CMS); {_TAKE_OUT}")
    for at, signature, name, todo in (*((0, *one) for one in _SIGNATURES), *_SIGNED_WITHIN):
        if data.startswith(signature, at):
            raise unreadable(f"it is {name}, not a text file; {todo}")
    head = data[:_SAMPLE]
    for letters, name, todo in _LETTERS if head.isascii() else ():
        if re.search(letters, head):
            raise unreadable(f"it is {name}; {todo}")


def _decoded_by_mark(data: bytes, encoding: Encoding) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"by its byte order mark it is {encoding.upper()}, but byte {error.start} is not"
        raise unreadable(f"{what}; save it anew as UTF-8") from error
    if "\0" in text:
        raise unreadable(f"it holds NUL characters, so it is binary; {_DAMAGED}")
    return Decoded(text, encoding)


def _decoded_if_certain(data: bytes, why: str) -> Decoded:
    """The text in the one encoding in which the bytes are words, those first that say the same."""
    encodings = _WIDE if b"\0" in data[:_SAMPLE] else _CODE_PAGES
    readings = [(encoding, _text_in_encoding(data, encoding)) for encoding in encodings]
    # By text, since two code pages that say the same leave no
    # doubt; turned round, so that the first names it.
    certain = {text: encoding for encoding, text in reversed(readings) if text is not None}
    if len(certain) == 1:
        return Decoded(*certain.popitem())
    controls = sum(data[:_SAMPLE].count(byte) for byte in range(0x20) if byte not in b"\t\n\r\x0c")
    if controls > _MOST_BINARY * len(data[:_SAMPLE]):
        raise unreadable(
            f"{why}, so it is binary, and begins as no kind of file that is known; {_DAMAGED}"
        )
    known = f"{' or '.join(certain.values())}" if certain else "an unknown encoding"
    raise unreadable(f"{why}, so it is in {known}; {_RECODE}")


def _text_in_encoding(data: bytes, encoding: Encoding) -> str | None:
    """The text in an encoding if it is words of the house there, and gives the same bytes again."""
    # The sample first: most code pages fail there, and the rest of the file is spared.
    if not is_text(data[:_SAMPLE].decode(encoding, "replace")):
        return None
    text = data.decode(encoding, "replace")
    return text if text.encode(encoding, "replace") == data and is_text(text) else None


def is_text(text: str) -> bool:
    """Whether a text has common words of a language, and next to no letter or sign that it would not have.

    A wrong code page turns small letters into capitals, or mixes both inside words.
    """
    counts = characters_in(text)
    odd = sum(
        n for c, n in counts.items() if not (c.isascii() or c in _SIGNS or c in every_letter())
    )
    words = words_in(text)
    small = {word: n for word, n in words.items() if not word.isupper()}
    mixed = sum(n for word, n in small.items() if not word[1:].islower() and len(word) > 1)
    return (
        "\0" not in counts
        and odd <= _MOST_ODD * len(text)
        and mixed <= _MOST_ODD * words.total()
        and 2 * sum(small.values()) > words.total()
        and sum(words[word] for word in _common_words()) >= _FEWEST_COMMON
    )


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for one in letters_of_languages() for word in one.common)
