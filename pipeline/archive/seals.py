"""Signatures (CMS, CAdES) and time stamps (RFC 3161) of a bag, held against its bytes and certificates.

What openssl does not know (GOST 34.310) is given to a command of the user's; what nothing can verify
is `unverified`, never `valid`.
"""

import hashlib
import re
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.archive.bag import SIGNATURES, TAG_MANIFEST
from pipeline.archive.openssl import in_a_file, openssl, reason_given, run

SIGNATURE: Final = ".p7s"
STAMP: Final = ".tsr"
_WRONG: Final = re.compile(
    r"digest failure|verification failure|content verify error|bad signature|signature failure"
    r"|message imprint mismatch|wrong signature|invalid padding|verify error",
    re.IGNORECASE,
)
"""What openssl says of a signature that is of other bytes, or none of the key's."""
_UNTRUSTED: Final = re.compile(
    r"certificate verify error|unable to get (?:local )?issuer|self.signed", re.IGNORECASE
)
_STAMPED: Final = re.compile(
    r"^Time stamp: (\w{3}) +(\d+) (\d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE
)
_GRANTED: Final = "Status: Granted"
_ALGORITHM: Final = re.compile(r"^Hash Algorithm: (\S+)$", re.MULTILINE)
# openssl dumps the imprint as a place, up to 16 bytes with a hyphen in the middle, and letters.
_HEX: Final = re.compile(r"^    [0-9a-f]{4} - ([0-9a-f -]+?)   ", re.MULTILINE)
_SUBJECT: Final = re.compile(r"subject=(.+)")


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


_Finding = tuple[SealState, str, str]
"""Whether a seal holds, what is known of it, and its signer or its time."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom a user trusts, and what verifies what openssl cannot."""

    certificates: Path | None = None
    """PEM; without it no signer is known."""
    signed: bool = False
    """A bag without a valid signature is broken: one that lost its signatures looks like one that
    never had any."""
    command: str = ""
    """Called with the signed file and the signature: 0 valid, 1 not valid, else it cannot tell."""


def seals(bag: Path, files: Mapping[str, bytes], trust: Trust) -> Iterator[Seal]:
    """Every stamp and every signature of a bag, and whether it holds."""
    stamps: dict[str, Seal] = {}
    for path in sorted(path for path in files if path.endswith(STAMP)):
        over = _name_of_stamped(path)
        if over in files:
            stamps[over] = stamp_seal(bag / path, path, over, bag / over, trust)
            yield stamps[over]
        else:
            yield Seal(path, over, SealState.INVALID, "what it was made over is not there")
    for path in sorted(path for path in files if path.endswith(SIGNATURE)):
        when = stamps.get(path)
        # Only a stamp that holds proves a time; else the certificate is judged as of now.
        sure = when.time if when and when.state is SealState.VALID else None
        yield signature_seal(bag / path, path, bag / TAG_MANIFEST, trust, sure)


def _name_of_stamped(path: str) -> str:
    """What a stamp is made over, by its name."""
    bare = path.removesuffix(STAMP)
    return bare if bare.endswith((SIGNATURE, STAMP)) else bare.removeprefix(SIGNATURES)


def signature_seal(path: Path, name: str, content: Path, trust: Trust, when: str | None) -> Seal:
    """Whether a signature is of the content, and by whom; at the time of its stamp, if it has one."""
    state, message, signer = _of_signature(path, content, trust, when)
    return Seal(name, TAG_MANIFEST, state, message, signer)


def _of_signature(path: Path, content: Path, trust: Trust, when: str | None) -> _Finding:
    given = ("-in", str(path), "-content", str(content), "-out", "/dev/null")
    call = ("cms", "-verify", "-binary", "-inform", "DER", *given)
    # First without the chain, so that a changed bag is not told as a signer who is not trusted.
    bare = openssl(*call, "-noverify")
    signer = _signer(path)
    if bare.returncode:
        if _WRONG.search(reason_given(bare)):
            return SealState.INVALID, "it is of other bytes", signer
        return _by_command(path, content, trust, f"openssl cannot verify it: {reason_given(bare)}")
    if trust.certificates is None:
        message = "it is of this bag; whose it is cannot be told without --trust CA.pem"
        return SealState.UNVERIFIED, message, signer
    whole = openssl(
        # The user's certificates alone: what the system happens to trust must not decide.
        *call, "-CAfile", str(trust.certificates), "-no-CApath", "-no-CAstore", "-purpose", "any",
        *_time_options(when),
    )  # fmt: skip
    if whole.returncode:
        message = f"it is of this bag, but its signer is not trusted: {reason_given(whole)}"
        return SealState.UNVERIFIED, message, signer
    as_of = f"as of its stamp, {when}" if when else "as of now: no valid stamp tells its time"
    return SealState.VALID, f"its certificate is trusted, {as_of}", signer


