"""The form behind a code is sent: it is taken, or comes back with every word and photo and what to put right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearth.core.actors import Visitor
from hearth.core.addresses import address
from hearth.core.cookies import give, named
from hearth.core.failures import explain
from hearth.core.network import network_of
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther
from hearth.core.small_forms import read_small_form
from hearth.journey.contact import actions, consent, incoming, proof, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.doors import Door
from hearth.journey.contact.forms import MOST_PHOTOS, MessageForm
from hearth.journey.contact.views.tickets import hand_ticket

LARGEST_REQUEST = 70 * 1024 * 1024
SENT = named("hearth_sent", is_everywhere=False)
CODES = "/c/"  # however a number was typed, its page is told


def form_context(found: Door, form: MessageForm, submission: str, **kept: Any) -> dict[str, Any]:
    fields = {"door": found, "deputy": found.deputy, "form": form, "submission": submission}
    fields["notice"] = consent.in_force()
    return {**fields, "kept": (), "proof": "", "bits": proof.BITS, "most_photos": MOST_PHOTOS, "sent": "", **kept}


def send(request: Any, found: Door) -> HttpResponse:
    try:
        form = _posted(request)
    except SuspiciousOperation:  # too many bytes, files or fields
        return _too_large(request, found)
    if is_foreign(request):
        return _again(request, found, form, _foreign(), status=403)
    if not form.is_valid():
        return _again(request, found, form)
    return _submitted(request, found, form)


def _posted(request: Any) -> MessageForm:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST:
        raise RequestDataTooBig
    files = {} if read_small_form(request) else request.FILES
    return MessageForm(request.POST, files)


def _submitted(request: Any, found: Door, form: MessageForm) -> HttpResponse:
    submission = request.POST.get("submission", "")
    photos = _arrived(form)
    try:
        key = tracking.submission_key(submission)
        thread = actions.submit(found.code, _words(request, found, form, photos), key, by=Visitor())
    except tracking.FormTooOld:
        return _again(request, found, form, _too_old(), photos=photos)
    except Refused as refusal:
        return _again(request, found, form, refusal.sentence, photos=photos)
    answer = hand_ticket(SeeOther(address("track:receipt")), thread)
    # the page behind the back button then carries a new submission, not the one that was just used
    give(answer, SENT, submission[-16:], path=CODES, max_age=86_400)
    return answer


def _words(request: Any, found: Door, form: MessageForm, photos: tuple[UUID, ...]) -> Words:
    typed = form.cleaned_data
    is_proven = proof.proves(request.POST.get("submission", ""), request.POST.get("proof", ""))
    return Words(
        body=typed["body"],
        place=typed["place"],
        name=typed["name"],
        phone=typed["phone"],
        email=typed["email"],
        privacy=typed["privacy"],
        language=request.reading.language,
        channel="station" if found.code.is_stations else "web" if found.code.use == "web" else "qr",
        photos=photos,
        network=network_of(request),
        proof=proof.PROVEN if is_proven else "",
        is_minor=typed["is_minor"],
        guardian=typed["guardian"],
        about=typed["about"],
        whom=typed["whom"],
        notice=request.POST.get("notice", ""),
        deputy=found.deputy.pk,
    )


def _arrived(form: MessageForm) -> tuple[UUID, ...]:
    """Photos that came before and photos that came now; written down, whatever becomes of the words."""
    return (*incoming.claimed(form.kept), *incoming.keep(form.good))


def _again(
    request: Any,
    found: Door,
    form: MessageForm,
    sentence: Any = "",
    *,
    status: int = 422,
    photos: tuple[UUID, ...] | None = None,
) -> HttpResponse:
    """The form comes back with every word and photo in it, and with what is to be put right."""
    form.is_valid()
    if sentence:
        form.add_error(None, sentence)
    submission = tracking.new_submission() if sentence else request.POST.get("submission", "")
    kept = incoming.claims(_arrived(form) if photos is None else photos)
    found_before = "" if sentence else request.POST.get("proof", "")
    context = form_context(found, form, submission, kept=kept, proof=found_before)
    answer = render(request, "contact/write.html", context, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def is_foreign(request: Any) -> bool:
    """The browser says that the form stood on another site."""
    origin = request.META.get("HTTP_ORIGIN")
    is_elsewhere = origin is not None and origin.partition("://")[2] != request.get_host()
    return is_elsewhere or request.META.get("HTTP_SEC_FETCH_SITE") == "cross-site"


def _foreign() -> str:
    return _("This form came from another page. Check your words and press Send.")


def _too_old() -> str:
    return _("This page was open for too long. Your words are all here: press Send again.")


def _too_large(request: Any, found: Door) -> HttpResponse:
    return explain(
        request,
        413,
        _("This was too much at once"),
        _("All photos together may have 60 MB. Go back: your words are still there."),
        _("Take out a photo or two and send again. You can add more photos afterwards."),
        link=found.address,
        label=_("Back to the form"),
    )
