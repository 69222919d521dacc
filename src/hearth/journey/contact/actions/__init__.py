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
from hearth.journey.contact.actions.concerning import confide, drop_subject, name_subject
from hearth.journey.contact.actions.entering import submit_for
from hearth.journey.contact.actions.expiring import expire
from hearth.journey.contact.actions.glass import approve_glass, break_glass, end_glass, review_glass
from hearth.journey.contact.actions.handing import (
    come_back,
    find_owner,
    hand_on,
    leave_to_staff,
    part,
    rest,
    return_to_deputy,
)
from hearth.journey.contact.actions.hearing import choose_news
from hearth.journey.contact.actions.keeping import end_duty, note_duty
from hearth.journey.contact.actions.phrases import drop_phrase, save_phrase
from hearth.journey.contact.actions.profile import drop_focus, finish_focus, set_focus
from hearth.journey.contact.actions.publishing import (
    consent,
    correct_publication,
    decline,
    drop_proposal,
    propose,
    publish,
    redact,
    take_down,
    wish,
)
from hearth.journey.contact.actions.recounting import recount
from hearth.journey.contact.actions.revealing import note_opening, show_contact
from hearth.journey.contact.actions.rights import correct, erase, erase_contact, mask, withdraw_consent
from hearth.journey.contact.actions.screening import appeal, deliver, hold, redirect, refuse, release
from hearth.journey.contact.actions.sealing import name_reader, request_second, seal, second
from hearth.journey.contact.actions.steering import escalate, reassign, take_over
from hearth.journey.contact.actions.submitting import submit
from hearth.journey.contact.actions.transition import (
    change_over,
    draw_up_change,
    elect,
    finish_change,
    leave_out,
    name_successor,
    note_notice,
    plan_change,
    put_in_force,
    withdraw_change,
)

__all__ = [
    "acknowledge",
    "add",
    "appeal",
    "approve_glass",
    "ask",
    "break_glass",
    "change_over",
    "choose_news",
    "close",
    "come_back",
    "confide",
    "consent",
    "correct",
    "correct_publication",
    "decline",
    "deliver",
    "draw_up_change",
    "drop_focus",
    "drop_phrase",
    "drop_proposal",
    "drop_subject",
    "elect",
    "end_duty",
    "end_glass",
    "erase",
    "erase_contact",
    "escalate",
    "expire",
    "find_owner",
    "finish_change",
    "finish_focus",
    "hand_back",
    "hand_on",
    "hand_over",
    "hold",
    "issue_code",
    "lapse",
    "leave_out",
    "leave_to_staff",
    "mask",
    "name_reader",
    "name_subject",
    "name_successor",
    "note",
    "note_duty",
    "note_notice",
    "note_opening",
    "order_sheet",
    "part",
    "pause_code",
    "plan_change",
    "propose",
    "publish",
    "put_in_force",
    "rate",
    "reassign",
    "recount",
    "redact",
    "redirect",
    "refuse",
    "release",
    "reopen",
    "reply",
    "request_second",
    "rest",
    "resume_code",
    "retire_code",
    "return_to_deputy",
    "review_glass",
    "rotate_code",
    "save_phrase",
    "seal",
    "second",
    "set_focus",
    "show_contact",
    "submit",
    "submit_for",
    "take_down",
    "take_over",
    "wish",
    "withdraw",
    "withdraw_change",
    "withdraw_consent",
]
