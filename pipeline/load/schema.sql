-- The tables, for SQLite and PostgreSQL alike: {key} is an integer key that the database gives.
-- They may change with any version. The contract is the views below.

create table about (name text primary key, value text not null);

-- Acts and rulings, cited or published.
create table work (
  id {key},
  iri text not null unique
);

-- One ruling in one language; a withdrawn one keeps its name and loses all the rest.
create table expression (
  id {key},
  stem text not null unique,
  iri text unique,
  work integer references work,
  language text not null,
  kind text,
  court text,
  question text,
  number text,
  date text,
  edition text,
  title text,
  title_key text,
  state_id text,
  repealed text,
  media_type text,
  source_sha256 text,
  json_sha256 text,
  akn_sha256 text,
  text_sha256 text,
  withdrawn text,
  reason text
);
create index expression_work on expression (work);

create table point (
  id {key},
  expression integer not null references expression on delete cascade,
  position integer not null,
  eid text not null,
  part text not null,
  role text not null,
  num text,
  text text not null{words},
  unique (expression, position),
  unique (expression, eid)
);

-- What is cited or decided on: a whole act (no eid), or a provision of it.
create table provision (
  id {key},
  work integer not null references work,
  eid text,
  iri text not null unique
);
create index provision_work on provision (work);
-- Each provision lies in itself, in those round it, and in its act.
create table containment (
  whole integer not null references provision on delete cascade,
  part integer not null references provision on delete cascade,
  primary key (whole, part)
);
create index containment_part on containment (part);

-- What a ruling calls the acts that it cites.
create table cited_work (
  expression integer not null references expression on delete cascade,
  work integer not null references work,
  language text not null,
  title text,
  state_id text,
  primary key (expression, work)
);
create index cited_work_title on cited_work (work, language, title);
create index cited_work_state_id on cited_work (work, state_id);

-- A citation has a row for each target; what is not resolved has one without.
create table citation (
  expression integer not null references expression on delete cascade,
  eid text not null,
  position integer not null,
  point integer not null references point on delete cascade,
  starts integer not null,
  ends integer not null,
  text text not null,
  provision integer references provision,
  status text not null,
  confidence double precision not null,
  reason text,
  decided_by text not null,
  primary key (expression, eid, position)
);
create index citation_provision on citation (provision);
create index citation_point on citation (point);
create table subject (
  expression integer not null references expression on delete cascade,
  provision integer not null references provision,
  primary key (expression, provision)
);

-- Judges have one row for all rulings; anybody else has no name outside the own ruling.
create table person (
  id {key},
  iri text not null unique,
  name text not null,
  name_key text not null
);
create table participation (
  expression integer not null references expression on delete cascade,
  position integer not null,
  person integer not null references person,
  role text not null,
  as_written text not null,
  organization text,
  office text,
  primary key (expression, position)
);
create index participation_person on participation (person);

create table outcome (
  id {key},
  expression integer not null references expression on delete cascade,
  position integer not null,
  eid text not null,
  point integer not null references point on delete cascade,
  kind text not null,
  verdict text,
  text text not null,
  scope_kind text,
  scope text,
  addressee text,
  term text,
  unique (expression, position)
);
create index outcome_point on outcome (point);
create table outcome_target (
  outcome integer not null references outcome on delete cascade,
  provision integer not null references provision,
  primary key (outcome, provision)
);
create index outcome_target_provision on outcome_target (provision);

create table treatment (
  expression integer not null references expression on delete cascade,
  relation text not null,
  provision integer not null references provision,
  eid text,
  primary key (expression, relation, provision)
);
create index treatment_provision on treatment (provision);

create table repair (
  expression integer not null references expression on delete cascade,
  rule text not null,
  repairs integer not null,
  lowest_confidence double precision not null,
  primary key (expression, rule)
);
create table diagnostic (
  expression integer not null references expression on delete cascade,
  position integer not null,
  code text not null,
  severity text not null,
  message text not null,
  eid text,
  primary key (expression, position)
);

