"""Every hyphen and dash, with and without blanks, is read alike in numbers, citations and the enactment line."""

import re
from itertools import product

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.describe.identifiers import ascii_name
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.text import Span
from pipeline.words.equivalents import DASHES
from pipeline.words.personal_names import written_names
from tests.test_rulings import FOLDER

STEMS = ("ks-2025-178.kaz", "ks-2025-178.rus")
BLANKS = ("{}", " {} ", "{} ", " {}", "\u00a0{}\u00a0")
JOINED = {
    "unit": r"(?<=[0-9])-(?=[бтармқ])",
    "suffix": r"(?<=[0-9])-(?=НҚ|НП)",
    "range": r"(?<=[0-9])\s?[–-]\s?(?=[0-9]{2})",
}


@pytest.fixture(scope="module")
def sound():
    return {stem: (FOLDER / f"{stem}.clean.txt").read_text("utf-8") for stem in STEMS}


def found(text):
    ruling = convert(read_text(text.encode()))
    cited = [(citation.targets, citation.status) for citation in ruling.citations]
    return ruling.number, ruling.date, ruling.work, cited


def written(text, joined, dash):
    return re.sub(JOINED[joined], dash, text)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("joined", ["unit", "suffix"])
def test_any_sign_between_a_number_and_what_belongs_to_it(sound, stem, joined):
    due = found(sound[stem])
    signs = [blanks.format(dash) for dash, blanks in product(DASHES, BLANKS[:2])]
    for sign in [
        *signs,
        *(blanks.format("-") for blanks in BLANKS),
        "\u00ad",
        *[""] * (joined == "unit"),
    ]:
        text = written(sound[stem], joined, sign)
        assert found(text) == due, (hex(ord(sign.strip() or "0")), sign)


@pytest.mark.parametrize("stem", STEMS)
def test_any_sign_in_a_range(sound, stem):
    """A hyphen may part a number from its index, so ranges are held against the dash."""
    text = re.sub(r"(?<=[0-9]) ?– ?(?=[0-9])", " – ", sound[stem])
    due = found(text)
    for dash in (dash for dash in DASHES if dash not in "-\u2010\u2011\u2043\ufe63\uff0d"):
        for blanks in BLANKS[:3]:
            assert found(text.replace(" – ", blanks.format(dash))) == found(
                text.replace(" – ", blanks.format("–"))
            ), hex(ord(dash))
    assert found(re.sub(r"(?<=[0-9]) – (?=[0-9])", "–", text)) == due


def test_the_text_keeps_its_own_sign(sound):
    for dash in DASHES:
        text = written(sound[STEMS[0]], "unit", dash)
        ruling = convert(read_text(text.encode()))
        printed = "\n".join(f"{b.num} {b.text}" if b.num else b.text for b in ruling.blocks())
        assert printed.count(dash) >= text.count(dash) > 10


@pytest.mark.parametrize("dash", [dash for dash in DASHES if dash in "-\u2010\u2011\u2043"])
def test_a_name_of_two_words_is_one_person_whatever_joins_them(dash):
    text = f"судьи Сейтова{dash}Ким А.Б. и"
    names = list(written_names(load(Language("rus")), text, Span(0, len(text)), hidden=False))
    assert [name.surname for name in names] == [f"Сейтова{dash}Ким"]
    assert ascii_name(names[0].surname) == "seitova-kim"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Конституцияның 91–1-бабы қолданылады.", "1"),
        ("Конституцияның 91 – 1-бабы қолданылады.", "1"),
        ("Конституцияның 20–5-баптары қолданылады.", "5"),
        ("Конституция действует, ее статья 91–1 гласит иное.", "91"),
        ("Конституция действует, ее статья 91—1 гласит иное.", "91"),
    ],
)
def test_a_range_that_falls_is_no_article_and_is_told(sound, words, number):
    """`91–1` may be the index of an article 91-1, or a range with a slip: never article 1, nor 91."""
    stem = STEMS["ее" in words]
    ruling = convert(read_text(sound[stem].replace("\n", f"\n{words}\n", 12).encode()))
    targets = [target for c in ruling.citations for target in c.targets]
    assert not [target for target in targets if re.search(rf"/~art_{number}\Z", target)]
    told = [d.message for d in ruling.diagnostics if d.code is Code.CITATION_NUMBER_UNREAD]
    assert any(f"«{number}»" in message for message in told)


@pytest.mark.parametrize("tie", ["--", "_", "~", "/", ".", "–-", "*", ":"])
@pytest.mark.parametrize(
    "words", ["Конституцияның 21{}бабы қолданылады.", "Конституция действует, ее статья{}21 тоже."]
)
def test_a_number_tied_to_its_unit_by_marks_that_tie_nothing_is_read_or_told(sound, tie, words):
    line = words.format(tie)
    stem = STEMS["ее" in words]
    ruling = convert(read_text(sound[stem].replace("\n", f"\n{line}\n", 12).encode()))
    cited = any(t.endswith("/~art_21") for c in ruling.citations for t in c.targets)
    told = [d.message for d in ruling.diagnostics if d.code is Code.CITATION_NUMBER_UNREAD]
    assert cited or any("«21»" in message for message in told)


@pytest.mark.parametrize("ordinal", ["14-інші", "14-нші", "10-ыншы", "14-ші"])
def test_an_ordinal_that_is_spelt_out_behind_its_figure_is_read(sound, ordinal):
    line = f"Конституцияның {ordinal} бабы қолданылады."
    ruling = convert(read_text(sound[STEMS[0]].replace("\n", f"\n{line}\n", 12).encode()))
    targets = [target for c in ruling.citations for target in c.targets]
    assert any(target.endswith(f"/~art_{ordinal[:2]}") for target in targets)
