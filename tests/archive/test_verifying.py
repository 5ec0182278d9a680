"""Any changed, lost, added or exchanged bit of a bag is found, and told where."""

import hashlib
import json
import random
import re
import shutil

import pikepdf
import pytest

from pipeline.archive.bag import (
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    FaultKind,
    fixity,
    manifest_of,
    read_bag,
    read_manifest,
)
from pipeline.archive.inspecting import attachments, inspected, standards
from pipeline.archive.verifying import bags_of, verify
from pipeline.cli import run
from pipeline.errors import UnreadableSourceError, UsageError
from pipeline.read import USUAL

pytest.importorskip("typst")
_FLIPS = 300


def renewed(files):
    """The bag with manifests of whatever it holds now: what a forger would do."""
    data = {path: content for path, content in files.items() if path.startswith(PAYLOAD)}
    size = f"Payload-Oxum: {sum(map(len, data.values()))}.{len(data)}\n".encode()
    info = b"".join(
        line for line in files["bag-info.txt"].splitlines(keepends=True) if b"Oxum" not in line
    )
    tags = {
        path: content
        for path, content in files.items()
        if not path.startswith((PAYLOAD, "signatures/")) and path != TAG_MANIFEST
    }
    tags |= {"bag-info.txt": info + size, MANIFEST: manifest_of(data)}
    return {**data, **tags, TAG_MANIFEST: manifest_of(tags)}


def recorded(files, before):
    """The bag with the record of what its file holds now that held other bytes before."""
    (now,) = (data for path, data in files.items() if data != before.get(path, data))
    (was,) = (data for path, data in before.items() if data != files.get(path, data))
    told = files["data/premis.xml"]
    for old, new in (
        (hashlib.sha512(was).hexdigest(), hashlib.sha512(now).hexdigest()),
        (f"<size>{len(was)}<", f"<size>{len(now)}<"),
    ):
        told = told.replace(old.encode(), new.encode())
    return {**files, "data/premis.xml": told}


def written(bag, files):
    shutil.rmtree(bag)
    for path, data in files.items():
        (bag / path).parent.mkdir(parents=True, exist_ok=True)
        (bag / path).write_bytes(data)


def other_of(made, bag):
    """Another bag of the same kind."""
    return next(path for path in made.iterdir() if path.is_dir() and path.name != bag.name)


def test_a_bag_as_made_is_sound(made):
    for bag in bags_of(made):
        report = verify(bag)
        assert (report.exit_code, report.faults, report.notes) == (0, (), ())


def test_every_flipped_bit_is_found(bag):
    """Of all bytes of all files alike, those of the manifests among them."""
    files, _ = read_bag(bag, USUAL)
    dice = random.Random(7)  # noqa: S311 - to be repeated
    for _ in range(_FLIPS):
        path = dice.choice(sorted(files))
        data = bytearray(files[path])
        at = dice.randrange(len(data))
        data[at] ^= 1 << dice.randrange(8)
        faults = list(fixity({**files, path: bytes(data)}))
        assert faults, (path, at)
        assert any(path in {fault.path, TAG_MANIFEST, MANIFEST} for fault in faults)


@pytest.mark.parametrize("path", ["data/ruling.json", "data/ruling.pdf", "README.txt", MANIFEST])
def test_a_lost_file_is_told(bag, path):
    (bag / path).unlink()
    assert any(f.kind is FaultKind.LOST and f.path == path for f in verify(bag).faults)


@pytest.mark.parametrize("path", ["data/x.txt", "x.txt", "signatures/x.p7s", "data/deep/x"])
def test_an_added_file_is_told(bag, path):
    (bag / path).parent.mkdir(parents=True, exist_ok=True)
    (bag / path).write_bytes(b"x")
    assert verify(bag).exit_code == 5


def test_an_added_folder_and_a_link_are_told(bag):
    (bag / "data/empty").mkdir()
    (bag / "data/source.txt").rename(bag.parent / "source.txt")
    (bag / "data/source.txt").symlink_to(bag.parent / "source.txt")
    kinds = {fault.path: fault.kind for fault in verify(bag).faults}
    assert kinds["data/empty"] is FaultKind.ADDED
    assert kinds["data/source.txt"] in {FaultKind.MALFORMED, FaultKind.LOST}


def test_a_link_to_a_folder_is_told(bag):
    (bag / "data/more").symlink_to(bag.parent)
    assert verify(bag).exit_code == 5


@pytest.mark.parametrize(
    "path",
    [
        "data/source.txt", "data/ruling.json", "data/ruling.akn.xml", "data/ruling.pdf",
        "data/premis.xml", MANIFEST, TAG_MANIFEST, "bag-info.txt",
    ],
)  # fmt: skip
def test_what_is_exchanged_between_bags_is_refused(made, bag, path):
    other = other_of(made, bag)
    (bag / path).write_bytes((other / path).read_bytes())
    assert verify(bag).exit_code == 5


