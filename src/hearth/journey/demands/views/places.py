"""A message's place among the demands: what it belongs to, what it probably belongs to, and saying so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact.views.conversation import seen as seen_thread
from hearth.journey.demands import actions, queries
from hearth.journey.demands.forms import OtherForm, TitleForm
from hearth.journey.demands.models import Gathering
from hearth.journey.demands.showing import of_matter


@require_http_methods(["GET", "HEAD"])
@signed_in
def of_thread(request: Any, code: str) -> HttpResponse:
    """The page of it; beside a conversation, the piece alone."""
    return _shown(request, seen_thread(request, code))


@require_POST
@signed_in
def join(request: Any, code: str) -> HttpResponse:
    """It belongs to that demand."""
    thread = seen_thread(request, code)
    form = OtherForm(request.POST, demands=queries.open_to(thread, request.actor), auto_id="join_%s")
    if not form.is_valid():
        return _shown(request, thread, {"join": form}, status=422)
    return _done(request, thread, lambda: actions.join(thread, form.demand, by=request.actor), _("It is in there now."))


@require_POST
@signed_in
def begin(request: Any, code: str) -> HttpResponse:
    """It is the first of its kind: a demand begins with it."""
    thread, form = seen_thread(request, code), TitleForm(request.POST, auto_id="begin_%s")
    if not form.is_valid():
        return _shown(request, thread, {"begin": form}, status=422)
    return _done(
        request,
        thread,
        lambda: actions.begin(thread, form.cleaned_data["title"], by=request.actor),
        _("The demand is there. Staff decide whether it is one matter."),
    )


@require_POST
@signed_in
def accept(request: Any, code: str, demand: str) -> HttpResponse:
    return _said(request, code, demand, actions.accept, _("It is in there now."))


@require_POST
@signed_in
def refuse(request: Any, code: str, demand: str) -> HttpResponse:
    return _said(request, code, demand, actions.refuse, _("Noted. It is not offered again."))


@require_POST
@signed_in
def take_out(request: Any, code: str, demand: str) -> HttpResponse:
    return _said(request, code, demand, actions.take_out, _("Taken out. The machine does not put it back."))


def _said(request: Any, code: str, demand: str, act: Callable[..., object], done: str) -> HttpResponse:
    thread = seen_thread(request, code)
    standing = Gathering.objects.filter(state__in=("offered", "joined")).select_related("demand", "thread")
    gathering = get_object_or_404(standing, thread=thread.pk, demand__code=plain(demand))
    return _done(request, thread, lambda: act(gathering, by=request.actor), done)


def _done(request: Any, thread: Any, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _shown(request, thread, status=422, problem=refusal.sentence)
    back = plain(request.POST.get("back", ""))
    is_ours = bool(back) and queries.is_code(back)
    where = address("demands:demand", back) if is_ours else address("demands:of_thread", thread.code)
    return say(SeeOther(where), done)


def _shown(
    request: Any, thread: Any, typed: dict[str, Any] | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    typed = typed or {}
    shown = of_matter(request.actor, thread)
    if request.htmx:
        return render(request, "demands/_place.html", {"shown": shown})
    others = queries.open_to(thread, request.actor) if shown["may_begin"] else []
    forms = {
        "join": typed.get("join") or OtherForm(demands=others, auto_id="join_%s"),
        "begin": typed.get("begin") or TitleForm(auto_id="begin_%s"),
    }
    context = {"thread": thread, "shown": shown, "forms": forms, "others": others, "typed": typed} | more
    return render(request, "demands/of_thread.html", context, status=status)
