"""What of the source stands nowhere in the text, for those who look for it."""

from bisect import bisect_right
from collections.abc import Iterable

from pipeline.model import Removal, Repair
from pipeline.read import Source


def removals(repairs: Iterable[Repair], source: Source) -> tuple[Removal, ...]:
    """The repairs that left words or figures out, in the order of the source, with their pages."""
    return tuple(
        Removal(rule=one.rule, text=one.before, page=_page(one, source), source=one.source)
        for one in repairs
        if one.removes_words
    )


def _page(repair: Repair, source: Source) -> int | None:
    # What has no pages is held as one, whose number would help nobody to find the words.
    if len(source.pages) == 1 and source.media_type != "application/pdf":
        return None
    nth = bisect_right([page.start for page in source.pages], repair.source[0].start) or 1
    return source.page_number(nth)
