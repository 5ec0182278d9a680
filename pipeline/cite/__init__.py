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

How a reference gets its act: resolving goes through the mentions in the order of the text and keeps the
place of each (`in_play`). A name of its own is looked up (`meaning`). What names no act, or a name that
several bore, looks back (`looking_back`) at the places of its paragraph, of the one before and of the one
that opens its list, and at all that was told of each act; there the evidence of its kind is tried, the
strongest first (`antecedents`, `grounds`): the article was cited beside it, an act is named in its
sentence, in its paragraph, above its list, the ruling is about one. An act counts by what it is named for
(`roles`): what measures a norm, or only put another act in force, owns a provision beside it last of all.
The first ground that tells anything decides: its last act is meant, unless it tells several, or an
objection of its own holds where that act stands (`objections`); then nobody knows the act, which is told
with the reason, and no weaker ground is asked.
"""

from pipeline.cite.finding import find
from pipeline.cite.resolving import resolve

__all__ = ["find", "resolve"]
