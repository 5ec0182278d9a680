"""Every form of every unit and of every act's noun, in both languages."""

from __future__ import annotations

import pytest

from pipeline.cite import find
from pipeline.cite.levels import RANK
from pipeline.grammar import load
from pipeline.grammar.citations import ActKind
from pipeline.grammar.provisions import Gender, Number, UnitKind, inflected_forms
from pipeline.languages import Language
from pipeline.text import CleanText
from pipeline.words.provision_words import ordinal_forms
from tests.cite.labelled import cite, sections_of, settled, targets
from tests.whole_table import every_row

KAZ, RUS = load(Language.KAZ), load(Language.RUS)
LABELS = {
    UnitKind.SECTION: "sec_{}",
    UnitKind.SUBSECTION: "subsec_{}",
    UnitKind.CHAPTER: "chp_{}",
    UnitKind.DIVISION: "subchp_{}",
    UnitKind.ARTICLE: "art_{}",
    UnitKind.NOTE: "note__para_{}",
    UnitKind.PART: "para_{}",
    UnitKind.PARAGRAPH: "para_{}",
    UnitKind.SUBPARAGRAPH: "point_{}",
    UnitKind.INDENT: "al_{}",
}
# What stands above a unit: nothing above those that an act's provisions begin with.
ABOVE = {
    **dict.fromkeys((UnitKind.SECTION, UnitKind.CHAPTER, UnitKind.ARTICLE), ("", "", "")),
    UnitKind.SUBSECTION: ("7-бөлімінің ", "раздела 7 ", "sec_7__"),
    UnitKind.DIVISION: ("7-тарауының ", "главы 7 ", "chp_7__"),
}
ARTICLE = ("7-бабының ", "статьи 7 ", "art_7__")
CODE = "code/2014-07-04/231-v/~"


NUMBERED = [kind for kind in RANK if kind is not UnitKind.PREAMBLE]


def _forms(grammar, kinds=NUMBERED, *, bound=False):
    """Every unit of some kinds with every written form, its number and gender; those that are bound to another unit apart."""
    return [
        (unit.kind, word, form)
        for unit in grammar.provisions.units
        if unit.kind in kinds
        for paradigm in unit.paradigms
        if bool(paradigm.behind) == bound
        for word, form in inflected_forms(paradigm, grammar.provisions.cases, unit.gender)
    ]


@every_row(("kind", "word"), [(kind, word) for kind, word, _ in _forms(KAZ)])
def test_kazakh_units(kind, word):
    article, _, above = ABOVE.get(kind, ARTICLE)
    mark = ") " if kind is UnitKind.SUBPARAGRAPH else "-"
    due = CODE + above + LABELS[kind].format(5)
    assert targets(f"Сот ҚПК-нің {article}5{mark}{word} туралы айтты.") == [[due]]
    both = [CODE + above + LABELS[kind].format(n) for n in (4, 5)]
    bracket = ")" if kind is UnitKind.SUBPARAGRAPH else ""
    assert targets(f"Сот ҚПК-нің {article}4{bracket} және 5{mark}{word} туралы айтты.") == [both]


@every_row("word", [word for _, word, _ in _forms(KAZ, [UnitKind.NOTE], bound=True)])
def test_a_warning_is_a_note_behind_the_article_that_it_is_made_to(word):
    note = f"{CODE}art_7__note"
    assert targets(f"Сот ҚПК-нің 7-бабына {word} туралы айтты.") == [[note]]
    assert targets(f"Сот ҚПК-нің 7-бабы бойынша {word} туралы айтты.") == [[f"{CODE}art_7"]]


@every_row(("kind", "word", "form"), _forms(RUS))
def test_russian_units(kind, word, form):
    _, article, above = ABOVE.get(kind, ARTICLE)
    mark = ")" if kind is UnitKind.SUBPARAGRAPH else ""
    due = CODE + above + LABELS[kind].format(5)
    assert targets(f"Суд указал {word} 5{mark} {article}УПК.", language="rus") == [[due]]
    if form.number is Number.PLURAL:
        both = [CODE + above + LABELS[kind].format(n) for n in (4, 5)]
        text = f"Суд указал {word} 4{mark} и 5{mark} {article}УПК."
        assert targets(text, language="rus") == [both]


