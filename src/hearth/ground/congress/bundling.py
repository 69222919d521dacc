"""Accounts and invitations for every deputy who has none, made while nobody waits."""

from __future__ import annotations

from typing import Any

from hearth.core import tenancy
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.congress import actions
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Bundle, Deputy
from hearth.ground.congress.roll import without_account
from hearth.ground.congress.sign_in_names import spelt


def invite_all(bundle: Bundle) -> None:
    """Invite whoever is not invited yet; a second time, or for somebody who lost the right, it does nothing."""
    by = actor_for(User.objects.get(pk=bundle.ordered_by))
    for deputy in without_account() if by else ():
        _invite(deputy, bundle, by)


def _invite(deputy: Deputy, bundle: Bundle, by: Any) -> None:
    name = sign_in_name_for(deputy)
    person = actions.Person(deputy.name_zh, name, name_en=deputy.name_en, language=bundle.language)
    offer = actions.Offer("deputy", until=bundle.until, deputy=deputy)
    try:
        actions.invite(tenancy.current(), person, offer, by=by, bundle=bundle)
    except Refused:  # somebody took the name in this very moment; the next order finds another
        return


def sign_in_name_for(deputy: Deputy) -> str:
    """“caolixin”, or with the number of the deputy where that is taken: “caolixin.d001”, “caolixin.d001.yuhe”."""
    base = spelt(deputy.name_zh, "deputy")
    numbered = f"{base}.{deputy.code.lower()}"
    wished = [base, numbered, f"{numbered}.{tenancy.current().slug}"]
    taken = set(User.objects.filter(sign_in_name__in=wished).values_list("sign_in_name", flat=True))
    return next((name for name in wished if name not in taken), wished[-1])
