"""Libraries that do not come with qauly: they are there, or one error says what to install."""

from importlib import import_module
from types import ModuleType

from pipeline.errors import UsageError


def library(name: str, extra: str, what: str) -> ModuleType:
    """A module that comes with an extra. Raises UsageError, which says what needs it, where it does not."""
    try:
        return import_module(name)
    except ImportError as error:
        message = f"{what} needs {name.partition('.')[0]}: pip install 'qauly[{extra}]'"
        raise UsageError(message) from error
