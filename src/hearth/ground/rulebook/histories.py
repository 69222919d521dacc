"""What happened to many clocks at once: their pauses and extensions, in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from hearth.core.rows import among
from hearth.ground.rulebook.models import Extension, Pause

History = tuple[list[Pause], list[Extension]]


def histories_of(clocks: Sequence[Any]) -> defaultdict[Any, History]:
    """By the clock's key; a clock to which nothing happened has an empty one."""
    found: defaultdict[Any, History] = defaultdict(lambda: ([], []))
    for pause in Pause.objects.filter(clock__in=among(clocks)):
        found[pause.clock_id][0].append(pause)
    for extension in Extension.objects.filter(clock__in=among(clocks)):
        found[extension.clock_id][1].append(extension)
    return found
