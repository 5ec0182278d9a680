"""Words that cannot stand side by side are told; those that seldom do are not."""

import pytest

from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.sections import Part
from pipeline.segment.clashes import find_clashes
from pipeline.segment.joints import loose_ends
from pipeline.segment.structure import Placed
from pipeline.terms import BlockRole
from pipeline.words.folding import folded_paragraphs

IMPOSSIBLE = {
    "rus": (
        "рассмотрел в является обращение",
        "решение от законами принято",
        "в соответствии к пункта статьи",
        "относится к ранее установленного порядка и к нового закона",
        "указал на и общего",
        "при рассматривается дело",
        "Правительство Казахстан Республики",
        "нормативное настоящее постановление",
        "закон № принятый",
        "постановление от мая 1999 года",
        "решения выносятся по рассмотрения дела",
        "кто законно находится на, принадлежит право",
        "отказ в перевозке от; суды признали его законным",
        "пунктом 1 статьи Казахстан установлено",
        "решением районного Казахстан отменено",
    ),
    "kaz": (
        "қаулының туралы шешім",
        "72-бабының басшылыққа ала отырып",
        "Республикасының Қазақстан Үкіметі",
        "2007 жылғы № қаулысында",
        "Құдайбергеновтың Қазақстан 18-бабы 4-тармағының",
        "Заңның Республикасының Конституциясына сәйкестігі",
        "2019 жылғы Республикасының Заңы",
        "ақпарат алуға және. Бұл құқық",
    ),
}
POSSIBLE = {
    "rus": (
        "работа на дому, включенная в систему оплаты",
        "к его правам и к их обязанностям",
        "до и после вступления закона в силу",
        "от ими принятого решения в не зависящих от них случаях",
        "Республики Казахстан, Республики Узбекистан",
        "настоящее нормативное постановление под указанным № 5",
        "о его праве при этом",
        "проголосовали за и против, по «а» и в «в»",
        "к различного рода спорам и о подобного рода нарушениях",
        "иск предъявлен к Черных А.А. и к Долгих В. Н.",
        "для законом установленных целей",
        "передано Республикой Казахстан Республике Беларусь",
        "о нормах, к понятиям, по основаниям, при наличии, о судимости",
        "договор, участником которого Казахстан является",
        "обращение из Казахстан-Америка, во-первых, из-за, за и против, до, после",
    ),
    "kaz": (
        "оның үшін, соның арқылы",
        "72-бабын басшылыққа ала отырып, Конституцияны басшылыққа алған",
        "Қазақстан Республикасының Үкіметі, Өзбекстан Республикасы",
        "қаулының өзі туралы № 7 шешім",
        "нормалардың сәйкес келмеуі, өтініштің кейін қайтарылуы, шарттың деп танылуы",
        "Қырғыз Республикасы Қазақстан Республикасымен келісім жасады",
        "Қытай Халық Республикасы мен Түркия Республикасының келісімі",
        "Қазақстан 1995 жылдан бері, Қазақстан 2 шартқа қосылды, Қазақстан аумағында",
    ),
}


def told(language, sentence, rule):
    grammar = load(Language(language))
    lines = folded_paragraphs(sentence, grammar)
    placed = [Placed(one, Part.MOTIVATION, BlockRole.PARAGRAPH) for one in lines]
    return list(rule(placed, grammar))


@pytest.mark.parametrize(
    ("language", "sentence"), [(one, s) for one, all_ in IMPOSSIBLE.items() for s in all_]
)
def test_what_grammar_excludes_is_told(language, sentence):
    assert told(language, sentence, find_clashes)


@pytest.mark.parametrize(
    ("language", "sentence"), [(one, s) for one, all_ in POSSIBLE.items() for s in all_]
)
def test_what_may_be_said_is_not(language, sentence):
    assert not told(language, sentence, find_clashes)


@pytest.mark.parametrize(
    ("sentence", "many"),
    [
        ("Заң қолданылуға тиіс. және саяси құқықтар сақталады.", 1),
        ("Уплачено 5 млрд. тенге, прил. первое, разд. второй.", 0),
        ("Норма утратила силу. которая действовала ранее.", 1),
    ],
)
def test_a_small_letter_behind_a_sentence_is_told_but_not_behind_what_is_shortened(sentence, many):
    language = "kaz" if "Заң" in sentence else "rus"
    assert len(told(language, sentence, loose_ends)) == many
