"""The deputy says that a line of the sheet is not so; somebody else than whoever reckoned it decides."""

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
from hearth.record.scoring import keeping
from hearth.record.scoring.actions.switching import must_be_on
from hearth.record.scoring.events import Happened
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet

TOO_LATE = _("This sheet could be disputed until %(day)s. Ask staff to look at it.")
OPEN = _("You said so already, and it waits for a decision.")
NOT_THERE = _("This rule does not stand on the sheet.")
DECIDED = _("It is decided already.")
HOW_MANY = _("Say how many are to count in its place.")
AS_IT_WAS = _("That is how many count already. If that is right, say that it stands.")


@action("scoring.contest")
def contest(sheet: ScoreSheet, rule: ScoreRule, words: str, *, by: By) -> ScoreObjection:
    """The deputy says in words what of it is not so (DISPUTED)."""
    must_be_on()
    last = disputable_until(sheet)
    if last < clock.now():
        raise Refused(TOO_LATE % {"day": date_format(last)})
    if rule.code not in {each.rule for each in keeping.as_read(sheet).rules}:
        raise Refused(NOT_THERE)
    sheet.move("contest")
    if ScoreObjection.objects.filter(sheet=sheet, rule=rule, verdict="").exists():
        raise Refused(OPEN)
    told = {"words": words, "name": by.name, "made_at": clock.now()}
    made: ScoreObjection = ScoreObjection.objects.create(sheet=sheet, rule=rule, **told)
    record(Happened.CONTESTED, sheet, by=by, rule=rule.code)
    return made


@action("scoring.decide")
def decide(
    sheet: ScoreSheet, objection: ScoreObjection, verdict: str, answer: str, count: int | None = None, *, by: By
) -> None:
    """It stands, or so many count in its place; the sheet is reckoned with that, and says so."""
    must_be_on()
    _must_make_sense(sheet, objection, verdict, count)
    told: dict[str, Any] = {"verdict": verdict, "answer": answer, "decided_name": by.name, "decided_at": clock.now()}
    told["count"] = count if verdict == "put_right" else None
    if not ScoreObjection.objects.filter(pk=objection.pk, verdict="").update(**told):
        raise Refused(DECIDED)
    found = keeping.reckoned(sheet)
    is_open = ScoreObjection.objects.filter(sheet=sheet, verdict="").exists()
    sheet.move("decide" if is_open else "settle", total=found.total, lines=keeping.kept(found))
    record(Happened.DECIDED, sheet, by=by, rule=objection.rule.code, verdict=verdict)


def _must_make_sense(sheet: ScoreSheet, objection: ScoreObjection, verdict: str, count: int | None) -> None:
    if verdict != "put_right":
        return
    if count is None:
        raise Refused(HOW_MANY)
    standing = next(each for each in keeping.as_read(sheet).rules if each.rule == objection.rule.code)
    if count == (standing.counted if standing.ruled is None else standing.ruled):
        raise Refused(AS_IT_WAS)


def disputable_until(sheet: ScoreSheet) -> datetime:
    """The last moment at which the deputy can say that it is not so, by the rules in force."""
    return by_when("duty.dispute", sheet.reckoned_at).moment
