"""Who stands how to a thread, as rules."""

from __future__ import annotations

from typing import Any

from hearth.core.actors import SUPERVISOR, By
from hearth.core.rules import rule


@rule
def is_addressee(actor: By, thread: Any) -> bool:
    """The deputy it was written to, once it was delivered."""
    return actor.deputy is not None and thread.deputy_id == actor.deputy.pk and thread.was_delivered


@rule
def is_addressees_aide(actor: By, thread: Any) -> bool:
    """An aide of that deputy: acts in their name, and the ledger says so."""
    return thread.was_delivered and any(thread.deputy_id == deputy.pk for deputy in actor.acts_for)


@rule
def is_author(actor: By, thread: Any) -> bool:
    """The citizen who wrote it: the holder of its tracking code."""
    return actor.thread is not None and actor.thread.pk == thread.pk


@rule
def is_own(actor: By, thing: Any) -> bool:
    """It is the actor's own: their phrase."""
    return bool(thing.user_id == actor.id)


@rule
def is_own_deputy(actor: By, deputy: Any) -> bool:
    """The deputy is the actor, or one they act for."""
    return any(mine.pk == deputy.pk for mine in (actor.deputy, *actor.acts_for) if mine)


@rule
def is_kept_out(actor: By, thing: Any) -> bool:
    """Whom a message is about, and, once it is sealed, whoever was not named to read it (D4)."""
    thread = getattr(thing, "thread", thing)
    return hasattr(thread, "keeps_out") and bool(thread.keeps_out(actor))


@rule
def is_confidant(actor: By, thing: Any) -> bool:
    """Somebody a sealed matter lies with: the chair, the congress above, a reader they named."""
    thread = getattr(thing, "thread", thing)
    if not hasattr(thread, "confides_in"):
        return bool(actor.roles & {"leader", SUPERVISOR})
    return bool(thread.confides_in(actor))


@rule
def is_second(actor: By, thing: Any) -> bool:
    """Somebody else than who asked: two persons are needed."""
    return actor.id is not None and getattr(thing, "user_id", None) != actor.id
