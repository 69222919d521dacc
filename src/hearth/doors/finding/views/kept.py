"""Views somebody keeps: their names, whom they are shared with, and their end."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.listing import list_of_page
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.finding import actions, queries
from hearth.doors.finding.forms import KeepForm, TitleForm
from hearth.doors.finding.models import View
from hearth.ground.congress.guards import allowed, signed_in


@require_safe
@allowed("finding.keep_view")
def views(request: Any) -> HttpResponse:
    """One’s own, and those colleagues share; or only their names, for the lists they lead to."""
    is_part = request.htmx and not request.htmx.history_restore_request
    return (
        render(request, "finding/_kept.html", {"kept_views": queries.views_of(request.actor)})
        if is_part
        else _page(request)
    )


@require_POST
@allowed("finding.keep_view")
def keep(request: Any) -> HttpResponse:
    """Keep what a page shows now."""
    form = KeepForm(request.POST)
    listed = list_of_page(request.POST.get("page", ""))
    asked = listed.clean(request.actor, request.POST) if listed else None
    if asked is None:
        raise Http404
    if not form.is_valid():
        return _page(request, form, asked, status=422)
    try:
        view = actions.keep_view(request.congress, **form.cleaned_data, asked=asked, by=request.actor)
    except Refused as refusal:
        form.add_error("title", str(refusal.sentence))
        return _page(request, form, asked, status=422)
    return say(SeeOther(where(view)), _("Kept as “%(title)s”.") % {"title": view.title})


@require_safe
@allowed("finding.keep_view")
def open_view(request: Any, view: Any) -> HttpResponse:
    """To the page it is kept of, with what was asked there."""
    return SeeOther(where(get_object_or_404(View.objects.kept_for(request.actor), pk=view)))


@require_POST
@signed_in
def rename(request: Any, view: Any) -> HttpResponse:
    """The same, under another name."""
    mine, form = _own(request, view), TitleForm(request.POST, auto_id=f"title_{view}")
    if not form.is_valid():
        return _page(request, renamed=(mine, form), status=422)
    try:
        actions.rename_view(mine, form.cleaned_data["title"], by=request.actor)
    except Refused as refusal:
        form.add_error("title", str(refusal.sentence))
        return _page(request, renamed=(mine, form), status=422)
    return _done(_("It has its new name."))


@require_POST
@signed_in
def share(request: Any, view: Any) -> HttpResponse:
    """Let colleagues of the same post find it."""
    mine = _own(request, view)
    if not may("finding.share_view", request.actor, mine):
        raise Http404
    actions.share_view(mine, by=request.actor)
    return _done(_("Your colleagues find it among their views. It shows each of them what they may see."))


@require_POST
@signed_in
def unshare(request: Any, view: Any) -> HttpResponse:
    """Keep it to oneself again."""
    actions.unshare_view(_own(request, view), by=request.actor)
    return _done(_("Only you find it now."))


@require_POST
@signed_in
def drop(request: Any, view: Any) -> HttpResponse:
    """It is no longer needed."""
    actions.drop_view(_own(request, view), by=request.actor)
    return _done(_("The view is gone. What it showed is where it was."))


def where(view: View) -> str:
    """The address of the page with what was asked of it."""
    listed = list_of_page(view.page)
    return f"{address(listed.at)}?{urlencode(view.asked)}" if listed else address("finding:search")


def _own(request: Any, view: Any) -> View:
    found: View = get_object_or_404(View.objects.filter(user=request.actor.id), pk=view)
    return found


def _done(said: str) -> HttpResponse:
    return say(SeeOther(address("finding:views")), said)


def _page(request: Any, form: Any = None, asked: Any = None, renamed: Any = None, status: int = 200) -> HttpResponse:
    own = [view for view in View.objects.kept_for(request.actor) if view.user_id == request.actor.id]
    shared = [view for view in View.objects.kept_for(request.actor) if view.user_id != request.actor.id]
    context = {
        "own": [(view, _title(view, renamed)) for view in own],
        "shared": shared,
        "form": form,
        "asked": asked or {},
        "renamed": renamed[0].pk if renamed else None,
        "may_share": any(may("finding.share_view", request.actor, view) for view in own[:1]),
        "where": where,
    }
    return render(request, "finding/views.html", context, status=status)


def _title(view: View, renamed: Any) -> TitleForm:
    if renamed and renamed[0].pk == view.pk:
        return renamed[1]  # type: ignore[no-any-return]
    return TitleForm(initial={"title": view.title}, auto_id=f"title_{view.pk}")
