"""Operative points put together from parts, so that each carries its label.

The words here are this module's own: nothing is taken from the tables of the grammar.
"""

import re
from itertools import cycle, product

from tests.describe.labelled_points import Labelled


class Wheel:
    """Parts that are taken in turn."""

    def __init__(self, *parts):
        self._parts = cycle(parts)

    def __call__(self):
        return next(self._parts)


# Russian: a norm in the accusative and the nominative, with the ending of what agrees with it.
RUS_NORMS = (
    ("[статью 17 Гражданского кодекса Республики Казахстан](17)", "[статья 17 Гражданского кодекса Республики Казахстан](17)", "ей"),
    ("[пункт 2 статьи 34 Трудового кодекса](34)", "[пункт 2 статьи 34 Трудового кодекса](34)", "им"),
    ("[часть первую статьи 8 Закона](8)", "[часть первая статьи 8 Закона](8)", "ей"),
    ("[подпункт 3) пункта 1 статьи 6 Закона Республики Казахстан «О недрах»](6)", "[подпункт 3) пункта 1 статьи 6 Закона Республики Казахстан «О недрах»](6)", "им"),
    ("положение [пункта 4 статьи 21 Кодекса](21)", "положение [пункта 4 статьи 21 Кодекса](21)", "им"),
    ("нормы [статьи 9 Закона](9)", "нормы [статьи 9 Закона](9)", "ими"),
    ("оспариваемую норму [абзаца второго пункта 5 статьи 12 Кодекса](12)", "оспариваемая норма [абзаца второго пункта 5 статьи 12 Кодекса](12)", "ей"),
)  # fmt: skip
RUS_MEASURES = (
    "Конституции Республики Казахстан",
    "Конституции",
    "[пункту 3 статьи 26 Конституции Республики Казахстан](C26)",
    "[пункту 1 статьи 14](C14) и [статье 39 Конституции](C39)",
    "Основному Закону",
)
RUS_ADJECTIVES = {
    "+": ("соответствующ{}", "не противоречащ{}"),
    "-": ("не соответствующ{}", "противоречащ{}"),
}
RUS_FINITE = {
    "+": ("соответству{}", "не противореч{}"),
    "-": ("не соответству{}", "противореч{}"),
}
RUS_SCOPES = (
    ("", ""),
    ("в части слов «не позднее одного года»", "words"),
    ("в части слов «за исключением случаев, если иное не установлено законом»", "words"),
    ("в части неуведомления собственника", "part"),
    ("в той мере, в какой она допускает изъятие без решения суда", "extent"),
    ("в той мере, в которой не предусмотрен порядок обжалования", "extent"),
)
RUS_READINGS = (
    "в истолковании, данном в настоящем нормативном постановлении",
    "в данном Конституционным Судом истолковании",
    "в истолковании, что норма не ограничивает право на обжалование",
    "в конституционно-правовом смысле, выявленном в настоящем нормативном постановлении",
)
RUS_FRAMES = (
    "Отказать в признании {gen} {adj} {measure}.",
    "Отсутствуют основания для признания {gen} {adj} {measure}.",
    "Оснований для признания {gen} {adj} {measure} не имеется.",
    "Не усматривается оснований признать {acc} {adj} {measure}.",
    "Суд не находит возможным признать {acc} {adj} {measure}.",
    "Требование о признании {gen} {adj} {measure} оставить без удовлетворения.",
    "Признать необоснованным утверждение о том, что {nom} {finite} {measure}.",
    "Доводы заявителя о признании {gen} {adj} {measure} отклонить.",
    "Воздержаться от признания {gen} {adj} {measure}.",
    "Вопрос о признании {gen} {adj} {measure} не рассматривать.",
    "Не признавать {acc} {adj} {measure}.",
    "{nom} не может быть признана {adj} {measure}.",
    "Нельзя признать {acc} {adj} {measure}.",
    "Вывод суда о том, что {nom} {finite} {measure}, признать ошибочным.",
)
RUS_AFTER = (
    ("Опубликовать настоящее постановление в официальных изданиях.", "publication"),
    ("Рекомендовать Правительству Республики Казахстан внести законопроект.", "recommendation"),
    ("Производство в остальной части прекратить.", "termination"),
)


