"""Slips on paper, ten on a sheet, each with a code that is good once; the only place where it ever stands in clear."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from hearth.core import tenancy
from hearth.core.printing import printed, qr_code
from hearth.record.dossier.actions.online import last_day
from hearth.record.dossier.models import VoterReport
from hearth.record.dossier.slip_codes import in_groups


def printed_slips(report: VoterReport, codes: Iterable[str], page: str) -> bytes:
    """A PDF to cut up, in the language in force; `page` is where slips are given, as it is reached from outside."""
    title = _("Slips: %(deputy)s, report of %(year)s") % {"deputy": report.deputy.name, "year": report.year}
    slips = [{"code": in_groups(code), "qr": qr_code(f"{page}#{code}")} for code in codes]
    item = {
        "congress": tenancy.current().name,
        "report": _("%(deputy)s, report of %(year)s") % {"deputy": report.deputy.name, "year": report.year},
        "until": _("Good until the end of %(day)s, once.") % {"day": date_format(last_day(report))},
        "address": page.partition("://")[2],
        "slips": slips,
    }
    return printed("slips", get_language() or "zh-hans", title, words=_words(), item=item)


def _words() -> dict[str, str]:
    return {
        "product": _("Hearth"),
        "heading": pgettext("slip", "Your appraisal"),
        "code": _("QR code: opens the page where this slip is given"),
        "scan": _("Scan and choose"),
        "typed": _("Or type the code at"),
        "nobody": _("Nobody can see who gave it."),
    }
