"""One decision about several things."""

from types import SimpleNamespace

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hearth.core import clock
from hearth.core.bookmarks import written
from hearth.core.refusals import Refused
from hearth.core.together import MOST, chosen, take_each

pytestmark = pytest.mark.django_db


def things(count):
    return [SimpleNamespace(code=f"A{number}", moved_at=clock.now()) for number in range(count)]


def test_each_is_done_by_itself_and_the_next_one_too():
    done = []

    def act(thing):
        if thing.code == "A1":
            raise Refused("Not this one.")
        done.append(thing.code)

    results = take_each(things(3), {}, act)

    assert done == ["A0", "A2"]
    assert [(each.is_done, str(each.why)) for each in results] == [(True, ""), (False, "Not this one."), (True, "")]


def test_what_has_moved_since_it_was_looked_at_is_left_alone():
    (thing,) = things(1)
    done = []

    (result,) = take_each([thing], {"seen-A0": "2020-01-01T00:00:00Z"}, done.append)
    (second,) = take_each([thing], {"seen-A0": written(thing.moved_at)}, done.append)

    assert (result.is_done, second.is_done) == (False, True)
    assert done == [thing]


@given(st.lists(st.text(max_size=14), max_size=300))
def test_each_number_is_taken_once_and_only_what_could_be_one(codes):
    sent = QueryDict(mutable=True)
    sent.setlist("row", codes)

    found = chosen(sent)

    assert len(found) == len(set(found))
    assert all(code.isalnum() and len(code) <= 12 for code in found)
    assert set(found) <= set(codes)


def test_the_limit_is_one_that_people_can_read_over():
    assert MOST == 100