def _capital(text):
    start = 1 if text.startswith("[") else 0
    return text[:start] + text[start].upper() + text[start + 1 :]


def _rus_adjective(sign, turn, ending):
    return RUS_ADJECTIVES[sign][turn % 2].format("ими" if ending == "ими" else ending)


def _rus_finite(sign, turn, ending):
    plural = ending == "ими"
    stem = RUS_FINITE[sign][turn % 2]
    return stem.format(
        ("ют" if plural else "ет") if "соответ" in stem else ("ат" if plural else "ит")
    )


def _names(*norms):
    return ",".join(re.search(r"\]\((\w+)\)", norm[0])[1] for norm in norms)


def _genitive(norm):
    words = norm[1]
    for nominative, genitive in (
        ("[статья", "[статьи"), ("[пункт", "[пункта"), ("[часть первая", "[части первой"),
        ("[подпункт", "[подпункта"), ("положение", "положения"), ("нормы", "норм"),
        ("оспариваемая норма", "оспариваемой нормы"),
    ):  # fmt: skip
        if words.startswith(nominative):
            return genitive + words.removeprefix(nominative)
    raise AssertionError(words)


def russian():
    """Russian points, each with its label and the form it stands for."""
    yield from _rus_plain()
    yield from _rus_pairs()
    yield from _rus_exceptions()
    yield from _rus_framed()
    yield from _rus_others()


