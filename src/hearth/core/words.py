"""How moments, spans and numbers are said to people, in the language they read."""

import re
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def moment(at: datetime, now: datetime) -> str:
    """When something happened: by the clock if it is near, by the date if it is not."""
    near = _near_day(at, now)
    return f"{near} {clock_time(at)}" if near else day(at, now)


def stamp(at: datetime, now: datetime) -> str:
    """When something happened, to the minute, however long ago."""
    near = _near_day(at, now)
    if near:
        return f"{near} {clock_time(at)}"
    return _("{day}, {time}").format(day=day(at, now), time=clock_time(at))


def day(on: date, now: datetime) -> str:
    """A date; the year is said only when it is not this one."""
    on = _local_date(on)
    pattern = _("{day} {month}") if on.year == localtime(now).year else _("{day} {month} {year}")
    return pattern.format(day=on.day, month=MONTHS[on.month - 1], month_number=on.month, year=on.year)


def day_in_full(on: date) -> str:
    """A date as it stands on a paper that is read in other years."""
    on = _local_date(on)
    return _("{day} {month} {year}").format(day=on.day, month=MONTHS[on.month - 1], month_number=on.month, year=on.year)


def weekday(on: date, now: datetime) -> str:
    """A day people plan for: with its name, since that is how they remember it."""
    named = {0: _("Mon"), 1: _("Tue"), 2: _("Wed"), 3: _("Thu"), 4: _("Fri"), 5: _("Sat"), 6: _("Sun")}
    return _("{weekday} {day}").format(weekday=named[_local_date(on).weekday()], day=day(on, now))


def month(on: date) -> str:
    """A month, where the day would tell too much."""
    on = _local_date(on)
    return _("{month} {year}").format(month=MONTHS[on.month - 1], month_number=on.month, year=on.year)


def until(due: datetime, now: datetime) -> str:
    """The time left, or how late it is."""
    left = due - now
    if left < timedelta(0):
        return _("{span} late").format(span=_rough(-left))
    return _("{span} left").format(span=_rough(left))


def by_when(due: datetime, now: datetime) -> str:
    """A promise with its limit: people plan by the moment, not by the number of hours."""
    near = _near_day(due, now)
    if near:
        return _("by {time} {day} at the latest").format(day=near.lower(), time=clock_time(due))
    return _("by {day} at the latest").format(day=day(due, now))


def clock_time(at: datetime) -> str:
    return f"{localtime(at):%H:%M}"


def duration(span: timedelta | float) -> str:
    """How long something took, as one number and one unit; from ten on, nobody waits by tenths of an hour."""
    seconds = span.total_seconds() if isinstance(span, timedelta) else span
    if (minutes := round(seconds / 60)) < 60:
        return _("{n} min").format(n=max(1, minutes))
    if (hours := round(seconds / 3600, 1 if seconds < 9.95 * 3600 else None)) < 24:
        return ngettext("{n} hour", "{n} hours", 1 if hours == 1 else 2).format(n=f"{hours:g}")
    return _days(round(seconds / 86400))


def number(amount: float) -> str:
    return f"{amount:,}"


def grouped_code(code: str) -> str:
    """A tracking code as people read it aloud."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def masked_phone(phone: str) -> str:
    """Enough to recognise one's own number, too little to call somebody else's."""
    digits = re.sub(r"[^0-9]", "", phone)
    if len(digits) < 11:
        return "****" + digits[-2:]
    return f"{digits[-11:-8]}****{digits[-4:]}"


def masked_email(address: str) -> str:
    name, _at, host = address.rpartition("@")
    return f"{name[:1]}***@{host}"


def _near_day(at: datetime, now: datetime) -> str:
    distance = (_local_date(at) - _local_date(now)).days
    return {-1: _("Yesterday"), 0: _("Today"), 1: _("Tomorrow")}.get(distance, "")


def _local_date(on: date) -> date:
    return localtime(on).date() if isinstance(on, datetime) else on


def _rough(span: timedelta) -> str:
    """A span as exactly as anybody needs: minutes matter only in the last hours."""
    hours, minutes = span // HOUR, span % HOUR // timedelta(minutes=1)
    if span >= 2 * DAY:
        return _days(span // DAY)
    if hours >= 3 or (hours and not minutes):
        return _("{n} h").format(n=hours)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return _("{n} min").format(n=minutes) if minutes else _("under a minute")


def _days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)


BY_THE_DAY = (moment, stamp, day, weekday, by_when)
BY_THE_MINUTE = (until,)
ABSOLUTE = (clock_time, month, duration, number, grouped_code, masked_phone, masked_email)
