"""Deputies, units and, for those who give posts, staff: by name, by its sound or by the initials of the sound.

They are some hundreds, and every search asks for them: each process remembers their names for a few seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from hearth.core import clock, tenancy
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bigrams import folded
from hearth.core.remembering import Memory
from hearth.ground.accounts.posts import NAMES
from hearth.ground.congress.models import Post, Unit
from hearth.ground.congress.queries import MOST_WORDS, serving
from hearth.journey.casework.rules import may_look

MOST = 40  # of each kind; who finds more writes more of the name
SECONDS = 10


class Person(NamedTuple):
    """Somebody, or a unit, as a row of what was found."""

    kind: Any
    symbol: str
    name: str
    more: str
    address: str


class Name(NamedTuple):
    """What somebody is called in either language and how it sounds, and who it is."""

    told: tuple[str, str]
    sound: str
    who: Any

    def fits(self, words: list[str]) -> bool:
        """Whether all of these words stand in the names, or begin the sound or its initials."""
        return all(any(word in name for name in self.told) or f" {word}" in f" {self.sound}" for word in words)


class Register(NamedTuple):
    """Everybody who can be found, in the order of the sound of their names."""

    deputies: list[Name]
    units: list[Name]
    staff: list[Name]


KNOWN: Memory[Register] = Memory(seconds=SECONDS, most=50)


def found(actor: Any, words: list[str], asked: dict[str, Any], most: int = MOST) -> list[Person]:
    """Those who are called so; a unit and staff only for people who work with them."""
    sought = [folded(word) for word in words[:MOST_WORDS]]
    if not sought:
        return []
    known = KNOWN.recall((tenancy.current_id(), clock.today()), _everybody)
    people = [_deputy(seat) for seat in _called(known.deputies, sought, most) if _is_meant(seat, asked)]
    if may_look(actor) and "of" not in asked:
        people += [_unit(unit) for unit in _called(known.units, sought, most)]
    if may("congress.invite", actor, None) and "of" not in asked:
        people += [_member(*member) for member in _called(known.staff, sought, most)]
    return people


def _called(names: list[Name], sought: list[str], most: int) -> list[Any]:
    return [name.who for name in names if name.fits(sought)][:most]


def _is_meant(seat: Any, asked: dict[str, Any]) -> bool:
    return "of" not in asked or str(seat.deputy_id) in asked["of"]


def _deputy(seat: Any) -> Person:
    person = seat.deputy
    where = address("congress:deputy", person.code)
    return Person(_("Deputy"), "user", person.name, f"{seat.district.name} · {person.code}", where)


def _unit(unit: Any) -> Person:
    where = f"{address('casework:board')}?tray=all&unit={unit.pk}"
    return Person(_("Unit"), "building", unit.name, unit.phone, where)


def _member(user: Any, roles: list[str]) -> Person:
    told = " · ".join(str(NAMES.get(role, role)) for role in roles)
    return Person(_("Staff"), "users-group", user.shown_name, told, address("people:person", user.pk))


def _everybody() -> Register:
    return Register(
        [_name(seat, seat.deputy, seat.deputy.name_zh) for seat in serving()],
        [_name(unit, unit, unit.name_zh) for unit in Unit.objects.filter(is_active=True).order_by("sound", "id")],
        list(_staff()),
    )


def _staff() -> Iterator[Name]:
    """Each person once, with every post they hold today but a deputy’s."""
    today = Post.objects.held_on(clock.today()).exclude(role="deputy").select_related("user")
    roles: dict[Any, list[str]] = {}
    for post in today.order_by("user__sound", "user__pk", "role"):
        roles.setdefault(post.user, []).append(post.role)
    for user, held in roles.items():
        yield _name((user, list(dict.fromkeys(held))), user, user.name)


def _name(who: Any, called: Any, own: str) -> Name:
    return Name((folded(own), folded(called.name_en)), called.sound, who)
