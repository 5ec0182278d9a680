"""A ruling as one HTML file: its text, its facts, where it leads, and what is doubtful in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.collection.treatments import repealed_by
from pipeline.compare import align
from pipeline.model import Block, Edition, Outcome, Ruling
from pipeline.outline import state_page
from pipeline.pages.destinations import Destinations
from pipeline.pages.inline_markup import BlockWords
from pipeline.pages.interface import Interface, interfaces, tag_of
from pipeline.pages.linked_data import legislation
from pipeline.pages.page_context import PageContext
from pipeline.pages.part_views import BlockView, PartView, part_views
from pipeline.pages.repaired import in_blocks, repaired_words
from pipeline.pages.review_view import review_view
from pipeline.pages.templating import asset, data_island, environment, script_hash
from pipeline.printed_forms import PrintedForms
from pipeline.sections import Part
from pipeline.terms import BlockRole, EditionBasis, OutcomeKind

_SCRIPT: Final = "page.js"
_COMMON: Final = {OutcomeKind.ENTRY_INTO_FORCE, OutcomeKind.FINALITY, OutcomeKind.PUBLICATION}
"""Outcomes that most rulings have."""


def reading_pages(
    ruling: Ruling, spoken: Sequence[tuple[Interface, PageContext]]
) -> Iterator[bytes]:
    """The pages of a ruling in the words of some interfaces, with one text beside all. Nothing is loaded from elsewhere.

    The text of the elements with `data-block` is that of the ruling's blocks, to the character.
    Raises InvalidOutputError where marks cross or the repairs do not fit the text.
    """
    shown = _PageContents(ruling, spoken[0][1].parallel)
    return (_page(shown, interface, around) for interface, around in spoken)


class _PageContents:
    """What a page shows in whatever language it speaks."""

    def __init__(self, ruling: Ruling, other: Ruling | None) -> None:
        forms = PrintedForms(ruling)
        repairs = repaired_words(forms)
        self.ruling, self.other = ruling, other
        self.repairs, self.review = in_blocks(repairs), review_view(forms, repairs)
        self.citations = ruling.citations_by_place()
        self.beside = _parallel_blocks(ruling, other)


def _page(shown: _PageContents, interface: Interface, around: PageContext) -> bytes:
    ruling, other, review = shown.ruling, shown.other, shown.review
    destinations = Destinations(interface, around, {one.work: one for one in ruling.works})
    words = BlockWords(destinations, shown.citations, shown.repairs)
    parts = part_views(ruling, interface.parts, words, shown.beside)
    page = environment().get_template("ruling.html")
    return page.render(
        {
            "ruling": ruling,
            "ui": interface,
            "t": interface.said,
            "speakers": interfaces().values(),
            "around": around,
            "tag": tag_of(ruling.language),
            "title": _title(ruling, interface),
            "heading": _heading(parts),
            "parts": parts,
            "other": other,
            "other_tag": tag_of(other.language) if other else None,
            "review": review,
            "pictures": {n: p for n, p in around.pictures.items() if n in review.pages()},
            "to": destinations,
            "outcomes": _own_and_common_outcomes(ruling),
            "is_repealed": repealed_by(ruling) is not None,
            "state": _edition_in_words(ruling.edition, interface) if ruling.edition else None,
            "state_page": state_page(ruling, interface.language),
            "linked_data": data_island(legislation(ruling, interface, destinations)),
            "script": asset(_SCRIPT),
            "script_hash": script_hash(_SCRIPT),
        }
    ).encode()


def _title(ruling: Ruling, interface: Interface) -> str:
    """The page's name: what the ruling is, its number and day."""
    number = f" № {ruling.number}" if ruling.number else ""
    day = f", {interface.day(ruling.date)}" if ruling.date else ""
    return f"{interface.kinds[ruling.kind]}{number}{day}"


def _own_and_common_outcomes(ruling: Ruling) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes that say something of this case, verdicts first, and those that most rulings share."""
    # The sort is stable: but for the verdicts all stay in the ruling's own order.
    ordered = sorted(ruling.outcomes, key=lambda one: one.kind is not OutcomeKind.VERDICT)
    own = [one for one in ordered if one.kind not in _COMMON]
    return own, [one for one in ordered if one.kind in _COMMON]


def _edition_in_words(edition: Edition, interface: Interface) -> str:
    """In what state of its text a ruling is shown."""
    if edition.basis in {EditionBasis.AMENDMENT, EditionBasis.STATED} and edition.date:
        return f"{interface.texts['edition_as_of']}: {interface.day(edition.date)}"
    original = edition.basis is EditionBasis.ORIGINAL
    return interface.texts["edition_original" if original else "edition_unknown"]


def _heading(parts: Sequence[PartView]) -> BlockView | None:
    """The paragraph that heads the page; none where the ruling has no title."""
    views = (view for part in parts if part.part is Part.HEADER for view in part.blocks)
    return next((view for view in views if view.block.role is BlockRole.TITLE), None)


def _parallel_blocks(ruling: Ruling, other: Ruling | None) -> Mapping[str, Sequence[Block]]:
    """The paragraphs of the other language, by the first of ours that they correspond to.

    One that corresponds to none of ours stands behind the last one before it that does.
    """
    found: defaultdict[str, list[Block]] = defaultdict(list)
    if other is None:
        return found
    # So that what the other language has before anything of ours stands beside the very first.
    last = ruling.blocks()[0].eId
    for pair in align(ruling, other):
        last = pair.first[0].eId if pair.first else last
        found[last] += pair.second
    return found
