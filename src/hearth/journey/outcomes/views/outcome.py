"""One outcome: what it is, what shows it, who verified it, what it came of, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import papers
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import incoming
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.photos import HEADERS, stand_in
from hearth.journey.outcomes import actions, files, possible_outcome, queries_outcome
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.forms_outcome import GroundForm, ReplacementForm
from hearth.journey.outcomes.lifecycle import CLAIMS
from hearth.journey.outcomes.models import Attachment, Ground, Outcome
from hearth.journey.outcomes.showing_outcome import whole
from hearth.journey.suggestions.models import Suggestion

Act = Callable[[Outcome, Any], Any]
NO_SUGGESTION = _("No suggestion with this number lies before you.")
NO_MATTER = _("No message with this number lies before you.")


@require_safe
@signed_in
def outcome(request: Any, code: str) -> HttpResponse:
    """The outcome, its evidence, its story."""
    return show(request, seen(request, code))


@require_safe
@signed_in
def file(request: Any, code: str, attachment: UUID) -> HttpResponseBase:
    """A photo or a paper that came with it, for those who look into it."""
    shown = seen(request, code)
    found = get_object_or_404(Attachment.objects.exclude(state="erased"), pk=attachment, outcome=shown)
    if found.kind == "photo":
        return _picture(found, small="small" in request.GET)
    try:
        return papers.handed_out(found.file, f"{shown.code}-{found.pk.hex[-4:]}")
    except FileNotFoundError:
        raise Http404 from None


@require_POST
@signed_in
def evidence(request: Any, code: str) -> HttpResponse:
    """Photos and papers that arrived are kept, whatever else is wrong."""
    form = possible_outcome.form_of("evidence", request.POST, request.FILES)
    is_right = form.is_valid()
    photos = (*files.free(form.kept), *incoming.keep(form.good))  # type: ignore[attr-defined]
    paper = arrived(form)
    more = {"kept": incoming.claims(photos), "kept_paper": incoming.claims([paper])[0] if paper else ""}
    if not is_right:
        return show(request, seen(request, code), {"evidence": form}, status=422, **more)

    def act(outcome: Outcome, form: Any) -> None:
        proof = Proof(form.cleaned_data["words"], photos, paper)
        actions.evidence(outcome, proof, by=request.actor)

    return _carry_out(request, code, "evidence", act, _("Added. Staff and deputy look at it."), form, **more)


@require_POST
@signed_in
def verify(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "", lambda outcome, _f: actions.verify(outcome, by=request.actor), _("Verified."))


@require_POST
@signed_in
def contest(request: Any, code: str) -> HttpResponse:
    def act(outcome: Outcome, form: Any) -> None:
        actions.contest(outcome, form.cleaned_data["words"], by=request.actor)

    return _carry_out(request, code, "contest", act, _("Noted. It is not published until that is answered."))


@require_POST
@signed_in
def reject(request: Any, code: str) -> HttpResponse:
    def act(outcome: Outcome, form: Any) -> None:
        actions.reject(outcome, form.cleaned_data["reason"], by=request.actor)

    return _carry_out(request, code, "reject", act, _("Rejected. Whoever claimed it reads why."))


@require_POST
@signed_in
def publish(request: Any, code: str) -> HttpResponse:
    def act(outcome: Outcome, _form: Any) -> None:
        actions.publish(outcome, by=request.actor)

    return _carry_out(request, code, "", act, _("Public now. Whoever wrote is told in ten minutes."))


@require_POST
@signed_in
def unpublish(request: Any, code: str) -> HttpResponse:
    def act(outcome: Outcome, form: Any) -> None:
        actions.unpublish(outcome, form.cleaned_data["reason"], by=request.actor)

    return _carry_out(request, code, "unpublish", act, _("Nobody outside can read it any more."))


@require_POST
@signed_in
def lapse(request: Any, code: str) -> HttpResponse:
    def act(outcome: Outcome, _form: Any) -> None:
        actions.lapse(outcome, by=request.actor)

    return _carry_out(request, code, "", act, _("Noted. Everybody reads that it holds no more."))


@require_POST
@signed_in
def replace(request: Any, code: str) -> HttpResponse:
    others = queries_outcome.to_replace(seen(request, code))
    form = ReplacementForm(request.POST, others=others, auto_id="replace_%s")

    def act(outcome: Outcome, form: Any) -> None:
        actions.replace(outcome, form.chosen, by=request.actor)

    return _carry_out(request, code, "replace", act, _("Noted. Whoever finds this one is led on."), form)


@require_POST
@signed_in
def link(request: Any, code: str) -> HttpResponse:
    """It came of a demand, of a message, or of a suggestion as well."""
    demands = queries_outcome.to_link(seen(request, code), request.actor)
    form = GroundForm(request.POST, demands=demands, auto_id="link_%s")

    def act(outcome: Outcome, form: Any) -> None:
        actions.link(_thing(request, form), outcome, by=request.actor)

    return _carry_out(request, code, "link", act, _("It stands there now."), form)


@require_POST
@signed_in
def unlink(request: Any, code: str, ground: UUID) -> HttpResponse:
    def act(outcome: Outcome, _form: Any) -> None:
        led = get_object_or_404(Ground.objects.with_things(), pk=ground, outcome=outcome)
        actions.unlink(led, by=request.actor)

    return _carry_out(request, code, "", act, _("Taken away."))


def seen(request: Any, code: str) -> Outcome:
    """The outcome, if this person may see it."""
    try:
        return queries_outcome.outcome_seen_by(request.actor, plain(code))
    except Outcome.DoesNotExist:
        raise Http404 from None


def show(
    request: Any,
    outcome: Outcome,
    typed: dict[str, forms.Form] | None = None,
    problem: Any = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page as it stands now, with what was typed still in its fields."""
    typed, actor = typed or {}, request.actor
    moves = possible_outcome.moves(actor, outcome)
    shapes = {name: possible_outcome.form_of(name) for name in possible_outcome.FORMS if name in moves}
    if "replace" in moves and (others := queries_outcome.to_replace(outcome)):
        shapes["replace"] = ReplacementForm(others=others, auto_id="replace_%s")
    demands = queries_outcome.to_link(outcome, actor) if outcome.state in (*CLAIMS, "published") else []
    if demands:
        shapes["link"] = GroundForm(demands=demands, auto_id="link_%s")
    context = {"moves": moves, "forms": shapes | typed, "typed": frozenset(typed), "problem": problem}
    context |= {"kept": (), "kept_paper": ""} | more
    return render(request, "outcomes/outcome.html", context | whole(outcome, actor), status=status)


