"""What the XSD and the JSON Schema let pass, and the rule that catches it."""

from __future__ import annotations

import re

import pytest

from pipeline.check import check_ruling, problems
from pipeline.check.checked_files import akn_problems, json_problems
from pipeline.emit.akn import to_akn
from pipeline.emit.json import from_json, to_json
from pipeline.errors import InvalidOutputError
from tests.emit.invented import ruling
from tests.segment.test_opinions import with_opinion

AKN = to_akn(ruling()).decode()
JSON = to_json(ruling()).decode()
ATTACHED = to_akn(with_opinion()).decode()
JUDGE = '<judge refersTo="#judge_2" as="#role_judge">'


def once(text: str, old: str, new: str) -> str:
    """Replace what must be there, the first time that it is."""
    assert old in text, old
    return text.replace(old, new, 1)


XML_RULES = {
    "dangling": (JUDGE, JUDGE.replace("#judge_2", "#judge_9")),
    "dangling-bare": (JUDGE, JUDGE.replace("#judge_2", "judge_2")),
    "dangling-list": ('"#entry-into-force #finality"', '"#entry-into-force #nothing"'),
    "listed-twice": (
        '<TLCEvent eId="adoption"',
        '<TLCEvent eId="adoption_2" href="/akn/ontology/event/kz/adoption" showAs="x"/>\n<TLCEvent eId="adoption"',
    ),
    "listed-unused": (
        '<TLCEvent eId="adoption"',
        '<TLCEvent eId="other" href="/akn/ontology/event/kz/other" showAs="x"/>\n<TLCEvent eId="adoption"',
    ),
    "parallel-iri": (
        '<TLCEvent eId="adoption"',
        '<TLCReference eId="expression_kaz" name="expression" href="/akn/kz/judgment/normative-resolution/constitutional-court/2024-03-05/78/kaz@2024-03-05" showAs="x"/>\n<TLCEvent eId="adoption"',
    ),
    "listed-nameless": ('showAs="принятие"', 'showAs=" "'),
    "eid-missing": (' eId="header__p_2__cit_1"', ""),
    "eid-prefix": (
        'eId="motivation__para_2__point_1"',
        'eId="decision__para_9__point_1"',
    ),
    "eid-prefix-p": ('eId="motivation__para_1__p_2"', 'eId="motivation__p_7"'),
    "empty-words": (">Придуманова Б.Б.<", "> <"),
    "empty-part": (
        "</decision>",
        '<paragraph eId="decision__para_3"><num>3.</num><content/></paragraph></decision>',
    ),
    "num-doubled": (
        "<num>1.</num>",
        "<num>1.</num><num>1.</num>",
    ),
    "ref-iri": ('href="/akn/kz/act/constitution/1995-08-30/constitution">', 'href="http://x">'),
    "mref-refs": (
        re.search(r'<mref eId="motivation__para_1__p_1__cit_1">.*?</mref>', AKN)[0],
        '<mref eId="motivation__para_1__p_1__cit_1">пунктам 1 и 3 статьи 39 Конституции</mref>',
    ),
    "language-code": ('<FRBRlanguage language="rus"/>', '<FRBRlanguage language="ru"/>'),
    "language-code-xml": ('<header eId="header"', '<header xml:lang="ru" eId="header"'),
    "work-iri": ('<FRBRcountry value="kz"/>', '<FRBRcountry value="kg"/>'),
    "work-this": (
        "constitutional-court/2024-03-05/77/!main",
        "constitutional-court/2024-03-05/78/!main",
    ),
    "work-name": ('<judgment name="normative-resolution"', '<judgment name="decision"'),
    "expression-iri": ('rus@2024-03-05"/>\n<FRBRdate', 'kaz@2024-03-05"/>\n<FRBRdate'),
    "expression-this": ("rus@2024-03-05/!main", "kaz@2024-03-05/!main"),
    "manifestation-iri": ('<FRBRformat value="xml"/>', '<FRBRformat value="akn"/>'),
    "manifestation-this": ("/!main.xml", "/!part.xml"),
}

ATTACHMENT_RULES = {
    "attachment-work": (
        "normative-resolution/constitutional-court/2024-05-16/77/!attachment_1",
        "x/!attachment_1",
    ),
    "attachment-expression": ("rus@2024-05-16/!attachment_1", "rus@2024-05-16/!attachment_2"),
    "attachment-eid": ('eId="att_1__p_1"', 'eId="p_1"'),
    "attachment-empty": (
        re.search(r'(?s)<p eId="att_1__p_1".*(?=</mainBody>)', ATTACHED)[0],
        '<container eId="att_1__container_1" name="x"/>',
    ),
}


