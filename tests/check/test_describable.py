"""Whatever can be described is published: decisions, people and offices with every set of what may stand beside.

The rulings are invented, and so is everybody in them.
"""

from __future__ import annotations

from itertools import chain, product

import pytest
from lxml import etree

from pipeline.convert import publish
from pipeline.emit.json import from_json
from pipeline.emit.vocabulary import akn
from pipeline.export.form_files import GATHERED, to_form
from pipeline.export.forms import ExportForm
from pipeline.load.table_rows import rows_of
from pipeline.model import Composition, Participant, Scope, Signatory
from pipeline.pages import PageContext, interfaces, reading_pages
from pipeline.terms import BlockRole, MarkKind, OutcomeKind, ParticipantRole, ScopeKind, Verdict
from tests.emit.assembling import Given
from tests.emit.invented import CODE, FIELDS, FORCE, OLDER, WORK, _outcome, nameless, ruling
from tests.emit.test_akn import made

BENCH = FIELDS["composition"]
DECISIONS = [
    (kind, verdict)
    for kind in OutcomeKind
    for verdict in (Verdict if kind is OutcomeKind.VERDICT else (None,))
]
BESIDE = tuple(
    product(
        ((), (f"{CODE}/~art_900__para_1",), (OLDER, f"{CODE}/~art_55")),
        (None, *(Scope(kind=kind, text="и другие") for kind in ScopeKind)),
        (None, "Парламент"),
        (None, "до 1 января 2025 года"),
    )
)
"""Targets, scope, addressee and term."""
OFFICES = (None, "Председатель", "судья, секретарь пленарного заседания")
TAGS = {"party": MarkKind.PARTY, "rep": MarkKind.LAWYER, "person": MarkKind.PERSON}


def in_every_form(a_ruling):
    """The ruling checked, read back, as rows of a database, for readers and on pages."""
    published = publish(a_ruling)
    assert from_json(published.json) == a_ruling
    for form in (ExportForm.TXT, ExportForm.MD):
        assert to_form(a_ruling, form)
    for file in chain.from_iterable(GATHERED.values()):
        file.piece(a_ruling)
    assert all(reading_pages(a_ruling, [(one, PageContext()) for one in interfaces().values()]))
    return etree.fromstring(published.akn), rows_of(a_ruling)


@pytest.mark.parametrize(("kind", "verdict"), DECISIONS)
def test_a_decision_of_each_kind(kind, verdict):
    told = tuple(
        _outcome(
            "decision__para_2__p_1", FORCE, kind, verdict=verdict,
            targets=targets, scope=scope, addressee=addressee, term=term,
        )
        for targets, scope, addressee, term in BESIDE
    )  # fmt: skip
    changed = {"outcomes": told, "diagnostics": (nameless("decision__para_2__p_1"),)}
    root, rows = in_every_form(ruling().model_copy(update=changed))
    written = [
        (one.get("scope"), one.get("scopeText"), one.get("addressee"), one.get("term"))
        for one in root.iter("{urn:qauly:1}outcome")
    ]
    assert written == [(s and s.kind, s and s.text, to, until) for _, s, to, until in BESIDE]
    assert len(rows["outcome"]) == len(BESIDE)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("role", ParticipantRole)
def test_a_participant_in_each_role(role, tag):
    sets = product((None, "Институт примеров"), (None, "адвокат"), ((), ("Е. Первый",), ("Е. Первый", "Ж. Другой")))  # fmt: skip
    told = tuple(
        Participant(
            eId=f"{tag}_{number}", iri=f"{WORK}/persons/{number}", name=f"Е. Лицо-{number}", as_written=f"Лица-{number} Е.",
            role=role, organization=organization, position=position, represents=represents,
        )
        for number, (organization, position, represents) in enumerate(sets, 1)
    )  # fmt: skip
    words = "; ".join(f"{{role:{p.eId}|участника}} {{{TAGS[tag]}:{p.eId}|{p.as_written}}}" for p in told)  # fmt: skip
    paragraph = Given("header__p_1", BlockRole.PARTICIPANTS, f"с участием {words},")
    root, rows = in_every_form(made(paragraph, participants=told))
    assert [p.get("showAs") for p in root.iter(akn("TLCPerson"))] == [p.name for p in told]
    assert [row["role"] for row in rows["participation"]] == [role] * len(told)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("seats", [(), BENCH.judges])
@pytest.mark.parametrize("chair", [None, BENCH.presiding])
def test_a_signature_of_whoever_sat_or_did_not(chair, seats, office):
    bench = Composition(presiding=chair, judges=seats).bench
    guest = {"eId": "signatory_1", "iri": "/akn/ontology/person/kz/gost-zh", "name": "Ж. Гость"}
    told = tuple(
        Signatory(**{**one, "role": office, "as_written": f"Ж. Подписавший-{number}"})
        for number, one in enumerate((guest, *(judge.model_dump() for judge in bench)))
    )
    words = " ".join(f"{{judge:{one.eId}|{one.as_written}}}" for one in told)
    signature = Given("conclusions__p_1", BlockRole.SIGNATURE, f"{{signature|{words}}}")
    composition = Composition(presiding=chair, judges=seats)
    root, rows = in_every_form(made(signature, composition=composition, signatories=told))
    assert [one.get("refersTo") for one in root.find(f".//{akn('conclusions')}").iter(akn("judge"))] == [f"#{one.eId}" for one in told]  # fmt: skip
    signed = [row["office"] for row in rows["participation"] if row["role"] == "signatory"]
    assert signed == [office] * len(told)
