"""The last net: whatever goes wrong in a command is one line and the code that says what it was."""

import errno
import json
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

import pipeline
from pipeline import cli, convert, terminal
from pipeline.confined import Compared
from pipeline.errors import (
    CannotWriteError,
    DecisionsError,
    InvalidOutputError,
    NotARulingError,
    UnforeseenError,
    UnreadableSourceError,
    UsageError,
)
from pipeline.pages.review_view import ReviewView
from pipeline.read import read_text
from pipeline.review import Review
from pipeline.text import CleanText
from tests.test_cli import LAW, PDF, ROOT, called, qauly, write

RULING = ROOT / "tests/rulings/ks-2024-77.rus.txt"
RESULT = ROOT / "output/ks-2023-21.kaz.json"
TARGETS = {
    "convert": ["registry.load", "convert.convert_file", "confined.published", "emit.files.write"],
    "build": ["build.telling.shard_of", "build.build"],
    "release": ["build.release.release"],
    "export": ["confined.ruling_of", "export.form_files.to_form"],
    "load": ["load.load"],
    "bulk": ["bulk.write_bulk"],
    "page": ["registry.load", "emit.files.write"],
    "site": ["registry.load", "site.whole_site.make_site"],
    "clean": ["cleaned.cleaned", "clean.ledger_lines", "emit.files.write"],
    "restore": ["restored.restored"],
    "cite": ["registry.load", "confined.ruling_of", "emit.table_markup.citation_table"],
    "check": ["confined.checked"],
    "compare": [
        "registry.load",
        "confined.ruling_of",
        "confined.compared",
        "compare.report.alignment_lines",
        "compare.report.as_table",
        "emit.files.write",
    ],
    "review": ["registry.load", "review.reviewed", "review.as_list", "review.as_told"],
    "verify": ["read.read", "confined.differences_of_files"],
    "archive make": ["archive.packing.archive"],
    "archive verify": ["archive.verifying.bags_of", "archive.verifying.report_on"],
    "archive restore": ["archive.restoring.restore_bag"],
    "archive sign": ["archive.signing.sign"],
    "archive stamp": ["archive.signing.stamp"],
    "archive attach": ["archive.signing.attach"],
}
"""What each command calls, in their order: the places where anything may be raised."""
RAISED = {
    UsageError("no"): 2,
    DecisionsError("no"): 2,
    UnreadableSourceError("no"): 3,
    NotARulingError("no"): 4,
    InvalidOutputError("no"): 5,
    UnforeseenError("no"): 5,
    CannotWriteError("no"): 6,
    MemoryError(): 3,
    RecursionError("deep"): 5,
    KeyboardInterrupt(): 130,
    OSError(errno.ENOSPC, "No space left on device"): 6,
    OSError(errno.EROFS, "Read-only file system"): 6,
    BrokenPipeError(errno.EPIPE, "Broken pipe"): 6,
    PermissionError(errno.EACCES, "Permission denied"): 3,
    FileNotFoundError(errno.ENOENT, "No such file"): 3,
    TimeoutError("late"): 3,
    UnicodeEncodeError("ascii", "ң", 0, 1, "no"): 5,
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"): 5,
    ValueError("two\nlines\x9b\u202e"): 5,
    ZeroDivisionError("x" * 5000): 5,
    KeyError("k"): 5,
    AssertionError(): 5,
    StopIteration(): 5,
    EOFError(): 5,
    ImportError("none"): 5,
}


def arguments(command, folder):
    """A sound call of a command that reaches all it does."""
    return {
        "convert": ["convert", RULING, "--out", folder / "out"],
        "build": ["build", folder, "--out", folder / "out"],
        "release": ["release", folder],
        "export": ["export", RESULT, "--to", "md"],
        "load": ["load", f"sqlite:///{folder}/all.db", RESULT.parent],
        "bulk": ["bulk", RESULT.parent, "--out", folder / "bulk"],
        "page": ["page", RESULT, "--out", folder / "pages"],
        "site": ["site", RESULT.parent, "--out", folder / "site"],
        "clean": ["clean", RULING, "--ledger", folder / "ledger.jsonl"],
        "restore": ["restore", RESULT],
        "cite": ["cite", RULING],
        "check": ["check", RESULT],
        "compare": ["compare", RULING, RULING, "--align", folder / "aligned.jsonl"],
        "review": ["review", RULING],
        "verify": ["verify", PDF, RULING],
        "archive make": ["archive", "make", str(RESULT.parent), "--out", str(folder / "bags")],
        "archive verify": ["archive", "verify", folder],
        "archive restore": ["archive", "restore", folder, "--out", "restored"],
        "archive sign": ["archive", "sign", folder, "--key", "a.pem", "--certificate", "b.pem"],
        "archive stamp": ["archive", "stamp", folder, "--by", "false"],
        "archive attach": ["archive", "attach", folder, str(RULING)],
    }[command]


