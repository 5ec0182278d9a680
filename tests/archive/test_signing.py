"""Signatures and stamps of a local authority: what holds, what does not, what nobody here can tell."""

import os
import shutil
import subprocess
import time

import pytest

from pipeline.archive.bag import read_bag
from pipeline.archive.seals import SealState, Trust
from pipeline.archive.signing import attach, sign, stamp
from pipeline.archive.verifying import verify
from pipeline.cli import run
from pipeline.errors import InvalidOutputError, UnreadableSourceError, UsageError
from pipeline.read import USUAL

pytest.importorskip("typst")
P7S = "signatures/tagmanifest-sha512.txt.p7s"
TSR = f"{P7S}.tsr"


@pytest.fixture
def sealed(bag, authority):
    """A bag that is signed and stamped."""
    assert sign(bag, authority.key, authority.certificate, USUAL) == P7S
    assert stamp(bag, authority.stamping, USUAL) == TSR
    return bag


def states(bag, authority=None, command=""):
    report = verify(bag, Trust(authority.root if authority else None, command=command))
    return report.exit_code, {seal.path: seal.state for seal in report.seals}


def test_a_trusted_signature_and_stamp_are_valid(sealed, authority):
    assert states(sealed, authority) == (0, {P7S: SealState.VALID, TSR: SealState.VALID})
    report = verify(sealed, Trust(authority.root))
    assert {seal.signer for seal in report.seals} == {"CN=Invented signer", ""}
    assert "as of its stamp" in report.seals[-1].message


def test_without_trust_nothing_is_valid(sealed):
    assert states(sealed) == (1, {P7S: SealState.UNVERIFIED, TSR: SealState.UNVERIFIED})


def test_another_authority_is_not_trusted(sealed, tmp_path):
    other = tmp_path / "other.pem"
    call = (
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        tmp_path / "k",
        "-out",
        other,
    )
    subprocess.run(
        ["openssl", *map(str, call), "-subj", "/CN=Other"], check=True, capture_output=True
    )
    report = verify(sealed, Trust(other))
    assert (report.exit_code, {seal.state for seal in report.seals}) == (1, {SealState.UNVERIFIED})


def test_the_readme_s_commands_verify_it(sealed, authority):
    """As printed, but for the name of the certificates."""
    shutil.copy(authority.root, sealed / "CA.pem")
    text = (sealed / "README.txt").read_text().replace("\\\n", " ")
    commands = [line.strip() for line in text.splitlines() if line.startswith("  openssl")]
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run(command, shell=True, cwd=sealed, capture_output=True, check=False)  # noqa: S602
        assert done.returncode == 0, done.stderr


def test_it_is_cades(sealed):
    done = subprocess.run(
        ["openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", sealed / P7S],
        capture_output=True,
        check=True,
    )
    assert b"signingCertificate" in done.stdout.replace(b"-", b"")
    assert b"eContent: <ABSENT>" in done.stdout


