"""A person is put right by an administrator: name, and the address letters go to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearth.core.actions import may
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.core.tries import refused
from hearth.ground.accounts.guards import fresh
from hearth.ground.congress import actions, naming
from hearth.ground.congress.forms.correcting import CorrectionForm
from hearth.ground.congress.guards import allowed
from hearth.ground.congress.views.people import one_of_ours


@allowed("congress.decline_proposal")
@fresh
def correct(request: Any, pk: UUID) -> HttpResponse:
    """What stands there about a person, to be put right."""
    user = one_of_ours(pk)
    if not may("accounts.correct", request.actor, user):
        refused("accounts.correct", request.actor, user)
        raise Http404
    deputy = naming.deputy_of(user)
    typed = request.POST if request.method == "POST" else None
    form = CorrectionForm(typed, person=user, is_named_elsewhere=deputy is not None)
    if not form.is_valid():
        return _form(request, form, deputy)
    try:
        changed = actions.correct_person(user, by=request.actor, congress=request.congress.ref, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _form(request, form, deputy)
    return say(SeeOther(address("people:person", user.pk)), _said(changed))


def _said(changed: list[str]) -> str:
    if "email" in changed:
        return _("Corrected. Both addresses are told, and every session of this person has ended.")
    return _("Corrected.") if changed else _("Nothing was different, so nothing has changed.")


def _form(request: Any, form: CorrectionForm, deputy: Any) -> HttpResponse:
    context = {"form": form, "person": form.person, "deputy": deputy}
    return render(request, "people/correct.html", context, status=422 if form.is_bound else 200)
