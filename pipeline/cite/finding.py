"""CleanText, Sections → what the ruling cites, as it says it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pipeline.cite.accounting import doubts
from pipeline.cite.annexes import with_annexes
from pipeline.cite.catalogue import RULINGS, catalogue
from pipeline.cite.chains import ProvisionChain, ReadParagraph, with_chains
from pipeline.cite.insertions import over_insertions
from pipeline.cite.left_out import is_left_out
from pipeline.cite.levels import stands_under_act
from pipeline.cite.lexicon import Words, words
from pipeline.cite.namings import (
    ERAS,
    TREATIES,
    NamingPlace,
    behind_validity,
    find_listed,
    find_namings,
    with_validity,
)
from pipeline.cite.pieces import DATES, HEADS, Defining, Pieces, Shorts, find_pieces
from pipeline.cite.roles import ratifies, role_of
from pipeline.cite.tokenized import Tokenized
from pipeline.cite.values import (
    DRAFT,
    LAST,
    Definition,
    Mention,
    Mentioned,
    MentionScope,
    Naming,
    Role,
)
from pipeline.grammar import Grammar
from pipeline.grammar.citations import ActKind, CitationWords
from pipeline.job import Job
from pipeline.sections import Paragraph, Sections
from pipeline.terms import EDITORIAL, BlockRole
from pipeline.text import CleanText, Finding, Span
from pipeline.words.dates import Date
from pipeline.words.folding import fold
from pipeline.words.stems import Stems
from pipeline.words.tokens import WORD

# What names the ruling itself, its court and its people, and never another act.
SILENT = frozenset({BlockRole.ENACTMENT, BlockRole.IN_THE_NAME, BlockRole.SIGNATURE})
YEARLY = frozenset({ActKind.CODE, ActKind.LAW, ActKind.CONSTITUTION})
"""What its year tells: `Кодекс 2017 года`."""
LONGEST_PARTICLE = 3
TOGETHER = 64
"""Paragraphs that are read together."""


def find(text: CleanText, sections: Sections, job: Job) -> Mentioned:
    """Every naming of an act or a provision, and every short name that is defined.

    Bare short names (`Конституцияға`, `УПК`) are mentions too: they are no citations, but the
    provisions around them belong to them. Reads every paragraph once.
    """
    reader, table = _Reader(text.text, job), job.grammar.citations
    spoken = ((n, p) for n, p in enumerate(sections.paragraphs) if p.role not in SILENT)
    mentions: list[Mention] = []
    definitions: list[Definition] = []
    doubtful: list[Finding] = []
    # Step by step, since a step is fastest when it is done many times on end; but not over a whole
    # text, since all that a step gives is kept until the last one.
    while batch := [*islice(spoken, TOGETHER)]:
        read = reader.read(batch)
        mentions += (m for one in read for m in _mentions(one, sections, job.grammar))
        definitions += (
            d for one in read for d in _with_doubled([*_definitions(one, table)], text.text)
        )
        doubtful += (doubt for one in read for doubt in doubts(one, reader.words))
    return Mentioned(tuple(mentions), tuple(definitions), tuple(doubtful))


class _Reader:
    """Reads the paragraphs of one text, in their order: some names count from their definition on."""

    def __init__(self, text: str, job: Job) -> None:
        self.text, self.words, self.shorts = text, words(job.grammar), Shorts()
        # Folding keeps all offsets, so it is done once for the whole text.
        self.folded = fold(text, job.grammar)
        self.titles = catalogue(job.registry, job.grammar).unquoted
        self.above: Naming | None = None
        """The noun above a list of namings that leave it out."""

    def read(self, paragraphs: Iterable[tuple[int, Paragraph]]) -> list[ReadParagraph]:
        """Some paragraphs, those that name anything, with their namings and chains."""
        read = self._telling_lines(paragraphs)
        read = [one._replace(named=self._namings(one.line, one.pieces)) for one in read]
        read = [one._replace(named=self._with_listed_naming(one)) for one in read]
        for step in (with_chains, over_insertions, with_annexes):
            read = [step(one, self.words) for one in read]
        return read

    def _telling_lines(self, paragraphs: Iterable[tuple[int, Paragraph]]) -> list[ReadParagraph]:
        """The paragraphs that name anything; most name nothing, and the readers are what takes time."""
        text = (self.text, self.folded)
        lines = [(number, Tokenized(*text, one.body, self.words)) for number, one in paragraphs]
        pieces = [find_pieces(line, self.words, self.shorts) for _, line in lines]
        found = (ReadParagraph(*line, read) for line, read in zip(lines, pieces, strict=True))
        return [o for o in found if o.pieces.all or o.pieces.definitions or o.line.counted]

    def _namings(self, line: Tokenized, pieces: Pieces) -> tuple[NamingPlace, ...]:
        named = find_namings(line, pieces, self.words, self.titles)
        if (told := self._shortened_titles(named)) != self.titles.shortened:
            self.titles = self.titles._replace(shortened=told)
            named = find_namings(line, pieces, self.words, self.titles)
        return tuple(with_validity(named, line, self.words.table.validity))

    def _shortened_titles(self, named: Iterable[NamingPlace]) -> Mapping[Stems, str]:
        """The titles of the text by their first parts, with those of some namings."""
        told = self.titles.shortened
        for title in (one.naming.title for one in named if one.naming.quoted):
            if short := self.words.forms.stems(_title_shortened(title, self.words)):
                told = {**told, short: title if told.get(short, title) == title else ""}
        return told

    def _with_listed_naming(self, one: ReadParagraph) -> tuple[NamingPlace, ...]:
        """The namings of a paragraph, with the one whose noun stands above the list alone."""
        _, line, pieces, places, _ = one
        above, known = self.above, (self.words, self.titles)
        listed = find_listed(line, pieces, *known, above) if above else None
        # What its title names (`«О толковании статьи 5 Кодекса» от …`) is no act beside it.
        others = tuple(one for one in places if not listed or one.last > listed.last)
        free = listed and (not others or listed.last <= others[0].first)
        last = places[-1].naming if places and line.word(line.count - 1) == ":" else None
        # In the nominative it heads no list of several: `қаулы етеді:` is what the court does.
        ends = range(places[-1].first, places[-1].last) if places else ()
        several = any(head.inflected for head in pieces.heads if head.first in ends)
        if last and last.kind in RULINGS and not last.full and several:
            self.above = last
        return (listed, *others) if listed and free else places


def _title_shortened(title: str, known: Words) -> str:
    """A title up to its conjunction, with the word behind it that says that it is one; nothing where it joins nothing."""
    words = title.split()
    at = next((n for n, word in enumerate(words) if word.lower() in known.conjunctions), 0)
    mark = words[-1:] if known.table.head_last and words[-1] in known.table.title_marks else []
    return " ".join([*words[:at], *mark]) if at > 1 else ""


def _mentions(one: ReadParagraph, sections: Sections, grammar: Grammar) -> Iterator[Mention]:
    number, line, pieces, _, chains = one
    noted = sections.paragraphs[number].role in EDITORIAL
    told = _days_told(line, pieces, chains)
    for chain in chains:
        act = chain.act or _stranger(line, pieces, chain, grammar)
        span = line.place(chain.first, chain.last)
        bare = act if not chain.steps else None
        if (noted and not act) or (bare and not _is_telling(bare, span, line)):
            continue
        scope = MentionScope(number, line.sentence(chain.first), line.brackets_around(chain.first))
        role = role_of(act, span, line, grammar.citations, bare=bool(bare)) if act else Role.OWNER
        whole = bare is not None and _is_whole_citation(bare)
        left_out = is_left_out(line, chain.first, chain.last, grammar.citations)
        doubted = (chain.contested, chain.annexed, left_out)
        days = told.get(scope.sentence, ())
        yield Mention(span, scope, act, chain.steps, chain.own, role, whole, *doubted, days=days)


def _days_told(
    line: Tokenized, pieces: Pieces, chains: Iterable[ProvisionChain]
) -> Mapping[int, tuple[Date, ...]]:
    """The days and years that each sentence tells outside the names of acts and rulings."""
    told: dict[int, tuple[Date, ...]] = {}
    days = [piece for piece in pieces.all if piece.sort in DATES]
    held = {at for one in chains for at in range(one.first, one.last)} if days else ()
    for piece in days:
        if piece.date and piece.first not in held:
            sentence = line.sentence(piece.first)
            told[sentence] = (*told.get(sentence, ()), piece.date)
    return told


def _stranger(
    line: Tokenized, pieces: Pieces, chain: ProvisionChain, grammar: Grammar
) -> Naming | None:
    """The word that stands where a provision's act does and is no act that is known.

    The provision then belongs to something not known, not to the act that was named before.
    """
    owner = grammar.citations.owner
    before = grammar.citations.head_last
    at = chain.first - 1 if before else chain.last
    word = line.word(at)
    unit = chain.steps[0].word if before and chain.steps else None
    # `Үкіметтің 66-баптың 9) тармақшасы`: a unit that is not possessed is nobody's.
    if line.kind(at) is not WORD or (unit and unit.bare):
        return None
    piece = None if before else pieces.starting.get(at)
    if piece and piece.value == "self":  # `пункта 1 настоящего`, without a noun
        return Naming(kind=None, name=line.words(at, at + 1), strange=True)
    if piece and piece.sort in ERAS:  # `статьи 6 прежнего`, likewise
        return Naming(kind=None, name=line.words(at, at + 1), era=piece.sort)
    if word in grammar.citations.latter:
        # `пункт 5 последнего предложения` is of no act, nor is `статья 5 последнего перечня`.
        paper = line.word(at + 1).startswith(owner.nouns) or not stands_under_act(chain.steps)
        alone = before or line.kind(at + 1) is not WORD or not paper
        return Naming(None, line.words(at, at + 1), pointer=LAST, strange=not alone)
    fits = not piece and word.endswith(owner.endings) and word not in owner.pronouns
    # `статья 7 первого, статья 8 последнего`: an ordinal without a unit, or an adjective without its
    # noun, points to one of the acts named before.
    counts = word in words(grammar).ordinals and not line.tokens[at : at + 2][-1].unit
    alone = stands_under_act(chain.steps) and line.kind(at + 1) is not WORD
    if fits and not before and (counts or alone):
        return Naming(kind=None, name=line.words(at, at + 1), strange=True)
    paper = word.startswith(owner.nouns) or (fits and line.word(at + 1).startswith(owner.nouns))
    described = not before and word not in owner.pronouns
    paper = paper or (described and _is_described(line, pieces, at, owner.endings))
    paper = paper or (not piece and line.has_capital(at) and word.endswith(owner.nominal))
    if not paper and (not fits or (owner.capital and not line.has_capital(at))):
        return None
    return Naming(kind=None, name=line.words(at, at + 1), strange=True)


def _is_described(line: Tokenized, pieces: Pieces, at: int, endings: tuple[str, ...]) -> bool:
    """Whether words between a provision and an act say which one: `статьи 1 вновь принятого Закона`."""
    nearest = (at + 1,) if line.tokens[at].joins else (at + 1, at + 2)
    pieces_near = (pieces.starting.get(place) for place in nearest)
    heads = (piece.first for piece in pieces_near if piece and piece.sort in HEADS)
    return any(line.word(i).endswith(endings) for first in heads for i in range(at, first))


def _is_whole_citation(act: Naming) -> bool:
    """Whether a naming is a citation by itself: initials and a plain noun are none.

    A treaty's title stands without quotation marks, and where nobody knows it, it has no end.
    """
    yearly = act.date is not None and act.kind in YEARLY and act.short is None
    if act.full or act.known or yearly or (act.kind is ActKind.CODE and (act.named or act.title)):
        return True
    if act.kind is ActKind.RULES and act.foreign:
        return act.name[0].isupper()  # `Регламент (ЕС) 2016/679`
    if act.kind not in TREATIES or act.short is not None:
        return False
    return act.named or bool(act.title or ((act.issuer or act.strange) and act.name[0].isupper()))


def _is_telling(act: Naming, span: Span, line: Tokenized) -> bool:
    """Whether a bare naming tells something: a plain noun (`Заң шығарушы`, `проект закона`) does not."""
    if act.era == DRAFT:
        return act.named or bool(act.title)
    if not act.generic or act.pointer:
        return True
    before = line.text[line.span.start : span.start].rstrip()
    # At the head of a sentence every word has a capital letter, so it tells nothing there.
    opens = not before or before[-1] in ".!?:"
    return act.name[0].isupper() and (not opens or act.kind is ActKind.CODE)


def _with_doubled(defined: Sequence[Definition], text: str) -> Iterator[Definition]:
    """The short names of a paragraph, each with the other acts that are given it there as well."""
    for one in defined:
        alike = (d for d in defined if text[slice(*d.short)] == text[slice(*one.short)])
        yield one._replace(beside=tuple(d.act for d in alike if d.act and d is not one))


def _definitions(one: ReadParagraph, table: CitationWords) -> Iterator[Definition]:
    """The short names of a paragraph with the words that they stand for.

    These stand before the bracket; else in it: `(статья 5 Уголовного кодекса, далее – УК)`.
    """
    _, line, pieces, named, chains = one
    places = named if pieces.definitions else ()
    ending = {place.core[1]: place for place in places}
    ending |= {behind_validity(place, line, table.validity): place for place in places}
    for defining in pieces.definitions:
        short, end = line.place(defining.first, defining.last), defining.bracket
        particle = line.kind(end - 1) is WORD and len(line.word(end - 1)) <= LONGEST_PARTICLE
        known = ending.get(end) or (ending.get(end - 1) if particle else None)
        # `(статья 4 Закона «О ремеслах») (далее – Закон о ремеслах)`
        behind = end - 1 if line.word(end - 1) == ")" else defining.edge
        known = known or ending.get(behind)
        known = known or next((o for o in places if o.first < defining.bracket < o.last), None)
        alike = [one for one in pieces.definitions if one.bracket == defining.bracket]
        if any(line.word(at) in table.respectively for at in range(end, alike[0].first)):
            # `(далее соответственно – УК, УПК)`
            members = [one for one in places if one.last <= end][-len(alike) :]
            known = members[alike.index(defining)] if len(members) == len(alike) else None
        elif known:
            before = [one for one in places if one.first <= known.first]
            ratifying = ratifies(line.starts[known.first], line.text, table)
            known = _naming_shortened(line, defining, before, ratifying=ratifying)
        if known is None and line.text[slice(*short)].isupper():  # initials are those of the act
            owner = next((c.act for c in chains if c.last == defining.edge), None)
            known = next((place for place in named if place.naming is owner), None)
        if known is None:
            yield Definition(short, _long_form(line, defining), None)
        else:
            yield Definition(short, line.place(*known.core), known.naming)


def _naming_shortened(
    line: Tokenized, defining: Defining, named: Sequence[NamingPlace], *, ratifying: bool
) -> NamingPlace | None:
    """What is shortened, the last of the namings or one before it that has the short name's first word.

    `Пакту (к нему присоединились Законом № 5) (далее – Пакт)`. Initials that stand for another act
    already are no long form: `по УК либо по Уголовному кодексу от 16 июля 1997 года (далее – УК 1997
    года)`. Where the last only put another in force, any word tells, and initials are a treaty's.
    """
    short = _stems(line, defining.first, defining.last if ratifying else defining.first + 1)
    telling = [one for one in named if not one.naming.generic and one.naming.kind]
    alike = [one for one in telling if short & _stems(line, one.first, one.last)]
    if alike or not ratifying:
        return (alike or named)[-1]
    initials = line.words(defining.first, defining.last).isupper()
    treaties = [one for one in named if initials and one.naming.kind in TREATIES]
    return next(reversed(treaties), None)


def _stems(line: Tokenized, first: int, last: int) -> set[str]:
    return {token.stem for token in line.tokens[first:last] if token.kind is WORD}


def _long_form(line: Tokenized, defining: Defining) -> Span:
    """The words before a bracket, from the first one that begins as the short name does.

    Where none does, back to the last punctuation mark.
    """
    first = last = defining.bracket
    initial = line.tokens[defining.first].text[0]
    while first and line.kind(first - 1) is WORD:
        first -= 1
    alike = [i for i in range(first, last) if line.tokens[i].text[0] == initial]
    start = alike[0] if alike and initial.isupper() else first
    return line.place(start, last) if start < last else line.place(last, last + 1)
