"""Adding, naming and removing what one has beside a password. Whoever else is signed in is out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.accounts import one_time, passkeys, totp
from hearth.ground.accounts.actions.signing_out import end_others
from hearth.ground.accounts.events import Happened
from hearth.ground.accounts.models import SecondFactor, SignIn, User
from hearth.ground.accounts.models.second_factor import BESIDE_A_PASSWORD
from hearth.ground.accounts.passkeys import Site
from hearth.ground.audit.recording import record

NOT_THIS_CODE = _("This code does not fit. Type the six digits your app shows now, and check the telephone’s clock.")
NOT_THIS_PASSKEY = _("The passkey could not be made. Try again, or take another way.")
LAST_ONE = _("This is your only second factor, and your post needs one. Add another first.")
MOST = 10
ENOUGH = _("You have ten of them. Remove one first.")


@action("accounts.add_app")
def add_app(user: User, secret: str, code: str, name: str, *, by: By, session: SignIn, congress: Any) -> SecondFactor:
    """An authenticator app is taken when it shows the right code, so nobody is locked out by a mistake in scanning."""
    step = totp.step_of(secret, code, clock.now())
    if step is None:
        raise Refused(NOT_THIS_CODE)
    app = SecondFactor(user=user, kind="app", name=name, secret=secret, counter=step, added_at=clock.now())
    return _added(app, session, congress, by)


@action("accounts.add_passkey")
def add_passkey(
    user: User, typed: str, name: str, *, by: By, session: SignIn, congress: Any, site: Site
) -> SecondFactor:
    """A device's key is taken when it answers our challenge and its owner unlocked it."""
    key = passkeys.created(user, typed, site)
    if key is None or SecondFactor.objects.filter(credential=key["credential"]).exists():
        raise Refused(NOT_THIS_PASSKEY)
    passkey = SecondFactor(user=user, kind="passkey", name=name, added_at=clock.now(), **key)
    return _added(passkey, session, congress, by)


def _added(factor: SecondFactor, session: SignIn, congress: Any, by: By) -> SecondFactor:
    if SecondFactor.objects.filter(user=factor.user_id).count() >= MOST:
        raise Refused(ENOUGH)
    factor.save(force_insert=True)
    _begin_anew(session)
    record(Happened.FACTOR_ADDED, congress, by=by, user=str(factor.user_id), factor=str(factor.pk), kind=factor.kind)
    return factor


def _begin_anew(session: SignIn) -> None:
    """This browser has just shown the factor; every other session was begun without it."""
    end_others(session)
    SignIn.objects.filter(pk=session.pk).update(has_second_factor=True)


@action("accounts.make_recovery_codes")
def make_recovery_codes(user: User, *, by: By, congress: Any) -> list[str]:
    """Ten codes for the day the telephone is lost; those made before are no longer good."""
    SecondFactor.objects.filter(user=user, kind="codes").delete()
    factor = SecondFactor.objects.create(user=user, kind="codes", added_at=clock.now())
    codes = one_time.recovery_codes()
    one_time.keep(factor, codes)
    record(Happened.FACTOR_ADDED, congress, by=by, user=str(user.pk), factor=str(factor.pk), kind="codes")
    return codes


@action("accounts.rename_factor")
def rename_factor(factor: SecondFactor, name: str, *, by: By, congress: Any) -> None:
    """People call their factors what they like."""
    factor.name = name
    factor.save(update_fields=["name"])
    record(Happened.FACTOR_RENAMED, congress, by=by, user=str(factor.user_id), factor=str(factor.pk))


@action("accounts.remove_factor")
def remove_factor(factor: SecondFactor, *, by: By, session: SignIn, congress: Any, is_needed: bool) -> None:
    """A factor is lost or no longer wanted; never the last one of a person whose post needs one."""
    others = SecondFactor.objects.filter(user=factor.user_id, kind__in=BESIDE_A_PASSWORD).exclude(pk=factor.pk)
    is_last = factor.kind in BESIDE_A_PASSWORD and not others.exists()
    if is_last and is_needed:
        raise Refused(LAST_ONE)
    key, kind = str(factor.pk), factor.kind
    factor.delete()
    if is_last:  # recovery codes only stand in for a factor
        SecondFactor.objects.filter(user=factor.user_id).delete()
    end_others(session)
    record(Happened.FACTOR_REMOVED, congress, by=by, user=str(factor.user_id), factor=key, kind=kind)
