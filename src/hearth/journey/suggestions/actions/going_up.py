"""A suggestion goes to the congress above; what becomes of it there is heard here, each step once."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import clocks
from hearth.journey.suggestions import checking
from hearth.journey.suggestions.actions.composing import end_clocks
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import FromAbove, SentUp, Suggestion

NOBODY_ABOVE = _("No congress stands above this one here. An administrator chooses it, if it is on this installation.")
TELLS = _("This tells who somebody is: %(words)s. Leave it out; the congress above reads it.")
HAS_GUESTS = _("Others are handled together with this one. Part them first.")


class News(NamedTuple):
    """One thing that became of it above, as far as the congress below may read it."""

    key: UUID
    step: str
    at: datetime
    number: str = ""
    result_class: str = ""
    who: str = ""
    title: str = ""
    dated_on: date | None = None
    words: str = ""
    link: str = ""

    @property
    def is_taken_back(self) -> bool:
        """It says nothing any more: what was public there is not public now."""
        return self.step in ("published", "outcome") and not (self.link or self.title)


@action("suggestions.send_up")
def send_up(suggestion: Suggestion, reason: str, *, by: By) -> SentUp:
    """It is well-founded, but not for this place to decide: a copy goes to the congress above (domain D4, REFER_UP)."""
    above = tenancy.current().parent
    if above is None:
        raise Refused(NOBODY_ABOVE)
    if found := checking.telling(reason):
        raise Refused(TELLS % {"words": " · ".join(found)})
    if suggestion.joined.exists():  # type: ignore[attr-defined]
        raise Refused(HAS_GUESTS)
    suggestion.step("send_up")
    end_clocks(suggestion)
    now = clock.now()
    sent: SentUp = SentUp.objects.create(
        suggestion=suggestion, to=above, key=uuid4(), reason=reason, name=by.name, at=now
    )
    record(Happened.SENT_UP, suggestion, by=by, case=str(sent.key), **_named(sent))
    return sent


@action("suggestions.hear")
def hear(sent: SentUp, news: News, *, by: By) -> FromAbove | None:
    """A step taken above is written down here, once; told again, only what is public there is brought up to date."""
    suggestion = Suggestion.objects.select_for_update(of=("self",)).get(pk=sent.suggestion_id)
    known = FromAbove.objects.filter(sent=sent, key=news.key)
    told = {name: value for name, value in news._asdict().items() if name not in ("key", "step", "at")}
    if known.update(**told) or news.is_taken_back:
        return None
    last = FromAbove.objects.filter(sent__suggestion=suggestion).count()
    heard: FromAbove = FromAbove.objects.create(sent=sent, place=last + 1, **news._asdict())
    if news.step == "declined" and suggestion.state == "above":
        _comes_back(suggestion)
    facts = {"step": news.step, "place": heard.place, "number": news.number, "who": news.who, **_named(sent)}
    record(Happened.HEARD, suggestion, by=by, **facts)
    return heard


def _comes_back(suggestion: Suggestion) -> None:
    """It is for this place after all: units are to handle it, or staff decide anew where units have answered."""
    if suggestion.answered_at is not None:
        suggestion.step("go_on")
        return
    suggestion.step("come_back")
    clocks.start(suggestion, "assign", "suggestion.assign")


def _named(sent: SentUp) -> dict[str, str]:
    return {"above": sent.to.short_zh, "above_en": sent.to.short_en}
