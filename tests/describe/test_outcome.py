"""What operative points decide: every form of words, in both languages. The cases are invented."""

import re
from pathlib import Path

import pytest

from pipeline.codes import Code
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.terms import OutcomeKind, Verdict
from tests.describe.rulings import Ruled, kaz, rus

GOOD, AS, BAD = "conforming", "conforming-as-interpreted", "non-conforming"
CIVIL = "/akn/kz/act/code/1994-12-27/268-xiii"
CONSTITUTION = "/akn/kz/act/constitution/1995-08-30/constitution"
RULING = "/akn/kz/judgment/normative-resolution/constitutional-council/2003-10-07/14"

_NORM = "Азаматтық кодекстің 17-бабы"
KAZAKH_VERDICTS = {
    f"{_NORM} Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} Қазақстан Республикасының Конституциясына сәйкес келеді.": GOOD,
    f"{_NORM} Конституцияға сәйкес деп танылсын.": GOOD,
    f"{_NORM} Конституцияға сәйкес болып танылады.": GOOD,
    f"{_NORM} Конституцияға сәйкес келетін деп танылсын.": GOOD,
    f"{_NORM} Конституцияға қайшы келмейді деп танылсын.": GOOD,
    f"{_NORM} Конституцияға қайшы келмейді.": GOOD,
    f"{_NORM} Конституцияға қайшы емес деп танылсын.": GOOD,
    f"{_NORM} Негізгі Заңға сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} Конституцияның 14-бабына, 39-бабының 1 және 3-тармақтарына сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} конституциялық деп танылсын.": GOOD,
    f"{_NORM} осы нормативтік қаулыда берілген түсіндірмеде Конституцияға сәйкес келеді деп танылсын.": AS,
    f"{_NORM} Конституциялық Соттың түсіндірмесінде Конституцияға сәйкес келеді деп танылсын.": AS,
    f"{_NORM} меншікті шектемейді деп түсіндіруде Конституцияға сәйкес келеді деп танылсын.": AS,
    f"{_NORM} меншікті шектемейді деп түсінілген жағдайда Конституцияға қайшы келмейді деп танылсын.": AS,
    f"{_NORM} Қазақстан Республикасының Конституциясына сәйкес келмейді деп танылсын.": BAD,
    f"{_NORM} Конституцияға сәйкес келмейді.": BAD,
    f"{_NORM} Конституцияға сәйкес емес деп танылсын.": BAD,
    f"{_NORM} Конституцияға сәйкес келмейтін деп танылсын.": BAD,
    f"{_NORM} Конституцияға сәйкес келеді деп танылмасын.": BAD,
    f"{_NORM} Конституцияға сәйкес деп танылмасын.": BAD,
    f"{_NORM} Конституцияға қайшы келеді деп танылсын.": BAD,
    f"{_NORM} Конституцияға қайшы деп танылсын.": BAD,
    f"{_NORM} Конституцияға қайшы келетін деп танылсын.": BAD,
    f"{_NORM} Конституцияның 26-бабына қайшы келеді.": BAD,
    f"{_NORM} конституциялық емес деп танылсын.": BAD,
    f"{_NORM} 2021 жылғы 20 наурыздағы Заңның 5-бабының редакциясында Конституцияға сәйкес келеді деп танылсын.": GOOD,
    f"{_NORM} 18-баппен және 19-баптың бірінші бөлігімен өзара байланыста Конституцияға сәйкес келеді деп танылсын.": GOOD,
    f"19-баптың бірінші бөлігімен өзара байланыста {_NORM} Конституцияға сәйкес келмейді деп танылсын.": BAD,
    f"{_NORM} Конституциялық Сот берген түсіндірмеде Конституцияға сәйкес келеді деп танылсын: шығарылған күн деп шешім түпкілікті нысанда дайындалған күнді түсіну керек.": AS,
}
_ARTICLE = "статью 17 Гражданского кодекса"
RUSSIAN_VERDICTS = {
    f"Признать {_ARTICLE} соответствующей Конституции Республики Казахстан.": GOOD,
    f"Признать соответствующей Конституции Республики Казахстан {_ARTICLE}.": GOOD,
    "Признать пункты 1 и 2 статьи 17 соответствующими пункту 1 статьи 14 и статье 39 Конституции Республики Казахстан.": GOOD,
    "Признать Закон соответствующим Конституции.": GOOD,
    "Статья 17 Гражданского кодекса соответствует Конституции Республики Казахстан.": GOOD,
    "Статьи 17 и 18 соответствуют Основному Закону.": GOOD,
    f"Признать {_ARTICLE} не противоречащей Конституции.": GOOD,
    "Статья 17 не противоречит Конституции.": GOOD,
    "Признать Закон конституционным.": GOOD,
    f"Признать {_ARTICLE} соответствующей Конституции Республики Казахстан в истолковании, данном в настоящем нормативном постановлении.": AS,
    f"Признать {_ARTICLE} в данном Конституционным Судом истолковании соответствующей Конституции.": AS,
    f"Признать {_ARTICLE} соответствующей Конституции в том понимании, что она не ограничивает собственность.": AS,
    f"Признать {_ARTICLE} в её конституционно-правовом истолковании не противоречащей Конституции.": AS,
    f"Признать {_ARTICLE} не соответствующей Конституции Республики Казахстан.": BAD,
    f"Признать не соответствующей Конституции Республики Казахстан {_ARTICLE}.": BAD,
    f"Признать {_ARTICLE} ¹не соответствующей Конституции Республики Казахстан.": BAD,
    f"Признать {_ARTICLE} не² соответствующей Конституции Республики Казахстан.": BAD,
    "Признать Закон не соответствующим Конституции.": BAD,
    "Признать пункты 1 и 2 не соответствующими пункту 1 статьи 14 Конституции.": BAD,
    "Статья 17 не соответствует Конституции.": BAD,
    "Статьи 17 и 18 не соответствуют Основному Закону.": BAD,
    f"Признать {_ARTICLE} противоречащей Конституции.": BAD,
    "Статья 17 противоречит Конституции.": BAD,
    "Признать Закон неконституционным.": BAD,
    "Признать нормы не конституционными.": BAD,
    f"Признать {_ARTICLE} в истолковании, придаваемом ей судами, не соответствующей Конституции.": BAD,
    f"Признать {_ARTICLE} в соответствующем истолковании не противоречащей Конституции.": AS,
    f"Признать {_ARTICLE} во взаимосвязи со статьями 18 (частью второй) и 19 соответствующей Конституции.": GOOD,
    f"Признать {_ARTICLE} во взаимосвязи с частью второй статьи 18 не соответствующей Конституции.": BAD,
    f"Признать {_ARTICLE}, рассматриваемую во взаимосвязи со статьей 18, соответствующей Конституции.": GOOD,
    f"Признать {_ARTICLE} соответствующей Конституции в данном Конституционным Судом Республики Казахстан истолковании: под днем вынесения следует понимать день, когда решение изготовлено в окончательной форме.": AS,
}


@pytest.mark.parametrize(("point", "verdict"), KAZAKH_VERDICTS.items())
def test_kazakh_verdict(point, verdict):
    assert told(kaz(points=(point,))) == [("verdict", verdict)]


@pytest.mark.parametrize(("point", "verdict"), RUSSIAN_VERDICTS.items())
def test_russian_verdict(point, verdict):
    assert told(rus(points=(point,))) == [("verdict", verdict)]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("соответствующим ей в истолковании, данном Судом", AS),
        ("не соответствующим ей в истолковании судов", BAD),
        ("неконституционным в истолковании судов", BAD),
    ],
)
def test_a_reading_swallows_no_verdict(words, verdict):
    point = f"Признать Закон соответствующим Конституции, а Указ в этом {words}."
    assert told(rus(points=(point,))) == [("verdict", GOOD), ("verdict", verdict)]


def told(ruling):
    found = ruling.outcomes()
    assert not found.findings
    return [(o.kind.value, o.verdict and o.verdict.value) for o in found.outcomes]


KAZAKH_KINDS = {
    "Конституцияның 26-бабындағы «меншік» деген сөз кез келген мүлікті қамтиды деп түсінілсін.": ["interpretation"],
    "Конституцияның 26-бабының 3-тармағы әркімге бірдей қорғау берілетінін білдіреді.": ["interpretation"],
    "Қазақстан Республикасының Үкіметіне заң жобасын енгізу ұсынылсын.": ["recommendation"],
    "Тиісті өзгерістер енгізілгенге дейін соттар осы нормативтік қаулыны басшылыққа алады.": ["interim-rule"],
    "Азаматтық кодекске өзгерістер енгізілгенге дейін осы түсіндірме қолданылсын.": ["interim-rule"],
    "Конституциялық іс жүргізу тоқтатылсын.": ["termination"],
    "Өтініштің қалған бөлігі бойынша іс жүргізу қысқартылсын.": ["termination"],
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысының күші жойылды деп танылсын.": ["revision"],
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысы қайта қаралсын.": ["revision"],
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысын қайта қараудан бас тартылсын.": ["refusal"],
    "Конституциялық Кеңестің № 14 қаулысының 1-тармағынан «және» деген сөз алып тасталсын.": ["revision"],
    "Осы нормативтік қаулы қабылданған күнінен бастап күшіне енеді.": ["entry-into-force"],
    "Осы нормативтік қаулы қабылданған күнінен бастап күшіне енеді, Республиканың бүкіл аумағында жалпыға бірдей міндетті, түпкілікті болып табылады және шағым жасалуға жатпайды.": ["entry-into-force", "finality"],
    "Қаулы түпкілікті болып табылады және оған шағым жасалуға жатпайды.": ["finality"],
    "Осы нормативтік қаулы қазақ және орыс тілдерінде жариялансын.": ["publication"],
    "Осы қаулы ресми жариялануға жатады.": ["publication"],
}  # fmt: skip
RUSSIAN_KINDS = {
    "Норму пункта 3 статьи 26 Конституции следует понимать как гарантию для каждого.": ["interpretation"],
    "Положение статьи 26 Конституции означает, что собственность охраняется законом.": ["interpretation"],
    "Рекомендовать Правительству Республики Казахстан внести законопроект.": ["recommendation"],
    "Правительству Республики Казахстан внести в Мажилис Парламента законопроект.": ["recommendation"],
    "До внесения изменений в Гражданский кодекс руководствоваться настоящим нормативным постановлением.": ["interim-rule"],
    "Впредь до принятия закона применять норму в данном истолковании.": ["interim-rule"],
    "Прекратить конституционное производство по обращению.": ["termination"],
    "Производство в остальной части прекратить.": ["termination"],
    "Отказать в пересмотре постановления Конституционного Совета от 7 октября 2003 года № 14.": ["refusal"],
    "Признать утратившим силу нормативное постановление Конституционного Совета от 7 октября 2003 года № 14.": ["revision"],
    "Пересмотреть постановление Конституционного Совета от 7 октября 2003 года № 14.": ["revision"],
    "Внести в текст пункта 2 на русском языке исправление.": ["revision"],
    "Нормативное постановление вступает в силу со дня его принятия, является общеобязательным на всей территории Республики, окончательным и обжалованию не подлежит.": ["entry-into-force", "finality"],
    "Настоящее нормативное постановление вводится в действие со дня официального опубликования.": ["entry-into-force"],
    "Постановление является окончательным и обжалованию не подлежит.": ["finality"],
    "Опубликовать настоящее нормативное постановление на казахском и русском языках.": ["publication"],
    "Решение подлежит официальному опубликованию.": ["publication"],
}  # fmt: skip


