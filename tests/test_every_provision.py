"""Every kind of provision that can be cited goes the whole way, to each form that is made of a ruling."""

import pytest

from pipeline.grammar.provisions import UnitKind
from tests.test_cli import ROOT, qauly

CITED = {
    UnitKind.SECTION: "раздел 3 Гражданского кодекса",
    UnitKind.SUBSECTION: "подраздел 2 раздела 3 Гражданского кодекса",
    UnitKind.CHAPTER: "глава 8 Уголовного кодекса",
    UnitKind.DIVISION: "параграф 2 главы 8 Уголовного кодекса",
    UnitKind.ARTICLE: "статья 15 Трудового кодекса",
    UnitKind.PART: "часть вторая статьи 15 Уголовного кодекса",
    UnitKind.PARAGRAPH: "пункт 2 статьи 15 Трудового кодекса",
    UnitKind.SUBPARAGRAPH: "подпункт 3) пункта 2 статьи 15 Трудового кодекса",
    UnitKind.INDENT: "абзац второй пункта 2 статьи 15 Трудового кодекса",
    UnitKind.SENTENCE: "предложение второе пункта 2 статьи 15 Трудового кодекса",
    UnitKind.ANNEX: "приложение 2 к Уголовному кодексу",
    UnitKind.NOTE: "примечание к статье 15 Уголовного кодекса",
    UnitKind.PREAMBLE: "преамбула Конституции и абзац второй преамбулы Конвенции о правах ребенка",
}
BEFORE = "      2. Частью первой статьи 136 АППК"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder with a ruling that cites every kind of provision, and its results."""
    folder = tmp_path_factory.mktemp("cited")
    text = (ROOT / "tests/rulings/ks-2024-77.rus.txt").read_text("utf-8")
    added = "".join(f"      Названа {words}.\n\n" for words in CITED.values())
    (folder / "one.rus.txt").write_text(text.replace(BEFORE, added + BEFORE), "utf-8")
    made = qauly("convert", folder / "one.rus.txt", "--out", folder / "out")
    assert made.returncode == 0, made.stderr
    return folder / "out"


def test_each_kind_is_named(published):
    assert set(CITED) == set(UnitKind)
    targets = set((published / "one.rus.json").read_text("utf-8").split('"'))
    civil, criminal = "act/code/1994-12-27/268-xiii", "act/code/2014-07-03/226-v"
    for due in (
        f"kz/{civil}/~sec_3",
        f"kz/{criminal}/~chp_8",
        f"kz/{criminal}/~art_15__note",
        "kz/act/constitution/1995-08-30/constitution/~preamble",
        "un/act/convention/1989-11-20/crc/~preamble__al_2",
    ):
        assert f"/akn/{due}" in targets


@pytest.mark.parametrize(
    "command",
    [
        ["check", "one.rus.json", "one.rus.akn.xml"],
        ["page", "one.rus.json", "--out", "../pages"],
        ["site", ".", "--out", "../site"],
        ["load", "sqlite:///../rulings.db", "."],
        *(
            ["export", "one.rus.json", "--to", form, "--out", "../forms"]
            for form in ("txt", "md", "csv", "csl", "bibtex")
        ),
    ],
    ids=" ".join,
)
def test_each_form_is_made(published, command):
    done = qauly(*command, cwd=published)
    assert done.returncode == 0, done.stderr
