"""How the text encoder stands in this congress, as its page and the doctor tell."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.text.encoders import Encoder, encoder
from hearth.core.text.encoders.vectors import NotEncoded
from hearth.core.text.meaning import ENOUGH
from hearth.core.words import number
from hearth.journey.demands.choosing import chosen
from hearth.journey.demands.labels_encoder import advice_for, problem_in_words
from hearth.journey.demands.models import EncoderChoice, Encoding, TextReading, TextVector
from hearth.journey.demands.store import REMEMBERED

MOST_COUNTED = 100_000


class Shown(NamedTuple):
    """Everything the page says."""

    is_set: bool  # in this installation, and usable
    destination: str
    version: str
    last: EncoderChoice | None
    is_on: bool
    is_elsewhere: bool  # it was turned on, but for another place
    problem: str = ""
    advice: str = ""
    tried_at: datetime | None = None
    next_at: datetime | None = None
    made: str = ""
    waiting: str = ""
    declined: str = ""
    changing: bool = False
    worth: str = ""


def encoder_shown() -> Shown:
    """How it stands now."""
    last = chosen()
    was_on = last is not None and last.is_on
    try:
        found = encoder()
    except NotEncoded as error:
        problem = problem_in_words(error.problem, error.detail)
        return Shown(False, "", "", last, was_on, False, problem, advice_for(error.problem))
    if found is None:
        return Shown(False, "", "", last, was_on, False)
    is_elsewhere = last is not None and was_on and last.destination != found.destination
    shown = Shown(True, found.destination, found.version, last, was_on and not is_elsewhere, is_elsewhere)
    return shown._replace(**_figures(found)) if shown.is_on else shown


def _figures(found: Encoder) -> dict[str, Any]:
    encoding = Encoding.objects.filter(version=found.version).first()
    vectors = TextVector.objects.filter(version=found.version)
    told: dict[str, Any] = {
        "made": _counted(vectors.filter(state="made")),
        "declined": _counted(vectors.filter(state="declined")),
        "waiting": _counted(vectors.filter(state="waiting"), _still_to_come(encoding)),
        "worth": worth(encoding),
    }
    if encoding is None:
        return told
    told["changing"] = encoding.finished_at is None and Encoding.objects.exclude(pk=encoding.pk).exists()
    if encoding.problem:
        told |= {"problem": problem_in_words(encoding.problem, encoding.detail), "advice": advice_for(encoding.problem)}
    return told | {"tried_at": encoding.tried_at, "next_at": encoding.next_at}


def _still_to_come(encoding: Encoding | None) -> Any:
    rest = TextReading.objects.filter(at__gt=clock.now() - REMEMBERED)
    if encoding is None:
        return rest
    if encoding.is_through:
        return rest.none()
    return rest.filter(at__lt=encoding.reached_at).exclude(vectors__version=encoding.version)


def _counted(*rows: Any) -> str:
    amount = sum(each.order_by()[:MOST_COUNTED].count() for each in rows)
    return f"{number(MOST_COUNTED)}+" if amount >= MOST_COUNTED else str(number(amount))


def worth(encoding: Encoding | None) -> str:
    """What nearness adds to the machine’s probability here, and on what that rests."""
    if encoding is None or encoding.weighed_at is None or encoding.by_both is None:
        known: dict[str, Any] = {"pairs": encoding.pairs if encoding else 0, "enough": ENOUGH}
        return _("Nothing yet: %(pairs)s of at least %(enough)s pairs have been decided by people here.") % known
    known = {"pairs": encoding.pairs, "before": f"{encoding.by_words:.3f}", "after": f"{encoding.by_both:.3f}"}
    if encoding.slope is None:
        return _("Nothing: on %(pairs)s decided pairs it was no better (error %(before)s, with it %(after)s).") % known
    return _("Learnt from %(pairs)s decided pairs: error %(before)s by words, %(after)s by both.") % known


def for_copy(thread: Any) -> list[dict[str, Any]]:
    """For the resident: what was made of their message, by which model, and so to whom its beginning was given."""
    made = TextVector.objects.filter(reading__thread=thread.pk).order_by("version")
    return [
        {
            "version": each.version,
            "state": each.state,
            "since": each.asked_at.isoformat(),
            "numbers": each.numbers.hex(),
        }
        for each in made
    ]
