"""The outbox: one row for each piece of news, recipient and way."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from hearth.core import clock, tenancy
from hearth.core.ids import uuid7
from hearth.core.lifecycle import Stale
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.models.dispatch import DISPATCH


def dispatch(**details: object) -> Dispatch:
    kept = {"entry": uuid7(), "recipient": "citizen", "letter": "receipt", "channel": "sms", "language": "en"}
    return Dispatch(address="13800002046", created_at=clock.now(), **(kept | details))


def test_the_same_news_goes_to_the_same_person_by_the_same_way_once(yuhe):
    first = dispatch()
    first.save()

    Dispatch.objects.bulk_create([dispatch(entry=first.entry)], ignore_conflicts=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        dispatch(entry=first.entry).save()

    assert Dispatch.objects.count() == 1


@pytest.mark.parametrize("other", [{"recipient": "user 1"}, {"channel": "email"}, {"entry": uuid7()}])
def test_another_person_way_or_piece_of_news_is_another_row(yuhe, other):
    first = dispatch()
    first.save()

    dispatch(**({"entry": first.entry} | other)).save()

    assert Dispatch.objects.count() == 2


def test_the_same_news_may_go_out_in_two_congresses(yuhe, jinchuan):
    first = dispatch()
    first.save()

    with tenancy.inside(jinchuan):
        dispatch(entry=first.entry).save()

        assert Dispatch.objects.count() == 1


def test_the_address_stands_encrypted_in_the_outbox(yuhe):
    dispatch().save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM courier_dispatch")
        (kept,) = cursor.fetchone()

    assert b"13800002046" not in bytes(kept)
    assert Dispatch.objects.get().address == "13800002046"


@pytest.mark.parametrize("state", ["sent", "delivered", "failed", "unknown", "dropped"])
def test_what_ended_is_never_sent_again(yuhe, state):
    one = dispatch(state=state)
    one.save()

    with pytest.raises(Stale):
        one.move("send")

    assert not {"send", "confirm"} & DISPATCH.moves(state).keys()
