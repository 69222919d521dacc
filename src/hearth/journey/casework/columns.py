"""Messages and referrals as rows of a spreadsheet, their columns in words; never how to reach a resident (D10)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hearth.core.taking import exact
from hearth.journey.casework import labels
from hearth.journey.contact.conversation import CHANNELS, SOLVED
from hearth.journey.contact.labels import state_label


def thread_heads() -> list[str]:
    """Of a message, as deputy and staff see it."""
    return [
        *(_("Number"), _("State"), _("How urgent?"), _("Place"), _("First words"), _("Deputy"), _("Way in")),
        *(_("Written"), pgettext("deadline", "Due"), _("First answered"), _("Last moved"), _("Rating"), _("Photos")),
    ]


def of_thread(thread: Any) -> list[str]:
    """Its row; of a sealed matter only that there is one."""
    said = _("Sealed matter") if thread.is_sealed else thread.excerpt
    tier, solved = labels.TIERS[thread.tier].text, SOLVED.get(thread.solved)
    return [
        *(thread.code, str(state_label(thread, at_desk=True).text), str(tier), thread.place, said, thread.deputy.name),
        *(str(CHANNELS[thread.channel]), exact(thread.began_at), exact(thread.due_at), exact(thread.answered_at)),
        *(exact(thread.moved_at), str(solved.text) if solved else "", str(thread.photo_count or "")),
    ]


def referral_heads() -> list[str]:
    """Of a referral, as staff, deputy and unit see it."""
    return [
        *(_("Number"), _("Unit"), _("Part"), _("How urgent?"), _("State"), _("Place"), _("What is to be done")),
        *(_("Sent"), pgettext("deadline", "Due"), _("Reported"), _("What was done"), _("Outcome"), _("12345 order")),
    ]


def of_referral(referral: Any) -> list[str]:
    """Its row."""
    outcome = labels.OUTCOMES.get(referral.outcome)
    return [
        *(referral.code, referral.unit.name, str(labels.ROLES[referral.role]), str(labels.TIERS[referral.tier].text)),
        *(str(labels.STATES[referral.state].text), referral.place, referral.words, exact(referral.sent_at)),
        *(exact(referral.clock.due_at if referral.clock else None), exact(referral.reported_at), referral.result),
        *(str(outcome.text) if outcome else "", referral.order_no),
    ]
