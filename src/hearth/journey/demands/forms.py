"""The shape of what people type about demands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.forms_desk import SayForm
from hearth.journey.demands.models import Demand

TITLE = 80
LONGEST_RESULT = 2000


def title_field() -> PlainField:
    """What the demand is called."""
    return PlainField(
        label=_("What is it about?"),
        help_text=_("A few words that name no resident: the pages of everybody who wrote show them."),
        max_length=TITLE,
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Name it more briefly, in up to 80 characters."),
        },
    )


class TitleForm(forms.Form):
    """A name."""

    title = title_field()


class OwnerForm(forms.Form):
    """The deputy who takes it on."""

    owner = forms.ChoiceField(
        label=_("Which deputy takes it on?"),
        error_messages={"required": _("Choose a deputy."), "invalid_choice": _("Choose a deputy.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deputies = {deputy.code: deputy for deputy in Deputy.objects.in_office().distinct().order_by("code")}
        choices = [(code, f"{deputy.name} · {code}") for code, deputy in self.deputies.items()]
        self.fields["owner"].choices = [("", _("Choose …")), *choices]  # type: ignore[attr-defined]

    @property
    def deputy(self) -> Deputy:
        """Whom they chose."""
        return self.deputies[self.cleaned_data["owner"]]


class ConfirmForm(TitleForm, OwnerForm):
    """One matter, with a name and an owner."""


class ResultForm(forms.Form):
    """What is being done, or was done, or why nothing more is done."""

    result = PlainField(
        label=_("What became of it?"),
        help_text=_("Everybody whose message is in it reads this."),
        max_length=LONGEST_RESULT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write what became of it."),
            "max_length": _("Write it more briefly, in up to 2,000 characters."),
        },
    )


class OtherForm(forms.Form):
    """The demand it is the same as."""

    other = forms.ChoiceField(
        label=_("With which demand?"),
        error_messages={"required": _("Choose a demand."), "invalid_choice": _("Choose a demand.")},
    )

    def __init__(self, *args: Any, demands: list[Demand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.demands = {demand.code: demand for demand in demands}
        choices = [(code, f"{demand.title} · {code}") for code, demand in self.demands.items()]
        self.fields["other"].choices = [("", _("Choose …")), *choices]  # type: ignore[attr-defined]

    @property
    def demand(self) -> Demand:
        """What they chose."""
        return self.demands[self.cleaned_data["other"]]


class AnswerForm(SayForm):
    """The same answer that one resident gets, for everybody."""

    say = None  # it is an answer, and nothing else

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        self._clean_answer(cleaned)
        return cleaned
