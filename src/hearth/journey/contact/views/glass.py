"""Administrators who were let in behind the glass: asked, approved, ended, looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.ids import readable
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed, signed_in
from hearth.journey.contact import actions, apart
from hearth.journey.contact.forms_apart import GlassForm
from hearth.journey.contact.models import Glass, Subject, Thread

NOT_FOUND = gettext_lazy("No message has this number, or it cannot be opened in this way.")


@require_safe
@signed_in
def glasses(request: Any) -> HttpResponse:
    """A month of them, for those who oversee; their own, and a way to ask, for administrators."""
    if not (may("contact.approve_glass", request.actor, None) or may("contact.break_glass", request.actor, None)):
        raise Http404
    return _page(request, GlassForm())


@require_POST
@allowed("contact.break_glass")
def break_glass(request: Any) -> HttpResponse:
    """Ask to read one message."""
    form = GlassForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    code, reason, is_emergency = (form.cleaned_data[name] for name in ("code", "reason", "is_emergency"))
    thread = Thread.objects.apart_from(request.actor).filter(code=readable(code)).first()
    try:
        if thread is None:
            raise Refused(NOT_FOUND)
        actions.break_glass(thread, reason, by=request.actor, is_emergency=is_emergency)
    except Refused as refusal:
        form.add_error("code", refusal.sentence)
        return _page(request, form, 422)
    if is_emergency:
        return say(
            SeeOther(address("contact:thread", thread.code)), _("Open for an hour. The chair and auditors are told.")
        )
    return say(SeeOther(address("contact:glasses")), _("Asked. You are let in when a second person agrees."))


@require_POST
@signed_in
def approve_glass(request: Any, glass: UUID) -> HttpResponse:
    """A second person agrees."""
    return _done(request, glass, actions.approve_glass, _("Open for an hour. The chair and auditors are told."))


@require_POST
@signed_in
def end_glass(request: Any, glass: UUID) -> HttpResponse:
    """Before the hour is over."""
    return _done(request, glass, actions.end_glass, _("Closed again."))


@require_POST
@signed_in
def review_glass(request: Any, glass: UUID) -> HttpResponse:
    """Somebody else looked at the reason."""
    return _done(request, glass, actions.review_glass, _("Written down that you have looked at it."))


def _done(request: Any, key: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    about_them = Subject.objects.naming(request.actor.id).values("thread")
    seen = Glass.objects.select_related("thread").exclude(thread__in=about_them)
    if not may("contact.approve_glass", request.actor, None):
        seen = seen.filter(user=request.actor.id)
    glass = get_object_or_404(seen, pk=key)
    try:
        act(glass, by=request.actor)
    except Refused as refusal:
        return _page(request, GlassForm(), 422, refusal.sentence)
    return say(SeeOther(address("contact:glasses")), said)


def _page(request: Any, form: GlassForm, status: int = 200, problem: Any = "") -> HttpResponse:
    month = _month(request.GET.get("month", ""))
    following = (month + timedelta(days=31)).replace(day=1)
    since, before = (make_aware(datetime.combine(day, datetime.min.time())) for day in (month, following))
    page = apart.glasses(request.actor, since, before, bookmark(request.GET.get("after", "")))
    lines = [(glass, apart.state_of(glass), apart.possible(request.actor, glass)) for glass in page.glasses]
    context = {
        "lines": lines,
        "goes_on": page.goes_on,
        "form": form,
        "problem": problem,
        "month": f"{month:%Y-%m}",
        "month_name": date_format(month, "YEAR_MONTH_FORMAT"),
        "before": f"{month - timedelta(days=1):%Y-%m}",
        "following": f"{following:%Y-%m}" if following <= clock.today() else "",
        "may_ask": may("contact.break_glass", request.actor, None),
        "now": clock.now(),
    }
    return render(request, "contact/glasses.html", context, status=status)


def _month(typed: str) -> date:
    """The month an address names, or this one."""
    try:
        month = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return clock.today().replace(day=1)
    return month if 2000 <= month.year <= 2200 else clock.today().replace(day=1)
