"""Sound rulings with one odd thing in them: published, perhaps with a finding, and never exit 5."""

import re
from itertools import product
from pathlib import Path

import pytest

from pipeline.codes import Code
from pipeline.convert import convert, publish, publish_file
from pipeline.errors import NotARulingError
from pipeline.read import read_bytes, read_text

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "shared/cases"
RULING = (HERE / "rulings/ks-2024-77.rus.txt").read_text("utf-8")
INDENT = "\n      "


def published(text):
    return publish(convert(read_text(text.encode()))).ruling


@pytest.mark.parametrize(
    "number", ["1. 1.", "1) 1)", "1. 1. 1.", "1-1. 1-1.", "1.\n1.", "1. 1)", "I. I.", "1.  1."]
)
def test_a_number_that_stands_twice_is_told(number):
    head, _, tail = RULING.rpartition(f"{INDENT}1. ")
    ruling = published(f"{head}{INDENT}{number} {tail}")
    repeated = [b for b in ruling.blocks() if b.num and b.text.startswith(b.num)]
    told = [d.block for d in ruling.diagnostics if d.code is Code.NUMBER_REPEATED]
    assert told == [block.eId for block in repeated]


MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@pytest.mark.parametrize("day", ["0", "29", "30", "31", "32", "99"])
def test_no_day_of_any_month_stops_a_ruling(day):
    """Every month, in a year that is no leap year and in one that cannot be."""
    dates = "; ".join(
        f"нормативное постановление Конституционного Совета от {day} {month} {year} года № 5"
        for month, year in product(MONTHS, ("2003", "1900", "0000"))
    )
    head, mark, tail = RULING.partition(f"{INDENT}2. ")
    assert published(f"{head}{INDENT}Учтены {dates}.{mark}{tail}").citations


ADDRESSES = (
    "{}https://adilet.zan.kz/rus/docs/K950001000_",
    "http://a{}b/",
    "http://a/{}",
    "http://a/" + "я" * 490 + "{}я",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_sign_in_an_address_stops_a_page(address):
    """A link with each of the signs that no line of the JSON may hold, or not at its end."""
    signs = [
        *map(chr, range(1, 33)),
        "\x7f",
        "\x85",
        "\xa0",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\ufffe",
    ]
    rest = "".join(f"<p>{line.strip()}</p>" for line in RULING.splitlines() if line.strip())
    links = "".join(
        f'<p>Пункт <a href="{address.format(s)}">статьи 5 Конституции</a></p>' for s in signs
    )
    page = f"<html><body><article>{rest.replace('<p>2. ', links + '<p>2. ', 1)}</article></body></html>"
    found = publish(convert(read_bytes(page.encode(), None))).ruling
    assert any(citation.links for citation in found.citations)


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not at hand")
@pytest.mark.parametrize(
    "name", ["gap-before-suffix.kaz.txt", "impossible-date.rus.txt", "href-with-escape.html"]
)
def test_shared_refusals_are_published(name):
    assert publish_file(CASES / "refusals" / name).ruling.number


@pytest.mark.parametrize("digits", [12, 300, 5000])
def test_no_length_of_any_number_stops_a_ruling(digits):
    """No int is made of more than 4300 digits; no identifier of a database has room for twelve."""
    for figures in {found[0]: found for found in re.finditer("[0-9]+", RULING)}.values():
        long = f"{RULING[: figures.start()]}{'9' * digits}{RULING[figures.end() :]}"
        try:
            assert publish(convert(read_text(long.encode())))
        except NotARulingError:
            continue


OTHER_DOCUMENTS = {
    "a petition to a court": [
        "В Конституционный Суд Республики Казахстан\n\nот Айтбаева Е.Н.\n\nОБРАЩЕНИЕ\n\n1. Статья 8 Закона Республики Казахстан от 5 мая 2019 года «О мостах» мешает мне.\n\nПРОШУ:\n\n1. Признать статью 8 не соответствующей Конституции Республики Казахстан.",
        "Қазақстан Республикасының Конституциялық Сотына\n\nЕ.Н. Айтбаевтан\n\nӨТІНІШ\n\n1. «Көпірлер туралы» Заңның 8-бабы маған кедергі.\n\nСҰРАЙМЫН:\n\n1. 8-бап Конституцияға сәйкес келмейді деп танылсын.",
    ],
    "a table of contents": [
        "Вестник № 2\n\nСОДЕРЖАНИЕ\n\nНормативное постановление Конституционного Суда Республики Казахстан от 7 мая 2024 года № 40-НП .... 3\n\nНормативное постановление Конституционного Суда Республики Казахстан от 9 июня 2024 года № 41-НП .... 15\n\nОсобое мнение судьи Айтбаева Е.Н. .... 22",
        "МАЗМҰНЫ\n\nҚазақстан Республикасы Конституциялық Сотының 2024 жылғы 7 мамырдағы № 40-НҚ нормативтік қаулысы .... 3\n\nҚазақстан Республикасы Конституциялық Сотының 2024 жылғы 9 маусымдағы № 41-НҚ нормативтік қаулысы .... 15",
    ],
    "the draft of one": [
        RULING.replace("Нормативное постановление", "Проект нормативного постановления", 1)
    ],
}


@pytest.mark.parametrize(
    ("what", "text"), [(what, text) for what, texts in OTHER_DOCUMENTS.items() for text in texts]
)
def test_another_document_is_refused_as_what_it_is(what, text):
    with pytest.raises(NotARulingError, match=f"seems to be {what}"):
        convert(read_text(text.encode()))


@pytest.mark.parametrize("stamp", ["ПРОЕКТ", "    КОПИЯ", "ЖОБА"])
def test_a_stamp_on_a_line_of_its_own_is_told(stamp):
    told = [d.message for d in published(f"{stamp}\n\n{RULING}").diagnostics]
    assert any(f"“{stamp.strip()}” may be printed" in message for message in told)
