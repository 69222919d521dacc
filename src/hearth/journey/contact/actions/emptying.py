"""Taking personal data out of threads: for a citizen who asks for it, and for the night that counts the years."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch, Preference
from hearth.journey.contact.lifecycle import PUBLIC
from hearth.journey.contact.models import Contact, Edition, Envelope, Message, Photo, Publication, Subject, Thread


def forget_ways(threads: Sequence[UUID]) -> None:
    """How to reach these citizens, wherever it stands; letters that have not left stay here."""
    Contact.objects.filter(thread__in=threads).delete()
    letters = Dispatch.objects.filter(
        entry__in=Entry.objects.filter(thing_id__in=threads).values("pk"), recipient="citizen"
    )
    letters.filter(state="ready").update(state="dropped")
    letters.update(address="")


def take_back(threads: Sequence[UUID]) -> bool:
    """What is public of these matters, or was to be, is gone at once in every wording; says whether anything was."""
    Edition.objects.filter(publication__thread__in=threads).delete()
    own = Publication.objects.filter(thread__in=threads)
    was_public = own.filter(state__in=PUBLIC).update(state="taken_down")
    own.exclude(state="taken_down").update(state="declined")
    own.update(question="", answer="", wish="", words=None)
    return bool(was_public)


def empty(threads: Sequence[UUID]) -> None:
    """A tombstone for each: code, dates and states, no words. The files of its photos are removed by a job.

    Held first, as whoever locks photos holds them, so that neither waits for the other for ever.
    """
    list(Thread.objects.select_for_update().filter(pk__in=threads).order_by("pk").values_list("pk"))
    forget_ways(threads)
    Preference.objects.filter(owner__in=threads).delete()
    take_back(threads)
    Envelope.objects.filter(thread__in=threads).delete()  # whatever backup still holds what lay in it: its key is gone
    Subject.objects.filter(thread__in=threads).update(told="")
    Message.objects.filter(thread__in=threads).update(body="", sealed=b"", passed_to="", photo_count=0)
    Photo.objects.filter(message__thread__in=threads).update(state="erased", original_hash="")
    Thread.objects.filter(pk__in=threads).update(
        state="erased", place="", excerpt="", fingerprint=b"", network=b"", proof="", words=None, photo_count=0,
        privacy="private", turn="nobody", due_at=None, due_rule="", due_from=None,
    )  # fmt: skip
