"""The rules of a congress: drafted by one, put in force by another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.lifecycle import Stale
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.rulebook import versions
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import ProfileVersion
from hearth.ground.rulebook.profile import BadProfile, Profile, UnknownRule

NOT_POSSIBLE = _("These rules cannot be kept: a number is missing or below one, or a change does not say its source.")

Changes = Mapping[str, Mapping[str, Any]]


@action("rulebook.draft_profile")
def draft_profile(
    congress: Any, base: str, changes: Changes, *, by: By, valid_from: datetime | None = None, note: str = ""
) -> ProfileVersion:
    """Somebody writes down other rules for this congress; nothing is different yet. There is one draft at a time."""
    try:
        Profile.named(base).changed("draft", clock.today(), changes)
    except BadProfile as bad:
        raise Refused(bad.sentence or NOT_POSSIBLE) from None
    except UnknownRule:
        raise Refused(NOT_POSSIBLE) from None
    told = {"base": base, "changes": dict(changes), "note": note, "drafted_at": clock.now()}
    told["valid_from"] = valid_from or clock.now()
    draft = ProfileVersion.objects.filter(state="draft").first()
    if draft:
        draft.move("revise", **told, drafted_by=_hands(draft.drafted_by, by))
        record(Happened.PROFILE_DRAFTED, draft, by=by, **_facts(draft))
        return draft
    last = ProfileVersion.objects.aggregate(last=Max("number"))["last"] or 0
    draft = ProfileVersion(number=last + 1, drafted_by=_hands((), by), **told)
    if record(Happened.PROFILE_DRAFTED, draft, by=by, new=[draft], unless_taken=True, **_facts(draft)) is None:
        raise Stale()
    return draft


@action("rulebook.withdraw_draft")
def withdraw_draft(version: ProfileVersion, *, by: By) -> None:
    """The draft comes to nothing."""
    version.move("withdraw")
    record(Happened.DRAFT_WITHDRAWN, version, by=by)


@action("rulebook.put_in_force")
def put_in_force(version: ProfileVersion, *, by: By) -> None:
    """From its day on, and never for the past, the congress lives by these rules; what runs is counted anew."""
    now = clock.now()
    version.move("put_in_force", put_in_force_at=now, put_in_force_by=by.id, valid_from=max(version.valid_from, now))
    record(Happened.PUT_IN_FORCE, version, by=by, **_facts(version))
    versions.forget()


def _hands(before: Iterable[UUID], by: By) -> list[UUID]:
    return sorted({*before, by.id} - {None})


def _facts(version: ProfileVersion) -> dict[str, Any]:
    settled = version.profile.provisions
    rules = {name: settled[name].brief for name in sorted(version.changes)}
    return {"base": version.base, "valid_from": version.valid_from.isoformat(), "rules": rules}
