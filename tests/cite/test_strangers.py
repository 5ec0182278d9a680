"""A provision beside a name that is not known belongs to no act that was named before."""

import pytest

from tests.cite.labelled import targets


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статья 14 Конституции ясна. Согласно статье 52 Уголовного коде"),
        (
            "rus",
            "Статья 14 Конституции ясна. По статье 15 Хельсинкского заключительного акта это так.",
        ),
        ("kaz", "Конституцияның 14-бабы анық. Хельсинки қорытынды актісінің 15-бабына сәйкес."),
    ],
)
def test_the_owner_is_not_known(language, text):
    assert targets(text, language=language)[-1] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rus", "Статья 14 Конституции ясна. Согласно статье 52 Конституционный Суд решает."),
        ("rus", "Статья 14 Конституции ясна. В статье 52 Казахстан провозглашён."),
        ("kaz", "Конституцияның 14-бабы анық. Оның 52-бабында да солай."),
    ],
)
def test_other_words_beside_a_provision_are_no_owner(language, text):
    assert targets(text, language=language)[-1][0].endswith("art_52")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Договор между Республикой Казахстан и Республикой Таджикистан применен.", [[]]),
        ("Соглашение между Правительствами двух государств подписано.", [[]]),
        ("Договор между супругами расторгнут. Соглашение между сторонами утверждено.", []),
    ],
)
def test_what_states_agree_on_is_found_at_the_head_of_a_sentence(text: str, found: list[list[str]]):
    assert targets(text, language="rus") == found
