"""Past-tense names of what happened, as the ledger keeps them."""

from enum import StrEnum


class Event(StrEnum):
    """Each app lists its own; the value begins with the app's name and never changes once written."""
