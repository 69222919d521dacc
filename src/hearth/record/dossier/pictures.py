"""What goes with lines of a file: photos made again without place, time or telephone, and voice notes."""

from __future__ import annotations

import shutil
from pathlib import Path

from hearth.core.photos import Unreadable, rewrite, thumbnail_of
from hearth.record.dossier.models import DutyPhoto, DutyRecord, DutyVoice


def move_in(photo: DutyPhoto, drawn: Path) -> None:
    """Lay a picture that was made again where it is shown; drawn is kept, since several lines may show the same."""
    photo.file.parent.mkdir(parents=True, exist_ok=True)
    for file, place in zip((drawn, thumbnail_of(drawn)), photo.sizes, strict=True):
        fresh = place.with_suffix(".fresh")
        shutil.copyfile(file, fresh)
        fresh.chmod(0o600)
        fresh.replace(place)


def keep(record: DutyRecord) -> None:
    """What has arrived with this line: each photo is made again, the recording is locked into its place."""
    for photo in DutyPhoto.objects.filter(record=record, state="waiting").order_by("number"):
        _draw_one(photo)
    for voice in DutyVoice.objects.filter(record=record):
        voice.lay_down()


def drop(record: DutyRecord) -> None:
    """The line was taken out, or struck: what came with it goes with it."""
    for photo in DutyPhoto.objects.filter(record=record):
        for file in photo.kept:
            file.unlink(missing_ok=True)
        photo.delete()
    for voice in DutyVoice.objects.filter(record=record):
        voice.silence()
        voice.delete()


def _draw_one(photo: DutyPhoto) -> None:
    drawn = photo.arrived.with_suffix(".jpg")
    waiting = DutyPhoto.objects.filter(pk=photo.pk, state="waiting")
    try:
        made = rewrite(photo.arrived, drawn)
    except (Unreadable, FileNotFoundError):
        waiting.update(state="unreadable")
    else:
        move_in(photo, drawn)
        waiting.update(state="ready", width=made.width, height=made.height, original_hash=made.sha256_original)
    for file in (photo.arrived, drawn, thumbnail_of(drawn)):
        file.unlink(missing_ok=True)
