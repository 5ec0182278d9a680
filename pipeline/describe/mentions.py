"""Every place where a known person is named, in whatever case."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from pipeline.describe.inflection import all_forms
from pipeline.describe.persons import Person
from pipeline.grammar import Grammar
from pipeline.sections import Part, Sections
from pipeline.text import Span
from pipeline.words.alphabet import letter, lower, upper
from pipeline.words.personal_names import Written, written_names


class KnownPersons:
    """Known persons, found by any form of their names."""

    def __init__(self, grammar: Grammar, persons: Mapping[str, Person]) -> None:
        self.grammar = grammar
        self.persons = persons
        self._bearers: dict[str, list[str]] = {}
        self._forms: list[frozenset[str]] = []
        for eid, person in persons.items():
            forms = _forms(grammar, person.surname) | {person.written.surname.casefold()}
            self._forms.append(forms)
            for form in forms:
                self._bearers.setdefault(form, []).append(eid)

    def person_meant(self, written: Written) -> str | None:
        """The eId of the one person whom a written name can mean."""
        eids = self._bearers.get(written.surname.casefold(), [])
        fitting = [
            e for e in eids if _may_be_one_person(self.persons[e].initials, written.initials)
        ]
        exact = [e for e in fitting if self.persons[e].initials == written.initials]
        found = exact or fitting
        return found[0] if len(found) == 1 else None

    def by_surname(self, surname: str) -> str | None:
        """The eId of the one person of that surname, in any case."""
        eids = self._bearers.get(surname.casefold(), [])
        return eids[0] if len(eids) == 1 else None

    def mentions(self, text: str, sections: Sections) -> Iterator[tuple[str, Span]]:
        """Every mention in the text, the publisher's notes left out."""
        hidden = any(not person.surname for person in self.persons.values())
        stems = {_common_beginning(forms) for forms in self._forms}
        for paragraph in sections.paragraphs:
            words = text[slice(*paragraph.span)].casefold()
            # Most paragraphs name nobody: what all forms of a surname share is looked for first.
            if paragraph.part is not Part.NOTES and any(map(words.__contains__, stems)):
                yield from self._mentions_in(text, paragraph.span, hidden=hidden)

    def _mentions_in(self, text: str, span: Span, *, hidden: bool) -> Iterator[tuple[str, Span]]:
        """The mentions in a stretch: whole names, and surnames alone between them."""
        at = span.start
        for written in written_names(self.grammar, text, span, hidden=hidden):
            yield from self._bare_surnames(text, Span(at, written.span.start))
            at = written.span.end
            if eid := self.person_meant(written):
                yield eid, written.span
        yield from self._bare_surnames(text, Span(at, span.end))

    def _bare_surnames(self, text: str, span: Span) -> Iterator[tuple[str, Span]]:
        """The surnames without initials that are those of one person."""
        for match in _surname().finditer(text, *span):
            eid = self.by_surname(match[0])
            if eid:
                yield eid, Span(*match.span())


@lru_cache(maxsize=512)  # the same judges sit in ruling after ruling
def _forms(grammar: Grammar, surname: str) -> frozenset[str]:
    """The forms of a surname in small letters."""
    return frozenset(form.casefold() for form in all_forms(grammar, surname) if surname)


def _common_beginning(forms: frozenset[str]) -> str:
    """The letters with which all forms begin."""
    ends = zip(min(forms), max(forms), strict=False)
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], ends))


def _may_be_one_person(known: str, written: str) -> bool:
    """Whether two sets of initials can be one person's: `Ю.` and `Ю.А.` can."""
    return known.startswith(written) or written.startswith(known)


@cache
def _surname() -> re.Pattern[str]:
    """A word that may be a surname without initials on either side."""
    # Behind a full stop it may be the surname to an initial, or any word at the head of a sentence.
    # What is looked for first is a capital letter, so that a search passes over all others.
    begun = f"[{upper()}](?<![{letter()}.-].)(?<!\\. .)"
    return re.compile(f"{begun}[{lower()}]{{3,}}(?:-[{letter()}]+)*(?! ?[{upper()}]\\.)")
