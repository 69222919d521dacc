"""Words of people who telephoned or walked in, written down by staff; and the slip they take home."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hearth.core.addresses import address, outside
from hearth.core.cookies import give, named
from hearth.core.plain import plain
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.models import Deputy
from hearth.journey.contact import actions, consent, incoming, tracking
from hearth.journey.contact import codes as shelf
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.deadlines import by_when
from hearth.journey.contact.forms import MOST_PHOTOS
from hearth.journey.contact.forms_clerk import EntryForm
from hearth.journey.contact.models import Thread
from hearth.journey.contact.views.receipt import as_paper

COOKIE = named("hearth_entered", is_everywhere=False)
MINUTES_SHOWN = 10
NO_CODE = _("This deputy has no code in use, so nothing can be sent. Issue a code first.")
TOO_OLD = _("This form was open for too long. Check your words and save again.")


@allowed("contact.submit_for")
def entry(request: Any) -> HttpResponse:
    """First find the deputy, then write down what the person says."""
    reachable = shelf.reachable_for(request.actor)
    if number := plain(request.GET.get("deputy", ""))[:12]:
        return _written(request, get_object_or_404(reachable, code=number))
    sought = plain(request.GET.get("q", ""))[:60]
    found = shelf.seated(shelf.deputies_found(sought, reachable))[:20] if sought or request.actor.station else []
    return render(request, "contact/entry.html", {"deputy": None, "sought": sought, "found": found})


@allowed("contact.submit_for")
def entered(request: Any) -> HttpResponse:
    """The slip: read out on the telephone or printed, and not shown again later."""
    thread = _just_entered(request)
    return render(request, "contact/entered.html", _slip(request, thread)) if thread else _asked_anew()


@require_safe
@allowed("contact.submit_for")
def entered_paper(request: Any) -> HttpResponse:
    """The slip as a PDF, for the person who stands there."""
    thread = _just_entered(request)
    return as_paper(request, thread, "contact:entered") if thread else _asked_anew()


def _just_entered(request: Any) -> Thread | None:
    """What this browser wrote down just now; nothing once the ten minutes are over."""
    behind = tracking.thread_behind(request.COOKIES.get(COOKIE, ""), hours=1)
    if behind is None or behind[0] != request.congress.pk:
        return None
    thread: Thread = get_object_or_404(Thread.objects.select_related("deputy", "station"), pk=behind[1])
    return thread


def _asked_anew() -> HttpResponse:
    return SeeOther(address("contact:entry"))


def _written(request: Any, deputy: Deputy) -> HttpResponse:
    if request.method != "POST":
        came = {"channel": "walk_in"} if request.actor.station else {}
        return _form(request, deputy, EntryForm(initial=came), tracking.new_submission())
    form = EntryForm(request.POST, request.FILES)
    is_valid = form.is_valid()
    photos = (*incoming.claimed(form.kept), *incoming.keep(form.good))
    if not is_valid:
        return _form(request, deputy, form, request.POST.get("submission", ""), photos)
    try:
        return _receipt(_submitted(request, deputy, form, photos))
    except (Refused, tracking.FormTooOld) as refusal:
        form.add_error(None, getattr(refusal, "sentence", TOO_OLD))
        return _form(request, deputy, form, tracking.new_submission(), photos)


def _submitted(request: Any, deputy: Deputy, form: EntryForm, photos: tuple[UUID, ...]) -> Thread:
    told = {name: value for name, value in form.cleaned_data.items() if name not in ("consent", "photos")}
    day = shelf.reception_named(request.GET.get("day", ""), request.actor)
    at = {"station": request.actor.station and request.actor.station.pk, "reception": day and day.pk}
    words = Words(**told, photos=photos, language=request.reading.language, **at)
    key = tracking.submission_key(request.POST.get("submission", ""))
    code = shelf.code_for_entry(deputy)
    if code is None:
        raise Refused(NO_CODE)
    return actions.submit_for(code, words, key, by=request.actor)


def _form(
    request: Any, deputy: Deputy, form: EntryForm, submission: str, photos: tuple[UUID, ...] = ()
) -> HttpResponse:
    offered: dict[str, Any] = {"notice": consent.in_force()}
    offered |= {"places": shelf.places_of(deputy), "kept": incoming.claims(photos), "most_photos": MOST_PHOTOS}
    offered["day"] = shelf.reception_named(request.GET.get("day", ""), request.actor)
    context = {"deputy": deputy, "form": form, "submission": submission, **offered}
    return render(request, "contact/entry.html", context, status=422 if form.is_bound else 200)


def _receipt(thread: Thread) -> HttpResponse:
    slip = address("contact:entered")
    answer = SeeOther(slip)
    give(answer, COOKIE, tracking.ticket(thread), max_age=60 * MINUTES_SHOWN, path=slip)
    return answer


def _slip(request: Any, thread: Thread) -> dict[str, Any]:
    code = tracking.code_of(thread)
    typed_at = f"{outside(request)}{address('track:thread')}"
    promised: datetime = by_when("message.ack", thread.began_at).moment
    return {"thread": thread, "code": code, "typed_at": typed_at, "follow": f"{typed_at}#{code}", "promised": promised}