@pytest.mark.parametrize(("point", "kinds"), KAZAKH_KINDS.items())
def test_kazakh_kind(point, kinds):
    assert told(kaz(points=(point,))) == [(kind, None) for kind in kinds]


@pytest.mark.parametrize(("point", "kinds"), RUSSIAN_KINDS.items())
def test_russian_kind(point, kinds):
    assert told(rus(points=(point,))) == [(kind, None) for kind in kinds]


KAZAKH_UNKNOWN = (
    "Сот төралқасына істің материалдары қайтарылсын.",
    "17-бап Конституцияға сәйкес келмейді деп танылмасын.",
    "17-бап Конституцияға қайшы келеді деп танылмасын.",
    "17-бапты Конституцияға қайшы деп тануға негіз жоқ.",
    "Сот актілері заңға сәйкес келеді.",
    "17-бап Конституцияға сәйкес emes деп танылсын.",
    "Үкіметке заң жобасын енгізу ұсынылмасын.",
    "Өтініш бойынша іс жүргізу тоқтатылмасын.",
    "Осы қаулы қол қойылғанға дейін күшіне енбейді.",
    "Қаулы жариялануға жатпайды.",
    "Азаматтық кодекстің 17-бабы Конституцияға сәйкес келеді және сәйкес келмейді деп танылсын.",
    "Конституциялық Кеңестің 2003 жылғы 7 қазандағы № 14 қаулысы қайта қаралмасын.",
)
RUSSIAN_UNKNOWN = (
    "Возвратить материалы дела в суд.",
    "Не признавать статью 17 соответствующей Конституции.",
    "Статья 17 не может быть признана противоречащей Конституции.",
    "Признать статью 17 ne соответствующей Конституции.",
    "Отсутствуют основания признать статью 17 не соответствующей Конституции.",
    "Признать статьи 17 и 18 соответственно соответствующей и не соответствующей Конституции.",
    "Направить копию соответствующим органам, указанным в Конституции.",
    "Судебный акт соответствует закону.",
    "Не рекомендовать Правительству вносить изменения.",
    "Правительству не рекомендовать вносить изменения.",
    "Не прекращать производство по обращению.",
    "Отказать в том, чтобы прекратить производство.",
    "Настоящее постановление не вступает в силу до подписания.",
    "Постановление не подлежит опубликованию.",
    "Постановление Конституционного Совета от 7 октября 2003 года № 14 не пересматривать.",
)


@pytest.mark.parametrize("point", KAZAKH_UNKNOWN)
def test_no_guess_in_kazakh(point):
    _flagged(kaz(points=(point,)))


@pytest.mark.parametrize("point", RUSSIAN_UNKNOWN)
def test_no_guess_in_russian(point):
    _flagged(rus(points=(point,)))


def _flagged(ruling):
    found = ruling.outcomes()
    assert found.outcomes == ()
    assert found.findings
    assert {one.code for one in found.findings} <= {Code.OUTCOME_UNKNOWN, Code.OUTCOME_DOUBTFUL}


OLD, OTHER = (
    f"/akn/kz/judgment/normative-resolution/supreme-court/{n}"
    for n in ("1999-04-30/1", "2001-05-02/3")
)
LISTED = [
    (rus, ("Признать утратившими силу:", "1) постановление от 30 апреля 1999 года № 1;", "2) постановление от 2 мая 2001 года № 3."), ("постановление от 30 апреля 1999 года № 1", "постановление от 2 мая 2001 года № 3")),
    (kaz, ("Мыналардың күші жойылды деп танылсын:", "1) 1999 жылғы 30 сәуірдегі № 1 қаулының;", "2) 2001 жылғы 2 мамырдағы № 3 қаулының."), ("1999 жылғы 30 сәуірдегі № 1 қаулының", "2001 жылғы 2 мамырдағы № 3 қаулының")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "names"), LISTED)
def test_rulings_in_a_list_lose_their_force_by_the_words_above_it(language, point, names):
    cited = dict(zip(names, ((OLD,), (OTHER,)), strict=True))
    found = language(points=(point,)).outcomes(cited=cited).outcomes
    assert [(one.kind, one.targets) for one in found] == [
        (OutcomeKind.REVISION, (OLD,)),
        (OutcomeKind.REVISION, (OTHER,)),
    ]


NOT_APPLIED = [
    (kaz, "Конституцияға сәйкес келмейді деп танылған нормалар қолданылуға жатпайды."),
    (kaz, "Оларға негізделген сот шешімдері орындалмайды."),
    (rus, "Нормы, признанные не соответствующими Конституции, не подлежат применению."),
    (rus, "Основанные на них решения судов исполнению не подлежат."),
]
"""Operative points that take the effect of norms or decisions."""
LIMITS = {
    kaz: ("өсімпұл бөлігінде ", "егер мерзім өтсе, ", "уақытша ", "тек соттар үшін "),
    rus: ("в части пени ", "если срок истек, ", "временно ", "лишь судами "),
}


@pytest.mark.parametrize(("language", "point"), NOT_APPLIED)
def test_what_is_not_to_be_applied(language, point):
    found = language(points=(point,)).outcomes()
    assert [o.kind for o in found.outcomes] == [OutcomeKind.NON_APPLICATION]
    assert found.findings == ()


@pytest.mark.parametrize(("language", "point"), NOT_APPLIED)
def test_a_limit_of_what_is_not_to_be_applied_is_told(language, point):
    for limit in LIMITS[language]:
        words = point.split()
        at = len(words) - (2 if language is kaz else 3)
        limited = " ".join([*words[:at], limit.strip(), *words[at:]])
        _flagged(language(points=(limited,)))


