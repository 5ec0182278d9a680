"""Sound rulings that come near to a contradiction stay quiet; the same with one figure wrong are told.

The texts are invented, in the forms of rulings that interpret, and that decide on a part of what is asked.
"""

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_bytes

LAW = "Закона Республики Казахстан от 16 апреля 1997 года «О жилищных отношениях»"
RUSSIAN = """{title}
Нормативное постановление Конституционного Суда Республики Казахстан от 3 июля 2023 года № 25-НП
Конституционный Суд Республики Казахстан в составе Председателя Жумадиловой Б.Н., судей Тлегенова О.А. и Хамзиной Г.Р.
рассмотрел в открытом заседании обращение Туймебаевой К.А. {question}.
Заслушав докладчика – судью Хамзину Г.Р., изучив материалы, Конституционный Суд Республики Казахстан
установил:
1. {body}
На основании изложенного, руководствуясь пунктом 3 статьи 74 Конституции Республики Казахстан, Конституционный Суд Республики Казахстан
постановляет:
1. {first}
2. {second}
3. Настоящее нормативное постановление вступает в силу со дня его принятия.
"""
KAZAKH = """{title}
Қазақстан Республикасы Конституциялық Сотының 2023 жылғы 3 шілдедегі № 25-НҚ нормативтік қаулысы
Қазақстан Республикасының Конституциялық Соты Төраға Б.Н. Жұмаділова, судьялар О.Ә. Тілегенов және Г.Р. Хамзина қатысқан құрамда,
өзінің ашық отырысында К.Ә. Түймебаеваның {question} өтінішін қарады.
Баяндамашы – судья Г.Р. Хамзинаның хабарламасын тыңдап, Қазақстан Республикасының Конституциялық Соты
анықтады:
1. {body}
Баяндалғанның негізінде, Қазақстан Республикасы Конституциясының 74-бабының 3-тармағын басшылыққа ала отырып, Қазақстан Республикасының Конституциялық Соты
қаулы етеді:
1. {first}
2. {second}
3. Осы нормативтік қаулы қабылданған күнінен бастап күшіне енеді.
"""
PLAIN = {
    "title": f"О рассмотрении на соответствие Конституции Республики Казахстан статьи 50 {LAW}",
    "question": f"о проверке статьи 50 {LAW} (далее – Закон)",
    "body": "Норма ясна.",
    "first": f"Признать статью 50 {LAW} соответствующей Конституции Республики Казахстан.",
    "second": "Рекомендовать Правительству Республики Казахстан: 1) внести проект закона; 2) отчитаться.",
}
INTERPRETING = {
    "title": "Об официальном толковании статьи 10 и пунктов 1 и 3 статьи 61 Конституции Республики Казахстан",
    "question": "об официальном толковании статьи 10 и пунктов 1 и 3 статьи 61 Конституции Республики Казахстан",
    "body": "Норма ясна.",
    "first": "Статью 10 Конституции Республики Казахстан понимать в связи со статьей 11 Конституции Республики Казахстан.",
    "second": "Пункты 1 и 3 статьи 61 Конституции Республики Казахстан во взаимосвязи с пунктом 2 статьи 61 Конституции Республики Казахстан означают, что закон принимается Парламентом.",
}
IN_PART = {
    "title": "«Тұрғын үй қатынастары туралы» 1997 жылғы 16 сәуірдегі Қазақстан Республикасы Заңының 25-бабы 1, 2 және 3-тармақтарының Қазақстан Республикасының Конституциясына сәйкестігін қарау туралы",
    "question": "«Тұрғын үй қатынастары туралы» 1997 жылғы 16 сәуірдегі Қазақстан Республикасы Заңының (бұдан әрі – Заң) 25-бабы 1, 2 және 3-тармақтарының Конституцияға сәйкестігін тексеру туралы",
    "body": "Норма айқын.",
    "first": "Заңның 25-бабының 2-тармағы және онымен байланысты 4-тармағы Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.",
    "second": "Заңның 25-бабының 1 және 3-тармақтары бөлігінде іс жүргізу тоқтатылсын.",
}
SOUND = {
    "an interpretation in unity with other norms": (RUSSIAN, INTERPRETING, {}),
    "a part of what is asked, and what hangs together with it": (KAZAKH, IN_PART, {}),
    "acts of one title, each of its year": (
        RUSSIAN,
        PLAIN,
        {
            "body": "Приказы от 3 февраля 2020 года № 12 «О вопросах учета» и от 3 февраля 2021 года № 14 «О вопросах учета»."
        },
    ),
    "titles in a row, each before its day": (
        KAZAKH,
        IN_PART,
        {
            "body": "«Кейбір актілерге өзгерістер енгізу туралы» 2011 жылғы 18 қаңтардағы, «Кейбір актілерге өзгерістер енгізу туралы» 2012 жылғы 18 қаңтардағы заңдар қабылданды."
        },
    ),
    "old charters": (
        RUSSIAN,
        PLAIN,
        {"body": "Таковы Великая хартия 1215 года и Билль о правах 1689 года."},
    ),
    "a file's number": (RUSSIAN, PLAIN, {"body": "Запись 00-01/12.13.2020 внесена."}),
    "a quotation of another ruling": (
        RUSSIAN,
        PLAIN,
        {"body": "В нем сказано: «в пункте 8 настоящего нормативного постановления это указано»."},
    ),
    "a point of an act named before": (
        RUSSIAN,
        PLAIN,
        {"body": "Так и в пункте 9 данного постановления Правительства."},
    ),
    "a sub-point in its point's paragraph": (
        RUSSIAN,
        PLAIN,
        {"body": "Это следует из подпункта 2) пункта 2 настоящего нормативного постановления."},
    ),
    "one number in two years": (
        RUSSIAN,
        PLAIN,
        {"body": "Приказы от 3 февраля 2020 года № 12 и от 5 марта 2021 года № 12 отменены."},
    ),
    "a number of years of three figures": (
        RUSSIAN,
        PLAIN,
        {"body": "Это было до 150 года аренды."},
    ),
    "a term to come": (
        RUSSIAN,
        PLAIN,
        {"second": "Правительству до 1 января 2027 года внести проект закона."},
    ),
}
WRONG = {
    "one number with two days": (
        RUSSIAN,
        PLAIN,
        {
            "body": "Приказ от 3 февраля 2020 года № 12 отменен. Приказ от 8 февраля 2020 года № 12 обжалован."
        },
    ),
    "one number with two years, in Kazakh": (
        KAZAKH,
        IN_PART,
        {
            "body": "2020 жылғы 3 ақпандағы № 12 бұйрық жойылды. 2021 жылғы 3 ақпандағы № 12 бұйрық шағымдалды."
        },
    ),
    "a year of three figures": (
        RUSSIAN,
        PLAIN,
        {"body": "Приказ от 3 февраля 202 года применялся."},
    ),
    "another norm in place of the one asked": (
        RUSSIAN,
        INTERPRETING,
        {"first": "Статью 16 Конституции Республики Казахстан понимать буквально."},
    ),
    "a sub-point that there is not": (
        RUSSIAN,
        PLAIN,
        {"body": "Это следует из подпункта 7) пункта 2 настоящего нормативного постановления."},
    ),
    "two points, the second of which there is not": (
        RUSSIAN,
        PLAIN,
        {"body": "Это следует из пунктов 2 и 9 настоящего нормативного постановления."},
    ),
    "the same in Kazakh, with its sub-point": (
        KAZAKH,
        IN_PART,
        {"body": "Бұл осы нормативтік қаулының 9-тармағының 1) тармақшасынан көрінеді."},
    ),
    "a point that an amended act has": (
        RUSSIAN,
        PLAIN,
        {
            "body": "Это следует из пункта 4 настоящего нормативного постановления.",
            "second": "Внести в постановление изменения:\n1) изложить пункты в редакции:\n1. Суды применяют закон.\n"
            "2. Суды знают закон.\n3. Суды чтут закон.\n4. Суды видят закон;\n2) исключить слово.",
        },
    ),
    "a day of long before all laws": (
        RUSSIAN,
        PLAIN,
        {"body": "Приказ от 3 февраля 1598 года применялся."},
    ),
    "the same in Kazakh": (
        KAZAKH,
        IN_PART,
        {"body": "Бұйрық 1598 жылғы 3 ақпанда қабылданды."},
    ),
}


