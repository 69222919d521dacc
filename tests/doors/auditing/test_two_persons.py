"""More than two hundred lines about people leave the house in the hands of two, and not for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock, jobs
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.doors.auditing import actions, exporting, queries
from hearth.doors.auditing.models import Export
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions as ground
from hearth.ground.congress.importing import giving
from hearth.ground.courier.models import Dispatch
from tests import cast
from tests.doors.auditing.test_exporting import cells

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _short(monkeypatch, settings):
    """One line is many already, and letters go nowhere."""
    monkeypatch.setattr(queries, "ONE_PERSON", 1)
    monkeypatch.setattr(giving, "MOST_PEOPLE", 1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def chair(yuhe):
    """The chair of the congress."""
    return _reachable(cast.staff("梁主任", "Liang Zhu", "leader"), "liang@example.org")


@pytest.fixture
def order(yuhe, thread, auditor):
    """An auditor has ordered all there is about a thread: two lines."""
    _reachable(auditor, "ji@example.org")
    return _at_once(actions.export, yuhe, "ledger", "csv", {"code": thread.code}, by=auditor)


def _reachable(actor, address):
    User.objects.filter(pk=actor.id).update(email=address)
    return actor


def _at_once(act, *args, **kwargs):
    with jobs.at_once():
        done = act(*args, **kwargs)
    return Export.objects.get(pk=done.pk) if isinstance(done, Export) else done


def fresh(export):
    return Export.objects.get(pk=export.pk)


def letters(letter):
    return {each.address for each in Dispatch.objects.filter(letter=letter)}


def test_a_long_export_waits_and_no_file_is_made(order):
    assert (order.state, order.file.exists()) == ("waiting", False)


def test_a_short_one_needs_nobody_else(yuhe, thread, auditor, monkeypatch):
    monkeypatch.setattr(queries, "ONE_PERSON", 2)

    assert _at_once(actions.export, yuhe, "ledger", "csv", {"code": thread.code}, by=auditor).state == "ready"


def test_whoever_ordered_it_cannot_be_the_second_person(order, auditor):
    with cast.refused(NotAllowed):
        actions.confirm_export(order, by=auditor)


def test_once_a_second_person_agrees_it_is_made_and_names_both(order, chair):
    _at_once(actions.confirm_export, order, by=chair)

    made = fresh(order)
    assert (made.state, made.second, made.rows) == ("ready", chair.id, 2)
    assert "纪明" in cells(made)[-1][0] and "梁主任" in cells(made)[-1][0]


def test_the_second_persons_are_told_and_whoever_ordered_it_is_not(yuhe, thread, chair, auditor):
    _reachable(auditor, "ji@example.org")

    _at_once(actions.export, yuhe, "ledger", "csv", {"code": thread.code}, by=auditor)

    assert letters("export_asked") == {"liang@example.org"}


def test_whoever_ordered_it_hears_that_it_is_ready(order, chair):
    _at_once(actions.confirm_export, order, by=chair)

    assert letters("export_finished") == {"ji@example.org"}


def test_a_no_is_told_and_what_was_asked_for_is_forgotten(order, chair):
    _at_once(actions.decline_export, order, by=chair)

    assert (fresh(order).state, fresh(order).asked, letters("export_declined")) == ("declined", {}, {"ji@example.org"})
    with cast.refused(Stale):
        actions.confirm_export(fresh(order), by=chair)


def test_whoever_ordered_it_may_take_it_back_and_gets_no_letter_about_it(order, auditor):
    _at_once(actions.decline_export, order, by=auditor)

    assert (fresh(order).state, letters("export_declined")) == ("declined", set())


def test_after_a_week_without_an_answer_it_is_off(order):
    Export.objects.update(ordered_at=clock.now() - timedelta(days=8))

    with jobs.at_once():
        exporting.forget_old(clock.now())

    assert (fresh(order).state, letters("export_lapsed")) == ("lapsed", {"ji@example.org"})


def test_a_week_after_it_was_made_the_file_goes_and_that_is_told(order, chair):
    _at_once(actions.confirm_export, order, by=chair)
    Export.objects.update(ordered_at=clock.now() - timedelta(days=12), ready_at=clock.now() - timedelta(days=6))

    with jobs.at_once():
        exporting.forget_old(clock.now())
        assert fresh(order).file.exists()
        exporting.forget_old(clock.now() + timedelta(days=2))

    assert (fresh(order).state, fresh(order).file.exists()) == ("expired", False)
    assert letters("export_expired") == {"ji@example.org"}


def test_what_became_of_it_is_said_for_a_month(order, chair):
    _at_once(actions.decline_export, order, by=chair)

    exporting.forget_old(clock.now() + timedelta(days=31))

    assert not Export.objects.exists()
    assert Entry.objects.filter(event="auditing.export_declined").exists()


def test_many_people_of_the_register_are_not_given_to_one(yuhe, bai, chair):
    with cast.refused() as told:
        ground.export_rows(yuhe, "staff", "csv", by=bai)

    assert "第二人" in str(told.value.sentence)


def test_staff_order_them_and_the_chair_agrees(yuhe, bai, chair):
    asked = _at_once(actions.export_register, yuhe, "staff", "csv", by=bai)

    _at_once(actions.confirm_export, asked, by=chair)

    made = fresh(asked)
    assert (made.state, made.rows) == ("ready", len(cells(made)) - 2)
    assert "白洁" in {row[0] for row in cells(made)[1:-1]}


def test_the_chair_sees_what_waits_and_decides_on_the_page(client, order, chair):
    browser = cast.signed_in(client, chair)

    page = browser.get("/yuhe/audit/exports/waiting/")
    answer = browser.post(f"/yuhe/audit/exports/{order.pk}/confirmation/")

    assert "纪明" in page.text and order.asked["code"] in page.text and "2 行" in page.text
    assert (answer.status_code, answer.headers["Location"]) == (303, "/yuhe/audit/exports/waiting/")
    assert fresh(order).state == "ordered"


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_are_told_kindly(client, order, chair):
    browser = cast.signed_in(client, chair)
    actions.decline_export(fresh(order), by=chair)

    answer = browser.post(f"/yuhe/audit/exports/{order.pk}/confirmation/", follow=True)

    assert "刚才有别人先办了" in answer.text
    assert fresh(order).state == "declined"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("waiting", "需要第二人同意"),
        ("declined", "未被同意"),
        ("lapsed", "没有人及时同意"),
        ("expired", "文件已删除"),
    ],
)
def test_the_page_says_how_it_stands(client, order, auditor, state, said):
    Export.objects.update(state=state)

    assert said in cast.signed_in(client, auditor).get(f"/yuhe/audit/exports/{order.pk}/").text


def test_the_page_of_an_export_is_its_owners(client, order, chair):
    assert cast.signed_in(client, chair).get(f"/yuhe/audit/exports/{order.pk}/").status_code == 404


def test_the_sheet_of_staff_offers_to_order(client, yuhe, bai):
    browser = cast.signed_in(client, bai)

    page = browser.get("/yuhe/setup/imports/staff/").text
    answer = browser.post("/yuhe/audit/exports/register/staff/", {"format": "csv"})

    assert 'action="/yuhe/audit/exports/register/staff/"' in page
    assert browser.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(("kind", "form"), [("areas", "csv"), ("nothing", "csv"), ("staff", "pdf")])
def test_nothing_else_is_ordered_so(client, yuhe, bai, kind, form):
    answer = cast.signed_in(client, bai).post(f"/yuhe/audit/exports/register/{kind}/", {"format": form})

    assert answer.status_code == 404
