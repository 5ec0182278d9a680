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
        ("rus", "Это следует из статьи 14 Конституции и пункта 32 Документа Венской встречи."),
        ("rus", "Применены статья 14 Конституции, пункт 3 Меморандума о намерениях."),
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


@pytest.mark.parametrize(
    ("language", "defined", "cited", "due"),
    [
        ("rus", "Закон Республики Казахстан от 11 июля 1997 года № 151-I «О языках в Республике Казахстан» (далее – Закон)", "Статья 5 Закона о нотариате", ["law/1997-07-14/155-i/~art_5"]),
        ("rus", "Закон Республики Казахстан от 11 июля 1997 года № 151-I «О языках в Республике Казахстан» (далее – Закон)", "Статья 5 Закона о кочевых хозяйствах", []),
        ("rus", "Закон Республики Казахстан от 11 июля 1997 года № 151-I «О языках в Республике Казахстан» (далее – Закон)", "Статья 5 Закона", ["law/1997-07-11/151-i/~art_5"]),
        ("rus", "Указ Президента Республики Казахстан, имеющий силу конституционного закона, от 29 декабря 1995 года № 2737 (далее – Указ)", "Пункт 4 статьи 11 Указа Президента Республики Казахстан, имеющего силу закона, от 19 июня 1995 года № 2340", ["edict/1995-06-19/2340/~art_11__para_4"]),
        ("kaz", "«Қазақстан Республикасындағы тіл туралы» 1997 жылғы 11 шілдедегі № 151-I Заң (бұдан әрі – Заң)", "Нотариат туралы Заңның 5-бабы", ["law/1997-07-14/155-i/~art_5"]),
        ("kaz", "«Қазақстан Республикасындағы тіл туралы» 1997 жылғы 11 шілдедегі № 151-I Заң (бұдан әрі – Заң)", "Көшпелі шаруашылық туралы Заңның 5-бабы", []),
    ],
)  # fmt: skip
def test_a_short_name_with_a_title_of_its_own_is_that_of_another_act(language, defined, cited, due):
    assert targets(f"{defined}.", f"{cited} қолданылды.", language=language)[-1] == due


def test_initials_before_what_a_provision_is_about_stay_initials():
    text = "Применены пункты 1 – 3 статьи 79 КоБС об ограничении прав."
    defined = "Кодекс Республики Казахстан «О браке (супружестве) и семье» (далее – КоБС)."
    assert targets(defined, text, language="rus")[-1][0].endswith("518-iv/~art_79__para_1")


def test_a_treaty_with_its_parties_is_named_though_it_has_a_short_name():
    treaty = (
        "Соглашение между Правительством Республики Казахстан и Правительством Монголии о решениях"
    )
    text = (f"{treaty} от 5 мая 2003 года (далее – Соглашение).", f"Признать {treaty} верным.")
    assert targets(*text, language="rus") == [[], []]
