"""What citizens send that cannot be right: it is told in a sentence, and no word of it is lost."""

from __future__ import annotations

import re
import struct
import threading
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client

from hearth.journey.contact import actions, tracking
from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.models import Message, Thread
from tests import cast
from tests.house.furnished import furnish
from tests.house.screens import form_on, post, send, words_on
from tests.journey.contact.test_views_door import picture

WORDS = {"body": "楼道里的灯坏了两周。", "place": "锦苑小区7号楼", "privacy": "private"}

pytestmark = pytest.mark.django_db

PHOTO = b"\xff\xd8\xff\xe0" + b"\x00\x10JFIF" + b"\x00" * 64


def file(content: bytes, name: str = "lamp.jpg") -> BytesIO:
    made = BytesIO(content)
    made.name = name
    return made


def png(width: int, height: int) -> bytes:
    """The head of a picture that claims to be so large."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"


WRONG = {
    "no words": ({"body": ""}, "Tell us what happened"),
    "no place": ({"place": " "}, "Name an estate, village or street"),
    "too long a place": ({"place": "锦" * 121}, "up to 120 characters"),
    "too long a name": ({"name": "李" * 41}, "up to 40 characters"),
    "a telephone number that is none": ({"phone": "call me"}, "does not look like a telephone number"),
    "too long a telephone number": ({"phone": "1" * 31}, "telephone number is too long"),
    "an address that is none": ({"email": "li@"}, "does not look like an e-mail address"),
    "too long an address": ({"email": f"{'l' * 120}@example.org"}, "e-mail address is too long"),
    "nobody to see it": ({"privacy": "nobody"}, "Choose who can see this"),
    "no submission": ({"submission": ""}, "open for too long"),
    "a forged submission": ({"submission": "AAAAAAAAAAAAAAAAAAAAAA.ffffffff." + "0" * 24}, "open for too long"),
    "a submission of rubbish": ({"submission": "\x00é..\ud800"}, "open for too long"),
    "a photo of 40 MB": ({"photos": file(PHOTO + b"\x00" * 40 * 1024 * 1024)}, "larger than 10 MB"),
    "a false JPEG": ({"photos": file(b"\xff\xd8\xff" + b"GIF89a" * 50)}, "not a photo we can open"),
    "a drawing": ({"photos": file(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")}, "SVG and PDF"),
    "a page": ({"photos": file(b"<html><script>alert(1)</script>", "lamp.png")}, "not a photo we can open"),
    "nothing in the file": ({"photos": file(b"")}, "This file is empty"),
    "very many pixels": ({"photos": file(png(50_000, 50_000))}, "more than 40 million pixels"),
    "seven photos": ({"photos": [picture(f"{n}.jpg") for n in range(7)]}, "Six photos can go with a message"),
    "too much paper": ({"photos": file(b"%PDF-1.7 " + b"x" * 99)}, "not a photo we can open"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_what_cannot_be_right_is_told_and_every_word_stays(mistake, english, door):
    changed, sentence = WRONG[mistake]
    typed = WORDS | {"name": "李奶奶", "phone": "138 0000 2046", "email": "li@example.org"} | changed
    has_file = "photos" in typed

    answer = english.post(door.action, door.filled(**typed)) if has_file else send(english, door, **typed)

    again = form_on(answer, door.action)
    kept = {name: again[name] for name in typed if name not in ("photos", "submission", "privacy")}
    assert answer.status_code == 422
    assert sentence in words_on(answer)
    assert kept == {name: typed[name] for name in kept}
    assert not Thread.objects.exists()


def test_a_form_that_came_back_can_be_sent_as_it_stands(english, door):
    answer = send(english, door, **WORDS, submission="forged")

    assert send(english, form_on(answer, door.action)).status_code == 303
    assert Message.objects.get().body == WORDS["body"]


def test_a_form_that_lay_open_for_two_days_comes_back_fresh(english, door, monkeypatch):
    monkeypatch.setattr(tracking, "HOURS_A_FORM_LIVES", -1)
    answer = send(english, door, **WORDS)
    monkeypatch.undo()

    assert "Your words are all here: press Send again" in words_on(answer)
    assert send(english, form_on(answer, door.action)).status_code == 303


def test_a_form_sent_again_leads_to_the_same_receipt(english, door):
    codes = []
    for _time in range(2):
        send(english, door, **WORDS)
        codes.append(re.search(r"\d{4} \d{4} \d{4} \d{4}", words_on(english.get("/t/receipt/")))[0])

    assert codes[0] == codes[1]
    assert Thread.objects.count() == 1


def test_a_form_sent_again_with_other_words_can_be_sent_as_a_message_of_its_own(english, door):
    send(english, door, **WORDS)

    answer = send(english, door, **WORDS | {"body": "另一件事。"})
    fresh = form_on(answer, door.action)

    assert (answer.status_code, fresh["body"]) == (422, "另一件事。")
    assert "This form was sent once already" in words_on(answer)
    assert (send(english, fresh).status_code, Thread.objects.count()) == (303, 2)


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_four_times_at_once_is_one_message(door):
    start, statuses = threading.Barrier(4), []

    def press() -> None:
        start.wait()
        statuses.append(send(Client(), door, **WORDS).status_code)
        connection.close()

    pressing = [threading.Thread(target=press) for _ in range(4)]
    for each in pressing:
        each.start()
    for each in pressing:
        each.join()

    assert statuses == [303] * 4
    assert (Thread.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("unknown", "This code is not one of ours"),
        ("mistyped", "This code is not one of ours"),
        ("paused", ""),
        ("retired", ""),
    ],
)
def test_a_form_behind_a_code_that_leads_nowhere_says_where_to_go(state, sentence, english, door, code, bai):
    steer = {"paused": actions.pause_code, "retired": actions.retire_code}
    if state in steer:
        steer[state](code, by=bai)
        DOORS.forget()  # who stands behind a code is known for some seconds
        address = door.action
    else:
        address = "/c/7K4QM2XW9F" if state == "unknown" else door.action[:-1] + ("0" if door.action[-1] != "0" else "1")

    answer = post(english, address, door.filled(**WORDS))

    assert answer.status_code in (200, 404)
    assert (sentence or "0354-000 0001") in words_on(answer)
    assert not Thread.objects.exists()


def test_a_phrase_may_be_kept_twice_under_one_title(english, zhao):
    zhaos = cast.signed_in(english, zhao)
    form = form_on(zhaos.get("/yuhe/phrases/"), "/yuhe/phrases/")

    answers = [send(zhaos, form, title="收到", body=body).status_code for body in ("一", "二")]

    assert answers in ([303, 303], [303, 422])


def test_a_phrase_is_not_renamed_to_one_that_exists_without_a_word(english, yuhe, zhao, bai, thread):
    zhaos = cast.signed_in(english, zhao)
    house = furnish(yuhe, zhao, bai, thread)
    actions.save_phrase(yuhe, "再见", "谢谢。", by=zhao)

    answer = zhaos.post(f"/yuhe/phrases/{house.phrase.pk}/", {"title": "再见", "body": "两天内。"})

    assert answer.status_code in (303, 422)
