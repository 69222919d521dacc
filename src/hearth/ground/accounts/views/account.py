from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts import actions
from hearth.ground.accounts.forms import KeysForm, PasswordForm
from hearth.ground.accounts.models import SignIn
from hearth.ground.accounts.queries import living_sessions
from hearth.ground.accounts.views.own import actor_behind, with_session


@require_safe
@with_session
def account(request: Any) -> HttpResponse:
    return _page(request, PasswordForm())


@require_POST
@with_session
def end_session(request: Any, pk: UUID) -> HttpResponse:
    session = SignIn.objects.filter(pk=pk, user=request.sign_in.user).first()
    if session is None:
        raise Http404
    actions.sign_out(session, **_done_by(request))
    return _back(_("This session has ended."))


@require_POST
@with_session
def end_others(request: Any) -> HttpResponse:
    ended = actions.sign_out_elsewhere(request.sign_in, **_done_by(request))
    return _back(ngettext("%(num)s session has ended.", "%(num)s sessions have ended.", ended) % {"num": ended})


@require_POST
@with_session
def change_password(request: Any) -> HttpResponse:
    user = request.sign_in.user
    form = PasswordForm(request.POST, sign_in_name=user.sign_in_name)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        actions.change_password(user, **form.cleaned_data, session=request.sign_in, **_done_by(request))
    except Refused as refusal:
        form.add_error("old", str(refusal.sentence))
        return _page(request, form, status=422)
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


def _page(request: Any, form: PasswordForm, status: int = 200) -> HttpResponse:
    user = request.sign_in.user
    context = {
        "user": user,
        "form": form,
        "keys": KeysForm(initial={"single_keys": user.single_keys}),
        "here_now": request.sign_in.pk,
        "sessions": living_sessions(user, clock.now()),
    }
    return render(request, "accounts/account.html", context, status=status)
