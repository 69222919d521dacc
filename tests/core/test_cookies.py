"""What browsers keep for us is bound to this host, and out of reach for scripts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.http import HttpResponse

from hearth.core.cookies import give, named
from hearth.ops.places import PACKAGE

ASK = (
    "import django; django.setup(); from django.conf import settings; "
    "from hearth.core import reading, responses; from hearth.journey.contact.views import entry, tickets, writing; "
    "from hearth.ground.accounts import halfway, middleware, oidc; "
    "print(settings.CSRF_COOKIE_NAME, reading.COOKIE, responses.FLASH, entry.COOKIE, tickets.COOKIE, writing.SENT, "
    "halfway.cookie_name(), middleware.cookie_name(), oidc.cookie_name())"
)


def setters() -> list[Path]:
    """Files that hand a cookie to a browser by themselves."""
    return [file for file in sorted(PACKAGE.rglob("*.py")) if re.search(r"\.set_cookie\(", file.read_text())]


@pytest.mark.parametrize(
    ("secure", "is_everywhere", "name"),
    [(True, True, "__Host-hearth_x"), (True, False, "__Secure-hearth_x"), (False, True, "hearth_x")],
)
def test_a_name_says_what_the_cookie_is_bound_to(secure, is_everywhere, name, settings):
    settings.HEARTH_SECURE = secure

    assert named("hearth_x", is_everywhere=is_everywhere) == name


@pytest.mark.parametrize("secure", [True, False])
def test_a_cookie_is_for_this_site_and_no_script(secure, settings):
    settings.HEARTH_SECURE, answer = secure, HttpResponse()

    give(answer, "hearth_x", "1", path="/t/")

    cookie = answer.cookies["hearth_x"]
    assert (bool(cookie["secure"]), cookie["httponly"], cookie["samesite"]) == (secure, True, "Lax")
    assert (cookie["domain"], cookie["path"]) == ("", "/t/")


def test_nothing_else_in_the_house_sets_a_cookie():
    assert setters() == [PACKAGE / "core" / "cookies.py"]


def test_where_everything_is_encrypted_every_cookie_says_so(tmp_path):
    surroundings = os.environ | {"HEARTH_SECURE": "1", "HEARTH_DATA": str(tmp_path)}

    said = subprocess.run([sys.executable, "-c", ASK], env=surroundings, capture_output=True, text=True, check=True)

    names = said.stdout.split()
    assert len(set(names)) == 9
    assert [name for name in names if not name.startswith(("__Host-", "__Secure-"))] == []
