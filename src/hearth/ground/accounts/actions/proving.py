"""Proving once more who sits there, before something that must not be done from a found telephone."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.accounts import proofs
from hearth.ground.accounts.actions.second_step import WRONG_CODE, WRONG_PASSKEY, count_try
from hearth.ground.accounts.actions.signing_in import new_secret, token_of
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SignIn
from hearth.ground.accounts.passkeys import Site
from hearth.ground.audit.recording import record

WRONG_PASSWORD = _("This is not your password. Check it and try again.")
SENTENCES = {"password": WRONG_PASSWORD, "passkey": WRONG_PASSKEY}


def prove(session: SignIn, way: str, typed: str, *, by: By, congress: Any, network: bytes, site: Site) -> str:
    """A person shows their password or a factor once more; for some minutes nothing asks again.

    The session gets a new secret, which is answered: a copy of the old one opens nothing more (ASVS 5.0, V7.2.4).
    """
    count_try(session.user, way, network)
    secret = _prove(session, way, typed, by=by, congress=congress, site=site)
    if not secret:
        raise Refused(SENTENCES.get(way, WRONG_CODE))
    return secret


@action("accounts.prove")
def _prove(session: SignIn, way: str, typed: str, *, by: By, congress: Any, site: Site) -> str:
    """The try is written down however it ends."""
    user, secret = session.user, new_secret()
    is_right = user.has_password(typed) if way == "password" else proofs.shown(user, way, typed, site) is not None
    if is_right:
        session.proved_at, session.token = clock.now(), token_of(secret)
        session.has_second_factor = session.has_second_factor or way != "password"
        session.save(update_fields=["proved_at", "token", "has_second_factor"])
    record(Happened.PROVED if is_right else Happened.PROOF_FAILED, congress, by=by, user=str(user.pk), way=way)
    return secret if is_right else ""
