"""The command line as a user meets it: a process, its exit code, its lines, its files."""

import codecs
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli, convert

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "rulings/ks-2023-21.kaz.txt"
LAW = """Қазақстан Республикасының Заңы
Ақпараттандыру туралы
Осы Заң ақпараттандыру саласындағы қоғамдық қатынастарды реттейді.
1-бап. Осы Заңда пайдаланылатын негізгі ұғымдар
1. Осы Заңда мынадай негізгі ұғымдар пайдаланылады.
2-бап. Осы Заңның мақсаты
"""


def qauly(*arguments, cwd=ROOT, limit=None, **environment):
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment},
        preexec_fn=limit,
        timeout=120,
    )


def called(capfd, *arguments):
    """A call in this process: its code, what it printed, and what it told."""
    code = cli.run([str(one) for one in arguments])
    return code, *capfd.readouterr()


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The sample, converted once."""
    out = tmp_path_factory.mktemp("out")
    run = qauly("convert", SAMPLE, "--out", out)
    assert run.returncode == 0, run.stderr.decode()
    return out


def test_convert_writes_both_files_and_nothing_else(results):
    assert sorted(p.name for p in results.iterdir()) == [
        "ks-2023-21.kaz.akn.xml",
        "ks-2023-21.kaz.json",
    ]


def test_the_committed_results_are_those_of_the_code(results):
    for path in results.iterdir():
        assert path.read_bytes() == (ROOT / "output" / path.name).read_bytes(), path.name


def test_clean_prints_the_golden_text(golden):
    run = qauly("clean", SAMPLE)
    assert run.stdout.decode() == "\n".join(golden) + "\n"
    assert run.returncode == 0


def test_clean_tells_what_is_doubtful_beside_the_text(capfd, tmp_path):
    lines = SAMPLE.read_text("utf-8").split("\n")
    doubtful = write(
        tmp_path / "doubtful.txt", "\n".join([*lines[:40], "", "777", "", *lines[40:]])
    )
    code, printed, said = called(capfd, "clean", doubtful)
    assert (code, "777" in printed) == (0, True)
    assert "doubtful.txt: furniture-doubtful: “777” may be the mark of a page" in said


def test_the_ledger_is_json_lines(tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    assert qauly("clean", SAMPLE, "--ledger", ledger).returncode == 0
    entries = [json.loads(line) for line in ledger.read_text("utf-8").splitlines()]
    assert {"displaced-run", "wrap", "look-alike", "page-break"} <= {e["rule"] for e in entries}
    assert all(set(e) == {"rule", "source", "before", "after", "confidence", "by"} for e in entries)


def test_restore_gives_the_source_back(results):
    assert qauly("restore", results / "ks-2023-21.kaz.json").stdout == SAMPLE.read_bytes()


def test_check_accepts_the_results_and_refuses_a_changed_word(results, tmp_path):
    assert qauly("check", *sorted(results.iterdir())).returncode == 0
    changed = tmp_path / "changed.json"
    text = (results / "ks-2023-21.kaz.json").read_text("utf-8")
    changed.write_text(text.replace("танылсын.", "танылмасын.", 1), "utf-8")
    run = qauly("check", changed)
    assert run.returncode == 5
    assert run.stderr.decode().startswith(str(changed))


def test_check_reads_a_folder_for_the_files_in_it(results, tmp_path):
    """Sub-folders too, sorted, each file once; nothing that is hidden; half a ruling is found."""
    kept = tmp_path / "kept"
    shutil.copytree(results, kept / "2023")
    (kept / ".qauly").mkdir()
    (kept / ".qauly" / "broken.json").write_text("{")
    run = qauly("check", kept, kept / "2023" / "ks-2023-21.kaz.json")
    lines = run.stdout.decode().splitlines()
    assert run.returncode == 0
    assert lines == [f"{path}: well" for path in sorted((kept / "2023").iterdir())]
    (kept / "2023" / "half.akn.xml").write_text("<akomaNtoso/>")
    assert qauly("check", kept).returncode == 5
    (tmp_path / "none").mkdir()
    run = qauly("check", tmp_path / "none")
    assert (run.returncode, run.stdout) == (2, b"")
    assert "no .json and no .akn.xml" in run.stderr.decode()


@pytest.mark.parametrize(
    ("seed", "locale", "zone"),
    [("0", "C", "UTC"), ("1", "kk_KZ.UTF-8", "Asia/Almaty"), ("2", "tr_TR", "")],
)
def test_the_same_bytes_anywhere(results, tmp_path, seed, locale, zone):
    out = tmp_path / "elsewhere"
    environment = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
    assert qauly("convert", SAMPLE, "--out", out, cwd=tmp_path, **environment).returncode == 0
    for path in results.iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes()


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


TEXT = "Қазақстан Республикасының Конституциялық Соты өтінішті қарады.\n" * 30
BAD = {
    "missing": (None, 3, "No such file"),
    "empty": (b"", 3, "empty"),
    "binary": (bytes(range(256)) * 64, 3, "binary"),
    "utf-16": (TEXT.encode("utf-16")[:-1], 3, "UTF-16"),
    "code page": (("Суд рассмотрел дело. " * 50).encode("cp1251"), 3, "iconv -f ENCODING"),
    "one long line": (b"a" * 100_000_000, 3, "larger than"),
    "control characters": ("сот\x01\x02\x03 құқығы туралы\n" * 40, 4, "no ruling"),
    "law": (LAW, 4, "no ruling"),
    "shopping list": ("нан\nсүт\nалма\n", 4, "no ruling"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_clear_line_and_its_code(capfd, tmp_path, name):
    content, code, told = BAD[name]
    path = tmp_path / "source.txt"
    if content is not None:
        write(path, content)
    got, _, said = called(capfd, "convert", path, "--out", tmp_path / "out")
    lines = said.splitlines()
    assert got == code
    assert len(lines) == 1
    assert told in lines[0]
    assert not list(tmp_path.glob("out/*"))


def test_a_folder_is_wrong_use(capfd, tmp_path):
    code, _, said = called(capfd, "convert", tmp_path, "--out", tmp_path / "out")
    assert (code, "folder" in said) == (2, True)


@pytest.mark.parametrize("folder", [".", "..", "/"])
@pytest.mark.parametrize("command", ["clean", "cite"])
def test_a_folder_without_a_name_of_its_own_is_wrong_use(capfd, command, folder):
    code, _, said = called(capfd, command, folder)
    assert (code, "it is a folder" in said) == (2, True)


def test_other_files_go_on_and_the_largest_code_is_given(capfd, tmp_path):
    law = write(tmp_path / "law.txt", LAW)
    files = (law, tmp_path / "none.txt", SAMPLE)
    code, said, _ = called(capfd, "convert", *files, "--out", tmp_path / "out", "--json")
    rows = json.loads(said)["files"]
    assert [row["exit_code"] for row in rows] == [4, 3, 0]
    assert code == 4
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_two_sources_of_one_name_are_refused(capfd, tmp_path):
    other = write(tmp_path / SAMPLE.name, SAMPLE.read_bytes())
    code, *_ = called(capfd, "convert", SAMPLE, other, "--out", tmp_path / "out")
    assert (code, (tmp_path / "out").exists()) == (2, False)


def test_strict_tells_by_its_code_that_a_person_is_needed(capfd, tmp_path):
    text = SAMPLE.read_text("utf-8")
    cut = write(tmp_path / "cut.txt", text[: len(text) // 2])
    assert called(capfd, "convert", cut, "--out", tmp_path / "out")[0] == 0
    assert called(capfd, "convert", cut, "--out", tmp_path / "out", "--strict")[0] == 1


def test_an_out_folder_that_is_a_file(capfd, tmp_path):
    code, *_ = called(capfd, "convert", SAMPLE, "--out", write(tmp_path / "out", b"whole"))
    assert code == 6
    assert (tmp_path / "out").read_bytes() == b"whole"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_an_out_folder_that_may_not_be_written(tmp_path):
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    assert qauly("convert", SAMPLE, "--out", out).returncode == 6


def test_a_full_disk_leaves_the_old_files_whole(results, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    old = {
        path.name: write(out / path.name, b"old " + path.name.encode())
        for path in results.iterdir()
    }

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    run = qauly("convert", SAMPLE, "--out", out, limit=little_room)
    assert run.returncode == 6
    assert len(run.stderr.decode().splitlines()) == 1
    assert sorted(out.iterdir()) == sorted(old.values())
    assert all(path.read_bytes() == b"old " + name.encode() for name, path in old.items())


def test_a_broken_decisions_file_is_wrong_use(capfd, tmp_path):
    source = write(tmp_path / "a.kaz.txt", SAMPLE.read_bytes())
    write(tmp_path / "a.kaz.decisions.toml", "[[line]]\nextracted = 1\n")
    code, _, said = called(capfd, "convert", source, "--out", tmp_path / "out")
    assert code == 2
    assert "a.kaz.decisions.toml: line.0" in said


@pytest.mark.parametrize("arguments", [[], ["convert"], ["convert", SAMPLE], ["nonsense"]])
def test_wrong_use(capfd, arguments):
    assert called(capfd, *arguments)[0] == 2


def test_a_second_look_without_the_first_is_wrong_use(capfd, tmp_path):
    code, _, told = called(capfd, "convert", PDF, "--look", "--out", tmp_path)
    assert (code, "--ocr" in told) == (2, True)


def test_the_help_of_every_command_is_asked_for_in_two_ways_and_breaks_no_sentence():
    from typer.main import get_command

    from pipeline.cli import app as application

    command = cli.command()
    commands = [command, *command.commands.values()]
    assert {one.name for one in get_command(application).commands.values()} == set(command.commands)
    commands += [two for one in commands for two in getattr(one, "commands", {}).values()]
    for one in commands:
        assert not re.search(r"[^\n]\n[^\n]", one.help or ""), one.name
    for call in (["-h"], ["check", "-h"], ["archive", "-h"], ["archive", "verify", "-h"]):
        assert cli.run(call) == 0


@pytest.mark.parametrize("command", ["cite", "page", "export", "compare"])
@pytest.mark.parametrize("kind", ["source", "result"])
def test_a_ruling_is_taken_as_a_source_or_as_a_result(capfd, results, tmp_path, command, kind):
    given = {"source": SAMPLE, "result": results / f"{SAMPLE.stem}.json"}[kind]
    more = {"page": ["--out", tmp_path], "export": ["--to", "md"], "compare": [given]}
    code, _, told = called(capfd, command, given, *more.get(command, ()))
    assert (code, told) == (0, "")


@pytest.mark.parametrize("command", [["page"], ["export", "--to", "md"]])
def test_a_folder_of_results_is_taken_with_all_its_rulings(capfd, results, tmp_path, command):
    (tmp_path / "in/below").mkdir(parents=True)
    for path in results.iterdir():
        shutil.copy(path, tmp_path / "in/below")
    assert called(capfd, *command, tmp_path / "in", "--out", tmp_path / "out")[0] == 0
    (made,) = (path for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert made.relative_to(tmp_path / "out").parts == ("below", f"{SAMPLE.stem}{made.suffix}")


def test_help_names_every_command_and_code():
    told = qauly("--help").stdout.decode()
    assert all(word in told for word in ("convert", "clean", "restore", "check", "Exit codes"))


PDF = ROOT / "tests/pdf/files/ks-2023-21.kaz.pdf"


LIMITS = {
    "pages=6": (3, "7 pages, more than 6"),
    "characters=500": (3, "more than 500 characters"),
    "seconds=0.001": (3, "longer than 0.001 seconds"),
    "weeks=1": (2, "“weeks=1” is no limit"),
}


@pytest.mark.parametrize("limits", LIMITS)
@pytest.mark.parametrize("command", ["convert", "clean", "cite", "compare", "verify"])
def test_limits_hold_for_every_command_that_reads(capfd, command, limits, tmp_path):
    files = {"convert": [PDF, "--out", tmp_path], "compare": [PDF, SAMPLE], "verify": [PDF, SAMPLE]}
    code, _, said = called(capfd, command, *files.get(command, [PDF]), "--limits", limits)
    assert (code, LIMITS[limits][1] in said) == (LIMITS[limits][0], True)
    assert not list(tmp_path.iterdir())


def test_a_fault_of_the_program_on_one_file_costs_no_other(tmp_path, monkeypatch, capfd):
    """Whatever goes wrong inside: one line for the file, results for the others."""
    real = convert.convert_file

    def faulty(path, *rest, **options):
        if path.name == "faulty.txt":
            raise ZeroDivisionError("never foreseen")
        return real(path, *rest, **options)

    monkeypatch.setattr(convert, "convert_file", faulty)
    bad = tmp_path / "faulty.txt"
    bad.write_bytes(SAMPLE.read_bytes())
    with pytest.raises(SystemExit) as ended:
        cli.app(["convert", str(bad), str(SAMPLE), "--out", str(tmp_path / "out")])
    assert ended.value.code == 5
    told = capfd.readouterr()
    assert "faulty.txt: cannot be converted: a fault of qauly (ZeroDivisionError in" in told.err
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_command_loads_only_what_it_needs():
    """What the help and the version do not need is slow to load: models, tables, parsers."""
    code = "import sys, pipeline.cli; print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
        ).stdout.split()
    )
    assert "pipeline.cli.convert" in loaded
    assert not loaded & {"pydantic", "lxml.etree", "pipeline.model", "pipeline.grammar", "tomli"}


@pytest.mark.parametrize(
    "command", [["build", "", "--out", "o"], ["build", ".", "--out="], ["release", ""]]
)
def test_an_empty_argument_is_no_folder(capfd, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    code, _, said = called(capfd, *command)
    assert (code, "empty" in said) == (2, True)
    assert not list(tmp_path.iterdir())


def test_standard_input_is_read_once(capfd):
    code, _, said = called(capfd, "compare", "-", "-")
    assert (code, "once" in said) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no such device")
def test_a_device_takes_what_is_written_and_stays_one(tmp_path):
    (tmp_path / "full").symlink_to("/dev/full")
    (tmp_path / "null").symlink_to("/dev/null")
    done = qauly("clean", SAMPLE, "--ledger", tmp_path / "full")
    assert (done.returncode, b"full: No space left" in done.stderr) == (6, True)
    assert qauly("clean", SAMPLE, "--ledger", tmp_path / "null").returncode == 0
    assert Path("/dev/full").is_char_device()
    assert (tmp_path / "null").is_char_device()
    done = qauly("clean", SAMPLE, "--ledger", "/dev/stdout")
    assert done.stdout.startswith(b"{")
    assert Path("/dev/stdout").is_symlink()


def test_a_link_takes_what_is_written_to_where_it_leads(capfd, tmp_path):
    (tmp_path / "link").symlink_to("file")
    assert called(capfd, "clean", SAMPLE, "--ledger", tmp_path / "link")[0] == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes().startswith(b"{")


def test_a_pair_of_no_ruling_of_the_call_is_told(capfd, tmp_path):
    rulings = ROOT / "tests/rulings"
    code, _, said = called(
        capfd, "convert", rulings / "ks-2024-77.rus.txt", "--out", tmp_path,
        "--pair", rulings / "kk-2015-12.rus.txt",
    )  # fmt: skip
    assert code == 2
    assert "none of these rulings" in said
    assert not [*tmp_path.iterdir()], "wrong use does nothing"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("convert none.rus.txt --out out", 3),
        ("clean none.rus.txt", 3),
        ("check none.json", 3),
        ("restore none.json", 3),
        ("page none.json --out out", 3),
        ("export none.json --to md", 3),
        ("cite none.json", 3),
        ("review none.rus.txt", 3),
        ("build none --out out", 2),
        ("site none --out out", 2),
        ("bulk none --out out", 2),
        ("convert sound.txt --registry none.toml --out out", 2),
        ("check odd.json", 5),
        ("restore odd.json", 5),
        ("page odd.json --out out", 5),
        ("export odd.json --to md", 5),
        ("cite odd.json", 5),
        ("check sound.json --source other.txt", 5),
        ("clean folder", 2),
        ("convert words.txt --out out", 4),
    ],
)
def test_each_code_means_one_thing_in_every_command(  # noqa: PLR0913, PLR0917 - fixtures
    capfd, results, tmp_path, monkeypatch, call, code
):
    """Part of the call: 2. What is worked on: 3 unreadable, 4 no ruling, 5 a result that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "odd.json").write_text('{"a": 1}', "utf-8")
    (tmp_path / "words.txt").write_text("Слова без решения.", "utf-8")
    shutil.copy(results / f"{SAMPLE.stem}.json", tmp_path / "sound.json")
    shutil.copy(SAMPLE, tmp_path / "sound.txt")
    shutil.copy(ROOT / "tests/rulings/ks-2024-77.rus.txt", tmp_path / "other.txt")
    assert called(capfd, *call.split())[0] == code
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["COLUMNS", "TERMINAL_WIDTH"])
def test_help_is_no_wider_than_a_terminal(capfd, monkeypatch, name):
    monkeypatch.setenv(name, "99999999")
    code, told, _ = called(capfd, "--help")
    assert code == 0
    assert len(told) < 1_000_000


