"""The list of common demands, one demand, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.panels import DEMAND, panels
from hearth.journey.demands import actions, possible, queries
from hearth.journey.demands.models import Decision, Demand
from hearth.journey.demands.rules import may_look
from hearth.journey.demands.showing import rows, tabs, whole

Act = Callable[[Demand, Any], object]


@require_safe
@signed_in
def demands(request: Any) -> HttpResponse:
    """What is to be decided first, then what was written to last."""
    if not may_look(request.actor):
        raise Http404
    trays = queries.trays_of(request.actor)
    tray = trays.get(request.GET.get("tray", "")) or next(iter(trays.values()))
    page = queries.page_of(tray, bookmark(request.GET.get("after", "")))
    context = tabs(request.actor, trays) | {"tray": tray}
    return render(request, "demands/list.html", context | {"rows": rows(page.rows), "goes_on": page.goes_on})


@require_safe
@signed_in
def demand(request: Any, code: str) -> HttpResponse:
    """The demand, who is in it as far as this person may read, what was decided, what can be done."""
    return show(request, seen(request, code))


@require_POST
@signed_in
def confirm(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        actions.confirm(demand, form.deputy, form.cleaned_data["title"], by=request.actor)

    return _carry_out(request, code, "confirm", act, _("Confirmed. Whoever wrote is told in ten minutes."))


@require_POST
@signed_in
def rename(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        actions.rename(demand, form.cleaned_data["title"], by=request.actor)

    return _carry_out(request, code, "rename", act, _("It has its new name."))


@require_POST
@signed_in
def hand_to(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        actions.hand_to(demand, form.deputy, by=request.actor)

    return _carry_out(request, code, "hand_to", act, _("The other deputy has it now."))


@require_POST
@signed_in
def consult(request: Any, code: str) -> HttpResponse:
    act = _with_result(request, actions.consult)
    return _carry_out(request, code, "consult", act, _("Noted. Whoever wrote is told."))


@require_POST
@signed_in
def convert(request: Any, code: str) -> HttpResponse:
    """A suggestion begins on a page of its own; this is for what the standing committee makes of it."""

    def act(demand: Demand, form: Any) -> None:
        actions.convert(demand, form.cleaned_data["became"], form.cleaned_data["result"], by=request.actor)

    return _carry_out(request, code, "convert", act, _("Noted. Whoever wrote is told."))


@require_POST
@signed_in
def watch(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "watch", _with_result(request, actions.watch), _("Noted. Whoever wrote is told."))


@require_POST
@signed_in
def solve(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "solve", _with_result(request, actions.solve), _("Noted. Whoever wrote is told."))


@require_POST
@signed_in
def close(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "close", _with_result(request, actions.close), _("Closed. Whoever wrote is told."))


@require_POST
@signed_in
def reopen(request: Any, code: str) -> HttpResponse:
    return _carry_out(request, code, "", lambda demand, _f: actions.reopen(demand, by=request.actor), _("Open again."))


@require_POST
@signed_in
def merge(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        actions.merge(demand, form.demand, by=request.actor)

    return _carry_out(request, code, "merge", act, _("The two are one now."))


@require_POST
@signed_in
def split(request: Any, code: str) -> HttpResponse:
    """The chosen messages make a demand of their own."""
    chosen = {key for key in map(known_id, request.POST.getlist("thread")) if key}

    def act(demand: Demand, form: Any) -> None:
        actions.split(demand, chosen, form.cleaned_data["title"], by=request.actor)

    return _carry_out(request, code, "split", act, _("They are two now; the machine keeps them apart."))


@require_POST
@signed_in
def dissolve(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, _form: Any) -> None:
        actions.dissolve(demand, by=request.actor)

    return _carry_out(request, code, "", act, _("Dissolved. Every message stands by itself again."))


@require_POST
@signed_in
def answer(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        typed = form.cleaned_data
        actions.answer(demand, typed["body"], typed["reply_type"], by=request.actor, **form.details)

    done = _("Sent. Each reads it in their own thread; nobody sees the others.")
    return _carry_out(request, code, "answer", act, done)


@require_POST
@signed_in
def publish(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        actions.publish(demand, form.cleaned_data["text"], by=request.actor)

    return _carry_out(request, code, "publish", act, _("Everybody can read it now."))


@require_POST
@signed_in
def unpublish(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, _form: Any) -> None:
        actions.unpublish(demand, by=request.actor)

    return _carry_out(request, code, "", act, _("Nobody outside can read it any more."))


@require_POST
@signed_in
def pin(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, form: Any) -> None:
        actions.pin(demand, form.cleaned_data["words"], by=request.actor)

    done = _("Pinned. Messages that say it are offered to this demand; nobody joins by that alone.")
    return _carry_out(request, code, "pin", act, done)


@require_POST
@signed_in
def unpin(request: Any, code: str) -> HttpResponse:
    def act(demand: Demand, _form: Any) -> None:
        actions.unpin(demand, request.POST.get("word", ""), by=request.actor)

    return _carry_out(request, code, "", act, _("Taken off. What it has offered stays until somebody decides."))


@require_POST
@signed_in
def undo(request: Any, code: str) -> HttpResponse:
    """The last decision that stands is taken back."""
    key = known_id(request.POST.get("decision", ""))

    def act(demand: Demand, _form: Any) -> None:
        decision = Decision.objects.about(demand).select_related("demand", "other").filter(pk=key).first()
        if decision is None:
            raise Http404
        actions.undo(decision, by=request.actor)

    return _carry_out(request, code, "", act, _("Taken back."))


def seen(request: Any, code: str) -> Demand:
    """The demand, if this person may see it."""
    if not may_look(request.actor):
        raise Http404
    try:
        return queries.demand_seen_by(request.actor, plain(code))
    except Demand.DoesNotExist:
        raise Http404 from None


def show(
    request: Any, demand: Demand, typed: dict[str, forms.Form] | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, with what was typed still in its fields."""
    typed = typed or {}
    context = whole(demand, request.actor, bookmark(request.GET.get("after", ""))) | more
    others = _others(request, demand) if "merge" in context["moves"] else []
    names = {name for name in (*possible.FORMS, "merge") if name in context["moves"]} | set(typed)
    if "merge" in names and not others and "merge" not in typed:
        names.discard("merge")
    context["forms"] = {name: typed.get(name) or possible.form_of(name, demand, others) for name in names}
    context |= {"typed": typed, "panels": panels(DEMAND, request.actor, demand)}
    return render(request, "demands/demand.html", context, status=status)


def _others(request: Any, demand: Demand) -> list[Demand]:
    """The open demands it could be the same as."""
    return [each for each in queries.open_ones(request.actor) if each.pk != demand.pk]


def _with_result(request: Any, act: Callable[..., object]) -> Act:
    return lambda demand, form: act(demand, form.cleaned_data["result"], by=request.actor)


def _carry_out(request: Any, code: str, name: str, act: Act, done: str) -> HttpResponse:
    """Check what was typed, take the action, and say kindly what stands in the way."""
    demand = seen(request, code)
    form = possible.form_of(name, demand, _others(request, demand), request.POST) if name else None
    if form is not None and not form.is_valid():
        return show(request, demand, {name: form}, status=422)
    try:
        with transaction.atomic():
            act(demand, form)
    except Refused as refusal:
        demand = seen(request, code)
        return show(request, demand, {name: form} if form else None, status=422, problem=refusal.sentence)
    return say(SeeOther(address("demands:demand", demand.code)), done)
