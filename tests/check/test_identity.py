"""One ruling in two files, two texts of one name, and a text and what it was read from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import __version__, cli
from pipeline.codes import Code
from pipeline.content_hash import content_hash
from pipeline.convert import convert, convert_file, publish
from pipeline.linking import Texts, with_other_texts
from pipeline.read import read_text
from pipeline.registry import Registry, load

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared/cases"
RULING = (ROOT / "tests/rulings/ks-2024-77.rus.txt").read_text("utf-8")
PDF = ROOT / "tests/pdf/files/ks-2023-21.kaz.pdf"
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not at hand")


def published(text):
    return publish(convert(read_text(text.encode())))


def check(capfd, *arguments):
    code = cli.run(["check", *map(str, arguments)])
    return code, "".join(capfd.readouterr())


# What makes another version of a ruling, be it in one letter or in what nobody sees.
VERSIONS = {
    "a word": ("соответствующим Конституции", "не соответствующим Конституции"),
    "a number": ("№ 77-НП", "№ 78-НП"),
    "a date": ("16 мая 2024 года № 77", "17 мая 2024 года № 77"),
    "a paragraph more": ("Новый\n", "Новый\n\nЕще один\n"),
    "a blank line": ("Новый\n", "Новый\n\n"),
    "a name": ("Алимбаева К.М.", "Алимбаева К.Н."),
    "a cited article": ("пунктом 2 статьи 13 Конституции", "пунктом 3 статьи 13 Конституции"),
}


@pytest.mark.parametrize("name", VERSIONS)
@pytest.mark.parametrize("order", [1, -1])
def test_two_forms_of_two_versions_are_told(tmp_path, capfd, name, order):
    assert VERSIONS[name][0] in RULING
    one, other = published(RULING), published(RULING.replace(*VERSIONS[name]))
    (tmp_path / "a.json").write_bytes(one.json)
    (tmp_path / "a.akn.xml").write_bytes(other.akn)
    code, told = check(capfd, *[tmp_path / "a.json", tmp_path / "a.akn.xml"][::order])
    assert code == 5
    assert "in the XML" in told


@pytest.fixture
def versions(tmp_path):
    """Folders that hold both forms of a ruling, of the same with another word, and of a second one."""
    texts = {
        "one": RULING,
        "two": RULING.replace(*VERSIONS["a word"]),
        "other": RULING.replace(*VERSIONS["a number"]),
    }
    for folder, text in texts.items():
        made = published(text)
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_bytes(made.json)
        (tmp_path / folder / "b.akn.xml").write_bytes(made.akn)
    return tmp_path


FAR_APART = {
    ("one/a.json", "two/b.akn.xml"): 5,
    ("two/b.akn.xml", "one/a.json"): 5,
    ("one/a.json", "one/b.akn.xml", "two/b.akn.xml"): 5,
    ("one/b.akn.xml", "two/a.json", "other/a.json"): 5,
    # The one JSON and the one XML of a call are meant to be one ruling, whatever they say they are.
    ("one/a.json", "other/b.akn.xml"): 5,
    ("one/a.json", "one/b.akn.xml", "other/b.akn.xml"): 0,
    ("one/a.json", "one/b.akn.xml", "other/a.json", "other/b.akn.xml"): 0,
    ("one/a.json", "other/a.json"): 0,
}


@pytest.mark.parametrize("files", FAR_APART)
def test_two_forms_are_found_in_whatever_folders_they_lie(versions, capfd, files):
    code, told = check(capfd, *(versions / file for file in files))
    assert code == FAR_APART[files], told
    assert ("in the XML" in told) == bool(code)


def test_two_forms_of_one_ruling_are_well(tmp_path, capfd):
    one = published(RULING)
    (tmp_path / "a.json").write_bytes(one.json)
    (tmp_path / "a.akn.xml").write_bytes(one.akn)
    assert check(capfd, tmp_path / "a.json", tmp_path / "a.akn.xml")[0] == 0


def _turned(outcome):
    verdict = "conforming" if outcome["verdict"] == "non-conforming" else "non-conforming"
    return outcome | {"verdict": verdict}


def _cited_elsewhere(ruling):
    about = ruling["outcomes"][0]["targets"]
    return next(c["targets"] for c in ruling["citations"] if c["targets"] not in ([], about))


# What somebody may change in the JSON alone, though its words stay as they are.
STATEMENTS = {
    "a verdict": lambda r: r | {"outcomes": [_turned(r["outcomes"][0]), *r["outcomes"][1:]]},
    "an outcome": lambda r: r | {"outcomes": r["outcomes"][1:]},
    "an outcome's target": lambda r: (
        r
        | {
            "outcomes": [
                r["outcomes"][0] | {"targets": _cited_elsewhere(r)},
                *r["outcomes"][1:],
            ]
        }
    ),
    "a judge's name": lambda r: (
        r
        | {
            "composition": r["composition"]
            | {
                "judges": [
                    r["composition"]["judges"][0] | {"name": "Иной И.И."},
                    *r["composition"]["judges"][1:],
                ]
            }
        }
    ),
    "the title": lambda r: r | {"title": r["title"] + " и иного"},
    "the question": lambda r: r | {"question": "review"},
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_two_forms_that_state_other_things_are_told(tmp_path, capfd, name):
    one = published(RULING)
    changed = STATEMENTS[name](json.loads(one.json))
    (tmp_path / "a.json").write_text(json.dumps(changed, ensure_ascii=False), "utf-8")
    (tmp_path / "a.akn.xml").write_bytes(one.akn)
    code, told = check(capfd, tmp_path / "a.json", tmp_path / "a.akn.xml")
    assert code == 5
    assert "the XML" in told


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_json_that_states_what_its_source_does_not_is_told(tmp_path, capfd, name):
    (tmp_path / "a.txt").write_text(RULING, "utf-8")
    one = STATEMENTS[name](json.loads(published(RULING).json))
    (tmp_path / "a.json").write_text(json.dumps(one, ensure_ascii=False), "utf-8")
    code, told = check(capfd, "--source", tmp_path / "a.txt", tmp_path / "a.json")
    assert (code, "made anew" in told) == ((5, False) if name == "the title" else (1, True))


OTHER_MAKERS = {
    "version": ("0.0.1", "version 0.0.1, not "),
    "registry": ("c" * 64, "registry cccccccccccc, not none"),
    "decisions": ("d" * 64, "decisions dddddddddddd, not none"),
}


@pytest.mark.parametrize("maker", OTHER_MAKERS)
def test_what_else_a_json_was_made_with_is_named_where_it_is_made_anew(tmp_path, capfd, maker):
    value, named = OTHER_MAKERS[maker]
    one = json.loads(published(RULING).json)
    one["made_with"][maker] = value
    for change, told_of in ((lambda r: r, False), (STATEMENTS["a verdict"], True)):
        (tmp_path / "a.json").write_text(json.dumps(change(one), ensure_ascii=False), "utf-8")
        code, told = check(capfd, tmp_path / "a.json")
        assert (code, named in told, "/outcomes/0" in told) == (0, told_of, told_of), told
    (tmp_path / "a.txt").write_text(RULING, "utf-8")
    code, told = check(capfd, "--source", tmp_path / "a.txt", tmp_path / "a.json")
    assert (code, named in told) == (1, True)


def test_a_json_names_the_decisions_and_the_registry_that_it_was_made_with(tmp_path):
    decided = '[[citation]]\nquote = "пунктом 2 статьи 13 Конституции"\ntargets = []\n'
    path = tmp_path / "a.txt"
    path.write_text(RULING, "utf-8")
    assert json.loads(publish(convert_file(path)).json)["made_with"] == {"version": __version__}
    (tmp_path / "a.decisions.toml").write_text(decided, "utf-8")
    few = Registry(load().acts[:-1], load().bodies)
    one, other = (json.loads(publish(convert_file(path, r)).json)["made_with"] for r in (None, few))
    assert one["decisions"] == other["decisions"]
    assert one.keys() ^ other.keys() == {"registry"}


def test_a_json_is_made_anew_with_the_decisions_beside_its_source(tmp_path, capfd):
    settled = (
        '[[citation]]\nquote = "пунктом 2 статьи 13 Конституции"\ntargets = []\nreason = "x"\n'
    )
    (tmp_path / "a.txt").write_text(RULING, "utf-8")
    (tmp_path / "a.decisions.toml").write_text(settled, "utf-8")
    (tmp_path / "a.json").write_bytes(publish(convert_file(tmp_path / "a.txt")).json)
    assert check(capfd, "--source", tmp_path / "a.txt", tmp_path / "a.json")[0] == 0


@needs_cases
def test_a_json_is_made_anew_with_the_registry_that_made_it(tmp_path, capfd):
    own = """[[act]]
