"""`sections.toml`: the words that open, close and mark the parts of a ruling."""

from __future__ import annotations

from pipeline.grammar.table import Table


class Sections(Table):
    """Patterns are of text in lower case, look-alikes and `ё` folded, single blanks.

    An `open` stands at a paragraph's start, a `close` at its end; a `line` is the whole paragraph.
    """

    status_line: tuple[str, ...]
    """What a database says of an act's force, and its furniture."""
    edition_open: tuple[str, ...]
    """What a publisher says of the edition, the registration or the printing."""
    note_open: tuple[str, ...]
    """A publisher's note."""
    note_head: tuple[str, ...]
    """A publisher's note whose text is the next paragraph."""
    in_the_name: tuple[str, ...]
    """The formula in whose name the court rules."""
    title_open: tuple[str, ...]
    """How titles begin."""
    title_close: tuple[str, ...]
    """How titles end."""
    chair: tuple[str, ...]
    """The offices of those who sit, as they stand right after the body's name."""
    composition: tuple[str, ...]
    """The words that tell who sat."""
    participants_open: tuple[str, ...]
    """How a paragraph on those who took part begins."""
    participants: tuple[str, ...]
    """Words of such a paragraph."""
    participants_mark: tuple[str, ...]
    """The words that tell who took part."""
    participants_close: tuple[str, ...]
    """How the last of those paragraphs ends, where the language says so."""
    question_open: tuple[str, ...]
    """How the paragraph on the question begins."""
    question: tuple[str, ...]
    """The words that tell that the question was considered."""
    rapporteurs_open: tuple[str, ...]
    """How the paragraph on the hearing begins."""
    rapporteurs: tuple[str, ...]
    """The words that tell that the rapporteurs were heard."""
    established: tuple[str, ...]
    """The formula that opens the circumstances, without its colon."""
    facts_open: tuple[str, ...]
    """How paragraphs on the circumstances begin, as against the court's reasons."""
    basis: tuple[str, ...]
    """The words by which the court turns to its reasons, up to their full stop or colon."""
    grounds_open: tuple[str, ...]
    """How the paragraph on the norms that the decision rests on begins."""
    guided: tuple[str, ...]
    """The words of that paragraph that name the norms."""
    resolves: tuple[str, ...]
    """The formula that opens the operative part, without its colon."""
    resolves_sentence: tuple[str, ...]
    """The same in a sentence that may end in a full stop and still opens the operative part."""
    operative: tuple[str, ...]
    """What only an operative point says."""
    effect_open: tuple[str, ...]
    """How the operative point on the ruling's own force begins, up to what only rulings say."""
    offices: tuple[str, ...]
    """Words of a signature beside the body's name."""
    rules_title: tuple[str, ...]
    """Titles of acts on the body's own work, which are no rulings whatever they call themselves."""
    rules_point: tuple[str, ...]
    """First points of such acts."""
    other: OtherDocuments
    """How documents that are no rulings call themselves, at a paragraph's start."""


class OtherDocuments(Table):
    """Patterns of the first paragraphs, by what the document is."""

    message: tuple[str, ...]
    rules: tuple[str, ...]
    judgment: tuple[str, ...]
    resolution: tuple[str, ...]
    foreign_country: tuple[str, ...]
    """Other countries whose courts are read here, in every case."""
    foreign_court: tuple[str, ...]
    """Their courts, beside which the country's name stands."""
    foreign_beside: tuple[str, ...]
    """What else is in a heading that names such a court or country."""
    law: tuple[str, ...]
    article_open: tuple[str, ...]
    """How an article of a law begins."""


Sections.model_rebuild()
