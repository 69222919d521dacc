"""The shape of what staff type about a change of term."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.ground.congress.forms.deputies import day
from hearth.ground.congress.forms.noun import DeputyField, words
from hearth.ground.congress.forms.whole import TermForm
from hearth.ground.congress.models import Term
from hearth.journey.contact import succession
from hearth.journey.contact.models import TermTransition

YEARS = 5


class NewTermForm(TermForm):
    """The term that follows the present one."""

    def __init__(self, *args: Any, before: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        begins = clock.today()
        self.initial = {"number": before.number + 1, "begins_on": begins}

    def clean(self) -> None:
        super().clean()
        number, begins = self.cleaned_data.get("number"), self.cleaned_data.get("begins_on")
        if number and number <= self.before.number:
            self.add_error("number", _("The new term has a higher number than the present one."))
        if begins and begins <= self.before.begins_on:
            self.add_error("begins_on", _("The new term begins after the present one."))


class NoticeForm(forms.Form):
    """The notice by which the standing committee says who was validly elected."""

    on = day(_("Day of the notice"))
    basis = words(
        _("Notice and legal basis"),
        120,
        _("Name the notice, such as its number."),
        _("The number of the notice and the article it rests on, such as 公告第8号，选举法第四十七条."),
    )

    def __init__(self, *args: Any, transition: TermTransition, **kwargs: Any) -> None:
        told = {"on": transition.noticed_on or clock.today(), "basis": transition.basis}
        super().__init__(*args, initial=told, **kwargs)


class SuccessorForm(forms.Form):
    """Who goes on with what somebody leaves behind."""

    successor = DeputyField(
        label=_("Who goes on"),
        help_text=_("Name or number. Left empty, a deputy of the same constituency goes on, or else staff."),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, transition: TermTransition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.transition = transition

    def clean_successor(self) -> Any:
        named = self.cleaned_data["successor"]
        if named and not succession.will_sit(self.transition, named):
            raise forms.ValidationError(_("This deputy was not elected for the new term."))
        return named


class ForceForm(forms.Form):
    """Putting a term in force cannot be undone, so it is confirmed."""

    sure = forms.BooleanField(
        label=_("The new term has begun, and this list is right"),
        help_text=_("Once put in force this cannot be undone."),
        error_messages={"required": _("Tick the box to put the new term in force.")},
    )
