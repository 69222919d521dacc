"""A deputy writes a suggestion, gathers names, hands it in, takes it back; others sign."""

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
from hearth.ground.congress.guards import allowed, signed_in
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions import actions, checking, evidence, queries
from hearth.journey.suggestions.forms import WordsForm
from hearth.journey.suggestions.models import Cosignature, Suggestion
from hearth.journey.suggestions.views.suggestions import carry_out, seen, show


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("suggestions.begin")
def begin(request: Any) -> HttpResponse:
    """Begin one, perhaps with what many residents have raised."""
    asked = request.POST.get("demand") or request.GET.get("demand", "")
    demand = Demand.objects.visible_to(request.actor).filter(code=plain(asked)[:8]).distinct().first()
    heads = queries.headed_by(request.actor)
    form = WordsForm(request.POST or None, initial=evidence.beginning(demand) if demand else {}, heads=heads)
    return _worded(
        request, form, lambda: actions.begin(request.congress, form.words, demand, by=request.actor), demand=demand
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def revise(request: Any, code: str) -> HttpResponse:
    """Word it otherwise."""
    suggestion = seen(request, code)
    if not may("suggestions.revise", request.actor, suggestion) or not suggestion.can("revise"):
        raise Http404
    form = WordsForm(request.POST or None, initial=WordsForm.known(suggestion))

    def act() -> Suggestion:
        actions.revise(suggestion, form.words, by=request.actor)
        return suggestion

    return _worded(request, form, act, suggestion=suggestion, demand=suggestion.demand)


@require_POST
@signed_in
def invite(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.invite(suggestion, form.cleaned_data["deputies"], by=request.actor)

    return carry_out(request, code, "invite", act, _("They are asked. You see here who has signed."))


@require_POST
@signed_in
def submit(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.submit(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("Handed in. Staff look at its form and give it a number."))


@require_POST
@signed_in
def withdraw(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.withdraw(suggestion, form.cleaned_data["reason"], by=request.actor)

    return carry_out(request, code, "withdraw", act, _("Withdrawn. Whoever handled it is told."))


@require_POST
@signed_in
def cosign(request: Any, code: str) -> HttpResponse:
    """It speaks for them, too; the form says which wording they read."""
    read = request.POST.get("wording", "")
    wording = int(read) if read.isdecimal() and len(read) < 5 else 0
    done = _("Your name stands under it.")
    return _answered(request, code, lambda name: actions.cosign(name, wording, by=request.actor), done)


@require_POST
@signed_in
def refuse(request: Any, code: str) -> HttpResponse:
    """It does not."""
    done = _("Your name does not stand under it.")
    return _answered(request, code, lambda name: actions.refuse(name, by=request.actor), done)


@require_POST
@signed_in
def agree_withdrawal(request: Any, code: str) -> HttpResponse:
    """They want it taken back as well."""
    done = _("Noted. It is taken back once everybody who signed wants it.")
    return _answered(request, code, lambda name: actions.agree_withdrawal(name, by=request.actor), done)


@require_POST
@signed_in
def refuse_withdrawal(request: Any, code: str) -> HttpResponse:
    """They want it handled to its end."""
    done = _("Noted. It is handled to its end.")
    return _answered(request, code, lambda name: actions.refuse_withdrawal(name, by=request.actor), done)


@require_POST
@signed_in
def drop_withdrawal(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.drop_withdrawal(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("It is handled to its end."))


def _answered(request: Any, code: str, act: Callable[[Cosignature], object], done: str) -> HttpResponse:
    suggestion, deputy = seen(request, code), request.actor.deputy
    name = suggestion.cosignatures.select_related("deputy").filter(deputy=deputy).first() if deputy else None
    if name is None:
        raise Http404
    try:
        act(name)
    except Refused as refusal:
        return show(request, seen(request, code), status=422, problem=refusal.sentence)
    return say(SeeOther(address("suggestions:suggestion", suggestion.code)), done)


def _worded(request: Any, form: WordsForm, act: Callable[[], Suggestion], **more: Any) -> HttpResponse:
    """The form; what its words may hold that does not belong there is said beside it, before anybody else reads it."""
    if request.method == "POST" and form.is_valid():
        if "look" not in request.POST:
            try:
                made = act()
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                done = _("Kept. Gather names, or hand it in.")
                return say(SeeOther(address("suggestions:suggestion", made.code)), done)
        else:
            more |= _looked_at(form)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "suggestions/words.html", {"form": form} | more, status=status)


def _looked_at(form: WordsForm) -> dict[str, Any]:
    words = form.words
    telling = checking.telling("\n".join([words.title, words.facts, *words.asks]))
    return {"is_looked_at": True, "hints": checking.hints(words.title, words.facts, words.asks), "telling": telling}
