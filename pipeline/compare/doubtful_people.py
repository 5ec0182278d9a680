"""Whose name in the nominative is in doubt: findings are placed in the source, people in blocks."""

from pipeline.codes import Code
from pipeline.model import Diagnostic, Ruling
from pipeline.printed_forms import PrintedForms


def doubtful_people(ruling: Ruling) -> dict[str, Diagnostic]:
    """The findings on names in doubt, by the eId of the person."""
    forms, blocks = PrintedForms(ruling), ruling.by_eid()
    found: dict[str, Diagnostic] = {}
    for finding in ruling.diagnostics:
        form = forms.of(finding.block) if finding.code is Code.NAME_DOUBTFUL else None
        wanted = {at for extent in finding.source for at in range(extent.start, extent.end)}
        if form is None or not wanted:
            continue
        for mark in blocks[form.eid].marks:
            if mark.refers_to and wanted == form.origins(mark):
                found.setdefault(mark.refers_to, finding)
    return found
