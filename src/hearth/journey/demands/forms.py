"""The shape of what people type about demands."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.core.text.plain import plain
from hearth.core.text.stop_words import STOP_WORDS
from hearth.core.text.words import WORD
from hearth.ground.congress.models import Deputy
from hearth.journey.contact.fields import NamelessField
from hearth.journey.contact.forms_clerk import text
from hearth.journey.contact.forms_desk import SayForm
from hearth.journey.demands.actions.encoding import UNREAD, WHY
from hearth.journey.demands.models import Demand

TITLE = 80
LONGEST_RESULT = 2000
LONGEST_TEXT = 600
MOST_PINS, SHORTEST_PIN, LONGEST_PIN, SHOWN = 5, 2, 12, 20
PARTED = re.compile(r"[\s,，、;；]+")
DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


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


def _number(label: Any, least: int, most: int, help_text: Any = "") -> forms.IntegerField:
    wrong = _("A whole number, please; not too small and not too large.")
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(label=label, min_value=least, max_value=most, help_text=help_text, error_messages=errors)


def _day(label: Any) -> PlainField:
    return PlainField(
        label=label,
        help_text=_("Month and day, such as 11-15."),
        max_length=5,
        validators=[RegexValidator(f"^{DAY.pattern}$", _("Month and day, such as 11-15, please."))],
        error_messages={"required": _("Month and day, such as 11-15, please.")},
    )


def _reason(label: Any) -> PlainField:
    too_long = _("Write it more briefly, in up to 300 characters.")
    return PlainField(
        label=label, max_length=300, widget=text(2), error_messages={"required": WHY, "max_length": too_long}
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


def _words(label: Any, required: Any) -> PlainField:
    """A few sentences for everybody whose message is in it."""
    return PlainField(
        label=label,
        help_text=_("Everybody whose message is in it reads this."),
        max_length=LONGEST_RESULT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": required, "max_length": _("Write it more briefly, in up to 2,000 characters.")},
    )


class ResultForm(forms.Form):
    """What is being done, or was done, or why nothing more is done."""

    result = _words(_("What became of it?"), _("Write what became of it."))


class ConsultForm(forms.Form):
    """How people are asked about it."""

    result = _words(
        _("How are people asked, where, until when?"),
        _("Write how, where and until when people can say what they think."),
    )


class ConvertForm(forms.Form):
    """What it is turned into, and what that means for those who wrote; a suggestion has a page of its own."""

    became = forms.ChoiceField(
        label=_("What does it become?"),
        choices=[
            ("", _("Choose …")),
            ("topic", _("A topic of the standing committee’s supervision")),
            ("project", _("A proposed project")),
        ],
        error_messages={"required": _("Choose what it becomes."), "invalid_choice": _("Choose what it becomes.")},
    )
    result = _words(_("What does that mean for those who wrote?"), _("Write what it means for those who wrote."))


class PublicForm(forms.Form):
    """What everybody reads of a demand."""

    text = NamelessField(
        label=_("What is it about, for everybody?"),
        help_text=_("In your own words. No name, no house number, no telephone number: nobody may be told apart."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write what it is about."),
            "max_length": _("Write it more briefly, in up to 600 characters."),
        },
    )


class PinForm(forms.Form):
    """One to five words, parted by blanks or commas."""

    words = NamelessField(
        label=_("Which words?"),
        help_text=_("Up to five, of 2 to 12 signs, with spaces between them. No name of a resident."),
        max_length=80,
        error_messages={"required": _("Write a word."), "max_length": _("Five words at most, of up to 12 signs each.")},
    )

    def clean_words(self) -> list[str]:
        words = [word for word in PARTED.split(plain(self.cleaned_data["words"])) if word]
        if not words:
            raise forms.ValidationError(_("Write a word."))
        if len(words) > MOST_PINS:
            raise forms.ValidationError(_("Five words at most, of up to 12 signs each."))
        for word in words:
            self._fits(word, words)
        return words

    def _fits(self, word: str, words: list[str]) -> None:
        told = {"word": word[:SHOWN]}
        if words.count(word) > 1:
            raise forms.ValidationError(_("“%(word)s” stands there twice.") % told)
        if not SHORTEST_PIN <= len(word) <= LONGEST_PIN:
            raise forms.ValidationError(_("“%(word)s” is too short or too long: 2 to 12 signs.") % told)
        if word.isdigit() or not WORD.fullmatch(word) or word in STOP_WORDS:
            raise forms.ValidationError(_("“%(word)s” says nothing by itself. Choose a word of the matter.") % told)


class ThresholdsForm(forms.Form):
    """From when on there is a demand."""

    joins_from = _number(_("Joins by itself from"), 50, 100, _("How sure the machine must be, in a hundred."))
    offers_from = _number(_("Is offered from"), 20, 100, _("What is less sure than this stands alone."))
    people = _number(_("People"), 2, 100, _("Put before staff once so many different people wrote …"))
    places = _number(_("or places"), 2, 100, _("… or once it was raised in so many places."))
    days = _number(_("Within days"), 1, 365)
    season_begins = _day(_("The season begins"))
    season_ends = _day(_("and ends"))
    season_people = _number(_("People in the season"), 2, 100)
    season_days = _number(_("Within days in the season"), 1, 365)
    season_words = PlainField(
        label=_("Words of the season"),
        help_text=_("A demand whose name holds one of these is of the season. With spaces between them."),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Fewer words, please: up to 200 characters.")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("offers_from", 0) > cleaned.get("joins_from", 100):
            self.add_error("offers_from", _("What joins by itself cannot be less sure than what is only offered."))
        return cleaned


class ForbidForm(forms.Form):
    """Why messages are compared by meaning no longer."""

    reason = _reason(_("Why is it turned off?"))


class AllowForm(forms.Form):
    """Why they are, and that the notice was read."""

    has_read = forms.BooleanField(label=_("I have read the notice above"), error_messages={"required": UNREAD})
    reason = _reason(_("Why is it turned on?"))


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
