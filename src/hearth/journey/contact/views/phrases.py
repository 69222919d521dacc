"""Words people use often: their own, nobody else sees them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.core.addresses import address
from hearth.core.responses import SeeOther, say
from hearth.ground.congress.guards import allowed
from hearth.journey.contact import actions
from hearth.journey.contact.forms_clerk import PhraseForm
from hearth.journey.contact.models import Phrase


@allowed("contact.save_phrase")
def phrases(request: Any) -> HttpResponse:
    """The list, and a form for one more."""
    return _page(request, PhraseForm(request.POST or None))


@allowed("contact.save_phrase")
def phrase(request: Any, phrase: Any) -> HttpResponse:
    """One phrase, to be changed."""
    mine = get_object_or_404(_own(request), pk=phrase)
    kept = {"title": mine.title, "body": mine.body}
    return _page(request, PhraseForm(request.POST or None, initial=kept), mine)


@require_POST
@allowed("contact.save_phrase")
def drop_phrase(request: Any, phrase: Any) -> HttpResponse:
    """It is no longer needed."""
    actions.drop_phrase(get_object_or_404(_own(request), pk=phrase), by=request.actor)
    return say(SeeOther(address("contact:phrases")), _("The phrase is deleted."))


def _page(request: Any, form: PhraseForm, changed: Phrase | None = None) -> HttpResponse:
    if form.is_valid():
        actions.save_phrase(request.congress, **form.cleaned_data, by=request.actor, instead_of=changed)
        return say(SeeOther(address("contact:phrases")), _("The phrase is kept."))
    context = {"phrases": _own(request).order_by("title"), "form": form, "changed": changed}
    return render(request, "contact/phrases.html", context, status=422 if form.is_bound else 200)


def _own(request: Any) -> Any:
    return Phrase.objects.filter(user=request.actor.id).select_related("congress")
