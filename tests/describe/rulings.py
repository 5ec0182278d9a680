"""Invented rulings, put together from the parts that a test is about. Nobody in them exists."""

from dataclasses import dataclass

from pipeline.describe.operative import outcomes
from pipeline.describe.people import people
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.segment import segment
from pipeline.terms import OpenReason
from pipeline.text import CleanText, Span

WORK = "/akn/kz/judgment/normative-resolution/constitutional-court/2024-02-29/41"

KAZ_TITLE = "Қазақстан Республикасы Азаматтық кодексінің 17-бабының Қазақстан Республикасының Конституциясына сәйкестігін қарау туралы"
KAZ_BENCH = "Төраға Б.Қ. Тұманова, судьялар Е.М. Қарасаев және О.П. Лисицын қатысқан құрамда,"
KAZ_PARTIES = "Қазақстан Республикасы Қаржы министрлігінің өкілі – вице-министр А.С. Жанбырбаевтың қатысуымен,"
KAZ_QUESTION = "өзінің ашық отырысында аталған өтінішті қарады."
RUS_TITLE = "О рассмотрении на соответствие Конституции Республики Казахстан статьи 17 Гражданского кодекса Республики Казахстан"
RUS_BENCH = "в составе Председателя Тумановой Б.К., судей Карасаева Е.М. и Лисицына О.П.,"
RUS_PARTIES = "с участием представителя Министерства финансов Республики Казахстан – вице-министра Жанбырбаева А.С.,"
RUS_QUESTION = "рассмотрел в открытом заседании обращение."


@dataclass(frozen=True)
class Citation:
    """A citation as the outcomes see it."""

    span: Span
    targets: tuple[str, ...]
    reason: OpenReason | None = None
    points: tuple[str, ...] = ()


class Ruled:
    """An invented ruling, segmented."""

    def __init__(self, grammar, text):
        self.grammar = grammar
        self.clean = CleanText.of(text)
        self.text = self.clean.text
        self.sections = segment(self.clean, grammar)

    def people(self, work=WORK):
        return people(self.clean, self.sections, self.grammar, work)

    def outcomes(self, **cited):
        """Give the outcomes; `cited` maps words of the text to targets, `own` to the ruling's own points."""
        found = [(words, targets, ()) for words, targets in cited.get("cited", {}).items()]
        found += [(words, (), points) for words, points in cited.get("own", {}).items()]
        citations = [
            Citation(Span(at, at + len(words)), targets, points=points)
            for words, targets, points in found
            for at in (self.text.rindex(words),)
        ]
        return outcomes(self.clean, self.sections, self.grammar, citations)


KAZ_PARTS = {
    "title": KAZ_TITLE,
    "bench": KAZ_BENCH,
    "parties": KAZ_PARTIES,
    "question": KAZ_QUESTION,
    "rapporteurs": "",
    "background": "Өтініш берушінің пікірінше, бұл норма оның құқықтарын шектейді.",
    "points": (
        "Аталған норма Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.",
    ),
}
RUS_PARTS = {
    "title": RUS_TITLE,
    "bench": RUS_BENCH,
    "parties": RUS_PARTIES,
    "question": RUS_QUESTION,
    "rapporteurs": "",
    "background": "По мнению заявителя, норма ограничивает его права.",
    "points": ("Признать указанную норму соответствующей Конституции Республики Казахстан.",),
}


def kaz(**parts):
    """Give a Kazakh ruling; `parts` stand in the place of those of `KAZ_PARTS`."""
    part = KAZ_PARTS | parts
    return Ruled(load(Language.KAZ), _lines(
        part["title"],
        "Қазақстан Республикасы Конституциялық Сотының 2024 жылғы 29 ақпандағы № 41-НҚ нормативтік қаулысы",
        "ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ АТЫНАН",
        f"Қазақстан Республикасының Конституциялық Соты {part['bench']}",
        part["parties"],
        part["question"],
        part["rapporteurs"],
        "анықтады:",
        part["background"],
        "Конституциялық Сот мыналарды негізге алады.",
        "1. Негізгі Заңға сәйкес әркімнің меншік құқығы бар.",
        "Осы жазылғандардың негізінде, Қазақстан Республикасы Конституциясының 72-бабын басшылыққа ала отырып, Қазақстан Республикасының Конституциялық Соты",
        "қаулы етеді:",
        *_numbered(part["points"]),
        "Қазақстан Республикасының Конституциялық Соты",
    ))  # fmt: skip


def rus(**parts):
    """Give a Russian ruling; `parts` stand in the place of those of `RUS_PARTS`."""
    part = RUS_PARTS | parts
    return Ruled(load(Language.RUS), _lines(
        part["title"],
        "Нормативное постановление Конституционного Суда Республики Казахстан от 29 февраля 2024 года № 41-НП",
        "ИМЕНЕМ РЕСПУБЛИКИ КАЗАХСТАН",
        f"Конституционный Суд Республики Казахстан {part['bench']}",
        part["parties"],
        part["question"],
        part["rapporteurs"],
        "установил:",
        part["background"],
        "Конституционный Суд исходит из следующего.",
        "1. Согласно Основному Закону каждый имеет право на собственность.",
        "На основании изложенного, руководствуясь статьей 72 Конституции Республики Казахстан, Конституционный Суд Республики Казахстан",
        "постановляет:",
        *_numbered(part["points"]),
        "Конституционный Суд Республики Казахстан",
    ))  # fmt: skip


def _numbered(points):
    """Number the points; one that is a tuple goes on in further paragraphs."""
    for number, point in enumerate(points, 1):
        first, *others = (point,) if isinstance(point, str) else point
        yield f"{number}. {first}"
        yield from others


def _lines(*paragraphs):
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)
