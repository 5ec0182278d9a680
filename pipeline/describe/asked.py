"""What was asked about: the acts and provisions that the title cites.

The Constitution by which they are measured stands in titles without a provision, and is no citation.
"""

from collections.abc import Iterable

from pipeline.describe.citation_marks import NamedCitation
from pipeline.model import Subject
from pipeline.sections import Sections
from pipeline.terms import BlockRole


def asked_about(sections: Sections, citations: Iterable[NamedCitation]) -> tuple[Subject, ...]:
    """The citations of the title, resolved or not, in its order."""
    title = {paragraph.eId for paragraph in sections.of(BlockRole.TITLE)}
    cited = (citation.model for citation in citations if citation.model.block in title)
    return tuple(Subject(citation=one.eId) for one in cited)
