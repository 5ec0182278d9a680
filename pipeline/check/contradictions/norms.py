"""Norms that differ in one figure from what they ought to be: those asked about, those of the registry."""

import re
from collections import defaultdict
from typing import Final

from pipeline.check.contradictions.ruling_figures import (
    STEM,
    Contradictions,
    RulingFigures,
    parts_of_date,
    places_differing,
    titles,
)
from pipeline.model import Citation, Ruling
from pipeline.sections import TITLES
from pipeline.terms import BlockRole, OpenReason, OutcomeKind
from pipeline.words.dates import dates
from pipeline.words.folding import fold
from pipeline.words.works import parted

_FIGURES: Final = re.compile("[0-9]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BARE: Final = 4
"""Words of a provision whose act is not named beside it, at most."""
_CONTRADICTED: Final = {OpenReason.NO_DAY, OpenReason.BEYOND}
_DECIDING: Final = {OutcomeKind.VERDICT, OutcomeKind.INTERPRETATION}


def decided_otherwise(figures: RulingFigures) -> Contradictions:
    """Norms in the question and in what is decided that differ from the title's in one figure."""
    ruling = figures.ruling
    roles = {eid: block.role for eid, block in figures.blocks.items()}
    asked: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    asking = [one for one in ruling.citations if roles.get(one.block) in TITLES]
    # Of what is not resolved, nothing but the words can be compared.
    resolved = all(one.targets for one in asking)
    for citation in asking:
        targets = citation.targets if resolved else ()
        for shape, numbers in (_shape_of_words(citation.text), *map(_shape_of_target, targets)):
            asked[shape].add(numbers)
    deciding = [one for one in ruling.outcomes if one.kind in _DECIDING]
    decided = {one.block for one in deciding}
    again = [
        (one.block, one.text, _shape_of_words(one.text))
        for one in ruling.citations
        if one.block in decided or roles.get(one.block) is BlockRole.QUESTION
    ]
    words = {(one.block, target): one.text for one in ruling.citations for target in one.targets}
    again += [
        (one.block, words.get((one.block, target), one.text), _shape_of_target(target))
        for one in deciding
        for target in one.targets
    ]
    concluded = _shapes_of_citations(ruling, {one.block for one in ruling.outcomes})
    repeated = _shapes_of_citations(
        ruling, {eid for eid, role in roles.items() if role is BlockRole.QUESTION}
    )
    for eid, said_there, (shape, numbers) in again:
        # What stands beside all that the title asks is there for its own sake.
        said = concluded if eid in decided else repeated
        missed = [other for other in asked[shape] if (shape, other) not in said]
        if numbers not in asked[shape] and any(
            places_differing(numbers, other) == 1 for other in missed
        ):
            yield eid, f"“{said_there}” differs in one number from what the title asks"


def _shapes_of_citations(ruling: Ruling, eids: set[str]) -> set[tuple[str, tuple[str, ...]]]:
    """Of all that some blocks cite, by their words and by their targets."""
    cited = [one for one in ruling.citations if one.block in eids]
    targets = {_shape_of_target(target) for one in cited for target in one.targets}
    return targets | {_shape_of_words(one.text) for one in cited}


def _shape_of_words(words: str) -> tuple[str, tuple[str, ...]]:
    """What a naming of an act says but for its figures, and these; a bare provision is like any other."""
    stems = [word[:STEM].lower() for word in _WORD.findall(words)]
    return (" ".join(stems), tuple(_FIGURES.findall(words))) if len(stems) > _BARE else ("", ())


def _shape_of_target(target: str) -> tuple[str, tuple[str, ...]]:
    """The same of a provision's identifier: the figures are those behind the act's own name."""
    act, provision = parted(target)
    return f"{act}/~{_FIGURES.sub('#', provision)}", tuple(_FIGURES.findall(provision))


def open_by_figures(figures: RulingFigures) -> Contradictions:
    """Citations that stay open for a reason that only a wrong figure makes, or a wrong registry."""
    for citation in figures.ruling.citations:
        differs = citation.reason == OpenReason.TITLE_DIFFERS
        if citation.reason in _CONTRADICTED or (differs and _is_near(citation, figures)):
            yield citation.block, f"“{citation.text}”: {citation.reason}"


def _is_near(citation: Citation, figures: RulingFigures) -> bool:
    """Whether an act of the quoted title has a date with one other part, or the same and another number."""
    grammar = figures.grammar
    told = fold(citation.text, grammar)
    quoted = {words for _, words in titles(told)}
    days = [one.date for one in dates(told, grammar)]
    known = (
        act
        for act in figures.registry.acts
        if any(fold(title, grammar) in quoted for title in act.titles(grammar.language.value))
    )
    for act in known:
        number = _FIGURES.search(act.number or "")
        numbered = number is None or number[0] in _FIGURES.findall(told)
        own = (act.date.year, act.date.month, act.date.day)
        wrong = {places_differing(parts_of_date(day), own) for day in days}
        if 1 in wrong or (0 in wrong and not numbered):
            return True
    return False
