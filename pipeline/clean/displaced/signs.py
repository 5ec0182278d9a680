"""Signs: what the links of a reading are made of and what they stand beside, by name.

A language has some thousand of them; their weights are learnt from whole lines, as those of the
features are.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.learnt import Learnt
from pipeline.clean.displaced.source_spans import HEAD, WHOLE, part_of, pattern, stem

Names = Mapping[str, Sequence[str]]
"""The classes of the tokens of a text."""
MARK = ":"
"""What every name of a sign has, and no name of another feature."""
_UNKNOWN = "?"
_BETWEEN = 2
"""Tokens between two links that are looked at."""
_LONG = 4
"""Letters from which on a part of a word is as good as any."""
_LETTERS = re.compile(r"[^\W\d_]+")


class LinkPlace(NamedTuple):
    """A link where a reading puts it: the classes of its tokens and of those beside it."""

    part: str
    text: str
    names: Sequence[str]
    between: Sequence[str]
    """What stands between it and the link before, or the line's start."""
    before: str
    after: str
    quoted: bool
    """It is a quotation, whose words may be any."""


def placed(text: str, one: Candidate, names: Names) -> list[LinkPlace]:
    """The links of a reading from left to right."""
    assert one.cut is not None  # noqa: S101 - only such readings move words
    last, between, quoted = 0, [], one.quoted(text)
    links = [" ".join(text[start:end].split()) for _, start, end, _ in one.filled]
    for site, _, _, _ in one.filled:
        between.append(names[text[last : site.start]] if site.start > last else ())
        last = max(last, site.end)
    rest = (*between[1:], names[text[last : one.cut.start]] if one.cut.start > last else ())
    found: list[LinkPlace] = []
    for place, (site, _, _, _) in enumerate(one.filled):
        final = place + 1 == len(links)
        before = between[place] or (found[-1].names if found else ())
        after = rest[place] or (() if final else names[links[place + 1]])
        found.append(
            LinkPlace(
                HEAD if one.in_place and final else part_of(site),
                links[place],
                names[links[place]],
                between[place],
                before[-1] if before else _UNKNOWN,
                after[0] if after else _UNKNOWN,
                quoted[place],
            )
        )
    return found


def signs(links: Sequence[LinkPlace], learnt: Learnt) -> Iterator[tuple[str, float]]:
    """What each link is made of, what stands behind it, how it follows the one before."""
    seen = learnt.links[WHOLE]
    before: LinkPlace | None = None
    for link in links:
        stems = [stem(name) for name in link.names]
        yield f"{link.part}:{pattern(link.names, 0, len(link.names))}", 1.0
        yield f"A:{stems[-1]}|{stem(link.after)}", 1.0
        if before is not None:
            few = len(link.between) <= _BETWEEN
            between = " ".join(map(stem, link.between)) if few else "…"
            yield f"J:{stem(before.names[-1])}|{between}|{stems[0]}", 1.0
        yield "alien", sum(not any(kind + name in seen for kind in "IFL") for name in link.names)
        yield "prose", 0 if link.quoted else stems.count("~")
        before = link


def glue_signs(
    text: str, one: Candidate, names: Names, learnt: Learnt
) -> Iterator[tuple[str, float]]:
    """What kinds of words stick together where the moved ones begin."""
    assert one.cut is not None  # noqa: S101 - only such readings move words
    start, glue = one.cut
    if not glue:
        return
    yield f"G:{glue}|{stem(names[text[start:]][0])}", 1.0
    if glue in ("letters", "stranger", "case"):
        # Before a capital letter a mark may stand alone: `}N`.
        *_, head = ("", *_LETTERS.findall(text, 0, start))
        tail = _LETTERS.findall(text, start)[0]
        yield f"G:{min(len(head), _LONG)} {learnt.knows(head)}", 1.0
        yield f"G:{learnt.knows(tail)} {min(len(tail), _LONG)}", 1.0
