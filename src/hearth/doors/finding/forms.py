"""What is asked of the search, and what is typed about views."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core.plain import plain
from hearth.core.sought import Sought
from hearth.core.taking import SHEETS
from hearth.doors.finding.models.extract import PAPER, SUBJECTS
from hearth.doors.finding.models.view import PAGES
from hearth.ground.congress.lists import deputies_named
from hearth.ground.congress.models import Area, Deputy, Mandate, Unit
from hearth.journey.casework.labels import STATES as REFERRAL_STATES
from hearth.journey.casework.labels import TIERS
from hearth.journey.contact.labels import FOR_THE_DESK

EVERY = [("", pgettext_lazy("every kind", "all"))]
KINDS = {
    "": pgettext_lazy("kind", "Everything"),
    "messages": pgettext_lazy("kind", "Messages"),
    "notes": pgettext_lazy("kind", "Notes"),
    "referrals": pgettext_lazy("kind", "Referrals"),
    "people": pgettext_lazy("kind", "People and units"),
}
OF_REFERRALS = "r-"
MOST_DEPUTIES = 60


class Line(forms.CharField):
    """A few words on one line, cleaned of what nobody sees."""

    def to_python(self, value: Any) -> str:
        return " ".join(plain(super().to_python(value) or "").split())


def _states() -> list[tuple[str, Any]]:
    messages = [(name, _("Message: %(state)s") % {"state": label.text}) for name, label in FOR_THE_DESK.items()]
    told = {name: label.text for name, label in REFERRAL_STATES.items()}
    slips = [(f"{OF_REFERRALS}{name}", _("Referral: %(state)s") % {"state": text}) for name, text in told.items()]
    return [*EVERY, *messages, *slips]


def _named(model: Any) -> Any:
    return lambda: [*EVERY, *((str(each.pk), each.name) for each in model.objects.order_by("sound", "id"))]


class SearchForm(forms.Form):
    """Words, and whatever narrows them; all of it may be left out, but not all at once."""

    q = Line(label=_("Words, a number or a name"), required=False, max_length=200)
    kind = forms.ChoiceField(required=False, choices=[*KINDS.items()], widget=forms.HiddenInput)
    state = forms.ChoiceField(label=_("State"), required=False, choices=_states)
    tier = forms.ChoiceField(
        label=_("How urgent?"),
        required=False,
        choices=lambda: [*EVERY, *((tier, label.text) for tier, label in TIERS.items())],
    )
    area = forms.ChoiceField(label=pgettext_lazy("filter", "Area"), required=False, choices=_named(Area))
    unit = forms.ChoiceField(label=_("Unit"), required=False, choices=_named(Unit))
    deputy = Line(label=_("Deputy"), required=False, max_length=40)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))

    def clean_deputy(self) -> str:
        typed: str = self.cleaned_data["deputy"]
        if typed and not deputies_named(Deputy.objects.all(), typed).exists():
            raise forms.ValidationError(_("No deputy is called so. Write the name, its sound or the number."))
        return typed

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        if asked.get("since") and asked.get("until") and asked["since"] > asked["until"]:
            self.add_error("until", _("The last day lies before the first."))
        return asked

    @property
    def kept(self) -> dict[str, str]:
        """What was asked, as it stands in an address; nothing where nothing was."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

    @property
    def is_narrowed(self) -> bool:
        """Something beside words and kind was asked."""
        return any(value for name, value in self.cleaned_data.items() if name not in ("q", "kind"))

    @property
    def is_narrowed_or_wrong(self) -> bool:
        """The limits are looked at, or one of them has to be put right."""
        return bool(self.errors) or self.is_narrowed

    @property
    def sought(self) -> Sought:
        """The words."""
        return Sought(self.cleaned_data.get("q", ""))

    def limits(self, kind: str) -> dict[str, Any] | None:
        """What narrows this kind of thing; None where a state was asked for that this kind never has."""
        asked, limits = self.cleaned_data, {}
        if state := asked["state"]:
            is_referrals = state.startswith(OF_REFERRALS)
            if is_referrals != (kind == "referrals"):
                return None
            limits["state"] = state.removeprefix(OF_REFERRALS)
        limits |= {name: asked[name] for name in ("tier", "unit") if asked[name]}
        if asked["since"]:
            limits["since"] = _midnight(asked["since"]).isoformat()
        if asked["until"]:
            limits["until"] = (_midnight(asked["until"]) + timedelta(days=1)).isoformat()
        return limits | self._deputies()

    def _deputies(self) -> dict[str, list[str]]:
        """The deputies of an area, those who are called so, or who are both."""
        asked = self.cleaned_data
        if not asked["area"] and not asked["deputy"]:
            return {}
        meant = Deputy.objects.all()
        if asked["deputy"]:
            meant = deputies_named(meant, asked["deputy"])
        if asked["area"]:
            meant = meant.filter(pk__in=Mandate.objects.filter(district__area=asked["area"]).values("deputy"))
        return {"of": [str(key) for key in meant.values_list("pk", flat=True)[:MOST_DEPUTIES]]}


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))


class TitleForm(forms.Form):
    """What a view is called."""

    title = Line(label=_("Name of the view"), max_length=40)


class KeepForm(TitleForm):
    """A view to be kept: its name, and of which page; what was asked travels beside it."""

    page = forms.ChoiceField(choices=PAGES, widget=forms.HiddenInput)


class ExtractForm(forms.Form):
    """Which list, as which kind of file; what was asked of the list travels beside it."""

    subject = forms.ChoiceField(choices=[(name, label) for name, label in SUBJECTS if name not in PAPER])
    format = forms.ChoiceField(choices=SHEETS)
