from hearth.ground.accounts.models.old_password import OldPassword
from hearth.ground.accounts.models.outside_identity import OutsideIdentity
from hearth.ground.accounts.models.second_factor import OneTimeCode, SecondFactor
from hearth.ground.accounts.models.sign_in import SignIn
from hearth.ground.accounts.models.user import User

__all__ = ["OldPassword", "OneTimeCode", "OutsideIdentity", "SecondFactor", "SignIn", "User"]
