"""Provisions that name no article: what may be something else than the one cited before stays open."""

import pytest

from tests.cite.labelled import cite, short

OPEN = {
    "rus": {
        "а document named between": "Пункт 2 статьи 26 Трудового кодекса запрещает это. Типовые правила (приказ министра от 20 января "
        "2015 года № 19, пункт 8) относят перевод к продолжению обучения.",
        "principles": "Статья 14 Гражданского кодекса гарантирует право. Основные принципы, касающиеся роли юристов (Гавана, 1990 год), "
        "в пункте 7 отводят на это сорок восемь часов.",
        "an instruction": "Это следует из статьи 15 Трудового кодекса. Инструкция о порядке выплат в пункте 8 говорит иное.",
        "brackets": "Довод (пункт 3 статьи 128 Кодекса о браке (супружестве) и семье) в пункте 4 не учтен.",
        "its own points": "Настоящее нормативное постановление согласно статье 4 Гражданского кодекса вводится в действие со дня "
        "опубликования, а пункты 10 и 11 распространяются на прежние отношения.",
    },
    "kaz": {
        "а document named between": "Еңбек кодексінің 26-бабы 2-тармағы мұны тыйым салады. Ведомстволық нұсқаулық 8-тармағында өзгеше айтады.",
        "rules": "Еңбек кодексінің 26-бабы 2-тармағы мұны тыйым салады. Үлгілік қағидалар 8-тармақта ауыстыруды қарайды.",
        "brackets": "Уәж (Еңбек кодексінің 128-бабы 3-тармағы) 4-тармақта ескерілмеген.",
        "its own points": "Осы нормативтік қаулы Азаматтық кодекстің 4-бабына сәйкес қолданысқа енгізіледі, ал 10-тармақ бұрынғы "
        "қатынастарға қолданылады.",
    },
}
CLEAR = {
    "rus": {
        "next sentence": "Пункт 2 статьи 26 Трудового кодекса запрещает это. В пункте 3 названы исключения.",
        "brackets behind": "Каждый имеет право (пункт 1 статьи 26 Трудового кодекса). Пункт 2 говорит об исключениях.",
        "in brackets": "Статья 26 Трудового кодекса говорит об этом (пункт 3).",
        "list in brackets": "Право (пункт 1 статьи 26 Трудового кодекса) и обязанность (пункт 3) равны.",
        "an application": "Заявитель просит проверить пункт 2 статьи 26 Трудового кодекса. Пункт 3 он не оспаривает.",
    },
    "kaz": {
        "next sentence": "Еңбек кодексінің 26-бабының 2-тармағы тыйым салады. 3-тармақта ерекшеліктер аталған.",
        "brackets": "Әркімнің құқығы бар (Еңбек кодексінің 26-бабының 1-тармағы). Оған тыйым салынбайды (3-тармақ).",
        "list in brackets": "Құқық (Еңбек кодексінің 26-бабының 1-тармағы) және міндет (3-тармақ) тең.",
    },
}


def _cases(table):
    return [(language, words) for language, rows in table.items() for words in rows.values()]


def _last(language, words):
    _, cited = cite(words, language=language)
    return [short(target) for target in cited.citations[-1].targets]


@pytest.mark.parametrize(("language", "words"), _cases(OPEN))
def test_it_stays_open(language, words):
    assert _last(language, words) == []


@pytest.mark.parametrize(("language", "words"), _cases(CLEAR))
def test_it_is_of_the_article_cited_before(language, words):
    (found,) = _last(language, words)
    assert found.startswith("code/2015-11-23/414-v/~art_26__para_")
