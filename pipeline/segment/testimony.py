"""Is it a ruling, and whose? What speaks for it, and what the document seems to be if nothing does.

Words about courts are in laws, messages and news as well, so only places count: the enactment
line, who sat, and the body's name right before a formula.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.enactment.enacting import read_enactments
from pipeline.enactment.paragraph import Damage, reads_as_title
from pipeline.errors import NotARulingError
from pipeline.grammar import Grammar
from pipeline.grammar.wording import TAIL, alternation
from pipeline.segment.formulas import Formulas, names_body_last, rests_on_norms, words_before
from pipeline.segment.opening import stage, tells_who_sat
from pipeline.segment.opinions import heads_opinion
from pipeline.segment.signature import is_signature
from pipeline.terms import BlockRole, Court
from pipeline.words.body_names import bodies, named_court
from pipeline.words.folding import Folded

TOP = 15
"""Paragraphs in which a document says what it is."""
LAST = 12
"""Paragraphs from the point on the ruling's force to the end of its signature."""
LABELS = 4
"""Labelled lines, at least, of a page about a document, and other lines in it at most."""
LONGEST_LABELLED = 60
"""Characters of a line that is no sentence, though it may end in a full stop."""
ARTICLES = 3
"""Articles that make a law."""
SEEMS = {
    "message": "a message of the Court or the Council",
    "petition": "a petition to a court",
    "rules": "an act on a body's own work",
    "law": "a law",
    "resolution": "an act of another body",
    "judgment": "a judgment in a case of an ordinary court",
}
"""What a document may be instead, by the tables of `sections.toml`, the surest first."""


