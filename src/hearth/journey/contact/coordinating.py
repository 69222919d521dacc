"""Where a thread lies while others see to it: with a unit, with staff, or with the deputy who is to tell the citizen.

Whoever calls these has asked the policy for a verb of their own, and writes the line of the ledger.
"""

from __future__ import annotations

from hearth.journey.contact.models import Thread


def to_unit(thread: Thread, tier: str) -> None:
    """A unit has it now; the time in which the citizen is answered goes by how urgent it is."""
    thread.advance(
        "refer", since=thread.due_from, turn="unit", tier=tier, is_referred=True, is_new=False, is_escalated=False
    )


def lies_with(thread: Thread, turn: str) -> None:
    """The next move is this side's; nothing changes where the deputy has answered already."""
    if thread.state == "coordinating":
        thread.stay(
            "coordinate",
            turn="staff" if turn == "deputy" and thread.is_withheld else turn,
            is_new=True,
            is_escalated=False,
        )


def is_late(thread: Thread) -> None:
    """A unit has not kept its moment: from now on the citizen may ask where it stays."""
    Thread.objects.filter(pk=thread.pk).update(is_escalated=True)


def back_to_deputy(thread: Thread) -> None:
    """Others have done what they could: the answer is the deputy's again, or staff's where it is kept from them."""
    if thread.state == "coordinating" and not thread.can("hand_back"):
        thread.stay("coordinate", turn="staff", is_referred=False, is_new=True)
    elif thread.state == "coordinating":
        thread.advance("hand_back", since=thread.due_from, is_referred=False, is_new=True)
    else:
        Thread.objects.filter(pk=thread.pk).update(is_referred=False)
