"""The pages of acts and provisions: verdicts first, then who cites them, the parts included."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.pages.page_context import PageLink
from pipeline.site.addresses import provision_page
from pipeline.site.shared import PublishedSite, RulingRow, Spoken, in_every_language
from pipeline.words.eids import holds, root_of
from pipeline.words.works import holders, is_judgment, parted, provision_of, work_of


def cited_pages(site: PublishedSite, target: str) -> Iterator[tuple[str, bytes]]:
    """The pages of an act or a provision, one a language."""
    work = work_of(target)
    for page in in_every_language(site, provision_page(target)):
        context = {
            "target": target,
            "above": [page.link(one) for one in holders(target)[:-1]],
            "verdicts": list(_verdicts(page, target)),
            "citing": list(_citing_rulings(page, target)),
            "provisions": _provisions(page, work) if target == work else [],
            "state_page": page.interface.state_work(
                work, site.registry, site.catalogue.state_ids.get(work)
            ),
        }
        yield page.path, page.html("provision.html", site.name(target, page.interface), context)


def act_list(site: PublishedSite) -> Iterator[tuple[str, bytes]]:
    """The list of all acts that rulings cite, those first that are cited most."""
    cited = site.catalogue.cited
    counted = {
        work: len(
            {citing for one in _target_and_parts(site, work) for citing in cited.get(one, ())}
        )
        for work in site.catalogue.targets
    }
    ordered = sorted(counted, key=lambda work: (-counted[work], work))
    for page in in_every_language(site, "acts/index.html"):
        groups = [(page.link(work), counted[work]) for work in ordered if not is_judgment(work)]
        title = page.interface.texts["acts"]
        yield page.path, page.html("groups.html", title, {"groups": groups})


def most_cited(site: PublishedSite, most: int) -> list[tuple[str, int]]:
    """The provisions that most rulings cite, each with their number."""
    counted = {t: len(works) for t, works in site.catalogue.cited.items() if provision_of(t)}
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]


def _target_and_parts(site: PublishedSite, target: str) -> list[str]:
    """A target and its parts; of a whole work, all of its provisions."""
    work, eid = parted(target)
    known = site.catalogue.targets.get(work, ())
    parts = [f"{work}/~{one}" for one in known if not eid or holds(eid, one)]
    return parts if eid else [work, *parts]


def _holders_of_provision(target: str) -> Sequence[str]:
    """What holds a provision, from inside out; never the whole act."""
    return holders(target)[-2:0:-1]


def _verdicts(page: Spoken, target: str) -> Iterator[tuple[str, str, PageLink | None, RulingRow]]:
    """Outcomes on the subject, then on its parts, then on what it is a part of.

    Of each the class that colours it, what it says, what it is on, and the ruling.
    """
    site = page.site
    for one in [*_target_and_parts(site, target), *_holders_of_provision(target)]:
        for work, outcome in site.catalogue.decided.get(one, ()):
            label = page.interface.outcome(outcome.kind, outcome.verdict)
            row = page.rows([work], {work: (outcome.point,)})[0]
            yield outcome.verdict or outcome.kind, label, _link_if_other(page, one, target), row


def _link_if_other(page: Spoken, one: str, target: str) -> PageLink | None:
    """The link to what is not the very subject of the page."""
    return None if one == target else page.link(one)


def _citing_rulings(
    page: Spoken, target: str
) -> Iterator[tuple[PageLink | None, Sequence[RulingRow]]]:
    """Who cites the subject, its parts, and what it is a part of; of a whole act, the act alone."""
    site, language = page.site, page.interface.language
    parts = _target_and_parts(site, target) if provision_of(target) else [target]
    for one in [*parts, *_holders_of_provision(target)]:
        works = site.catalogue.cited.get(one, ())
        points = {
            work: site.catalogue.works[work].text(language).cited.get(one, ()) for work in works
        }
        if works:
            yield _link_if_other(page, one, target), page.rows(works, points)


def _provisions(page: Spoken, work: str) -> list[tuple[PageLink, int]]:
    """The provisions of a work on its own page: those of the first level, with counts."""
    counted: defaultdict[str, set[str]] = defaultdict(set)
    for eid in page.site.catalogue.targets.get(work, ()):
        counted[root_of(eid)] |= set(page.site.catalogue.cited.get(f"{work}/~{eid}", ()))
    return [(page.link(f"{work}/~{eid}"), len(works)) for eid, works in counted.items()]
