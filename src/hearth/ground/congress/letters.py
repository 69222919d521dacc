"""The e-mail that shows somebody the way in, and the one that asks a second administrator to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.words import day, grouped_code
from hearth.ground.audit.models import Entry
from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Invitation, Post, Proposal
from hearth.ground.courier import sending
from hearth.ground.courier.kinds import Letter
from hearth.ground.courier.models import Dispatch


def invite(entry: Entry) -> None:
    """Send the invitation to its address, once; where there is none, a letter is printed."""
    invitation = Invitation.objects.select_related("user").get(pk=entry.thing_id)
    is_open = bool(invitation.user.email) and invitation.standing(clock.now()) == "open"
    letter = "invitation" if invitation.kind == "welcome" else "invitation_anew"
    sending.tell(entry, _by_mail(entry, letter, [invitation.user] if is_open else []))


def ask_for_a_second(entry: Entry) -> None:
    """Tell every other administrator that something waits for their decision."""
    proposal = Proposal.objects.get(pk=entry.thing_id)
    admins = Post.objects.held_on(clock.today()).filter(role="admin").select_related("user")
    users = {post.user for post in admins if post.user_id not in (entry.who, proposal.user_id) and post.user.email}
    sending.tell(entry, _by_mail(entry, "decide", sorted(users, key=lambda user: user.pk)))


def _by_mail(entry: Entry, letter: str, users: list[Any]) -> Iterator[Dispatch]:
    made = {"entry": entry.pk, "letter": letter, "channel": "email", "created_at": clock.now()}
    for user in users:
        yield Dispatch(recipient=f"user {user.pk}", address=user.email, language=user.language, **made)


def facts_of_invitation(entry: Entry, letter: str) -> dict[str, Any]:
    """Who invites whom; the code stands behind #, where no server on the way sees it."""
    invitation = Invitation.objects.select_related("user", "invited_by").get(pk=entry.thing_id)
    code, congress = code_of(invitation), tenancy.current()
    link = f"{settings.HEARTH_LETTER_ADDRESS}{address('invitation:open')}#{code}"
    told = {"until": day(invitation.expires_at, clock.now()), "code": grouped_code(code)}
    closing = _("The link works once, until %(until)s. If it does not open, type this code there: %(code)s") % told
    return {
        "name": invitation.user.shown_name,
        "congress": congress.short_name,
        "host": invitation.invited_by.shown_name if invitation.invited_by else congress.short_name,
        "way": f"{link}\n\n{closing}\n",
    }


def facts_of_proposal(entry: Entry, letter: str) -> dict[str, Any]:
    """Who has proposed something; whom it is about stands on the page."""
    proposal = Proposal.objects.select_related("proposed_by").get(pk=entry.thing_id)
    link = f"{settings.HEARTH_LETTER_ADDRESS}{address('people:people')}"
    return {"name": proposal.proposed_by.shown_name if proposal.proposed_by else "", "way": link, "link": link}


SAY: dict[str, Any] = {
    "invitation": lambda: (
        _("Your invitation to %(congress)s"),
        _("%(name)s, %(host)s has made an account for you. Open this link and choose a password of your own:"),
    ),
    "invitation_anew": lambda: (
        _("A new password for %(congress)s"),
        _("%(name)s, two administrators have opened your account anew. Open this link and choose a new password:"),
    ),
    "decide": lambda: (
        _("Something waits for your decision"),
        _("%(name)s has proposed something that takes two administrators. Look at it and decide:"),
    ),
}
INVITING = ("name", "host", "congress")
LETTERS = {
    "invitation": Letter("security", SAY["invitation"], facts_of_invitation, INVITING, is_urgent=True),
    "invitation_anew": Letter("security", SAY["invitation_anew"], facts_of_invitation, INVITING, is_urgent=True),
    "decide": Letter("decisions", SAY["decide"], facts_of_proposal, ("name",)),
}
