from hearth.ground.accounts.actions.own_account import change_password, set_single_keys
from hearth.ground.accounts.actions.signing_in import sign_in
from hearth.ground.accounts.actions.signing_out import sign_out, sign_out_elsewhere

__all__ = ["change_password", "set_single_keys", "sign_in", "sign_out", "sign_out_elsewhere"]
