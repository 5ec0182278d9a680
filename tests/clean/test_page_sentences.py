"""Page furniture that is a whole sentence, nearly as long as a full line, without blanks round it.

A line that comes back at every page's foot goes, or is told at each place where it stays. A sentence of
the ruling's own that comes back stays, and nothing is told of it.
"""

import re
import textwrap
from functools import cache
from itertools import count, cycle, product

import pytest

from pipeline.codes import Code, Rule
from tests.clean.tools import cleaned
from tests.test_rulings import FOLDER

KINDS = {
    "kaz": {
        "copy, counting": "Электрондық құжаттың көшірмесі. Ақпараттық жүйеде қалыптастырылған, {}-бет",
        "court, counting": "Қазақстан Республикасының Конституциялық Соты. № 91-НҚ нормативтік қаулы. {}-бет",
        "made, with a full stop": "Осы құжат электрондық үкіметтің порталында қалыптастырылды.",
        "copy, day": "Электрондық құжаттың көшірмесі. Басып шығарылған күні 12.03.2024",
        "check, no stop": "Құжаттың түпнұсқалығын порталда тексеруге болады: код 4417-2093-55",
    },
    "rus": {
        "court, counting": "Конституционный Суд Республики Казахстан. Постановление № 91-НП. Страница {}",
        "copy, day": "Копия электронного документа. Дата печати 12.03.2024",
        "made, with a full stop": "Документ сформирован информационной системой судебных органов.",
        "sheet in the middle": "Лист {} копии электронного документа, сформированной в информационной системе",
        "check, of": "Подлинность документа можно проверить на портале, страница {} из 9",
    },
}
DISTANCES = {"even": [22], "uneven": [20, 23, 22, 25, 21, 24], "long": [38]}
STYLES = {"spaced": ("", "\n\n"), "indented": ("      ", "\n")}
TEXTS = {
    "kaz": ("ks-2024-77.kaz", "kk-2007-12.kaz"),
    "rus": ("ks-2024-77.rus", "kk-2015-12.rus"),
}


def lines_of(paragraphs, style, width):
    indent, between = STYLES[style]
    rows = (textwrap.fill(one, width, initial_indent=indent) for one in paragraphs)
    return between.join(rows).split("\n")


def with_feet(lines, distances, form):
    """The lines with a foot behind each so many of them, and no page's end told."""
    text, rest = [], list(lines)
    for number, many in zip(count(1), cycle(distances)):
        text += [*rest[:many], form.format(number)]
        rest = rest[many:]
        if not rest:
            break
    return "\n".join(text)


def paragraphs(stem):
    return (FOLDER / f"{stem}.clean.txt").read_text("utf-8").splitlines()


LAYOUTS = [
    (language, kind, distance, style, stem)
    for language, kinds in KINDS.items()
    for (kind, distance), style, stem in zip(
        product(kinds, DISTANCES), cycle(STYLES), cycle(TEXTS[language]), strict=False
    )
]


def fate(text, form, due):
    """Whether the text comes out as its base, or each foot that stays is told."""
    after = cleaned(text)
    if after.text == due:
        return "right"
    foot = re.compile(r"[0-9]+".join(map(re.escape, form.split("{}"))))
    places = [after.source_of(one.start()) for one in foot.finditer(after.text)]
    told = [doubt.source for doubt in after.doubts if doubt.code == Code.FURNITURE_DOUBTFUL]
    untold = [at for at in places if not any(a <= at < b for spans in told for a, b in spans)]
    if untold or not any(doubt.code in TOLD for doubt in after.doubts):
        return f"{len(untold)} of {len(places)} untold"
    return "told"


@pytest.mark.parametrize(("language", "kind", "distance", "style", "stem"), LAYOUTS)
def test_a_sentence_at_each_page_s_foot_goes_or_is_told(language, kind, distance, style, stem):
    form = KINDS[language][kind]
    lines = lines_of(paragraphs(stem), style, len(form) + 3)
    due = cleaned("\n".join(lines)).text
    assert fate(with_feet(lines, DISTANCES[distance], form), form, due) in {"right", "told"}


