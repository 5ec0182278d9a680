"""Verdicts in a sentence, read to its end or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.describe.operative.deciding_words import Deciding
from pipeline.describe.operative.terminals import Stretch, Terminals, captures, in_lower_case, links
from pipeline.grammar.verdicts import Verdicts
from pipeline.terms import OutcomeKind, ScopeKind, Verdict
from pipeline.text import Span

_LONGEST: Final = 250
"""Most terminals of a sentence that is read."""
_SHARES: Final = {
    "words": ScopeKind.WORDS,
    "part": ScopeKind.PART,
    "but": ScopeKind.EXCEPTION,
    "extent": ScopeKind.EXTENT,
    "condition": ScopeKind.EXTENT,
    "provided": ScopeKind.EXTENT,
}


def speaks_of_verdicts(table: Verdicts, text: str, sentence: Span) -> bool:
    """Whether a sentence may hold words of a verdict, quoted ones too."""
    return table.deciding.search(in_lower_case(text[slice(*sentence)])) is not None


def parse_verdicts(
    tokens: Terminals[Verdicts], *, named: bool = False
) -> tuple[Deciding, ...] | None:
    """The verdicts of a sentence, or of an item with those that open its list.

    None where it has words of a verdict that no construction accounts for. `named` says that the
    Constitution was named before, so that a pronoun may stand for it.
    """
    table = tokens.table
    if not tokens.count(*table.decisive):
        return ()
    measures = ("constitution", *(("pronoun",) if named else ()))
    if tokens.count(*measures, *table.alone):
        return _verdicts(tokens)
    # Something is held to be or not to be so, if not by the Constitution; or what that means tells it of a norm.
    norms = ("norm", *(("dependent",) if table.dependent else ()))
    told = tokens.count("means") and tokens.count(*norms)
    return None if told or tokens.count("recognise") else ()


def _verdicts(tokens: Terminals[Verdicts]) -> tuple[Deciding, ...] | None:
    """The verdicts of all clauses; None unless each word has its place in one of them."""
    if len(tokens.symbols) > _LONGEST:
        return None
    found: list[Deciding] = []
    clauses = links(tokens.table, ("opening", "following", "separator"), tokens.symbols)
    for match in clauses or (None,):
        verdicts = _verdicts_of_clause(tokens, match) if match else None
        if verdicts is None:
            return None
        for one in verdicts:
            # «… соответствует Конституции в части …, в части … не соответствует»: the same norm.
            of = one if one.norms or not found else found[-1]
            found.append(one._replace(norms=of.norms, members=of.members))
    return None if _are_at_odds(found) else tuple(dict.fromkeys(found))


def _are_at_odds(found: Sequence[Deciding]) -> bool:
    """Whether the same norms are held to be both: «статьи 5 и 6 соответственно соответствующими и не …».

    Of norms that are void as a whole nothing is left: «часть третью … не соответствующей, остальные части – …».
    """
    held = {(one.norms, one.verdict) for one in found if one.share is None}
    void = {norms for norms, verdict in held if verdict is Verdict.NON_CONFORMING}
    left = any(one.norms in void and one.verdict is Verdict.CONFORMING for one in found)
    return left or len({norms for norms, _ in held}) < len(held)


def _verdicts_of_clause(tokens: Terminals[Verdicts], match: re.Match[str]) -> list[Deciding] | None:
    """The verdicts of one clause: none where it decides something else, None where in doubt."""
    held = captures(match)
    if "said" not in held:
        return []
    shares = [
        (kind, tokens.span(*at)) for name, kind in _SHARES.items() for at in held.get(name, ())
    ]
    norms, members, narrowed = _norms(tokens, held.get("norm", ()))
    shares += [(ScopeKind.PART, one) for one in narrowed]
    # An adjective without its verb decides only if a later clause brings the verb.
    awaited = "awaiting" in held and not tokens.count("recognise", within=(match.end(), None))
    verdict = _verdict(tokens, held["said"])
    # What voids a norm unless something happens is no verdict yet.
    unless = verdict is Verdict.NON_CONFORMING and "provided" in held
    terms = tuple(tokens.span(*at) for at in held.get("since", ()))
    # From when a norm is void may not be from when another one is, or this one conforms.
    unsure = terms and (verdict is Verdict.CONFORMING or {"also", "turned"} & held.keys())
    if len(shares) > 1 or len(terms) > 1 or awaited or unless or unsure:
        return None
    if verdict is Verdict.CONFORMING and {"reading", "condition", "provided"} & held.keys():
        verdict = Verdict.CONFORMING_AS_INTERPRETED
    elif verdict is Verdict.NON_CONFORMING and not shares:
        # Void in one reading is not void as a whole.
        shares = [(ScopeKind.EXTENT, tokens.span(*at)) for at in held.get("meant", ())]
    said, share = _verdict_words(tokens, held["said"]), next(iter(shares), None)
    kind, term = OutcomeKind.VERDICT, next(iter(terms), None)
    first = Deciding(
        said, kind, verdict=verdict, norms=norms, members=members, share=share, term=term
    )
    if "also" in held:
        return sorted((first, _verdict_on_others(tokens, held, first)), key=lambda one: one.norms)
    if "turned" not in held:
        return [first]
    turned = _verdict_on_exception(tokens, held, first)
    return [first, turned] if turned else None


def _verdict_on_others(
    tokens: Terminals[Verdicts], held: dict[str, list[Stretch]], first: Deciding
) -> Deciding:
    """The verdict on the other norms of a clause: what limits the first or interprets it does neither with them."""
    norms, members, _ = _norms(tokens, held["also"])
    apart = [(ScopeKind.PART, tokens.span(*at)) for at in held.get("apart", ())]
    verdict, share = _verdict(tokens, held["said"]), next(iter(apart), None)
    return first._replace(norms=norms, members=members, share=share, verdict=verdict)


def _norms(
    tokens: Terminals[Verdicts], lists: Iterable[Stretch]
) -> tuple[tuple[Span, ...], tuple[Span, ...], list[Span]]:
    """Where the norms of a list stand, without what only describes them, and with it.

    Last come those of which the description tells a share («положения статьи 41, касающиеся …»).
    """
    norms: list[Span] = []
    members: list[Span] = []
    narrowed: list[Span] = []
    for start, end in lists:
        listed = tokens.symbols[start:end]
        for member in links(tokens.table, ("first", "further", "between"), listed) or ():
            held = captures(member)
            whole = tokens.span(start + member.start(), start + member.end())
            for one in held.get("one", ()):
                norms.append(tokens.span(start + one[0], start + one[1]))
                members.append(whole)
                narrowed += [whole] if "some" in held and one[1] < member.end() else []
    return tuple(norms), tuple(members), narrowed


def _verdict_on_exception(
    tokens: Terminals[Verdicts], held: dict[str, list[Stretch]], first: Deciding
) -> Deciding | None:
    """The verdict on what the clause excepts from its own; None where in doubt."""
    verdict = _verdict(tokens, held["turned"])
    if "explained" in held and verdict is not Verdict.CONFORMING:
        return None
    if "explained" in held:
        verdict = Verdict.CONFORMING_AS_INTERPRETED
    turned = first._replace(
        span=_verdict_words(tokens, held["turned"]), verdict=verdict, share=None
    )
    if "left_out" in held:
        start, end = held["left_out"][0]
        share = ScopeKind.WORDS, tokens.span(start, end)
        if "narrowed" in held:
            share = ScopeKind.EXTENT, tokens.span(start, held["narrowed"][0][1])
        return turned._replace(share=share)
    norms, members, _ = _norms(tokens, held["excepted"])
    extents = ((ScopeKind.EXTENT, tokens.span(*at)) for at in held.get("besides", ()))
    limit = next(extents, None)
    return turned._replace(norms=norms, members=members, share=limit, excepted=True)


def _verdict_words(tokens: Terminals[Verdicts], said: list[Stretch]) -> Span:
    """The words of a verdict in the first of the sentences that hold them."""
    return tokens.span(*next(tokens.pieces(*said[0])))


def _verdict(tokens: Terminals[Verdicts], said: list[Stretch]) -> Verdict:
    table = tokens.table
    turned = sum(tokens.count(*table.upholds, *table.turns, within=one) for one in said)
    # A denial turns the verdict round: `не противоречит` counts 0 + 1, `не соответствует` 1 + 1.
    return Verdict.CONFORMING if turned % 2 else Verdict.NON_CONFORMING
