"""Mutations that know what they work on: lines of a ruling, tags, parts of a Word file, objects of a PDF.

Each takes bytes and a source of chance, and returns other bytes, the same for the same chance.
"""

from __future__ import annotations

import json
import re
import zipfile
from contextlib import suppress
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    import random

TOKENS = (
    "1.", "2)", "1) ", "I.", "§", "№", "N 5", "-а", "-бабы", "—", "«", "»", '"', "(", ")", "*", "1)", "¹", "484¹",
    "\n", "\n\n", "\f", "\r\n", "\t", "      ", "\u00ad", "\u00a0", "\u200b", "\ufeff", "\u202e", "\u0301",
    "ҚАУЛЫ ЕТТІ:", "постановил:", "ПОСТАНОВЛЯЕТ:", "Сноска. ", "Ескерту. ", "Төраға", "Председатель", "статьи 5",
    "5-бабы", "пунктом 2 статьи 39", "Конституции", "Қазақстан Республикасы", "2023 жылғы 14 шілдедегі № 21-НҚ",
    "от 5 мая 1999 года № 8/2", "не соответствующим", "сәйкес келмейді деп", "признать", "тану", "😀", "\U000e0041", "A", "ѐ",
)  # fmt: skip
TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<sup>", "</sup>", "<ol>", "<li>",
    "<s>", "</s>", "<a href='x'>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<style>p{display:none}</style>",
    "<script>", "</script>", "<pre>", "<title>", "<button>", "&nbsp;", "&#0;", "&laquo;", "<p hidden>", "<p style='color:#fff'>",
)  # fmt: skip
VALUES = (None, True, 0, -1, 1, 10**9, 0.5, "", "x", "kaz", [], {}, [None], "\ud800")


def text(data: bytes, chance: random.Random, tokens: tuple[str, ...] = TOKENS) -> bytes:
    """Other lines: one taken away, doubled, moved, cut, joined, or with something put into it."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        place = chance.randrange(len(lines))
        line = lines[place]
        at = chance.randrange(len(line) + 1)
        how = chance.randrange(8)
        if how == 0 and len(lines) > 1:
            del lines[place]
        elif how == 1:
            lines.insert(chance.randrange(len(lines) + 1), line)
        elif how == 2:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], line
        elif how == 3:
            lines[place : place + 1] = [line[:at], line[at:]]
        elif how == 4 and place + 1 < len(lines):
            lines[place : place + 2] = [line + chance.choice(("", " ")) + lines[place + 1]]
        elif how == 5:
            lines[place] = line[:at] + line[at + chance.randrange(1, 9) :]
        else:
            lines[place] = line[:at] + chance.choice(tokens) + line[at:]
    return "\n".join(lines).encode("utf-8", "replace")


def html(data: bytes, chance: random.Random) -> bytes:
    """A page with lines moved and tags put in or taken out anywhere."""
    return text(data, chance, (*TAGS, *TOKENS[:20]))


def xml(data: bytes, chance: random.Random) -> bytes:
    """A tree of which elements are taken out, doubled, moved, renamed or given other words."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.choice((1, 1, 2, 4))):
        elements = [one for one in root.iter(etree.Element) if one is not root]
        if elements:
            _change_element(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def _change_element(one, other, chance) -> None:
    how = chance.randrange(6)
    if how == 0:
        one.getparent().remove(one)
    elif how == 1:
        one.addnext(deepcopy(one))
    elif how == 2:
        other.addnext(deepcopy(one))
    elif how == 3:
        one.tag = other.tag
    elif how == 4 and other.attrib:
        name = chance.choice(sorted(other.attrib))
        one.set(name, chance.choice((other.get(name), "", "1", "x")))
    else:
        words = text((one.text or "").encode(), chance).decode()
        one.text = "".join(c for c in words if c.isprintable() or c in "\n\t ")


def docx(data: bytes, chance: random.Random) -> bytes:
    """A Word file of which elements of one part are doubled, moved, taken out or renamed."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice([name for name in parts if name.endswith(".xml")])
    parts[name] = xml(parts[name], chance)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, inside in parts.items():
            packed.writestr(zipfile.ZipInfo(part), inside)
    return out.getvalue()


def pdf(data: bytes, chance: random.Random) -> bytes:
    """A PDF of which objects are changed: a key taken out, a value changed, a stream's words mixed."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        objects = [
            one for one in document.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)
        ]
        for _ in range(chance.choice((1, 1, 2, 5))):
            with suppress(pikepdf.PdfError, KeyError, NotImplementedError, TypeError, ValueError):
                _change(chance.choice(objects), objects, chance)
        out = BytesIO()
        document.save(out, static_id=True)
    return out.getvalue()


