"""Photos as they arrive: written down before anybody is thanked, and kept while a form is being put right."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing

from hearth.core.ids import uuid7
from hearth.journey.contact.models import Photo

HOURS_KEPT = 48
_signer = signing.TimestampSigner(salt="hearth.photo")


def keep(files: Iterable[Any]) -> tuple[UUID, ...]:
    """Write these files down as they came; each gets the name under which its photo will be known."""
    return tuple(_keep_one(file) for file in files)


def _keep_one(file: Any) -> UUID:
    name = uuid7()
    place = Path(settings.DATA) / "incoming" / str(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        for chunk in file.chunks():
            opened.write(chunk)
        opened.flush()
        os.fsync(opened.fileno())
    return name


def forget_abandoned(now: float) -> int:
    """Remove files whose form was never sent; those of a message have been rewritten long since."""
    folder = Path(settings.DATA) / "incoming"
    old = [file for file in folder.glob("*") if now - file.stat().st_mtime > 2 * HOURS_KEPT * 3600]
    waiting = {str(key) for key in Photo.objects.filter(state="waiting").values_list("pk", flat=True)[:10_000]}
    gone = [file for file in old if file.name not in waiting]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def claims(photos: Iterable[UUID]) -> list[str]:
    """What the form carries in place of photos that have arrived already."""
    return [_signer.sign(photo.hex) for photo in photos]


def claimed(kept: Iterable[str]) -> tuple[UUID, ...]:
    """The photos behind such claims, as far as they are still here and have not been sent with a message yet."""
    photos = dict.fromkeys(photo for photo in map(_behind, kept) if photo and _is_here(photo))
    if not photos:
        return ()
    sent = set(Photo.objects.filter(pk__in=photos).values_list("pk", flat=True))
    return tuple(photo for photo in photos if photo not in sent)


def _behind(claim: str) -> UUID | None:
    try:
        return UUID(_signer.unsign(claim, max_age=HOURS_KEPT * 3600))
    except (signing.BadSignature, ValueError):
        return None


def _is_here(photo: UUID) -> bool:
    return (Path(settings.DATA) / "incoming" / str(photo)).exists()