SCOPES = [
    (kaz, "Азаматтық кодекстің 17-бабы «үш жыл бойы» деген сөздер бөлігінде Конституцияға сәйкес келмейді деп танылсын.", ("words", "үш жыл бойы")),
    (kaz, "Азаматтық кодекстің 17-бабы меншік иесін хабардар етпеу бөлігінде Конституцияға сәйкес келмейді деп танылсын.", ("part", "меншік иесін хабардар етпеу бөлігінде")),
    (kaz, "Азаматтық кодекстің 17-бабы меншікті сотсыз алуға жол беретін шамада Конституцияға сәйкес келмейді деп танылсын.", ("extent", "меншікті сотсыз алуға жол беретін шамада")),
    (kaz, "Азаматтық кодекстің 17-бабының екінші сөйлемі бойынша Конституцияға сәйкес келмейді деп танылсын.", ("part", "екінші сөйлемі")),
    (rus, "Признать второе предложение статьи 17 Гражданского кодекса не соответствующим Конституции.", ("part", "второе предложение")),
    (rus, "Признать статью 17 Гражданского кодекса в части слов «в течение трех лет» не соответствующей Конституции.", ("words", "в течение трех лет")),
    (rus, "Признать статью 17 Гражданского кодекса в части неуведомления собственника не соответствующей Конституции.", ("part", "в части неуведомления собственника")),
    (rus, "Признать статью 17 Гражданского кодекса не соответствующей Конституции в той мере, в какой она допускает изъятие без суда.", ("extent", "в той мере, в какой она допускает изъятие без суда")),
    (rus, "Признать статью 17 Гражданского кодекса в той мере, в которой она допускает изъятие, не соответствующей Конституции.", ("extent", "в той мере, в которой она допускает изъятие")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ruling", "head", "shares", "kind"),
    [
        (rus, "Признать статью 17 Гражданского кодекса не соответствующей Конституции в части:", ("а) размера сбора;", "б) порядка обжалования."), "part"),
        (rus, "Признать статью 17 Гражданского кодекса не соответствующей Конституции в той мере, в какой:", ("1) она не допускает обжалования;", "2) она лишает защиты."), "extent"),
        (kaz, f"{_NORM} мынадай бөліктерінде Конституцияға сәйкес келмейді деп танылсын:", ("1) алым мөлшері;", "2) шағымдану тәртібі."), "part"),
    ],
)  # fmt: skip
def test_each_item_of_a_list_may_be_a_share(ruling, head, shares, kind):
    found = ruling(points=((head, *shares),)).outcomes()
    assert found.findings == ()
    assert [(o.verdict, o.scope.kind, o.scope.text) for o in found.outcomes] == [
        (BAD, kind, share[3:].rstrip(";.")) for share in shares
    ]
    alone = ruling(points=((head,),)).outcomes()
    assert (alone.outcomes, len(alone.findings)) == ((), 1)


@pytest.mark.parametrize(("language", "point", "scope"), SCOPES)
def test_scope(language, point, scope):
    ruling = language(points=(point,))
    norm = re.search("Азаматтық кодекстің 17-баб[а-яің]+|стать[юи] 17 Гражданского кодекса", point)[
        0
    ]
    (outcome,) = ruling.outcomes(cited={norm: (f"{CIVIL}/~art_17",)}).outcomes
    assert (outcome.verdict, outcome.targets) == (BAD, (f"{CIVIL}/~art_17",))
    assert (outcome.scope.kind, outcome.scope.text) == scope


UNLINKED = [
    (rus, "Признать указанную норму соответствующей Конституции Республики Казахстан."),
    (rus, "Признать остальные нормы Закона не соответствующими Конституции Республики Казахстан."),
    (
        kaz,
        "Көрсетілген норма Қазақстан Республикасының Конституциясына сәйкес келеді деп танылсын.",
    ),
    (kaz, "Заңның қалған бөлігі Қазақстан Республикасының Конституциясына сәйкес келмейді."),
]


@pytest.mark.parametrize(("language", "point"), UNLINKED)
def test_a_verdict_on_a_norm_that_nothing_names_is_told(language, point):
    found = language(points=(point,)).outcomes()
    assert [o.targets for o in found.outcomes] == [()]
    assert [finding.code for finding in found.unlinked] == [Code.OUTCOME_WITHOUT_NORM]


def test_a_sentence_closes_no_list_that_is_none():
    ruling = rus(
        points=(
            "Признать пункт 2 статьи 17 УК соответствующим Конституции. Пункт 3 указанной статьи Конституции не соответствует.",
        )
    )
    cited = {"пункт 2 статьи 17 УК": (), "Пункт 3 указанной статьи Конституции": ()}
    found = ruling.outcomes(cited=cited)
    assert found.outcomes == ()
    assert [finding.code for finding in found.findings] == [Code.OUTCOME_DOUBTFUL]


def test_a_verdict_is_about_the_norm_and_not_about_the_measure():
    ruling = kaz(
        points=(
            "Азаматтық кодекстің 17-бабы Қазақстан Республикасы Конституциясының 26-бабына сәйкес келеді деп танылсын.",
        )
    )
    cited = {
        "Азаматтық кодекстің 17-бабы": (f"{CIVIL}/~art_17",),
        "Қазақстан Республикасы Конституциясының 26-бабына": (f"{CONSTITUTION}/~art_26",),
    }
    found = ruling.outcomes(cited=cited)
    (outcome,) = found.outcomes
    assert outcome.targets == (f"{CIVIL}/~art_17",)
    assert found.unlinked == ()
    words = "Қазақстан Республикасы Конституциясының 26-бабына сәйкес келеді деп танылсын"
    assert ruling.text[slice(*outcome.span)] == words
    assert [a.span for a in found.annotations] == [outcome.span]


@pytest.mark.parametrize(
    ("ruling", "cited"),
    [
        (
            rus(points=("Признать пункт 3 Правил, изданных на основании статьи 18 Кодекса, соответствующим Конституции.",)),
            {"пункт 3 Правил": (f"{CIVIL}/~art_17",), "статьи 18 Кодекса": (f"{CIVIL}/~art_18",)},
        ),
        (
            kaz(points=("Кодекстің 18-бабын қолдану қағидаларының 3-тармағы Конституцияға сәйкес келеді деп танылсын.",)),
            {"Кодекстің 18-бабын": (f"{CIVIL}/~art_18",), "қағидаларының 3-тармағы": (f"{CIVIL}/~art_17",)},
        ),
    ],
)  # fmt: skip
def test_a_norm_that_only_describes_another_is_not_measured(ruling, cited):
    (outcome,) = ruling.outcomes(cited=cited).outcomes
    assert outcome.targets == (f"{CIVIL}/~art_17",)


@pytest.mark.parametrize(
    "title",
    ["«О внесении изменений в Закон «О недрах»»", "«О внесении изменений в Закон «О недрах»"],
)
def test_a_law_in_the_title_of_another_is_not_measured(title):
    ruling = rus(points=(f"Признать Закон {title} соответствующим Конституции.",))
    (outcome,) = ruling.outcomes(cited={"Закон «О недрах»": (f"{CIVIL}/~art_18",)}).outcomes
    assert (outcome.verdict, outcome.targets) == (GOOD, ())


def test_several_asides_describe_one_norm():
    words = "пункт 3 Правил"
    point = f"Признать {words}, принятых взамен статьи 18 Кодекса, зарегистрированных в реестре, не соответствующим Конституции."
    cited = {words: (f"{CIVIL}/~art_17",), "статьи 18 Кодекса": (f"{CIVIL}/~art_18",)}
    (outcome,) = rus(points=(point,)).outcomes(cited=cited).outcomes
    assert (outcome.verdict, outcome.targets) == (BAD, (f"{CIVIL}/~art_17",))


def test_no_long_row_of_clauses_takes_long():
    row = ", ".join(
        f"{n}-тармағы жерді алу, беру бөлігінде Конституцияға сәйкес" for n in range(90)
    )
    _flagged(kaz(points=(f"{row} деп танылсын екен.",)))


def test_the_norm_may_stand_behind_the_verdict():
    ruling = rus(
        points=("Признать не соответствующей Конституции статью 17 Гражданского кодекса.",)
    )
    (outcome,) = ruling.outcomes(
        cited={"статью 17 Гражданского кодекса": (f"{CIVIL}/~art_17",)}
    ).outcomes
    assert outcome.targets == (f"{CIVIL}/~art_17",)


def test_norms_listed_in_sub_points_belong_to_the_verdict_above():
    ruling = rus(
        points=(
            (
                "Признать соответствующими Конституции Республики Казахстан:",
                "1) статью 17 Кодекса;",
                "2) статью 18 Кодекса.",
            ),
        )
    )
    cited = {f"статью {n} Кодекса": (f"{CIVIL}/~art_{n}",) for n in (17, 18)}
    found = ruling.outcomes(cited=cited).outcomes
    assert [(one.point, one.targets) for one in found] == [
        ("decision__para_1__point_1", (f"{CIVIL}/~art_17",)),
        ("decision__para_1__point_2", (f"{CIVIL}/~art_18",)),
    ]
    assert len({(one.block, one.span) for one in found}) == 1


def test_what_describes_an_item_of_a_list_is_not_measured():
    ruling = rus(
        points=(
            (
                "Признать соответствующими Конституции Республики Казахстан:",
                "1) пункт 3 Правил, изданных на основании статьи 18 Кодекса;",
                "2) статью 17 Кодекса.",
            ),
        )
    )
    cited = {
        f"{words} {n} Кодекса": (f"{CIVIL}/~art_{n}",)
        for words, n in (("статьи", 18), ("статью", 17))
    } | {"пункт 3 Правил": ()}
    found = ruling.outcomes(cited=cited).outcomes
    assert [one.targets for one in found] == [(), (f"{CIVIL}/~art_17",)]


@pytest.mark.parametrize(
    ("item", "scope"),
    [
        ("2) статью 18 Кодекса, кроме пункта 3.", ("exception", "кроме пункта 3")),
        ("2) статью 18 Кодекса в части слов «и».", ("words", "и")),
    ],
)
def test_an_item_may_limit_the_verdict_above_it(item, scope):
    head = "Признать соответствующими Конституции Республики Казахстан:"
    found = rus(points=((head, "1) статью 17 Кодекса;", item),)).outcomes()
    assert not found.findings
    first, second = found.outcomes
    assert (first.verdict, first.scope, second.verdict) == (GOOD, None, GOOD)
    assert (second.scope.kind, second.scope.text) == scope


@pytest.mark.parametrize(
    "head",
    [
        "Признать соответствующими Конституции, кроме следующих положений:",
        "Признать Закон соответствующим Конституции, за исключением:",
        "Не признавать соответствующими Конституции:",
        "Отказать в признании не соответствующими Конституции:",
        "По мнению заявителя, не соответствуют Конституции:",
        "Если суды признают не соответствующими Конституции:",
    ],
)
def test_what_turns_a_head_round_is_told_of_all_its_items(head):
    _flagged(rus(points=((head, "1) статью 17 Кодекса;", "2) статью 18 Кодекса."),)))


@pytest.mark.parametrize(
    "head",
    [
        "Конституцияға сәйкес келеді деп танылмасын:",
        "Конституцияға сәйкес емес деп тануға негіз жоқ:",
        "Мына нормалардан басқасы Конституцияға сәйкес келеді деп танылсын:",
    ],
)
def test_what_turns_a_kazakh_head_round_is_told_of_all_its_items(head):
    _flagged(kaz(points=((head, "1) Кодекстің 17-бабы;", "2) Кодекстің 18-бабы."),)))


def test_a_recommendation_to_several_in_a_list_is_told_of_each():
    items = ("1) Правительству внести законопроект;", "2) Верховному Суду обобщить практику.")
    found = rus(points=(("Рекомендовать:", *items),)).outcomes()
    assert [o.addressee for o in found.outcomes] == ["Правительство", "Верховный Суд"]


@pytest.mark.parametrize(
    ("language", "point", "addressees"),
    [
        (kaz, ("Үкімет:", "1) заң жобасын Мәжіліске енгізсін;", "2) қағидаларды қайта қарасын."), ["Үкімет"] * 2),
        (kaz, "Үкіметке заң жобасын енгізу ұсынылсын, Қаржы министрлігі оны бір ай ішінде әзірлесін.", ["Үкімет", "Қаржы министрлігі"]),
        (kaz, "Үкімет 2025 жылғы 1 мамырға дейін заң жобасын енгізсін, Парламент оны қарасын.", ["Үкімет", "Парламент"]),
        (rus, "Правительству внести проект закона до 1 мая 2025 года, Парламенту рассмотреть его.", ["Правительство", "Парламент"]),
        (rus, "Обратить внимание Парламента на пробел; Генерального прокурора – отменить указание.", ["Парламент", "Генеральный прокурор"]),
        (rus, "Правительству – внести проект; Министерству обороны рекомендуется провести перерасчёт.", ["Правительство", "Министерство обороны"]),
    ],
)  # fmt: skip
def test_each_is_told_what_is_asked_of_it_and_not_of_another(language, point, addressees):
    found = language(points=(point,)).outcomes()
    assert [o.addressee for o in found.outcomes] == addressees


@pytest.mark.parametrize(
    ("point", "told"),
    [
        (
            "Кабинету Министров до 1 мая 1995 года изменить правила, Министерству связи в течение месяца представить сведения.",
            [("Кабинет Министров", "до 1 мая 1995 года"), ("Министерство связи", "в течение месяца")],
        ),
        (
            "Рекомендовать Правительству внести проект, Министерству связи и акиматам до 1 мая 2027 года принять меры.",
            [("Правительство", None), ("Министерство связи и акиматы", "до 1 мая 2027 года")],
        ),
        (
            "Правительству разработать правила, Министерству связи их учесть в течение месяца.",
            [("Правительство", None), ("Министерство связи", "в течение месяца")],
        ),
        (
            "Рекомендовать Правительству, Министерству связи до 1 мая 2027 года принять меры.",
            [("Правительство, Министерство связи", "до 1 мая 2027 года")],
        ),
    ],
)  # fmt: skip
def test_each_body_behind_what_another_is_to_do_is_told_its_own(point, told):
    found = rus(points=(point,)).outcomes()
    assert [(o.addressee, o.term) for o in found.outcomes] == told
    assert found.findings == ()


def test_who_is_bidden_and_cannot_be_read_is_told():
    point = "Дербес қауымдастық шаралар туралы Конституциялық Сотқа хабарласын."
    found = kaz(points=(point,)).outcomes()
    assert [o.addressee for o in found.outcomes] == [None]
    assert Code.OUTCOME_DOUBTFUL in {one.code for one in found.findings}


@pytest.mark.parametrize(
    ("bodies", "nominative"),
    [
        ("Государственному комитету по приватизации", "Государственный комитет по приватизации"),
        ("Агентству по борьбе с коррупцией", "Агентство по борьбе с коррупцией"),
        ("Комитету по управлению государственным имуществом", "Комитет по управлению государственным имуществом"),
        ("Комитету по делам несовершеннолетних и Правительству", "Комитет по делам несовершеннолетних и Правительство"),
        ("Комитету по итогам проверки", "Комитет"),
    ],
)  # fmt: skip
def test_a_body_is_named_with_what_it_is_for(bodies, nominative):
    found = rus(points=(f"Рекомендовать {bodies} в трехмесячный срок принять меры.",)).outcomes()
    assert [(o.addressee, o.term) for o in found.outcomes] == [(nominative, "в трехмесячный срок")]


IN_FORCE = [
    *(
        (kaz, "Осы нормативтік қаулы {}, түпкілікті болып табылады.", words)
        for words in (
            "2027 жылғы 1 қаңтардан бастап күшіне енеді",
            "2027 жылдың 1 қаңтарынан бастап қолданысқа енгізіледі",
            "2027 жылғы қаңтардың 1-інен бастап күшіне енеді",
            "1 наурыздан күшіне енеді",
            "2027 жылғы 1 наурызда күшіне енеді",
        )
    ),
    *(
        (rus, "Настоящее нормативное постановление {}, является окончательным.", words)
        for words in ("вступает в силу с 1 января 2027 года", "вступает в силу 1 марта 2027 года")
    ),
]


@pytest.mark.parametrize(("language", "point", "words"), IN_FORCE)
def test_the_entry_into_force_has_its_day(language, point, words):
    ruling = language(points=(point.format(words),))
    entry = ruling.outcomes().outcomes[0]
    said = ruling.text[slice(*entry.span)]
    assert (entry.kind.value, said) == ("entry-into-force", words)


def test_a_term_is_of_its_own_clause():
    point = "Правительству не позднее 1 марта 2025 года внести законопроект; до принятия закона применять норму."
    told, interim = rus(points=(point,)).outcomes().outcomes
    assert (told.term, interim.term) == ("не позднее 1 марта 2025 года", None)


def test_a_term_ends_with_a_word():
    point = "Правительству не позднее шести месяцев после опубликования ;настоящего акта внести законопроект."
    (told,) = rus(points=(point,)).outcomes().outcomes
    assert told.term == "не позднее шести месяцев после опубликования"


def test_an_item_that_decides_something_else_is_told():
    head = "Признать соответствующими Конституции Республики Казахстан:"
    item = "2) статью 18 Кодекса не применять."
    _flagged(rus(points=((head, "1) статью 17 Кодекса;", item),)))


def test_each_item_of_a_list_that_is_not_understood_is_told():
    """One alone was told, and the verdicts of the others were missing without a word."""
    head = "Признать статьи 17 и 18 Кодекса:"
    good = "1) статью 17 – соответствующей Конституции Республики Казахстан;"
    bad = "2) статью 18 – не соответствующей Конституции Республики Казахстан."
    found = rus(points=((head, good, bad),)).outcomes()
    assert len(found.findings) == 2


def test_an_item_whose_list_is_in_doubt_is_told():
    found = rus(
        points=(
            (
                "Признать соответствующими Конституции:",
                "1) статью 17 Кодекса;",
                "2) статью 18 Кодекса не применять.",
            ),
        )
    ).outcomes()
    assert len(found.findings) == 2


def test_sub_points_with_verdicts_of_their_own():
    ruling = rus(
        points=(
            (
                "Признать:",
                "1) статью 17 Кодекса признать соответствующей Конституции;",
                "2) статью 18 Кодекса признать не соответствующей Конституции.",
            ),
        )
    )
    found = ruling.outcomes()
    assert [(o.point, o.verdict) for o in found.outcomes] == [
        ("decision__para_1__point_1", GOOD),
        ("decision__para_1__point_2", BAD),
    ]
    assert not found.findings


_LABOUR = "/akn/kz/act/code/2015-11-23/414-v"
_IN_BRACKETS = [
    (kaz, "Еңбек кодексінің нормалары (5-баптың 2-тармағы, 7-бап) Конституцияға сәйкес келмейді деп танылсын.", ("Еңбек кодексінің", "5-баптың 2-тармағы", "7-бап"), True),
    (kaz, "Еңбек кодексінің нормалары (5-баптың 2-тармағы және 7-бап) Конституцияға қайшы деп танылсын.", ("Еңбек кодексінің", "5-баптың 2-тармағы", "7-бап"), True),
    (kaz, "Еңбек кодексінің нормалары (атап айтқанда, 5-бап, 7-бап) Конституцияға сәйкес келмейді деп танылсын.", ("Еңбек кодексінің", "5-бап", "7-бап"), False),
    (kaz, "Еңбек кодексінің нормалары, атап айтқанда 5-бабы, 7-бабы, Конституцияға сәйкес келмейді деп танылсын.", ("Еңбек кодексінің", "5-бабы", "7-бабы"), False),
    (rus, "Признать нормы Трудового кодекса (пункт 2 статьи 5; статья 7) противоречащими Конституции.", ("Трудового кодекса", "пункт 2 статьи 5", "статья 7"), True),
    (rus, "Признать Трудовой кодекс (с изменениями в статью 5, статью 7) не соответствующим Конституции.", ("Трудовой кодекс", "статью 5", "статью 7"), False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "cited", "certain"), _IN_BRACKETS)
def test_of_an_act_whose_norms_a_bracket_names_only_they_are_held(language, point, cited, certain):
    targets = (_LABOUR, f"{_LABOUR}/~art_5", f"{_LABOUR}/~art_7")
    named = {words: (target,) for words, target in zip(cited, targets, strict=True)}
    found = language(points=(point,)).outcomes(cited=named)
    assert [one.targets for one in found.outcomes] == ([targets[1:]] if certain else [])
    assert [one.code for one in found.findings] == ([] if certain else [Code.OUTCOME_DOUBTFUL])


def test_what_is_quoted_decides_nothing():
    ruling = rus(
        points=(
            (
                "Пересмотреть пункт 3 постановления Конституционного Совета от 7 октября 2003 года № 14, изложив его в следующей редакции:",
                "«3. Настоящее постановление вступает в силу со дня принятия. Статья 17 не соответствует Конституции.».",
            ),
        )
    )
    assert [o.kind for o in ruling.outcomes().outcomes] == ["revision"]


def test_a_supreme_court_s_guidance_has_no_verdict():
    text = (Path(__file__).parents[1] / "rulings").glob("vs-*.clean.txt")
    for path in text:
        language = Language(path.name.split(".")[1])
        ruling = Ruled(load(language), path.read_text("utf-8").rstrip("\n"))
        found = ruling.outcomes()
        assert {o.kind.value for o in found.outcomes} <= {
            "revision",
            "entry-into-force",
            "publication",
        }
        assert not found.findings


GUIDANCE = {
    rus: (
        (
            "О судебной практике\nНормативное постановление Верховного Суда Республики Казахстан от 6 октября 2017 года № 7\n"
            "Пленарное заседание Верховного Суда постановляет:\n1. {point}\nПредседатель Верховного Суда К. Тен"
        ),
        "постановления от 7 октября 2003 года № 14",
        {
            "Не применять постановление от 7 октября 2003 года № 14.": ["non-application"],
            "Действие постановления от 7 октября 2003 года № 14 приостановить.": [],
            "Сохранить силу пункта 3 постановления от 7 октября 2003 года № 14.": [],
            "Не принимать во внимание разъяснения постановления от 7 октября 2003 года № 14.": [],
            "Судам следует учитывать разъяснения постановления от 7 октября 2003 года № 14.": None,
            "Копию постановления вручить сторонам.": None,
            "Обязанность подтверждена постановлением от 7 октября 2003 года № 14.": None,
        },
    ),
    kaz: (
        (
            "Сот практикасы туралы\nҚазақстан Республикасы Жоғарғы Сотының 2017 жылғы 6 қазандағы № 7 нормативтік қаулысы\n"
            "Жоғарғы Соттың жалпы отырысы қаулы етеді:\n1. {point}\nЖоғарғы Соттың Төрағасы К. Тен"
        ),
        "2003 жылғы 7 қазандағы № 14 қаулысы",
        {
            "2003 жылғы 7 қазандағы № 14 қаулысы қолданылмасын.": ["non-application"],
            "2003 жылғы 7 қазандағы № 14 қаулысының қолданысы тоқтатыла тұрсын.": [],
            "2003 жылғы 7 қазандағы № 14 қаулысында берілген түсіндірмелер назарға алынбасын.": [],
            "Облыстық соттардың төрағалары осы нормативтік қаулыны зерделеуді ұйымдастырсын.": [],
            "Соттарға 2003 жылғы 7 қазандағы № 14 қаулысы түсіндірілсін.": None,
            "Осы істі қараған судья жекеше қаулы шығарсын.": None,
            "Істі тоқтату туралы қаулының көшірмесі тараптарға тапсырылсын.": None,
        },
    ),
}


@pytest.mark.parametrize(
    ("made", "point"), [(made, point) for made in GUIDANCE for point in GUIDANCE[made][2]]
)
def test_what_guidance_bids_of_another_ruling_is_read_or_told(made, point):
    frame, words, points = GUIDANCE[made]
    ruling = Ruled(made().grammar, frame.format(point=point))
    cited = {words: (RULING,)} if words in point else {}
    if "Не применять постановление" in point:
        cited = {"постановление от 7 октября 2003 года № 14": (RULING,)}
    found = ruling.outcomes(cited=cited)
    assert [one.kind for one in found.outcomes] == (points[point] or [])
    told = [Code.OUTCOME_UNKNOWN] if points[point] == [] else []
    assert [one.code for one in found.findings] == told


def test_targets_of_an_interpretation_are_the_constitution():
    ruling = kaz(points=("Конституцияның 26-бабы кез келген мүлікті қамтиды деп түсінілсін.",))
    (outcome,) = ruling.outcomes(
        cited={"Конституцияның 26-бабы": (f"{CONSTITUTION}/~art_26",)}
    ).outcomes
    assert outcome.targets == (f"{CONSTITUTION}/~art_26",)


@pytest.mark.parametrize(
    ("language", "point", "words", "told"),
    [
        (rus, "Положение, установленное статьей 26 Конституции, означает запрет конфискации.", "статьей 26 Конституции", True),
        (rus, "Под «имуществом», указанным в статье 26 Конституции, понимаются все вещи.", "статье 26 Конституции", True),
        (rus, "Исходя из статьи 26 Конституции, нормы об имуществе понимать как запрет.", "статьи 26 Конституции", False),
        (kaz, "Конституцияның 26-бабында көрсетілген «мүлік» деп барлық заттар түсініледі.", "Конституцияның 26-бабында", True),
        (kaz, "Конституцияның 26-бабына сәйкес мүлік деп барлық заттар түсініледі.", "Конституцияның 26-бабына", False),
    ],
)  # fmt: skip
def test_an_interpretation_of_nothing_that_is_named_is_told(language, point, words, told):
    name = f"{CONSTITUTION}/~art_26"
    found = language(points=(point,)).outcomes(cited={words: (name,)})
    assert [o.targets for o in found.outcomes] == [(name,) if told else ()]
    assert [o.code for o in found.unlinked] == ([] if told else [Code.OUTCOME_WITHOUT_NORM])


CHANGED_WORDS = {
    rus: (
        (
            "В постановлении Верховного Суда от 7 октября 2003 года № 14:",
            "пункт 1 после слова «суд» дополнить словами «Гражданского кодекса»;",
            "по всему тексту слова «Трудового кодекса» заменить словом «Кодекса».",
        ),
        {"постановлении Верховного Суда от 7 октября 2003 года № 14": (RULING,), "Гражданского кодекса": (), "Трудового кодекса": ()},
    ),
    kaz: (
        (
            "Жоғарғы Соттың 2003 жылғы 7 қазандағы № 14 қаулысында:",
            "1-тармақ «Азаматтық кодекстің» деген сөздермен толықтырылсын;",
            "барлық мәтін бойынша «Еңбек кодексінің» деген сөздер «Кодекстің» деген сөзбен ауыстырылсын.",
        ),
        {"Жоғарғы Соттың 2003 жылғы 7 қазандағы № 14 қаулысында": (RULING,), "Азаматтық кодекстің": (), "Еңбек кодексінің": ()},
    ),
}  # fmt: skip


@pytest.mark.parametrize("made", CHANGED_WORDS)
def test_words_that_are_put_in_or_taken_out_leave_nothing_open(made):
    points, cited = CHANGED_WORDS[made]
    found = made(points=("\n".join(points),)).outcomes(cited=cited)
    assert {one.targets for one in found.outcomes} == {(RULING,)}
    assert found.unlinked == ()


PARTS_IN_FORCE = {
    "Пункты 2 и 3 вводятся в действие с 1 июня 2018 года.": (rus, "Пункты 2 и 3"),
    "2-тармақ 2018 жылғы 1 маусымнан бастап қолданысқа енгізіледі.": (kaz, "2-тармақ"),
}


@pytest.mark.parametrize("point", PARTS_IN_FORCE)
def test_points_of_the_ruling_enter_into_force_by_themselves(point):
    made, words = PARTS_IN_FORCE[point]
    (found,) = made(points=(point,)).outcomes().outcomes
    assert (found.kind, found.scope and found.scope.text) == (OutcomeKind.ENTRY_INTO_FORCE, words)


def test_changes_of_several_rulings_that_an_annex_names_are_told():
    point = "Внести в некоторые нормативные постановления Верховного Суда изменения согласно приложению."
    found = rus(points=(point,)).outcomes()
    assert [one.kind for one in found.outcomes] == [OutcomeKind.REVISION]
    assert [one.code for one in found.unlinked] == [Code.OUTCOME_WITHOUT_NORM]


def test_targets_of_a_revision_are_rulings():
    ruling = rus(
        points=(
            "Признать утратившим силу постановление от 7 октября 2003 года № 14 о статье 17 Кодекса.",
        )
    )
    cited = {
        "постановление от 7 октября 2003 года № 14": (RULING,),
        "статье 17 Кодекса": (f"{CIVIL}/~art_17",),
    }
    (outcome,) = ruling.outcomes(cited=cited).outcomes
    assert (outcome.kind, outcome.targets) == ("revision", (RULING,))


RECOMMENDATIONS = [
    (kaz, "Қазақстан Республикасының Үкіметіне алты айдан кешіктірмей заң жобасын енгізу ұсынылсын.", ("Қазақстан Республикасының Үкіметі", "алты айдан кешіктірмей")),
    (kaz, "Қазақстан Республикасының Парламентіне заңды 2025 жылғы 1 шілдеге дейін қабылдау ұсынылсын.", ("Қазақстан Республикасының Парламенті", "2025 жылғы 1 шілдеге дейін")),
    (kaz, "Қазақстан Республикасының Үкіметі осы қаулы жарияланғаннан кейін үш айдан кешіктірмей Парламенттің Мәжілісіне заң жобасын енгізсін.", ("Қазақстан Республикасының Үкіметі", "осы қаулы жарияланғаннан кейін үш айдан кешіктірмей")),
    (kaz, "Үкіметке үш ай ішінде шаралар қабылдау ұсынылсын.", ("Үкімет", "үш ай ішінде")),
    (rus, "Рекомендовать Правительству Республики Казахстан внести законопроект не позднее второго квартала 2027 года.", ("Правительство Республики Казахстан", "не позднее второго квартала 2027 года")),
    (rus, "Рекомендовать Правительству Республики Казахстан внести законопроект в срок не позднее первого полугодия 2027 года.", ("Правительство Республики Казахстан", "в срок не позднее первого полугодия 2027 года")),
    (rus, "Рекомендовать Правительству Республики Казахстан не позднее шести месяцев внести законопроект.", ("Правительство Республики Казахстан", "не позднее шести месяцев")),
    (rus, "Верховному Суду Республики Казахстан рекомендовать в течение трех месяцев пересмотреть практику.", ("Верховный Суд Республики Казахстан", "в течение трех месяцев")),
    (rus, "Правительству Республики Казахстан в шестимесячный срок внести в Курултай законопроект.", ("Правительство Республики Казахстан", "в шестимесячный срок")),
    (rus, "Парламенту Республики Казахстан устранить пробел не позднее одного года.", ("Парламент Республики Казахстан", "не позднее одного года")),
    (rus, "Генеральному прокурору рекомендовать отменить указание в двухнедельный срок.", ("Генеральный прокурор", "в двухнедельный срок")),
    (rus, "Правительству в течение месяца внести законопроект.", ("Правительство", "в течение месяца")),
    (kaz, "Үкіметке екі апталық мерзімде заң жобасын енгізу ұсынылсын.", ("Үкімет", "екі апталық мерзімде")),
    (kaz, "Үкімет бес айдан кешіктірілмейтін мерзімде Мәжіліске заң жобасын енгізсін.", ("Үкімет", "бес айдан кешіктірілмейтін мерзімде")),
    (kaz, "Үкіметке отыз жұмыс күні ішінде заң жобасын енгізу ұсынылсын.", ("Үкімет", "отыз жұмыс күні ішінде")),
    (kaz, "Әділет министрлігі Қағидаларға өзгерістер енгізуді қамтамасыз етсін.", ("Әділет министрлігі", None)),
    (rus, "Предложить законодателю уточнить норму.", (None, None)),
    (rus, "Рекомендовать маслихатам областей пересмотреть решения.", ("маслихаты областей", None)),
    (rus, "Рекомендовать Агентству по противодействию коррупции и Генеральной прокуратуре принять меры.", ("Агентство по противодействию коррупции и Генеральная прокуратура", None)),
    (rus, "Рекомендовать Агентству Республики Казахстан по делам государственной службы принять меры.", ("Агентство Республики Казахстан по делам государственной службы", None)),
    (rus, "Рекомендовать Республиканской коллегии адвокатов обобщить практику.", ("Республиканская коллегия адвокатов", None)),
    (rus, "Рекомендовать Премьер-Министру рассмотреть вопрос.", ("Премьер-Министр", None)),
    (rus, "Рекомендовать государственным органам и должностным лицам учитывать правовые позиции.", ("государственные органы и должностные лица", None)),
    (kaz, "Сыбайлас жемқорлыққа қарсы іс-қимыл агенттігі мен Бас прокуратураға шаралар қабылдау ұсынылсын.", ("Сыбайлас жемқорлыққа қарсы іс-қимыл агенттігі мен Бас прокуратура", None)),
    (kaz, "Облыстық мәслихаттарға шешімдерін қайта қарау ұсынылсын.", ("Облыстық мәслихаттар", None)),
    (kaz, "Премьер-Министрге мәселені қарау ұсынылсын.", ("Премьер-Министр", None)),
    (kaz, "Мемлекеттік органдар мен лауазымды адамдарға құқықтық ұстанымдарды ескеру ұсынылсын.", ("Мемлекеттік органдар мен лауазымды адамдар", None)),
    (rus, "Рекомендовать Правительству в течение 2026 года внести законопроект.", ("Правительство", "в течение 2026 года")),
    (rus, "Рекомендовать Правительству не позднее 1 июля 2026 г. внести законопроект.", ("Правительство", "не позднее 1 июля 2026 г.")),
    (rus, "Рекомендовать Правительству до конца первого полугодия 2026 года внести законопроект.", ("Правительство", "до конца первого полугодия 2026 года")),
    (rus, "Рекомендовать Правительству в полугодовой срок внести законопроект.", ("Правительство", "в полугодовой срок")),
    (rus, "Рекомендовать Правительству в первом квартале 2026 года внести законопроект.", ("Правительство", "в первом квартале 2026 года")),
    (rus, "Рекомендовать Правительству к 1 сентября 2026 года внести законопроект.", ("Правительство", "к 1 сентября 2026 года")),
    (rus, "Рекомендовать Министерству не позднее десяти дней со дня получения копии постановления учесть правовые позиции.", ("Министерство", "не позднее десяти дней со дня получения копии постановления")),
    (rus, "Правительству в течение одного года после введения в действие настоящего постановления обеспечить принятие мер.", ("Правительство", "в течение одного года после введения в действие настоящего постановления")),
    (kaz, "Үкіметке 2026 жыл ішінде заң жобасын енгізу ұсынылсын.", ("Үкімет", "2026 жыл ішінде")),
    (kaz, "Үкіметке осы қаулы күшіне енген күннен бастап үш айдан кешіктірмей заң жобасын енгізу ұсынылсын.", ("Үкімет", "осы қаулы күшіне енген күннен бастап үш айдан кешіктірмей")),
    (kaz, "Үкіметке 2026 жылдың бірінші жартыжылдығында заң жобасын енгізу ұсынылсын.", ("Үкімет", "2026 жылдың бірінші жартыжылдығында")),
    (kaz, "Үкіметке жарты жыл ішінде заң жобасын енгізу ұсынылсын.", ("Үкімет", "жарты жыл ішінде")),
    (kaz, "Үкіметке дереу заң жобасын енгізу ұсынылсын.", ("Үкімет", "дереу")),
    (rus, "Рекомендовать Министерству внутренних дел, Министерству юстиции и Генеральной прокуратуре обобщить практику.", ("Министерство внутренних дел, Министерство юстиции и Генеральная прокуратура", None)),
    (rus, "Министерству юстиции совместно с Генеральной прокуратурой в месячный срок изучить практику.", ("Министерство юстиции совместно с Генеральной прокуратурой", "в месячный срок")),
    (rus, "Рекомендовать Министерству финансов и Национальному Банку совместно с заинтересованными органами обобщить практику.", ("Министерство финансов и Национальный Банк совместно с заинтересованными органами", None)),
    (kaz, "Ішкі істер министрлігіне Денсаулық сақтау министрлігімен бірлесіп екі ай ішінде қағидаларды қайта қарау ұсынылсын.", ("Ішкі істер министрлігі Денсаулық сақтау министрлігімен бірлесіп", "екі ай ішінде")),
    (kaz, "Әділет министрлігі Бас прокуратурамен бірлесіп шаралар қабылдасын.", ("Әділет министрлігі Бас прокуратурамен бірлесіп", None)),
    (rus, "О принятых мерах проинформировать Конституционный Суд в сроки, предусмотренные пунктом 4 статьи 65 Закона.", (None, "в сроки, предусмотренные пунктом 4 статьи 65 Закона")),
    (rus, "Правительству в срок, установленный статьей 65 Закона, внести законопроект.", ("Правительство", "в срок, установленный статьей 65 Закона")),
    (kaz, "Үкіметке Заңның 65-бабының 4-тармағында белгіленген мерзімде заң жобасын енгізу ұсынылсын.", ("Үкімет", "Заңның 65-бабының 4-тармағында белгіленген мерзімде")),
    (rus, "Обратить внимание Правительства на пробел в законе.", ("Правительство", None)),
    (rus, "Обратить внимание Правительства и Генеральной прокуратуры Республики Казахстан на пробел в законе.", ("Правительство и Генеральная прокуратура Республики Казахстан", None)),
    (kaz, "Үкіметі мен Бас прокуратурасының назары заңдағы олқылыққа аударылсын.", ("Үкіметі мен Бас прокуратурасы", None)),
    (kaz, "Үкімет, Жоғарғы Сот және Бас прокуратура осы қаулыны орындау жөнінде шаралар қабылдасын.", ("Үкімет, Жоғарғы Сот және Бас прокуратура", None)),
    (kaz, "Мемлекеттік органдарға өз актілерін түзету ұсынылсын.", ("Мемлекеттік органдар", None)),
    (rus, "Рекомендовать Правительству в срок до 1 января 2026 года совместно с Министерством труда и социальной защиты населения внести законопроект.", ("Правительство совместно с Министерством труда и социальной защиты населения", "в срок до 1 января 2026 года")),
    (rus, "Рекомендовать Правительству внести законопроект до 1 января 2026 года совместно с Верховным Судом.", ("Правительство совместно с Верховным Судом", "до 1 января 2026 года")),
    (rus, "Рекомендовать Генеральной прокуратуре совместно с Комитетом национальной безопасности и Министерством внутренних дел обобщить практику.", ("Генеральная прокуратура совместно с Комитетом национальной безопасности и Министерством внутренних дел", None)),
    (rus, "Рекомендовать Правительству принять порядок, разработанный совместно с Верховным Судом.", ("Правительство", None)),
    (rus, "О принятых мерах Правительству и Министерству обороны в месячный срок после их осуществления проинформировать Конституционный Суд.", ("Правительство и Министерство обороны", "в месячный срок после их осуществления")),
    (kaz, "Үкіметке 2026 жылғы 1 қаңтарға дейін Денсаулық сақтау министрлігімен бірлесіп заң жобасын енгізу ұсынылсын.", ("Үкімет Денсаулық сақтау министрлігімен бірлесіп", "2026 жылғы 1 қаңтарға дейін")),
    (kaz, "Үкіметке заң жобасын Әділет министрлігімен бірлесіп енгізу ұсынылсын.", ("Үкімет Әділет министрлігімен бірлесіп", None)),
    (kaz, "Қазақстан Республикасының Үкіметі және Жоғарғы Соты бірлесіп заң жобасын енгізсін.", ("Қазақстан Республикасының Үкіметі және Жоғарғы Соты", None)),
    (kaz, "Үкімет 2026 жылғы 1 наурызға дейінгі мерзімде заң жобасын енгізсін.", ("Үкімет", "2026 жылғы 1 наурызға дейінгі мерзімде")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "expected"), RECOMMENDATIONS)
def test_recommendation(language, point, expected):
    (outcome,) = language(points=(point,)).outcomes().outcomes
    assert outcome.kind == "recommendation"
    assert (outcome.addressee, outcome.term) == expected


def test_with_whom_somebody_acts_is_told_where_it_is_not_known():
    point = (
        "Рекомендовать Правительству разработать совместно с Верховным Судом порядок пересмотра."
    )
    found = rus(points=(point,)).outcomes()
    assert [o.addressee for o in found.outcomes] == ["Правительство"]
    assert [f.code.value for f in found.findings] == ["outcome-doubtful"]


LEFT_OUT = [
    (rus, "Постановление вступает в силу со дня опубликования, а абзац третий пункта 10 – с 1 января 2009 года.", "абзац третий пункта 10 – с 1 января 2009 года"),
    (rus, "Производство о проверке статьи 41 (кроме пункта 4)) прекратить.", "кроме пункта 4)"),
    (rus, "Пункт 2 настоящего постановления вводится в действие с 1 января 2026 года.", "Пункт 2 настоящего постановления"),
    (rus, "Пункты 2 и 3 резолютивной части вводятся в действие по истечении трех месяцев после опубликования.", "Пункты 2 и 3 резолютивной части"),
    (kaz, "Осы нормативтік қаулының 1-тармағы 2026 жылғы 1 тамыздан бастап қолданысқа енгізілсін.", "Осы нормативтік қаулының 1-тармағы"),
    (kaz, "Қаулы қабылданған күнінен бастап (5-тармақта айтылған бөлігінен басқасы) күшіне енеді.", "5-тармақта айтылған бөлігінен басқасы"),
]  # fmt: skip


BEHIND_ANOTHER = [
    (rus, "Постановление вступает в силу со дня принятия, является общеобязательным, окончательным и обжалованию не подлежит, кроме случая, предусмотренного пунктом 4 статьи 73 Конституции."),
    (rus, "Постановление вступает в силу со дня принятия и обжалованию не подлежит, за исключением случаев пересмотра."),
    (kaz, "Қаулы қабылданған күнінен бастап күшіне енеді, Конституцияның 73-бабының 4-тармағында көзделген жағдайды қоспағанда түпкілікті болып табылады және шағымдануға жатпайды."),
    (kaz, "Осы қаулы қабылданған күнінен бастап күшіне енеді, жалпыға бірдей міндетті, Президент қарсылық білдірген реттерді қоспағанда түпкілікті."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point"), BEHIND_ANOTHER)
def test_what_another_decision_leaves_out_is_none_of_the_first(language, point):
    found = language(points=(point,)).outcomes()
    assert [(o.kind, o.scope) for o in found.outcomes] == [
        ("entry-into-force", None),
        ("finality", None),
    ]


@pytest.mark.parametrize("share", ["көрсетілген шекте", "аталған шекте"])
def test_a_share_that_was_named_before_limits_a_kazakh_act(share):
    point = f"Кодекстің 41-бабы {share} қолданылуға жатпайды."
    (outcome,) = kaz(points=(point,)).outcomes().outcomes
    assert outcome.scope
    assert outcome.scope.text == share


def test_a_new_share_of_a_kazakh_act_is_told():
    _flagged(kaz(points=("Кодекстің 41-бабы мерзімді шектейтін шекте қолданылуға жатпайды.",)))


@pytest.mark.parametrize(("language", "point", "scope"), LEFT_OUT)
def test_what_is_left_out_ends_where_it_does(language, point, scope):
    (outcome,) = language(points=(point,)).outcomes().outcomes
    assert outcome.scope.text == scope


@pytest.mark.parametrize(
    ("language", "title", "point"),
    [
        (
            rus,
            "Об официальном толковании пункта 3 статьи 26 Конституции Республики Казахстан",
            point,
        )
        for point in (
            "Отказать в удовлетворении обращения в остальной части.",
            "Обращение субъекта отклонить.",
            "Возвратить обращение без рассмотрения.",
        )
    ]
    + [
        (
            kaz,
            "Қазақстан Республикасы Конституциясының 26-бабының 3-тармағын ресми түсіндіру туралы",
            point,
        )
        for point in (
            "Өтінішті қанағаттандырудан бас тартылсын.",
            "Өтініш қараусыз қалдырылсын.",
        )
    ],
)
def test_what_is_refused_is_no_interpretation(language, title, point):
    found = language(title=title, points=(point,)).outcomes()
    assert [o.kind for o in found.outcomes] == [OutcomeKind.REFUSAL]
    assert found.findings == ()


def test_a_statement_in_a_ruling_that_only_interprets():
    title = "Об официальном толковании пункта 3 статьи 26 Конституции Республики Казахстан"
    ruling = rus(
        title=title,
        points=(
            "Никто не может быть лишен имущества иначе как в силу пункта 3 статьи 26 Конституции.",
            "Возврат имущества производится немедленно.",
            "Постановление вступает в силу со дня принятия.",
        ),
    )
    found = ruling.outcomes()
    assert [o.kind for o in found.outcomes] == ["interpretation"] * 2 + ["entry-into-force"]
    assert [finding.code for finding in found.findings] == [Code.OUTCOME_INFERRED]


def test_the_same_statement_in_a_review_is_not_understood():
    ruling = rus(
        points=("Никто не может быть лишен имущества иначе как по статье 26 Конституции.",)
    )
    _flagged(ruling)


def test_an_article_and_a_part_of_it_are_both_measured():
    point = "Признать статью 17 Кодекса и пункт 2 статьи 17 Кодекса соответствующими Конституции."
    targets = (f"{CIVIL}/~art_17", f"{CIVIL}/~art_17__para_2")
    cited = {"статью 17 Кодекса": targets[:1], "пункт 2 статьи 17 Кодекса": targets[1:]}
    (outcome,) = rus(points=(point,)).outcomes(cited=cited).outcomes
    assert outcome.targets == targets


@pytest.mark.parametrize(
    ("language", "words", "point"),
    [
        (rus, "статью 9 Закона", "Признать статью 9 Закона соответствующей Конституции."),
        (kaz, "Заңның 9-бабы", "Заңның 9-бабы Конституцияға сәйкес келеді деп танылсын."),
    ],
)
def test_a_verdict_on_a_norm_that_is_left_open_is_told(language, words, point):
    found = language(points=(point,)).outcomes(cited={words: ()})
    assert [one.verdict for one in found.outcomes] == [Verdict.CONFORMING]
    assert [one.code for one in found.unlinked] == [Code.OUTCOME_WITHOUT_NORM]


@pytest.mark.parametrize(
    ("language", "norm", "own", "points"),
    [
        (rus, "статью 17 Кодекса", "пунктом 1 настоящего постановления", ("Признать статью 17 Кодекса не соответствующей Конституции.", "Норма, признанная пунктом 1 настоящего постановления не соответствующей Конституции, не подлежит применению.")),
        (rus, "статью 17 Кодекса", "пункте 1 настоящего постановления", ("Признать статью 17 Кодекса не соответствующей Конституции.", "Решения судов, вынесенные на основе нормы, указанной в пункте 1 настоящего постановления, подлежат пересмотру.")),
        (kaz, "Кодекстің 17-бабы", "Осы қаулының 1-тармағымен", ("Кодекстің 17-бабы Конституцияға сәйкес келмейді деп танылсын.", "Осы қаулының 1-тармағымен конституциялық емес деп танылған норма қолданылуға жатпайды.")),
    ],
)  # fmt: skip
def test_what_a_point_declares_void_is_not_applied_whatever_case_it_is_named_in(
    language, norm, own, points
):
    cited = {"cited": {norm: (f"{CIVIL}/~art_17",)}, "own": {own: ("para_1",)}}
    found = language(points=points).outcomes(**cited).outcomes
    assert [one.targets for one in found] == [(f"{CIVIL}/~art_17",)] * 2


def test_a_paragraph_without_number_is_no_point_of_its_place():
    points = (
        "Признать статью 17 Кодекса не соответствующей Конституции.",
        "Признать статью 18 Кодекса не соответствующей Конституции.",
        "Решения судов, вынесенные на основе нормы, указанной в пункте 2 настоящего постановления, подлежат пересмотру.",
    )
    # The formula is the first paragraph, so that the one whose number is lost is the second.
    unnumbered = rus(points=points).text.replace("1. Признать", "Признать")
    cited = {f"статью {n} Кодекса": (f"{CIVIL}/~art_{n}",) for n in (17, 18)}
    own = {"пункте 2 настоящего постановления": ("para_2",)}
    found = Ruled(load(Language.RUS), unnumbered).outcomes(cited=cited, own=own).outcomes
    assert [one.targets for one in found] == [(f"{CIVIL}/~art_{n}",) for n in (17, 18, 18)]


def test_a_point_that_is_cut_behind_a_joining_word_is_read():
    point = "Опубликовать настоящее нормативное постановление на казахском и"
    found = rus(points=("Постановление вступает в силу со дня принятия.", point)).outcomes()
    assert found.outcomes[-1].kind == "publication"


VOID_FROM = [
    (rus, "Признать статью 41 не соответствующей Конституции с 1 января 2026 года.", "с 1 января 2026 года"),
    (rus, "Статью 41 признать не соответствующей Конституции Республики Казахстан с 1 июля 2026 г.", "с 1 июля 2026 г."),
    (rus, "Признать не соответствующей Конституции с 1 января 2026 года статью 41.", "с 1 января 2026 года"),
    (rus, "Признать статью 41 с 1 января 2026 года не соответствующей Конституции.", "с 1 января 2026 года"),
    (rus, "Признать с 1 января 2026 года статью 41 не соответствующей Конституции.", "с 1 января 2026 года"),
    (rus, "Признать статью 41 не соответствующей Конституции с момента её введения в действие.", "с момента её введения в действие"),
    (rus, "Признать статью 41 не соответствующей Конституции со дня введения в действие настоящего нормативного постановления.", "со дня введения в действие настоящего нормативного постановления"),
    (rus, "Признать статью 41, введенную в действие с 1 января 2020 года, не соответствующей Конституции.", None),
    (rus, "Признать статью 41 Закона, действующую с 1 января 2020 года, не соответствующей Конституции с 1 мая 2026 года.", "с 1 мая 2026 года"),
    (kaz, "41-бап 2026 жылғы 1 қаңтардан бастап Конституцияға сәйкес келмейді деп танылсын.", "2026 жылғы 1 қаңтардан бастап"),
    (kaz, "2026 жылғы 1 қаңтардан бастап 41-бап Конституцияға сәйкес келмейді деп танылсын.", "2026 жылғы 1 қаңтардан бастап"),
    (kaz, "41-бап осы нормативтік қаулы қолданысқа енгізілген күннен бастап Конституцияға сәйкес келмейді деп танылсын.", "осы нормативтік қаулы қолданысқа енгізілген күннен бастап"),
    (kaz, "2020 жылғы 1 қаңтардан бастап қолданылатын 41-бап Конституцияға сәйкес келмейді деп танылсын.", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "point", "term"), VOID_FROM)
def test_from_when_a_norm_is_void(language, point, term):
    norm = "41-бап" if language is kaz else "41"
    found = language(points=(point,)).outcomes(cited={norm: (f"{CIVIL}/~art_41",)})
    assert [(one.verdict, one.term) for one in found.outcomes] == [(Verdict.NON_CONFORMING, term)]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "Признать статью 41 соответствующей Конституции с 1 января 2026 года."),
        (rus, "Признать статью 41, кроме пункта 4, который соответствует ей, не соответствующей Конституции с 1 мая 2026 года."),
        (kaz, "41-бап 2026 жылғы 1 қаңтардан бастап Конституцияға сәйкес келеді деп танылсын."),
    ],
)  # fmt: skip
def test_from_when_a_norm_conforms_is_in_doubt(language, point):
    _flagged(language(points=(point,)))


