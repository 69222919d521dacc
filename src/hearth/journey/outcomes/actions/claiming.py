"""Somebody claims that something has changed in the world: what, by whom, since when, and what it came of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Unit
from hearth.journey.outcomes.actions.linking import laid
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Attachment, Evidence, Outcome
from hearth.journey.outcomes.models.outcome import compared
from hearth.journey.outcomes.verifying import locked

TO_COME = _("This day is still to come. Claim it once it has come about.")
BACKWARDS = _("It would end before it begins. Check the two days.")
ALREADY = _("This document stands here already, from the same issuer and with the same number.")
THE_SAME = _("This is what stands there already. Change something, or leave it.")
NOT_IN_USE = _("%(unit)s is closed. Choose the unit that took over its work.")
UNITS = frozenset({"unit", "unit-leader"})


class Claim(NamedTuple):
    """What is said to have changed."""

    kind: str
    title: str
    since: date
    words: str = ""
    where: str = ""
    unit: Unit | None = None
    issuer: str = ""
    number: str = ""
    level: str = ""
    until: date | None = None
    link: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """As a row keeps it, with what tells whether two speak of the same document."""
        named = self.unit.name_zh if self.unit else self.issuer
        return {**self._asdict(), "issuer_key": compared(named)[:120], "number_key": compared(self.number)[:120]}


class Proof(NamedTuple):
    """By what it can be seen: words, photos, a paper."""

    words: str = ""
    photos: tuple[UUID, ...] = ()
    paper: UUID | None = None


class Known(Refused):
    """The same document was claimed before; `outcome` is the one that stands."""

    sentence = ALREADY

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__()


@action("outcomes.claim")
def claim(thing: Any, told: Claim, *, by: By, paper: UUID | None = None, proof: Proof | None = None) -> Outcome:
    """It came of this demand, or this message. Shown at once where there is something to show (EVIDENCED)."""
    _can_be(told)
    now = clock.now()
    mine = by.unit if by.unit is not None and by.roles & UNITS else None
    columns = told.columns | {"name": by.name, "role": by.role, "claimed_by": by.id, "claimed_for": mine}
    outcome = Outcome(code=short_code(), claimed_at=now, moved_at=now, **columns)
    with _once(outcome):
        outcome.save(force_insert=True)
    _kept(outcome, paper)
    laid(thing, outcome, by)
    record(Happened.CLAIMED, outcome, by=by, kind=outcome.kind)
    if proof is not None:
        shown(outcome, proof, by)
    return outcome


@action("outcomes.evidence")
def evidence(outcome: Outcome, proof: Proof, *, by: By) -> None:
    """Here is what it can be seen by. Who had verified it looks once more: the words become public with it."""
    locked(outcome)
    shown(outcome, proof, by)


@action("outcomes.correct")
def correct(outcome: Outcome, told: Claim, *, by: By, paper: UUID | None = None) -> None:
    """It is said otherwise, before anybody outside reads it. Verifications fall away: they were of other words."""
    locked(outcome)
    _can_be(told, before=outcome)
    was = {name: getattr(outcome, name) for name in told._fields}
    changed = sorted(name for name, value in told._asdict().items() if was[name] != value)
    if not changed and paper is None:
        raise Refused(THE_SAME)
    was_looked_at = bool(outcome.verified_by or outcome.objection)
    with _once(Outcome(pk=outcome.pk, **told.columns)):
        outcome.step("correct", **told.columns, **UNVERIFIED)
    _kept(outcome, paper)
    fields = [*changed, *(["paper"] if paper else [])]
    record(Happened.CORRECTED, outcome, by=by, fields=fields, is_to_verify=was_looked_at)


UNVERIFIED: dict[str, Any] = {
    **{f"{side}_{part}": value for side in ("staff", "deputy") for part, value in (("who", None), ("at", None))},
    **{f"{side}_name": "" for side in ("staff", "deputy")},
    "objection": "",
    "objector": "",
}


def shown(outcome: Outcome, proof: Proof, by: By) -> None:
    """Write down what it can be seen by."""
    is_to_verify = outcome.state == "claimed" or bool(outcome.verified_by or outcome.objection)
    outcome.step("evidence", **UNVERIFIED)
    given = Evidence.objects.create(
        outcome=outcome, words=proof.words, name=by.name, role=by.role, given_at=clock.now()
    )
    files = [*((photo, "photo") for photo in proof.photos), *([(proof.paper, "pdf")] if proof.paper else [])]
    for arrival, kind in files:
        Attachment.of(outcome, arrival, kind, given).save(force_insert=True)
    record(Happened.EVIDENCED, outcome, by=by, files=len(files), is_to_verify=is_to_verify)


def _can_be(told: Claim, before: Outcome | None = None) -> None:
    if told.since > clock.today():
        raise Refused(TO_COME)
    if told.until is not None and told.until < told.since:
        raise Refused(BACKWARDS)
    is_new = before is None or told.unit is None or before.unit_id != told.unit.pk
    if told.unit is not None and is_new and not told.unit.is_active:
        raise Refused(NOT_IN_USE % {"unit": told.unit.name})


@contextmanager
def _once(outcome: Outcome) -> Iterator[None]:
    """Two may claim the same document in the same moment; the second is led to the first."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        keys = {"issuer_key": outcome.issuer_key, "number_key": outcome.number_key}
        standing = Outcome.objects.exclude(state="rejected").exclude(pk=outcome.pk).filter(**keys).first()
        if standing is None or not outcome.number_key:
            raise
        raise Known(standing) from None


def _kept(outcome: Outcome, paper: UUID | None) -> None:
    if paper is not None:
        Attachment.of(outcome, paper, "pdf").save(force_insert=True)