@pytest.mark.parametrize("name", ["COLUMNS", "TERMINAL_WIDTH"])
def test_help_is_there_for_a_terminal_that_tells_no_width(monkeypatch, name):
    monkeypatch.setenv(name, "0")
    told = qauly("--help").stdout.decode()
    assert "convert" in told


def test_a_byte_order_mark_before_json_is_named(capfd, results, tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(codecs.BOM_UTF8 + (results / f"{SAMPLE.stem}.json").read_bytes())
    for command in (
        ("check", path),
        ("restore", path),
        ("page", path, "--out", tmp_path / "pages"),
    ):
        code, _, told = called(capfd, *command)
        assert (code, "byte order mark" in told) == (5, True), told


def test_a_file_that_is_named_as_standard_input_is_can_be_read(tmp_path):
    shutil.copy(ROOT / "tests/rulings/ks-2024-77.rus.txt", tmp_path / "-")
    assert qauly("clean", "./-", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("given", [["--report", "-"], ["--report=-"], ["--out", "-x"], ["--out=-"]])
def test_no_result_becomes_a_file_that_is_named_as_an_option_is(tmp_path, given):
    out = [] if "--out" in given[0] else ["--out", "o"]
    run = qauly("build", ".", *out, *given, cwd=tmp_path)
    assert run.returncode == 2
    assert "write ./-" in run.stderr.decode()
    assert not list(tmp_path.iterdir())
