"""The shape of what staff, units and deputies type about a referral."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import DayField, PlainField
from hearth.ground.congress.models import Area, Unit
from hearth.journey.casework import labels
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.contact.forms import WithPhotos, WithVoice
from hearth.journey.contact.forms_clerk import text

LONGEST = 10_000
NO_WORDS = {"required": _("Write a few words first."), "max_length": _("This is too long: 10,000 characters at most.")}
SAY_WHEN = _("Say on which day it was.")


CHOOSE = _("Choose a unit")


def words(label: Any, rows: int = 3, **more: Any) -> PlainField:
    """A few words, or more."""
    return PlainField(label=label, max_length=LONGEST, widget=text(rows), error_messages=NO_WORDS, **more)


class UnitField(forms.ChoiceField):
    """A unit of this congress that is in use, or nothing."""

    def __init__(self, *args: Any, nothing: Any = CHOOSE, **kwargs: Any) -> None:
        self.nothing = nothing
        super().__init__(*args, choices=self._units, **kwargs)

    def _units(self) -> list[tuple[str, Any]]:
        units = Unit.objects.filter(is_active=True).order_by("sound", "name_zh")
        return [("", self.nothing), *((str(unit.pk), unit.name) for unit in units)]

    def clean(self, value: Any) -> Unit | None:
        """The unit itself."""
        chosen = super().clean(value)
        return Unit.objects.get(pk=chosen) if chosen else None


class ReferralForm(forms.Form):
    """To which units, in which words, and how urgent it is."""

    unit = UnitField(label=_("Lead unit"), error_messages={"required": _("Choose the unit that is to see to it.")})
    second = UnitField(label=_("Co-handling unit"), required=False, nothing=_("Nobody else"))
    third = UnitField(label=_("Another co-handling unit"), required=False, nothing=_("Nobody else"))
    tier = forms.ChoiceField(
        label=_("How urgent?"),
        choices=[(name, label.text) for name, label in labels.TIERS.items()],
        initial="ordinary",
        widget=forms.RadioSelect,
    )
    words = words(
        _("What the unit reads"),
        6,
        help_text=_("Nothing in it should tell who wrote. What may tell is covered; read it over."),
    )
    place = PlainField(label=_("Place"), max_length=120, required=False)
    has_photos = forms.BooleanField(label=_("The unit sees the resident’s photos"), required=False)
    order_no = PlainField(label=_("12345 order number"), max_length=40, required=False)
    line = forms.CharField(widget=forms.HiddenInput, max_length=36, required=False)  # of the catalogue

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        units = [unit for unit in (cleaned.get(name) for name in ("unit", "second", "third")) if unit]
        if len(units) > len({unit.pk for unit in units}):
            self.add_error("second", _("The same unit stands there twice."))
        return cleaned

    @property
    def slips(self) -> list[Slip]:
        """One slip for each unit, the lead unit's first."""
        typed = self.cleaned_data
        rest = {name: typed[name] for name in ("words", "tier", "place", "has_photos", "order_no")}
        roles = {"unit": "lead", "second": "co", "third": "co"}
        return [Slip(typed[name], role=role, **rest) for name, role in roles.items() if typed[name]]


class GivingBackForm(forms.Form):
    """Why it is not the unit's, and whose it should be."""

    reason = forms.ChoiceField(label=_("Reason"), choices=list(labels.REASONS.items()))
    words = words(_("In your words"))
    proposed = UnitField(label=_("Who should have it?"), required=False, nothing=_("We do not know"))


class WordsForm(forms.Form):
    """A few words that must be given."""

    words = words(_("In your words"))


class RemarkForm(forms.Form):
    """Words about the referral, to staff or among colleagues."""

    words = words(_("Remark"), 2)
    is_inside = forms.BooleanField(label=_("Only for colleagues of our unit"), required=False)


class QuestionForm(forms.Form):
    """What the unit needs to know."""

    words = words(
        _("Your question to the resident"),
        help_text=_("It goes through the platform. You learn neither name nor number."),
    )


