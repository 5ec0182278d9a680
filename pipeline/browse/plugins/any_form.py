"""For Datasette: search in any form of a word, hits in marks, names of rulings as links, ready queries."""

from __future__ import annotations

import re
import sqlite3
from importlib import resources
from typing import Final
from urllib.parse import quote

from datasette import hookimpl
from markupsafe import Markup, escape

from pipeline.load.full_text import add_functions, matching

START, END = "\x02", "\x03"
"""What stands round a hit on its way to the page; no text of ours has them."""
FULL_TEXT: Final = """
select p.date, p.language, p.expression, p.eid,
  highlight(search, 0, char(2), char(3)) as text
from search
join points p on p.point = search.rowid
where search match matching(:words)
order by rank, p.expression, p.position
limit 200
"""
_ASKED: Final = re.compile(r"with asked \((\w+)\) as \(\s*values \('?(.*?)'?\)\s*\)", re.DOTALL)
_TITLES: Final = {
    "who-cites": "Who cites a provision, or a part of it?",
    "provision": "What became of a provision?",
    "good-law": "Is a ruling still good law?",
    "judge": "All rulings with a judge",
    "changes-since": "What changed since?",
}


# Behind Datasette's own, whose `escape_fts` finds a word in one form only.
@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let the search box and SQL find words in any form."""
    names = {name for (name,) in conn.execute("select name from sqlite_master")}
    if {"word", "search"} <= names:
        add_functions(conn)
        conn.create_function("escape_fts", 1, lambda typed: matching(conn, str(typed or "")))


@hookimpl  # type: ignore[untyped-decorator]
def canned_queries(database: str) -> dict[str, dict[str, str]]:
    """The documented queries, with a field for what is asked about."""
    full_text = {"title": "Full text, in any form of the words", "sql": FULL_TEXT.strip()}
    return {"full-text": full_text} | {name: _canned_query(name, database) for name in _TITLES}


def _canned_query(name: str, database: str) -> dict[str, str]:
    path = resources.files("pipeline.load").joinpath(f"queries/{name}.sql")
    sql = "".join(
        line for line in path.read_text("utf-8").splitlines(keepends=True) if line[:2] != "--"
    )
    asked = _ASKED.search(sql)
    if asked is None:
        raise ValueError(f"{name}.sql asks for nothing")
    field, example = asked.groups()
    link = f"/{quote(database)}/{name}?{field}={quote(example)}"
    return {
        "title": _TITLES[name],
        "description_html": Markup('For example <a href="{}">{}</a>').format(link, example),
        "sql": sql.replace(asked[0], f"with asked ({field}) as (values (:{field}))").strip(" ;\n"),
    }


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: object, column: str, database: str) -> Markup | None:
    """Hits as marks; the name of a ruling as a link to its points."""
    if not isinstance(value, str):
        return None
    if START in value:
        return Markup(str(escape(value)).replace(START, "<mark>").replace(END, "</mark>"))  # noqa: S704 - escaped
    if column == "expression" and value.startswith("/akn/"):
        link = f"/{quote(database)}/points?expression={quote(value, safe='')}&_sort=position"
        return Markup('<a href="{}">{}</a>').format(link, value)
    return None
