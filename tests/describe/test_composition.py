"""Who sat, in the forms of every era, in both languages. The judges are invented."""

import pytest

from pipeline.codes import Code
from pipeline.terms import BlockRole
from tests.describe.rulings import KAZ_PARTIES, Ruled, kaz, rus

KAZAKH = {
    "Төрайым Б.Қ. Тұманова, Төрағаның орынбасары Е.М. Қарасаев, судья О.П. Лисицын қатысқан құрамда,": (
        ("Төрайым", "Б.Қ. Тұманова"),
        ["Е.М. Қарасаев", "О.П. Лисицын"],
    ),
    "құрамында Төраға Б.Қ. Тұманова, Кеңес мүшелері Е.М. Қарасаев, О.П. Лисицын қатысып,": (
        ("Төраға", "Б.Қ. Тұманова"),
        ["Е.М. Қарасаев", "О.П. Лисицын"],
    ),
    "Төраға Б.Қ. Тұманова, судьялар Е.М. Қарасаев және О.П. Лисицын қатысқан құрамда,": (
        ("Төраға", "Б.Қ. Тұманова"),
        ["Е.М. Қарасаев", "О.П. Лисицын"],
    ),
    "Төраға Б.Қ.Тұманова, Кеңес мүшелері Е. М. Қарасаев, У. Шапақ, А-К.Ж. Сейтқан қатысқан құрамда,": (
        ("Төраға", "Б.Қ. Тұманова"),
        ["Е.М. Қарасаев", "У. Шапақ", "А-К.Ж. Сейтқан"],
    ),
    "төрағалық етуші – Төрағаның орынбасары Е.М. Қарасаев, судьялар Б.Қ. Тұманова және О.П. Лисицын қатысқан құрамда,": (
        ("төрағалық етуші – Төрағаның орынбасары", "Е.М. Қарасаев"),
        ["Б.Қ. Тұманова", "О.П. Лисицын"],
    ),
    "Төрағаның міндетін атқарушы О.П. Лисицын, судьялар Б.Қ. Тұманова, Е.М. Қарасаев қатысқан құрамда,": (
        ("Төрағаның міндетін атқарушы", "О.П. Лисицын"),
        ["Б.Қ. Тұманова", "Е.М. Қарасаев"],
    ),
    "Төраға Б.Қ. Тұманова, Конституциялық Кеңестің ғұмыр бойы мүшесі Ә.Н. Сағындық, Кеңес мүшелері Е.М. Қарасаев, В.А Лисицын қатысқан құрамда,": (
        ("Төраға", "Б.Қ. Тұманова"),
        ["Ә.Н. Сағындық", "Е.М. Қарасаев", "В.А. Лисицын"],
    ),
    "Төрағасы Б.Қ.Тұманова, Кеңесі мүшелері Дж.М. Қарасаев, Ә. Мәмбе-Ким қатысқан құрамда,": (
        ("Төрағасы", "Б.Қ. Тұманова"),
        ["Дж.М. Қарасаев", "Ә. Мәмбе-Ким"],
    ),
    "құрамында Төрағаның орынбасары Асқар Нұрланұлы Қарасаев төрағалық етіп, судьялар Б.Қ. Тұманова және О.П. Лисицын,": (
        ("Төрағаның орынбасары", "Асқар Нұрланұлы Қарасаев"),
        ["Б.Қ. Тұманова", "О.П. Лисицын"],
    ),
    "Төраға Тұманова Б.Қ., судьялар Қарасаев Е.М., Лисицын О.П. және Сейтқан А.Б. құрамында": (
        ("Төраға", "Тұманова Б.Қ."),
        ["Қарасаев Е.М.", "Лисицын О.П.", "Сейтқан А.Б."],
    ),
    "Е.М. Қарасаев – Кеңес мүшесі, Б.Қ. Тұманова – Төраға, О.П. Лисицын – Кеңес мүшесі қатысқан құрамда,": (
        ("Төраға", "Б.Қ. Тұманова"),
        ["Е.М. Қарасаев", "О.П. Лисицын"],
    ),
    "мына құрамда: Төраға Б.Қ.Тұманова, Кеңес мүшелері Е.М.Қарасаев және О.П.Лисицын,": (
        ("Төраға", "Б.Қ. Тұманова"),
        ["Е.М. Қарасаев", "О.П. Лисицын"],
    ),
}
RUSSIAN = {
    "в составе Председателя Тумановой Б.К., судей Карасаева Е.М. и Лисицына О.П.,": (
        ("Председателя", "Туманова Б.К."),
        ["Карасаев Е.М.", "Лисицын О.П."],
    ),
    "под председательством Председателя Тумановой Б.К., при участии судей Карасаева Е.М., Сейткана Р.Т. оглы и Лисицына О.П.,": (
        ("Председателя", "Туманова Б.К."),
        ["Карасаев Е.М.", "Сейткан Р.Т. оглы", "Лисицын О.П."],
    ),
    "под председательством заместителя Председателя Тумановой Б.К., с участием судей Карасаева Е.М. и Лисицына О.П.,": (
        ("заместителя Председателя", "Туманова Б.К."),
        ["Карасаев Е.М.", "Лисицын О.П."],
    ),
    "под председательством исполняющего обязанности Председателя Тумановой Б.К., при участии судей Карасаева Е.М. и Лисицына О.П.,": (
        ("исполняющего обязанности Председателя", "Туманова Б.К."),
        ["Карасаев Е.М.", "Лисицын О.П."],
    ),
    "председательствующий – член Совета А-К.Ж. Туманов, члены Совета Е.М. Карасаев и О.П. Лисицын,": (
        ("председательствующий – член Совета", "А-К.Ж. Туманов"),
        ["Е.М. Карасаев", "О.П. Лисицын"],
    ),
    "в составе председательствующего – заместителя Председателя Карасаева Е.М., судей Тумановой Б.К., Лисицына О. П.,": (
        ("председательствующего – заместителя Председателя", "Карасаев Е.М."),
        ["Туманова Б.К.", "Лисицын О.П."],
    ),
    "в составе председательствующего Карасаева Е.М., судей Тумановой Б.К. и Сковороды Г.А-К.,": (
        ("председательствующего", "Карасаев Е.М."),
        ["Туманова Б.К.", "Сковорода Г.А-К."],
    ),
    "в составе исполняющего обязанности Председателя Карасаева Е.М., судей Тумановой Б.К., Вишневского О.П,": (
        ("исполняющего обязанности Председателя", "Карасаев Е.М."),
        ["Туманова Б.К.", "Вишневский О.П."],
    ),
    "в составе Председателя Совета Кима Ю.А., членов Совета Бектурова Н.И., Меркеля И. Д. и Шопина В.Д.": (
        ("Председателя Совета", "Ким Ю.А."),
        ["Бектуров Н.И.", "Меркель И.Д.", "Шопин В.Д."],
    ),
    "в составе Председателя К.А. Сами, пожизненного члена Конституционного Совета Н.А. Сагындыкова, членов Совета А.К. Карасаева, И.Д. Меркеля и У. Шапак": (
        ("Председателя", "К.А. Сами"),
        ["Н.А. Сагындыков", "А.К. Карасаев", "И.Д. Меркель", "У. Шапак"],
    ),
    "в составе Карасаева Е.М. – члена Совета, Тумановой Б.К. – Председателя, Лисицына О.П. – члена Совета,": (
        ("Председателя", "Туманова Б.К."),
        ["Карасаев Е.М.", "Лисицын О.П."],
    ),
    "в составе и.о. Председателя Тумановой И.О., судей Карасаева И.О., Лисицына И. О. и Вишневского Е.И.,": (
        ("и.о. Председателя", "Туманова И.О."),
        ["Карасаев И.О.", "Лисицын И.О.", "Вишневский Е.И."],
    ),
    "в составе председателя Тумановой Б. К., членов совета Карасаева Е. М., Цоя А. А., Ким В. Н.": (
        ("председателя", "Туманова Б.К."),
        ["Карасаев Е.М.", "Цой А.А.", "Ким В.Н."],
    ),
}


