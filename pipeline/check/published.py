"""The files that are generated from the code: `python -m pipeline.check.published` writes them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pipeline.check.codes_page import codes_page
from pipeline.check.ruling_schema import ruling_schema
from pipeline.check.schematron import rules_as_xslt

PUBLISHED: Final[Mapping[str, Callable[[], bytes]]] = {
    "docs/codes.md": codes_page,
    "schemas/akn.xsl": rules_as_xslt,
    "schemas/ruling.schema.json": ruling_schema,
}
"""Where each lies in a checkout, and what gives its bytes."""


def main() -> None:
    """Write them into the checkout that this package is part of."""
    checkout = Path(__file__).parents[2]
    for name, content in PUBLISHED.items():
        (checkout / name).write_bytes(content())


if __name__ == "__main__":
    main()