@pytest.mark.parametrize(
    "path",
    [
        "data/source.txt",
        "data/ruling.json",
        "data/ruling.akn.xml",
        "data/ruling.pdf",
        "data/premis.xml",
    ],
)
def test_new_manifests_hide_no_exchange(made, bag, path):
    files, _ = read_bag(bag, USUAL)
    files[path] = (other_of(made, bag) / path).read_bytes()
    written(bag, renewed(files))
    faults = verify(bag).faults
    assert faults
    assert all(fault.kind is FaultKind.DISAGREES for fault in faults), faults


def test_new_manifests_hide_no_forged_word(bag):
    """The JSON alone, the Akoma Ntoso alone: each is held against another file."""
    for path, old, new in (
        ("data/ruling.json", "сәйкес келеді", "сәйкес келмейді"),
        ("data/ruling.akn.xml", "сәйкес келеді", "сәйкес келмейді"),
        ("data/source.txt", "сәйкес келеді", "сәйкес келмейді"),
        ("data/premis.xml", "success", "failure"),
        ("data/premis.xml", ">pass<", ">fail<"),
        ("data/premis.xml", "[..20", "[..19"),
        ("data/premis.xml", "<agentVersion>", "<agentVersion>9"),
        ("data/premis.xml", "T12:", "T13:"),
        ("data/premis.xml", "</premis>", "<rights/></premis>"),
        ("data/premis.xml", "Decided by a person: 0", "Decided by a person: 7"),
    ):
        files, _ = read_bag(bag, USUAL)
        before = dict(files)
        changed = files[path].replace(old.encode(), new.encode(), 1)
        assert changed != files[path]
        written(bag, renewed({**files, path: changed}))
        assert verify(bag).exit_code == 5, (path, old)
        written(bag, before)


def test_an_attachment_of_the_pdf_is_held_against_the_bag(bag):
    files, _ = read_bag(bag, USUAL)
    path = bag / "data/ruling.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        held = pdf.Root.AF[0].EF.F
        held.write(held.read_bytes().replace("сәйкес".encode(), "қарсы!".encode(), 1))
        pdf.save(path)
    files["data/ruling.pdf"] = path.read_bytes()
    faults = inspected(renewed(files), USUAL)
    assert any("attachment" in fault.message for fault in faults)


@pytest.mark.parametrize("name", ["ruling.json", "ruling.akn.xml", "ruling.pdf", "premis.xml"])
def test_new_manifests_hide_no_lost_file(bag, name):
    files, _ = read_bag(bag, USUAL)
    del files[f"data/{name}"]
    if name != "premis.xml":  # the record, too, knows nothing of it
        record = files["data/premis.xml"].decode()
        start = record.rindex("<object", 0, record.index(f"<objectIdentifierValue>data/{name}<"))
        end = record.index("</object>", start) + len("</object>")
        files["data/premis.xml"] = (record[:start] + record[end:]).encode()
    written(bag, renewed(files))
    faults = verify(bag).faults
    assert any(f.kind is FaultKind.LOST and f.path == f"data/{name}" for f in faults)


def test_an_attachment_too_many_is_told(bag):
    files, _ = read_bag(bag, USUAL)
    path = bag / "data/ruling.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments["more.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ", filename="more.exe")
        pdf.save(path)
    files["data/ruling.pdf"] = path.read_bytes()
    faults = inspected(renewed(files), USUAL)
    assert any("more.exe" in fault.message for fault in faults)


def test_another_page_of_the_pdf_is_found_by_setting_it_again(bag):
    """Though manifests and record are renewed."""
    before, _ = read_bag(bag, USUAL)
    path = bag / "data/ruling.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.pages[0]
        pdf.save(path)
    written(bag, renewed(recorded({**before, "data/ruling.pdf": path.read_bytes()}, before)))
    (fault,) = verify(bag).faults
    assert "not what this program sets" in fault.message


def test_another_program_s_pdf_is_told_as_not_set_again(bag):
    files, _ = read_bag(bag, USUAL)
    files["bag-info.txt"] = files["bag-info.txt"].replace(b"Typst-Version: 0", b"Typst-Version: 9")
    written(bag, renewed(files))
    report = verify(bag)
    assert (report.exit_code, len(report.notes)) == (0, 1)
    assert "not set again" in report.notes[0]


