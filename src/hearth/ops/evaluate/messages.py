"""Messages of a file as the product would read them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from hearth.core.text.reading import Reading
from hearth.core.text.reading import read as read_words
from hearth.ops.evaluate.lines import Unreadable, read

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
    found = sorted(map(_message, read(file, "id", "time")), key=lambda each: (each.time, len(each.key), each.key))
    if len({each.key for each in found}) < len(found):
        raise Unreadable(f"{file}: an id stands there twice.")
    return found


def _message(row: dict[str, Any]) -> Message:
    try:
        moment = datetime.fromisoformat(str(row["time"]))
    except ValueError:
        raise Unreadable(f"Message {row['id']}: “{row['time']}” is no moment such as 2026-01-31T08:00:00.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    title, body, user = (str(row.get(name) or "") for name in ("title", "body", "user"))
    at = moment.timestamp() / DAY
    return Message(row["id"], moment.isoformat(), read_words(body, title=title, sender=user, at=at))
