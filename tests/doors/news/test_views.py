"""What people see of how they are told, and how they change it."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hearth.core import clock
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier import addressing, signatures
from hearth.ground.courier.kinds import GROUPS
from hearth.ground.courier.models import Dispatch, Outlet, Preference, Way, Wording
from hearth.ground.courier.stopping import token_of
from tests import cast
from tests.ground.courier.fakes import WeChat, listening
from tests.house.screens import words_on

pytestmark = pytest.mark.django_db
NEWS = "/yuhe/account/news/"
SECRET = "agreed-with-the-gateway"


@pytest.fixture
def english():
    """A browser that reads English."""
    return Client(HTTP_ACCEPT_LANGUAGE="en")


@pytest.fixture
def zhaos(english, zhao):
    """Zhao at the desk, reachable by mail and telephone."""
    User.objects.filter(pk=zhao.id).update(email="zhao@example.org", phone="13800002000", language="en")
    return cast.signed_in(english, zhao)


@pytest.fixture
def bais(bai):
    return cast.signed_in(Client(HTTP_ACCEPT_LANGUAGE="en"), bai)


@pytest.fixture
def shis(yuhe):
    return cast.signed_in(Client(HTTP_ACCEPT_LANGUAGE="en"), cast.staff("施宇", "Shi Yu", "admin"))


def letter(thread: Any, recipient: str = "citizen", **details: Any) -> Dispatch:
    """One letter that went to somebody about this thread."""
    line = Entry.objects.about(thread).last()
    kept = {"letter": "read", "channel": "email", "language": "en", "state": "sent", "created_at": clock.now()}
    return Dispatch.objects.create(entry=line.pk, recipient=recipient, **(kept | details))


def stop_page(of: Dispatch) -> str:
    return f"/yuhe/letters/stop/{token_of(of)}/"


def choices(**chosen: Any) -> dict[str, Any]:
    return {f"{group}-pace": "at_once" for group in GROUPS} | chosen


def test_a_page_shows_only_what_concerns_the_posts_somebody_holds(zhaos, bais, bai):
    User.objects.filter(pk=bai.id).update(email="bai@example.org")

    deputys, clerks = words_on(zhaos.get(NEWS)), words_on(bais.get(NEWS))

    assert "Residents’ messages" in deputys and "Referrals that wait for you" not in deputys
    assert "Referrals that wait for you" in clerks and "Residents’ messages" not in clerks
    assert "Your message" not in deputys + clerks


def test_who_never_chose_sees_every_way_ticked(zhaos):
    page = zhaos.get(NEWS).text

    assert 'name="messages-by" id="id_messages-by_0" value="email" checked' in page


def test_what_somebody_chose_is_kept_and_told_to_nobody_else(zhaos, zhao, thread):
    answer = zhaos.post(
        NEWS,
        choices(**{"messages-by": ["email"], "messages-pace": "daily", "quiet_from": "22:00", "quiet_until": "06:30"}),
    )

    own = addressing.preferences_of(zhao.id)
    assert answer.status_code == 303
    assert (own["messages"].chosen, own["messages"].pace) == ({"email"}, "daily")
    assert own["handling"].chosen == frozenset()
    assert str(own[""].quiet_from) == "22:00:00"
    assert Entry.objects.filter(event="courier.chosen", who=zhao.id).count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"quiet_from": "22:00"}, "Give both times"),
        ({"quiet_from": "soon", "quiet_until": "07:00"}, "Enter a valid time"),
        ({"messages-pace": "never"}, "not one of the available choices"),
        ({"messages-by": ["pigeon"]}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(zhaos, wrong, sentence):
    answer = zhaos.post(NEWS, choices(**({"handling-by": ["sms"]} | wrong)))

    assert answer.status_code == 422
    assert sentence in words_on(answer)
    assert 'value="sms" checked' in answer.text
    assert not Preference.objects.exists()


def test_to_look_at_the_stop_page_changes_nothing(english, thread):
    one = letter(thread)

    page = english.get(stop_page(one))

    assert "Stop such letters?" in words_on(page)
    assert not Preference.objects.exists()


def test_one_click_in_a_mail_program_stops_them(thread):
    one = letter(thread)

    answer = Client(enforce_csrf_checks=True).post(stop_page(one), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 204
    assert addressing.preferences_of(thread.pk)["progress"].chosen == {"sms", "wechat"}


def test_one_button_stops_them_and_another_takes_them_up(english, thread):
    one = letter(thread)

    english.post(stop_page(one), {"stop": "on"})
    stopped = words_on(english.get(stop_page(one)))
    english.post(stop_page(one), {"again": "on"})

    assert "You get no more such letters" in stopped
    assert "Stop such letters?" in words_on(english.get(stop_page(one)))
    assert addressing.preferences_of(thread.pk)["progress"].chosen == {"email", "sms", "wechat"}


def test_an_officials_letter_stops_for_their_account_only(english, thread, zhao, sun):
    one = letter(thread, f"user {zhao.id}", letter="new")

    english.post(stop_page(one))

    assert "email" not in addressing.preferences_of(zhao.id)["messages"].chosen
    assert addressing.preferences_of(sun.id) == {}


def test_a_stop_address_that_was_bent_leads_nowhere(english, thread, jinchuan):
    token = token_of(letter(thread))

    for bent in (token[:-1] + ("0" if token[-1] != "0" else "1"), token[:32], "x" * 64, "0" * 64, "连" * 40):
        assert english.get(f"/yuhe/letters/stop/{bent}/").status_code == 404
    assert english.get(f"/jinchuan/letters/stop/{token}/").status_code == 404


@pytest.mark.parametrize("kind", ["receipt", "password_changed", "glass_opened", "checkpoint"])
def test_what_protects_somebody_cannot_be_stopped(english, thread, kind):
    assert english.post(stop_page(letter(thread, letter=kind))).status_code == 404


def report(body: bytes, secret: str = SECRET, minutes: int = 0) -> Any:
    headers = signatures.signed(secret, "x", body, clock.now() + timedelta(minutes=minutes))
    return Client().post("/yuhe/letters/reports/", body, content_type="application/json", headers=headers)


def told(one: Dispatch, state: str = "delivered", **more: Any) -> bytes:
    return json.dumps({"id": str(one.pk), "state": state, **more}).encode()


@pytest.fixture
def text_message(thread, settings):
    settings.HEARTH_SMS_SECRET = SECRET
    return letter(thread, channel="sms")


def test_a_delivery_report_says_that_it_arrived(text_message):
    assert [report(told(text_message)).status_code for _twice in range(2)] == [204, 204]
    assert Dispatch.objects.get(pk=text_message.pk).state == "delivered"


def test_or_why_it_did_not(text_message):
    assert report(told(text_message, "failed", reason="number not in use")).status_code == 204

    kept = Dispatch.objects.get(pk=text_message.pk)
    assert (kept.state, kept.error) == ("failed", "number not in use")


@pytest.mark.parametrize(("secret", "minutes"), [("another", 0), (SECRET, -6), (SECRET, 6)])
def test_a_report_from_somebody_else_or_of_long_ago_is_not_believed(text_message, secret, minutes):
    assert report(told(text_message), secret, minutes).status_code == 401
    assert Dispatch.objects.get(pk=text_message.pk).state == "sent"


def test_without_a_secret_no_report_is_believed(text_message, settings):
    settings.HEARTH_SMS_SECRET = ""

    assert report(told(text_message), "").status_code == 401


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"\xff", b'{"id": 7, "state": "delivered"}', b"x" * 9000])
def test_a_report_of_rubbish_is_answered_in_words(text_message, body):
    assert report(body).status_code == 422


def test_no_report_changes_a_letter_of_another_channel(text_message, thread):
    mail = letter(thread, recipient="user 00000000-0000-7000-8000-000000000000")

    assert report(told(mail)).status_code == 404


WORDING = "/yuhe/setup/letters/new/en/"


def test_a_draft_is_shown_with_invented_facts_and_not_kept(bais):
    page = bais.post(WORDING, {"subject": "News for {deputy}", "text": "See {matter}.", "look": "on"})

    assert page.status_code == 200
    assert "News for Deputy Zhao Min" in words_on(page)
    assert not Wording.objects.exists()


def test_kept_words_stand_in_the_next_letter_and_in_the_ledger(bais, zhaos, bai, thread):
    bais.post(WORDING, {"subject": "News for {deputy}", "text": "See {matter}."})

    assert Entry.objects.filter(event="courier.reworded", who=bai.id, code="new").count() == 1
    assert "News for Deputy Zhao" in words_on(bais.get(WORDING))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dear {resident}", "Nothing is known that could stand for {resident}"),
        ("Dear {deputy.password}", "could stand for {deputy.password}"),
        ("Dear {deputy", "A brace { or } stands alone"),
        ("", "This field is required"),
    ],
)
def test_a_gap_nobody_knows_is_refused_by_its_name_and_the_words_stay(bais, text, sentence):
    page = bais.post(WORDING, {"subject": "A subject of mine", "text": text})

    assert page.status_code == 422
    assert sentence in words_on(page)
    assert "A subject of mine" in page.text


def test_the_original_comes_back_and_the_history_stays(bais):
    bais.post(WORDING, {"subject": "News", "text": "Look."})

    bais.post(f"{WORDING}original/")

    page = words_on(bais.get(WORDING))
    assert "A new message from a resident" in page and "Put back" in page and "Look." in page


@pytest.mark.parametrize("path", ["nothing/en/", "new/fr/", "checkpoint/en/"])
def test_a_letter_or_language_that_is_none_is_nowhere(bais, path):
    assert bais.get(f"/yuhe/setup/letters/{path}").status_code == 404


def test_the_clerk_sees_who_was_told_or_why_not(bais, thread, zhao, bai):
    letter(thread, f"user {zhao.id}", letter="new", channel="sms", state="delivered")
    letter(thread, f"user {bai.id}", letter="held", channel="none", state="dropped", error="no way")

    page = words_on(bais.get(f"/yuhe/threads/{thread.code}/letters/"))

    assert "Zhao Min · Text message" in page and "Arrived" in page
    assert "Bai Jie · No way" in page and "left no way to be reached" in page


def test_letters_that_reached_nobody_are_listed_without_those_nobody_wanted(bais, bai, thread, zhao):
    letter(thread, f"user {zhao.id}", letter="new", state="failed", error="SMTPRecipientsRefused")
    letter(thread, "citizen", channel="none", state="dropped", error="not wanted")
    letter(thread, f"user {bai.id}", letter="held", channel="none", state="dropped", error="no way")

    page = words_on(bais.get("/yuhe/letters/undelivered/"))

    assert "Zhao Min · E-mail" in page and thread.code in page
    assert "Bai Jie · 1 letter missed" in page
    assert "The resident" not in page


def test_of_a_sealed_matter_the_list_says_nothing(bais, bai, code, zhao):
    cast.staff("梁主任", "Liang Zhu", "leader")  # to whom sealed matters are confided
    thread = cast.sealed(code, bai)
    letter(thread, f"user {zhao.id}", letter="new", state="failed", error="x")

    assert thread.code not in bais.get("/yuhe/letters/undelivered/").text


ROBOT = {"kind": "dingtalk", "title": "Duty", "groups": ["messages"]}
THEIRS = "https://oapi.dingtalk.com/robot/send?access_token=x"


def test_a_place_outside_is_added_and_its_secret_never_shown_again(shis):
    answer = shis.post("/yuhe/setup/outlets/", ROBOT | {"address": THEIRS, "secret": "SECabc"})

    page = shis.get("/yuhe/setup/outlets/").text
    assert answer.status_code == 303
    assert "Duty" in page and "SECabc" not in page and "access_token=x" not in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"address": "https://evil.example/robot/send?access_token=x"}, "Copy the whole address"),
        ({"address": "https://[bad"}, "Copy the whole address"),
        ({"secret": "abc"}, "Choose signing"),
        ({"groups": []}, "This field is required"),
        ({"groups": ["security"]}, "not one of the available choices"),
        ({"kind": "webhook", "address": "https://10.0.0.1/"}, "This host is not allowed"),
        ({"kind": "webhook", "secret": "short"}, "no such secret"),
    ],
)
def test_a_place_that_cannot_be_told_is_refused_in_words(shis, wrong, sentence):
    answer = shis.post("/yuhe/setup/outlets/", ROBOT | {"address": THEIRS, "secret": "SECabc"} | wrong)

    assert answer.status_code == 422
    assert sentence in words_on(answer)
    assert not Outlet.objects.exists()


def test_two_places_of_one_name_are_told_apart(shis):
    told = ROBOT | {"address": THEIRS, "secret": "SECabc"}
    shis.post("/yuhe/setup/outlets/", told)

    answer = shis.post("/yuhe/setup/outlets/", told)

    assert (answer.status_code, Outlet.objects.count()) == (422, 1)


@pytest.fixture
def account(settings):
    with listening(WeChat()) as one:
        settings.HEARTH_WECHAT_API, settings.HEARTH_WECHAT_APPID = one.address, "wx1"
        settings.HEARTH_WECHAT_SECRET = "kept"
        yield one


def test_somebody_connects_wechat_and_disconnects_it(zhaos, zhao, account):
    away = zhaos.get(f"{NEWS}wechat/").headers["Location"]
    state = away.partition("state=")[2].partition("#")[0]

    zhaos.get(f"{NEWS}wechat/back/?code=the-code&state={state}")
    connected = Way.objects.get(owner=zhao.id)
    zhaos.post(f"{NEWS}wechat/removal/")

    assert away.startswith("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1&redirect_uri=http")
    assert (connected.channel, connected.address) == ("wechat", "o-zhao")
    assert not Way.objects.exists()


def test_nobody_is_connected_by_an_address_that_somebody_else_began(zhaos, bais, account):
    state = bais.get(f"{NEWS}wechat/").headers["Location"].partition("state=")[2].partition("#")[0]

    for asked in (f"code=the-code&state={state}", "code=the-code&state=x", "code=the-code", ""):
        zhaos.get(f"{NEWS}wechat/back/?{asked}")

    assert not Way.objects.exists()


def test_a_resident_chooses_among_the_ways_they_left(english, code):
    thread = cast.delivered(code, phone="138 0000 2046", email="li@example.org")
    browser = cast.holding(english, thread)

    answer = browser.post("/t/data/news/", {"by": ["sms"]})

    assert answer.status_code == 303
    assert addressing.preferences_of(thread.pk)["progress"].chosen == {"sms"}
    assert re.findall(r'value="(\w+)"[^>]* checked', browser.get("/t/data/").text) == ["sms"]


@pytest.mark.parametrize("by", [["wechat"], ["pigeon"]])
def test_and_among_no_others(english, code, by):
    thread = cast.delivered(code, phone="138 0000 2046")

    answer = cast.holding(english, thread).post("/t/data/news/", {"by": by})

    assert answer.status_code == 422
    assert "Choose among the ways you have left" in words_on(answer)
