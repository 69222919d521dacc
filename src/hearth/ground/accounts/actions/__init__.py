from hearth.ground.accounts.actions.signing_in import sign_in, sign_out

__all__ = ["sign_in", "sign_out"]
