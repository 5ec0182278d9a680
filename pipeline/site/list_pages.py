"""Lists of rulings: by year, by court, by outcome, by judge."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.pages.interface import Interface
from pipeline.pages.surroundings import PageLink
from pipeline.site.addresses import list_page
from pipeline.site.shared import PublishedSite, in_every_language
from pipeline.terms import Court, OutcomeKind, Verdict
from pipeline.words.sorting import sort_key, surname_first

KINDS = ("year", "court", "outcome", "judge")


def list_pages(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """All lists, and for each kind the list of its lists."""
    for kind in KINDS:
        groups = _GROUPS[kind](site)
        for page in in_every_language(site, list_page(kind)):
            named = [
                (
                    PageLink(page.to(list_page(kind, key)), _name(site, page.interface, kind, key)),
                    len(works),
                )
                for key, works in groups.items()
            ]
            if kind == "judge":
                named.sort(key=lambda group: sort_key(group[0].words))
            title = page.interface.texts[f"by_{kind}"]
            yield page.path, page.html("groups.html", title, {"groups": named})
        for key, works in groups.items():
            for page in in_every_language(site, list_page(kind, key)):
                title = _name(site, page.interface, kind, key)
                above = PageLink(page.to(list_page(kind)), page.interface.texts[f"by_{kind}"])
                context = {"rows": page.rows(works), "above": above}
                yield page.path, page.html("list.html", title, context)


def _years(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for work, ruled in site.catalogue.works.items():
        found[next(iter(ruled.texts.values())).year].append(work)
    return dict(sorted(found.items(), reverse=True))


def _courts(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    # Every court first, so that they stand in the order of the terms and not as they came.
    found: dict[str, list[str]] = {court.value: [] for court in Court}
    for work, ruled in site.catalogue.works.items():
        found[next(iter(ruled.texts.values())).court].append(work)
    return {court: works for court, works in found.items() if works}


def _outcomes(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    keys = [*(one.value for one in Verdict), *(k.value for k in OutcomeKind if k != "verdict")]
    found: dict[str, dict[str, None]] = {key: {} for key in keys}
    for work, ruled in site.catalogue.works.items():
        for one in next(iter(ruled.texts.values())).decided:
            key = one.verdict or one.kind
            if key in found:
                found[key][work] = None
    return {key: tuple(works) for key, works in found.items() if works}


def _judges(site: PublishedSite) -> Mapping[str, Sequence[str]]:
    return site.catalogue.judges


_GROUPS = {"year": _years, "court": _courts, "outcome": _outcomes, "judge": _judges}


def _name(site: PublishedSite, speaks: Interface, kind: str, key: str) -> str:
    if kind == "court":
        return speaks.courts[Court(key)]
    if kind == "judge":
        names = site.catalogue.judge_names
        return surname_first(names.get((key, speaks.language)) or names[key, ""])
    if kind == "outcome":
        return (
            speaks.verdicts[Verdict(key)]
            if key in set(Verdict)
            else speaks.outcomes[OutcomeKind(key)]
        )
    return key
