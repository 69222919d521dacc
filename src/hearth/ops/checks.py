"""What `./hearth manage check --deploy` adds to Django's own checks; with `--database default` it asks PostgreSQL too.

The doctor looks at the same things and says them to an operator; this is for whoever deploys by a script.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError

from hearth.core.outermost import HEADERS
from hearth.ops import safety, ways_out
from hearth.ops.findings import Finding

TAG = "hearth"
OUTERMOST = "hearth.core.outermost.OutermostMiddleware"
OF_DATABASE: dict[str, Callable[[], Finding]] = {
    "hearth.W004": safety.walls_between_congresses,
    "hearth.W005": safety.accounts,
    "hearth.W006": safety.ledger,
    "hearth.W007": safety.durability,
}


@register(TAG, deploy=True)
def keys_are_closed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Only their owner reads the keys."""
    return _told(safety.keys(Path(settings.DATA) / "keys"), "hearth.W001")


@register(TAG, deploy=True)
def hosts_are_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A foreign Host header must not end up in a letter."""
    return _told(safety.hosts(), "hearth.W002")


@register(TAG, deploy=True)
def headers_are_sent(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """In place of Django's W001 and W002: our own outermost middleware sends these headers."""
    if settings.MIDDLEWARE[0] == OUTERMOST and "Strict-Transport-Security" in HEADERS:
        return []
    hint = "Set HEARTH_SECURE=1, and leave OutermostMiddleware first in MIDDLEWARE."
    return [Warning("Browsers are not told to insist on https.", hint=hint, id="hearth.W003")]


@register(TAG, deploy=True)
def nobody_reads_on_the_way(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Letters, and a database on another machine."""
    return _told(ways_out.letters(), "hearth.W009") + _told(ways_out.database(), "hearth.W010")


@register(TAG, deploy=True)
def the_database_is_safe(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """PostgreSQL is only asked where the command names it, and after its tables were made."""
    if not databases:
        return []
    try:
        return [message for number, look in OF_DATABASE.items() for message in _told(look(), number)]
    except DatabaseError as problem:
        return [Warning(f"The database could not be looked at: {problem}", id="hearth.W008")]


def _told(finding: Finding, number: str) -> list[CheckMessage]:
    return [] if finding.is_well else [Warning(finding.sentence, hint=finding.advice, id=number)]
