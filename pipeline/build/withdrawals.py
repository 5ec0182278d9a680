"""`STEM.withdrawn.toml`: that a ruling is no longer published, since when and why.

```toml
date = 2031-05-06
reason = "Set aside by the Court's resolution of 5 May 2031."
```

Its source stays where it is; instead of its results stands `STEM.withdrawn.json`, which names the
ruling and holds none of its text.
"""

from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import DecisionsError, UsageError, first_fault
from pipeline.json_text import json_document
from pipeline.model import Ruling, Withdrawal, WithdrawalNotice
from pipeline.read.disk import is_there, toml_of


def withdrawal(path: Path) -> Withdrawal | None:
    """What a file says of the withdrawal of a ruling; None where there is no such file.

    Raises DecisionsError that names the file and the first thing wrong in it.
    """
    if not is_there(path):
        return None
    try:
        return Withdrawal.model_validate(toml_of(path))
    except UsageError as error:
        raise DecisionsError(f"{path.name}: {error}") from error
    except ValidationError as error:
        raise DecisionsError(f"{path.name}: {first_fault(error)}") from error


def notice(ruling: Ruling, why: Withdrawal) -> bytes:
    """What stands in the place of a withdrawn ruling, as JSON: its names, no text."""
    told = WithdrawalNotice(
        expression=ruling.expression, work=ruling.work, language=ruling.language, withdrawn=why
    )
    return json_document(told.model_dump(mode="json"))
