"""What follows where a suggestion takes a step, a clock strikes, or a window closes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hearth.core.actions import may
from hearth.core.actors import System
from hearth.core.jobs import job
from hearth.core.lifecycle import Stale
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.actors import actor_for
from hearth.ground.rulebook.models import Clock
from hearth.journey.demands import actions as demands
from hearth.journey.suggestions import actions, files, letters, upward
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Assignment, Suggestion

CLOCK = System("clock")
AT_ONCE = 200
# the step that whoever wrote hears of
STEPS = {
    Happened.REGISTERED: "registered",
    Happened.ASSIGNED: "assigned",
    Happened.ANSWERED: "answered",
    Happened.CLOSED: "closed",
    Happened.WITHDRAWN: "withdrawn",
    Happened.HEARD: "above",
}
# of what became of it above, they hear of these
FROM_ABOVE = ("taken_on", "passed_on", "declined", "registered", "answered", "outcome", "concluded")
# what a congress below is told of
CARRIED_DOWN = (
    *(Happened.TAKEN_ON, Happened.PASSED_ON, Happened.TURNED_DOWN, Happened.ANSWER_NOTED, Happened.LET_GO),
    *(Happened.REGISTERED, Happened.ANSWERED, Happened.CLOSED, Happened.PUBLISHED, Happened.UNPUBLISHED),
    *(Happened.WITHDRAWN, Happened.CONVERTED),
)
CARRIED_UP = (Happened.SENT_UP, Happened.WITHDRAWN)


@job("suggestions.post_letters", queue="post")
def post_letters(entry: Entry) -> None:
    """Tell those who should know."""
    letters.post(entry)


@job("suggestions.tell_originators", queue="post")
def tell_originators(entry: Entry) -> None:
    """Whoever's words it began with hears of the step, each once; what was begun is finished by a second run."""
    suggestion = Suggestion.objects.select_related("demand").get(pk=entry.thing_id)
    if suggestion.is_confidential or not suggestion.number:
        return
    step, news = STEPS[Happened(entry.event)], ""
    if entry.event == Happened.HEARD:
        news = entry.facts["step"]
        if news not in FROM_ABOVE:
            return
        step = f"{step}-{entry.facts['place']}"
    while actions.tell(suggestion, step, news, by=CLOCK):
        pass


@job("suggestions.convert_demand", queue="intake")
def convert_demand(entry: Entry) -> None:
    """What many raise is now a deputy's suggestion: whoever registered it has said so."""
    suggestion = Suggestion.objects.select_related("demand").get(pk=entry.thing_id)
    demand, clerk = suggestion.demand, actor_for(User.objects.get(pk=entry.who)) if entry.who else None
    if demand is not None and clerk is not None and demand.can("convert") and may("demands.convert", clerk, demand):
        demands.convert(demand, "suggestion", by=clerk)


@job("suggestions.carry_up", queue="post")
def carry_up(entry: Entry) -> None:
    """What is for the congress above to decide arrives there; or it is called back."""
    upward.carry_up(entry)


@job("suggestions.carry_down", queue="post")
def carry_down(entry: Entry) -> None:
    """What became here of something that came from below is told there."""
    upward.carry_down(entry)


@job("suggestions.lay_down_papers", queue="paper")
def lay_down_papers(entry: Entry) -> None:
    """The sealed answer lies in its place once it has been looked at."""
    files.lay_down(entry.thing_id)


@job("suggestions.follow_clock", queue="clock")
def follow_clock(entry: Entry) -> None:
    """A unit's time runs out, or is over: it is told; later its leader, the deputy, and staff."""
    clock = Clock.objects.filter(pk=entry.thing_id, kind="suggestions.assignment", stopped_at=None).first()
    if clock is None or clock.name not in ("answer", "contact"):
        return
    share = Assignment.objects.filter(pk=clock.thing_id).select_related("suggestion", "unit").first()
    if share is not None and share.is_in_hand:
        letters.remind(entry, share, entry.facts.get("kind", ""))


@job("suggestions.mind_the_clock", queue="clock", cron="*/5 * * * *")
def mind_the_clock(now: datetime) -> None:
    """A unit that did not decline in time has taken it on; what the deputy did not judge in time is not rated."""
    for share in Assignment.objects.filter(state="pending", pk__in=_over("decline", now)).select_related(
        "suggestion", "unit"
    )[:AT_ONCE]:
        _unless_overtaken(actions.accept, share)
    for suggestion in Suggestion.objects.filter(state="replied", pk__in=_over("evaluate", now))[:AT_ONCE]:
        _unless_overtaken(actions.lapse, suggestion)


def _over(name: str, now: datetime) -> Any:
    return Clock.objects.overdue(now).order_by().filter(name=name).values("thing_id")


def _unless_overtaken(act: Any, thing: Any) -> None:
    try:
        act(thing, by=CLOCK)
    except Stale:
        return
