"""A deputy's talks and visits: written down, photographed, or spoken into the telephone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.core.voices import played
from hearth.ground.congress.guards import signed_in
from hearth.journey.casework import actions
from hearth.journey.casework.forms import NO_WORDS, TalkForm
from hearth.journey.casework.models import VoiceNote
from hearth.journey.casework.views.referring import show
from hearth.journey.contact import incoming
from hearth.journey.contact.meanwhile import unless_overtaken
from hearth.journey.contact.views.conversation import seen


@require_POST
@signed_in
def note_talk(request: Any, code: str) -> HttpResponse:
    """With whom, what was agreed, what was promised; what has arrived stays while the form is put right."""
    thread, form = seen(request, code), TalkForm(request.POST, request.FILES, auto_id="talk_%s")
    is_right = form.is_valid()
    photos = (*incoming.claimed(form.kept), *incoming.keep(form.good))
    voice = incoming.spoken(form, VoiceNote)
    more = {"kept": incoming.claims(photos), "spoken": incoming.spoken_claim(voice)}
    if is_right and not (form.cleaned_data["agreed"] or photos or voice):
        form.add_error("agreed", NO_WORDS["required"])
        is_right = False
    if not is_right:
        return show(request, thread, {"talk": form}, status=422, **more)
    typed = form.cleaned_data
    rest = {"whom": typed["whom"], "promised": typed["promised"], "photos": photos, "voice": voice}
    try:
        with unless_overtaken(thread, request.POST.get("seen", ""), by=request.actor):
            actions.note_talk(thread, typed["kind"], typed["agreed"], typed["held_on"], by=request.actor, **rest)
    except Refused as refusal:
        news = getattr(refusal, "news", ())
        return show(request, thread, {"talk": form}, refusal.sentence, 422, news=news, **more)
    return say(
        SeeOther(address("casework:of_thread", code)), _("It stands in the thread. The resident reads that you spoke.")
    )


@require_safe
@signed_in
def voice(request: Any, code: str, talk: UUID) -> HttpResponse:
    """What was spoken, to those who may read the thread."""
    note = VoiceNote.objects.filter(talk=talk, talk__thread=seen(request, code)).first()
    if note is None:
        raise Http404
    if (sound := note.sound()) is None:
        raise Http404
    return played(sound, note.kind, request.headers.get("Range", ""))
