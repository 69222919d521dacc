"""What every answer says about itself, so that no browser and no other site makes something else of it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hearth.ground.congress.models import Station
from tests import cast
from tests.house import furnished

PAGES = ["/", "/about/", "/livez", "/readyz", "/metrics", "/ledger-key/", "/yuhe/", "/yuhe/sign-in/", "/nowhere/"]
BESIDE = [
    *("/.git/HEAD", "/.git/config", "/static/../.git/HEAD", "/static/%2e%2e/pyproject.toml", "/.env"),
    *("/pyproject.toml", "/hearth", "/src/hearth/settings.py", "/keys/secret_key", "/media/", "/static/"),
]

pytestmark = pytest.mark.django_db


def calendar():
    return f"/yuhe/stations/{Station.objects.get().pk}/reception-days.ics"


def test_every_text_names_its_alphabet(client, yuhe):
    kinds = {page: client.get(page).headers["Content-Type"] for page in [*PAGES, calendar()]}

    texts = {page: kind for page, kind in kinds.items() if kind.startswith("text/") or "xml" in kind}
    assert len(texts) == len(PAGES)  # /readyz is JSON, which has one alphabet only
    assert [page for page, kind in texts.items() if "charset=utf-8" not in kind] == []


@pytest.mark.parametrize("page", [*PAGES, "/yuhe/popolo.json"])
def test_no_other_site_may_read_a_page(page, client, yuhe):
    answer = client.get(page, headers={"Origin": "https://evil.example"})

    assert [name for name in answer.headers if name.startswith("Access-Control-")] == []


@pytest.mark.parametrize("address", BESIDE)
def test_nothing_beside_the_product_is_served(address, client, yuhe):
    answer = client.get(address)

    assert answer.status_code == 404
    assert "text/html" in answer.headers["Content-Type"]


OWN_NAME = re.compile(r'(attachment|inline); filename="[A-Za-z0-9._-]+"')
GIVEN_WHEN_SENT = ("imports:export", "auditing:export_file", "accounts:issue_card")
CLIMBING = "?filename=../../evil.html&name=evil&file=a%0d%0aSet-Cookie:b"


def test_every_file_that_is_handed_out_bears_a_name_of_ours(yuhe, zhao, bai, auditor, thread):
    house = furnished.furnish(yuhe, zhao, bai, thread, auditor)
    cast.published(thread, bai)
    browsers = [cast.signed_in(Client(), each) for each in (bai, auditor)] + [cast.holding(Client(), thread)]
    named = {}
    for name in furnished.names():
        for browser in browsers:
            with furnished.undone():
                ask = browser.post if name in GIVEN_WHEN_SENT else browser.get
                answer = ask(furnished.path_of(name, house) + CLIMBING)
                named[name] = answer.headers.get("Content-Disposition") or named.get(name, "")

    named = {name: said for name, said in named.items() if said}
    assert {"track:copy", "imports:export", "contact:sheet_file", "auditing:export_file"} <= named.keys()
    assert {name: said for name, said in named.items() if not OWN_NAME.fullmatch(said) or "evil" in said} == {}
