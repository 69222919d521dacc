"""Every page of the house and who can stand before it, by the names of the URL tables."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hearth.journey.contact import tracking
from hearth.journey.contact.views.entry import COOKIE
from tests import cast
from tests.browser.world import World

URLCONFS = (settings.ROOT_URLCONF, settings.HEARTH_CONGRESS_URLS)
NO_PAGES = {  # files, a fragment, a redirection, and what machines ask
    *("contact:photo", "track:photo", "contact:sheet_file", "desks:news", "installation:with_slash"),
    *("ops:livez", "ops:readyz", "ops:metrics"),
}
ARGUMENTS = {"uuid": "00000000-0000-7000-8000-000000000000", "int": "1", "str": "X", "slug": "x"}
SEEN = {  # whose desk shows which threads
    "zhao": ("delivered", "need_info", "replied", "not_solved", "reopened"),
    "bai": ("delivered", "coordinating", "rated", "held", "not_accepted", "withdrawn"),
}


class Visit(NamedTuple):
    """An address, and who asks for it: nobody in particular, a person of the cast, or the author of a thread."""

    address: str
    who: str = "public"


def visits(world: World) -> dict[str, list[Visit]]:
    """Each named page in each of its states."""
    station, deputy = world.station.pk, world.people["zhao"].deputy.code
    codes = [f"/c/{code.code}" for code in world.codes.values()]
    threads = [Visit(f"/yuhe/threads/{world.threads[name].code}/", who) for who, seen in SEEN.items() for name in seen]
    trays = [Visit(f"/yuhe/desk/?{query}", "zhao") for query in ("", "tray=waiting", "tray=done", "q=锦苑", "q=无")]
    return {
        "installation:home": [Visit("/"), Visit("/nothing-here/")],
        "installation:about": [Visit("/about/")],
        "installation:privacy": [Visit("/privacy/")],
        "installation:accessibility": [Visit("/accessibility/")],
        "door:landing": [Visit(address) for address in (*codes, "/c/7K4QM2XW9F")],
        "door:look_up": [Visit("/c/?number=7K4Q")],
        "track:thread": [Visit("/t/"), *(Visit("/t/", f"author of {name}") for name in world.threads)],
        "track:receipt": [Visit("/t/receipt/", f"author of {name}") for name in ("delivered", "held")],
        "congress:home": [Visit("/yuhe/"), Visit("/yuhe/nothing-here/"), Visit("/jinchuan/")],
        "congress:deputies": [Visit("/yuhe/deputies/"), Visit("/yuhe/deputies/?q=nobody")],
        "congress:deputy": [Visit("/yuhe/deputies/D002/")],
        "congress:stations": [Visit("/yuhe/stations/")],
        "congress:station": [Visit(f"/yuhe/stations/{station}/")],
        "accounts:sign_in": [Visit("/yuhe/sign-in/"), Visit("/yuhe/sign-in/", "zhao")],
        "accounts:account": [Visit("/yuhe/account/", "zhao")],
        "desks:desk": [*trays, Visit("/yuhe/desk/?tray=held", "bai"), Visit("/yuhe/desk/", "auditor")],
        "contact:thread": [*threads, Visit("/yuhe/threads/NOTHERE1/", "zhao")],
        "contact:codes": [Visit("/yuhe/codes/", "bai"), Visit("/yuhe/codes/?q=nobody", "bai")],
        "contact:code": [Visit(f"/yuhe/codes/{code.number}/", "bai") for code in world.codes.values()],
        "contact:issue_code": [Visit(f"/yuhe/deputies/{deputy}/codes/", "bai")],
        "contact:sheet": [Visit(f"/yuhe/sheets/{world.sheet.pk}/", "bai")],
        "contact:entry": [Visit(f"/yuhe/entry/{query}", "bai") for query in ("", "?q=安和", f"?deputy={deputy}")],
        "contact:entered": [Visit("/yuhe/entry/receipt/", "bai")],
        "contact:phrases": [Visit("/yuhe/phrases/", "zhao"), Visit("/yuhe/phrases/", "bai")],
        "contact:phrase": [Visit(f"/yuhe/phrases/{world.phrase.pk}/", "zhao")],
        "contact:profile": [Visit("/yuhe/profile/", "zhao")],
    }


def carrying(world: World, who: str) -> Client:
    """The cookies of whoever this is."""
    client = Client()
    if who.startswith("author of "):
        return cast.holding(client, world.threads[who.removeprefix("author of ")])
    if who in world.people:
        cast.signed_in(client, world.people[who])
        client.cookies[COOKIE] = tracking.ticket(world.threads["delivered"])
    return client


def pages_by_name() -> set[str]:
    """What the URL tables call a page: every name that can be asked for with GET."""
    return {name for name, path in _paths() if Client().get(path).status_code != 405} - NO_PAGES


def _paths() -> list[tuple[str, str]]:
    inside, outside = ("", "/yuhe")
    found = []
    for urlconf, prefix in zip(URLCONFS, (inside, outside), strict=True):
        found += [(name, prefix + _path(urlconf, name, pattern)) for name, pattern in _named(get_resolver(urlconf))]
    return found


def _named(resolver: URLResolver, space: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            found += _named(each, f"{each.namespace}:" if each.namespace else space)
        elif each.name:
            found.append((space + each.name, each))
    return found


def _path(urlconf: str, name: str, pattern: URLPattern) -> str:
    arguments = {key: ARGUMENTS[_kind(converter)] for key, converter in pattern.pattern.converters.items()}
    return reverse(name, urlconf=urlconf, kwargs=arguments)


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
