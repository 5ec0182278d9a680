"""BagIt 1.0 (RFC 8493): files as a bag, and whether a bag still is what it was.

A bag is its files: a mapping of paths to bytes. What is signed later lies in `signatures/`, outside
the tag manifest, with a manifest of its own, so that every byte of a bag is under a hash.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.errors import InvalidOutputError, UnreadableSourceError
from pipeline.read import Limits, bytes_of
from pipeline.run_lock import locked

PAYLOAD: Final = "data/"
SIGNATURES: Final = "signatures/"
DECLARATION: Final = "bagit.txt"
README: Final = "README.txt"
INFO: Final = "bag-info.txt"
RELEASED: Final = "Released"
"""The label of bag-info.txt that tells when the version was released (ISO 8601, UTC)."""
MANIFEST: Final = "manifest-sha512.txt"
TAG_MANIFEST: Final = "tagmanifest-sha512.txt"
SIGNATURES_MANIFEST: Final = "signatures/manifest-sha512.txt"
_OXUM: Final = "Payload-Oxum"
_LARGER: Final = 4
"""So many times a source's size a file of a bag may be: the PDF holds source and Akoma Ntoso."""
_DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
# RFC 8493 writes `%`, CR and LF of a path as escapes; paths that need any are never ours.
_LINE: Final = re.compile(r"([0-9a-f]{128})  ([^\s\\%][^\n\r\\%]*)")


class FaultKind(StrEnum):
    """What is wrong with a bag."""

    CHANGED = "changed"
    LOST = "lost"
    ADDED = "added"
    MALFORMED = "malformed"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class BagFault:
    """One thing that is wrong with a bag, and where."""

    kind: FaultKind
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.kind}: {self.message}"


def bagged(
    payload: Mapping[str, bytes], tags: Mapping[str, bytes], info: Iterable[tuple[str, str]]
) -> dict[str, bytes]:
    """All files of a bag: `payload` goes below `data/`, `tags` beside it, `info` into bag-info.txt."""
    data = {f"{PAYLOAD}{name}": content for name, content in payload.items()}
    lines = (f"{label}: {value}\n" for label, value in (*info, (_OXUM, oxum_of(data))))
    described = {
        DECLARATION: _DECLARED,
        INFO: "".join(lines).encode(),
        MANIFEST: manifest_of(data),
        **tags,
    }
    return {**data, **described, TAG_MANIFEST: manifest_of(described)}