def _change(one, objects, chance) -> None:
    import pikepdf

    if isinstance(one, pikepdf.Stream) and chance.random() < 0.6:
        words = re.split(rb"(\s+)", one.read_bytes())
        for _ in range(chance.choice((1, 3, 9))):
            words[chance.randrange(len(words))] = chance.choice(words)
        one.write(b"".join(words))
        return
    key = chance.choice(sorted(one.keys()))
    how = chance.randrange(4)
    if how == 0:
        del one[key]
    elif how == 1:
        one[key] = chance.choice(objects)
    elif how == 2:
        other = chance.choice(objects)
        one[key] = other[chance.choice(sorted(other.keys()))]
    else:
        one[key] = chance.choice(
            (0, -1, 10**9, pikepdf.Array([]), pikepdf.Name.X, pikepdf.String("x"))
        )


def json_value(data: bytes, chance: random.Random) -> bytes:
    """A ruling's JSON with a value changed, taken out, doubled or moved."""
    value = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        holder, key = _place(value, chance)
        if holder is None:
            break
        how = chance.randrange(4)
        if how == 0:
            del holder[key]
        elif how == 1 and isinstance(holder, list):
            holder.insert(chance.randrange(len(holder) + 1), holder[key])
        elif how == 2 and isinstance(holder[key], int):
            holder[key] += chance.choice((-1, 1, 1000))
        elif how == 3 and isinstance(holder[key], str):
            holder[key] = text(holder[key].encode("utf-8", "replace"), chance).decode()
        else:
            holder[key] = chance.choice(VALUES)
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _place(value, chance):
    """A place somewhere within a value: what holds it, and under which name or number."""
    holder, key = None, None
    while isinstance(value, dict | list) and value:
        if holder is not None and chance.random() < 0.2:
            break
        holder = value
        key = (
            chance.choice(sorted(value))
            if isinstance(value, dict)
            else chance.randrange(len(value))
        )
        value = holder[key]
    return holder, key


def toml(data: bytes, chance: random.Random) -> bytes:
    """A TOML file with lines moved, and words and signs of TOML put anywhere."""
    return text(
        data,
        chance,
        ('"', "'", "[[", "]]", "=", "1", "true", "9" * 99, "{", "}", '"""', "#", *TOKENS),
    )


def quoted(data: bytes, chance: random.Random) -> bytes:
    """A TOML file with other words between its quotation marks, which it stays well-formed with."""
    pieces = re.split(r'("[^"\n]*")', data.decode("utf-8", "replace"))
    places = [place for place, piece in enumerate(pieces) if piece.startswith('"')]
    if not places or chance.random() < 0.2:
        return toml(data, chance)
    words = text(pieces[chance.choice(places)][1:-1].encode(), chance).decode()
    pieces[chance.choice(places)] = json.dumps(words, ensure_ascii=False)
    return "".join(pieces).encode("utf-8", "replace")


def octets(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, taken out or doubled, whatever they are."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 16))):
        place = chance.randrange(len(changed) or 1)
        changed[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
    return bytes(changed)
