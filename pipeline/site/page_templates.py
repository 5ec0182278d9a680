"""The templates of a site, which rest on those of pages."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader

from pipeline.pages.templating import asset, environment


@cache
def _environment() -> Environment:
    pages = environment()
    own = PackageLoader(__package__ or "", "templates")
    return pages.overlay(loader=ChoiceLoader([own, pages.loader] if pages.loader else [own]))


def filled(template: str, context: Mapping[str, Any]) -> bytes:
    """A template with values in it, as UTF-8."""
    style = asset("site.css", __package__ or "")
    return _environment().get_template(template).render({**context, "site_style": style}).encode()
