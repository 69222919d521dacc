"""How much a page weighs before somebody on a slow line can write."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests import cast

pytestmark = pytest.mark.django_db

KB = 1024
ASKED_FOR = re.compile(r'(?:src|href|worker)="/static/([^"#]+)[^"]*"')


def wire(content: bytes) -> int:
    """The bytes that travel: compressed, as the server keeps its static files."""
    return len(gzip.compress(content, 9))


def files_of(page: str) -> set[str]:
    """The styles, scripts and pictures a page asks for."""
    return set(ASKED_FOR.findall(page))


def weight(page: str) -> int:
    """The page and all it asks for."""
    files = [Path(finders.find(name)).read_bytes() for name in files_of(page)]
    return wire(page.encode()) + sum(wire(content) for content in files)


def test_the_first_visit_to_a_deputy_weighs_little(client, code):
    page = client.get(f"/c/{code.code}").text

    assert weight(page) <= 60 * KB
    assert {"hearth/tokens.css", "hearth/components.css", "hearth/public.js"} <= files_of(page)


def test_the_page_with_the_form_is_small(client, code):
    assert len(client.get(f"/c/{code.code}").content) <= 15 * KB


def test_the_desk_is_small_also_when_it_is_full(client, zhao, code):
    for number in range(30):
        cast.delivered(code, f"{cast.COLD}（{number}楼）")

    page = cast.signed_in(client, zhao).get("/yuhe/desk/")

    assert len(page.content) <= 40 * KB
    assert page.text.count("data-opens") == 25


@pytest.mark.parametrize("address", ["/c/{code}", "/yuhe/", "/t/", "/yuhe/sign-in/"])
def test_no_page_asks_another_site(client, code, address):
    page = client.get(address.format(code=code.code)).text

    assert re.findall(r'(?:src|action|srcset)="(?:https?:)?//', page) == []
