from hearth.ground.accounts.models.sign_in import SignIn
from hearth.ground.accounts.models.user import User

__all__ = ["SignIn", "User"]