@pytest.mark.parametrize("rule", ATTACHMENT_RULES)
def test_each_rule_on_attachments_catches_its_mutation(rule: str):
    found = akn_problems(once(ATTACHED, *ATTACHMENT_RULES[rule]).encode())
    assert any(problem.message.endswith(f"[{rule}]") for problem in found), found


@pytest.mark.parametrize("rule", XML_RULES)
def test_each_schematron_rule_catches_its_mutation(rule: str):
    found = akn_problems(once(AKN, *XML_RULES[rule]).encode())
    assert any(problem.message.endswith(f"[{rule}]") for problem in found), found
    assert all(len(str(problem)) < 400 for problem in found)


def test_every_schematron_rule_has_its_mutation():
    from pipeline.check.schematron import schemas

    text = (schemas() / "akn.sch").read_text()
    assert set(re.findall(r'assert id="([^"]*)"', text)) == {*XML_RULES, *ATTACHMENT_RULES}


def test_the_segments_of_the_work_are_each_compared():
    for old, new in (
        ('<FRBRsubtype value="normative-resolution"', '<FRBRsubtype value="additional-decision"'),
        ('<FRBRnumber value="77"', '<FRBRnumber value="78"'),
        (
            'href="/akn/ontology/organization/kz/constitutional-court"',
            'href="/akn/ontology/organization/kz/supreme-court"',
        ),
        ('<FRBRdate date="2024-03-05"', '<FRBRdate date="2024-03-06"'),
    ):
        found = akn_problems(once(AKN, old, new).encode())
        assert any("[work-iri]" in problem.message for problem in found), old


XSD_FAULTS = {
    "an unknown element": ("<header ", "<heading "),
    "a name twice": ('eId="header__p_2"', 'eId="header__p_1"'),
    "a date without its day": ('date="2024-03-05" name', 'date="2024" name'),
    "a person without a reference": (' refersTo="#judge_2" as="#role_judge"', ""),
    "bare text in the body": (
        '<judgmentBody eId="body" xml:space="preserve">',
        '<judgmentBody eId="body" xml:space="preserve">text',
    ),
}


@pytest.mark.parametrize("fault", XSD_FAULTS)
def test_the_xsd_is_the_strict_one(fault: str):
    old, new = XSD_FAULTS[fault]
    text = AKN.replace("heading ", "") if "heading" in old else once(AKN, old, new)
    if new == "<heading ":
        text = text.replace("</header>", "</heading>")
    found = akn_problems(text.encode())
    assert any(problem.path.startswith("line ") for problem in found), found


CONSERVATION = {
    "a word changed": (">Действующий<", ">Действующая<", "text"),
    "a word lost": (" Так и есть.", "", "text"),
    "a word added between elements": ("</judge> и <judge", "</judge>, и <judge", "text"),
    "a number changed": ("<num>2.</num>", "<num>3.</num>", "num"),
    "a span changed": ("header__p_1 5-16", "header__p_1 5-17", "source"),
    "a role changed": ('class="question"', 'class="paragraph"', "role"),
    "a target changed": ("~art_900__para_1", "~art_900__para_2", "targets"),
    "a target lost": ("~art_58", "~art_59", "targets"),
    "a citation resolved": (
        '<span eId="motivation__para_2__p_1__cit_1" class="unresolved"',
        '<span eId="motivation__para_2__p_1__cit_7" class="unresolved"',
        "not in the XML",
    ),
    "a note changed": (">Сноска.", ">Ескерту.", "text"),
    "a paragraph lost": (re.search(r'<p eId="header__p_1".*\n', AKN)[0], "", "paragraphs"),
}


@pytest.mark.parametrize("case", CONSERVATION)
def test_the_xml_must_say_what_the_ruling_says(case: str):
    old, new, told = CONSERVATION[case]
    text = AKN.replace(old, new) if "target" in case else once(AKN, old, new)
    found = [str(p) for p in problems(ruling(), JSON.encode(), text.encode())]
    assert any(told in problem for problem in found), found


