"""Bags as versions of objects in an OCFL root (OCFL 1.1), by ocfl-py: one object a ruling and language."""

import logging
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from pipeline.archive.bag import INFO, RELEASED, read_info
from pipeline.errors import CannotWriteError, UsageError
from pipeline.extras import library

_LAYOUT: Final = "0003-hash-and-id-n-tuple-storage-layout"
_SPECIFICATION: Final = "1.1"
_UNDATED: Final = (
    "it has no date, since it was not released; OCFL wants one: run `qauly release` first"
)


def require_ocfl() -> ModuleType:
    """The library that keeps versions. Raises UsageError, which says what to install."""
    return library("ocfl", "ocfl", "OCFL")


def keep(bag: Path, root: Path) -> None:
    """Keep a bag as the next version of its ruling's object; what is the last version stays.

    Raises UsageError for a bag without a date, CannotWriteError where the root cannot be written.
    """
    ocfl = require_ocfl()
    info = read_info({INFO: (bag / INFO).read_bytes()})
    if RELEASED not in info:
        raise UsageError(_UNDATED)
    # OCFL advises an address beside the name; one below `.invalid` is nobody's (RFC 2606).
    about = ocfl.VersionMetadata(
        created=info[RELEASED],
        message=f"The bag {info['Bag-Name']}",
        name=info["Bag-Software-Agent"],
        address="https://qauly.invalid",
    )
    logging.disable(logging.INFO)  # ocfl-py tells of each file, through the root logger
    try:
        _keep_version(ocfl, bag, root, info["External-Identifier"], about)
    except (ocfl.StorageRootException, ocfl.ObjectException, OSError) as error:
        raise CannotWriteError(f"{root}: {error}") from error
    finally:
        logging.disable(logging.NOTSET)


def _keep_version(ocfl: Any, bag: Path, root: Path, name: str, about: Any) -> None:  # noqa: ANN401
    place = root.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    storage = ocfl.StorageRoot(root=str(place), layout_name=_LAYOUT)
    if not place.exists():
        storage.initialize(spec_version=_SPECIFICATION)
    folder = place / storage.object_path(name)
    kept = ocfl.Object(identifier=name, spec_version=_SPECIFICATION)
    if folder.exists():
        kept.add_version_with_content(
            objdir=str(folder), srcdir=str(bag), metadata=about, abort_if_no_difference=True
        )
    else:
        folder.parent.mkdir(parents=True, exist_ok=True)  # ocfl-py makes the last folder alone
        kept.create(srcdir=str(bag), metadata=about, objdir=str(folder))