TOLD = {Code.FURNITURE_DOUBTFUL, Code.WRAP_DOUBTFUL}
OWN = {
    "kaz": {
        "refrain": "Өтініш берушінің бұл уәжімен Конституциялық Сот келіспейді.",
        "opening": "{}-эпизод бойынша бірінші сатыдағы сот мынаны анықтады және өтініш беруші",
        "phrase": "Қазақстан Республикасының Конституциялық Соты нормативтік қаулысында",
        "before": ("соңында", "бойынша", "негізінде", "тұрғысынан", "барысында", "шегінде"),
        "after": ("айтқан", "жазған", "атаған", "көрсеткен", "бекіткен", "түсіндірген"),
    },
    "rus": {
        "refrain": "С этим доводом заявителя Конституционный Суд согласиться не может.",
        "opening": "По эпизоду {} суд первой инстанции установил следующее, что заявитель и",
        "phrase": "Конституционный Суд Республики Казахстан в нормативном постановлении",
        "before": ("поскольку", "притом", "когда", "однако", "хотя", "если"),
        "after": ("указал", "отметил", "записал", "назвал", "закрепил", "разъяснил"),
    },
}


@cache
def running(language):
    """The words of a long text without its signs and numbers, as one sentence."""
    return re.findall(r"[^\W\d_]{2,}", " ".join(paragraphs(TEXTS[language][0])).lower())


def filled(language, at, lines):
    """So many full lines of a running sentence, other ones at each place."""
    words = running(language)
    start = at * 61 % len(words)
    return textwrap.wrap(" ".join(words[start:] + words[:start]), 66)[:lines]


def paragraph_of(lines, end="."):
    first, *rest = lines
    return "\n".join([first[:1].upper() + first[1:], *rest]) + end


def amid(own, above, below, before, after):
    """The phrase on a line of its own between two halves of a sentence, with words that go on to it and from it."""
    return [*above[:-1], f"{above[-1]} {before}", own["phrase"], f"{after} {below[0]}", *below[1:]]


def own_sentences(language):
    """Texts in which a line comes back as the ruling's own, at the distances of pages."""
    own = OWN[language]
    places = range(6)

    def prose(at, lines=9):
        return filled(language, at, lines)

    yield (
        "a paragraph of its own",
        "\n\n".join(
            f"{paragraph_of(prose(at))}\n{paragraph_of(prose(at + 1))}\n\n{own['refrain']}"
            for at in places
        ),
    )
    yield (
        "the last line of paragraphs",
        "\n\n".join(f"{paragraph_of(prose(at, 18))}\n{own['refrain']}" for at in places),
    )
    yield (
        "the first line of paragraphs",
        "\n\n".join(f"{own['refrain']}\n{paragraph_of(prose(at, 18))}" for at in places),
    )
    yield (
        "a counting line that opens paragraphs",
        "\n\n".join(
            f"{own['opening'].format(at + 1)}\n" + "\n".join(prose(at, 18)) + "." for at in places
        ),
    )
    yield (
        "within a paragraph, behind a sentence",
        "\n".join(f"{paragraph_of(prose(at, 12))}\n{own['refrain']}" for at in places),
    )
    yield (
        "a phrase that goes on over the line",
        "\n\n".join(
            paragraph_of(amid(own, prose(at), prose(at + 2), own["before"][0], own["after"][0]))
            for at in places
        ),
    )
    yield (
        "a phrase at uneven distances",
        "\n\n".join(
            paragraph_of(
                [*prose(at, 3 + 7 * (at % 3)), own["phrase"], *prose(at + 2, 4 + 9 * (at % 2))]
            )
            for at in (0, 3)
        ),
    )


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{one}-{name}") for one in OWN for name, text in own_sentences(one)],
)
def test_a_sentence_of_the_ruling_that_comes_back_stays_and_nothing_is_told(text):
    after = cleaned(text)
    assert Rule.FURNITURE not in {record.edit.rule for record in after.records}
    assert Code.FURNITURE_DOUBTFUL not in {doubt.code for doubt in after.doubts}


@pytest.mark.parametrize("language", OWN)
def test_a_phrase_of_the_ruling_amid_different_words_is_never_taken_out(language):
    """Words before and behind differ as at a page's foot; only that nothing ends in the line speaks for it."""
    own = OWN[language]
    text = "\n\n".join(
        paragraph_of(amid(own, filled(language, at, 9), filled(language, at + 2, 9), before, after))
        for at, (before, after) in enumerate(zip(own["before"], own["after"], strict=True))
    )
    after = cleaned(text)
    assert Rule.FURNITURE not in {record.edit.rule for record in after.records}
