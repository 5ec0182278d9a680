"""The files of a collection: which rulings there are, and what stands in their files."""

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pipeline.collection.records import NO_RECORDS, STATE, ResultRecords, records_of
from pipeline.emit.json import from_json
from pipeline.errors import InvalidOutputError, UnreadableSourceError, UsageError
from pipeline.model import Ruling
from pipeline.places import is_kept

ENDINGS: Final = (".json", ".akn.xml", ".withdrawn.json")
"""Of the files that a ruling may have: the first two, or the third."""
_OF_RULING: Final = frozenset({"schema_version", "expression", "source"})
_OF_NOTICE: Final = frozenset({"expression", "withdrawn"})
"""The keys by which results are told from any other JSON that lies there."""
_NO_RULINGS: Final = "{folder}: no folder of rulings; make one with `qauly build`"
_CHANGED: Final = (
    "{path} is not what the build made (it was changed or swapped since); run `qauly build` again, "
    "and if one is at work, wait for it"
)


@dataclass(frozen=True)
class PublishedRuling:
    """One ruling in one language, as its two files stand in a collection."""

    folder: Path
    """The collection."""
    stem: str
    """The name that its files share, with its folders (`2023/ks-2023-21.kaz`)."""
    json: bytes
    """Its JSON, as it stands there."""
    told: dict[str, Any]
    """The same, parsed and not checked."""
    akn_noted: frozenset[str] = frozenset()
    """The SHA-256 that its XML may have, if builds noted any."""

    @property
    def expression(self) -> str | None:
        """Its IRI; none where court, date or number are unknown, so that it has no public name."""
        return self.told["expression"]  # type: ignore[no-any-return]

    @property
    def work(self) -> str | None:
        """The IRI of the ruling in any language; none where that is unknown."""
        return self.told["work"]  # type: ignore[no-any-return]

    @property
    def language(self) -> str:
        """ISO 639-3."""
        return self.told["language"]  # type: ignore[no-any-return]

    @property
    def text_sha256(self) -> str:
        """The hash of its text."""
        return self.told["text_sha256"]  # type: ignore[no-any-return]

    @property
    def json_path(self) -> Path:
        """Where its JSON stands."""
        return self.folder / f"{self.stem}.json"

    @property
    def akn_path(self) -> Path:
        """Where its Akoma Ntoso stands."""
        return self.folder / f"{self.stem}.akn.xml"

    @cached_property
    def ruling(self) -> Ruling:
        """The ruling as a value. Raises InvalidOutputError where the JSON breaks the schema."""
        try:
            return from_json(self.json)
        except InvalidOutputError as error:
            raise self.damage_error(error) from error

    def damage_error(self, error: InvalidOutputError) -> InvalidOutputError:
        """What is told of a ruling from which nothing can be made, as an error says."""
        return InvalidOutputError(f"{self.json_path}: {error}; run `qauly build` again")

    @cached_property
    def akn(self) -> bytes:
        """Its Akoma Ntoso.

        Raises UnreadableSourceError where that is missing, InvalidOutputError where no build made it so.
        """
        data = bytes_at(self.akn_path)
        if self.akn_noted and _sha256(data) not in self.akn_noted:
            raise InvalidOutputError(_CHANGED.format(path=self.akn_path))
        return data

    @cached_property
    def json_sha256(self) -> str:
        """The hash of its JSON file."""
        return _sha256(self.json)

    @cached_property
    def akn_sha256(self) -> str:
        """The hash of its Akoma Ntoso file."""
        return _sha256(self.akn)


@dataclass(frozen=True, slots=True)
class WithdrawnRuling:
    """One ruling in one language that is no longer published: its names and the reason, no text."""

    stem: str
    expression: str | None
    work: str | None
    language: str
    date: str
    """Since when (ISO)."""
    reason: str


def rulings(folder: Path, *, as_noted: bool = True) -> Iterator[PublishedRuling | WithdrawnRuling]:
    """The rulings of a collection in the order of their stems, each read as it comes.

    Of several stems that hold one expression with one text only the first is given. Raises UsageError
    for a folder that is none or holds none and was never built, and where such texts differ, or one of them is withdrawn and another is
    not; UnreadableSourceError for files that are damaged or half there; InvalidOutputError for one that
    is not as a build noted that it made it, unless who asks proves each of them (not `as_noted`).
    """
    seen: dict[str, tuple[str, str | None]] = {}
    with records_of(folder) as records:
        for stem in stems(folder):
            found = ruling_at(folder, stem, records if as_noted else NO_RECORDS)
            if found is None:
                continue
            first, text = seen.setdefault(found.expression or stem, (stem, _text_of(found)))
            if first == stem:
                yield found
            elif text != _text_of(found):
                message = f"{first} and {stem} are both {found.expression} and differ; keep one"
                raise UsageError(f"{folder}: {message}")
    # An empty folder, or one of sources, would take all away from what was made of another.
    if not seen and not (folder / STATE).is_dir():
        raise UsageError(_NO_RULINGS.format(folder=folder))


