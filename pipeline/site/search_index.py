"""The search page, and the index that it searches without a server: shards of forms, their terms, places.

A form is a word as a plain keyboard has it; a shard holds all forms that begin with the same two
characters, or have a term that does. A search takes the terms of the word that was typed and all forms
that share one of them. A word that stands nowhere is taken by the longest term that it begins with.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.model import Block, Ruling
from pipeline.pages.interface import interfaces, tag_of
from pipeline.pages.templating import data_island
from pipeline.search import VERB, stems_of, words
from pipeline.site.addresses import expression_file
from pipeline.site.ruling_entries import Entry, printed_line
from pipeline.site.shared import PublishedSite, in_every_language
from pipeline.terms import Court, MarkKind

_KEY: Final = 2
"""Characters that tell the shard of a form."""
_PEOPLE: Final = {MarkKind.PARTY, MarkKind.LAWYER, MarkKind.PERSON}
"""Marks of persons, whose names are not to be searched for unless they hold an office."""
_SAID: Final = ("found", "nothing_found", "more", "searching")


def search_pages(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """The page to search on, in all languages: a form, and a script that loads what it needs."""
    written = {entry.language for entry in site.catalogue.entries}
    known = [(one.tag, one.name) for code, one in sorted(interfaces().items()) if code in written]
    for page in in_every_language(site, "search.html"):
        speaks = page.interface
        said = {
            "speaks": speaks.language,
            "texts": {key: speaks.texts[key] for key in _SAID},
            "courts": {court.value: speaks.courts[court] for court in Court},
            "verdicts": {verdict.value: words for verdict, words in speaks.verdicts.items()},
            "date": speaks.date,
            "months": list(speaks.months),
            "root": page.root,
        }
        context = {"languages": known, "said": data_island(said)}
        yield page.path, page.html("search.html", speaks.texts["search"], context)


@dataclass
class SearchIndex:
    """The index while the rulings of a site go by, in their order."""

    _places: defaultdict[tuple[str, str], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """The numbers of the blocks in which a form of a language stands."""
    _rulings: list[list[Any]] = field(default_factory=list)
    _blocks: int = 0

    def add(self, entry: Entry, ruling: Ruling) -> tuple[str, bytes]:
        """Take in a ruling; the file with its texts, for showing what was found, and its path."""
        blocks = ruling.blocks()
        number = len(self._rulings)
        self._rulings.append(
            [expression_file(entry.expression, "html"), *_shown_facts(entry), self._blocks]
        )
        hidden = {person.eId for person in ruling.participants if "/local/" in person.iri}
        for block in blocks:
            for form in _forms_in_block(block, hidden):
                self._places[entry.language, form].append(self._blocks)
            self._blocks += 1
        texts = [[block.eId, printed_line(block)] for block in blocks]
        return f"search/texts/{number}.js", _script_call("texts", number, texts)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The shards, and the list of all rulings, each with its path."""
        shards: defaultdict[str, list[list[Any]]] = defaultdict(list)
        for (language, form), places in sorted({**self._infinitives(), **self._places}.items()):
            stems = stems_of(form, language)
            plain, others = stems[0], stems[1:]
            row = [plain, language, list(others), list(_steps_between(places))]
            # A page loads the shard of what was typed alone,
            # so a form is in that of each of its stems.
            for key in dict.fromkeys(stem[:_KEY] for stem in stems):
                shards[key].append(row)
        for key, rows in sorted(shards.items()):
            yield f"search/words/{_shard_name(key)}.js", _script_call("words", key, rows)
        yield "search/rulings.js", _script_call("rulings", self._blocks, self._rulings)
        keyboards = {one.value: dict(load(one).endings.keyboard) for one in Language}
        yield "search/keyboard.js", _script_call("keyboard", _KEY, keyboards)

    def _infinitives(self) -> dict[tuple[str, str], list[int]]:
        """Words that stand nowhere as they are and are nouns and verbs: whoever types one means both."""
        found = {
            (language, stem)
            for language, form in self._places
            for stem in stems_of(form, language)
            if not stem.endswith(VERB)
        }
        return {one: [] for one in found if any(s.endswith(VERB) for s in stems_of(*one[::-1]))}


def _shown_facts(entry: Entry) -> list[str]:
    """What is shown of a ruling, and what it can be picked by."""
    names = [entry.title, entry.date, entry.number, entry.court.value]
    return [*names, tag_of(entry.language), " ".join(entry.verdicts)]


def _forms_in_block(block: Block, hidden: set[str]) -> set[str]:
    """The words of a block, the names of private persons left out."""
    away = [
        (mark.start, mark.end)
        for mark in block.marks
        if mark.kind in _PEOPLE and mark.refers_to in hidden
    ]
    return {
        word.form
        for word in words(block.text)
        if not any(start <= word.start and word.end <= end for start, end in away)
    }


def _steps_between(places: list[int]) -> Iterator[int]:
    """Ascending numbers as the steps between them, which take less room."""
    return (now - before for before, now in zip(chain([0], places), places, strict=False))


def _shard_name(key: str) -> str:
    """The file of a shard: its characters by number, since not every server takes others."""
    return "-".join(f"{ord(sign):x}" for sign in key)


def _script_call(what: str, *arguments: object) -> bytes:
    """A script that hands data over: a page from a disk may load scripts, but no data."""
    told = ",".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in arguments)
    return f"qauly.{what}({told});\n".encode()
