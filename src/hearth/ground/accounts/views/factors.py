"""Second factors of one's own: added, named, removed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts import actions, passkeys, proving, totp
from hearth.ground.accounts.devices import named
from hearth.ground.accounts.forms import local_address
from hearth.ground.accounts.forms_factors import AppForm, NameForm, PasskeyForm
from hearth.ground.accounts.guards import actor_behind, ask_again, fresh, with_session
from hearth.ground.accounts.models import SecondFactor
from hearth.ground.accounts.profiles import needs_second_factor
from hearth.ground.accounts.queries import ways_of


@require_http_methods(["GET", "HEAD", "POST"])
@with_session
@fresh
def add_app(request: Any) -> HttpResponse:
    user = request.sign_in.user
    if request.method != "POST":
        return _app_page(request, AppForm.anew(user, _("My telephone")))
    form = AppForm(request.POST, user=user)
    if not form.secret:
        return say(SeeOther(address("accounts:add_app")), _("That took too long. Scan the new code."))
    if form.is_valid():
        try:
            actions.add_app(user, form.secret, form.cleaned_data["code"], form.cleaned_data["name"], **_told(request))
            return _then_codes(request)
        except Refused as refusal:
            form.add_error("code", str(refusal.sentence))
    return _app_page(request, form, status=422)


def _app_page(request: Any, form: AppForm, status: int = 200) -> HttpResponse:
    where = totp.address_for_apps(form.secret, request.sign_in.user.sign_in_name, request.congress.short_name)
    groups = [form.secret[start : start + 4] for start in range(0, len(form.secret), 4)]
    return render(request, "accounts/add_app.html", {"form": form, "otpauth": where, "groups": groups}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@with_session
@fresh
def add_passkey(request: Any) -> HttpResponse:
    form = PasskeyForm(request.POST if request.method == "POST" else None, initial={"name": _device(request)})
    if form.is_valid():
        site = passkeys.site_of(request)
        try:
            actions.add_passkey(request.sign_in.user, **form.cleaned_data, **_told(request), site=site)
            return _then_codes(request)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    return _passkey_page(request, form)


def _passkey_page(request: Any, form: PasskeyForm) -> HttpResponse:
    options = passkeys.creation_options(request.sign_in.user, passkeys.site_of(request), request.congress.short_name)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/add_passkey.html", {"form": form, "options": options}, status=status)


def _device(request: Any) -> str:
    return named(request.headers.get("User-Agent", "")) or _("This device")


def _then_codes(request: Any) -> HttpResponse:
    """With the first factor come recovery codes; with another, those one has stay good."""
    if "codes" in ways_of(request.sign_in.user):
        return _back(_("Added. Everywhere else you are signed out."))
    return _show_codes(request)


@require_POST
@with_session
@fresh
def make_codes(request: Any) -> HttpResponse:
    if not ways_of(request.sign_in.user):
        raise Http404
    return _show_codes(request)


def _show_codes(request: Any) -> HttpResponse:
    told = {"by": actor_behind(request), "congress": request.congress.ref}
    codes = actions.make_recovery_codes(request.sign_in.user, **told)
    shown = [f"{code[:5]}-{code[5:]}" for code in codes]
    return render(request, "accounts/recovery_codes.html", {"codes": shown, "user": request.sign_in.user})


@require_POST
@with_session
def rename_factor(request: Any, pk: UUID) -> HttpResponse:
    form = NameForm(request.POST)
    factor = _own(request, pk)
    if not form.is_valid():
        return _back(str(form.errors["name"][0]))
    actions.rename_factor(factor, form.cleaned_data["name"], by=actor_behind(request), congress=request.congress.ref)
    return _back(_("Saved."))


@require_POST
@with_session
@fresh
def remove_factor(request: Any, pk: UUID) -> HttpResponse:
    is_needed = needs_second_factor(actor_behind(request), request.sign_in.user)
    try:
        actions.remove_factor(_own(request, pk), **_told(request), is_needed=is_needed)
    except Refused as refusal:
        return _back(str(refusal.sentence))
    return _back(_("Removed. Everywhere else you are signed out."))


@require_http_methods(["GET", "HEAD", "POST"])
@with_session
def prove(request: Any) -> HttpResponse:
    """Who was on the way to a page, and had not proved lately who they are."""
    going_on = local_address(request.POST.get("next", request.GET.get("next", "")))
    question = proving.Question.of(request, by=actor_behind(request))
    if request.method == "POST" and question.is_answered():
        return SeeOther(going_on or address("accounts:account"))
    return ask_again(request, question, kept=[], next=going_on)


def _own(request: Any, pk: UUID) -> SecondFactor:
    factor = SecondFactor.objects.filter(pk=pk, user=request.sign_in.user).first()
    if factor is None:
        raise Http404
    return factor


def _told(request: Any) -> dict[str, Any]:
    return {"by": actor_behind(request), "session": request.sign_in, "congress": request.congress.ref}


def _back(sentence: str) -> HttpResponse:
    return say(SeeOther(address("accounts:account")), sentence)