def test_a_bag_of_another_version_is_not_held_against_the_schema_of_this_one(bag):
    """A key that the version which made it did not know yet is no fault; a word that is forged is one."""
    before, _ = read_bag(bag, USUAL)
    json = before["data/ruling.json"]
    info = re.sub(rb"(?<=Qauly-Code-SHA256: )[0-9a-f]+", b"0" * 64, before["bag-info.txt"])
    for old, new, code in (
        (b'"changes": [],\n', b"", 0),
        (b'"changes"', b'"charges"', 5),
        ("сәйкес келеді".encode(), "сәйкес келмейді".encode(), 5),
    ):
        files = recorded({**before, "data/ruling.json": json.replace(old, new, 1)}, before)
        written(bag, renewed(files))
        assert verify(bag).exit_code == 5, old  # this version writes every key
        written(bag, renewed({**files, "bag-info.txt": info}))
        assert verify(bag).exit_code == code, old


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"\n", b"\xff", b"0" * 128 + b" data/x\n", b"0" * 128 + b"  data/x",
        b"A" * 128 + b"  data/x\n", b"0" * 128 + b"  b\n" + b"0" * 128 + b"  a\n",
        b"0" * 128 + b"  a\n" + b"0" * 128 + b"  a\n", b"0" * 128 + b"  a\r\n",
    ],
)  # fmt: skip
def test_a_manifest_has_one_form(manifest):
    assert read_manifest(manifest) is None


def test_the_pdf_says_what_it_is_and_is_it(bag):
    """veraPDF is not to be had here: what it would look at first, by pikepdf."""
    data = (bag / "data/ruling.pdf").read_bytes()
    assert standards(data) == {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert {name: relation for name, (relation, _) in attachments(data).items()} == {
        "source.txt": "/Source", "ruling.akn.xml": "/Alternative",
    }  # fmt: skip
    with pikepdf.open(bag / "data/ruling.pdf") as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang).startswith("kk")
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/Encrypt" not in pdf.trailer
        assert not {"/JavaScript", "/OpenAction", "/AA"} & set(root.keys())
        assert_fonts_are_inside(pdf)
        kinds = kinds_of(root.StructTreeRoot)
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Link"} <= kinds
    assert "/Figure" not in kinds


def test_everything_on_a_page_is_tagged_or_an_artifact(bag):
    """PDF/UA-1, 7.1; and a link has words for a reading voice (7.18)."""
    with pikepdf.open(bag / "data/ruling.pdf") as pdf:
        links = 0
        for page in pdf.pages:
            assert (page.Tabs, "/StructParents" in page) == ("/S", True)
            assert not list(untagged(page))
            for link in page.get("/Annots", ()):
                links += 1
                assert "/Contents" in link
                assert "/StructParent" in link
    assert links > 10


def untagged(page):
    """Operators that paint outside of marked content."""
    marked = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            has_id = name == "BDC" and "/MCID" in getattr(operands[1], "keys", dict)()
            marked.append(has_id or operands[0] == "/Artifact")
        elif name == "EMC":
            marked.pop()
        elif name in {"Tj", "TJ", "S", "f", "Do"} and not any(marked):
            yield name


def assert_fonts_are_inside(pdf):
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            assert "/ToUnicode" in font
            (below,) = font.DescendantFonts
            about = below.FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(about.keys())


def kinds_of(node):
    found, todo = set(), [node]
    while todo:
        one = todo.pop()
        if isinstance(one, pikepdf.Array):
            todo += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            found.add(str(one.get("/S", "")))
            if "/K" in one:
                todo.append(one.K)
    return found


class TestCommand:
    """`qauly archive verify`: lines, JSON, exit codes."""

    def test_all_is_well(self, made, capfd):
        assert run(["archive", "verify", str(made)]) == 0
        assert capfd.readouterr().out.count(": sound") == 3

    def test_a_broken_bag_is_told_as_json(self, bag, capfd):
        (bag / "data/source.txt").write_bytes(b"other")
        assert run(["archive", "verify", str(bag), "--json"]) == 5
        (told,) = json.loads(capfd.readouterr().out)["bags"]
        assert (told["state"], told["exit_code"]) == ("broken", 5)
        assert {"kind": "changed", "path": "data/source.txt"}.items() <= told["problems"][0].items()

    def test_a_bag_without_its_declaration_is_broken_among_bags(self, bag, capfd):
        (bag / "bagit.txt").unlink()
        assert run(["archive", "verify", str(bag.parent)]) == 5
        assert "bagit.txt: lost" in capfd.readouterr().out

    def test_no_bags_are_wrong_use(self, tmp_path, capfd):
        assert run(["archive", "verify", str(tmp_path)]) == 2
        assert run(["archive", "verify", str(tmp_path / "nowhere")]) == 2
        assert "qauly archive DIR" in capfd.readouterr().err


def test_what_is_no_bag_is_no_bag(tmp_path):
    with pytest.raises(UnreadableSourceError, match="no bag"):
        verify(tmp_path)
    with pytest.raises(UsageError):
        bags_of(tmp_path)
