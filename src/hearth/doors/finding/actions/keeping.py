"""Views people keep under a name; the ledger says that, and never which words they hold."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.doors.finding.events import Happened
from hearth.doors.finding.models import View
from hearth.ground.audit.recording import record

MOST_KEPT = 30
TAKEN = _("You keep a view of this name already. Give this one another name, or drop the other.")
TOO_MANY = _("You keep thirty views. Drop one you no longer need.")


@action("finding.keep_view")
def keep_view(congress: Any, title: str, page: str, asked: dict[str, str], *, by: By) -> View:
    """A search or a list stays at hand under this name."""
    mine = View.objects.filter(user=by.id)
    if mine.filter(title=title).exists():
        raise Refused(TAKEN)
    if mine.count() >= MOST_KEPT:
        raise Refused(TOO_MANY)
    view = View(user_id=by.id, title=title, page=page, asked=asked, kept_at=clock.now())
    record(Happened.VIEW_KEPT, view, by=by, new=[view], page=page)
    return view


@action("finding.rename_view")
def rename_view(view: View, title: str, *, by: By) -> None:
    """The same, under another name."""
    if View.objects.filter(user=by.id, title=title).exclude(pk=view.pk).exists():
        raise Refused(TAKEN)
    View.objects.filter(pk=view.pk).update(title=title)
    view.title = title
    record(Happened.VIEW_RENAMED, view, by=by)


@action("finding.share_view")
def share_view(view: View, *, by: By) -> None:
    """Colleagues of the same post find it among theirs; it shows each of them what they may see."""
    _share(view, is_shared=True)
    record(Happened.VIEW_SHARED, view, by=by)


@action("finding.unshare_view")
def unshare_view(view: View, *, by: By) -> None:
    """It is one’s own again."""
    _share(view, is_shared=False)
    record(Happened.VIEW_UNSHARED, view, by=by)


@action("finding.drop_view")
def drop_view(view: View, *, by: By) -> None:
    """It is no longer needed."""
    record(Happened.VIEW_DROPPED, view, by=by)
    view.delete()


def _share(view: View, *, is_shared: bool) -> None:
    View.objects.filter(pk=view.pk).update(is_shared=is_shared)
    view.is_shared = is_shared
