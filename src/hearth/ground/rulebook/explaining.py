"""Why a clock is due when it is: the rule and its source, what a unit promised, every pause and every extension."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.ground.rulebook import almanac, versions
from hearth.ground.rulebook.deadlines import Due, Fact, about_calendar, in_words, moment_in_words, spoken
from hearth.ground.rulebook.models import Clock, Pause
from hearth.ground.rulebook.models.clock import OWN_DAY
from hearth.ground.rulebook.profile import Profile
from hearth.ground.rulebook.working_time import SHANGHAI


def explain(clock: Clock) -> Due:
    """The last moment at which it is kept, and the facts it follows from, as they stood when it stopped."""
    return Due(clock.due_at.astimezone(SHANGHAI), tuple(_facts(clock)))


def _facts(clock: Clock) -> Iterator[Fact]:
    profile = versions.in_force(clock.stopped_at)
    started, due = clock.started_at.astimezone(SHANGHAI), clock.due_at.astimezone(SHANGHAI)
    yield from _by_rule(clock, profile)
    yield Fact(_("Counted from"), moment_in_words(started))
    yield from _what_happened(clock)
    calendar = almanac.calendar_at(clock.stopped_at) if clock.stopped_at else almanac.calendar()
    yield from about_calendar(clock.allowed, started, due, calendar)
    yield Fact(pgettext_lazy("deadline", "Due"), moment_in_words(due))


def _by_rule(clock: Clock, profile: Profile) -> Iterator[Fact]:
    if clock.rule == OWN_DAY:
        yield Fact(pgettext_lazy("deadline", "Rule"), _("The day that was promised"))
        return
    rule = profile.rules.get(clock.rule)
    yield Fact(pgettext_lazy("deadline", "Rule"), rule.title if rule else clock.rule)
    if clock.promise is None:
        yield Fact(_("Time allowed"), in_words(clock.allowed))
    else:
        yield Fact(_("The unit’s own promise"), in_words(clock.allowed))
        if rule:
            yield Fact(_("By the rule"), in_words(rule))
    if rule:
        yield Fact(pgettext_lazy("deadline", "Source"), rule.cite)


def _what_happened(clock: Clock) -> Iterator[Fact]:
    for pause in sorted(clock.pauses.all(), key=attrgetter("since")):  # perhaps read for many clocks at once
        yield Fact(_("Stood still"), _pause_in_words(pause))
    for extension in sorted(clock.extensions.all(), key=attrgetter("at")):
        yield Fact(_("More time"), _with_reason(in_words(extension.more.span), extension.reason))
    for at, was_due_at in clock.recounts:
        yield Fact(_("Counted anew"), _recount_in_words(at, was_due_at))


@spoken
def _with_reason(what: Any, reason: str) -> str:
    told = {"what": what, "reason": reason}
    return gettext("%(what)s: %(reason)s") % told if reason else str(what)


@spoken
def _pause_in_words(pause: Pause) -> str:
    told = {"since": moment_in_words(pause.since.astimezone(SHANGHAI))}
    if pause.until is None:
        span = gettext("since %(since)s") % told
    else:
        span = gettext("%(since)s to %(until)s") % (told | {"until": moment_in_words(pause.until.astimezone(SHANGHAI))})
    return str(_with_reason(span, pause.reason))


@spoken
def _recount_in_words(at: datetime, was_due_at: datetime) -> str:
    told = {
        "at": moment_in_words(at.astimezone(SHANGHAI)),
        "before": moment_in_words(was_due_at.astimezone(SHANGHAI)),
    }
    return gettext("on %(at)s, when the rules or the calendar changed; before, it was due %(before)s") % told
