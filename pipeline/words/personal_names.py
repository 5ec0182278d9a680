"""Names of people as they stand in the text: one grammar in two strengths.

In running text a name is a surname beside initials with their dots (`written_names`), in a list of
people also a name in full (`listed_names`). What stands alone between two separators of such a list is
a name in whatever form it is printed (`whole_name`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from pipeline.grammar import Grammar
from pipeline.grammar.wording import alternation
from pipeline.text import Span
from pipeline.words.alphabet import lower, upper
from pipeline.words.equivalents import HYPHENS

APOSTROPHE: Final = "['’ʼ]"
"""The mark in a name such as `О'Нил`."""
_NO_LETTER: Final = r"(?![^\W\d_])"
_APART: Final = r"(?<![^\W\d_])(?<![.-])"
"""Behind a letter, a full stop or a hyphen it would be the rest of a longer name."""
_REACH: Final = 60
"""How far before its initials a surname may begin, in characters."""
_FORMS: Final = (
    r"{initials}\s?{surname}",
    r"{surname}\s?{initials}",
    r"{bare}\s{surname}",
    r"{surname}\s{bare}",
    r"(?P<full>{halves}(?:\s(?:{halves}|{particles})){{1,3}})",
)
"""What a whole name may be, the surer form first; a line may end at any blank in it."""


class Written(NamedTuple):
    """A name as it stands in the text: `initials` without blanks, each with its dot."""

    span: Span
    initials: str
    surname: str
    """As written, in whatever case; empty where the name is reduced to initials."""
    given: str
    """What stands beside the surname, as it is printed: initials, or names in full."""
    given_first: bool
    """Whether it stands before the surname."""


class _Parts(NamedTuple):
    """The patterns of the parts of a name in running text."""

    row: re.Pattern[str]
    """For `search`: initials in a row, `dotted`, or one without its dot before a case's ending."""
    ahead: re.Pattern[str]
    """For `match` behind initials: the surname, and the first of its `own` initials."""
    behind: re.Pattern[str]
    """For `search` up to initials: the surname before them."""
    closed: re.Pattern[str]
    """For `match` behind initials that stand last: a patronymic's ending and that of a case."""
    alone: re.Pattern[str]
    """For `match` behind initials without a surname: the ending of a case."""
    namesake: re.Pattern[str]
    """For `match` behind a name and `search` up to it: what makes it an institution's."""


def written_names(grammar: Grammar, text: str, span: Span, *, hidden: bool) -> Iterator[Written]:
    """The names in a span of the text; those reduced to initials only if `hidden`."""
    parts, at = _name_part_patterns(grammar), span.start
    for row in parts.row.finditer(text, *span):
        name = _name_with_surname(parts, text, row, Span(at, span.end)) if row["dotted"] else None
        if name is None and hidden and (alone := parts.alone.match(text, row.end(), span.end)):
            name = _name_with_initials(Span(row.start(), alone.end()), row[0], "")
        if name:
            at = name.span.end
            if not _is_namesake(parts, text, name.span):
                yield name


def listed_names(
    grammar: Grammar, text: str, span: Span, *, hidden: bool, foreign: bool = False
) -> Iterator[Written]:
    """The names in a list of people: those of `written_names`, and names in full; `foreign`: without a patronymic, too."""
    found = [*written_names(grammar, text, span, hidden=hidden)]
    runs = _row_pattern(grammar).finditer(text, *span)
    full = [name for run in runs for name in _full_names(grammar, run)]
    if foreign:
        runs = grammar.people.unnamed.finditer(text, *span)
        names = (Span(*run.span("name")) for run in runs if run["name"])
        full += [_name_in_words(grammar, name, text[slice(*name)].split()) for name in names]
    for name in full:
        if not any(name.span.meets(other.span) for other in found):
            found.append(name)
    return iter(sorted(found, key=lambda name: name.span))


def whole_name(grammar: Grammar, text: str, item: Span) -> Written | None:
    """The name that an item of a list is; a full stop behind it belongs to the sentence."""
    plain = next(written_names(grammar, text, item, hidden=False), None)
    if plain and (plain.span.start, text[plain.span.end : item.end].strip(".")) == (item.start, ""):
        return plain
    for end in dict.fromkeys((item.end, len(text[: item.end].rstrip(".")))):
        for form in _FORMS:
            if found := _whole_name_pattern(grammar, form).fullmatch(text, item.start, end):
                return _name_of_form(found, grammar)
    return None


def names_somebody(grammar: Grammar, text: str) -> bool:
    """Whether a surname with initials stands in a text."""
    return next(written_names(grammar, text, Span(0, len(text)), hidden=False), None) is not None