create table change (
  seq integer primary key,
  at text not null,
  action text not null,
  kind text not null,
  expression text not null,
  json_sha256 text not null,
  akn_sha256 text not null,
  text_sha256 text not null,
  reason text not null
);

-- Every word of the texts, and the terms by which it is found (as pipeline.search gives them).
create table word (
  language text not null,
  term text not null,
  form text not null,
  primary key (term, language, form)
);
create index word_form on word (form);
-- What comes off the words of a language, for words that no text has.
create table ending (
  language text not null,
  ending text not null,
  primary key (language, ending)
);
-- Words of rulings that were replaced or taken away, until it is known whether others have them.
create table leaving (
  language text not null,
  form text not null,
  primary key (language, form)
);

create view rulings as
  select e.iri as expression, w.iri as work, e.language, e.court, e.kind, e.question, e.number,
         e.date, e.edition, e.title, e.title_key, e.state_id, e.repealed, e.stem, e.media_type,
         e.source_sha256, e.json_sha256, e.akn_sha256, e.text_sha256, e.withdrawn, e.reason
  from expression e left join work w on w.id = e.work;

create view points as
  select e.iri as expression, e.stem, e.language, e.court, e.date, p.position, p.eid, p.part,
         p.role, p.num, p.text, p.id as point
  from point p join expression e on e.id = p.expression;

create view cites as
  select e.iri as expression, e.stem, e.language, e.court, e.date, c.eid as citation, p.eid as point,
         c.text, v.iri as target, w.iri as act, v.eid as provision, c.status, c.confidence,
         c.reason, c.decided_by
  from citation c
  join expression e on e.id = c.expression
  join point p on p.id = c.point
  left join provision v on v.id = c.provision
  left join work w on w.id = v.work;

create view outcomes as
  select e.iri as expression, e.stem, e.language, e.court, e.date, o.eid as point, o.kind,
         o.verdict, o.text, v.iri as target, w.iri as act, v.eid as provision, o.scope_kind,
         o.scope, o.addressee, o.term
  from outcome o
  join expression e on e.id = o.expression
  left join outcome_target t on t.outcome = o.id
  left join provision v on v.id = t.provision
  left join work w on w.id = v.work;

create view provisions as
  select v.iri, w.iri as act, v.eid as provision,
         (select min(state_id) from cited_work where work = w.id) as state_id,
         (select min(title) from cited_work where work = w.id and language = 'kaz') as title_kaz,
         (select min(title) from cited_work where work = w.id and language = 'rus') as title_rus
  from provision v join work w on w.id = v.work;

-- `art_13` holds itself, `art_13__para_2` and what lies in that; not `art_130`, nor `art_13-1`.
create view containments as
  select h.iri as whole, p.iri as part
  from containment c
  join provision h on h.id = c.whole
  join provision p on p.id = c.part;

create view subjects as
  select e.iri as expression, e.stem, e.question, e.date, v.iri as target
  from subject s
  join expression e on e.id = s.expression
  join provision v on v.id = s.provision;

create view persons as
  select e.iri as expression, e.stem, e.language, e.court, e.date, p.iri, p.name, p.name_key,
         a.role, a.as_written, a.organization, a.office
  from participation a
  join person p on p.id = a.person
  join expression e on e.id = a.expression;

create view treatments as
  select e.iri as expression, e.stem, e.language, e.court, e.date, t.relation, w.iri as earlier,
         v.iri as target, t.eid as point
  from treatment t
  join expression e on e.id = t.expression
  join provision v on v.id = t.provision
  join work w on w.id = v.work;

create view repairs as
  select e.iri as expression, e.stem, r.rule, r.repairs, r.lowest_confidence
  from repair r join expression e on e.id = r.expression;

create view diagnostics as
  select e.iri as expression, e.stem, d.code, d.severity, d.message, d.eid as point
  from diagnostic d join expression e on e.id = d.expression;

create view changes as select * from change;

create view words as select * from word;
