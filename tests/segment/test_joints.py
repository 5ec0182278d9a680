"""Words and sentences that betray damage: doubled ones, loose ends, brackets; sound texts stay quiet."""

import re

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.read import read_text
from tests.test_rulings import FOLDER, STEMS

DAMAGE = {Code.WORDS_DOUBLED, Code.SENTENCE_CUT, Code.BRACKET_OPEN, Code.FURNITURE_DOUBTFUL}
RUS = (FOLDER / "ks-2025-178.rus.clean.txt").read_text("utf-8").splitlines()
KAZ = (FOLDER / "ks-2025-178.kaz.clean.txt").read_text("utf-8").splitlines()


def told(paragraphs):
    return {d.code for d in convert(read_text("\n\n".join(paragraphs).encode())).diagnostics}


def changed(paragraphs, how, least=150):
    """A ruling with its first long paragraph of the body changed."""
    at = next(n for n, p in enumerate(paragraphs) if n > len(paragraphs) // 3 and len(p) > least)
    return [*paragraphs[:at], *how(paragraphs[at]), *paragraphs[at + 1 :]]


def halves(paragraph):
    words = paragraph.split()
    middle = next(
        n
        for n in range(len(words) // 2, len(words))
        if words[n][0].islower() and words[n - 1].isalpha()
    )
    return " ".join(words[:middle]), " ".join(words[middle:])


def test_sound_rulings_are_quiet():
    """At most one in twenty; the one has its title torn on purpose."""
    loud = [
        s
        for s in STEMS
        if DAMAGE & told((FOLDER / f"{s}.clean.txt").read_text("utf-8").splitlines())
    ]
    assert len(loud) <= len(STEMS) // 20
    assert set(loud) <= {"kk-2003-14.rus"}


@pytest.mark.parametrize("paragraphs", [RUS, KAZ], ids=["rus", "kaz"])
@pytest.mark.parametrize(
    ("how", "code"),
    [
        (lambda p: [" ".join(p.split()[:5] + p.split()[4:])], Code.WORDS_DOUBLED),
        (lambda p: [" ".join(p.split()[:9] + p.split()[2:])], Code.WORDS_DOUBLED),
        (lambda p: list(halves(p)), Code.SENTENCE_CUT),
        (lambda p: [halves(p)[0], "Архив решений", halves(p)[1]], Code.SENTENCE_CUT),
        (lambda p: [halves(p)[0]], Code.SENTENCE_CUT),
        (lambda p: [halves(p)[1]], Code.SENTENCE_CUT),
        (lambda p: [p.replace(" ", " (", 1).replace(")", "")], Code.BRACKET_OPEN),
    ],
    ids=["word", "line", "torn", "heading", "end lost", "start lost", "bracket"],
)
def test_damage_to_a_paragraph_is_told(paragraphs, how, code):
    assert code in told(changed(paragraphs, how)) - told(paragraphs)


@pytest.mark.parametrize("paragraphs", [RUS, KAZ], ids=["rus", "kaz"])
def test_a_text_that_ends_in_a_sentence_is_told(paragraphs):
    at = next(n for n, p in reversed([*enumerate(paragraphs)]) if len(p) > 150)
    cut = [*paragraphs[:at], halves(paragraphs[at])[0]]
    assert Code.SENTENCE_CUT in told(cut) - told(paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "resolves", "left"),
    [
        (RUS, "постановляет:", "На основании изложенного, руководствуясь статьей 72 Конституции"),
        (KAZ, "қаулы етеді:", "Баяндалғанның негізінде, Қазақстан Республикасы Конституциясының"),
    ],
    ids=["rus", "kaz"],
)
def test_grounds_that_name_no_court_are_cut_short(paragraphs, resolves, left):
    at = next(n for n, p in enumerate(paragraphs) if p.lower().endswith(resolves))
    cut = [*paragraphs[:at], left, resolves, *paragraphs[at + 1 :]]
    assert Code.SENTENCE_CUT in told(cut)


@pytest.mark.parametrize(
    "word",
    [
        "ст. ст.",
        "т. е. т. д.",
        "бірте-бірте",
        "Ж.Ж. Ж.Ж. Ахметов",
        "Бұл туралы Салық кодексі айтады. Салық Салық кодексінің",
    ],
)
def test_what_is_doubled_on_purpose_is_not_told(word):
    assert Code.WORDS_DOUBLED not in told(changed(RUS, lambda p: [f"{p} {word} 5."]))


def test_two_phrases_of_a_postposition_are_not_told_as_one_said_twice():
    said = "Сот сол негіздер бойынша іс бойынша іс жүргізуді қысқартты."
    assert Code.WORDS_DOUBLED not in told(changed(KAZ, lambda p: [f"{p} {said}"]))


def test_an_adverb_that_is_said_twice_on_purpose_is_not_told():
    said = "Сот бұл мәселені қайта қайта қарап, әрқайсысын жеке жеке бағалады."
    assert Code.WORDS_DOUBLED not in told(changed(KAZ, lambda p: [f"{p} {said}"]))


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (RUS, "Это это решение не отменено."),
        (RUS, "Решение вступило в силу. Решение вступило в силу."),
        (KAZ, "Бұл бұл шешім өзгертілген жоқ."),
        (KAZ, "Шешім заңды күшіне енді. Шешім заңды күшіне енді."),
    ],
)
def test_the_word_that_opens_a_sentence_and_a_sentence_may_stand_twice(paragraphs, words):
    assert Code.WORDS_DOUBLED in told(changed(paragraphs, lambda p: [f"{p} {words}"]))


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (RUS, "С С. Ахметовым заключен договор."),
        (KAZ, "Жоғарғы Сот сот практикасын қорытады."),
    ],
)
def test_a_name_may_stand_before_a_word_like_it(paragraphs, words):
    assert Code.WORDS_DOUBLED not in told(changed(paragraphs, lambda p: [f"{p} {words}"]))


