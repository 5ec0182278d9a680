"""The invented rulings: their facts fit their texts, and docs/forms.md names them all, rightly."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from tests.whole_table import every_row

HERE = Path(__file__).parent / "rulings"
FORMS = (Path(__file__).parent.parent / "docs" / "forms.md").read_text("utf-8")
STEMS = sorted(path.name.removesuffix(".facts.toml") for path in HERE.glob("*.facts.toml"))
FACTS = {stem: tomllib.loads((HERE / f"{stem}.facts.toml").read_text("utf-8")) for stem in STEMS}
ERAS = ("2000", "2006", "2013", "2023", "2026-07", "9")
"""The first day behind each era, as far as it must be written out."""
ROLES_OF_PARTS = {
    "header": {
        "title",
        "enactment",
        "in-the-name",
        "repeated-title",
        "composition",
        "participants",
    },
    "introduction": {"question", "paragraph"},
    "background": {"rapporteurs", "established"},
    "motivation": {"paragraph", "point", "grounds"},
    "decision": {"paragraph", "point", "resolves"},
    "conclusions": {"signature"},
    "notes": {"note", "status"},
}
LOOK_ALIKES = str.maketrans("ACEHIKMOPTXYaceiopxy", "АСЕНІКМОРТХҮасеіорху")


def era(date):
    return next(number for number, end in enumerate(ERAS) if date < end)


def lines(stem):
    return (HERE / f"{stem}.clean.txt").read_text("utf-8").removesuffix("\n").split("\n")


def rows():
    """Every row of the tables of forms: form, language, one cell for each era."""
    for line in FORMS.split("## Forms\n")[1].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[1] in ("kaz", "rus"):
            yield cells[0], cells[1], cells[2:]


def named():
    for form, language, cells in rows():
        for number, cell in enumerate(cells):
            for stem in () if cell == "·" else cell.split(", "):
                yield form, number, f"{stem}.{language}"


def test_every_ruling_has_its_files():
    inputs = {path.name.removesuffix(".txt") for path in HERE.glob("*.txt")}
    assert inputs == set(STEMS) | {f"{stem}.clean" for stem in STEMS}


def test_the_table_names_every_fixture_and_no_other():
    assert {stem for _, _, stem in named()} == set(STEMS)


def test_the_table_puts_every_fixture_into_its_era():
    wrong = [(form, stem) for form, number, stem in named() if era(FACTS[stem]["date"]) != number]
    assert not wrong


def test_every_row_has_a_cell_for_each_era():
    assert {len(cells) for _, _, cells in rows()} == {len(ERAS)}


def test_the_table_names_every_refused_document():
    files = {path.name for path in (HERE / "refused").glob("*.txt")}
    refused = tomllib.loads((HERE / "refused" / "refused.toml").read_text("utf-8"))["files"]
    table = FORMS.split("## Refused\n")[1].split("## Forms\n")[0]
    assert files == set(refused)
    assert files == {
        f"{stem}.txt" for stem in re.findall(r"[a-z-]+(?:-[0-9]{4})?\.(?:kaz|rus)", table)
    }


def test_bodies_eras_languages_and_questions_are_covered_pairwise():
    covered = {
        (facts["court"], str(era(facts["date"])), facts["language"], question)
        for facts in FACTS.values()
        for question in facts["questions"]
    }
    for one, other in itertools.combinations(range(4), 2):
        values = [sorted({row[column] for row in covered}) for column in (one, other)]
        missing = set(itertools.product(*values)) - {(row[one], row[other]) for row in covered}
        assert {pair for pair in missing if not cannot_occur(*pair)} == set()


def cannot_occur(one, other):
    """The cells that docs/forms.md gives reasons for."""
    match one:
        case "constitutional-court":
            return other in {"0", "1", "2", "3", "guidance"}
        case "constitutional-council":
            return other in {"4", "5", "guidance"}
        case "supreme-court":
            return other in {
                "additional",
                "conformity",
                "interpretation",
                "review",
                "court-submission",
            }
    return False


@every_row("stem", STEMS)
def test_the_clean_text_is_that_of_the_input(stem):
    """Both hold the same characters, but for blanks and Latin letters in Cyrillic words."""
    source = (HERE / f"{stem}.txt").read_bytes().decode("utf-8")
    clean = "".join(lines(stem))
    assert _bare(source) == _bare(clean)


def _bare(text):
    return re.sub(r"\s", "", text).translate(LOOK_ALIKES)


@every_row("stem", STEMS)
def test_a_clean_text_has_one_blank_between_words(stem):
    assert [line for line in lines(stem) if line != " ".join(line.split())] == []


@every_row("stem", STEMS)
def test_roles_and_sections_fit_the_clean_text(stem):
    facts, text = FACTS[stem], lines(stem)
    parts = facts["sections"]
    assert len(facts["roles"]) == len(text) == sum(part["paragraphs"] for part in parts.values())
    for part, section in parts.items():
        opening = {
            role.split("+")[0]
            for role, line in zip(facts["roles"], text, strict=True)
            if line.startswith(section["first"])
        }
        assert opening & ROLES_OF_PARTS[part]


@every_row("stem", STEMS)
def test_counts_and_title_fit_the_clean_text(stem):
    facts = FACTS[stem]
    paired = list(zip(facts["roles"], lines(stem), strict=True))
    assert facts["title"] == " ".join(line for role, line in paired if role == "title")
    assert facts["notes"] == sum(role == "note" for role, _ in paired)
    points = [line for role, line in paired if role == "point" and re.match(r"[0-9]+\. ", line)]
    assert len(points) == facts["reason_points"] + facts["operative_points"]
    assert all(
        1 <= outcome["point"] <= facts["operative_points"] for outcome in facts.get("outcomes", [])
    )


@every_row("stem", STEMS)
def test_what_is_quoted_stands_in_the_clean_text(stem):
    facts, text = FACTS[stem], "\n".join(lines(stem))
    presiding = [facts["presiding"]] if "presiding" in facts else []
    people = [*presiding, *facts.get("rapporteurs", []), *facts.get("participants", [])]
    quoted = [person["as_written"] for person in people]
    quoted += [
        participant["position_as_written"]
        for participant in facts.get("participants", [])
        if "position_as_written" in participant
    ]
    quoted += [
        outcome["scope"]["text"] for outcome in facts.get("outcomes", []) if "scope" in outcome
    ]
    quoted += [outcome["term"] for outcome in facts.get("outcomes", []) if "term" in outcome]
    assert [words for words in quoted if words not in text] == []


@pytest.mark.parametrize("stem", [stem for stem in STEMS if "pair" in FACTS[stem]])
def test_pairs_tell_the_same_but_for_labelled_differences(stem):
    facts, other = FACTS[stem], FACTS[FACTS[stem]["pair"]]
    assert other["pair"] == stem
    same = [
        facts[key] == other[key]
        for key in (
            "court",
            "kind",
            "questions",
            "date",
            "work",
            "reason_points",
            "operative_points",
            "roles",
        )
    ] + [
        _verdicts(facts) == _verdicts(other),
        len(facts["participants"]) == len(other["participants"]),
    ]
    differs = (HERE / f"{stem.rpartition('.')[0]}.differences.toml").exists()
    assert all(same) != differs


def _verdicts(facts):
    return [
        (outcome["point"], outcome["kind"], outcome.get("verdict")) for outcome in facts["outcomes"]
    ]
