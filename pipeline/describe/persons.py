"""A person under description, before the parts of the model are made of it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.codes import Code
from pipeline.describe.inflection import (
    NOMINATIVE,
    Nominative,
    given_nominative,
    is_inflected,
    nominative,
    other_cases,
)
from pipeline.grammar import Grammar
from pipeline.text import Finding
from pipeline.words.alphabet import mixed_scripts
from pipeline.words.personal_names import Written


class Person(NamedTuple):
    """Somebody by the name in the nominative, and the words that named that person first."""

    written: Written
    initials: str
    surname: str
    name: str
    doubtful: bool = False

    def key(self) -> tuple[str, str]:
        """What makes two mentions one person."""
        return self.initials.casefold(), self.surname.casefold()


def person(grammar: Grammar, written: Written, cases: tuple[str, ...]) -> Person:
    """The person whose name stands in one of the cases, the likeliest first."""
    if not written.surname:
        return Person(written, written.initials, "", written.initials)
    # One who is declined among others in the nominative is put in it, and told to be doubtful.
    last = written.surname if written.given_first else written.given
    alone = cases[0] == NOMINATIVE and grammar.people.declined.search(last) is not None
    cases = other_cases(grammar) if alone else cases
    if grammar.people.case_on_last and not written.given_first:
        found = Nominative(written.surname, doubtful=False, case=cases[0])
    else:
        found = nominative(grammar, written.surname, cases)
    given = given_nominative(grammar, written.given, cases)
    # A lesser case is a doubt, but for a nominative that can be nothing else: in a list the last
    # name alone may take the case.
    expected = found.case == cases[0] or (
        found.case == NOMINATIVE and not is_inflected(grammar, written.surname)
    )
    mixed = mixed_scripts().search(written.surname + written.initials)
    doubtful = found.doubtful or alone or given is None or not expected or mixed is not None
    beside = given or written.given
    parts = (beside, found.surname) if written.given_first else (found.surname, beside)
    return Person(written, written.initials, found.surname, " ".join(parts), doubtful)


def name_findings(persons: Iterable[Person], text: str) -> Iterator[Finding]:
    """Say which names could not be put in the nominative for certain."""
    for someone in persons:
        if someone.doubtful:
            words = someone.written.span.line(text)
            message = f"the nominative of “{words}” is not certain; taken for “{someone.name}”"
            yield Finding(Code.NAME_DOUBTFUL, someone.written.span, message)
