from hearth.journey.contact.actions.answering import acknowledge, add, ask, hand_back, hand_over, note, reply
from hearth.journey.contact.actions.closing import close, lapse, rate, reopen, withdraw
from hearth.journey.contact.actions.codes import (
    issue_code,
    order_sheet,
    pause_code,
    resume_code,
    retire_code,
    rotate_code,
)
from hearth.journey.contact.actions.entering import submit_for
from hearth.journey.contact.actions.phrases import drop_phrase, save_phrase
from hearth.journey.contact.actions.profile import drop_focus, finish_focus, set_focus
from hearth.journey.contact.actions.revealing import show_contact
from hearth.journey.contact.actions.screening import appeal, deliver, hold, redirect, refuse, release
from hearth.journey.contact.actions.steering import escalate, reassign, take_over
from hearth.journey.contact.actions.submitting import submit

__all__ = [
    "acknowledge",
    "add",
    "appeal",
    "ask",
    "close",
    "deliver",
    "drop_focus",
    "drop_phrase",
    "escalate",
    "finish_focus",
    "hand_back",
    "hand_over",
    "hold",
    "issue_code",
    "lapse",
    "note",
    "order_sheet",
    "pause_code",
    "rate",
    "reassign",
    "redirect",
    "refuse",
    "release",
    "reopen",
    "reply",
    "resume_code",
    "retire_code",
    "rotate_code",
    "save_phrase",
    "set_focus",
    "show_contact",
    "submit",
    "submit_for",
    "take_over",
    "withdraw",
]
