"""Sentences that cite, each by itself, with what they cite: `tests/cite/sentence_tables`.

`names | sentence`, `or` parting names that are all right: a name is an act's short name and, behind a
stroke, the provision; `J/` stands before rulings, `u` says that something is cited that cannot be
resolved. The ruling is of February 2024. They were labelled before they were read; three labels, of acts
named without an article and of preambles, were mended after; so were six of `titled`, where the act
before a bracket is a citation of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.cite.labelled import cite

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = (
    "plain", "eras", "former", "beside", "docket", "sitting", "chambers", "between", "titled",
    "pointing", "drafted", "named", "within", "leading",
)  # fmt: skip
FOLDER = Path(__file__).parent / "sentence_tables"
ACTS = {
    "C": "constitution/1995-08-30/constitution",
    "UPK": "code/2014-07-04/231-v",
    "UK": "code/2014-07-03/226-v",
    "GPK": "code/2015-10-31/377-v",
    "KOAP": "code/2014-07-05/235-v",
    "TK": "code/2015-11-23/414-v",
    "TAX": "code/2017-12-25/120-vi",
    "APPK": "code/2020-06-29/350-vi",
    "CC": "code/1994-12-27/268-xiii",
    "CCS": "code/1999-07-01/409-i",
    "KKS": "constitutional-law/2022-11-05/153-vii",
    "LAND": "code/2003-06-20/442-ii",
    "UIK": "code/2014-07-05/234-v",
    "PK": "code/2015-10-29/375-v",
    "BRAK": "code/2011-12-26/518-iv",
    "HEALTH": "code/2020-07-07/360-vi",
    "OLDGPK": "code/1999-07-13/411-i",
    "OLDUPK": "code/1997-12-13/206-i",
    "OLDUK": "code/1997-07-16/167-i",
    "PA": "law/2016-04-06/480-v",
    "ENF": "law/2010-04-02/261-iv",
    "JUD": "constitutional-law/2000-12-25/132-ii",
    "OLDCOUNCIL": "constitutional-law/1995-12-29/2737",
    "SOC": "code/2023-04-20/224-vii",
    "ECO": "code/2021-01-02/400-vi",
    "OLDTAX": "code/2008-12-10/99-iv",
    "SUB": "code/2017-12-27/125-vi",
    "ELECT": "constitutional-law/1995-09-28/2464",
    "PARL": "constitutional-law/1995-10-16/2529",
    "GOV": "constitutional-law/1995-12-18/2688",
    "EDU": "law/2007-07-27/319-iii",
    "EDU171": "law/2018-07-04/171-vi",
    "CS": "law/2015-11-23/416-v",
    "CORR": "law/2015-11-18/410-v",
    "OLDCS": "law/1999-07-23/453-i",
    "CONS": "law/2010-05-04/274-iv",
    "MEDIA": "law/1999-07-23/451-i",
    "OLDTK": "law/1999-12-10/493-i",
    "PERS": "law/2013-05-21/94-v",
    "VALUE": "law/2018-01-10/133-vi",
    "OLDKOAP": "code/2001-01-30/155-ii",
    "OLDENF": "law/1998-06-30/253-i",
}
UN = {
    "ICCPR": "act/covenant/1966-12-16/iccpr",
    "ICESCR": "act/covenant/1966-12-16/icescr",
    "UDHR": "act/declaration/1948-12-10/udhr",
    "CEDAW": "act/convention/1979-12-18/cedaw",
    "UNCAC": "act/convention/2003-10-31/uncac",
    "CRC": "act/convention/1989-11-20/crc",
    "GC32": "doc/general-comment/human-rights-committee/2007-08-23/32",
}
RIGHT, TOLD, WRONG = "right", "told", "wrong"


def judged(language: str, table: str) -> Iterator[tuple[str, str]]:
    """Each sentence of a table, and whether it was read rightly, was told, or is wrong in silence."""
    for line in (FOLDER / f"{table}.{language}.txt").read_text("utf-8").splitlines():
        names, _, sentence = line.partition(" | ")
        yield sentence, _judge(names.split(" or "), sentence, language)


def _judge(readings: list[str], sentence: str, language: str) -> str:
    _, cited = cite(sentence, language=language)
    got = {target for one in cited.citations for target in one.targets}
    open_ = any(not one.targets for one in cited.citations)
    verdicts = {
        _against(reading.split(), got, open_, told=bool(cited.findings)) for reading in readings
    }
    return min(verdicts, key=(RIGHT, TOLD, WRONG).index)


def _against(names: list[str], got: set[str], open_: bool, *, told: bool) -> str:  # noqa: FBT001
    due = {_whole(name) for name in names if name != "u"}
    if got == due and open_ == ("u" in names):
        return RIGHT
    return TOLD if got <= due and (open_ or told) else WRONG


def _whole(name: str) -> str:
    act, _, provision = name.partition("/")
    if act == "J":
        return f"/akn/kz/judgment/normative-resolution/{provision}"
    if act in UN:
        return f"/akn/un/{UN[act]}" + (f"/~{provision}" if provision else "")
    return f"/akn/kz/act/{ACTS[act]}" + (f"/~{provision}" if provision else "")
