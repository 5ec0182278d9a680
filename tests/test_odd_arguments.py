"""Every command with every odd argument: one line that says why, the fitting code, nothing lost.

In a call of the table `@` is where the odd argument goes; all else in it is sound.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import places
from pipeline.build import Settings, build
from tests.test_cli import called
from tests.test_net import RULING, TARGETS
from tests.test_rulings import FOLDER

SOURCE, RESULT = "sources/a.rus.txt", "results/a.rus.json"
ODD = {
    "a source": SOURCE,
    "a result": RESULT,
    "Akoma Ntoso": "results/a.rus.akn.xml",
    "a folder of sources": "sources",
    "a folder of results": "results",
    "a site": "site",
    "bags": "bags",
    "a bag": "bags/one",
    "nothing": "nowhere/a.json",
    "an empty file": "empty.json",
    "an empty folder": "empty",
    "another language": "english.txt",
    "other JSON": "other.json",
    "other XML": "other.xml",
    "a damaged PDF": "damaged.pdf",
    "a person's folder": "own",
    "standard input": "-",
    "an option": "--of-none",
    "here": ".",
    "a name of two lines": "two\nlines\x9b.txt",
    "a device": os.devnull,
    "an address": "s3://bucket/rulings",
}
READING = [
    "convert @ --out new",
    f"convert {SOURCE} --out new --pair @",
    f"convert {SOURCE} --out new --registry @",
    f"convert {SOURCE} --out new --limits @",
    "build @ --out new --jobs 1",
    "build sources --out new --jobs 1 --registry @",
    "build sources --out new --jobs 1 --shard @",
    "release @ --at 2031-05-06T12:00:00Z",
    "release results --at @",
    "check @",
    f"check {RESULT} @",
    f"check {RESULT} --source @",
    f"compare @ {SOURCE}",
    f"verify {SOURCE} @",
    "verify @ --look",
    "export @ --to txt --out new",
    "export @ --to csv --out new",
    f"export {RESULT} --to @",
    "load sqlite:///new.db @",
    "load sqlite:///results/none.db @ --verify",
    "load @ results",
    "page @ --out new",
    f"page {RESULT} --out new --sources @",
    "site @ --out new",
    "clean @",
    "review @",
    "restore @",
    "cite @",
    "archive verify @",
    "archive restore @ --out new",
    "archive sign @ --key other.xml --certificate other.xml",
    "archive stamp @ --by false",
    "archive attach @ other.xml",
]
WRITING = [
    "convert b.rus.txt --out @",
    "build others --out @ --jobs 1",
    "build @ --out @ --jobs 1",
    f"export {RESULT} --to md --out @",
    "export results --to csv --out @",
    "load sqlite:///@ results",
    f"page {RESULT} --out @",
    "site results --out @",
    "site @ --out @",
]
ANEW = {
    ("site results --out @", "a site"),
    ("build others --out @ --jobs 1", "a folder of results"),
}
"""What is there for such calls to bring up to date, so that what is of no use any more goes."""


@pytest.fixture(scope="module")
def there(tmp_path_factory) -> Path:
    """One of everything that an argument may name by mistake."""
    here = tmp_path_factory.mktemp("odd")
    data = RULING.read_bytes()
    for name in (SOURCE, "b.rus.txt", "others/c.rus.txt", ODD["a name of two lines"]):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_bytes(data)
    list(build(here / "sources", here / "results", Settings()))
    for what, copy in (
        (places.SITE, "site/d.rus.json"),
        (places.BAGS, "bags/one/data/ruling.json"),
    ):
        places.keep_as(here / what, what)
        (here / copy).parent.mkdir(exist_ok=True, parents=True)
        shutil.copy(here / RESULT, here / copy)
    (here / "bags/one/bagit.txt").write_text("BagIt-Version: 1.0\n")
    (here / "empty").mkdir()
    (here / "own").mkdir()
    for name, text in {
        "own/letter.rtf": "own",
        "empty.json": "",
        "english.txt": "The petition is denied.\n" * 30,
        "other.json": '{"a": 1}',
        "other.xml": "<a/>",
        "damaged.pdf": "%PDF-1.4\n\0\xff",
    }.items():
        (here / name).write_text(text)
    return here


def held(folder: Path) -> dict[str, bytes]:
    """What a folder holds, without what builds keep for themselves."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".qauly" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_the_table_has_every_command():
    calls = {" ".join(call.split()[:2]) for call in (*READING, *WRITING)}
    missing = {command for command in TARGETS if not any(c.startswith(command) for c in calls)}
    assert missing == {"bulk", "archive make"}, "these need an extra"


