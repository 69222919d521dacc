"""The shape of what units, staff and deputies type about promises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import PlainField
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework.forms import DATE, UnitField, words
from hearth.journey.casework.labels import TIERS
from hearth.journey.contact.forms import WithPhotos
from hearth.journey.outcomes import labels
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.counting import Count

MOST = 1_000_000
PERCENT = _("Write a number from 1 to 100.")
WITHIN = _("Write a number from 1 to 999.")
CASES = _("Write a whole number.")
PASSED = _("This day has passed. Choose a later one.")


def day(label: Any, **more: Any) -> forms.DateField:
    """A day, chosen in the calendar or written."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=DATE | {"required": _SAY_DAY},
        **more,
    )


def number(label: Any, most: int, sentence: Any, least: int = 1, **more: Any) -> forms.IntegerField:
    """A whole number within bounds."""
    told = dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence)
    return forms.IntegerField(label=label, min_value=least, max_value=most, error_messages=told, **more)


_SAY_DAY = _("Say by which day.")


class TermsForm(forms.Form):
    """By which day, or how quickly in how many of a hundred cases."""

    due_on = day(_("By which day?"), required=False)
    within = number(_("Within how much time?"), 999, WITHIN, required=False)
    span = forms.ChoiceField(label=_("Counted in"), choices=list(labels.SPANS.items()), required=False, initial="h")
    percent = number(_("In how many of a hundred cases, at least?"), 100, PERCENT, required=False, initial=95)

    def ask(self, kind: str) -> None:
        """What this kind of promise cannot do without."""
        typed = self.cleaned_data
        if kind == "once":
            self._ask_day(typed.get("due_on"))
            return
        for name, sentence in (("within", WITHIN), ("percent", PERCENT), ("span", _("Choose hours, days …"))):
            if name not in self.errors and not typed.get(name):
                self.add_error(name, sentence)

    def _ask_day(self, due: Any) -> None:
        if "due_on" in self.errors:
            return
        if due is None:
            self.add_error("due_on", _SAY_DAY)
        elif due < clock.now().astimezone(SHANGHAI).date():
            self.add_error("due_on", PASSED)

    def terms(self, kind: str) -> Terms:
        """What is promised, without what belongs to the other kind."""
        typed = self.cleaned_data
        if kind == "once":
            return Terms(due_on=typed["due_on"])
        return Terms(percent=typed["percent"], within=typed["within"], span=typed["span"])


class PromiseForm(TermsForm):
    """What the unit promises: in words, and by what it can be checked."""

    words = words(_("What is promised?"), 4, help_text=_("The resident reads it, word for word."))
    kind = forms.ChoiceField(
        label=_("What kind of promise is it?"),
        choices=list(labels.KINDS.items()),
        initial="once",
        widget=forms.RadioSelect,
    )
    metric = forms.ChoiceField(label=_("By what is it measured?"), choices=list(labels.METRICS.items()), required=False)
    tier = forms.ChoiceField(
        label=_("Only where it is so urgent"),
        choices=[("", _("Whatever the urgency")), *((name, each.text) for name, each in TIERS.items())],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if kind := cleaned.get("kind"):
            self.ask(kind)
        if kind == "recurring" and not cleaned.get("metric") and "metric" not in self.errors:
            self.add_error("metric", _("Say by what it is measured."))
        return cleaned

    @property
    def pledge(self) -> Pledge:
        """The promise as it is given."""
        typed = self.cleaned_data
        kind = typed["kind"]
        measured = {name: typed[name] for name in ("metric", "tier")} if kind == "recurring" else {}
        return Pledge(typed["words"], self.terms(kind), **measured)


class NotedPromiseForm(PromiseForm):
    """The same, as staff or a deputy heard it from a unit."""

    unit = UnitField(label=_("Which unit promised it?"), error_messages={"required": _("Choose the unit.")})
    field_order = ("unit",)


class RevisionForm(TermsForm):
    """What is promised from now on, and why it changed."""

    reason = words(_("Why? Deputy and resident read it."))
    field_order = ("due_on", "within", "span", "percent")

    def __init__(self, *args: Any, commitment: Any, **kwargs: Any) -> None:
        now = {name: getattr(commitment, name) for name in Terms._fields}
        super().__init__(*args, initial=now, **kwargs)
        self.kind = commitment.kind
        for name in ("within", "span", "percent") if self.kind == "once" else ("due_on",):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.ask(self.kind)
        return cleaned


class FulfilmentForm(WithPhotos):
    """What was done, with pictures of it, or the number of a document."""

    words = words(_("What was done? The resident reads it."), 4)
    document_no = PlainField(label=_("Number of the document, if one was issued"), max_length=60, required=False)


class ExplanationForm(forms.Form):
    """Why it cannot be kept, and who signs for that."""

    explanation = words(_("Why can it not be kept? Deputy and resident read it."), 4)
    signed_by = PlainField(
        label=_("Who signs for the unit?"), max_length=80, error_messages={"required": _("Write name and post.")}
    )


class ObjectionForm(forms.Form):
    """What is missing."""

    words = words(_("What is missing? The unit reads it."))


class MeasurementForm(forms.Form):
    """In how many of how many cases, counted by what."""

    since = day(_("From"))
    until = day(_("Until"))
    sample = number(_("How many cases were there?"), MOST, CASES, least=0)
    met = number(_("In how many of them was it kept?"), MOST, CASES, least=0)
    source = PlainField(
        label=_("Counted by what?"),
        max_length=200,
        help_text=_("Such as a list of calls. Name nobody."),
        error_messages={"required": _("Say by what it was counted.")},
    )

    @property
    def period(self) -> Period:
        """From one day to another."""
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])

    @property
    def count(self) -> Count:
        """How often it was kept."""
        return Count(self.cleaned_data["sample"], self.cleaned_data["met"])
