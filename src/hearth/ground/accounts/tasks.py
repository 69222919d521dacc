from __future__ import annotations

from hearth.core.jobs import job
from hearth.ground.accounts import letters
from hearth.ground.audit.models import Entry


@job("accounts.tell_owner", queue="post")
def tell_owner(entry: Entry) -> None:
    """A person hears what happened to their account."""
    letters.post(entry)
