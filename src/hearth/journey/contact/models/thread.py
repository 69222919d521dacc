from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import RawSQL

from hearth.core import clock, tenancy
from hearth.core.actors import By
from hearth.core.bigrams import phrase_query
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.deadlines import deadline_in
from hearth.journey.contact.lifecycle import REOPENINGS, THREAD, TURN

CHANNELS = [
    ("qr", "printed code"),
    ("web", "web page"),
    ("phone", "telephone"),
    ("walk_in", "in person"),
    ("load", "file"),
]
PRIVACY = [("private", "only the deputy and staff"), ("public", "may be published without my name")]
UNDELIVERED = ("submitted", "held", "not_accepted", "redirected")


class ThreadQuerySet(TenantQuerySet):
    """Threads of the congress in scope."""

    def visible_to(self, actor: By) -> ThreadQuerySet:
        """What this person may see: their own thread, their deputy's delivered ones, or all as staff."""
        if not actor:
            return self.none()
        if actor.roles & {"clerk", "system"}:
            return self
        if actor.thread is not None:
            return self.filter(pk=actor.thread.pk)
        deputies = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        return self.filter(deputy__in=deputies).exclude(state__in=UNDELIVERED)

    def waiting_for(self, turn: str) -> ThreadQuerySet:
        """Those in which this side has the next move, what is due first standing first."""
        return self.filter(turn=turn).order_by("due_at", "id")

    def overdue(self, now: datetime) -> ThreadQuerySet:
        """Those whose next moment has passed."""
        return self.filter(due_at__lt=now)

    def saying(self, words: str) -> ThreadQuerySet:
        """Those in which these words stand, wherever in the thread; of very many, two thousand.

        Matched first and apart: beside an ORDER BY the planner would walk every thread in search of a rare word.
        """
        found = RawSQL(FOUND, [tenancy.current_id(), phrase_query(words)])
        return self.filter(pk__in=found)


FOUND = """
WITH found AS MATERIALIZED (
    SELECT id FROM contact_thread WHERE congress_id = %s AND words @@ %s::tsquery LIMIT 2000
) SELECT id FROM found
"""


class Thread(Moving, TenantModel):
    """Everything said between one citizen and their deputy about one matter, from the first words to the end."""

    lifecycle = THREAD

    code = models.CharField(max_length=8)
    submission = models.BinaryField(max_length=32)
    locator = models.CharField(max_length=8, unique=True)
    fingerprint = models.BinaryField(max_length=32)
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="threads")
    deputy_code = models.ForeignKey("contact.DeputyCode", models.PROTECT, null=True, related_name="threads")
    channel = models.CharField(max_length=8, choices=CHANNELS)
    language = models.CharField(max_length=10)
    place = models.CharField(max_length=120, blank=True)
    excerpt = models.CharField(max_length=120)
    privacy = models.CharField(max_length=8, choices=PRIVACY, default="private")
    state = models.CharField(max_length=14, default="submitted")
    turn = models.CharField(max_length=8, default="nobody")
    due_at = models.DateTimeField(null=True)
    due_rule = models.CharField(max_length=40, blank=True)
    due_from = models.DateTimeField(null=True)
    began_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    staff = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    held_for = models.CharField(max_length=60, blank=True)
    is_urgent = models.BooleanField(default=False)
    is_escalated = models.BooleanField(default=False)
    is_new = models.BooleanField(default=True)
    photo_count = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)
    solved = models.CharField(max_length=6, blank=True)
    clarity = models.PositiveSmallIntegerField(null=True)
    network = models.BinaryField(max_length=12, default=b"")
    proof = models.CharField(max_length=20, blank=True)
    words = SearchVectorField(null=True)

    personal = ("place", "excerpt", "fingerprint", "network", "words")
    objects: Any = TenantManager.of(ThreadQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "submission"], name="thread_once_per_submission"),
            models.UniqueConstraint(fields=["congress", "code"], name="thread_codes_differ"),
        ]
        indexes = [
            models.Index(fields=["congress", "deputy", "turn", "due_at", "id"], name="thread_on_deputys_desk"),
            models.Index(fields=["congress", "turn", "due_at", "id"], name="thread_on_staff_desk"),
            models.Index(fields=["congress", "state", "due_at", "id"], name="thread_by_state"),
            models.Index(fields=["congress", "deputy", "-moved_at", "-id"], name="thread_lately_of_deputy"),
            models.Index(fields=["congress", "-moved_at", "-id"], name="thread_lately"),
            GinIndex(fields=["words"], name="thread_words"),
        ]

    def __str__(self) -> str:
        return self.code

    def advance(self, move: str, *, since: datetime | None = None, turn: str = "", **changes: Any) -> None:
        """Take a move of the lifecycle: it also says whose turn is next, and by when, counted from `since` or now."""
        target = self.lifecycle.moves(self.state).get(move, "")
        deadline = deadline_in(target, since or clock.now())
        self.move(move, turn=turn or TURN.get(target, ""), moved_at=clock.now(), **deadline, **changes)

    def stay(self, move: str, **changes: Any) -> None:
        """Take a move that leaves turn and deadline as they are."""
        self.move(move, moved_at=clock.now(), **changes)

    @property
    def was_delivered(self) -> bool:
        """The deputy has it."""
        return self.state not in UNDELIVERED

    @property
    def is_over(self) -> bool:
        """Nobody has anything to do, unless the citizen comes back."""
        return self.state in {"rated", "closed", "withdrawn", "redirected", "not_accepted"}

    @property
    def was_appealed(self) -> bool:
        """It was held a second time because the citizen asked, and that was the one time they can."""
        return self.held_for == "appeal"

    @property
    def may_reopen(self) -> bool:
        """A thread comes back twice at most (D1); the thirty days are the rulebook's."""
        return self.can("reopen") and self.reopened < REOPENINGS
