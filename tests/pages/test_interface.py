"""What pages say: the same keys in every language, nothing left empty, names read from IRIs."""

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from pipeline.pages import Interface, interface, interfaces
from pipeline.registry import Registry, load
from pipeline.search import terms
from tests.pages.pages import ROOT

LANGUAGES = sorted(interfaces())


def keys(table, above=""):
    for name, value in table.items():
        yield from keys(value, f"{above}{name}.") if isinstance(value, dict) else [f"{above}{name}"]


def file_of(language):
    folder = resources.files("pipeline.pages.interface")
    return tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))


def test_keys_are_the_same_in_every_language():
    first, *others = (list(keys(file_of(language))) for language in LANGUAGES)
    assert all(sorted(other) == sorted(first) for other in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language):
    one = interface(language)
    assert all(one.texts.values())
    assert len(one.months) == 12


@pytest.mark.parametrize("table", ["codes", "rules", "reasons", "verdicts"])
def test_a_language_that_lacks_words_for_a_kind_is_refused(table):
    told = {**file_of("rus"), "language": "rus"}
    told[table] = dict(list(told[table].items())[1:])
    with pytest.raises(ValueError, match=f"`{table}` lacks"):
        Interface.model_validate(told)


def test_a_language_without_texts_is_shown_in_the_first():
    assert interface("eng") is interface(LANGUAGES[0])


@pytest.mark.parametrize(
    ("eid", "kaz", "rus"),
    [
        ("art_13__para_2", "13-бап · 2", "статья 13 · 2"),
        ("art_484__para_2__point_1", "484-бап · 2 · 1)", "статья 484 · 2 · 1)"),
        ("art_43-1", "43-1-бап", "статья 43-1"),
        ("para_2__al_3", "2-тармақ · 3-абзац", "пункт 2 · абзац 3"),
        ("chp_4", "4-тарау", "глава 4"),
        ("art_8__note", "8-бап · ескерту", "статья 8 · примечание"),
        ("xyz_8", "xyz 8", "xyz 8"),
        ("", "", ""),
    ],
)
def test_provisions_have_names(eid, kaz, rus):
    assert interface("kaz").provision(eid) == kaz
    assert interface("rus").provision(eid) == rus


def test_works_have_names():
    court = "/akn/kz/judgment/normative-resolution/supreme-court/2022-03-10/2"
    assert interface("rus").target(f"{court}/~para_2", load()) == (
        "Верховный Суд, нормативное постановление, 10 марта 2022 года, № 2, пункт 2"
    )
    code = "/akn/kz/act/code/2014-07-04/231-v"
    assert interface("kaz").target(f"{code}/~art_5", load()) == "Қылмыстық-процестік кодексі, 5-бап"
    labour = [f"/akn/kz/act/code/{one}" for one in ("2007-05-15/251-iii", "2015-11-23/414-v")]
    names = [interface("rus").work(one, load()) for one in labour]
    assert names == ["Трудовой кодекс (2007)", "Трудовой кодекс (2015)"]
    unknown = "/akn/kz/act/law/2031-01-01/1-x"
    assert interface("kaz").work(unknown, Registry(), "О муравьях") == "О муравьях"
    assert interface("kaz").work(unknown, Registry()) == unknown


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("/akn/kz/judgment/decision/district-court/2031-01-01/5", None),
        ("/akn/kz/judgment/normative-resolution/supreme-court/2031-02-31/5", "2031-02-31, № 5"),
        ("/akn/ru/act/law/2031-01-01/5", None),
    ],
)
def test_a_work_that_nothing_is_known_of_has_its_iri_for_a_name(iri, name):
    """A person's decision may name any work, one of a court without a word in the interface too."""
    assert interface("rus").target(iri, Registry()).endswith(name or iri)


def words_of(table):
    """The words of a table's texts, in small letters; names of fields and addresses are none."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from words_of(value)
        elif name not in {"tag", "name"}:
            for text in [value] if isinstance(value, str) else value:
                bare = re.sub(r"\{\w+\}", "", text).lower()
                yield from re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", bare)


def test_every_kazakh_word_was_looked_up():
    lines = (Path(__file__).parent / "words.kaz.tsv").read_text("utf-8").splitlines()
    looked_up = dict(line.split("\t") for line in lines if not line.startswith("#"))
    assert set(words_of(file_of("kaz"))) == set(looked_up)
    ruling = (ROOT / "rulings/ks-2023-21.kaz.txt").read_text("utf-8").lower()
    for word, where in looked_up.items():
        assert where.startswith(("ruling", "dictionary", "public: ", "form of ")), word
        if where.startswith("form of "):
            assert set(terms(word, "kaz")) & set(terms(where.removeprefix("form of "), "kaz")), word
        if where == "ruling":
            assert re.search(rf"(?<!\w){word}(?!\w)", ruling), word
