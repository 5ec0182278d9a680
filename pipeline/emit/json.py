"""The ruling as JSON and back."""

from pydantic import ValidationError

from pipeline.errors import InvalidOutputError
from pipeline.model import Ruling


def to_json(ruling: Ruling) -> bytes:
    """The ruling as UTF-8 JSON: keys in the model's order, a final new line, nothing escaped."""
    return (ruling.model_dump_json(indent=1) + "\n").encode()


def from_json(data: bytes) -> Ruling:
    """Read what `to_json` wrote. Raises InvalidOutputError, which names the first wrong place."""
    try:
        return Ruling.model_validate_json(data, strict=True)
    except ValidationError as error:
        first, *others = error.errors(include_url=False, include_input=False)
        place = "/".join(map(str, first["loc"])) or "the file"
        more = f" (and {len(others)} more places)" if others else ""
        message = f"no ruling in JSON: {place}: {first['msg']}{more}"
        raise InvalidOutputError(message) from None
