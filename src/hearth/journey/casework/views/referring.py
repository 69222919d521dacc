"""From a thread to the units: what could go where, and sending it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.outermost import HEARD
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import actions, guessing, labels, queries, routing, standing
from hearth.journey.casework.forms import JoiningForm, LinkForm, ReferralForm, TalkForm
from hearth.journey.casework.models import Strand
from hearth.journey.contact import presence
from hearth.journey.contact.forms import MOST_PHOTOS
from hearth.journey.contact.meanwhile import OVERTAKEN, unless_overtaken
from hearth.journey.contact.models import Thread
from hearth.journey.contact.panels import MATTER, panels
from hearth.journey.contact.queries import last_line
from hearth.journey.contact.views.conversation import seen


@require_safe
@signed_in
def of_thread(request: Any, code: str, typed: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """Who has this matter in hand, which talks were held, and what it is handled together with."""
    return show(request, seen(request, code))


def show(
    request: Any, thread: Any, typed: dict[str, Any] | None = None, problem: Any = "", status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a thread's matter, or only its part beside the conversation."""
    strand = Strand.objects.filter(thread=thread, left_at=None).select_related("issue__thread").first()
    together = (
        strand.issue.strands.filter(left_at=None).exclude(thread=thread).select_related("thread") if strand else ()
    )
    today = {"held_on": clock.today()}
    referrals = queries.of_thread(request.actor, thread)
    talks = list(thread.talks.select_related("voice", "pictures").order_by("-noted_at")[:20])
    context = {
        "thread": thread,
        "referrals": referrals,
        "standing": standing.of(thread, referrals, talks),
        "linked": standing.linked(thread, Thread.objects.visible_to(request.actor)),
        "stamp": last_line(thread.pk),
        "news": (),
        "kept": (),
        "spoken": "",
        "most_photos": MOST_PHOTOS,
        "together": [each.thread for each in together],
        "is_joined": bool(strand and strand.issue.thread_id != thread.pk),
        "talks": talks,
        "labels": labels,
        "now": clock.now(),
        "may_refer": may("casework.refer", request.actor, thread) and thread.can("refer"),
        "may_join": may("casework.join", request.actor, thread),
        "may_link": may("casework.link", request.actor, thread),
        "may_talk": may("casework.note_talk", request.actor, thread),
        "forms": {
            "talk": TalkForm(auto_id="talk_%s", initial=today),
            "join": JoiningForm(auto_id="join_%s"),
            "link": LinkForm(auto_id="link_%s"),
        }
        | (typed or {}),
        "typed": frozenset(typed or ()),
        "problem": problem,
    }
    is_part = request.htmx and not request.htmx.history_restore_request and request.method == "GET"
    if not is_part:
        context["panels"] = panels(MATTER, request.actor, thread)
    page = "casework/_matter.html" if is_part else "casework/matter.html"
    answer = render(request, page, context | more, status=status)
    answer.headers["Content-Security-Policy"] = HEARD
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def refer(request: Any, code: str) -> HttpResponse:
    """What the unit is to read, with everything covered that tells who wrote; and where the catalogue would send it."""
    thread = seen(request, code)
    if not may("casework.refer", request.actor, thread):
        raise Http404
    proposed = routing.proposals(thread)
    form, news = _form(request, thread, proposed), ()
    if form.is_bound and form.is_valid():
        try:
            _send(request, thread, form, proposed)
        except Refused as refusal:
            thread, news = seen(request, code), getattr(refusal, "news", ())
            form.add_error(None, refusal.sentence)
        else:
            return say(
                SeeOther(address("casework:of_thread", code)), _("Referred. Unit, deputy and resident are told.")
            )
    context = {"thread": thread, "form": form, "proposals": proposed, "labels": labels, "news": news}
    context["is_learnt"] = guessing.is_learnt()
    stamp = request.POST.get("seen", "") if not form.is_bound else ""
    context |= {"stamp": stamp or last_line(thread.pk), "problem": OVERTAKEN}
    return render(request, "casework/refer.html", context, status=422 if form.is_bound else 200)


def _send(request: Any, thread: Any, form: ReferralForm, proposed: list[Any]) -> None:
    """All the slips or none; where another clerk was faster, what they did is shown first."""
    with unless_overtaken(thread, request.POST.get("seen", ""), by=request.actor):
        for slip in form.slips:
            noted = routing.noted(slip, proposed, form.cleaned_data["line"])
            actions.refer(thread, noted, by=request.actor)
    presence.leave(thread.pk, by=request.actor)


def _form(request: Any, thread: Any, proposed: list[Any]) -> ReferralForm:
    """As it was typed; where a proposal was taken, with its unit and tier, and not sent yet."""
    if request.method != "POST":
        return ReferralForm(initial=_initial(thread, proposed))
    taken = next((each for each in proposed if str(each.route.pk) == request.POST.get("take")), None)
    if "take" not in request.POST:
        return ReferralForm(request.POST)
    return ReferralForm(initial={name: request.POST.get(name, "") for name in ReferralForm.base_fields} | _of(taken))


def _initial(thread: Any, proposed: list[Any]) -> dict[str, Any]:
    best = _of(proposed[0]) if proposed and proposed[0].is_likely else {}
    return {"words": routing.told_apart(thread), "place": thread.place, "has_photos": False, **best}


def _of(proposal: Any) -> dict[str, Any]:
    """What a line of the catalogue fills in; nothing where it is proposed no more."""
    if proposal is None:
        return {}
    route = proposal.route
    return {"unit": str(proposal.unit.pk), "tier": route.tier, "line": str(route.pk)}
