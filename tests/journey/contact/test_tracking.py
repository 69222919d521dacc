from datetime import timedelta

import pytest
from django.utils import timezone

from hearth.core import tenancy
from hearth.journey.contact import tracking
from hearth.journey.contact.models import Thread
from tests.cast import written


@pytest.fixture
def later(monkeypatch):
    def wait(**span):
        moment = timezone.now() + timedelta(**span)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return wait


def test_the_same_form_has_the_same_key_each_time():
    submission = tracking.new_submission()

    assert tracking.submission_key(submission) == tracking.submission_key(submission)


@pytest.mark.parametrize("spoil", [lambda s: s[:-1] + "x", lambda s: "x" + s, lambda s: "", lambda s: "a.b.c"])
def test_an_altered_form_is_refused(spoil):
    with pytest.raises(tracking.FormTooOld):
        tracking.submission_key(spoil(tracking.new_submission()))


def test_a_form_lives_two_days(later):
    submission = tracking.new_submission()

    later(hours=47)
    tracking.submission_key(submission)
    later(hours=2)

    with pytest.raises(tracking.FormTooOld):
        tracking.submission_key(submission)


def test_a_code_is_sixteen_digits_and_stands_nowhere_in_the_database(code):
    thread = written(code)
    number = tracking.code_of(thread)
    stored = [str(value) for value in Thread.objects.filter(pk=thread.pk).values_list()[0]]

    assert len(number) == 16 and number.isdigit()
    assert not any(number[8:] in value for value in stored)


def test_a_code_is_read_as_people_type_it():
    typed = [" 1234 5678-1234 5678 ", "１２３４５６７８１２３４５６７８", "查询码：1234567812345678"]

    assert {tracking.typed(each) for each in typed} == {("12345678", "12345678")}


@pytest.mark.parametrize("typed", ["", "1234", "1" * 17, "一二三四", "²" * 16])
def test_what_cannot_be_a_code_is_none(typed):
    assert tracking.typed(typed) is None


def test_only_the_right_secret_opens(code):
    thread = written(code)
    secret = tracking.code_of(thread)[8:]
    wrong = f"{(int(secret) + 1) % 10**8:08d}"

    assert tracking.is_right(thread, secret)
    assert not tracking.is_right(thread, wrong)


def test_a_ticket_opens_one_thread_for_a_day(code, later):
    thread = written(code)
    ticket = tracking.ticket(thread)

    assert tracking.thread_behind(ticket) == (tenancy.current_id(), thread.pk.hex)
    later(hours=25)
    assert tracking.thread_behind(ticket) is None


def test_a_forged_ticket_opens_nothing(code):
    ticket = tracking.ticket(written(code))

    assert tracking.thread_behind(ticket[:-1] + ("A" if ticket[-1] != "A" else "B")) is None
    assert tracking.thread_behind("nonsense") is None
