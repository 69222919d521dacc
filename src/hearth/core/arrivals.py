"""Files as people send them: written down before anybody is thanked, until they have been made anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from hearth.core.ids import uuid7


def write_down(file: Any) -> UUID:
    """Keep this file as it came; answers the name under which it is found again."""
    name = uuid7()
    place = arrived(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        for chunk in file.chunks():
            opened.write(chunk)
        opened.flush()
        os.fsync(opened.fileno())
    return name


def arrived(name: UUID) -> Path:
    """Where a file of this name lies."""
    return Path(settings.DATA) / "incoming" / str(name)
