"""Words of a thread made findable: our own bigrams, since PostgreSQL's parser does not know Chinese."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVectorField
from django.db.models.expressions import RawSQL

from hearth.core.bigrams import bigrams
from hearth.journey.contact.models import Message, Thread

LONGEST = 60_000  # characters of a thread that are searched


def index(thread: Thread) -> None:
    """Everything said in it, notes included, and the place."""
    said = Message.objects.filter(thread=thread).order_by("pk").values_list("body", flat=True)
    text = "\n".join([thread.place, *said])[:LONGEST]
    vector = RawSQL("%s::tsvector", [bigrams(text)], output_field=SearchVectorField())
    Thread.objects.filter(pk=thread.pk).update(words=vector)
