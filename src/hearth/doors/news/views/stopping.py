"""The page behind the address in every letter that can be stopped: one button, no sign-in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.responses import SeeOther
from hearth.doors.news.labels import CHANNELS
from hearth.ground.courier import actions
from hearth.ground.courier.actions.choosing import is_stopped
from hearth.ground.courier.kinds import GROUPS, group_of, letters
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.stopping import dispatch_behind


@csrf_exempt  # a mail program posts here by itself (RFC 8058); the seal in the address is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Any, token: str) -> HttpResponse:
    """To look changes nothing: mail scanners follow every link. To send ends such letters, or takes them up again."""
    dispatch = _of(token)
    if request.method == "POST":
        act = actions.resume if "again" in request.POST else actions.stop
        act(dispatch, by=Visitor())
        if "List-Unsubscribe" in request.POST:
            return HttpResponse(status=204)
        return SeeOther(address("news:stop", token))
    context = {
        "token": token,
        "group": GROUPS[group_of(dispatch.letter)],
        "channel": CHANNELS[dispatch.channel],
        "is_stopped": is_stopped(dispatch),
        "is_residents": dispatch.recipient == "citizen",
    }
    return render(request, "news/stop.html", context)


def _of(token: str) -> Dispatch:
    dispatch = dispatch_behind(token)
    if dispatch is None or dispatch.letter not in letters() or GROUPS[group_of(dispatch.letter)].is_essential:
        raise Http404
    if not dispatch.recipient.startswith(("user ", "citizen")):
        raise Http404
    return dispatch
