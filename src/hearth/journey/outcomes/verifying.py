"""Who looks at an outcome, and on which side: nothing is published on one side's word alone."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.core.actors import By
from hearth.journey.outcomes.models import Outcome
from hearth.journey.outcomes.rules import is_deputy_of_it


def locked(outcome: Outcome) -> None:
    """Whoever decides about it waits for each other; it is read as it stands now."""
    outcome.refresh_from_db(from_queryset=Outcome.objects.select_for_update())
    outcome.forget_standings()


def sides_of(actor: By, outcome: Outcome) -> Iterator[str]:
    """On which sides this person may speak: for staff, for the deputies of what it came of, or both."""
    if "clerk" in actor.roles:
        yield "staff"
    if is_deputy_of_it(actor, outcome):
        yield "deputy"
