"""Each channel speaks the other side's own language, and says honestly what it knows afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from hearth.core import clock, fetching
from hearth.core.fetching import NotReached
from hearth.core.ids import uuid7
from hearth.ground.courier import signatures
from hearth.ground.courier.channels import InDoubt, Refused, dingtalk, webhook, wechat
from hearth.ground.courier.delivering import ask_after, deliver
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.parcels import Parcel
from tests.ground.courier.conftest import free_port
from tests.ground.courier.fakes import Gateway, Robot, Service, WeChat, listening
from tests.ground.courier.test_delivering import dispatch, parcel, state_of

SECRET = "agreed-with-the-gateway"


@pytest.fixture
def gateway(settings):
    """Text messages really leave, and arrive here."""
    with listening(Gateway(SECRET)) as one:
        settings.HEARTH_SMS_GATEWAY, settings.HEARTH_SMS_SECRET = f"{one.address}/v1", SECRET
        settings.HEARTH_CHANNELS = {**settings.HEARTH_CHANNELS, "sms": "hearth.ground.courier.channels.sms"}
        yield one


def text() -> Dispatch:
    return dispatch("sms", address="13800002046")


def test_a_text_message_is_taken_once_under_our_number(yuhe, gateway):
    one = text()

    deliver(one, parcel(one, brief="有新进展。"))

    assert gateway.messages[str(one.pk)] == {
        "id": str(one.pk), "to": "13800002046", "text": "有新进展。", "language": "zh-hans",
        "report_to": "/yuhe/letters/reports/",
    }  # fmt: skip
    assert state_of(one) == ("sent", 1, "")


def test_a_gateway_that_breaks_off_leaves_us_in_doubt_and_is_not_sent_it_again(yuhe, gateway):
    gateway.breaks_off = True
    one = text()

    deliver(one, parcel(one))
    deliver(Dispatch.objects.get(), parcel(one))

    assert state_of(one)[:2] == ("unknown", 1)
    assert [method for method, _path in gateway.asked] == ["POST"]


def test_a_gateway_that_does_not_answer_in_time_leaves_us_in_doubt(yuhe, gateway, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.05)
    gateway.answer = lambda *_asked: Event().wait(0.2) or None
    one = text()

    deliver(one, parcel(one))

    assert state_of(one)[0] == "unknown"


def test_what_is_in_doubt_is_asked_for_by_our_number(yuhe, gateway):
    gateway.breaks_off = True
    one = text()
    deliver(one, parcel(one))

    ask_after(clock.now())

    assert state_of(one)[0] == "sent"
    assert len(gateway.messages) == 1


def test_what_the_gateway_never_had_waits_to_be_sent_again(yuhe, gateway):
    gateway.breaks_off = gateway.forgets = True
    one = text()
    deliver(one, parcel(one))

    ask_after(clock.now())

    assert state_of(one)[0] == "ready"
    assert Dispatch.objects.get().leaves_at is not None


@pytest.mark.parametrize(("knows", "state"), [("delivered", "delivered"), ("failed", "failed")])
def test_the_gateway_may_know_more_than_that_it_has_it(yuhe, gateway, knows, state):
    one = text()
    Dispatch.objects.update(state="unknown")
    gateway.states[str(one.pk)] = knows

    ask_after(clock.now())

    assert state_of(one)[0] == state


def test_while_the_gateway_is_down_nothing_is_concluded(yuhe, settings, gateway):
    one = text()
    Dispatch.objects.update(state="unknown")
    settings.HEARTH_SMS_GATEWAY = f"http://127.0.0.1:{free_port()}"

    ask_after(clock.now())

    assert state_of(one)[0] == "unknown"


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ((400, {"reason": "no such number"}), "failed"),
        ((401, {}), "failed"),
        ((409, {"reason": "other words"}), "failed"),
        ((500, b"oops"), "unknown"),
        ((502, b""), "unknown"),
    ],
)
def test_a_no_is_a_no_and_a_breakdown_is_a_doubt(yuhe, gateway, says, state):
    gateway.says = says
    one = text()

    deliver(one, parcel(one))

    assert state_of(one)[0] == state


@pytest.mark.parametrize("status", [429, 503])
def test_a_gateway_that_says_later_is_asked_later(yuhe, gateway, status):
    gateway.says = (status, {})
    one = text()

    with pytest.raises(OSError, match=str(status)):
        deliver(one, parcel(one))
    gateway.says = None
    deliver(Dispatch.objects.get(), parcel(one))

    assert state_of(one)[:2] == ("sent", 2)


def test_a_gateway_that_cannot_be_reached_has_nothing(yuhe, settings, gateway):
    settings.HEARTH_SMS_GATEWAY = f"http://127.0.0.1:{free_port()}"
    one = text()

    with pytest.raises(NotReached):
        deliver(one, parcel(one))

    assert state_of(one)[0] == "ready"


@pytest.fixture
def account(settings):
    """The official account of the congress."""
    wechat._kept.clear()
    with listening(WeChat()) as one:
        settings.HEARTH_WECHAT_API, settings.HEARTH_WECHAT_APPID = one.address, "wx1"
        settings.HEARTH_WECHAT_SECRET, settings.HEARTH_WECHAT_TEMPLATE = "kept", "T1"
        yield one
    wechat._kept.clear()


def news(**more):
    return Parcel(reference=str(uuid7()), address="o-zhao", subject="曹代表答复了您", text="-", **more)


def test_wechat_is_given_a_template_message_and_the_number_by_which_it_knows_a_repetition(account):
    wechat.send(one := news(link="https://lianxin.example/yuhe/desk/"))

    assert account.letters == [
        {
            "touser": "o-zhao",
            "template_id": "T1",
            "client_msg_id": one.reference.replace("-", ""),
            "data": {"thing1": {"value": one.subject}},
            "url": "https://lianxin.example/yuhe/desk/",
        }
    ]


def test_the_token_is_fetched_once_and_again_when_it_is_old(account):
    wechat.send(news())
    wechat.send(news())
    account.token = "token-2"
    wechat.send(news())

    fetched = [path for _method, path in account.asked if path == "/cgi-bin/stable_token"]
    assert (len(fetched), len(account.letters)) == (2, 3)


@pytest.mark.parametrize(("code", "error"), [(43004, Refused), (40003, Refused), (-1, OSError), (45009, OSError)])
def test_what_wechat_refuses_and_what_it_only_puts_off(account, code, error):
    account.codes = [code]

    with pytest.raises(error, match=str(code)):
        wechat.send(news())

    assert account.letters == []


def test_wechat_breaking_off_leaves_a_doubt(account):
    wechat.send(news())
    account.answer = lambda *_asked: None

    with pytest.raises(InDoubt):
        wechat.send(news())


def test_wechat_says_who_has_come(account):
    assert wechat.openid_of("the-code") == "o-zhao"
    assert wechat.openid_of("another") == ""


@pytest.fixture
def robot(settings):
    """A DingTalk group."""
    with listening(Robot("SECabc")) as one:
        settings.HEARTH_DINGTALK_HOSTS = [one.address.removeprefix("http://")]
        yield one


def to_group(robot, **more):
    return replace(news(link="https://lianxin.example/"), **{
        "address": f"{robot.address}/robot/send?access_token=robot", "secret": "SECabc", **more
    })  # fmt: skip


def test_the_group_hears_subject_and_address_and_nothing_else(robot):
    dingtalk.send(to_group(robot))

    assert robot.said == ["曹代表答复了您\nhttps://lianxin.example/"]


def test_another_secret_is_refused_by_the_robot(robot):
    with pytest.raises(Refused, match="310000"):
        dingtalk.send(to_group(robot, secret="SECother"))


def test_a_robot_that_spoke_too_often_is_asked_later(robot):
    robot.codes = [130101]

    with pytest.raises(OSError, match="130101"):
        dingtalk.send(to_group(robot))


def test_no_robot_leads_anywhere_but_to_dingtalk(robot):
    with pytest.raises(Refused):
        dingtalk.send(to_group(robot, address="https://evil.example/robot/send?access_token=robot"))


def test_a_robot_that_breaks_off_leaves_a_doubt(robot):
    robot.answer = lambda *_asked: None

    with pytest.raises(InDoubt):
        dingtalk.send(to_group(robot))


KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def program(settings):
    """Another program that checks signatures and remembers numbers."""
    service = Service(lambda *_asked: (204, b""))
    service.got = []

    def take(_method, _path, body, headers):
        number = signatures.checked(KEY, headers, body, clock.now())
        service.got.append((number, json.loads(body)))
        return service.status, b""

    service.answer, service.status = take, 204
    with listening(service):
        settings.HEARTH_WEBHOOK_HOSTS = [service.address.removeprefix("http://")]
        yield service


def to_program(program, **more):
    kept = {"address": f"{program.address}/hook", "secret": KEY, "event": "contact.delivered", "letter": "new"}
    return replace(news(), **(kept | more))


def test_a_webhook_is_signed_and_says_what_happened(program):
    webhook.send(one := to_program(program))

    [(number, told)] = program.got
    assert number == one.reference
    assert (told["type"], told["data"]["letter"]) == ("contact.delivered", "new")


def test_a_program_that_fails_is_told_again_under_the_same_number(program):
    one = to_program(program)
    program.status = 500

    with pytest.raises(OSError, match="500"):
        webhook.send(one)
    program.status = 200
    webhook.send(one)

    assert [number for number, _told in program.got] == [one.reference] * 2


def test_a_program_that_is_gone_is_told_no_more(program):
    program.status = 410

    with pytest.raises(Refused):
        webhook.send(to_program(program))


def test_a_turn_to_elsewhere_is_not_followed(program):
    program.status = 302

    with pytest.raises(OSError, match="302"):
        webhook.send(to_program(program))

    assert len(program.got) == 1


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/", "http://169.254.169.254/latest/", "ftp://x/", "https://[", "gopher://127.0.0.1/"],
)
def test_only_hosts_that_were_named_are_told(program, address):
    with pytest.raises(Refused):
        webhook.send(to_program(program, address=address))


@pytest.mark.parametrize("inner", ["10.0.0.5", "192.168.1.1", "169.254.169.254", "127.0.0.1", "::1", "fd00::1"])
def test_a_named_host_that_leads_into_our_own_network_is_not_reached(settings, monkeypatch, inner):
    settings.HEARTH_WEBHOOK_HOSTS = ["hook.example"]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", (inner, 443))])

    with pytest.raises(NotReached):
        webhook.send(replace(news(), address="https://hook.example/", secret=KEY))


def test_a_signature_from_the_specification_is_ours_too():
    """The example of Standard Webhooks 1.0."""
    moment = clock.now().fromtimestamp(1614265330, tz=clock.now().tzinfo)

    headers = signatures.signed(KEY, "msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}', moment)

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("minutes", [-6, 6])
def test_what_was_signed_long_ago_is_not_taken_again(minutes):
    headers = signatures.signed(KEY, "a", b"x", clock.now() + timedelta(minutes=minutes))

    with pytest.raises(signatures.BadSignature):
        signatures.checked(KEY, headers, b"x", clock.now())


@pytest.mark.parametrize("changed", ["webhook-id", "webhook-signature", "body"])
def test_whatever_is_changed_on_the_way_is_found(changed):
    headers, body = signatures.signed(KEY, "a", b"x", clock.now()), b"x"
    if changed == "body":
        body = b"y"
    else:
        headers[changed] += "z"

    with pytest.raises(signatures.BadSignature):
        signatures.checked(KEY, headers, body, clock.now())