def test_the_table_names_every_command():
    alone = {command.callback.__name__ for command in cli.app.registered_commands}
    grouped = {
        f"{group.typer_instance.info.name} {command.callback.__name__}"
        for group in cli.app.registered_groups
        for command in group.typer_instance.registered_commands
    }
    assert alone | grouped == set(TARGETS)


@pytest.fixture(scope="module")
def results():
    """What the slow steps give, so that each is not done for every error of the table."""
    ruling = convert.convert_file(RULING)
    return {
        "convert.convert_file": ruling,
        "confined.published": convert.publish(ruling),
        "cleaned.cleaned": CleanText.of("текст"),
        "confined.ruling_of": ruling,
        "confined.compared": Compared((), ()),
        "review.reviewed": Review((), ReviewView((), (), (), ())),
        "archive.verifying.bags_of": [Path("bag")],
        "read.read": read_text(RULING.read_bytes()),
    }


PLACES = [(command, target) for command, targets in TARGETS.items() for target in targets]


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_whatever_is_raised_is_one_line_and_its_code(place, results, tmp_path, monkeypatch, capfd):
    command, target = place
    for name, result in results.items():
        monkeypatch.setattr(f"pipeline.{name}", lambda *_, result=result, **__: result)
    for error, code in RAISED.items():

        def fail(*_, error=error, **__):
            raise error

        monkeypatch.setattr(f"pipeline.{target}", fail)
        got, _, told = called(capfd, *arguments(command, tmp_path))
        assert got == code, (error, told)
        assert len(told.splitlines()) == 1, told
        assert not set(told) & set("\x9b\u202e")
        assert len(told) < 700


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), OSError(5, "x")])
def test_a_fault_while_converting_is_ours(monkeypatch, error):
    """In the process apart, too, what nobody foresaw is code 5, and a damaged file code 3."""

    def fail(*_):
        raise error

    monkeypatch.setattr("pipeline.convert.describe", fail)
    with pytest.raises(UnforeseenError, match=type(error).__name__):
        convert.convert_file(RULING, limits=None)


# --- what is printed -------------------------------------------------------------------------


def shell(line, **environment):
    """A line of shell in which `qauly` is the command."""
    command = f'qauly() {{ {sys.executable} -m pipeline "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment},
        timeout=120,
    )


def test_the_version():
    run = qauly("--version")
    assert (run.returncode, run.stdout.decode()) == (0, f"qauly {pipeline.__version__}\n")


CALLS = {
    "": 2,
    "--help": 0,
    "convert --help": 0,
    f"clean {RULING}": 0,
    f"check {RESULT}": 0,
    "check ң.json": 3,
    "нет": 2,
}


@pytest.mark.parametrize("call", CALLS)
def test_any_output_fits_a_terminal_of_ascii(call):
    run = shell(f"qauly {call}", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert run.returncode == CALLS[call], run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    "call", ["--help", f"clean {RULING}", f"check {RESULT}", f"check {RESULT} --json"]
)
@pytest.mark.parametrize("where", ["> /dev/full", ">&-"])
def test_output_that_cannot_be_written_is_code_6(call, where):
    run = shell(f"qauly {call} {where}")
    assert run.returncode == 6
    assert len(run.stderr.splitlines()) == 1, run.stderr


@pytest.mark.parametrize("call", [f"clean {RULING}", "--help"])
def test_a_reader_that_goes_away_ends_the_command_quietly(call):
    run = shell(f"(sleep 1; qauly {call}; echo $? >&2) | true")
    *lines, code = run.stderr.decode().splitlines()
    assert code == "6"
    assert len(lines) <= 1


