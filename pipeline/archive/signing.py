"""A bag signed and stamped, detached: CMS (CAdES) and RFC 3161 by openssl, or made elsewhere.

What is signed is the tag manifest, which holds the hash of everything else.
"""

from __future__ import annotations

import base64
import re
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pipeline.archive.bag import (
    SIGNATURES,
    SIGNATURES_MANIFEST,
    TAG_MANIFEST,
    manifest_of,
    read_bag,
    sound_files,
)
from pipeline.archive.openssl import in_a_file, openssl, run, said
from pipeline.archive.seals import (
    SIGNATURE,
    STAMP,
    Seal,
    SealState,
    Trust,
    imprint_fits,
    signature_seal,
    stamp_seal,
)
from pipeline.emit.files import write
from pipeline.errors import InvalidOutputError, UnreadableSourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.read import Limits

_SEQUENCE: Final = b"\x30"
"""With which every CMS begins in DER."""
_ARMOUR: Final = re.compile(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----")


def sign(bag: Path, key: Path, certificate: Path, limits: Limits) -> str:
    """Sign a bag; the name of the signature in it.

    Raises UsageError where openssl refuses, InvalidOutputError for a bag that is not what it was.
    """
    sound_files(bag, limits)
    call = ("cms", "-sign", "-cades", "-binary", "-md", "sha512", "-outform", "DER")
    made = openssl(
        *call, "-signer", str(certificate), "-inkey", str(key), "-in", str(bag / TAG_MANIFEST)
    )
    if made.returncode:
        raise UsageError(f"openssl cannot sign with {key}: {said(made)}")
    return _put(bag, made.stdout, SIGNATURE, TAG_MANIFEST, limits)


def stamp(bag: Path, command: str, limits: Limits) -> str:
    """Have the last signature of a bag, or the bag itself, stamped; the name of the stamp in it.

    The command gets a request on its standard input and gives the authority's reply.
    """
    files = sound_files(bag, limits)
    signatures = sorted(path for path in files if path.endswith(SIGNATURE))
    over = signatures[-1] if signatures else TAG_MANIFEST
    asked = openssl("ts", "-query", "-data", str(bag / over), "-sha512", "-cert")
    reply = run(shlex.split(command), asked.stdout)
    if reply.returncode or not reply.stdout:
        raise UsageError(f"{command}: gives no reply: {said(reply)}")
    return attach(bag, reply.stdout, STAMP, limits).path


def attach(bag: Path, data: bytes, ending: str, limits: Limits) -> Seal:
    """Put a signature (`.p7s`) or a stamp (`.tsr`) that was made elsewhere into a bag.

    Raises InvalidOutputError for one that is of other bytes, UnreadableSourceError for none at all.
    """
    files = sound_files(bag, limits)
    if ending == STAMP:
        over = next((path for path in _stampable(files) if imprint_fits(data, files[path])), None)
        if over is None:
            raise InvalidOutputError("the stamp is of none of the bag's signatures, nor of the bag")
        return _seen(bag, _put(bag, data, STAMP, over, limits), over)
    if ending != SIGNATURE:
        raise UsageError("name a signature (FILE.p7s, CMS) or a time stamp (FILE.tsr, RFC 3161)")
    signature = _der(data)
    with in_a_file(signature) as file:
        found = signature_seal(file, TAG_MANIFEST, bag / TAG_MANIFEST, Trust(), None)
    if found.state is SealState.INVALID:
        raise InvalidOutputError(f"the signature is not of this bag: {found.message}")
    return _seen(bag, _put(bag, signature, SIGNATURE, TAG_MANIFEST, limits), TAG_MANIFEST)


def _seen(bag: Path, path: str, over: str) -> Seal:
    if path.endswith(STAMP):
        return stamp_seal(bag / path, path, over, bag / over, Trust())
    return signature_seal(bag / path, path, bag / over, Trust(), None)


def _stampable(files: Mapping[str, bytes]) -> list[str]:
    return [*sorted((p for p in files if p.endswith(SIGNATURE)), reverse=True), TAG_MANIFEST]


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
    # A stamp's name says what it is over: with a number in it, it would be over nothing.
    if ending == STAMP and number > 1:
        raise UsageError(f"{over} has a stamp already; a bag keeps the first")
    held = {p: d for p, d in files.items() if p.startswith(SIGNATURES) and p != SIGNATURES_MANIFEST}
    held[path] = data
    new = {path: data, SIGNATURES_MANIFEST: manifest_of(held)}
    write(bag / SIGNATURES, {p.removeprefix(SIGNATURES): d for p, d in new.items()})
    return path


def _der(data: bytes) -> bytes:
    """A signature as DER; it may come as that, as PEM, or as Base64 alone.

    Raises UnreadableSourceError for anything else.
    """
    if data[:1] == _SEQUENCE:
        return data
    with suppress(ValueError):
        # `validate`, since otherwise all other characters
        # are skipped and any text decodes to something.
        found = base64.b64decode(b"".join(_ARMOUR.sub(b"", data).split()), validate=True)
        if found[:1] == _SEQUENCE:
            return found
    raise UnreadableSourceError("it is no CMS signature, neither DER nor PEM nor Base64")