@pytest.mark.parametrize(
    ("language", "point", "addressee", "term"),
    [
        (rus, "Правительству в течение месяца со дня опубликования внести проект закона.", "Правительство", "в течение месяца со дня опубликования"),
        (rus, "Министерству юстиции ежегодно до 1 февраля представлять отчет.", "Министерство юстиции", "ежегодно до 1 февраля"),
        (rus, "Рекомендовать Агентству по делам степных дорог не позднее трех месяцев принять меры.", "Агентство по делам степных дорог", "не позднее трех месяцев"),
        (rus, "Правительству в срок, не превышающий шести месяцев, внести проект закона.", "Правительство", "в срок, не превышающий шести месяцев"),
        (rus, "Министерству юстиции по истечении трех месяцев представить отчет.", "Министерство юстиции", "по истечении трех месяцев"),
        (rus, "Правительству, а также Верховному Суду принять меры.", "Правительство, а также Верховный Суд", None),
        (rus, "Верховному Суду ежеквартально, начиная с 1 мая 2025 года, представлять отчет.", "Верховный Суд", "ежеквартально, начиная с 1 мая 2025 года"),
        (rus, "Парламенту, если Правительством до 1 мая 2025 года не будет внесен проект, рассмотреть вопрос.", "Парламент", None),
        (rus, "Парламенту, если Правительство до 1 мая 2025 года не внесет проект, рассмотреть вопрос до 1 июня 2025 года.", "Парламент", "до 1 июня 2025 года"),
        (rus, "Верховному Суду принять меры по жалобам, направленным до 1 мая 2025 года.", "Верховный Суд", None),
        (rus, "Верховному Суду принять меры по жалобам, поступившим до 1 мая 2025 года, в течение месяца.", "Верховный Суд", "в течение месяца"),
        (kaz, "Егер Үкімет 2025 жылғы 1 мамырға дейін жобаны енгізбесе, Парламент оны 2025 жылғы 1 маусымға дейін қарасын.", "Парламент", "2025 жылғы 1 маусымға дейін"),
        (kaz, "Үкімет жарияланған күнінен бастап бір ай ішінде заң жобасын енгізсін.", "Үкімет", "жарияланған күнінен бастап бір ай ішінде"),
        (kaz, "Үкіметке жыл сайын 1 ақпанға дейін есеп беру ұсынылсын.", "Үкімет", "жыл сайын 1 ақпанға дейін"),
        (rus, "Рекомендовать Правительству до конца года внести проект закона.", "Правительство", "до конца года"),
        (rus, "Рекомендовать Правительству до конца текущего года внести проект закона.", "Правительство", "до конца текущего года"),
        (rus, "Министерству юстиции не реже одного раза в год представлять отчет.", "Министерство юстиции", "не реже одного раза в год"),
        (rus, "Рекомендовать Правительству предусмотреть проверку не реже одного раза в год.", "Правительство", None),
        (rus, "Внести Правительству в месячный срок проект закона.", "Правительство", "в месячный срок"),
        (kaz, "Үкіметке жыл соңына дейін заң жобасын енгізу ұсынылсын.", "Үкімет", "жыл соңына дейін"),
        (kaz, "Үкіметке жылына кемінде бір рет есеп беру ұсынылсын.", "Үкімет", "жылына кемінде бір рет"),
        (kaz, "Үкіметке жылына екі рет есеп беруді көздейтін заң жобасын енгізу ұсынылсын.", "Үкімет", None),
        (kaz, "Республикалық аудиторлар палатасы 2027 жылғы 1 қарашаға дейін шаралар туралы Конституциялық Сотқа хабарласын.", "Республикалық аудиторлар палатасы", "2027 жылғы 1 қарашаға дейін"),
        (kaz, "Министрлер Кабинеті екі ай ішінде қағидаларды осы қаулыға сәйкес келтірсін.", "Министрлер Кабинеті", "екі ай ішінде"),
        (kaz, "Қаржы министрлігі Үкіметке жобаны енгізсін.", "Қаржы министрлігі", None),
        (kaz, "Жергілікті органдар қабылдауға тиіс шешімдердің тәртібін Үкіметке айқындау ұсынылсын.", "Үкімет", None),
        (kaz, "Жоғарғы Соттың Төрағасы екі ай ішінде Конституциялық Сотқа есеп берсін.", "Жоғарғы Соттың Төрағасы", "екі ай ішінде"),
        (kaz, "Парламент Мәжілісі заң жобасын қарасын.", "Парламент Мәжілісі", None),
        (kaz, "Парламенттің Сенаты мен Мәжілісі заң жобасын қарасын.", "Парламенттің Сенаты мен Мәжілісі", None),
        (rus, "Правительству принять правила, которые позволят судам в течение месяца учитывать акты.", "Правительство", None),
        (kaz, "Жергілікті атқарушы органдарға рұқсаттарды Заңға өзгерістер енгізілгенге дейін бұрынғы тәртіппен беру ұсынылсын.", "Жергілікті атқарушы органдар", "Заңға өзгерістер енгізілгенге дейін"),
        (kaz, "Үкіметке шаралар туралы Конституциялық Сотқа хабарлау ұсынылсын.", "Үкімет", None),
        (kaz, "Қалалық соттардың төрағаларына дауларды қарау практикасын қорыту ұсынылсын.", "Қалалық соттардың төрағалары", None),
        (rus, "Рекомендовать акиматам областей, городов республиканского значения и столицы до 1 июля 2027 года привести акты в соответствие с законом.", "акиматы областей, городов республиканского значения и столицы", "до 1 июля 2027 года"),
        (kaz, "Облыстардың, республикалық маңызы бар қалалардың және астананың әкімдіктеріне актілерін түзету ұсынылсын.", "Облыстардың, республикалық маңызы бар қалалардың және астананың әкімдіктері", None),
        (rus, "Рекомендовать акиматам областей до внесения изменений в Закон выдавать разрешения.", "акиматы областей", "до внесения изменений в Закон"),
        (rus, "Предложить Верховному Совету Республики Казахстан изменить закон.", "Верховный Совет Республики Казахстан", None),
        (rus, "Республиканской аудиторской палате до 1 ноября 2027 года проинформировать Конституционный Суд.", "Республиканская аудиторская палата", "до 1 ноября 2027 года"),
        (rus, "Рекомендовать Правительству и Национальной палате предпринимателей «Атамекен» внести законопроект.", "Правительство и Национальная палата предпринимателей «Атамекен»", None),
        (rus, "Рекомендовать Правительству Республики Казахстан и Республиканской коллегии адвокатов принять меры.", "Правительство Республики Казахстан и Республиканская коллегия адвокатов", None),
        (kaz, 'Үкіметке және "Атамекен" Ұлттық кәсіпкерлер палатасына заңнаманы жетілдіру ұсынылсын.', 'Үкімет және "Атамекен" Ұлттық кәсіпкерлер палатасы', None),
        (kaz, "Үкіметке және облыстардың әкімдіктеріне заңнаманы жетілдіру ұсынылсын.", "Үкімет және облыстардың әкімдіктері", None),
        (kaz, "Үкіметке және өзге де мемлекеттік органдарға заңнаманы жетілдіру ұсынылсын.", "Үкімет және өзге де мемлекеттік органдар", None),
    ],
)  # fmt: skip
def test_whole_terms_and_names_are_told(language, point, addressee, term):
    (found,) = language(points=(point,)).outcomes().outcomes
    assert (found.addressee, found.term) == (addressee, term)


