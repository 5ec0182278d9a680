"""Templates, filled in: everything that comes from a ruling or a table is escaped."""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment() -> Environment:
    """The templates of this folder. A name that a template uses and nobody gave is an error."""
    made = Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(style=asset("page.css"))
    return made


@cache
def asset(name: str, package: str = __package__ or "") -> Markup:
    """A style sheet or a script of ours, to stand in a page as it is; by default one of this folder."""
    text = (resources.files(package) / "templates" / name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - our own file


@cache
def script_hash(name: str) -> str:
    """What a content security policy calls the one script that a page may run."""
    digest = hashlib.sha256(asset(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def data_island(value: Mapping[str, Any]) -> Markup:
    """JSON that may stand inside `<script>`: no `<` in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", r"\u003c").replace("&", r"\u0026"))  # noqa: S704 - escaped here
