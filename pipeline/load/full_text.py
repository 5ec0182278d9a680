"""Full text in SQLite: what a person types, as an expression for FTS5 that finds it in any form."""

import sqlite3
from collections.abc import Iterator

from pipeline.languages import Language
from pipeline.search import stems_of, words

NOTHING = '""'
"""An expression that finds nothing."""


def matching(base: sqlite3.Connection, typed: str) -> str:
    """An expression for `search match`: all words that were typed, in either language, in any form.

    What stands in quotation marks is taken as it is written, word behind word.
    """
    found = [
        _as_written(part) if quoted else _any_form(base, part)
        for part, quoted in _parts_by_quotes(typed)
    ]
    return " AND ".join(filter(None, found)) or NOTHING


def add_functions(base: sqlite3.Connection) -> None:
    """Let SQL on a connection say `search match matching('words')`."""
    base.create_function("matching", 1, lambda typed: matching(base, str(typed or "")))


def _parts_by_quotes(typed: str) -> Iterator[tuple[str, bool]]:
    # Between quotation marks stands every second part, the last one even if none closes it.
    for number, part in enumerate(typed.split('"')):
        yield part, number % 2 == 1


def _as_written(part: str) -> str:
    forms = " ".join(word.form for word in words(part))
    return f'"{forms}"' if forms else ""


def _any_form(base: sqlite3.Connection, part: str) -> str:
    groups = [_forms_sharing_terms(base, word.form) for word in words(part)]
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in groups)


def _forms_sharing_terms(base: sqlite3.Connection, typed: str) -> list[str]:
    """The forms in the texts that share a term with a word, and the word itself.

    A number with an index (`484¹`) is found as 484, but who types the index means it.
    """
    forms = {typed}
    # Raised figures are digits and no decimals.
    if not typed.isdecimal() and typed.isdigit():
        return [typed]
    for language in Language:
        for term in stems_of(typed, language):
            query = "select form from word where language = ? and term = ?"
            forms |= {form for (form,) in base.execute(query, (language.value, term))}
    return sorted(forms)
