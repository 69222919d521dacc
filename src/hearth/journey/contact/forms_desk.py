"""The shape of what deputies, aides and staff say and decide about a thread."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import PlainField
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.codes import deputies_found
from hearth.journey.contact.forms_clerk import text
from hearth.journey.contact.labels import DUTIES, REPLY_TYPES

LONGEST = 10_000
SAYINGS = {
    "reply": _("Reply"),
    "ask": _("Question"),
    "note": _("Internal note"),
    "hand_over": _("Hand over to staff"),
}
REASONS = {
    "abuse": _("Insults"),
    "threat": _("A threat"),
    "self_harm": _("Danger to a life"),
    "child_data": _("Data of a child"),
    "spam": _("Advertising"),
    "appeal": _("The resident asked for a second look"),
    "flood": _("Very many at once"),
    "emergency": _("An emergency"),
}
STAFFS_REASONS = ("abuse", "threat", "self_harm", "child_data", "spam")
TARGETS = {
    "emergency": _("110, 119, 120 or 122"),
    "court": _("Court or arbitration"),
    "petition": _("The petitions office"),
    "discipline": _("Discipline inspection and supervision"),
    "hotline": _("The 12345 hotline"),
}


class SayForm(forms.Form):
    """Words for the resident or among ourselves; an answer says what kind of answer it is."""

    say = forms.ChoiceField(label=_("What is it?"), choices=list(SAYINGS.items()))
    body = PlainField(
        label=_("Words"),
        max_length=LONGEST,
        widget=text(3),
        error_messages={
            "required": _("Write a few words first."),
            "max_length": _("This is too long: 10,000 characters at most."),
        },
    )
    reply_type = forms.ChoiceField(
        label=_("Kind of answer"),
        choices=[("", _("Kind of answer")), *((name, label.text) for name, label in REPLY_TYPES.items())],
        required=False,
    )
    promised_on = forms.DateField(
        label=_("By which day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages={"invalid": _("Choose the day in the calendar, or write it like 2026-12-31.")},
    )  # fmt: skip
    passed_to = PlainField(label=_("To whom"), required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("say") == "reply":
            self._clean_answer(cleaned)
        return cleaned

    def _clean_answer(self, cleaned: dict[str, Any]) -> None:
        kind, day = cleaned.get("reply_type"), cleaned.get("promised_on")
        if not kind:
            self.add_error("reply_type", _("Choose what kind of answer it is."))
        if kind == "measure" and "promised_on" not in self.errors and not day:
            self.add_error("promised_on", _("Say by which day it will be done."))
        if kind == "measure" and day and day < clock.today():
            self.add_error("promised_on", _("This day has passed. Choose a later one."))
        if kind == "passed_on" and not cleaned.get("passed_to"):
            self.add_error("passed_to", _("Say to whom you passed it on."))

    @property
    def details(self) -> dict[str, Any]:
        """What belongs to the chosen kind of answer, and nothing left over from another."""
        kind = self.cleaned_data["reply_type"]
        return {
            "promised_on": self.cleaned_data["promised_on"] if kind == "measure" else None,
            "passed_to": self.cleaned_data["passed_to"] if kind == "passed_on" else "",
        }


class WordsForm(forms.Form):
    """A few words that must be given."""

    body = PlainField(
        label=_("What was done"), max_length=LONGEST, widget=text(3),
        error_messages={"required": _("Write a few words first.")},
    )  # fmt: skip


class RefusalForm(WordsForm):
    """Why it is not taken, in words the resident reads."""

    body = PlainField(
        label=_("Why, in words the resident reads"), max_length=LONGEST, widget=text(3),
        error_messages={"required": _("Say why. The resident reads it and may ask for a second look.")},
    )  # fmt: skip


class RedirectionForm(forms.Form):
    """Where it belongs, and what the resident should know about it."""

    target = forms.ChoiceField(label=_("Where it belongs"), choices=list(TARGETS.items()))
    body = PlainField(
        label=_("Address and reason, in words the resident reads"), max_length=LONGEST, widget=text(3),
        error_messages={"required": _("Write where to turn, and why.")},
    )  # fmt: skip


class HoldingForm(forms.Form):
    """Why it is set aside."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[(name, REASONS[name]) for name in STAFFS_REASONS])
    is_urgent = forms.BooleanField(label=_("Somebody must be called at once"), required=False)


class LookForm(forms.Form):
    """Why somebody looks at how the resident can be reached."""

    reason = PlainField(
        label=_("What do you need it for?"), max_length=200,
        error_messages={"required": _("Say what you need it for. The resident sees that you looked.")},
    )  # fmt: skip


class DutyForm(forms.Form):
    """Which legal duty keeps a matter from being erased."""

    duty = forms.ChoiceField(label=_("Which duty?"), choices=list(DUTIES.items()))


class ReassignmentForm(forms.Form):
    """Another deputy, by name or number."""

    deputy = PlainField(
        label=_("Name or number of the deputy"), max_length=60,
        error_messages={"required": _("Write the name or the number of the deputy.")},
    )  # fmt: skip

    def clean_deputy(self) -> Deputy:
        """The one deputy in office who is meant."""
        typed = self.cleaned_data["deputy"]
        found: list[Deputy] = list(deputies_found(typed).filter(mandates__state="active").distinct()[:6])
        named = [deputy for deputy in found if typed in (deputy.code, deputy.name_zh, deputy.name_en)]
        if len(named) == 1:
            return named[0]
        if not found:
            raise forms.ValidationError(_("No deputy in office is called so."))
        if len(found) > 1:
            names = ", ".join(f"{deputy.name} ({deputy.code})" for deputy in found)
            raise forms.ValidationError(_("Several fit: %(names)s. Write the number."), params={"names": names})
        return found[0]


FORMS: dict[str, type[forms.Form]] = {
    "hand_back": WordsForm,
    "reassign": ReassignmentForm,
    "hold": HoldingForm,
    "refuse": RefusalForm,
    "redirect": RedirectionForm,
    "contact": LookForm,
    "duty": DutyForm,
}
