"""The record of edits as JSON lines, in the order in which they were made."""

import json

from pipeline.text import CleanText, Record


def ledger_lines(text: CleanText) -> bytes:
    """One JSON object a line: rule, source spans, before, after, confidence, by whom."""
    return b"".join(_line(record) for record in text.records)


def _line(record: Record) -> bytes:
    entry = {
        "rule": record.edit.rule,
        "source": [list(span) for span in record.source],
        "before": record.before,
        "after": record.after,
        "confidence": record.edit.confidence,
        "by": "person" if record.edit.by_person else "pipeline",
    }
    return json.dumps(entry, ensure_ascii=False).encode() + b"\n"
