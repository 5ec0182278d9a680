"""Search in any form, in both databases: the same words as in tests/search, that nothing was tuned on."""

from __future__ import annotations

import shutil

import pytest

from pipeline.emit.json import from_json, to_json
from pipeline.load import differences, load
from tests.conftest import ROOT
from tests.load.conftest import fresh
from tests.search.measure import UNSEEN, figures, occurrences


@pytest.fixture(scope="module")
def words_folder(tmp_path_factory):
    """A ruling in each language that has a point for each word that is looked for or passed over."""
    folder = tmp_path_factory.mktemp("words")
    for language, stem in (("kaz", "kk-1996-9-1.kaz"), ("rus", "kk-1998-7-2.rus")):
        path = ROOT / f"tests/rulings/golden/{stem}.json"
        (folder / path.name).write_bytes(
            with_points(
                path.read_bytes(), sorted(set().union(*(occurrences(f, language) for f in UNSEEN)))
            )
        )
        shutil.copy(path.with_name(f"{stem}.akn.xml"), folder)
    return folder


def with_points(data: bytes, texts: list[str]) -> bytes:
    """A ruling whose reasons are these texts."""
    ruling = from_json(data)
    block = ruling.body.motivation[0].model_copy(update={"marks": ()})
    points = tuple(
        block.model_copy(update={"eId": f"motivation__p_{number}", "text": text})
        for number, text in enumerate(texts, start=1)
    )
    body = ruling.body.model_copy(
        update={"motivation": points, "introduction": (), "background": (), "decision": ()}
    )
    emptied = {"body": body, "header": (), "conclusions": (), "notes": ()}
    emptied |= dict.fromkeys(("citations", "outcomes", "subjects", "changes", "diagnostics"), ())
    return to_json(ruling.model_copy(update=emptied))


def test_forms_are_found_and_others_are_not(base, words_folder):
    load(base.url, words_folder)
    for language in ("kaz", "rus"):
        sql = "select text from points where language = ?"
        own = {text for (text,) in base.ask(sql, language)}
        for folder in UNSEEN:
            with base.searching() as found:
                measured = figures(lambda word: own & set(found(word)), folder, language)  # noqa: B023
            assert measured.recall >= 0.95, measured
            assert measured.precision >= 0.95, measured


TYPED = [
    ("ҚҰҚЫҚТАРЫНЫҢ", "Адам құқығы."),
    ("кукык адам", "Адам құқығы."),
    ("484", "Кодекстің 484¹-бабы"),
    ("1", "Кодекстің 484¹-бабы"),
    ("484¹", "Кодекстің 484¹-бабы"),
    ("21-НҚ", "№ 21-НҚ қаулы"),
    ("21-нк", "№ 21-НҚ қаулы"),
    ("ребенок", "РЕБЁНКА защищают"),
    ("ИС", "Iстер қаралады"),
    ("жарияла", "Қаулы жарияланды."),  # a command, which no text has
    ("тану", "Сәйкес келмейді деп танылсын."),
    ("утвердить", "УТВЕРЖДЕН щедро"),
]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def typed_texts(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("typed")
    for stem, letter in (("kk-1996-9-1.kaz", "і"), ("kk-1998-7-2.rus", "щ")):
        path = ROOT / f"tests/rulings/golden/{stem}.json"
        texts = [text for _, text in TYPED if ("щ" in text) == (letter == "щ")]
        points = [
            *dict.fromkeys(texts),
            "Өзге мәтін 4841 2-НҚ",
            "Құқықтар, заттарының",
            "қарау, решить",
        ]
        (folder / path.name).write_bytes(with_points(path.read_bytes(), points))
        shutil.copy(path.with_name(f"{stem}.akn.xml"), folder)
    base = fresh(request, tmp_path_factory.mktemp("database"))
    load(base.url, folder)
    return base


@pytest.mark.parametrize(("typed", "text"), TYPED)
def test_a_word_is_found_however_it_is_typed(typed_texts, typed, text):
    assert text in typed_texts.found(typed)
    assert "Өзге мәтін 4841 2-НҚ" not in typed_texts.found(typed)


def test_words_that_are_nowhere_find_nothing(loaded):
    for typed in ("", "  ", "!?", '"', "ыыыыы", 'азамат "', "азамат ыыыыы", "' or 1=1", "a:b*"):
        assert loaded.found(typed) == [] or typed.startswith('азамат "')


def test_quoted_words_are_taken_as_written(loaded):
    assert loaded.found('"Қазақстан Республикасының"')
    assert not loaded.found('"Республикасының Қазақстан"')
    assert not loaded.found('"Қазақстан Республика"')
    both = set(loaded.found('"Қазақстан Республикасының" азамат'))
    assert both == set(loaded.found('"Қазақстан Республикасының"')) & set(loaded.found("азамат"))


def test_an_index_that_is_typed_is_meant(typed_texts):
    assert typed_texts.found("484¹") == ["Кодекстің 484¹-бабы"]
    assert typed_texts.found('"484¹"') == ["Кодекстің 484¹-бабы"]


HOSTILE = [
    "AND", "OR", "құқық*", "*", '""', "NEAR(құқық азамат)", "(((", "'; drop table point; --",
    "1' OR '1'='1", "%", "_", "\\", "а" * 5000, "құқық " * 300, "😀", "title : құқық", "^құқық",
    "-құқық", ":typed", "%(typed)s", "{0}", "$1", "&|!()<->", "\u202eқұқық",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_is_never_a_command(loaded, typed):
    bare = "".join(sign if sign.isalnum() else " " for sign in typed)
    assert sorted(loaded.found(typed)) == sorted(loaded.found(bare))


def test_a_word_without_an_end_is_no_fault(base, tmp_path):
    path = ROOT / "tests/rulings/golden/kk-1998-7-2.rus.json"
    (tmp_path / path.name).write_bytes(with_points(path.read_bytes(), ["щ" * 40_000, "суд"]))
    shutil.copy(path.with_name("kk-1998-7-2.rus.akn.xml"), tmp_path)
    load(base.url, tmp_path)
    assert base.found("СУД") == ["суд"]
    assert list(differences(base.url, tmp_path)) == []
