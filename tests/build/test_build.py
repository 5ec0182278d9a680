"""A folder of rulings to its results: only what is stale, all or nothing, whatever happens."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from pipeline.build import BuildEntry, Settings, build, keys, telling
from pipeline.build.made import Made
from pipeline.build.placing import ResultsFolder
from pipeline.build.storage import LocalFolder
from pipeline.check import check_file
from pipeline.cli import run
from pipeline.collection.records import MadeRecord, record_of_last_build
from pipeline.errors import CutOffError, UnreadableSourceError, UsageError
from pipeline.read import Limits
from pipeline.read.worker import run_bounded
from tests.docx.builder import docx, paragraph
from tests.faults.kills import descendants
from tests.test_rulings import FOLDER

KAZ, RUS, OTHER = "ks-2024-77.kaz", "ks-2024-77.rus", "kk-2015-12.rus"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Sources and their results, made once and copied for each test."""
    place = tmp_path_factory.mktemp("built")
    (place / "sources" / "below").mkdir(parents=True)
    for stem in (KAZ, RUS):
        shutil.copy(FOLDER / f"{stem}.txt", place / "sources")
    shutil.copy(FOLDER / f"{OTHER}.txt", place / "sources" / "below" / "бір екі.txt")
    made(place / "sources", place / "out")
    return place


