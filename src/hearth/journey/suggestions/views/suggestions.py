"""The list of suggestions and one suggestion: one address for everybody, and what one may do there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.panels import REGISTER, SUGGESTION, panels
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions import actions, possible, queries, queries_upward, routing
from hearth.journey.suggestions.models import Suggestion
from hearth.journey.suggestions.rules import is_overseeing, may_look
from hearth.journey.suggestions.showing import in_public, rows, whole
from hearth.journey.suggestions.views import register as register_pages

Act = Callable[[Suggestion, Any], object]


@require_safe
def suggestions(request: Any) -> HttpResponse:
    """Whoever works with them finds what waits for them; everybody else the public register."""
    if request.actor and may_look(request.actor) and "public" not in request.GET:
        return _desk(request)
    return register_pages.public(request)


@signed_in
def _desk(request: Any) -> HttpResponse:
    trays = queries.trays_of(request.actor, clock.now())
    tray = trays.get(request.GET.get("tray", "")) or next(iter(trays.values()))
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")))
    context: dict[str, Any] = {"trays": trays.values(), "tray": tray, "counts": queries.counts(trays)}
    context |= {"rows": rows(page.rows), "goes_on": page.goes_on, "now": clock.now()}
    context["may_begin"] = may("suggestions.begin", request.actor, request.congress)
    context |= {"oversees": is_overseeing(request.actor), "arrived": queries_upward.arrived_for(request.actor)}
    return render(request, "suggestions/list.html", context)


@require_safe
@signed_in
def waiting(request: Any) -> HttpResponse:
    """For a desk: how many wait for this person, tray by tray; nothing where none does."""
    trays = queries.trays_of(request.actor, clock.now()) if may_look(request.actor) else {}
    counts = {name: count for name, count in queries.counts(trays).items() if count}
    told = [(trays[name], count) for name, count in counts.items()]
    if not told:
        return HttpResponse(status=204)
    return render(request, "suggestions/_waiting.html", {"told": told})


@require_safe
def suggestion(request: Any, code: str) -> HttpResponse:
    """The suggestion as this person sees it; everybody reads it once it is public."""
    if request.actor and "public" not in request.GET:
        found = Suggestion.objects.visible_to(request.actor).filter(code=plain(code)[:8])
        if found.exists():
            return _whole(request, code)
    return _in_public(request, code)


@signed_in
def _whole(request: Any, code: str) -> HttpResponse:
    return show(request, seen(request, code))


def _in_public(request: Any, code: str) -> HttpResponse:
    try:
        found = Suggestion.objects.public().select_related("lead", "demand").get(code=plain(code)[:8])
    except Suggestion.DoesNotExist:
        raise Http404 from None
    return render(
        request, "suggestions/one.html", in_public(found) | {"panels": panels(REGISTER, request.actor, found)}
    )


@require_safe
@signed_in
def of_demand(request: Any, code: str) -> HttpResponse:
    """What came of a common demand, and a way to begin; beside the demand, the piece alone."""
    demand = Demand.objects.visible_to(request.actor).filter(code=plain(code)[:8]).distinct().first()
    if demand is None:
        raise Http404
    found = queries.from_demand(demand, request.actor)
    may_begin = demand.state not in ("candidate", "merged", "dissolved")
    context = {
        "demand": demand,
        "rows": rows(found),
        "may_begin": may_begin and may("suggestions.begin", request.actor, request.congress),
    }
    is_piece = getattr(request, "htmx", False)
    return render(request, "suggestions/_of_demand.html" if is_piece else "suggestions/of_demand.html", context)


@require_POST
@signed_in
def register(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.register(suggestion, form.register, by=request.actor)

    return carry_out(request, code, "register", act, _("Registered. Now say who handles it."))


@require_POST
@signed_in
def send_back(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.send_back(suggestion, form.cleaned_data["remark"], by=request.actor)

    return carry_out(request, code, "send_back", act, _("Sent back. The deputy reads your remark."))


@require_POST
@signed_in
def convert(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.convert(suggestion, form.cleaned_data["remark"], by=request.actor)

    return carry_out(request, code, "convert", act, _("It goes on as a letter. The deputy reads why."))


@require_POST
@signed_in
def assign(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.assign(suggestion, form.shares, by=request.actor)

    return carry_out(request, code, "assign", act, _("Assigned. The deputy and the units are told."))


@require_POST
@signed_in
def hand_over(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.hand_over(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("The government office has it now, and assigns it."))


@require_POST
@signed_in
def join(request: Any, code: str) -> HttpResponse:
    """It is handled together with the one of this number."""

    def act(suggestion: Suggestion, form: Any) -> None:
        host = queries.host_of(request.actor, form.cleaned_data["number"])
        if host is None:
            raise Refused(_("No suggestion with this number lies before you."))
        actions.join(suggestion, host, by=request.actor)

    return carry_out(request, code, "join", act, _("Handled together from now on. Both deputies are answered."))


@require_POST
@signed_in
def part(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.part(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("It is by itself again. Now say who handles it."))


@require_POST
@signed_in
def meet(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.meet(suggestion, **form.cleaned_data, by=request.actor)

    return carry_out(request, code, "meet", act, _("Written down."))


@require_POST
@signed_in
def rehandle(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.rehandle(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("The units handle it again."))


@require_POST
@signed_in
def follow(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.follow(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("It is followed until it is done."))


@require_POST
@signed_in
def close(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        typed = form.cleaned_data
        actions.close(suggestion, typed["remark"], typed["result_class"], by=request.actor)

    return carry_out(request, code, "close", act, _("Concluded. Whoever's words it began with is told."))


@require_POST
@signed_in
def publish(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.publish(suggestion, **form.cleaned_data, by=request.actor)

    return carry_out(request, code, "publish", act, _("Everybody can read it now."))


@require_POST
@signed_in
def unpublish(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, _form: Any) -> None:
        actions.unpublish(suggestion, by=request.actor)

    return carry_out(request, code, "", act, _("Nobody outside can read it any more."))


@require_POST
@signed_in
def evaluate(request: Any, code: str) -> HttpResponse:
    def act(suggestion: Suggestion, form: Any) -> None:
        actions.evaluate(suggestion, form.grades, by=request.actor)

    return carry_out(request, code, "evaluate", act, _("Noted. Staff and units read it."))


def seen(request: Any, code: str) -> Suggestion:
    """The suggestion, if this person may see it."""
    try:
        return queries.suggestion_seen_by(request.actor, plain(code)[:8])
    except Suggestion.DoesNotExist:
        raise Http404 from None


def show(
    request: Any, suggestion: Suggestion, typed: dict[str, forms.Form] | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, with what was typed still in its fields; `share:verb` names a form beside a unit's share."""
    typed = typed or {}
    context = whole(suggestion, request.actor) | more
    context["proposals"] = routing.proposals([suggestion])[suggestion.pk] if "assign" in context["moves"] else []
    names = {name for name in possible.FORMS if name in context["moves"]} | {name for name in typed if ":" not in name}
    context["forms"] = {name: typed.get(name) or possible.form_of(name, suggestion) for name in names}
    context["share_forms"] = {
        f"{share.assignment.code}:{name}": typed.get(f"{share.assignment.code}:{name}")
        or possible.share_form_of(name, share.assignment)
        for share in context["shares"]
        for name in possible.SHARE_FORMS
        if name in share.moves or f"{share.assignment.code}:{name}" in typed
    }
    context |= {"typed": typed, "panels": panels(SUGGESTION, request.actor, suggestion)}
    return render(request, "suggestions/suggestion.html", context, status=status)


def carry_out(request: Any, code: str, name: str, act: Act, done: str) -> HttpResponse:
    """Check what was typed, take the action, and say kindly what stands in the way."""
    suggestion = seen(request, code)
    form = possible.form_of(name, suggestion, request.POST) if name else None
    if form is not None and not form.is_valid():
        return show(request, suggestion, {name: form}, status=422)
    try:
        act(suggestion, form)
    except Refused as refusal:
        suggestion = seen(request, code)
        return show(request, suggestion, {name: form} if form else None, status=422, problem=refusal.sentence)
    return say(SeeOther(address("suggestions:suggestion", suggestion.code)), done)
