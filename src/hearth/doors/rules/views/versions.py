"""One version of the rules: in what it differs, what it would have meant, and who puts it in force."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.rules import labels, queries
from hearth.doors.rules.forms.force import ForceForm
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress.guards import allowed
from hearth.ground.rulebook import actions
from hearth.ground.rulebook.models import ProfileVersion
from hearth.ground.rulebook.saying import differences

LONGEST = 60


@require_safe
@allowed("rulebook.draft_profile")
def version(request: Any, number: int) -> HttpResponse:
    """In words what is different; for a draft also what it would do."""
    return show(request, _known(number), ForceForm())


@require_POST
@allowed("rulebook.try_rules")
def try_rules(request: Any, number: int) -> HttpResponse:
    """Count what would have been late in the last year."""
    return _then(number, lambda known: actions.try_rules(known, by=request.actor), "")


@require_safe
@allowed("rulebook.try_rules")
def cases(request: Any, number: int) -> HttpResponse:
    """The promises behind one number of the trial."""
    known = _known(number)
    trial = queries.trial_of(known)
    if trial is None:
        raise Http404
    asked = {name: plain(request.GET.get(name, ""))[:LONGEST] for name in ("rule", "unit", "after")}
    late = request.GET.get("late", "1") != "0"
    found = queries.cases(trial, request.actor, late=late, **asked)
    context = {"version": known, "found": found, "late": late, "asked": asked, "now": clock.now()}
    return render(request, "rules/cases.html", context)


@require_POST
@allowed("rulebook.put_in_force")
@fresh
def put_in_force(request: Any, number: int) -> HttpResponse:
    """A second person says yes."""
    known, form = _known(number), ForceForm(request.POST)
    if not form.is_valid():
        return show(request, known, form, status=422)
    return _then(number, lambda each: actions.put_in_force(each, by=request.actor), _("The rules are in force."))


@require_POST
@allowed("rulebook.withdraw_draft")
def withdraw_draft(request: Any, number: int) -> HttpResponse:
    """The draft comes to nothing."""
    done = _("Withdrawn. The rules stay as they are.")
    return _then(number, lambda known: actions.withdraw_draft(known, by=request.actor), done)


def show(request: Any, known: ProfileVersion, form: ForceForm, status: int = 200) -> HttpResponse:
    """The page as it stands; for a page that looks again by itself only how far the trial is."""
    trial = queries.trial_of(known)
    if request.htmx:
        if trial is None or trial.state != "trying":
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "rules/_trial_progress.html", {"trial": trial, "version": known})
    now = clock.now()
    is_draft = known.state == "draft"
    context = {
        "version": known,
        "known": queries.known([known], now)[0],
        "states": labels.STATES,
        "differences": differences(queries.before(known), known.profile),
        "trial": trial,
        "result": queries.result(trial) if trial and trial.state == "done" else None,
        "outlook": queries.outlook_of_rules(known.profile, now) if is_draft else None,
        "may_decide": may("rulebook.put_in_force", request.actor, known),
        "form": form,
        "now": now,
    }
    return render(request, "rules/version.html", context | labels.WORDS, status=status)


def _known(number: int) -> ProfileVersion:
    found: ProfileVersion = get_object_or_404(ProfileVersion, number=number)
    return found


def _then(number: int, act: Any, sentence: str) -> HttpResponse:
    """Do it, and go back to the version with a word about it."""
    try:
        act(_known(number))
    except Refused as refused:
        sentence = str(refused.sentence)
    return say(SeeOther(address("rules:version", number)), sentence)
