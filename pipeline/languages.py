"""The languages of the house: each is a folder of `pipeline/grammar`, named by ISO 639-3."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

_CODE = re.compile(r"[a-z]{3}")
_HOME = Path(__file__).parent / "grammar"
_FOLDERS = sorted(path.name for path in _HOME.iterdir() if _CODE.fullmatch(path.name))

if TYPE_CHECKING:

    class Language(StrEnum):
        """Language of the expression, ISO 639-3. What its members are is told by the folders alone."""

else:
    Language = StrEnum("Language", {name.upper(): name for name in _FOLDERS}, module=__name__)
    Language.__doc__ = "Language of the expression, ISO 639-3."