@pytest.mark.parametrize(
    ("paragraphs", "items", "again"),
    [
        (
            RUS,
            ["Суд исходит из норм:", "пункта 1 статьи 7;", "пункта 2 статьи 7;"],
            "пункта 1 статьи 7;",
        ),
        (
            KAZ,
            ["Сот мыналарды басшылыққа алады:", "7-баптың 1-тармағы;", "8-бап;"],
            "7-баптың 1-тармағы;",
        ),
        (RUS, ["Именем Республики Казахстан"], "Именем Республики Казахстан"),
    ],
)
def test_items_of_a_list_and_neighbours_are_told_if_they_are_the_same(paragraphs, items, again):
    def told_of(*more):
        return told(changed(paragraphs, lambda p: [p, *items, *more, f"{p[:-1]} вновь."]))

    assert Code.PARAGRAPH_DOUBLED in told_of(again)
    assert Code.PARAGRAPH_DOUBLED not in told_of()
    assert Code.PARAGRAPH_DOUBLED not in told_of("Ниже названо то же:", again)


@pytest.mark.parametrize(
    ("paragraphs", "words", "quiet"),
    [
        (RUS, "Суд 7исключил довод.", False),
        (KAZ, "Сот 7тұрғынның уәжін алып тастады.", False),
        (RUS, "По пункту 2статьи 3 от 5мая 2019года взыскано 10кг и 3шт.", True),
        (KAZ, "Заңның 2тармағы 5мамырда қолданылды, 10кг.", True),
    ],
)
def test_a_figure_before_a_word_that_counts_nothing_is_told(paragraphs, words, quiet):
    loud = told(changed(paragraphs, lambda p: [f"{p} {words}"]))
    assert (Code.FURNITURE_DOUBTFUL not in loud) == quiet


@pytest.mark.parametrize("paragraphs", [RUS, KAZ], ids=["rus", "kaz"])
@pytest.mark.parametrize("mark", ["¹", "¹²"])
def test_the_mark_of_a_note_behind_a_sentence_opens_none(paragraphs, mark):
    assert told(changed(paragraphs, lambda p: [p + mark])) == told(paragraphs)
    cut = changed(paragraphs, lambda p: [p.rstrip(".;") + mark])
    assert Code.SENTENCE_CUT in told(cut)


def test_a_number_in_a_line_of_its_own_behind_its_unit_is_told():
    linked = ["Это следует из статьи", "17", "УПК и обычаев."]
    assert Code.SENTENCE_CUT in told(changed(RUS, lambda p: [p, *linked])) - told(RUS)