@pytest.mark.parametrize(
    ("language", "point", "addressee"),
    [
        (rus, "Правительству рекомендуется, а Верховному Суду предписывается принять меры.", "Правительство"),
        (rus, "Рекомендовать акиматам областей, за исключением акимата столицы, принять меры.", "акиматы областей"),
        (rus, "Рекомендовать Правительству (кроме Министерства обороны) принять меры.", "Правительство"),
        (rus, "Рекомендовать Правительству воздержаться от внесения проекта закона до 1 июля 2027 года.", "Правительство"),
        (rus, "Рекомендовать Правительству до 1 июля 2027 года не изменять правила.", "Правительство"),
        (kaz, "Үкіметке 2027 жылғы 1 шілдеге дейін қағидаларды өзгертпеу ұсынылсын.", "Үкімет"),
        (kaz, "Үкіметке 2027 жылғы 1 шілдеге дейін белгіленген мерзімді ұзарту туралы мәселені қарау ұсынылсын.", "Үкімет"),
        (kaz, "Соттардан басқа барлық мемлекеттік органдарға өз актілерін түзету ұсынылсын.", "барлық мемлекеттік органдар"),
        (kaz, "Үкімет, Қорғаныс министрлігін қоспағанда, заң жобасын енгізсін.", "Үкімет"),
        (rus, "Правительству и Верховному Суду в течение трех и шести месяцев соответственно принять меры.", "Правительство и Верховный Суд"),
        (rus, "Верховному Суду учесть, что жалобы подлежат рассмотрению в течение трех месяцев.", "Верховный Суд"),
        (kaz, "Үкіметке және Жоғарғы Сотқа тиісінше үш және алты ай ішінде шаралар қабылдау ұсынылсын.", "Үкімет және Жоғарғы Сот"),
        (rus, "Рекомендовать Верховному Суду, а в части надзора, – Генеральной прокуратуре принять меры.", "Верховный Суд"),
        (kaz, "Үкімет 2025 жылғы 1 мамырға дейін берілген рұқсаттарды қарасын.", "Үкімет"),
        (rus, "Рекомендовать Правительству и Ассоциации юристов принять меры.", "Правительство"),
        (rus, "Рекомендовать Правительству Республики Казахстан и нотариусам принять меры.", "Правительство Республики Казахстан"),
        (rus, "Рекомендовать Правительству, Федерации профсоюзов внести законопроект.", "Правительство"),
        (rus, "Рекомендовать Министерству юстиции, а также политическим партиям принять меры.", "Министерство юстиции"),
        (rus, "Рекомендовать Ассоциации юристов и Министерству юстиции принять меры.", "Министерство юстиции"),
        (kaz, "Үкіметке және Заңгерлер қауымдастығына заңнаманы жетілдіру ұсынылсын.", "Үкімет"),
        (kaz, "Үкіметке, Кәсіподақтар федерациясына заңнаманы жетілдіру ұсынылсын.", "Үкімет"),
        (kaz, "Заңгерлер қауымдастығына және Үкіметке заңнаманы жетілдіру ұсынылсын.", "Үкімет"),
    ],
)  # fmt: skip
def test_a_second_body_with_a_verb_of_its_own_and_one_left_out_are_told(language, point, addressee):
    found = language(points=(point,)).outcomes()
    assert [one.addressee for one in found.outcomes] == [addressee]
    assert Code.OUTCOME_DOUBTFUL in {one.code for one in found.findings}


