"""A deputy's seat, from the election to its end. The platform writes down what was decided; it decides nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Value
from django.db.models.functions import Greatest

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Deputy, Mandate, Post, Term


@action("congress.seat")
def seat(deputy: Deputy, term: Term, *, by: By, **changes: Any) -> Mandate:
    """Where a deputy was elected in this term, and with whom they sit and work."""
    mandate: Mandate = Mandate.objects.filter(deputy=deputy, term=term).first() or Mandate(deputy=deputy, term=term)
    changed = sorted(name for name, value in changes.items() if _now(mandate, name) != value)
    if not changed:
        return mandate
    for name in changed:
        setattr(mandate, name, changes[name])
    mandate.save()
    record(Happened.SEATED, mandate, by=by, term=term.number, fields=changed)
    return mandate


@action("congress.qualify")
def qualify(mandate: Mandate, *, by: By, on: date) -> None:
    """The standing committee has confirmed that the election is valid (Electoral Law, art. 47)."""
    mandate.move("qualify")
    record(Happened.MANDATE_QUALIFIED, mandate, by=by, on=str(on))


@action("congress.begin_mandate")
def begin_mandate(mandate: Mandate, *, by: By, on: date) -> None:
    """The deputy takes office: with the first session of the congress, or when a by-election is confirmed."""
    mandate.move("begin", began_on=on)
    record(Happened.MANDATE_BEGUN, mandate, by=by, on=str(on))


@action("congress.suspend_mandate")
def suspend_mandate(mandate: Mandate, *, by: By, on: date, basis: str) -> None:
    """The deputy may not act for the time being (Deputies Law, art. 61)."""
    mandate.move("suspend", legal_basis=basis)
    record(Happened.MANDATE_SUSPENDED, mandate, by=by, on=str(on), basis=basis)


@action("congress.resume_mandate")
def resume_mandate(mandate: Mandate, *, by: By, on: date) -> None:
    """The reason is gone while the term still runs; the deputy acts again (Deputies Law, art. 61)."""
    mandate.move("resume", legal_basis="")
    record(Happened.MANDATE_RESUMED, mandate, by=by, on=str(on))


@action("congress.end_mandate")
def end_mandate(mandate: Mandate, *, by: By, on: date, reason: str, basis: str) -> None:
    """The seat falls vacant, and why (Deputies Law, art. 62); an election found invalid never took effect."""
    move = "end" if mandate.can("end") else "annul"
    mandate.move(move, ended_on=on, end_reason=reason, legal_basis=basis)
    record(Happened.MANDATE_ENDED, mandate, by=by, on=str(on), reason=reason, basis=basis)


@action("congress.close_posts")
def close_posts(deputy: Deputy, *, by: By, on: date) -> None:
    """Who holds no seat any more comes in no more as a deputy, nor do their aides; the accounts stay."""
    last = on - timedelta(days=1)
    open_posts = Post.objects.filter(deputy=deputy).not_over(on)
    if closed := open_posts.update(until=Greatest("since", Value(last))):
        record(Happened.POSTS_CLOSED, deputy, by=by, posts=closed, until=str(last))


def _now(mandate: Mandate, name: str) -> Any:
    """What stands there; a seat that is being made has no electoral district yet."""
    return None if name == "district" and mandate.district_id is None else getattr(mandate, name)
