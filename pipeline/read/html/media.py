"""Whether a media query holds for the screen that pages are read for (Media Queries 4)."""

from __future__ import annotations

import re
from typing import Final

WIDTH: Final = 1280
"""Pixels across the screen that rules for narrow and wide screens are read for."""
_MEDIA: Final = frozenset({"", "all", "screen"})
_FEATURE: Final = re.compile(r"\(([^()]*)\)")
_LENGTH: Final = re.compile(r"([0-9.]+)(px|r?em)?")
_BOUND: Final = re.compile(r"(min|max)-width\s*:\s*(.+)")
_OF_THE_SCREEN: Final = frozenset({
    "any-hover: hover", "any-pointer: fine", "color", "hover", "hover: hover", "orientation: landscape",
    "pointer", "pointer: fine", "prefers-color-scheme: light", "prefers-contrast: no-preference",
    "prefers-reduced-motion: no-preference", "scripting: enabled", "update: fast",
})  # fmt: skip
"""What else holds for an ordinary screen; anything else does not."""
_EM: Final = 16.0


def applies(media: str) -> bool:
    """Whether a list of media queries holds for an ordinary screen."""
    return not media.strip() or any(_query_applies(query) for query in media.lower().split(","))


def _query_applies(query: str) -> bool:
    """Whether one media query does (Media Queries 4); a feature that is not known does not hold."""
    words = _FEATURE.sub("", query).replace("only ", "").split()
    negated = words[:1] == ["not"]
    kinds = [word for word in words if word not in {"and", "not", "or"}]
    features = [_holds(" ".join(found.split())) for found in _FEATURE.findall(query)]
    features_hold = any(features) if "or" in words else all(features)
    return (_MEDIA.issuperset(kinds) and features_hold) != negated


def _holds(feature: str) -> bool:
    """Whether a feature in its brackets holds for an ordinary screen."""
    if bound := _BOUND.fullmatch(feature):
        least = _of_length(bound[2])
        return least <= WIDTH if bound[1] == "min" else least >= WIDTH
    if "width" in feature and (signs := re.findall(r"[<>]=?|=", feature)):
        sides = [
            WIDTH if "width" in one else _of_length(one)
            for one in re.split(r"[<>]?=|[<>]", feature)
        ]
        return all(map(_compared, signs, sides, sides[1:]))
    return re.sub(r"\s*:\s*", ": ", feature) in _OF_THE_SCREEN


def _compared(sign: str, left: float, right: float) -> bool:
    if left == right:
        return "=" in sign
    return left < right if "<" in sign else left > right and ">" in sign


def _of_length(text: str) -> float:
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return float("nan")
    return float(found[1]) * (_EM if found[2] in {"em", "rem"} else 1)
