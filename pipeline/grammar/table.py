"""The shape that every table of a language has."""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """One TOML file of a language: checked when read, never changed after."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
