from __future__ import annotations

import pytest
from django.db import connection


@pytest.mark.django_db
def test_pages_of_the_installation_ask_for_no_congress(client, yuhe, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/about/").status_code == 200


@pytest.mark.django_db
def test_the_short_name_without_a_slash_leads_to_the_home(client, yuhe):
    answer = client.get("/yuhe")

    assert (answer.status_code, answer["Location"]) == (302, "/yuhe/")


@pytest.mark.django_db
def test_an_unknown_congress_does_not_exist(client, yuhe):
    assert client.get("/nowhere/").status_code == 404
    assert client.get("/nowhere").status_code == 404


def test_the_process_says_that_it_lives_without_a_database(client):
    """Nothing here asks for the database, and so pytest-django refuses every connection."""
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()

    assert client.get("/livez").status_code == 200
