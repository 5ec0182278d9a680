"""Every paragraph of every text gets the part, role and number that a lawyer would give it."""

import pytest

from pipeline.errors import NotARulingError
from pipeline.terms import MarkKind
from tests.segment.rulings import HERE, REFUSED, RULINGS, Text, named, table


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_table(ruling: Text) -> None:
    golden = (HERE / "golden" / f"{ruling.name}.tsv").read_text(encoding="utf-8")
    assert table(ruling.segment(), ruling.text) == golden


EXPECTED = {
    "council-1996.kaz": {"part-missing-participants", "part-missing-rapporteurs"},
    "council-1999.rus": {"reasons-start-unclear"},
    "council-2005.rus": {"quotation-open"},
    "council-2018-review.rus": {"part-missing-participants"},
    "court-2023-additional.kaz": {"part-missing-participants"},
    # Its title opens a quotation that nothing closes.
    "court-2025.rus": {"quotation-open"},
}


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_findings_of_whole_rulings(ruling: Text) -> None:
    found = {finding.code.value for finding in ruling.segment().findings}
    assert found == EXPECTED.get(ruling.name, set())


QUOTATIONS = {
    "court-2024.kaz": [
        ('"1. Сот шығындары', "тұрады."),
        ("2. Сот тараптың", "алады."),
        ("3. Кейінге", 'аспайды"'),
    ],
    "court-2025.rus": [
        ("«Ограничение прав", "соразмерным."),
        ("1. Оно", "цель."),
        ("2. Оно", "обществе."),
        ("Иное «толкование", "недопустимо»"),
    ],
    "supreme-2003.rus": [("«Залогом", "обязательства."), ("2. Кредитор", "кредиторами.»")],
    "ks-2023-21.kaz.clean": [('"Конституцияда', "көздейді."), ("Заңды күшіне", 'тиіс"')],
}


@pytest.mark.parametrize("ruling", RULINGS, ids=lambda ruling: ruling.name)
def test_quotations_over_several_paragraphs(ruling: Text) -> None:
    marks = [m for m in ruling.segment().annotations if m.kind is MarkKind.QUOTATION]
    words = [ruling.text[m.span.start : m.span.end] for m in marks]
    expected = QUOTATIONS.get(ruling.name, [])
    assert len(words) == len(expected)
    assert all(w.startswith(a) and w.endswith(b) for w, (a, b) in zip(words, expected, strict=True))
    assert {m.value for m in marks} == ({"1"} if expected else set())


FORMULAS = {
    "council-1996.kaz": ["мыналарды анықтады:", "қаулы етедi:"],
    "council-1999.rus": ["УСТАНОВИЛ:", "ПОСТАНОВЛЯЕТ:"],
    "court-2025.rus": ["установил:", "постановляет:"],
    "supreme-2003.rus": ["постановляет дать следующие разъяснения"],
    "supreme-2010.kaz": ["ҚАУЛЫ ЕТЕДІ"],
}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_are_marked(name: str) -> None:
    ruling = named(name)
    marks = [m for m in ruling.segment().annotations if m.kind is MarkKind.FORMULA]
    assert [ruling.text[m.span.start : m.span.end] for m in marks] == FORMULAS[name]


REASONS = {
    "foreign": "foreign court",
    "government": "another body",
    "judgment": "ordinary court",
    "law": "a law",
    "message": "a message",
    "panel": "ordinary court",
    "rules": "rules of the body's own work",
    "rules-composition": "rules of the body's own work",
    "shopping": "This is no ruling: ",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text.name)
def test_other_documents_are_refused(text: Text) -> None:
    with pytest.raises(NotARulingError, match=REASONS[text.name.split(".")[0]]) as refused:
        text.segment()
    assert "\n" not in str(refused.value)


def test_no_text_is_no_ruling() -> None:
    with pytest.raises(NotARulingError, match="no text"):
        RULINGS[0].changed([]).segment()