def court_of(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> Court:
    """The body whose ruling it is, by the place that is surest.

    Raises NotARulingError, saying what the document seems to be, if no place names one.
    """
    if not flow:
        raise NotARulingError("This is no ruling: there is no text in it.")
    if _is_contents(flow, formulas, grammar):
        raise NotARulingError("This is no ruling but seems to be a table of contents.")
    if _is_kind("draft", flow, grammar):
        raise NotARulingError("This is no ruling but seems to be the draft of one, by its heading.")
    if formulas.resolves is None and any(heads_opinion(line, grammar) for line in flow[:TOP]):
        raise NotARulingError(
            "This is no ruling but seems to be a judge's separate opinion, without the ruling."
        )
    enacting = _court_enacting(flow[:TOP], grammar)
    acting = _court_sitting(flow, formulas, grammar) or next(
        _courts_deciding(flow, formulas, grammar), None
    )
    # The end of the ruling is asked only where those who sat and decided tell none.
    acting = acting or next(_courts_closing(flow, grammar), None)
    court = enacting or acting
    # A foreign heading weighs more than who sat or decided, but not more than an enactment line.
    if court is None or (enacting is None and _headed_abroad(flow, grammar)):
        raise NotARulingError(_reason_against(flow, formulas, grammar))
    if _is_rules(flow, formulas, grammar):
        raise NotARulingError(
            "This is no ruling, though it may be called a normative resolution: it approves or "
            "amends rules of the body's own work and decides no question of law."
        )
    if acting is None and _is_page_about(flow, formulas, grammar):
        raise NotARulingError(
            "This is no ruling but seems to be a page about one: it tells which ruling that is, "
            "and holds nothing of the text."
        )
    return court


def _court_enacting(top: Sequence[Folded], grammar: Grammar) -> Court | None:
    """The court of the enactment line, or of its lines together.

    The Supreme Court decides cases too: only what is called normative, or comes from the plenum,
    is a normative resolution.
    """
    kinds: set[str] = set()
    court: Court | None = None
    for one in read_enactments(top, grammar):
        if one.found.damage is Damage.WORDS or _foreign_patterns(grammar).court.search(
            one.line.folded
        ):
            continue
        kinds |= {token.kind for token in one.found.words}
        court = court or one.found.court
        # A court and a kind of act are cited everywhere; with a date or number they enact.
        if {"court", "act"} <= kinds and kinds & {"date", "number"}:
            case = court is Court.SUPREME_COURT and not kinds & {"normative", "plenum"}
            return None if case else court
    return None


def _court_sitting(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> Court | None:
    """The court of the paragraph on who sat. In the Supreme Court panels sit, and not on resolutions.

    A signature may name the body and its chair as well, but says nothing of who sat.
    """
    until = formulas.established or formulas.resolves
    top = flow[: until.last + 1] if until else flow[: 2 * TOP]
    seated = (
        line for line in top if tells_who_sat(line, grammar) and not is_signature([line], grammar)
    )
    courts = [named_court(line.folded, grammar) for line in seated]
    return next((court for court in courts if court is not Court.SUPREME_COURT), None)


def _courts_deciding(
    flow: Sequence[Folded], formulas: Formulas, grammar: Grammar
) -> Iterator[Court]:
    """The courts right before a formula, then those that grounds end in: a formula was cut off there."""
    found = (formulas.resolves, formulas.established)
    before = [words_before(flow, formula) for formula in found if formula]
    before += [
        line.folded
        for line in flow
        if rests_on_norms(line, grammar)
        and not _foreign_patterns(grammar).court.search(line.folded)
    ]
    for words in before:
        court = _court_at_end(words, grammar)
        # The Supreme Court decides cases as well, and only its plenum gives guidance.
        plenum = bodies(grammar).plenum_closing.search(words[-TAIL:])
        if court and (court is not Court.SUPREME_COURT or plenum):
            yield court
        # `Жоғарғы Соттың жалпы отырысы … мақсатында қаулы етеді` begins with who decides.
        opened = bodies(grammar).plenum_opening.match(words)
        if opened and not _foreign_patterns(grammar).court.search(words):
            yield from filter(None, [named_court(opened[0], grammar)])


def _court_at_end(words: str, grammar: Grammar) -> Court | None:
    """The body that folded words end in."""
    return named_court(words[-TAIL:], grammar) if names_body_last(words, grammar) else None


def _courts_closing(flow: Sequence[Folded], grammar: Grammar) -> Iterator[Court]:
    """The courts below the point on the ruling's own force: who signs, who publishes it.

    So an operative part alone is known as one. Acts on a body's own work close like rulings.
    """
    last = _effect_position(flow, grammar)
    if last is None or _orders_own_work(flow, grammar):
        return
    known, below = grammar.sections, flow[last : last + LAST]
    for at, line in enumerate(below):
        signs = at and is_signature(below[at : at + 2], grammar)
        publishes = known.operative.search(line.folded) and not known.effect_open.match(
            line.unnumbered
        )
        court = named_court(line.folded, grammar) if signs or publishes else None
        if court:
            yield court


def _effect_position(flow: Sequence[Folded], grammar: Grammar) -> int | None:
    """The position of the operative point on the ruling's own force."""
    effect = grammar.sections.effect_open
    found = (at for at, line in enumerate(flow) if effect.match(line.unnumbered))
    return next(found, None)


def _orders_own_work(flow: Sequence[Folded], grammar: Grammar) -> bool:
    """Whether a paragraph is the first point of an act on the body's own work."""
    point = grammar.sections.rules_point
    return any(point.match(line.unnumbered) for line in flow)


def _is_contents(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> bool:
    """Whether lines that mostly end no sentence stand below the heading of a table of contents, and no formula."""
    contents = grammar.sections.other.contents
    heading = next((at for at, line in enumerate(flow[:TOP]) if contents.match(line.folded)), None)
    if formulas.established or formulas.resolves or heading is None:
        return False
    return 2 * sum(line.text.endswith((".", ";", ":")) for line in flow[heading:]) < len(flow)


def _is_page_about(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> bool:
    """Whether nothing but a title, an enactment line and labelled lines stands there, and no formula or sentence."""
    if formulas.established or formulas.resolves:
        return False
    labels = sum(bool(grammar.sections.other.card.match(line.folded)) for line in flow)
    enacting = {one.line.span for one in read_enactments(flow[:TOP], grammar)}
    others = [one for one in flow if one.span not in enacting]
    long = [one for one in others if len(one.text) > LONGEST_LABELLED]
    if not labels:
        return all(reads_as_title(one.folded, grammar) for one in long)
    spoken = any(one.text.endswith(".") for one in long)
    return not spoken or (labels >= LABELS and len(flow) - labels <= LABELS)


def _is_rules(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> bool:
    """Whether it is an act on the body's own work, by its substance: its title and its first point.

    A text without any title may have lost it: there the first point tells alone.
    """
    if formulas.established:
        return False
    title, point = grammar.sections.rules_title, grammar.sections.rules_point
    below = formulas.resolves.last + 1 if formulas.resolves else len(flow)
    top = flow[:TOP][:below]
    titled = any(title.search(line.folded) for line in top)
    ordered = any(point.match(line.unnumbered) for line in flow[below : below + 2])
    asked = any(stage(line, grammar) is BlockRole.QUESTION for line in top)
    return (titled and not asked) or (
        ordered and (titled or not any(reads_as_title(line.folded, grammar) for line in top))
    )


def _reason_against(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> str:
    """Why a text is taken for no ruling, in words for its user."""
    courts = ((line, _foreign_patterns(grammar).court.search(line.folded)) for line in flow[:TOP])
    name = next((f" («{line.text[slice(*found.span())]}»)" for line, found in courts if found), "")
    if name or _headed_abroad(flow, grammar):
        return (
            f"This is no ruling of a court of Kazakhstan but seems to be a decision of a foreign "
            f"court{name}."
        )
    if _effect_position(flow, grammar) is not None and not _orders_own_work(flow, grammar):
        return (
            "This seems to be the end of a ruling, but nothing in it names the body that ruled: "
            "add the header or the body's signature."
        )
    kind = next((SEEMS[name] for name in SEEMS if _is_kind(name, flow, grammar)), None)
    seems = f"This is no ruling but seems to be {kind}" if kind else "This is no ruling"
    return (
        f"{seems}: no enactment line, composition or formula of the Constitutional Court, the "
        f"Constitutional Council or the plenum of the Supreme Court was found"
        f"{_formula_found(flow, formulas, grammar)}."
    )


def _formula_found(flow: Sequence[Folded], formulas: Formulas, grammar: Grammar) -> str:
    """The first formula that is there, and which body it lacks."""
    for name in ("established", "resolves"):
        if formula := getattr(formulas, name):
            # Any other body that is named there would have told whose ruling it is.
            court = _court_at_end(words_before(flow, formula), grammar)
            body = "the Supreme Court without its plenum stands" if court else "no such body"
            return f" (a formula «{name}» is there, but {body} before it)"
    return ""


def _headed_abroad(flow: Sequence[Folded], grammar: Grammar) -> bool:
    return any(_foreign_patterns(grammar).heading.match(line.folded) for line in flow[:TOP])


def _is_kind(name: str, flow: Sequence[Folded], grammar: Grammar) -> bool:
    """Whether the first paragraphs call a text by the name of another kind of document."""
    article = grammar.sections.other.article_open
    if name == "law" and sum(bool(article.match(line.folded)) for line in flow) >= ARTICLES:
        return True
    return any(getattr(grammar.sections.other, name).match(line.folded) for line in flow[:TOP])


class _Foreign(NamedTuple):
    """Courts of other countries, whose decisions have the form of rulings but are none: patterns of folded text."""

    court: re.Pattern[str]
    """For `search`: the name of a foreign court."""
    heading: re.Pattern[str]
    """For `match`: a paragraph names another country or its court, and nothing besides."""


@cache
def _foreign_patterns(grammar: Grammar) -> _Foreign:
    """The patterns of a language for courts of other countries."""
    table = grammar.sections.other
    country, court = alternation(table.foreign_country), alternation(table.foreign_court)
    beside = alternation(table.foreign_beside)
    name = rf"(?:{court} {country}|{country} {court})"
    # Nothing else up to the end: a ruling of ours cites such courts in whole sentences.
    heading = rf"\W*(?:{beside}\W+)*(?:{name}|{country})(?:\W+{beside})*\W*\Z"
    return _Foreign(re.compile(rf"(?<!\w){name}(?!\w)"), re.compile(heading))