def without_names(grammar: Grammar, text: str) -> str:
    """A text without the names of people in it."""
    # From the end, so that the places of the earlier names still hold.
    for name in reversed([*listed_names(grammar, text, Span(0, len(text)), hidden=False)]):
        text = text[: name.span.start] + text[name.span.end :]
    return text


def _name_with_surname(
    parts: _Parts, text: str, row: re.Match[str], within: Span
) -> Written | None:
    """The name that a row of initials makes with a surname before it or behind.

    What follows the initials is the surname, unless it has initials of its own.
    """
    ahead = parts.ahead.match(text, row.end(), within.end)
    nearest = max(within.start, row.start() - _REACH)
    last = text[nearest : row.start()].split()[-1:]
    # A word in small letters is no surname, and most offices are such.
    is_name = last and not last[0][0].islower()
    behind = parts.behind.search(text, nearest, row.start()) if is_name else None
    closed = parts.closed.match(text, row.end(), within.end)
    if behind and closed and not (ahead and not ahead["own"]):
        name = _name_with_initials(Span(behind.start(), closed.end()), row[0], behind["surname"])
        return name._replace(given=name.given + (closed["particle"] or ""), given_first=False)
    if ahead is None:
        return None
    return _name_with_initials(Span(row.start(), ahead.end("surname")), row[0], ahead["surname"])


def _name_with_initials(span: Span, row: str, surname: str) -> Written:
    """A name with initials, which a typist may leave without the last dot."""
    joined = row.replace(" ", "")
    initials = joined if joined.endswith(".") else f"{joined}."
    return Written(span, initials, surname, initials, given_first=True)


def _is_namesake(parts: _Parts, text: str, name: Span) -> bool:
    # Far enough back for any word that stands right before a name and makes it an institution's.
    before = parts.namesake.search(text, max(0, name.start - 12), name.start)
    return bool(before or parts.namesake.match(text, name.end))


def _name_of_form(found: re.Match[str], grammar: Grammar) -> Written:
    """A whole name, with the initials that its printed form stands for."""
    span, parts = Span(*found.span()), found.groupdict()
    if "full" in parts:
        return _name_in_words(grammar, span, parts["full"].split())
    # Initials as printed, but for the blanks between them and a last dot that is left out.
    given = re.sub(r"(?<=\.) (?=[^\W\d_])", "", " ".join(parts["given"].split()))
    given += "." if given[-2:-1] == "." and given[-1].isupper() else ""
    initials = "".join(f"{initial}." for initial in re.findall(_initial_pattern(2), given))
    return Written(span, initials, parts["surname"], given, found.start("given") == span.start)


def _name_in_words(grammar: Grammar, span: Span, words: list[str]) -> Written:
    """A name in full, whose surname is the word that is not beside the patronymic's given name."""
    at, last = _patronymic_at(words, grammar), len(words) - 1
    if not at:
        surname = 0 if grammar.people.surname_leads else last
    else:
        surname = 0 if at > 1 or at == last else at + 1
    given = " ".join(words[:surname] + words[surname + 1 :])
    initials = "".join(f"{word[0]}." for word in given.split() if word[0].isupper())
    return Written(span, initials, words[surname], given, bool(surname))


def _patronymic_at(words: list[str], grammar: Grammar) -> int:
    """Which word of a row is the first patronymic; it never leads, so that 0 means none."""
    patronymic = grammar.people.patronymic
    return next((i for i, word in enumerate(words) if i and patronymic.search(word)), 0)


def _full_names(grammar: Grammar, run: re.Match[str]) -> Iterator[Written]:
    """The name that a row of capitalised words ends in, or holds, by its patronymic.

    `Казахстан Айтбаева Серика Болатовича` has the surname before it, `Серик Болатович Айтбаев` behind.
    """
    words = [*re.finditer(rf"\S+(?:\s{''.join(_patronymic_word(grammar))})?", run[0])]
    at = _patronymic_at([word[0] for word in words], grammar)
    first = at - 1 if at + 1 < len(words) else at - 2
    if at and first >= 0:
        name = words[first : first + 3]
        span = Span(name[0].start(), name[-1].end()).shift(run.start())
        yield _name_in_words(grammar, span, [word[0] for word in name])


def _initial_pattern(most: int) -> str:
    """Pattern of an initial without its dot, with small letters behind the capital (`Дж`) or a hyphen (`А-К`, `Ж.-П`)."""
    one = f"[{upper()}][{lower()}]{{0,{most}}}"
    return f"{one}(?:\\.?[{HYPHENS}]{one})?"