@pytest.mark.parametrize(
    ("language", "norm", "share", "reading"),
    [
        (rus, "Пункт 2 статьи 61 Конституции", " в части, касающейся бюджета,", " означает, что срок исчисляется, если иное не указано, со дня внесения."),
        (kaz, "Конституцияның 61-бабының 2-тармағы", ", бюджетке қатысты бөлігінде,", " мерзім, егер өзгеше көзделмесе, енгізілген күннен есептеледі деп түсіндірілсін."),
    ],
)  # fmt: skip
def test_the_share_of_a_norm_that_is_interpreted_is_told_and_no_condition_within_the_reading(
    language, norm, share, reading
):
    whole, part = (
        language(points=(f"{norm}{said}{reading}",)).outcomes(cited={norm: (CONSTITUTION,)})
        for said in ("", share)
    )
    assert [one.scope for one in whole.outcomes] == [None]
    assert [one.scope.text for one in part.outcomes if one.scope] == [share.strip(" ,")]


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "До внесения изменений в статью 17 имущество в течение трёх дней возвращается владельцу."),
        (kaz, "17-бапқа өзгерістер енгізілгенге дейін мүлік үш күн ішінде иесіне қайтарылады."),
    ],
)  # fmt: skip
def test_days_within_an_interim_rule_are_no_term_of_it(language, point):
    (found,) = language(points=(point,)).outcomes().outcomes
    assert (found.kind, found.term) == (OutcomeKind.INTERIM_RULE, None)


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "Если Парламентом не будет принят закон, статья 17 Гражданского кодекса не подлежит применению."),
        (kaz, "Егер Парламент заң қабылдамаса, Азаматтық кодекстің 17-бабы қолданылуға жатпайды."),
    ],
)  # fmt: skip
def test_what_a_condition_before_it_limits_is_in_doubt(language, point):
    _flagged(language(points=(point,)))


