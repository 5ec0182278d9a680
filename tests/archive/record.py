"""The content models of PREMIS 3.0 that bags use, to hold their records against."""

from pathlib import Path

PREMIS_MODELS = Path(__file__).parent / "premis-v3.dtd"
