"""Rules on the ruling that no schema can say: each yields what breaks it.

What these find is a fault of the pipeline or of a person's hand in the file, never of the ruling;
what the ruling itself lacks is in `completeness`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pipeline.check.problem import Problem
from pipeline.check.restore import clean_text, restore
from pipeline.codes import Code
from pipeline.content_hash import content_hash
from pipeline.errors import InvalidOutputError
from pipeline.marked_words import from_outside_in
from pipeline.model import (
    Abbreviation,
    Block,
    Citation,
    Extent,
    Judge,
    Mark,
    Opinion,
    Participant,
    Ruling,
)
from pipeline.terms import (
    OF_PEOPLE,
    WITHOUT_WORDS,
    BlockRole,
    CitationStatus,
    MarkKind,
    OutcomeKind,
    RepairKind,
)
from pipeline.words.eids import path_to, top_point
from pipeline.words.works import JudgmentName, expression_iri, frbr_number, work_of


def ruling_problems(ruling: Ruling) -> Iterator[Problem]:
    """What breaks any rule."""
    for rule in RULES:
        yield from rule(ruling)


def eids_are_unique(ruling: Ruling) -> Iterator[Problem]:
    """Require a name of its own for every block, citation, person and abbreviation."""
    seated = {judge.eId for judge in ruling.composition.bench}
    named: tuple[Block | Citation | Opinion | Judge | Participant | Abbreviation, ...] = (
        *ruling.blocks(),
        *ruling.every_citation(),
        *ruling.opinions,
        *ruling.composition.bench,
        *(one for one in ruling.signatories if one.eId not in seated),
        *ruling.participants,
        *ruling.abbreviations,
    )
    for eid, count in Counter(thing.eId for thing in named).items():
        if count > 1:
            yield Problem(eid, f"this eId stands {count} times")


def blocks_are_in_their_part(ruling: Ruling) -> Iterator[Problem]:
    """Require that a block's name begins with the part that holds it."""
    parts = {
        "header": ruling.header,
        **dict(ruling.body),
        "conclusions": ruling.conclusions,
        **{opinion.eId: opinion.blocks for opinion in ruling.opinions},
        "notes": ruling.notes,
    }
    for part, blocks in parts.items():
        for block in blocks:
            if part not in path_to(block.eId)[:-1]:
                yield Problem(block.eId, f"this block stands in {part}")


def marks_fit(ruling: Ruling) -> Iterator[Problem]:
    """Require that marks lie in their block's text and nest, and that only ends of pages and cells are empty."""
    for block in ruling.blocks():
        open_ends = [len(block.text)]
        for mark in sorted(block.marks, key=from_outside_in):
            while len(open_ends) > 1 and open_ends[-1] <= mark.start:
                open_ends.pop()
            if not mark.start <= mark.end <= open_ends[-1]:
                yield Problem(
                    block.eId, f"{_mark_in_words(mark)} crosses another or leaves the text"
                )
            elif (mark.start == mark.end) is not (mark.kind in WITHOUT_WORDS):
                yield Problem(block.eId, f"{_mark_in_words(mark)} has the wrong length")
            open_ends.append(mark.end)


def marks_refer(ruling: Ruling) -> Iterator[Problem]:
    """Require that a mark refers to somebody or something that the ruling describes."""
    people = ruling.judges().keys() | {p.eId for p in ruling.participants}
    known = dict.fromkeys(OF_PEOPLE, people)
    known[MarkKind.NOTE_REFERENCE] = {n.eId for n in ruling.notes if n.role is BlockRole.FOOTNOTE}
    known[MarkKind.TERM] = {a.eId for a in ruling.abbreviations}
    cited = ruling.citations_by_place()
    for block in ruling.blocks():
        for mark in block.marks:
            place = (block.eId, mark.start, mark.end)
            if mark.kind is MarkKind.CITATION and place not in cited:
                yield Problem(block.eId, f"{_mark_in_words(mark)} stands for no citation")
            whom = mark.refers_to
            # A kind without a list of its own may refer to anything.
            if whom is not None and whom not in known.get(mark.kind, {whom}):
                yield Problem(
                    block.eId, f"{_mark_in_words(mark)} refers to {mark.refers_to}: unknown"
                )


