"""What units still owe after they answered: the chapter on outcomes keeps it, `hearth.panels` leads there."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.journey.suggestions.models import Suggestion

Owing = Callable[[Suggestion], bool]


def is_owed(suggestion: Suggestion) -> bool:
    """Whether something was promised in an answer to it that is neither kept nor explained."""
    told: list[Owing] = import_string(settings.HEARTH_OWED)
    return any(owed(suggestion) for owed in told)
