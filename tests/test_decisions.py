"""The example in docs/decisions.md is a decisions file; what is no such file is told in one line."""

import re
from pathlib import Path

import pytest

from pipeline.codes import Code, Remedy
from pipeline.convert import convert
from pipeline.decisions import (
    Decisions,
    SeenDecision,
    WrapDecision,
    decisions_for,
    mark_as_seen,
    with_seen,
)
from pipeline.errors import DecisionsError
from pipeline.linking import Texts, linked, with_other_texts
from pipeline.read import read_bytes, read_text
from tests.test_rulings import FOLDER

DOCS = Path(__file__).parent.parent / "docs/decisions.md"


def beside(folder, toml):
    (folder / "a.kaz.decisions.toml").write_text(toml, "utf-8")
    return folder / "a.kaz.txt"


def test_without_a_file_nothing_is_decided(tmp_path):
    assert decisions_for(tmp_path / "a.kaz.txt") == Decisions()


@pytest.mark.parametrize(
    "ending", ["decisions.TOML", "Decisions.toml", "DECISIONS.TOML", "decision.toml"]
)
def test_a_file_with_nearly_its_ending_is_not_passed_over(tmp_path, ending):
    (tmp_path / f"a.kaz.{ending}").write_text("")
    with pytest.raises(DecisionsError, match=rf"a\.kaz\.{ending} is not read"):
        decisions_for(tmp_path / "a.kaz.txt")


def test_the_documented_example_is_one(tmp_path):
    example = re.search(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[1]
    decisions = decisions_for(beside(tmp_path, example))
    assert len(decisions.lines) == len(decisions.wraps) == len(decisions.citations) == 1
    assert len(decisions.seen) == len(decisions.withheld) == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[[line", "cannot be read"),
        ("[[line]]\nextracted = 'a'\n", "line.0.restored: Field required"),
        ("[[wrap]]\nbefore = 'a'\nafter = 'b'\nreading = 'maybe'\n", "wrap.0.reading"),
        ("[[lines]]\n", "lines: "),
        ("[[citation]]\nquote = 'a'\ntargets = ['/x']\n", "citation.0.targets.0"),
        ("[[citation]]\nquote = 'a'\ncontext = 'b'\ntargets = []\n", "citation.0"),
        ("[[citation]]\nquote = ''\ntargets = []\n", "citation.0.quote: it is empty"),
        (
            "[[seen]]\ncode = 'points-gap'\nmessage = 'а'\nreason = ''\n",
            "seen.0.reason: it is empty",
        ),
        *(
            (f"[[seen]]\ncode = {code}\nmessage = 'а'\nreason = 'б'\n", f"seen.0.code: {told}")
            for code, told in (
                ("'gap'", "“gap” is no code of docs/codes.md"),
                ("['points-gap']", "“['points-gap']” is no code"),
                (
                    "'expression-doubled'",
                    f"expression-doubled is not settled by looking. {Remedy.FILES.meaning}",
                ),
                (
                    "'decision-unmatched'",
                    f"decision-unmatched is not settled by looking. {Remedy.DECISIONS.meaning}",
                ),
            )
        ),
        *(
            (f"[[{kind}]]\n{quoted}\n{one}\n[[{kind}]]\n{quoted}\n{other}\n", "contradict")
            for kind, quoted, one, other in (
                ("line", "extracted = 'а б'", "restored = 'а б'", "restored = 'б а'"),
                ("wrap", "before = 'а'\nafter = 'б'", "reading = 'join'", "reading = 'word'"),
                (
                    "citation",
                    "quote = 'а'",
                    "targets = []",
                    "targets = ['/akn/kz/act/law/2011-01-05/1']",
                ),
            )
        ),
    ],
)
def test_what_is_no_decisions_file_is_told_in_one_line(tmp_path, toml, told):
    with pytest.raises(DecisionsError, match=re.escape(told)) as caught:
        decisions_for(beside(tmp_path, toml))
    assert str(caught.value).startswith("a.kaz.decisions.toml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("quoted", ["д\nела", "\x00", "\x1f а", "\x7f", "\ufffe"])
def test_a_decision_that_fits_nowhere_is_told_whatever_it_quotes(quoted):
    decision = WrapDecision(before=quoted, after="х", reading="join")
    source = read_bytes((FOLDER / "vs-2003-24.rus.txt").read_bytes(), None)
    ruling = convert(source, Decisions(wraps=(decision,)))
    assert any("fits 0 places" in found.message for found in ruling.diagnostics)


def test_a_decision_on_withheld_words_of_a_file_that_withholds_none_is_told():
    source = read_bytes((FOLDER / "vs-2003-24.rus.txt").read_bytes(), None)
    ruling = convert(source, Decisions(withheld=({"line": "█", "reading": "show"},)))
    assert any("withheld words of “█” fits 0" in found.message for found in ruling.diagnostics)


def looked(found):
    return SeenDecision(code=found.code, message=found.message, block=found.block, reason="б")


def test_what_is_told_once_more_than_was_seen_is_a_doubt_anew():
    source = read_text((FOLDER / "vs-2021-12.kaz.txt").read_bytes())
    told = convert(source).diagnostics
    decided = convert(source, Decisions(seen=tuple(map(looked, told)))).diagnostics
    assert [(d.code, d.message, d.block) for d in decided] == [
        (d.code, d.message, d.block) for d in told
    ]
    assert {(d.severity, d.by) for d in decided} == {("info", "person")}
    marked, unmatched = mark_as_seen((*told, told[0]), map(looked, told))
    assert [one.by for one in marked].count("pipeline") == 2
    assert unmatched == (looked(told[0]),)


def test_a_difference_of_two_texts_is_seen_where_both_are_there():
    texts = [
        convert(read_text((FOLDER / f"ks-2024-77.{language}.txt").read_bytes()))
        for language in ("kaz", "rus")
    ]
    assert texts[0].work == texts[1].work
    judges = texts[1].composition.model_copy(update={"judges": ()})
    one, other = texts[0], texts[1].model_copy(update={"composition": judges})
    differing = [d for d in linked(one, [other]).diagnostics if d.code is Code.PAIR_DIFFERS]
    assert differing
    decisions = tuple(map(looked, differing))
    found = linked(one, [other], decisions=decisions)
    assert all(d.by == "person" for d in found.diagnostics if d.code is Code.PAIR_DIFFERS)
    assert not with_seen((), decisions), "it waits for the other text"
    texts = Texts()
    texts.add(1, one, decisions)
    texts.add(2, other)
    assert with_other_texts(texts.beside(1)) == found