@pytest.fixture
def folder(built, tmp_path) -> Path:
    """The sources; their results lie beside them."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "sources"


@pytest.fixture
def out(tmp_path) -> Path:
    """A folder of results; with `folder`, that of its results."""
    return tmp_path / "out"


@pytest.fixture
def empty(tmp_path) -> Path:
    """A folder for results in which there are none yet."""
    return tmp_path / "empty"


def entries(folder: Path, out: Path, **settings) -> dict[str, BuildEntry]:
    return {e.stem: e for e in build(folder, out, Settings(**settings))}


def made(folder: Path, out: Path, **settings) -> dict[str, str]:
    return {stem: entry.status for stem, entry in entries(folder, out, **settings).items()}


def command(folder: Path, out: Path) -> list[str]:
    """A build by two processes, as a person calls it."""
    return [sys.executable, *f"-m pipeline build {folder} --out {out} --jobs 2".split(" ")]


def files(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".qauly" not in path.parts
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_of_every_source_stand_under_its_name(folder, empty, jobs):
    assert set(made(folder, empty, jobs=jobs).values()) == {"made"}
    stems = (KAZ, RUS, "below/бір екі")
    assert set(files(empty)) == {f"{stem}{end}" for stem in stems for end in (".json", ".akn.xml")}
    for name, data in files(empty).items():
        check_file(Path(name).name, data)
    assert json.loads(files(empty)[f"{KAZ}.json"])["parallels"]


def test_nothing_to_do_changes_nothing(folder, out):
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.json")}
    assert set(made(folder, out).values()) == {"unchanged"}
    assert before == {path: path.stat().st_mtime_ns for path in out.glob("*.json")}


def test_one_source_changed_is_made_anew_whatever_its_time_stamp(folder, out):
    path = folder / "below" / "бір екі.txt"
    path.write_text(path.read_text("utf-8").replace("закон", "Закон", 1), "utf-8")
    os.utime(path, (0, 0))
    assert made(folder, out) == {KAZ: "unchanged", RUS: "unchanged", "below/бір екі": "made"}


def test_a_pair_a_decision_and_an_option_make_both_texts_stale(folder, out):
    (folder / f"{KAZ}.decisions.toml").write_text("")
    stale = {KAZ: "made", RUS: "made", "below/бір екі": "unchanged"}
    assert made(folder, out) == stale
    (folder / f"{KAZ}.decisions.toml").unlink()
    assert made(folder, out) == stale
    own = folder.parent / "own.toml"
    own.write_text("")
    assert set(made(folder, out, registries=(own,)).values()) == {"made"}


def test_results_of_a_source_that_is_gone_go(folder, out):
    (out / "own.txt").write_text("a user's")
    (out / "own.json").write_text("{}")
    shutil.rmtree(folder / "below")
    (folder / f"{RUS}.txt").unlink()
    result = made(folder, out)
    assert result == {RUS: "removed", "below/бір екі": "removed", KAZ: "made"}
    assert set(files(out)) == {f"{KAZ}.json", f"{KAZ}.akn.xml", "own.txt", "own.json"}
    assert (
        "parallels" not in json.loads(files(out)[f"{KAZ}.json"])
        or not json.loads(files(out)[f"{KAZ}.json"])["parallels"]
    )


@pytest.mark.parametrize("sources", ["sources", "out", "link", "out/below/..", "."])
@pytest.mark.parametrize("results", ["sources", "sources/below", "link", "link/below", ".", ".."])
def test_results_never_go_among_sources(built, tmp_path, sources, results):
    shutil.copytree(built, tmp_path / "a" / "b")
    here = tmp_path / "a" / "b"
    (here / "link").symlink_to(here / "sources")
    before = files(tmp_path)
    if sources.startswith("out") and results not in {".", ".."}:
        results = "out"
    with pytest.raises(UsageError, match=r"name (another|a) folder"):
        made(here / sources, here / results)
    assert files(tmp_path) == before


@pytest.mark.parametrize("below", ["results", "results/2024", "below/.hidden"])
def test_results_may_lie_below_their_sources_where_none_are(folder, below):
    assert set(made(folder, folder / below).values()) == {"made"}
    before = files(folder)
    assert set(made(folder, folder / below).values()) == {"unchanged"}
    assert files(folder) == before
    shutil.copy(folder / f"{KAZ}.txt", folder / below)
    with pytest.raises(UsageError, match=f"holds sources .{KAZ}.txt"):
        made(folder, folder / below)


@pytest.mark.parametrize("word", ["site", "bags", ""])
def test_sites_and_bags_among_sources_are_copies_and_no_sources(folder, out, word):
    (folder / "kept" / "data").mkdir(parents=True)
    (folder / "kept" / ".qauly-derived").write_text(word)
    shutil.copy(folder / f"{KAZ}.txt", folder / "kept" / "data" / "index.html")
    assert made(folder, out) == dict.fromkeys((KAZ, RUS, "below/бір екі"), "unchanged")


@pytest.mark.parametrize("below", ["", "new"])
@pytest.mark.parametrize("mark", [".qauly-derived", "bagit.txt"])
def test_no_results_go_into_a_site_or_among_bags(folder, out, mark, below):
    """Those that lie there are copies: as strangers they would be taken away."""
    (out / mark).write_text("")
    before = files(out)
    with pytest.raises(UsageError, match="site or bags"):
        made(folder, out / below)
    assert files(out) == before


def test_results_of_another_build_in_a_folder_below_stay(folder, out):
    made(folder / "below", out / "2015")
    made(folder, out)
    shutil.rmtree(out / ".qauly")
    assert "removed" not in made(folder, out).values()
    assert "2015/бір екі.json" in files(out)


@pytest.mark.parametrize("how", ["lost", "garbage", "truncated", "other"])
def test_a_lost_or_damaged_record_is_made_anew(folder, out, how):
    expected = files(out)
    record = out / ".qauly" / "made.sqlite"
    if how == "lost":
        shutil.rmtree(out / ".qauly")
    else:
        data = {"garbage": b"no database", "truncated": record.read_bytes()[:2000], "other": b""}[
            how
        ]
        record.write_bytes(data)
    assert set(made(folder, out).values()) == {"made"}
    assert files(out) == expected
    assert set(made(folder, out).values()) == {"unchanged"}


def test_a_lost_record_still_lets_results_of_gone_sources_go(folder, out):
    shutil.rmtree(out / ".qauly")
    (folder / f"{RUS}.txt").unlink()
    assert made(folder, out)[RUS] == "removed"
    assert f"{RUS}.json" not in files(out)


def test_changed_and_missing_results_are_made_anew(folder, out):
    expected = files(out)
    (out / f"{KAZ}.json").write_text("{}")
    (out / "below" / "бір екі.akn.xml").unlink()
    assert set(made(folder, out).values()) == {"made"}
    assert files(out) == expected


BAD = {
    "shopping.txt": ("нан, сүт, шай — дүкенге бару керек\n" * 9).encode(),
    "empty.txt": b"",
    "mojibake.txt": "Конституционный Суд".encode("cp1251"),
    "damaged.docx": docx(paragraph("x"))[:99],
    "damaged.pdf": b"%PDF-1.4 nothing",
}


def test_one_bad_source_costs_itself_alone(folder, out):
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    found = {e.stem: e for e in build(folder, out, Settings(jobs=2))}
    bad = {Path(name).stem for name in BAD} | {"pipe", "dangling"}
    assert {stem for stem, entry in found.items() if entry.exit_code} == bad
    assert all(found[stem].error for stem in bad)
    assert len(files(out)) == 6
    again = entries(folder, out)
    assert {stem for stem, entry in again.items() if entry.exit_code} == bad


NAMES = [
    "a b",
    "-dash",
    "қаулы",
    "q'uo\"te",
    "new\nline",
    "`touch PWNED`",
    "$(touch PWNED)",
    "a;b&c",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_a_name(folder, out, name):
    shutil.copy(FOLDER / "vs-2016-12.rus.txt", folder / f"{name}.txt")
    assert made(folder, out)[name] == "made"
    assert f"{name}.json" in files(out)
    assert not list(folder.parent.rglob("PWNED"))


def test_a_name_that_is_too_long_for_its_results_is_told(folder, out):
    shutil.copy(FOLDER / "vs-2016-12.rus.txt", folder / f"{'n' * 251}.txt")
    found = entries(folder, out)
    assert found["n" * 251].exit_code == 6
    assert len(files(out)) == 6


@pytest.mark.parametrize(
    "name",
    [f"{OTHER}{end}" for end in (".decisions.toml", ".withdrawn.toml", ".hocr")]
    + [f"{KAZ}{end}" for end in (".decisions.TOML", ".Decisions.toml", ".Withdrawn.toml", ".HOCR")],
)
def test_what_lies_beside_no_source_is_told(folder, out, name):
    """Its ruling would be published as if nothing had been decided, or not been withdrawn."""
    (folder / name).write_text("")
    found = entries(folder, out)
    assert found[name].exit_code == 2
    assert "no source" in found[name].error
    assert len(files(out)) == 6


def test_texts_are_paired_however_their_marked_letters_and_languages_are_written(tmp_path, out):
    (tmp_path / "in").mkdir()
    name, apart = (unicodedata.normalize(form, "сайлау й") for form in ("NFC", "NFD"))
    shutil.copy(FOLDER / f"{KAZ}.txt", tmp_path / "in" / f"{name}.KAZ.TXT")
    shutil.copy(FOLDER / f"{RUS}.txt", tmp_path / "in" / f"{apart}.rus.txt")
    assert set(made(tmp_path / "in", out).values()) == {"made"}
    assert all(json.loads(d)["parallels"] for n, d in files(out).items() if n.endswith("n"))


@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt", ".tif", ".tiff", ".djvu"])
def test_a_kind_that_cannot_be_read_is_told_with_what_to_do(folder, out, suffix):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" if len(suffix) == 4 else b"AT&TFORM\0\0"
    (folder / f"old{suffix}").write_bytes(old)
    found = entries(folder, out)
    assert found["old"].exit_code == 3
    assert re.search("convert|extract|make a PDF", found["old"].error)


def test_what_is_passed_over_is_told(folder, tmp_path):
    out = folder / "results"
    made(folder, out)
    for name in ("a", "б.rus.txt.bak", "below/c.rtf~", ".hidden"):
        (folder / name).write_text("words")
    (folder / "linked").symlink_to(tmp_path)
    found = {stem: entry for stem, entry in entries(folder, out).items() if entry.error}
    assert set(found) == {"a", "б.rus.txt.bak", "below/c.rtf~", "linked"}
    assert {(entry.status, entry.exit_code) for entry in found.values()} == {("passed-over", 0)}
    told = telling.summary([*found.values()])
    assert "1 .bak, 1 .rtf~, 2 without an ending" in told


@pytest.mark.parametrize("made_as", ["page", "export"])
def test_what_qauly_made_of_a_ruling_is_no_source(folder, out, made_as):
    call = {"page": ["page"], "export": ["export", "--to", "docx"]}[made_as]
    apart = folder / "seen"
    assert run([*call, str(out / f"{RUS}.json"), "--out", str(apart)]) == 0
    (path,) = apart.iterdir()
    shutil.move(path, folder / path.name)
    found = entries(folder, out)
    assert found[path.name].status == "passed-over"
    assert "made by qauly" in found[path.name].error
    assert {one.status for stem, one in found.items() if stem != path.name} == {"unchanged"}


def test_what_word_keeps_of_an_open_file_is_no_source(folder, out):
    (folder / "~$x.docx").write_bytes(b"x")
    assert len(made(folder, out)) == 3


def test_a_folder_that_cannot_be_listed_does_not_pass_for_an_empty_one(folder, out, monkeypatch):
    before, real = files(out), os.scandir

    def refuse(path):
        if str(path).endswith("below"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        with pytest.raises(UnreadableSourceError, match="cannot be listed"):
            made(folder, out)
    assert files(out) == before


def test_other_libraries_make_all_stale(folder, out, monkeypatch):
    monkeypatch.setattr(keys, "version", lambda name: f"{name} of another day")
    keys.environment.cache_clear()
    assert set(made(folder, out).values()) == {"made"}
    keys.environment.cache_clear()


@pytest.mark.parametrize("suffix", [".TXT", ".Txt"])
def test_kinds_are_told_by_any_case(tmp_path, out, suffix):
    (tmp_path / "in").mkdir()
    shutil.copy(FOLDER / f"{OTHER}.txt", tmp_path / "in" / f"a{suffix}")
    assert made(tmp_path / "in", out) == {"a": "made"}


def test_of_two_kinds_the_better_is_the_source_and_the_other_a_witness(tmp_path, out):
    (tmp_path / "in").mkdir()
    lines = (FOLDER / f"{OTHER}.clean.txt").read_text("utf-8").rstrip("\n").split("\n")
    (tmp_path / "in" / "a.docx").write_bytes(docx("".join(map(paragraph, lines))))
    text = "\n\n".join(lines)
    (tmp_path / "in" / "a.txt").write_text(text, "utf-8")
    (entry,) = build(tmp_path / "in", out, Settings())
    before = entry.differences
    (tmp_path / "in" / "a.txt").write_text(text.replace("2015", "2016", 1), "utf-8")
    (entry,) = build(tmp_path / "in", out, Settings())
    assert (entry.status, entry.differences) == ("made", before + 1)
    assert json.loads(files(out)["a.json"])["source"]["media_type"].endswith(
        "wordprocessingml.document"
    )


def test_two_texts_of_one_expression_are_an_error_for_both(folder, out):
    text = (FOLDER / f"{OTHER}.txt").read_text("utf-8")
    (folder / "other.txt").write_text(
        text.replace("не соответствующ", "соответствующ").replace("закона", "Закона"), "utf-8"
    )
    found = entries(folder, out)
    doubled = {stem for stem, entry in found.items() if entry.exit_code == 5}
    assert doubled == {"other", "below/бір екі"}
    assert not {"other.json", "below/бір екі.json"} & files(out).keys()
    (folder / "other.txt").unlink()
    assert made(folder, out)["below/бір екі"] == "made"


def test_an_error_that_names_a_file_whose_name_is_no_utf_8_costs_no_other(folder, out):
    text = (FOLDER / f"{OTHER}.txt").read_text("utf-8")
    name = os.fsdecode(b"\xff")
    other = text.replace("не соответствующ", "соответствующ").replace("закона", "Закона")
    (folder / f"{name}.txt").write_text(other, "utf-8")
    for _ in range(2):
        found = entries(folder, out)
        doubled = {stem for stem, entry in found.items() if entry.exit_code == 5}
        assert doubled == {name, "below/бір екі"}
        assert found[KAZ].exit_code == 0


def test_a_text_that_is_there_twice_is_told_and_costs_nothing(folder, out):
    shutil.copy(folder / f"{KAZ}.txt", folder / "zz copy.txt")
    for _ in range(2):
        found = entries(folder, out)
        assert {s: e.same_as for s, e in found.items() if e.same_as} == {"zz copy": KAZ}
        (line,) = telling.lines(list(found.values()))
        assert line.startswith(f"zz copy: has the expression and the text of {KAZ};")
        assert not any(entry.exit_code for entry in found.values())
    (folder / "zz copy.txt").unlink()
    assert not any(entry.same_as for entry in build(folder, out, Settings()))


def test_a_copy_of_what_is_withdrawn_is_not_published_either(folder, out):
    shutil.copy(folder / f"{KAZ}.txt", folder / "copy.txt")
    (folder / "copy.withdrawn.toml").write_text('date = 2031-05-06\nreason = "x"\n')
    found = entries(folder, out)
    assert {stem for stem, entry in found.items() if entry.exit_code == 5} == {KAZ, "copy"}
    assert f"{KAZ}.json" not in files(out)
    shutil.copy(folder / "copy.withdrawn.toml", folder / f"{KAZ}.withdrawn.toml")
    assert not any(e.exit_code for e in build(folder, out, Settings()))


def test_shards_make_the_same_and_their_records_come_together(folder, out, empty):
    for part in (1, 2, 3):
        made(folder, empty, shard=(part, 3))
    assert files(empty) == files(out)
    assert set(made(folder, empty).values()) == {"unchanged"}
    assert [path.name for path in (empty / ".qauly").glob("made*.sqlite")] == ["made.sqlite"]


def test_a_shard_does_not_make_again_what_another_build_made(folder, out):
    assert set(made(folder, out, shard=(1, 1)).values()) == {"unchanged"}
    some = folder / f"{KAZ}.txt"
    some.write_bytes(some.read_bytes() + b"\n")
    again = [made(folder, out, shard=(part, 2)) for part in (1, 2)]
    assert {s for part in again for s, status in part.items() if status == "made"} == {KAZ, RUS}
    assert set(made(folder, out).values()) == {"unchanged"}


def test_who_looks_on_sees_what_is_left_and_how_fast_it_goes(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    with telling.progress() as left:
        for count in (40, 39, 38, 20):
            left(count)
            time.sleep(0.02)  # or there is no rate
    assert re.search(r"20/40 +[0-9]+\.[0-9]/s [0-9]:[0-9]{2}:[0-9]{2}", capsys.readouterr().err)


def test_one_build_a_folder(folder, out):
    with ResultsFolder(out), pytest.raises(UsageError, match="another build"):
        made(folder, out)


def test_shards_work_side_by_side_and_the_whole_alone(folder, out):
    with ResultsFolder(out, (1, 3)):
        made(folder, out, shard=(2, 3))
        with pytest.raises(UsageError, match="another build"):
            made(folder, out, shard=(1, 3))
        with pytest.raises(UsageError, match="another build"):
            made(folder, out)
    with ResultsFolder(out), pytest.raises(UsageError, match="another build"):
        made(folder, out, shard=(2, 3))


def test_a_source_that_changes_while_it_is_made_is_never_recorded_as_another(
    folder, empty, monkeypatch
):
    """It is another when it is looked at, and again when the work is done."""
    path = folder / "below" / "бір екі.txt"
    sound = path.read_bytes()

    def swapped(make, groups):
        for group in groups:
            path.write_bytes(b"")
            yield from make(group)
            path.write_bytes(sound)

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.build.make_inline", swapped)
        found = entries(folder, empty)
    assert found["below/бір екі"].exit_code == 3
    assert made(folder, empty)["below/бір екі"] == "made"


@pytest.mark.parametrize(("sign", "passes"), [(signal.SIGKILL, True), (signal.SIGSEGV, False)])
def test_a_process_that_was_ended_from_outside_may_do_better_next_time(sign, passes):
    with pytest.raises(UnreadableSourceError) as told:
        run_bounded(_end, sign, Limits())
    assert isinstance(told.value, CutOffError) == passes


def _end(sign, _):
    os.kill(os.getpid(), sign)


def test_what_the_machine_failed_at_is_made_again_and_keeps_what_is_there(folder, out, monkeypatch):
    expected = files(out)
    (folder / f"{KAZ}.decisions.toml").write_text("")

    def killed(*_):
        raise CutOffError("ended from outside")

    with monkeypatch.context() as patch:
        for name in ("run_bounded", "convert_file"):
            patch.setattr(f"pipeline.build.making.{name}", killed)
        found = entries(folder, out)
    assert found[KAZ].exit_code == 3
    assert files(out) == expected
    assert made(folder, out)[KAZ] == "made"


def test_no_ruling_can_pass_for_the_notice_of_another(folder, out):
    shutil.copy(FOLDER / "vs-2016-12.rus.txt", folder / f"{KAZ}.withdrawn.txt")
    found = entries(folder, out)
    assert found[f"{KAZ}.withdrawn"].exit_code == 2
    assert found[KAZ].exit_code == 0


def test_a_record_that_names_a_place_elsewhere_takes_nothing_away(folder, out):
    (out.parent / "x.json").write_text("{}")
    with Made(out / ".qauly") as records:
        records.note("../x", records.get(KAZ))
    made(folder, out)
    assert (out.parent / "x.json").exists()


@pytest.mark.usefixtures("folder")
def test_what_a_crash_left_is_cleared_or_finished(out):
    """Cut off before the rename nothing was made; cut off behind it all of it was."""
    expected = files(out)
    with ResultsFolder(out) as place:
        staged = place.state / "staged" / "half"
        staged.mkdir()
        (staged / "json").write_text("half")
        ready = place.state / "ready" / "whole"
        ready.mkdir()
        (ready / "json").write_bytes(expected[f"{KAZ}.json"])
        (ready / "akn.xml").write_bytes(expected[f"{KAZ}.akn.xml"])
        (ready / "name").write_text(f"{KAZ}\x00.json\x00.akn.xml")
        (out / f"{KAZ}.json").unlink()
    with ResultsFolder(out) as place:
        assert files(out) == expected
        assert not list((place.state / "staged").iterdir())
        assert not list((place.state / "ready").iterdir())


def test_a_folder_in_the_place_of_a_result_leaves_the_other_file_as_it_was(folder, out):
    akn = out / f"{KAZ}.akn.xml"
    akn.unlink()
    akn.mkdir()
    before = (out / f"{KAZ}.json").read_bytes()
    found = entries(folder, out)
    assert found[KAZ].exit_code == 6
    assert (out / f"{KAZ}.json").read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are not told there")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("to_all", [False, True])
def test_an_interrupt_while_processes_start_is_one_line(folder, empty, sign, to_all):
    """A terminal sends it to every process of the build, a scheduler to the build alone."""
    call = command(folder, empty)
    with subprocess.Popen(call, stderr=subprocess.PIPE, start_new_session=True) as process:
        while len(descendants(process.pid)) < 2 and process.poll() is None:
            time.sleep(0.02)
        (os.killpg if to_all else os.kill)(process.pid, sign)
        told = process.stderr.read().decode()  # ends when the last of its processes has ended
    assert process.returncode == 130
    assert len(told.splitlines()) == 1, told


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_was_cut_off_goes_on(folder, out, empty, sign):
    for wait in (0.3, 0.9, 1.6):
        process = subprocess.Popen(
            command(folder, empty), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(wait)
        process.send_signal(sign)
        process.wait(timeout=60)
        for name, data in files(empty).items():
            assert data == files(out)[name]
    for _ in range(50):  # the workers of a killed build end a moment later
        try:
            made(folder, empty)
            break
        except UsageError:
            time.sleep(0.2)
    assert files(empty) == files(out)


def test_each_finding_is_told_and_counted_by_its_code(folder, out, tmp_path, capfd):
    text = (folder / f"{RUS}.txt").read_text("utf-8")
    (folder / f"{RUS}.txt").write_text(text.replace(" 2. Р", " 7. Р"), "utf-8")
    report = tmp_path / "report.jsonl"
    call = ["build", str(folder), "--out", str(out), "--report", str(report)]
    assert run(call) == 0
    told = [line for line in capfd.readouterr().err.splitlines() if line.startswith(RUS)]
    rows = {row["stem"]: row for row in map(json.loads, report.read_text("utf-8").splitlines())}
    codes = rows[RUS]["codes"]
    assert rows[RUS]["differences"] == 0
    assert sum(codes.values()) == rows[RUS]["findings"] == len(told) > 0
    for code, times in codes.items():
        assert sum(f" {code} " in line or f" {code}: " in line for line in told) == times
    assert run(call) == 0
    total = sum(row["findings"] for row in rows.values())
    assert f"({total} findings)" in capfd.readouterr().out
    again = {row["stem"]: row for row in map(json.loads, report.read_text("utf-8").splitlines())}
    assert again[RUS] == {**rows[RUS], "status": "unchanged"}
    (folder / f"{RUS}.txt").write_text(text.replace(" 2. Р", " 8. Р"), "utf-8")
    assert run([*call, "--count"]) == 0
    assert not [line for line in capfd.readouterr().err.splitlines() if line.startswith(RUS)]


@pytest.mark.parametrize(
    "taken",
    [
        *(f"sources/{name}" for name in (f"{KAZ}.txt", f"{KAZ}.decisions.toml", "new.json")),
        *(f"out/{name}" for name in (f"{KAZ}.json", "new.json", "changes.jsonl")),
        "own.toml",
    ],
)
def test_a_report_takes_the_place_of_nothing_that_is_read_or_made(folder, out, taken, capfd):
    (folder / f"{KAZ}.decisions.toml").write_text("")
    own = folder.parent / "own.toml"
    own.write_text("")
    call = ["build", str(folder), "--out", str(out), "--registry", str(own)]
    assert run(call) == 0
    before = files(folder.parent)
    link = folder.parent / "link.jsonl"
    link.symlink_to(folder.parent / taken)
    for report in (folder.parent / taken, link):
        assert run([*call, "--report", str(report)]) == 2
        assert "another place" in capfd.readouterr().err
    link.unlink()
    assert files(folder.parent) == before
    (folder / os.fsdecode(b"\xff.txt")).write_text("no ruling")
    for _ in range(2):
        assert run([*call, "--report", str(folder / "report.jsonl")]) == 3
    rows = (folder / "report.jsonl").read_text("utf-8").splitlines()
    assert os.fsdecode(b"\xff") in {json.loads(row)["stem"] for row in rows}


HIDDEN = """
import multiprocessing, os, signal, sys
from multiprocessing.popen_fork import Popen
Popen.kill = Popen.terminate
sys.modules.update(fcntl=None, resource=None)
for module, names in ((os, ("fork", "getuid", "geteuid", "mkfifo")), (signal, ("SIGKILL", "SIGHUP"))):
    for name in names:
        delattr(module, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]
