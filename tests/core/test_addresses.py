import pytest
from django.urls import NoReverseMatch

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
