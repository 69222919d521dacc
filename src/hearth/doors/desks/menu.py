"""The menu beside every page of the workspace: only what this person may do."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.addresses import address


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
    items[0] = items[0]._replace(waiting=amount(getattr(request, "waiting", 0)))
    return [item._replace(is_current=request.path == item.address) for item in items]


def amount(count: int) -> str:
    """A number that is not counted beyond ninety-nine."""
    return "99+" if count > 99 else str(count or "")


def _pages(actor: Actor) -> list[tuple[str, str, Any, str]]:
    pages = [("desks:desk", "inbox", _("Inbox"), "i")]
    if may("contact.submit_for", actor, None):
        pages.append(("contact:entry", "pencil", _("Write down a message"), "e"))
    if actor.deputy or actor.acts_for:
        pages.append(("contact:profile", "id", _("My page"), "p"))
    if may("contact.save_phrase", actor, None):
        pages.append(("contact:phrases", "notes", _("Phrases"), "f"))
    if may("contact.issue_code", actor, None):
        pages.append(("contact:codes", "qrcode", _("Deputy codes"), "c"))
    return [*pages, ("congress:deputies", "users", _("Deputies"), "d")]
