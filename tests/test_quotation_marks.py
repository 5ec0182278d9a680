"""Whole rulings with other quotation marks: nothing is read otherwise, whichever pair stands there."""

from pathlib import Path

import pytest

from pipeline.convert import convert
from pipeline.model import Ruling
from pipeline.read import read_text

PAIRS = ('""', "“”", "„“", "„”", "‹›")
AMENDING = Path(__file__).parent / "editions" / "texts"
# Invented; nobody in them exists.
DECIDING = {
    "rus": """О проверке конституционности пункта 3 статьи 188 Уголовного кодекса Республики Казахстан
Нормативное постановление Конституционного Суда Республики Казахстан от 14 сентября 2025 года № 71-НП
Конституционный Суд Республики Казахстан в составе Председателя Жумановой А.Б., судей Ермекова Т.С., Кудабаева Р.О.,
рассмотрел в открытом заседании обращение Оспанова К.К.
Изучив материалы, Конституционный Суд
установил:
1. Закон «О Верховном Суде» принят 5 мая 2001 года. В пункте 3 слова «статья 5 УК» исключены, слова «до 1 июня» заменены словами «до 1 июля».
2. В Законе «О внесении изменений в Закон «О переписи» в статье 4 названо то же.
На основании изложенного Конституционный Суд
постановляет:
1. Признать слова «до 2025 года» в пункте 3 статьи 188 Уголовного кодекса Республики Казахстан не соответствующими Конституции Республики Казахстан.
2. Признать статью 190 Уголовного кодекса Республики Казахстан соответствующей Конституции Республики Казахстан.
Конституционный Суд Республики Казахстан
""",
    "kaz": """Қазақстан Республикасы Қылмыстық кодексінің 188-бабы 3-тармағының конституциялылығын тексеру туралы
Қазақстан Республикасы Конституциялық Сотының 2025 жылғы 14 қыркүйектегі № 71-НҚ нормативтік қаулысы
Қазақстан Республикасының Конституциялық Соты құрамында Төраға А.Б. Жұманова, судьялар Т.С. Ермеков, Р.О. Құдабаев бар,
ашық отырысында К.К. Оспановтың өтінішін қарады.
Материалдарды зерделеп, Конституциялық Сот
анықтады:
1. «Жоғарғы Сот туралы» Заң 2001 жылғы 5 мамырда қабылданды. 3-тармақта «ҚК 5-бабы» деген сөздер алып тасталды.
2. Осы «1 маусымға дейін» деген сөздер «1 шілдеге дейін» деген сөздермен ауыстырылды.
Баяндалғанның негізінде Конституциялық Сот
қаулы етеді:
1. Қазақстан Республикасы Қылмыстық кодексінің 188-бабы 3-тармағындағы «2025 жылға дейін» деген сөздер Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын.
2. Қазақстан Республикасы Қылмыстық кодексінің 190-бабы Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.
Қазақстан Республикасының Конституциялық Соты
""",
}
TEXTS = DECIDING | {path.name: path.read_text(encoding="utf-8") for path in AMENDING.glob("*.txt")}


def _read(ruling: Ruling) -> list[object]:
    """What is read in a ruling, without the words themselves."""
    return [
        [(block.eId, block.role) for block in ruling.blocks()],
        [
            (one.block, one.start, one.end, one.targets, one.reason)
            for one in ruling.every_citation()
        ],
        [(one.point, one.kind, one.verdict, one.targets, one.scope) for one in ruling.outcomes],
        ruling.changes,
        [(one.code, one.block, one.source) for one in ruling.diagnostics],
    ]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_pair_of_marks_is_read_alike(name: str):
    text = TEXTS[name]
    usual = _read(convert(read_text(text.encode())))
    for pair in PAIRS:
        other = text.translate(str.maketrans("«»", pair))
        assert _read(convert(read_text(other.encode()))) == usual, pair
