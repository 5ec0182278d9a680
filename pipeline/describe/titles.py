"""Names of bodies and offices in the nominative."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.people import CaseEnding
from pipeline.grammar.provisions import Gender
from pipeline.grammar.wording import alternation

_PARTED = re.compile(r" [–—-] | \(")


class Title(NamedTuple):
    """A name of a body or an office. `sure`: it is known to be in the nominative."""

    name: str
    sure: bool = True
    shared: bool = False
    """The words named several holders; the name is that of each."""


class _Head(NamedTuple):
    """A word that a title is built on, and how the adjectives before it end."""

    nominative: str
    gender: Gender
    modifiers: tuple[CaseEnding, ...]
    many: bool = False


def body_title(grammar: Grammar, written: str) -> Title:
    """The name of a body that stands as the one represented."""
    titles = grammar.people.titles
    if titles.body_tails:
        name = _in_nominative(written, titles.body_tails)
        # Of two bodies each has its case: «Әділет министрлігінің, Бас прокуратура».
        name = None if name and titles.doubtful and titles.doubtful.search(name) else name
    else:
        # Of two bodies only the first is put in the nominative, and several people are none.
        several = _joint(grammar).search(written) or _names_many(grammar, written)
        name = None if several else _nominative_by_head(grammar, written)
    return Title(name or written, sure=name is not None)


def post_title(grammar: Grammar, written: str, *, many: bool) -> Title:
    """The name of an office as one holder bears it; `many`: several names follow."""
    titles = grammar.people.titles
    if is_nominative(grammar, written):
        return Title(written)
    if not titles.posts:
        name = _in_nominative(written, titles.many_post_tails) if many else None
        sure = not (titles.doubtful and titles.doubtful.search(written))
        return Title(name or written, sure, shared=name is not None)
    name = _nominative_by_head(grammar, written)
    shared = name is not None and _names_many(grammar, written)
    return Title(name or written, sure=name is not None, shared=shared)


def post_start(grammar: Grammar, written: str) -> int | None:
    """The offset at which an office begins that follows a body's name without a dash."""
    titles, words = grammar.people.titles, list(re.finditer(r"\S+", written))
    posts = {form for head in titles.posts for form in head.forms}
    # Two words at least name the body; the offices in its name are written with a capital.
    start = next((i for i, word in enumerate(words) if i > 1 and word[0] in posts), None)
    if start is None:
        return None
    while start > 2 and _is_modifier(words[start - 1][0], titles.modifiers):
        start -= 1
    return words[start].start()


def names_body(grammar: Grammar, written: str) -> bool:
    """Whether words name a body, with or without a post, and no post alone."""
    return names_body_first(grammar, written) or _PARTED.search(written) is not None


def names_body_first(grammar: Grammar, written: str) -> bool:
    """Whether words name a body, by a word that is known, before they name a post."""
    named = _first_title_word(grammar, written) is not None
    return named and not names_post(grammar, written)


def names_post(grammar: Grammar, written: str) -> bool:
    """Whether words that name a post do so before they name a body."""
    first, posts = _first_title_word(grammar, written), grammar.people.titles.posts
    return any(first in (*head.forms, *head.forms.values()) for head in posts)


def is_nominative(grammar: Grammar, written: str) -> bool:
    """Whether the first post that words name is in the nominative."""
    first = _first_title_word(grammar, written)
    return first is not None and first not in _heads(grammar)


def _first_title_word(grammar: Grammar, written: str) -> str | None:
    """The first word that a title can be built on, or a post in the nominative."""
    known = _title_words(grammar)
    return next((word for word in written.lower().split() if word in known), None)


def _is_modifier(word: str, modifiers: tuple[CaseEnding, ...]) -> bool:
    return word.islower() and any(m.pattern.search(word) for m in modifiers)


def _in_nominative(written: str, endings: Iterable[CaseEnding]) -> str | None:
    """Words in the nominative, by the first ending that they have."""
    named = (ending.in_nominative(written) for ending in endings)
    return next((name.strip() for name in named if name is not None), None)


