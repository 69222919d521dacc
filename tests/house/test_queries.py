"""What each page costs: so many questions to the database and no more, and not more for a hundred rows than for one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearth.core import clock
from hearth.doors.stations import actions as stations
from hearth.ground.congress.middleware import congresses
from hearth.ground.congress.models import Area, Delegation, District, Group, Place, Station, Unit
from hearth.ground.congress.nouns import NOUNS
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.models import Message, Thread
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.record.dossier import actions as dossier
from hearth.record.dossier import deriving
from hearth.record.dossier.models import VoterReport
from tests import cast, filing, scoring, suggesting
from tests.house.screens import form_on, send

KB = 1024
# page: who opens it, how many queries at most, how many bytes of HTML at most
PAGES = {
    "/c/{code}": ("public", 0, 15 * KB),
    "/t/": ("author", 2, 40 * KB),
    "/t/receipt/": ("author", 2, 40 * KB),
    "/yuhe/": ("public", 6, 40 * KB),
    "/yuhe/answers/": ("public", 2, 40 * KB),
    "/yuhe/publications/": ("bai", 5, 40 * KB),
    "/yuhe/deputies/": ("public", 3, 40 * KB),
    "/yuhe/popolo.json": ("public", 1, 10 * KB),
    "/yuhe/stations/": ("public", 2, 40 * KB),
    "/yuhe/stations/{station}/": ("public", 6, 40 * KB),
    "/yuhe/my-deputy/": ("public", 2, 40 * KB),
    "/yuhe/my-deputy/?q=赵": ("public", 6, 40 * KB),
    "/yuhe/reception/": ("bai", 5, 40 * KB),
    "/yuhe/setup/stations/{station}/desk/": ("bai", 8, 40 * KB),
    "/yuhe/setup/stations/{station}/roster/": ("bai", 8, 60 * KB),
    "/yuhe/setup/stations/{station}/reception-days/": ("bai", 7, 60 * KB),
    "/yuhe/codes/stations/": ("bai", 5, 40 * KB),
    "/yuhe/sign-in/": ("public", 1, 15 * KB),
    "/yuhe/desk/": ("bai", 5, 40 * KB),
    "/yuhe/desk/?tray=all": ("bai", 5, 40 * KB),
    "/yuhe/desk/?q=暖气": ("bai", 5, 40 * KB),
    "/yuhe/search/": ("bai", 6, 40 * KB),
    "/yuhe/search/?q=暖气": ("bai", 20, 60 * KB),
    "/yuhe/search/?q=暖气&kind=messages": ("bai", 12, 60 * KB),
    "/yuhe/search/?kind=messages&state=delivered": ("bai", 10, 60 * KB),
    "/yuhe/search/views/": ("bai", 6, 40 * KB),
    "/yuhe/search/extracts/": ("bai", 7, 40 * KB),
    "/yuhe/desk/news/?since=2026-01-01T00:00:00Z": ("bai", 3, 1 * KB),
    "/yuhe/demands/": ("bai", 8, 40 * KB),
    "/yuhe/demands/proposals/": ("bai", 8, 60 * KB),
    "/yuhe/demands/learnt/": ("bai", 20, 60 * KB),
    "/yuhe/referrals/routes/learning/": ("bai", 20, 60 * KB),
    "/yuhe/suggestions/": ("bai", 11, 40 * KB),
    "/yuhe/suggestions/?public": ("public", 5, 40 * KB),
    "/yuhe/suggestions/?public&q=供暖&state=registered": ("public", 5, 40 * KB),
    "/yuhe/suggestions/all/": ("bai", 9, 40 * KB),
    "/yuhe/suggestions/all/?q=供暖&pile=late_assign": ("bai", 9, 40 * KB),
    "/yuhe/suggestions/from-below/": ("bai", 7, 40 * KB),
    "/yuhe/suggestions/meeting/": ("bai", 12, 60 * KB),
    "/yuhe/suggestions/overview/": ("bai", 8, 40 * KB),
    "/yuhe/suggestions/news.xml": ("public", 5, 40 * KB),
    "/yuhe/commitments/": ("bai", 9, 40 * KB),
    "/yuhe/outcomes/": ("public", 4, 40 * KB),
    "/yuhe/outcomes/{outcome}/": ("public", 9, 40 * KB),
    "/yuhe/deputies/D001/file/": ("zhao", 29, 60 * KB),
    "/yuhe/deputies/D001/file/?public": ("public", 15, 40 * KB),
    "/yuhe/deputies/D001/file/lines/": ("bai", 12, 40 * KB),
    "/yuhe/duties/?tray=lately": ("bai", 12, 40 * KB),
    "/yuhe/duties/statistics/": ("bai", 11, 60 * KB),
    "/yuhe/duties/scoring/": ("bai", 8, 60 * KB),
    "/yuhe/duties/scoring/{year}/": ("bai", 9, 40 * KB),
    "/yuhe/deputies/D001/file/score/": ("zhao", 26, 60 * KB),
    "/yuhe/reports/": ("bai", 7, 40 * KB),
    "/yuhe/reports/{report}/": ("public", 9, 40 * KB),
    "/yuhe/reports/{report}/questions/": ("bai", 9, 60 * KB),
    "/yuhe/reports/{report}/questions/new/": ("public", 3, 40 * KB),
    "/yuhe/reports/{report}/slip/": ("public", 3, 40 * KB),
    "/yuhe/duties/activities/": ("bai", 6, 40 * KB),
    "/yuhe/outcomes/news.xml": ("public", 3, 40 * KB),
    "/yuhe/outcomes/ledger/": ("bai", 9, 40 * KB),
    "/yuhe/outcomes/ledger/?tray=public": ("bai", 9, 40 * KB),
    "/yuhe/outcomes/ledger/{outcome}/": ("bai", 20, 60 * KB),
    "/yuhe/threads/{thread}/outcomes/": ("zhao", 12, 40 * KB),
    "/yuhe/threads/{thread}/": ("zhao", 8, 60 * KB),
    "/yuhe/codes/": ("bai", 5, 40 * KB),
    "/yuhe/codes/{number}/": ("bai", 8, 40 * KB),
    "/yuhe/people/": ("bai", 9, 60 * KB),
    "/yuhe/people/?q=zhao&role=deputy": ("bai", 9, 60 * KB),
    "/yuhe/people/{person}/": ("bai", 14, 40 * KB),
    "/yuhe/people/new/": ("bai", 5, 40 * KB),
    "/yuhe/invitation/": ("public", 1, 15 * KB),
    "/yuhe/entry/?q=D0": ("bai", 5, 40 * KB),
    "/yuhe/setup/": ("bai", 28, 40 * KB),
    "/yuhe/setup/rules/": ("bai", 13, 60 * KB),
    "/yuhe/setup/rules/draft/": ("bai", 8, 120 * KB),
    "/yuhe/setup/calendar/2026/": ("bai", 12, 120 * KB),
    "/yuhe/setup/calendar/2026/hours/": ("bai", 6, 60 * KB),
    "/yuhe/setup/promises/": ("bai", 6, 40 * KB),
    "/yuhe/setup/map/": ("bai", 4, 40 * KB),
    **{f"/yuhe/setup/{noun}/": ("bai", 8, 40 * KB) for noun in NOUNS},
    "/yuhe/setup/deputies/?q=zhao": ("bai", 8, 40 * KB),
    "/yuhe/setup/deputies/add/": ("bai", 8, 40 * KB),
    "/yuhe/setup/deputies/D001/": ("bai", 12, 40 * KB),
    "/yuhe/phrases/": ("zhao", 5, 40 * KB),
    "/yuhe/profile/": ("zhao", 6, 40 * KB),
    "/yuhe/account/news/": ("zhao", 7, 40 * KB),
    "/yuhe/letters/undelivered/": ("bai", 8, 60 * KB),
    "/yuhe/threads/{thread}/letters/": ("bai", 10, 60 * KB),
    "/yuhe/setup/letters/": ("bai", 5, 90 * KB),
    "/yuhe/setup/letters/new/en/": ("bai", 7, 40 * KB),
    "/yuhe/account/": ("zhao", 8, 40 * KB),
    "/yuhe/audit/": ("auditor", 4, 70 * KB),
    "/yuhe/audit/?event=contact.noted": ("auditor", 5, 70 * KB),
    "/yuhe/audit/sightings/": ("auditor", 4, 40 * KB),
    "/yuhe/audit/chain/": ("auditor", 5, 20 * KB),
    "/livez": ("public", 0, 1 * KB),
    "/about/": ("public", 0, 40 * KB),
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(code, thread, station, zhao, bai):
    """Addresses with the things of this test in them."""
    stations.attach(station, zhao.deputy, by=bai)
    stations.announce(station, cast.reception(zhao.deputy), by=bai)
    outcome = cast.in_force(thread, bai, zhao).code
    suggesting.submitted(zhao)
    suggesting.in_public(zhao, bai)
    filing.verified(zhao, bai)
    filing.appraised(zhao, bai)
    filing.registered(bai, zhao.deputy)
    report = filing.online(zhao, year=clock.today().year - 1)
    _asked_and_answered(report, zhao)
    deriving.replay()
    scoring.reckoned(cast.staff("施宇", "Shi Yu", "admin"), bai, zhao)
    return lambda page: page.format(
        year=scoring.last_year(),
        code=code.code,
        number=code.number,
        thread=thread.code,
        station=station.pk,
        person=zhao.id,
        outcome=outcome,
        report=report.code,
    )


@pytest.fixture
def browsers(zhao, bai, auditor, thread):
    people = {"zhao": zhao, "bai": bai, "auditor": auditor}
    signed = {who: cast.signed_in(Client(), actor) for who, actor in people.items()}
    return signed | {"public": Client(), "author": cast.holding(Client(), thread)}


def more_of_everything(zhao: Any, bai: Any, thread: Any, times: int) -> None:
    """So many more deputies, codes, threads, messages, phrases and lines of work."""
    station = Station.objects.get()
    for number in range(times):
        area = Area.objects.create(name_zh=f"镇{number}", name_en="", kind="town", row=2, column=number + 1)
        Place.objects.create(area=area, name_zh=f"村{number}", kind="village")
        District.objects.create(area=area, number=1)
        for body in (Delegation, Group, Unit):
            body.objects.create(name_zh=f"第{number}")
        other = cast.deputy(f"D1{number:02}", f"代{number}", f"Deputy {number}")
        cast.delivered(cast.code_of(other), "暖气不热。", place="另一处")
        stations.attach(station, other.deputy, by=bai)
        stations.announce(station, cast.reception(other.deputy, in_days=number + 5), by=bai)
        actions.issue_code(station, by=bai)
        cast.delivered(cast.code_of(zhao), "暖气不热。", place="又一处")
        actions.note(thread, f"备注{number}。", by=zhao)
        _changed(zhao, bai, thread, number)
        actions.save_phrase(thread.congress, f"常用{number}", "谢谢。", by=zhao)
        actions.set_focus(zhao.deputy, f"关注{number}", "", by=zhao)
        suggesting.submitted(zhao)
        suggesting.in_public(zhao, bai)
        filing.verified(zhao, bai, words=f"走访第{number}户。")
        filing.appraised(other, bai)
        filing.registered(bai, zhao.deputy, other.deputy, title=f"第{number}次视察")
        _asked_and_answered(VoterReport.objects.exclude(closes_at=None).get(), zhao)
    deriving.replay()


def _asked_and_answered(report: Any, zhao: Any) -> None:
    """Two more questions, of which one is answered."""
    for _n in range(2):
        question = filing.asked(report, "我叫王小明，住7号楼3单元501室，什么时候修？")
    dossier.answer_question(question, "周五。", by=zhao)


def _changed(zhao: Any, bai: Any, thread: Any, number: int) -> None:
    """One more measure of another unit came of the message, one replaced the first, and one is to be verified."""
    unit = Unit.objects.create(name_zh=f"单位{number}", name_en="")
    newer = cast.in_force(thread, bai, zhao, unit=unit)
    outcomes.replace(cast.in_force(thread, bai, zhao), newer, by=bai)
    claim = cast.shown(thread, bai, unit=unit)
    outcomes.evidence(claim, Proof("又一条。"), by=zhao)


def asked(browser: Any, page: str) -> tuple[int, Any]:
    """How often the database was asked for this page, looked at for the second time."""
    browser.get(page)
    with CaptureQueriesContext(connection) as told:
        answer = browser.get(page)
    assert answer.status_code in (200, 204)
    return len(told), answer


def test_a_page_costs_what_it_may_and_no_more_for_four_rows_than_for_one(browsers, at, zhao, bai, thread):
    first = {page: asked(browsers[who], at(page))[0] for page, (who, _most, _weight) in PAGES.items()}
    more_of_everything(zhao, bai, thread, 3)
    second = {page: asked(browsers[who], at(page)) for page, (who, _most, _weight) in PAGES.items()}

    dear = {page: cost for page, cost in first.items() if cost > PAGES[page][1]}
    growing = {page: (first[page], cost) for page, (cost, _shown) in second.items() if cost > max(first[page], 1)}
    # what is remembered for some seconds may have been looked up anew just then
    growing = {page: told for page, told in growing.items() if asked(browsers[PAGES[page][0]], at(page))[0] > told[0]}
    heavy = {page: len(shown.content) for page, (_cost, shown) in second.items() if len(shown.content) > PAGES[page][2]}
    assert (dear, growing, heavy) == ({}, {}, {})


def test_a_conversation_of_a_hundred_messages_costs_what_one_costs(browsers, at, thread, zhao):
    first, _one = asked(browsers["zhao"], at("/yuhe/threads/{thread}/"))
    for number in range(100):
        actions.note(thread, f"备注{number}。", by=zhao)

    second, answer = asked(browsers["zhao"], at("/yuhe/threads/{thread}/"))

    assert Message.objects.filter(thread=thread).count() == 101
    assert second == first
    assert len(answer.content) < 200 * KB


def test_a_citizens_message_is_one_statement_and_nothing_else(browsers, code):
    form = form_on(browsers["public"].get(f"/c/{code.code}"), f"/c/{code.code}")
    words = {
        "body": "楼道里的灯坏了。",
        "place": "锦苑小区",
        "name": "李奶奶",
        "phone": "138 0000 2046",
        "email": "li@example.org",
    }
    before = Thread.objects.count()

    with CaptureQueriesContext(connection) as told:
        answer = send(browsers["public"], form, **words)

    assert (answer.status_code, Thread.objects.count() - before) == (303, 1)
    assert len(told) == 1


def test_a_form_that_cannot_be_taken_asks_the_database_nothing(browsers, code):
    form = form_on(browsers["public"].get(f"/c/{code.code}"), f"/c/{code.code}")

    with CaptureQueriesContext(connection) as told:
        send(browsers["public"], form, body="")

    assert len(told) == 0


def test_a_tracking_code_is_found_in_a_handful_of_statements(browsers, thread):
    congresses()

    with CaptureQueriesContext(connection) as told:
        answer = browsers["public"].post("/t/", {"code": tracking.code_of(thread)})

    assert answer.status_code == 303
    assert len(told) <= 5  # two counts, where the code leads, the thread there, one count given back
