"""Words of a thread made findable: our own bigrams, since PostgreSQL's parser does not know Chinese."""

from __future__ import annotations

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models.expressions import RawSQL

from hearth.core.bigrams import bigrams
from hearth.journey.contact.models import Message, Publication, Thread

LONGEST = 60_000  # characters of a thread that are searched


@transaction.atomic
def index(thread: Thread) -> None:
    """Everything said in it, notes included, and the place; nothing of a sealed matter."""
    if Thread.objects.select_for_update().only("pk", "is_sealed").get(pk=thread.pk).is_sealed:
        return  # who hides or seals words meanwhile waits, and comes last
    said = Message.objects.filter(thread=thread).order_by("pk").values_list("body", flat=True)
    text = "\n".join([thread.place, *said])[:LONGEST]
    vector = RawSQL("%s::tsvector", [bigrams(text)], output_field=SearchVectorField())
    Thread.objects.filter(pk=thread.pk).update(words=vector)


def make_public_words_findable(told: Publication) -> None:
    """What is public of a thread, for everybody who searches."""
    vector = RawSQL("%s::tsvector", [bigrams(f"{told.question}\n{told.answer}")], output_field=SearchVectorField())
    Publication.objects.filter(pk=told.pk).update(words=vector)
