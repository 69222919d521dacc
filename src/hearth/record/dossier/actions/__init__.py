from hearth.record.dossier.actions.activities import check_in, close_door, enrol, open_door, register, strike_off
from hearth.record.dossier.actions.asking import answer_question, ask, pass_on, set_aside
from hearth.record.dossier.actions.noting import correct, note, withdraw
from hearth.record.dossier.actions.online import close_online, give_slip, open_online, print_slips
from hearth.record.dossier.actions.reporting import (
    announce_report,
    appraise_report,
    call_off_report,
    draft_report,
    drop_report,
    edit_report,
    feed_back,
    hold_report,
)
from hearth.record.dossier.actions.verifying import dispute, send_back, settle, verify
from hearth.record.dossier.actions.years import drop_kind, lock_year, set_kind

__all__ = [
    "announce_report",
    "answer_question",
    "appraise_report",
    "ask",
    "call_off_report",
    "check_in",
    "close_door",
    "close_online",
    "correct",
    "dispute",
    "draft_report",
    "drop_kind",
    "drop_report",
    "edit_report",
    "enrol",
    "feed_back",
    "give_slip",
    "hold_report",
    "lock_year",
    "note",
    "open_door",
    "open_online",
    "pass_on",
    "print_slips",
    "register",
    "send_back",
    "set_aside",
    "set_kind",
    "settle",
    "strike_off",
    "verify",
    "withdraw",
]
