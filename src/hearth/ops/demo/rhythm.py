"""When people write: at dawn when the flat is cold, at rush hour, in the evening; most of all in a cold spell."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
WINTER_MONTHS = (11, 12, 1, 2, 3)
COLD_SPELLS = (0.35, 0.62, 0.86)
SPELL_DAYS, SPELL_WEIGHT, WEEKEND_WEIGHT = 3, 5.0, 0.6
TODAY_WEIGHT = 4.0  # a desk on which nothing is new today shows little
DAWN, DUSK = 7, 22

HOURS = {  # hour of the day → how much is written then
    "dawn": {6: 4, 7: 6, 8: 3, 12: 1, 19: 1, 20: 2, 21: 3, 22: 3},
    "rush": {7: 5, 8: 5, 9: 2, 12: 1, 18: 3, 19: 2, 20: 1},
    "day": {8: 2, 9: 4, 10: 4, 11: 3, 12: 2, 14: 2, 15: 3, 16: 3, 17: 2, 19: 2, 20: 2},
    "evening": {12: 2, 18: 2, 19: 4, 20: 5, 21: 4, 22: 2},
    "school": {7: 3, 8: 4, 12: 2, 16: 3, 17: 3, 20: 3, 21: 3},
}


def as_moment(day: date) -> datetime:
    """A moment as it is; a date as the midnight it begins with."""
    if isinstance(day, datetime):
        return day.astimezone(SHANGHAI)
    return datetime.combine(day, time(), SHANGHAI)


def awake(rng: Random, moment: datetime) -> datetime:
    """The same moment, or the next morning when people are asleep."""
    if DAWN <= moment.hour < DUSK:
        return moment
    morning = moment + timedelta(days=moment.hour >= DUSK)
    return morning.replace(hour=DAWN, minute=0, second=0) + timedelta(minutes=rng.randrange(5, 95))


@dataclass(frozen=True)
class Window:
    """The time in which the demo's messages are written."""

    start: datetime
    now: datetime

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day on which something can be written."""
        last = (self.now - timedelta(minutes=1)).date()
        return tuple(self.start.date() + timedelta(n) for n in range((last - self.start.date()).days + 1))

    @cached_property
    def winter(self) -> tuple[date, ...]:
        """The days of the heating season among them."""
        return tuple(day for day in self.days if day.month in WINTER_MONTHS)

    @cached_property
    def cold(self) -> frozenset[date]:
        """The days of the cold spells, when everybody writes about the heating."""
        firsts = [self.winter[int(len(self.winter) * share)] for share in COLD_SPELLS] if self.winter else []
        return frozenset(first + timedelta(n) for first in firsts for n in range(SPELL_DAYS))

    def moment(self, rng: Random, hours: str, season: str = "") -> datetime:
        """A moment that suits what is written."""
        days = self.winter if season else self.days
        weights = [self._weight(day, season) for day in days]
        while True:
            day = rng.choices(days, weights)[0]
            hour = rng.choices(list(HOURS[hours]), list(HOURS[hours].values()))[0]
            moment = datetime.combine(day, time(hour, rng.randrange(60)), SHANGHAI)
            if self.start <= moment < self.now:
                return moment

    def weekday_before(self, days_ago: int, at: time) -> datetime:
        """The nearest working day that lies this many days back, at this time."""
        day = self.now.date() - timedelta(days_ago)
        while day.weekday() > 4:
            day -= timedelta(1)
        return datetime.combine(day, at, SHANGHAI)

    def _weight(self, day: date, season: str) -> float:
        if day == self.now.date():
            return TODAY_WEIGHT
        usual = WEEKEND_WEIGHT if day.weekday() > 4 else 1.0
        return SPELL_WEIGHT if season and day in self.cold else usual