def citations_quote(ruling: Ruling) -> Iterator[Problem]:
    """Require that a citation stands in its block, marked, and has targets or says why not."""
    blocks, marked = ruling.by_eid(), _marked_citations(ruling)
    for citation in ruling.every_citation():
        block = blocks.get(citation.block)
        place = (citation.block, citation.start, citation.end)
        if block is None or block.text[citation.start : citation.end] != citation.text:
            yield Problem(citation.eId, f"its words do not stand in {citation.block}")
        elif place not in marked:
            yield Problem(citation.eId, f"no mark in {citation.block} stands for it")
        # Refs lie one behind another within the citation if all these ends in a row never fall.
        bounds = [citation.start, *(at for r in citation.refs for at in (r.start, r.end))]
        if [*bounds, citation.end] != sorted([*bounds, citation.end]):
            yield Problem(citation.eId, "its refs overlap or leave it")
        if not {ref.target for ref in citation.refs} <= set(citation.targets):
            yield Problem(citation.eId, "a ref of it has a target that it has not")
        resolved = citation.status is CitationStatus.RESOLVED
        if resolved is not bool(citation.targets) or resolved is (citation.reason is not None):
            yield Problem(citation.eId, f"it is {citation.status}, but targets or reason disagree")


def the_title_is_printed(ruling: Ruling) -> Iterator[Problem]:
    """Require that the words of the title stand in the header, in this order."""
    header, at = " ".join(block.text for block in ruling.header), 0
    for word in (ruling.title or "").split():
        found = header.find(word, at)
        if found < 0:
            yield Problem("/title", f"“{word}” does not stand there in the header")
            return
        at = found + len(word)


def subjects_are_cited_in_the_title(ruling: Ruling) -> Iterator[Problem]:
    """Require that the subjects are the citations of the title."""
    titles = {block.eId for block in ruling.header if block.role is BlockRole.TITLE}
    cited = [citation.eId for citation in ruling.citations if citation.block in titles]
    if [subject.citation for subject in ruling.subjects] != cited:
        yield Problem("/subjects", f"the title cites {', '.join(cited) or 'nothing'}")


def outcomes_quote(ruling: Ruling) -> Iterator[Problem]:
    """Require that an outcome stands in its block, and that in the operative point which it is of."""
    blocks = ruling.by_eid()
    for number, outcome in enumerate(ruling.outcomes):
        path, block = f"/outcomes/{number}", blocks.get(outcome.block)
        if block is None or block.text[outcome.start : outcome.end] != outcome.text:
            yield Problem(path, f"its words do not stand in {outcome.block}")
        # What is decided on an item of a list may be said above it, or below the last one.
        if top_point(outcome.block) != top_point(outcome.point):
            yield Problem(path, f"{outcome.block} is no part of {outcome.point}")
        if (outcome.kind is OutcomeKind.VERDICT) is (outcome.verdict is None):
            yield Problem(path, f"a {outcome.kind} with verdict {outcome.verdict}")


def verdicts_name_a_norm(ruling: Ruling) -> Iterator[Problem]:
    """Require that a verdict has targets, or a diagnostic or a citation left open in its paragraph says why not."""
    told = {one.block for one in ruling.diagnostics if one.code is Code.OUTCOME_WITHOUT_NORM}
    told |= {one.block for one in ruling.citations if not one.targets}
    for number, outcome in enumerate(ruling.outcomes):
        if outcome.verdict and not outcome.targets and outcome.block not in told:
            yield Problem(f"/outcomes/{number}", "a verdict on nothing, and no diagnostic says so")


def abbreviations_quote(ruling: Ruling) -> Iterator[Problem]:
    """Require that a short name stands in the block that defines it."""
    blocks = ruling.by_eid()
    for abbreviation in ruling.abbreviations:
        block = blocks.get(abbreviation.block)
        if block is None or abbreviation.short not in block.text:
            yield Problem(abbreviation.eId, f"it does not stand in {abbreviation.block}")


def names_agree(ruling: Ruling) -> Iterator[Problem]:
    """Require that each segment of the ruling's names equals the field that it is made of."""
    if ruling.work is None:
        return
    if ruling.number is None:
        yield Problem("/number", f"{ruling.work} has a number, and the ruling none")
        return
    # A printed number that no IRI can hold is not held against it.
    last = frbr_number(ruling.number) or ruling.work.rpartition("/")[2]
    work = JudgmentName(ruling.kind, ruling.court, str(ruling.date), last).iri
    if ruling.work != work:
        yield Problem("/work", f"{ruling.work}, but kind, court, date and number say {work}")
    day = ruling.day
    expression = expression_iri(ruling.work, ruling.language, day) if day else None
    if ruling.expression != expression:
        yield Problem("/expression", f"{ruling.expression}, but work and language say {expression}")


def parallels_are_of_the_work(ruling: Ruling) -> Iterator[Problem]:
    """Require that the texts named as parallel are other expressions of the same work."""
    for name in ruling.parallels:
        if name.rpartition("/")[0] != ruling.work or name == ruling.expression:
            yield Problem("/parallels", f"{name} is no other expression of {ruling.work}")


