"""Several referrals at once, for staff, deputies and units."""

import pytest
from django.test import Client

from hearth.ground.audit.models import Entry
from hearth.journey.casework import actions
from hearth.journey.casework.models import Referral, Remark
from tests import cast
from tests.house.screens import read, send, words_on

TOGETHER = "/yuhe/referrals/together/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def unit(he):
    return cast.signed_in(Client(), he)


@pytest.fixture
def three(code, bai, heating):
    return [cast.referred(cast.delivered(code), bai, heating) for _ in range(3)]


def again(referral):
    return Referral.objects.get(pk=referral.pk)


def form_for(browser, verb, referrals):
    page = browser.get(TOGETHER, {"do": verb, "row": [each.code for each in referrals]})
    (form,) = [form for form in read(page).forms if "do" in form.names and form.method == "post"]
    return form


def take(browser, verb, referrals, **typed):
    return send(browser, form_for(browser, verb, referrals), **{"row": [each.code for each in referrals]} | typed)


def test_a_unit_takes_several_on_each_with_a_line_of_its_own(unit, three):
    answer = take(unit, "accept", three)

    assert "3项中完成了3项" in words_on(answer)
    assert {again(each).state for each in three} == {"accepted"}
    assert Entry.objects.filter(event="casework.accepted").count() == 3


def test_a_unit_gives_several_to_a_team(unit, three, heating):
    team = cast.unit("三号站班组", "Team 3", parent=heating)

    take(unit, "assign", three, team=team.pk)

    assert {again(each).team for each in three} == {team}


def test_staff_urge_several_and_those_urged_lately_are_told_why_not(clerk, three, bai):
    actions.urge(three[0], by=bai)

    answer = take(clerk, "urge", three)

    assert "3项中完成了2项" in words_on(answer)
    assert "刚催过，请稍等。" in words_on(answer)


def test_what_does_not_wait_for_the_unit_is_not_urged(clerk, three, he):
    actions.report(three[0], "修好了", "done", by=he)

    take(clerk, "urge", three)

    assert Entry.objects.filter(event="casework.urged").count() == 2


def test_staff_confirm_several_and_residents_read_what_each_unit_wrote(clerk, three, he):
    for number, each in enumerate(three):
        actions.report(each, f"第{number}处换了循环泵。", "done", by=he)

    take(clerk, "confirm", three, is_told="on")

    assert {again(each).state for each in three} == {"confirmed"}
    assert "第2处换了循环泵。" in cast.holding(Client(), again(three[2]).thread).get("/t/").text


def test_each_has_its_own_number_of_the_hotline(clerk, three):
    numbers = {f"number-{three[0].code}": "42-1", f"number-{three[1].code}": "", f"number-{three[2].code}": "9" * 41}

    answer = take(clerk, "note_order", three, **numbers)

    assert [again(each).order_no for each in three] == ["42-1", "", ""]
    assert "3项中完成了1项" in words_on(answer)
    assert "9" * 41 in answer.text, "what was typed is kept"


def test_the_same_remark_on_each(clerk, three):
    take(clerk, "remark", three, words="今晚降温，请先办老人户。")

    assert Remark.objects.filter(words="今晚降温，请先办老人户。").count() == 3


def test_what_moved_since_the_page_was_made_is_left_alone(clerk, three, he):
    for each in three:
        actions.report(each, "修好了", "done", by=he)
    form = form_for(clerk, "confirm", three)
    actions.send_back(again(three[0]), "再看看", by=cast.staff("文静", "Wen Jing", "clerk"))

    answer = send(clerk, form, row=[each.code for each in three])

    assert again(three[0]).state == "accepted"
    assert "3项中完成了2项" in words_on(answer)


def test_another_unit_touches_nothing(three):
    water = cast.staff("水工", "Shui Gong", "unit", unit=cast.unit("榆河自来水公司", "Yuhe Water"))
    browser = cast.signed_in(Client(), water)

    browser.post(TOGETHER, {"do": "accept", "row": [each.code for each in three]})

    assert {again(each).state for each in three} == {"sent"}


def test_a_unit_cannot_confirm_its_own_reports(unit, three):
    assert unit.post(TOGETHER, {"do": "confirm", "row": three[0].code}).status_code == 404


def test_the_chair_looks_and_decides_nothing(three):
    leader = cast.signed_in(Client(), cast.staff("梁主任", "Liang Zhu", "leader"))

    assert 'form="together"' not in leader.get("/yuhe/referrals/").text
    assert leader.get(TOGETHER, {"do": "urge", "row": three[0].code}).status_code == 404