if __name__ == "__main__":
    from pipeline.cli import main
    main()
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_system_without_locks_forks_and_limits_builds(folder, out, empty, tmp_path, jobs):
    """As on Windows: neither `fcntl`, `resource`, `os.fork` nor SIGKILL; processes start from nothing."""
    (tmp_path / "as_windows.py").write_text(HIDDEN)
    call = [sys.executable, tmp_path / "as_windows.py", "build", folder, "--out", empty]
    command = [*map(str, call), "--jobs", jobs]
    run = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr
    assert files(empty) == files(out)


def test_all_results_can_be_checked_those_of_withdrawn_rulings_too(folder, out, capfd):
    (folder / f"{KAZ}.withdrawn.toml").write_text('date = 2031-05-06\nreason = "void"\n')
    made(folder, out)
    results = [str(path) for path in out.rglob("*") if path.suffix in {".json", ".xml"}]
    assert f"{out / KAZ}.withdrawn.json" in results
    assert run(["check", *results]) == 0
    notice = out / f"{KAZ}.withdrawn.json"
    for wrong in ('"x": 1, "work"', '"work": null, "work"'):
        said = notice.read_text("utf-8")
        notice.write_text(said.replace('"work"', wrong), "utf-8")
        assert run(["check", str(notice)]) == 5
        notice.write_text(said, "utf-8")
    capfd.readouterr()


