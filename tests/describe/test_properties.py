"""What holds for any text: no crash, marks that nest, references that resolve."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.describe.operative import outcomes
from pipeline.describe.people import people
from pipeline.grammar import load
from pipeline.languages import Language
from pipeline.sections import Paragraph, Part, Sections
from pipeline.terms import BlockRole, Court
from pipeline.text import CleanText, Span
from tests.describe.rulings import Citation
from tests.effort import grows_gently

WORDS = (
    "Төраға", "судьялар", "Б.Қ. Тұманова", "Е.М.Қарасаевтың", "Н.-нің", "Н.", "және", "пен", ",", ";",
    "қатысқан құрамда,", "қатысуымен,", "мыналардың:", "өтініш субъектісі", "оның өкілі –", "(олардың өкілдері –",
    "адвокат", "адвокаттар", "Қаржы министрлігінің өкілі –", "вице-министр", ")", "-", "–", ":", "қарады.",
    "Баяндамашы –", "тыңдап", "тұратын", "отырысында", "в составе", "Председателя", "Тумановой Б.К.", "судей",
    "и", "с участием", "представителей:", "представителя", "субъекта обращения", "его представителя", "Карасаева Е. М.",
    "Министерства финансов –", "вице-министра", "рассмотрел", "обращение", "Заслушав докладчика –", "Признать",
    "статью 17", "(не) ", "не", "соответствующей", "Конституции", "а", "в той мере, в какой", "17-бап",
    "Конституциясына", "сәйкес келеді", "сәйкес келмейді", "деп танылсын", "бөлігінде", "«", "»", '"', "деген сөздер",
    "ұсынылсын", "Осы қаулы", "күшіне енеді", "түпкілікті", "жариялансын", "Правительству", "внести", ".", "1)",
)  # fmt: skip
# Cleaning leaves no control characters and no blanks but the plain one.
LINES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=40),
)
PARAGRAPHS = st.lists(
    st.tuples(LINES, st.sampled_from(list(BlockRole)), st.sampled_from(list(Part))), max_size=8
)


def sections(paragraphs):
    """Give a text and its paragraphs, whatever sense their roles make."""
    found, at = [], 0
    for number, (line, role, part) in enumerate(paragraphs, 1):
        span = Span(at, at + len(line))
        found.append(Paragraph(span, span, None, part, role, f"{part.value}__para_{number}__p_1"))
        at = span.end + 1
    return CleanText.of("\n".join(line for line, _, _ in paragraphs)), Sections(
        tuple(found), Court.CONSTITUTIONAL_COURT
    )


BOTH_ORDERS = "Карасаева Е. М. Заслушав докладчика –"
"""Holds a name in either order, and the two share the initials."""


@pytest.mark.parametrize("language", list(Language))
@given(paragraphs=PARAGRAPHS)
@example(
    paragraphs=[
        (BOTH_ORDERS, BlockRole.COMPOSITION, Part.HEADER),
        (BOTH_ORDERS, BlockRole.COMPOSITION, Part.HEADER),
    ]
)
def test_people_of_any_text(language, paragraphs):
    text, parts = sections(paragraphs)
    found = people(text, parts, load(language), None)
    known = [j.eId for j in (*([found.presiding] if found.presiding else []), *found.judges)]
    known += [p.eId for p in found.participants]
    assert len(known) == len(set(known))
    # Who signed without having sat is a person of the ruling too, under an eId of his own.
    assert {a.refers_to for a in found.annotations} <= {*known, *(s.eId for s in found.signatories)}
    assert {r.eId for r in found.rapporteurs} <= set(known)
    _nested(text.text, found.annotations)
    _inside(text.text, found.findings)


@pytest.mark.parametrize("language", list(Language))
@given(paragraphs=PARAGRAPHS, data=st.data())
def test_outcomes_of_any_text(language, paragraphs, data):
    text, parts = sections(paragraphs)
    citations = data.draw(st.lists(st.sampled_from(_words(text.text)), max_size=4, unique=True))
    cited = [
        Citation(span, (f"/akn/kz/act/law/2020-01-01/{i}",)) for i, span in enumerate(citations)
    ]
    found = outcomes(text, parts, load(language), cited)
    _nested(text.text, (*found.annotations, *cited))
    _inside(text.text, found.findings)
    blocks = {p.eId for p in parts.within(Part.DECISION)}
    for outcome in found.outcomes:
        assert outcome.block in blocks
        assert outcome.scope is None or outcome.scope.text in text.text


def _words(text):
    at, spans = 0, [Span(0, 0)]
    for word in text.split(" "):
        if word and "\n" not in word:
            spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return spans


def _nested(text, marks):
    spans = sorted({m.span for m in marks if m.span.length}, key=lambda s: (s.start, -s.end))
    for index, one in enumerate(spans):
        assert 0 <= one.start < one.end <= len(text)
        assert "\n" not in text[slice(*one)]
        for other in spans[index + 1 :]:
            assert other.start >= one.end or other.end <= one.end, (one, other)


def _inside(text, findings):
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in findings)


HOSTILE = ("А.", "А. Ба, ", "А. Ба – ", "«", "“", "Конституция ", "соответствующим ", "сәйкес ", "эксперта ", "Баяндамашы ")  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("role", [BlockRole.PARTICIPANTS, BlockRole.RAPPORTEURS, BlockRole.POINT])
def test_no_text_takes_long(language, piece, role):
    """A pattern that explodes would never end; one that goes back over the text shows in growth."""

    def read(length):
        text, parts = sections([(piece * (length // len(piece)), role, Part.DECISION)])
        people(text, parts, load(language), None)
        outcomes(text, parts, load(language), ())

    assert grows_gently(read, 5_000)


def test_what_bids_bodies_is_not_looked_for_again_for_each_of_thousands():
    body = "Қазақстан Республикасының Үкіметі заң "

    def read(length):
        point = body * (length // len(body)) + "енгізу ұсынылсын."
        text, parts = sections([(point, BlockRole.POINT, Part.DECISION)])
        outcomes(text, parts, load(Language.KAZ), ())

    assert grows_gently(read, 40_000)