TAKING_PART = {
    "Төраға Б.Қ. Тұманованың, судьялар Е.М. Қарасаевтың және О.П. Лисицынның қатысуымен,": "Төраға",
    "Төраға Б.Қ. Тұманова, судьялар Е.М. Қарасаев және О.П. Лисицынның қатысуымен,": "Төраға",
    "төрағалық етуші Б.Қ. Тұманованың, Кеңес мүшелері Е.М. Қарасаевтың, О.П. Лисицынның қатысуымен": "төрағалық етуші",
    "Б.Қ. Тұманованың төрағалығымен, судьялар Е.М. Қарасаевтың және О.П. Лисицынның қатысуымен,": "төрағалығымен",
    "Б.Қ. Тұманованың төрағалық етуімен, судьялар Е.М. Қарасаевтың, О.П. Лисицынның қатысуымен": "төрағалық етуімен",
}


@pytest.mark.parametrize("parties", [KAZ_PARTIES, ""])
@pytest.mark.parametrize("bench", TAKING_PART)
def test_a_kazakh_bench_that_ends_as_the_parties_do(bench, parties):
    ruling = kaz(bench=bench, parties=parties)
    judges = ["Е.М. Қарасаев", "О.П. Лисицын"]
    assert _sitting(ruling) == ((TAKING_PART[bench], "Б.Қ. Тұманова"), judges)
    people = ruling.people()
    assert [one.name for one in people.participants] == ["А.С. Жанбырбаев"] * bool(parties)
    assert not people.findings
    seated = [p for p in ruling.sections.paragraphs if p.role is BlockRole.COMPOSITION]
    assert "Тұманова" in ruling.text[slice(*seated[0].span)]