@pytest.mark.parametrize("words", ["КОПИЯ", "Печать нотариуса", "Үлгі № 5"])
@pytest.mark.parametrize("paragraphs", [RUS, KAZ], ids=["rus", "kaz"])
def test_a_few_words_between_two_sentences_are_told(paragraphs, words):
    at = next(n for n in range(12, len(paragraphs)) if paragraphs[n - 1].endswith("."))
    new = told([*paragraphs[:at], words, *paragraphs[at:]]) - told(paragraphs)
    assert {Code.FURNITURE_DOUBTFUL, Code.SENTENCE_CUT} & new


def test_a_capitalised_word_is_told_where_it_begins_no_name():
    twice = lambda p: [f"{p} Норманы Норманы өзгеше түсіну."]  # noqa: E731
    assert Code.WORDS_DOUBLED in told(changed(RUS, twice))


@pytest.mark.parametrize("paragraphs", [RUS, KAZ], ids=["rus", "kaz"])
@pytest.mark.parametrize(
    "stranger",
    [
        "Футбольная команда вчера победила соперников благодаря удачным ударам нападающих.",
        "Балықшылар таңғы шықта қармақ тастап, құмды жағада самауырмен қайнатып, сыбызғы тартты.",
        "Муку просейте в миску, вбейте два яйца, влейте стакан молока и жарьте до румяной корочки.",
        "Ертең елордада ауыспалы бұлт, кей жерлерде аз қар жауады, түнде аяз күшейеді.",
        "Суд повинен враховувати ступінь вини потерпілого, оскільки ця обставина впливає на розмір.",
        "Фуқаро вақтинча бошқа мамлакатга чиқиб кетган бўлса ҳам, яшаш муддати узилмаган деб ҳисобланади.",
        "Cкопсутдк розасссммооттррееллввв дделоо занновоо вечеррнняя прокурратура террритории.",
    ],
    ids=["rus", "kaz", "recipe", "weather", "ukrainian", "uzbek", "letters mixed up"],
)
def test_a_paragraph_of_another_text_is_told(paragraphs, stranger):
    with_stranger = [*paragraphs[:12], stranger, *paragraphs[12:]]
    new = told(with_stranger) - told(paragraphs)
    assert Code.PARAGRAPH_STRANGE in new or Code.MIXED_LANGUAGE in new