def payload_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The payload of a bag, by the names of its files below `data/`."""
    inside = (path for path in files if path.startswith(PAYLOAD))
    return {path.removeprefix(PAYLOAD): files[path] for path in inside}


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """A manifest of files, sorted by path, as `sha512sum -c` reads it."""
    lines = (f"{hashlib.sha512(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def read_bag(folder: Path, limits: Limits) -> tuple[dict[str, bytes], tuple[BagFault, ...]]:
    """The files of a bag, and what in its folder cannot be one: links, devices, empty folders.

    The limits are those of a source. Raises UnreadableSourceError for what is no bag at all.
    """
    larger = replace(limits, size=limits.size * _LARGER)
    if not (folder / DECLARATION).is_file():
        message = f"{folder} is no bag: it holds no {DECLARATION}; name the folder of one bag"
        raise UnreadableSourceError(message)
    files: dict[str, bytes] = {}
    faults: list[BagFault] = []
    todo = [folder]  # not by `os.walk`, which calls itself and may be led too deep
    while todo:
        here = todo.pop()
        path = here.relative_to(folder).as_posix()
        try:
            if here.is_dir() and not here.is_symlink():
                inside = sorted(here.iterdir(), reverse=True)
                todo += inside
                if not inside:
                    empty = BagFault(FaultKind.ADDED, path, "an empty folder, which no bag has")
                    faults.append(empty)
            else:
                files[path] = _bytes_of_member(here, larger)
        except (OSError, UnreadableSourceError) as error:
            faults.append(BagFault(FaultKind.MALFORMED, path, str(error)))
    return files, tuple(faults)


def sound_files(folder: Path, limits: Limits) -> dict[str, bytes]:
    """The files of a bag that is what it was. Raises InvalidOutputError for any other."""
    files, misplaced = read_bag(folder, limits)
    broken = [*misplaced, *fixity(files)]
    if broken:
        raise InvalidOutputError(
            f"{folder.name} is not what it was: {broken[0]}; nothing is written"
        )
    return files


def locked_bags(folder: Path) -> AbstractContextManager[None]:
    """A bag or a folder of bags for this run alone. Raises UsageError where another run holds it."""
    if not folder.is_dir():
        return nullcontext()  # reading tells that it is none
    # The folder itself, since a file for the lock would be one that no manifest names.
    return locked(folder, f"another run works on {folder}")


def _bytes_of_member(path: Path, limits: Limits) -> bytes:
    if path.is_symlink():
        raise UnreadableSourceError("it is a link; a bag holds its files itself")
    return bytes_of(path, limits)


def fixity(files: Mapping[str, bytes]) -> Iterator[BagFault]:
    """Every changed, lost and added file of a bag, told by its manifests."""
    if files.get(DECLARATION) != _DECLARED:
        yield BagFault(FaultKind.CHANGED, DECLARATION, "it is not that of a bag of qauly")
    payload = {path for path in files if path.startswith(PAYLOAD)}
    seals = seals_of(files)
    others = files.keys() - payload - seals - {TAG_MANIFEST, SIGNATURES_MANIFEST}
    yield from _held_against(TAG_MANIFEST, files, others)
    yield from _held_against(MANIFEST, files, payload)
    # A bag that nobody signed yet has neither; one that lost the manifest alone is still told.
    if seals or SIGNATURES_MANIFEST in files:
        yield from _held_against(SIGNATURES_MANIFEST, files, seals)
    if read_info(files).get(_OXUM) != (oxum := oxum_of(files)):
        yield BagFault(FaultKind.DISAGREES, INFO, f"the payload is {oxum} (bytes.files)")


def seals_of(files: Iterable[str]) -> set[str]:
    """The paths of the signatures and time stamps of a bag."""
    return {path for path in files if path.startswith(SIGNATURES)} - {SIGNATURES_MANIFEST}


def _held_against(
    manifest: str, files: Mapping[str, bytes], paths: Iterable[str]
) -> Iterator[BagFault]:
    """What of some files is not as their manifest has it."""
    if manifest not in files:
        yield BagFault(FaultKind.LOST, manifest, "the manifest is not there")
        return
    told = read_manifest(files[manifest])
    if told is None:
        message = "it is no manifest as qauly writes it: sorted lines of hash, two blanks, path"
        yield BagFault(FaultKind.CHANGED, manifest, message)
        return
    # Both, so that a file is told that is named and gone, and one that is there without a name.
    for path in sorted({*told, *paths}):
        if path not in files:
            yield BagFault(FaultKind.LOST, path, f"{manifest} names it, but it is not there")
        elif path not in told:
            yield BagFault(FaultKind.ADDED, path, f"{manifest} does not name it")
        elif hashlib.sha512(files[path]).hexdigest() != told[path]:
            yield BagFault(FaultKind.CHANGED, path, f"its SHA-512 is not the one in {manifest}")


def read_manifest(data: bytes) -> dict[str, str] | None:
    """The hashes of a manifest by path; None for anything but the very form that qauly writes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.endswith("\n"):
        return None
    found: dict[str, str] = {}
    for line in text[:-1].split("\n"):
        parts = _LINE.fullmatch(line)
        # Ascending paths also rule out one that is named twice, with another hash.
        if parts is None or (found and parts[2] <= next(reversed(found))):
            return None
        found[parts[2]] = parts[1]
    return found


def read_info(files: Mapping[str, bytes]) -> dict[str, str]:
    """What bag-info.txt tells, by label; nothing where it is lost or no text."""
    lines = files.get(INFO, b"").decode("utf-8", "replace").splitlines()
    pairs = (line.partition(": ") for line in lines)
    return {label: value for label, _, value in pairs}


def oxum_of(files: Mapping[str, bytes]) -> str:
    """Bytes and number of the files of a payload, by which a copy that was cut off shows at once."""
    sizes = [len(content) for path, content in files.items() if path.startswith(PAYLOAD)]
    return f"{sum(sizes)}.{len(sizes)}"
