"""What voters ask about a report: asked without an account, answered one by one, read by everybody."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearth.core.actions import may
from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.bookmarks import bookmark
from hearth.core.network import network_of
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.contact import tracking
from hearth.journey.contact.views.writing import is_foreign
from hearth.record.dossier import actions, queries_question
from hearth.record.dossier.actions.online import closed_since
from hearth.record.dossier.forms_online import FORMS, REASONS, AskForm
from hearth.record.dossier.models import VoterQuestion, VoterReport
from hearth.record.dossier.queries_question import PILES
from hearth.record.dossier.telling import covered_each
from hearth.record.dossier.views.reports import found_by
from hearth.record.dossier.views.slips import FOREIGN, announced_once

# verb: the move it takes
MOVES = {"answer_question": "answer", "pass_on": "pass_on", "set_aside": "set_aside"}


@csrf_exempt  # whoever posts holds a signed submission, and a form from another site comes back to be checked
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Any, code: str) -> HttpResponse:
    """A voter asks; whatever is in the way, the words come back."""
    report = announced_once(code)
    if request.method != "POST":
        return _form(request, report, AskForm(), tracking.new_submission())
    form, submission = AskForm(request.POST), request.POST.get("submission", "")
    if not form.is_valid():
        return _form(request, report, form, submission)
    if is_foreign(request):
        form.add_error(None, FOREIGN)
        return _form(request, report, form, tracking.new_submission(), 403)
    try:
        question = _asked(request, report, form, submission)
    except tracking.FormTooOld:
        form.add_error(None, _("This page was open for too long. Your words are all here: press Send again."))
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    else:
        return say(SeeOther(address("dossier:report", report.code)), _said(question))
    return _form(request, report, form, tracking.new_submission())


@require_safe
def questions(request: Any, code: str) -> HttpResponse:
    """Everybody reads what was answered; the deputy and staff what waits for them as well."""
    report = found_by(request, code)
    piles = queries_question.piles_of(request.actor, report)
    pile = request.GET.get("pile", "") or next((name for name in PILES if piles[name]), "answered")
    if pile not in PILES:
        raise Http404
    return _listed(request, report, pile)


@require_POST
@signed_in
def answer_question(request: Any, code: str, question: str) -> HttpResponse:
    """The deputy answers one of them."""
    return _decided(request, code, question, "answer_question", _("Answered. It stands on the report’s page."))


@require_POST
@signed_in
def pass_on(request: Any, code: str, question: str) -> HttpResponse:
    """Staff have looked at it, and the deputy gets it."""
    return _decided(request, code, question, "pass_on", _("Passed on to the deputy."))


@require_POST
@signed_in
def set_aside(request: Any, code: str, question: str) -> HttpResponse:
    """Nobody answers it, for a reason."""
    return _decided(request, code, question, "set_aside", _("Set aside."))


def _asked(request: Any, report: VoterReport, form: AskForm, submission: str) -> VoterQuestion:
    key = tracking.submission_key(submission)
    with transaction.atomic():
        made: VoterQuestion = actions.ask(
            report, form.cleaned_data["words"], key, by=Visitor(), network=network_of(request)
        )
    return made


def _said(question: VoterQuestion) -> str:
    told = _("Asked. The answer will stand on this page, without any name, by %(day)s.")
    return told % {"day": date_format(localtime(question.due_at))}


def _form(request: Any, report: VoterReport, form: AskForm, submission: str, status: int = 422) -> HttpResponse:
    closed = "" if report.is_open else closed_since(report)
    context = {"report": report, "form": form, "submission": submission, "closed": closed}
    answer = render(request, "dossier/ask.html", context, status=status if form.is_bound else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _decided(request: Any, code: str, number: str, verb: str, said: str) -> HttpResponse:
    report = found_by(request, code)
    seen = VoterQuestion.objects.visible_to(request.actor).select_related("report__deputy")
    question = get_object_or_404(seen, report=report, code=plain(number)[:8])
    if not may(f"dossier.{verb}", request.actor, question):
        raise Http404
    pile, form = question.state, FORMS[verb](request.POST, auto_id=f"{verb}-{question.code}-%s")
    if form.is_valid():
        try:
            with transaction.atomic():
                getattr(actions, verb)(question, *form.cleaned_data.values(), by=request.actor)
        except Refused as refusal:
            form.add_error(next(iter(form.fields), None), refusal.sentence)
        else:
            return say(SeeOther(f"{address('dossier:questions', report.code)}?pile={pile}"), said)
    return _listed(request, report, pile, (question.code, verb, form))


def _listed(request: Any, report: VoterReport, pile: str, bound: tuple[str, str, Any] | None = None) -> HttpResponse:
    page = queries_question.page_of(
        queries_question.seen_by(request.actor, report, pile), bookmark(request.GET.get("after", ""))
    )
    covered = covered_each([question.words for question in page.rows])
    rows = [
        (question, question.shown or shown, _acts(request, question, bound))
        for question, shown in zip(page.rows, covered, strict=True)
    ]
    context = {
        "report": report,
        "pile": pile,
        "piles": queries_question.piles_of(request.actor, report),
        "rows": rows,
        "goes_on": page.goes_on,
        "reasons": REASONS,
        "base": "desk.html" if _looks_after(request, report) else "public.html",
        "bound": bound,
    }
    return render(request, "dossier/questions.html", context, status=422 if bound else 200)


def _acts(request: Any, question: VoterQuestion, bound: tuple[str, str, Any] | None) -> dict[str, Any]:
    """What this person may do with it, each with its form."""
    if not request.actor:
        return {}
    verbs = [verb for verb, move in MOVES.items() if question.can(move)]
    forms = {
        verb: FORMS[verb](initial={"words": question.answer}, auto_id=f"{verb}-{question.code}-%s")
        for verb in verbs
        if may(f"dossier.{verb}", request.actor, question)
    }
    if bound and bound[0] == question.code:
        forms[bound[1]] = bound[2]
    return forms


def _looks_after(request: Any, report: VoterReport) -> bool:
    return bool(request.actor) and may("dossier.open_online", request.actor, report)
