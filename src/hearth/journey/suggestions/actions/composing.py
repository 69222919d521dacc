"""A deputy begins a suggestion, words it otherwise, takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks, versions
from hearth.ground.rulebook.choices import Withdrawal
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import IN_HAND
from hearth.journey.suggestions.models import Ask, Suggestion, Wording

NOT_CONFIRMED = _("Nobody has confirmed that demand yet. Ask staff to confirm it, then begin the suggestion.")
ASSIGNED_ALREADY = _("It has been assigned, and here a suggestion is withdrawn only before that (rule: %(rule)s).")
THE_SAME = _("Nothing in it is worded otherwise.")


class Words(NamedTuple):
    """How a suggestion is worded: its matter, what is the case, and what is asked, one thing after another."""

    title: str
    facts: str
    asks: Sequence[str]
    raised_in: str = "between"
    is_confidential: bool = False


@action("suggestions.begin")
def begin(congress: Any, words: Words, demand: Demand | None = None, *, by: By) -> Suggestion:
    """A deputy begins one, perhaps with what many residents have raised."""
    if demand is not None and demand.state in ("candidate", "merged", "dissolved"):
        raise Refused(NOT_CONFIRMED)
    now = clock.now()
    suggestion: Suggestion = Suggestion.objects.create(
        code=short_code(),
        lead=by.deputy,
        demand=demand,
        begun_at=now,
        moved_at=now,
        title=words.title,
        facts=words.facts,
        raised_in=words.raised_in,
        is_confidential=words.is_confidential,
    )
    _worded(suggestion, words, by)
    record(Happened.BEGUN, suggestion, by=by, demand=demand.code if demand else "")
    return suggestion


@action("suggestions.revise")
def revise(suggestion: Suggestion, words: Words, *, by: By) -> None:
    """It is worded otherwise. Names already given fall away: they were given to other words."""
    was = (suggestion.title, suggestion.facts, [ask.words for ask in suggestion.asks.order_by("number")])
    occasion = (suggestion.raised_in, suggestion.is_confidential)
    if was == (words.title, words.facts, list(words.asks)) and occasion == (words.raised_in, words.is_confidential):
        raise Refused(THE_SAME)
    suggestion.step(
        "revise",
        title=words.title,
        facts=words.facts,
        raised_in=words.raised_in,
        is_confidential=words.is_confidential,
        wording=suggestion.wording + 1,
    )
    suggestion.asks.all().delete()
    _worded(suggestion, words, by)
    fallen = 0
    for name in suggestion.cosignatures.filter(state="signed"):
        name.step("fall", wording=None)
        fallen += 1
    record(Happened.REVISED, suggestion, by=by, wording=suggestion.wording, fallen=fallen)


@action("suggestions.withdraw")
def withdraw(suggestion: Suggestion, reason: str, *, by: By) -> None:
    """The deputy takes it back, in writing; handling ends wherever it stands, unless the rules here forbid it."""
    rules = versions.in_force()
    if suggestion.assigned_at is not None and rules.chosen(Withdrawal) is Withdrawal.BEFORE_ASSIGNMENT:
        raise Refused(ASSIGNED_ALREADY % {"rule": rules.provisions["suggestion.withdrawal"].title})
    suggestion.step("withdraw", remark=reason)
    end_clocks(suggestion)
    for share in suggestion.assignments.filter(state__in=IN_HAND).select_related("unit"):
        share.step("end")
        end_clocks(share)
    record(Happened.WITHDRAWN, suggestion, by=by)


def end_clocks(thing: Any, outcome: str = "cancelled") -> None:
    """Nothing runs for it any more."""
    for each in clocks.of(thing):
        if each.stopped_at is None:
            clocks.stop(each, outcome)


def _worded(suggestion: Suggestion, words: Words, by: By) -> None:
    for number, asked in enumerate(words.asks, 1):
        Ask.objects.create(suggestion=suggestion, number=number, words=asked)
    Wording.objects.create(
        suggestion=suggestion,
        number=suggestion.wording,
        title=words.title,
        facts=words.facts,
        asks=list(words.asks),
        name=by.name,
        at=clock.now(),
    )