def _by_command(path: Path, content: Path, trust: Trust, why: str) -> _Finding:
    """What the user's own command says of a signature that openssl does not know."""
    if not trust.command:
        return (
            SealState.UNVERIFIED,
            f"{why}; verify it with the tool of its maker: --with COMMAND",
            "",
        )
    done = run([*shlex.split(trust.command), str(content), str(path)], b"")
    state = {0: SealState.VALID, 1: SealState.INVALID}.get(done.returncode, SealState.UNVERIFIED)
    says = "cannot tell" if state is SealState.UNVERIFIED else "says so"
    told = reason_given(done) or "without a word"
    return state, f"{trust.command} {says} (exit {done.returncode}): {told}", ""


def stamp_seal(path: Path, name: str, over: str, content: Path, trust: Trust) -> Seal:
    """Whether a stamp is of the content, and by whom."""
    state, message, time = _of_stamp(path, content, trust)
    return Seal(name, over, state, message, time=time)


def _of_stamp(path: Path, content: Path, trust: Trust) -> _Finding:
    data = path.read_bytes()
    time = _time_of_stamp(_reply_text(data))
    if not time:
        return SealState.INVALID, "it is no granted reply of an authority", ""
    if not imprint_fits(data, content.read_bytes()):
        return SealState.INVALID, "it is of other bytes", time
    if trust.certificates is None:
        message = "it is of these bytes; whose it is cannot be told without --trust CA.pem"
        return SealState.UNVERIFIED, message, time
    done = openssl(
        "ts", "-verify", "-in", str(path), "-data", str(content),
        "-CAfile", str(trust.certificates), *_time_options(time),
    )  # fmt: skip
    if done.returncode == 0:
        return SealState.VALID, "its authority is trusted", time
    # An unknown authority is no proof of a fault, so it makes nothing invalid.
    untrusted = _UNTRUSTED.search(reason_given(done)) is not None
    state = SealState.UNVERIFIED if untrusted else SealState.INVALID
    return state, f"openssl: {reason_given(done)}", time


def _time_options(time: str | None) -> tuple[str, ...]:
    if time is None:
        return ()
    return "-attime", str(int(datetime.fromisoformat(time).timestamp()))


def imprint_fits(reply: bytes, content: bytes) -> bool:
    """Whether a stamp holds the hash of the content."""
    text = _reply_text(reply)
    algorithm = _ALGORITHM.search(text)
    told = "".join(_HEX.findall(text.partition("Message data:")[2].partition("Serial")[0]))
    if algorithm is None or algorithm[1] not in hashlib.algorithms_available:
        return False
    digest = hashlib.new(algorithm[1], content).hexdigest()
    return told.replace(" ", "").replace("-", "") == digest


def _reply_text(reply: bytes) -> str:
    with in_a_file(reply) as file:
        return openssl("ts", "-reply", "-in", str(file), "-text").stdout.decode("utf-8", "replace")


def _time_of_stamp(text: str) -> str:
    """When a reply was given (ISO 8601, UTC); empty where it was not granted."""
    found = _STAMPED.search(text)
    if found is None or _GRANTED not in text:
        return ""
    month, day, clock, year = found.groups()
    # As the date of a letter, whose names of months no locale changes.
    return parsedate_to_datetime(f"{day} {month} {year} {clock} GMT").isoformat()


def _signer(path: Path) -> str:
    """The subject of the certificate in a signature, if openssl can read it."""
    with tempfile.TemporaryDirectory(prefix="qauly-") as folder:
        certificates = Path(folder) / "certificates.pem"
        call = ("-cmsout", "-inform", "DER", "-in", str(path), "-certsout", str(certificates))
        openssl("cms", *call, "-noout")
        if not certificates.exists():
            return ""
        names = ("-nameopt", "utf8,sep_comma_plus_space,sname")
        shown = openssl("x509", "-in", str(certificates), "-noout", "-subject", *names)
    found = _SUBJECT.search(shown.stdout.decode("utf-8", "replace"))
    return found[1].strip() if found else ""
