"""What the ways to prove oneself are called, and the sign beside each."""

from django.utils.translation import gettext_lazy as _

NAMES = {
    "password": _("Password"),
    "passkey": _("Passkey"),
    "app": _("Authenticator app"),
    "card": _("Printed card"),
    "codes": _("Recovery codes"),
}
SYMBOLS = {"passkey": "lock", "app": "device-mobile", "card": "id", "codes": "notes"}
