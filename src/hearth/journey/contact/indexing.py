"""Words of a thread made findable: our own bigrams, since PostgreSQL's parser does not know Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models.expressions import RawSQL

from hearth.core.bigrams import bigrams, vector, words_to_stem
from hearth.core.stems import stems_of
from hearth.journey.contact.models import Message, Publication, Thread
from hearth.journey.contact.panels import noted

LONGEST = 60_000  # characters of a thread that are searched
# in which part of a thread words stand; what the resident wrote carries no letter
PLACE, ANSWERS, NOTES = "A", "B", "C"
PARTS = {"first": "", "added": "", "note": NOTES}


@transaction.atomic
def index(thread: Thread) -> None:
    """Everything said in it, notes, talks and visits included, and the place; nothing of a sealed matter."""
    if Thread.objects.select_for_update().only("pk", "is_sealed").get(pk=thread.pk).is_sealed:
        return  # who hides or seals words meanwhile waits, and comes last
    said = Message.objects.filter(thread=thread).order_by("pk").values_list("body", "kind")
    spoken = ((body, PARTS.get(kind, ANSWERS)) for body, kind in said)
    elsewhere = ((text, NOTES) for text in noted(thread))
    parts = list(_shortened([(thread.place, PLACE), *spoken, *elsewhere]))
    stems = stems_of(words_to_stem(text for text, _part in parts))
    words = RawSQL("%s::tsvector", [vector(parts, stems)], output_field=SearchVectorField())
    Thread.objects.filter(pk=thread.pk).update(words=words)


def _shortened(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """As many characters of them, from the first on, as are searched."""
    left = LONGEST
    for text, part in parts:
        yield text[:left], part
        left = max(0, left - len(text))


def make_public_words_findable(told: Publication) -> None:
    """What is public of a thread, for everybody who searches."""
    vector = RawSQL("%s::tsvector", [bigrams(f"{told.question}\n{told.answer}")], output_field=SearchVectorField())
    Publication.objects.filter(pk=told.pk).update(words=vector)
