"""How people prove who they are, each proof used up by being shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hearth.core import clock
from hearth.core.plain import plain
from hearth.ground.accounts import one_time, passkeys, totp
from hearth.ground.accounts.models import OneTimeCode, SecondFactor, User
from hearth.ground.accounts.passkeys import Site
from hearth.ground.accounts.queries import next_on_card

LONGEST = 16_000  # a passkey's answer is a few kilobytes


def shown(user: User, way: str, typed: str, site: Site) -> SecondFactor | None:
    """The factor of this person that the words prove, now used up; None where they prove nothing."""
    if way == "passkey":
        return passkeys.shown(user, typed, site)
    check = BY_CODE.get(way)
    return check(user, _digits(typed), clock.now()) if check else None


def _by_app(user: User, code: str, now: datetime) -> SecondFactor | None:
    apps: list[SecondFactor] = list(SecondFactor.objects.filter(user=user, kind="app"))
    for app in apps:
        step = totp.step_of(app.secret, code, now, after=app.counter)
        # the second of two browsers that send the same code finds the counter moved on
        unused = SecondFactor.objects.filter(pk=app.pk, counter__lt=step or 0)
        if step and unused.update(counter=step, used_at=now):
            return app
    return None


def _by_card(user: User, code: str, now: datetime) -> SecondFactor | None:
    asked = next_on_card(user)
    return _used_up(asked, code, now) if asked else None


def _by_recovery_code(user: User, code: str, now: datetime) -> SecondFactor | None:
    unused = OneTimeCode.objects.filter(factor__user=user, factor__kind="codes", used_at=None)
    used = (_used_up(each, code, now) for each in unused.select_related("factor"))
    return next(filter(None, used), None)


def _used_up(asked: OneTimeCode, code: str, now: datetime) -> SecondFactor | None:
    if not one_time.is_right(asked, code):
        return None
    if not OneTimeCode.objects.filter(pk=asked.pk, used_at=None).update(used_at=now):
        return None
    SecondFactor.objects.filter(pk=asked.factor_id).update(used_at=now)
    return asked.factor


def _digits(typed: str) -> str:
    """As people type it: in groups, and with the wide digits of a Chinese keyboard."""
    wide = str.maketrans("０１２３４５６７８９", "0123456789")
    return "".join(plain(typed).translate(wide).replace("-", "").split())


BY_CODE: dict[str, Callable[[User, str, datetime], SecondFactor | None]] = {
    "app": _by_app,
    "card": _by_card,
    "codes": _by_recovery_code,
}
