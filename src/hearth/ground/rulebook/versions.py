"""Which rules a congress lives by: those it adopted last, or a profile as it is shipped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from hearth.core import clock, tenancy
from hearth.core.remembered import Remembered
from hearth.core.remembering import Memory
from hearth.ground.rulebook.models.version import ProfileVersion
from hearth.ground.rulebook.profile import Profile, shipped

_current: Memory[Profile] = Memory(seconds=5, most=64)
IN_FORCE = Remembered(lambda at: ProfileVersion.objects.valid(at)[:1], at=datetime)
ADOPTED = Remembered(lambda: _adopted().order_by("pk").values_list("pk"))


def in_force(at: datetime | None = None) -> Profile:
    """The rules of the congress in scope, now or at a moment; new ones reach every process within seconds."""
    if at is not None:
        return looked_up(at)
    congress, now = tenancy.current(), clock.now()
    return _current.recall((congress.id, congress.profile, timezone.localdate(now)), lambda: looked_up(now))


def looked_up(at: datetime) -> Profile:
    """The same, as the database has it."""
    version = version_at(at)
    return version.profile if version else Profile.named(tenancy.current().profile)


def version_at(at: datetime) -> Any:
    """What the congress itself had adopted by then, if anything."""
    return IN_FORCE.first(at=at)


def editions() -> dict[str, Profile]:
    """Every profile that something may run by here, by the name it is remembered by."""
    adopted = _adopted().order_by("number")
    return {name: Profile.named(name) for name in shipped()} | {each.code: each.profile for each in adopted}


def adopted() -> tuple[Any, ...]:
    """The keys of what the congress itself ever adopted: as long as they are the same, so are the editions."""
    return tuple(key for (key,) in ADOPTED.tuples())


def _adopted() -> Any:
    return ProfileVersion.objects.filter(state="in_force")


def forget() -> None:
    """Look it up anew."""
    _current.forget()
