from hearth.record.dossier.actions.activities import enrol, register, strike_off
from hearth.record.dossier.actions.noting import correct, note, withdraw
from hearth.record.dossier.actions.verifying import dispute, send_back, settle, verify
from hearth.record.dossier.actions.years import drop_kind, lock_year, set_kind

__all__ = [
    "correct",
    "dispute",
    "drop_kind",
    "enrol",
    "lock_year",
    "note",
    "register",
    "send_back",
    "set_kind",
    "settle",
    "strike_off",
    "verify",
    "withdraw",
]
