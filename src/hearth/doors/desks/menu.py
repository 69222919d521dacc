"""The menu beside every page of the workspace: only what this person may do."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core import tenancy
from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.addresses import address
from hearth.ground.congress.actors import ABOVE
from hearth.ground.congress.middleware import congresses
from hearth.journey.casework.rules import may_look
from hearth.journey.demands.rules import may_look as may_look_at_demands
from hearth.journey.outcomes.rules import may_look as may_look_at_promises
from hearth.journey.suggestions.rules import may_look as may_look_at_suggestions
from hearth.record.dossier.rules import may_look as may_look_at_files


class Item(NamedTuple):
    """A line of the menu, its key after G, and how much waits behind it."""

    address: str
    symbol: str
    label: Any
    key: str
    waiting: str = ""
    is_current: bool = False


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Asks nothing until a page of the workspace shows its menu."""
    return {"menu": SimpleLazyObject(lambda: menu_for(request))}


def menu_for(request: Any) -> list[Item]:
    """Where this person can go, with the page they are on marked."""
    if not request.actor:
        return []
    items = [Item(address(page), symbol, label, key) for page, symbol, label, key in _pages(request.actor)]
    items += _below(request.actor)
    items[0] = items[0]._replace(waiting=amount(getattr(request, "waiting", 0)))
    return [item._replace(is_current=request.path == item.address) for item in items]


def _below(actor: Actor) -> list[Item]:
    """Chair and committee look after what the congresses below have referred to them."""
    here = tenancy.current()
    below = [each for each in congresses().values() if each.parent_id == here.pk] if actor.roles & set(ABOVE) else []
    items = []
    for congress in below:
        with tenancy.inside(congress):
            label = _("Sealed: %(congress)s") % {"congress": congress.short_name}
            items.append(Item(address("desks:desk"), "lock", label, ""))
    return items


def amount(count: int) -> str:
    """A number that is not counted beyond ninety-nine."""
    return "99+" if count > 99 else str(count or "")


def _pages(actor: Actor) -> list[tuple[str, str, Any, str]]:
    pages = [("desks:desk", "inbox", _("Inbox"), "i")]
    if may("finding.keep_view", actor, None):
        pages.append(("finding:search", "search", pgettext_lazy("menu", "Search"), "k"))
    if may_look(actor):
        pages.append(("casework:board", "arrow-forward-up", _("Referrals"), "r"))
    if may_look_at_demands(actor):
        pages.append(("demands:demands", "messages", _("Common demands"), "n"))
    if may_look_at_suggestions(actor):
        pages.append(("suggestions:suggestions", "file-text", _("Suggestions"), "u"))
    if may_look_at_promises(actor):
        pages.append(("outcomes:ledger", "heart-handshake", _("Promises"), "m"))
        pages.append(("outcomes:outcomes", "clipboard-check", _("What has changed"), "w"))
    if actor.deputy or actor.acts_for:
        pages.append(("dossier:mine", "history", _("My file"), "y"))
    elif may_look_at_files(actor):
        pages.append(("dossier:records", "history", _("Duty files"), "y"))
    if may("stations.announce", actor, actor.station):
        pages.append(("stations:overview", "calendar-event", _("Stations"), "s"))
    if may("contact.submit_for", actor, None):
        pages.append(("contact:entry", "pencil", _("Write down a message"), "e"))
    if actor.deputy or actor.acts_for:
        pages.append(("contact:profile", "id", _("My page"), "p"))
    if may("contact.save_phrase", actor, None):
        pages.append(("contact:phrases", "notes", _("Phrases"), "f"))
    if may("contact.publish", actor, None):
        pages.append(("contact:publications", "speakerphone", _("To publish"), "o"))
    if may("contact.issue_code", actor, None):
        pages.append(("contact:codes", "qrcode", _("Deputy codes"), "c"))
    if may("contact.approve_glass", actor, None) or may("contact.break_glass", actor, None):
        pages.append(("contact:glasses", "lock", _("Administrators let in"), "l"))
    if may("auditing.export", actor, None):
        pages.append(("auditing:ledger", "shield-check", _("Audit"), "a"))
    elif may("auditing.confirm_export", actor, None):
        pages.append(("auditing:waiting", "download", _("Exports to confirm"), ""))
    if may("accounts.issue_card", actor, tenancy.current()):
        pages.append(("accounts:cards", "certificate", _("Sign-in cards"), ""))
    if may("courier.reword", actor, None):
        pages.append(("news:undelivered", "mail-opened", _("Letters not delivered"), ""))
    if may("congress.add", actor, None):
        pages.append(("guide:guide", "settings", _("Set up"), "s"))
    if may("rulebook.draft_profile", actor, None):
        pages.append(("rules:rules", "certificate", pgettext_lazy("menu", "Rules"), ""))
    if may("congress.invite", actor, None):
        pages.append(("people:people", "users-group", pgettext_lazy("menu", "People"), "o"))
    return [*pages, ("congress:deputies", "users", _("Deputies"), "d")]
