"""A deputy leaves office, may not act for a while, or comes back: what they had in hand never lies there."""

from __future__ import annotations

from typing import Any, NamedTuple

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.congress.actions import close_posts
from hearth.ground.congress.models import Deputy, Mandate
from hearth.journey.contact import handing
from hearth.journey.contact.actions.codes import pause_code, resume_code, retire_code
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Subject, Thread


class Parting(NamedTuple):
    """How much of what a deputy had in hand went where."""

    handed_on: int = 0
    left_to_staff: int = 0
    retired: int = 0


@action("contact.hand_on")
def hand_on(thread: Thread, deputy: Deputy, *, by: By) -> None:
    """Whoever represents the district now goes on; where the answer was the deputy's, the time begins anew."""
    before = thread.deputy.code
    changes: dict[str, Any] = {"deputy_id": deputy.pk, "is_new": True, "is_escalated": False}
    if thread.turn == "deputy":
        thread.advance("hand_on", **changes)
    else:
        thread.stay("hand_on", **changes)
    thread.deputy = deputy
    record(Happened.INHERITED, thread, by=by, before=before, deputy=deputy.code)


@action("contact.leave_to_staff")
def leave_to_staff(thread: Thread, *, by: By) -> None:
    """Nobody represents the district for now, so staff see to it; no time is lost by that."""
    thread.advance("take_over", since=thread.due_from, staff_id=None)
    record(Happened.ENTRUSTED, thread, by=by)


@action("contact.return_to_deputy")
def return_to_deputy(thread: Thread, *, by: By) -> None:
    """The deputy acts again, and so the answer is theirs again."""
    thread.advance("hand_back", since=thread.due_from, is_new=True)
    record(Happened.RETURNED, thread, by=by)


@action("contact.part")
def part(mandate: Mandate, *, by: By, successor: Deputy | None = None) -> Parting:
    """The deputy holds no seat any more: codes lead on, matters go to a successor or to staff, posts end."""
    deputy = mandate.deputy
    heir = successor if successor and handing.is_in_office(successor) else handing.heir_of(deputy)
    codes, threads = list(handing.codes_in_use(deputy)), list(_to_be_passed_on(deputy, heir))
    close_posts(deputy, on=mandate.ended_on or clock.today(), by=by)
    for code in codes:
        retire_code(code, by=by)
    for thread in threads:
        _pass_on(thread, heir, by)
    passed = (len(threads), 0) if heir else (0, len(threads))
    parting = Parting(*passed, retired=len(codes))
    if any(parting):
        record(Happened.PARTED, mandate, by=by, successor=heir.code if heir else None, **parting._asdict())
    return parting


@action("contact.rest")
def rest(mandate: Mandate, *, by: By) -> None:
    """The deputy may not act for the time being: codes pause, and staff see to what waits."""
    codes = list(handing.codes_in_use(mandate.deputy).filter(state="active"))
    threads = list(_to_be_passed_on(mandate.deputy, None))
    for code in codes:
        pause_code(code, by=by)
    for thread in threads:
        leave_to_staff(thread, by=by)
    if codes or threads:
        record(Happened.RESTED, mandate, by=by, paused=len(codes), left_to_staff=len(threads))


@action("contact.come_back")
def come_back(mandate: Mandate, *, by: By) -> None:
    """The deputy acts again: the codes lead to them, and what nobody has taken up meanwhile is theirs again."""
    codes = list(handing.paused_by_the_house(mandate.deputy))
    threads = list(handing.waiting_with_staff(mandate.deputy).filter(is_withheld=False))
    for code in codes:
        resume_code(code, by=by)
    for thread in threads:
        return_to_deputy(thread, by=by)
    if codes or threads:
        record(Happened.REINSTATED, mandate, by=by, resumed=len(codes), returned=len(threads))


def find_owner(thread: Thread, *, by: By) -> None:
    """A thread came back to a deputy who is not in office; somebody else goes on with it."""
    if thread.is_withheld:
        return  # staff have it already
    held = Mandate.objects.filter(deputy=thread.deputy, state="suspended").exists()
    _pass_on(thread, None if held else handing.heir_of(thread.deputy), by)


def _to_be_passed_on(deputy: Deputy, heir: Deputy | None) -> list[Thread]:
    """All that is unfinished goes to an heir; to staff only what they do not have anyway."""
    unfinished = handing.left_behind(deputy).filter(is_withheld=False).select_related("deputy")
    return list(unfinished if heir else unfinished.filter(state__in=handing.OWED_BY_DEPUTY))


def _pass_on(thread: Thread, heir: Deputy | None, by: By) -> None:
    if heir and not Subject.objects.filter(thread=thread, deputy=heir).exists():
        hand_on(thread, heir, by=by)
    elif thread.can("take_over"):
        leave_to_staff(thread, by=by)
