"""Whom a court tells to do something, with whom, and by when."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from pipeline.describe.operative.reading import Reading
from pipeline.describe.operative.terminals import Stretch, Terminals, captures, terminals
from pipeline.grammar.orders import Orders
from pipeline.text import Span


class OrderWords(NamedTuple):
    """What a stretch of a point tells of an order."""

    addressee: str = ""
    """The bodies that stand in a row, the first that do, in the nominative, with whom they are to act."""
    terms: tuple[str, ...] = ()
    """By when it is to be carried out; several may be those of several bodies."""
    apart: tuple[Span, ...] = ()
    """The bodies that are each told something by themselves; none where all are told the same."""
    doubtful: bool = False
    """Whether each of several bodies is told its own, or with whom they are to act is not known."""
    bids: bool = False
    """Whether a verb bids that tells by its subject whom."""


def read_order(reading: Reading, span: Span) -> OrderWords:
    """What a stretch tells of an order."""
    table, text = reading.grammar.orders, reading.plain
    tokens = terminals(table, text, span)
    beyond = [Span(*one.span()) for one in tokens.matches("beyond")]
    asked = partial(_stands_outside, beyond)
    terms = (tokens.spans[at] for at in filter(asked, tokens.places("term")))
    order = OrderWords(
        terms=tuple(dict.fromkeys(text[slice(*term)].rstrip() for term in terms)),
        doubtful=tokens.count("shared", "besides") > 0,
        bids=any(tokens.matches("bids")),
    )
    first = next((one for one in tokens.matches("addressed") if asked(one.start())), None)
    held = captures(first) if first else {}
    heads = [head for row in held.get("row", ()) for head in _heads(tokens, row)]
    if first is None or not heads:
        return order
    ends = (*(head.start for head in heads[1:]), tokens.span(*held["row"][0]).end)
    names = (
        table.nominative(reading.words(head)) + reading.text[head.end : end]
        for head, end in zip(heads, ends, strict=True)
    )
    joint = (f" {reading.words(tokens.span(*at))}" for at in held.get("joint", ()))
    apart = [tokens.span(*captures(one)["body"][0]) for one in tokens.matches("apart")]
    addressee = "".join((*names, *joint))
    unclear = table.undeclined.search(addressee) or any(tokens.matches("alone", first.end()))
    return order._replace(
        addressee=addressee,
        apart=(heads[0], *apart) if apart else (),
        doubtful=order.doubtful or "more" in held or bool(unclear),
    )


def _stands_outside(beyond: Iterable[Span], at: int) -> bool:
    """Whether a terminal stands beyond none of the clauses that tell of something else."""
    return not any(clause.start <= at < clause.end for clause in beyond)


def _heads(tokens: Terminals[Orders], row: Stretch) -> Iterator[Span]:
    """The words that each body of a row is known by, without the tail of its name."""
    for body in takewhile(lambda found: found.end() <= row[1], tokens.matches("body", row[0])):
        yield tokens.span(*captures(body)["head"][0])
