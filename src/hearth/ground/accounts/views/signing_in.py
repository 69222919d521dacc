from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.actors import System
from hearth.core.addresses import address
from hearth.core.cookies import give
from hearth.core.network import hint_of, network_of
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther
from hearth.ground.accounts import actions, devices, halfway, oidc, passkeys, posts
from hearth.ground.accounts.actions.signing_in import Device
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.forms import SignInForm, local_address
from hearth.ground.accounts.guards import actor_behind
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.middleware import cookie_name
from hearth.ground.accounts.queries import demo_sign_ins

# half-written answers too: the next person at this machine finds nothing (ASVS 5.0, V14.3.1)
LEAVE_NOTHING = '"cache", "storage"'


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Any) -> HttpResponse:
    if request.method != "POST":
        return sign_in_page(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return sign_in_page(request, form, status=422)
    try:
        entered = actions.sign_in(request.congress.ref, **form.cleaned_data, **described(request))
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return sign_in_page(request, form, status=422)
    return second_step(entered, going_on(request)) if isinstance(entered, Halfway) else welcome(request, entered[1])


@require_POST
def sign_out(request: Any) -> HttpResponse:
    if request.sign_in:
        actions.sign_out(request.sign_in, by=actor_behind(request), congress=request.congress.ref)
    response = SeeOther(address("congress:home"))
    response.delete_cookie(cookie_name())
    response.headers["Clear-Site-Data"] = LEAVE_NOTHING
    return response


def described(request: Any) -> dict[str, Any]:
    """Who signs in from where, as the actions ask it."""
    device = Device(devices.named(request.headers.get("User-Agent", "")), hint_of(request))
    return {"by": System("sign-in"), "network": network_of(request), "device": device}


def welcome(request: Any, secret: str, wanted: str = "") -> HttpResponse:
    """The session begins in this browser, ends one that was open here, and the person goes on to where they wanted."""
    if request.sign_in:
        actions.sign_out(request.sign_in, by=actor_behind(request), congress=request.congress.ref)
    response = SeeOther(wanted or going_on(request) or address("desks:desk"))
    give(response, cookie_name(), secret)
    rotate_token(request)
    return response


def second_step(half: Halfway, wanted: str) -> HttpResponse:
    """The browser keeps the note of the first step and is asked for the second."""
    response = SeeOther(f"{address('accounts:second_step')}?{urlencode({'next': wanted})}")
    give(response, halfway.cookie_name(), half.note, max_age=int(halfway.GOOD_FOR.total_seconds()))
    return response


def going_on(request: HttpRequest) -> str:
    """The page of this site a person wanted before they were asked who they are; empty where there is none."""
    return local_address(request.POST.get("next", request.GET.get("next", "")))


def sign_in_page(request: Any, form: SignInForm, problem: str = "", status: int = 200) -> HttpResponse:
    """Name and password, or a passkey."""
    context = {
        "form": form,
        "problem": problem,
        "next": going_on(request),
        "session": request.sign_in,
        "outside": settings.HEARTH_OIDC_NAME if oidc.is_offered() else "",
        "options": passkeys.request_options(None, passkeys.site_of(request)),
        "demo": demo_sign_ins() if request.congress.is_demo else [],
        "demo_password": DEMO_PASSWORD,
        "roles": posts.NAMES,
    }
    return render(request, "accounts/sign_in.html", context, status=status)
