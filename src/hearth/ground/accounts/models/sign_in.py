from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models

from hearth.core.ids import uuid7


class SignInQuerySet(models.QuerySet[Any]):
    """Sessions of people who signed in."""

    def alive(self, now: datetime) -> "SignInQuerySet":
        """Neither ended, nor idle too long, nor older than a working day (D7)."""
        return self.alive_since(**limits(now))

    def alive_since(self, idle: datetime, oldest: datetime) -> "SignInQuerySet":
        """Not ended, seen since `idle` and begun since `oldest`."""
        return self.filter(ended_at=None, seen_at__gte=idle, started_at__gte=oldest, user__is_active=True)


def limits(now: datetime) -> dict[str, datetime]:
    """Since when a session must have been seen, and begun, to be alive."""
    idle = timedelta(minutes=settings.HEARTH_SESSION_IDLE_MINUTES)
    return {"idle": now - idle, "oldest": now - timedelta(hours=settings.HEARTH_SESSION_HOURS)}


class SignIn(models.Model):
    """A session: begins with a password or more, ends by signing out, by idling, or after a working day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="sign_ins")
    token = models.BinaryField(max_length=32, unique=True)
    device = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=60, blank=True)
    has_second_factor = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: Any = models.Manager.from_queryset(SignInQuerySet)()
    personal = ("device", "place")

    def __str__(self) -> str:
        return f"{self.user} since {self.started_at:%Y-%m-%d %H:%M}"

    def is_fresh(self, now: datetime) -> bool:
        """Whether this person has proved lately who they are; a found telephone has not."""
        return now - (self.proved_at or self.started_at) <= timedelta(minutes=settings.HEARTH_PROOF_MINUTES)
