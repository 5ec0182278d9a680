"""A ruling as files: JSON and Akoma Ntoso XML, each from the ruling alone."""

from pipeline.emit.akn import to_akn
from pipeline.emit.json import from_json, to_json

__all__ = ["from_json", "to_akn", "to_json"]
