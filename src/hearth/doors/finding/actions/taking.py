"""Taking lists and matters along: each is a line of the ledger, and long lists need a second name (D10, T25)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.doors.finding.events import Happened
from hearth.doors.finding.models import Extract
from hearth.ground.audit.recording import record
from hearth.journey.casework.models import Referral
from hearth.journey.contact.actions import note_opening
from hearth.journey.contact.models import Thread

MOST_AT_ONCE = 3
ENOUGH = _("Three of your files are still being made. Fetch those first.")


@action("finding.extract")
def extract(congress: Any, subject: str, format: str, asked: dict[str, str], *, by: By) -> Extract:
    """A list is to be taken along, row by row; a job makes the file of what its orderer may see then."""
    _not_too_many(by)
    ordered = _order(by, subject, format, asked=asked)
    record(Happened.EXTRACT_ORDERED, ordered, by=by, new=[ordered], subject=subject, format=format)
    return ordered


@action("finding.print_thread")
def print_thread(thread: Thread, *, by: By) -> Extract:
    """A matter goes on paper, with everything that happened to it; the thread’s own story tells so.

    Of a sealed one the same, for those who may read it.
    """
    return _print(thread, "thread", thread, by)


@action("finding.print_referral")
def print_referral(referral: Referral, *, by: By) -> Extract:
    """A referral goes on paper, as its unit reads it."""
    return _print(referral.thread, "referral", referral, by)


@action("finding.agree")
def agree(extract: Extract, *, by: By) -> None:
    """A second person agrees that so many rows leave the house."""
    extract.move("agree", seconded_by=by.id)
    record(Happened.EXTRACT_AGREED, extract, by=by, rows=extract.rows)


@action("finding.decline")
def decline(extract: Extract, *, by: By) -> None:
    """A second person does not agree; the file goes at once."""
    extract.move("decline", seconded_by=by.id)
    extract.lose()
    record(Happened.EXTRACT_DECLINED, extract, by=by, rows=extract.rows)


@action("finding.fetch")
def fetch(extract: Extract, *, by: By) -> Extract:
    """The file leaves the house in the hands of whoever ordered it."""
    record(Happened.EXTRACT_FETCHED, extract, by=by, rows=extract.rows)
    return extract


def _print(thread: Thread, subject: str, thing: Any, by: By) -> Extract:
    _not_too_many(by)
    if subject == "thread":
        note_opening(thread, by=by)  # type: ignore[arg-type]
    ordered = _order(by, subject, "pdf", asked={"code": thing.code}, holds=[thread.code])
    facts = {"extract": str(ordered.pk), "referral": thing.code if subject == "referral" else ""}
    record(Happened.PRINTED, thread, by=by, new=[ordered], **facts)
    return ordered


def _order(by: By, subject: str, format: str, **more: Any) -> Extract:
    order = {"ordered_at": clock.now(), "ordered_by": by.id, "language": get_language() or "zh-hans"}
    return Extract(subject=subject, format=format, **order, **more)


def _not_too_many(by: By) -> None:
    if Extract.objects.filter(ordered_by=by.id, state="ordered").count() >= MOST_AT_ONCE:
        raise Refused(ENOUGH)
