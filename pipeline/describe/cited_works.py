"""The acts and rulings that a ruling cites, with what the registry knows of each."""

from collections.abc import Iterable

from pipeline.languages import Language
from pipeline.model import Citation, CitedWork
from pipeline.registry import Registry
from pipeline.state_id import state_id
from pipeline.terms import Court
from pipeline.words.works import read_judgment, work_of


def cited_works(
    citations: Iterable[Citation], language: Language, registry: Registry
) -> tuple[CitedWork, ...]:
    """Each work that a target names, once, in the order of the text."""
    targets = (target for citation in citations for target in citation.targets)
    works = dict.fromkeys(work_of(target) for target in targets)
    return tuple(_work(work, language, registry) for work in works)


def _work(work: str, language: Language, registry: Registry) -> CitedWork:
    act = registry.act(work)
    if act is None:
        return CitedWork(work=work, state_id=_state_id(work))
    return CitedWork(work=work, title=act.title.get(language.value), state_id=act.state_id)


def _state_id(work: str) -> str | None:
    """The identifier of a ruling, where its court, date and number leave no other."""
    ruling = read_judgment(work)
    if ruling is None or ruling.court not in set(Court):
        return None
    derived = state_id(Court(ruling.court), ruling.date, ruling.number)
    return derived.value if derived and derived.certain else None
