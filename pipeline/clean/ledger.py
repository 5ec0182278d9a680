"""The record of edits as JSON lines, in the order in which they were made."""

from typing import Any

from pipeline.json_text import json_lines
from pipeline.text import CleanText, Record


def ledger_lines(text: CleanText) -> bytes:
    """One JSON object a line: rule, source spans, before, after, confidence, by whom."""
    return json_lines(map(_entry_of, text.records))


def _entry_of(record: Record) -> dict[str, Any]:
    return {
        "rule": record.edit.rule,
        "source": [list(span) for span in record.source],
        "before": record.before,
        "after": record.after,
        "confidence": record.edit.confidence,
        "by": "person" if record.edit.by_person else "pipeline",
    }
