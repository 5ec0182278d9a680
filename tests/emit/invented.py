"""Invented rulings: the form is that of real ones, persons and facts are not."""

from __future__ import annotations

import re
from functools import cache

from pipeline.codes import Code, Rule, Severity
from pipeline.model import (
    Abbreviation,
    Composition,
    Diagnostic,
    Judge,
    Language,
    Outcome,
    Participant,
    Presiding,
    Rapporteur,
    Ruling,
    Scope,
    StateId,
)
from pipeline.terms import (
    BlockRole,
    Court,
    DecidedBy,
    Kind,
    OutcomeKind,
    ParticipantRole,
    ScopeKind,
    Verdict,
)
from pipeline.text import CleanText, Reordering, Replacement, Span
from tests.emit.assembling import Case, Cited, Given, assembled

WORK = "/akn/kz/judgment/normative-resolution/constitutional-court/2024-03-05/77"
CODE = "/akn/kz/act/code/2014-07-05/235-v"
CONSTITUTION = "/akn/kz/act/constitution/1995-08-30/constitution"
OLDER = "/akn/kz/judgment/normative-resolution/constitutional-council/1999-05-05/8-2"

R = BlockRole
PARAGRAPHS = (
    Given("header__p_1", R.STATUS, "Действующий"),
    Given(
        "header__p_2",
        R.TITLE,
        "{title|О рассмотрении на соответствие {citation:header__p_2__cit_1|Конституции Республики Казахстан} части первой статьи 900 Кодекса}",
    ),
    Given(
        "header__p_3",
        R.ENACTMENT,
        "Нормативное постановление {court|Конституционного Суда Республики Казахстан} от {date:=2024-03-05|5 марта 2024 года} № {number|77-НП}",
    ),
    Given(
        "header__p_4",
        R.COMPOSITION,
        "Конституционный Суд в составе {role:chairperson|Председателя} {judge:judge_1|Вымысловой А.А.}, {role:judge|судей} {judge:judge_2|Придуманова Б.Б.} и {judge:judge_3|Небылицына В.В.},",
    ),
    Given(
        "header__p_5",
        R.PARTICIPANTS,
        "с участием: {role:applicant|субъекта обращения} {party:party_1|Примерова Г.Г.}; его {role:representative|представителя} – адвоката {lawyer:rep_1|Образцовой Д.Д.}; {role:expert_1|специалиста} {organization:=Институт примеров|Института примеров} – {person:expert_1|Условного Е.Е.},",
    ),
    Given(
        "introduction__p_1",
        R.QUESTION,
        "рассмотрел в открытом заседании обращение {party:party_1|Примерова Г.Г.} о статье 900 {term:abbr_1|Кодекса Республики Казахстан} (далее – {term:abbr_1|КоАП}).",
    ),
    Given(
        "background__p_1", R.RAPPORTEURS, "Заслушав докладчика {judge:judge_2|Придуманова Б.Б.},"
    ),
    Given("background__p_2", R.ESTABLISHED, "{formula|установил:}"),
    Given(
        "motivation__p_1",
        R.PARAGRAPH,
        "Конституционный Суд исходит из следующего.{page-end:=1|}",
    ),
    Given(
        "motivation__para_1__p_1",
        R.POINT,
        "Согласно {citation:motivation__para_1__p_1__cit_1|пунктам 1 и 3 статьи 39 Конституции} права ограничиваются законом; см. {citation:motivation__para_1__p_1__cit_2|статьи 55 – 58 КоАП}.",
        "1.",
    ),
    Given(
        "motivation__para_1__p_2",
        R.PARAGRAPH,
        "Как сказано в {citation:motivation__para_1__p_2__cit_1|постановлении от 5 мая 1999 года № 8/2}, {quotation:=1|«закон есть закон,}",
    ),
    Given("motivation__para_1__p_3", R.PARAGRAPH, "{quotation:=1|и другого нет».} Так и есть."),
    Given(
        "motivation__para_2__p_1",
        R.POINT,
        "Норма {citation:motivation__para_2__p_1__cit_1|Закона о несуществующем} предполагает:",
        "2.",
    ),
    Given("motivation__para_2__point_1__p_1", R.POINT, "первое условие;", "1)"),
    Given("motivation__para_2__point_2__p_1", R.POINT, "второе {page-end:=2|}условие.", "2)"),
    Given("motivation__para_2__wrapup__p_1", R.PARAGRAPH, "Оба условия обязательны."),
    Given(
        "motivation__p_2",
        R.GROUNDS,
        "На основании изложенного, руководствуясь {citation:motivation__p_2__cit_1|пунктом 3 статьи 72 Конституции}, Конституционный Суд",
    ),
    Given("decision__p_1", R.RESOLVES, "{formula|постановляет:}"),
    Given(
        "decision__para_1__p_1",
        R.POINT,
        "Признать {citation:decision__para_1__p_1__cit_1|часть первую статьи 900 КоАП} {outcome|не соответствующей Конституции в части слов «и другие»}.",
        "1.",
    ),
    Given(
        "decision__para_2__p_1",
        R.POINT,
        "Постановление {outcome|вступает в силу со дня принятия и является окончательным}.",
        "2.",
    ),
    Given(
        "conclusions__p_1",
        R.SIGNATURE,
        "{signature|Конституционный Суд Республики Казахстан}",
    ),
    Given("notes__p_1", R.NOTE, "Сноска. Текст приведён по копии."),
)
CITATIONS = {
    "header__p_2__cit_1": Cited((CONSTITUTION,), confidence=0.9),
    "motivation__para_1__p_1__cit_1": Cited(
        (f"{CONSTITUTION}/~art_39__para_1", f"{CONSTITUTION}/~art_39__para_3"),
        ("пунктам 1", "3 статьи 39 Конституции"),
    ),
    "motivation__para_1__p_1__cit_2": Cited(
        tuple(f"{CODE}/~art_{n}" for n in (55, 56, 57, 58)),
        ("статьи 55", None, None, "58 КоАП"),
        by=DecidedBy.PERSON,
    ),
    "motivation__para_1__p_2__cit_1": Cited((OLDER,)),
    "motivation__para_2__p_1__cit_1": Cited(reason="no act of that title is in the registry"),
    "motivation__p_2__cit_1": Cited((f"{CONSTITUTION}/~art_72__para_3",)),
    "decision__para_1__p_1__cit_1": Cited((f"{CODE}/~art_900__para_1",)),
}


