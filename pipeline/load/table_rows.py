"""A ruling as rows: for each table what is to be inserted, in an order in which nothing is missing.

A row is a mapping by the names that the statements of `statements` use; `expression` is added when
it is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from pipeline.collection import PublishedRuling, ReleasedChange, WithdrawnRuling, treatments
from pipeline.collection.treatments import repealed_by
from pipeline.load.statements import OF_EXPRESSION
from pipeline.model import Judge, Participant, Ruling
from pipeline.search import VERB, stems_of, words
from pipeline.wordings import in_utf_8
from pipeline.words.eids import root_of
from pipeline.words.sorting import sort_key, surname_first
from pipeline.words.works import holders, provision_of, work_of

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_OF_OUTCOME = ("kind", "verdict", "text", "addressee", "term")
_AS_PUBLISHED = ("kind", "court", "question", "number", "date", "title", "text_sha256")
"""What a ruling's row holds under the names that the ruling has for it."""


def expression_row(found: PublishedRuling | WithdrawnRuling) -> Row:
    """What stands of a ruling in a row of its own; of one that is withdrawn its names alone."""
    row: Row = dict.fromkeys(OF_EXPRESSION)
    row |= {"stem": in_utf_8(found.stem), "iri": found.expression, "work": found.work}
    row |= {"language": found.language}
    if isinstance(found, WithdrawnRuling):
        return row | {"withdrawn": found.date, "reason": found.reason}
    ruling = found.ruling
    row |= {name: getattr(ruling, name) for name in _AS_PUBLISHED}
    row |= {"edition": ruling.day, "repealed": repealed_by(ruling)}
    row |= {"title_key": ruling.title and sort_key(ruling.title)}
    row |= {"state_id": ruling.state_id and ruling.state_id.value}
    row |= {"media_type": ruling.source.media_type, "source_sha256": ruling.source.sha256}
    row |= {"json_sha256": found.json_sha256, "akn_sha256": found.akn_sha256}
    return _plain_values(row)


def rows_of(ruling: Ruling) -> Tables:
    """All that a database holds of a ruling beside its own row."""
    tables: Tables = defaultdict(list)
    for table, row in _rows(ruling):
        tables[table].append(_plain_values(row))
    targets = dict.fromkeys(
        row["target"] for rows in tables.values() for row in rows if row.get("target")
    )
    return {**_cited_tables(ruling, targets), **tables}


def _plain_values(row: Row) -> Row:
    """A row without terms of ours, which drivers would write in ways of their own."""
    return {name: str(v) if isinstance(v, StrEnum) else v for name, v in row.items()}


def _rows(ruling: Ruling) -> Iterator[tuple[str, Row]]:
    for position, block in enumerate(ruling.blocks()):
        row = {"position": position, "eid": block.eId, "part": root_of(block.eId)}
        yield "point", row | {"role": block.role, "num": block.num, "text": block.text}
    yield from (("citation", row) for row in _citations(ruling))
    yield from (("subject", row) for row in _subjects(ruling))
    yield from _people(ruling)
    yield from _outcomes(ruling)
    for treatment in treatments(ruling):
        target = {"target": treatment.target, "eid": treatment.point}
        yield "treatment", {"relation": treatment.relation} | target
    yield from (("repair", row) for row in _repairs(ruling))
    for position, told in enumerate(ruling.diagnostics):
        row = {"position": position, "code": told.code, "severity": told.severity}
        yield "diagnostic", row | {"message": told.message, "eid": told.block}


def _cited_tables(ruling: Ruling, targets: Iterable[str]) -> Tables:
    """The works and provisions that the other rows name, with all that the provisions lie in."""
    works = dict.fromkeys(map(work_of, targets))
    language = {"language": ruling.language.value}
    provisions = dict.fromkeys(one for target in targets for one in holders(target))
    return {
        "work": [{"iri": iri} for iri in {**works, **{work.work: None for work in ruling.works}}],
        "cited_work": [
            {"iri": work.work, "title": work.title, "state_id": work.state_id} | language
            for work in ruling.works
        ],
        "provision": [
            {"iri": iri, "work": work_of(iri), "eid": provision_of(iri)} for iri in provisions
        ],
        "containment": [
            {"whole": whole, "part": part} for part in provisions for whole in holders(part)
        ],
    }