@pytest.mark.parametrize("path", [P7S, TSR])
def test_every_byte_of_a_seal_is_under_a_hash(sealed, authority, path):
    data = (sealed / path).read_bytes()
    for at in range(0, len(data), max(len(data) // 4, 1)):
        changed = bytearray(data)
        changed[at] ^= 1
        (sealed / path).write_bytes(bytes(changed))
        assert states(sealed, authority)[0] == 5, at
    (sealed / path).write_bytes(data)
    assert states(sealed, authority)[0] == 0


def test_changed_contents_break_the_signature(sealed, authority):
    for path in ("tagmanifest-sha512.txt",):
        data = (sealed / path).read_bytes()
        (sealed / path).write_bytes(data.replace(b"a", b"b", 1))
    code, found = states(sealed, authority)
    assert (code, found[P7S]) == (5, SealState.INVALID)


def test_a_signature_of_another_bag_is_refused(sealed, made, tmp_path, authority):
    name = next(p.name for p in made.iterdir() if p.is_dir() and p.name != sealed.name)
    other = shutil.copytree(made / name, tmp_path / name)
    with pytest.raises(InvalidOutputError, match="not of this bag"):
        attach(other, (sealed / P7S).read_bytes(), ".p7s", USUAL)
    with pytest.raises(InvalidOutputError, match="of none of the bag's"):
        attach(other, (sealed / TSR).read_bytes(), ".tsr", USUAL)
    assert not (other / "signatures").exists()
    shutil.copytree(sealed / "signatures", other / "signatures")
    code, found = states(other, authority)
    assert (code, found[P7S]) == (5, SealState.INVALID)


def test_a_stamp_of_another_signature_is_refused(sealed, made, tmp_path, authority):
    name = next(p.name for p in made.iterdir() if p.is_dir() and p.name != sealed.name)
    other = shutil.copytree(made / name, tmp_path / name)
    sign(other, authority.key, authority.certificate, USUAL)
    with pytest.raises(InvalidOutputError):
        attach(other, (sealed / TSR).read_bytes(), ".tsr", USUAL)


def test_a_bag_without_signature_is_stamped_itself(bag, authority):
    path = stamp(bag, authority.stamping, USUAL)
    assert path == "signatures/tagmanifest-sha512.txt.tsr"
    assert states(bag, authority) == (0, {path: SealState.VALID})


def test_signatures_of_several_stand_side_by_side(sealed, authority):
    first = (sealed / P7S).read_bytes()
    time.sleep(1.1)  # within one second the same key makes the same signature
    assert sign(sealed, authority.key, authority.certificate, USUAL).endswith(".2.p7s")
    assert (sealed / P7S).read_bytes() == first
    code, found = states(sealed, authority)
    assert (code, len(found)) == (0, 3)


@pytest.mark.parametrize("form", ["PEM", "Base64"])
def test_a_signature_may_come_as_text(bag, authority, tmp_path, form):
    made = shutil.copytree(bag, tmp_path / "copy")
    sign(made, authority.key, authority.certificate, USUAL)
    pem = subprocess.run(
        ["openssl", "cms", "-cmsout", "-inform", "DER", "-outform", "PEM", "-in", made / P7S],
        check=True, capture_output=True,
    ).stdout  # fmt: skip
    text = pem if form == "PEM" else b"".join(pem.splitlines()[1:-1])
    assert attach(bag, text, ".p7s", USUAL).state is SealState.UNVERIFIED
    assert states(bag, authority)[0] == 0


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe", b"aGVsbG8="])
def test_what_is_no_signature_is_refused(bag, data):
    with pytest.raises(UnreadableSourceError):
        attach(bag, data, ".p7s", USUAL)
    with pytest.raises(InvalidOutputError):
        attach(bag, data, ".tsr", USUAL)
    with pytest.raises(UsageError):
        attach(bag, data, ".doc", USUAL)
    assert not (bag / "signatures").exists()


class TestForeign:
    """A signature that openssl does not know: a CMS whose algorithms are GOST's."""

    @pytest.fixture
    def foreign(self, sealed):
        """The signature with the OIDs of its digest and key replaced by unknown ones."""
        data = (sealed / P7S).read_bytes()
        sha512, unknown = (
            bytes.fromhex("0609608648016503040203"),
            bytes.fromhex("06092a830e030a01030203"),
        )
        assert data.count(sha512) >= 2
        return data.replace(sha512, unknown)

    def test_it_is_attached_and_never_valid(self, bag, foreign, authority, made):
        fresh = shutil.copytree(made / bag.name, bag.parent.parent / "fresh" / bag.name)
        assert attach(fresh, foreign, ".p7s", USUAL).state is SealState.UNVERIFIED
        code, found = states(fresh, authority)
        assert (code, found[P7S]) == (1, SealState.UNVERIFIED)

    @pytest.mark.parametrize(
        ("answer", "code", "state"),
        [
            (0, 0, SealState.VALID),
            (1, 5, SealState.INVALID),
            (2, 1, SealState.UNVERIFIED),
            (126, 1, SealState.UNVERIFIED),
        ],
    )
    def test_a_command_says(self, bag, foreign, made, tmp_path, answer, code, state):  # noqa: PLR0913, PLR0917
        fresh = shutil.copytree(made / bag.name, tmp_path / "fresh" / bag.name)
        attach(fresh, foreign, ".p7s", USUAL)
        tool = tmp_path / "tool.sh"
        tool.write_text(
            f'#!/bin/sh\ntest -f "$1" -a -f "$2" || exit 99\necho said >&2\nexit {answer}\n'
        )
        tool.chmod(0o755)
        assert states(fresh, command=str(tool)) == (code, {P7S: state})


_GOST = """
openssl_conf = start
[start]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
default_algorithms = ALL
[req]
distinguished_name = name
[name]
"""


class TestGost:
    """A real signature that openssl verifies by an engine only: GOST R 34.10-2012 (Debian has the engine).

    It stands for Kazakhstan's GOST 34.310-2015, which the state's own tools alone make.
    """

    @pytest.fixture
    def verifier(self, tmp_path):
        """A command that knows the algorithm."""
        tool = tmp_path / "verify.sh"
        tool.write_text(
            f"#!/bin/sh\nOPENSSL_CONF={tmp_path}/gost.cnf openssl cms -verify -binary -inform DER"
            f' -in "$2" -content "$1" -CAfile {tmp_path}/c.pem -purpose any -out /dev/null || exit 1\n'
        )
        tool.chmod(0o755)
        return str(tool)

    @pytest.fixture
    def signed(self, tmp_path):
        """A function that signs a file with a new key."""
        (tmp_path / "gost.cnf").write_text(_GOST)
        env = os.environ | {"OPENSSL_CONF": str(tmp_path / "gost.cnf")}

        def openssl(call):
            done = subprocess.run(
                ["openssl", *call.split()], env=env, cwd=tmp_path, capture_output=True, check=False
            )
            if done.returncode:
                pytest.skip("openssl has no engine for GOST")

        openssl(
            "req -x509 -newkey gost2012_256 -pkeyopt paramset:A -nodes -md_gost12_256 -keyout k.pem"
            " -out c.pem -subj /CN=Invented"
        )

        def sign(path):
            shutil.copy(path, tmp_path / "content")
            openssl(
                "cms -sign -cades -binary -md md_gost12_256 -outform DER -signer c.pem -inkey k.pem"
                " -in content -out made.p7s"
            )
            return (tmp_path / "made.p7s").read_bytes()

        return sign

    def test_it_is_unverified_here_and_valid_by_a_command(self, bag, signed, verifier):
        data = signed(bag / "tagmanifest-sha512.txt")
        assert attach(bag, data, ".p7s", USUAL).state is SealState.UNVERIFIED
        assert states(bag) == (1, {P7S: SealState.UNVERIFIED})
        assert states(bag, command=verifier) == (0, {P7S: SealState.VALID})

    def test_that_of_other_bytes_is_invalid_by_a_command(self, bag, signed, verifier):
        data = signed(bag / "README.txt")
        assert attach(bag, data, ".p7s", USUAL).state is SealState.UNVERIFIED
        assert states(bag, command=verifier) == (5, {P7S: SealState.INVALID})


def test_the_commands(bag, authority, tmp_path, capfd):
    signing = ["--key", str(authority.key), "--certificate", str(authority.certificate)]
    assert run(["archive", "sign", str(bag), *signing]) == 0
    assert run(["archive", "stamp", str(bag), "--by", authority.stamping]) == 0
    assert run(["archive", "verify", str(bag), "--trust", str(authority.root)]) == 0
    assert run(["archive", "verify", str(bag)]) == 1
    out = capfd.readouterr().out
    assert "unverified by CN=Invented signer" in out
    wrong = tmp_path / "x.p7s"
    wrong.write_bytes(b"no signature")
    assert run(["archive", "attach", str(bag), str(wrong)]) == 3
    assert run(["archive", "stamp", str(bag), "--by", "false"]) == 2
    assert run(["archive", "sign", str(bag), "--key", str(wrong), "--certificate", str(wrong)]) == 2


def test_a_broken_bag_is_not_signed(sealed, authority):
    (sealed / "data/source.txt").write_bytes(b"other")
    for seal in (
        lambda: sign(sealed, authority.key, authority.certificate, USUAL),
        lambda: stamp(sealed, authority.stamping, USUAL),
        lambda: attach(sealed, (sealed / P7S).read_bytes(), ".p7s", USUAL),
    ):
        with pytest.raises(InvalidOutputError, match="not what it was"):
            seal()


def test_certificates_that_are_not_there_are_wrong_use(sealed, tmp_path, capfd):
    call = ["archive", "verify", str(sealed), "--trust", str(tmp_path / "nothing.pem")]
    assert run(call) == 2
    assert "nothing.pem is no file" in capfd.readouterr().err


def test_lost_signatures_are_missed_where_they_are_due(sealed, authority, capfd):
    """A bag without any is sound by itself."""
    due = ["archive", "verify", str(sealed), "--trust", str(authority.root), "--signed"]
    assert run(due) == 0
    shutil.rmtree(sealed / "signatures")
    assert run(due[:-1]) == 0
    assert run(due) == 5
    assert "no valid signature" in capfd.readouterr().out


def test_a_failed_seal_leaves_the_bag_as_it_was(bag, authority):
    before, _ = read_bag(bag, USUAL)
    with pytest.raises(UsageError):
        sign(bag, authority.certificate, authority.certificate, USUAL)
    assert read_bag(bag, USUAL)[0] == before


def test_the_last_signature_is_stamped_and_then_its_stamp(sealed, authority):
    """Before an algorithm ends, a stamp over the stamp carries its time on."""
    time.sleep(1.1)  # within one second the same key makes the same signature
    second = sign(sealed, authority.key, authority.certificate, USUAL)
    assert stamp(sealed, authority.stamping, USUAL) == f"{second}.tsr"
    assert stamp(sealed, authority.stamping, USUAL) == f"{second}.tsr.tsr"
    code, found = states(sealed, authority)
    assert (code, set(found.values()), len(found)) == (0, {SealState.VALID}, 5)


def test_a_bag_that_another_run_works_on_is_left_alone(bag, authority, collection, tmp_path):
    from pipeline.archive.bag import locked_bags
    from pipeline.archive.packing import archive

    with locked_bags(bag), pytest.raises(UsageError, match="another run"):
        sign(bag, authority.key, authority.certificate, USUAL)
    assert sign(bag, authority.key, authority.certificate, USUAL) == P7S
    bags = tmp_path / "more"
    bags.mkdir()
    with locked_bags(bags), pytest.raises(UsageError, match="another run"):
        list(archive(collection, bags))
    assert [entry.status for entry in archive(collection, bags)] == ["made"] * 3


def test_a_first_signature_that_was_cut_off_is_told_and_made_again(bag, authority):
    """Its manifest is written last; what the docs say then mends the bag."""
    call = ["archive", "sign", str(bag)]
    call += ["--key", str(authority.key), "--certificate", str(authority.certificate)]
    assert run(call) == 0
    (bag / "signatures/manifest-sha512.txt").unlink()
    faults = [fault.path for fault in verify(bag).faults]
    assert (faults, run(call)) == (["signatures/manifest-sha512.txt"], 5)
    shutil.rmtree(bag / "signatures")
    assert run(call) == 0
    assert not verify(bag).faults


def test_a_pipe_in_the_place_of_a_bag_is_told(tmp_path):
    pipe = tmp_path / "bag"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableSourceError, match="no bag"):
        sign(pipe, tmp_path / "key.pem", tmp_path / "certificate.pem", USUAL)
