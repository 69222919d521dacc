"""Reception days as an iCalendar file (RFC 5545), which every telephone can take into its calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.ground.congress.models import ReceptionDay, Station

OCTETS = 74  # a line is folded at 75 octets


def calendar_file(station: Station, days: list[Any], page: str) -> str:
    """One event for each day, with place and page."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hearth//Reception days//EN", "METHOD:PUBLISH"]
    events = [line for day in days for line in _event(station, day, page)]
    lines = [*head, f"X-WR-CALNAME:{_text(station.name)}", *events, "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(station: Station, day: ReceptionDay, page: str) -> Iterator[str]:
    names = ", ".join(sitting.deputy.name for sitting in day.receiving)  # type: ignore[attr-defined]
    yield "BEGIN:VEVENT"
    yield f"UID:{day.pk}"
    yield f"DTSTAMP:{clock.now():%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{_moment(day.held_on, day.begins)}"
    yield f"DTEND:{_moment(day.held_on, day.ends)}"
    yield f"SUMMARY:{_text(_('Deputies receive: %(names)s') % {'names': names})}"
    yield f"LOCATION:{_text(f'{station.name}, {station.address}')}"
    yield f"DESCRIPTION:{_text(' '.join(filter(None, (day.note, station.phone))))}"
    yield f"URL:{page}"
    yield "END:VEVENT"


def _moment(on: date, at: time) -> str:
    return f"{datetime.combine(on, at, get_default_timezone()).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Words as they stand in a value: signs of the format are escaped, line ends cannot begin a line of their own."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return " ".join(words.split())


def _folded(line: str) -> str:
    """Long lines go on in the next, behind a blank; no character is cut in two."""
    parts, length = [""], 0
    for sign in line:
        if length + len(sign.encode()) > OCTETS:
            parts.append(" ")
            length = 1
        parts[-1] += sign
        length += len(sign.encode())
    return "\r\n".join(parts)
