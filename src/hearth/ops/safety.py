"""What keeps data safe: looked at by the doctor, and by Django's `check --deploy` (ops/checks.py)."""

import stat
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from psycopg.conninfo import conninfo_to_dict

from hearth.core import append_only, walls
from hearth.core.roles import WEB, WORKER, login
from hearth.ops.findings import Finding
from hearth.ops.keys import NAMES

# what PostgreSQL must not answer, if a line that was acknowledged is to survive a power cut
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
ANY_HOST = "*"


def keys(folder: Path) -> Finding:
    missing = [name for name in NAMES if not (folder / name).exists()]
    if missing:
        advice = _("Bring them back from a backup; without them old letters and codes cannot be read.")
        return Finding(_("Keys are missing: %(names)s.") % {"names": ", ".join(missing)}, advice)
    readable = [name for name in NAMES if (folder / name).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
    return Finding(_("All keys are there."), _("Others may read them: chmod 600 %s/*") % folder if readable else "")


def hosts() -> Finding:
    """Whoever can be reached by strangers says under which names; Django's own check is content with `*`."""
    if settings.HEARTH_SECURE and ANY_HOST in settings.ALLOWED_HOSTS:
        return Finding(_("Hearth answers under any name."), _("Name your hosts in HEARTH_HOSTS, such as example.org."))
    return Finding(_("Hearth answers under: %(names)s.") % {"names": ", ".join(settings.ALLOWED_HOSTS)})


def durability() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(CARELESS)])
        return kept_through_a_power_cut(dict(cursor.fetchall()))


def kept_through_a_power_cut(said: dict[str, str]) -> Finding:
    careless = sorted(name for name, setting in said.items() if setting == CARELESS[name])
    if careless:
        sentence = _("PostgreSQL may forget what it acknowledged: %(names)s is off.") % {"names": ", ".join(careless)}
        return Finding(sentence, _("Switch it on in postgresql.conf, and restart PostgreSQL."))
    return Finding(_("PostgreSQL keeps what it acknowledged through a power cut."))


def walls_between_congresses() -> Finding:
    with connection.cursor() as cursor:
        unguarded = walls.open_tables(cursor)
    if unguarded:
        sentence = _("PostgreSQL does not keep congresses apart in: %(tables)s.") % {"tables": ", ".join(unguarded)}
        return Finding(sentence, _("Run ./hearth manage migrate: it raises every wall again."))
    return Finding(_("PostgreSQL keeps the rows of each congress apart."))


def accounts() -> Finding:
    with connection.cursor() as cursor:
        passing = walls.passers(cursor, list(signing_in().values()))
    if passing:
        sentence = _("The database lets %(names)s see the rows of every congress.") % {"names": ", ".join(passing)}
        return Finding(sentence, _("Give web server and worker accounts as docs/how-to/database-accounts.md says."))
    return Finding(_("Web server and worker see one congress at a time."))


def ledger() -> Finding:
    """Nobody changes a line: neither table nor account may allow it."""
    with connection.cursor() as cursor:
        tables, accounts = append_only.unguarded(cursor), append_only.changers(cursor, signing_in())
    if tables or accounts:
        sentence = _("The ledger could be changed: %(names)s.") % {"names": ", ".join([*tables, *accounts])}
        return Finding(sentence, _("Find out who allowed it, run ./hearth verify-ledger, and bring back a backup."))
    return Finding(_("PostgreSQL refuses to change the ledger."))


def signing_in() -> dict[str, str]:
    """As whom web server and worker ask: on a server of one's own they may have been given accounts of other names."""
    return {role: str(conninfo_to_dict(login(role)).get("user", role)) for role in (WEB, WORKER)}
