"""Deputy codes from issue to retirement (D13), and what is printed of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import Telling, record, record_each
from hearth.ground.congress.models import Deputy, Station
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import DeputyCode, Sheet
from hearth.journey.contact.numbers import new_number


@action("contact.issue_code")
def issue_code(holder: Deputy | Station, *, by: By, use: str = "poster", label: str = "") -> DeputyCode:
    """A deputy or a station gets a code: for one poster, one stack of cards, or the web page."""
    kind = "station" if isinstance(holder, Station) else "deputy"
    code = DeputyCode(code=new_number(), use=use, label=label, issued_at=clock.now(), **{kind: holder})
    facts: dict[str, Any] = {"use": use, kind: holder.code}
    record(Happened.CODE_ISSUED, code, by=by, new=[code], **facts)
    return code


@action("contact.issue_missing_codes")
def issue_missing_codes(congress: Any, *uses: str, by: By) -> int:
    """Every deputy in office who has no code for one of these uses gets one; answers how many codes were made.

    A paused code counts, too: somebody meant it to rest.
    """
    serving = Deputy.objects.in_office().order_by("code").select_for_update(of=("self",))
    in_office = list({deputy.pk: deputy for deputy in serving}.values())  # whoever issues as well waits here
    standing = DeputyCode.objects.filter(use__in=uses, state__in=("active", "paused"))
    there = set(standing.values_list("deputy", "use"))
    missing = [(deputy, use) for deputy in in_office for use in uses if (deputy.pk, use) not in there]
    record_each(Happened.CODE_ISSUED, [_telling(deputy, use) for deputy, use in missing], by=by)
    return len(missing)


def _telling(deputy: Deputy, use: str) -> Telling:
    code = DeputyCode(code=new_number(), use=use, issued_at=clock.now(), deputy=deputy)
    return Telling(code, [code], {"use": use, "deputy": deputy.code})


@action("contact.pause_code")
def pause_code(code: DeputyCode, *, by: By) -> None:
    """Who scans it meanwhile is told kindly, and shown the way to the station."""
    code.move("pause")
    record(Happened.CODE_PAUSED, code, by=by)


@action("contact.resume_code")
def resume_code(code: DeputyCode, *, by: By) -> None:
    """It leads to the deputy again."""
    code.move("resume")
    record(Happened.CODE_RESUMED, code, by=by)


@action("contact.rotate_code")
def rotate_code(code: DeputyCode, *, by: By) -> DeputyCode:
    """A new code takes its place (a poster was copied or defaced); the old one leads nowhere but says so."""
    kept = {"deputy_id": code.deputy_id, "station_id": code.station_id, "use": code.use, "label": code.label}
    fresh = DeputyCode(code=new_number(), issued_at=clock.now(), **kept)
    facts: dict[str, Any] = {"use": code.use, "station" if code.is_stations else "deputy": code.holder.code}
    record(Happened.CODE_ISSUED, fresh, by=by, new=[fresh], **facts)
    code.move("rotate", ended_at=clock.now(), successor_id=fresh.pk)
    record(Happened.CODE_ROTATED, code, by=by, successor=fresh.code)
    return fresh


@action("contact.retire_code")
def retire_code(code: DeputyCode, *, by: By) -> None:
    """It ends for good; who scans it is shown who represents them now."""
    code.move("retire", ended_at=clock.now())
    record(Happened.CODE_RETIRED, code, by=by)


@action("contact.order_sheet")
def order_sheet(congress: Any, kind: str, language: str, base: str, *, by: By, code: DeputyCode | None = None) -> Sheet:
    """A clerk orders something to print; a job makes the PDF. `base` is the address that the codes begin with."""
    if code and code.state != "active":
        raise Refused(_("This code leads nowhere at the moment, so nothing is printed of it."))
    if not code and not DeputyCode.objects.for_the_wall().exists():
        raise Refused(_("No deputy has a poster code yet. Issue one first."))
    order = {"ordered_at": clock.now(), "ordered_by": by.id}
    sheet = Sheet(kind=kind, deputy_code=code, language=language, base=base, **order)
    record(Happened.SHEET_ORDERED, sheet, by=by, new=[sheet], sheet=kind)
    return sheet