def _nominative_by_head(grammar: Grammar, written: str) -> str | None:
    """Put each part of a title (`доктора наук, профессора`) in the nominative.

    A part without a head is of the name before it, unless it begins with an adjective that agrees.
    """
    first, *others = _part_border(grammar).split(written)
    name = _part_by_head(grammar, first)
    if name is None:
        return None
    parts = [name]
    modifiers = _heads_in(grammar, first)[0][1].modifiers
    for sign, other in zip(others[::2], others[1::2], strict=True):
        part = _part_by_head(grammar, other)
        agrees = _adjective_in_nominative(other.partition(" ")[0], Gender.MASCULINE, modifiers)
        if part is None and agrees and other[0].isalpha():
            return None
        parts += [sign, part or other]
    return "".join(parts)


@cache
def _joint(grammar: Grammar) -> re.Pattern[str]:
    """A conjunction and the name of another body: `Министерства юстиции и Министерства финансов`."""
    forms = (form.capitalize() for head in grammar.people.titles.bodies for form in head.forms)
    return re.compile(rf" {alternation(grammar.connectives.adding)} {alternation(forms)}(?!\w)")


@cache
def _part_border(grammar: Grammar) -> re.Pattern[str]:
    """What parts two offices of one person: a comma, a dash, or the blank before a rank."""
    ranks = grammar.people.titles.ranks
    rank = f"| (?=(?:{ranks.pattern})(?!\\w))" if ranks else ""
    return re.compile(f"(, | [–—-] {rank})")


def _part_by_head(grammar: Grammar, written: str) -> str | None:
    words, heads = written.split(" "), _heads_in(grammar, written)
    if not heads:
        return None
    place, head = heads[0]
    # «управляющего директора»: the first of two is an adjective.
    if heads[1:] and heads[1][0] == place + 1 and head.nominative.endswith("ий"):
        place, head = heads[1]
    adjectives = [
        _adjective_in_nominative(word, head.gender, head.modifiers) for word in words[:place]
    ]
    if None in adjectives:
        return None
    title = _with_capitals_of(words[place], head.nominative)
    return " ".join((*(a for a in adjectives if a), title, *words[place + 1 :]))


def _heads_in(grammar: Grammar, written: str) -> list[tuple[int, _Head]]:
    """The words of a title that it can be built on, by their places."""
    heads = _heads(grammar)
    words = enumerate(written.lower().split(" "))
    return [(place, heads[word]) for place, word in words if word in heads]


def _names_many(grammar: Grammar, written: str) -> bool:
    return any(head.many for _, head in _heads_in(grammar, written)[:1])


def _adjective_in_nominative(
    word: str, gender: Gender, modifiers: tuple[CaseEnding, ...]
) -> str | None:
    """An adjective in the nominative of a gender; None where no modifier gives it."""
    if not word[:1].isalpha():
        return word  # a name in quotes does not agree
    return _in_nominative(word, (one for one in modifiers if one.gender is gender))


def _with_capitals_of(written: str, nominative: str) -> str:
    """The nominative with the capitals of the written word."""
    return "".join(
        letter.upper() if i < len(written) and written[i].isupper() else letter
        for i, letter in enumerate(nominative)
    )


@cache
def _heads(grammar: Grammar) -> dict[str, _Head]:
    titles = grammar.people.titles
    return {
        form: _Head(name, head.gender, modifiers, many)
        for heads, modifiers, many in (
            ((*titles.bodies, *titles.posts), titles.modifiers, False),
            (titles.many_posts, titles.many_modifiers, True),
        )
        for head in heads
        for form, name in head.forms.items()
    }


@cache
def _title_words(grammar: Grammar) -> frozenset[str]:
    """All words that a title can be built on, and posts in the nominative."""
    posts = (name for head in grammar.people.titles.posts for name in head.forms.values())
    return frozenset((*_heads(grammar), *posts))
