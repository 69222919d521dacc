"""What deputies took part in together: registered once, put right by name."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address, outside
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.record.dossier import actions, queries
from hearth.record.dossier.actions.activities import CLOSED
from hearth.record.dossier.catalogue import known_kinds, name_of
from hearth.record.dossier.forms import ActivityForm, EnrolForm
from hearth.record.dossier.lifecycle import GONE
from hearth.record.dossier.models import Activity
from hearth.record.dossier.rules import may_look
from hearth.record.dossier.views.attendance import looked_through


@require_safe
@signed_in
def activities(request: Any) -> HttpResponse:
    """The latest first."""
    if not may_look(request.actor):
        raise Http404
    page, known = queries.activities(request.actor, bookmark(request.GET.get("after", ""))), known_kinds()
    people = queries.taking_part(page.rows)
    context = {
        "rows": [(row, name_of(row.kind, known), people.get(row.pk, 0)) for row in page.rows],
        "goes_on": page.goes_on,
        "may_register": may("dossier.register", request.actor, request.congress),
    }
    return render(request, "dossier/activities.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def register(request: Any) -> HttpResponse:
    """Once, for all who took part."""
    if not may("dossier.register", request.actor, request.congress):
        raise Http404
    form = ActivityForm(request.POST if request.method == "POST" else None, initial={"day": clock.today()})
    if sent := looked_through(request, ActivityForm):
        return render(request, "dossier/register.html", sent.shown, status=sent.status)
    if form.is_bound and form.is_valid():
        deputies = form.cleaned_data["names"]
        try:
            at_the_door = form.cleaned_data["at_the_door"]
            with transaction.atomic():
                made = actions.register(
                    request.congress, form.held, deputies, by=request.actor, at_the_door=at_the_door
                )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            if at_the_door:
                return SeeOther(address("dossier:door", made.code))
            amount = len(deputies)
            told = ngettext(
                "It stands in the file of %(num)s deputy.", "It stands in the files of %(num)s deputies.", amount
            )
            return say(SeeOther(address("dossier:activity", made.code)), told % {"num": amount})
    return render(request, "dossier/register.html", {"form": form, "read": None}, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def activity(request: Any, code: str) -> HttpResponse:
    """Who took part."""
    return _shown(request, _seen(request, code), EnrolForm())


@require_http_methods(["POST"])
@signed_in
def enrol(request: Any, code: str) -> HttpResponse:
    """Others took part as well."""
    held = _seen(request, code)
    form = EnrolForm(request.POST)
    if (sent := looked_through(request, EnrolForm)) and may("dossier.enrol", request.actor, held):
        return _shown(request, held, sent.form, sent.status, sent.told)
    if form.is_valid():
        try:
            new = actions.enrol(held, form.cleaned_data["names"], by=request.actor)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            told = ngettext("%(num)s more stands there now.", "%(num)s more stand there now.", new) % {"num": new}
            return say(SeeOther(address("dossier:activity", code)), told)
    return _shown(request, held, form, 422)


@require_safe
@signed_in
def door(request: Any, code: str) -> HttpResponse:
    """The code to be put up at the door, large, and how many have come."""
    held = _seen(request, code)
    if not (may("dossier.open_door", request.actor, held) and held.is_at_the_door):
        raise Http404
    link = f"{outside(request)}{address('dossier:check_in', held.code, held.door)}"
    there = held.records.exclude(state__in=GONE).count()
    return render(request, "dossier/door.html", {"activity": held, "link": link, "there": there})


@require_POST
@signed_in
def open_door(request: Any, code: str) -> HttpResponse:
    """A code is put up; one that stood before leads nowhere any more."""
    return _at_the_door(request, code, actions.open_door, "dossier:door")


@require_POST
@signed_in
def close_door(request: Any, code: str) -> HttpResponse:
    """The code is taken down."""
    return _at_the_door(request, code, actions.close_door, "dossier:activity")


def _at_the_door(request: Any, code: str, act: Any, page: str) -> HttpResponse:
    held = _seen(request, code)
    if not may(act.action_name, request.actor, held):
        raise Http404
    try:
        with transaction.atomic():
            act(held, by=request.actor)
    except Refused as refusal:
        return say(SeeOther(address("dossier:activity", code)), str(refusal.sentence))
    return SeeOther(address(page, code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check_in(request: Any, code: str, door: str) -> HttpResponse:
    """A deputy has scanned the code: what it is, and one button."""
    held: Activity | None = Activity.objects.filter(code=plain(code)[:8]).first()
    if held is None or not held.is_said_by(door) or not may("dossier.check_in", request.actor, held):
        raise Http404
    problem: Any = "" if held.is_at_the_door else CLOSED
    if request.method == "POST" and not problem:
        try:
            with transaction.atomic():
                line = actions.check_in(held, by=request.actor)
        except Refused as refusal:
            problem = refusal.sentence
        else:
            return say(SeeOther(address("dossier:record", line.code)), _("You are checked in. It stands in your file."))
    context = {"activity": held, "kind": name_of(held.kind, known_kinds()), "problem": problem}
    return render(request, "dossier/check_in.html", context, status=422 if request.method == "POST" else 200)


def _shown(request: Any, held: Activity, form: Any, status: int = 200, read: Any = None) -> HttpResponse:
    lines = held.records.exclude(state__in=GONE).select_related("deputy")
    visible = lines.filter(pk__in=lines.model.objects.visible_to(request.actor).values("pk"))
    context = {
        "activity": held,
        "kind": name_of(held.kind, known_kinds()),
        "lines": list(visible.order_by("deputy__code")),
        "form": form if may("dossier.enrol", request.actor, held) else None,
        "read": read,
        "may_open_door": may("dossier.open_door", request.actor, held) and held.held_on == clock.today(),
    }
    return render(request, "dossier/activity.html", context, status=status)


def _seen(request: Any, code: str) -> Activity:
    found: Activity | None = Activity.objects.visible_to(request.actor).filter(code=plain(code)[:8]).first()
    if found is None:
        raise Http404
    return found
