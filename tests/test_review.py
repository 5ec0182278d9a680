"""Review: the list of damaged lines and the decisions file that comes with it."""

import tomllib

import pytest

from pipeline.cli import run
from pipeline.decisions import Decisions, LineDecision, decisions_for
from pipeline.job import Job
from pipeline.read import Limits
from pipeline.review import Reviewed, as_decisions, as_list, as_told, review, reviewed
from tests.clean.tools import context
from tests.test_rulings import FOLDER

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


def gapped(tmp_path):
    """A ruling whose points are counted wrong, and which cites an act that nobody knows."""
    source = tmp_path / "a.rus.txt"
    text = (FOLDER / "ks-2024-77.rus.txt").read_text("utf-8")
    text = text.replace(" 2. Р", " 7. Р")
    source.write_text(text.replace("(далее", "и статьи 5 Закона «О чайках» (далее", 1), "utf-8")
    return source


def test_all_that_is_open_is_listed_the_gravest_first(tmp_path):
    found = reviewed(gapped(tmp_path), Limits())
    told = as_told(found.view)
    assert all(one.diagnostic.message in told for one in found.view.doubts)
    assert all(one.citation.text in told for one in found.view.citations)
    severities = [line.split()[0] for line in told.splitlines() if not line.startswith(" ")]
    order = ["error", "warning", "info", "open", "repaired"]
    assert severities == sorted(severities, key=order.index)
    assert {"warning", "open"} <= set(severities)


def test_the_choices_that_are_written_settle_all_that_is_open(tmp_path):
    source = gapped(tmp_path)
    written = as_decisions(source.name, *reviewed(source, Limits())).decode()
    assert tomllib.loads(written) == {}
    rows = [line.removeprefix("# ") for line in written.split("\n")]
    kept = (row for row in rows if row.startswith("[[") or " = " in row.partition('"')[0])
    toml = "\n".join(kept).replace('reason = ""', 'reason = "Compared."')
    (tmp_path / "a.rus.decisions.toml").write_text(toml, "utf-8")
    assert decisions_for(source).citations
    found = reviewed(source, Limits())
    assert not [one for one in found.view.doubts if one.remedy]
    assert not as_decisions(source.name, found.lines)


@pytest.mark.parametrize("there", [False, True])
def test_the_command_writes_the_choices_unless_somebody_has_made_some(tmp_path, there, capfd):
    from tests.test_cli import called

    source, target = gapped(tmp_path), tmp_path / "a.rus.decisions.toml"
    if there:
        target.write_text("# none yet\n", "utf-8")
    code, printed, told = called(capfd, "review", source)
    assert code == 0
    assert "points-gap" in printed
    assert ("is there and stays" in told) is there
    assert ("points-gap" in target.read_text("utf-8")) is not there


def test_of_what_is_no_ruling_the_lines_alone_are_listed(tmp_path, sample):
    source = tmp_path / "a.txt"
    lines = sample.decode().splitlines()
    source.write_text("\n".join(lines[60:90]), "utf-8")
    found = reviewed(source, Limits())
    assert found.lines
    assert found.view is None


def test_a_folder_is_reviewed_source_by_source(tmp_path, capfd):
    text = (FOLDER / "kk-2003-14.rus.txt").read_text("utf-8")
    for name in ("a.txt", "below/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "none.txt").write_text("The petition is denied.\n" * 30)
    assert run(["review", str(tmp_path)]) == 3
    shown, told = capfd.readouterr()
    assert [line for line in told.splitlines() if "none.txt" in line] == told.splitlines()
    for name in ("a", "below/b"):
        assert f"{tmp_path / name}.txt:\n" in shown
        assert (tmp_path / f"{name}.decisions.toml").is_file()
    (tmp_path / "a.decisions.toml").write_text("# mine\n")
    assert run(["review", str(tmp_path)]) == 3
    assert (tmp_path / "a.decisions.toml").read_text() == "# mine\n"


def test_a_folder_without_sources_is_wrong_use(tmp_path, capfd):
    assert run(["review", str(tmp_path)]) == 2
    assert "holds no source" in capfd.readouterr().err
