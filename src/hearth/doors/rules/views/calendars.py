"""The working days of a year: twelve months, days and hours to change, and who changed what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.rules import labels, months, queries, years
from hearth.doors.rules.forms.arranging import DaysForm, HoursForm
from hearth.ground.congress.guards import allowed
from hearth.ground.rulebook import actions, almanac, rearranging, versions
from hearth.ground.rulebook.calendar import WorkingDays, YearPlan

Form = DaysForm | HoursForm


@require_safe
@allowed("rulebook.set_year")
def calendar(request: Any) -> HttpResponse:
    """The year it is."""
    return SeeOther(address("calendar:year", clock.today().year))


@allowed("rulebook.set_year")
def year(request: Any, year: int) -> HttpResponse:
    """The whole year, and the form that changes a day or a range."""
    plan = _plan(year)
    form = DaysForm(request.POST or None, year=year, plan=plan, initial=_chosen(request.GET, year))
    if form.is_valid():
        return _looked_at(request, year, form, address("calendar:year", year))
    return _page(request, year, plan, form)


@allowed("rulebook.set_year")
def hours(request: Any, year: int) -> HttpResponse:
    """From which day on offices are open when."""
    plan = _plan(year)
    form = HoursForm(request.POST or None, year=year, plan=plan)
    if form.is_valid():
        return _looked_at(request, year, form, address("calendar:hours", year))
    return render(request, "rules/hours.html", {"year": year, "form": form}, status=422 if form.is_bound else 200)


@require_POST
@allowed("rulebook.set_year")
def announce(request: Any, year: int) -> HttpResponse:
    """The State Council has announced the year: it is taken over, or what stands here is said to be complete."""
    plan = rearranging.announced(_plan(year), year)
    return _kept(request, year, plan, _("As announced by the State Council"))


def _looked_at(request: Any, year: int, form: Form, back: str) -> HttpResponse:
    """What would change, and how many dates would move; once that was seen, it is kept."""
    plan = form.arranged()
    if "seen" in request.POST:
        return _kept(request, year, plan, form.cleaned_data["note"])
    here = almanac.calendar_at()
    other = WorkingDays(_with(here.plan_of, year, plan), here.number)
    now = clock.now()
    context = {
        "year": year,
        "changes": rearranging.changes(here.plan_of(year), plan),
        "outlook": queries.outlook(versions.looked_up(now), other, now),
        "typed": [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"],
        "back": back,
    }
    return render(request, "rules/year_seen.html", context | labels.WORDS)


def _with(plan_of: Callable[[int], YearPlan], year: int, plan: YearPlan) -> Callable[[int], YearPlan]:
    return lambda number: plan if number == year else plan_of(number)


def _kept(request: Any, year: int, plan: YearPlan, note: str) -> HttpResponse:
    try:
        actions.set_year(request.congress, year, plan, by=request.actor, note=note)
        sentence = _("The year is kept so. Dates that run move within seconds.")
    except Refused as refused:
        sentence = str(refused.sentence)
    return say(SeeOther(address("calendar:year", year)), sentence)


def _page(request: Any, year: int, plan: YearPlan, form: DaysForm) -> HttpResponse:
    now = clock.now()
    shown = months.months(year, plan)
    context = {
        "year": year,
        "plan": plan,
        "form": form,
        "months": shown,
        "kinds": months.KINDS,
        "working": sum(month.working for month in shown),
        "runs": months.runs(year, plan),
        "worked": sorted(plan.days_worked),
        "missing": almanac.unknown_years(now),
        "is_announced": years.is_announced_since(year),
        "history": years.history(year),
        "today": localdate(now),
        "before": year - 1 if year > years.FIRST else None,
        "after": year + 1 if year < years.LAST else None,
    }
    return render(request, "rules/year.html", context | labels.WORDS, status=422 if form.is_bound else 200)


def _plan(year: int) -> YearPlan:
    if not years.FIRST <= year <= years.LAST:
        raise Http404
    return years.plan(year)


def _chosen(asked: Any, year: int) -> dict[str, str]:
    """A day that was chosen in the calendar stands in the form already."""
    chosen = asked.get("day", "")
    return {"first": chosen} if chosen.startswith(f"{year}-") and len(chosen) == len("2027-01-01") else {}