@pytest.mark.parametrize(
    "parties",
    [
        "Жоғарғы Сот Төрағасы А.С. Жанбырбаевтың, облыстық сот судьясы М.Н. Ерғалиевтің қатысуымен,",
        "Сенат Төрағасы А.С. Жанбырбаевтың, Мәжіліс мүшесі М.Н. Ерғалиевтің қатысуымен,",
    ],
)
def test_who_takes_part_in_a_kazakh_sitting_is_no_judge(parties):
    alone = kaz(bench="", parties=parties).people()
    assert alone.findings or not alone.judges
    people = kaz(parties=parties).people()
    assert [judge.name for judge in people.judges] == ["Е.М. Қарасаев", "О.П. Лисицын"]


def test_who_takes_part_beside_a_kazakh_bench_is_read_apart():
    bench = (
        "Төраға Б.Қ. Тұманованың, судья Е.М. Қарасаевтың қатысуымен, "
        "өтініш субъектісі Н.С. Сейтованың қатысуымен"
    )
    people = kaz(bench=bench, parties="").people()
    assert [person.name for person in people.participants] == ["Н.С. Сейтова"]
    assert people.presiding.name == "Б.Қ. Тұманова"
    assert [judge.name for judge in people.judges] == ["Е.М. Қарасаев"]


@pytest.mark.parametrize(("bench", "expected"), KAZAKH.items())
def test_kazakh_composition(bench, expected):
    assert _sitting(kaz(bench=bench)) == expected


@pytest.mark.parametrize(("bench", "expected"), RUSSIAN.items())
def test_russian_composition(bench, expected):
    assert _sitting(rus(bench=bench)) == expected


def _sitting(ruling):
    found = ruling.people()
    presiding = (found.presiding.role, found.presiding.name)
    return presiding, [judge.name for judge in found.judges]


def test_1996_in_the_ablative_with_the_question_in_the_same_paragraph():
    ruling = kaz(
        bench="Конституциялық Кеңестің Төрағасы Б.А.Ким және мүшелері Н.И.Бектұровтан, С.Ғ. Темірбаевтан, В.Д.Шопиннен, А.Ә.Арыстаннан тұратын Қазақстан Республикасының Конституциялық Кеңесі Қазақстан Республикасы Парламенті Мәжілісінің Төрағасы М.Т.Оразбаевтың Қазақстан Республикасы Конституциясының 52-бабын ресми түрде түсіндіру туралы өтінішін ашық отырыста қарай келіп,",
        parties="",
        question="",
    )
    found = ruling.people()
    assert (found.presiding.role, found.presiding.name) == ("Төрағасы", "Б.А. Ким")
    assert [j.name for j in found.judges] == [
        "Н.И. Бектұров",
        "С.Ғ. Темірбаев",
        "В.Д. Шопин",
        "А.Ә. Арыстан",
    ]
    (applicant,) = found.participants
    assert (applicant.role, applicant.name) == ("applicant", "М.Т. Оразбаев")
    assert applicant.position == "Қазақстан Республикасы Парламенті Мәжілісінің Төрағасы"
    assert not found.findings


