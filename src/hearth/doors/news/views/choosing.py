"""What somebody wants to be told, by which channel, and when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.core.addresses import address
from hearth.core.responses import SeeOther, say
from hearth.doors.news import queries
from hearth.doors.news.forms import ChoosingForm
from hearth.doors.news.labels import CHANNELS
from hearth.ground.congress.guards import allowed
from hearth.ground.courier import actions, addressing
from hearth.ground.courier.kinds import groups_for


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("courier.choose")
def preferences(request: Any) -> HttpResponse:
    """Only what concerns somebody with these posts."""
    groups, ways = groups_for(request.actor.roles), queries.ways(request.sign_in.user)
    known = addressing.preferences_of(request.actor.id)
    form = ChoosingForm(request.POST or None, groups=groups, ways=list(ways), known=known)
    if form.is_valid():
        actions.choose(request.congress, form.choices, form.hours, by=request.actor)
        return say(SeeOther(address("news:preferences")), _("Kept. From now on you are told so."))
    context = {
        "form": form,
        "rows": [(name, form[f"{name}-by"], form[f"{name}-pace"]) for name in form.groups],
        "essential": [group for group in groups.values() if group.is_essential],
        "ways": ways,
        "labels": CHANNELS,
        "has_wechat": bool(settings.HEARTH_WECHAT_APPID),
        "usual_hours": settings.HEARTH_QUIET_HOURS,
        "digest_at": settings.HEARTH_DIGEST_AT,
    }
    return render(request, "news/preferences.html", context, status=422 if form.is_bound else 200)
