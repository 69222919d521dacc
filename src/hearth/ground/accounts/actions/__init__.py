from hearth.ground.accounts.actions.access import deactivate, end_sessions, reactivate
from hearth.ground.accounts.actions.cards import issue_card
from hearth.ground.accounts.actions.correcting import correct, correct_own_name
from hearth.ground.accounts.actions.factors import (
    add_app,
    add_passkey,
    make_recovery_codes,
    remove_factor,
    rename_factor,
)
from hearth.ground.accounts.actions.outside import link_identity, sign_in_from_outside, unlink_identity
from hearth.ground.accounts.actions.own_account import change_password, set_single_keys
from hearth.ground.accounts.actions.proving import prove
from hearth.ground.accounts.actions.second_step import finish_sign_in, sign_in_with_passkey
from hearth.ground.accounts.actions.signing_in import sign_in
from hearth.ground.accounts.actions.signing_out import sign_out, sign_out_elsewhere

__all__ = [
    "add_app",
    "add_passkey",
    "change_password",
    "correct",
    "correct_own_name",
    "deactivate",
    "end_sessions",
    "finish_sign_in",
    "issue_card",
    "link_identity",
    "make_recovery_codes",
    "prove",
    "reactivate",
    "remove_factor",
    "rename_factor",
    "set_single_keys",
    "sign_in",
    "sign_in_from_outside",
    "sign_in_with_passkey",
    "sign_out",
    "sign_out_elsewhere",
    "unlink_identity",
]
