from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.actors import System
from hearth.core.addresses import address
from hearth.core.network import network_of
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther
from hearth.ground.accounts import actions, devices, posts
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.forms import SignInForm, local_address
from hearth.ground.accounts.middleware import cookie_name
from hearth.ground.accounts.queries import demo_sign_ins
from hearth.ground.accounts.views.own import actor_behind


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: Any) -> HttpResponse:
    if request.method != "POST":
        return _page(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        _session, secret = _try(request, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, form, status=422)
    return _welcome(request, secret)


@require_POST
def sign_out(request: Any) -> HttpResponse:
    if request.sign_in:
        actions.sign_out(request.sign_in, by=actor_behind(request), congress=request.congress.ref)
    response = SeeOther(address("congress:home"))
    response.delete_cookie(cookie_name())
    return response


def _try(request: Any, name: str, password: str) -> tuple[Any, str]:
    device = devices.named(request.headers.get("User-Agent", ""))
    network = network_of(request)
    by = System("sign-in")
    return actions.sign_in(request.congress.ref, name, password, by=by, network=network, device=device)


def _welcome(request: HttpRequest, secret: str) -> HttpResponse:
    response = SeeOther(local_address(request.POST.get("next", "")) or address("desks:desk"))
    response.set_cookie(cookie_name(), secret, httponly=True, samesite="Lax", secure=settings.HEARTH_SECURE)
    rotate_token(request)
    return response


def _page(request: Any, form: SignInForm, status: int = 200) -> HttpResponse:
    going_on = request.POST.get("next", request.GET.get("next", ""))
    context = {
        "form": form,
        "next": local_address(going_on),
        "session": request.sign_in,
        "demo": demo_sign_ins() if request.congress.is_demo else [],
        "demo_password": DEMO_PASSWORD,
        "roles": posts.NAMES,
    }
    return render(request, "accounts/sign_in.html", context, status=status)
