"""Words that did not come through the web: somebody telephoned or walked in."""

from __future__ import annotations

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.journey.contact.actions.submitting import Words, submit
from hearth.journey.contact.models import DeputyCode, Thread


@action("contact.submit_for")
def submit_for(code: DeputyCode, words: Words, key: bytes, *, by: By) -> Thread:
    """Staff write down what a person told them; the ledger says who did."""
    return submit(code, words, key, by=by)
