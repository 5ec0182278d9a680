"""A bag signed and stamped, detached: CMS (CAdES) and RFC 3161 by openssl, or made elsewhere.

What is signed is the tag manifest, which holds the hash of everything else.
"""

import base64
import re
import shlex
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from pipeline.archive.bag import (
    SIGNATURES,
    SIGNATURES_MANIFEST,
    TAG_MANIFEST,
    locked_bags,
    manifest_of,
    seals_of,
    sound_files,
)
from pipeline.archive.openssl import in_a_file, openssl, reason_given, run
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
from pipeline.read import Limits

_SEQUENCE: Final = b"\x30"
"""With which every CMS begins in DER."""
_ARMOUR: Final = re.compile(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----")


def sign(bag: Path, key: Path, certificate: Path, limits: Limits) -> str:
    """Sign a bag; the name of the signature in it.

    Raises UsageError where openssl refuses, InvalidOutputError for a bag that is not what it was.
    """
    call = ("cms", "-sign", "-cades", "-binary", "-md", "sha512", "-outform", "DER")
    of = ("-signer", str(certificate), "-inkey", str(key), "-in", str(bag / TAG_MANIFEST))
    with locked_bags(bag):
        files = sound_files(bag, limits)
        made = openssl(*call, *of)
        if made.returncode:
            raise UsageError(f"openssl cannot sign with {key}: {reason_given(made)}")
        return _put_seal(bag, files, made.stdout, SIGNATURE, TAG_MANIFEST)


def stamp(bag: Path, command: str, limits: Limits) -> str:
    """Have the last signature of a bag stamped, or its stamp, or the bag; the name of the stamp in it.

    The command gets a request on its standard input and gives the authority's reply.
    """
    files = sound_files(bag, limits)
    # A number makes a name longer: the last signature has the longest.
    signatures = sorted((path for path in files if path.endswith(SIGNATURE)), key=len)
    over = signatures[-1] if signatures else TAG_MANIFEST
    while _place_of_seal(over, STAMP) in files:
        over = _place_of_seal(over, STAMP)
    asked = openssl("ts", "-query", "-data", str(bag / over), "-sha512", "-cert")
    reply = run(shlex.split(command), asked.stdout)
    if reply.returncode or not reply.stdout:
        raise UsageError(f"{command}: gives no reply: {reason_given(reply)}")
    return attach(bag, reply.stdout, STAMP, limits).path


def attach(bag: Path, data: bytes, ending: str, limits: Limits) -> Seal:
    """Put a signature (`.p7s`) or a stamp (`.tsr`) that was made elsewhere into a bag.

    Raises InvalidOutputError for one that is of other bytes, UnreadableSourceError for none at all.
    """
    with locked_bags(bag):
        files = sound_files(bag, limits)
        if ending == STAMP:
            seals = (path for path in files if path.endswith((SIGNATURE, STAMP)))
            of = (path for path in (*seals, TAG_MANIFEST) if imprint_fits(data, files[path]))
            over = next(of, None)
            if over is None:
                message = "the stamp is of none of the bag's signatures, nor of the bag"
                raise InvalidOutputError(message)
            path = _put_seal(bag, files, data, STAMP, over)
            return stamp_seal(bag / path, path, over, bag / over, Trust())
        if ending != SIGNATURE:
            message = "name a signature (FILE.p7s, CMS) or a time stamp (FILE.tsr, RFC 3161)"
            raise UsageError(message)
        signature = _signature_in_der(data)
        with in_a_file(signature) as file:
            found = signature_seal(file, TAG_MANIFEST, bag / TAG_MANIFEST, Trust(), None)
        if found.state is SealState.INVALID:
            raise InvalidOutputError(f"the signature is not of this bag: {found.message}")
        return replace(found, path=_put_seal(bag, files, signature, SIGNATURE, TAG_MANIFEST))


def _place_of_seal(over: str, ending: str, number: int = 1) -> str:
    """Where a seal over a file of the bag lies; the second over the same has a 2 in its name."""
    stem = over if over.startswith(SIGNATURES) else f"{SIGNATURES}{over}"
    return f"{stem}{ending}" if number == 1 else f"{stem}.{number}{ending}"


def _put_seal(bag: Path, files: Mapping[str, bytes], data: bytes, ending: str, over: str) -> str:
    """Put a seal among the signatures of a bag and renew their manifest; its path."""
    places = (_place_of_seal(over, ending, number) for number in count(1))
    path = next(path for path in places if files.get(path, data) == data)
    if path in files:
        return path
    # A stamp's name says what it is over: with a number in it, it would be over nothing.
    if ending == STAMP and path != _place_of_seal(over, STAMP):
        raise UsageError(f"{over} has a stamp already; a bag keeps the first, and stamps over it")
    held_there = {seal: files[seal] for seal in seals_of(files)}
    new = {path: data, SIGNATURES_MANIFEST: manifest_of({**held_there, path: data})}
    write(bag / SIGNATURES, {p.removeprefix(SIGNATURES): d for p, d in new.items()})
    return path


def _signature_in_der(data: bytes) -> bytes:
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