@pytest.mark.parametrize("call", [*READING, *WRITING])
def test_any_argument_is_answered_in_one_line_and_costs_nothing(
    there, call, tmp_path, monkeypatch, capfd
):
    before = held(there)
    for number, (what, odd) in enumerate(ODD.items()):
        here = shutil.copytree(there, tmp_path / str(number))
        monkeypatch.chdir(here)
        code, shown, told = called(capfd, *(part.replace("@", odd) for part in call.split()))
        about = f"{what}: {code}: {told}"
        assert "fault of qauly" not in told, about
        assert "\x9b" not in told, about
        if call in READING and code not in {0, 1} and what != "here":
            assert len(told.splitlines()) == 1 or (shown and not told), about
        now = held(here)
        lost = {name for name, data in before.items() if data and now.get(name) != data}
        assert not lost or (call, what) in ANEW, (about, lost)


@pytest.mark.parametrize(
    "call", ["build others --jobs 1", f"convert {SOURCE}", f"page {RESULT}", "site results"]
)
def test_a_name_that_no_file_can_have_is_no_place_to_write_to(there, call, monkeypatch, capfd):
    monkeypatch.chdir(there)
    code, _, told = called(capfd, *call.split(), "--out", "a" * 300)
    assert (code, len(told.splitlines())) == (6, 1)
    assert "cannot write" in told


ON_A_NAME = [
    "review sources", "load sqlite:///x.db results", "load sqlite:///x.db results --verify",
    "release results --at 2031-05-06T12:00:00Z", "load sqlite:///x.db results", "load sqlite:///x.db results --verify",
    "check results", "export results --to csv --out e", "export results --to md --out e", "page results --out p",
    "site results --out s", "build sources --out results --jobs 1",
]  # fmt: skip


@pytest.mark.parametrize("name", [b"a\xff.txt", b"two\nlines.txt", "ә’«».txt".encode()])
def test_any_name_of_a_file_is_a_name(name, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    source = Path("sources", os.fsdecode(name))
    shutil.copy(FOLDER / "kk-2003-14.rus.txt", source)
    for call in ("build sources --out results --jobs 1", *ON_A_NAME):
        code, _, told = called(capfd, *call.split())
        assert code == 0, (call, told)
    (choices,) = Path("sources").glob("*.toml")
    code, _, told = called(capfd, "clean", source)
    assert (code, choices.name) == (0, f"{source.stem}.decisions.toml"), told


@pytest.mark.parametrize("form", ["--out {}", "--out={}"])
@pytest.mark.parametrize("call", [one for one in WRITING if one.endswith("--out @")])
def test_results_are_not_written_to_an_address(there, call, form, monkeypatch, capfd):
    monkeypatch.chdir(there)
    given = call.removesuffix("--out @") + form.format("s3://bucket/new")
    code, _, told = called(capfd, *given.replace("@", "results").split())
    assert (code, len(told.splitlines())) == (2, 1)
    assert "s3://bucket/new: results are written to this machine" in told
    assert not Path("s3:").exists()


def test_a_file_that_standard_input_comes_from_is_what_is_read(tmp_path):
    source = tmp_path / "a.txt"
    shutil.copy(RULING, source)
    call = [sys.executable, "-m", "pipeline", "clean", "-", "--ledger", str(source)]
    with source.open("rb") as data:
        done = subprocess.run(call, stdin=data, capture_output=True, check=False)
    assert (done.returncode, b"is what is read" in done.stderr) == (2, True)
    assert source.read_bytes() == RULING.read_bytes()
