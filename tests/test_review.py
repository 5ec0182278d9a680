"""Review: the list of damaged lines and the decisions file that comes with it."""

import tomllib

from pipeline.decisions import Decisions, LineDecision
from pipeline.job import Job
from pipeline.review import Reviewed, as_decisions, as_list, review
from tests.clean.tools import context

LEFT = Reviewed("а  б в", "а в б", 0.75, restored=False)
RESTORED = Reviewed('"г"  д', 'д "г"', 0.99, restored=True)


def test_the_real_ruling_is_listed_from_the_least_certain_line_on(sample):
    rows = review(context(sample.decode(), "kaz"))
    chances = [row.probability for row in rows]
    assert len(rows) >= 30
    assert chances == sorted(chances)
    assert all("".join(sorted(r.before.split())) for r in rows)
    assert all(sorted("".join(r.before.split())) == sorted("".join(r.after.split())) for r in rows)


def test_what_a_person_settled_is_not_listed_again(sample):
    job = context(sample.decode(), "kaz")
    first = review(job)[0]
    decided = Decisions(lines=(LineDecision(extracted=first.before, restored=first.after),))
    assert first.before not in {row.before for row in review(Job(job.source, job.grammar, decided))}


def test_a_text_in_order_gives_no_list():
    assert review(context("Сот шешім шығарды.\nОл күшіне енді.\n", "kaz")) == ()


def test_the_list_shows_before_and_after():
    assert as_list([LEFT, RESTORED]).split("\n")[:3] == [
        "left      75.0 %",
        "  - а  б в",
        "  + а в б",
    ]


def test_the_decisions_file_changes_nothing_until_a_choice_is_made():
    written = as_decisions("x.txt", [LEFT, RESTORED]).decode()
    assert tomllib.loads(written) == {}
    chosen = [line.removeprefix("# ") for line in written.split("\n")]
    table = "\n".join(
        line for line in chosen if line.startswith(("[[line]]", "extracted", 'restored = "а в б"'))
    )
    (decision,) = Decisions.model_validate(tomllib.loads(table), by_alias=True, by_name=False).lines
    assert (decision.extracted, decision.restored) == ("а  б в", "а в б")
