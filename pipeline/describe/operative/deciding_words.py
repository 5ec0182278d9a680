"""Words by which a sentence decides: what they are, whatever kind of thing they decide."""

from typing import NamedTuple

from pipeline.describe.operative.points import Sentence
from pipeline.grammar import Grammar
from pipeline.grammar.outcomes import LimitKind, Phrase
from pipeline.terms import OutcomeKind, ScopeKind, Verdict
from pipeline.text import Span

_REACH = 60
"""How far before and behind the words something can deny them, in characters."""


class Deciding(NamedTuple):
    """Deciding words and what they are; the norms stand with those of a verdict alone."""

    span: Span
    kind: OutcomeKind
    denied: bool = False
    """Whether words beside them deny or limit them, or say that they are somebody else's."""
    verdict: Verdict | None = None
    norms: tuple[Span, ...] = ()
    """Where the norms stand that they are about."""
    members: tuple[Span, ...] = ()
    """Each norm with all that describes it, in the order of `norms`."""
    share: tuple[ScopeKind, Span] | None = None
    """The share of the norms that they are about."""
    term: Span | None = None
    """From when a verdict counts."""
    excepted: bool = False
    """Whether the norms are what another verdict leaves out."""


def deciding_words(grammar: Grammar, text: str, sentence: Sentence) -> tuple[Deciding, ...]:
    """The deciding words of a sentence in their order; none overlap. `text` is without its quotations.

    What they need beside them may stand in the items that the sentence opens, or above its list.
    """
    rows = (sentence, *sentence.heads[:1])
    beside = [text[one.span.start : sentence.whole.end].replace("\n", " ") for one in rows]
    found: list[Deciding] = []
    # In the order of the table: words that two phrases could take are the first one's.
    for phrase in grammar.outcomes.phrases:
        found += [
            Deciding(span, phrase.kind, _is_doubtful(grammar, text, sentence.span, span, phrase))
            for span in _matches(phrase, text, sentence.span, beside)
            if not any(span.meets(other.span) for other in found)
        ]
    # What is left out may say what becomes of it («кроме пункта 8, который утрачивает силу …»).
    exceptions = grammar.outcomes.limits[LimitKind.EXCEPTION]
    matches = exceptions.finditer(text, *sentence.span) if found else ()
    left_out = [Span(*match.span()) for match in matches]
    decided = (one for one in found if not any(out.holds(one.span) for out in left_out))
    return tuple(sorted(decided, key=lambda deciding: deciding.span))


def _matches(phrase: Phrase, text: str, sentence: Span, beside: list[str]) -> list[Span]:
    found = (Span(*match.span()) for match in phrase.pattern.finditer(text, *sentence))
    # «Дәлелденгенге дейін» is no «енгенге дейін»: words begin where a word does.
    matches = [
        one for one in found if not (one.start and text[one.start - 1 : one.start + 1].isalpha())
    ]
    needs, before = phrase.needs, phrase.not_behind
    if not matches or (needs and not any(needs.search(words) for words in beside)):
        return []
    return [
        words
        for words in matches
        if not (before and before.search(text[sentence.start : words.start]))
    ]


def _is_doubtful(grammar: Grammar, text: str, sentence: Span, words: Span, phrase: Phrase) -> bool:
    """Whether what stands right beside the words denies them, they are told, or their clause limits them."""
    known, (first, last) = grammar.outcomes, sentence
    nearest = max(first, words.start - _REACH)
    denied = known.denied_before.search(text[nearest : words.start]) or known.denied_after.match(
        text[words.end : min(last, words.end + _REACH)]
    )
    reported = phrase.told_behind and phrase.told_behind.search(text[first : words.start])
    if denied or reported or not phrase.doubted:
        return bool(denied or reported)
    start, end = text.rfind(";", first, words.start), text.find(";", words.end, last)
    around = max(first, start), last if end < 0 else end
    return known.limits[LimitKind.DOUBT].search(text, *around) is not None
