"""Whether this congress uses the text encoder that the installation has set."""

from __future__ import annotations

from hearth.core.text.encoders import Encoder, encoder
from hearth.core.text.encoders.vectors import NotEncoded
from hearth.journey.demands.models import EncoderChoice


def chosen() -> EncoderChoice | None:
    """What this congress decided last."""
    found: EncoderChoice | None = EncoderChoice.objects.order_by("-set_at", "-id").first()
    return found


def is_allowed(found: Encoder) -> bool:
    """Whether messages of this congress may be given to it: it was turned on, and for this very place."""
    last = chosen()
    return last is not None and last.is_on and last.destination == found.destination


def encoder_here() -> Encoder | None:
    """The encoder that is set, where this congress uses it; without one in the settings nothing is asked."""
    found = encoder()
    return found if found is not None and is_allowed(found) else None


def given_to() -> str:
    """The host to which beginnings of this congress's messages go, covered, to be compared by meaning; mostly none."""
    try:
        found = encoder_here()
    except NotEncoded:  # how it is set cannot be read just now
        last = chosen()
        return last.destination if last is not None and last.is_on else ""
    return found.destination if found is not None else ""
