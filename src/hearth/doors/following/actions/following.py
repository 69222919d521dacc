"""Somebody follows a public matter by e-mail, once they have said so from their own mailbox; and stops."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy, throttle
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.encryption import keyed_hash
from hearth.core.refusals import TooOften
from hearth.doors.following.events import Happened
from hearth.doors.following.matters import Matter
from hearth.doors.following.models import Following
from hearth.ground.audit.recording import record

HOUR, DAY = 3_600, 86_400
PER_NETWORK, PER_CONGRESS, PER_READER = 10, 300, 3
LATER = _("Too many ask just now. Try again in an hour, or take the feed, which asks for no address.")


@action("following.ask")
def ask(congress: Any, matter: Matter, email: str, language: str, *, by: By, network: bytes = b"") -> None:
    """A letter goes to the address, and without the button behind it nothing further ever does.

    Whoever asks learns nothing of the address: not whether it follows already, nor that it has had three such letters
    today and gets no more. Raises `TooOften` where a network, or everybody together, asks for more than is usual.
    """
    _not_too_many(network)
    reader = reader_of(email)
    if throttle.count(_key("reader", reader), seconds=DAY) > PER_READER:
        return
    told = {"what": matter.kind, "number": matter.code}
    key: dict[str, Any] = {"kind": matter.kind, "thing": matter.key, "reader": reader}
    known = Following.objects.filter(**key).first()
    if known is None:
        now = clock.now()
        new = Following(**key, email=email, language=language, asked_at=now, told_at=now)
        if record(Happened.ASKED, new, by=by, new=[new], unless_taken=True, **told):
            return
        known = Following.objects.get(**key)
    record(Happened.ASKED, known, by=by, **told)


@action("following.confirm")
def confirm(following: Following, *, by: By) -> None:
    """They hold the letter, so the mailbox is theirs; from now on they are told. Said twice, it changes nothing."""
    standing = _locked(following)
    if standing is not None and standing.can("confirm"):
        standing.move("confirm", told_at=clock.now())
        record(Happened.CONFIRMED, standing, by=by, what=standing.kind)


@action("following.stop")
def stop(following: Following, *, by: By) -> None:
    """They hear nothing more, and the address is gone; where it is gone already, nothing happens."""
    standing = _locked(following)
    if standing is not None:
        record(Happened.STOPPED, standing, by=by, what=standing.kind)
        standing.delete()


def reader_of(email: str) -> bytes:
    """By which an address is known again: 16 bytes, the same however it is capitalised."""
    return keyed_hash("tracking.reader", str(tenancy.current_id()), email.strip().casefold())[:16]


def _locked(following: Following) -> Following | None:
    """As it stands now; two clicks come one after the other."""
    found: Following | None = Following.objects.select_for_update().filter(pk=following.pk).first()
    return found


def _not_too_many(network: bytes) -> None:
    if network and throttle.count(_key("network", network), seconds=HOUR) > PER_NETWORK:
        raise TooOften(LATER)
    if throttle.count(_key("congress", b""), seconds=HOUR) > PER_CONGRESS:
        raise TooOften(LATER)


def _key(of: str, which: bytes) -> bytes:
    return keyed_hash(f"tracking.following_{of}", str(tenancy.current_id()), which)[:16]