@pytest.mark.parametrize(
    ("paragraphs", "fact"),
    [
        (
            RUS,
            "В зону карантина двенадцать пчелиных семей не попали, мед и воск изъятию не подлежали.",
        ),
        (
            RUS,
            "Она писала: «Помогите, корова была нашей единственной кормилицей, теперь в сарае пусто».",
        ),
        (
            RUS,
            "Сходно решены дела «Sporrong and Lönnroth v. Sweden» и «Chassagnou and Others v. France».",
        ),
        (KAZ, "Өтініш беруші бал арасын да ұстаған, бірақ омарталар өзеннің арғы жағында тұрған."),
        (
            KAZ,
            "Хатында ол: «Көмектесіңізші, сиыр асыраушымыз еді, енді қорамыз бос қалды», – деп жазған.",
        ),
        (
            KAZ,
            "Жауапкерлер «Жасыл Орман LTD» ЖШС, № 5 бөбекжай-балабақша МКҚК және «Smart-Wood» ЖК болған.",
        ),
    ],
)
def test_what_a_case_is_about_may_be_said_once(paragraphs, fact):
    """Facts, words that somebody said, other courts and firms share no word with the rest of a ruling."""
    assert Code.PARAGRAPH_STRANGE not in told([*paragraphs[:12], fact, *paragraphs[12:]])


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("3) тармақшадағы «ауыр» деген сөз диагнозды ғана білдіреді.", 0),
        ("7) тармақтың мағынасы осы нормадан көрінеді.", 0),
        ("3) қаулы бір ай ішінде орындалсын.", 1),
    ],
)
def test_a_sentence_that_begins_with_a_provision_opens_no_point(sentence, points):
    at = next(n for n, p in enumerate(KAZ) if n > len(KAZ) // 2 and len(p) > 150)
    gap = {Code.POINTS_GAP, Code.NUMBER_DOUBLED}
    assert len(gap & (told([*KAZ[:at], sentence, *KAZ[at:]]) - told(KAZ))) == points


HEADED = [
    "О порядке исполнения судебных актов и иных решений",
    "Правовая природа оплаты труда исполнителя",
]


@pytest.mark.parametrize(
    ("numbers", "quiet"), [(("I.", "II."), True), (("1.", "2."), True), ((), False)]
)
def test_headings_behind_numbers_are_no_cut_sentences(numbers, quiet):
    at = next(n for n, p in enumerate(RUS) if p.startswith("1. "))
    headings = [" ".join(words) for words in zip(numbers, HEADED, strict=bool(numbers))] or HEADED
    ruling = [*RUS[:at], headings[0], RUS[at][3:], headings[1], *RUS[at + 1 :]]
    assert (Code.SENTENCE_CUT not in told(ruling)) is quiet


def test_names_of_a_list_are_no_cut_sentences():
    acts = ["«Об исполнительном производстве и статусе исполнителей» 2010 года,"] * 2
    names = [acts[0], acts[1].replace("статусе", "правах"), "«О браке» от 2011 года."]
    assert Code.SENTENCE_CUT not in told(changed(RUS, lambda p: [p, *names]))


def test_words_behind_the_body_are_of_its_clause():
    ruling = (FOLDER / "kk-1999-5-2.rus.clean.txt").read_text("utf-8").splitlines()
    at = ruling.index("постановляет:") - 1
    more, cut = (
        f"{ruling[at]} применительно к предмету обращения",
        ruling[at].rpartition(" Указа")[0],
    )
    assert told([*ruling[:at], more, *ruling[at + 1 :]]) == told(ruling)
    assert Code.SENTENCE_CUT in told([*ruling[:at], cut, *ruling[at + 1 :]])


@pytest.mark.parametrize(("first", "quiet"), [("I", True), ("I.", False)])
def test_roman_numbers_that_stand_alone_count_sections_from_one(first, quiet):
    at = next(n for n, p in enumerate(RUS) if p.startswith("1. ")) - 1
    end = next(n for n in range(at + 1, len(RUS)) if RUS[n].endswith("."))
    ruling = [*RUS[:at], first, *RUS[at : end + 1], "II", *RUS[end + 1 :]]
    assert (Code.FURNITURE_DOUBTFUL not in told(ruling) - told(RUS)) is quiet


def test_an_item_of_a_list_may_name_what_nothing_else_is_about():
    item = "вознаграждение нотариусов, переводчиков, оценщиков, аудиторов и хранителей имущества;"
    assert Code.PARAGRAPH_STRANGE not in told([*RUS[:12], item, *RUS[12:]])


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("Суд установил порядок рассмотрения Однако заявитель его не соблюдал.", True),
        ("Суд руководствуется нормами Республики 3. Заявитель просит отменить решение суда.", True),
        ("Заявитель может просить об отсрочке при 3) возможность исполнения решения суда.", True),
        ("Суд установил порядок рассмотрения. Однако заявитель его не соблюдал.", False),
        ("Суд руководствуется нормами статьи 3. Заявитель просит отменить решение суда.", False),
        (
            "Суд сослался на нормы подпунктов 3) и 4) пункта 2 этой статьи и согласился с ними.",
            False,
        ),
        (
            "Суд удовлетворил иск Ли В. Заявитель с этим решением согласился и обжаловать не стал.",
            False,
        ),
    ],
)
def test_a_sentence_that_begins_where_none_has_ended_is_told(words, cut):
    added = changed(RUS, lambda paragraph: [words, paragraph])
    assert (Code.SENTENCE_CUT in told(added)) == cut


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("Сот істі қарау тәртібін белгіледі және Алайда өтініш беруші оны сақтамады.", True),
        ("Сот Қазақстан Республикасының 3. Өтініш беруші сот шешімінің күшін жоюды сұрайды.", True),
        ("Сот бұл заңның 41-бабы 4-тармағының 2) және 3) тармақшаларын негізге алды.", False),
    ],
)
def test_a_kazakh_sentence_that_begins_where_none_has_ended_is_told(words, cut):
    added = changed(KAZ, lambda paragraph: [words, paragraph])
    assert (Code.SENTENCE_CUT in told(added)) == cut


