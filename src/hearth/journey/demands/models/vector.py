from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.core.text.encoders.vectors import Vector, unpacked

STATES = [("waiting", "not made yet"), ("made", "made"), ("declined", "the encoder does not take this text")]


class TextVectorQuerySet(TenantQuerySet):
    """Vectors of the congress in scope."""

    def made(self, version: str) -> TextVectorQuerySet:
        """Those that can be compared with each other."""
        return self.filter(version=version, state="made")

    def waiting(self, version: str) -> TextVectorQuerySet:
        """Those the encoder still owes, the newest messages first."""
        return self.filter(version=version, state="waiting").order_by("-at", "-id")


class TextVector(TenantModel):
    """Where a message lies among others by its meaning, as one version of an encoder has it.

    It stands and falls with what was read of the message: where that is forgotten, no vector outlives it.
    """

    reading = models.ForeignKey("demands.TextReading", models.CASCADE, related_name="vectors", db_index=False)
    version = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=STATES, default="waiting")
    numbers = models.BinaryField(default=b"")  # two bytes each
    at = models.DateTimeField()  # when the message was written
    asked_at = models.DateTimeField()  # a vector of words that have changed since is not kept

    personal = ("numbers",)
    objects: Any = TenantManager.of(TextVectorQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "reading", "version"], name="vector_once")]
        indexes = [
            models.Index(fields=["congress", "version", "-at", "-id"], name="vectors_made", condition=Q(state="made")),
            models.Index(
                fields=["congress", "version", "-at", "-id"], name="vectors_waiting", condition=Q(state="waiting")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} of {self.reading_id}"

    @property
    def vector(self) -> Vector:
        """Its numbers."""
        return unpacked(bytes(self.numbers))


class EncoderChoice(TenantModel):
    """Whether this congress's messages are compared by meaning: each time it was decided; the last one holds.

    It is given for one destination. Where whoever runs the installation sets another one, nothing is sent there until
    it has been decided again.
    """

    is_on = models.BooleanField()
    destination = models.CharField(max_length=255, blank=True)  # empty: the text stays on this machine
    reason = models.TextField()
    name = models.CharField(max_length=80)
    set_at = models.DateTimeField()

    personal = ("name", "reason")
    is_append_only = True

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "-set_at", "-id"], name="encoder_choices_lately")]

    def __str__(self) -> str:
        return "on" if self.is_on else "off"

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return "encoder"


class Encoding(TenantModel):
    """How far one version of an encoder has come in this congress, what hinders it, and what it is worth here."""

    version = models.CharField(max_length=120)
    dimension = models.PositiveSmallIntegerField(default=0)  # known since its first answer, and the same ever since
    touchstone = models.BinaryField(default=b"")  # its vector of a fixed sentence: a changed model has another one
    begun_at = models.DateTimeField()
    reached_at = models.DateTimeField()  # messages written before this, and
    reached = models.UUIDField(default=UUID(int=0))  # of that moment those with a smaller key, are still to be encoded
    is_through = models.BooleanField(default=False)  # there are none such any more, as far as was looked
    finished_at = models.DateTimeField(null=True)  # since when what other versions made is needed no more
    problem = models.CharField(max_length=12, blank=True)
    detail = models.CharField(max_length=80, blank=True)
    tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)  # in vain, one after the other
    next_at = models.DateTimeField(null=True)
    # what nearness adds, learnt from pairs that people decided; nothing is added where there are too few of them
    slope = models.FloatField(null=True)
    even = models.FloatField(default=0)
    pairs = models.PositiveIntegerField(default=0)
    by_words = models.FloatField(null=True)
    by_both = models.FloatField(null=True)
    weighed_at = models.DateTimeField(null=True)

    personal = ()
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "version"], name="encoding_once")]

    def __str__(self) -> str:
        return self.version

    def is_due(self, now: datetime) -> bool:
        """Whether it may be asked; after a failure it is left alone for a while."""
        return self.next_at is None or self.next_at <= now
