"""Invitation letters on paper: one page for each person, with a code to scan or to type."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from typst import TypstError

from hearth.core import clock, printing, tenancy
from hearth.core.addresses import address
from hearth.core.words import day, grouped_code
from hearth.ground.accounts import posts
from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Bundle, Invitation, Post

DAYS_KEPT = 7
logger = logging.getLogger("hearth.printing")


def print_bundle(bundle: Bundle) -> None:
    """Make the PDF and say that it is ready, or that it could not be made."""
    invitations = _still_open(bundle)
    try:
        with translation.override(bundle.language):
            pdf = letters(invitations, bundle.base, bundle.language)
        bundle.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        bundle.file.write_bytes(pdf)
    except (TypstError, OSError):
        logger.exception("letters %s could not be printed", bundle.code)
        bundle.move("fail")
    else:
        bundle.move("finish", pages=len(invitations))


def _still_open(bundle: Bundle) -> list[Invitation]:
    found = bundle.invitations.filter(state="open", expires_at__gt=clock.now()).select_related("user", "invited_by")
    return list(found.order_by("user__sign_in_name"))


def letters(invitations: list[Invitation], base: str, language: str) -> bytes:
    """The letters as one PDF."""
    held = Post.objects.filter(user__in=[each.user_id for each in invitations], state="held").select_related("deputy")
    roles: dict[Any, list[str]] = {}
    for post in held:
        roles.setdefault(post.user_id, []).append(str(posts.NAMES[post.role]))
    items = [_letter(each, base, roles.get(each.user_id, [])) for each in invitations]
    return printing.printed("letter", language, _("Invitations"), words=_words(), items=items)


def _letter(invitation: Invitation, base: str, roles: list[str]) -> dict[str, Any]:
    code, page = code_of(invitation), f"{base}{address('invitation:open')}"
    congress = tenancy.current()
    return {
        "name": invitation.user.shown_name,
        "sign_in_name": invitation.user.sign_in_name,
        "posts": _("As: %(posts)s") % {"posts": _(", ").join(roles)} if roles else "",
        "why": WHY[invitation.kind]() % {"congress": congress.name},
        "congress": congress.name,
        "phone": congress.phone,
        "code": grouped_code(code),
        "qr": printing.qr_code(f"{page}#{code}"),
        "address": page.partition("://")[2],
        "until": _("Works once, until %(day)s") % {"day": day(invitation.expires_at, clock.now())},
    }


WHY: dict[str, Any] = {
    "welcome": lambda: _(
        "%(congress)s has made an account for you. Choose a password of your own; nobody else knows it."
    ),
    "reset": lambda: _("Two administrators of %(congress)s have opened your account anew. Choose a new password."),
}


def _words() -> dict[str, Any]:
    return {
        "product": _("Hearth"),
        "heading": _("Your way in"),
        "qr": _("QR code: opens your invitation"),
        "scan": _("Scan it with your telephone"),
        "or_type": _("Or open this address and type the code of the invitation"),
        "name": _("Your sign-in name"),
        "code": _("Code of the invitation"),
        "keep": _("Whoever has this letter can open your account. Destroy it once you have signed in."),
        "next": _("What happens next"),
        "steps": [
            _("You see which post is offered to you, and by whom."),
            _("You choose a password of at least 12 characters."),
            _("You are signed in, and your desk opens."),
        ],
        "telephone": _("Questions? Call %(phone)s"),
    }


def forget_old(now: datetime) -> None:
    """A letter that opens nothing any more is not kept."""
    for bundle in Bundle.objects.filter(ordered_at__lt=now - timedelta(days=DAYS_KEPT)):
        bundle.file.unlink(missing_ok=True)
        bundle.delete()
