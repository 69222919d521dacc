"""The page behind the link in every letter to a follower: begin, or stop, without signing in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.responses import SeeOther
from hearth.doors.following import actions, matters, tokens
from hearth.doors.following.models import Following


@csrf_exempt  # a mail program posts here by itself (RFC 8058); the seal in the address is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Any, token: str) -> HttpResponse:
    """To look changes nothing: mail scanners follow every link. To send begins it, or ends it and forgets who."""
    key = tokens.key_behind(token)
    if key is None:
        raise Http404
    following = Following.objects.filter(pk=key).first()
    if request.method == "POST":
        if following is not None:
            act = actions.confirm if "begin" in request.POST else actions.stop
            act(following, by=Visitor())
        if "List-Unsubscribe" in request.POST:
            return HttpResponse(status=204)
        return SeeOther(address("following:own", token))
    return render(request, "following/own.html", {"token": token, **_shown(following)})


def _shown(following: Following | None) -> dict[str, Any]:
    matter = matters.followed(following.kind, following.thing) if following else None
    return {"following": following, "matter": matter}
