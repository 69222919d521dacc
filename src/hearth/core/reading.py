"""How a reader wants to read: language, theme and size of print, kept in one cookie on their own device."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from markupsafe import Markup

from hearth.core.cookies import give, named

COOKIE = named("hearth_reading")
YEAR = 365 * 24 * 60 * 60
CHOICES = {"language": ("zh-hans", "en"), "theme": ("", "light", "dark"), "size": ("", "large", "xl")}
QUERY = {"lang": "language", "theme": "theme", "size": "size"}


@dataclass(frozen=True)
class Reading:
    """A reader's choice; an empty theme follows the device, an empty size is standard print."""

    language: str = "zh-hans"
    theme: str = ""
    size: str = ""

    def with_choice(self, **chosen: str) -> "Reading":
        """Take over what is a known choice and leave the rest as it was."""
        return replace(self, **{name: value for name, value in chosen.items() if value in CHOICES.get(name, ())})

    @cached_property
    def cookie(self) -> str:
        return f"{self.language}.{self.theme}.{self.size}"

    @cached_property
    def attributes(self) -> Markup:
        """What stands on the root element of every page."""
        parts = {"lang": self.tag, "data-theme": self.theme, "data-size": self.size}
        return Markup(" ".join(f'{name}="{value}"' for name, value in parts.items() if value))

    @cached_property
    def tag(self) -> str:
        return "zh-Hans" if self.language == "zh-hans" else self.language

    @cached_property
    def next_size(self) -> str:
        return {"": "large", "large": "xl", "xl": ""}[self.size]


@lru_cache(maxsize=1024)
def reading_of(cookie: str, accepted: str, query: str) -> Reading:
    """The cookie speaks before the browser, and the address before both."""
    reading = Reading(language=_spoken(accepted)).with_choice(**dict(zip(CHOICES, cookie.split("."), strict=False)))
    return reading.with_choice(**{QUERY[name]: value for name, value in parse_qsl(query, True) if name in QUERY})


def _spoken(accepted: str) -> str:
    for tag, _weight in parse_accept_lang_header(accepted):
        for language in CHOICES["language"]:
            if tag[:2] == language[:2]:
                return language
    return Reading.language


class ReadingMiddleware:
    """Gives every request a reading and every page the language it asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reading = reading = _asked(request)  # type: ignore[attr-defined]
        activate(reading.language)
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", reading.tag)
            patch_vary_headers(response, ("Cookie", "Accept-Language"))
        return response


def _asked(request: HttpRequest) -> Reading:
    query = request.META.get("QUERY_STRING", "")
    chosen = query if any(f"{name}=" in query for name in QUERY) else ""
    cookie, accepted = request.COOKIES.get(COOKIE, ""), request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    return reading_of(cookie[:40], accepted[:200], chosen[:500])


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows about its reader, also when it is a page about an error."""
    reading = getattr(request, "reading", None) or _asked(request)
    return {"reading": reading, "here": request.get_full_path()}


@csrf_exempt  # a stranger could at worst enlarge somebody's print
@require_POST
def set_reading(request: HttpRequest) -> HttpResponse:
    chosen = {name: request.POST[name] for name in CHOICES if name in request.POST}
    response = HttpResponseRedirect(_back(request.POST.get("next", "/")), status=303)
    cookie = _asked(request).with_choice(**chosen).cookie
    give(response, COOKIE, cookie, max_age=YEAR)
    return response


def _back(address: str) -> str:
    """A page of this site, without what its address said about reading."""
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        return "/"
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if name not in QUERY]
    return parts._replace(query=urlencode(kept)).geturl()