def another_folder(folder: Path) -> Path:
    other = folder.parent / "other"
    other.mkdir()
    shutil.copy(folder / "below" / "бір екі.txt", other / "another.txt")
    return other


def test_results_of_another_folder_are_spared(folder, out):
    made(folder, out)
    before = files(out)
    with pytest.raises(UsageError, match=re.escape(f"holds the results of {folder}")):
        made(another_folder(folder), out)
    assert files(out) == before
    assert set(made(folder, out).values()) == {"unchanged"}


def test_sources_that_take_the_place_of_all_others_are_made_once_that_is_said(folder, out):
    other = another_folder(folder)
    (out / ".qauly" / "sources").unlink()
    assert made(other, out)["another"] == "made"
    assert {Path(name).name.partition(".")[0] for name in files(out)} == {"another"}


def test_a_folder_of_sources_that_moved_has_its_results_still(folder, out):
    moved = folder.rename(folder.parent / "moved")
    shutil.rmtree(moved / "below")
    assert made(moved, out) == {"below/бір екі": "removed", KAZ: "unchanged", RUS: "unchanged"}


@pytest.mark.parametrize("lost", ["", "made.sqlite"])
def test_all_sources_of_a_folder_may_go_once_that_is_said(folder, out, lost):
    """An empty folder may be that of a disk which is not mounted."""
    made(folder, out)
    before = files(out)
    if lost:
        (out / ".qauly" / lost).unlink()
    link = folder.parent / "link"
    link.symlink_to(folder)
    shutil.rmtree(folder / "below")
    for stem in (KAZ, RUS):
        (folder / f"{stem}.txt").unlink()
    with pytest.raises(UsageError, match=r"holds no source any more, and .* results of 3"):
        made(link, out)
    assert files(out) == before
    (out / ".qauly" / "sources").unlink()
    assert set(made(link, out).values()) == {"removed"}
    assert not files(out)


