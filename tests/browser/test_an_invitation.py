"""Somebody is invited, opens the link on their telephone, chooses a password and stands at their desk."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Invitation
from tests import cast
from tests.ground.congress import people

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_invitation_to_the_desk_without_script(device, carry, yuhe):
    office, phone = device(java_script_enabled=False), device(java_script_enabled=False)
    carry(office, cast.signed_in(Client(), people.admin()))

    office.goto("/yuhe/people/")
    office.get_by_role("link", name="邀请一个人").click()
    for label, typed in (("姓名", "周岚"), ("登录名", "zhou.lan"), ("到哪一天", "2099-01-01"), ("为什么？", "新到岗")):
        office.get_by_label(label, exact=False).first.fill(typed)
    office.get_by_label("职务", exact=True).select_option("clerk")
    office.get_by_role("button", name="发出邀请").click()
    office.get_by_role("button", name="打印信函").click()
    office.get_by_role("link", name="打开PDF").wait_for()

    phone.goto("/yuhe/invitation/")
    phone.get_by_label("邀请码").fill(code_of(Invitation.objects.get()))
    phone.get_by_role("button", name="打开邀请").click()
    assert "施宇" in phone.locator("main").inner_text()
    phone.get_by_label("新密码").fill(people.PASSWORD)
    phone.get_by_role("button", name="接受并登录").click()

    phone.wait_for_url("**/yuhe/desk/")


def test_the_link_fills_in_its_code_and_takes_it_out_of_the_address(device, yuhe):
    invitation = people.invited(yuhe, people.admin())
    phone = device()

    phone.goto(f"/yuhe/invitation/#{code_of(invitation)}")
    phone.get_by_role("button", name="接受并登录").wait_for()

    assert "#" not in phone.url
    assert code_of(invitation) not in phone.url
