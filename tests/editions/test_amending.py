"""Rulings that amend others: `texts/` holds one, invented, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.convert import convert, convert_file, publish
from pipeline.read import read_text
from pipeline.terms import OutcomeKind

TEXTS = Path(__file__).parent / "texts"
COURT = "/akn/kz/judgment/normative-resolution/supreme-court"
DUE = [
    ("changed", f"{COURT}/2001-06-25/7/~para_3"),
    ("new", f"{COURT}/2001-06-25/7/~para_5"),
    ("added", f"{COURT}/2001-06-25/7/~para_6-1"),
    ("removed", f"{COURT}/2001-06-25/7/~para_8"),
    ("removed", f"{COURT}/2004-06-18/9/~para_2__al_2"),
]


@pytest.fixture(params=["kaz", "rus"])
def path(request: pytest.FixtureRequest) -> Path:
    return TEXTS / f"vs-2021-114.{request.param}.txt"


def test_each_change_names_what_it_changes(path: Path):
    ruling = convert_file(path, limits=None)
    changes = [("+".join(c.operations), " ".join(c.targets)) for c in ruling.changes]
    assert changes == DUE
    assert [d.code for d in ruling.diagnostics if d.code == "amendment-doubtful"] == []


def test_quoted_wording_decides_and_numbers_nothing(path: Path):
    ruling = convert_file(path, limits=None)
    assert {outcome.kind for outcome in ruling.outcomes} == {
        OutcomeKind.REVISION,
        OutcomeKind.ENTRY_INTO_FORCE,
    }
    numbers = [block.num for block in ruling.body.decision if block.num]
    assert numbers == ["1.", "1)", "2)", "2.", "3."]


def test_the_xml_has_the_changes(path: Path):
    root = etree.fromstring(publish(convert_file(path, limits=None)).akn)
    space = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    changed = root.xpath(
        "//a:activeModifications/a:textualMod/a:destination/@href", namespaces=space
    )
    assert changed == [target for _, target in DUE]


def test_a_change_of_a_ruling_that_is_not_named_is_told(path: Path, tmp_path: Path):
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "2001" not in line and "2004" not in line]
    other = tmp_path / path.name
    other.write_text("\n".join(kept), encoding="utf-8")
    codes = [d.code for d in convert_file(other, limits=None).diagnostics]
    assert "amendment-doubtful" in codes


HEADS = {
    "kaz": (
        "Қазақстан Республикасы Жоғарғы Сотының 2004 жылғы 18 маусымдағы № 9 нормативтік қаулысында:",
        "2004 жылғы 18 маусымдағы № 9:",
    ),
    "rus": (
        "в нормативном постановлении Верховного Суда Республики Казахстан от 18 июня",
        "от 18 июня",
    ),
}


def _rewritten(path: Path, tmp_path: Path, old: str, new: str):
    text = path.read_text(encoding="utf-8")
    assert old in text
    other = tmp_path / path.name
    other.write_text(text.replace(old, new), encoding="utf-8")
    return convert_file(other, limits=None)


def test_a_ruling_without_its_noun_is_of_the_kind_that_stands_above_the_list(
    path: Path, tmp_path: Path
):
    language = path.name.split(".")[1]
    ruling = _rewritten(path, tmp_path, *HEADS[language])
    assert [" ".join(change.targets) for change in ruling.changes] == [t for _, t in DUE]


def test_earlier_changes_in_brackets_are_not_what_is_changed(tmp_path: Path):
    ruling = _rewritten(
        TEXTS / "vs-2021-114.kaz.txt",
        tmp_path,
        "№ 7 нормативтік қаулысында:",
        "№ 7 нормативтік қаулысында (2010 жылғы 25 маусымдағы № 9 нормативтік қаулымен енгізілген өзгерістерімен):",
    )
    assert [" ".join(change.targets) for change in ruling.changes] == [t for _, t in DUE]


def test_quoted_wording_and_what_stands_below_a_point_cite_nothing_of_the_ruling(tmp_path: Path):
    ruling = _rewritten(
        TEXTS / "vs-2021-114.kaz.txt",
        tmp_path,
        "8-тармақ алып тасталсын;",
        "8-тармақтағы «2-тармағында» деген сөз «1, 3-тармақтарында» деген сөздермен ауыстырылсын;\n"
        "мынадай мазмұндағы 3-1) тармақшамен толықтырылсын;",
    )
    targets = {target for citation in ruling.every_citation() for target in citation.targets}
    assert f"{COURT}/2001-06-25/7/~para_8" in targets
    assert not {f"{COURT}/2001-06-25/7/~{p}" for p in ("para_1", "para_2", "point_3-1")} & targets


def test_a_part_in_an_instruction_is_no_ordinary_word(tmp_path: Path):
    ruling = _rewritten(
        TEXTS / "vs-2021-114.kaz.txt",
        tmp_path,
        "8-тармақ алып тасталсын;",
        "бірінші, үшінші бөліктер алып тасталсын;",
    )
    (block,) = [one.eId for one in ruling.blocks() if one.text.startswith("бірінші, үшінші")]
    cited = [one for one in ruling.citations if one.block == block]
    assert [(one.targets, one.status.value) for one in cited] == [((), "unresolved")]


UNREAD_HEADS = {
    "kaz": (
        "Қазақстан Республикасы Жоғарғы Сотының 2004 жылғы 18 маусымдағы № 9 нормативтік қаулысында:",
        [
            "2004 жылғы 18 маусымдағы «Сот шығыстары туралы»:",
            "«Сот шығыстары туралы» 2004 жылғы 18 маусымдағы:",
            "2004 жылғы 18 маусымдағы:",
            "2004 ж. 18 маусымдағы «Сот шығыстары туралы»:",
            "«Сот шығыстары туралы» қаулысында:",
            "«Сот шығыстары туралы»:",
            "Қазақстан Республикасы Жоғарғы Сотының 2004 жылғы 18 маусымдағы нормативтік қаулысында:",
            "Қазақстан Республикасы Жоғарғы Сотының 2004 жылғы 31 маусымдағы № 9 нормативтік қаулысында:",
            "Қазақстан Республикасы Жоғарғы Сотының сот шығыстары туралы нормативтік қаулысында:",
            "2004 жылғы 18 маусымдағы № 9 бұйрығында:",
            "№ 9 нормативтік қаулыда:",
            "2004 жылғы 18 маусымдағы «Сот шығыстары туралы»: 3-тармақ алып тасталсын;",
        ],
    ),
    "rus": (
        "в нормативном постановлении Верховного Суда Республики Казахстан от 18 июня 2004 года № 9 «О судебных расходах»:",
        [
            "от 18 июня 2004 года «О судебных расходах»:",
            "от 18 июня 2004 г. «О судебных расходах»:",
            "от 18.06.2004 «О судебных расходах»:",
            "от 18 июня 2004 года:",
            "«О судебных расходах» от 18 июня 2004 года:",
            "«О судебных расходах»:",
            "в постановлении «О судебных расходах»:",
            "в нормативном постановлении Верховного Суда Республики Казахстан от 18 июня 2004 года «О судебных расходах»:",
            "в нормативном постановлении Верховного Суда Республики Казахстан от 31 июня 2004 года № 9 «О судебных расходах»:",
            "в приказе от 18 июня 2004 года № 9:",
            "в нормативном постановлении № 9:",
            "от 18 июня 2004 года «О судебных расходах»: пункт 3 исключить;",
        ],
    ),
}


@pytest.mark.parametrize("language", UNREAD_HEADS)
def test_what_is_changed_below_a_head_that_was_not_read_is_not_put_on_the_ruling_before(
    language: str, tmp_path: Path
):
    path = TEXTS / f"vs-2021-114.{language}.txt"
    old, heads = UNREAD_HEADS[language]
    wrong = []
    for head in heads:
        ruling = _rewritten(path, tmp_path, old, head)
        last = " ".join(t for change in ruling.changes[4:] for t in change.targets)
        told = any(d.code == "amendment-doubtful" for d in ruling.diagnostics)
        if last not in ("", DUE[-1][1]) or not (last or told):
            wrong.append(f"{head} => {last}")
    assert wrong == []


CHANGED_ALONE = {
    "kaz": (
        "8-тармақ алып тасталсын;",
        [
            ("8-тармақ «Жоғарғы Соттың 2016 жылғы 5 мамырдағы № 3 нормативтік қаулысының 4-тармағы ескерілсін.» деген сөйлеммен толықтырылсын;", "8"),
            ("8-тармақ алып тасталсын; бұл 2016 жылғы 5 мамырдағы № 3 нормативтік қаулының 4-тармағын қалпына келтірмейді;", "8"),
            ("8-тармақ күшін жойды деп танылсын. Аталған нормативтік қаулының 9-тармағы алып тасталсын;", "9"),
            ("бірінші, үшінші бөліктер алып тасталсын;", ""),
            ("8-тармақ алып тасталсын, 9-тармақтағы осыған ұқсас ереже сақталады;", ""),
            ("9-тармақты қоспағанда, бүкіл мәтін бойынша «өтініш» деген сөз «арыз» деген сөзбен ауыстырылсын;", ""),
            ("8-тармақтан басқа барлық тармақтарда «өтініш» деген сөз «арыз» деген сөзбен ауыстырылсын;", ""),
        ],
    ),
    "rus": (
        "пункт 8 исключить;",
        [
            ("пункт 8 дополнить словами «с учетом пункта 4 нормативного постановления Верховного Суда от 5 мая 2016 года № 3»;", "8"),
            ("пункт 8 исключить; это не восстанавливает пункт 4 нормативного постановления Верховного Суда от 5 мая 2016 года № 3;", "8"),
            ("Пункт 8 говорит об ином. Пункт 9 исключить;", "9"),
            ("пункт 8 признать утратившим силу;", "8"),
            ("часть третью исключить;", ""),
            ("пункт 8 исключить, сохранив пункт 9;", ""),
            ("по тексту слово «заявление» заменить словом «жалоба», за исключением пунктов 8 и 9;", ""),
            ("исключить пункты с 8 по 10, кроме пункта 9;", ""),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", CHANGED_ALONE)
def test_what_is_quoted_excepted_or_named_in_another_clause_is_not_changed(
    language: str, tmp_path: Path
):
    old, lines = CHANGED_ALONE[language]
    for line, point in lines:
        ruling = _rewritten(TEXTS / f"vs-2021-114.{language}.txt", tmp_path, old, line)
        changes = [" ".join(change.targets) for change in ruling.changes]
        assert changes[3] == (f"{COURT}/2001-06-25/7/~para_{point}" if point else ""), line
        assert point or any(d.code == "amendment-doubtful" for d in ruling.diagnostics)


OPENED = {
    "kaz": (
        "8-тармақ алып тасталсын;",
        (
            "8-тармақта:\nекінші абзац алып тасталсын;\nүшінші абзацтың орны ауыстырылсын;\n"
            "9-тармақтағы «сот» деген сөз алып тасталсын;\nбесінші абзац алып тасталсын;"
        ),
    ),
    "rus": (
        "пункт 8 исключить;",
        (
            "в пункте 8:\nабзац второй исключить;\nабзац третий поменять местами с четвертым;\n"
            "в пункте 9 слово «суд» исключить;\nабзац пятый исключить;"
        ),
    ),
}


NUMBERED = {
    "kaz": (
        "8-тармақ алып тасталсын;",
        (
            "1) 8-тармақта:\nекінші абзац алып тасталсын;\nүшінші абзацтың орны ауыстырылсын;\n"
            "2) 9-тармақтағы «сот» деген сөз алып тасталсын;\nбесінші абзац алып тасталсын;"
        ),
    ),
    "rus": (
        "пункт 8 исключить;",
        (
            "1) в пункте 8:\nабзац второй исключить;\nабзац третий поменять местами с четвертым;\n"
            "2) в пункте 9 слово «суд» исключить;\nабзац пятый исключить;"
        ),
    ),
}


@pytest.mark.parametrize("opened", [OPENED, NUMBERED])
@pytest.mark.parametrize("language", OPENED)
def test_what_stands_under_a_point_alone_is_of_that_point(
    language: str, opened: dict[str, tuple[str, str]], tmp_path: Path
):
    ruling = _rewritten(TEXTS / f"vs-2021-114.{language}.txt", tmp_path, *opened[language])
    changed = f"{COURT}/2001-06-25/7/~"
    targets = {t for one in ruling.every_citation() for t in one.targets if t.startswith(changed)}
    under = {t.removeprefix(changed) for t in targets if "para_8" in t or "al_" in t}
    assert under == {"para_8", "para_8__al_2", "para_8__al_3"}
    assert f"{changed}para_9" in targets


def test_what_names_no_part_under_a_point_changes_that_point(tmp_path: Path):
    ruling = _rewritten(
        TEXTS / "vs-2021-114.rus.txt",
        tmp_path,
        "пункт 8 исключить;",
        "1) в пункте 8:\nпосле слова «суд» дополнить словами «и секретарь»;\nдополнить предложением следующего содержания:\n"
        "«Это обязательно.»;\nслова «иной» заменить словами «другой»;\nв абзаце третьем:\nслова «день» заменить словами «срок»;\n"
        "2) слова «пошлина» заменить словами «сбор»;",
    )
    changed = [t.rpartition("/7")[2] for one in ruling.changes for t in one.targets if "/7" in t]
    at = changed.index("/~para_8")
    assert changed[at : at + 5] == ["/~para_8"] * 3 + ["/~para_8__al_3", ""]


def test_what_stands_under_a_point_of_a_ruling_that_was_not_read_is_told_of_none(tmp_path: Path):
    ruling = _rewritten(
        TEXTS / "vs-2021-114.rus.txt",
        tmp_path,
        "абзац второй пункта 2 исключить.",
        "в пункте 2:\nабзац второй исключить;\nв постановление «О пошлине»:\nабзац третий исключить.",
    )
    targets = {target for one in ruling.every_citation() for target in one.targets}
    assert f"{COURT}/2004-06-18/9/~para_2__al_2" in targets
    assert not any(target.endswith("al_3") for target in targets)


@pytest.mark.parametrize(("year", "due"), [("1992", [False]), ("2001", [False]), ("2016", [True])])
def test_older_words_name_a_code_of_their_ruling_or_none(
    year: str, due: list[bool], tmp_path: Path
):
    """The registry knows no Criminal Code of 1992, so none of later years is taken; since 2001 there were two."""
    text = (TEXTS / "vs-2021-114.rus.txt").read_text(encoding="utf-8")
    assert text.count("25 июня 2001 года") == 1
    lines = text.replace("25 июня 2001 года", f"25 июня {year} года").splitlines()
    at = next(index for index, line in enumerate(lines) if year in line)
    change = "в преамбуле слова «статьи 5 Уголовного кодекса» заменить словами «статьи 6 Уголовного кодекса»;"
    path = tmp_path / "older.rus.txt"
    path.write_text("\n".join([*lines[: at + 1], "", change, *lines[at + 1 :]]), encoding="utf-8")
    cited = convert_file(path, limits=None).citations
    assert [bool(c.targets) for c in cited if c.text == "статьи 5 Уголовного кодекса"] == due


CHANGED = "/akn/kz/judgment/normative-resolution/supreme-court/2003-07-11/5"
LISTS = {
    "rus": """О внесении изменений в нормативное постановление Верховного Суда Республики Казахстан от 11 июля 2003 года № 5

