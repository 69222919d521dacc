import pytest

from hearth.journey.demands import actions
from hearth.journey.demands.models import Demand
from tests import cast


@pytest.fixture
def second(code):
    """A neighbour who wrote the same to Zhao, from another network."""
    return cast.delivered(code, "六号楼也冷，暖气片是凉的。", network=b"another one!", email="feng@example.org")


@pytest.fixture
def elsewhere(sun):
    """Somebody else, who wrote to Sun."""
    return cast.delivered(cast.code_of(sun), "十一号楼暖气不热。", network=b"a third one!")


@pytest.fixture
def demand(thread, zhao):
    """Zhao has begun a demand with Granny Li's message."""
    return actions.begin(thread, "早晚暖气不热", by=zhao)


@pytest.fixture
def owned(demand, zhao, bai):
    """Staff have confirmed it, and Zhao has taken it on."""
    actions.confirm(demand, zhao.deputy, "早晚暖气不热", by=bai)
    return Demand.objects.get(pk=demand.pk)
