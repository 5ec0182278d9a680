"""Databases to load and to ask, of both kinds, by one address each."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.load.full_text import add_functions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Base:
    """A database by its address."""

    url: str

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    def ask(self, sql: str, *values: object) -> list[tuple]:
        """What a statement gives; values stand where `?` is."""
        if self.is_sqlite:
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as base:
                add_functions(base)
                return base.execute(sql, values).fetchall()
        import psycopg

        with psycopg.connect(self.url, options="-c search_path=qauly") as connection:
            return connection.execute(sql.replace("?", "%s"), values or None).fetchall()

    def found(self, typed: str) -> list[str]:
        """The texts of the points that hold the words, in any form."""
        with self.searching() as search:
            return search(typed)

    @contextmanager
    def searching(self) -> Iterator[Callable[[str], list[str]]]:
        """The same on one connection, for many searches."""
        if self.is_sqlite:
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as base:
                add_functions(base)
                sql = "select text from search where search match matching(?)"
                yield lambda typed: [text for (text,) in base.execute(sql, (typed,))]
            return
        import psycopg

        with psycopg.connect(self.url, options="-c search_path=qauly") as base:
            sql = "select text from point where words @@ (select matching(%s))"
            yield lambda typed: [text for (text,) in base.execute(sql, (typed,))]

    def dump(self) -> dict[str, list[tuple]]:
        """All that the contract shows, in an order of its own, without the keys inside."""
        views = {
            name: [column for column in columns if (name, column) != ("points", "point")]
            for name, columns in self.columns().items()
        }
        return {
            name: sorted(self.ask(f"select {', '.join(columns)} from {name}"), key=repr)  # noqa: S608
            for name, columns in views.items()
        }

    def columns(self) -> dict[str, list[str]]:
        """The columns of each view."""
        if self.is_sqlite:
            sql = (
                "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c"
                " where m.type = 'view' order by m.name, c.cid"
            )
        else:
            sql = (
                "select table_name, column_name from information_schema.columns"
                " join information_schema.views using (table_schema, table_name)"
                " where table_schema = 'qauly' order by table_name, ordinal_position"
            )
        found: dict[str, list[str]] = {}
        for view, column in self.ask(sql):
            found.setdefault(view, []).append(column)
        return found


def sqlite_base(path: Path) -> Base:
    return Base(f"sqlite:///{path}")
