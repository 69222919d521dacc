"""The shape of what is typed about days and hours of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.ground.congress.forms.deputies import day
from hearth.ground.congress.forms.noun import words
from hearth.ground.rulebook import rearranging
from hearth.ground.rulebook.calendar import Hours, Season, YearPlan

HOW = {
    rearranging.OFF: _("A day off"),
    rearranging.WORKED: _("Worked"),
    rearranging.HOURS: _("Worked, in other hours"),
    rearranging.USUAL: _("As the weekday is, nothing special"),
}
NO_HOURS = _("Write the hours as 08:30-12:00, 14:30-18:00, the earlier first.")
WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
SEASONS = 3
CLOSED = "-"


class HoursField(PlainField):
    """Spans of a day, as people write them; a dash is a day without any."""

    def clean(self, value: Any) -> Hours | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return () if typed == CLOSED else rearranging.hours_of(typed)
        except rearranging.BadHours:
            raise forms.ValidationError(NO_HOURS) from None


def why() -> PlainField:
    """A question for the reason."""
    return words(_("Reason"), 200, _("Say why, so that it can be understood later."), _("For example the notice."))


class DaysForm(forms.Form):
    """A day or a range is arranged otherwise."""

    first = day(_("First day"))
    last = day(_("Last day"), required=False, help_text=_("Left empty: this one day."))
    how = forms.ChoiceField(
        label=_("What kind of day is it?"),
        choices=list(HOW.items()),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what kind of day it is.")),
    )
    hours = HoursField(
        label=_("In which hours"), help_text=_("Such as 09:00-12:00, 14:00-16:30."), max_length=120, required=False
    )
    note = why()

    def __init__(self, *args: Any, year: int, plan: YearPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year, self.plan = year, plan

    def clean(self) -> None:
        told = self.cleaned_data
        first, last = told.get("first"), told.get("last") or told.get("first")
        if first and last and last < first:
            self.add_error("last", _("The last day comes after the first."))
        elif first and last and {first.year, last.year} != {self.year}:
            self.add_error("first", _("Both days lie in this year. Change the other year on its own page."))
        if told.get("how") == rearranging.HOURS and not told.get("hours") and "hours" not in self.errors:
            self.add_error("hours", NO_HOURS)

    def arranged(self) -> YearPlan:
        """The year as it would be."""
        told = self.cleaned_data
        first, last = told["first"], told["last"] or told["first"]
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return rearranging.rearranged(self.plan, days, told["how"], told["hours"] or ())


class HoursForm(forms.Form):
    """From which day of the year on offices are open when; on single weekdays otherwise."""

    note = why()

    def __init__(self, *args: Any, year: int, plan: YearPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year, self.plan = year, plan
        for number in range(SEASONS):
            season = plan.hours[number] if number < len(plan.hours) else None
            self._ask(number, season)

    def _ask(self, number: int, season: Season | None) -> None:
        on = dict(season.on) if season else {}
        if number:
            begins = season.first_in(self.year) if season else None
            self.fields[f"begins-{number}"] = day(_("From this day on"), required=False, initial=begins)
        self.fields[f"usual-{number}"] = _hours(_("Every day"), season.spans if season else None)
        for weekday, label in enumerate(WEEKDAYS):
            self.fields[f"day-{number}-{weekday}"] = _hours(label, on.get(weekday))

    def seasons(self) -> Iterator[tuple[BoundField | None, BoundField, list[BoundField]]]:
        """For each part of the year its questions: since when, every day, and weekdays that differ."""
        for number in range(SEASONS):
            weekdays = [self[f"day-{number}-{weekday}"] for weekday in range(7)]
            yield self[f"begins-{number}"] if number else None, self[f"usual-{number}"], weekdays

    def clean(self) -> None:
        told = self.cleaned_data
        if not told.get("usual-0") and "usual-0" not in self.errors:
            self.add_error("usual-0", NO_HOURS)
        for number in range(1, SEASONS):
            begins, usual = told.get(f"begins-{number}"), told.get(f"usual-{number}")
            if begins and begins.year != self.year:
                self.add_error(f"begins-{number}", _("The day lies in this year."))
            if begins and usual is None and f"usual-{number}" not in self.errors:
                self.add_error(f"usual-{number}", NO_HOURS)
            if usual is not None and not begins and f"begins-{number}" not in self.errors:
                self.add_error(f"begins-{number}", _("Say from which day on."))

    def arranged(self) -> YearPlan:
        """The year as it would be."""
        told, seasons = self.cleaned_data, []
        for number in range(SEASONS):
            begins = told[f"begins-{number}"] if number else date(self.year, 1, 1)
            if begins:
                on = [(weekday, told[f"day-{number}-{weekday}"]) for weekday in range(7)]
                own = tuple((weekday, spans) for weekday, spans in on if spans is not None)
                seasons.append(Season(begins.month, begins.day, told[f"usual-{number}"] or (), own))
        return replace(self.plan, hours=tuple(sorted(seasons)))


def _hours(label: Any, spans: Hours | None) -> HoursField:
    return HoursField(label=label, max_length=120, required=False, initial=None if spans is None else written(spans))


def written(spans: Hours) -> str:
    """Hours as they are typed."""
    return ", ".join(f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in spans) or CLOSED
