"""`openapi.json`: the addresses of a site as an interface for programs, and `robots.txt`."""

from typing import Any, Final

from pipeline import __version__
from pipeline.json_text import json_document
from pipeline.site.addresses import MEDIA
from pipeline.site.resource_sync import PAGES
from pipeline.site.ruling_entries import Entry
from pipeline.site.shared import PublishedSite

SCHEMA: Final = "ruling.schema.json"
_LISTS: Final = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "atom": "application/atom+xml",
    "xml": "application/xml",
}
_FORMS: Final = {
    "html": "The page to read.",
    "json": "The ruling, by ruling.schema.json.",
    "akn.xml": "The ruling in Akoma Ntoso 3.0.",
    "txt": "The text alone, a paragraph a line.",
}
_RULING: Final = "/akn/kz/judgment/{kind}/{court}/{date}/{number}"
_PARAMETERS: Final = ("kind", "court", "date", "number", "language", "day")
_WHOLE: Final = {
    "/inventory.jsonl": "Every expression with the hashes of its files and text.",
    "/changes.jsonl": "Every change since the first release, the oldest first.",
    "/feed.atom": "The latest changes; older ones in its archives (RFC 5005).",
    "/sitemap.xml": "Every file of every ruling with its hash: a ResourceSync resource list.",
    "/changelist.xml": "Every change as a ResourceSync change list.",
    "/sitemap-pages.xml": "Every page, for search engines.",
    f"/{SCHEMA}": "The JSON Schema of a ruling.",
    "/openapi.json": "This description.",
}


def description(site: PublishedSite, *, has_log: bool) -> bytes:
    """OpenAPI 3.1 of the addresses of a site, with examples that are there."""
    whole = {
        path: _get_operation(_LISTS[path.rpartition(".")[2]], said, ())
        for path, said in _WHOLE.items()
        if has_log or not path.endswith(".jsonl")
    }
    first = site.catalogue.entries[:1]
    forms = {
        f"{_RULING}/{{language}}@{{day}}.{form}": _get_operation(
            MEDIA[form], said, _parameters(first[0])
        )
        for form, said in _FORMS.items()
        if first
    }
    told: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "qauly", "version": __version__},
        "servers": [{"url": site.settings.base.rstrip("/")}],
        "paths": {**whole, **forms},
    }
    return json_document(told)


def _get_operation(media: str, said: str, parameters: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    shape = {"schema": {"$ref": SCHEMA}} if parameters and media == MEDIA["json"] else {}
    found = {"description": said, "content": {media: shape}}
    missing = {"404": {"description": "There is none."}} if parameters else {}
    told = {"summary": said, "responses": {"200": found, **missing}}
    return {"get": {**told, "parameters": list(parameters)} if parameters else told}


def _parameters(example: Entry) -> tuple[dict[str, Any], ...]:
    # `/akn/kz/judgment/KIND/COURT/DATE/NUMBER/LANGUAGE@DAY`: the
    # slash at its beginning makes an empty first step.
    values = example.expression.replace("@", "/").split("/")[4:]
    shared = {"in": "path", "required": True, "schema": {"type": "string"}}
    return tuple(
        {"name": name, **shared, "example": value}
        for name, value in zip(_PARAMETERS, values, strict=True)
    )


def robots(site: PublishedSite) -> bytes:
    """Which pages robots may read: all of them, since a page that may not be listed says so itself."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.settings.public_address(PAGES)}\n".encode()
