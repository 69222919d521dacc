"""Everything that can happen to a matter, and everybody it could concern: told exactly once, or it is said why not.

A new event without a line here fails; so does a new move, a new letter that nobody gets, and a line that is not kept.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

import pytest

from hearth.core import clock, tenancy
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Unit
from hearth.ground.courier import addressing
from hearth.ground.courier.kinds import CHANNELS, GROUPS, letters
from hearth.ground.courier.models import Dispatch, Preference, Way
from hearth.journey.casework.events import Happened as Casework
from hearth.journey.casework.letters import TEAM, TELLS
from hearth.journey.casework.letters import post as post_of_units
from hearth.journey.casework.lifecycle import ISSUE, REFERRAL, REQUEST
from hearth.journey.casework.models import Referral
from hearth.journey.contact.events import Happened as Contact
from hearth.journey.contact.letters import post as post_of_threads
from hearth.journey.contact.lifecycle import PUBLICATION, THREAD
from hearth.journey.contact.models import Contact as Ways
from hearth.journey.demands.letters import OF_STATE
from hearth.journey.outcomes.events import Happened as Outcomes
from hearth.journey.outcomes.letters import STEPS
from hearth.journey.outcomes.letters import TELLS as OF_PROMISES
from hearth.journey.outcomes.letters import post as post_of_promises
from hearth.journey.outcomes.letters_outcome import OF_KIND
from hearth.journey.outcomes.letters_outcome import TELLS as OF_OUTCOMES
from hearth.journey.outcomes.letters_outcome import post as post_of_outcomes
from hearth.journey.outcomes.lifecycle import COMMITMENT, OUTCOME
from hearth.journey.suggestions.letters import TELLS as OF_SUGGESTIONS
from hearth.reactions import REACTIONS
from tests import cast
from tests.house.furnished import undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]

# why somebody is not told
OWN = "did it themselves"
INSIDE = "stays among those who handle it"
NOT_YET = "is not theirs yet, or not theirs to see"
ON_THE_PAGE = "stands on the page, and asks nothing of anybody"
BY_ANOTHER = "is told by the line that goes with it"
ASKED_FOR_NOTHING = "the resident asked for it, and sees it done"
NOBODY_ELSE = "concerns nobody else"

RESIDENT, DEPUTY, STAFF, OVERSEER = "citizen", "deputy", "staff", "overseer"
UNIT, ABOVE, READER = "unit", "above", "reader"
# event: who did it, and what each side hears; whom a line does not name, it does not concern, for the reason it gives
C = Contact
OF_THREADS: dict[Contact, tuple[str, dict[str, str], str]] = {
    C.SUBMITTED: (RESIDENT, {}, BY_ANOTHER),  # the receipt is written with the message itself
    C.DELIVERED: ("system", {DEPUTY: "new"}, BY_ANOTHER),
    C.HELD: ("system", {STAFF: "held"}, NOT_YET),
    C.RELEASED: (STAFF, {DEPUTY: "new"}, INSIDE),
    C.REFUSED: (STAFF, {RESIDENT: "refused"}, INSIDE),
    C.APPEALED: (RESIDENT, {STAFF: "held"}, NOT_YET),
    C.REDIRECTED: (STAFF, {RESIDENT: "redirected"}, ON_THE_PAGE),
    C.ACKNOWLEDGED: (DEPUTY, {RESIDENT: "read"}, ON_THE_PAGE),
    C.REPLIED: (DEPUTY, {RESIDENT: "answered"}, ON_THE_PAGE),
    C.ASKED: (DEPUTY, {RESIDENT: "asked"}, ON_THE_PAGE),
    C.ADDED: (RESIDENT, {DEPUTY: "added"}, ON_THE_PAGE),
    C.HANDED_OVER: (DEPUTY, {RESIDENT: "with_staff", STAFF: "handed_over"}, ON_THE_PAGE),
    C.HANDED_BACK: (STAFF, {DEPUTY: "handed_back"}, INSIDE),
    C.TAKEN_OVER: (STAFF, {RESIDENT: "with_staff"}, ON_THE_PAGE),
    C.REASSIGNED: (STAFF, {RESIDENT: "reassigned", DEPUTY: "new"}, ON_THE_PAGE),
    C.ESCALATED: ("system", {STAFF: "escalated"}, INSIDE),
    C.RATED: (RESIDENT, {DEPUTY: "rated"}, ON_THE_PAGE),
    C.REOPENED: (RESIDENT, {DEPUTY: "reopened"}, ON_THE_PAGE),
    C.INHERITED: ("system", {RESIDENT: "handed_on", DEPUTY: "inherited"}, ON_THE_PAGE),
    C.ENTRUSTED: ("system", {RESIDENT: "left_to_staff"}, ON_THE_PAGE),
    C.RETURNED: ("system", {RESIDENT: "reassigned", DEPUTY: "returned"}, ON_THE_PAGE),
    C.PROPOSED: (DEPUTY, {STAFF: "to_publish"}, NOT_YET),
    C.REDACTED: (STAFF, {RESIDENT: "asked_to_publish"}, ON_THE_PAGE),
    C.CONSENTED: (RESIDENT, {STAFF: "to_publish"}, ON_THE_PAGE),
    C.WISHED: (RESIDENT, {STAFF: "to_publish"}, ON_THE_PAGE),
    C.PUBLISHED: (STAFF, {RESIDENT: "published"}, ON_THE_PAGE),
    C.PUBLICATION_CORRECTED: (STAFF, {RESIDENT: "publication_changed"}, ON_THE_PAGE),
    C.TAKEN_DOWN: (STAFF, {RESIDENT: "publication_changed"}, ON_THE_PAGE),
    C.SEALED: (STAFF, {OVERSEER: "sealed"}, NOT_YET),
    C.REFERRED_UP: ("system", {OVERSEER: "sealed"}, NOT_YET),
    C.UNSEALED: (OVERSEER, {DEPUTY: "new"}, ON_THE_PAGE),
    C.READER_NAMED: (OVERSEER, {READER: "sealed"}, NOT_YET),
    C.SECOND_REQUESTED: (READER, {OVERSEER: "second_asked"}, NOT_YET),
    C.GLASS_ASKED: ("admin", {OVERSEER: "glass_asked"}, INSIDE),
    C.GLASS_OPENED: (STAFF, {OVERSEER: "glass_opened"}, INSIDE),
}
SILENT: dict[Contact | Casework | Outcomes, str] = {
    C.NOTED: INSIDE,
    C.LAPSED: ON_THE_PAGE,
    C.WITHDRAWN: ASKED_FOR_NOTHING,
    C.CLOSED: ON_THE_PAGE,
    C.DECLINED: ON_THE_PAGE,
    C.PROPOSAL_DROPPED: ON_THE_PAGE,
    C.SECONDED: BY_ANOTHER,
    C.GLASS_ENDED: ON_THE_PAGE,
    C.GLASS_REVIEWED: ON_THE_PAGE,
    C.SUBJECT_NAMED: INSIDE,
    C.SUBJECT_DROPPED: INSIDE,
    C.DUTY_NOTED: ON_THE_PAGE,
    C.DUTY_ENDED: ON_THE_PAGE,
    C.PHOTO_UNREADABLE: ON_THE_PAGE,
    C.PARTED: BY_ANOTHER,
    C.RESTED: BY_ANOTHER,
    C.REINSTATED: BY_ANOTHER,
    C.CHANGE_STARTED: BY_ANOTHER,
    C.SUCCEEDED: BY_ANOTHER,
    C.EXPIRED: NOBODY_ELSE,
    **dict.fromkeys(
        (
            *(C.CONTACT_SHOWN, C.CORRECTED, C.NEWS_CHOSEN, C.MASKED, C.CONSENT_WITHDRAWN),
            *(C.CONTACT_ERASED, C.ERASED),
        ),
        ASKED_FOR_NOTHING,
    ),
    **dict.fromkeys(
        (
            *(C.CODE_ISSUED, C.CODE_PAUSED, C.CODE_RESUMED, C.CODE_ROTATED, C.CODE_RETIRED, C.SHEET_ORDERED),
            *(C.PHRASE_SAVED, C.PHRASE_DROPPED, C.FOCUS_SET, C.FOCUS_FINISHED, C.FOCUS_DROPPED),
            *(C.CHANGE_PLANNED, C.PLAN_CORRECTED, C.ELECTED, C.ELECTION_CORRECTED, C.SUCCESSOR_NAMED),
            *(C.NOTICE_NOTED, C.CHANGE_WITHDRAWN, C.CHANGE_FINISHED),
        ),
        NOBODY_ELSE,
    ),
    Casework.ORDER_NOTED: INSIDE,
    Casework.TALKED: ON_THE_PAGE,
    Casework.VISITED: ON_THE_PAGE,
    Casework.TIER_SET: ON_THE_PAGE,
    Casework.JOINED: ON_THE_PAGE,
    Casework.SPLIT: ON_THE_PAGE,
    Casework.ROUTE_SET: NOBODY_ELSE,
    Casework.ROUTE_DROPPED: NOBODY_ELSE,
    Casework.FORGOTTEN: NOBODY_ELSE,
    **dict.fromkeys((Casework.LEARNED, Casework.ADOPTED, Casework.DECLINED, Casework.REVERTED), NOBODY_ELSE),
    Casework.LINKED: INSIDE,
    Casework.UNLINKED: INSIDE,
    C.RECOUNTED: NOBODY_ELSE,
    Outcomes.CONFIRMED: ON_THE_PAGE,
    Outcomes.FORGOTTEN: NOBODY_ELSE,
    Outcomes.LAPSED: ON_THE_PAGE,
    Outcomes.REPLACED: ON_THE_PAGE,
    Outcomes.LINKED: ON_THE_PAGE,
    Outcomes.UNLINKED: ON_THE_PAGE,
}
# the event a move leads to, where its name is not the move's own past tense
EVENTS_OF_MOVES: dict[str, tuple[Contact | Casework | Outcomes, ...]] = {
    "deliver": (C.DELIVERED,), "hold": (C.HELD,), "release": (C.RELEASED,), "refuse": (C.REFUSED,),
    "redirect": (C.REDIRECTED,), "appeal": (C.APPEALED,), "acknowledge": (C.ACKNOWLEDGED,), "reply": (C.REPLIED,),
    "ask": (C.ASKED, Casework.ASKED), "add": (C.ADDED,), "note": (C.NOTED,), "hand_over": (C.HANDED_OVER,),
    "hand_back": (C.HANDED_BACK,), "take_over": (C.TAKEN_OVER,), "reassign": (C.REASSIGNED,),
    "hand_on": (C.INHERITED, C.ENTRUSTED, C.RETURNED), "escalate": (C.ESCALATED, Casework.ESCALATED),
    "lapse": (C.LAPSED, Outcomes.LAPSED), "rate": (C.RATED,), "reopen": (C.REOPENED,), "close": (C.CLOSED,),
    "erase": (C.ERASED,), "withdraw": (C.WITHDRAWN, Casework.REFERRAL_WITHDRAWN),
    "evidence": (Outcomes.EVIDENCED,), "verify": (Outcomes.VERIFIED,), "second": (Outcomes.VERIFIED,),
    "contest": (Outcomes.CONTESTED,), "reject": (Outcomes.REJECTED,), "correct": (Outcomes.CORRECTED,),
    "unpublish": (Outcomes.UNPUBLISHED,), "lose": (Outcomes.UNLINKED,), "replace": (Outcomes.REPLACED,),
    "refer": (Casework.REFERRED,), "coordinate": (Casework.TIER_SET,), "add_for_unit": (C.ADDED, Casework.ANSWERED),
    "lapse_for_unit": (C.LAPSED, Casework.ANSWERED),
    "redact": (C.REDACTED,), "consent": (C.CONSENTED,), "decline": (C.DECLINED,), "wish": (C.WISHED,),
    "drop_proposal": (C.PROPOSAL_DROPPED,), "publish": (C.PUBLISHED, Outcomes.PUBLISHED), "take_down": (C.TAKEN_DOWN,),
    "correct_publication": (C.PUBLICATION_CORRECTED,),
    "accept": (Casework.ACCEPTED,), "return": (Casework.RETURNED,), "report": (Casework.REPORTED,),
    "assign": (Casework.ASSIGNED,), "keep": (Casework.KEPT,), "pass_on": (Casework.PASSED_ON,),
    "suspend": (Casework.GRANTED,), "extend": (Casework.GRANTED,), "answer": (Casework.ANSWERED,),
    "resume": (Casework.RESUMED,), "confirm": (Casework.CONFIRMED, Outcomes.CONFIRMED),
    "send_back": (Casework.SENT_BACK,),
    "grant": (Casework.GRANTED,), "deny": (Casework.DENIED,), "settle": (Casework.CONFIRMED,),
    "join": (Casework.JOINED,),
    "revise": (Outcomes.REVISED,), "fulfil": (Outcomes.FULFILLED,), "give_up": (Outcomes.GIVEN_UP,),
    "dispute": (Outcomes.DISPUTED,),
}  # fmt: skip
KNOWN = {*OF_THREADS, *TELLS, *OF_PROMISES, *OF_OUTCOMES, Outcomes.TOLD}
CYCLES = (THREAD, PUBLICATION, REFERRAL, REQUEST, ISSUE, COMMITMENT, OUTCOME)
MOVES = sorted({move for cycle in CYCLES for moves in cycle.table.values() for move in moves})
TO_CHOOSE = [name for name, letter in letters().items() if not GROUPS[letter.group].is_essential]


@pytest.fixture
def people(thread, zhao, bai, he, chief, heating):
    """One of each side, everybody reachable by every channel."""
    team = Unit.objects.create(name_zh="抢修队", name_en="Repairs", parent=heating)
    known = {
        DEPUTY: [zhao], STAFF: [bai], UNIT: [he], ABOVE: [chief], TEAM: [cast.staff("队员", "Crew", "unit", unit=team)],
        OVERSEER: [cast.staff("梁主任", "Liang Zhu", "leader")], READER: [cast.staff("申委员", "Shen", "committee")],
        "admin": [cast.staff("管宁", "Guan Ning", "admin")],
    }  # fmt: skip
    for (actor,) in known.values():
        User.objects.filter(pk=actor.id).update(email=f"{actor.id.hex}@example.org", phone="13800002000")
        Way.objects.create(owner=actor.id, channel="wechat", address=f"o-{actor.id.hex}", added_at=clock.now())
    Ways.objects.filter(thread=thread).delete()
    Ways.objects.create(thread=thread, name="李奶奶", phone="13800002046", email="li@example.org")
    Way.objects.create(owner=thread.pk, channel="wechat", address="o-li", added_at=clock.now())
    return {f"user {actor.id}": (side, actor) for side, (actor,) in known.items()} | {"citizen": (RESIDENT, None)}


def line(event: Any, thread: Any, by: Any = None, role: str = "system", **facts: Any) -> Entry:
    kept = {"kind": "contact.thread", "thing_id": thread.pk, "code": thread.code, "facts": facts}
    return Entry.objects.create(at=clock.now(), event=event, role=role, who=by.id if by else None, **kept)


def told(people: Any) -> Counter[tuple[str, str, str]]:
    """Side, letter and channel, each as often as it was told."""
    rows = Dispatch.objects.exclude(letter="receipt").filter(state="sent")
    return Counter((people[each.recipient][0], each.letter, each.channel) for each in rows)


def expected(heard: dict[str, str]) -> Counter[tuple[str, str, str]]:
    return Counter((side, letter, channel) for side, letter in heard.items() for channel in CHANNELS)


@pytest.mark.parametrize("event", [*Contact, *Casework, *Outcomes], ids=str)
def test_every_event_has_a_line_that_says_who_is_told_or_why_nobody_is(event):
    telling = event in KNOWN

    assert telling is not (event in SILENT)


@pytest.mark.parametrize("move", MOVES)
def test_every_move_of_every_lifecycle_leads_to_an_event_with_such_a_line(move):
    assert EVENTS_OF_MOVES[move]
    assert all(event in {*KNOWN, *SILENT} for event in EVENTS_OF_MOVES[move])


@pytest.mark.parametrize("event", OF_THREADS, ids=str)
def test_of_each_step_of_a_thread_everybody_is_told_once_by_every_way_or_not_at_all(event, people, thread):
    who, heard, why = OF_THREADS[event]
    actor = next((actor for side, actor in people.values() if side == who), None)
    reader = next(actor for side, actor in people.values() if side == READER)
    if event in (C.SEALED, C.REFERRED_UP, C.READER_NAMED, C.SECOND_REQUESTED):
        type(thread).objects.filter(pk=thread.pk).update(is_sealed=True, is_withheld=True)
    Dispatch.objects.all().delete()
    entry = line(event, thread, actor, reader=str(reader.id))

    for _again in range(2):
        post_of_threads(entry)

    assert why
    assert told(people) == expected(heard)
    assert actor is None or f"user {actor.id}" not in set(Dispatch.objects.values_list("recipient", flat=True))


ROLES = {UNIT: "unit", DEPUTY: "deputy", STAFF: "clerk", "system": "system"}


@pytest.mark.parametrize("event", TELLS, ids=str)
def test_of_each_step_at_a_unit_everybody_is_told_once_by_every_way_except_who_did_it(event, people, referral, thread):
    Referral.objects.filter(pk=referral.pk).update(team=Unit.objects.get(name_zh="抢修队"))
    Dispatch.objects.all().delete()
    for done_by, role in ROLES.items():
        with undone():
            actor = next((actor for side, actor in people.values() if side == done_by), None)
            entry = line(event, thread, actor, role=role, referral=referral.code)

            for _again in range(2):
                post_of_units(entry)

            assert told(people) == expected(_of_a_unit(event, done_by)), done_by


def _of_a_unit(event: Casework, done_by: str) -> dict[str, str]:
    """Who hears of it and in which letter, when this side did it."""
    heard = dict(TELLS[event])
    if UNIT in heard:
        heard |= {TEAM: heard[UNIT]}
    if done_by == UNIT:
        heard = {side: letter for side, letter in heard.items() if side not in (UNIT, TEAM) or TELLS[event].get(TEAM)}
    return {side: letter for side, letter in heard.items() if side != done_by}


@pytest.mark.parametrize("event", OF_PROMISES, ids=str)
def test_of_each_step_of_a_promise_everybody_is_told_once_by_every_way_except_who_did_it(
    event, people, referral, thread, he
):
    promise = cast.promised(referral, he)
    Dispatch.objects.all().delete()
    for (done_by, role), step in product(ROLES.items(), [None, *STEPS]):
        with undone():
            actor = next((actor for side, actor in people.values() if side == done_by), None)
            entry = line(event, thread, actor, role=role, commitment=promise.code, is_below=True, step=step)

            for _again in range(2):
                post_of_promises(entry)

            heard = {side: letter for side, letter in OF_PROMISES[event].items() if side != done_by}
            if event == Outcomes.ESCALATED:
                heard = {side: letter for side, letter in heard.items() if side in STEPS.get(step, ())}
            assert told(people) == expected(heard), (done_by, step)


@pytest.mark.parametrize("event", OF_OUTCOMES, ids=str)
def test_of_each_step_of_an_outcome_everybody_is_told_once_by_every_way_except_who_did_it(
    event, people, thread, heating, he, zhao
):
    outcome = cast.shown(thread, zhao, unit=heating)
    Dispatch.objects.all().delete()
    for done_by, role in ROLES.items():
        with undone():
            actor = next((actor for side, actor in people.values() if side == done_by), None)
            facts = {"is_to_verify": True, "is_second": True}
            kept = {"kind": "outcomes.outcome", "thing_id": outcome.pk, "code": outcome.code, "facts": facts}
            who = actor.id if actor else None
            entry = Entry.objects.create(at=clock.now(), event=event, role=role, who=who, **kept)

            for _again in range(2):
                post_of_outcomes(entry)

            assert told(people) == expected(_of_an_outcome(event, done_by)), done_by


def _of_an_outcome(event: Outcomes, done_by: str) -> dict[str, str]:
    """Zhao claims it for the heating company; a unit that claims for itself need not be told that it does."""
    sides = {"claimant": [DEPUTY], "unit": [UNIT, ABOVE]}
    told_of = OF_OUTCOMES[event].items()
    heard = {each: letter for side, letter in told_of for each in sides.get(side, [side])}
    if event == Outcomes.CLAIMED and done_by == UNIT:
        return {}
    return {side: letter for side, letter in heard.items() if side != done_by}


@pytest.mark.parametrize("kind", OF_KIND)
def test_of_what_came_of_it_the_resident_is_told_once_by_every_way_and_of_an_echo_not_at_all(kind, people, thread):
    Dispatch.objects.all().delete()
    for is_echo in (False, True):
        with undone():
            entry = line(Outcomes.TOLD, thread, outcome="7M2RC4XA", kind=kind, is_echo=is_echo)

            for _again in range(2):
                post_of_outcomes(entry)

            assert told(people) == (Counter() if is_echo else expected({RESIDENT: OF_KIND[kind]}))


@pytest.mark.parametrize(
    "event", [*OF_THREADS, *TELLS, *OF_PROMISES, *OF_OUTCOMES, Outcomes.TOLD, *OF_SUGGESTIONS], ids=str
)
def test_whatever_tells_somebody_has_a_job_that_does_it(event):
    jobs = {job.name.partition(".")[2] for job in REACTIONS.get(event, [])}

    assert jobs & {"post_letters", "post_news", "take_in"}


def test_who_does_not_want_a_letter_or_cannot_be_reached_is_not_told_and_it_says_so(people, thread, zhao, bai):
    User.objects.filter(pk=bai.id).update(email="", phone="")
    Way.objects.filter(owner=bai.id).delete()
    entry = line(C.NOTED, thread)
    for letter in TO_CHOOSE:
        with undone():
            Preference.objects.create(owner=zhao.id, group=letters()[letter].group, channels="")

            rows = list(addressing.to_people(entry, letter, User.objects.filter(pk__in=[zhao.id, bai.id])))

            found = {each.recipient: (each.state, each.error) for each in rows}
            assert found == {
                f"user {zhao.id}": ("dropped", "not wanted"),
                f"user {bai.id}": ("dropped", "no way"),
            }, letter


def test_no_letter_is_there_that_nothing_sends():
    sent = {letter for _who, heard, _why in OF_THREADS.values() for letter in heard.values()}
    sent |= {letter for heard in TELLS.values() for letter in heard.values()} | {"receipt", "unit_reminder"}
    sent |= {letter for heard in OF_PROMISES.values() for letter in heard.values()} | {"unit_promise_soon"}
    sent |= {letter for heard in OF_OUTCOMES.values() for letter in heard.values()} | set(OF_KIND.values())
    sent |= {*OF_STATE.values(), "deputy_demand"}
    sent |= {letter for heard in OF_SUGGESTIONS.values() for letter in heard.values()} | {"citizen_suggestion"}
    sent |= {"staff_from_below", "unit_suggestion_due", "deputy_suggestion_late", "staff_suggestion_late"}
    elsewhere = ("security", "decisions", "reception", "exports", "file", "following")
    of_the_journey = {name for name, letter in letters().items() if letter.group not in elsewhere}

    assert sent == of_the_journey


def test_the_neighbours_are_told_nothing(people, thread, jinchuan):
    post_of_threads(line(C.REPLIED, thread))

    with tenancy.inside(jinchuan):
        assert Dispatch.objects.count() == 0
