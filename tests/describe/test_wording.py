"""No verdict rests on words that an earlier stage doubts, whatever the stage and the code."""

import pytest

from pipeline.cite import find, resolve
from pipeline.clean import clean
from pipeline.codes import OF_WORDING, Code
from pipeline.convert import convert
from pipeline.decisions import Decisions, SeenDecision
from pipeline.describe import describe
from pipeline.edition import read_edition
from pipeline.job import Job
from pipeline.read import read_bytes, read_text
from pipeline.segment import segment
from pipeline.text import Finding, Span
from tests.describe.rulings import kaz, rus
from tests.pdf.seen.reportlab_engine import HIDING, painted
from tests.pdf.seen.ruling import TEXT, Target

RULINGS = {"kaz": kaz().text, "rus": rus().text}
OPERATIVE = {"kaz": "танылсын", "rus": "соответствующей"}
REASONS = {"kaz": "әркімнің", "rus": "собственность"}
SAID = "A word may be missing here."


def described(text, words, code, decisions=None):
    """The ruling that a text is, the last of some words doubted before it was divided."""
    job = Job.of(read_text(text.encode()), decisions or Decisions(), None)
    found = clean(job)
    at = found.text.rindex(words)
    found = found.apply([Finding(code, Span(at, at + len(words)), SAID)])
    sections = segment(found, job.grammar)
    edition = read_edition(found, sections, job)
    cited = resolve(find(found, sections, job), found, sections, job, edition)
    return describe(found, sections, cited, job, edition)


def verdicts(ruling):
    return [one.verdict for one in ruling.outcomes if one.verdict]


@pytest.mark.parametrize("language", RULINGS)
@pytest.mark.parametrize("code", sorted(OF_WORDING))
def test_a_verdict_beside_doubted_words_is_withheld(code, language):
    ruling = described(RULINGS[language], OPERATIVE[language], code)
    assert verdicts(ruling) == []
    told = {one.code: one.block for one in ruling.diagnostics}
    assert told[Code.OUTCOME_DOUBTFUL] == told[code] == "decision__para_1__p_1"


@pytest.mark.parametrize("language", RULINGS)
def test_words_elsewhere_withhold_none(language):
    for code in OF_WORDING:
        assert verdicts(described(RULINGS[language], REASONS[language], code)) == ["conforming"]


def test_doubts_of_anything_but_the_words_withhold_none():
    for code in set(Code) - OF_WORDING:
        assert verdicts(described(RULINGS["rus"], OPERATIVE["rus"], code)) == ["conforming"]


def test_what_a_person_has_looked_at_withholds_none():
    block, code = "decision__para_1__p_1", Code.HIDDEN_TEXT
    looked = SeenDecision(code=code, message=SAID, block=block, reason="The signed copy has it so.")
    decisions = Decisions(seen=(looked,))
    assert verdicts(described(RULINGS["rus"], OPERATIVE["rus"], code, decisions)) == ["conforming"]
    assert verdicts(described(RULINGS["rus"], OPERATIVE["rus"], Code.FAINT_TEXT, decisions)) == []


def turned(angle):
    """A painter of words that stand at an angle to their line."""

    def paint(canvas, x, y, text):
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.drawString(0, 0, text)

    return paint


TURNED = {f"turned by {angle}°": turned(angle) for angle in (5, 21, 45, 90, 120, 180, 270)}


@pytest.mark.parametrize("way", HIDING | TURNED)
def test_a_word_that_a_page_hides_or_turns_withholds_the_verdict(way):
    assert verdicts(convert(read_bytes(painted((HIDING | TURNED)[way], Target.WORD), None))) == []


def test_the_same_page_has_it_without_the_word():
    assert verdicts(convert(read_bytes(painted(None, None), None))) == ["conforming"]
    assert verdicts(convert(read_text(TEXT.encode()))) == ["conforming"]
