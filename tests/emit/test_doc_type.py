"""What an act calls itself and what its publisher says of its force, marked word for word."""

import pytest
from lxml import etree

from pipeline.convert import convert, publish
from pipeline.read import read_text

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BODY = {
    "rus": "пленарное заседание Верховного Суда Республики Казахстан\n\nпостановляет:\n\n1. Суды рассматривают дела.\n\nПредседатель Верховного Суда Республики Казахстан О. Найманов",
    "kaz": "Қазақстан Республикасы Жоғарғы Сотының жалпы отырысы\n\nқаулы етеді:\n\n1. Соттар істерді қарайды.\n\nҚазақстан Республикасы Жоғарғы Сотының Төрағасы О. Найманов",
}
LINES = [
    ("rus", "О практике", "Нормативное постановление Верховного Суда Республики Казахстан от 20 марта 2003 года № 41", ["Нормативное постановление"]),
    ("rus", "О практике", "Постановление Пленума Верховного Суда Республики Казахстан от 20 марта 1995 года N 4", ["Постановление"]),
    ("kaz", "Практика туралы", "Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 20 наурыздағы № 41 нормативтік қаулысы", ["нормативтік қаулысы"]),
    ("kaz", "Практика туралы", "Қазақстан Республикасы Жоғарғы Сотының нормативтік 2003 жылғы 20 наурыздағы № 41 қаулысы", ["қаулысы"]),
]  # fmt: skip


def words(found, tag):
    return ["".join(e.itertext()) for e in etree.fromstring(found.akn).iter(AKN + tag)]


@pytest.mark.parametrize(("language", "title", "line", "due"), LINES)
def test_what_the_act_calls_itself(language, title, line, due):
    text = f"{title}\n\n{line}\n\n{BODY[language]}\n"
    assert words(publish(convert(read_text(text.encode()))), "docType") == due


@pytest.mark.parametrize("status", ["Обновленный", "Действующий", "Утративший силу"])
def test_what_the_publisher_says_of_its_force(status):
    _, title, line, _ = LINES[0]
    text = f"{title}\n\n{line}\n\n{status}\n\n{BODY['rus']}\n"
    assert words(publish(convert(read_text(text.encode()))), "docStatus") == [status]
