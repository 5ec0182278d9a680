"""Provisions whose act is told by what stands before, with and without something that may be meant instead.

The citation asked about stands in `⟦…⟧`. What it cites is known from how the words were put together;
`""` where the words leave it to the reader, so that nothing may be asserted. Acts and articles are put
in every way, so that no answer rests on one of them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cite import find, resolve
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.sections import Part, Sections
from pipeline.terms import BlockRole
from pipeline.text import CleanText
from tests.cite.labelled import ENACTMENT, sections_of, settled, short

if TYPE_CHECKING:
    from collections.abc import Iterator

RIGHT, TOLD, WRONG = "right", "told", "wrong"
OPEN, CLOSE = "⟦⟧"


class Rival(NamedTuple):
    """Paragraphs with the citation asked about, and what it cites; empty where nobody can tell."""

    group: str
    text: str
    due: str
    part: Part
    enactment: str


# Genitive and instrumental; all are codes with articles in parts, in force in 2024.
CODES = {
    "code/2014-07-03/226-v": ("УК", "Уголовным кодексом", "ҚК-нің", "Қылмыстық кодекспен"),
    "code/2014-07-05/234-v": ("УИК", "Уголовно-исполнительным кодексом", "Қылмыстық-атқару кодексінің", "Қылмыстық-атқару кодексімен"),
    "code/2015-10-31/377-v": ("ГПК", "Гражданским процессуальным кодексом", "АПК-нің", "Азаматтық процестік кодекспен"),
    "code/2020-06-29/350-vi": ("АППК", "Административным процедурно-процессуальным кодексом", "ӘРПК-нің", "Әкімшілік рәсімдік-процестік кодекспен"),
}  # fmt: skip
NUMBERS = [(7, 2), (31, 3), (64, 1)]
ORDINALS = {1: ("первая", "бірінші"), 2: ("вторая", "екінші"), 3: ("третья", "үшінші")}
BASE = "{A}/~art_{a}"

# {A} and {B} are two codes, {By} the second one as what something is done by; {a}, {a2}, {a3}
# articles, {p} a part in figures, {o} the same in words.
RUSSIAN = {
    "alone": [
        ("Применена статья {a} {A}. ⟦Статья {a2} того же Кодекса⟧ говорит об ином.", "{A}/~art_{a2}"),
        ("Применена статья {a} {A}. ⟦Часть {o} этой статьи⟧ говорит об ином.", "{A}/~art_{a}__para_{p}"),
        ("Применена часть 4 статьи {a} {A}. ⟦Часть {o} названной статьи⟧ говорит об ином.", "{A}/~art_{a}__para_{p}"),
        ("Статья {a} {A} (изменена {By}) действует. ⟦Статья {a2} этого Кодекса⟧ тоже.", "{A}/~art_{a2}"),
        ("Применены статьи {a} – {a3} {A}. Сказано и о статье {a2} Конституции. ⟦Статья {a2} данного Кодекса⟧ говорит об ином.", "{A}/~art_{a2}"),
    ],
    "act between": [
        ("Применена статья {a} {A}. Порядок разъяснен нормативным постановлением Верховного Суда от 25 декабря 2006 года № 9. ⟦Пункт {p}⟧ этого не меняет.", "supreme-court/2006-12-25/9/~para_{p}"),
        ("Применена статья {a} {A}; она дополнена Законом от 3 июля 2008 года № 901-IX; ⟦пункт {p}⟧ этого не меняет.", ""),
    ],
    "two codes": [
        ("Статья {a} {A} и статья {a2} {B} различны; ⟦статья {a3} того же Кодекса⟧ говорит об ином.", ""),
        ("Статья {a} {A}, а не статья {a2} {B}, применима постольку, поскольку ⟦статьей {a3} этого Кодекса⟧ не установлено иное.", ""),
    ],
    "two articles": [
        ("Статья {a} {A} и статья {a2} {B} различны. ⟦Часть {o} названной статьи⟧ говорит об ином.", ""),
        ("Статья {a} {A} и пункт 5 статьи {a2} Трудового кодекса различны. ⟦Часть {o} указанной статьи⟧ говорит об ином.", ""),
    ],
    "eras": [
        ("Применена статья {a} {A}. ⟦Статья {a2} нового Кодекса⟧ говорит об ином.", ""),
        ("Применена статья {a} {A}. ⟦Статья {a2} прежнего Кодекса⟧ говорила об ином.", ""),
    ],
    "changed wording": [
        ("В пункте 3 слова «⟦статьей {a} Гражданского процессуального кодекса⟧» заменить словами «статьей {a2} {A}».", ""),
        ("Применена статья {a2} {A}. В пункте 3 слова «⟦статьей {a}⟧» исключить.", ""),
    ],
    "amended by": [
        ("Рассмотрена статья {a} {A}. Законом от 22 апреля 1998 года № 221-I ⟦статья {a2}⟧ дополнена.", ""),
        ("Рассмотрена статья {a} {A}; Законом от 22 апреля 1998 года № 221-I изменена и ⟦статья {a2}⟧.", ""),
    ],
    "decrees": [
        ("Применен Указ Президента, имеющий силу закона, от 12 декабря 1995 года № 2679 «О порядке заключения договоров».\n⟦Статья {a} Указа⟧ действует.", ""),
        ("Применен Указ Президента, имеющий силу конституционного закона, от 16 октября 1995 года № 2529 «О Парламенте Республики Казахстан и статусе его депутатов».\n⟦Статья {a} Указа⟧ действует.", "constitutional-law/1995-10-16/2529/~art_{a}"),
        ("⟦Статья {a} Указа⟧ действует.", "constitutional-law/1995-12-29/2737/~art_{a}"),
    ],
    "own points": [
        ("Постановление Верховного Суда от 25 декабря 2006 года № 9 применять в части, не противоречащей ⟦пункту {p}⟧.", ""),
        ("Применить пункт 4 нормативного постановления Верховного Суда от 25 декабря 2006 года № 9 с учетом ⟦пункта {p} настоящего⟧.", ""),
        ("Согласно статье 4 Конституции постановление действует. ⟦Пункт {p}⟧ вводится в действие позднее.", ""),
    ],
    "told before": [
        ("Рассмотрен Закон от 21 июня 2013 года № 105-V «О пенсионном обеспечении в Республике Казахстан».\nПрименена ⟦статья {a} Закона «О пенсионном обеспечении в Республике Казахстан»⟧.", "law/2013-06-21/105-v/~art_{a}"),
        ("Рассмотрены Налоговый кодекс от 10 декабря 2008 года и Налоговый кодекс от 25 декабря 2017 года.\nПрименена ⟦статья {a} Кодекса 2008 года⟧.", "code/2008-12-10/99-iv/~art_{a}"),
        ("Рассмотрен Налоговый кодекс от 10 декабря 2008 года.\nПрименена ⟦статья {a} Кодекса 2017 года⟧.", ""),
        ("Проверена статья {a} Гражданского процессуального кодекса от 13 июля 1999 года.\nПрименена ⟦статья {a2} Гражданского процессуального кодекса⟧.", ""),
        ("Суд сослался на нормы (статья {a} Гражданского процессуального кодекса, далее – Кодекс).\nПрименена ⟦статья {a2} Кодекса⟧.", "code/2015-10-31/377-v/~art_{a2}"),
    ],
}  # fmt: skip
KAZAKH = {
    "alone": [
        ("{A} {a}-бабы қолданылды. ⟦Сол Кодекстің {a2}-бабында⟧ басқаша айтылған.", "{A}/~art_{a2}"),
        ("{A} {a}-бабы қолданылды. ⟦Осы баптың {o} бөлігінде⟧ басқаша айтылған.", "{A}/~art_{a}__para_{p}"),
        ("{A} {a}-бабы ({By} өзгертілген) қолданыста. ⟦Осы Кодекстің {a2}-бабы⟧ да.", "{A}/~art_{a2}"),
    ],
    "act between": [
        ("{A} {a}-бабы қолданылды. Тәртіп Жоғарғы Соттың 2006 жылғы 25 желтоқсандағы № 9 нормативтік қаулысында түсіндірілген. ⟦{p}-тармақ⟧ мұны өзгертпейді.", "supreme-court/2006-12-25/9/~para_{p}"),
    ],
    "two codes": [
        ("{A} {a}-бабы мен {B} {a2}-бабы әртүрлі; ⟦аталған Кодекстің {a3}-бабында⟧ басқаша айтылған.", ""),
    ],
    "two articles": [
        ("{A} {a}-бабы мен {B} {a2}-бабы әртүрлі. ⟦Аталған баптың {o} бөлігінде⟧ басқаша айтылған.", ""),
    ],
    "eras": [
        ("{A} {a}-бабы қолданылды. ⟦Жаңа Кодекстің {a2}-бабында⟧ басқаша айтылған.", ""),
        ("{A} {a}-бабы қолданылды. ⟦Бұрынғы Кодекстің {a2}-бабында⟧ басқаша айтылған.", ""),
    ],
    "changed wording": [
        ("3-тармақтағы «⟦Азаматтық іс жүргізу кодексінің {a}-бабы⟧» деген сөздер «{A} {a2}-бабы» деген сөздермен ауыстырылсын.", "code/1999-07-13/411-i/~art_{a}"),
        ("{A} {a2}-бабы қолданылды. 3-тармақтағы «⟦{a}-бабында⟧» деген сөз алып тасталсын.", ""),
    ],
    "amended by": [
        ("{A} {a}-бабы қаралды. 1998 жылғы 22 сәуірдегі № 221-I Заңмен ⟦{a2}-бап⟧ толықтырылды.", ""),
    ],
    "decrees": [
        ("Президенттің «Шарттар жасасу тәртібі туралы» 1995 жылғы 12 желтоқсандағы № 2679 заң күші бар Жарлығы қолданылды.\n⟦Жарлықтың {a}-бабы⟧ қолданыста.", ""),
        ("«Қазақстан Республикасының Парламенті және оның депутаттарының мәртебесі туралы» 1995 жылғы 16 қазандағы № 2529 конституциялық заң күші бар Жарлық қолданылды.\n⟦Жарлықтың {a}-бабы⟧ қолданыста.", "constitutional-law/1995-10-16/2529/~art_{a}"),
    ],
    "own points": [
        ("Конституцияның 4-бабына сәйкес қаулы қолданысқа енгізіледі. ⟦{p}-тармақ⟧ кейін енгізіледі.", ""),
    ],
    "told before": [
        ("«Қазақстан Республикасында зейнетақымен қамсыздандыру туралы» 2013 жылғы 21 маусымдағы № 105-V Заң қаралды.\n⟦«Қазақстан Республикасында зейнетақымен қамсыздандыру туралы» Заңның {a}-бабы⟧ қолданылды.", "law/2013-06-21/105-v/~art_{a}"),
        ("2008 жылғы 10 желтоқсандағы Салық кодексі мен 2017 жылғы 25 желтоқсандағы Салық кодексі қаралды.\n⟦2008 жылғы Кодекстің {a}-бабы⟧ қолданылды.", "code/2008-12-10/99-iv/~art_{a}"),
        ("2008 жылғы 10 желтоқсандағы Салық кодексі қаралды.\n⟦2017 жылғы Кодекстің {a}-бабы⟧ қолданылды.", ""),
        ("Сот нормаларға сүйенді (Азаматтық процестік кодекстің {a}-бабы, бұдан әрі – АПК).\n⟦АПК-нің {a2}-бабы⟧ қолданылды.", "code/2015-10-31/377-v/~art_{a2}"),
    ],
}  # fmt: skip
SHAPES = {"rus": (RUSSIAN, 0), "kaz": (KAZAKH, 2)}
OPERATIVE = frozenset({"own points"})
ENACTED = {
    (
        "rus",
        "decrees",
    ): "Постановление Конституционного Совета Республики Казахстан от 17 марта 1999 года № 5/2",
    (
        "kaz",
        "decrees",
    ): "Қазақстан Республикасы Конституциялық Кеңесінің 1999 жылғы 17 наурыздағы № 5/2 қаулысы",
}
"""The lines of adoption of what was not written in 2024."""


def rivals(language: str) -> Iterator[Rival]:
    """Every shape with every two codes and every set of numbers."""
    shapes, name = SHAPES[language]
    for group, some in shapes.items():
        part = Part.DECISION if group in OPERATIVE else Part.MOTIVATION
        for words, due in some:
            for (one, ones), (_, others) in permutations(CODES.items(), 2):
                for a, p in NUMBERS:
                    numbers = {"a": a, "a2": a + 1, "a3": a + 2, "p": p}
                    said = {"A": ones[name], "B": others[name], "By": others[name + 1]}
                    ordinal = ORDINALS[p][bool(name)]
                    text = words.format(**numbers, **said, o=ordinal)
                    enacted = ENACTED.get((language, group), ENACTMENT[language])
                    yield Rival(group, text, due.format(**numbers, A=one), part, enacted)


def judge(one: Rival, language: str) -> str:
    """Whether the citation asked about was read rightly, left open, or is wrong in silence."""
    start = one.text.index(OPEN)
    text = f"{one.enactment}\n{one.text.replace(OPEN, '').replace(CLOSE, '')}"
    begin = len(text) - len(one.text) + 2 + start
    end = begin + one.text.index(CLOSE) - start - 1
    clean = CleanText.of(text)
    paragraphs = [replace(p, part=one.part) for p in sections_of(clean).paragraphs]
    if len(paragraphs) > 2:  # the first of two asks the question
        paragraphs[1] = replace(paragraphs[1], role=BlockRole.TITLE)
    sections, job = Sections(tuple(paragraphs)), settled(load(Language(language)))
    cited = resolve(find(clean, sections, job), clean, sections, job)
    got = {
        short(target)
        for citation in cited.citations
        if citation.span.start < end and begin < citation.span.end
        for target in citation.targets
    }
    if got == ({one.due} if one.due else set()):
        return RIGHT
    return WRONG if got else TOLD
