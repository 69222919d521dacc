"""Writing down other rules."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.refusals import Refused
from hearth.core.responses import SeeOther, say
from hearth.doors.rules import labels
from hearth.doors.rules.forms.drafting import DraftForm
from hearth.ground.congress.guards import allowed
from hearth.ground.rulebook import actions, versions
from hearth.ground.rulebook.models import ProfileVersion
from hearth.ground.rulebook.profile import Profile, shipped


@allowed("rulebook.draft_profile")
def draft_profile(request: Any) -> HttpResponse:
    """A draft is begun from what holds, or written on; nothing is different yet."""
    known = ProfileVersion.objects.filter(state="draft").first() or versions.version_at(clock.now())
    base = _base(request, known)
    form = DraftForm(request.POST or None, base=base, known=known)
    if form.is_valid():
        try:
            draft = actions.draft_profile(request.congress, base.id, form.changes(), by=request.actor, **form.told())
            return say(
                SeeOther(address("rules:version", draft.number)), _("The draft is kept. Nothing has changed yet.")
            )
        except Refused as refused:
            form.add_error(None, str(refused.sentence))
    others = [Profile.named(name) for name in shipped() if name != base.id]
    context = {
        "form": form,
        "base": base,
        "others": others,
        "draft": known if known and known.state == "draft" else None,
    }
    return render(request, "rules/draft.html", context | labels.WORDS, status=422 if form.is_bound else 200)


def _base(request: Any, known: ProfileVersion | None) -> Profile:
    """The shipped rules it starts from: those chosen, those it started from before, or those of the congress."""
    chosen = request.POST.get("base", "") or request.GET.get("base", "")
    if chosen not in shipped():
        chosen = known.base if known else request.congress.profile
    return Profile.named(chosen)
