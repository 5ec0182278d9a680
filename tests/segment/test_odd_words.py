"""Words that no sentence of the language has are told; names, quotations, abbreviations and rare words are not."""

import pytest

from pipeline.codes import Code
from pipeline.convert import convert
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.read import read_bytes
from pipeline.sections import Part
from pipeline.segment.odd_words import odd_words
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.words.folding import folded_paragraphs
from tests.segment.rulings import named

ODD = {
    "rus": (
        (
            "Порядок не зависит от места жительства және тең дәрежеде обеспечивает права.",
            "language",
        ),
        ("Суд указал, что осы норма бойынша бөлінген земли подлежат возврату.", "language"),
        ("Статья возлагает на владельца обязанность бойынша заң содержать дорогу.", "language"),
        ("Поэтому избранноезаконодателем средство необходимо.", "two words"),
        ("Суд исследует вопрос, обеспечиваетзаконодатель право граждан или нет.", "two words"),
        ("Спор решается в соответствииКонституцией и законом.", "two words"),
        ("ХПраавниилтаель книги отвечает за них.", "no word"),
        ("Норма ставит приезжих в нерав ное положение с другими.", "one word"),
        ("Порядок обжало вания установлен законом.", "one word"),
        ("Этот закон д устанавливает порядок обращения.", "no word"),
        ("Пользователь вправе обра титься в суд.", "one word"),
        ("Р авенство не исключает различий.", "one word"),
        ("Районный суд отка залему в иске.", "“отказал” and “ему”"),
        ("Порядок обжалования и про верки установлен законом.", "one word"),
        ("Постановление «Об офици альном толковании Конституции» принято.", "one word"),
        ("Срок пропущен по техничсской причине.", "may be “технической”"),
        ("Ему предоставленоправообжалования всех решений.", "several words"),
        ("Такая норма не допускает з различного толкования судами.", "no word"),
    ),
    "kaz": (
        ("Бұл құқық абсолютті емес, алайда однако его ограничение тек заңмен мүмкін.", "language"),
        ("Сот бұл мәселені при рассмотрении жалобы зерттеген жоқ.", "language"),
        ("Заңда көзделген тәртіп должен быть сақталуға тиіс.", "language"),
        (
            "4. Қаулы екі тілде жариялансын. 4. Опубликовать настоящее постановление на русском языке.",
            "language",
        ),
        (
            "Сирек кітап пен сирек қолжазба болса, сиреккездесетін қолжазбалар сақталады.",
            "two words",
        ),
        ("Бұл норма азаматтардыңқұқықтарын шектейді.", "two words"),
        ("Істі қарағанЖоғарғы Сот шешім шығарды.", "two words"),
        ("ҚИзоллажраздбаннңы оқырманға беріледі.", "no word"),
        ("Бұл норма Конституция ның талаптарына сай келеді.", "one word"),
        ("Облыс аумағ ында тіркелген тұлғалар.", "one word"),
        ("Оның сотқа жүгі нуге құқығы бар.", "one word"),
        ("Пайдаланушы ретінде тіркел меген тұлғалар.", "one word"),
        ("Т еңдік орынды айырмашылықтарды жоққа шығармайды.", "one word"),
        ("Сот оның арызын қабылда дыдеп жазылған.", "“қабылдады” and “деп”"),
        ("Сот соттардыңжүйесікодексте көзделген деп шешті.", "several words"),
        ("«Жер кодексін тек серу туралы» ұсыну келіп түсті.", "one word"),
        ("Тараптардың міндеттсмелері орындалмаған.", "may be “міндеттемелері”"),
        ("Барлығы заңменсоталдында тең деп белгіленген.", "several words"),
        ("Өз құқығын корғауға мүмкіндік береді.", "may be “қорғауға”"),
        (f"Бұл {'қ' * 200} деп танылады.", "no word"),
        ("Сондықтан шектеу ж көзделген мақсатқа сай келмейді.", "no word"),
    ),
}
SOUND = {
    "rus": (
        "Слова «тең дәрежеде» и «осы норма бойынша» в казахском тексте значат то же.",
        "В законе (на казахском языке – тіркелмеген тұлға) названо лицо.",
        "Ахметов Серік Қасымұлы и Бөкей ордасы названы в решении.",
        "Внутригосударственные и межрегиональные правоотношения общеобязательны.",
        "Подпункт а пункта первого и часть б примечания к ней изменены.",
        "КоАП, КазНУ, КазМунайГаз, СНиПы, ГЭСов, вУЗ, ЖКХ и АЗСами, еКонституция.",
        "Паромщик, лоцман и шкипер промеряют фарватер лотом.",
        "Субстанций и вакансии, водители и водителей, введённый и закреплённое, построен и начат.",
        "Де ла Круз сослался на абсолютным и прочим присущие свойства, по этому и в виду того.",
        "Жалоба поступила в г. Курык, с. Кызыл-Жар и др. в т. ч. в п. Баутино.",
    ),
    "kaz": (
        "Норманың орысша мәтінінде «однако его ограничение» деген сөздер бар.",
        "Апелляциялық инстанция прокурор протестін қараған.",
        "Шежіре, қисса-дастандар мен түпнұсқа хаттамалар халықтың мұрасы.",
        "Өтініш беруші Иванова Мария Петровна мен оның өкілі қатысты.",
        "Бағдарламалық-аппараттық кешен мен геоақпараттық жүйе туралы айтылған.",
        "Статистика бойынша реактор, генератор және трансформатор тексерілген.",
        "Протокол, акт, апелляция, кассация, экспертиза секілді институттар бар.",
        "ӘҚБтК, ҚазҰУ, БАҚтардың, ЖШСның, ҮЕҰларға, ҚПКнің еӨтінішке.",
        "Тері мен тарыны сатқан, ден қойған, нан мен қан туралы, ай-күні тар кез еді.",
        "Ол келген еді деп айтар еді, тік тұрған ілген шам.",
        "Әкесінен өкімге дейін, үкімінен актілерінен, пікірімше, дегеннен кейін, сәтпен.",
        "Қол сұғылмаушылығына, көз бен тілі мен күй де айтылған, өзгерістер мен толықтырулар.",
        "Шарт жасалған еш жерде бұл көзделмеген.",
    ),
}


