"""Operative points that decide anything but one plain verdict, put together from parts, with what they decide.

Lists whose items have verdicts, shares and exceptions of their own, refusals beside other decisions,
bodies in a row, repeals with exceptions: each part is this module's own wording, and the label is
made of the same parts. `Act` tells kind or verdict, names as in `points/README.md`, scope, addressee and term.
"""

from itertools import product
from typing import NamedTuple


class Act(NamedTuple):
    """One thing that a point decides."""

    kind: str
    names: tuple[str, ...] = ()
    scope: str | None = None
    addressee: str | None = None
    term: str | None = None


class Composed(NamedTuple):
    """A point with all that it decides."""

    group: str
    point: str
    acts: tuple[Act, ...]


GOOD, BAD, AS = "conforming", "non-conforming", "conforming-as-interpreted"

RUS_NORMS = (
    ("[часть третью статьи 12 Кодекса](12)", "12"),
    ("[пункт 5 статьи 33 Закона](33)", "33"),
    ("[подпункт 2) пункта 7 статьи 51 Закона «О недвижимости»](51)", "51"),
    ("[абзац четвертый пункта 2 статьи 64](64)", "64"),
)
RUS_LIMITS = (
    ("", None),
    (" в части сроков подачи жалобы", "в части сроков подачи жалобы"),
    (" – при условии, что должник уведомлен", "при условии, что должник уведомлен"),
    (" в той мере, в какой ею исключен суд", "в той мере, в какой ею исключен суд"),
    (", кроме второго предложения", "кроме второго предложения"),
)
RUS_BODIES = (
    ("Министерству юстиции", "Министерство юстиции"),
    (
        "Министерству труда и социальной защиты населения",
        "Министерство труда и социальной защиты населения",
    ),
    ("Генеральной прокуратуре", "Генеральная прокуратура"),
    ("Верховному Суду", "Верховный Суд"),
    ("акиматам областей", "акиматы областей"),
    ("Правительству Республики Казахстан", "Правительство Республики Казахстан"),
)
RUS_TERMS = (
    (" до 1 марта 2027 года", "до 1 марта 2027 года"),
    ("", None),
    (" в двухмесячный срок", "в двухмесячный срок"),
)
RUS_REFUSED = (
    "Обращение в части {gen} оставить без рассмотрения",
    "Отказать в принятии обращения о проверке {gen}",
    "Ходатайство о толковании {gen} отклонить",
)

KAZ_NORMS = (
    ("[Кодекстің 12-бабының үшінші бөлігі](12)", "12"),
    ("[Заңның 33-бабының 5-тармағы](33)", "33"),
    ("[«Жылжымайтын мүлік туралы» Заңның 51-бабы 7-тармағының 2) тармақшасы](51)", "51"),
    ("[64-баптың 2-тармағының төртінші абзацы](64)", "64"),
)
KAZ_LIMITS = (
    ("", None),
    ("шағым беру мерзімдері бөлігінде ", "шағым беру мерзімдері бөлігінде"),
    ("сотқа жүгінуге жол бермейтін шамада ", "сотқа жүгінуге жол бермейтін шамада"),
)
KAZ_BODIES = (
    ("Әділет министрлігіне", "Әділет министрлігі"),
    ("Мемлекеттік қызмет істері агенттігіне", "Мемлекеттік қызмет істері агенттігі"),
    ("Қазақстан Республикасының Үкіметіне", "Қазақстан Республикасының Үкіметі"),
    ("Парламентке", "Парламент"),
    ("Жоғарғы Сотқа", "Жоғарғы Сот"),
)
KAZ_TERMS = (
    ("2027 жылғы 1 наурызға дейін ", "2027 жылғы 1 наурызға дейін"),
    ("", None),
    ("екі ай ішінде ", "екі ай ішінде"),
)


def _pairs(parts):
    return [(one, two) for one, two in product(parts, parts) if one != two]


def _limited(good, limit):
    """The verdict that a limit makes of a plain one."""
    return AS if good == GOOD and limit and limit.startswith("при условии") else good


def russian():
    """Russian points, each with what it decides."""
    yield from _rus_lists()
    yield from _rus_refusals()
    yield from _rus_bodies()
    yield from _rus_repeals()
    for norm, name in RUS_NORMS:
        yield Composed(
            "two negations",
            f"Не признавать {norm} не соответствующей Конституции.",
            (Act(GOOD, (name,)),),
        )


def _rus_lists():
    for ((one, first), (two, second)), (limit, scope) in product(_pairs(RUS_NORMS), RUS_LIMITS):
        for said, verdict in (("соответствующими", GOOD), ("не соответствующими", BAD)):
            held = (Act(verdict, (first,)), Act(_limited(verdict, scope), (second,), scope))
            if scope is None:
                held = (Act(verdict, (first, second)),)
            if scope and scope.startswith("при") and verdict == BAD:
                continue
            yield Composed(
                "list with limits",
                f"Признать {said} Конституции: ¶ а) {one}; ¶ б) {two}{limit}.",
                held,
            )
        held = (Act(GOOD, (first,)), Act(BAD, (second,)))
        yield Composed(
            "list of verdicts",
            f"Признать: ¶ 1) {one} соответствующей Конституции; ¶ 2) {two} не соответствующей Конституции.",
            held,
        )
        yield Composed("verdict and the rest", f"Признать слова «и иные лица» в {one} не соответствующими Конституции; в остальной части {one} – соответствующей.",
                       (Act(BAD, (first,), "и иные лица"), Act(GOOD, (first,), "в остальной части")))  # fmt: skip


