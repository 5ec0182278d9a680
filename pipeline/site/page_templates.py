"""The templates of a site, which rest on those of pages."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from pipeline.pages.templating import environment

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _environment() -> Environment:
    pages = environment()
    own = PackageLoader(__package__ or "", "templates")
    return pages.overlay(loader=ChoiceLoader([own, pages.loader] if pages.loader else [own]))


@cache
def _style() -> Markup:
    text = (resources.files(__package__ or "") / "templates" / "site.css").read_text(
        encoding="utf-8"
    )
    return Markup(text)  # noqa: S704 - our own file


def filled(template: str, context: Mapping[str, Any]) -> bytes:
    """A template with values in it, as UTF-8."""
    return (
        _environment().get_template(template).render({**context, "site_style": _style()}).encode()
    )