def test_a_disk_among_the_sources_that_is_not_mounted_costs_no_results(folder, out, monkeypatch):
    below = folder / "below"
    with monkeypatch.context() as patched:
        patched.setattr(os.path, "ismount", lambda path: Path(path) == below)
        made(folder, out)
    before = files(out)
    shutil.move(below / "бір екі.txt", folder.parent)
    with pytest.raises(UsageError, match="below was a disk of its own"):
        made(folder, out)
    assert files(out) == before
    below.rmdir()
    assert made(folder, out)["below/бір екі"] == "removed"


def test_a_folder_of_sources_that_stands_empty_is_told(folder, out):
    (folder / "below" / "бір екі.txt").unlink()
    (told,) = telling.lines(tuple(entries(folder, out).values()))
    assert told.startswith("below/бір екі: below stands empty")


def test_a_source_that_was_not_made_is_not_hashed(folder, out, monkeypatch):
    """It may be larger than all that is read, and take hours."""
    (folder / "large.txt").write_bytes(b"x" * (1 << 20) + b"x")
    hashed = []
    real = LocalFolder.hash_of
    monkeypatch.setattr(
        LocalFolder, "hash_of", lambda s, *told: hashed.append(told[0]) or real(s, *told)
    )
    for _ in range(2):
        assert "larger than 1 MiB" in entries(folder, out, limits=Limits(size=1))["large"].error
        assert "large.txt" not in hashed