@pytest.mark.parametrize(
    ("paragraphs", "parted"),
    [
        (["судей Абаева А.А.,", "Бекова Б.Б., Валиева В.В. и Галиева Г.Г., с участием:"], True),
        (["судей Абаева А.А., Бекова Б.", "Б., Валиева В.В. и Галиева Г.Г., с участием:"], True),
        (["судей Абаева А.А., Бекова Б.Б. и Валиева В.В., с участием:"], False),
        (["судей Абаева А.А.,", "Бекова Б.Б.,", "Валиева В.В., с участием:"], False),
    ],
)
def test_names_of_those_who_sat_stand_in_one_paragraph_or_in_one_each(paragraphs, parted):
    ruling = [
        "О проверке статьи 5 Закона Республики Казахстан «О садах»",
        "Нормативное постановление Конституционного Суда Республики Казахстан от 3 марта 2025 года № 7-НП",
        f"Конституционный Суд Республики Казахстан в составе Председателя Дауова Д.Д., {paragraphs[0]}",
        *paragraphs[1:],
        "субъекта обращения Ескеева Е.Е.,",
        "рассмотрел в открытом заседании его обращение.",
    ]
    assert (Code.SENTENCE_CUT in told(ruling)) is parted


@pytest.mark.parametrize(("sign", "open_"), [("»»", True), ("»", False)])
@pytest.mark.parametrize("stem", ["kk-2008-13.kaz", "kk-2015-12.rus", "ks-2023-146.rus"])
def test_a_closing_mark_too_many_in_the_opening_is_told(stem, sign, open_):
    ruling = (FOLDER / f"{stem}.clean.txt").read_text("utf-8").replace("»", sign, 1)
    assert (Code.QUOTATION_OPEN in told(ruling.splitlines())) is open_


NOTE = "Сноска. Пункт 1 с изменением, внесенным нормативным постановлением Конституционного Суда РК от 02.02.2026 № 201."
PAGE = [
    "Суд первой инстанции счел доводы заявителя о сроке обращения подтвержденными материалами дела.",
    "Апелляционная инстанция с этим выводом согласилась, указав на отсутствие возражений сторон.",
]


def placed(paragraphs, code):
    ruling = convert(read_text("\n\n".join(paragraphs).encode()))
    texts = {block.eId: block.text for block in ruling.blocks()}
    return [texts.get(d.block) for d in ruling.diagnostics if d.code is code]


