from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.models import Subject
from hearth.journey.demands.lifecycle import PROPOSAL
from hearth.journey.demands.rules import may_read_proposals

KINDS = [(kind, kind) for kind in ("merge", "move", "split")]
UNSAID: dict[str, Any] = {"why": {}, "quoted": [], "title": ""}


class ProposalQuerySet(TenantQuerySet):
    """What looking again found in the congress in scope."""

    def visible_to(self, actor: Any) -> ProposalQuerySet:
        """Staff decide and the chair reads, unless one of its messages is about them; to others it does not exist."""
        if not actor or not may_read_proposals(actor):
            return self.none()
        about = ArraySubquery(Subject.objects.naming(actor.id).values("thread"))
        return self.exclude(Q(threads__overlap=about) | Q(quoted__overlap=about))

    def open(self) -> ProposalQuerySet:
        """Those that wait for somebody to decide."""
        return self.filter(state="open")

    def settled(self) -> ProposalQuerySet:
        """What somebody decided and has not taken back: it is not proposed again."""
        return self.filter(state__in=("accepted", "refused"), decision__undone_at=None)

    def telling_of(self, thread: Any) -> ProposalQuerySet:
        """Those that would move this message, or whose grounds quote it."""
        return self.filter(Q(threads__contains=[thread.pk]) | Q(quoted__contains=[thread.pk]))

    def lapse(self) -> int:
        """They are true no longer; whose words spoke for them is forgotten."""
        return int(self.open().update(state="lapsed", ended_at=clock.now(), **UNSAID))


class Proposal(Moving, TenantModel):
    """What looking again found and a person may do: put two demands together, move messages, or split some off.

    Nothing happens by itself. `demand` is the one it is about: into which messages come, or from which they are split
    off; without it a new one begins. `other` is the one they are in now; without it they stand alone.
    """

    lifecycle = PROPOSAL

    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=5, choices=KINDS)
    state = models.CharField(max_length=8, default="open")
    demand = models.ForeignKey("demands.Demand", models.CASCADE, null=True, related_name="+", db_index=False)
    other = models.ForeignKey("demands.Demand", models.CASCADE, null=True, related_name="+", db_index=False)
    threads = ArrayField(models.UUIDField())
    score = models.FloatField()  # the mean of the pairs that speak for it
    title = models.CharField(max_length=80, blank=True)  # what a new demand would be called
    why = models.JSONField(default=dict)  # the grounds of the pair that speaks most; gone once it is not open any more
    quoted = ArrayField(models.UUIDField(), default=list)  # the two messages of that pair
    mark = models.CharField(max_length=32)  # the same for the same change, so that it is proposed once
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    decision = models.ForeignKey("demands.Decision", models.SET_NULL, null=True, related_name="+", db_index=False)

    personal = ("why", "title")
    objects: Any = TenantManager.of(ProposalQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="proposal_codes_differ"),
            models.UniqueConstraint(fields=["congress", "mark"], condition=Q(state="open"), name="proposed_once"),
        ]
        indexes = [
            models.Index(fields=["congress", "-made_at", "-id"], name="proposals_open", condition=Q(state="open")),
            models.Index(fields=["congress", "mark"], name="proposals_by_mark"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    def over(self, move: str, **changes: Any) -> None:
        """It is decided, or true no longer: whose words spoke for it is kept no longer than it was open."""
        self.move(move, ended_at=clock.now(), **UNSAID, **changes)
