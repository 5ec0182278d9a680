"""Citations: first found as the ruling says them, then resolved to what they name.

Finding reads a paragraph by this grammar; each line of it is one room:

    token     a word, number, sign or mark, and all that its spelling tells    lexicon, tokenized
    piece     a phrase, date, act's number or short name of several tokens     pieces
    naming    an act: its noun and the pieces beside it (`Закон от … № …`)     namings, neighbours
    item      a number of a provision (`13-1`, `2)`, `второй`)                    items
    list      item {separator item}, each with a bracket below it, a range as one   lists
    group     unit list | list unit | pointer unit (`статьи 13, 14 (пункт 2)`)      lists
    run       naming {[comma | conjunction | bracket] group}, mirrored where acts stand last   chains
    chain     an act and its levels, from the largest to the smallest          chains, insertions, annexes

The brackets of a paragraph are read from the inner ones out, each as a text of its own. One right behind
a number or a group that holds chains of smaller units alone names what is below it (`below`); any other
stands by itself and parts nothing. A run has one act, or none. It is read from its act: forward where acts
stand first, else from its end, unless its units lead from larger to smaller. An act behind an insertion
governs the runs around it. What no chain holds is told (`accounting`).

Resolving goes through the mentions in the order of the text. Each looks back (`looking_back`) at what is
in play: the places of its paragraph, of the one before and of the one that opens its list, and all that was
told of each act (`in_play`).
"""

from pipeline.cite.finding import find
from pipeline.cite.resolving import resolve

__all__ = ["find", "resolve"]