def _rus_plain():
    for turn, (sign, first, measure, (scope, kind), order) in enumerate(
        product("+-", RUS_NORMS, RUS_MEASURES, RUS_SCOPES, range(5))
    ):
        share = f"/{kind}" if kind else ""
        adjective = _rus_adjective(sign, turn // 5, first[2])
        limit = f" {scope}" if scope else ""
        group = f"scope {kind}" if kind else "plain"
        point = (
            f"Признать {first[0]} {adjective} {measure}{limit}.",
            f"Признать {adjective} {measure} {first[0]}{limit}.",
            f"{_capital(first[0])} признать {adjective} {measure}{limit}.",
            f"{_capital(first[1])} {_rus_finite(sign, turn // 5, first[2])} {measure}{limit}.",
            f"Признать {first[0]}{limit} {adjective} {measure}.",
        )[order]
        if order == 4 and kind == "extent":
            point = point.replace(limit, f"{limit},")
        yield Labelled(f"{sign}{_names(first)}{share}", point, group)
    for turn, (sign, norms, measure) in enumerate(
        product("+-", product(RUS_NORMS, RUS_NORMS), RUS_MEASURES)
    ):
        if norms[0] == norms[1]:
            continue
        adjective = _rus_adjective(sign, turn, "ими")
        joined = f"{norms[0][0]}{(' и ', ', ', ', а также ')[turn % 3]}{norms[1][0]}"
        point = (
            f"Признать {joined} {adjective} {measure}.",
            f"Признать {adjective} {measure} {joined}.",
            f"{_capital(joined)} признать {adjective} {measure}.",
        )[turn % 3]
        yield Labelled(f"{sign}{_names(*norms)}", point, "several norms")
    for first, measure, reading, order in product(RUS_NORMS, RUS_MEASURES, RUS_READINGS, range(3)):
        adjective = _rus_adjective("+", order, first[2])
        closing = "," if ", " in reading else ""
        point = (
            f"Признать {first[0]} {adjective} {measure} {reading}.",
            f"Признать {first[0]} {reading}{closing} {adjective} {measure}.",
            f"{_capital(first[0])} {_rus_finite('+', order, first[2])} {measure} {reading}.",
        )[order]
        label = f"~{_names(first)}"
        yield Labelled(f"{label} or {label}/extent", point, "as interpreted")
    for sign, first, order in product("+-", RUS_NORMS, range(3)):
        word = {"+": "конституционн", "-": "неконституционн"}[sign]
        word += {"ей": "ой", "им": "ым", "ими": "ыми"}[first[2]]
        point = (
            f"Признать {first[0]} {word}.",
            f"Признать {word} {first[0]}.",
            f"{_capital(first[0])} признать {word}.",
        )[order]
        yield Labelled(f"{sign}{_names(first)}", point, "plain")


def _rus_pairs():
    contrast = Wheel(", а ", ", но ", ", тогда как ", ", однако ", "; ")
    for turn, (signs, norms) in enumerate(
        product(("+-", "-+", "++", "--"), product(RUS_NORMS, RUS_NORMS))
    ):
        first, second = norms
        if first == second:
            continue
        measure, other = RUS_MEASURES[turn % 5], RUS_MEASURES[(turn + 2) % 5]
        one = _rus_adjective(signs[0], turn, first[2])
        two = _rus_adjective(signs[1], turn // 2, second[2])
        label = f"{signs[0]}{_names(first)} {signs[1]}{_names(second)}"
        for form, point in {
            "two verdicts, elliptic": f"Признать {first[0]} {one}{contrast()}{second[0]} – {two} {measure}.",
            "two verdicts, one measure": f"Признать {first[0]} {one} {measure}{contrast()}{second[0]} – {two}.",
            "two verdicts, whole": f"Признать {first[0]} {one} {measure}{contrast()}{second[0]} признать {two} {other}.",
            "two verdicts, behind": f"Признать {one} {measure} {first[0]}, а {two} {other} – {second[0]}.",
            "two verdicts, finite": f"{_capital(first[1])} {_rus_finite(signs[0], turn, first[2])} {measure}{contrast()}{second[1]} {_rus_finite(signs[1], turn, second[2])} {other}.",
            "two sentences": f"Признать {first[0]} {one} {measure}. {_capital(second[0])} признать {two} {other}.",
        }.items():  # fmt: skip
            yield Labelled(label, point, form)


def _rus_exceptions():
    words = Wheel("за исключением", "кроме", "исключая")
    for turn, (sign, first, second) in enumerate(product("+-", RUS_NORMS, RUS_NORMS)):
        if first == second:
            continue
        measure, other = RUS_MEASURES[turn % 2], RUS_MEASURES[(turn + 1) % 2]
        adjective = _rus_adjective(sign, turn, first[2])
        turned = {"+": "-", "-": "+"}[sign]
        opposite = _rus_adjective(turned, turn // 2, second[2])
        excepted = _genitive(second)
        which = {"ей": "которую", "им": "который", "ими": "которые"}[second[2]]
        plain = f"{sign}{_names(first)}/part or ?"
        yield Labelled(plain, f"Признать {first[0]} {adjective} {measure}, {words()} {excepted}.", "exception")  # fmt: skip
        yield Labelled(plain, f"Признать {first[0]}, {words()} {excepted}, {adjective} {measure}.", "exception")  # fmt: skip
        both = f"{sign}{_names(first)} {turned}{_names(second)}"
        both = f"{both} or {sign}{_names(first)}/part {turned}{_names(second)} or ?"
        yield Labelled(both, f"Признать {first[0]} {adjective} {measure}, {words()} {excepted}, {which} признать {opposite} {other}.", "exception with a verdict")  # fmt: skip


def _rus_framed():
    for turn, (sign, norm, frame) in enumerate(product("+-", RUS_NORMS, RUS_FRAMES)):
        parts = {
            "acc": norm[0],
            "nom": norm[1],
            "gen": _genitive(norm),
            "adj": _rus_adjective(sign, turn, norm[2]),
            "finite": _rus_finite(sign, turn, norm[2]),
            "measure": RUS_MEASURES[turn % 5],
        }
        # Two negations uphold: «не признавать не соответствующей».
        upheld = "Не признавать" in frame and "не соответствующ" in parts["adj"]
        label = f"+{_names(norm)} or ?" if upheld else "?"
        yield Labelled(label, _capital(frame.format(**parts)), "denied or deferred")


def _rus_others():
    for turn, (sign, norm, (after, kind)) in enumerate(product("+-", RUS_NORMS, RUS_AFTER)):
        adjective = _rus_adjective(sign, turn, norm[2])
        measure = RUS_MEASURES[turn % 5]
        point = f"Признать {norm[0]} {adjective} {measure}."
        label = f"{sign}{_names(norm)} {kind}"
        yield Labelled(label, f"{point} {after}", "second sentence")
        yield Labelled(label, f"{point} ¶ {after}", "second paragraph")
        words = f"Слова «не менее трёх» в [пункте 3 статьи 6 Кодекса](6) признать {_rus_adjective(sign, turn, 'ими')} {measure}."
        yield Labelled(f"{sign}6/words", words, "scope words")
        rest = "Признать утратившим силу [нормативное постановление Конституционного Совета от 1 июля 2005 года № 4](R4)"
        yield Labelled("revision", f"{rest}, которым {norm[1]} признан {adjective} {measure}.", "verdict of a revised ruling")  # fmt: skip
        share = _rus_adjective(sign, turn, norm[2])
        listed = f"Признать {share} {measure}: ¶ 1) {norm[0]}; ¶ 2) [статью 3 Кодекса](3)."
        yield Labelled(f"{sign}{_names(norm)},3", listed, "listed norms")


# Kazakh: a norm in the nominative with the citation's words, its accusative and its ablative.
KAZ_NORMS = (
    ("[Қазақстан Республикасы Азаматтық кодексінің 17-бабы](17)", "[Қазақстан Республикасы Азаматтық кодексінің 17-бабын](17)", "[Қазақстан Республикасы Азаматтық кодексінің 17-бабынан](17)"),
    ("[Еңбек кодексінің 34-бабының 2-тармағы](34)", "[Еңбек кодексінің 34-бабының 2-тармағын](34)", "[Еңбек кодексінің 34-бабының 2-тармағынан](34)"),
    ("[Заңның 8-бабының бірінші бөлігі](8)", "[Заңның 8-бабының бірінші бөлігін](8)", "[Заңның 8-бабының бірінші бөлігінен](8)"),
    ("[«Жер қойнауы туралы» Қазақстан Республикасы Заңының 6-бабы 1-тармағының 3) тармақшасы](6)", "[«Жер қойнауы туралы» Қазақстан Республикасы Заңының 6-бабы 1-тармағының 3) тармақшасын](6)", "[«Жер қойнауы туралы» Қазақстан Республикасы Заңының 6-бабы 1-тармағының 3) тармақшасынан](6)"),
    ("[Кодекстің 21-бабының 4-тармағының](21) ережесі", "[Кодекстің 21-бабының 4-тармағының](21) ережесін", "[Кодекстің 21-бабының 4-тармағының](21) ережесінен"),
    ("[Заңның 9-бабының](9) нормалары", "[Заңның 9-бабының](9) нормаларын", "[Заңның 9-бабының](9) нормаларынан"),
    ("[Кодекстің 12-бабы 5-тармағының екінші абзацындағы](12) даулы норма", "[Кодекстің 12-бабы 5-тармағының екінші абзацындағы](12) даулы норманы", "[Кодекстің 12-бабы 5-тармағының екінші абзацындағы](12) даулы нормадан"),
)  # fmt: skip
KAZ_MEASURES = (
    "Қазақстан Республикасының Конституциясына",
    "Конституцияға",
    "[Қазақстан Республикасы Конституциясының 26-бабының 3-тармағына](C26)",
    "[Конституцияның 14-бабының 1-тармағына](C14) және [39-бабына](C39)",
    "Негізгі Заңға",
)
KAZ_VERDICTS = {
    "+": ("сәйкес келеді", "қайшы келмейді", "сәйкес", "қайшы емес"),
    "-": ("сәйкес келмейді", "қайшы келеді", "сәйкес емес", "қайшы"),
}
KAZ_DONE = ("деп танылсын", "деп танылады", "болып табылады деп танылсын")
KAZ_SCOPES = (
    ("", ""),
    ("«бір жылдан кешіктірмей» деген сөздер бөлігінде", "words"),
    ("«заңда өзгеше белгіленбеген жағдайларды қоспағанда» деген сөздер бөлігінде", "words"),
    ("меншік иесін хабардар етпеу бөлігінде", "part"),
    ("сот шешімінсіз алып қоюға жол беретін шамада", "extent"),
    ("шағымдану тәртібі көзделмейтін шамада", "extent"),
)
KAZ_READINGS = (
    "осы нормативтік қаулыда берілген түсіндірмеде",
    "Конституциялық Сот берген түсіндірмеде",
    "шағымдану құқығын шектемейді деп түсіндіруде",
    "осы нормативтік қаулыда анықталған конституциялық-құқықтық мағынада",
)
KAZ_FRAMES = (
    "{acc} {measure} {verdict} деп тануға негіз жоқ.",
    "{acc} {measure} {verdict} деп тануға негіздер табылмады.",
    "{acc} {measure} {verdict} деп танудан бас тартылсын.",
    "{acc} {measure} {verdict} деп тануға болмайды.",
    "{acc} {measure} {verdict} деп тану мүмкін емес.",
    "{acc} {measure} {verdict} деп тану туралы талап қанағаттандырусыз қалдырылсын.",
    "{nom} {measure} {verdict} деген тұжырым негізсіз деп танылсын.",
    "{nom} {measure} {verdict} деген дәлелдер қабылданбасын.",
    "{acc} {measure} {verdict} деп тану туралы мәселе қаралмасын.",
    "{nom} {measure} {verdict} деп таныла алмайды.",
    "{acc} {measure} {verdict} деп танудың қажеті жоқ.",
    "{nom} {measure} {verdict} деген соттың қорытындысы қате деп есептелсін.",
)
KAZ_AFTER = (
    ("Осы нормативтік қаулы ресми басылымдарда жариялансын.", "publication"),
    ("Қазақстан Республикасының Үкіметіне заң жобасын енгізу ұсынылсын.", "recommendation"),
    ("Қалған бөлігінде іс жүргізу тоқтатылсын.", "termination"),
)


def _said(sign, turn):
    """The deciding words. A bare «сәйкес» cannot stand without «деп танылсын»."""
    return KAZ_VERDICTS[sign][turn % 4]


def kazakh():
    """Kazakh points, each with its label and the form it stands for."""
    yield from _kaz_plain()
    yield from _kaz_pairs()
    yield from _kaz_exceptions()
    yield from _kaz_framed()
    yield from _kaz_others()


def _kaz_plain():
    for turn, (sign, first, measure, (scope, kind), done) in enumerate(
        product("+-", KAZ_NORMS, KAZ_MEASURES, KAZ_SCOPES, (*KAZ_DONE[:2], ""))
    ):
        said = _said(sign, turn if done else 2 * (turn // 2) % 2 + turn % 2)
        limit = f" {scope}" if scope else ""
        point = f"{first[0]}{limit} {measure} {said} {done}".rstrip() + "."
        share = f"/{kind}" if kind else ""
        yield Labelled(f"{sign}{_names(first)}{share}", point, f"scope {kind}" if kind else "plain")
    for turn, (sign, norms, measure) in enumerate(
        product("+-", product(KAZ_NORMS, KAZ_NORMS), KAZ_MEASURES)
    ):
        if norms[0] == norms[1]:
            continue
        joined = f"{norms[0][0]}{(' және ', ', ', ', сондай-ақ ')[turn % 3]}{norms[1][0]}"
        point = f"{joined} {measure} {_said(sign, turn)} {KAZ_DONE[turn % 2]}."
        yield Labelled(f"{sign}{_names(*norms)}", point, "several norms")
    for turn, (first, measure, reading) in enumerate(
        product(KAZ_NORMS, KAZ_MEASURES, KAZ_READINGS)
    ):
        label = f"~{_names(first)}"
        point = f"{first[0]} {reading} {measure} {_said('+', turn)} {KAZ_DONE[turn % 2]}."
        yield Labelled(f"{label} or {label}/extent", point, "as interpreted")
    for sign, first, done in product("+-", KAZ_NORMS, KAZ_DONE[:2]):
        word = {"+": "конституциялық", "-": "конституциялық емес"}[sign]
        yield Labelled(f"{sign}{_names(first)}", f"{first[0]} {word} {done}.", "plain")


def _kaz_pairs():
    contrast = Wheel(", ал ", ", бірақ ", ", ", ", алайда ", "; ")
    for turn, (signs, norms) in enumerate(
        product(("+-", "-+", "++", "--"), product(KAZ_NORMS, KAZ_NORMS))
    ):
        first, second = norms
        if first == second:
            continue
        measure, other = KAZ_MEASURES[turn % 5], KAZ_MEASURES[(turn + 2) % 5]
        one, two = _said(signs[0], turn), _said(signs[1], turn // 2)
        label = f"{signs[0]}{_names(first)} {signs[1]}{_names(second)}"
        for form, point in {
            "two verdicts, elliptic": f"{first[0]} {measure} {one}{contrast()}{second[0]} {two} деп танылсын.",
            "two verdicts, one verb": f"{first[0]} {measure} {one} деп{contrast()}{second[0]} {other} {two} деп танылсын.",
            "two verdicts, whole": f"{first[0]} {measure} {one} деп танылсын{contrast()}{second[0]} {other} {two} деп танылсын.",
            "two sentences": f"{first[0]} {measure} {one} деп танылсын. {_capital(second[0])} {other} {two} деп танылсын.",
        }.items():  # fmt: skip
            yield Labelled(label, point, form)


def _kaz_exceptions():
    for turn, (sign, first, second) in enumerate(product("+-", KAZ_NORMS, KAZ_NORMS)):
        if first == second:
            continue
        measure = KAZ_MEASURES[turn % 2]
        said = _said(sign, turn)
        plain = f"{sign}{_names(first)}/part or ?"
        yield Labelled(plain, f"{first[0]}, {second[1]} қоспағанда, {measure} {said} деп танылсын.", "exception")  # fmt: skip
        yield Labelled(plain, f"{second[2]} басқа, {first[0]} {measure} {said} деп танылсын.", "exception")  # fmt: skip
        turned = {"+": "-", "-": "+"}[sign]
        opposite = {"+": "сәйкес келетін", "-": "сәйкес келмейтін"}[turned]
        both = f"{sign}{_names(first)} {turned}{_names(second)}"
        both = f"{both} or {sign}{_names(first)}/part {turned}{_names(second)} or ?"
        yield Labelled(both, f"{first[0]}, {measure} {opposite} {second[1]} қоспағанда, {measure} {said} деп танылсын.", "exception with a verdict")  # fmt: skip


def _kaz_framed():
    for turn, (sign, norm, frame) in enumerate(product("+-", KAZ_NORMS, KAZ_FRAMES)):
        parts = {"nom": norm[0], "acc": norm[1], "verdict": _said(sign, turn)}
        point = frame.format(measure=KAZ_MEASURES[turn % 5], **parts)
        yield Labelled("?", point, "denied or deferred")


def _kaz_others():
    for turn, (sign, norm, (after, kind)) in enumerate(product("+-", KAZ_NORMS, KAZ_AFTER)):
        measure, said = KAZ_MEASURES[turn % 5], _said(sign, turn)
        point = f"{norm[0]} {measure} {said} деп танылсын."
        label = f"{sign}{_names(norm)} {kind}"
        yield Labelled(label, f"{point} {after}", "second sentence")
        yield Labelled(label, f"{point} ¶ {after}", "second paragraph")
        words = f"[Кодекстің 6-бабының 3-тармағындағы](6) «үштен кем емес» деген сөздер {measure} {said} деп танылсын."
        yield Labelled(f"{sign}6/words", words, "scope words")
        revised = f"{norm[0]} {measure} {said} деп танылған [Конституциялық Кеңестің 2005 жылғы 1 шілдедегі № 4 қаулысының](R4) күші жойылды деп танылсын."
        yield Labelled("revision", revised, "verdict of a revised ruling")
        listed = (
            f"Мыналар: ¶ 1) {norm[0]}; ¶ 2) [Кодекстің 3-бабы](3) {measure} {said} деп танылсын."
        )
        yield Labelled(f"{sign}{_names(norm)},3 or ?", listed, "listed norms")


def mutated(language, point):
    """A point with one word put in or taken out that can turn its verdict round."""
    return _rus_mutated(point) if language == "rus" else _kaz_mutated(point)


def _rus_mutated(point):
    yield from _without(point, "не ")
    for at in _gaps(point):
        yield f"{point[:at]}не {point[at:]}"
    yield f"Отказать в следующем: {point}"
    yield f"Нет оснований {point[0].lower()}{point[1:]}"
    yield f"{point[:-1]}, отказать."
    yield f"{point[:-1]} нет оснований."
    for sound, turned in (("Признать", "Не признавать"), ("признать", "не признавать")):
        if sound in point:
            yield point.replace(sound, turned, 1)


def _kaz_mutated(point):
    for sound, turned in (
        ("келеді", "келмейді"), ("келмейді", "келеді"), ("танылсын", "танылмасын"),
        ("танылады", "танылмайды"), (" емес", ""), ("сәйкес ", "сәйкес емес "), ("қайшы ", "қайшы емес "),
        ("деп танылсын", "деп тануға негіз жоқ"), ("деп танылсын", "деп танудан бас тартылсын"),
        ("беретін", "бермейтін"), ("бермейтін", "беретін"), ("шектемейді", "шектейді"),
    ):  # fmt: skip
        if sound in point:
            yield point.replace(sound, turned, 1)
    for at in _gaps(point):
        yield f"{point[:at]}емес {point[at:]}"
        yield f"{point[:at]}жоқ {point[at:]}"
    yield f"{point[:-1]} деуге негіз жоқ."


QUALIFIERS = {
    "rus": (
        "якобы", "едва ли", "вряд ли", "отнюдь не", "вовсе не", "нельзя", "лишь частично", "будто", "возможно", "вероятно",
        "при необходимости", "по мнению заявителя,", "как утверждает заявитель,", "не вполне", "далеко не", "предположительно",
        "условно", "до 1 января 2027 года", "временно", "отказать", "отклонить", "довод о том, что", "вопрос о том,",
        "нет оснований", "необоснованно", "ошибочно", "если", "кроме", "за исключением статьи 3", "никак", "никогда",
        "никоим образом", "отчасти", "в основном", "преимущественно", "по общему правилу", "как правило", "пока", "сомнительно",
        "мнимо", "почти", "иногда", "в отдельных случаях", "может быть", "маловероятно", "впредь", "недостаточно", "формально",
        "для пенсионеров", "в мирное время", "на территории города", "с оговоркой", "сроком на год", "наоборот", "по существу",
    ),
    "kaz": (
        "мүмкін", "бәлкім", "сияқты", "қате", "негізсіз", "ішінара", "жартылай", "толық емес", "өтініш берушінің пікірінше", "егер",
        "басқа", "тек", "уақытша", "кейде", "әдетте", "бұрын", "бас тартылып", "болмайды", "деген дәлел", "деген пікір", "емес",
        "жоқ", "ешқашан", "мүлдем", "әзірге", "шартты түрде", "2027 жылға дейін", "күмәнді", "дерлік", "жеткіліксіз", "формалды",
        "зейнеткерлер үшін", "бейбіт уақытта", "қала аумағында", "бір жыл мерзімге", "керісінше", "мәні бойынша",
    ),
}  # fmt: skip
"""Words that would make another verdict of it, or none."""


def qualified(language, point):
    """A point with such a word put in before any other."""
    for word in QUALIFIERS[language]:
        for at in _gaps(point):
            yield f"{point[:at]}{word} {point[at:]}"


def _without(point, word):
    at = point.find(word)
    while at >= 0:
        if _outside(point, at):
            yield point[:at] + point[at + len(word) :]
        at = point.find(word, at + 1)


def _gaps(point):
    """Where a word begins outside citations and quotations."""
    return [
        at
        for at in range(1, len(point))
        if point[at - 1] == " " and point[at] not in "¶–" and _outside(point, at)
    ]


def _outside(point, at):
    before = point[:at]
    return before.count("[") == before.count("]") and before.count("«") == before.count("»")
