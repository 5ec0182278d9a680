"""Source → CleanText: one artifact, one file, one rule; the order stands here.

Characters first, so that the later rules read words; then pages; then displaced runs, which need
the line ends and blanks as they were extracted; then lines into paragraphs; blanks last.
"""

from collections.abc import Callable, Iterable, Iterator

from pipeline.clean.allowed import foreign_characters
from pipeline.clean.bidi import bidi
from pipeline.clean.blanks import blanks, lost_blanks, stray_blanks
from pipeline.clean.characters import combining_marks, compose, invisible, newlines
from pipeline.clean.code_page import code_page, controls, private_use
from pipeline.clean.displaced import displaced_runs
from pipeline.clean.divisions import hyphens
from pipeline.clean.double_spacing import double_spacing
from pipeline.clean.entities import entities
from pipeline.clean.figures import figures_as_letters, foreign_digits, letters_as_figures
from pipeline.clean.justification import centred, stretched
from pipeline.clean.ledger import ledger_lines
from pipeline.clean.line_numbers import line_numbers
from pipeline.clean.look_alikes import look_alikes, slips
from pipeline.clean.page_marks import page_marks
from pipeline.clean.pages import page_breaks
from pipeline.clean.recognised_words import recognised_words
from pipeline.clean.site_lines import site_lines
from pipeline.clean.spacing import letter_spacing
from pipeline.clean.starts import bullets, formula_starts, note_starts, point_starts
from pipeline.clean.swapped import swapped
from pipeline.clean.told_layout import footnotes
from pipeline.clean.unseen import unseen
from pipeline.clean.wraps import paragraphs, wraps
from pipeline.job import Job
from pipeline.text import CleanText, Edit, Finding

__all__ = ["RULES", "clean", "ledger_lines", "steps"]

CleaningRule = Callable[[CleanText, Job], Iterable[Edit | Finding]]
RULES: tuple[CleaningRule, ...] = (
    unseen,
    code_page,
    entities,
    controls,
    newlines,
    double_spacing,
    line_numbers,
    bidi,
    invisible,
    private_use,
    compose,
    combining_marks,
    foreign_digits,
    look_alikes,
    slips,
    letters_as_figures,
    figures_as_letters,
    site_lines,
    page_marks,
    footnotes,
    page_breaks,
    foreign_characters,
    letter_spacing,
    stretched,
    centred,
    displaced_runs,
    wraps,
    hyphens,
    paragraphs,
    blanks,
    lost_blanks,
    bullets,
    formula_starts,
    point_starts,
    note_starts,
    recognised_words,
    stray_blanks,
    swapped,
)


def clean(job: Job) -> CleanText:
    """The text of a source, one paragraph a line, with every edit on record."""
    return [text for _, text in steps(job)][-1]


def steps(job: Job) -> Iterator[tuple[str, CleanText]]:
    """The text after each rule, by the rule's name."""
    text = CleanText.of(job.source.text)
    for rule in RULES:
        text = text.apply(rule(text, job))
        yield rule.__name__, text
