"""What leaves this machine besides pages: letters, and questions to a database elsewhere; unreadable on the way."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from psycopg.conninfo import conninfo_to_dict

from hearth.core.fetching import ITSELF
from hearth.core.roles import WEB, WORKER, login
from hearth.core.text.encoders import TOUCHSTONE, encoder
from hearth.core.text.encoders.vectors import NotEncoded
from hearth.journey.demands.labels_encoder import advice_for, problem_in_words
from hearth.ops.findings import Finding

# libpq then asks for the server's certificate, and by whom it was signed
CERTAIN = ("verify-ca", "verify-full")


def letters() -> Finding:
    """Letters hold links and codes that open something."""
    host = settings.EMAIL_HOST
    if host and host not in ITSELF and not settings.EMAIL_USE_TLS:
        return Finding(_("Letters can be read on their way to %s.") % host, _("Set HEARTH_SMTP_TLS=1."))
    return Finding(_("No letter can be read on its way to the mail server."))


def database() -> Finding:
    """PostgreSQL on another machine must show who it is, whichever account asks."""
    given: dict[str, Any] = settings.DATABASES["default"]
    asked = [(str(given["HOST"]), str(given["OPTIONS"].get("sslmode", "")))]
    for own in filter(None, map(login, (WEB, WORKER))):
        known = conninfo_to_dict(own)
        asked.append((str(known.get("host", "")), str(known.get("sslmode", ""))))
    doubtful = sorted({host for hosts, mode in asked if mode not in CERTAIN for host in _elsewhere(hosts)})
    if doubtful:
        sentence = _("Anybody on the way could pose as the database on %(names)s.") % {"names": ", ".join(doubtful)}
        return Finding(sentence, _("Add sslmode=verify-full to its address: docs/how-to/database-accounts.md."))
    return Finding(_("The database is on this machine, or shows who it is."))


def text_encoder() -> Finding:
    """It is asked about a sentence of ours; no message is sent to it for this."""
    try:
        found = encoder()
        if found is None:
            return Finding(_("No text encoder is set: messages are compared by their words, on this machine."))
        (vector,) = found.embed([TOUCHSTONE])
    except NotEncoded as error:
        sentence = _("The text encoder cannot be used: %s") % problem_in_words(error.problem, error.detail)
        return Finding(sentence, advice_for(error.problem))
    where = found.destination or _("this machine")
    known = {"version": found.version, "numbers": len(vector), "where": where}
    return Finding(_("The text encoder %(version)s answers with %(numbers)s numbers; texts go to %(where)s.") % known)


def _elsewhere(hosts: str) -> Iterable[str]:
    """A socket is a path, and no host at all is a socket too."""
    return (host for host in hosts.split(",") if host and not host.startswith(("/", "@")) and host not in ITSELF)
