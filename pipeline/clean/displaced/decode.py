"""Decode: the best readings of lines that stand next to each other, chosen together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.clean.displaced import weights as w
from pipeline.clean.displaced.words import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.clean.displaced.knowledge import Knowledge
    from pipeline.clean.displaced.search import Reading

MOST_KEPT = 8
"""Readings of a line that are tried with those of its neighbours."""
_REACH = 4
"""Words on either side of a line's end that are read together."""
_STOP = re.compile(r"[.;:,!?)»”\"]\Z")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Choice:
    """The best reading of a line among its neighbours'."""

    reading: Reading
    margin: float
    """Nats to the best reading of the whole that reads this line in another way."""
    gain: float
    """Nats to the best reading of the whole that leaves this line as it is."""
    before: str = ""
    """The last word of the line before."""
    seam: float = 0.0
    """What the line is worth behind the line before, as both were read."""


@dataclass(frozen=True, slots=True)
class Seams:
    """How lines read one after another."""

    known: Knowledge
    worth: dict[tuple[str, ...], float] = field(default_factory=dict)

    def between(self, before: Sequence[str], after: Sequence[str]) -> float:
        """Give what the end of a line and the start of the next one are worth together."""
        head, tail = tuple(before[-_REACH:]), tuple(after[:_REACH])
        if not head or not tail:
            return 0.0
        return self._worth(self._sewn(head, tail)) - self._worth(head) - self._worth(tail)

    def _sewn(self, head: tuple[str, ...], tail: tuple[str, ...]) -> tuple[str, ...]:
        """Join two lines' words; a word that the line end divided becomes one again."""
        if is_divided(head, tail):
            whole = head[-1] + tail[0]
            if not head[-1][0].isdigit() or self.known.reader.word(whole).kind is Kind.NUMBERED:
                return (*head[:-1], whole, *tail[1:])
        return head + tail

    def _worth(self, words: tuple[str, ...]) -> float:
        found = self.worth.get(words)
        if found is None:
            found = self.worth[words] = self.known.worth(words)
        return found


def at_paragraph_end(words: Sequence[str]) -> float:
    """Give what a line is worth as a paragraph's last one."""
    if words[-1].endswith("-"):
        return w.BROKEN
    return w.FAIR if _STOP.search(words[-1]) else w.ODD


def choose(
    columns: Sequence[Sequence[Reading]], joints: Sequence[list[list[float]]]
) -> list[Choice]:
    """Choose a reading for each of some lines; `joints[n][i][j]` joins readings of n and n + 1."""
    ahead = _forward(columns, joints)
    turned = [[list(row) for row in zip(*joint, strict=True)] for joint in reversed(joints)]
    behind = _forward(columns[::-1], turned)[::-1]
    return [
        _chosen(column, [a + b - r.score for a, b, r in zip(one, other, column, strict=True)])
        for column, one, other in zip(columns, ahead, behind, strict=True)
    ]


def _forward(
    columns: Sequence[Sequence[Reading]], joints: Sequence[list[list[float]]]
) -> list[list[float]]:
    """Give for each reading the best score of all up to it."""
    scores = [[reading.score for reading in columns[0]]]
    for column, joint in zip(columns[1:], joints, strict=True):
        last = scores[-1]
        scores.append(
            [
                reading.score + max(score + joint[i][j] for i, score in enumerate(last))
                for j, reading in enumerate(column)
            ]
        )
    return scores


def _chosen(column: Sequence[Reading], totals: list[float]) -> Choice:
    best = max(range(len(column)), key=totals.__getitem__)
    others = [total for index, total in enumerate(totals) if index != best]
    plain = [total for total, reading in zip(totals, column, strict=True) if reading.cut is None]
    margin = totals[best] - max(others, default=float("-inf"))
    return Choice(column[best], margin, totals[best] - max(plain, default=float("-inf")))


def is_divided(head: Sequence[str], tail: Sequence[str]) -> bool:
    """Tell whether a line's last word goes on in the next line."""
    last, first = head[-1], tail[0]
    if last.endswith("-") and len(last) > 1:
        return bool(_LETTER.match(first))
    return first.startswith("-") and last[-1].isdigit()
