from __future__ import annotations

import pytest

from hearth.core import jobs
from hearth.doors.finding import tracing
from hearth.journey.casework.models import Referral
from hearth.journey.contact import indexing
from hearth.journey.contact.models import Thread


def make_findable() -> None:
    """What the jobs do while nobody waits."""
    for thread in Thread.objects.all():
        indexing.index(thread)
    for referral in Referral.objects.all():
        tracing.trace(referral)


@pytest.fixture
def at_once():
    """Jobs are worked in the same breath."""
    with jobs.at_once():
        yield