def test_a_page_taken_twice_is_told_where_its_copy_begins():
    at = next(n for n, p in enumerate(RUS) if n > len(RUS) // 3 and len(p) > 150)
    first, rest = halves(RUS[at])
    seam = f"{first} {rest}"
    page = [*RUS[: at + 1], *PAGE, f"Вывод суда о том, что {rest}", *PAGE, *RUS[at + 1 :]]
    assert placed(page, Code.PARAGRAPH_DOUBLED) == [f"Вывод суда о том, что {rest}"], seam


def test_a_note_that_stands_twice_is_told():
    assert Code.PARAGRAPH_DOUBLED in told([*RUS, NOTE, NOTE])
    assert Code.WORDS_DOUBLED in told([*RUS, NOTE.replace("с изменением", "с с изменением")])
    assert Code.PARAGRAPH_DOUBLED in told(["Действующий", *RUS[:9], "Действующий", *RUS[9:]])


def test_what_lacks_is_told_at_the_place_where_it_should_be():
    at = next(n for n, p in enumerate(RUS) if " в составе " in p)
    whole = RUS[at].partition(" в составе ")
    (place,) = placed([*RUS[:at], *RUS[at + 1 :]], Code.PART_MISSING_COMPOSITION)
    assert place is not None, whole


def test_a_last_paragraph_without_an_end_is_told_above_the_signature():
    at = next(n for n, p in reversed(list(enumerate(RUS))) if p.endswith(".") and len(p) > 60)
    assert Code.SENTENCE_CUT in told([*RUS[:at], halves(RUS[at])[0], *RUS[at + 1 :]])


def test_grounds_without_their_first_words_are_told():
    at = next(n for n, p in enumerate(RUS) if "уководствуясь" in p)
    cut = RUS[at][RUS[at].index("Конституции") :]
    assert Code.MARKER_MISSING in told([*RUS[:at], cut, *RUS[at + 1 :]])
    assert Code.MARKER_MISSING not in told(RUS)


@pytest.mark.parametrize("sign", ["«", "слово1 ", "не-которых некоторых "])
def test_what_is_told_thousands_of_times_of_a_paragraph_is_told_once_with_a_count(sign):
    ruling = convert(
        read_text("\n\n".join(changed(RUS, lambda p: [f"{p} {sign * 2000}"])).encode())
    )
    assert len(ruling.diagnostics) < 30
    assert any("1999 more" in d.message for d in ruling.diagnostics)


@pytest.mark.parametrize(
    ("paragraphs", "before"),
    [(RUS, "№ "), (KAZ, "№ "), (KAZ, "судьялар ")],
    ids=["number-rus", "number-kaz", "bench-kaz"],
)
def test_a_number_parted_from_its_sign_and_initials_from_the_bench_are_told(paragraphs, before):
    at = next(n for n, p in enumerate(paragraphs) if before in p)
    head, sign, tail = paragraphs[at].partition(before)
    parted = [*paragraphs[:at], (head + sign).strip(), tail, *paragraphs[at + 1 :]]
    assert Code.SENTENCE_CUT in told(parted)
    assert Code.SENTENCE_CUT not in told(paragraphs)


@pytest.mark.parametrize(("words", "is_told"), [("город Астана", False), ("года № 5", True)])
def test_the_place_below_an_enactment_line_is_a_line_of_its_own(words, is_told):
    at = next(n for n, p in enumerate(RUS) if "постановление" in p.lower() and "№" in p)
    assert (Code.SENTENCE_CUT in told([*RUS[: at + 1], words, *RUS[at + 1 :]])) == is_told


@pytest.mark.parametrize(
    ("paragraphs", "items", "head"),
    [
        (
            RUS,
            ["Не относятся к ней:", "1) нарушение договора;", "2) отсутствие средств."],
            "Вестник суда",
        ),
        (KAZ, ["Оған жатпайды:", "1) шартты бұзу;", "2) қаражаттың болмауы."], "Сот жаршысы"),
    ],
)
def test_a_few_words_between_items_are_told(paragraphs, items, head):
    def told_of(*list_):
        return told(changed(paragraphs, lambda p: [p, *list_]))

    assert Code.FURNITURE_DOUBTFUL in told_of(*items[:2], head, *items[2:])
    assert Code.FURNITURE_DOUBTFUL not in told_of(*items)


TORN = (
    (
        RUS,
        "Закон защищает право каждого.",
        "Он не делает никаких различий между гражданами страны,",
        "поэтому норма не спорна.",
    ),
    (
        KAZ,
        "Заң әркімнің құқығын қорғайды.",
        "Ол елдің азаматтарын ешқашан бір-бірінен бөлмейді,",
        "сондықтан норма дау тудырмайды.",
    ),
)


@pytest.mark.parametrize(("paragraphs", "first", "second", "rest"), TORN, ids=["rus", "kaz"])
def test_a_sentence_that_stops_at_a_comma_is_told(paragraphs, first, second, rest):
    whole = told(changed(paragraphs, lambda p: [p, f"{first} {second} {rest}"]))
    for halves_ in ((f"{first} {second}", rest), (second, rest)):
        found = told(changed(paragraphs, lambda p, halves_=halves_: [p, *halves_]))
        assert Code.SENTENCE_CUT in found - whole


@pytest.mark.parametrize(
    ("paragraphs", "items"),
    [
        (RUS, ["Право на жилище: оно включает выбор места,", "выбор способа,", "выбор срока."]),
        (RUS, ["Суд называет признаки:", "общее имущество,", "общий труд,", "общий быт."]),
        (KAZ, ["Сот мына белгілерді атайды:", "ортақ мүлік,", "ортақ еңбек,", "ортақ тұрмыс."]),
        (
            RUS,
            [
                "«Обращение допустимо, если этого желает задержанный,",
                "а связь не затрагивает тайны».",
            ],
        ),
        (KAZ, ["1) шарттың мазмұны мен оның тараптары,", "мерзімі мен бағасы;"]),
    ],
)
def test_the_items_of_a_list_may_end_in_commas(paragraphs, items):
    assert Code.SENTENCE_CUT not in told(changed(paragraphs, lambda p: [p, *items]))


@pytest.mark.parametrize("paragraphs", [RUS, KAZ], ids=["rus", "kaz"])
def test_a_text_that_begins_inside_a_word_or_a_sentence_is_told(paragraphs):
    words = paragraphs[0].split()
    at = next(n for n, word in enumerate(words) if n > 2 and word[0].islower())
    for start in (" ".join(words[at:]), paragraphs[0][3:].lstrip("»«")):
        if start[0].islower():
            assert Code.SENTENCE_CUT in told([start, *paragraphs[1:]]) - told(paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (RUS, "Повар посолил суп, снял его с огня и разлил гостям по тарелкам."),
        (RUS, "Рейс отменили из-за тумана, пассажиры ночевали в аэропорту."),
        (KAZ, "Тауықтың сорпасына тұз салып, баяу отта қайнатыңыз."),
        (KAZ, "Базарда қауын мен қарбыз арзандап, саудагерлер қуанды."),
    ],
)
def test_a_sentence_of_another_text_inside_a_paragraph_is_told(paragraphs, sentence):
    ends = [re.search(r"(?<=[^\W\d_]{4}\.) (?=[^\W\d_]{3})", one) for one in paragraphs]
    at, end = next((n, end) for n, end in enumerate(ends) if end)
    words = f"{paragraphs[at][: end.start()]} {sentence}{paragraphs[at][end.start() :]}"
    new = [*paragraphs[:at], words, *paragraphs[at + 1 :]]
    assert Code.PARAGRAPH_STRANGE in told(new) - told(paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "item", "end", "cut"),
    [
        (RUS, "4. Согласно статье 1 все равны.", ", за исключением тех случаев, которые", True),
        (RUS, "4. Согласно статье 1 все равны.", ", за исключением случаев,", True),
        (RUS, "4. Согласно статье 1 все равны.", ".", False),
        (RUS, "1) все равны;", ", за исключением случаев,", True),
        (KAZ, "4. Жұрттың бәрі тең.", ", егер заңда көзделген және", True),
    ],
)
def test_a_sentence_without_an_end_before_a_point_is_told(paragraphs, item, end, cut):
    at = next(n for n, p in enumerate(paragraphs) if n > 8 and len(p) > 130 and p[-1] == ".")
    new = [*paragraphs[:at], paragraphs[at].rstrip(".") + end, item, *paragraphs[at + 1 :]]
    sound = [*paragraphs[: at + 1], item, *paragraphs[at + 1 :]]
    assert (Code.SENTENCE_CUT in told(new) - told(sound)) is cut


