"""Signatures (CMS, CAdES) and time stamps (RFC 3161) of a bag, by openssl, detached.

What is signed is the tag manifest, which holds the hash of everything else. A signature that openssl
does not know (GOST 34.310) is given to a command of the user's; what nothing can verify is
`unverified`, never `valid`.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shlex
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.archive.bag import (
    SIGNATURES,
    SIGNATURES_MANIFEST,
    TAG_MANIFEST,
    manifest_of,
    read_bag,
)
from pipeline.emit.files import write
from pipeline.errors import InvalidOutputError, UnreadableSourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.read import Limits

_SIGNATURE: Final = ".p7s"
_STAMP: Final = ".tsr"
_WRONG: Final = re.compile(
    r"digest failure|verification failure|content verify error|bad signature|signature failure"
    r"|message imprint mismatch|wrong signature|invalid padding|verify error",
    re.IGNORECASE,
)
"""What openssl says of a signature that is of other bytes, or none of the key's."""
_UNTRUSTED: Final = re.compile(
    r"certificate verify error|unable to get (?:local )?issuer|self.signed", re.IGNORECASE
)
_MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
_STAMPED: Final = re.compile(
    rf"^Time stamp: ({'|'.join(_MONTHS)}) +(\d+) (\d\d:\d\d:\d\d)(?:\.\d+)? (\d{{4}}) GMT$",
    re.MULTILINE,
)
_GRANTED: Final = "Status: Granted"
_ALGORITHM: Final = re.compile(r"^Hash Algorithm: (\S+)$", re.MULTILINE)
_HEX: Final = re.compile(r"^    [0-9a-f]{4} - ([0-9a-f -]+?)   ", re.MULTILINE)
_SUBJECT: Final = re.compile(r"subject=(.+)")
_SEQUENCE: Final = b"\x30"
"""With which every CMS begins in DER."""
_ARMOUR: Final = re.compile(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----")
_SECONDS: Final = 60.0
_NO_OPENSSL: Final = "openssl is not to be had; install it (Debian: apt-get install openssl)"


class SealState(StrEnum):
    """What is known of a signature or a stamp."""

    VALID = "valid"
    UNVERIFIED = "unverified"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature or a time stamp of a bag, and whether it holds."""

    path: str
    of: str
    """What it is made over."""
    state: SealState
    message: str
    signer: str = ""
    time: str = ""
    """Of a stamp (ISO 8601, UTC)."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom a user trusts, and what verifies what openssl cannot."""

    certificates: Path | None = None
    """PEM; without it no signer is known."""
    command: str = ""
    """Called with the signed file and the signature: 0 valid, 1 not valid, else it cannot tell."""


def sign(bag: Path, key: Path, certificate: Path, limits: Limits) -> str:
    """Sign a bag; the name of the signature in it. Raises UsageError where openssl refuses."""
    call = ("cms", "-sign", "-cades", "-binary", "-md", "sha512", "-outform", "DER")
    made = _openssl(
        *call, "-signer", str(certificate), "-inkey", str(key), "-in", str(bag / TAG_MANIFEST)
    )
    if made.returncode:
        raise UsageError(f"openssl cannot sign with {key}: {_said(made)}")
    return _put(bag, made.stdout, _SIGNATURE, TAG_MANIFEST, limits)


def stamp(bag: Path, command: str, limits: Limits) -> str:
    """Have the last signature of a bag, or the bag itself, stamped; the name of the stamp in it.

    The command gets a request on its standard input and gives the authority's reply.
    """
    files, _ = read_bag(bag, limits)
    signatures = sorted(path for path in files if path.endswith(_SIGNATURE))
    over = signatures[-1] if signatures else TAG_MANIFEST
    asked = _openssl("ts", "-query", "-data", str(bag / over), "-sha512", "-cert")
    reply = _run(shlex.split(command), asked.stdout)
    if reply.returncode or not reply.stdout:
        raise UsageError(f"{command}: gives no reply: {_said(reply)}")
    return attach(bag, reply.stdout, _STAMP, limits).path


def attach(bag: Path, data: bytes, ending: str, limits: Limits) -> Seal:
    """Put a signature (`.p7s`) or a stamp (`.tsr`) that was made elsewhere into a bag.

    Raises InvalidOutputError for one that is of other bytes, UnreadableSourceError for none at all.
    """
    files, _ = read_bag(bag, limits)
    if ending == _STAMP:
        over = next((path for path in _stampable(files) if _imprint_fits(data, files[path])), None)
        if over is None:
            raise InvalidOutputError("the stamp is of none of the bag's signatures, nor of the bag")
        return _seen(bag, _put(bag, data, _STAMP, over, limits), over)
    if ending != _SIGNATURE:
        raise UsageError("name a signature (FILE.p7s, CMS) or a time stamp (FILE.tsr, RFC 3161)")
    signature = _der(data)
    with _in_a_file(signature) as file:
        found = _signature(file, TAG_MANIFEST, bag / TAG_MANIFEST, Trust(), None)
    if found.state is SealState.INVALID:
        raise InvalidOutputError(f"the signature is not of this bag: {found.message}")
    return _seen(bag, _put(bag, signature, _SIGNATURE, TAG_MANIFEST, limits), TAG_MANIFEST)


def _seen(bag: Path, path: str, over: str) -> Seal:
    if path.endswith(_STAMP):
        return _stamp(bag / path, path, over, bag / over, Trust())
    return _signature(bag / path, path, bag / over, Trust(), None)


def seals(bag: Path, files: Mapping[str, bytes], trust: Trust) -> Iterator[Seal]:
    """Every stamp and every signature of a bag, and whether it holds."""
    stamps: dict[str, Seal] = {}
    for path in sorted(path for path in files if path.endswith(_STAMP)):
        over = _stamped(path)
        if over in files:
            stamps[over] = _stamp(bag / path, path, over, bag / over, trust)
            yield stamps[over]
        else:
            yield Seal(path, over, SealState.INVALID, "what it was made over is not there")
    for path in sorted(path for path in files if path.endswith(_SIGNATURE)):
        when = stamps.get(path)
        sure = when.time if when and when.state is SealState.VALID else None
        yield _signature(bag / path, path, bag / TAG_MANIFEST, trust, sure)


def _stamped(path: str) -> str:
    """What a stamp is made over, by its name."""
    bare = path.removesuffix(_STAMP)
    return bare if bare.endswith(_SIGNATURE) else bare.removeprefix(SIGNATURES)


def _stampable(files: Mapping[str, bytes]) -> list[str]:
    return [*sorted((p for p in files if p.endswith(_SIGNATURE)), reverse=True), TAG_MANIFEST]


def _put(bag: Path, data: bytes, ending: str, over: str, limits: Limits) -> str:
    """Put a seal among the signatures of a bag and renew their manifest; its path."""
    files, _ = read_bag(bag, limits)
    stem = over if over.startswith(SIGNATURES) else f"{SIGNATURES}{over}"
    path, number = f"{stem}{ending}", 1
    while path in files:
        if files[path] == data:
            return path
        number += 1
        path = f"{stem}.{number}{ending}"
    if ending == _STAMP and number > 1:
        raise UsageError(f"{over} has a stamp already; a bag keeps the first")
    held = {p: d for p, d in files.items() if p.startswith(SIGNATURES) and p != SIGNATURES_MANIFEST}
    held[path] = data
    new = {path: data, SIGNATURES_MANIFEST: manifest_of(held)}
    write(bag / SIGNATURES, {p.removeprefix(SIGNATURES): d for p, d in new.items()})
    return path


def _signature(path: Path, name: str, content: Path, trust: Trust, when: str | None) -> Seal:
    """Whether a signature is of the content, and by whom; at the time of its stamp, if it has one."""
    call = [
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        str(path),
        "-content",
        str(content),
    ]
    bare = _openssl(*call, "-noverify", "-out", "/dev/null")
    signer = _signer(path)
    of = TAG_MANIFEST
    if bare.returncode:
        if _WRONG.search(_said(bare)):
            return Seal(name, of, SealState.INVALID, "it is of other bytes", signer)
        return _by_command(name, path, content, trust, f"openssl cannot verify it: {_said(bare)}")
    if trust.certificates is None:
        message = "it is of this bag; whose it is cannot be told without --trust CA.pem"
        return Seal(name, of, SealState.UNVERIFIED, message, signer)
    whole = _openssl(
        *call, "-CAfile", str(trust.certificates), "-no-CApath", "-no-CAstore", "-purpose", "any",
        *_at(when), "-out", "/dev/null",
    )  # fmt: skip
    if whole.returncode:
        message = f"it is of this bag, but its signer is not trusted: {_said(whole)}"
        return Seal(name, of, SealState.UNVERIFIED, message, signer)
    as_of = f"as of its stamp, {when}" if when else "as of now: no valid stamp tells its time"
    return Seal(name, of, SealState.VALID, f"its certificate is trusted, {as_of}", signer)


def _by_command(name: str, path: Path, content: Path, trust: Trust, why: str) -> Seal:
    """What the user's own command says of a signature that openssl does not know."""
    if not trust.command:
        message = f"{why}; verify it with the tool of its maker: --with COMMAND"
        return Seal(name, TAG_MANIFEST, SealState.UNVERIFIED, message)
    done = _run([*shlex.split(trust.command), str(content), str(path)], b"")
    states = {0: SealState.VALID, 1: SealState.INVALID}
    told = _said(done) or "without a word"
    message = f"{trust.command} says so (exit {done.returncode}): {told}"
    return Seal(name, TAG_MANIFEST, states.get(done.returncode, SealState.UNVERIFIED), message)


def _stamp(path: Path, name: str, over: str, content: Path, trust: Trust) -> Seal:
    data = path.read_bytes()
    text = _reply_text(data)
    time = _time(text)
    if not time:
        return Seal(name, over, SealState.INVALID, "it is no granted reply of an authority")
    if not _imprint_fits(data, content.read_bytes()):
        return Seal(name, over, SealState.INVALID, "it is of other bytes", "", time)
    if trust.certificates is None:
        message = "it is of these bytes; whose it is cannot be told without --trust CA.pem"
        return Seal(name, over, SealState.UNVERIFIED, message, "", time)
    done = _openssl(
        "ts", "-verify", "-in", str(path), "-data", str(content),
        "-CAfile", str(trust.certificates), *_at(time),
    )  # fmt: skip
    if done.returncode == 0:
        return Seal(name, over, SealState.VALID, "its authority is trusted", "", time)
    untrusted = _UNTRUSTED.search(_said(done)) is not None
    state = SealState.UNVERIFIED if untrusted else SealState.INVALID
    return Seal(name, over, state, f"openssl: {_said(done)}", "", time)


def _at(time: str | None) -> tuple[str, ...]:
    if time is None:
        return ()
    return "-attime", str(int(datetime.fromisoformat(time).timestamp()))


def _imprint_fits(reply: bytes, content: bytes) -> bool:
    """Whether a stamp holds the hash of the content."""
    text = _reply_text(reply)
    algorithm = _ALGORITHM.search(text)
    told = "".join(_HEX.findall(text.partition("Message data:")[2].partition("Serial")[0]))
    if algorithm is None or algorithm[1] not in hashlib.algorithms_available:
        return False
    digest = hashlib.new(algorithm[1], content).hexdigest()
    return told.replace(" ", "").replace("-", "") == digest


def _reply_text(reply: bytes) -> str:
    with _in_a_file(reply) as file:
        return _openssl("ts", "-reply", "-in", str(file), "-text").stdout.decode("utf-8", "replace")


def _time(text: str) -> str:
    """When a reply was given (ISO 8601, UTC); empty where it was not granted."""
    found = _STAMPED.search(text)
    if found is None or _GRANTED not in text:
        return ""
    month, day, clock, year = found.groups()
    return f"{year}-{_MONTHS.index(month) + 1:02d}-{int(day):02d}T{clock}+00:00"


def _signer(path: Path) -> str:
    """The subject of the certificate in a signature, if openssl can read it."""
    with tempfile.TemporaryDirectory(prefix="qauly-") as folder:
        certificates = Path(folder) / "certificates.pem"
        call = ("-cmsout", "-inform", "DER", "-in", str(path), "-certsout", str(certificates))
        _openssl("cms", *call, "-noout")
        if not certificates.exists():
            return ""
        shown = _openssl(
            "x509",
            "-in",
            str(certificates),
            "-noout",
            "-subject",
            "-nameopt",
            "utf8,sep_comma_plus_space,sname",
        )
    found = _SUBJECT.search(shown.stdout.decode("utf-8", "replace"))
    return found[1].strip() if found else ""


def _der(data: bytes) -> bytes:
    """A signature as DER; it may come as that, as PEM, or as Base64 alone.

    Raises UnreadableSourceError for anything else.
    """
    if data[:1] == _SEQUENCE:
        return data
    with suppress(ValueError):
        found = base64.b64decode(b"".join(_ARMOUR.sub(b"", data).split()), validate=True)
        if found[:1] == _SEQUENCE:
            return found
    raise UnreadableSourceError("it is no CMS signature, neither DER nor PEM nor Base64")


@contextmanager
def _in_a_file(data: bytes) -> Iterator[Path]:
    """Bytes in a file of their own, while it is needed."""
    with tempfile.TemporaryDirectory(prefix="qauly-") as folder:
        path = Path(folder) / "seal"
        path.write_bytes(data)
        yield path


def _openssl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("openssl")
    if program is None:
        raise UsageError(_NO_OPENSSL)
    return _run([program, *arguments], b"")


def _run(call: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - the user's own command, and openssl
            list(call), input=given, capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, ValueError, IndexError) as error:
        raise UsageError(f"{shlex.join(call)}: cannot be run: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{shlex.join(call)}: takes too long") from error


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The reason that a program gives, on one line."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    reasons = [line.split(":")[5] for line in lines if line.count(":") > 5]
    return "; ".join(dict.fromkeys(reasons)) or " ".join(lines[:3])
