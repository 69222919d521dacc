from uuid import UUID

import pytest
from django.urls import NoReverseMatch, path

from hearth.core import tenancy
from hearth.core.addresses import address


def test_a_page_of_a_congress_stands_under_its_short_name(yuhe):
    assert address("desks:desk") == "/yuhe/desk/"


def test_a_page_of_the_installation_stands_under_no_congress(yuhe):
    assert address("track:thread") == "/t/"


def test_words_stand_in_their_places_in_the_path(yuhe):
    assert address("contact:thread", "K7M42QXP") == "/yuhe/threads/K7M42QXP/"
    assert address("contact:thread", code="ABCD2345") == "/yuhe/threads/ABCD2345/"


def test_what_is_not_a_plain_word_is_written_safely(yuhe):
    assert address("contact:thread", "a b%") == "/yuhe/threads/a%20b%25/"


def test_outside_a_congress_its_pages_have_no_address(db):
    with tenancy.inside(None), pytest.raises(tenancy.NoCongress):
        address("desks:desk")


def test_a_name_nobody_knows_is_an_error(yuhe):
    with pytest.raises(NoReverseMatch):
        address("contact:nothing_of_the_kind")


def test_a_number_written_as_a_word_finds_its_place_too(yuhe):
    message = UUID(int=7)

    assert address("contact:photo", "K7M42QXP", message, "2") == address("contact:photo", "K7M42QXP", message, 2)
    assert address("track:photo", str(message), "2") == f"/t/photos/{message}/2/"


class Streets:
    """Paths with two words in them."""

    urlpatterns = [path("<str:street>/<str:house>/", lambda request: None, name="house")]


def test_words_given_by_name_may_come_in_any_order(yuhe, settings):
    settings.HEARTH_CONGRESS_URLS = Streets

    assert address("house", street="Anhe", house="7") == "/yuhe/Anhe/7/"
    assert address("house", house="7", street="Anhe") == "/yuhe/Anhe/7/"


def test_a_word_the_path_does_not_take_is_an_error(yuhe):
    with pytest.raises(NoReverseMatch):
        address("contact:thread", number="K7M42QXP")


def test_the_congress_at_the_root_stands_under_no_name(yuhe, settings):
    settings.HEARTH_ROOT_CONGRESS = "yuhe"

    assert address("desks:desk") == "/desk/"
