"""How pages about people answer: what was done is said, what was refused too, and the person's page stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say


def done(act: Callable[[], Any], sentence: str, user: Any) -> HttpResponse:
    """Do it, and go back to this person's page with a word about it."""
    try:
        act()
    except Refused as refusal:
        sentence = str(refusal.sentence)
    return say(SeeOther(address("people:person", user.pk)), sentence)
