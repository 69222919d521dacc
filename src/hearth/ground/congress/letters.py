"""The e-mail that shows somebody the way in, and the one that asks a second administrator to decide."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hearth.core import clock, tenancy
from hearth.core.addresses import address
from hearth.core.words import day, grouped_code
from hearth.ground.audit.models import Entry
from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Invitation, Post, Proposal
from hearth.ground.courier.delivering import deliver
from hearth.ground.courier.models import Dispatch


def invite(entry: Entry) -> None:
    """Send the invitation to its address, once; where there is none, a letter is printed."""
    invitation = Invitation.objects.select_related("user", "invited_by").get(pk=entry.thing_id)
    if invitation.user.email and invitation.standing(clock.now()) == "open":
        _post(entry, "invitation", [invitation.user])
    _deliver(entry, lambda: invitation_words(invitation))


def ask_for_a_second(entry: Entry) -> None:
    """Tell every other administrator that something waits for their decision."""
    proposal = Proposal.objects.select_related("user", "proposed_by").get(pk=entry.thing_id)
    admins = Post.objects.held_on(clock.now().date()).filter(role="admin").select_related("user")
    users = {post.user for post in admins if post.user_id not in (entry.who, proposal.user_id) and post.user.email}
    _post(entry, "decide", sorted(users, key=lambda user: user.pk))
    _deliver(entry, lambda: decision_words(proposal))


def _post(entry: Entry, letter: str, users: list[Any]) -> None:
    made = {"entry": entry.pk, "letter": letter, "channel": "email", "created_at": clock.now()}
    Dispatch.objects.bulk_create(
        [Dispatch(recipient=f"user {user.pk}", address=user.email, language=user.language, **made) for user in users],
        ignore_conflicts=True,
    )


def _deliver(entry: Entry, compose: Any) -> None:
    for dispatch in Dispatch.objects.filter(entry=entry.pk, state__in=("ready", "sending")):
        with translation.override(dispatch.language):
            deliver(dispatch, *compose())


def invitation_words(invitation: Invitation) -> tuple[str, str]:
    """Subject and text; the code stands behind #, where no server on the way sees it."""
    code, congress = code_of(invitation), tenancy.current()
    facts = {
        "name": invitation.user.shown_name,
        "congress": congress.short_name,
        "host": invitation.invited_by.shown_name if invitation.invited_by else congress.short_name,
        "link": f"{settings.HEARTH_LETTER_ADDRESS}{address('invitation:open')}#{code}",
        "code": grouped_code(code),
        "until": day(invitation.expires_at, clock.now()),
    }
    subject, text = (words % facts for words in SAY[invitation.kind]())
    closing = _("The link works once, until %(until)s. If it does not open, type this code there: %(code)s") % facts
    return subject, f"{text}\n\n{facts['link']}\n\n{closing}\n\n{facts['congress']}"


SAY: dict[str, Any] = {
    "welcome": lambda: (
        _("Your invitation to %(congress)s"),
        _("%(name)s, %(host)s has made an account for you. Open this link and choose a password of your own:"),
    ),
    "reset": lambda: (
        _("A new password for %(congress)s"),
        _("%(name)s, two administrators have opened your account anew. Open this link and choose a new password:"),
    ),
}


def decision_words(proposal: Proposal) -> tuple[str, str]:
    """Subject and text for whoever can decide; whom it is about stands on the page."""
    by = proposal.proposed_by.shown_name if proposal.proposed_by else ""
    asked = _("%(name)s has proposed something that takes two administrators. Look at it and decide:") % {"name": by}
    link = f"{settings.HEARTH_LETTER_ADDRESS}{address('people:people')}"
    return _("Something waits for your decision"), f"{asked}\n\n{link}\n\n{tenancy.current().short_name}"
