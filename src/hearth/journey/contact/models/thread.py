from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actors import SUPERVISOR, By
from hearth.core.bigrams import phrase_query
from hearth.core.lifecycle import Moving, move_each
from hearth.core.refusals import Refused
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.deadlines import deadline_in
from hearth.journey.contact.lifecycle import REOPENINGS, THREAD, TURN
from hearth.journey.contact.models.sight import UNDELIVERED, Sets, Standing, shown, standing_of
from hearth.journey.contact.models.subject import Subject

CHANNELS = [
    ("qr", "printed code"),
    ("web", "web page"),
    ("phone", "telephone"),
    ("walk_in", "in person"),
    ("station", "code of a liaison station"),
    ("load", "file"),
]
DUTIES = [
    ("court", "a court or a prosecutor asked for it"),
    ("supervision", "the supervision commission asked for it"),
    ("review", "a review or a lawsuit is running"),
    ("file", "it is part of a suggestion's file"),
]
PRIVACY = [("private", "only the deputy and staff"), ("public", "may be published without my name")]
TIERS = [("danger", "danger"), ("utilities", "heat, water, power, gas"), ("ordinary", "ordinary"), ("hard", "hard")]
OVER = ("rated", "closed", "withdrawn", "redirected", "not_accepted")
TO_THE_DEPUTY = ("deliver", "release", "hand_back")
ALONE = ("reassign", "refuse", "redirect")
KEPT_FROM_THEM = _("It is kept from the deputy or sealed, so this cannot be done. See to it yourself.")


class ThreadQuerySet(TenantQuerySet):
    """Threads of the congress in scope."""

    def visible_to(self, actor: By, sets: Sets | None = None) -> ThreadQuerySet:
        """What this person may see: their own thread, or what their posts show, and never what is about them.

        A statement of many parts looks up once which threads are about them, and names these `sets`.
        """
        if not actor:
            return self.none()
        if "system" in actor.roles:
            return self
        if actor.thread is not None:
            return self.filter(pk=actor.thread.pk)
        apart = sets or Sets.of(actor.id)  # type: ignore[arg-type]
        return self.filter(shown(actor, apart)).exclude(pk__in=apart.about)

    def apart_from(self, actor: By) -> ThreadQuerySet:
        """Those that are neither sealed nor about this person."""
        return self.filter(is_sealed=False).exclude(pk__in=Subject.objects.naming(actor.id).values("thread"))

    def waiting_for(self, turn: str) -> ThreadQuerySet:
        """Those in which this side has the next move, what is due first standing first."""
        return self.filter(turn=turn).order_by("due_at", "id")

    def written_at(self, station: Any) -> ThreadQuerySet:
        """Those that were written down at this liaison station, the newest first; not those sent through its code."""
        return self.filter(station=station).exclude(channel="station").order_by("-began_at")

    def overdue(self, now: datetime) -> ThreadQuerySet:
        """Those whose next moment has passed."""
        return self.filter(due_at__lt=now)

    def saying(self, words: str) -> ThreadQuerySet:
        """Those in which these words stand, wherever in the thread; of very many, two thousand.

        Matched first and apart: beside an ORDER BY the planner would walk every thread in search of a rare word.
        """
        found = RawSQL(FOUND, [phrase_query(words)])
        return self.filter(pk__in=found)


# keeps to the congress by itself: beneath the wall PostgreSQL would not use the index of words
FOUND = "SELECT threads_saying(%s::tsquery)"