def test_the_same_norm_is_measured_again():
    norm = "пункт 2 статьи 17 Гражданского кодекса"
    point = f"Признать тот же {norm} не соответствующим Конституции."
    found = rus(points=(point,)).outcomes(cited={norm: (CIVIL,)})
    assert [(one.verdict, one.targets) for one in found.outcomes] == [
        (Verdict.NON_CONFORMING, (CIVIL,))
    ]


def test_what_is_to_be_applied_until_a_change_is_no_sentence_of_its_own():
    cited = {"Земельный кодекс": ("/akn/kz/act/code/2003-06-20/442-ii",)}
    cited["пунктом 2 статьи 94"] = ("/akn/kz/act/code/2003-06-20/442-ii/~art_94__para_2",)
    point = "До внесения изменений в Земельный кодекс при изъятии участков, указанных в заявлении, применять порядок возмещения, предусмотренный пунктом 2 статьи 94."
    found = rus(points=(point,)).outcomes(cited=cited)
    assert [(one.kind, one.targets) for one in found.outcomes] == [
        (OutcomeKind.INTERIM_RULE, cited["пунктом 2 статьи 94"])
    ]
    assert not found.findings


@pytest.mark.parametrize("joint", ["", "ал ", "және "])
def test_each_of_two_norms_has_the_share_that_stands_behind_it(joint):
    norms = "Азаматтық кодекстің 17-бабы", "Еңбек кодексінің 48-бабы"
    said, shares = "«өзге де» деген сөздер бөлігінде", ("өзге де", "қамауға жол беретін бөлігінде")
    point = f"{norms[0]} {said}, {joint}{norms[1]} {shares[1]} Конституцияға сәйкес келмейді деп танылсын."
    cited = dict(zip(norms, ((CIVIL,), ("/akn/kz/act/code/2015-11-23/414-v",)), strict=True))
    found = kaz(points=(point,)).outcomes(cited=cited)
    assert [(one.targets, one.scope and one.scope.text) for one in found.outcomes] == [
        (target, share) for target, share in zip(cited.values(), shares, strict=True)
    ]
    assert {one.verdict for one in found.outcomes} == {Verdict.NON_CONFORMING}


