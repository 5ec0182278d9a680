"""The JSON form: bytes, order, and back."""

from __future__ import annotations

import json

import pytest

from pipeline.emit.json import from_json, to_json
from pipeline.errors import InvalidOutputError
from pipeline.model import Ruling
from tests.emit.invented import ruling


def test_what_is_written_is_read_back_the_same():
    assert from_json(to_json(ruling())) == ruling()
    assert to_json(from_json(to_json(ruling()))) == to_json(ruling())


def test_it_is_plain_utf8_with_the_models_order_and_a_final_new_line():
    data = to_json(ruling())
    assert data.endswith(b"}\n")
    assert "Конституционный".encode() in data
    assert b"\\u04" not in data
    assert list(json.loads(data)) == list(Ruling.model_fields)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "object"),
        (b"\xff\xfe", "JSON"),
        (b"{}", "schema_version"),
        (
            to_json(ruling()).replace(b'"eId":"header__p_1"', b'"eId":"header p 1"'),
            "header/0/eId",
        ),
        (to_json(ruling()).replace(b'"pages":2', b'"pages":"2"'), "source/pages"),
        (to_json(ruling()).replace(b'"pages":2', b'"pages":2,"more":1'), "source/more"),
        (to_json(ruling()).replace(b'"2024-03-05"', b'"2024-02-30"'), "date"),
    ],
)
def test_what_is_no_ruling_is_refused_in_one_line(data: bytes, told: str):
    with pytest.raises(InvalidOutputError) as error:
        from_json(data)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300