PREAMBLE = "constitution/1995-08-30/constitution/~preamble"


@every_row("word", [word for _, word, _ in _forms(KAZ, [UnitKind.PREAMBLE])])
def test_a_kazakh_preamble_has_no_number(word):
    assert targets(f"Сот Конституцияның {word} туралы айтты.") == [[PREAMBLE]]
    assert targets(f"Осы нормативтік қаулының {word} туралы; {word} өзгертілді.") == [[]]


@every_row("word", [word for _, word, _ in _forms(RUS, [UnitKind.PREAMBLE])])
def test_a_russian_preamble_has_no_number(word):
    assert targets(f"Суд указал {word} Конституции.", language="rus") == [[PREAMBLE]]
    text = f"Суд указал абзац второй {word} Конституции."
    assert targets(text, language="rus") == [[f"{PREAMBLE}__al_2"]]
    assert targets(f"Суд указал {word} настоящего постановления.", language="rus") == [[]]


@pytest.mark.parametrize(
    "paper",
    [
        "договора", "решения маслихата", "технического регламента", "перечня", "приложения 2 к Инструкции",
        "протокола", "заключения эксперта", "правил внутреннего распорядка",
    ],
)  # fmt: skip
def test_a_point_of_a_paper_is_none_of_the_act_before(paper):
    text = f"Суд применил часть 3 статьи 5 УПК и пункт 7 {paper}."
    assert targets(text, language="rus") == [[f"{CODE}art_5__para_3"], []]


@every_row("form", sorted(ordinal_forms(KAZ))[::2])
def test_kazakh_ordinals(form):
    value = ordinal_forms(KAZ)[form][0].value
    text = f"Сот ҚПК-нің 7-бабының {form} бөлігін және {form} абзацты қолданды."
    assert targets(text) == [
        [f"{CODE}art_7__para_{value}"],
        [f"{CODE}art_7__para_{value}__al_{value}"],
    ]


@every_row("form", sorted(ordinal_forms(RUS))[::7])
def test_russian_ordinals_count_what_they_agree_with(form):
    readings = ordinal_forms(RUS)[form]
    due = [[f"{CODE}art_7__para_{readings[0].value}"]]
    feminine = {reading.form.gender for reading in readings} & {Gender.FEMININE, Gender.ANY}
    found = targets(f"Суд сослался на часть {form} статьи 7 УПК.", language="rus")
    assert found == due if feminine else found == [[f"{CODE}art_7"]]


