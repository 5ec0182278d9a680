"""Names of people as they stand in the text: initials with a surname, or initials alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.alphabet import letter, lower, upper
from pipeline.words.equivalents import HYPHENS

APOSTROPHE = "['’ʼ]"
"""The mark in a name such as `О'Нил`."""


@dataclass(frozen=True, slots=True)
class Written:
    """A name as it stands in the text: `initials` without blanks, each with its dot."""

    span: Span
    initials: str
    surname: str
    """As written, in whatever case; empty where the name is reduced to initials."""
    given: str
    """What stands beside the surname, as it is printed: initials, or names in full."""
    given_first: bool
    """Whether it stands before the surname."""


def written_names(grammar: Grammar, text: str, span: Span, *, hidden: bool) -> Iterator[Written]:
    """The names in a span of the text; those reduced to initials only if `hidden`."""
    full, reduced, namesake = _patterns(grammar)
    for match in (reduced if hidden else full).finditer(text, *span):
        # Far enough back for any word that stands right before a name and makes it an institution's.
        if not (
            namesake.match(text, match.end())
            or namesake.search(text, max(0, match.start() - 12), match.start())
        ):
            yield _written(match)


def listed_names(grammar: Grammar, text: str, span: Span, *, hidden: bool) -> Iterator[Written]:
    """The names in a list of people: those of `written_names`, and names in full."""
    short = [*written_names(grammar, text, span, hidden=hidden)]
    full = (name for run in _runs(grammar).finditer(text, *span) for name in _in_full(grammar, run))
    apart = [
        name
        for name in full
        if not any(n.span.start < name.span.end and name.span.start < n.span.end for n in short)
    ]
    return iter(sorted([*short, *apart], key=lambda name: name.span))


def name_in_full(span: Span, words: list[str], at: int) -> Written:
    """A name in full whose surname is the word `at`."""
    given = " ".join(words[:at] + words[at + 1 :])
    initials = "".join(f"{word[0]}." for word in given.split() if word[0].isupper())
    return Written(span, initials, words[at], given, bool(at))


def names_somebody(grammar: Grammar, text: str) -> bool:
    """Whether a surname with initials stands in a text."""
    return next(written_names(grammar, text, Span(0, len(text)), hidden=False), None) is not None


def without_names(grammar: Grammar, text: str) -> str:
    """A text without the names of people in it."""
    # From the end, so that the places of the earlier names still hold.
    for name in reversed([*listed_names(grammar, text, Span(0, len(text)), hidden=False)]):
        text = text[: name.span.start] + text[name.span.end :]
    return text


def _written(match: re.Match[str]) -> Written:
    groups = match.groupdict()
    initials = next(groups[key] for key in ("i1", "i2", "i3", "i4") if groups.get(key))
    surname = groups.get("s1") or groups.get("s2") or ""
    initials = _with_dots(initials)
    given_first = not groups.get("s2")
    return Written(Span(*match.span()), initials, surname, initials, given_first)


def _in_full(grammar: Grammar, run: re.Match[str]) -> Iterator[Written]:
    """The name that a row of capitalised words ends in, or holds, by its patronymic.

    `Казахстан Айтбаева Серика Болатовича` has the surname before it, `Серик Болатович Айтбаев` behind.
    """
    words = [*_runs(grammar, one=True).finditer(run[0])]
    patronymic = grammar.people.patronymic
    at = next((i for i, word in enumerate(words) if i and patronymic.search(word[0])), 0)
    first = at - 1 if at + 1 < len(words) else at - 2
    if at and first >= 0:
        name = words[first : first + 3]
        start = run.start()
        span = Span(start + name[0].start(), start + name[-1].end())
        yield name_in_full(span, [word[0] for word in name], 2 if first == at - 1 else 0)


def _with_dots(initials: str) -> str:
    joined = initials.replace(" ", "")
    return joined if joined.endswith(".") else f"{joined}."


def name_halves(grammar: Grammar) -> str:
    """Pattern of a name of one or more halves, of which only the first must have a capital: `Сулеймен-кызы`."""
    part = f"(?:[{upper()}]{APOSTROPHE})?[{upper()}][{lower()}]+"
    return f"{part}(?:[{HYPHENS}](?:{part}|{alternation(grammar.people.particles)}[{lower()}]{{0,4}}))*"


def capitals() -> str:
    """Pattern of a surname in capital letters alone."""
    big = upper()
    return f"(?:[{big}]{APOSTROPHE})?[{big}]{{2,}}(?:[{HYPHENS}][{big}]{{2,}})*"


@cache
def _parts(grammar: Grammar) -> tuple[str, str, str]:
    """Patterns of one initial, of a row of them, and of a surname.

    `Дж.` has a small letter, `А-К.` and `Ж.-П.` a hyphen; a typist may leave out the last dot (`В.А Сейтов`).
    """
    big, small = upper(), lower()
    initial = f"[{big}][{small}]?(?:\\.?[{HYPHENS}][{big}][{small}]?)?\\."
    # Atomic groups: a name is read whole or not at all, never cut down to what would fit.
    initials = f"(?>{initial}(?: ?{initial}){{0,2}})(?>[{big}](?![{letter()}.-]))?"
    surname = f"(?>(?:[{big}][{HYPHENS}])?{name_halves(grammar)}|{capitals()})"
    return initial, initials, surname


def patronymic_word(grammar: Grammar) -> str:
    """Pattern of what stands for a patronymic's ending as a word of its own: `оглы`, `қызының`."""
    people = grammar.people
    own = [word for word in people.particles if word not in people.surname_particles]
    # The ending of a name that is reduced to initials, written without its hyphen.
    ending = people.hidden_suffix.removeprefix("-")
    return f"(?:{'|'.join(own) or '(?!)'})(?:{ending})?(?![{letter()}])"