class RequestForm(forms.Form):
    """More time, or that the clock stand still."""

    kind = forms.ChoiceField(label=_("What do you ask for?"), choices=list(labels.REQUESTS.items()))
    amount = forms.IntegerField(
        label=_("How much more time?"),
        required=False,
        min_value=1,
        max_value=90,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a number from 1 to 90.")),
    )
    per = forms.ChoiceField(label=_("Unit of time"), choices=[("24", _("days")), ("1", _("hours"))])
    words = words(_("Why?"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == "extension" and "amount" not in self.errors and not cleaned.get("amount"):
            self.add_error("amount", _("Say how much more time you need."))
        return cleaned

    @property
    def hours(self) -> int:
        """How much more time is asked for."""
        typed = self.cleaned_data
        return (typed["amount"] or 0) * int(typed["per"]) if typed["kind"] == "extension" else 0


class ReportForm(WithPhotos):
    """What was done, with pictures of it."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=[(name, label.text) for name, label in labels.OUTCOMES.items()]
    )
    words = words(_("What was done, or why it cannot be done"), 4)
    done_on = DayField(label=_("On which day?"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        day = cleaned.get("done_on")
        today = clock.today()
        if cleaned.get("outcome") == "planned" and "done_on" not in self.errors:
            if not day:
                self.add_error("done_on", _("Say by which day it will be done."))
            elif day < today:
                self.add_error("done_on", _("This day has passed. Choose a later one."))
        return cleaned


class ConfirmationForm(forms.Form):
    """What the resident reads."""

    words = PlainField(
        label=_("What the resident reads"), max_length=LONGEST, widget=text(3), required=False,
        help_text=_("Leave it empty where the deputy will write it in the answer."),
    )  # fmt: skip


class PassingOnForm(forms.Form):
    """Which unit has it now, and why."""

    unit = UnitField(
        label=_("Which unit has it?"), error_messages={"required": _("Choose the unit that is to see to it.")}
    )
    words = words(_("Why"))


class DisclosureForm(forms.Form):
    """Why the unit must be told how to reach the resident."""

    reason = PlainField(
        label=_("What does the unit need it for?"), max_length=200,
        error_messages={"required": _("Say what it is needed for. The resident reads it.")},
    )  # fmt: skip


class OrderForm(forms.Form):
    """Under which number it runs at the hotline."""

    number = PlainField(
        label=_("12345 order number"), max_length=40, error_messages={"required": _("Write the number.")}
    )


class TeamForm(forms.Form):
    """To whom inside the unit."""

    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Unit.objects.filter(parent=unit, is_active=True).order_by("name_zh") if unit else ()
        self.teams = {str(team.pk): team for team in teams}
        self.fields["team"].choices = [
            ("", _("The unit itself")),
            *((key, team.name) for key, team in self.teams.items()),
        ]

    @property
    def chosen(self) -> Unit | None:
        """The team, or nobody in particular."""
        return self.teams.get(self.cleaned_data["team"])


class TalkForm(WithVoice, WithPhotos):
    """A talk or a visit: with whom, what was agreed and promised; written, photographed or spoken."""

    kind = forms.ChoiceField(label=_("What was it?"), choices=list(labels.TALKS.items()))
    whom = PlainField(label=_("With whom?"), max_length=120, required=False)
    agreed = PlainField(
        label=_("What was agreed, or what you saw"), max_length=LONGEST, widget=text(3), required=False,
        help_text=_("A few words are enough. Photos or a voice note can stand in their place."),
        error_messages=NO_WORDS,
    )  # fmt: skip
    promised = PlainField(label=_("What was promised?"), max_length=LONGEST, widget=text(2), required=False)
    held_on = DayField(label=_("When?"), missing=SAY_WHEN)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == "talk" and not cleaned.get("whom"):
            self.add_error("whom", _("Say with whom you spoke."))
        if cleaned.get("held_on") and cleaned["held_on"] > clock.today():
            self.add_error("held_on", _("This day is still to come."))
        if not (self.errors or cleaned["agreed"] or self.good or self.kept or cleaned["voice"] or self.spoken):
            self.add_error("agreed", NO_WORDS["required"])
        return cleaned


class JoiningForm(forms.Form):
    """Which other message is the same matter."""

    matter = PlainField(
        label=_("Number of the other message"), max_length=12,
        error_messages={"required": _("Write the number of the other message.")},
    )  # fmt: skip


class LinkForm(forms.Form):
    """Which other message it concerns."""

    matter = PlainField(
        label=_("Number of the other message"), max_length=12,
        error_messages={"required": _("Write the number of the other message.")},
        help_text=_("Both stay apart, with their own deadlines and answers; each leads to the other."),
    )  # fmt: skip


class RouteForm(forms.Form):
    """A line of the routing catalogue."""

    title = PlainField(label=_("What it is about"), max_length=80, error_messages={"required": _("Give it a name.")})
    words = PlainField(
        label=_("Words it is recognised by"),
        max_length=300,
        help_text=_("Parted by blanks. One of them in the message is enough."),
        error_messages={"required": _("Write the words by which it is recognised.")},
    )
    unit = UnitField(label=_("Unit"), error_messages={"required": _("Choose the unit that is to see to it.")})
    tier = forms.ChoiceField(label=_("How urgent?"), choices=[(name, each.text) for name, each in labels.TIERS.items()])
    area = forms.ChoiceField(label=_("Only in this area"), required=False)
    topic = forms.ChoiceField(
        label=_("Topic the product knows by itself"),
        choices=[("", _("None of them")), *labels.TOPICS.items()],
        required=False,
        help_text=_("Until something was learnt from this congress’s own matters, such messages propose the line."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = Area.objects.order_by("name_zh")
        self.fields["area"].choices = [("", _("Everywhere")), *((str(area.pk), area.name) for area in areas)]

    @property
    def columns(self) -> dict[str, Any]:
        """What stands in the row."""
        typed = self.cleaned_data
        area = Area.objects.get(pk=typed["area"]) if typed["area"] else None
        return {**typed, "words": " ".join(typed["words"].split()), "area": area}
