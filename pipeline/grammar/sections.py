"""`sections.toml`: the words that open, close and mark the parts of a ruling."""

from __future__ import annotations

from functools import cached_property

from pipeline.grammar.table import LanguageTable
from pipeline.grammar.wording import (
    AnyPlace,
    Closing,
    EndingClause,
    IgnoringCase,
    Opening,
    Patterns,
    Whole,
    Within,
    Wording,
    wording,
)


class SectionWords(LanguageTable):
    """Patterns are of text in lower case, look-alikes and `ё` folded, single blanks.

    An `open` stands at a paragraph's start, a `close` at its end; a `line` is the whole paragraph.
    """

    status_line: Whole
    """What a database says of an act's force, and its furniture."""
    edition_open: Opening
    """What a publisher says of the edition, the registration or the printing."""
    note_open: Opening
    """A publisher's note."""
    note_head: Opening
    """A publisher's note whose text is the next paragraph."""
    in_the_name: AnyPlace
    """The formula in whose name the court rules."""
    title_open: Opening
    """How titles begin."""
    title_close: Closing
    """How titles end."""
    chair: Patterns
    """The offices of those who sit, as they stand right after the body's name."""
    composition: Within
    """The words that tell who sat."""
    participants_open: Opening
    """How a paragraph on those who took part begins."""
    participants: Within
    """Words of such a paragraph."""
    participants_mark: Within
    """The words that tell who took part."""
    participants_close: Closing
    """How the last of those paragraphs ends, where the language says so."""
    question_open: Opening
    """How the paragraph on the question begins."""
    question: AnyPlace
    """The words that tell that the question was considered."""
    rapporteurs_open: Opening
    """How the paragraph on the hearing begins."""
    rapporteurs: Within
    """The words that tell that the rapporteurs were heard."""
    established: AnyPlace
    """The formula that opens the circumstances, without its colon."""
    facts_open: Opening
    """How paragraphs on the circumstances begin, as against the court's reasons."""
    basis: EndingClause
    """The words by which the court turns to its reasons, up to their full stop or colon."""
    grounds_open: Opening
    """How the paragraph on the norms that the decision rests on begins."""
    guided: Within
    """The words of that paragraph that name the norms."""
    resolves: AnyPlace
    """The formula that opens the operative part, without its colon."""
    resolves_sentence: AnyPlace
    """The same in a sentence that may end in a full stop and still opens the operative part."""
    operative: Within
    """What only an operative point says."""
    effect_open: Opening
    """How the operative point on the ruling's own force begins, up to what only rulings say."""
    offices: Patterns
    """Words of a signature beside the body's name."""
    opinion: Whole
    """What heads the separate opinion of a judge, who is named beside it or in the next lines."""
    rules_title: Within
    """Titles of acts on the body's own work, which are no rulings whatever they call themselves."""
    rules_point: Opening
    """First points of such acts."""
    clauses: ClausesWords
    """Where the clauses of the opening begin and end."""
    other: OtherDocuments
    """How documents that are no rulings call themselves, at a paragraph's start."""

    @cached_property
    def deciding(self) -> Wording:
        """Every formula that opens the operative part."""
        return wording(self.resolves.words + self.resolves_sentence.words)


class ClauseWords(LanguageTable):
    """One way in which a clause begins and ends: patterns of the text as it is; any may be absent.

    `cases` are the cases that its names may stand in, the likeliest first. Of several ways the first
    that is closed counts.
    """

    opens: IgnoringCase | None = None
    closes: IgnoringCase | None = None
    whole: IgnoringCase | None = None
    """What the clause must be to its end, where the word that closes it closes other clauses, too."""
    cases: tuple[str, ...]
    chairs: bool = False
    """Whether the words that close it put the one before them in the chair."""


class ClausesWords(LanguageTable):
    """The clauses of the opening, each in all its ways."""

    border: IgnoringCase
    """Words of the question or of the hearing, behind which no clause goes on that tells who sat or took part."""
    composition: tuple[ClauseWords, ...]
    participants: tuple[ClauseWords, ...]
    question: tuple[ClauseWords, ...]


class OtherDocuments(LanguageTable):
    """Patterns of the first paragraphs, by what the document is."""

    message: Opening
    rules: Opening
    contents: Opening
    """The heading of a table of contents."""
    draft: Opening
    """What calls the act that it opens a draft."""
    petition: Opening
    """The addressee or the heading of what parties ask a court for."""
    judgment: Opening
    resolution: Opening
    foreign_country: Patterns
    """Other countries whose courts are read here, in every case."""
    foreign_court: Patterns
    """Their courts, beside which the country's name stands."""
    foreign_beside: Patterns
    """What else is in a heading that names such a court or country."""
    card: Opening
    """Labels of a page that tells about a document: its status, date, number, form."""
    law: Opening
    article_open: Opening
    """How an article of a law begins."""


# A field above names a class that only stands below it.
SectionWords.model_rebuild()
