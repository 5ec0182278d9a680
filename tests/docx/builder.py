"""Word files made by hand: the parts that a test names, packed as Word packs them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/>{parts}</Types>'
)
PART = (
    '<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.{kind}+xml"/>'
)
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, main: str = MAIN, names: str = W, **parts: str) -> bytes:
    """A Word file; `parts` are the insides of `styles`, `numbering`, `footnotes`, `header` and others."""
    roots = {"header": "hdr", "footer": "ftr"}
    relations = [
        f'<Relationship Id="rId{n}" Type="{KINDS}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    ]
    relations.append(
        f'<Relationship Id="link" Type="{KINDS}/hyperlink" Target="https://adilet.zan.kz/rus/docs/K950001000_"'
        ' TargetMode="External"/>'
    )
    files = {
        "[Content_Types].xml": TYPES.format(
            main=main, parts="".join(PART.format(kind=kind) for kind in parts)
        ),
        "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="rId1" '
        f'Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships {RELATIONS}>{''.join(relations)}</Relationships>",
        "word/document.xml": f"<w:document {names} {R}><w:body>{body}</w:body></w:document>",
    }
    for kind, inside in parts.items():
        root = roots.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {names} {R}>{inside}</w:{root}>"
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def level(at: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def numbered(text: str, at: int = 0, number: int = 1) -> str:
    return paragraph(
        text,
        properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>',
    )
