"""Photos as they arrive: written down before anybody is thanked, and kept while a form is being put right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing

from hearth.core.arrivals import arrived, write_down
from hearth.core.recordings import Spoken
from hearth.core.tenancy import inside, known_id
from hearth.core.voices import KINDS
from hearth.ground.congress.models import Congress
from hearth.journey.contact.models import Photo

HOURS_KEPT = 48
_signer = signing.TimestampSigner(salt="hearth.photo")


def keep(files: Iterable[Any]) -> tuple[UUID, ...]:
    """Write these files down as they came; each gets the name under which its photo will be known."""
    return tuple(write_down(file) for file in files)


def forget_abandoned(now: float) -> int:
    """Remove files whose form was never sent; those of a message have been rewritten long since."""
    folder = Path(settings.DATA) / "incoming"
    old = [file for file in folder.glob("*") if now - file.stat().st_mtime > 2 * HOURS_KEPT * 3600]
    waiting = _waiting([key for file in old if (key := known_id(file.name))])
    gone = [file for file in old if known_id(file.name) not in waiting]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _waiting(photos: list[UUID]) -> set[UUID]:
    """Which of these are still to be rewritten; the folder is shared by all congresses."""
    found: set[UUID] = set()
    for congress in Congress.objects.all():
        with inside(congress):
            found.update(Photo.objects.filter(pk__in=photos, state="waiting").values_list("pk", flat=True))
    return found


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


def unused(kept: Iterable[str], model: Any) -> tuple[UUID, ...]:
    """The files behind such claims that stand in no row of this kind yet."""
    arrivals = claimed(kept)
    used = set(model.objects.filter(pk__in=arrivals).values_list("pk", flat=True)) if arrivals else set()
    return tuple(arrival for arrival in arrivals if arrival not in used)


def spoken(form: Any, model: Any) -> Spoken | None:
    """The recording just sent with this form, or the one that came with it before and stands in no row yet."""
    if form.voice_kind and (file := form.cleaned_data.get("voice")):
        return Spoken(keep([file])[0], form.voice_kind)
    claim, _dot, kind = form.spoken.rpartition("~")
    arrivals = unused([claim], model) if kind in KINDS else ()
    return Spoken(arrivals[0], kind) if arrivals else None


def spoken_claim(voice: Spoken | None) -> str:
    """What the form carries in place of a recording that has arrived already."""
    return f"{claims([voice.arrival])[0]}~{voice.kind}" if voice else ""


def _behind(claim: str) -> UUID | None:
    try:
        return UUID(_signer.unsign(claim, max_age=HOURS_KEPT * 3600))
    except (signing.BadSignature, ValueError):
        return None


def _is_here(photo: UUID) -> bool:
    return arrived(photo).exists()
