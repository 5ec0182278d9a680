"""Lists of rulings: by year, by court, by outcome, by judge."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.pages.interface import Interface
from pipeline.pages.page_context import PageLink
from pipeline.site.addresses import list_page
from pipeline.site.shared import KINDS, PublishedSite, in_every_language
from pipeline.site.site_catalogue import grouped
from pipeline.terms import Court, OutcomeKind, Verdict
from pipeline.words.sorting import sort_key, surname_first

_OUTCOMES: Final = (
    *(one.value for one in Verdict),
    *(k.value for k in OutcomeKind if k != "verdict"),
)


def list_pages(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """All lists, and for each kind the list of its lists."""
    for kind in KINDS:
        groups = _GROUPS[kind](site)
        for page in in_every_language(site, list_page(kind)):
            names = {key: _name_in_list(site, page.interface, kind, key) for key in groups}
            named = [
                (PageLink(page.to(list_page(kind, key)), names[key]), len(works))
                for key, works in groups.items()
            ]
            if kind == "judge":
                named.sort(key=lambda group: sort_key(group[0].words))
            title = page.interface.texts[f"by_{kind}"]
            yield page.path, page.html("groups.html", title, {"groups": named})
        for key, works in groups.items():
            for page in in_every_language(site, list_page(kind, key)):
                title = _name_in_list(site, page.interface, kind, key)
                above = PageLink(page.to(list_page(kind)), page.interface.texts[f"by_{kind}"])
                context = {"rows": page.rows(works), "above": above}
                yield page.path, page.html("list.html", title, context)


def _years(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    found = grouped((ruled.first.year, work) for work, ruled in site.catalogue.works.items())
    return dict(sorted(found.items(), reverse=True))


def _courts(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    found = grouped((ruled.first.court.value, work) for work, ruled in site.catalogue.works.items())
    return {court: found[court] for court in Court if court in found}


def _outcomes(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    found = grouped(
        ((one.verdict or one.kind).value, work)
        for work, ruled in site.catalogue.works.items()
        for one in ruled.first.decided
    )
    return {key: found[key] for key in _OUTCOMES if key in found}


_GROUPS: Final[Mapping[str, Callable[[PublishedSite], Mapping[str, Sequence[str]]]]] = {
    "year": _years,
    "court": _courts,
    "outcome": _outcomes,
    "judge": lambda site: site.catalogue.judges,
}


def _name_in_list(site: PublishedSite, speaks: Interface, kind: str, key: str) -> str:
    if kind == "court":
        return speaks.courts[Court(key)]
    if kind == "judge":
        names = site.catalogue.judge_names
        return surname_first(names.get((key, speaks.language)) or names[key, ""])
    if kind == "outcome":
        is_verdict = key in set(Verdict)
        return speaks.verdicts[Verdict(key)] if is_verdict else speaks.outcomes[OutcomeKind(key)]
    return key
