"""The identifier of the state's legal database, where it follows from court, date and number.

The database's rule is not published. The forms here were read off the addresses of known pairs,
1994 to 2025. For the years between two forms both are possible, and the answer says that it is not
certain: no pair is known, or, for the Supreme Court's 2010, pairs of both forms (`P10000013S_` and
`P100000020S`).
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.closed import require_every_kind
from pipeline.model import StateId
from pipeline.terms import Court

# All forms have room for five digits.
_NUMBER = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


class _IdentifierForm(NamedTuple):
    """How the identifier looked from the year `since` to `until`."""

    since: int
    until: int
    pattern: str
    parted: bool = False
    """Whether a known pair shows what becomes of a number of two parts."""


_CONSTITUTIONAL = (
    _IdentifierForm(1996, 1996, "S{year}{number:05d}_{part}_", parted=True),
    _IdentifierForm(1999, 2009, "S{year}{number:07d}_", parted=True),
    _IdentifierForm(2012, 2099, "S{year}{number:08d}"),
)
_FORMS: Mapping[Court, tuple[_IdentifierForm, ...]] = {
    Court.CONSTITUTIONAL_COURT: _CONSTITUTIONAL,
    Court.CONSTITUTIONAL_COUNCIL: _CONSTITUTIONAL,
    Court.SUPREME_COURT: (
        _IdentifierForm(1994, 2009, "P{year}{number:06d}S_"),
        _IdentifierForm(2011, 2099, "P{year}{number:07d}S"),
    ),
}
require_every_kind(Court, _FORMS)


def state_id(court: Court, date: str, number: str) -> StateId | None:
    """The identifier of a ruling by its ISO date and FRBR number (`21`, `8-2`)."""
    parts = _NUMBER.fullmatch(number)
    if parts is None:
        return None
    year = int(date[:4])
    form = min(_FORMS[court], key=lambda form: max(form.since - year, year - form.until, 0))
    if "{part}" in form.pattern and parts[2] is None:
        return None
    value = form.pattern.format(year=date[2:4], number=int(parts[1]), part=parts[2])
    known = form.since <= year <= form.until and (form.parted or parts[2] is None)
    return StateId(value=value, certain=known)
