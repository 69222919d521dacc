"""Calendars as files (RFC 5545), which every telephone can take in or follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.timezone import get_default_timezone

from hearth.core import clock

OCTETS = 74  # a line is folded at 75 octets


class Event(NamedTuple):
    """Something that takes place: `key` stays the same however often it is read; times are those of the congress."""

    key: str
    on: date
    begins: time
    ends: time | None
    title: str
    place: str
    words: str
    page: str


def as_calendar(name: str, events: Iterable[Event]) -> str:
    """A calendar of this name."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hearth//Calendar//EN", "METHOD:PUBLISH"]
    lines = [*head, f"X-WR-CALNAME:{_text(name)}", *(line for event in events for line in _lines(event))]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def calendar_answer(file: str, name: str, events: Iterable[Event]) -> HttpResponse:
    """The same, to be kept under this name."""
    answer = HttpResponse(as_calendar(name, events), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file}.ics"'
    return answer


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}"
    yield f"DTSTAMP:{clock.now():%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{_moment(event.on, event.begins)}"
    if event.ends:
        yield f"DTEND:{_moment(event.on, event.ends)}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"LOCATION:{_text(event.place)}"
    yield f"DESCRIPTION:{_text(event.words)}"
    yield f"URL:{event.page}"
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
