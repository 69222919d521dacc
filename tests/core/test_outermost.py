"""Every answer carries the headers that keep a browser from being used against its owner."""

from __future__ import annotations

import logging
import runpy

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from hearth.core import outermost
from hearth.core.outermost import HEADERS, OutermostMiddleware
from hearth.core.responses import FLASH

ADDRESSES = [
    "/",
    "/livez",
    "/c/AAAAAAAAAA/",
    "/t/",
    "/yuhe/",
    "/yuhe/sign-in/",
    "/yuhe/desk/",
    "/nowhere/",
    "/static/none.css",
]


def answered(status: int = 200, path: str = "/somewhere/", **kept: str) -> HttpResponse:
    request = RequestFactory().get(path)
    request.COOKIES.update(kept)
    return OutermostMiddleware(lambda request: HttpResponse(status=status))(request)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_every_header(address, client, yuhe):
    response = client.get(address)

    assert HEADERS.keys() <= response.headers.keys()
    assert {name: response.headers[name] for name in HEADERS if name != "Referrer-Policy"} == {
        name: value for name, value in HEADERS.items() if name != "Referrer-Policy"
    }
    assert response.headers["Referrer-Policy"] in ("same-origin", "no-referrer")


def test_a_refused_form_carries_them_too(yuhe):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/yuhe/sign-in/", {"name": "x"})

    assert response.status_code in (403, 404)
    assert response.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_scripts_and_styles_come_from_here_and_stand_in_no_page():
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))

    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"


def test_a_view_may_say_it_more_strictly_itself():
    strict = OutermostMiddleware(lambda request: HttpResponse(headers={"Referrer-Policy": "no-referrer"}))

    assert strict(RequestFactory().get("/t/")).headers["Referrer-Policy"] == "no-referrer"


def test_a_failure_has_a_number_that_the_log_knows(caplog):
    with caplog.at_level(logging.ERROR, logger="hearth.request"):
        response = answered(500, "/yuhe/desk/")

    (line,) = caplog.records
    assert line.number == response.headers["X-Request-Id"]
    assert line.path == "/yuhe/desk/"


@pytest.mark.parametrize(("status", "is_told"), [(400, True), (403, True), (429, True), (404, False), (422, False)])
def test_whoever_is_turned_away_stands_in_the_log(caplog, status, is_told):
    answered(status, "/yuhe/sign-in/")

    told = [(line.getMessage(), line.path) for line in caplog.records if line.name == "hearth.request"]
    assert told == ([(f"turned away with {status}", "/yuhe/sign-in/")] if is_told else [])


def test_what_went_well_has_no_number():
    assert "X-Request-Id" not in answered(404).headers


def test_a_sentence_is_said_once():
    said = answered(200, **{FLASH: "abc"})
    going_on = answered(303, **{FLASH: "abc"})

    assert said.cookies[FLASH]["max-age"] == 0
    assert FLASH not in going_on.cookies


def test_a_foreign_host_is_turned_away(settings, client):
    settings.ALLOWED_HOSTS = ["hearth.example"]

    answer = client.get("/livez", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert HEADERS.keys() <= answer.headers.keys()


@pytest.mark.parametrize("below", [True, False])
def test_hosts_below_the_address_are_included_where_the_operator_says_so(settings, below):
    settings.HEARTH_SECURE, settings.HEARTH_SECURE_SUBDOMAINS = True, below

    said = runpy.run_path(outermost.__file__)["HEADERS"]["Strict-Transport-Security"]

    assert said == "max-age=63072000" + ("; includeSubDomains" if below else "")


@pytest.mark.parametrize("is_secure", [True, False])
def test_only_where_everything_is_encrypted_browsers_are_told_to_insist_on_it(settings, is_secure):
    settings.HEARTH_SECURE = is_secure

    headers = runpy.run_path(outermost.__file__)["HEADERS"]

    assert ("Strict-Transport-Security" in headers) is is_secure