def _text_of(found: PublishedRuling | WithdrawnRuling) -> str | None:
    return found.text_sha256 if isinstance(found, PublishedRuling) else None


def require_folder(folder: Path) -> None:
    """Raise UsageError for a place that is no folder."""
    if not folder.is_dir():
        raise UsageError(_NO_RULINGS.format(folder=folder))


def stems(folder: Path) -> list[str]:
    """The stems of all rulings of a collection, sorted; other files there may have such names too.

    Hidden folders, sites and bags are no part of it. Raises
    UsageError for a folder that is none.
    """
    require_folder(folder)
    return sorted({_stem(path.relative_to(folder)) for path in _files_below(folder, ".json")})


def files_in(folder: Path) -> list[Path]:
    """The files of a collection that a check reads, sorted: of a ruling that is half there the half, too.

    Raises UsageError where there are none.
    """
    if not (found := sorted(_files_below(folder, ".json", ".akn.xml"))):
        raise UsageError(f"{folder}: there is no .json and no .akn.xml in it")
    return found


def _files_below(folder: Path, *endings: str) -> Iterator[Path]:
    for path, folders, names in os.walk(folder):
        # Copies of rulings are none; a folder that is named itself is read whatever it is.
        if Path(path) != folder and is_kept(Path(path)):
            folders.clear()
            continue
        # `os.walk` goes on into what is left in this very list.
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(path, n) for n in names if n.endswith(endings) and not n.startswith("."))


def _stem(path: Path) -> str:
    return str(path).removesuffix(".json").removesuffix(".withdrawn")


def ruling_at(
    folder: Path, stem: str, records: ResultRecords = NO_RECORDS
) -> PublishedRuling | WithdrawnRuling | None:
    """What stands in a collection under a stem; None where it is no ruling. Raises what `rulings` does.

    A withdrawal goes before all else.
    """
    results = records.results(stem)
    noted = {end: frozenset(one[end] for one in results if end in one) for end in ENDINGS}
    notice = f"{stem}.withdrawn.json"
    if (folder / notice).is_file():
        data = bytes_at(folder / notice)
        if (told := _json_object(data, _OF_NOTICE)) is None:
            return None
        # What was made of a ruling that is not withdrawn is no notice.
        _refuse_changed(folder / notice, data, noted[".withdrawn.json"] or noted[".json"])
        return _withdrawn_ruling(stem, told)
    path = folder / f"{stem}.json"
    told = _json_object(data := bytes_at(path), _OF_RULING)
    if told is None:
        _refuse_damaged(folder, stem)
        return None
    _refuse_changed(path, data, noted[".json"] or noted[".withdrawn.json"])
    return PublishedRuling(folder, stem, data, told, noted[".akn.xml"])


def _refuse_changed(path: Path, data: bytes, noted: AbstractSet[str]) -> None:
    """Raise InvalidOutputError for a result that is not what builds noted, if they noted any."""
    if noted and _sha256(data) not in noted:
        raise InvalidOutputError(_CHANGED.format(path=path))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def is_result(folder: Path, stem: str) -> bool:
    """Whether a ruling's JSON stands under a stem, or what says that one was withdrawn."""
    for ending, keys in ((".json", _OF_RULING), (".withdrawn.json", _OF_NOTICE)):
        with suppress(UnreadableSourceError):
            if _json_object(bytes_at(folder / f"{stem}{ending}"), keys) is not None:
                return True
    return False


def _withdrawn_ruling(stem: str, told: dict[str, Any]) -> WithdrawnRuling:
    why = told["withdrawn"]
    names = (told["expression"], told["work"], told["language"])
    return WithdrawnRuling(stem, *names, why["date"], why["reason"])


def _refuse_damaged(folder: Path, stem: str) -> None:
    """What has an Akoma Ntoso file beside it was a ruling once."""
    if (folder / f"{stem}.akn.xml").exists():
        raise UnreadableSourceError(f"{folder / stem}.json is damaged; run `qauly build` again")


def _json_object(data: bytes, keys: frozenset[str]) -> dict[str, Any] | None:
    """What a file tells; None for what is no JSON, or not that of a result."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and keys <= found.keys() else None


def bytes_at(path: Path) -> bytes:
    """The bytes of a file of a collection. Raises UnreadableSourceError, also for what is no plain file."""
    try:
        # A pipe would keep its reader for ever.
        if stat.S_ISREG(path.stat().st_mode):
            return path.read_bytes()
        reason = "it is no plain file"
    except OSError as error:
        reason = error.strerror or str(error)
    message = f"{path} cannot be read ({reason}); if a build is at work, wait for it"
    raise UnreadableSourceError(message)