def _judge(number: int, name: str, key: str, as_written: str) -> dict[str, str]:
    iri = f"/akn/ontology/person/kz/{key}"
    return {"eId": f"judge_{number}", "iri": iri, "name": name, "as_written": as_written}


def nameless(block: str) -> Diagnostic:
    """What must be told of a verdict without targets."""
    code, message = Code.OUTCOME_WITHOUT_NORM, "“нормы” names no provision that is known"
    return Diagnostic(code=code, severity=Severity.WARNING, message=message, block=block, source=())


def _participant(
    eid: str, name: str, as_written: str, role: ParticipantRole, **others: object
) -> Participant:
    number = {"party_1": 1, "rep_1": 2, "expert_1": 3}[eid]
    data = {
        "eId": eid,
        "iri": f"{WORK}/persons/{number}",
        "name": name,
        "as_written": as_written,
        "role": role,
        "organization": None,
        "position": None,
        "represents": (),
    }
    return Participant(**{**data, **others})


def _outcome(block: str, text: str, kind: OutcomeKind, **others: object) -> Outcome:
    start = next(given.text for given in PARAGRAPHS if given.eid == block).index(text)
    data = {
        "point": block.rpartition("__")[0],
        "kind": kind,
        "verdict": None,
        "text": text,
        "start": start,
        "end": start + len(text),
        "block": block,
        "targets": (),
        "scope": None,
        "addressee": None,
        "term": None,
    }
    return Outcome(**{**data, **others})