@pytest.mark.parametrize("kind", ["статьи", "статей"])
@pytest.mark.parametrize("index", ["43-1", "484¹", "629-14", "9-2"])
def test_indexed_units(kind, index):
    due = index.replace("¹", "-1")
    assert targets(f"положения {kind} {index} УПК", language="rus") == [[f"{CODE}art_{due}"]]
    assert targets(f"ҚПК-нің {index}-бабы") == [[f"{CODE}art_{due}"]]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("ст. 5 УПК", ["art_5"]),
        ("ст.5 УПК", ["art_5"]),
        ("ст.ст. 5, 7 УПК", ["art_5", "art_7"]),
        ("ст. ст. 5 – 7 УПК", ["art_5", "art_6", "art_7"]),
        ("п. 2 ст. 5 УПК", ["art_5__para_2"]),
        ("пп. 1, 2 ст. 5 УПК", ["art_5__para_1", "art_5__para_2"]),
        ("пп. 3) п. 2 ст. 5 УПК", ["art_5__para_2__point_3"]),
        ("подп. 3 п. 2 ст. 5 УПК", ["art_5__para_2__point_3"]),
        ("ч. 2 ст. 5 УПК", ["art_5__para_2"]),
        ("чч. 1 и 2 ст. 5 УПК", ["art_5__para_1", "art_5__para_2"]),
        ("п. 3) ч. 2 ст. 5 УПК", ["art_5__para_2__point_3"]),
        ("п. 3 ч. 2 ст. 5 УПК", ["art_5__para_2__point_3"]),
        ("абз. 2 п. 1 ст. 5 УПК", ["art_5__para_1__al_2"]),
        ("гл. 5 УПК", ["chp_5"]),
        ("разд. IV УПК", ["sec_4"]),
        ("ч. 2-й ст. 5 УПК", ["art_5__para_2"]),
    ],
)
def test_abbreviated_russian(words, due):
    assert targets(f"Применена {words}.", language="rus") == [[CODE + one for one in due]]


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("55 – 58, 62-баптарын", ["art_55", "art_56", "art_57", "art_58", "art_62"]),
        ("55–57-баптар", ["art_55", "art_56", "art_57"]),
        ("55-57-баптары", ["art_55", "art_56", "art_57"]),
        ("43-1 – 43-3-баптары", ["art_43-1", "art_43-2", "art_43-3"]),
        ("5-бабының 1) – 3) тармақшалары", ["art_5__point_1", "art_5__point_2", "art_5__point_3"]),
        ("5-бабының 1)–3) тармақшалары", ["art_5__point_1", "art_5__point_2", "art_5__point_3"]),
        (
            "5-бабының екінші – төртінші бөліктері",
            ["art_5__para_2", "art_5__para_3", "art_5__para_4"],
        ),
        ("5-бабының 3-1) тармақшасы", ["art_5__point_3-1"]),
        ("5-бабының а) тармақшасы", ["art_5__point_a"]),
        ("13, 14-баптарының 1-тармағы", ["art_13__para_1", "art_14__para_1"]),
        (
            "5-бабының 2-тармағының 3) тармақшасының төртінші абзацы",
            ["art_5__para_2__point_3__al_4"],
        ),
        ("5 бабы", ["art_5"]),
        ("II бөлімінің 3-тарауы", ["chp_3"]),
    ],
)
def test_kazakh_lists_and_ranges(words, due):
    assert targets(f"ҚПК-нің {words} қолданылады.") == [[CODE + one for one in due]]


VOWELS = "аәеиоөуұүыіэюя"
VOICED = "жзлмнңрй"


def _forms_of(noun: str, *, soft: bool) -> list[str]:
    """Give a noun in every case, bare and possessed, singular and plural, by the rules."""
    a, y = ("е", "і") if soft else ("а", "ы")
    plural = noun + {"vowel": "л", "voiced": "д", "other": "т"}[_class(noun)] + a + "р"
    hard = noun[:-1] + {"к": "г", "қ": "ғ", "п": "б"}.get(noun[-1], noun[-1])
    owned = noun + "с" + y if noun[-1] in VOWELS else hard + y
    gi = "гі" if soft else "ғы"
    possessed = ["", f"н{y}ң", f"н{a}", "н", f"нд{a}", f"н{a}н", "мен", f"нд{a}{gi}"]
    bare = [form for body in (noun, plural) for form in _bare(body, a, y, soft=soft)]
    return bare + [body + ending for body in (owned, plural + y) for ending in possessed]


def _bare(body: str, a: str, y: str, *, soft: bool) -> list[str]:
    """Give the cases of a noun that is nobody's: endings follow its last sound."""
    sound, last = _class(body), body[-1]
    genitive = "н" if last in VOWELS + "мнң" else "т" if sound == "other" else "д"
    accusative = {"vowel": "н", "voiced": "д", "other": "т"}[sound]
    dative = ("к" if soft else "қ") if sound == "other" else ("г" if soft else "ғ")
    locative = "т" if sound == "other" else "д"
    ablative = "н" if last in "мнң" else locative
    with_ = "пен" if sound == "other" else "бен" if last in "жз" else "мен"
    cases = [f"{genitive}{y}ң", dative + a, accusative + y, locative + a, f"{ablative}{a}н", with_]
    return [body, *(body + case for case in cases)]


def _class(word: str) -> str:
    """Tell the sound that a word ends in."""
    last = word[-1]
    return "vowel" if last in VOWELS else "voiced" if last in VOICED else "other"


