"""The second step of signing in, and signing in with a passkey alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts import actions, halfway, passkeys
from hearth.ground.accounts.actions.second_step import may_go_without
from hearth.ground.accounts.forms import SignInForm
from hearth.ground.accounts.forms_proof import ProofForm
from hearth.ground.accounts.halfway import Halfway
from hearth.ground.accounts.proving import Asked
from hearth.ground.accounts.queries import ways_of
from hearth.ground.accounts.views.signing_in import described, going_on, sign_in_page, welcome


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: Any) -> HttpResponse:
    """Asked of whoever has just shown their password in this browser, and of nobody else."""
    half = halfway.read(request.COOKIES.get(halfway.cookie_name(), ""), clock.now())
    if half is None:
        return say(SeeOther(address("accounts:sign_in")), _("That took too long. Sign in once more."))
    asked = Asked.of(request, half.user, ways_of(half.user) or ["codes"])
    if may_go_without(half.user) and "without" in request.POST:
        return _finish(request, half, "demo", "")
    if asked.form.is_valid():
        try:
            return _finish(request, half, asked.way, asked.form.cleaned_data["typed"])
        except Refused as refusal:
            asked.form.add_error("typed", str(refusal.sentence))
    return _ask(request, half, asked)


def _finish(request: Any, half: Halfway, way: str, typed: str) -> HttpResponse:
    site = passkeys.site_of(request)
    _session, secret = actions.finish_sign_in(request.congress.ref, half, way, typed, **described(request), site=site)
    response = welcome(request, secret)
    response.delete_cookie(halfway.cookie_name())
    return response


def _ask(request: Any, half: Halfway, asked: Asked) -> HttpResponse:
    context = asked.context(request) | {
        "next": going_on(request),
        "may_go_without": may_go_without(half.user),
        "kept": [],
    }
    status = 422 if asked.form.is_bound else 200
    return render(request, "accounts/second_step.html", context, status=status)


@never_cache
@require_POST
def passkey(request: Any) -> HttpResponse:
    """No name and no password: the device says who it is."""
    form = ProofForm(request.POST, way="passkey")
    try:
        typed = form.cleaned_data["typed"] if form.is_valid() else ""
        site = passkeys.site_of(request)
        _session, secret = actions.sign_in_with_passkey(request.congress.ref, typed, **described(request), site=site)
    except Refused as refusal:
        return sign_in_page(request, SignInForm(), str(refusal.sentence), status=422)
    return welcome(request, secret)
