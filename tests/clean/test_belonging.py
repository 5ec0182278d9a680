"""What the grammar of citations makes of a reading, which no count of words has taught it."""

import pytest

from pipeline.clean.displaced import cited_words as cw
from pipeline.clean.displaced.belonging import belonging
from pipeline.clean.displaced.candidates import Candidate
from pipeline.clean.displaced.cited_words import cited_words
from pipeline.clean.displaced.cuts import Cut
from pipeline.clean.displaced.order import Filled
from pipeline.clean.displaced.sites import Site
from pipeline.grammar import load
from pipeline.languages import Language

KAZ, RUS = (cited_words(load(language)) for language in (Language.KAZ, Language.RUS))


@pytest.mark.parametrize(
    ("words", "text", "kinds"),
    [
        (KAZ, "Заңның 13-бабының 2-тармағы", cw.ACT + 2 * cw.NUMBERED),
        (KAZ, "баптың 3, 4 және 5-тармақтары", cw.UNIT + cw.NUMBERED),
        (KAZ, "6) тармақшасының екінші бөлігі", 2 * cw.NUMBERED),
        (KAZ, "2023 жылғы 16 мамырдағы № 13-НҚ қаулысы", cw.DATE + cw.ACT_NUMBER + cw.ACT),
        (KAZ, "5- тармағы", cw.TORN_NUMBER + cw.UNIT),
        (KAZ, "39 -баптың", cw.NUMBER + cw.TORN_UNIT),
        (RUS, "пункта 2 статьи 13 Закона", 2 * cw.NUMBERED + cw.ACT),
        (RUS, "подпунктов 3) и 5) части второй", 2 * cw.NUMBERED),
        (RUS, "от 16 мая 2023 года № 13-НП", cw.DATE + cw.ACT_NUMBER),
        (RUS, "«О правах и свободах» и УПК", cw.TITLE + cw.CONJUNCTION + cw.ABBREVIATION),
        (RUS, "п. 3 ст. 77", 2 * cw.NUMBERED),
        (RUS, "Уголовного кодекса", cw.ADJECTIVE + cw.ACT),
    ],
)
def test_words_are_read_as_what_they_are_to_a_citation(words, text, kinds):
    assert "".join(word.kind for word in words.phrases(*text.split())) == kinds


def worth(words, line, text, link):
    """What a reading is worth that fills a gap with a link at the line's end."""
    start = line.rindex(link)
    filled = (Filled(Site(1, 3), start, start + len(link)),)
    found = belonging(line, Candidate(text, Cut(start), filled), words, ((), ()))
    return found["together"] - found["price"]


@pytest.mark.parametrize(
    ("words", "line", "right", "wrong", "link"),
    [
        (
            RUS,
            "По  Пакта подпункту а) пункта 3 статьи 2",
            "По подпункту а) пункта 3 статьи 2 Пакта",
            "По пункта 3 статьи 2 Пакта подпункту а)",
            "подпункту а) пункта 3 статьи 2",
        ),
        (
            RUS,
            "Положение  абзаца третьего подпункта 3)",
            "Положение абзаца третьего подпункта 3)",
            "Положение подпункта 3) абзаца третьего",
            "абзаца третьего подпункта 3)",
        ),
        (
            KAZ,
            "бабының  ескерсін 2-тармағының 1) тармақшасын",
            "бабының 2-тармағының 1) тармақшасын ескерсін",
            "бабының 1) тармақшасын ескерсін 2-тармағының",
            "2-тармағының 1) тармақшасын",
        ),
        (
            KAZ,
            "оның 160-бабының 1) және 2) тармақшаларында",
            "160-бабының 1) және 2) тармақшаларында оның",
            "1) және 2) тармақшаларында оның 160-бабының",
            "160-бабының",
        ),
        (
            KAZ,
            "құрамдары –  берілген. Рәсім 160 – бұл 163",
            "құрамдары – 160 – 163 берілген. Рәсім бұл",
            "құрамдары – 163 берілген. Рәсім 160 – бұл",
            "163",
        ),
    ],
)
def test_the_reading_whose_units_belong_together_is_the_better_one(words, line, right, wrong, link):
    assert worth(words, line, right, link) > worth(words, line, wrong, link)


def test_a_link_that_no_citation_has_costs_more_than_one():
    line = "мекемесінің 5-бабына  өтініш жасау күн сайын 3-тармағын"
    cited, other = (worth(KAZ, line, "", link) for link in ("3-тармағын", "күн сайын 3-тармағын"))
    assert cited > other


def test_a_unit_goes_with_the_figure_that_a_line_end_tore_off_it():
    def together(before, text, after):
        return belonging(text, Candidate(text), KAZ, (before, after))["together"]

    right = together(("кодексінің", "38-"), "бабы 1-бөлігінің және 923-", ("бабы", "туралы"))
    assert right > together(("кодексінің", "38-"), "бөлігінің және 923-бабы 1-", ("бабы", "туралы"))
