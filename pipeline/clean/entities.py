"""Character references of HTML in a text (`&laquo;`, `&#171;`) become the characters they name.

In a PDF or an HTML page they are what a reader sees: there they are told and stay.
"""

import html.entities
import re
from collections.abc import Iterator

from pipeline.clean.naming import Places
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding, Replacement, Span

# A reference may have been escaped again (`&amp;laquo;`), and have lost its semicolon.
_REFERENCE = re.compile(
    r"&(?:amp;)*(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31})(?:;|(?![\w;=])))"
)


def entities(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Write the character in the place of its reference; a name that HTML does not have stays."""
    shown, places = job.source.is_laid_out, Places(Code.CHARACTER_FOREIGN)
    for match in _REFERENCE.finditer(text.text):
        whole = match[0].endswith(";")
        if not whole and f"{match[1]};" not in html.entities.html5:
            continue
        span, meant = Span(*match.span()), _character_meant(match[0] if whole else f"{match[0]};")
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


def _character_meant(reference: str) -> str:
    while (meant := html.unescape(reference)) != reference:
        reference = meant
    return meant