def _rus_refusals():
    for ((one, first), (two, second)), words in product(_pairs(RUS_NORMS), RUS_REFUSED):
        refused = words.format(gen=two)
        yield Composed("refusal", f"{refused}.", (Act("refusal", (second,)),))
        yield Composed(
            "refusal beside",
            f"Производство по {one} прекратить; {refused[0].lower()}{refused[1:]}.",
            (Act("termination", (first,)), Act("refusal", (second,))),
        )
        yield Composed(
            "refusal beside",
            f"Признать {one} соответствующей Конституции. {refused}.",
            (Act(GOOD, (first,)), Act("refusal", (second,))),
        )
        yield Composed(
            "verdict and an end",
            f"Признать {one} соответствующей Конституции; производство по {two} прекратить.",
            (Act(GOOD, (first,)), Act("termination", (second,))),
        )


def _rus_bodies():
    for ((one, first), (two, second)), (words, term) in product(_pairs(RUS_BODIES), RUS_TERMS):
        both = Act("recommendation", (), None, f"{first} и {second}", term)
        yield Composed(
            "bodies in a row", f"Рекомендовать {one} и {two}{words} обобщить практику.", (both,)
        )
        told = (
            Act("recommendation", (), None, first),
            Act("recommendation", (), None, second, term),
        )
        yield Composed(
            "bodies in parts",
            f"Рекомендовать {one} обобщить практику; {two} –{words} подготовить обзор.",
            told,
        )
        yield Composed(
            "bodies in sentences",
            f"Рекомендовать {one} обобщить практику. {two[0].upper()}{two[1:]} рекомендовать{words} подготовить обзор.",
            told,
        )


def _rus_repeals():
    for (n, m), except_ in product(
        _pairs(("3", "4", "6")), ("за исключением пункта 2", "кроме абзаца третьего пункта 8")
    ):
        one, two = (f"[нормативное постановление от 1 июля 2005 года № {k}](R{k})" for k in (n, m))
        yield Composed(
            "repeals",
            f"Признать утратившими силу: ¶ 1) {one}; ¶ 2) {two}, {except_}.",
            (Act("revision", (f"R{n}",)), Act("revision", (f"R{m}",), except_)),
        )
        yield Composed(
            "repeals",
            f"Признать утратившим силу {one} и внести изменения в {two}.",
            (Act("revision", (f"R{n}",)), Act("revision", (f"R{m}",))),
        )


def kazakh():
    """Kazakh points, each with what it decides."""
    yield from _kaz_lists()
    yield from _kaz_refusals()
    for ((one, first), (two, second)), (words, term) in product(_pairs(KAZ_BODIES), KAZ_TERMS):
        both = Act("recommendation", (), None, f"{first} және {second}", term)
        if not one.endswith("Республикасының Үкіметіне") or term:
            row = f"{one} және {two}"
            yield Composed("bodies in a row", f"{row} {words}практиканы қорыту ұсынылсын.", (both,))
        told = (
            Act("recommendation", (), None, first),
            Act("recommendation", (), None, second, term),
        )
        parts = f"{one} практиканы қорыту, {two} {words}шолу дайындау ұсынылсын."
        yield Composed("bodies in parts", parts, told)
        yield Composed(
            "bodies in sentences",
            f"{one} практиканы қорыту ұсынылсын. {two} {words}шолу дайындау ұсынылсын.",
            told,
        )
    for n, m in _pairs(("3", "4", "6")):
        one, two = (f"[2005 жылғы 1 шілдедегі № {k} нормативтік қаулысы](R{k})" for k in (n, m))
        yield Composed(
            "repeals",
            f"Мыналардың: ¶ 1) {one}; ¶ 2) {two} ¶ күші жойылды деп танылсын.",
            (Act("revision", (f"R{n}", f"R{m}")),),
        )


def _kaz_lists():
    for ((one, first), (two, second)), (limit, scope) in product(_pairs(KAZ_NORMS), KAZ_LIMITS):
        held = (Act(GOOD, (first,)), Act(BAD, (second,), scope))
        yield Composed(
            "list under the measure",
            f"Қазақстан Республикасының Конституциясына: ¶ 1) {one} – сәйкес келеді; ¶ 2) {two} {limit}– сәйкес келмейді деп танылсын.",
            held,
        )
        yield Composed(
            "list of verdicts",
            f"Мыналар: ¶ 1) {one} Конституцияға сәйкес келеді деп танылсын; ¶ 2) {two} {limit}Конституцияға сәйкес келмейді деп танылсын.",
            held,
        )
        items = f"¶ 1) {one}; ¶ 2) {two}"
        if scope is None:
            yield Composed(
                "list with its verdict",
                f"Конституцияға сәйкес емес деп танылсын: {items}.",
                (Act(BAD, (first, second)),),
            )
            yield Composed(
                "list with its verdict",
                f"Мыналар: {items} ¶ Конституцияға сәйкес келеді деп танылсын.",
                (Act(GOOD, (first, second)),),
            )


def _kaz_refusals():
    for (one, first), (two, second) in _pairs(KAZ_NORMS):
        refused = f"{two} бөлігінде өтінішті қабылдаудан бас тартылсын"
        yield Composed("refusal", f"{refused}.", (Act("refusal", (second,)),))
        yield Composed(
            "refusal beside",
            f"{one} бойынша іс жүргізу тоқтатылсын, {refused}.",
            (Act("termination", (first,)), Act("refusal", (second,))),
        )
        yield Composed(
            "refusal beside",
            f"{one} Конституцияға сәйкес келеді деп танылсын. {refused[0].upper()}{refused[1:]}.",
            (Act(GOOD, (first,)), Act("refusal", (second,))),
        )
        yield Composed(
            "verdict and an end",
            f"{one} Конституцияға сәйкес келеді деп танылсын, {two} бойынша іс жүргізу тоқтатылсын.",
            (Act(GOOD, (first,)), Act("termination", (second,))),
        )
