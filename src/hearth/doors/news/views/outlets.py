"""Places outside to which news is carried: a robot of a DingTalk group, another program."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hearth.core.addresses import address
from hearth.core.responses import SeeOther, say
from hearth.doors.news.forms import OutletForm
from hearth.doors.news.labels import CHANNELS
from hearth.ground.congress.guards import allowed
from hearth.ground.courier import actions
from hearth.ground.courier import queries as courier
from hearth.ground.courier.kinds import GROUPS
from hearth.ground.courier.models import Outlet


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("courier.add_outlet")
def outlets(request: Any) -> HttpResponse:
    """Every place, and a new one. Addresses and secrets are not shown again: they open something."""
    form = OutletForm(request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                actions.add_outlet(request.congress, **form.cleaned_data, by=request.actor)
        except IntegrityError:
            form.add_error("title", _("Another place is called so."))
        else:
            return say(SeeOther(address("news:outlets")), _("From now on it is told."))
    shown = [
        (each, CHANNELS[each.kind], [GROUPS[name].label for name in each.groups.split()]) for each in courier.outlets()
    ]
    context = {"form": form, "outlets": shown, "hosts": settings.HEARTH_WEBHOOK_HOSTS}
    return render(request, "news/outlets.html", context, status=422 if form.is_bound else 200)


@require_POST
@allowed("courier.remove_outlet")
def remove_outlet(request: Any, outlet: UUID) -> HttpResponse:
    """It is told nothing more."""
    actions.remove_outlet(get_object_or_404(Outlet, pk=outlet), by=request.actor)
    return say(SeeOther(address("news:outlets")), _("It is told nothing more."))
