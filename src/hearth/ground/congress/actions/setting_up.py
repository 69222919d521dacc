"""What a congress is made of: areas, places, electoral districts, delegations, groups, stations, units, deputies."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.core.sounds import in_pinyin, sound_of, sound_of_person
from hearth.ground.audit.recording import record
from hearth.ground.congress.events import Happened
from hearth.ground.congress.hanging import hanging_on
from hearth.ground.congress.models import Area, Deputy, Mandate, Unit
from hearth.ground.congress.naming import name_accounts

TAKEN = _("There is one of this name already. Choose another name, or correct the one that is there.")
WIDTH = 5  # tiles in a row, until somebody arranges them


@action("congress.add")
def add(thing: Any, *, by: By) -> Any:
    """The congress has one more of something."""
    if isinstance(thing, Area):
        thing.row, thing.column = _free_tile()
    _fill_in(thing)
    if record(Happened.ADDED, thing, by=by, new=[thing], unless_taken=True) is None:
        raise Refused(TAKEN)
    return thing


@action("congress.correct")
def correct(thing: Any, *, by: By, **changes: Any) -> Any:
    """What is written about it is put right."""
    changed = [name for name, value in changes.items() if getattr(thing, name) != value]
    if not changed:
        return thing
    for name in changed:
        setattr(thing, name, changes[name])
    changed += _fill_in(thing)
    try:
        with transaction.atomic():
            thing.save(update_fields=changed)
    except IntegrityError:
        raise Refused(TAKEN) from None
    if isinstance(thing, Deputy) and {"name_zh", "name_en"} & set(changed):
        name_accounts([thing.pk])
    record(Happened.CORRECTED, thing, by=by, fields=sorted(changed))
    return thing


@action("congress.remove")
def remove(thing: Any, *, by: By) -> None:
    """It was entered by mistake, or is no more. Where something hangs on it, it stays."""
    if left := hanging_on(thing):
        raise Refused(_("It cannot be removed: %(things)s would be left without it.") % {"things": left})
    if isinstance(thing, Deputy):
        Mandate.objects.filter(deputy=thing, state="elected").delete()
    record(Happened.REMOVED, thing, by=by)
    thing.delete()


@action("congress.close_unit")
def close_unit(unit: Unit, *, by: By) -> None:
    """Nothing new is passed to it; what it has done remains."""
    if Unit.objects.filter(pk=unit.pk, is_active=True).update(is_active=False):
        record(Happened.UNIT_CLOSED, unit, by=by)


@action("congress.reopen_unit")
def reopen_unit(unit: Unit, *, by: By) -> None:
    """It handles matters again."""
    if Unit.objects.filter(pk=unit.pk, is_active=False).update(is_active=True):
        record(Happened.UNIT_REOPENED, unit, by=by)


def _fill_in(thing: Any) -> list[str]:
    """What follows from the name: how it sounds, and for people how it is written in letters."""
    filled = []
    if hasattr(thing, "sound"):
        thing.sound = sound_of_person(thing.name_zh) if isinstance(thing, Deputy) else sound_of(thing.name_zh)
        filled.append("sound")
    if isinstance(thing, Deputy) and not thing.name_en:
        thing.name_en = in_pinyin(thing.name_zh)
        filled.append("name_en")
    return filled


def _free_tile() -> tuple[int, int]:
    """The first tile of the schematic map on which nothing lies."""
    taken = set(Area.objects.values_list("row", "column"))
    tiles = ((number // WIDTH + 1, number % WIDTH + 1) for number in range(len(taken) + 1))
    return next(tile for tile in tiles if tile not in taken)
