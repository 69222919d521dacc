"""News into a file: for the demo, and where a channel has no settings yet. Nothing leaves the machine."""

import json
from pathlib import Path

from django.conf import settings

from hearth.core import clock
from hearth.ground.courier.parcels import Parcel


def outbox() -> Path:
    """The file a person may open to see what would have been sent."""
    return Path(settings.DATA) / "outbox" / "letters.jsonl"


def send(parcel: Parcel) -> None:
    """Append one line; the reference tells one piece of news from another."""
    outbox().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = {
        "at": clock.now().isoformat(),
        "to": parcel.address,
        "subject": parcel.subject,
        "body": parcel.text,
        "reference": parcel.reference,
    }
    with outbox().open("a") as lines:
        lines.write(json.dumps(line, ensure_ascii=False) + "\n")
