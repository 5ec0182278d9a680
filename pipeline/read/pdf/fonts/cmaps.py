"""The maps of a PDF's fonts: `/ToUnicode`, code → text, and `/Encoding`, code → glyph.

Both are in Adobe's notation (CMap files, technical notes 5014 and 5411).
"""

import re
from binascii import unhexlify
from collections.abc import Iterator, Mapping

_COMMENT = re.compile(rb"%[^\r\n]*")
_BLOCK = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|(-?[0-9]+)|(/[^\s<>\[\]/]+)")
_MOST = 0x10000
_IN_A_BLOCK = 100


def to_unicode(data: bytes) -> dict[int, frozenset[str]]:
    """Code → what a `/ToUnicode` map says it stands for; a code told twice has several texts."""
    told: dict[int, set[str]] = {}
    for kind, tokens in _blocks(data):
        if kind == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    told.setdefault(_number_of_code(code), set()).add(_text_of_code(text))
        elif kind == b"bfrange":
            for code, said in _ranges(tokens):
                told.setdefault(code, set()).add(said)
    return {code: frozenset(texts) for code, texts in told.items()}


def to_glyphs(data: bytes) -> dict[int, int]:
    """Code → glyph number (CID) of an `/Encoding` that the file itself holds."""
    found: dict[int, int] = {}
    for kind, tokens in _blocks(data):
        step = 2 if kind == b"cidchar" else 3
        if not kind.startswith(b"cid"):
            continue
        for at in range(0, len(tokens) - step + 1, step):
            first, last, glyph = tokens[at], tokens[at + step - 2], tokens[at + step - 1]
            if isinstance(first, bytes) and isinstance(last, bytes) and isinstance(glyph, int):
                start = _number_of_code(first)
                for code in range(start, min(_number_of_code(last), start + _MOST) + 1):
                    found[code] = glyph + code - start
    return found


def map_of(told: Mapping[int, str], *, is_wide: bool) -> bytes:
    """A `/ToUnicode` map for codes of one byte, or of two."""
    width = 2 if is_wide else 1
    rows = [
        f"<{code:0{2 * width}x}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>"
        for code, text in sorted(told.items())
    ]
    blocks = [rows[at : at + _IN_A_BLOCK] for at in range(0, len(rows), _IN_A_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <{'00' * width}> <{'ff' * width}> endcodespacerange\n"
        f"{body}endcmap end end\n"
    ).encode("ascii")


def _blocks(data: bytes) -> Iterator[tuple[bytes, list[bytes | int | list[bytes]]]]:
    for kind, block in _BLOCK.findall(_COMMENT.sub(b"", data)):
        yield kind, _tokens(block)


def _tokens(block: bytes) -> list[bytes | int | list[bytes]]:
    tokens: list[bytes | int | list[bytes]] = []
    row: list[bytes] | None = None
    for digits, opens, closes, number, _ in _TOKEN.findall(block):
        if opens:
            row = []
        elif closes and row is not None:
            tokens.append(row)
            row = None
        elif number:
            tokens.append(int(number))
        elif row is not None:
            row.append(_bytes(digits))
        else:
            tokens.append(_bytes(digits))
    return tokens


def _bytes(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return unhexlify(plain + b"0" * (len(plain) % 2))


def _ranges(tokens: list[bytes | int | list[bytes]]) -> Iterator[tuple[int, str]]:
    for first, last, said in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=False):
        if not (isinstance(first, bytes) and isinstance(last, bytes)):
            continue
        codes = range(
            _number_of_code(first), min(_number_of_code(last), _number_of_code(first) + _MOST) + 1
        )
        if isinstance(said, list):
            yield from zip(codes, map(_text_of_code, said), strict=False)
        elif isinstance(said, bytes):
            start = int.from_bytes(said, "big")
            for n, code in enumerate(codes):
                yield code, _text_of_code((start + n).to_bytes(len(said) + 1, "big")[1:])


def _number_of_code(code: bytes) -> int:
    return int.from_bytes(code, "big")


def _text_of_code(data: bytes) -> str:
    if len(data) == 1:
        return chr(data[0])
    return data.decode("utf-16-be", "replace")