KAZAKH_NOUNS = [
    ("кодекс", True, ActKind.CODE),
    ("Заң", False, ActKind.LAW),
    ("пакт", True, ActKind.COVENANT),
    ("конвенция", False, ActKind.CONVENTION),
    ("қаулы", False, ActKind.RESOLUTION),
    ("жарлық", False, ActKind.EDICT),
    ("бұйрық", False, ActKind.ORDER),
    ("келісім", True, ActKind.AGREEMENT),
    ("регламент", True, ActKind.RULES),
    ("ереже", True, ActKind.RULES),
    ("шешім", True, ActKind.ADDITIONAL_DECISION),
]
KAZAKH_FORMS = [
    (form, kind) for noun, soft, kind in KAZAKH_NOUNS for form in _forms_of(noun, soft=soft)
]


@every_row(("form", "kind"), KAZAKH_FORMS)
def test_kazakh_nouns_of_acts(form, kind):
    word = f"қосымша {form}" if kind is ActKind.ADDITIONAL_DECISION else form
    text = CleanText.of(f"x\n2014 жылғы 5 мамырдағы № 5 {word} туралы айтылды.")
    (mention,) = find(text, sections_of(text), settled(KAZ)).mentions
    assert mention.act is not None
    assert mention.act.kind is kind
    assert text.text[slice(*mention.span)] == f"2014 жылғы 5 мамырдағы № 5 {word}"


@pytest.mark.parametrize("word", ["қағидаттың", "қағидаттары", "заңнама", "шешімталдық"])
def test_kazakh_words_that_only_look_like_an_act(word):
    assert targets(f"Осы {word} 5-тармақта айтылған 2014 жылғы 5 мамырдағы № 5 {word}.") == [[]]


RUSSIAN_NOUNS = {
    ActKind.CODE: "кодекс кодекса кодексу кодексом кодексе кодексы кодексов кодексам кодексами кодексах",
    ActKind.LAW: "закон закона закону законом законе законы законов законам законами законах",
    ActKind.COVENANT: "пакт пакта пакту пактом пакте пакты пактов пактам пактами пактах",
    ActKind.CONVENTION: "конвенция конвенции конвенцию конвенцией конвенций конвенциям конвенциями конвенциях",
    ActKind.RESOLUTION: "постановление постановления постановлению постановлением постановлении постановлений постановлениям постановлениями постановлениях",
    ActKind.EDICT: "указ указа указу указом указе указы указов указам указами указах",
    ActKind.ORDER: "приказ приказа приказу приказом приказе приказы приказов приказам приказами приказах",
    ActKind.AGREEMENT: "соглашение соглашения соглашению соглашением соглашении соглашений соглашениям соглашениями соглашениях",
    ActKind.CONSTITUTIONAL_LAW: "конституционный&закон конституционного&закона конституционному&закону конституционным&законом конституционном&законе конституционные&законы конституционных&законов",
    ActKind.ADDITIONAL_DECISION: "дополнительное&решение дополнительного&решения дополнительному&решению дополнительным&решением дополнительном&решении",
    ActKind.GENERAL_COMMENT: "замечание&общего&порядка замечания&общего&порядка замечанием&общего&порядка",
}


@every_row(
    ("form", "kind"),
    [(f.replace("&", " "), kind) for kind, forms in RUSSIAN_NOUNS.items() for f in forms.split()],
)
def test_russian_nouns_of_acts(form, kind):
    text = CleanText.of(f"x\nСказано о {form} от 5 мая 2014 года № 5 и не более.")
    (mention,) = find(text, sections_of(text), settled(RUS)).mentions
    assert mention.act is not None
    assert mention.act.kind is kind
    assert text.text[slice(*mention.span)] == f"{form} от 5 мая 2014 года № 5"


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        (
            "Конституцияның 12-бабының 1, 2, 39-бабының 1-тармақтары",
            "art_12__para_1 art_12__para_2 art_39__para_1",
        ),
        (
            "Конституцияның 1-бабының 1), 12-бабының 2), 3), 39-бабының 4) тармақшалары",
            "art_1__point_1 art_12__point_2 art_12__point_3 art_39__point_4",
        ),
        ("Конституцияның 12, 13-бабының 3-тармағы", "art_12__para_3 art_13__para_3"),
    ],
)
def test_numbers_share_the_last_unit_of_their_list(sentence, due):
    _, cited = cite(f"{sentence} бұзылған.")
    names = [target.partition("/~")[2] for one in cited.citations for target in one.targets]
    assert (names, cited.findings) == (due.split(), ())


