"""Editions: what the publisher's notes and status lines tell of the life of a ruling."""

from pipeline.edition.life import NotedAmendment, NotedEdition
from pipeline.edition.noted import read_edition

__all__ = ["NotedAmendment", "NotedEdition", "read_edition"]