JSON_RULES = {
    "a name twice": ('"eId":"header__p_2"', '"eId":"header__p_1"', "stands 2 times"),
    "a block in another part": (
        '"eId":"header__p_1"',
        '"eId":"decision__p_9"',
        "stands in header",
    ),
    "a mark beyond the text": ('"end":112', '"end":512', "leaves the text"),
    "an unknown person": ('"refers_to":"judge_1"', '"refers_to":"judge_8"', "judge_8"),
    "a mark of no citation": (
        '{"kind":"page-end","start":42,"end":42',
        '{"kind":"citation","start":0,"end":5},{"kind":"page-end","start":42,"end":42',
        "stands for no citation",
    ),
    "an unknown abbreviation": ('"refers_to":"abbr_1"', '"refers_to":"abbr_2"', "abbr_2"),
    "other words cited": (
        '"text":"Закона о несуществующем"',
        '"text":"Закона о чём-то"',
        "do not stand",
    ),
    "a citation without mark": ('"kind":"citation"', '"kind":"formula"', "no mark"),
    "another title": ('"title": "', '"title": "Не ', "header"),
    "another subject": ('"citation":"header__p_2__cit_1"', '"citation":"x_1"', "title cites"),
    "other words decided": ('"text":"вступает в силу', '"text":"Вступает в силу', "do not stand"),
    "another point": ('"point":"decision__para_1"', '"point":"decision__para_2"', "no part of"),
    "a verdict on nothing": (
        '"targets":["/akn/kz/act/code/2014-07-05/235-v/~art_900__para_1"],"scope"',
        '"targets":[],"scope"',
        "on nothing",
    ),
    "an abbreviation from elsewhere": ('"short":"КоАП"', '"short":"УПК"', "does not stand"),
    "another number": ('"number": "77-НП"', '"number": "78-НП"', "/work"),
    "another date": ('"date": "2024-03-05"', '"date": "2024-03-06"', "/work"),
    "another court": ('"court": "constitutional-court"', '"court": "supreme-court"', "/work"),
    "another language": ('"language": "rus"', '"language": "kaz"', "/expression"),
    "another work's text": (
        '"parallels": []',
        '"parallels": ["/akn/kz/judgment/normative-resolution/constitutional-court/2024-03-05/78/kaz@2024-03-05"]',
        "/parallels",
    ),
    "a stranger reporting": (
        '"rapporteurs": [\n{"eId":"judge_2"',
        '"rapporteurs": [\n{"eId":"party_1"',
        "none of the judges",
    ),
    "a reordering that adds": (
        '"before":"нет другого"',
        '"before":"нет другого","after":"другого нету"',
        "puts in others",
    ),
    "a source of another length": (
        '"characters":1433',
        '"characters":1000',
        "accounted for twice",
    ),
    "a diagnostic beyond the source": (
        '"block":"header__p_3","source":[]',
        '"block":"header__p_3","source":[[5,9999]]',
        "no span",
    ),
    "a diagnostic of nothing": (
        '"block":"header__p_3","source":[]',
        '"block":"header__p_33","source":[]',
        "is no block",
    ),
    "a line end lost": ('"before":"\\r\\n"', '"before":"\\n\\n"', "SHA-256"),
    "a block that is not there": ('"places":[[', '"places":[[9', "no block"),
    "another source": ('"before":"\\u0001"', '"before":"\\u0002"', "SHA-256"),
    "another text": ('"text_sha256": "', '"text_sha256": "00', "text_sha256"),
    "another word in the text": ("Оба условия", "Обе условия", "SHA-256"),
}


@pytest.mark.parametrize("case", JSON_RULES)
def test_each_rule_on_the_ruling_catches_its_mutation(case: str):
    old, new, told = JSON_RULES[case]
    text = once(JSON, old, new)
    if case == "another text":
        text = re.sub(r'"text_sha256": "00([0-9a-f]{62})..', r'"text_sha256": "00\1', text)
    found = [str(problem) for problem in json_problems(text.encode())]
    assert any(told in problem for problem in found), found


def test_crossing_marks_are_caught():
    block = ruling().header[1]
    marks = (block.marks[0].model_copy(update={"end": 40}), *block.marks[1:])
    header = (ruling().header[0], block.model_copy(update={"marks": marks}), *ruling().header[2:])
    changed = ruling().model_copy(update={"header": header})
    assert any("crosses" in str(p) for p in json_problems(to_json(changed)))


def test_an_error_lists_what_broke_and_stays_one_line():
    broken = JSON.replace('"eId":"header__p_', '"eId":"decision__p_')
    with pytest.raises(InvalidOutputError) as error:
        check_ruling(from_json(broken.encode()), broken.encode(), AKN.encode())
    assert "\n" not in str(error.value)
    assert "and " in str(error.value)
    assert error.value.exit_code == 5


def test_json_that_says_something_else_than_the_ruling_is_caught():
    other = JSON.replace('"lines":38', '"lines":39').encode()
    assert any("something else" in str(p) for p in problems(ruling(), other, AKN.encode()))
