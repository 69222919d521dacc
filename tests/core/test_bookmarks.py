from datetime import UTC, datetime, timedelta, timezone

import pytest

from hearth.core.bookmarks import Bookmark, bookmark, read_moment, written
from hearth.core.ids import uuid7


def test_a_bookmark_is_read_as_it_was_written():
    place = Bookmark(datetime(2026, 11, 22, 8, 30, 5, 123456, tzinfo=UTC), uuid7())

    assert bookmark(str(place)) == place


def test_a_moment_is_written_without_signs_that_addresses_change():
    shanghai = timezone(timedelta(hours=8))

    text = written(datetime(2026, 11, 22, 8, 30, tzinfo=shanghai))

    assert text == "2026-11-22T00:30:00Z"


@pytest.mark.parametrize("text", ["", "x", "2026-11-22T08:30:00Z", "2026-11-22.nobody", "..", "\x00.\x00"])
def test_what_is_no_bookmark_marks_no_place(text):
    assert bookmark(text) is None


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-22T08:30:00", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_moment_in_the_world_is_no_moment(text):
    assert read_moment(text) is None
