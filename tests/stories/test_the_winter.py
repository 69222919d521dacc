"""The demo: two congresses and their winter, told through the same actions that people take."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils.timezone import localdate

from hearth.core import clock, jobs, tenancy
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.models import User
from hearth.ground.audit import sealing, verifying
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Congress, Deputy, Mandate, Post, Term
from hearth.ground.courier.models import Dispatch
from hearth.journey.casework.events import Happened as Casework
from hearth.journey.contact import actions, handing
from hearth.journey.contact.events import Happened
from hearth.journey.contact.lifecycle import THREAD, TURN
from hearth.journey.contact.models import DeputyCode, Message, Pace, TermTransition, Thread
from hearth.journey.contact.models.thread import OVER
from hearth.journey.contact.tasks import index_words
from hearth.ops.management.commands import demo
from tests import cast

COUNTS = {"yuhe": 24, "jinchuan": 6}
MOVE: dict[str, str] = {  # what the ledger tells → the move of the lifecycle behind it
    Casework.REFERRED: "refer",
    Casework.CONFIRMED: "hand_back",
    Happened.DELIVERED: "deliver",
    Happened.HELD: "hold",
    Happened.ACKNOWLEDGED: "acknowledge",
    Happened.ASKED: "ask",
    Happened.ADDED: "add",
    Happened.NOTED: "note",
    Happened.HANDED_OVER: "hand_over",
    Happened.REPLIED: "reply",
    Happened.RATED: "rate",
    Happened.REOPENED: "reopen",
    Happened.WITHDRAWN: "withdraw",
    Happened.ESCALATED: "escalate",
    Happened.LAPSED: "lapse",
    Happened.CLOSED: "close",
}


def told() -> str:
    """Tell the demo; answers what was printed."""
    call_command("demo", stdout=(out := StringIO()))
    return out.getvalue()


@pytest.fixture(scope="module")
def _winter(django_db_setup, django_db_blocker, tmp_path_factory):
    """The winter is told once for all that is looked at here, and forgotten afterwards."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(demo, "COUNTS", COUNTS)
        patch.setattr(settings, "DATA", tmp_path_factory.mktemp("winter"))
        yield told()
        transaction.set_rollback(True)


@pytest.fixture
def printed(_winter, db) -> str:
    """What the operator reads when the winter has been told."""
    return _winter


@pytest.fixture(params=COUNTS)
def congress(printed, request):
    """Each of the two congresses, entered."""
    found = Congress.objects.get(slug=request.param)
    with tenancy.inside(found):
        yield found


def end_of(thread: Thread) -> str:
    """Where the lines of the ledger lead, by the lifecycle alone."""
    state = THREAD.initial
    for entry in Entry.objects.about(thread).order_by("at", "id"):
        if move := MOVE.get(entry.event):  # what becomes public of it moves a publication, not the thread
            state = THREAD.table[state][move]
    return state


def everything() -> Counter[str]:
    models = (Congress, Deputy, DeputyCode, Dispatch, Entry, Message, Post, Thread, User)
    counted: Counter[str] = Counter()
    for congress in Congress.objects.all():
        with tenancy.inside(congress):
            counted.update({model.__name__: model.objects.count() for model in models})
    return counted


def test_both_congresses_have_as_many_messages_as_were_asked_for(congress):
    assert Thread.objects.count() == COUNTS[congress.slug]
    assert congress.is_demo


def test_every_thread_came_where_it_stands_by_legal_moves(congress):
    threads = list(Thread.objects.all())

    assert [end_of(thread) for thread in threads] == [thread.state for thread in threads]
    assert [TURN[thread.state] for thread in threads if not thread.is_referred] == [
        thread.turn for thread in threads if not thread.is_referred
    ]


def test_no_message_was_left_lying_by_the_filter(congress):
    assert not Thread.objects.filter(state="submitted").exists()