def arrived(form: Any) -> UUID | None:
    """The PDF just sent, or the one that came with the form before."""
    if (sent := form.cleaned_data.get("paper")) is not None:
        return incoming.keep([sent])[0]
    before = files.free([form.kept_paper])
    return before[0] if before else None


def _thing(request: Any, form: GroundForm) -> Any:
    """The demand they chose, or the message or suggestion of this number, if it lies before them."""
    typed = form.cleaned_data
    if typed["demand"]:
        return form.demands[typed["demand"]]
    if typed["suggestion"]:
        asked = Suggestion.objects.visible_to(request.actor).filter(number=typed["suggestion"]).first()
        if asked is None:
            raise Refused(NO_SUGGESTION)
        return asked
    thread = Thread.objects.visible_to(request.actor).filter(code=typed["matter"]).first()
    if thread is None:
        raise Refused(NO_MATTER)
    return thread


def _picture(found: Attachment, *, small: bool) -> HttpResponseBase:
    answer: Any = stand_in("waiting" if found.state == "waiting" else "unreadable")
    if found.state == "ready":
        try:
            answer = FileResponse(found.sizes[small].open("rb"), content_type="image/jpeg")
        except FileNotFoundError:
            raise Http404 from None
    for name, value in HEADERS.items():
        answer.headers[name] = value
    return answer  # type: ignore[no-any-return]


def _carry_out(
    request: Any, code: str, name: str, act: Act, said: str, form: forms.Form | None = None, **more: Any
) -> HttpResponse:
    """Check what was typed, do it and say so; where it cannot be done, say why and keep every word."""
    outcome = seen(request, code)
    if name and form is None:
        form = possible_outcome.form_of(name, request.POST)
    typed = {name: form} if form is not None else {}
    if form is not None and not form.is_valid():
        return show(request, outcome, typed, status=422, **more)
    try:
        act(outcome, form)
    except Refused as refusal:
        return show(request, seen(request, code), typed, refusal.sentence, 422, **more)
    return say(SeeOther(address("outcomes:outcome", outcome.code)), said)
