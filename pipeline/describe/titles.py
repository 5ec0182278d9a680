"""Names of bodies and offices in the nominative."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.people import Modifier, Tail, TitleHead
from pipeline.grammar.provisions import Gender
from pipeline.grammar.wording import alternation

_PARTED = re.compile(r" [–—-] | \(")


@dataclass(frozen=True, slots=True)
class Title:
    """A name of a body or an office. `sure`: it is known to be in the nominative."""

    name: str
    sure: bool = True
    shared: bool = False
    """The words named several holders; the name is that of each."""


class _Rules(NamedTuple):
    """Heads with their nominative and gender, and how the adjectives before them end."""

    heads: dict[str, tuple[str, Gender]]
    modifiers: tuple[Modifier, ...]


def body_title(grammar: Grammar, written: str) -> Title:
    """The name of a body that stands as the one represented."""
    titles = grammar.people.titles
    if titles.body_tails:
        name = _without_tail(written, titles.body_tails)
    else:
        # Of two bodies only the first is put in the nominative.
        joint = _joint(grammar).search(written)
        name = None if joint else _by_head(grammar, written, _body_rules(grammar))
    return Title(name or written, sure=name is not None)


def post_title(grammar: Grammar, written: str, *, many: bool) -> Title:
    """The name of an office as one holder bears it; `many`: several names follow."""
    titles = grammar.people.titles
    if is_nominative(grammar, written):
        return Title(written)
    if not titles.posts:
        name = _without_tail(written, titles.many_post_tails) if many else None
        sure = not (titles.doubtful and titles.doubtful.search(written))
        return Title(name or written, sure, shared=name is not None)
    name = _by_head(grammar, written, _post_rules(grammar))
    if name is None:
        name = _by_head(grammar, written, _many_post_rules(grammar))
        return Title(name or written, sure=name is not None, shared=name is not None)
    return Title(name)


def post_start(grammar: Grammar, written: str) -> int | None:
    """The offset at which an office begins that follows a body's name without a dash."""
    posts = _post_forms(grammar)
    words = list(re.finditer(r"\S+", written))
    # Two words at least name the body; the offices in its name are written with a capital.
    start = next((i for i, word in enumerate(words) if i > 1 and word[0] in posts), None)
    if start is None:
        return None
    while start > 2 and _is_modifier(words[start - 1][0], grammar.people.titles.modifiers):
        start -= 1
    return words[start].start()


def names_body(grammar: Grammar, written: str) -> bool:
    """Whether words name a body, with or without a post, and no post alone."""
    posts = _post_forms(grammar) | _post_names(grammar)
    head = _head(grammar, written)
    return (head is not None and head not in posts) or _PARTED.search(written) is not None


def is_nominative(grammar: Grammar, written: str) -> bool:
    """Whether the first post that words name is in the nominative."""
    head = _head(grammar, written)
    return head in _post_names(grammar) and head not in _post_rules(grammar).heads


def _head(grammar: Grammar, written: str) -> str | None:
    """The first word that a title can be built on."""
    heads = _post_rules(grammar).heads.keys() | _post_names(grammar)
    return next((word for word in written.lower().split() if word in heads), None)


def _is_modifier(word: str, modifiers: tuple[Modifier, ...]) -> bool:
    return word.islower() and any(m.pattern.search(word) for m in modifiers)


def _without_tail(written: str, tails: tuple[Tail, ...]) -> str | None:
    for tail in tails:
        name, count = tail.pattern.subn(tail.nominative, written)
        if count:
            return name.strip()
    return None


def _by_head(grammar: Grammar, written: str, rules: _Rules) -> str | None:
    """Put each part of a title (`доктора наук, профессора`) in the nominative.

    A part without a head is of the name before it, unless it begins with an adjective that agrees.
    """
    first, *others = _parts(grammar).split(written)
    name = _part_by_head(first, rules)
    if name is None:
        return None
    told = [name]
    for sign, other in zip(others[::2], others[1::2], strict=True):
        part = _part_by_head(other, rules)
        agrees = _modified(other.partition(" ")[0], Gender.MASCULINE, rules.modifiers)
        if part is None and agrees and other[0].isalpha():
            return None
        told += [sign, part or other]
    return "".join(told)


@cache
def _joint(grammar: Grammar) -> re.Pattern[str]:
    """A conjunction and the name of another body: `Министерства юстиции и Министерства финансов`."""
    forms = (form.capitalize() for head in grammar.people.titles.bodies for form in head.forms)
    return re.compile(rf" {alternation(grammar.connectives.adding)} {alternation(forms)}(?!\w)")


@cache
def _parts(grammar: Grammar) -> re.Pattern[str]:
    """What parts two offices of one person: a comma, a dash, or the blank before a rank."""
    ranks = grammar.people.titles.ranks
    rank = f"| (?=(?:{ranks.pattern})(?!\\w))" if ranks else ""
    return re.compile(f"(, | [–—-] {rank})")


def _part_by_head(written: str, rules: _Rules) -> str | None:
    words = written.split(" ")
    heads = [i for i, word in enumerate(words) if word.lower() in rules.heads]
    if not heads:
        return None
    place = heads[0]
    # «управляющего директора»: the first of two is an adjective.
    if heads[1:2] == [place + 1] and rules.heads[words[place].lower()][0].endswith("ий"):
        place += 1
    nominative, gender = rules.heads[words[place].lower()]
    adjectives = [_modified(word, gender, rules.modifiers) for word in words[:place]]
    if None in adjectives:
        return None
    head = _like(words[place], nominative)
    return " ".join((*(a for a in adjectives if a), head, *words[place + 1 :]))


def _modified(word: str, gender: Gender, modifiers: tuple[Modifier, ...]) -> str | None:
    if not word[:1].isalpha():
        return word  # a name in quotes does not agree
    for modifier in modifiers:
        if modifier.gender is gender:
            name, count = modifier.pattern.subn(modifier.nominative, word)
            if count:
                return name
    return None


def _like(written: str, nominative: str) -> str:
    """The nominative with the capitals of the written word."""
    return "".join(
        letter.upper() if i < len(written) and written[i].isupper() else letter
        for i, letter in enumerate(nominative)
    )


@cache
def _body_rules(grammar: Grammar) -> _Rules:
    titles = grammar.people.titles
    return _Rules(_lookup(*titles.posts, *titles.bodies), titles.modifiers)


@cache
def _post_rules(grammar: Grammar) -> _Rules:
    titles = grammar.people.titles
    return _Rules(_lookup(*titles.bodies, *titles.posts), titles.modifiers)


@cache
def _many_post_rules(grammar: Grammar) -> _Rules:
    titles = grammar.people.titles
    return _Rules(_lookup(*titles.many_posts), titles.many_modifiers)


@cache
def _post_forms(grammar: Grammar) -> frozenset[str]:
    return frozenset(form for head in grammar.people.titles.posts for form in head.forms)


@cache
def _post_names(grammar: Grammar) -> frozenset[str]:
    return frozenset(name for head in grammar.people.titles.posts for name in head.forms.values())


def _lookup(*heads: TitleHead) -> dict[str, tuple[str, Gender]]:
    return {form: (name, head.gender) for head in heads for form, name in head.forms.items()}