def _citations(ruling: Ruling) -> Iterator[Row]:
    for citation in ruling.every_citation():
        for position, target in enumerate(citation.targets or (None,)):
            yield {
                "eid": citation.eId,
                "position": position,
                "point": citation.block,
                "starts": citation.start,
                "ends": citation.end,
                "text": citation.text,
                "target": target,
                "status": citation.status,
                "confidence": citation.confidence,
                "reason": citation.reason,
                "decided_by": citation.by,
            }


def _subjects(ruling: Ruling) -> Iterator[Row]:
    named = {citation.eId: citation.targets for citation in ruling.citations}
    targets = (target for subject in ruling.subjects for target in named[subject.citation])
    return ({"target": target} for target in dict.fromkeys(targets))


def _people(ruling: Ruling) -> Iterator[tuple[str, Row]]:
    judges = {judge.eId: judge for judge in ruling.composition.judges}
    sat: list[tuple[Judge | Participant, str, Row]] = []
    if presiding := ruling.composition.presiding:
        judges[presiding.eId] = presiding
        sat.append((presiding, "presiding", {"office": presiding.role}))
    sat += [(judge, "judge", {}) for judge in ruling.composition.judges]
    sat += [(judges[one.eId], "rapporteur", {}) for one in ruling.rapporteurs if one.eId in judges]
    sat += [(one, "signatory", {"office": one.role}) for one in ruling.signatories]
    for party in ruling.participants:
        more = {"office": party.position, "organization": party.organization}
        sat.append((party, party.role, more))
    for position, (one, role, more) in enumerate(sat):
        key = sort_key(surname_first(one.name))
        yield "person", {"iri": one.iri, "name": one.name, "name_key": key}
        row = {"position": position, "person": one.iri, "role": role}
        row |= {"as_written": one.as_written, "organization": None, "office": None}
        yield "participation", row | more


def _outcomes(ruling: Ruling) -> Iterator[tuple[str, Row]]:
    for position, outcome in enumerate(ruling.outcomes):
        scope = outcome.scope
        row = {name: getattr(outcome, name) for name in _OF_OUTCOME}
        row |= {"position": position, "eid": outcome.point, "point": outcome.block}
        yield "outcome", row | {"scope_kind": scope and scope.kind, "scope": scope and scope.text}
        for target in dict.fromkeys(outcome.targets):
            yield "outcome_target", {"position": position, "target": target}


def _repairs(ruling: Ruling) -> Iterator[Row]:
    sure: dict[str, list[float]] = defaultdict(list)
    for repair in ruling.repairs:
        sure[repair.rule].append(repair.confidence)
    for rule, confidences in sure.items():
        row = {"rule": rule, "repairs": len(confidences)}
        yield row | {"lowest_confidence": min(confidences)}


def forms_of(ruling: Ruling) -> set[str]:
    """The words of a ruling's points, each once."""
    return {word.form for block in ruling.blocks() for word in words(block.text)}


def rows_of_words(found: Iterable[tuple[str, str]]) -> Tables:
    """Words, each with its language, by the terms that find them; and what comes off their ends."""
    terms = {one: stems_of(one[1], one[0]) for one in sorted(found)}
    endings = {
        (language, whole.removeprefix(stem))
        for (language, _), (whole, *others) in terms.items()
        for stem in (term.removesuffix(VERB) for term in others)
        if whole.startswith(stem)
    }
    return {
        "word": [
            {"language": language, "term": term, "form": form}
            for (language, form), own in terms.items()
            for term in own
        ],
        "ending": [{"language": language, "ending": end} for language, end in sorted(endings)],
    }


def change_row(change: ReleasedChange) -> Row:
    """One line of the log of changes."""
    return {name: getattr(change, name) for name in change.__slots__}