class Thread(Moving, TenantModel):
    """Everything said between one citizen and their deputy about one matter, from the first words to the end."""

    lifecycle = THREAD

    code = models.CharField(max_length=8)
    submission = models.BinaryField(max_length=32)
    locator = models.CharField(max_length=8)
    fingerprint = models.BinaryField(max_length=32)
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="threads")
    deputy_code = models.ForeignKey("contact.DeputyCode", models.PROTECT, null=True, related_name="threads")
    station = models.ForeignKey("congress.Station", models.PROTECT, null=True, related_name="+", db_index=False)
    reception = models.ForeignKey("congress.ReceptionDay", models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.CharField(max_length=8, choices=CHANNELS)
    language = models.CharField(max_length=10)
    place = models.CharField(max_length=120, blank=True)
    excerpt = models.CharField(max_length=120, blank=True)
    privacy = models.CharField(max_length=8, choices=PRIVACY, default="private")
    state = models.CharField(max_length=14, default="submitted")
    turn = models.CharField(max_length=8, default="nobody")
    due_at = models.DateTimeField(null=True)
    due_rule = models.CharField(max_length=40, blank=True)
    due_from = models.DateTimeField(null=True)
    began_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    staff = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+", db_index=False)
    tier = models.CharField(max_length=10, choices=TIERS, default="ordinary")
    is_referred = models.BooleanField(default=False)  # a unit has it in hand
    held_for = models.CharField(max_length=60, blank=True)
    is_urgent = models.BooleanField(default=False)
    is_escalated = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)
    is_withheld = models.BooleanField(default=False)  # from the deputy it was written to
    is_referred_up = models.BooleanField(default=False)  # to the congress above
    is_new = models.BooleanField(default=True)
    photo_count = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)
    solved = models.CharField(max_length=6, blank=True)
    clarity = models.PositiveSmallIntegerField(null=True)
    network = models.BinaryField(max_length=12, default=b"")
    proof = models.CharField(max_length=20, blank=True)
    notice = models.CharField(max_length=12, blank=True, default="")
    is_minor = models.BooleanField(default=False)
    kept_for = models.CharField(max_length=12, choices=DUTIES, blank=True, default="")
    words = SearchVectorField(null=True)

    personal = ("place", "excerpt", "fingerprint", "network", "words", "is_minor")
    objects: Any = TenantManager.of(ThreadQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["locator"], name="thread_locators_differ"),  # told without the congress
            models.UniqueConstraint(fields=["congress", "submission"], name="thread_once_per_submission"),
            models.UniqueConstraint(fields=["congress", "code"], name="thread_codes_differ"),
        ]
        indexes = [
            models.Index(fields=["congress", "deputy", "turn", "due_at", "id"], name="thread_on_deputys_desk"),
            models.Index(fields=["congress", "turn", "due_at", "id"], name="thread_on_staff_desk"),
            models.Index(fields=["congress", "state", "due_at", "id"], name="thread_by_state"),
            models.Index(fields=["congress", "deputy", "-moved_at", "-id"], name="thread_lately_of_deputy"),
            models.Index(fields=["congress", "-moved_at", "-id"], name="thread_lately"),
            models.Index(
                fields=["congress", "station", "-began_at"],
                name="thread_written_at_station",
                condition=models.Q(station__isnull=False),
            ),
            models.Index(fields=["staff"], name="thread_in_hand", condition=models.Q(staff__isnull=False)),
            models.Index(fields=["congress", "due_at", "id"], name="thread_sealed", condition=models.Q(is_sealed=True)),
            models.Index(fields=["congress", "deputy"], name="thread_solved", condition=models.Q(solved="yes")),
            GinIndex(fields=["words"], name="thread_words"),
        ]

    def __str__(self) -> str:
        return self.code

    def advance(self, move: str, *, since: datetime | None = None, turn: str = "", **changes: Any) -> None:
        """Take a move of the lifecycle: it also says whose turn is next, and by when, counted from `since` or now."""
        self.move(move, **self._advancing(move, clock.now(), changes, since=since, turn=turn))

    def _advancing(
        self, move: str, now: datetime, changes: dict[str, Any], *, since: datetime | None = None, turn: str = ""
    ) -> dict[str, Any]:
        """What changes with this move, whether it is taken alone or with many."""
        if self.lifecycle.moves(self.state).get(move) and not self.can(move):
            raise Refused(KEPT_FROM_THEM)
        target = self.lifecycle.moves(self.state).get(move, "")
        deadline = deadline_in(target, since or now, changes.get("tier", self.tier))
        turn = turn or TURN.get(target, "")
        if turn == "deputy" and changes.get("is_withheld", self.is_withheld):
            turn = "staff"
        return {"turn": turn, "moved_at": now, **deadline, **changes}

    @staticmethod
    def advance_each(move: str, steps: Sequence[tuple[Thread, dict[str, Any]]], now: datetime) -> None:
        """The same of many threads, which whoever calls this has locked; their time counts from now."""
        move_each(move, [(thread, thread._advancing(move, now, changes)) for thread, changes in steps])

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
        return self.state in OVER or self.state == "erased"

    @property
    def was_appealed(self) -> bool:
        """It was held a second time because the citizen asked, and that was the one time they can."""
        return self.held_for == "appeal"

    @property
    def may_reopen(self) -> bool:
        """A thread comes back twice at most (D1); the thirty days are the rulebook's."""
        return self.can("reopen") and self.reopened < REOPENINGS

    def keeps_out(self, actor: By) -> bool:
        """Whom it is about stays out of it; once it is sealed, everybody who was not named to read it."""
        if actor.id is None:
            return False
        return self.standing(actor).is_subject or (self.is_sealed and not self.confides_in(actor))

    def confides_in(self, actor: By) -> bool:
        """A sealed matter lies with the chair, or the congress above, and with readers they named."""
        if not self.is_sealed or actor.id is None:
            return False
        is_seniors = "leader" in actor.roles or (SUPERVISOR in actor.roles and self.is_referred_up)
        return is_seniors or self.standing(actor).is_reader

    def standing(self, actor: By) -> Standing:
        """How this person stands to it, asked once."""
        known: dict[Any, Standing] = self.__dict__.setdefault("_standings", {})
        if actor.id not in known:
            known[actor.id] = standing_of(self.pk, actor.id)  # type: ignore[arg-type]
        return known[actor.id]

    def forget_standings(self) -> None:
        """Ask again: somebody was named, or it was sealed."""
        self.__dict__.pop("_standings", None)

    def can(self, move: str) -> bool:
        """Nothing goes back to a deputy it is kept from, and no one person ends a sealed matter."""
        is_barred = (self.is_withheld and move in TO_THE_DEPUTY) or (self.is_sealed and move in ALONE)
        return super().can(move) and not is_barred

    @property
    def shown_place(self) -> str:
        """Where it is, also where that lies sealed."""
        envelope = getattr(self, "envelope", None) if self.is_sealed else None
        return envelope.take(envelope.place) if envelope else self.place

    def unlock(self, message: Any) -> Any:
        """This message of it with its words to be read, in memory only."""
        if message is not None and message.sealed:
            message.body, message.sealed = self.envelope.take(message.sealed), b""
        return message
