"""News leaves once; where nobody can know whether it left, that is what is said."""

from __future__ import annotations

import json

import pytest

from hearth.core import clock
from hearth.core.ids import uuid7
from hearth.core.lifecycle import Stale
from hearth.ground.accounts.models import User
from hearth.ground.courier.channels import file
from hearth.ground.courier.delivering import MOST_ATTEMPTS, deliver
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.parcels import Parcel
from tests.ground.courier.conftest import LATER, REFUSED, free_port

SUBJECT, BODY = "曹代表答复了您", "您的留言有了答复。\n连心"


def dispatch(channel: str = "email", **details: object) -> Dispatch:
    kept = {"recipient": "citizen", "letter": "answered", "address": "li@example.org", "language": "zh-hans"}
    made = {"entry": uuid7(), "channel": channel, "created_at": clock.now()}
    return Dispatch.objects.create(**(made | kept | details))


def parcel(of: Dispatch, **more: object) -> Parcel:
    return Parcel(reference=str(of.pk), address=of.address, subject=SUBJECT, text=BODY, **more)


def state_of(one: Dispatch) -> tuple[str, int, str]:
    kept = Dispatch.objects.get(pk=one.pk)
    return kept.state, kept.attempts, kept.error


def test_a_letter_arrives_as_it_was_written(yuhe, postbox):
    one = dispatch()

    deliver(one, parcel(one))

    (letter,) = postbox.letters
    assert (letter["To"], letter["Subject"]) == ("li@example.org", SUBJECT)
    assert letter.get_content().splitlines() == BODY.splitlines()
    assert letter["Message-ID"] == f"<{one.pk}@localhost>"
    assert state_of(one) == ("sent", 1, "")
    assert Dispatch.objects.get().sent_at is not None


@pytest.mark.parametrize("recipient", ["user %s", "user %s before"])
def test_whose_account_is_closed_gets_no_letters_and_it_is_said_why(yuhe, bai, postbox, recipient):
    User.objects.filter(pk=bai.id).update(is_active=False)
    one = dispatch(recipient=recipient % bai.id)

    deliver(one, parcel(one))

    assert postbox.letters == []
    assert state_of(one) == ("dropped", 0, "the account is closed")


def test_whose_account_is_open_gets_them(yuhe, bai, postbox):
    one = dispatch(recipient=f"user {bai.id}")

    deliver(one, parcel(one))

    assert state_of(one) == ("sent", 1, "")


def test_an_account_that_is_closed_while_a_letter_waits_to_be_tried_again_gets_none(yuhe, bai, postbox):
    postbox.at_recipient = LATER
    one = dispatch(recipient=f"user {bai.id}")
    with pytest.raises(OSError, match="later"):
        deliver(one, parcel(one))
    User.objects.filter(pk=bai.id).update(is_active=False)
    postbox.at_recipient = "250 OK"

    deliver(again := Dispatch.objects.get(), parcel(again))

    assert (state_of(one), postbox.letters) == (("dropped", 1, "the account is closed"), [])


def test_an_account_that_was_opened_again_gets_the_letters_that_come_then(yuhe, bai, postbox):
    User.objects.filter(pk=bai.id).update(is_active=False)
    before = dispatch(recipient=f"user {bai.id}")
    deliver(before, parcel(before))
    User.objects.filter(pk=bai.id).update(is_active=True)
    later = dispatch(recipient=f"user {bai.id}", entry=uuid7())

    deliver(later, parcel(later))

    assert (state_of(later)[0], len(postbox.letters)) == ("sent", 1)


def test_a_letter_that_was_sent_is_not_sent_again(yuhe, postbox):
    one = dispatch()
    deliver(one, parcel(one))

    deliver(one := Dispatch.objects.get(), parcel(one))

    assert len(postbox.letters) == 1


def test_an_address_that_does_not_exist_is_given_up_at_once(yuhe, postbox):
    postbox.at_recipient = REFUSED
    one = dispatch()

    deliver(one, parcel(one))

    assert state_of(one) == ("failed", 1, "SMTPRecipientsRefused")


def test_a_letter_refused_for_its_content_is_given_up_at_once(yuhe, postbox):
    postbox.at_data = "554 not here"
    one = dispatch()

    deliver(one, parcel(one))

    assert state_of(one) == ("failed", 1, "SMTPDataError")


