"""Reports to voters: drafted from the file, read by everybody once announced, held, appraised, answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import actions, queries, queries_question, queries_report
from hearth.record.dossier.actions.online import last_day, usual_last_day
from hearth.record.dossier.forms_online import OpenForm, PrintForm
from hearth.record.dossier.forms_report import AnnounceForm, AppraiseForm, FeedbackForm, HoldForm, WordsForm
from hearth.record.dossier.labels import REPORTS
from hearth.record.dossier.models import VoterReport

Act = Callable[[VoterReport, Any], Any]
# verb: the move it takes, and what is typed with it
VERBS: dict[str, tuple[str, Any]] = {
    "edit_report": ("edit", WordsForm),
    "announce_report": ("announce", AnnounceForm),
    "hold_report": ("hold", HoldForm),
    "appraise_report": ("appraise", AppraiseForm),
    "feed_back": ("feed_back", FeedbackForm),
    "call_off_report": ("call_off", forms.Form),
    "drop_report": ("drop", forms.Form),
    "open_online": ("open_online", OpenForm),
    "print_slips": ("print_slips", PrintForm),
}


@require_safe
def reports(request: Any) -> HttpResponse:
    """Everybody reads which deputies report when, and what they reported; staff and deputies their drafts as well."""
    rows = queries_report.seen_by(request.actor)
    page = queries_report.page_of(rows, bookmark(request.GET.get("after", "")))
    waiting = queries_question.waiting_in(request.actor, page.rows)
    told = {"rows": [(row, REPORTS[row.state], waiting.get(row.pk)) for row in page.rows], "goes_on": page.goes_on}
    overseen = queries_report.how_many_have_reported() if queries_report.is_overseeing(request.actor) else None
    base = "desk.html" if request.actor else "public.html"
    return render(request, "dossier/reports.html", told | {"base": base, "overseen": overseen})


@require_POST
@signed_in
def draft_report(request: Any, code: str) -> HttpResponse:
    """The file of a year becomes a draft at one press."""
    deputy: Deputy = get_object_or_404(Deputy.objects, code=plain(code)[:12])
    if not may("dossier.draft_report", request.actor, deputy):
        raise Http404
    year = request.POST.get("year", "")
    if year not in map(str, queries.years_of(deputy, clock.today())):
        raise Http404
    try:
        made = actions.draft_report(deputy, int(year), by=request.actor)
    except Refused as refusal:
        return say(SeeOther(f"{address('dossier:file', code)}?year={year}"), str(refusal.sentence))
    return say(SeeOther(address("dossier:edit_report", made.code)), _("Drafted from the file. Make it your own."))


@require_safe
def report(request: Any, code: str) -> HttpResponse:
    """One report: as voters read it, with what one may do about it."""
    return shown(request, found_by(request, code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def edit_report(request: Any, code: str) -> HttpResponse:
    """The deputy says it in their own words."""
    found = found_by(request, code)
    if not _can(request, found, "edit_report"):
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None, initial={"words": found.words})
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                actions.edit_report(found, form.cleaned_data["words"], by=request.actor)
        except Refused as refusal:
            form.add_error("words", refusal.sentence)
        else:
            return say(SeeOther(address("dossier:report", code)), _("Kept."))
    return render(
        request, "dossier/edit_report.html", {"form": form, "report": found}, status=422 if form.is_bound else 200
    )


@require_POST
@signed_in
def announce_report(request: Any, code: str) -> HttpResponse:
    """Voters read the text, and when and where they can ask."""
    said = _("Announced. Everybody can read it, and where they can ask.")

    def act(found: VoterReport, form: Any) -> None:
        actions.announce_report(found, form.when, by=request.actor)
        if form.cleaned_data.get("is_online"):
            actions.open_online(found, usual_last_day(form.when.held_on), by=request.actor)

    return _carried_out(request, code, "announce_report", act, said)


@require_POST
@signed_in
def open_online(request: Any, code: str) -> HttpResponse:
    """Voters ask and appraise on the report’s page, until the end of a day."""

    def act(found: VoterReport, form: Any) -> None:
        actions.open_online(found, form.cleaned_data["until"], by=request.actor)

    return _carried_out(request, code, "open_online", act, _("Open online. Voters find it on the report’s page."))


@require_POST
@signed_in
def call_off_report(request: Any, code: str) -> HttpResponse:
    """It does not take place then."""
    return _carried_out(
        request,
        code,
        "call_off_report",
        lambda r, _form: actions.call_off_report(r, by=request.actor),
        _("Called off."),
    )


@require_POST
@signed_in
def drop_report(request: Any, code: str) -> HttpResponse:
    """It is not given."""
    found = found_by(request, code)
    try:
        actions.drop_report(found, by=request.actor)
    except Refused as refusal:
        return shown(request, found_by(request, code), problem=refusal.sentence)
    return say(SeeOther(address("dossier:file", found.deputy.code)), _("Dropped."))


@require_POST
@signed_in
def hold_report(request: Any, code: str) -> HttpResponse:
    """It was given."""

    def act(found: VoterReport, form: Any) -> None:
        typed = form.cleaned_data
        actions.hold_report(found, typed["voters"], typed["questions"], by=request.actor)

    return _carried_out(request, code, "hold_report", act, _("Noted. It stands in the deputy’s file."))


@require_POST
@signed_in
def appraise_report(request: Any, code: str) -> HttpResponse:
    """The slips are counted."""
    said = _("Counted. Everybody reads how many said what, and nobody who.")

    def act(found: VoterReport, form: Any) -> None:
        handed_out = form.cleaned_data.get("handed_out")
        actions.appraise_report(found, form.slips, handed_out, by=request.actor)

    return _carried_out(request, code, "appraise_report", act, said)


@require_POST
@signed_in
def feed_back(request: Any, code: str) -> HttpResponse:
    """The deputy is told in writing."""

    def act(found: VoterReport, form: Any) -> None:
        actions.feed_back(found, form.cleaned_data["words"], by=request.actor)

    return _carried_out(request, code, "feed_back", act, _("Told. The report is closed."))


def found_by(request: Any, code: str) -> VoterReport:
    found: VoterReport | None = queries_report.seen_by(request.actor).filter(code=plain(code)[:8]).first()
    if found is None:
        raise Http404
    return found


def shown(request: Any, found: VoterReport, bound: tuple[str, Any] | None = None, problem: Any = "") -> HttpResponse:
    acts = [verb for verb in VERBS if _can(request, found, verb)] if request.actor else []
    context = {
        "report": found,
        "asked": queries_question.amounts(found),
        "answered": queries_question.answered(found),
        "online": queries_report.online_shares_of(found),
        "label": REPORTS[found.state],
        "acts": acts,
        "forms": {verb: _form(verb, found) for verb in acts} | (dict([bound]) if bound else {}),
        "opened": bound[0] if bound else "",
        "problem": problem,
        "closes_on": last_day(found) if found.is_online else None,
        "shares": queries_report.shares_of(found),
        "base": "desk.html" if acts else "public.html",
        "mandate": queries_report.mandate_of(found),
    }
    return render(request, "dossier/report.html", context, status=422 if bound or problem else 200)


def _form(verb: str, found: VoterReport, *typed: Any) -> Any:
    """The form of this verb, with what stands there already, and without what this report has nothing to do with."""
    form = VERBS[verb][1](*typed, initial=_known(verb, found), auto_id=f"{verb}_%s")
    if found.is_online or not found.allows("open_online"):
        form.fields.pop("is_online", None)
    if not found.slips_printed:
        form.fields.pop("handed_out", None)
    return form


def _known(verb: str, found: VoterReport) -> dict[str, Any]:
    if verb == "announce_report":
        return {name: getattr(found, name) for name in ("held_on", "begins", "place", "notice")}
    if verb == "appraise_report":
        return {"invalid": 0, "handed_out": found.slips_printed}
    if verb == "open_online" and found.is_online:
        return {"until": last_day(found)}
    if verb == "open_online":
        return {"until": max(clock.today(), usual_last_day(found.held_on or clock.today()))}
    return {}


def _can(request: Any, found: VoterReport, verb: str) -> bool:
    return found.can(VERBS[verb][0]) and found.allows(verb) and may(f"dossier.{verb}", request.actor, found)


def _carried_out(request: Any, code: str, verb: str, act: Act, said: str) -> HttpResponse:
    found = found_by(request, code)
    form = _form(verb, found, request.POST)
    if not form.is_valid():
        return shown(request, found, (verb, form))
    try:
        with transaction.atomic():
            act(found, form)
    except Refused as refusal:
        if form.fields:
            form.add_error(None, refusal.sentence)
            return shown(request, found_by(request, code), (verb, form))
        return shown(request, found_by(request, code), problem=refusal.sentence)
    return say(SeeOther(address("dossier:report", code)), said)
