"""The shape of what voters, the deputy and staff type about a report that is open online."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core.fields import DayField, PlainField
from hearth.journey.contact.fields import ChoiceField
from hearth.journey.contact.forms_clerk import text
from hearth.record.dossier import slip_codes
from hearth.record.dossier.actions.online import MOST_SLIPS, ONE_OF_THREE
from hearth.record.dossier.naming import BETWEEN

LONGEST, LONG = 500, 4_000
IN_WORDS = _("Write your question in words. A sentence is enough.")
# all values are equally long, so that not even the length of what is sent tells which it was
STEPS = {"1": "satisfied", "2": "basically", "3": "not_satisfied"}
TWELVE = _("The code on the slip has twelve digits.")
REASONS = {
    "abuse": _("It insults or threatens somebody"),
    "private": _("It is about somebody’s private life"),
    "advert": _("It advertises something"),
    "repeated": _("It was asked before"),
    "elsewhere": _("It is not about this report"),
}
HOW_MANY = _("Print at least one slip, and at most 200 at once.")


class OpenForm(forms.Form):
    """Until when."""

    until = DayField(
        label=_("Until the end of which day?"),
        missing=_("Say until when."),
        help_text=_("From now on voters can ask here, and whoever has a slip can appraise here."),
    )


class AskForm(forms.Form):
    """A voter’s question."""

    words = PlainField(
        label=_("Your question"),
        max_length=LONGEST,
        widget=text(4),
        help_text=_(
            "About this report, in a few sentences. Nobody asks for your name: leave out what tells who you are."
        ),
        error_messages={
            "required": IN_WORDS,
            "max_length": _("Ask more briefly, in up to 500 characters. A longer matter can be written to the deputy."),
        },
    )

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        if not any(sign.isalnum() for sign in words):
            raise forms.ValidationError(IN_WORDS)
        return words


class SlipForm(forms.Form):
    """The code on a printed slip, and one of three."""

    code = PlainField(
        label=_("The code on your slip"),
        max_length=60,
        help_text=_("Twelve digits, as they stand on the paper."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type the twelve digits on your slip."), "max_length": TWELVE},
    )
    mark = ChoiceField(
        label=_("What do you think of how the deputy has worked?"),
        choices=[
            ("1", pgettext_lazy("appraisal", "Satisfied")),
            ("2", pgettext_lazy("appraisal", "Basically satisfied")),
            ("3", pgettext_lazy("appraisal", "Not satisfied")),
        ],
        error_messages={"required": ONE_OF_THREE, "invalid_choice": ONE_OF_THREE},
        widget=forms.RadioSelect,
    )

    def clean_code(self) -> str:
        code = slip_codes.typed(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(TWELVE)
        return code

    @property
    def step(self) -> str:
        """Which of the three."""
        return STEPS[self.cleaned_data["mark"]]


class PrintForm(forms.Form):
    """How many slips."""

    amount = forms.IntegerField(
        label=_("How many slips?"),
        min_value=1,
        max_value=MOST_SLIPS,
        initial=50,
        help_text=_("One for each voter. Mix them, hand them out unseen and note nowhere who gets which."),
        error_messages={"required": HOW_MANY, "invalid": HOW_MANY, "min_value": HOW_MANY, "max_value": HOW_MANY},
    )


class AnswerForm(forms.Form):
    """What the deputy says to it."""

    words = PlainField(
        label=_("Your answer"),
        max_length=LONG,
        widget=text(3),
        help_text=_("Everybody reads it on the report’s page. No names of residents."),
        error_messages={
            "required": _("Write an answer."),
            "max_length": _("Write it more briefly, in up to 4,000 characters."),
        },
    )
    cover = PlainField(
        label=_("What else in the question could tell who asks?"),
        max_length=200,
        required=False,
        help_text=_("These words are covered as well; several with commas between."),
        error_messages={"max_length": _("Name fewer words, in up to 200 characters.")},
    )

    def clean_cover(self) -> list[str]:
        return [word.strip() for word in BETWEEN.split(self.cleaned_data["cover"]) if word.strip()]


class AsideForm(forms.Form):
    """Why nobody answers it."""

    reason = forms.ChoiceField(
        label=_("Why is it set aside?"),
        choices=list(REASONS.items()),
        error_messages={"required": _("Say why."), "invalid_choice": _("Say why.")},
    )


FORMS: dict[str, Any] = {"answer_question": AnswerForm, "set_aside": AsideForm, "pass_on": forms.Form}
