"""The rules in force, each in words with its source, and the versions there were."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hearth.core import clock
from hearth.doors.rules import labels, queries
from hearth.ground.congress.guards import allowed
from hearth.ground.rulebook import versions
from hearth.ground.rulebook.models import ProfileVersion


@require_safe
@allowed("rulebook.draft_profile")
def rules(request: Any) -> HttpResponse:
    """By which rules the congress lives today."""
    now = clock.now()
    profile, version = versions.looked_up(now), versions.version_at(now)
    context = {
        "profile": profile,
        "current": version,
        "chapters": queries.chapters(profile, now),
        "draft": ProfileVersion.objects.filter(state="draft").first(),
        "history": queries.history(now),
        "states": labels.STATES,
    }
    return render(request, "rules/rules.html", context | labels.WORDS)