@pytest.mark.parametrize("moment", ["at_recipient", "at_data"])
def test_a_server_that_says_later_is_asked_later(yuhe, postbox, moment):
    setattr(postbox, moment, LATER)
    one = dispatch()

    with pytest.raises(OSError, match="later"):
        deliver(one, parcel(one))
    assert state_of(one)[:2] == ("ready", 1)
    setattr(postbox, moment, "250 OK")
    deliver(one := Dispatch.objects.get(), parcel(one))

    assert state_of(one)[:2] == ("sent", 2)
    assert len(postbox.letters) == 1


@pytest.fixture
def silent_server(settings, postbox):
    """The address of a mail server that is down."""
    settings.EMAIL_PORT = free_port()


def test_while_the_server_is_down_the_letter_waits_and_the_job_is_told(yuhe, silent_server):
    one = dispatch()

    with pytest.raises(ConnectionRefusedError):
        deliver(one, parcel(one))

    assert state_of(one) == ("ready", 1, "ConnectionRefusedError")


def test_after_many_attempts_the_letter_is_given_up_and_the_operator_told(yuhe, silent_server, caplog):
    one = dispatch(attempts=MOST_ATTEMPTS - 1)

    deliver(one, parcel(one))

    assert state_of(one) == ("failed", MOST_ATTEMPTS, "ConnectionRefusedError")
    assert "could not be sent" in caplog.text and "li@example.org" not in caplog.text


def test_a_letter_interrupted_while_leaving_is_unknown_and_never_sent_twice(yuhe, postbox):
    one = dispatch(state="sending", attempts=1)

    deliver(one, parcel(one))
    deliver(one := Dispatch.objects.get(), parcel(one))

    assert state_of(one) == ("unknown", 1, "interrupted while sending")
    assert postbox.letters == []


def test_what_breaks_unforeseen_leaves_the_letter_in_doubt(yuhe, postbox, monkeypatch):
    monkeypatch.setattr("hearth.ground.courier.channels.email.send", lambda parcel: 1 / 0)
    one = dispatch()

    with pytest.raises(ZeroDivisionError):
        deliver(one, parcel(one))

    assert state_of(one)[0] == "sending"


def test_of_two_who_would_send_the_same_letter_one_is_too_late(yuhe, postbox):
    dispatch()
    mine, theirs = Dispatch.objects.get(), Dispatch.objects.get()
    deliver(theirs, parcel(theirs))

    with pytest.raises(Stale):
        deliver(mine, parcel(mine))

    assert len(postbox.letters) == 1


def test_an_address_cannot_smuggle_in_another_recipient(yuhe, postbox):
    one = dispatch(address="li@example.org\nBcc: wang@example.org")

    with pytest.raises(ValueError, match="Invalid address"):
        deliver(one, parcel(one))

    assert postbox.letters == []


def test_without_a_channel_of_its_own_news_lies_in_a_file(yuhe):
    one = dispatch("sms", address="13800002046")

    deliver(one, parcel(one))

    (line,) = file.outbox().read_text().splitlines()
    assert json.loads(line).items() >= {"to": "13800002046", "subject": SUBJECT, "reference": str(one.pk)}.items()
    assert state_of(one)[0] == "sent"
    assert file.outbox().parent.stat().st_mode & 0o077 == 0  # codes and links stand in it


def test_letters_about_one_matter_lie_together_and_can_be_stopped_with_one_click(yuhe, postbox):
    one = dispatch()

    deliver(one, parcel(one, conversation="abc", stop="https://lianxin.example/yuhe/letters/stop/x/"))

    (letter,) = postbox.letters
    assert letter["In-Reply-To"] == letter["References"] == "<abc@localhost>"
    assert letter["List-Unsubscribe"] == "<https://lianxin.example/yuhe/letters/stop/x/>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_is_plain_and_a_page(yuhe, postbox):
    one = dispatch()

    deliver(one, parcel(one, html="<p>您的留言有了答复。</p>"))

    (letter,) = postbox.letters
    plain, page = letter.get_body(("plain",)), letter.get_body(("html",))
    assert letter.get_content_type() == "multipart/alternative"
    assert plain.get_content().splitlines() == BODY.splitlines()
    assert "<p>您的留言有了答复。</p>" in page.get_content()


def test_a_server_that_breaks_off_after_the_words_leaves_us_in_doubt(yuhe, postbox, monkeypatch):
    def break_off(*_words: object) -> None:
        raise ConnectionResetError

    monkeypatch.setattr("smtplib.SMTP.data", break_off)
    one = dispatch()

    deliver(one, parcel(one))
    deliver(one := Dispatch.objects.get(), parcel(one))

    assert state_of(one) == ("unknown", 1, "ConnectionResetError")
