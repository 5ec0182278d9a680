"""The source's own hyperlinks as evidence for what its citations name.

A link to the state's legal database names an act by the database's identifier. Where the words name
the same act, the two confirm each other; where they do not, that is said; where the words alone do
not tell the act, the link does. The anchor of a link (`#z63`) is no number of a provision.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from pipeline.cite.catalogue import Catalogue
from pipeline.cite.values import Linked, ResolvedCitation
from pipeline.codes import Code
from pipeline.read import Source
from pipeline.read.geometry import Link
from pipeline.registry import Act
from pipeline.state_id import state_id
from pipeline.terms import CitationStatus, Court, DecidedBy, LinkVerdict
from pipeline.text import CleanText, Finding, Span
from pipeline.words.works import read_judgment, work_of

# https://adilet.zan.kz/kaz/docs/K950001000_#z63; on the site's own pages without the host.
_ADDRESS = re.compile(
    r"(?:(?:https?:)?//(?:www\.)?adilet\.zan\.kz)?/[a-z]{3}/docs/([A-Z][0-9]{6,11}[0-9A-Z_]*)(?![\w%])",
    re.IGNORECASE,
)
_LONGEST = 500
"""Characters of an address; what is longer leads to no act."""


class Links:
    """The links of one source by the words of the clean text, found by those that they cover."""

    def __init__(self, links: Iterable[Link], catalogue: Catalogue) -> None:
        self._links = sorted(links)
        self._ends = [link.span.end for link in self._links]
        self._starts = [link.span.start for link in self._links]
        self._catalogue = catalogue

    def __bool__(self) -> bool:
        return bool(self._links)

    def links_in(self, span: Span) -> Sequence[Link]:
        """The links that cover words of a span."""
        first, end = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return self._links[first:end]

    def only_act(self, span: Span) -> Act | None:
        """The one act of the registry that the links in a span lead to."""
        found = {
            act
            for link in self.links_in(span)
            for act in self._acts_of_identifier(identifier(link.uri))
        }
        return found.pop() if len(found) == 1 else None

    def judged_links(self, citation: ResolvedCitation) -> tuple[Linked, ...]:
        """The links of a citation, each with its verdict."""
        # An address tells the act, whatever provision of it the words name.
        works = dict.fromkeys(work_of(target) for target in citation.targets)
        start, end = citation.span
        return tuple(
            Linked(
                Span(max(link.span.start, start), min(link.span.end, end)),
                link.uri,
                named,
                self._verdict(named, works),
            )
            for link in self.links_in(citation.span)
            for named in [identifier(link.uri)]
        )

    def _verdict(self, named: str | None, works: Iterable[str]) -> LinkVerdict:
        known = [self._identifier_of_work(work) for work in works]
        if named is None or not known:
            return LinkVerdict.UNKNOWN
        # Some identifiers of the database are filled up with `_`, which addresses may leave out.
        if any(own and named.rstrip("_") == own.rstrip("_") for own, _ in known):
            return LinkVerdict.AGREES
        # A link to another act of the registry leads elsewhere for sure.
        certain = all(certain for _, certain in known) or bool(self._acts_of_identifier(named))
        return LinkVerdict.DIFFERS if certain else LinkVerdict.UNKNOWN

    def _identifier_of_work(self, work: str) -> tuple[str | None, bool]:
        """The identifier of a work, and whether it can have no other."""
        act, ruling = self._catalogue.registry.act(work), read_judgment(work)
        if act is not None:
            return act.state_id, act.state_id is not None
        if ruling is None or ruling.court not in set(Court):
            return None, False
        derived = state_id(Court(ruling.court), ruling.date, ruling.number)
        return (derived.value, derived.certain) if derived else (None, False)

    def _acts_of_identifier(self, named: str | None) -> tuple[Act, ...]:
        return self._catalogue.addressed.get(named.rstrip("_"), ()) if named else ()


def links_of(source: Source, text: CleanText, catalogue: Catalogue) -> Links:
    """The links of a source by the words of the clean text that they cover."""
    links = source.geometry.links
    return Links(_placed_links(text, links) if links else (), catalogue)


def identifier(href: str) -> str | None:
    """The identifier in the state's legal database that an address holds."""
    match = _ADDRESS.match(href) if len(href) <= _LONGEST else None
    return match[1].upper() if match else None


def disagreements(citations: Iterable[ResolvedCitation]) -> Iterator[Finding]:
    """Say where no link of a citation leads to what its words name; a person's word stands."""
    for citation in citations:
        verdicts = [link.verdict for link in citation.links]
        if citation.by is DecidedBy.PIPELINE and LinkVerdict.DIFFERS in verdicts:
            if LinkVerdict.AGREES in verdicts or citation.status is CitationStatus.UNRESOLVED:
                continue
            named = work_of(citation.targets[0])
            ids = ", ".join(dict.fromkeys(link.state_id or "" for link in citation.links))
            message = f"the words name {named}, but their hyperlink leads to {ids}"
            yield Finding(Code.CITATION_LINK_DIFFERS, citation.span, message)


def _placed_links(text: CleanText, links: Iterable[Link]) -> list[Link]:
    """Where copied characters of links stand in the clean text; neighbours are one link."""
    copied = sorted(
        (piece.source.start, piece.source.end, offset)
        for offset, piece in text.placed()
        if piece.text is None and piece.source.length
    )
    starts = [start for start, _, _ in copied]
    spans: list[Link] = []
    for source, uri in links:
        # A file may hold control characters in an address, which must not get into the output.
        shown = "".join(letter for letter in uri if letter.isprintable())[:_LONGEST].strip()
        first = max(bisect_right(starts, source.start) - 1, 0)
        for start, end, offset in copied[first : bisect_left(starts, source.end)]:
            inner = Span(max(start, source.start), min(end, source.end)).shift(offset - start)
            if inner.length > 0 and shown:
                spans.append(Link(inner, shown))
    return _join_neighbours(sorted(spans))


def _join_neighbours(links: Iterable[Link]) -> list[Link]:
    """Links in their order, those of one address side by side as one."""
    joined: list[Link] = []
    for link in links:
        last = joined[-1] if joined else None
        # A link over the end of a line is two links in the file, and the blank between is in neither.
        if last and last.uri == link.uri and link.span.start - last.span.end <= 1:
            end = max(last.span.end, link.span.end)
            joined[-1] = Link(Span(last.span.start, end), link.uri)
        else:
            joined.append(link)
    return joined