def _told(form, parts, changed):
    ruling = convert(read_bytes(form.format(**(parts | changed)).encode()))
    return [one.message for one in ruling.diagnostics if one.code is Code.FIGURES_CONTRADICTED]


@pytest.mark.parametrize("kind", SOUND)
def test_what_is_sound_is_not_contradicted(kind):
    assert _told(*SOUND[kind]) == []


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_figure_in_the_same_texts_is_told(kind):
    assert _told(*WRONG[kind])


@pytest.mark.parametrize("orders", [21, 400])
def test_a_paragraph_of_many_contradictions_tells_the_first_and_how_many(orders):
    body = " ".join(
        f"Приказ от {1 + n % 28} февраля {1990 + n // 28} года № 12 отменен." for n in range(orders)
    )
    (message,) = _told(RUSSIAN, PLAIN, {"body": body})
    assert "more like it here" in message


TITLE = [
    "Об истолковании пункта 2 нормативного постановления",
    "Конституционного Суда Республики Казахстан от 3 июля 2023 года № 20-НП",
]


@pytest.mark.parametrize("head", ["РЕСПУБЛИКА КАЗАХСТАН", "2 - том", "Нормативное постановление"])
def test_a_title_that_a_running_head_cuts_is_told(head):
    rest = RUSSIAN.partition("\n")[2].format(**PLAIN)
    paragraphs = [TITLE[0], head, TITLE[1], *rest.split("\n")]
    ruling = convert(read_bytes("\n\n".join(paragraphs).encode()))
    above = {block.eId for block in list(ruling.blocks())[:4]}
    told = {Code.FIGURES_CONTRADICTED, Code.SENTENCE_CUT, Code.HEADER_UNCLEAR}
    assert any(one.code in told and one.block in above for one in ruling.diagnostics)
