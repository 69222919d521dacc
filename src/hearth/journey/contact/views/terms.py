"""The change of term as one piece of work: the steps with how far each is, the notice, the day."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Mandate, Term
from hearth.ground.congress.models.mandate import IN_OFFICE
from hearth.journey.contact import actions, succession
from hearth.journey.contact.forms_terms import ForceForm, NewTermForm, NoticeForm
from hearth.journey.contact.models import TermTransition
from hearth.journey.contact.models.transition import OPEN


@allowed("contact.plan_change")
def change(request: Any) -> HttpResponse:
    """Where the change of term stands; where none is under way, the form that begins one."""
    transition = succession.latest()
    if transition and transition.state == "changing":
        return _at_work(request, transition)
    if request.htmx:  # the page that watched it looks once more, and finds it done
        return HttpResponse(headers={"HX-Refresh": "true"})
    if transition and transition.state in OPEN:
        return _steps(request, transition, ForceForm())
    return _begin(request, transition)


@allowed("contact.note_notice")
def notice(request: Any) -> HttpResponse:
    """The standing committee has published who is validly elected."""
    transition = being_prepared()
    form = NoticeForm(request.POST or None, transition=transition)
    if not form.is_valid():
        context = {"form": form, "transition": transition}
        return render(request, "contact/term_notice.html", context, status=422 if form.is_bound else 200)
    actions.note_notice(transition, by=request.actor, **form.cleaned_data)
    return say(SeeOther(address("terms:change")), _("The notice is recorded."))


@require_POST
@allowed("contact.draw_up_change")
def draw_up(request: Any) -> HttpResponse:
    """Look again at who was elected."""
    actions.draw_up_change(being_prepared(), by=request.actor)
    return say(SeeOther(address("terms:people")), _("The list says now what was recorded."))


@require_POST
@allowed("contact.withdraw_change")
def withdraw(request: Any) -> HttpResponse:
    """Nothing comes of the plan."""
    actions.withdraw_change(being_prepared(), by=request.actor)
    return say(SeeOther(address("terms:change")), _("Withdrawn. Everybody in office stays in office."))


@require_POST
@allowed("contact.put_in_force")
@fresh
def put_in_force(request: Any) -> HttpResponse:
    """On the day."""
    transition, form = being_prepared(), ForceForm(request.POST)
    if not form.is_valid():
        return _steps(request, transition, form, status=422)
    actions.draw_up_change(transition, by=request.actor)
    try:
        actions.put_in_force(transition, by=request.actor)
    except Refused as refused:
        return say(SeeOther(address("terms:change")), str(refused.sentence))
    return SeeOther(address("terms:change"))


def being_prepared() -> TermTransition:
    """The change that can still be altered."""
    found: TermTransition = get_object_or_404(
        TermTransition.objects.select_related("term"), state__in=("planned", "ready")
    )
    return found


def _begin(request: Any, last: TermTransition | None) -> HttpResponse:
    before = _sitting_term()
    if before is None:
        return render(request, "contact/term_begin.html", {"before": None, "last": None})
    form = NewTermForm(request.POST or None, before=before)
    if form.is_valid():
        try:
            term = Term.objects.filter(number=form.cleaned_data["number"]).first() or Term()
            actions.plan_change(term, by=request.actor, **form.cleaned_data)
            return say(SeeOther(address("terms:change")), _("The change of term is planned."))
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
    context = {"before": before, "form": form, "last": last, "report": last and succession.report(last)}
    return render(request, "contact/term_begin.html", context, status=422 if form.is_bound else 200)


def _sitting_term() -> Term | None:
    """The latest term in which anybody is in office."""
    seats = Mandate.objects.filter(state__in=IN_OFFICE)
    found: Term | None = Term.objects.filter(pk__in=seats.values("term")).order_by("-number").first()
    return found


def _steps(request: Any, transition: TermTransition, form: ForceForm, status: int = 200) -> HttpResponse:
    context = {
        "transition": transition,
        "outlook": succession.outlook(transition),
        "form": form,
        "may_decide": may("contact.put_in_force", request.actor, transition),
        "now": clock.now(),
    }
    return render(request, "contact/term_change.html", context, status=status)


def _at_work(request: Any, transition: TermTransition) -> HttpResponse:
    """How far it is; for a page that looks again by itself only that."""
    context = {"transition": transition, "report": succession.report(transition)}
    return render(request, "contact/_term_progress.html" if request.htmx else "contact/term_at_work.html", context)
