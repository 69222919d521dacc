"""What somebody has beside their password, as the tests need it."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.ground.accounts import one_time, totp
from hearth.ground.accounts.models import SecondFactor, User

PASSWORD = "a long enough password"


def user_of(actor: Any) -> User:
    """The person behind an actor."""
    return User.objects.get(pk=actor.user_id)


def with_app(actor: Any) -> SecondFactor:
    """Their authenticator app, never used."""
    secret = totp.new_secret()
    return SecondFactor.objects.create(
        user_id=actor.user_id, kind="app", name="我的手机", secret=secret, added_at=clock.now()
    )


def shown_by(app: SecondFactor, later: int = 0) -> str:
    """The six digits the app shows now, or some steps later."""
    return totp.code_at(app.secret, int(clock.now().timestamp()) // totp.SECONDS + later)


def with_paper(actor: Any, kind: str = "codes") -> list[str]:
    """Their recovery codes, or the codes of their printed card."""
    factor = SecondFactor.objects.create(user_id=actor.user_id, kind=kind, added_at=clock.now())
    codes = one_time.recovery_codes() if kind == "codes" else one_time.card_codes()
    one_time.keep(factor, codes)
    return codes
