"""Staff look at what was entered; the deputy may say that a line is not so, and somebody else decides."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.contact.deadlines import by_when
from hearth.record.dossier import counting
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import DutyRecord, Objection
from hearth.record.dossier.terms import must_be_open

TOO_LATE = _("A line can be disputed until %(day)s. Ask staff to look at it.")


@action("dossier.verify")
def verify(line: DutyRecord, *, by: By) -> None:
    """It is so; figures count it from now on (VERIFIED)."""
    must_be_open(line.done_on.year, line.deputy_id)
    line.step("verify", verified_by=by.id, verified_name=by.name, verified_at=clock.now(), reason="")
    counting.count(line.done_on.year, line.deputy_id)
    record(Happened.VERIFIED, line, by=by)


@action("dossier.send_back")
def send_back(line: DutyRecord, reason: str, *, by: By) -> None:
    """Something is missing or wrong; the deputy reads what, and puts it right or takes it out (RETURNED)."""
    line.step("send_back", reason=reason)
    record(Happened.SENT_BACK, line, by=by)


@action("dossier.dispute")
def dispute(line: DutyRecord, words: str, *, by: By) -> None:
    """The deputy says that this is not so. Until it is decided, no figure counts it (DISPUTED)."""
    last = disputable_until(line)
    if last < clock.now():
        raise Refused(TOO_LATE % {"day": date_format(last)})
    must_be_open(line.done_on.year, line.deputy_id)
    line.step("dispute")
    Objection.objects.create(record=line, words=words, name=by.name, made_at=clock.now())
    counting.count(line.done_on.year, line.deputy_id)
    record(Happened.DISPUTED, line, by=by)


@action("dossier.settle")
def settle(line: DutyRecord, verdict: str, answer: str, *, by: By) -> None:
    """Somebody else than whoever verified it decides: it stands (`uphold`), or it goes (`strike`)."""
    line.step(verdict, **({"verified_at": clock.now()} if verdict == "uphold" else {}))
    decided: dict[str, Any] = {"decided_name": by.name, "decided_at": clock.now()}
    Objection.objects.filter(record=line, verdict="").update(verdict=verdict, answer=answer, **decided)
    counting.count(line.done_on.year, line.deputy_id)
    record(Happened.SETTLED, line, by=by, verdict=verdict)


def disputable_until(line: DutyRecord) -> datetime:
    """The last moment at which the deputy can say that it is not so, by the rules in force."""
    return by_when("duty.dispute", line.verified_at or line.entered_at).moment
