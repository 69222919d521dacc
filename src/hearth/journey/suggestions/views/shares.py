"""One unit's share: taken on or declined, ruled on, spoken about, answered, signed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.suggestions import actions, possible, queries
from hearth.journey.suggestions.files import keep_arrived
from hearth.journey.suggestions.forms import ReplyForm
from hearth.journey.suggestions.models import Assignment, Reply
from hearth.journey.suggestions.views.suggestions import seen, show

Act = Callable[[Assignment, Any], object]


@require_POST
@signed_in
def accept(request: Any, code: str) -> HttpResponse:
    return _carry_out(
        request, code, "", lambda share, _f: actions.accept(share, by=request.actor), _("You have it now.")
    )


@require_POST
@signed_in
def decline(request: Any, code: str) -> HttpResponse:
    def act(share: Assignment, form: Any) -> None:
        actions.decline(share, form.cleaned_data["reason"], form.unit, by=request.actor)

    return _carry_out(request, code, "decline", act, _("Staff rule on it; you are told."))


@require_POST
@signed_in
def urge(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "", lambda share, _f: actions.urge(share, by=request.actor), _("Urged."))


@require_POST
@signed_in
def release(request: Any, code: str) -> HttpResponse:
    def act(share: Assignment, form: Any) -> None:
        actions.release(share, form.cleaned_data["words"], by=request.actor)

    return _carry_out(request, code, "release", act, _("The unit is released. Find another that handles it."))


@require_POST
@signed_in
def keep(request: Any, code: str) -> HttpResponse:
    def act(share: Assignment, form: Any) -> None:
        actions.keep(share, form.cleaned_data["words"], by=request.actor)

    return _carry_out(request, code, "keep", act, _("It stays with the unit."))


@require_POST
@signed_in
def contact(request: Any, code: str) -> HttpResponse:
    def act(share: Assignment, form: Any) -> None:
        actions.contact(share, **form.cleaned_data, by=request.actor)

    return _carry_out(request, code, "contact", act, _("Written down."))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def draft(request: Any, code: str) -> HttpResponse:
    """The answer, ask by ask, as far as it has got."""
    share = _seen(request, code)
    if not may("suggestions.draft", request.actor, share) or share.state not in ("pending", "working"):
        raise Http404
    reply = Reply.objects.filter(assignment=share, round=share.suggestion.round).first()
    form = ReplyForm(request.POST or None, assignment=share, initial=ReplyForm.known(reply))
    if request.method == "POST" and form.is_valid():
        try:
            actions.draft(share, form.drafted, by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            done = _("Kept. Your leader signs it once it is complete.")
            return say(SeeOther(address("suggestions:suggestion", share.suggestion.code)), done)
    context = {"form": form, "share": share, "suggestion": share.suggestion}
    return render(request, "suggestions/answer.html", context, status=422 if form.is_bound else 200)


@require_POST
@signed_in
def sign(request: Any, code: str) -> HttpResponse:
    def act(share: Assignment, form: Any) -> None:
        actions.sign(share, form.cleaned_data["document_no"], form.arrival, by=request.actor)

    return _carry_out(request, code, "sign", act, _("Signed. The answer has left the house."))


@require_POST
@signed_in
def seal(request: Any, code: str) -> HttpResponse:
    """The sealed paper of what was signed."""

    def act(share: Assignment, form: Any) -> None:
        actions.seal(share, form.arrival, by=request.actor)

    return _carry_out(request, code, "seal", act, _("Attached. It can be saved in a moment."))


@require_POST
@signed_in
def ask_time(request: Any, code: str) -> HttpResponse:
    def act(share: Assignment, form: Any) -> None:
        actions.ask_time(share, form.cleaned_data["reason"], by=request.actor)

    return _carry_out(request, code, "ask_time", act, _("Staff rule on it; your time runs on meanwhile."))


@require_POST
@signed_in
def grant_time(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "", lambda share, _f: actions.grant_time(share, by=request.actor), _("Granted."))


@require_POST
@signed_in
def deny_time(request: Any, code: str) -> HttpResponse:
    done = _("The time stays as it is.")
    return _carry_out(request, code, "", lambda share, _f: actions.deny_time(share, by=request.actor), done)


def _seen(request: Any, code: str) -> Assignment:
    try:
        return queries.assignment_seen_by(request.actor, plain(code)[:8])
    except Assignment.DoesNotExist:
        raise Http404 from None


def _carry_out(request: Any, code: str, name: str, act: Act, done: str) -> HttpResponse:
    """Check what was typed, take the action, and say kindly what stands in the way."""
    share = _seen(request, code)
    form = possible.share_form_of(name, share, request.POST, request.FILES) if name else None
    is_right = form is None or form.is_valid()
    keep_arrived(form)
    kept = {f"{share.code}:{name}": form} if form else None
    if not is_right:
        return show(request, seen(request, share.suggestion.code), kept, status=422)
    try:
        act(share, form)
    except Refused as refusal:
        suggestion = seen(request, share.suggestion.code)
        return show(request, suggestion, kept, status=422, problem=refusal.sentence)
    return say(SeeOther(address("suggestions:suggestion", share.suggestion.code)), done)