def told(language, sentence):
    grammar = load(Language(language))
    lines = folded_paragraphs(sentence, grammar)
    placed = [Placed(one, Part.MOTIVATION, BlockRole.PARAGRAPH) for one in lines]
    # A sentence of nothing but rare words may be strange as a whole.
    found = odd_words(placed, grammar)
    return [one.message for one in found if one.code is not Code.PARAGRAPH_STRANGE]


@pytest.mark.parametrize(
    ("language", "sentence", "why"), [(one, *case) for one, cases in ODD.items() for case in cases]
)
def test_words_that_no_sentence_of_the_language_has_are_told(language, sentence, why):
    messages = told(language, sentence)
    assert messages
    assert why in messages[0]


@pytest.mark.parametrize(
    ("language", "sentence"), [(one, s) for one, all_ in SOUND.items() for s in all_]
)
def test_rare_and_quoted_words_and_names_are_not(language, sentence):
    assert not told(language, sentence)


def test_points_in_two_languages_side_by_side_are_told():
    """Rows of other tables than the operative part's may have words of any language."""
    own, other = "4. Осы қаулы жариялансын.", "4. Опубликовать настоящее нормативное постановление."
    *above, last = named("court-2024.kaz").lines
    row = f"<table><tr><td>{own}</td><td>{other}</td></tr></table>"
    page = "".join(f"<p>{line}</p>" for line in above) + row + f"<p>{last}</p>"
    ruling = convert(read_bytes(f"<html><body>{page}</body></html>".encode()))
    assert Code.MIXED_LANGUAGE in [one.code for one in ruling.diagnostics]
