from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, Q
from django.db.models.expressions import RawSQL

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.bigrams import phrase_query
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.congress.models import Unit
from hearth.journey.suggestions.lifecycle import ACCEPTED, OVER, SUGGESTION, WRITING

SAYS = '"suggestions_suggestion"."words" @@ %s::tsquery'
OVERSEEING = frozenset({"clerk", "leader"})
AT_UNITS = frozenset({"unit", "unit-leader"})
OCCASIONS = [
    ("session", "at the session"),
    ("between", "between sessions"),
    ("motion", "as a motion, turned into a suggestion"),
]
DISCLOSURES = [("full", "in full"), ("summary", "in summary"), ("withheld", "not public")]
CATEGORIES = [
    ("finance", "finance and economy"),
    ("rural", "agriculture and villages"),
    ("city", "urban construction and environment"),
    ("culture", "education, science, culture, health"),
    ("justice", "internal and judicial affairs"),
    ("social", "social construction"),
]
CLASSES = [
    ("resolved", "solved, or adopted"),
    ("in_progress", "under way, with a plan and a date"),
    ("planned", "listed for later"),
    ("deferred", "conditions are not there now"),
    ("reference", "kept for reference, or explained"),
    ("referred_up", "belongs to a higher organ"),
]

# by what the public register is narrowed, each in its order
NARROWED = {"year": "year", "field": "category", "state": "state", "result": "result_class", "area": "area"}


def one_and_below(unit: Any) -> Any:
    """This unit and those below it."""
    return Unit.objects.filter(Q(pk=unit.pk) | Q(parent=unit.pk)).values("pk")


class SuggestionQuerySet(TenantQuerySet):
    """Suggestions of the congress in scope."""

    def visible_to(self, actor: By) -> SuggestionQuerySet:
        """Its deputies always; staff and chair once submitted; units and office theirs; deputies what stands."""
        if not actor:
            return self.none()
        if "system" in actor.roles:
            return self
        seen = self._of(actor)
        if actor.roles & OVERSEEING:
            seen.append(~Q(state__in=("draft", "cosigning")) & ~Q(state="withdrawn", submitted_at=None))
        if actor.unit is not None and actor.roles & AT_UNITS:
            seen.append(Q(pk__in=self._assigned_to(actor.unit)))
        if "office" in actor.roles:
            seen.append(Q(handed_over_at__isnull=False, state__in=ACCEPTED))
        if actor.deputy or "committee" in actor.roles:
            seen.append(Q(state__in=ACCEPTED, is_confidential=False))
        return self.filter(reduce(or_, seen)) if seen else self.none()

    def _of(self, actor: By) -> list[Q]:
        deputies = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        to_sign = self.model.objects.filter(cosignatures__deputy__in=deputies)
        return [Q(lead__in=deputies), Q(pk__in=to_sign.values("pk"))] if deputies else []

    def _assigned_to(self, unit: Any) -> Any:
        standing = ("pending", "declining", "working", "answered", "ended")
        shares = self.model._meta.get_field("assignments").related_model.objects
        return shares.filter(unit__in=one_and_below(unit), state__in=standing).values("suggestion")

    def public(self) -> SuggestionQuerySet:
        """Those that everybody may read."""
        return self.filter(is_published=True, is_confidential=False, state__in=ACCEPTED)

    def saying(self, words: str) -> SuggestionQuerySet:
        """Those in which these words stand, looked at one by one: for rows that something else makes few."""
        return self.filter(RawSQL(SAYS, [phrase_query(words)], output_field=models.BooleanField()))


class Suggestion(Moving, TenantModel):
    """A deputy's suggestion, criticism or opinion (代表建议、批评和意见): an organ must study it and answer.

    Deputies Law (2025) art. 51: within three months of the day it is assigned, within six where it is broad or hard.
    """

    lifecycle = SUGGESTION

    code = models.CharField(max_length=8)
    number = models.CharField(max_length=20, blank=True)  # term-year-place, once it is registered
    lead = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="suggestions", db_index=False)
    # in whose name, where a delegation discussed it and its head signs
    delegation = models.ForeignKey("congress.Delegation", models.PROTECT, null=True, related_name="+", db_index=False)
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined")  # handled together with it
    demand = models.ForeignKey("demands.Demand", models.PROTECT, null=True, related_name="suggestions")
    raised_in = models.CharField(max_length=10, choices=OCCASIONS, default="between")
    title = models.CharField(max_length=80)
    facts = models.TextField()
    wording = models.PositiveSmallIntegerField(default=1)  # counts each time it is worded otherwise
    is_confidential = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="draft")
    # as registered
    term = models.ForeignKey("congress.Term", models.PROTECT, null=True, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField(null=True)
    place = models.PositiveIntegerField(null=True)
    area = models.ForeignKey("congress.Area", models.PROTECT, null=True, related_name="+", db_index=False)
    category = models.CharField(max_length=10, choices=CATEGORIES, blank=True)
    keywords = models.CharField(max_length=80, blank=True)
    # what everybody may read
    is_published = models.BooleanField(default=False)
    disclosure = models.CharField(max_length=10, choices=DISCLOSURES, default="full")
    public_text = models.TextField(blank=True)
    round = models.PositiveSmallIntegerField(default=1)  # of handling: 1, and one more each time it is handled again
    result_class = models.CharField(max_length=15, choices=CLASSES, blank=True)
    remark = models.TextField(blank=True)  # what staff said when they sent it back, turned it into a letter, closed it
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)  # to the government office, which assigns inside government
    assigned_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    withdrawal_asked_at = models.DateTimeField(null=True)  # where everybody who signed must want it
    withdrawal_reason = models.TextField(blank=True)
    moved_at = models.DateTimeField()
    words = models.GeneratedField(  # whoever writes the row: the database keeps what it is found by
        expression=Func("title", "number", "keywords", "public_text", function="suggestion_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    personal = ()
    objects: Any = TenantManager.of(SuggestionQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="suggestion_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "term", "year", "place"], condition=~Q(place=None), name="suggestion_numbers_differ"
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "state", "-moved_at", "-id"], name="suggestions_by_state"),
            models.Index(fields=["congress", "lead", "-moved_at", "-id"], name="suggestions_of_deputy"),
            *(
                models.Index(fields=["congress", *by, "-moved_at", "-id"], name=f"suggestions_{name}")
                for name, by in (("by_move", []), ("by_year", ["year"]), ("by_category", ["category"]))
            ),
            models.Index(
                fields=["congress", "-registered_at", "-id"], condition=Q(is_published=True), name="suggestions_public"
            ),
            *(
                models.Index(
                    fields=["congress", by, "-registered_at", "-id"],
                    condition=Q(is_published=True),
                    name=f"suggestions_public_{name}",
                )
                for name, by in NARROWED.items()
            ),
            models.Index(
                fields=["congress", "-moved_at", "-id"], condition=Q(is_published=True), name="suggestions_public_news"
            ),
            GinIndex(fields=["words"], name="suggestion_words"),
        ]

    def __str__(self) -> str:
        return self.number or self.code

    @property
    def is_in_writing(self) -> bool:
        """It is still with the deputy."""
        return self.state in WRITING

    @property
    def is_over(self) -> bool:
        """Nothing more happens with it."""
        return self.state in OVER

    @property
    def is_public(self) -> bool:
        """Everybody may read it."""
        return self.is_published and not self.is_confidential and self.state in ACCEPTED

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)
