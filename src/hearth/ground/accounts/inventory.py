from hearth.core.inventory import PERSONAL, SECRET, line

INVENTORY = [
    line("User", "sign_in_name name name_en sound", PERSONAL, "Who signs in, and how others see them", "account"),
    line("User", "email phone", PERSONAL, "Where news of their work reaches them", "account"),
    line("User", "password", SECRET, "A slow hash that checks the password", "account"),
    line("OldPassword", "password", SECRET, "A slow hash, so that a given-up password does not come back", "account"),
    line("OutsideIdentity", "issuer subject", PERSONAL, "Who this is at the organisation's own sign-in", "account"),
    line("SecondFactor", "name", PERSONAL, "So that people recognise their own telephone or key", "account"),
    line("SecondFactor", "secret credential public_key", SECRET, "Checks the second step of signing in", "account"),
    line("OneTimeCode", "hash", SECRET, "Knows a printed code again; the code itself is not kept", "account"),
    line("SignIn", "token", SECRET, "Knows the browser again; kept as a hash", "session"),
    line("SignIn", "device place", PERSONAL, "So that people recognise their own sessions", "session"),
]