def test_judges_have_eids_in_order_and_the_chair_is_first():
    found = kaz().people()
    assert found.presiding.eId == "judge_1"
    assert [judge.eId for judge in found.judges] == ["judge_2", "judge_3"]


def test_a_chair_that_is_named_last_is_still_first():
    found = rus(
        bench="в составе судей Карасаева Е.М. и Лисицына О.П., председательствующей Тумановой Б.К.,"
    ).people()
    assert (found.presiding.eId, found.presiding.name) == ("judge_1", "Туманова Б.К.")
    assert [judge.name for judge in found.judges] == ["Карасаев Е.М.", "Лисицын О.П."]


def test_a_composition_without_a_chair_says_so():
    found = kaz(
        bench="судьялар Б.Қ. Тұманова, Е.М. Қарасаев, О.П. Лисицын қатысқан құрамда,"
    ).people()
    assert found.presiding is None
    assert [judge.eId for judge in found.judges] == ["judge_1", "judge_2", "judge_3"]
    assert [finding.code for finding in found.findings] == [Code.PRESIDING_UNKNOWN]


@pytest.mark.parametrize(
    "bench", ["Төраға Б.Қ. Тұманов", "Төраға Б.Қ. Тұманов, судья Е.М. Қарасаев"]
)
def test_a_bench_too_small_to_sit_is_told(bench):
    (finding,) = kaz(bench=f"{bench} қатысқан құрамда,").people().findings
    assert finding.code is Code.COMPOSITION_UNREAD
    assert "sat alone" in finding.message


def test_a_name_of_two_alphabets_is_kept_and_flagged():
    found = kaz(
        bench="Төраға Y.М. Тұманов, судьялар Е.М. Қарасаев, О.П. Лисицын қатысқан құрамда,"
    ).people()
    assert found.presiding.name == "Y.М. Тұманов"
    assert [finding.code for finding in found.findings] == [Code.NAME_DOUBTFUL]


@pytest.mark.parametrize(
    ("text", "as_written"),
    [
        (
            "Баяндамашы – Конституциялық Соттың судьясы Е.М. Қарасаевтың хабарламасын тыңдап,",
            ["Е.М. Қарасаевтың"],
        ),
        (
            "Баяндамашылар – Қазақстан Республикасы Конституциялық Сотының судьялары О.П. Лисицынның және Е.М. Қарасаевтың хабарламаларын тыңдап,",
            ["О.П. Лисицынның", "Е.М. Қарасаевтың"],
        ),
        (
            "Материалдарды зерделеп, баяндамашы - Кеңес мүшесі Е.М.Қарасаевты, өтініш субъектісі өкілінің сөзін тыңдап,",
            ["Е.М.Қарасаевты"],
        ),
        (
            "Баяндамашылар О.П. Лисицынның, Е.М. Қарасаевтың хабарламаларын тыңдап,",
            ["О.П. Лисицынның", "Е.М. Қарасаевтың"],
        ),
    ],
)
def test_kazakh_rapporteurs(text, as_written):
    found = kaz(rapporteurs=text).people()
    assert [r.as_written for r in found.rapporteurs] == as_written
    judges = {judge.eId: judge.name for judge in found.judges}
    assert all(judges[r.eId] == r.name for r in found.rapporteurs)


@pytest.mark.parametrize("name", ["С.С. Бөтенбаевтың", "О.П. -Лисицынның", "бөтенбаевтың"])
def test_a_rapporteur_whom_no_judge_matches_is_flagged_not_guessed(name):
    found = kaz(rapporteurs=f"Баяндамашы – судья {name} хабарламасын тыңдап,").people()
    assert found.rapporteurs == ()
    assert [finding.code for finding in found.findings] == [Code.RAPPORTEUR_UNKNOWN]


