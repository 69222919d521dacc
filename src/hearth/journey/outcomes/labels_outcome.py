"""What outcomes, their kinds, states and events are called, and how it all looks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hearth.journey.contact.labels import ROLES, Label
from hearth.journey.contact.telling import Telling
from hearth.journey.outcomes.events import Happened

KINDS = {
    "measure": Label("", "clipboard-check", pgettext_lazy("an outcome", "Measure")),
    "document": Label("", "certificate", pgettext_lazy("an outcome", "Issued document")),
}
STATES = {
    "claimed": Label("warn", "circle-dashed", pgettext_lazy("an outcome", "Claimed, nothing shown yet")),
    "evidenced": Label("info", "eye", pgettext_lazy("an outcome", "Shown, to be verified")),
    "verified": Label("info", "eye-check", pgettext_lazy("an outcome", "Verified, to be published")),
    "published": Label("ok", "circle-check", pgettext_lazy("an outcome", "In force, public")),
    "lapsed": Label("", "hourglass", pgettext_lazy("an outcome", "No longer in force")),
    "replaced": Label("", "arrow-forward-up", pgettext_lazy("an outcome", "Replaced by another")),
    "rejected": Label("", "x", pgettext_lazy("an outcome", "Rejected")),
}
CONTESTED = Label("bad", "alert-triangle", pgettext_lazy("an outcome", "Contested"))
IN_FORCE = Label("ok", "circle-check", pgettext_lazy("an outcome", "In force"))
LEVELS = {
    "district": pgettext_lazy("level of a document", "District"),
    "city": pgettext_lazy("level of a document", "City"),
    "province": pgettext_lazy("level of a document", "Province"),
    "nation": pgettext_lazy("level of a document", "Nation"),
}
SIDES = {"staff": pgettext_lazy("verified by", "Staff"), "deputy": pgettext_lazy("verified by", "Deputy")}

# %(who)s acted; %(demand)s, %(matter)s, %(suggestion)s and %(successor)s are numbers
STEPS = {
    Happened.CLAIMED: _("%(who)s claimed it"),
    Happened.EVIDENCED: _("%(who)s added what shows it"),
    Happened.CORRECTED: _("%(who)s corrected it"),
    Happened.VERIFIED: _("%(who)s verified it"),
    Happened.CONTESTED: _("%(who)s said that it is not so"),
    Happened.REJECTED: _("%(who)s rejected it"),
    Happened.PUBLISHED: _("%(who)s published it"),
    Happened.UNPUBLISHED: _("%(who)s took it back from the public"),
    Happened.REPLACED: _("%(who)s noted that %(successor)s holds in its place"),
}
ENDED = {True: _("Its last day has passed"), False: _("%(who)s noted that it holds no more")}
LINKS = {
    (Happened.LINKED, "suggestion"): _("%(who)s noted that it came of suggestion %(suggestion)s"),
    (Happened.LINKED, "demand"): _("%(who)s noted that it came of common demand %(demand)s"),
    (Happened.LINKED, "matter"): _("%(who)s noted that it came of message %(matter)s"),
    (Happened.UNLINKED, "suggestion"): _("%(who)s noted that it did not come of suggestion %(suggestion)s"),
    (Happened.UNLINKED, "demand"): _("%(who)s noted that it did not come of common demand %(demand)s"),
    (Happened.UNLINKED, "matter"): _("%(who)s noted that it did not come of message %(matter)s"),
}
TELLING = {
    Happened.TOLD: Telling(
        _("The resident was told what came of it"),
        "certificate",
        _("Something has changed that came of what you wrote; it stands on this page"),
    ),
}


def label_of(outcome: Any) -> Label:
    """How it stands now."""
    return CONTESTED if outcome.objection and not outcome.is_public else STATES[outcome.state]


def public_label(outcome: Any) -> Label:
    """The same for everybody."""
    return IN_FORCE if outcome.state == "published" else STATES[outcome.state]


def step_of(entry: Any) -> str:
    """One line of its story, in a sentence that names who did it."""
    event, facts = Happened(entry.event), entry.facts
    if event == Happened.LAPSED:
        sentence = ENDED[entry.role == "system"]
    elif event in (Happened.LINKED, Happened.UNLINKED):
        sentence = LINKS[event, next(name for name in ("suggestion", "demand", "matter") if name in facts)]
    else:
        sentence = STEPS[event]
    told = {name: facts.get(name, "") for name in ("demand", "matter", "suggestion", "successor")}
    return str(sentence % {"who": who(entry), **told})


def who(entry: Any) -> str:
    """The person behind a line, by role and name."""
    return str(ROLES.get(entry.role, "%(name)s") % {"name": entry.name})


def numbered(outcome: Any) -> str:
    """Who issued it or does it, and under which number."""
    if not outcome.number:
        return outcome.whose
    return gettext("%(whose)s, %(number)s") % {"whose": outcome.whose, "number": outcome.number}