Нормативное постановление Верховного Суда Республики Казахстан от 31 марта 2017 года № 2

Пленарное заседание Верховного Суда Республики Казахстан постановляет:

1. Внести в нормативное постановление Верховного Суда Республики Казахстан от 11 июля 2003 года № 5 «О колодцах» следующие изменения:

{}

пункт 9 исключить.

2. Настоящее нормативное постановление вводится в действие со дня официального опубликования.
""",
    "kaz": """Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 11 шілдедегі № 5 нормативтік қаулысына өзгерістер енгізу туралы

Қазақстан Республикасы Жоғарғы Сотының 2017 жылғы 31 наурыздағы № 2 нормативтік қаулысы

Қазақстан Республикасы Жоғарғы Сотының жалпы отырысы қаулы етеді:

1. Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 11 шілдедегі № 5 «Құдықтар туралы» нормативтік қаулысына мынадай өзгерістер енгізілсін:

{}

9-тармақ алып тасталсын.

2. Осы нормативтік қаулы ресми жарияланған күнінен бастап қолданысқа енгізіледі.
""",
}
NAMED_ASIDE = {
    "rus": (
        "в пункте 3 слова «нормативного постановления Верховного Суда Республики Казахстан от 20 марта 2003 года № 2» заменить словом «закона»;",
        "пункт 3 изложить в следующей редакции:\n\n«3. Суд следует нормативному постановлению Верховного Суда Республики Казахстан от 20 марта 2003 года № 2.\n\nПункт 6 того постановления не применяется.»;",
        "пункт 3 в соответствии с нормативным постановлением Верховного Суда Республики Казахстан от 20 марта 2003 года № 2 исключить;",
    ),
    "kaz": (
        "3-тармақта «Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 20 наурыздағы № 2 нормативтік қаулысының» деген сөздер «заңның» деген сөзбен ауыстырылсын;",
        "3-тармақ мынадай редакцияда жазылсын:\n\n«3. Сот Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 20 наурыздағы № 2 нормативтік қаулысын басшылыққа алады.\n\nСол қаулының 6-тармағы қолданылмайды.»;",
        "3-тармақ Қазақстан Республикасы Жоғарғы Сотының 2003 жылғы 20 наурыздағы № 2 нормативтік қаулысына сәйкес алып тасталсын;",
    ),
}


def changed(language: str, instruction: str) -> tuple[list[str], list[str]]:
    """What a ruling changes that has an instruction and `пункт 9 исключить` below its head, and the doubts of it."""
    ruling = convert(read_text(LISTS[language].format(instruction).encode()))
    doubts = [d.block for d in ruling.diagnostics if d.code == "amendment-doubtful"]
    return [target.removeprefix(CHANGED) for c in ruling.changes for target in c.targets], doubts


@pytest.mark.parametrize(
    ("language", "instruction"), [(name, one) for name, some in NAMED_ASIDE.items() for one in some]
)
def test_what_a_change_names_beside_is_not_changed_from_there_on(language: str, instruction: str):
    assert changed(language, instruction) == (["/~para_3", "/~para_9"], [])


@pytest.mark.parametrize(
    ("language", "instruction", "target"),
    [
        ("rus", "в преамбуле слово «суд» исключить;", ""),
        ("rus", "абзац третий пункта 4 признать утратившим силу;", "/~para_4__al_3"),
        ("kaz", "кіріспеде «сот» деген сөз алып тасталсын;", ""),
        ("kaz", "4-тармақтың үшінші абзацының күші жойылды деп танылсын;", "/~para_4__al_3"),
    ],
)
def test_a_heading_and_a_part_that_loses_its_force_are_changed(
    language: str, instruction: str, target: str
):
    assert changed(language, instruction) == ([target, "/~para_9"], [])


@pytest.mark.parametrize(
    ("language", "instruction"),
    [
        ("rus", "1) пункты 14, 15 считать пунктами 13, 14;"),
        ("kaz", "1) 14, 15-тармақтар тиісінше 13, 14-тармақтар деп есептелсін;"),
    ],
)
def test_an_item_among_changes_that_is_not_understood_is_told(language: str, instruction: str):
    assert changed(language, instruction)[1] == ["decision__para_1__point_1__p_1"]
