"""Log lines: one JSON object for one thing that happened, without anybody's telephone in it (D13)."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

_DIGITS = re.compile(r"(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{17}[\dXx]|(?:\d{4}[ -]?){3}\d{4})(?!\d)")
_EXTRA = ("number", "path", "congress", "entry", "seconds")


class Masked(logging.Filter):
    """A second net under the rule that no log call is given personal data: numbers of people are blotted out."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _DIGITS.sub("[number]", record.getMessage()), ()
        return True


class Line(logging.Formatter):
    """Moment, level, who speaks, what happened."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
        }
        line |= {name: value for name in _EXTRA if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            line["trace"] = _DIGITS.sub("[number]", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
