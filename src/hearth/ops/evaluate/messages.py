"""Messages of a file as the product would read them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from hearth.core.text.reading import Reading, read
from hearth.ops.evaluate.rows import Row, Unreadable, read_rows

DAY = 86_400


class Message(NamedTuple):
    """One message; its id as the file spells it."""

    id: Any
    time: str
    reading: Reading

    @property
    def key(self) -> str:
        """How it is named inside."""
        return str(self.id)


def messages(file: Path) -> list[Message]:
    """In order of time; those of one moment by their ids, shorter numbers first."""
    found = sorted(read_rows(file, _message), key=lambda each: (each.time, len(each.key), each.key))
    if len({each.key for each in found}) < len(found):
        raise Unreadable(f"{file}: an id stands there twice.")
    return found


def _message(row: Row) -> Message:
    moment = datetime.fromisoformat(row["time"])
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    title, body, user = (str(row.get(name) or "") for name in ("title", "body", "user"))
    at = moment.timestamp() / DAY
    return Message(row["id"], moment.isoformat(), read(body, title=title, sender=user, at=at))
