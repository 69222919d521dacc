"""Whom a message is about: they stay out of it (petition rules: never passed to the person complained about)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.actions import action
from hearth.core.actors import By, System
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Post
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Reader, Subject, Thread
from hearth.journey.contact.models.sight import standing_of

NAMED_BEFORE = _("This is written down already.")
SEALING = System("sealing")


@action("contact.name_subject")
def name_subject(thread: Thread, kind: str, whom: Any, *, by: By) -> Subject:
    """It is about this deputy, person, unit, station or office: from now on none of them sees anything of it."""
    if Subject.objects.filter(thread=thread, **{kind: whom}).exists():
        raise Refused(NAMED_BEFORE)
    subject = Subject(thread_id=thread.pk, **{kind: whom})
    record(Happened.SUBJECT_NAMED, thread, by=by, new=[subject], subject=kind, key=str(getattr(whom, "pk", whom)))
    withhold(thread)
    if thread.is_sealed:
        confide(thread, by=SEALING)
    return subject


@action("contact.drop_subject")
def drop_subject(thread: Thread, subject: Subject, *, by: By) -> None:
    """It is not about them after all."""
    record(Happened.SUBJECT_DROPPED, thread, by=by, subject=subject.kind, key=str(getattr(subject.whom, "pk", "")))
    subject.delete()
    withhold(thread)


@action("contact.confide")
def confide(thread: Thread, *, by: By) -> None:
    """Somebody must read a sealed matter: the chair, the congress above, or, with neither, clerks."""
    is_offices = Subject.objects.filter(thread=thread).exclude(office="").exists()
    if _free(thread, "leader") and not is_offices:
        return
    if tenancy.current().parent_id:
        Thread.objects.filter(pk=thread.pk).update(is_referred_up=True)
        thread.is_referred_up = True
        record(Happened.REFERRED_UP, thread, by=by)
    elif not _free(thread, "leader"):
        readers = [Reader(thread_id=thread.pk, user_id=user) for user in _free(thread, "clerk")]
        Reader.objects.bulk_create(readers, ignore_conflicts=True)


def withhold(thread: Thread) -> None:
    """The deputy it was written to has it, or has it no more; whoever's turn it was, it is staff's then."""
    is_theirs = Subject.objects.filter(thread=thread, deputy=thread.deputy_id).exists()
    is_withheld = thread.is_sealed or is_theirs
    turn = "staff" if is_withheld and thread.turn == "deputy" else thread.turn
    Thread.objects.filter(pk=thread.pk).update(is_withheld=is_withheld, turn=turn)
    thread.is_withheld, thread.turn = is_withheld, turn
    thread.forget_standings()


def _free(thread: Thread, role: str) -> list[Any]:
    """Those who hold this post today and whom it is not about."""
    posts = Post.objects.filter(role=role).held_on(clock.today())
    users = posts.order_by("user_id").values_list("user_id", flat=True).distinct()
    return [user for user in users if not standing_of(thread.pk, user).is_subject]
