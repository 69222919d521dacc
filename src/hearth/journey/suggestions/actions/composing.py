"""A deputy begins a suggestion, words it otherwise, takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Delegation
from hearth.ground.rulebook import clocks, versions
from hearth.ground.rulebook.choices import Withdrawal
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.lifecycle import IN_HAND
from hearth.journey.suggestions.models import Ask, Cosignature, Suggestion, Wording

NOT_CONFIRMED = _("Nobody has confirmed that demand yet. Ask staff to confirm it, then begin the suggestion.")
ASSIGNED_ALREADY = _("It has been assigned, and here a suggestion is withdrawn only before that (rule: %(rule)s).")
NOT_ITS_HEAD = _("Only its head signs for the delegation %(delegation)s.")
ASKED = _("Those who signed are asked already.")
NOT_ASKED = _("Nobody wants to take it back, so there is nothing to agree to.")
NOT_SIGNED = _("Your name does not stand under it.")
THE_SAME = _("Nothing in it is worded otherwise.")


class Words(NamedTuple):
    """How a suggestion is worded: its matter, what is the case, and what is asked, one thing after another."""

    title: str
    facts: str
    asks: Sequence[str]
    raised_in: str = "between"
    is_confidential: bool = False
    delegation: Delegation | None = None  # in whose name, where its head signs after it was discussed there


@action("suggestions.begin")
def begin(congress: Any, words: Words, demand: Demand | None = None, *, by: By) -> Suggestion:
    """A deputy begins one, perhaps with what many residents have raised."""
    if demand is not None and demand.state in ("candidate", "merged", "dissolved"):
        raise Refused(NOT_CONFIRMED)
    if words.delegation is not None and (by.deputy is None or words.delegation.head_id != by.deputy.pk):
        raise Refused(NOT_ITS_HEAD % {"delegation": words.delegation.name})
    return began(words, demand, by)


def began(words: Words, demand: Demand | None, by: By) -> Suggestion:
    """It is begun in this deputy's name; nobody has looked whether it may be."""
    now = clock.now()
    suggestion: Suggestion = Suggestion.objects.create(
        code=short_code(),
        lead=by.deputy,
        demand=demand,
        delegation=words.delegation,
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
    """The deputy takes it back, in writing, as the rules here allow; handling ends wherever it stands.

    Where everybody who signed must want it, they are asked first.
    """
    rules = versions.in_force()
    chosen = rules.chosen(Withdrawal)
    if suggestion.assigned_at is not None and chosen is Withdrawal.BEFORE_ASSIGNMENT:
        raise Refused(ASSIGNED_ALREADY % {"rule": rules.provisions["suggestion.withdrawal"].title})
    if chosen is Withdrawal.UNANIMOUS and not suggestion.is_in_writing and _not_agreed(suggestion):
        _ask_those_who_signed(suggestion, reason, by)
        return
    _taken_back(suggestion, reason, by)


@action("suggestions.agree_withdrawal")
def agree_withdrawal(cosignature: Cosignature, *, by: By) -> None:
    """A deputy who signed wants it taken back as well; with the last of them it is."""
    suggestion = _asked_about(cosignature)
    Cosignature.objects.filter(pk=cosignature.pk).update(agreed_at=clock.now())
    record(Happened.WITHDRAWAL_AGREED, suggestion, by=by)
    if not _not_agreed(suggestion):
        _taken_back(suggestion, suggestion.withdrawal_reason, by)


@action("suggestions.refuse_withdrawal")
def refuse_withdrawal(cosignature: Cosignature, *, by: By) -> None:
    """A deputy who signed wants it handled to its end, so it is not taken back."""
    _dropped(_asked_about(cosignature), by)


@action("suggestions.drop_withdrawal")
def drop_withdrawal(suggestion: Suggestion, *, by: By) -> None:
    """The deputy who leads leaves it to be handled after all."""
    if suggestion.withdrawal_asked_at is None:
        raise Refused(NOT_ASKED)
    _dropped(suggestion, by)


def _not_agreed(suggestion: Suggestion) -> bool:
    return bool(suggestion.cosignatures.filter(state="signed", agreed_at=None).exists())


def _ask_those_who_signed(suggestion: Suggestion, reason: str, by: By) -> None:
    if suggestion.withdrawal_asked_at is not None:
        raise Refused(ASKED)
    if not suggestion.can("withdraw"):
        raise Stale()
    said = {"withdrawal_asked_at": clock.now(), "withdrawal_reason": reason}
    Suggestion.objects.filter(pk=suggestion.pk).update(**said)
    record(Happened.WITHDRAWAL_ASKED, suggestion, by=by)


def _asked_about(cosignature: Cosignature) -> Suggestion:
    """The suggestion as it stands, held so that two do not decide at once."""
    suggestion: Suggestion = Suggestion.objects.select_for_update().get(pk=cosignature.suggestion_id)
    if suggestion.withdrawal_asked_at is None or not suggestion.can("withdraw"):
        raise Refused(NOT_ASKED)
    if cosignature.state != "signed":
        raise Refused(NOT_SIGNED)
    return suggestion


def _dropped(suggestion: Suggestion, by: By) -> None:
    Suggestion.objects.filter(pk=suggestion.pk).update(withdrawal_asked_at=None, withdrawal_reason="")
    suggestion.cosignatures.update(agreed_at=None)
    record(Happened.WITHDRAWAL_DROPPED, suggestion, by=by)


def _taken_back(suggestion: Suggestion, reason: str, by: By) -> None:
    suggestion.step("withdraw", remark=reason, withdrawal_asked_at=None)
    end_clocks(suggestion)
    for guest in suggestion.joined.filter(state="joined"):  # type: ignore[attr-defined]
        parted(guest, by)
    for share in suggestion.assignments.filter(state__in=IN_HAND).select_related("unit"):
        share.step("end")
        end_clocks(share)
    record(Happened.WITHDRAWN, suggestion, by=by)


def parted(guest: Suggestion, by: By) -> None:
    """What was handled together with another is assigned by itself, in the time that a new assignment has."""
    guest.step("part", into=None, answered_at=None, result_class="")
    clocks.start(guest, "assign", "suggestion.assign")
    record(Happened.PARTED, guest, by=by)


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
