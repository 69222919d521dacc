"""What kinds of news there are: the letters, and the groups in which people choose how they are told of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

CHANNELS = ("email", "sms", "wechat")
# what a group of people or another program is given is no letter to a person
OUTSIDE = ("dingtalk", "webhook")
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Group:
    """News that belongs together, for people with one of these posts; empty for everybody who has an account."""

    label: Any
    hint: Any
    roles: frozenset[str] = frozenset()
    is_essential: bool = False  # nobody can switch it off: it protects the person, or is sent once and no more
    is_for_outlets: bool = True


@dataclass(frozen=True)
class Reader:
    """Somebody who is known elsewhere: where a letter reaches them, and the page on which they end such letters."""

    address: str
    stop: str


@dataclass(frozen=True)
class Letter:
    """One kind of letter: its words as the house has them, and what fills the gaps in them."""

    group: str
    say: Callable[[], tuple[str, str]]
    # for a line of the ledger: what stands for each gap, `way` (the last lines, with the address) and `thread`
    facts: Callable[[Any, str], Facts]
    gaps: tuple[str, ...] = ()
    is_urgent: bool = False  # a clock counts hours: neither quiet hours nor a digest keep it back
    # where readers are known elsewhere, given the letter and its line of the ledger: nobody where they no longer wish
    # to hear, or where what happened no longer stands
    reaches: Callable[[Any, Any], Reader | None] | None = None


GROUPS: dict[str, Group] = {
    "receipt": Group(_("Your receipt"), _("Once, when you have written."), is_essential=True, is_for_outlets=False),
    "progress": Group(_("Your message"), _("When it was read, answered, passed on or finished."), is_for_outlets=False),
    "messages": Group(
        _("Residents’ messages"),
        _("New messages, what residents add, and what they think of the answer."),
        frozenset({"deputy", "aide"}),
    ),
    "handling": Group(
        _("How units get on with your matters"),
        _("What a unit has taken on, asked for, reported, or is late with."),
        frozenset({"deputy", "aide"}),
    ),
    "following": Group(
        _("What you follow"), _("What becomes of public matters you chose to follow."), is_for_outlets=False
    ),
    "reception": Group(_("Reception days"), _("When you receive residents, and reminders."), frozenset({"deputy"})),
    "file": Group(
        _("Duty files"),
        _("What others have entered in your file, what came back, what is disputed or decided."),
        frozenset({"deputy", "clerk"}),
        is_for_outlets=False,
    ),
    "screening": Group(
        _("Messages that wait for staff"),
        _("Set aside by the filter, unread for days, asked for once more, sealed."),
        frozenset({"clerk", "leader", "supervisor"}),
    ),
    "publication": Group(_("To publish"), _("Answers that could be published."), frozenset({"clerk"})),
    "rulings": Group(
        _("Referrals that wait for you"),
        _("To rule on, to confirm, late, or asked for by a resident."),
        frozenset({"clerk"}),
    ),
    "referrals": Group(
        _("Matters referred to your unit"),
        _("New ones, rulings, remarks, what residents answer."),
        frozenset({"unit", "unit-leader"}),
    ),
    "deadlines": Group(
        _("Deadlines of your unit"), _("Reminders, and what is late."), frozenset({"unit", "unit-leader"})
    ),
    "outcomes": Group(
        _("What has changed"),
        _("Measures and documents to be looked at, and what became of those you claimed."),
        frozenset({"deputy", "clerk", "unit", "unit-leader", "aide"}),
    ),
    "oversight": Group(
        _("Administrators let in"),
        _("Who was let in to read a message, and why."),
        frozenset({"leader", "auditor"}),
        is_essential=True,
        is_for_outlets=False,
    ),
    "decisions": Group(
        _("Decisions of two administrators"),
        _("What another administrator has proposed."),
        frozenset({"admin"}),
        is_essential=True,
        is_for_outlets=False,
    ),
    "exports": Group(
        _("Long lists taken along"),
        _("What waits for a second person, and what became of yours."),
        frozenset({"auditor", "leader", "clerk", "admin"}),
        is_essential=True,
        is_for_outlets=False,
    ),
    "security": Group(
        _("Your account"),
        _("Invitations, sign-ins from new devices, changes of passwords and second factors."),
        is_essential=True,
        is_for_outlets=False,
    ),
}
OF_RESIDENTS = ("receipt", "progress", "following")


@functools.cache
def letters() -> dict[str, Letter]:
    """Every letter of every chapter, by its name."""
    table: dict[str, Letter] = import_string(settings.HEARTH_LETTERS)
    return table


def group_of(letter: str) -> str:
    """To which group a letter belongs."""
    return letters()[letter].group


def groups_for(roles: frozenset[str]) -> dict[str, Group]:
    """The groups that concern somebody who holds these posts, in the order in which a page shows them."""
    return {
        name: group
        for name, group in GROUPS.items()
        if name not in OF_RESIDENTS and (not group.roles or group.roles & roles)
    }


def reached_outside(letter: str) -> bool:
    """Whether outlets may be given this kind of news."""
    return GROUPS[group_of(letter)].is_for_outlets


def of_group(group: str) -> list[str]:
    """The letters of a group."""
    return [name for name, letter in letters().items() if letter.group == group]