@pytest.mark.parametrize(
    "text",
    [
        "Заслушав докладчика – судью Конституционного Суда Туманову Б.К., выступления участников,",
        "Заслушав докладчика – судью Конституционного Суда Республики Казахстан Тумановой Б.К. и мнение эксперта,",
        "Изучив материалы, заслушав сообщение докладчика - члена Совета Б.К. Тумановой,",
    ],
)
def test_russian_rapporteur(text):
    found = rus(rapporteurs=text).people()
    assert [(r.eId, r.name) for r in found.rapporteurs] == [("judge_1", "Туманова Б.К.")]


def test_two_russian_rapporteurs():
    found = rus(
        rapporteurs="Заслушав докладчиков – судей Конституционного Суда Лисицына О.П. и Карасаева Е.М.,"
    ).people()
    assert [(r.eId, r.name) for r in found.rapporteurs] == [
        ("judge_3", "Лисицын О.П."),
        ("judge_2", "Карасаев Е.М."),
    ]


@pytest.mark.parametrize(
    ("made", "clause", "seated", "absent"),
    [
        (
            rus,
            "в составе Председателя Тумановой Б.К., судей Карасаева Е.М. и Сейткана А.Б. (судья Лисицын О.П. отсутствовал в связи с отпуском),",
            ["Карасаев Е.М.", "Сейткан А.Б."],
            "Лисицын О.П. отсутствовал",
        ),
        (
            kaz,
            "Төраға Б.Қ. Тұманова, судьялар Е.М. Қарасаев және А.Б. Сейтқан, судья О.П. Лисицын науқастануына байланысты қатыспады, қатысқан құрамда,",
            ["Е.М. Қарасаев", "А.Б. Сейтқан"],
            "О.П. Лисицын науқастануына",
        ),
        # The hyphen may have divided a name at a line's end: half of it is nobody's.
        (
            kaz,
            "Төраға Б.Қ. Тұманова, судьялар Ө.Ү. Сейтқан-бек және Е.М. Қарасаев қатысқан құрамда,",
            ["Е.М. Қарасаев"],
            "Ө.Ү. Сейтқан-бек",
        ),
    ],
)
def test_who_was_absent_or_is_named_by_halves_did_not_sit(made, clause, seated, absent):
    found = made(bench=clause).people()
    assert [judge.name for judge in found.judges] == seated
    assert any(f.code is Code.COMPOSITION_UNREAD and absent in f.message for f in found.findings)


@pytest.mark.parametrize(
    ("made", "bench", "told"),
    [
        (
            kaz,
            "Төраға Б.Қ. Тұманова, судьялар Е.М. Қарасаев, О.П. Лисицын, хатшы А.С. Жанбырбаева қатысқан құрамда,",
            "хатшы А.С. Жанбырбаева",
        ),
        (
            kaz,
            "Төраға Б.Қ. Тұманова, отырыс хатшысы А.С. Жанбырбаева, судьялар Е.М. Қарасаев және О.П. Лисицын қатысқан құрамда,",
            "отырыс хатшысы А.С. Жанбырбаева",
        ),
        (
            rus,
            "в составе Председателя Тумановой Б.К., судей Карасаева Е.М., Лисицына О.П. и секретаря Пленума Жанбырбаевой А.С.,",
            "секретаря Пленума Жанбырбаевой А.С.",
        ),
    ],
)
def test_who_is_named_in_another_capacity_among_the_judges_is_none(made, bench, told):
    people = made(bench=bench).people()
    surnames = [one.name for one in (people.presiding, *people.judges)]
    assert len(surnames) == 3
    assert not any("Жанбырбаева" in name for name in surnames)
    (finding,) = people.findings
    assert (finding.code, told in finding.message) == (Code.COMPOSITION_UNREAD, True)


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("Председатель И.О. Туманова", ["И.О. Туманова"]),
        ("И.о. Председателя И.О. Туманова", ["И.О. Туманова"]),
        ("Председатель Б.К. Туманова\n\nСудьи И.О. Ким, Е.М. Цой", ["Б.К. Туманова", "И.О. Ким", "Е.М. Цой"]),
    ],
)  # fmt: skip
def test_initials_that_look_like_an_office_sign(signature, names):
    text = rus().text.removesuffix("Конституционный Суд Республики Казахстан") + signature
    people = Ruled(rus().grammar, text).people()
    signed = [" ".join(sorted(one.name.split())) for one in people.signatories]
    assert signed == [" ".join(sorted(name.split())) for name in names]
