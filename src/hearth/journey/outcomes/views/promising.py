"""A promise is written down: by the unit itself about a referral, or by deputy or staff who heard it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.core.tenancy import known_id
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework.models import Talk
from hearth.journey.casework.queries import of_thread
from hearth.journey.casework.views.referral import seen as seen_referral
from hearth.journey.contact.views.conversation import seen as seen_thread
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.forms import NotedPromiseForm, PromiseForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def promise(request: Any, code: str) -> HttpResponse:
    """The unit promises something about a matter it has in hand."""
    referral = seen_referral(request, code)
    if not may("outcomes.promise", request.actor, referral):
        raise Http404
    form, back = PromiseForm(request.POST or None), address("casework:referral", code)
    return _asked(request, form, back, lambda: actions.promise(referral, form.pledge, by=request.actor))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def note_promise(request: Any, code: str) -> HttpResponse:
    """Deputy or staff note what a unit promised, perhaps in a talk that stands there already."""
    thread = seen_thread(request, code)
    if not may("outcomes.note_promise", request.actor, thread):
        raise Http404
    form = NotedPromiseForm(request.POST or None, initial=_initial(request, thread))
    back = address("casework:of_thread", code)
    return _asked(
        request,
        form,
        back,
        lambda: actions.note_promise(thread, form.cleaned_data["unit"], form.pledge, by=request.actor),
    )


def _asked(request: Any, form: PromiseForm, back: str, act: Callable[[], Any]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return say(
                SeeOther(address("outcomes:commitment", made.code)), _("Noted. Those it was promised to are told.")
            )
    status = 422 if form.is_bound else 200
    return render(request, "outcomes/promise.html", {"form": form, "back": back}, status=status)


def _initial(request: Any, thread: Any) -> dict[str, Any]:
    """What was promised in the talk one came from, and the unit that has it in hand."""
    talk = Talk.objects.filter(pk=known_id(request.GET.get("talk", "")), thread=thread).first()
    referrals = of_thread(request.actor, thread)
    unit = {"unit": str(referrals[0].unit_id)} if referrals else {}
    return {"words": talk.promised if talk else "", **unit}
