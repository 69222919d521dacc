"""A night proposes a model, and a clerk decides whether it is in force."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.text.packing import to_bytes
from hearth.ground.audit.recording import record
from hearth.journey.casework.events import Happened
from hearth.journey.casework.learning import Learnt
from hearth.journey.casework.models import RoutingModel


@action("casework.learn")
def learn(congress: Any, learnt: Learnt, until: Any, *, by: By) -> RoutingModel:
    """What was learnt waits for a clerk; what waited before is out of date by it."""
    now = clock.now()
    for older in RoutingModel.objects.filter(state="proposed").defer("packed"):
        older.move("lapse", moved_at=now, packed=b"")
    made: RoutingModel = RoutingModel.objects.create(
        code=short_code(),
        packed=to_bytes(learnt.model),
        figures=learnt.figures,
        examples=learnt.examples,
        newest_at=until,
        made_at=now,
        moved_at=now,
    )
    record(Happened.LEARNED, made, by=by, examples=learnt.examples)
    return made


@action("casework.adopt")
def adopt(model: RoutingModel, *, by: By) -> None:
    """From now on it says where a message likely belongs; the one before it stays at hand, and none before that."""
    now = clock.now()
    RoutingModel.objects.filter(state="retired").update(packed=b"")
    before = RoutingModel.objects.filter(state="in_force").defer("packed").first()
    if before is not None:
        before.move("retire", moved_at=now, before=None)
    model.move("adopt", moved_at=now, said_by=by.name, before=before)
    record(Happened.ADOPTED, model, by=by, instead_of=before.code if before else "")


@action("casework.decline")
def decline(model: RoutingModel, *, by: By) -> None:
    """It is not put in force, and is kept no longer; its figures are."""
    model.move("decline", moved_at=clock.now(), said_by=by.name, packed=b"")
    record(Happened.DECLINED, model, by=by)


@action("casework.revert")
def revert(model: RoutingModel, *, by: By) -> RoutingModel | None:
    """The one before it is in force again; where there was none, the words of the lines speak by themselves."""
    now, before = clock.now(), model.before
    model.move("revert", moved_at=now, said_by=by.name, packed=b"")
    if before is not None:
        before.move("restore", moved_at=now, said_by=by.name)
    record(Happened.REVERTED, model, by=by, to=before.code if before else "")
    return before