def _surname_patterns(grammar: Grammar, blank: str) -> tuple[str, str, str]:
    """Patterns of the words that open a surname, of its halves, and of one in capital letters.

    Only the first half must have a capital letter: `Сулеймен-кызы`.
    """
    big, small, people = upper(), lower(), grammar.people
    opened = f"(?:(?i:{alternation(people.surname_particles)}){blank}){{0,2}}"
    part = f"(?:[{big}]{APOSTROPHE})?[{big}][{small}]+"
    more = f"(?:{part}|{alternation(people.particles)}[{small}]{{0,4}})"
    capitals = f"(?:[{big}]{APOSTROPHE})?[{big}]{{2,}}(?:[{HYPHENS}][{big}]{{2,}})*"
    return opened, f"{part}(?:[{HYPHENS}]{more})*", capitals


def _patronymic_word(grammar: Grammar) -> tuple[str, str]:
    """Patterns of what stands for a patronymic's ending as a word of its own (`оглы`), and of its case (`қызының`)."""
    people = grammar.people
    own = [word for word in people.particles if word not in people.surname_particles]
    # The ending of a name that is reduced to initials, written without its hyphen.
    ending = people.hidden_suffix.removeprefix("-")
    return f"(?:{'|'.join(own) or '(?!)'})", f"(?:{ending})?{_NO_LETTER}"


@cache
def _row_pattern(grammar: Grammar) -> re.Pattern[str]:
    """Capitalised words in a row of one line, each with its particle: no name goes on in the next paragraph."""
    big, small, blank = upper(), lower(), r"[^\S\n]"
    part = f"[{big}][{small}]+"
    particle = "".join(_patronymic_word(grammar))
    word = rf"{part}(?:[{HYPHENS}]{part})*(?:{blank}{particle})?{_NO_LETTER}"
    return re.compile(rf"{_APART}{word}(?:{blank}{word})+")


@cache
def _name_part_patterns(grammar: Grammar) -> _Parts:
    """Compile the parts of a name in running text.

    Groups are atomic: a name is read whole or not at all, never cut down to what would fit.
    """
    people, big = grammar.people, upper()
    opened, halves, capitals = _surname_patterns(grammar, " ")
    title = f"(?!(?:{people.not_surnames}){_NO_LETTER})"
    surname = f"{opened}{title}(?>(?:[{big}][{HYPHENS}])?{halves}|{capitals}){_NO_LETTER}"
    initial, suffix = rf"{_initial_pattern(1)}\.", f"(?:{people.hidden_suffix})"
    word, case = _patronymic_word(grammar)
    # A typist may leave out the last dot: `В.А Сейтов`.
    # A surname may be reduced to its first letter, which takes the case: `Ю.В. А-ның`.
    last = rf"(?>[{big}](?![.-]){_NO_LETTER}| [{big}](?={suffix}(?!-){_NO_LETTER}))?"
    dotted = rf"(?>{initial.removeprefix(f'[{big}]')}(?: ?{initial}){{0,2}}){last}"
    # The letter that is looked for stands first, so that a search passes over all others.
    lead = rf"[{big}](?<![^\W\d_].)(?<![.-].)"
    return _Parts(
        row=re.compile(rf"{lead}(?:(?P<dotted>{dotted})|(?={suffix}(?!-){_NO_LETTER}))"),
        ahead=re.compile(f" ?(?P<surname>{surname}(?: {word}{case})?)(?P<own> ?{initial})?"),
        behind=re.compile(rf"{_APART}(?P<surname>{surname}) ?\Z"),
        closed=re.compile(f"(?:(?P<particle> ?{word}){case}|{suffix}?{_NO_LETTER})"),
        alone=re.compile(f"{suffix}?(?!-){_NO_LETTER}"),
        namesake=re.compile(f" (?:{people.namesake_after})|(?:{people.namesake_before}) \\Z"),
    )


@cache
def _whole_name_pattern(grammar: Grammar, form: str) -> re.Pattern[str]:
    """A form of whole names as a pattern."""
    big, particles = upper(), alternation(grammar.people.particles)
    opened, halves, capitals = _surname_patterns(grammar, r"\s")
    word, case = _patronymic_word(grammar)
    joined = f"(?:[{big}][{lower()}]?){{2,3}}"
    row = rf"(?:(?:{_initial_pattern(2)}|{joined})\.\s?){{1,3}}(?<=\S)(?:\s?[{big}]{_NO_LETTER})?"
    parts = {
        "initials": rf"(?P<given>{row}(?:[{HYPHENS}\s]*{particles}\.?)?)",
        "bare": rf"(?P<given>[{big}](?:\s[{big}]){{0,2}})",
        "surname": rf"(?P<surname>{opened}{halves}(?:\s{word}{case})?|{capitals})",
        "halves": halves,
        "particles": particles,
    }
    return re.compile(form.format(**parts))
