"""A published ruling as a bag: what goes into it, what it is called, how it comes to its place."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from pipeline import __version__
from pipeline.archive.bag import (
    MANIFEST,
    PAYLOAD,
    README,
    RELEASED,
    TAG_MANIFEST,
    bagged,
    locked_bags,
    read_manifest,
)
from pipeline.archive.origins import Origin, Origins
from pipeline.archive.premis import FileFormat, KeptFile, Programs, premis
from pipeline.archive.rebuilding import Inputs, is_on_record, read_as_before, rebuilt
from pipeline.archive.typeset import Attached, require_typst, typeset, typst_version
from pipeline.build.keys import common_key, fingerprint
from pipeline.build.settings import Settings
from pipeline.build.sources import ruling_name
from pipeline.check import check_file, check_pair, check_source
from pipeline.collection import (
    PublishedRuling,
    ReleasedChange,
    WithdrawnRuling,
    changes,
    rulings,
)
from pipeline.emit.files import swapped
from pipeline.emit.json import from_json
from pipeline.errors import QaulyError, UsageError, typed, writes_typed
from pipeline.model import Ruling
from pipeline.places import BAGS, keep_as, spare_folder
from pipeline.read import USUAL, Limits

JSON: Final = "ruling.json"
AKN: Final = "ruling.akn.xml"
PDF: Final = "ruling.pdf"
PREMIS: Final = "premis.xml"
DECISIONS: Final = "decisions.toml"
_FORMATS: Final = {
    JSON: FileFormat(
        "application/json", "JSON, schemas/ruling.schema.json of qauly", "", "fmt/817"
    ),
    AKN: FileFormat("application/akn+xml", "Akoma Ntoso", "3.0", "fmt/101"),
    PDF: FileFormat("application/pdf", "PDF/A-3a and PDF/UA-1", "1.7", "fmt/479"),
}
_TOML: Final = FileFormat("application/toml", "TOML", "1.0")
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SOURCES: Final = {
    "text/plain": ("source.txt", FileFormat("text/plain", "text", "", "x-fmt/111")),
    "application/pdf": ("source.pdf", FileFormat("application/pdf", "PDF")),
    "text/html": ("source.html", FileFormat("text/html", "HTML")),
    _WORD: ("source.docx", FileFormat(_WORD, "Office Open XML, Word", "", "fmt/412")),
}
_UNRELEASED: Final = "it was not released since it changed, so the bag has no dates"
_OTHER: Final = "{name} is there and holds another ruling or other inputs; name another --out"


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """How bags are made."""

    sources: Path | None = None
    """A folder that holds the sources."""
    registries: tuple[Path, ...] = ()
    """Further acts and bodies, which the results were made with."""
    limits: Limits = USUAL


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """What became of one ruling."""

    stem: str
    status: str
    """`made`, `kept` (its bag is there), `withdrawn` (no bag is made), `failed`."""
    bag: str = ""
    note: str = ""
    """What a person should know although all is well."""
    exit_code: int = 0
    error: str = ""


def archive(
    folder: Path, bags: Path, settings: ArchiveSettings | None = None
) -> Iterator[ArchiveEntry]:
    """Make a bag of each ruling of a folder of results; what became of each, in order of stems.

    A bag that is there is kept as it is. Raises UsageError where the folder is none, where
    `bags` is or holds it, or where typst is missing, before anything is written.
    """
    require_typst()
    spare_folder(folder, bags)
    packer = Packer(folder, settings or ArchiveSettings())
    with writes_typed(f"into {bags}"):
        keep_as(bags, BAGS)
    with locked_bags(bags):
        for found in rulings(folder, as_noted=False):
            yield _entry_of(packer, found, bags)
    if hasattr(os, "sync"):
        os.sync()  # once for all bags: a bag that is told as made is on the disk


def _entry_of(packer: Packer, found: PublishedRuling | WithdrawnRuling, bags: Path) -> ArchiveEntry:
    if not isinstance(found, PublishedRuling):
        return ArchiveEntry(found.stem, "withdrawn")
    try:
        return _place_bag(packer, found, bags)
    except Exception as error:  # noqa: BLE001 - a fault on one ruling must not cost the others
        told = typed(error)
        return ArchiveEntry(found.stem, "failed", exit_code=told.exit_code, error=str(told))


class Packer:
    """Makes bags of the rulings of one folder of results."""

    def __init__(self, folder: Path, settings: ArchiveSettings) -> None:
        self._folder, self._settings = folder, settings
        self._origins = Origins(settings.sources, settings.limits)
        self._history: defaultdict[str, list[ReleasedChange]] = defaultdict(list)
        for change in changes(folder):
            self._history[change.expression].append(change)
        self._texts: defaultdict[str, list[_Text]] = defaultdict(list)
        """By their work, and by what the names of their files share."""
        for found in rulings(folder, as_noted=False):
            if isinstance(found, PublishedRuling):
                with suppress(KeyError, TypeError):  # what is no ruling is told as its bag is made
                    source = found.told["source"]["sha256"]
                    text = _Text(found.stem, found.expression, source, found.json_sha256)
                    for key in {found.work or found.stem, ruling_name(found.stem)}:
                        self._texts[key].append(text)
        self._common = common_key(Settings(settings.limits, settings.registries))

    def name(self, found: PublishedRuling) -> str:
        """The name of the bag of a ruling in this version."""
        history = self.history(found)
        what = found.expression or f"/akn/ruling-{found.text_sha256[:12]}"
        # A file system may not take slashes and `@`, or tell capitals from small letters.
        slug = re.sub(r"[^0-9a-z]+", "-", what.removeprefix("/akn/").lower())
        if not history:
            return f"{slug}-unreleased-{found.json_sha256[:12]}"
        # A withdrawal makes no new text, so it does not count as a version.
        return f"{slug}-v{sum(change.action != 'withdraw' for change in history)}"

    def history(self, found: PublishedRuling) -> list[ReleasedChange]:
        """The changes up to this version; none where it is not what was last released."""
        known = self._history.get(found.expression or "", [])
        now = (found.json_sha256, found.akn_sha256)
        is_released = bool(known) and (known[-1].json_sha256, known[-1].akn_sha256) == now
        return known if is_released else []

    def pack(self, name: str, found: PublishedRuling) -> tuple[dict[str, bytes], str]:
        """The files of the bag of a ruling, and what a person should know of it.

        Raises UsageError where its source is missing.
        """
        history = self.history(found)
        origin, others = self._origins.of(found.ruling), self._other_languages(found)
        same = self._is_on_record(found) or self._is_made_again(found, origin, others)
        programs = Programs(__version__, fingerprint(), typst_version(), same)
        files = self._payload(found, origin, others)
        record = premis(name, found.ruling, files, history, programs)
        payload = {file.name: file.data for file in files}
        tags = {README: _readme(found, list(payload), programs)}
        bag = bagged({**payload, PREMIS: record}, tags, _bag_info(name, found, history, programs))
        notes = [] if history else [_UNRELEASED]
        notes += [] if same else ["this qauly makes other files of its source"]
        return bag, "; ".join(notes)

    def _other_languages(self, found: PublishedRuling) -> dict[str, bytes]:
        """The JSON of the same ruling in other languages, by expression."""
        wanted = set(found.ruling.parallels)
        known = {one.expression: one.stem for one in self._texts[found.work or found.stem]}
        return {
            name: (self._folder / f"{known[name]}.json").read_bytes()
            for name in sorted(wanted & known.keys())
        }

    def _is_on_record(self, found: PublishedRuling) -> bool:
        """Whether a build has it on record that this very program made these results of their sources."""
        texts = self._texts[ruling_name(found.stem)]
        inputs = {one.stem: self._origins.inputs(one.source) for one in texts}
        results = {one.stem: {".json": one.json} for one in texts}
        results[found.stem] |= {".akn.xml": found.akn_sha256}
        # A text of another name was no input of that build.
        others = set(found.ruling.parallels) - {one.expression for one in texts}
        return not others and is_on_record(self._folder, inputs, results, self._common)

    def _is_made_again(
        self, found: PublishedRuling, origin: Origin, others: Mapping[str, bytes]
    ) -> bool:
        """Whether this program makes the same results; other ones are checked, as nobody else has."""
        limits = self._settings.limits
        inputs = Inputs(
            origin.data, origin.decisions, tuple(others.values()), self._settings.registries
        )
        with suppress(QaulyError):
            again = rebuilt(inputs, limits)
            if (again.json, again.akn) == (found.json, found.akn):
                return True
        check_file(JSON, found.json)
        check_file(AKN, found.akn)
        check_pair(found.json, found.akn)
        check_source(found.json, read_as_before(found.ruling, origin.data, limits))
        return False

    def _payload(
        self, found: PublishedRuling, origin: Origin, others: Mapping[str, bytes]
    ) -> tuple[KeptFile, ...]:
        """The payload without the record of preservation; the source comes first."""
        name, what = _SOURCES[found.ruling.source.media_type]
        given = [KeptFile(name, origin.data, what, _printable_name(origin.name))]
        if origin.decisions is not None:
            given.append(KeptFile(DECISIONS, origin.decisions, _TOML))
        for number, path in enumerate(self._settings.registries, start=1):
            given.append(KeptFile(f"registry-{number}.toml", path.read_bytes(), _TOML))
        for expression, data in others.items():
            version = expression.rpartition("/")[2].replace("@", "-")  # `rus-2024-05-16`
            given.append(KeptFile(f"parallel-{version}.json", data, _FORMATS[JSON]))
        pdf = pdf_of(found.ruling, [*map(from_json, others.values())], origin.data, found.akn)
        names = tuple(file.name for file in given)
        return (
            *given,
            KeptFile(JSON, found.json, _FORMATS[JSON], made_from=names),
            KeptFile(AKN, found.akn, _FORMATS[AKN], made_from=names),
            KeptFile(PDF, pdf, _FORMATS[PDF], made_from=(JSON, *names)),
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """What tells the files of one text of a folder of results."""

    stem: str
    expression: str | None
    source: str
    json: str
    """SHA-256 of its source and of its JSON."""


def pdf_of(ruling: Ruling, others: Sequence[Ruling], source: bytes, akn: bytes) -> bytes:
    """The PDF of a bag, with its source and Akoma Ntoso attached."""
    name, what = _SOURCES[ruling.source.media_type]
    attached = (
        Attached(name, source, what.media, "source", "The file that the ruling came in"),
        Attached(AKN, akn, _FORMATS[AKN].media, "alternative", "The ruling in Akoma Ntoso 3.0"),
    )
    return typeset(ruling, others, attached)


def source_name(ruling: Ruling) -> str:
    """What a ruling's source is called in a bag."""
    return _SOURCES[ruling.source.media_type][0]


