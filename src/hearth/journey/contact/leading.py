"""To which congress a printed or typed code leads: all that may be asked before a congress is known."""

from __future__ import annotations

from django.db.models import Func, Value

from hearth.ground.congress.models import Congress


def congress_behind(kind: str, number: str) -> Congress | None:
    """The congress behind a printed "code" or a tracking code's "locator".

    PostgreSQL answers by a function that looks past the wall and tells the congress, and nothing else.
    """
    led_to = Func(Value(number), function=f"congress_behind_{kind}", output_field=Congress._meta.pk)
    found: Congress | None = Congress.objects.filter(pk=led_to).first()
    return found
