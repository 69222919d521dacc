"""A code at the door: deputies scan it and are entered, on that day, once, in person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.record.dossier import actions, counting
from hearth.record.dossier.models import Activity, DutyRecord
from tests import cast, filing

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(yuhe, bai):
    """A group meets today, and nobody is entered yet."""
    return filing.at_the_door(bai)


def again(held: Activity) -> Activity:
    return Activity.objects.get(pk=held.pk)


def test_whoever_scans_it_stands_in_their_own_file_at_once(held, zhao, bai):
    line = actions.check_in(held, by=zhao)

    assert (line.deputy, line.origin, line.state, line.name) == (zhao.deputy, "organiser", "verified", zhao.name)
    assert line.verified_name == bai.name  # whoever registered it answers for it
    assert counting.by_kind(zhao.deputy.pk, line.done_on.year) == {"group": 1}


def test_scanned_twice_it_stands_there_once(held, zhao):
    assert actions.check_in(held, by=zhao).pk == actions.check_in(held, by=zhao).pk

    assert DutyRecord.objects.count() == 1


def test_nobody_comes_for_somebody_else(held, aide, bai):
    for who in (aide, bai):
        with pytest.raises(NotAllowed):
            actions.check_in(held, by=who)


def test_the_day_after_it_leads_nowhere(held, zhao):
    with clock.standing_at(clock.now() + timedelta(days=1)), cast.refused() as told:
        actions.check_in(held, by=zhao)

    assert "失效" in str(told.value.sentence)


def test_a_photo_of_an_older_code_leads_nowhere_once_another_hangs_there(held, zhao, bai):
    older = held.door
    actions.open_door(held, by=bai)

    assert cast.signed_in(Client(), zhao).get(f"/yuhe/here/{held.code}/{older}/").status_code == 404
    assert cast.signed_in(Client(), zhao).get(f"/yuhe/here/{held.code}/{again(held).door}/").status_code == 200


def test_what_the_code_of_another_activity_says_opens_nothing_here(held, zhao, bai):
    other = filing.at_the_door(bai, "另一场活动")

    assert cast.signed_in(Client(), zhao).get(f"/yuhe/here/{held.code}/{other.door}/").status_code == 404


def test_who_was_struck_off_does_not_come_back_by_scanning(held, zhao, bai):
    actions.strike_off(actions.check_in(held, by=zhao), by=bai)

    with cast.refused() as told:
        actions.check_in(held, by=zhao)

    assert "剔除" in str(told.value.sentence)


def test_a_code_is_only_put_up_for_today(bai, zhao):
    past = filing.registered(bai, zhao.deputy)

    with cast.refused():
        actions.open_door(past, by=bai)


def test_a_clerk_registers_without_names_and_is_shown_the_code(yuhe, bai, zhao):
    browser = cast.signed_in(Client(), bai)
    typed = {"kind": "group", "title": "小组活动", "day": clock.today().isoformat(), "half_days": "1", "names": ""}

    refused = browser.post("/yuhe/duties/activities/new/", typed)
    shown = browser.post("/yuhe/duties/activities/new/", typed | {"at_the_door": "on"}, follow=True)

    assert refused.status_code == 422
    assert "扫码" in shown.content.decode() and "<svg" in shown.content.decode()


def test_a_deputy_scans_presses_once_and_reads_it_in_the_file(held, zhao, bai):
    phone, table = cast.signed_in(Client(), zhao), cast.signed_in(Client(), bai)
    page = f"/yuhe/here/{held.code}/{held.door}/"
    assert "我到了" in phone.get(page).content.decode()

    done = phone.post(page, follow=True)

    assert "已签到" in done.content.decode()
    assert "1 位代表已到" in table.get(f"/yuhe/duties/activities/{held.code}/door/").content.decode()


def test_once_it_is_taken_down_the_page_is_gone_and_who_came_stays(held, zhao, bai):
    page = f"/yuhe/here/{held.code}/{held.door}/"
    actions.check_in(held, by=zhao)
    cast.signed_in(Client(), bai).post(f"/yuhe/duties/activities/{held.code}/door/end/")

    assert cast.signed_in(Client(), zhao).get(page).status_code == 404
    assert DutyRecord.objects.filter(deputy=zhao.deputy, state="verified").exists()


def test_somebody_not_in_office_is_told_so(held, zhao):
    from hearth.ground.congress.models import Mandate

    Mandate.objects.filter(deputy=zhao.deputy).update(state="ended", ended_on=clock.today() - timedelta(days=3))

    with cast.refused() as told:
        actions.check_in(held, by=zhao)

    assert zhao.deputy.name in str(told.value.sentence)
