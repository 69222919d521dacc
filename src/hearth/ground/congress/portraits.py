"""From a file somebody sent to the photo on a deputy's page."""

from __future__ import annotations

from uuid import UUID

from hearth.core import photos
from hearth.core.actors import System
from hearth.core.arrivals import arrived
from hearth.ground.congress import actions
from hearth.ground.congress.models import Deputy

LONGEST_SIDE = 320  # the largest face on any page is 104 pixels wide, on screens of three to one
HOUSE = System("photos")


def make(deputy: Deputy, file: UUID) -> None:
    """Make the photo anew and show it; a second time this does nothing."""
    if deputy.portrait == file.hex or not arrived(file).exists():
        return
    before, fresh = deputy.portrait, Deputy(pk=deputy.pk, congress_id=deputy.congress_id, portrait=file.hex)
    fresh.portrait_file.parent.mkdir(parents=True, exist_ok=True)
    try:
        photos.rewrite(arrived(file), fresh.portrait_file, longest=LONGEST_SIDE)
    except photos.Unreadable:
        actions.refuse_portrait(deputy, by=HOUSE)
    else:
        actions.show_portrait(deputy, file.hex, by=HOUSE)
        if before:
            forget(deputy)
    arrived(file).unlink(missing_ok=True)


def forget(deputy: Deputy) -> None:
    """The picture this deputy was shown with leaves the disc."""
    for file in (deputy.portrait_file, photos.thumbnail_of(deputy.portrait_file)):
        file.unlink(missing_ok=True)
