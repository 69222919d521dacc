"""The shape of what units, staff and deputies type about promises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import DayField, PlainField
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework.forms import UnitField, words
from hearth.journey.casework.labels import TIERS
from hearth.journey.contact.forms import WithPhotos
from hearth.journey.outcomes import labels
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.counting import Count
from hearth.journey.suggestions.labels import GRADES

MOST = 1_000_000
PERCENT = _("Write a number from 1 to 100.")
SAY_DAY = _("Say by which day.")
WITHIN = _("Write a number from 1 to 999.")
CASES = _("Write a whole number.")
PASSED = _("This day has passed. Choose a later one.")
OF_ITS_KIND = {"once": ("due_on",), "recurring": ("metric", "within", "span", "percent", "tier")}


def number(label: Any, most: int, sentence: Any, least: int = 1, **more: Any) -> forms.IntegerField:
    """A whole number within bounds."""
    told = dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence)
    return forms.IntegerField(label=label, min_value=least, max_value=most, error_messages=told, **more)


class TermsForm(forms.Form):
    """By which day, or how quickly in how many of a hundred cases."""

    due_on = DayField(label=_("By which day?"), missing=SAY_DAY)
    within = number(_("Within how much time?"), 999, WITHIN)
    span = forms.ChoiceField(label=_("Counted in"), choices=list(labels.SPANS.items()), initial="h")
    percent = number(_("In how many of a hundred cases, at least?"), 100, PERCENT, initial=95)

    def leave_out(self, kind: str) -> None:
        """What belongs to the other kind of promise is not asked, whatever stands there."""
        for name in OF_ITS_KIND["recurring" if kind == "once" else "once"]:
            if name in self.fields:
                self.fields[name].required, self.fields[name].disabled = False, True

    def clean_due_on(self) -> Any:
        """A promise is about what is to come."""
        due = self.cleaned_data["due_on"]
        if due and due < clock.now().astimezone(SHANGHAI).date():
            raise forms.ValidationError(PASSED)
        return due

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
    metric = forms.ChoiceField(
        label=_("By what is it measured?"),
        choices=list(labels.METRICS.items()),
        error_messages={"required": _("Say by what it is measured.")},
    )
    tier = forms.ChoiceField(
        label=_("Only where it is so urgent"),
        choices=[("", _("Whatever the urgency")), *((name, each.text) for name, each in TIERS.items())],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (kind := self.data.get("kind")) in OF_ITS_KIND:
            self.leave_out(kind)

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


class RatingForm(forms.Form):
    """How the deputy rates what became of a promise."""

    grade = forms.ChoiceField(
        label=_("How do you rate what became of it?"),
        choices=[("", _("Choose …")), *GRADES.items()],
        error_messages={"required": _("Choose one of them."), "invalid_choice": _("Choose one of them.")},
    )


class MeasurementForm(forms.Form):
    """In how many of how many cases, counted by what."""

    since = DayField(label=_("From"), missing=SAY_DAY)
    until = DayField(label=_("Until"), missing=SAY_DAY)
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