STRANGE = [
    "a\x9b2J.txt",
    "a\u202etxt.exe",
    "a\nb.txt",
    "a\x1b[31m.txt",
    b"a\xff.txt".decode("utf-8", "surrogateescape"),
]


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("as_json", [False, True])
def test_no_name_of_a_file_reaches_the_terminal_raw(tmp_path, capfd, name, as_json):
    missing, law, sound = (tmp_path / f"{one}{name}" for one in ("none", "law", "sound"))
    write(law, LAW)
    write(sound, RULING.read_bytes())
    rest = ["--json"] if as_json else []
    code, printed, told = called(
        capfd, "convert", missing, law, sound, "--out", tmp_path / "out", *rest
    )
    assert code == 4
    assert not set(printed + told) & set("\x9b\x1b\u202e\udcff")
    assert len(told.splitlines()) == (0 if as_json else 2)
    if as_json:
        files = [row["file"] for row in json.loads(printed)["files"]]
        assert files == list(map(str, (missing, law, sound)))


@pytest.mark.parametrize("option", ["--\x9bno", "--\u202eno"])
def test_no_option_reaches_the_terminal_raw(capfd, option):
    code, _, told = called(capfd, "convert", option)
    assert code == 2
    assert not set(told) & set("\x9b\u202e")


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x9b",
        "\xad",
        "\u200f",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\U000e0041",
        "\udc80",
    ],
)
def test_what_people_see_can_be_read_back(character):
    shown = terminal.visible(f"«{character}»")
    assert shown.isprintable()
    assert json.loads(f'"{shown}"') == f"«{character}»"


# --- what is read and written ----------------------------------------------------------------


