"""Editions: what the publisher's notes and status lines tell of the life of a ruling."""

from pipeline.edition.reading import read_edition
from pipeline.edition.values import Amendment, Edition, Repeal

__all__ = ["Amendment", "Edition", "Repeal", "read_edition"]
