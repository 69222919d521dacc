"""The pages of a change of term, as staff use them one after another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.core.addresses import address
from hearth.ground.congress import actions as ground
from hearth.ground.congress.models import Area, Deputy, District, Import, Mandate, Term
from hearth.journey.contact import actions
from hearth.journey.contact.models import TermTransition
from tests import cast


@pytest.fixture
def clerk(client, bai):
    """A browser with Bai signed in."""
    return cast.signed_in(client, bai)


@pytest.fixture
def plan(zhao, sun, bai):
    """Term 8 is being prepared."""
    begins = localdate(clock.now())
    return actions.plan_change(Term(), by=bai, number=8, begins_on=begins, ends_on=begins + timedelta(days=1825))


def page(name, *args):
    return address(f"terms:{name}", *args)


def test_a_term_with_a_number_of_the_past_is_not_taken(clerk, zhao):
    answer = clerk.post(page("change"), {"number": "7", "begins_on": "2026-11-20", "ends_on": "2031-11-19"})

    assert answer.status_code == 422 and "新一届的届次应大于本届" in answer.text
    assert not TermTransition.objects.exists()


def test_before_anybody_is_in_office_there_is_nothing_to_change(clerk):
    assert "还没有在任代表" in clerk.get(page("change")).text


def test_somebody_elected_again_stands_so_in_the_list(clerk, plan, zhao):
    clerk.post(page("elect", "D001"), {"district": str(District.objects.get().pk)})

    assert "D001" in clerk.get(page("people") + "?fate=stays").text
    assert "D001" not in clerk.get(page("people") + "?fate=leaves").text


def test_somebody_new_is_entered_with_the_seat(clerk, plan):
    clerk.post(page("add"), {"name_zh": "周文", "code": "D030", "district": str(District.objects.get().pk)})

    seat = Mandate.objects.get(deputy__code="D030")
    assert (seat.term.number, seat.state) == (8, "elected")
    assert "周文" in clerk.get(page("people") + "?fate=joins").text


def test_an_imported_sheet_is_about_the_new_term(clerk, plan, bai, at_once):
    area = Area.objects.get().name_zh
    rows = f"编号,姓名,街道,选区\nD001,赵敏,{area},3\nD031,林晓,{area},3\n".encode()
    source = ground.upload_import(plan.congress, "deputies", SimpleUploadedFile("d.csv", rows), by=bai)
    source = Import.objects.get(pk=source.pk)
    ground.confirm_import(source, source.fingerprint, by=bai)

    clerk.post(page("draw_up"))

    assert {row.deputy.code: row.fate for row in plan.successions.select_related("deputy")} == {
        "D001": "stays", "D002": "leaves", "D031": "joins",
    }  # fmt: skip


def test_only_somebody_elected_can_be_named_as_successor(clerk, plan):
    answer = clerk.post(page("name_successor", "D001"), {"successor": "孙建国"})

    assert answer.status_code == 422 and "没有当选新一届" in answer.text


def test_the_list_says_to_whom_matters_go(clerk, plan, zhao, sun, bai):
    cast.delivered(cast.code_of(zhao))
    actions.elect(plan, sun.deputy, by=bai, district=District.objects.get())

    shown = clerk.get(page("people") + "?fate=leaves").text

    assert "1件未办结" in shown and "1个代表码" in shown and "交给孙建国" in shown


def test_it_is_confirmed_before_it_happens(client, plan, bai):
    actions.note_notice(plan, by=bai, on=localdate(clock.now()), basis="公告第8号")
    admin = cast.signed_in(client, cast.staff("高原", "Gao Yuan", "admin"))

    answer = admin.post(page("put_in_force"), {})

    assert answer.status_code == 422 and "请勾选确认" in answer.text
    assert TermTransition.objects.get().state == "ready"


def test_while_it_is_carried_out_the_page_says_how_far_it_is(clerk, plan):
    TermTransition.objects.update(state="changing")

    whole, glance = clerk.get(page("change")), clerk.get(page("change"), headers={"HX-Request": "true"})

    assert "2位代表，已办理0位" in whole.text and "<html" not in glance.text
    TermTransition.objects.update(state="in_force")
    assert clerk.get(page("change"), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_the_list_costs_the_same_for_few_and_for_many(clerk, plan, bai, django_assert_max_num_queries):
    with CaptureQueriesContext(connection) as few:
        clerk.get(page("people"))
    for number in range(3, 9):
        fresh = ground.add(Deputy(code=f"D00{number}", name_zh=f"张{number}"), by=bai)
        actions.elect(plan, fresh, by=bai, district=District.objects.get())

    with django_assert_max_num_queries(len(few)):
        clerk.get(page("people"))
