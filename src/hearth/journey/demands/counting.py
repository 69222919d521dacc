"""Who wrote, counted once each, and how many messages lie in a demand."""

from __future__ import annotations

from django.db import connection

from hearth.core import tenancy
from hearth.core.encryption import keyed_hash
from hearth.journey.contact.models import Contact, Thread
from hearth.journey.demands.models import Demand

SOURCE = 12  # bytes
RECOUNT = """
    UPDATE demands_demand demand
    SET people = now.people, voices = now.voices, first_at = now.first_at, last_at = now.last_at
    FROM (
        SELECT count(DISTINCT source) AS people, count(*) AS voices, min(began_at) AS first_at, max(began_at) AS last_at
        FROM demands_gathering g JOIN contact_thread t ON t.id = g.thread_id
        WHERE g.demand_id = %s AND g.state = 'joined'
    ) now
    WHERE demand.id = %s AND demand.congress_id = %s
    RETURNING demand.people, demand.voices, demand.first_at, demand.last_at
"""


def source_of(thread: Thread) -> bytes:
    """Tells apart who wrote: by how they are reached, by their network of that day, or by the message itself.

    A keyed hash (D15): five hundred copies from one telephone are one person, and nobody reads from it which.
    """
    contact = Contact.objects.filter(thread=thread.pk).first()
    reached = (contact.phone or contact.email.lower()) if contact else ""
    return keyed_hash("tracking.source", reached or bytes(thread.network) or thread.pk.bytes)[:SOURCE]


def recount(demand: Demand) -> None:
    """How many people and messages are in it now, and since when."""
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT, [demand.pk, demand.pk, tenancy.current_id()])
        for told in cursor.fetchall():
            demand.people, demand.voices, demand.first_at, demand.last_at = told
