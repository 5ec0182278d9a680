"""A bag's source given back, byte for byte, and its results made of it again."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline import __version__
from pipeline.archive.bag import payload_of, read_info, sound_files
from pipeline.archive.packing import AKN, DECISIONS, JSON, source_name
from pipeline.archive.rebuilding import Inputs, rebuilt
from pipeline.build.keys import fingerprint
from pipeline.emit.files import write
from pipeline.emit.json import from_json
from pipeline.errors import InvalidOutputError, QaulyError
from pipeline.places import spare_kept
from pipeline.read import USUAL, Limits

_SAME: Final = "made again of the source by this qauly, byte for byte as in the bag"
_OTHER: Final = (
    "taken from the bag, not made again: {maker} (code {code}…) made them, this is qauly {version} "
    "(code {own}…), which makes other files; install that version to make them again"
)
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class RestoredBag:
    """What was written of a bag."""

    files: tuple[str, ...]
    message: str
    """How the results came about."""


def restore_bag(bag: Path, out: Path, limits: Limits = USUAL) -> RestoredBag:
    """Write the source of a bag, and JSON and Akoma Ntoso made of it again, into a folder.

    Where another version made them, those of the bag are written and the version is told. Raises
    UsageError for a folder in a bag, InvalidOutputError for a bag that is not what it was, and where the very version that made the
    results makes others.
    """
    spare_kept(out)
    files = sound_files(bag, limits)
    payload = payload_of(files)
    name = source_name(from_json(payload[JSON]))
    results, message = _results_and_message(payload, name, read_info(files), limits)
    given = {name: payload[name]}
    if DECISIONS in payload:
        given[f"{Path(name).stem}.{DECISIONS}"] = payload[DECISIONS]
    write(out, {**given, **results})
    return RestoredBag((*given, *results), message)


def _results_and_message(
    payload: Mapping[str, bytes], name: str, info: Mapping[str, str], limits: Limits
) -> tuple[dict[str, bytes], str]:
    kept = {JSON: payload[JSON], AKN: payload[AKN]}
    made = _results_made_anew(payload, name, limits)
    if made == kept:
        return kept, _SAME
    code, own = info.get("Qauly-Code-SHA256", ""), fingerprint()
    # The same code once made these very files, so this is a fault of ours, not another version.
    if code == own and info.get("Qauly-Reproduces") == "yes":
        raise InvalidOutputError("this qauly made the results, and makes others now; report it")
    maker = info.get("Bag-Software-Agent", "an unknown version")
    said = _OTHER.format(maker=maker, code=code[:_SHOWN], version=__version__, own=own[:_SHOWN])
    return kept, said


def _results_made_anew(payload: Mapping[str, bytes], name: str, limits: Limits) -> dict[str, bytes]:
    """What this program makes of a bag's source; nothing where it refuses it."""
    with tempfile.TemporaryDirectory(prefix="qauly-") as folder:
        registries = [
            Path(folder, path) for path in sorted(payload) if path.startswith("registry-")
        ]
        for path in registries:
            path.write_bytes(payload[path.name])
        others = tuple(d for p, d in sorted(payload.items()) if p.startswith("parallel-"))
        inputs = Inputs(payload[name], payload.get(DECISIONS), others, tuple(registries))
        try:
            done = rebuilt(inputs, limits)
        except QaulyError:
            return {}
    return {JSON: done.json, AKN: done.akn}
