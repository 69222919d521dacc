"""Who wrote, counted once each, and how many messages lie in a demand."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Min

from hearth.core.encryption import keyed_hash
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.demands.models import Demand, Gathering

SOURCE = 12  # bytes


def source_of(thread: Thread) -> bytes:
    """Tells apart who wrote: by how they are reached, by their network of that day, or by the message itself.

    A keyed hash (D15): five hundred copies from one telephone are one person, and nobody reads from it which.
    """
    contact = Contact.objects.filter(thread=thread.pk).first()
    reached = (contact.phone or contact.email.lower()) if contact else ""
    return keyed_hash("tracking.source", reached or bytes(thread.network) or thread.pk.bytes)[:SOURCE]


def recount(demand: Demand) -> None:
    """How many people and messages are in it now, and since when."""
    joined = Gathering.objects.joined().filter(demand=demand.pk)
    told: dict[str, Any] = joined.aggregate(
        people=Count("source", distinct=True),
        voices=Count("pk"),
        first_at=Min("thread__began_at"),
        last_at=Max("thread__began_at"),
    )
    Demand.objects.filter(pk=demand.pk).update(**told)
    for field, value in told.items():
        setattr(demand, field, value)
