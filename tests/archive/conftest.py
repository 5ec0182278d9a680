"""A collection of invented rulings, released, and its bags; a certificate authority and its stamps."""

import datetime as dt
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.build import Settings, build
from pipeline.build.release import release
from tests.export.samples import ROOT

SOURCES = ROOT / "tests/rulings"
STEMS = ("ks-2024-77.kaz", "ks-2024-77.rus", "kk-2014-16.rus")
AT = dt.datetime(2031, 5, 6, 12, tzinfo=dt.UTC)


def built(folder, stems=STEMS):
    """Sources of a folder, and what they become, released."""
    sources, out = folder / "sources", folder / "results"
    sources.mkdir(parents=True)
    for stem in stems:
        shutil.copy(SOURCES / f"{stem}.txt", sources)
    assert not any(entry.exit_code for entry in build(sources, out, Settings()))
    release(out, AT)
    return out


@pytest.fixture(scope="session")
def collection(tmp_path_factory):
    """The results of three sources, released once."""
    return built(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def made(collection, tmp_path_factory):
    """Bags of the collection, not to be changed."""
    pytest.importorskip("typst")
    from pipeline.archive.packing import archive

    bags = tmp_path_factory.mktemp("bags")
    assert [entry.status for entry in archive(collection, bags)] == ["made"] * 3
    return bags


@pytest.fixture
def bag(made, tmp_path):
    """One bag, to be changed."""
    first = next(path for path in sorted(made.iterdir()) if path.name.endswith("kaz-2024-05-16-v1"))
    return Path(shutil.copytree(first, tmp_path / "bags" / first.name))


@dataclass(frozen=True)
class Authority:
    """A local certificate authority: a signer and a stamping authority under one root."""

    folder: Path

    @property
    def root(self):
        return self.folder / "root.pem"

    @property
    def key(self):
        return self.folder / "signer.key"

    @property
    def certificate(self):
        return self.folder / "signer.pem"

    @property
    def stamping(self):
        """The command that answers a request on standard input."""
        return f"{self.folder / 'reply.sh'}"


_CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
"""


def openssl(*call):
    subprocess.run(["openssl", *map(str, call)], check=True, capture_output=True)


def _certificate(folder, name, root, *extensions):
    key, request, pem = (folder / f"{name}.{end}" for end in ("key", "csr", "pem"))
    new = ("req", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-subj", f"/CN=Invented {name}")
    if root is None:
        openssl(*new, "-x509", "-days", 3650, "-out", pem)
        return
    openssl(*new, "-out", request)
    settings = folder / f"{name}.ext"
    settings.write_text("\n".join(extensions))
    signed = ("-CA", f"{folder}/{root}.pem", "-CAkey", f"{folder}/{root}.key", "-CAcreateserial")
    openssl(
        "x509", "-req", "-in", request, *signed, "-days", 365, "-extfile", settings, "-out", pem
    )


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority of this test run."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl")
    return an_authority(tmp_path_factory.mktemp("authority"))


def an_authority(folder):
    """A certificate authority whose keys are made in a folder."""
    _certificate(folder, "root", None)
    _certificate(folder, "signer", "root", "keyUsage=digitalSignature,nonRepudiation")
    _certificate(folder, "stamper", "root", "extendedKeyUsage=critical,timeStamping")
    (folder / "serial").write_text("01\n")
    config = folder / "tsa.cnf"
    config.write_text(_CONFIG.format(folder=folder))
    reply = folder / "reply.sh"
    reply.write_text(
        f"#!/bin/sh\ncat > {folder}/asked.tsq\n"
        f"exec openssl ts -reply -config {config} -queryfile {folder}/asked.tsq"
        f" -signer {folder}/stamper.pem -inkey {folder}/stamper.key -chain {folder}/root.pem\n"
    )
    reply.chmod(0o755)
    return Authority(folder)
