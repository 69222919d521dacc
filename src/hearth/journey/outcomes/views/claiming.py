"""Something has changed: written down by the unit that did it, or by deputy or staff who saw it; and put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework.views.referral import seen as seen_referral
from hearth.journey.contact import incoming
from hearth.journey.contact.views.conversation import seen as seen_thread
from hearth.journey.demands.views.demands import seen as seen_demand
from hearth.journey.outcomes import actions, queries_outcome
from hearth.journey.outcomes.actions.claiming import Known, Proof
from hearth.journey.outcomes.forms_outcome import ClaimForm, CorrectionForm
from hearth.journey.outcomes.models import Outcome
from hearth.journey.outcomes.showing_outcome import grounds_for
from hearth.journey.outcomes.views.outcome import arrived, seen
from hearth.journey.suggestions.lifecycle import ACCEPTED
from hearth.journey.suggestions.views.suggestions import seen as seen_suggestion

Grounds = dict[str, tuple[str, Any]]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def claim(request: Any, code: str) -> HttpResponse:
    """Deputy or staff claim what came of a message."""
    thread = seen_thread(request, code)
    return _claimed(request, grounds_for(request.actor, thread), address("casework:of_thread", code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def claim_of_referral(request: Any, code: str) -> HttpResponse:
    """A unit claims what it did about a matter it has in hand."""
    referral = seen_referral(request, code)
    return _claimed(request, grounds_for(request.actor, referral.thread), address("casework:referral", code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def claim_of_demand(request: Any, code: str) -> HttpResponse:
    """Staff or its owner claim what came of a common demand."""
    demand = seen_demand(request, code)
    grounds: Grounds = {"demand": ("", demand)} if may("outcomes.claim", request.actor, demand) else {}
    return _claimed(request, grounds, address("demands:demand", code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def claim_of_suggestion(request: Any, code: str) -> HttpResponse:
    """Its deputy, staff or a unit that handles it claim what came of a suggestion."""
    suggestion = seen_suggestion(request, code)
    may_claim = suggestion.state in ACCEPTED and may("outcomes.claim", request.actor, suggestion)
    grounds: Grounds = {"suggestion": ("", suggestion)} if may_claim else {}
    return _claimed(request, grounds, address("suggestions:suggestion", suggestion.code))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correct(request: Any, code: str) -> HttpResponse:
    """The same form with what stands there; what had been verified is to be verified again."""
    outcome = seen(request, code)
    if not (outcome.can("correct") and may("outcomes.correct", request.actor, outcome)):
        raise Http404
    has_paper = queries_outcome.paper_of(outcome) is not None
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CorrectionForm(*sent, outcome=outcome, has_paper=has_paper)

    def act(paper: UUID | None) -> Outcome:
        actions.correct(outcome, form.claim, by=request.actor, paper=paper)
        return outcome

    said = _("Corrected. Whoever had verified it is asked to look again.")
    return _asked(request, form, address("outcomes:outcome", code), act, said, outcome=outcome)


def _claimed(request: Any, grounds: Grounds, back: str) -> HttpResponse:
    if not grounds:
        raise Http404
    unit = request.actor.unit
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ClaimForm(*sent, grounds=grounds, initial={"unit": str(unit.pk) if unit else ""})

    def act(paper: UUID | None) -> Outcome:
        typed = form.cleaned_data
        chosen = typed.get("ground") or next(iter(grounds))
        proof = Proof(typed["proof"]) if typed["proof"] else None
        return actions.claim(grounds[chosen][1], form.claim, by=request.actor, paper=paper, proof=proof)

    return _asked(request, form, back, act, _("Claimed. It is public once staff and a deputy have verified it."))


def _asked(
    request: Any,
    form: ClaimForm,
    back: str,
    act: Callable[[UUID | None], Outcome],
    said: str,
    outcome: Outcome | None = None,
) -> HttpResponse:
    """Check what was typed and do it; where it cannot be done, say why, and keep every word and file."""
    more: dict[str, Any] = {"known": None, "kept_paper": ""}
    if form.is_bound:
        is_right = form.is_valid()
        paper = arrived(form)
        more["kept_paper"] = incoming.claims([paper])[0] if paper else ""
        if is_right:
            try:
                made = act(paper)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                more["known"] = _known(request, refusal)
            else:
                return say(SeeOther(address("outcomes:outcome", made.code)), said)
    context = {"form": form, "back": back, "outcome": outcome} | more
    return render(request, "outcomes/claim.html", context, status=422 if form.is_bound else 200)


def _known(request: Any, refusal: Refused) -> Outcome | None:
    """The document that stands there already, where this person may see it."""
    if not isinstance(refusal, Known):
        return None
    found: Outcome | None = Outcome.objects.visible_to(request.actor).filter(pk=refusal.outcome.pk).first()
    return found