def test_numbers_that_share_no_unit_are_told_and_name_nothing():
    clean, cited = cite("Конституцияның 12-бабының 1, 2, 39-бабы бұзылған.")
    (finding,) = cited.findings
    assert (finding.code, clean[slice(*finding.span)]) == ("citation-number-unread", "39")
    assert [one.targets for one in cited.citations] == [
        ("/akn/kz/act/constitution/1995-08-30/constitution/~art_12",)
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("rus", "Статья 16 Модельного гражданского кодекса и статья 7 законопроекта не действуют."),
        ("rus", "Согласно проекту Уголовного кодекса (статья 5) наказание иное."),
        ("kaz", "Жаңа Конституция жобасының 39-бабы мен Заң жобасының 5-бабы талқыланды."),
        ("rus", "Статья 5 проекта внесенного в Парламент Налогового кодекса обсуждалась."),
        (
            "rus",
            "Проект подготовленного Правительством нового Налогового кодекса и Трудовой кодекс (проект) обсуждались.",
        ),
        (
            "kaz",
            "Жаңа Бюджет кодексінің Парламентте қаралып жатқан жобасы мен Салық кодексінің әзірленген жобасы талқыланды.",
        ),
    ],
)
def test_drafts_and_models_are_no_acts_in_force(language, sentence):
    _, cited = cite(sentence, language=language)
    assert {one.targets for one in cited.citations} == {()}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("rus", "Применена статья 5 Конституционного закона «О прокуратуре [Редакция с изменениями]» от 5 ноября 2022 года № 155-VII."),
        ("kaz", "«Прокуратура туралы [өзгерістерімен]» 2022 жылғы 5 қарашадағы № 155-VII Конституциялық заңның 5-бабы қолданылды."),
    ],
)  # fmt: skip
def test_what_a_publisher_puts_into_a_title_is_none_of_it(language, sentence):
    _, cited = cite(sentence, language=language)
    law = "/akn/kz/act/constitutional-law/2022-11-05/155-vii/~art_5"
    assert [one.targets for one in cited.citations] == [(law,)]


def test_an_act_that_has_ended_on_a_day_that_nobody_knows_is_left_open():
    # The one of 1995 was replaced in 2017, by a law that was replaced by a constitutional law.
    _, cited = cite("Применена статья 5 Закона «О прокуратуре».", language="rus")
    assert [one.targets for one in cited.citations] == [()]


@pytest.mark.parametrize(
    "bracket", ["(в редакции 1997 года)", "(1997 г.)", "(от 16 июля 1997 года)"]
)
def test_a_date_behind_an_act_excludes_the_later_ones(bracket):
    _, cited = cite(f"Осужден по статье 188 УК РК {bracket}.", language="rus")
    assert "/akn/kz/act/code/2014-07-03/226-v/~art_188" not in cited.citations[0].targets


def test_a_shared_abbreviation_is_a_part_below_an_article():
    _, cited = cite("ҚК 188-б. 2-б. 3-т. бойынша сотталған.")
    assert [one.targets for one in cited.citations] == [
        ("/akn/kz/act/code/2014-07-03/226-v/~art_188__para_2__point_3",)
    ]


@every_row(
    ("sentence", "due"),
    [
        ("Применен раздел ІІ УК.", ["sec_2"]),
        ("Применены разделы І, ІХ и ХІ УПК.", ["sec_1", "sec_9", "sec_11"]),
        ("Применена глава XІІ УК.", ["chp_12"]),
        ("По делу Х. Иванова применен раздел 2 УК.", ["sec_2"]),
    ],
)
def test_roman_numbers_are_read_in_cyrillic_letters(sentence, due):
    cited = targets(sentence, language="rus")
    assert [one.rpartition("~")[2] for row in cited for one in row] == due
