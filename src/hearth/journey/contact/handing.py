"""What a deputy leaves behind, and who goes on with it: nobody who wrote may stand before a closed door (D13)."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Deputy, Mandate
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import DeputyCode, Thread

UNFINISHED = ("submitted", "held", "delivered", "acknowledged", "need_info", "coordinating", "replied", "reopened")
OWED_BY_DEPUTY = ("delivered", "acknowledged", "need_info", "reopened")
TURNS = (Happened.ENTRUSTED, Happened.HANDED_OVER, Happened.TAKEN_OVER)


def is_in_office(deputy: Deputy) -> bool:
    """Whether residents can write to this deputy now."""
    return bool(Mandate.objects.filter(deputy=deputy, state="active").exists())


def unfinished() -> QuerySet[Any]:
    """What is not at its end: no answer yet, or one on which the resident may still have something to say."""
    return Thread.objects.filter(state__in=UNFINISHED)  # type: ignore[no-any-return]


def left_behind(deputy: Deputy) -> QuerySet[Any]:
    """What this deputy has not finished, in the order in which it came."""
    return unfinished().filter(deputy=deputy).order_by("began_at", "id")


def codes_in_use(deputy: Deputy) -> QuerySet[Any]:
    """The codes that lead to this deputy, or would if they were not paused."""
    return DeputyCode.objects.filter(deputy=deputy, state__in=("active", "paused"))  # type: ignore[no-any-return]


def heir_of(deputy: Deputy) -> Deputy | None:
    """Another deputy in office of the same electoral district: the one with the fewest matters open."""
    last = Mandate.objects.filter(deputy=deputy).exclude(state__in=("elected", "qualified")).order_by("-term__number")
    serving = {"mandates__state": "active", "mandates__district__in": last.values("district")[:1]}
    owed = Count("threads", filter=Q(threads__turn="deputy"), distinct=True)
    heirs = Deputy.objects.filter(**serving).exclude(pk=deputy.pk).annotate(owed=owed)
    found: Deputy | None = heirs.order_by("owed", "code").first()
    return found


def ownerless() -> QuerySet[Any]:
    """Threads in which a deputy has the next move who is not in office."""
    serving = Mandate.objects.filter(deputy=OuterRef("deputy"), state="active")
    return Thread.objects.waiting_for("deputy").filter(~Exists(serving)).select_related("deputy")  # type: ignore[no-any-return]


def waiting_with_staff(deputy: Deputy) -> QuerySet[Any]:
    """Threads that went to staff only because this deputy could not act, and that nobody has taken up since."""
    turns = Entry.objects.filter(thing_id=OuterRef("pk"), event__in=TURNS).order_by("-at", "-id")
    threads = Thread.objects.filter(deputy=deputy, state="coordinating", staff=None)
    return threads.annotate(last=Subquery(turns.values("event")[:1])).filter(last=Happened.ENTRUSTED)  # type: ignore[no-any-return]


def paused_by_the_house(deputy: Deputy) -> QuerySet[Any]:
    """Codes that rest because the mandate rested, not because a clerk paused them."""
    pauses = Entry.objects.filter(thing_id=OuterRef("pk"), event=Happened.CODE_PAUSED).order_by("-at", "-id")
    codes = DeputyCode.objects.filter(deputy=deputy, state="paused")
    return codes.annotate(by=Subquery(pauses.values("role")[:1])).filter(by="system")  # type: ignore[no-any-return]
