from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts import actions, oidc, ways
from hearth.ground.accounts.actions.own_account import UsedBefore
from hearth.ground.accounts.forms import KeysForm, OwnNameForm, PasswordForm
from hearth.ground.accounts.guards import actor_behind, fresh, with_session
from hearth.ground.accounts.models import SignIn
from hearth.ground.accounts.profiles import is_password_too_old, needs_second_factor
from hearth.ground.accounts.queries import factors_of, living_sessions


@require_safe
@with_session
def account(request: Any) -> HttpResponse:
    return _page(request)


@require_POST
@with_session
def correct_own_name(request: Any) -> HttpResponse:
    form = OwnNameForm(request.POST, auto_id="own_%s")
    if not form.is_valid():
        return _page(request, status=422, own_name=form)
    try:
        actions.correct_own_name(request.sign_in.user, **form.cleaned_data, **_done_by(request))
    except Refused as refusal:
        return _back(str(refusal.sentence))
    return _back(_("Saved."))


@require_POST
@with_session
@fresh
def end_session(request: Any, pk: UUID) -> HttpResponse:
    session = SignIn.objects.filter(pk=pk, user=request.sign_in.user).first()
    if session is None:
        raise Http404
    actions.sign_out(session, **_done_by(request))
    return _back(_("This session has ended."))


@require_POST
@with_session
@fresh
def end_others(request: Any) -> HttpResponse:
    ended = actions.sign_out_elsewhere(request.sign_in, **_done_by(request))
    return _back(ngettext("%(num)s session has ended.", "%(num)s sessions have ended.", ended) % {"num": ended})


@require_POST
@with_session
def change_password(request: Any) -> HttpResponse:
    user = request.sign_in.user
    form = PasswordForm(request.POST, sign_in_name=user.sign_in_name)
    if not form.is_valid():
        return _page(request, status=422, form=form)
    try:
        actions.change_password(user, **form.cleaned_data, session=request.sign_in, **_done_by(request))
    except Refused as refusal:
        form.add_error("new" if isinstance(refusal, UsedBefore) else "old", str(refusal.sentence))
        return _page(request, status=422, form=form)
    return _back(_("Your password has changed. Every other session has ended."))


@require_POST
@with_session
def set_single_keys(request: Any) -> HttpResponse:
    form = KeysForm(request.POST)
    form.full_clean()
    actions.set_single_keys(request.sign_in.user, form.cleaned_data["single_keys"], **_done_by(request))
    return _back(_("Saved."))


def _done_by(request: Any) -> dict[str, Any]:
    return {"by": actor_behind(request), "congress": request.congress.ref}


def _back(sentence: str) -> HttpResponse:
    return say(SeeOther(address("accounts:account")), sentence)


def _page(request: Any, status: int = 200, **forms: Any) -> HttpResponse:
    user = request.sign_in.user
    context = {
        "user": user,
        "form": PasswordForm(),
        "own_name": OwnNameForm(initial={"name": user.name, "name_en": user.name_en}, auto_id="own_%s"),
        "names_self": may("accounts.correct_own_name", actor_behind(request), user),
        "keys": KeysForm(initial={"single_keys": user.single_keys}),
        "here_now": request.sign_in.pk,
        "sessions": living_sessions(user, clock.now()),
        "factors": factors_of(user),
        "ways": ways.NAMES,
        "symbols": ways.SYMBOLS,
        "outside": settings.HEARTH_OIDC_NAME if oidc.is_offered() else "",
        "is_linked": oidc.is_offered() and user.outside_identities.exists(),
        "is_password_old": is_password_too_old(user, clock.now()),
        "needs_factor": needs_second_factor(actor_behind(request), user),
    }
    return render(request, "accounts/account.html", context | forms, status=status)
