"""The congress itself: how it is called, which term it is in, how its areas lie."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Area, Congress, Term

ROUND = _("That congress stands below this one already. Choose another.")
TERM_TAKEN = _("There is a term of this number already.")


@action("congress.describe")
def describe(congress: Congress, *, by: By, **changes: Any) -> None:
    """Names, telephone and licence line, as every page shows them."""
    changed = [name for name, value in changes.items() if getattr(congress, name) != value]
    if not changed:
        return
    Congress.objects.filter(pk=congress.pk).update(**{name: changes[name] for name in changed})
    record(Happened.DESCRIBED, congress.ref, by=by, fields=sorted(changed))


@action("congress.choose_above")
def choose_above(congress: Congress, above: Congress | None, *, by: By) -> None:
    """Which congress stands above this one: it gets what this place cannot decide, and sealed matters of its chair."""
    upwards = above
    while upwards is not None:
        if upwards.pk == congress.pk:
            raise Refused(ROUND)
        upwards = upwards.parent
    Congress.objects.filter(pk=congress.pk).update(parent=above)
    record(Happened.ABOVE_CHOSEN, congress.ref, by=by, above=above.slug if above else "")


@action("congress.set_term")
def set_term(term: Term, *, by: By, **changes: Any) -> Term:
    """The five years for which deputies are elected (届)."""
    for name, value in changes.items():
        setattr(term, name, value)
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError:
        raise Refused(TERM_TAKEN) from None
    record(Happened.TERM_SET, term, by=by, begins=str(term.begins_on), ends=str(term.ends_on))
    return term


@action("congress.arrange_areas")
def arrange_areas(congress: Congress, tiles: dict[UUID, tuple[int, int]], *, by: By) -> None:
    """Lay the areas towards each other as the land does: row and column of each on the schematic map."""
    areas = list(Area.objects.filter(pk__in=tiles))
    for area in areas:
        area.row, area.column = tiles[area.pk]
    Area.objects.bulk_update(areas, ["row", "column"])
    record(Happened.AREAS_ARRANGED, congress.ref, by=by, areas=len(areas))
