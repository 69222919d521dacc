from __future__ import annotations

from contextlib import contextmanager

import pytest

from hearth.core import clock
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import clocks
from tests import cast
from tests.ground.rulebook.calendars import at

MONDAY = at(2026, 11, 23, 10, 0)


@pytest.fixture
def shi(yuhe):
    """An administrator."""
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def flat(yuhe):
    """Something a promise was given about."""
    return Unit.objects.create(name_zh="锦苑小区7号楼", name_en="Jinyuan 7", kind="estate")


@pytest.fixture
def he(yuhe):
    """The heating company."""
    return Unit.objects.create(name_zh="榆河热力公司", name_en="Yuhe Heating", kind="company")


@pytest.fixture
def started(flat, he):
    """A clock of the heating company that was started at a moment by a rule."""

    def make(rule="referral.result_ordinary", since=MONDAY, name="result", owner=he):
        with clock.standing_at(since):
            return clocks.start(flat, name, rule, owner=owner)

    return make


@contextmanager
def when(*moment):
    """Inside, it is this moment in Shanghai."""
    with clock.standing_at(at(*moment)):
        yield
