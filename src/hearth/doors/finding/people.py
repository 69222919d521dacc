"""Deputies, units and, for those who give posts, staff: by name, by its sound or by the initials of the sound."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.ground.accounts.models import User
from hearth.ground.accounts.posts import NAMES
from hearth.ground.congress.lists import units_in_state
from hearth.ground.congress.models import Post, Unit
from hearth.ground.congress.queries import MOST_WORDS, bearing, serving
from hearth.journey.casework.rules import may_look

MOST = 40  # of each kind; who finds more writes more of the name


class Person(NamedTuple):
    """Somebody, or a unit, as a row of what was found."""

    kind: Any
    symbol: str
    name: str
    more: str
    address: str


def found(actor: Any, words: list[str], asked: dict[str, Any], most: int = MOST) -> list[Person]:
    """Those who are called so; a unit and staff only for people who work with them."""
    if not words:
        return []
    return [*_deputies(words, asked, most), *_units(actor, words, asked, most), *_staff(actor, words, asked, most)]


def _deputies(words: list[str], asked: dict[str, Any], most: int) -> Iterator[Person]:
    held = bearing(serving(), " ".join(words))
    if "of" in asked:
        held = held.filter(deputy__in=asked["of"])
    for seat in held[:most]:
        person = seat.deputy
        where = address("congress:deputy", person.code)
        yield Person(_("Deputy"), "user", person.name, f"{seat.district.name} · {person.code}", where)


def _units(actor: Any, words: list[str], asked: dict[str, Any], most: int) -> Iterator[Person]:
    if not may_look(actor) or "of" in asked:
        return
    called = units_in_state(Unit.objects.filter(*map(_called, words[:MOST_WORDS])), "open")
    for unit in called.order_by("sound", "id")[:most]:
        where = f"{address('casework:board')}?tray=all&unit={unit.pk}"
        yield Person(_("Unit"), "building", unit.name, unit.phone, where)


def _staff(actor: Any, words: list[str], asked: dict[str, Any], most: int) -> Iterator[Person]:
    if not may("congress.invite", actor, None) or "of" in asked:
        return
    today = Post.objects.held_on(clock.now().date()).exclude(role="deputy")
    named = User.objects.filter(*map(partial(_called, own="name"), words[:MOST_WORDS]), pk__in=today.values("user"))
    shown = list(named.order_by("sound", "pk")[:most])
    posts: dict[Any, list[str]] = {}
    for post in today.filter(user__in=shown).order_by("role"):
        posts.setdefault(post.user_id, []).append(str(NAMES.get(post.role, post.role)))
    for user in shown:
        told = " · ".join(dict.fromkeys(posts.get(user.pk, [])))
        yield Person(_("Staff"), "users-group", user.shown_name, told, address("people:person", user.pk))


def _called(word: str, own: str = "name_zh") -> Q:
    """A name in either language, the beginning of its sound or of its initials."""
    sound = word.lower()
    by_sound = Q(sound__startswith=sound) | Q(sound__contains=f" {sound}")
    return Q(**{f"{own}__icontains": word}) | Q(name_en__icontains=word) | by_sound
