"""Whether two texts are expressions of one work: by court, date and number, not by file name."""

from collections.abc import Iterator

from pipeline.codes import DifferenceCode
from pipeline.compare.difference import Difference, Side
from pipeline.errors import UsageError
from pipeline.model import Ruling
from pipeline.words.works import frbr_number, read_judgment


def work_number(ruling: Ruling) -> str | None:
    """The number as IRIs hold it, without its language suffix; None where it is not known."""
    named = read_judgment(ruling.work) if ruling.work else None
    return named.number if named else frbr_number(ruling.number or "")


def work_differences(first: Ruling, second: Ruling) -> tuple[Difference, ...]:
    """Compare what makes a work.

    One thing of three may be wrong in one of the texts and is a difference like any other. Raises
    UsageError, which names them, where more of court, date and number are not the same.
    """
    found = tuple(_differences(first, second))
    apart = [d for d in found if d.code is not DifferenceCode.RULING_KIND]
    if len(apart) > 1:
        told = ", ".join(
            f"{d.code.removeprefix('ruling-')} ({d.first.value or 'unknown'} and "
            f"{d.second.value or 'unknown'})"
            for d in apart
        )
        raise UsageError(f"these are not two texts of one ruling; they differ in {told}")
    return found


def _differences(first: Ruling, second: Ruling) -> Iterator[Difference]:
    rows = (
        (DifferenceCode.RULING_COURT, first.court, second.court),
        (DifferenceCode.RULING_DATE, first.date, second.date),
        (DifferenceCode.RULING_NUMBER, work_number(first), work_number(second)),
        (DifferenceCode.RULING_KIND, first.kind, second.kind),
    )
    for code, one, other in rows:
        if one is None or one != other:
            yield Difference(code, Side(None, one), Side(None, other))