@cache
def _runs(grammar: Grammar, *, one: bool = False) -> re.Pattern[str]:
    """Capitalised words in a row, or one of them with its particle."""
    big, small = upper(), lower()
    part = f"[{big}][{small}]+(?:[{HYPHENS}][{big}][{small}]+)*"
    word = rf"(?<![{letter()}.-]){part}(?:\s{patronymic_word(grammar)})?(?![{letter()}])"
    return re.compile(word if one else rf"{word}(?:\s{word})+")


@cache
def _patterns(grammar: Grammar) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile: full names, full names or initials alone, what makes a name a namesake's."""
    people, letters, capital = grammar.people, letter(), upper()
    initial, initials, name = _parts(grammar)
    particle = patronymic_word(grammar)
    opened = f"(?:(?i:{alternation(people.surname_particles)}) ){{0,2}}"
    surname = f"{opened}(?!(?:{people.not_surnames})(?![{letters}])){name}(?![{letters}])"
    full = (
        f"(?P<i1>{initials}) ?(?P<s1>{surname}(?: {particle})?)"
        f"|(?P<s2>{surname}) ?(?P<i2>{initials})(?: ?{particle})?"
        # What follows the initials is the surname, unless it has initials of its own.
        f"(?! ?{surname}(?! ?{initial}))(?:{people.hidden_suffix})?(?![{letters}])"
    )
    alone = f"(?P<i3>{initials})(?:{people.hidden_suffix})?(?![{letters}-])"
    bare = f"(?P<i4>[{capital}])(?:{people.hidden_suffix})(?![{letters}-])"
    # Behind a letter, a full stop or a hyphen it would be the rest of a longer name.
    start = f"(?<![{letters}.-])"
    return (
        re.compile(f"{start}(?:{full})"),
        re.compile(f"{start}(?:{full}|{alone}|{bare})"),
        re.compile(f" (?:{people.namesake_after})|(?:{people.namesake_before}) \\Z"),
    )