SECTIONS = [
    (
        rus(points=("Признать статью 17 соответствующей Конституции.", "Признать статью 18 не соответствующей Конституции.")),
        ("1. Признать", "I. О статье 17\n1. Признать"), ("2. Признать", "II. О статье 18\n2. Признать"),
    ),
    (
        kaz(points=("17-бап Конституцияға сәйкес келеді деп танылсын.", "18-бап Конституцияға сәйкес келмейді деп танылсын.")),
        ("1. 17-бап", "I. 17-бап туралы\n1. 17-бап"), ("2. 18-бап", "II. 18-бап туралы\n2. 18-бап"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ruling", "first", "second"), SECTIONS, ids=["rus", "kaz"])
def test_each_point_of_a_section_is_read_by_itself(ruling, first, second):
    parted = Ruled(ruling.grammar, ruling.text.replace(*first).replace(*second))
    found = parted.outcomes()
    assert [(o.point, o.verdict) for o in found.outcomes] == [
        ("decision__para_I__para_1", Verdict.CONFORMING),
        ("decision__para_II__para_2", Verdict.NON_CONFORMING),
    ]
    assert found.findings == ()


def test_a_section_that_opens_a_list_gives_no_verdict_on_its_items_alone():
    ruling = rus(points=("статью 17;", "статью 18 отменить."))
    text = ruling.text.replace(
        "1. статью", "I. Признать не соответствующими Конституции:\n1. статью"
    )
    found = Ruled(ruling.grammar, text).outcomes()
    assert found.findings
    assert found.outcomes == ()


@pytest.mark.parametrize(
    ("ruling", "points", "words"),
    [
        (
            rus,
            (
                ("Признать статью 17 Закона «О", "2", "правах» соответствующей."),
                "Опубликовать постановление.",
            ),
            "Опубликовать",
        ),
        (
            kaz,
            (("«Құқықтар", "2", "туралы» Заңның 17-бабы өзгертілсін."), "Қаулы жариялансын."),
            "жариялансын",
        ),
    ],
)
def test_a_sign_alone_inside_a_quoted_title_moves_no_words_that_decide(ruling, points, words):
    ruled = ruling(points=points)
    decided = [ruled.text[slice(*one.span)] for one in ruled.outcomes().outcomes]
    assert any(words in one and one == one.strip() for one in decided)


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "Настоящее нормативное постановление вступает в силу со дня принятия, но не ранее 1 января 2027 года."),
        (kaz, "Осы нормативтік қаулы қабылданған күнінен бастап, бірақ 2027 жылғы 1 қаңтардан ерте емес күшіне енеді."),
        (kaz, "Осы нормативтік қаулы қабылданған күнінен бастап, ал оның 1-тармағы 2027 жылғы 1 қаңтардан бастап күшіне енеді."),
    ],
)  # fmt: skip
def test_a_second_day_of_the_entry_into_force_is_told(language, point):
    found = language(points=(point,)).outcomes()
    assert [one.kind for one in found.outcomes] == [OutcomeKind.ENTRY_INTO_FORCE]
    assert [one.code for one in found.findings] == [Code.OUTCOME_DOUBTFUL]


@pytest.mark.parametrize(
    ("language", "point"),
    [
        (rus, "Часть третья статьи 41 не соответствует Конституции, остальные положения статьи соответствуют Конституции."),
        (kaz, "41-баптың үшінші бөлігі Конституцияға сәйкес келмейді, қалған бөліктері сәйкес келеді деп танылсын."),
    ],
)  # fmt: skip
def test_nothing_is_left_of_a_norm_that_is_void_as_a_whole(language, point):
    words = "Часть третья статьи 41" if language is rus else "41-баптың үшінші бөлігі"
    found = language(points=(point,)).outcomes(cited={words: (f"{CIVIL}/~art_41__para_3",)})
    assert (found.outcomes, [one.code for one in found.findings]) == ((), [Code.OUTCOME_DOUBTFUL])


def test_what_a_verdict_holds_is_not_asked_about_beside_it():
    point = "Прекратить производство в части проверки статьи 63 Кодекса, статью 41 Кодекса признать соответствующей Конституции."
    cited = {
        f"{words} Кодекса": (f"{CIVIL}/~art_{words[-2:]}",) for words in ("статьи 63", "статью 41")
    }
    found = rus(points=(point,)).outcomes(cited=cited).outcomes
    assert [one.targets for one in found] == [(f"{CIVIL}/~art_63",), (f"{CIVIL}/~art_41",)]


_CODE = "/akn/kz/act/code/2015-11-23/414-v"


@pytest.mark.parametrize(
    ("made", "point", "code", "norm"),
    [
        (rus, "До внесения изменений и дополнений в Трудовой кодекс статья 41 применяется с учетом этого.", "Трудовой кодекс", "статья 41"),
        (kaz, "Еңбек кодексіне өзгерістер енгізілгенге дейін 41-бап осы ұстаным ескеріле отырып қолданылсын.", "Еңбек кодексіне", "41-бап"),
        (kaz, "41-бап Еңбек кодексіне тиісті түзетулер енгізілгенге дейін осы ұстаным ескеріле отырып қолданылсын.", "Еңбек кодексіне", "41-бап"),
    ],
)  # fmt: skip
def test_a_rule_until_a_whole_act_is_amended_is_about_the_norm_beside_it(made, point, code, norm):
    for other in ("/akn/kz/act/law/2010-04-02/261-iv/~art_41", f"{_CODE}/~art_41"):
        cited = {code: (_CODE,), norm: (other,)}
        (found,) = made(points=(point,)).outcomes(cited=cited).outcomes
        assert (found.kind, found.targets) == (OutcomeKind.INTERIM_RULE, (other,))
    alone = point.replace(norm, "ол" if made is kaz else "он")
    (found,) = made(points=(alone,)).outcomes(cited={code: (_CODE,)}).outcomes
    assert found.targets == (_CODE,)


def test_a_rule_until_a_norm_is_amended_is_about_that_norm():
    norm, other = f"{_CODE}/~art_52", f"{_CODE}/~art_53"
    point = "52-бапқа тиісті өзгерістер енгізілгенге дейін соттар 53-бапты қолдансын."
    cited = {"52-бапқа": (norm,), "53-бапты": (other,)}
    (found,) = kaz(points=(point,)).outcomes(cited=cited).outcomes
    assert found.targets == (norm,)
