"""Title, enactment line, formula and repeated title: the paragraphs above the composition."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice

from pipeline.codes import Code
from pipeline.enactment.enacting import Enacting, read_enactments
from pipeline.enactment.paragraph import read_enactment, reads_as_title, without_mark
from pipeline.grammar import Grammar
from pipeline.grammar.wording import search_at_end
from pipeline.terms import BlockRole
from pipeline.text import Finding, Span
from pipeline.words.body_names import bodies
from pipeline.words.folding import Folded
from pipeline.words.personal_names import names_somebody
from pipeline.words.quotes import ANY

SAME = 40
"""Titles whose first characters agree are one title: sites cut the one above the text."""
TOP = 12
"""Paragraphs in which the enactment line is looked for."""
NEAR = 4
"""Paragraphs below the last enactment line in which a title is looked for."""
BULLETS = "•‣◦▪●·"
DAMAGED = (
    "This seems to be the enactment line, but words in it are damaged; "
    "what stands beside them was not read."
)

Group = list["Folded"]


def read_header(flow: Sequence[Folded], grammar: Grammar) -> tuple[list[BlockRole], list[Finding]]:
    """The role of every paragraph above the composition, and what is doubtful about them.

    A title that stands in one paragraph with the enactment line leaves that paragraph the
    enactment line's; what looks like a title elsewhere is then its repetition.
    """
    lines = tuple(read_enactments(flow, grammar))
    fixed = dict(_settled_roles(flow, lines, grammar))
    bare = [without_mark(line, grammar) for line in flow]
    marks = [Span(b.span.end + 1, a.span.end) for a, b in zip(flow, bare, strict=True) if a != b]
    groups = list(_unsettled_groups(bare, fixed))
    enacting = [line for line in bare if fixed.get(line.index) is BlockRole.ENACTMENT]
    entitled = list(_titles_beside(enacting, grammar))
    told = [_title_without_menu(_title_lines(group, grammar), entitled) for group in groups]
    # Something must be the title: the first lines are taken for it, and told to be doubtful.
    guessed = [] if any(told) or entitled else groups[:1]
    told = [*guessed, *told[len(guessed) :]]
    cut = (title or _cut_title(group, told) for title, group in zip(told, groups, strict=True))
    titles = [title for title in cut if title]
    first = [] if entitled else titles[:1]
    roles = fixed | {line.index: BlockRole.REPEATED_TITLE for title in titles for line in title}
    roles |= {line.index: BlockRole.TITLE for title in first for line in title}
    settled = roles.keys() - {part.index for one in lines if not one.is_own for part in one.parts}
    doubtful = (_doubtful_lines(title, entitled, enacting) for title in titles)
    unread = [line for line in bare if line.index not in settled]
    unclear = (line.span for line in chain(*guessed, *doubtful, unread))
    doubts = (Finding.of(Code.HEADER_UNCLEAR, span) for span in dict.fromkeys((*unclear, *marks)))
    findings = [*doubts, *_enactment_findings(lines, grammar)]
    return [roles.get(line.index, BlockRole.PARAGRAPH) for line in flow], findings


def _titles_beside(enacting: Group, grammar: Grammar) -> Iterator[str]:
    """The titles that stand beside enactment lines."""
    for line in enacting:
        title = title_beside(line, grammar)
        if title:
            yield line.folded[title.start : title.end]


def _title_without_menu(title: Group, beside: list[str]) -> Group:
    """The lines of a title up to where it says all that stands beside an enactment line.

    What follows is a site's: its menu may stand between the two.
    """
    said = {other.strip(ANY) for other in beside}
    longest = max(map(len, beside), default=0)
    words = ""
    for end, line in enumerate(title, start=1):
        words = f"{words} {line.folded}".lstrip()
        if words.strip(ANY) in said:
            return title[:end]
        # Quotation marks are stripped before comparing, so some room is left for them.
        if len(words) > longest + len(ANY):
            break
    return title


def _doubtful_lines(title: Group, beside: list[str], enacting: Group) -> Group:
    """The lines of a title that may be none: one stands elsewhere, or it has no end.

    Without an enactment line a title of several paragraphs may have taken it in, and one that
    ends in a full stop may be any sentence.
    """
    if beside:
        words = title[0].folded.strip(ANY)[:SAME]
        return [] if any(other.strip(ANY).startswith(words) for other in beside) else title
    if enacting:
        return []
    return title if title[0].text.endswith(".") else title[1:]


def header_end(flow: Sequence[Folded], grammar: Grammar) -> int:
    """Where the header ends in a text in which neither composition nor question is found."""
    fixed = dict(_settled_roles(flow[:TOP], read_enactments(flow[:TOP], grammar), grammar))
    marked = [at for at, line in enumerate(flow[:TOP]) if line.index in fixed]
    end = last = marked[-1] + 1 if marked else 0
    while end < min(len(flow), last + NEAR) and _title_lines([flow[end]], grammar):
        end += 1
    return end


def _settled_roles(
    flow: Sequence[Folded], lines: Iterable[Enacting], grammar: Grammar
) -> Iterator[tuple[int, BlockRole]]:
    """The paragraphs whose form leaves no doubt."""
    name = grammar.sections.in_the_name.whole
    enacting = {
        part.index: BlockRole.ENACTMENT if one.is_own else BlockRole.PARAGRAPH
        for one in lines
        for part in one.parts
    }
    for at, line in enumerate(flow):
        pair = " ".join(part.folded for part in flow[at : at + 2])
        if name.match(line.folded):
            yield line.index, BlockRole.IN_THE_NAME
        # The formula may be broken over two lines, and a long first line is no half of it.
        elif len(line.folded) < SAME and len(flow) > at + 1 and name.match(pair):
            yield line.index, BlockRole.IN_THE_NAME
            yield flow[at + 1].index, BlockRole.IN_THE_NAME
        elif line.index in enacting:
            yield line.index, enacting[line.index]


def _enactment_findings(lines: Iterable[Enacting], grammar: Grammar) -> Iterator[Finding]:
    """Say that an enactment line is damaged, or in another language than the text."""
    for one in lines:
        if one.found.damage:
            yield Finding(Code.HEADER_UNCLEAR, one.line.span, DAMAGED)
        # A letterhead names the court in both languages, and nothing else.
        is_name = {token.kind for token in one.found.words} <= {"country", "court"}
        if one.found.language is not grammar.language and not is_name:
            yield Finding.of(Code.MIXED_LANGUAGE, one.parts[0].span)


def _unsettled_groups(flow: Sequence[Folded], fixed: dict[int, BlockRole]) -> Iterator[Group]:
    """The neighbours that are not settled; a title printed twice in a row makes two."""
    for settled, part in groupby(flow, key=lambda line: line.index in fixed):
        group = list(part)
        words, half = [line.folded for line in group], len(group) // 2
        cut = half if words[:half] == words[half:] else len(group)
        if not settled:
            yield from filter(None, (group[:cut], group[cut:]))


def _title_lines(group: Group, grammar: Grammar) -> Group:
    """The lines of a group that are a title by its first or last words."""
    known = grammar.sections
    opened = [at for at, line in enumerate(group) if known.title_open.match(line.folded)]
    if opened:
        at = _below_menu(group, opened)
        return group[at : _first_seated(group, at + 1, grammar)]
    # From the end, since a title closes with its last words and earlier lines may have them too.
    for at, line in reversed(list(enumerate(group))):
        name = search_at_end(known.in_the_name.closing, line.folded)
        if search_at_end(known.title_close, line.folded[: name.start()] if name else line.folded):
            return group[_below_sentences(group[:at], grammar) : at + 1]
    return []


def _below_menu(group: Group, opened: list[int]) -> int:
    """Where a title begins among the lines that open like one: so do a menu's short items («О суде»)."""
    last = opened[-1]
    is_menu = all(len(line.text) < SAME for line in group[:last]) and group[last].text[0].isupper()
    return last if is_menu else opened[0]


