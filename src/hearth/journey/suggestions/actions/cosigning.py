"""Other deputies put their names under it, each having read this very wording."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Cosignature, Suggestion

NOBODY_NEW = _("All of them are invited already. Choose somebody else.")
NOT_IN_OFFICE = _("%(deputy)s is not in office, so their name cannot stand under it.")
WORDED_OTHERWISE = _("It has been worded otherwise while you read it. Read it again, then decide.")


@action("suggestions.invite")
def invite(suggestion: Suggestion, deputies: Iterable[Deputy], *, by: By) -> None:
    """Others are asked whether it speaks for them, too."""
    known = set(suggestion.cosignatures.values_list("deputy", flat=True)) | {suggestion.lead_id}
    new = [deputy for deputy in deputies if deputy.pk not in known]
    if not new:
        raise Refused(NOBODY_NEW)
    for deputy in new:
        _in_office(deputy)
    suggestion.step("invite")
    now = clock.now()
    for deputy in new:
        Cosignature.objects.create(suggestion=suggestion, deputy=deputy, moved_at=now)
    record(Happened.INVITED, suggestion, by=by, deputies=[deputy.code for deputy in new])


@action("suggestions.cosign")
def cosign(cosignature: Cosignature, wording: int, *, by: By) -> None:
    """A deputy confirms, having read this very wording, that it speaks for them, too."""
    suggestion = _in_writing(cosignature)
    if wording != suggestion.wording:
        raise Refused(WORDED_OTHERWISE)
    _in_office(cosignature.deputy)
    cosignature.step("cosign", wording=wording)
    record(Happened.COSIGNED, suggestion, by=by, deputy=cosignature.deputy.code, wording=wording)


@action("suggestions.refuse")
def refuse(cosignature: Cosignature, *, by: By) -> None:
    """They do not put their name under it."""
    suggestion = _in_writing(cosignature)
    cosignature.step("refuse")
    record(Happened.REFUSED, suggestion, by=by, deputy=cosignature.deputy.code)


def let_go_of_those_out_of_office(suggestion: Suggestion) -> list[str]:
    """Names of deputies whose mandate has ended meanwhile do not count; answers whose they were."""
    office = Deputy.objects.in_office().values("pk")
    gone = list(suggestion.cosignatures.filter(state="signed").exclude(deputy__in=office).select_related("deputy"))
    for name in gone:
        name.step("fall", wording=None)
    return [name.deputy.code for name in gone]


def _in_writing(cosignature: Cosignature) -> Suggestion:
    """The suggestion as it stands, held so that nobody words it otherwise meanwhile."""
    suggestion: Suggestion = Suggestion.objects.select_for_update().get(pk=cosignature.suggestion_id)
    if suggestion.state not in ("cosigning", "returned"):
        raise Stale()
    return suggestion


def _in_office(deputy: Deputy) -> None:
    if not Deputy.objects.in_office().filter(pk=deputy.pk).exists():
        raise Refused(NOT_IN_OFFICE % {"deputy": deputy.name})
