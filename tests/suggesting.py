"""A deputy's suggestion, as far as a test needs it: begun, handed in, registered, assigned, answered, judged."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hearth.core import clock, tenancy
from hearth.core.actors import Actor
from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.composing import Words
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.actions.handling import Drafted, Said
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.models import Assignment, Cosignature, Suggestion

FACTS = "入冬以来，多个小区早晚室温偏低，居民普遍反映客服电话长期占线，不知道该找谁。"
ASKS = ["每个小区有一名叫得出名字的网格员。", "增设热线，两小时内响应。", "按月公开检修进度。"]
WORDS = Words("完善居民供暖网格化服务", FACTS, ASKS)
GOOD = Grades("satisfied", "satisfied", "basically")
BAD = Grades("satisfied", "basically", "not", "热线还是打不通。")


def begun(by: Actor, demand: Any = None, **more: Any) -> Suggestion:
    """A deputy has begun one."""
    return actions.begin(tenancy.current(), WORDS._replace(**more), demand, by=by)


def invited(by: Actor, other: Actor) -> Suggestion:
    """Another deputy is asked to sign."""
    suggestion = begun(by)
    actions.invite(suggestion, [other.deputy], by=by)
    return suggestion


def name_of(suggestion: Suggestion, deputy: Actor) -> Cosignature:
    """The place of this deputy's name under it."""
    found: Cosignature = Cosignature.objects.select_related("deputy").get(
        suggestion=suggestion.pk, deputy=deputy.deputy
    )
    return found


def submitted(by: Actor, demand: Any = None, **more: Any) -> Suggestion:
    """It is with staff."""
    suggestion = begun(by, demand, **more)
    actions.submit(suggestion, by=by)
    return suggestion


def registered(by: Actor, clerk: Actor, demand: Any = None, **more: Any) -> Suggestion:
    """It has its number."""
    suggestion = submitted(by, demand, **more)
    actions.register(suggestion, Register("city", "供暖 网格"), by=clerk)
    return suggestion


def in_public(by: Actor, clerk: Actor, disclosure: str = "full", text: str = "希望有人管。", **more: Any) -> Suggestion:
    """Everybody reads it."""
    suggestion = registered(by, clerk, **more)
    actions.publish(suggestion, disclosure, text, by=clerk)
    return as_it_is(suggestion)


def assigned(by: Actor, clerk: Actor, *shares: Share, demand: Any = None) -> Suggestion:
    """Units handle it."""
    suggestion = registered(by, clerk, demand)
    actions.assign(suggestion, list(shares), by=clerk)
    return suggestion


def share_of(suggestion: Suggestion, unit: Any) -> Assignment:
    """This unit's share as it stands now."""
    found: Assignment = Assignment.objects.select_related("suggestion__lead", "unit").get(
        suggestion=suggestion.pk, unit=unit, state__in=("pending", "declining", "working", "answered")
    )
    return found


def answers(suggestion: Suggestion, result: str = "resolved", words: str = "已经办好。") -> dict[Any, Said]:
    """The same answer to each ask; what is under way has a day."""
    due = clock.today() + timedelta(days=60) if result == "in_progress" else None
    return {ask.pk: Said(words, result, due) for ask in suggestion.asks.all()}


def drafted(suggestion: Suggestion, by: Actor, result: str = "resolved") -> Assignment:
    """The unit spoke with the deputy, and its answer is drafted."""
    actions.contact(share_of(suggestion, by.unit), "visit", clock.today(), "当面沟通了办法。", by=by)
    actions.draft(share_of(suggestion, by.unit), Drafted("经研究，答复如下。", answers(suggestion, result)), by=by)
    return share_of(suggestion, by.unit)


def answered(suggestion: Suggestion, by: Actor, head: Actor, result: str = "resolved") -> Suggestion:
    """The unit's leader has signed."""
    actions.sign(drafted(suggestion, by, result), "榆热〔2026〕7号", by=head)
    return as_it_is(suggestion)


def judged(suggestion: Suggestion, by: Actor, grades: Grades = GOOD) -> Suggestion:
    """The deputy has said how it was handled."""
    actions.evaluate(suggestion, grades, by=by)
    return as_it_is(suggestion)


def as_it_is(suggestion: Suggestion) -> Suggestion:
    """Read anew."""
    found: Suggestion = Suggestion.objects.select_related("lead", "demand").get(pk=suggestion.pk)
    return found
