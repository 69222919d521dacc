"""The desk: the same page for everybody; what lies on it follows from what a person may do."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark, read_moment, written
from hearth.core.ids import readable
from hearth.core.plain import plain
from hearth.core.responses import SeeOther
from hearth.core.together import Line, Rows, answer
from hearth.core.waiting import waiting_for
from hearth.doors.desks import queries
from hearth.doors.desks.together import decisions_of
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework.rules import may_look
from hearth.journey.contact.conversation import solved_label
from hearth.journey.contact.labels import state_label
from hearth.journey.contact.models import Thread

THREAD_CODE = 8
LONGEST_SEARCH = 100
PAGE = "desks/desk.html"


@require_safe
@signed_in
def desk(request: Any) -> HttpResponse:
    """What waits for me? What is late or nearly so stands first."""
    if request.actor.station and not queries.has_desk(request.actor):
        return SeeOther(address("stations:desk", request.actor.station.pk))
    if may_look(request.actor) and not queries.has_desk(request.actor):
        return SeeOther(address("casework:board"))
    if not queries.has_desk(request.actor):
        if _template(request) != PAGE:
            return HttpResponse(status=204)  # beside a conversation they were let into, there is no list
        audits = may("auditing.export", request.actor, None)
        return render(request, "desks/nothing.html", {"is_auditors": audits, "waiting": waiting_for(request.actor)})
    sought = plain(request.GET.get("q", ""))[:LONGEST_SEARCH]
    if code := _thread_named(request, sought):
        return SeeOther(address("contact:thread", code))
    template = _template(request)
    return render(request, template, _laid_out(request, sought) | {"level": "h1" if template == PAGE else "h2"})


def _thread_named(request: Any, sought: str) -> str:
    """Who types the code of a thread is led straight to it."""
    code = readable(sought)
    is_one = len(code) == THREAD_CODE and Thread.objects.visible_to(request.actor).filter(code=code).exists()
    return code if is_one else ""


def _laid_out(request: Any, sought: str) -> dict[str, Any]:
    now, trays = clock.now(), queries.trays_of(request.actor, clock.now())
    after = bookmark(request.GET.get("after", ""))
    tray = queries.found(request.actor, sought) if sought else trays.get(request.GET.get("tray", "todo"), trays["todo"])
    page = queries.page_of(tray, after) if sought or after else queries.first_page(tray, request.actor, now)
    counts = {} if after and request.htmx else queries.counts(request.actor, now)
    request.waiting = counts.get("todo", 0)
    return {
        "now": now,
        "made_at": written(now),
        "trays": trays.values(),
        "tray": tray,
        "counts": counts,
        "sought": sought,
        "shelves": queries.shelves(tray, page.threads, now),
        "shelf_above": queries.shelf_of(after.at, now) if after and request.htmx and tray.is_by_due else "",
        "headings": queries.SHELVES,
        "goes_on": page.goes_on,
        "is_staffs": queries.is_staffs(request.actor),
        "decisions": {verb: each.name for verb, each in decisions_of(request.actor).items()},
        "state_label": state_label,
        "solved_label": solved_label,
    }


def _template(request: Any) -> str:
    """The whole page, the list beside a conversation, or only the rows that follow."""
    if not request.htmx or request.htmx.history_restore_request:
        return PAGE
    return "desks/_rows.html" if "after" in request.GET else "desks/_list.html"


@require_safe
@signed_in
def news(request: Any) -> HttpResponse:
    """Asked every half minute by an open desk: new messages are offered, never pushed under the reader's eyes."""
    since, tray = read_moment(request.GET.get("since", "")), request.GET.get("tray", "todo")
    is_asked = since and queries.has_desk(request.actor)
    came = queries.came_since(request.actor, tray, since, clock.now()) if is_asked else 0
    if str(came or "") == request.GET.get("shown", ""):
        return HttpResponse(status=204)
    return render(request, "desks/_news.html", {"came": came, "tray": tray})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def together(request: Any) -> HttpResponse:
    """What was ticked, what is to be done with it, and afterwards what was done and what was not."""
    decisions = decisions_of(request.actor)
    if not decisions:
        raise Http404

    def find(codes: list[str]) -> list[Thread]:
        rows = Thread.objects.visible_to(request.actor).filter(code__in=codes)
        return list(rows.select_related("deputy").defer("words"))

    back = f"{address('desks:desk')}?{urlencode({'tray': request.GET.get('tray', 'todo')[:20]})}"
    return answer(request, decisions, Rows(find, _line, request.get_full_path(), back))


def _line(thread: Thread) -> Line:
    words = _("Sealed matter") if thread.is_sealed else thread.excerpt
    link = address("contact:thread", thread.code)
    return Line(thread, thread.place or thread.code, words, link, state_label(thread, at_desk=True))