iri = "/akn/kz/act/law/2011-01-05/377-iv"
kind = "law"
date = 2011-01-05
source = ["invented"]
title = { kaz = "Қорғаншылық туралы", rus = "Об опеке" }
"""
    (tmp_path / "own.toml").write_text(own, "utf-8")
    law = 'Закона от 5 января 2011 года "Об опеке"'
    text = RULING.replace("пунктом 2 статьи 13 Конституции", f"пунктом 2 статьи 13 {law}")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    registry = ["--registry", tmp_path / "own.toml"]
    assert cli.run(["convert", *map(str, [tmp_path / "a.txt", *registry, "--out", tmp_path])]) == 0
    call = [tmp_path / "a.json", "--source", tmp_path / "a.txt"]
    assert check(capfd, *call, *registry)[0] == 0
    code, told = check(capfd, *call)
    assert (code, "/citations/" in told) == (1, True)


def test_what_a_pair_told_is_no_difference_from_the_source(tmp_path, capfd):
    for language in ("rus", "kaz"):
        text = (ROOT / f"tests/rulings/ks-2024-77.{language}.txt").read_text("utf-8")
        (tmp_path / f"a.{language}.txt").write_text(text.replace("138", "139", 1), "utf-8")
    files = [tmp_path / f"a.{language}.txt" for language in ("rus", "kaz")]
    assert cli.run(["convert", *map(str, files), "--out", str(tmp_path)]) == 0
    made = json.loads((tmp_path / "a.rus.json").read_bytes())
    assert made["parallels"]
    assert check(capfd, tmp_path / "a.rus.json", "--source", files[0])[0] == 0


def test_two_forms_are_found_whatever_their_paths_are_called(tmp_path, capfd, monkeypatch):
    one, other = published(RULING), published(RULING.replace(*VERSIONS["a number"]))
    (tmp_path / "a.json").write_bytes(one.json)
    (tmp_path / "a.akn.xml").write_bytes(other.akn)
    monkeypatch.chdir(tmp_path)
    assert check(capfd, tmp_path / "a.json", "a.akn.xml")[0] == 5


@needs_cases
def test_shared_versions_are_told(capfd):
    assert check(capfd, *(CASES / "check" / f"w.kaz.{end}" for end in ("json", "akn.xml")))[0] == 5


@pytest.mark.parametrize("name", ["a word", "a name"])
def test_two_files_of_one_name_with_other_words_are_told(tmp_path, capfd, name):
    for stem, text in {"a": RULING, "b": RULING.replace(*VERSIONS[name]), "c": RULING}.items():
        (tmp_path / f"{stem}.txt").write_text(text, "utf-8")
        (tmp_path / f"{stem}.json").write_bytes(published(text).json)
    code, told = check(capfd, tmp_path / "a.json", tmp_path / "b.json")
    assert code == 5
    assert told.count("hold other words of /akn/kz/") == 2
    assert check(capfd, tmp_path / "a.json", tmp_path / "c.json")[0] == 0
    for stem in "ab":
        (tmp_path / f"{stem}.akn.xml").write_bytes(
            published((tmp_path / f"{stem}.txt").read_text("utf-8")).akn
        )
    assert check(capfd, tmp_path / "a.akn.xml", tmp_path / "b.akn.xml")[0] == 5


@pytest.mark.parametrize("name", ["a word", "a name"])
def test_words_changed_in_akoma_ntoso_alone_are_told(tmp_path, capfd, name):
    before, after = VERSIONS[name]
    forged = published(RULING).akn.decode().rpartition("<header")
    body = forged[2].replace(before, after)
    assert body != forged[2]
    (tmp_path / "a.akn.xml").write_text("".join((*forged[:2], body)), "utf-8")
    code, told = check(capfd, tmp_path / "a.akn.xml")
    assert code == 5
    assert "are not those of its contentHash" in told


def test_one_name_with_two_texts_is_an_error_in_both():
    texts = Texts[str]()
    changed = RULING.replace(*VERSIONS["a word"])
    for key, text in (("one", RULING), ("copy", RULING), ("other", changed), ("third", changed)):
        texts.add(key, convert(read_text(text.encode())))
    for key in ("one", "copy", "other", "third"):
        found = [
            d
            for d in with_other_texts(texts.beside(key)).diagnostics
            if d.code is Code.EXPRESSION_DOUBLED
        ]
        assert len(found) == 1
        assert found[0].severity == "error"


def test_copies_of_one_text_are_no_rivals():
    texts = Texts[str]()
    for key in ("one", "copy"):
        texts.add(key, convert(read_text(RULING.encode())))
    assert not any(d.severity == "error" for d in with_other_texts(texts.beside("one")).diagnostics)


@needs_cases
def test_shared_rivals_are_told_in_both_results(tmp_path):
    files = [
        CASES / "base/interpretation.rus.txt",
        CASES / "check/interpretation-turned-round.rus.txt",
    ]
    cli.run(["convert", *map(str, files), "--out", str(tmp_path)])
    for path in tmp_path.glob("*.json"):
        codes = [d["code"] for d in json.loads(path.read_bytes())["diagnostics"]]
        assert "expression-doubled" in codes


@pytest.fixture(scope="module")
def from_pdf():
    return json.loads(publish(convert_file(PDF)).json)


def forged(ruling):
    """The ruling with another word of the same length, and a hash that fits it."""
    copy = json.loads(json.dumps(ruling, ensure_ascii=False).replace("біріктірді", "бөлдіріпті"))
    assert copy != ruling
    parts = (copy["header"], *copy["body"].values(), copy["conclusions"], copy["notes"])
    words = (f"{b.get('num') or ''}{b['text']}" for part in parts for b in part)
    copy["text_sha256"] = content_hash("".join(words))
    return copy


def test_a_text_of_a_pdf_is_proved_by_the_pdf_alone(tmp_path, capfd, from_pdf):
    sound, false = tmp_path / "sound.json", tmp_path / "false.json"
    sound.write_text(json.dumps(from_pdf, ensure_ascii=False), "utf-8")
    false.write_text(json.dumps(forged(from_pdf), ensure_ascii=False), "utf-8")
    code, told = check(capfd, sound)
    assert code == 0
    assert "--source" in told
    assert check(capfd, sound, "--source", PDF) == (0, f"{sound}: well\n")
    code, told = check(capfd, false, "--source", PDF)
    assert code == 5, told
    assert "not that of its source" in told
    code, told = check(capfd, sound, "--source", ROOT / "rulings/ks-2023-21.kaz.txt")
    assert code == 5
    assert "none of the sources" in told


def test_restore_says_that_a_pdf_is_not_proved(tmp_path, capfd, from_pdf):
    sound = tmp_path / "sound.json"
    sound.write_text(json.dumps(from_pdf, ensure_ascii=False), "utf-8")
    assert cli.run(["restore", str(sound)]) == 0
    assert "--source" in capfd.readouterr().err


def test_a_text_file_is_proved_by_its_hash(tmp_path, capfd):
    (tmp_path / "a.json").write_bytes(published(RULING).json)
    source = tmp_path / "a.txt"
    source.write_text(RULING, "utf-8")
    assert check(capfd, tmp_path / "a.json") == (0, f"{tmp_path / 'a.json'}: well\n")
    assert check(capfd, tmp_path / "a.json", "--source", source)[0] == 0


def test_an_xml_alone_is_not_said_to_be_held_against_a_source(tmp_path, capfd):
    (tmp_path / "a.akn.xml").write_bytes(published(RULING).akn)
    (tmp_path / "a.txt").write_text(RULING, "utf-8")
    code, told = check(capfd, tmp_path / "a.akn.xml", "--source", tmp_path / "a.txt")
    assert code == 0
    assert "against a .json alone" in told


def _turned_verdict(made):
    made["outcomes"][0]["verdict"] = "conforming-as-interpreted"


def _no_outcome(made):
    del made["outcomes"][0]


def _another_question(made):
    made["question"] = "interpretation"


def _another_role(made):
    made["participants"][0]["role"] = "expert"


def _another_addressee(made):
    made["outcomes"][-1]["addressee"] = "Парламент"


FORGED = (_turned_verdict, _no_outcome, _another_question, _another_role, _another_addressee)


@pytest.mark.parametrize("forge", FORGED)
def test_a_file_that_contradicts_its_own_words_is_told_without_its_source(tmp_path, capfd, forge):
    page = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in RULING.splitlines() if line)
    page.write_text(f"<html><meta charset='utf-8'><body>{paragraphs}</body></html>", "utf-8")
    made = json.loads(publish(convert_file(page)).json)
    path = tmp_path / "page.json"
    path.write_text(json.dumps(made), "utf-8")
    assert check(capfd, path)[0] == 0
    forge(made)
    path.write_text(json.dumps(made), "utf-8")
    code, told = check(capfd, path)
    assert (code, "made anew from its own text" in told) == (1, True)


def test_the_sample_contradicts_none_of_its_words(tmp_path, capfd):
    path = tmp_path / "sample.json"
    path.write_bytes(publish(convert_file(PDF)).json)
    assert check(capfd, path)[0] == 0
