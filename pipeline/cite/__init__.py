"""Citations: first found as the ruling says them, then resolved to what they name."""

from pipeline.cite.finding import find
from pipeline.cite.resolving import resolve

__all__ = ["find", "resolve"]