def test_the_worker_begins_by_making_every_message_findable(congress):
    queued = jobs.QueuedJob.objects.filter(task_name="contact.index_words", args__congress=congress.pk)

    for args in queued.values_list("args", flat=True):
        index_words.answer(**args)

    assert not Thread.objects.filter(words=None).exists()


def test_the_ledger_is_whole_once_the_worker_has_sealed_it(congress):
    sealing.seal_new()
    verdict = verifying.verify()

    assert verdict.is_whole
    assert (verdict.sealed, verdict.unsealed) == (Entry.objects.count(), 0)


def test_nobody_is_written_to_about_a_past_that_never_was(congress):
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"dropped"}


def test_every_deputy_can_be_reached_by_a_poster_and_on_the_web(congress):
    for use in ("poster", "web"):
        assert DeputyCode.objects.active().of_deputies().filter(use=use).count() == Deputy.objects.count()


def test_deputies_have_figures(congress):
    assert Pace.objects.exists()


def test_the_operator_is_told_one_sign_in_for_each_role(printed):
    named = re.findall(r"^  (\S+) +(\S+) ", printed, re.MULTILINE)

    with tenancy.inside(Congress.objects.get(slug="yuhe")):
        posts = Post.objects.values_list("user__sign_in_name", "role")
        assert set(named) <= set(posts)
        assert {role for _, role in named} == {role for _, role in posts}


def test_who_was_named_can_sign_in_with_the_password_that_was_printed(printed, client):
    [name] = re.findall(r"^  (\S+) +deputy ", printed, re.MULTILINE)

    answer = client.post("/yuhe/sign-in/", {"name": name, "password": DEMO_PASSWORD})

    assert DEMO_PASSWORD in printed
    assert answer.status_code == 303
    assert client.get("/yuhe/desk/").status_code == 200


def test_the_poster_that_is_printed_leads_to_a_form(printed, client):
    address = re.findall(r"Scan as a resident: (/c/\w+)", printed)[0]

    page = client.get(address)

    assert page.status_code == 200 and 'id="write"' in page.text


def test_told_again_it_only_says_who_can_sign_in(printed):
    before = everything()

    assert told() == printed
    assert everything() == before


@pytest.mark.parametrize(
    "congress", sorted(COUNTS) if "HEARTH_ALL_READINGS" in os.environ else ["jinchuan"], indirect=True
)
def test_after_a_change_of_term_nobody_is_left_without_somebody_to_turn_to(congress, client):
    clerk, admin = cast.staff("卫宁", "Wei Ning", "clerk"), cast.staff("高原", "Gao Yuan", "admin")
    today = localdate(clock.now())
    seats = list(Mandate.objects.filter(state="active").select_related("deputy", "district").order_by("deputy__code"))
    with jobs.at_once():
        term = {"number": 99, "begins_on": today, "ends_on": today + timedelta(days=1825)}
        plan = actions.plan_change(Term(), by=clerk, **term)
        for seat in seats[::2]:  # every second deputy was elected again
            actions.elect(plan, seat.deputy, district=seat.district, by=clerk)
        actions.note_notice(plan, on=today, basis="公告第99号", by=clerk)
        actions.put_in_force(TermTransition.objects.get(pk=plan.pk), by=admin)

    serving = set(Mandate.objects.filter(state="active").values_list("deputy", flat=True))
    waiting = Thread.objects.exclude(state__in=(*OVER, "erased"))
    nobodys = [thread for thread in waiting if thread.deputy_id not in serving and thread.turn != "staff"]
    # what is answered stays where nobody was elected in the district: staff are told of whatever the resident adds
    left = [each.code for each in nobodys if each.turn != "citizen" or handing.heir_of(each.deputy)]
    retired = [code for code in DeputyCode.objects.filter(state="retired") if code.deputy_id not in serving]
    pages = {code.code: client.get(f"/c/{code.code}") for code in retired}

    assert len(serving) == len(seats[::2])
    assert left == []
    assert len(pages) >= len(seats[1::2])
    unkind = [code for code, page in pages.items() if page.status_code != 200 or "/deputies/" not in page.text]
    assert unkind == []