def opinions_are_of_judges(ruling: Ruling) -> Iterator[Problem]:
    """Require that an opinion is of one of the judges, and that it alone holds its citations."""
    judges = {judge.eId for judge in ruling.composition.bench}
    for opinion in ruling.opinions:
        if opinion.judge is not None and opinion.judge not in judges:
            yield Problem(opinion.eId, f"{opinion.judge} is none of the judges")
        blocks = {block.eId for block in opinion.blocks}
        for citation in opinion.citations:
            if citation.block not in blocks:
                yield Problem(citation.eId, f"it does not stand in {opinion.eId}")
        for citation in ruling.citations:
            if citation.block in blocks:
                yield Problem(citation.eId, f"it stands in {opinion.eId} and is not the court's")


def rapporteurs_sit(ruling: Ruling) -> Iterator[Problem]:
    """Require that a rapporteur is one of the judges, by name, too, and so whoever signed under a judge's eId."""
    judges = {judge.eId: judge.name for judge in ruling.composition.bench}
    for person in ruling.rapporteurs:
        if judges.get(person.eId) != person.name:
            yield Problem(person.eId, "this rapporteur is none of the judges")
    for signatory in ruling.signatories:
        if judges.get(signatory.eId, signatory.name) != signatory.name:
            yield Problem(signatory.eId, "this signatory is another than the judge of that eId")


def repairs_only_reorder(ruling: Ruling) -> Iterator[Problem]:
    """Require that a repair that only moves characters puts in none."""
    for number, repair in enumerate(ruling.repairs):
        if repair.kind is RepairKind.REORDER and repair.after:
            yield Problem(f"/repairs/{number}", "it only moves characters and puts in others")


def removals_are_repairs(ruling: Ruling) -> Iterator[Problem]:
    """Require that what is told as left out is what the repairs leave out."""
    told = [(one.rule, one.text, one.source) for one in ruling.removed]
    if told != [(one.rule, one.before, one.source) for one in ruling.repairs if one.removes_words]:
        yield Problem("/removed", "this is not what the repairs leave out")


def works_are_cited(ruling: Ruling) -> Iterator[Problem]:
    """Require that the cited works are those of the targets of the court's citations."""
    cited = {work_of(target) for citation in ruling.citations for target in citation.targets}
    if {one.work for one in ruling.works} != cited or len(ruling.works) != len(cited):
        yield Problem("/works", "these are not the works that the citations name")


def spans_lie_in_the_source(ruling: Ruling) -> Iterator[Problem]:
    """Require that spans that only tell of something lie in the source, and their blocks exist.

    Those that characters were copied from are checked where the source is put together.
    """
    blocks = ruling.by_eid()
    for path, extent in _extents_beside_blocks(ruling):
        if not extent.start <= extent.end <= ruling.source.characters:
            yield Problem(path, f"{extent.start}-{extent.end} is no span of the source")
    for number, diagnostic in enumerate(ruling.diagnostics):
        if diagnostic.block is not None and diagnostic.block not in blocks:
            yield Problem(f"/diagnostics/{number}", f"{diagnostic.block} is no block")


def source_is_conserved(ruling: Ruling) -> Iterator[Problem]:
    """Require that the source can be put together again and the text is the one with the hash."""
    try:
        restore(ruling)
    except InvalidOutputError as error:
        yield Problem("/repairs", str(error))
        return
    if content_hash(clean_text(ruling)) != ruling.text_sha256:
        yield Problem("/text_sha256", "it is not the hash of the blocks' text")


RULES: Final = (
    eids_are_unique,
    blocks_are_in_their_part,
    marks_fit,
    marks_refer,
    citations_quote,
    the_title_is_printed,
    subjects_are_cited_in_the_title,
    outcomes_quote,
    verdicts_name_a_norm,
    abbreviations_quote,
    names_agree,
    parallels_are_of_the_work,
    opinions_are_of_judges,
    rapporteurs_sit,
    repairs_only_reorder,
    removals_are_repairs,
    works_are_cited,
    spans_lie_in_the_source,
    source_is_conserved,
)
"""All rules, in the order in which their findings are told."""


def _marked_citations(ruling: Ruling) -> frozenset[tuple[str, int, int]]:
    """Block, start and end of every mark of a citation."""
    return frozenset(
        (block.eId, mark.start, mark.end)
        for block in ruling.blocks()
        for mark in block.marks
        if mark.kind is MarkKind.CITATION
    )


def _mark_in_words(mark: Mark) -> str:
    return f"the mark {mark.kind} at {mark.start}-{mark.end}"


def _extents_beside_blocks(ruling: Ruling) -> Iterator[tuple[str, Extent]]:
    for number, repair in enumerate(ruling.repairs):
        if repair.kind is RepairKind.REORDER:
            yield from ((f"/repairs/{number}", extent) for extent in repair.source)
    for number, diagnostic in enumerate(ruling.diagnostics):
        yield from ((f"/diagnostics/{number}", extent) for extent in diagnostic.source)
