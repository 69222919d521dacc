"""A second administrator confirms what the first has proposed, or declines it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.accounts import passwords
from hearth.ground.accounts.actions.signing_out import end_all
from hearth.ground.accounts.models import User
from hearth.ground.accounts.rules import is_kept_here
from hearth.ground.audit.recording import record
from hearth.ground.congress.actions.giving import refuse_twice, take_effect
from hearth.ground.congress.actions.inviting import show_the_way, withdraw_open
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Proposal

NOT_OURS = _("Another congress keeps this account. Its administrators can open it anew.")

NOT_HERE_YET = _("This person has not accepted the invitation yet. Confirm it when they have signed in.")


@action("congress.propose_reset")
def propose_reset(proposal: Proposal, *, by: By) -> Proposal:
    """Somebody lost their password: one administrator says so and why; nothing changes yet."""
    if not is_kept_here(by, proposal.user):
        raise Refused(NOT_OURS)
    refuse_twice(proposal)
    record(Happened.RESET_PROPOSED, proposal, by=by, new=[proposal], user=str(proposal.user_id))
    return proposal


def reset_of(user: User, reason: str, *, by: By) -> Proposal:
    """What is proposed for somebody who can no longer get in."""
    return Proposal(kind="reset", user=user, reason=reason, proposed_by_id=by.id, proposed_at=clock.now())


@action("congress.confirm_proposal")
def confirm_proposal(proposal: Proposal, *, by: By) -> None:
    """A second administrator agrees, and it takes effect."""
    if proposal.kind == "post" and not proposal.user.can_sign_in:
        raise Refused(NOT_HERE_YET)
    proposal.move("confirm", decided_by_id=by.id, decided_at=clock.now())
    record(Happened.PROPOSAL_CONFIRMED, proposal, by=by, **_facts(proposal))
    if proposal.kind == "reset":
        _open_anew(proposal.user, by)
    else:
        take_effect(proposal, by=by)


def _open_anew(user: User, by: By) -> None:
    """The old password and every session are gone; a letter or an e-mail shows the way to a new one."""
    passwords.put_away(user)
    user.forget_password()
    user.save(update_fields=["password"])
    end_all(user)
    withdraw_open(user)
    show_the_way(user, by, kind="reset")


@action("congress.decline_proposal")
def decline_proposal(proposal: Proposal, *, by: By) -> None:
    """An administrator says no, or the first one takes it back; nothing changes."""
    proposal.move("decline", decided_by_id=by.id, decided_at=clock.now())
    record(Happened.PROPOSAL_DECLINED, proposal, by=by, **_facts(proposal))


def _facts(proposal: Proposal) -> dict[str, Any]:
    return {"user": str(proposal.user_id), "kind": proposal.kind, "role": proposal.role}
