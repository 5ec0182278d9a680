"""What a file states beside its text, changed by hand in the file, is told; sound files are not."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.check import file_problems
from pipeline.codes import Code
from pipeline.convert import convert, publish
from pipeline.decisions import Decisions
from pipeline.read import read_text
from tests.test_rulings import FOLDER, STEMS

SAMPLE = Path(__file__).parents[2] / "rulings/ks-2023-21.kaz.txt"
RUSSIAN = FOLDER / "ks-2024-77.rus.txt"
EDITIONS = sorted((Path(__file__).parents[1] / "editions/frozen").glob("*.txt"))


@cache
def written(path):
    return json.loads(publish(convert(read_text(path.read_bytes()))).json)


@pytest.mark.parametrize("path", [SAMPLE, *EDITIONS, *(FOLDER / f"{stem}.txt" for stem in STEMS)])
def test_sound_files_keep_every_rule(path):
    assert not file_problems("a.json", json.dumps(written(path)).encode())


def test_a_name_whose_mark_is_cut_is_no_finding():
    cited = {
        "quote": "Конституциялық Соты Төраға Э.Ә.",
        "targets": ["/akn/kz/act/law/2016-04-06/480-v"],
    }
    decisions = Decisions.model_validate({"citation": [cited]})
    ruling = convert(read_text(SAMPLE.read_bytes()), decisions)
    assert Code.MARKS_CROSS in {one.code for one in ruling.diagnostics}
    assert not file_problems("a.json", publish(ruling).json)


def swapped(value):
    return value[::-1]


def shorter(value):
    return value[:-1]


TAMPERED = {
    "another name as written": ("composition/judges/0/as_written", "Б.Б. Бөтенов"),
    "exchanged names as written": (
        "composition/judges",
        lambda bench: [
            {**one, "as_written": other["as_written"]}
            for one, other in zip(bench, swapped(bench), strict=True)
        ],
    ),
    "another office": ("composition/presiding/role", "Бас судья"),
    "a rapporteur as written": ("rapporteurs/0/as_written", "Б.Б. Бөтеновтің"),
    "another body": ("participants/8/organization", "Бөтен министрлік"),
    "another office of a participant": ("participants/8/position", "министр"),
    "somebody represented": ("participants/4/represents/0", "Б.Б. Бөтенов"),
    "court in a mark": ("header/1/marks/0/value", "supreme-court"),
    "citations exchanged": ("citations", swapped),
    "outcomes exchanged": ("outcomes", swapped),
    "an addressee's act": ("outcomes/1/targets/0", "/akn/kz/act/code/2014-07-05/235-v"),
    "a long name": ("abbreviations/0/long", "Бөтен кодекс"),
    "a move forgotten": (
        "repairs",
        lambda repairs: [r for r in repairs if r.get("kind") != "reorder"],
    ),
    "the last move forgotten": ("repairs", shorter),
    "other words of a move": ("repairs/2/before", lambda words: f"{words[:-1]}х"),
    "a move at another place": ("repairs/2/source/0/0", lambda start: start + 1),
    "a move in another block": ("repairs/2/block", "decision__para_2__p_1"),
    "letters as layout": ("layout/0/after", "емес"),
}


def changed_at(whole, path, value):
    changed = copy.deepcopy(whole)
    *above, last = (int(part) if part.isdecimal() else part for part in path.split("/"))
    place = changed
    for part in above:
        place = place[part]
    place[last] = value(place[last]) if callable(value) else value
    assert changed != whole
    return changed


@pytest.mark.parametrize(("path", "value"), TAMPERED.values(), ids=TAMPERED)
def test_a_changed_statement_is_told(path, value):
    changed = changed_at(written(SAMPLE), path, value)
    assert file_problems("a.json", json.dumps(changed).encode())


UNSEEN = {
    "confidence": ("citations/0/confidence", 0.5),
    "title": ("title", lambda words: words.rpartition(" ")[0]),
    "number of lines": ("source/lines", 1),
    "verdict": ("outcomes/0/verdict", "non-conforming"),
}


@pytest.mark.parametrize(("path", "value"), UNSEEN.values(), ids=UNSEEN)
def test_a_file_that_holds_its_source_is_made_anew_from_it(tmp_path, capfd, path, value):
    """What no rule sees is another statement: version, registry and decisions are those that made it."""
    file = tmp_path / "a.json"
    file.write_text(json.dumps(written(RUSSIAN)), "utf-8")
    assert cli.run(["check", str(file)]) == 0
    assert capfd.readouterr().out == f"{file}: well\n"
    file.write_text(json.dumps(changed_at(written(RUSSIAN), path, value)), "utf-8")
    assert cli.run(["check", str(file)]) == 1
    assert f"/{path} is " in capfd.readouterr().out
