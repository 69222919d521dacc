"""What time it is, and which day it is here."""

from datetime import UTC, date, datetime

import pytest

from hearth.core import clock
from hearth.ops.places import PACKAGE


@pytest.mark.parametrize(("hour", "day"), [(0, 27), (15, 27), (16, 28), (23, 28)])
def test_the_day_begins_at_midnight_here(hour, day):
    with clock.standing_at(datetime(2026, 11, 27, hour, tzinfo=UTC)):
        assert clock.today() == date(2026, 11, day)


def test_nobody_takes_the_day_of_utc_for_the_day_here():
    asking = [file for file in PACKAGE.rglob("*.py") if "now().date()" in file.read_text(encoding="utf-8")]

    assert asking == []
