"""An invented ruling, and the places in which something is hidden in it."""

from __future__ import annotations

from enum import StrEnum

TEXT = """\
О рассмотрении на соответствие Конституции Республики Казахстан пункта 2 статьи 34
Закона Республики Казахстан от 16 апреля 2018 года «О пастбищных товариществах»
Нормативное постановление Конституционного Суда Республики Казахстан
от 19 мая 2024 года № 91-НП
ИМЕНЕМ РЕСПУБЛИКИ КАЗАХСТАН
Конституционный Суд Республики Казахстан в составе Председателя Тулегеновой Б.С.,
судей Досановой А.К., Ермекова Т.О., с участием представителя субъекта обращения
рассмотрел в открытом заседании обращение гражданина Сарсенова М.К.
Заслушав докладчика – судью Конституционного Суда Ермекова Т.О., изучив материалы,
установил:
В Конституционный Суд поступило обращение о рассмотрении на соответствие пункту 1
статьи 14 и пункту 3 статьи 26 Конституции нормы закона о товариществах.
При проверке конституционности нормы Конституционный Суд исходит из следующего.
1. Конституция гарантирует каждому право частной собственности на землю.
2. Оспариваемая норма не лишает члена товарищества этого права.
На основании изложенного, руководствуясь пунктом 3 статьи 72 Конституции,
Конституционный Суд Республики Казахстан
постановляет:
1. Признать пункт 2 статьи 34 Закона Республики Казахстан «О пастбищных
товариществах» соответствующим Конституции Республики Казахстан.
2. Настоящее нормативное постановление вступает в силу со дня его принятия,
является общеобязательным, окончательным и обжалованию не подлежит.
Конституционный Суд Республики Казахстан"""
LINES = TEXT.splitlines()


class Target(StrEnum):
    """What is hidden: the line that it stands in, the words before it, and itself are in `PLACES`."""

    WORD = "word"
    NUMBER = "number"
    NAME = "name"
    LETTER = "letter"


PLACES = {
    Target.WORD: (19, "товариществах» ", "не "),
    Target.NUMBER: (18, "1. Признать пункт 2 ", "и пункт 5 "),
    Target.NAME: (6, "судей ", "Кенесова Б.А., "),
    Target.LETTER: (21, "является общ", "ы"),
}
"""Line, what stands before the hidden words in it, the hidden words with the blank behind them."""


def parts(target: Target) -> tuple[int, str, str, str]:
    """The line, and its words before, in and behind the hidden place."""
    line, before, hidden = PLACES[target]
    assert LINES[line].startswith(before)
    return line, before, hidden, LINES[line][len(before) :]


def with_words(target: Target) -> str:
    """The text of a page that shows the hidden words."""
    _, before, hidden, after = parts(target)
    return TEXT.replace(before + after, before + hidden + after)


def letters(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())
