"""Posts are given for a time, by somebody else, prolonged and ended; two of them take two administrators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.audit.recording import record
from hearth.ground.congress.duties import keep_apart
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Deputy, Post, Proposal, Station, Unit
from hearth.ground.congress.rules import TAKES_TWO

ONE_MUST_REMAIN = _("This is the last administrator. Give the post to somebody else first.")
HAS_IT = _("This person holds this post already. Give it a later end instead.")
IS_PROPOSED = _("This is proposed already and waits for a second administrator.")
NOT_LATER = _("The new end must lie after the present one.")


@dataclass(frozen=True)
class Offer:
    """What somebody is to be, for whom, until when and why."""

    role: str
    until: date | None = None
    reason: str = ""
    deputy: Deputy | None = None
    unit: Unit | None = None
    station: Station | None = None

    @property
    def seat(self) -> dict[str, Any]:
        """The post and what it belongs to."""
        return {"role": self.role, "deputy": self.deputy, "unit": self.unit, "station": self.station}


def give(user: User, offer: Offer, *, by: By) -> Post | Proposal:
    """Give the post, or propose it where a second administrator must confirm it; the installation itself needs none."""
    details = offer.seat | {"user": user, "until": offer.until, "reason": offer.reason}
    if offer.role in TAKES_TWO and by.id is not None:
        proposal = Proposal(kind="post", proposed_by_id=by.id, proposed_at=clock.now(), **details)
        return propose_post(proposal, by=by)
    return grant_post(_post(by, since=clock.today(), **details), by=by)


def _post(by: By, **details: Any) -> Post:
    return Post(given_by_id=by.id, given_at=clock.now(), **details)


@action("congress.grant_post")
def grant_post(post: Post, *, by: By) -> Post:
    """From now on this person may do what the post lets them do, until its time is over."""
    return _hand_over(post, by)


def _hand_over(post: Post, by: By) -> Post:
    if _the_same(post):
        raise Refused(HAS_IT)
    keep_apart(post.user, {post.role})
    record(Happened.POST_GRANTED, post, by=by, new=[post], **_facts(post))
    return post


def _the_same(post: Post) -> Post | None:
    """This very post, where the person holds it already."""
    held = Post.objects.filter(user=post.user, **post.seat).not_over(clock.today())
    found: Post | None = held.first()
    return found


def _facts(post: Post) -> dict[str, Any]:
    return {"user": str(post.user_id), "role": post.role, "until": post.until and post.until.isoformat()}


@action("congress.propose_post")
def propose_post(proposal: Proposal, *, by: By) -> Proposal:
    """A post of weight is proposed; nothing changes until a second administrator confirms it."""
    keep_apart(proposal.user, {proposal.role})
    refuse_twice(proposal)
    record(Happened.POST_PROPOSED, proposal, by=by, new=[proposal], user=str(proposal.user_id), role=proposal.role)
    return proposal


def refuse_twice(proposal: Proposal) -> None:
    """The same thing waits for its decision only once."""
    same = Proposal.objects.filter(user=proposal.user, kind=proposal.kind, role=proposal.role, state="open")
    if same.exists():
        raise Refused(IS_PROPOSED)


def take_effect(proposal: Proposal, *, by: By) -> Post:
    """What was proposed is given in the name of both; whoever holds the post already goes on until the later day."""
    details = proposal.seat | {"user": proposal.user, "until": proposal.until, "reason": proposal.reason}
    post = _post(by, since=clock.today(), confirmed_by_id=by.id, **details)
    post.given_by_id = proposal.proposed_by_id
    held = _the_same(post)
    if held is None:
        return _hand_over(post, by)
    held.move("extend", until=post.until, confirmed_by_id=by.id)
    record(Happened.POST_EXTENDED, held, by=by, **_facts(held))
    return held


@action("congress.extend_post")
def extend_post(post: Post, until: date, *, by: By) -> None:
    """The post goes on until a later day."""
    if post.until is None or until <= post.until:
        raise Refused(NOT_LATER)
    post.move("extend", until=until)
    record(Happened.POST_EXTENDED, post, by=by, **_facts(post))


@action("congress.end_post")
def end_post(post: Post, *, by: By) -> None:
    """The post ends now; what it let the person do is over with their next click."""
    if post.role == "admin" and not _others(post).exists():
        raise Refused(ONE_MUST_REMAIN)
    post.move("end", until=clock.today())
    record(Happened.POST_ENDED, post, by=by, **_facts(post))


def _others(post: Post) -> Any:
    """Other people who administer this congress today and can sign in."""
    held = Post.objects.held_on(clock.today()).filter(role="admin", user__is_active=True)
    return held.exclude(user=post.user_id)
