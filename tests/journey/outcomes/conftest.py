import pytest

from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from tests import cast


@pytest.fixture
def owned(thread, zhao, bai):
    """Granny Li's message has begun a demand that Zhao owns."""
    demand = demands.begin(thread, "早晚暖气不热", by=zhao)
    demands.confirm(demand, zhao.deputy, "早晚暖气不热", by=bai)
    return Demand.objects.get(pk=demand.pk)


@pytest.fixture
def neighbours(owned, code, bai):
    """Four others wrote the same."""
    voices = [
        cast.delivered(
            code, f"第{number}家也冷。", name="邻居", email=f"n{number}@example.org", phone=f"1380000300{number}"
        )
        for number in range(4)
    ]
    for voice in voices:
        demands.join(voice, Demand.objects.get(pk=owned.pk), by=bai)
    return voices


@pytest.fixture
def paper():
    """A small document as PDF."""
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"
