"""The SQL by which rows are written, the same for all databases; names behind colons are values."""

from typing import Final

INSERT: Final = {
    "work": "insert into work (iri) values (:iri) on conflict (iri) do nothing",
    "cited_work": "insert into cited_work (expression, work, language, title, state_id) values"
    " (:expression, (select id from work where iri = :iri), :language, :title, :state_id)",
    "provision": "insert into provision (work, eid, iri) values"
    " ((select id from work where iri = :work), :eid, :iri) on conflict (iri) do nothing",
    "containment": "insert into containment (whole, part) values"
    " ((select id from provision where iri = :whole),"
    " (select id from provision where iri = :part)) on conflict (whole, part) do nothing",
    "point": "insert into point (expression, position, eid, part, role, num, text)"
    " values (:expression, :position, :eid, :part, :role, :num, :text)",
    "citation": "insert into citation (expression, eid, position, point, starts, ends, text,"
    " provision, status, confidence, reason, decided_by) values (:expression, :eid, :position,"
    " (select id from point where expression = :expression and eid = :point), :starts, :ends,"
    " :text, (select id from provision where iri = :target), :status, :confidence, :reason,"
    " :decided_by)",
    "subject": "insert into subject (expression, provision) values"
    " (:expression, (select id from provision where iri = :target))",
    "person": "insert into person (iri, name, name_key) values (:iri, :name, :name_key)"
    " on conflict (iri) do nothing",
    "participation": "insert into participation (expression, position, person, role, as_written,"
    " organization, office) values (:expression, :position,"
    " (select id from person where iri = :person), :role, :as_written, :organization, :office)",
    "outcome": "insert into outcome (expression, position, eid, point, kind, verdict, text,"
    " scope_kind, scope, addressee, term) values (:expression, :position, :eid,"
    " (select id from point where expression = :expression and eid = :point), :kind, :verdict,"
    " :text, :scope_kind, :scope, :addressee, :term)",
    "outcome_target": "insert into outcome_target (outcome, provision) values"
    " ((select id from outcome where expression = :expression and position = :position),"
    " (select id from provision where iri = :target))",
    "treatment": "insert into treatment (expression, relation, provision, eid) values"
    " (:expression, :relation, (select id from provision where iri = :target), :eid)",
    "repair": "insert into repair (expression, rule, repairs, lowest_confidence) values"
    " (:expression, :rule, :repairs, :lowest_confidence)",
    "diagnostic": "insert into diagnostic (expression, position, code, severity, message, eid)"
    " values (:expression, :position, :code, :severity, :message, :eid)",
    "word": "insert into word (language, term, form) values (:language, :term, :form)"
    " on conflict (term, language, form) do nothing",
    "ending": "insert into ending (language, ending) values (:language, :ending)"
    " on conflict (language, ending) do nothing",
    "leaving": "insert into leaving (language, form) values (:language, :form)"
    " on conflict (language, form) do nothing",
    "change": "insert into change (seq, at, action, kind, expression, json_sha256, akn_sha256,"
    " text_sha256, reason) values (:seq, :at, :action, :kind, :expression, :json_sha256,"
    " :akn_sha256, :text_sha256, :reason)",
}
"""By table."""

OF_EXPRESSION: Final = (
    *("stem", "iri", "work", "language", "kind", "court", "question", "number", "date", "edition"),
    *("title", "title_key", "state_id", "repealed", "media_type", "source_sha256", "json_sha256"),
    *("akn_sha256", "text_sha256", "withdrawn", "reason"),
)
"""What a ruling's own row holds."""
_VALUES: Final = ", ".join(f":{name}" for name in OF_EXPRESSION)
EXPRESSION: Final = (
    f"insert into expression ({', '.join(OF_EXPRESSION)}) values"  # noqa: S608 - our own names
    f" ({_VALUES.replace(':work', '(select id from work where iri = :work)')}) returning id"
)
TEXTS: Final = (
    "select e.language, p.text from expression e join point p on p.expression = e.id"
    " where e.stem = :stem or e.iri = :iri"
)
REMOVE: Final = "delete from expression where stem = :stem or iri = :iri"
LOADED: Final = (
    "select json_sha256, akn_sha256, withdrawn, reason from expression"
    " where stem = :stem and coalesce(iri, '') = coalesce(:iri, '')"
)
HELD: Final = "select 1 from expression where stem = :stem or iri = :iri"
SWEEP: Final = (
    (
        "delete from provision where not exists"
        " (select 1 from containment c where c.whole = provision.id and ("
        " exists (select 1 from citation x where x.provision = c.part)"
        " or exists (select 1 from subject x where x.provision = c.part)"
        " or exists (select 1 from outcome_target x where x.provision = c.part)"
        " or exists (select 1 from treatment x where x.provision = c.part)))"
    ),
    "delete from person where not exists (select 1 from participation where participation.person = person.id)",
    (
        "delete from work where not exists (select 1 from provision where provision.work = work.id)"
        " and not exists (select 1 from expression where expression.work = work.id)"
    ),
)
"""What no ruling names any more goes, once rulings were replaced or taken away."""
UNSWEPT: Final = (
    "insert into about (name, value) values ('unswept', 'yes') on conflict (name) do nothing"
)
"""Noted in the transaction that takes a ruling away, so that a crash does not make it forgotten."""
SWEPT: Final = ("delete from leaving", "delete from about where name = 'unswept'")
IS_UNSWEPT: Final = "select 1 from about where name = 'unswept'"
LAST_CHANGE: Final = "select seq, at, expression from change order by seq desc limit 1"
FORGET_CHANGES: Final = "delete from change"

STEMS: Final = "select stem from expression order by stem"
STATE: Final = "select iri, json_sha256, akn_sha256, text_sha256 from expression where stem = :stem"
POINTS: Final = (
    "select p.eid, p.num, p.text from point p join expression e on e.id = p.expression"
    " where e.stem = :stem order by p.position"
)
_COUNT = "(select count(*) from {} x where x.expression = e.id)"
COUNTED: Final = (
    *("point", "citation", "subject", "participation", "outcome", "treatment"),
    *("repair", "diagnostic"),
)
COUNTS: Final = (
    f"select {', '.join(map(_COUNT.format, COUNTED))} from expression e where e.stem = :stem"  # noqa: S608 - our own names
)
"""How many rows a ruling has in each of `COUNTED`."""
ALL_CHANGES: Final = (
    "select seq, at, action, kind, expression, json_sha256, akn_sha256, text_sha256, reason"
    " from change order by seq"
)
