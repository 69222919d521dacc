"""Who people are, as rules."""

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import has_role, rule

GIVEN_BY_CLERKS = frozenset({"deputy", "aide", "station", "unit"})
TAKES_TWO = frozenset({"admin", "auditor"})

is_deputy = has_role("deputy")
is_aide = has_role("aide")
is_clerk = has_role("clerk")
is_station = has_role("station")
is_leader = has_role("leader")
is_committee = has_role("committee")
is_auditor = has_role("auditor")
is_admin = has_role("admin")
is_supervisor = has_role("supervisor")
is_citizen = has_role("citizen")
is_system = has_role("system")


@rule
def is_about_somebody_else(actor: By, thing: Any) -> bool:
    """Nobody gives themselves a post, prolongs their own, or opens their own account anew."""
    return actor.id is None or thing.user_id != actor.id


@rule
def was_proposed_by_another(actor: By, proposal: Any) -> bool:
    """Two heads: whoever proposed it cannot be the one who confirms it."""
    return actor.id is not None and proposal.proposed_by_id != actor.id


@rule
def is_a_post_clerks_give(actor: By, post: Any) -> bool:
    """Deputies, their aides, heads of stations, contacts of units: whom the committee works with every day."""
    return getattr(post, "role", "") in GIVEN_BY_CLERKS


@rule
def needs_no_second(actor: By, post: Any) -> bool:
    """Posts of weight are given by two administrators together, never by one."""
    return getattr(post, "role", "") not in TAKES_TWO


@rule
def is_for_a_post_clerks_give(actor: By, invitation: Any) -> bool:
    """Into an account with other posts, or one whose password was lost, a clerk shows nobody the way."""
    user = invitation.user
    roles = {post.role for post in user.posts.all()} | {each.role for each in user.proposals.filter(state="open")}
    return invitation.kind == "welcome" and roles <= GIVEN_BY_CLERKS


@rule
def is_somebody(actor: By, thing: Any) -> bool:
    """Whoever signed in, with a post in this congress or without."""
    return actor.id is not None and "system" not in actor.roles


@rule
def offered_none_of_it(actor: By, invitation: Any) -> bool:
    """Who had a hand in giving these posts does not take them with an account of their own."""
    hands = [(each.given_by_id, each.confirmed_by_id) for each in invitation.user.posts.all()]
    hands += [(each.proposed_by_id, None) for each in invitation.user.proposals.all()]
    return all(actor.id not in pair for pair in hands)