@pytest.mark.parametrize("name", [f"{KAZ}.txt", f"{KAZ}.decisions.toml"])
def test_what_became_too_large_is_not_hashed(folder, out, name):
    with (folder / name).open("wb") as file:
        file.truncate(1 << 40)  # would take hours
    for _ in range(2):
        assert "larger than" in entries(folder, out)[KAZ].error
    (folder / name).unlink()


def test_results_lie_on_whatever_disk_is_mounted_there(folder, empty, monkeypatch):
    real = Path.replace

    def over(path, target):
        """As where `below` is a disk of its own."""
        if ("below" in path.parts) != ("below" in Path(target).parts):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", over)
        assert set(made(folder, empty).values()) == {"made"}
    assert sorted(path.name for path in (empty / "below").iterdir()) == [
        "бір екі.akn.xml",
        "бір екі.json",
    ]
    assert set(made(folder, empty).values()) == {"unchanged"}


def test_a_link_in_the_place_of_what_a_build_works_on_is_not_followed(folder, out):
    kept = folder.parent / "kept"
    (kept / "a").mkdir(parents=True)
    for part in ("ready", "scratch", "staged"):
        shutil.rmtree(out / ".qauly" / part, ignore_errors=True)
        (out / ".qauly" / part).symlink_to(kept)
    assert set(made(folder, out, jobs=1).values()) == {"unchanged"}
    assert [*kept.iterdir()] == [kept / "a"]


def test_records_are_kept_soon(tmp_path, monkeypatch):
    """So that a build which is killed again and again comes to its end."""
    with Made(tmp_path) as records:
        later = time.monotonic() + 1
        monkeypatch.setattr(time, "monotonic", lambda: later)
        records.note("new", MadeRecord("key"))
        assert record_of_last_build(tmp_path, "new") == MadeRecord("key")
