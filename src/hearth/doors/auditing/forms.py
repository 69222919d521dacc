from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core.actors import ROLES
from hearth.core.plain import plain
from hearth.core.taking import SHEETS
from hearth.doors.auditing import deeds
from hearth.doors.auditing.models.export import LISTS
from hearth.ground.congress.importing.kinds import kinds

EVERY = [("", pgettext_lazy("every kind", "all"))]


class Line(forms.CharField):
    """A few words on one line, cleaned of what nobody sees."""

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


class AskingForm(forms.Form):
    """What an auditor asks of either list: days, people, thing. All of it may be left out."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))
    code = Line(label=_("Number of the thing"), required=False, max_length=40)
    who = Line(label=_("Person"), required=False, max_length=40)
    role = forms.ChoiceField(
        label=_("Post"),
        required=False,
        choices=lambda: [*EVERY, *((role, deeds.role_name(role)) for role in (*ROLES, *deeds.ROLES))],
    )

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("since") and asked.get("until") and asked["since"] > asked["until"]:
            self.add_error("until", _("The last day lies before the first."))
        return asked

    @property
    def kept(self) -> dict[str, str]:
        """What was asked, as it stands in an address; nothing where nothing was."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class LedgerForm(AskingForm):
    """What happened."""

    group = forms.ChoiceField(
        label=_("About"),
        required=False,
        choices=lambda: [*EVERY, *((name, group.label) for name, group in deeds.EVENT_GROUPS.items())],
    )
    event = forms.ChoiceField(
        label=_("Event"),
        required=False,
        choices=lambda: [*EVERY, *deeds.EVENTS.items()],
    )
    kind = Line(label=_("Kind of thing"), required=False, max_length=60)


class SightingForm(AskingForm):
    """Who looked, at what, and why."""

    looked_at = forms.ChoiceField(
        label=_("Looked at"),
        required=False,
        choices=[
            *EVERY,
            ("contact", _("A resident’s contact")),
            ("thread", _("A conversation")),
            ("sheet", _("A score sheet")),
        ],
    )
    why = Line(label=_("Words of the reason"), required=False, max_length=40)


FORMS: dict[str, type[AskingForm]] = {"ledger": LedgerForm, "sightings": SightingForm}


def said(subject: str, asked: dict[str, str]) -> list[tuple[Any, Any]]:
    """What was asked of a list, in the words of its form."""
    if subject == "files":
        return [(_("Year"), asked["year"])]
    if subject not in FORMS:
        return [(_("Kind of thing"), kinds()[asked["kind"]].title)]
    fields = FORMS[subject]().fields
    return [(fields[name].label, _in_words(fields[name], value)) for name, value in asked.items()]


def _in_words(field: Any, value: str) -> Any:
    return dict(getattr(field, "choices", ())).get(value, value)


class ExportForm(forms.Form):
    """Which list, as which kind of file; what was asked of the list travels beside it."""

    subject = forms.ChoiceField(choices=LISTS)
    format = forms.ChoiceField(choices=SHEETS)
