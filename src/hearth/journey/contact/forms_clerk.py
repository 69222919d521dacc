"""The shape of what deputies, aides and staff type: codes, sheets, entries for others, phrases, lines of work."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.journey.contact.forms import LONGEST, TOO_LONG, MessageForm

LANGUAGES = [("zh-hans", "中文"), ("en", "English")]


def text(rows: int) -> forms.Textarea:
    """A field for several lines."""
    return forms.Textarea(attrs={"rows": rows})


class IssueForm(forms.Form):
    """A new code: what it is for, and where it will hang."""

    use = forms.ChoiceField(
        label=_("What is it for?"),
        choices=[("poster", _("A poster")), ("card", _("Cards to give away")), ("web", _("The web page"))],
        widget=forms.RadioSelect,
        initial="poster",
    )
    label = PlainField(
        label=_("Where will it hang?"),
        help_text=_("For example “Anhe community notice board”, so that it can be found again."),
        max_length=80,
        required=False,
    )


class StationIssueForm(IssueForm):
    """A new code of a station: its own page on the web needs none."""

    use = forms.ChoiceField(
        label=_("What is it for?"),
        choices=[("poster", _("A poster")), ("card", _("Cards to give away"))],
        widget=forms.RadioSelect,
        initial="poster",
    )


class SheetForm(forms.Form):
    """What is to be printed, and in which language."""

    kind = forms.ChoiceField(choices=[("poster", ""), ("cards", ""), ("posters", "")])
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    code = PlainField(max_length=20, required=False)


class RetirementForm(forms.Form):
    """Retiring a code cannot be undone, so it is confirmed."""

    sure = forms.BooleanField(
        label=_("I know that this cannot be undone"),
        error_messages={"required": _("Tick the box to retire the code for good.")},
    )


class EntryForm(MessageForm):
    """What somebody told staff on the telephone or in person: the citizen's questions, and how it came."""

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[("phone", _("Telephone")), ("walk_in", _("In person"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it came.")},
    )
    body = PlainField(
        label=_("What happened?"),
        help_text=_("As the person says it. Read it back before you save it."),
        max_length=LONGEST,
        widget=text(7),
        error_messages={"required": _("Write down what happened. A few words are enough."), "max_length": TOO_LONG},
    )
    consent = forms.BooleanField(
        label=_("I read the privacy notice to them, and they agree"),
        error_messages={"required": _("Read the privacy notice to them, then tick this box.")},
    )

    field_order = ("channel", *MessageForm.field_order, "consent")


class PhraseForm(forms.Form):
    """Words somebody uses often."""

    title = PlainField(label=_("Title"), help_text=_("So that you find it again."), max_length=30)
    body = PlainField(label=_("Words"), max_length=1000, widget=text(5))


class FocusForm(forms.Form):
    """A line of work that residents read on the deputy's page."""

    name = PlainField(label=_("What are you working on?"), max_length=60)
    note = PlainField(label=_("How far is it?"), max_length=120, required=False)