@pytest.mark.parametrize(
    ("paragraphs", "words", "is_told"),
    [
        (RUS, "нормативное постановление Совета", False),
        (RUS, "норма-тивное постановление Совета", True),
        (RUS, "товарно-транс-портный, закон-ность", True),
        (RUS, "по-видимому, социально-экономическая цель", False),
        (KAZ, "Кеңестің тілд-ерінде", True),
        (KAZ, "сөзбе-сөз мағынасы", False),
    ],
)
def test_a_hyphen_inside_a_word_that_was_learnt_without_it_is_told(paragraphs, words, is_told):
    at = next(n for n, p in enumerate(paragraphs) if n > 8 and p[-1] == ".")
    new = [*paragraphs[:at], f"{paragraphs[at][:-1]} ({words}).", *paragraphs[at + 1 :]]
    assert (Code.HYPHEN_DOUBTFUL in told(new)) is is_told


@pytest.mark.parametrize(
    ("words", "note", "is_told"),
    [
        ("бұл мерзім¹ өткен", None, True),
        ("срок* истек", None, True),
        ("срок¹², который", None, True),
        ("срок¹ истек", "¹ Срок установлен законом.", False),
        ("срок* истек", "* Срок установлен законом.", False),
        ("300 м² и 5 км², статья 10¹, 2*3, истек¹", "¹ Срок установлен законом.", False),
        ("300 м² и 5 км², статья 10¹, «A*», 2*3", None, False),
    ],
)
def test_the_mark_of_a_note_is_told_where_no_note_is(words, note, is_told):
    at = next(n for n, p in enumerate(RUS) if n > 8 and p[-1] == ".")
    marked = f"{RUS[at][:-1]} ({words})."
    new = [*RUS[:at], marked, *RUS[at + 1 :], *([note] if note else [])]
    assert (Code.FURNITURE_DOUBTFUL in told(new)) is is_told
