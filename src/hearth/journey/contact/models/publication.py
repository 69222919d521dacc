from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL

from hearth.core import clock
from hearth.core.bigrams import phrase_query
from hearth.core.lifecycle import Moving
from hearth.core.plain import excerpt
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.labels import Label, reply_type_label
from hearth.journey.contact.lifecycle import PUBLIC, PUBLICATION

# keeps to the congress by itself: beneath the wall PostgreSQL would not use the index of words
FOUND = "SELECT publications_saying(%s::tsquery)"


class PublicationQuerySet(TenantQuerySet):
    """Publications of the congress in scope."""

    def public(self) -> PublicationQuerySet:
        """What everybody may read."""
        return self.filter(state__in=PUBLIC)

    def saying(self, words: str) -> PublicationQuerySet:
        """Those in which these words stand."""
        found = RawSQL(FOUND, [phrase_query(words)])
        return self.filter(pk__in=found)

    def laid_out(self) -> PublicationQuerySet:
        """Newest first, with what a page shows beside the words."""
        return self.select_related("deputy", "area").defer("words", "wish").order_by("-published_at", "-id")


class Publication(Moving, TenantModel):
    """One question and its answer on the way to the public, in the wording its author agreed to (PIPL art. 25)."""

    lifecycle = PUBLICATION

    code = models.CharField(max_length=8)
    thread = models.OneToOneField("contact.Thread", models.CASCADE, related_name="publication")
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="publications")
    area = models.ForeignKey("congress.Area", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, default="proposed")
    version = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=10)
    question = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    wish = models.TextField(blank=True)
    reason = models.CharField(max_length=200, blank=True)
    reply_type = models.CharField(max_length=10, blank=True)
    asked_on = models.DateField()
    answered_on = models.DateField()
    moved_at = models.DateTimeField()
    redacted_by = models.UUIDField(null=True)
    consented_at = models.DateTimeField(null=True)
    notice = models.CharField(max_length=12, blank=True)
    published_at = models.DateTimeField(null=True)
    words = SearchVectorField(null=True)

    personal = ("question", "answer", "wish", "words")
    objects: Any = TenantManager.of(PublicationQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "code"], name="publication_codes_differ")]
        indexes = [
            models.Index(fields=["congress", "state", "-moved_at", "-id"], name="publication_by_state"),
            models.Index(
                fields=["congress", "-published_at", "-id"], condition=Q(state__in=PUBLIC), name="publication_newest"
            ),
            models.Index(
                fields=["congress", "deputy", "-published_at", "-id"],
                condition=Q(state__in=PUBLIC),
                name="publication_of_deputy",
            ),
            GinIndex(fields=["words"], name="publication_words"),
        ]

    def __str__(self) -> str:
        return self.code

    def step(self, move: str, **changes: Any) -> None:
        """Take a move of the lifecycle now."""
        self.move(move, moved_at=clock.now(), **changes)

    @property
    def question_in_short(self) -> str:
        """As it stands in lists."""
        return excerpt(self.question, 140)

    @property
    def answer_in_short(self) -> str:
        """As it stands in lists."""
        return excerpt(self.answer, 200)

    @property
    def kind_of_answer(self) -> Label:
        """Solved, a measure with its date, explained or passed on."""
        return reply_type_label(self.reply_type)

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.state in PUBLIC

    @property
    def is_open(self) -> bool:
        """It may still become public."""
        return self.can("drop_proposal")


class Edition(TenantModel):
    """One wording as it stood in public, kept when a correction took its place."""

    publication = models.ForeignKey("contact.Publication", models.CASCADE, related_name="editions")
    version = models.PositiveSmallIntegerField()
    question = models.TextField()
    answer = models.TextField()
    reason = models.CharField(max_length=200, blank=True)
    stood_from = models.DateTimeField()

    personal = ("question", "answer")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "publication", "version"], name="editions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.version}"
