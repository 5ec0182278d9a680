"""Run one cleaning rule, or all of them, on a text."""

from pipeline.clean import clean
from pipeline.decisions import Decisions
from pipeline.grammar import detect, load
from pipeline.job import Job
from pipeline.languages import Language
from pipeline.read import read_text
from pipeline.text import CleanText


def context(text, language=None, decisions=None):
    source = read_text(text.encode())
    grammar = load(Language(language)) if language else detect(source.text)
    return Job(source, grammar, decisions or Decisions())


def run(rule, text, language="kaz"):
    """The text after one rule; what was there before can be restored."""
    before = CleanText.of(text)
    after = before.apply(rule(before, context("сот", language)))
    assert after.restore() == text
    return after


def cleaned(text, decisions=None):
    """The clean text of a source given as a string."""
    after = clean(context(text, decisions=decisions))
    assert after.restore() == text
    return after