def _printable_name(name: str) -> str:
    """A file's name with what XML cannot hold shown as an escape."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in name)


def _bag_info(
    name: str, found: PublishedRuling, history: Sequence[ReleasedChange], programs: Programs
) -> Iterator[tuple[str, str]]:
    yield "External-Identifier", found.expression or found.text_sha256
    yield "External-Description", "One court ruling in one language; see README.txt"
    yield "Bag-Name", name
    if history:
        yield "Bagging-Date", history[-1].at[:10]
        yield RELEASED, history[-1].at
    yield "Bag-Software-Agent", f"qauly {programs.version}"
    yield "Qauly-Code-SHA256", programs.code
    yield "Qauly-Reproduces", "yes" if programs.reproduced else "no"
    yield "Typst-Version", programs.typst


def _readme(found: PublishedRuling, names: Sequence[str], programs: Programs) -> bytes:
    told = {
        DECISIONS: "what a person decided where the program was in doubt",
        "registry": "acts and bodies that the ruling was made with",
        "parallel": "the ruling in another language, whose words the PDF holds, too",
    }
    more = "".join(
        f"  {PAYLOAD + name:<22} {about}\n"
        for name in names
        for prefix, about in told.items()
        if name.startswith(prefix)
    )
    text = (resources.files(__package__) / README).read_text("utf-8")
    return text.format(
        expression=found.expression or f"(without a name; SHA-256 of its text {found.text_sha256})",
        source=names[0],
        more=more.rstrip("\n"),
        manifest=MANIFEST,
        tag_manifest=TAG_MANIFEST,
        version=programs.version,
        code=programs.code,
        typst=programs.typst,
    ).encode()


def _place_bag(packer: Packer, found: PublishedRuling, bags: Path) -> ArchiveEntry:
    """Put a bag into its place, whole or not at all; one that is there stays."""
    name = packer.name(found)
    if (bags / name).exists():
        if not _is_of(bags / name, found):
            raise UsageError(_OTHER.format(name=name))
        return ArchiveEntry(found.stem, "kept", name)
    files, note = packer.pack(name, found)
    with swapped(bags / name) as staged:
        for path, data in files.items():
            place = staged / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return ArchiveEntry(found.stem, "made", name, note)


def _is_of(bag: Path, found: PublishedRuling) -> bool:
    """Whether the bag at a place says that it holds these very results."""
    with suppress(OSError):
        told = read_manifest((bag / MANIFEST).read_bytes()) or {}
        held_there = (told.get(f"{PAYLOAD}{JSON}"), told.get(f"{PAYLOAD}{AKN}"))
        return held_there == tuple(hashlib.sha512(d).hexdigest() for d in (found.json, found.akn))
    return False
