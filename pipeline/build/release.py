"""What is published since when: the one place of the project that reads a clock.

`changes.jsonl` is append-only: each line says that an expression was created, updated (its text, or
its markup alone), withdrawn or restored, when and why. `inventory.jsonl` lists what there is.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from pipeline.build.made import Made
from pipeline.build.placing import ResultsFolder
from pipeline.collection import (
    CHANGES,
    INVENTORY,
    Holding,
    ReleasedChange,
    changes,
    holdings,
    inventory,
)
from pipeline.collection.records import STATE
from pipeline.confined import checked, checked_together
from pipeline.emit.files import write
from pipeline.errors import InvalidOutputError, QaulyError, UsageError
from pipeline.json_text import json_lines
from pipeline.places import place_of
from pipeline.read import USUAL
from pipeline.wordings import counted

_NO_RULINGS: Final = "no folder of rulings; make one with `qauly build`"
_GONE: Final = (
    "{expression} was published and has no results now; mend its source and build again, put a "
    "STEM.withdrawn.toml beside it, or say why it is gone with --reason"
)
_LOST: Final = (
    f"{INVENTORY} lists {{expression}}, of which {CHANGES} knows nothing: lines of the log are lost; "
    f"take it from a backup (or remove {INVENTORY}, to go on without them)"
)
_CHANGED: Final = (
    "{place}: its files are not those that the build made (changed, swapped, added or taken away since){more}; "
    "run `qauly build` again, and release what that makes"
)
_UNSOUND: Final = "{place}: no build has a record of it, and {error}; run `qauly build` again"


def release(out: Path, at: dt.datetime, reason: str = "") -> tuple[ReleasedChange, ...]:
    """Append what has changed since the last release of a folder of results; the new lines.

    Raises UsageError where the log is damaged, not whole or says a later time, where an expression
    is gone without a reason, and for a folder that is none; InvalidOutputError for results that are
    not what a build made: what a hand did to them is no change of the law.
    """
    if not (out / STATE).is_dir():
        _refuse_folder(out)  # before it is held, which leaves something in it
    with ResultsFolder(out) as place, Made(place.state) as made:
        _refuse_changed(place, made)
        held = {holding.expression: holding for holding in holdings(out)}
        log = changes(out)
        if not held and not log:
            raise UsageError(f"{out}: {_NO_RULINGS}")
        _hold_against(log, inventory(out))
        moment = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        # ISO 8601 in UTC with all its zeros sorts as text in the order of time.
        if log and log[-1].at > moment:
            raise UsageError(
                f"the last release was at {log[-1].at}, later than {moment}; check the clock"
            )
        last = {change.expression: change for change in log}
        new = tuple(_changes(held, last, reason, len(log), moment))
        for holding in filter(None, (held.get(change.expression) for change in new)):
            if made.get(holding.stem) is None:
                _refuse_unsound(out, holding)
        before = (out / CHANGES).read_bytes() if log else b""
        # An editor may have taken the last line end away, and the next line must not join this one.
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write(
            out,
            {
                CHANGES: before + _json_lines_of(new),
                INVENTORY: _json_lines_of(held[e] for e in sorted(held)),
            },
        )
    return new


def _refuse_folder(out: Path) -> None:
    """Raise UsageError for a folder that no build made and that holds nothing, or is a part of another."""
    whole = next((one for one in place_of(out).parents if (one / STATE).is_dir()), None)
    if whole:
        raise UsageError(f"{out} is a part of {whole}; release that")
    if not changes(out) and not any(holdings(out)):
        raise UsageError(f"{out}: {_NO_RULINGS}")


def _refuse_changed(place: ResultsFolder, made: Made) -> None:
    """Raise InvalidOutputError where the files of a ruling are not as a build noted that it made them."""
    recorded = made.stems()
    changed = {stem for stem in recorded if not _is_as_noted(place, made, stem)}
    if recorded:
        changed |= place.strangers(recorded)
    if changed:
        first, *others = sorted(changed)
        more = f", and those of {counted(len(others), 'ruling')} more" if others else ""
        raise InvalidOutputError(_CHANGED.format(place=place.out / first, more=more))


def _is_as_noted(place: ResultsFolder, made: Made, stem: str) -> bool:
    record = made.get(stem)
    if record is None or place.has_results(stem, record.results):
        return True
    # What is withheld keeps on record what was made of it.
    return bool(record.exit_code) and place.has_results(stem, {})


def _refuse_unsound(out: Path, holding: Holding) -> None:
    """Raise InvalidOutputError for results that tell by themselves that they are not what was made."""
    json, akn = (out / f"{holding.stem}{ending}" for ending in (".json", ".akn.xml"))
    if holding.state != "published":
        json = out / f"{holding.stem}.withdrawn.json"
    try:
        found = checked(json, {}, None, USUAL)
        if holding.state == "published":
            checked(akn, {}, None, USUAL)
            checked_together(json, akn, USUAL)
    except QaulyError as error:
        raise InvalidOutputError(_UNSOUND.format(place=json, error=error)) from error
    # What another version made, or who decided on it, is nothing that a hand did.
    if found.otherwise and not found.other_makers:
        said = f"its text is read otherwise ({found.otherwise[0]})"
        raise InvalidOutputError(_UNSOUND.format(place=json, error=said))


def _hold_against(log: Iterable[ReleasedChange], listed: Iterable[Holding]) -> None:
    """Raise UsageError where the last release listed what the log knows nothing of: its end is lost."""
    known = {(change.expression, change.json_sha256, change.akn_sha256) for change in log}
    for one in listed:
        place = (one.expression, one.json_sha256, one.akn_sha256)
        if one.state == "published" and place not in known:
            raise UsageError(_LOST.format(expression=one.expression))


def _changes(
    held: Mapping[str, Holding], last: Mapping[str, ReleasedChange], reason: str, seq: int, at: str
) -> Iterator[ReleasedChange]:
    for expression in sorted(held.keys() | last.keys()):
        now, before = held.get(expression), last.get(expression)
        if (what := _change_since(now, before)) is None:
            continue
        action, kind = what
        why = now.reason if now and now.reason else reason
        if now is None and not why:
            raise UsageError(_GONE.format(expression=expression))
        hashes = (now.json_sha256, now.akn_sha256, now.text_sha256) if now else ("", "", "")
        seq += 1
        yield ReleasedChange(seq, at, action, kind, expression, *hashes, why)


def _change_since(now: Holding | None, before: ReleasedChange | None) -> tuple[str, str] | None:
    """What has become of an expression since its last change: an action, and its kind."""
    was_out = before is not None and before.action != "withdraw"
    is_out = now is not None and now.state == "published"
    if was_out and not is_out:
        return "withdraw", ""
    if now is None or not is_out or before is None:
        return ("create", "") if is_out else None
    if not was_out:
        return "restore", ""
    if now.text_sha256 != before.text_sha256:
        return "update", "text"
    same = (now.json_sha256, now.akn_sha256) == (before.json_sha256, before.akn_sha256)
    return None if same else ("update", "markup")


def _json_lines_of(rows: Iterable[Any]) -> bytes:
    return json_lines(map(asdict, rows))
