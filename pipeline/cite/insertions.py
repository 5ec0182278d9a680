"""Insertions between a provision and its act: `статьям 5 – 7, в том числе статье 6, Трудового кодекса`.

An insertion parts the provision before it from the act behind it, so a chain ends there. The act
governs what stands before the insertion where nothing else can be meant; else this is contested.
Where acts stand first, an insertion of another act leaves open whose the provision behind it is.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cite.chains import ProvisionChain, ReadParagraph
from pipeline.cite.levels import stands_under_act
from pipeline.cite.lexicon import Words
from pipeline.cite.namings import NamingPlace
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import Naming
from pipeline.grammar.citations import ActKind, CitationWords
from pipeline.words.equivalents import DASH_SIGNS

LONGEST_INSERTION = 6
"""Tokens between a provision and one that is inserted behind it: `, в том числе`."""
CLOSING = 2
"""Tokens between the last of them and the act: a comma, a bracket, or both."""
LONGEST_PREPOSITION = 2
LONGEST_BETWEEN = 12
"""Tokens behind a provision that may open an insertion or close one; more are other words."""
ENDING = frozenset(".;:!?")
"""What no description of a provision holds."""
PARTING = DASH_SIGNS.union(",(")


def over_insertions(read: ReadParagraph, words: Words) -> ReadParagraph:
    """A paragraph, those of its chains before an insertion with the act that stands behind or in it."""
    line, table = read.line, words.table
    if table.head_last:
        chains = tuple(_chains_behind_insertions(read.chains, line, table))
    else:
        chains = tuple(_chains_before_insertions(read, line, table))
    return read._replace(chains=chains)


def _chains_before_insertions(
    read: ReadParagraph, line: Tokenized, table: CitationWords
) -> Sequence[ProvisionChain]:
    """The chains of a paragraph where acts stand last.

    An act behind an insertion belongs to the last provision in it. Where it may as well stand by
    itself, the provisions are contested.
    """
    opening, places = table.insertions, {place.first: place for place in read.named}
    found = [chain for chain in read.chains if not _says_nothing(chain)]
    for at in range(len(found) - 1, 0, -1):
        act = found[at].act
        if act and found[at].steps:
            first, related = _first_sharing_act(found, at, line, table)
            with_act = (_chain_of_act(act, chain) for chain in found[first:at])
            found[first:at] = [chain._replace(contested=related) for chain in with_act]
            continue
        place = places.get(found[at].first)
        if act is None or place is None or place.apart:
            continue
        if _is_parted_by_description(found[at - 1], place, line):
            # Whether it governs the provision or only stands in a list with what describes it.
            first = _first_listed(found, at - 1, line)
            found[first:at] = [chain._replace(contested=True) for chain in found[first:at]]
            continue
        if line.word(place.first - 1) not in (",", ")"):
            continue
        first = _first_within_reach(found, at, line)
        owned = _first_owned(found, first, at, line, opening) if place.owning else at
        found[first:owned] = [chain._replace(contested=True) for chain in found[first:owned]]
        if owned < at:
            *others, last = [_chain_of_act(act, chain) for chain in found[owned:at]]
            found[owned : at + 1] = [*others, last._replace(last=place.last)]
    return found


def _is_parted_by_description(chain: ProvisionChain, place: NamingPlace, line: Tokenized) -> bool:
    """Whether other words alone stand between a provision and an act, in a pair of signs: `статья 5 «Кража» Кодекса`.

    What is held against the Constitution stands before it, too, in a case of the same form.
    """
    opening, closing = chain.last, place.first - 1
    if chain.act or not stands_under_act(chain.steps) or place.naming.kind is ActKind.CONSTITUTION:
        return False
    if line.quotes.get(opening, line.brackets.get(opening)) == closing:
        return True
    signs = {line.word(opening), line.word(closing)}
    paired = signs == {","} or signs <= DASH_SIGNS
    inside = range(opening + 1, closing)
    ended = any(line.word(at) in ENDING for at in inside)
    return place.owning and paired and 0 < len(inside) <= LONGEST_BETWEEN and not ended


def _first_sharing_act(
    found: Sequence[ProvisionChain], at: int, line: Tokenized, table: CitationWords
) -> tuple[int, bool]:
    """Where the provisions begin whose act one with an act behind them tells, and whether another may be meant.

    What is inserted is a part of what stands before it, so it tells the act of both; what that is
    read with tells it where no other act can be meant.
    """
    before, behind = found[at - 1], found[at]
    free = not before.act
    shared = free and _opens_insertion(before, behind, line, table.insertions)
    related = free and table.relating.fullmatch(_words_between(before, behind, line)) is not None
    return _first_listed(found, at - 1, line) if shared or related else at, related


def _chains_behind_insertions(
    chains: Sequence[ProvisionChain], line: Tokenized, table: CitationWords
) -> Iterator[ProvisionChain]:
    """The chains of a paragraph where acts stand first, those contested that two acts may own.

    Nothing parts an act from its provisions there. But behind an insertion of another act (`X-тің
    5-бабына, оның ішінде Y-тің 6-бабына, 7-бабына`) either of the two may be meant.
    """
    owners: tuple[Naming, ...] = ()
    inserted = contested = False
    yield from chains[:1]
    for outer, chain in pairwise(chains):
        words = _words_between(outer, chain, line)
        if line.sentence(outer.first) != line.sentence(chain.first):
            owners, inserted, contested = (), False, False
        elif outer.act and outer.act not in owners[-1:]:
            owners = (*owners[-1:], outer.act)
        if chain.act and chain.act is not outer.act:
            beside = line.brackets_around(outer.first) == line.brackets_around(chain.first)
            apart = _are_two_acts((*owners[-1:], chain.act))
            inserted = apart and beside and words in table.insertions
            contested = False
        elif words in table.insertion_ends:
            contested = _are_two_acts(owners)
        elif words and not line.has_only_joints(outer.last, chain.first):
            inserted = contested = False
        elif not words:
            contested = contested or inserted
        # What is smaller than an article belongs to the one before it.
        doubtful = contested and stands_under_act(chain.steps[-chain.own :])
        yield chain._replace(act=None, contested=True) if doubtful else chain


def _are_two_acts(owners: Sequence[Naming]) -> bool:
    """Whether two namings are of two acts, as far as their words tell."""
    if len(owners) < 2:
        return False
    one, other = owners
    alike = one.title == other.title and one.name.split()[:1] == other.name.split()[:1]
    return not alike and not (other.generic and one.kind is other.kind)


def _chain_of_act(act: Naming, chain: ProvisionChain) -> ProvisionChain:
    """A chain with its act; what is smaller than an article belongs to the one before it instead."""
    return chain._replace(act=act) if stands_under_act(chain.steps) else chain


def _first_within_reach(chains: Sequence[ProvisionChain], at: int, line: Tokenized) -> int:
    """The first of the chains right before an act that name none and may be its provisions."""
    border, reach = chains[at].first, CLOSING
    for first in range(at - 1, -1, -1):
        chain = chains[first]
        near = 0 <= border - chain.last <= reach
        if chain.act or not near or line.sentence(chain.first) != line.sentence(border):
            return first + 1
        border, reach = chain.first, LONGEST_INSERTION
    return 0


def _first_owned(
    chains: Sequence[ProvisionChain], first: int, at: int, line: Tokenized, opening: tuple[str, ...]
) -> int:
    """The first of some chains that can only be provisions of the act behind them; `at` if none."""
    bracket = line.closing.get(chains[at].first - 1)
    for number, (outer, inner) in enumerate(pairwise(chains[first:at]), first):
        opened = _opens_insertion(outer, inner, line, opening)
        inserted = outer.last == bracket if bracket else opened
        listed = any(chain.act for chain in chains[:number])
        # In a list of genitives the act may be a member: `из статьи 14, в том числе …, Закона`.
        governed = stands_under_act(outer.steps) and not (listed and outer.first_step.genitive)
        if inserted and governed:
            return _first_listed(chains, number, line)
    return at


def _opens_insertion(
    outer: ProvisionChain, inner: ProvisionChain, line: Tokenized, opening: tuple[str, ...]
) -> bool:
    """Whether all that stands between two chains are words that open an insertion, and its mark."""
    words = _words_between(outer, inner, line).split()
    # The preposition may stand again: `в статье 5, в том числе в статье 6`.
    alone = words[:-1] if words and len(words[-1]) <= LONGEST_PREPOSITION else words
    return " ".join(words) in opening or " ".join(alone) in opening


def _says_nothing(chain: ProvisionChain) -> bool:
    """Whether a chain is a plain noun for what any act holds: `с положениями статьи 5`."""
    act = None if chain.steps else chain.act
    plain = act is not None and act.kind is ActKind.RULES and act.generic and not act.pointer
    return plain and act is not None and act.name[0].islower()


def _words_between(outer: ProvisionChain, inner: ProvisionChain, line: Tokenized) -> str:
    """The words between two chains, without commas, dashes, a bracket and what is quoted, as far as an insertion's go."""
    words: list[str] = []
    at = outer.last
    while at < inner.first and len(words) < LONGEST_BETWEEN:
        token = line.tokens[at]
        words += [token.lower] if token.text not in PARTING else []
        at = line.quotes.get(at, at + 1)
    return " ".join(words)


def _first_listed(chains: Sequence[ProvisionChain], at: int, line: Tokenized) -> int:
    """The first of the chains without an act that commas and conjunctions alone join to one."""
    for before in reversed(chains[:at]):
        if before.act or not line.has_only_joints(before.last, chains[at].first):
            break
        at -= 1
    return at
