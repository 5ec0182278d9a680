"""Words that the file holds and its pages do not show: they are no part of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.clean.displaced.learnt import learnt_of
from pipeline.clean.told_layout import located
from pipeline.codes import Code, Rule
from pipeline.job import Job
from pipeline.read import Source
from pipeline.read.geometry import Appearance, Geometry, Notice, Withheld, joined
from pipeline.read.source import FileFacts, Signed
from pipeline.text import CleanText, Edit, Finding, Replacement, Span
from pipeline.wordings import counted, shortened

_WHY = {
    Appearance.HIDDEN: "hidden by the markup or its style",
    Appearance.UNPAINTED: "not painted, or in the colour of what lies beneath",
    Appearance.STRUCK: "struck out",
    Appearance.DELETED: "taken out by a tracked change that nobody has accepted",
    Appearance.REMARK: "it marks a remark, which is no part of the text",
    Appearance.UNDER_PICTURE: "something else is seen in its place",
    Appearance.OUTSIDE: "outside the part of the page that is shown",
    Appearance.TINY: "too small to be read",
}
_UNDER = {
    Appearance.COVERED: "under a bar",
    Appearance.PAINTED_OVER: "under a shape in the colour of the page",
    Appearance.STRUCK: "struck out by a rule",
    Appearance.REDACTED: "marked for a redaction that was not carried out",
}
_OVER = "has another text or a line painted over it"
_NOTICED = {
    Notice.FAINT: (Code.FAINT_TEXT, "can hardly be seen on the page; it was kept"),
    Notice.OVERLAID: (Code.OVERLAID_TEXT, _OVER),
    Notice.SEALED: (Code.OVERLAID_TEXT, _OVER),
    Notice.DRAWN: (
        Code.DRAWN_WORDS,
        "has a picture or a shape beside it, or odd letters: the page may say more, or other words",
    ),
    Notice.UNREAD: (Code.RECOGNISED_WORD, "has ink at it that is no recognised word"),
    Notice.MOVED: (Code.ORDER_DOUBTFUL, "may be shown at another place of the page"),
    Notice.FOREIGN: (Code.FURNITURE_DOUBTFUL, "may be no part of the ruling; it was kept"),
    Notice.INSERTED: (
        Code.TRACKED_CHANGE,
        "stands in a tracked change that nobody accepted; it was kept",
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
# Words over and over in tiny type, the last ones cut off: a line or a border that copies badly.
_ORNAMENT = re.compile(r"(.{8,80}?)\s*(?:\1\s*){3,}.{0,80}")


def unseen(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """Take out what nobody sees on the page, and what nobody is to read there; all is told."""
    yield from _of_the_file(job.source.file)
    yield from _hidden_words(text, job.source)
    yield from _withheld_words(text, job)
    yield from _annotated_words(text, job.source.geometry)
    yield from _words_in_missing_fonts(text, job.source)
    yield from _initials_alone(text, job)
    for notice, (code, what) in _NOTICED.items():
        noticed = job.source.geometry.spans_noticed(notice)
        for at in located(text, joined(job.source.text, noticed)):
            yield Finding(code, at, f"“{shortened(text.text[slice(*at)])}” {what}")


def _initials_alone(text: CleanText, job: Job) -> Iterator[Finding]:
    """The initials that may be words by themselves: the language is not known to have them with what follows."""
    for at in located(text, job.source.geometry.spans_noticed(Notice.INITIAL)):
        word = _WORD.match(text.text, at.start)
        if word and not learnt_of(job.grammar.language).knows(word[0].lower()):
            message = f"“{word[0]}” begins with an initial, which may be a word by itself"
            yield Finding(Code.SPACING_DOUBTFUL, Span(*word.span()), message)


def _of_the_file(facts: FileFacts | None) -> Iterator[Finding]:
    """What lies beside the pages of a file and may change what they say."""
    if facts is None:
        return
    whole = Span(0, 0)
    if facts.revised_page:
        message = f"the file has {facts.revisions} revisions; an earlier one has other words on page {facts.revised_page}"
        yield Finding(Code.TEXT_REVISED, whole, message)
    if facts.signed is Signed.PART:
        yield Finding(Code.SIGNATURE_PARTIAL, whole, "bytes were added after the file was signed")
    if facts.has_xfa:
        message = "the file is an XFA form too: some readers show that, and not these pages"
        yield Finding(Code.FORM_BESIDE_PAGES, whole, message)


def _hidden_words(text: CleanText, source: Source) -> Iterator[Edit | Finding]:
    unseen = source.geometry.unseen
    for span in located(text, (item.span for item in unseen)):
        yield Replacement(Rule.HIDDEN_TEXT, span, "")
    for (near, appearance), group in groupby(unseen, key=lambda u: (u.near, u.appearance)):
        lines = [source.text[slice(*item.span)] for item in group]
        if appearance is Appearance.TINY and all(map(_ORNAMENT.fullmatch, lines)):
            continue  # as on the paper of deeds
        words = " ".join(lines)
        message = f"the page does not show “{shortened(words)}”: {_WHY[appearance]}"
        yield from (Finding(Code.HIDDEN_TEXT, at, message) for at in located(text, [near]))


def _withheld_words(text: CleanText, job: Job) -> Iterator[Edit | Finding]:
    """How much is withheld, never what; a bar that is seen stays, as a mark a letter."""
    withheld = job.source.geometry.withheld
    shown, unmatched = _lines_to_publish(job, withheld)
    yield from unmatched
    spans = located(text, (item.span for item in withheld))
    for item, span in zip(withheld, spans, strict=True):
        if _line_of(job.source, item) in shown:
            yield Replacement(Rule.HIDDEN_TEXT, span, item.words, by_person=True)
            continue
        count = sum(map(str.isalnum, item.words))
        what = counted(count, "letter") if count else "marks"
        line = job.source.text[slice(*_line_of(job.source, item))].strip()
        message = f"{what} of “{line}”, {_UNDER[item.appearance]}: in no output"
        yield Finding(Code.WITHHELD_TEXT, span, message)
        if item.appearance not in {Appearance.COVERED, Appearance.REDACTED}:
            yield Replacement(Rule.HIDDEN_TEXT, span, "")


def _words_in_missing_fonts(text: CleanText, source: Source) -> Iterator[Finding]:
    """Tell once a page of words in fonts that the file lacks."""
    fontless = source.geometry.spans_noticed(Notice.FONTLESS)
    for page in source.pages if fontless else ():
        found = [n for n in fontless if page.start <= n.start < page.end]
        for at in located(text, joined(source.text, found)[:1]):
            message = f"from “{shortened(text.text[slice(*at)])}” on: words of the page are in a font that is not in the file; whether they are seen is not known"
            yield Finding(Code.FONT_MISSING, at, message)


def _annotated_words(text: CleanText, geometry: Geometry) -> Iterator[Finding]:
    spans = located(text, (item.span for item in geometry.annotated))
    for item, span in zip(geometry.annotated, spans, strict=True):
        if item.is_painted:
            words = shortened(item.words or text.text[slice(*span)])
            message = f"“{words}” was laid on the page as an annotation or a field"
        else:
            what = f"holds “{shortened(item.words)}”" if item.words else "lies here"
            message = (
                f"an annotation or a field {what} and does not say how that is shown; not taken"
            )
        yield Finding(Code.ANNOTATION_TEXT, span, message)


def _lines_to_publish(job: Job, withheld: Iterable[Withheld]) -> tuple[set[Span], list[Finding]]:
    """The lines whose words a person wants to be published, and the decisions that fit no single one."""
    lines = {_line_of(job.source, item) for item in withheld}
    shown: set[Span] = set()
    unmatched = []
    for decision in job.decisions.withheld:
        fitting = [n for n in lines if job.source.text[slice(*n)].strip() == decision.line.strip()]
        # A decision that fits two lines could publish words that nobody decided on.
        if len(fitting) == 1:
            shown.add(fitting[0])
        else:
            message = f"the decision on the withheld words of “{shortened(decision.line)}” fits {len(fitting)} places"
            unmatched.append(Finding(Code.DECISION_UNMATCHED, Span(0, 0), message))
    return shown, unmatched


def _line_of(source: Source, item: Withheld) -> Span:
    # No line ends behind the text, so that the pair sorts after every line that starts there.
    return source.lines[bisect_right(source.lines, (item.span.start, len(source.text) + 1)) - 1]
