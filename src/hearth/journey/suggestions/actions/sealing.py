"""The unit attaches its answer as it left the house: signed, sealed, scanned. Nobody here draws a seal."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.suggestions.actions.assigning import about
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Assignment, Reply
from hearth.journey.suggestions.models.paper import new_sealed_paper

NOT_SIGNED = _("Nothing is signed yet. The sealed paper comes with the answer, or after it.")


@action("suggestions.seal")
def seal(assignment: Assignment, paper: UUID, *, by: By) -> None:
    """The sealed paper of the last answer comes after it; a better scan takes the place of an earlier one."""
    reply = Reply.objects.filter(assignment=assignment, signed_at__isnull=False).order_by("-round").first()
    if reply is None:
        raise Refused(NOT_SIGNED)
    attach(assignment, reply, paper, by)


def attach(assignment: Assignment, reply: Reply, paper: UUID, by: By) -> None:
    """Keep it with this answer."""
    new_sealed_paper(reply, paper, by.name).save(force_insert=True)
    record(Happened.SEALED, assignment.suggestion, by=by, round=reply.round, **about(assignment))