def _first_seated(group: Group, start: int, grammar: Grammar) -> int:
    """Before which line a title ends at the latest: one that begins with the body and names people.

    So those who sat are no title, be it that nothing else tells them.
    """
    body = bodies(grammar).opening
    seated = (
        at
        for at in range(start, len(group))
        if body.match(group[at].folded) and names_somebody(grammar, group[at].text)
    )
    return next(seated, len(group))


def _below_sentences(group: Group, grammar: Grammar) -> int:
    """How many lines at the top are no title's: it does not go on below sentences, grounds or a menu's items."""
    guided = grammar.sections.guided
    sentences = (
        at
        for at, line in enumerate(group, 1)
        if line.text[-1] in ".;:" or line.text[0] in BULLETS or guided.search(line.folded)
    )
    return max(sentences, default=0)


def _cut_title(group: Group, titles: list[Group]) -> Group:
    """The group back if it is a title that a site has cut: another one begins like it."""
    start = group[0].folded[:SAME]
    return group if any(title and title[0].folded.startswith(start) for title in titles) else []


def title_beside(line: Folded, grammar: Grammar) -> Span | None:
    """The place of the title in a paragraph that it shares with the enactment line."""
    found = read_enactment(line, grammar)
    if not found or not found.title or not _is_title(line, found.title, grammar):
        return None
    return _without_marks(line.text, found.title)


def title_above(line: Folded, grammar: Grammar) -> Span | None:
    """The place of the title in a paragraph in which those who sat follow it.

    Where the country's name stands on both sides of the body's, the first one ends the title.
    """
    seated = bodies(grammar).seated.search(line.folded)
    body = bodies(grammar).named.search(line.folded, seated.start()) if seated else None
    if not seated or not body:
        return None
    own = bodies(grammar).country.match(line.folded, body.end())
    title = Span(0, len(line.text[: body.start() if own else seated.start()].rstrip()))
    return title if title.end and _is_title(line, title, grammar) else None


def _is_title(line: Folded, part: Span, grammar: Grammar) -> bool:
    return reads_as_title(line.folded[part.start : part.end].strip(ANY + " "), grammar)


def _without_marks(text: str, title: Span) -> Span:
    """Leave out the marks that set the title off from the enactment line."""
    start, end = title
    # Marks within mean that the outer two may belong to two names, not to the title.
    if text[start] not in ANY or set(text[start + 1 : end - 1]) & set(ANY):
        return title
    # The closing one may stand behind the mark of an edition: `"О спорах [Первая редакция]"`.
    return Span(start + 1, end - (text[end - 1] in ANY))


_BESIDE = {BlockRole.ENACTMENT: title_beside, BlockRole.COMPOSITION: title_above}


def title_spans(rows: Sequence[tuple[BlockRole, Folded]], grammar: Grammar) -> tuple[Span, ...]:
    """The places of the title: its paragraphs, or else what stands before or behind others' words."""
    titles = (without_mark(line, grammar) for role, line in rows if role is BlockRole.TITLE)
    if own := tuple(line.span for line in titles):
        return own
    beside = (
        title.shift(line.span.start)
        for its, find in _BESIDE.items()
        for role, line in rows
        if role is its and (title := find(line, grammar))
    )
    return tuple(islice(beside, 1))
