from __future__ import annotations

import pytest

from hearth.core import pages

pytestmark = pytest.mark.django_db


def test_the_congresses_of_an_installation_are_offered(client, yuhe, jinchuan):
    page = client.get("/").content.decode()

    assert ('href="/yuhe/"' in page, 'href="/jinchuan/"' in page, 'href="/t/"' in page) == (True, True, True)


def test_an_only_congress_opens_at_once(client, yuhe):
    answer = client.get("/")

    assert (answer.status_code, answer["Location"]) == (302, "/yuhe/")


@pytest.fixture
def at_the_root(yuhe, settings):
    """Yuhe is mounted at the root; processes remember addresses, which never change while one runs."""
    settings.HEARTH_ROOT_CONGRESS = "yuhe"
    pages._fixed_url.cache_clear()
    yield yuhe
    pages._fixed_url.cache_clear()


def test_a_congress_at_the_root_is_the_home(client, at_the_root, jinchuan):
    page = client.get("/").content.decode()

    assert "榆河区人大常委会" in page
    assert 'action="/my-deputy/"' in page
    assert client.get("/about/").status_code == 200


def test_an_installation_without_a_congress_says_so(client):
    assert "还没有开通" in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/about/", "/privacy/", "/accessibility/"])
def test_the_pages_about_the_installation_exist_in_both_languages(client, address):
    chinese, english = client.get(address), client.get(address, {"lang": "en"})

    assert (chinese.status_code, english.status_code) == (200, 200)
    assert (chinese["Content-Language"], english["Content-Language"]) == ("zh-Hans", "en")
    assert "<h2>" in chinese.content.decode()


def test_a_forgotten_slash_is_put_right(client):
    assert client.get("/privacy")["Location"] == "/privacy/"


def test_every_page_of_a_congress_leads_to_what_is_said_about_privacy(client, yuhe):
    page = client.get("/yuhe/").content.decode()

    for address in ("/about/", "/privacy/", "/accessibility/", "/yuhe/sign-in/"):
        assert f'href="{address}"' in page