FORCE = "вступает в силу со дня принятия и является окончательным"
FIELDS: dict[str, object] = {
    "work": WORK,
    "expression": f"{WORK}/rus@2024-03-05",
    "language": Language.RUS,
    "kind": Kind.NORMATIVE_RESOLUTION,
    "title": "О рассмотрении на соответствие Конституции Республики Казахстан части первой статьи 900 Кодекса",
    "number": "77-НП",
    "date": "2024-03-05",
    "court": Court.CONSTITUTIONAL_COURT,
    "state_id": StateId(value="S2400000077", certain=True),
    "composition": Composition(
        presiding=Presiding(
            **_judge(1, "А.А. Вымыслова", "vymyslova-a-a", "Вымысловой А.А."), role="Председателя"
        ),
        judges=(
            Judge(**_judge(2, "Б.Б. Придуманов", "pridumanov-b-b", "Придуманова Б.Б.")),
            Judge(**_judge(3, "В.В. Небылицын", "nebylitsyn-v-v", "Небылицына В.В.")),
        ),
    ),
    "participants": (
        _participant("party_1", "Г.Г. Примеров", "Примерова Г.Г.", ParticipantRole.APPLICANT),
        _participant(
            "rep_1",
            "Д.Д. Образцова",
            "Образцовой Д.Д.",
            ParticipantRole.REPRESENTATIVE,
            position="адвокат",
            represents=("Г.Г. Примеров",),
        ),
        _participant(
            "expert_1",
            "Е.Е. Условный",
            "Условного Е.Е.",
            ParticipantRole.SPECIALIST,
            organization="Институт примеров",
        ),
    ),
    "rapporteurs": (
        Rapporteur(eId="judge_2", name="Б.Б. Придуманов", as_written="Придуманова Б.Б."),
    ),
    "outcomes": (
        _outcome(
            "decision__para_1__p_1",
            "не соответствующей Конституции в части слов «и другие»",
            OutcomeKind.VERDICT,
            verdict=Verdict.NON_CONFORMING,
            targets=(f"{CODE}/~art_900__para_1",),
            scope=Scope(kind=ScopeKind.WORDS, text="и другие"),
        ),
        _outcome("decision__para_2__p_1", FORCE, OutcomeKind.ENTRY_INTO_FORCE),
        _outcome("decision__para_2__p_1", FORCE, OutcomeKind.FINALITY),
    ),
    "abbreviations": (
        Abbreviation(
            eId="abbr_1",
            short="КоАП",
            long="Кодекса Республики Казахстан",
            block="introduction__p_1",
            target=CODE,
        ),
    ),
    "diagnostics": (
        Diagnostic(
            code=Code.WRAP_DOUBTFUL,
            severity=Severity.INFO,
            message="line 3 may end a paragraph",
            block="header__p_3",
            source=(),
        ),
    ),
}
CASE = Case(PARAGRAPHS, FIELDS, CITATIONS)


@cache
def ruling() -> Ruling:
    """A ruling with something of everything, cleaned from a page of plain text."""
    return assembled(CASE, extracted(CASE))


def extracted(case: Case) -> CleanText:
    """A source as an extractor might, and the edits that lead back to the case's text."""
    text = CleanText.of(source_text(case))
    text = text.apply(_replace(text, r"\ufeff|\x01", "", Rule.INVISIBLE))
    text = text.apply(_replace(text, r"\r\n?", "\n", Rule.NEWLINE))
    text = text.apply(_replace(text, r"\n{2,}(?=    )", "\n", Rule.PAGE_BREAK))
    text = text.apply(_reorder(text, "нет другого"))
    text = text.apply(_replace(text, r"\n(?!    )", " ", Rule.WRAP))
    return text.apply(_replace(text, r"^ +|(?<=\n) +| +(?=\n|\Z)|(?<= ) +|\n+\Z", "", Rule.BLANK))


def source_text(case: Case) -> str:
    """The paragraphs wrapped, indented, with a mark of order, controls and mixed line ends."""
    lines = []
    for given in case.paragraphs:
        lines += re.findall(r".{1,60}(?: |\Z)|\S+", f"    {given.printed}")
    pages = "\n".join(lines).replace("\n    2.", "\n\n\n    2.").replace("Как", "К\x01ак")
    pages = pages.replace("другого нет", "нет другого")
    return "\ufeff" + pages.replace("\n", "\r\n", 3) + "\n"


def _replace(text: CleanText, pattern: str, with_: str, rule: Rule):
    for found in re.finditer(pattern, text.text):
        yield Replacement(rule, Span(*found.span()), with_)


def _reorder(text: CleanText, displaced: str):
    """Put the two words of a displaced run in their order, wherever it stands."""
    for found in re.finditer(re.escape(displaced), text.text):
        start, end = found.span()
        blank = start + displaced.index(" ")
        order = (Span(blank + 1, end), Span(blank, blank + 1), Span(start, blank))
        yield Reordering(Rule.DISPLACED_RUN, Span(start, end), order, 0.9)