BROKEN = {
    "deep": "a = " + "[" * 100_000,
    "huge": "[[act]]\niri = " + "9" * 5_000 + "\n",
    "large": "[[act]]\niri = " + "9" * 4_000 + "\n",
    "float": "[[act]]\ndate = 1e999999\n",
    "date": "[[act]]\ndate = 0000-00-00\n",
    "bytes": b"a = '\xff'",
    "nothing": "=",
    "marked": "\ufeffa = 1",
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("what", ["registry", "decisions"])
def test_a_broken_toml_file_is_wrong_use(tmp_path, capfd, name, what):
    source = write(tmp_path / "a.txt", RULING.read_bytes())
    place = tmp_path / ("r.toml" if what == "registry" else "a.decisions.toml")
    broken = write(place, BROKEN[name])
    rest = ["--registry", broken] if what == "registry" else []
    code, _, told = called(capfd, "cite", source, *rest)
    assert code == 2, told
    assert broken.name in told
    assert len(told.splitlines()) == 1
    assert len(told) < 1000


def test_what_is_no_plain_file_is_refused_at_once(tmp_path, capfd):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    places = (pipe, Path("/dev/zero"), Path("/dev/tty"))
    for place, command in product(places, ("clean", "check", "restore", "cite")):
        code, _, told = called(capfd, command, place)
        assert code in {2, 3}, (place, command)
        assert len(told.splitlines()) == 1
    for place in (pipe, tmp_path, Path("/dev/zero")):
        assert called(capfd, "cite", RULING, "--registry", place)[0] == 2
    os.mkfifo(tmp_path / "a.decisions.toml")
    write(tmp_path / "a.txt", RULING.read_bytes())
    assert called(capfd, "clean", tmp_path / "a.txt")[0] == 2


def test_a_mark_before_toml_is_no_fault(tmp_path, capfd):
    write(tmp_path / "a.decisions.toml", "\ufeff# Шешім\n")
    assert called(capfd, "clean", write(tmp_path / "a.txt", RULING.read_bytes()))[0] == 0


def test_a_pipe_that_nobody_reads_takes_no_result(tmp_path, capfd):
    os.mkfifo(tmp_path / "pipe")
    code, _, told = called(capfd, "clean", RULING, "--ledger", tmp_path / "pipe")
    assert code == 6
    assert "cannot write" in told
    assert (tmp_path / "pipe").is_fifo()


def test_a_pipe_that_is_read_takes_all_of_a_result(tmp_path, capfd):
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        while called(capfd, "clean", RULING, "--ledger", tmp_path / "pipe")[0] == 6:
            pass  # the other end may not be open yet
        assert reader.communicate()[0].startswith(b"{")


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_the_caller_closed_is_named(stream, monkeypatch, capfd):
    monkeypatch.setattr(sys, stream, None)
    code, _, told = called(capfd, "clean", "-" if stream == "stdin" else RULING)
    assert code == (3 if stream == "stdin" else 6)
    assert "closed" in told


@pytest.mark.parametrize("command", ["restore", "check", "export", "page", "compare"])
def test_a_key_that_stands_twice_is_told_by_every_command(tmp_path, capfd, command):
    assert called(capfd, "convert", RULING, "--out", tmp_path)[0] == 0
    result = next(tmp_path.glob("*.json"))
    result.write_bytes(re.sub(rb'"number": "[^"]*"', rb'"number": "1", \g<0>', result.read_bytes()))
    more = {"export": ["--to", "txt"], "page": ["--out", tmp_path], "compare": [RULING]}
    code, _, told = called(capfd, command, result, *more.get(command, ()))
    assert code == 5
    assert "“number” stands more than once" in told


@pytest.mark.parametrize("command", TARGETS)
def test_a_link_that_leads_to_itself_is_told_or_replaced(command, tmp_path, capfd):
    if command == "bulk":
        pytest.importorskip("pyarrow")
    loop = tmp_path / "loop.json"
    call = arguments(command, tmp_path)
    for place in (place for place, one in enumerate(call) if isinstance(one, Path)):
        loop.unlink(missing_ok=True)
        loop.symlink_to(loop)
        code, _, told = called(capfd, *call[:place], loop, *call[place + 1 :])
        if not loop.is_file():
            assert code in {2, 3, 6}, told
            assert "loop.json" in told
            assert "fault" not in told


def test_standard_input_is_a_source(tmp_path):
    run = shell(f"qauly clean - < {RULING}")
    assert run.stdout == qauly("clean", RULING).stdout
    run = shell(f"cd {tmp_path} && qauly review - < {RULING} && rm -f stdin.decisions.toml")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout == qauly("review", RULING).stdout
    run = shell(f"cat {RULING} | qauly convert - --out {tmp_path}")
    assert run.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stdin.akn.xml", "stdin.json"]


def overwriting(folder):
    """Calls that would put a result in the place of what they read."""
    source = write(folder / "a.txt", RULING.read_bytes())
    decisions = write(folder / "a.decisions.toml", "")
    result = write(folder / "b.json", RESULT.read_bytes())
    named = write(folder / "b.json.txt", RULING.read_bytes())
    del named
    link = folder / "link.txt"
    link.symlink_to(source)
    return [
        ["clean", source, "--ledger", source],
        ["clean", source, "--ledger", decisions],
        ["clean", source, "--ledger", link],
        ["clean", source, "--ledger", folder / "." / "a.txt"],
        ["compare", source, result, "--align", result],
        ["compare", source, result, "--align", source],
        ["convert", folder / "b.txt", "--out", folder, "--pair", result],
        ["convert", folder / "b.txt", "--out", folder, "--registry", result],
    ]


@pytest.mark.parametrize("number", range(8))
def test_no_result_takes_the_place_of_what_is_read(tmp_path, capfd, number):
    call = overwriting(tmp_path)[number]
    write(tmp_path / "b.txt", RULING.read_bytes())
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    code, _, told = called(capfd, *call)
    assert code == 2, told
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("taken", ["ks-2024-77.rus.json", "ks-2024-77.rus.akn.xml"])
@pytest.mark.parametrize("old", [b"as before", None])
def test_a_folder_in_the_place_of_one_result_leaves_the_other_as_it_was(
    tmp_path, capfd, taken, old
):
    names = {"ks-2024-77.rus.json", "ks-2024-77.rus.akn.xml"}
    (tmp_path / taken).mkdir()
    other = tmp_path / (names - {taken}).pop()
    if old is not None:
        other.write_bytes(old)
    assert called(capfd, "convert", RULING, "--out", tmp_path)[0] == 6
    assert (other.read_bytes() if other.exists() else None) == old
    assert {path.name for path in tmp_path.iterdir()} <= names


def test_a_system_without_fork_and_limits_converts(tmp_path):
    """As on Windows: no module `resource`, no `os.fork`."""
    code = "import os, sys; sys.modules['resource'] = None; del os.fork; from pipeline.cli import main; main()"
    call = [sys.executable, "-c", code, "convert", RULING, PDF, "--out", tmp_path]
    run = subprocess.run(
        list(map(str, call)), capture_output=True, check=False, cwd=ROOT, timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert len(list(tmp_path.iterdir())) == 4
