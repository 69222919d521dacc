"""What units promise of their own accord, beyond the rules."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.rules import labels
from hearth.doors.rules.forms.promising import PromiseForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.lists import BY_SOUND, page_of
from hearth.ground.congress.models import Unit
from hearth.ground.rulebook import actions
from hearth.ground.rulebook.models import UnitPromise
from hearth.ground.rulebook.versions import in_force

MOST = 60


@require_safe
@allowed("rulebook.set_promise")
def promises(request: Any) -> HttpResponse:
    """Every unit in use, with how many promises it has given."""
    held = Count("promises", filter=Q(promises__until=None))
    rows = Unit.objects.filter(is_active=True).annotate(promised=held)
    page = page_of(rows, BY_SOUND, plain(request.GET.get("after", ""))[:40])
    return render(request, "rules/promises.html", {"units": page.rows, "following": page.following})


@allowed("rulebook.set_promise")
def unit(request: Any, pk: UUID) -> HttpResponse:
    """What one unit promises, and the form for one more."""
    known = get_object_or_404(Unit, pk=pk)
    form = PromiseForm(request.POST or None)
    if form.is_valid():
        return _kept(request, known, form)
    given = list(UnitPromise.objects.filter(unit=known).order_by("-valid_from")[:MOST])
    context = {
        "unit": known,
        "form": form,
        "promises": [each for each in given if each.until is None],
        "past": [each for each in given if each.until],
        "names": labels.PROMISED,
        "rules": in_force().rules,
    }
    return render(request, "rules/unit.html", context | labels.WORDS, status=422 if form.is_bound else 200)


@require_POST
@allowed("rulebook.end_promise")
def end_promise(request: Any, pk: UUID, promise: UUID) -> HttpResponse:
    """The rules alone count again for what comes."""
    known = get_object_or_404(UnitPromise.objects.select_related("unit"), pk=promise, unit=pk)
    actions.end_promise(known, by=request.actor)
    return say(SeeOther(address("promises:unit", pk)), _("The promise has ended. What runs keeps its date."))


def _kept(request: Any, known: Unit, form: PromiseForm) -> HttpResponse:
    try:
        actions.set_promise(known, **form.told(), by=request.actor)
        sentence = _("The promise holds for everything that is sent from now on.")
    except Refused as refused:
        sentence = str(refused.sentence)
    return say(SeeOther(address("promises:unit", known.pk)), sentence)
