"""Where things stand in the site: from names (IRIs) to paths, and from page to page.

Every address is a path below the site's root, without a slash at its beginning. A page that speaks
several languages is one file a language: the first has the plain name, the others bear their code.
"""

import posixpath
from typing import Final
from urllib.parse import quote

from pipeline.pages.interface import interface, interfaces
from pipeline.web_address import PLAIN
from pipeline.words.works import language_of, parted

MEDIA: Final = {
    "html": "text/html",
    "json": "application/json",
    "akn.xml": "application/xml",
    "txt": "text/plain",
}
"""The forms of a ruling, each the ending of its files, with their media types."""
FORMS: Final = ("json", "akn.xml", "txt")
"""The forms that are mirrored."""


def path_in_language(path: str, language: str) -> str:
    """The path of a page in one of the languages that pages speak."""
    if language == next(iter(interfaces())):
        return path
    stem, _, ending = path.rpartition(".")
    return f"{stem}.{language}.{ending}"


def relative_link(source: str, target: str) -> str:
    """The address of one path as a link on the page at another; what follows `#` is kept."""
    path, sign, anchor = target.partition("#")
    here, there = source.split("/"), path.split("/")
    # The last step is a file, and may be the same in folders that are not.
    shared = len(posixpath.commonprefix([here[:-1], there[:-1]]))
    steps = [".."] * (len(here) - 1 - shared) + there[shared:]
    way = "/".join(steps) if path != source else ""
    # A first step with a colon would be a scheme.
    if way and ("/" not in way or ":" in steps[0]):
        way = f"./{way}"
    return quote(way, safe=PLAIN) + sign + anchor


def expression_file(expression: str, ending: str) -> str:
    """The file of a ruling in one language, in one form (`html`, `json`, `akn.xml`)."""
    return f"{expression.lstrip('/')}.{ending}"


def text_page(expression: str, language: str) -> str:
    """The page of a text in one of the languages that pages speak; the text's own has the plain name."""
    own = interface(language_of(expression)).language == language
    return expression_file(expression, "html" if own else f"{language}.html")


def work_page(work: str) -> str:
    """The page of an act or of a ruling in all its languages."""
    return f"{work.lstrip('/')}/index.html"


def provision_page(target: str) -> str:
    """The page of what is cited: an act, a ruling, or a provision of one of them."""
    work, eid = parted(target)
    return f"{work.lstrip('/')}/~{eid}.html" if eid else work_page(work)


def list_page(kind: str, key: str = "") -> str:
    """The page of all rulings of one year, court, outcome or judge; without a key, of the keys."""
    return f"by/{kind}/{key}/index.html" if key else f"by/{kind}/index.html"


def judge_key(iri: str) -> str | None:
    """What tells a judge in an address: the end of the IRI; None for persons local to a ruling."""
    return None if "/local/" in iri else iri.rpartition("/")[2]
