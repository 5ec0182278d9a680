"""Character references of HTML in a text (`&laquo;`, `&#171;`) become the characters they name.

In a PDF or an HTML page they are what a reader sees: there they are told and stay.
"""

import html
import re
from collections.abc import Iterator

from pipeline.clean.naming import Places
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

# A reference may have been escaped again (`&amp;laquo;`); the commonest ones are read by every
# browser without their semicolon, too (HTML, named character references).
_REFERENCE = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};"
    r"|(?:nbsp|laquo|raquo|quot|amp|lt|gt|shy|sect|copy)(?![\w;=]))"
)


def entities(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Write the character in the place of its reference; a name that HTML does not have stays."""
    shown, places = job.source.geometry is not None, Places(Code.CHARACTER_FOREIGN)
    for match in _REFERENCE.finditer(text.text):
        span, meant = Span(*match.span()), _meant(match[0])
        if meant == match[0]:
            message = (
                f"“{match[0]}” looks like a character reference of HTML, which has no such name"
            )
            places.add(message, span)
        elif shown:
            message = (
                f"the page shows “{match[0]}”, which HTML has for “{meant}”; it is left as it is"
            )
            places.add(message, span)
        else:
            yield Replacement(Rule.ENTITY, span, meant)
    yield from places.findings()


def _meant(reference: str) -> str:
    while (meant := html.unescape(reference)) != reference:
        reference = meant
    return meant
