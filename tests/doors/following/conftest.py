from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from hearth.core import clock, jobs
from hearth.ground.courier import sending
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from tests import cast
from tests.ground.courier.conftest import postbox

__all__ = ["postbox"]


@pytest.fixture(autouse=True)
def noon():
    """It is noon, so that the news of the day is far off."""
    with clock.standing_at(timezone.localtime(clock.now()).replace(hour=12, minute=0)):
        yield


@pytest.fixture
def public(thread, code, zhao, bai):
    """A common demand that everybody may read of: five people are in it."""
    demand = demands.begin(thread, "早晚暖气不热", by=zhao)
    demands.confirm(demand, zhao.deputy, "早晚暖气不热", by=bai)
    for number in range(4):
        demands.join(cast.delivered(code, f"{number}号楼冷", email=f"n{number}@example.org"), demand, by=bai)
    demands.publish(Demand.objects.get(pk=demand.pk), "多个小区早晚室温偏低。", by=bai)
    return Demand.objects.get(pk=demand.pk)


def later(**ahead: Any) -> None:
    """After so long everything that waited until then has left."""
    with clock.standing_at(clock.now() + timedelta(**ahead)), jobs.at_once():
        sending.carry_waiting(clock.now())
