"""Which pages of a ruling's PDF a reviewer needs to see, and their pictures."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError
from pipeline.model import Ruling
from pipeline.pages.pictures import PagePicture, page_pictures
from pipeline.pages.printed_forms import PrintedForms
from pipeline.pages.repaired import repaired_words
from pipeline.pages.review_view import review_view
from pipeline.read import bytes_of

_PDF: Final = "application/pdf"


def pictures_for(ruling: Ruling, folder: Path, stem: str) -> dict[int, PagePicture]:
    """Pictures of the pages of a ruling's PDF that hold anything in doubt; none for other sources.

    Raises UsageError where the folder holds no such PDF, or another one than the ruling was read from.
    """
    if ruling.source.media_type != _PDF:
        return {}
    path = folder / f"{stem}.pdf"
    data = bytes_of(path) if path.is_file() else b""
    if sha256(data).hexdigest() != ruling.source.sha256:
        raise UsageError(f"{path} is not the file that the ruling was read from")
    forms = PrintedForms(ruling)
    return page_pictures(data, review_view(forms, repaired_words(forms)).pages())
