"""What people type where they choose how they are told, and where staff choose the words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearth.core.fields import PlainField
from hearth.doors.news.labels import CHANNELS, PACES
from hearth.ground.courier import signatures, words
from hearth.ground.courier.actions import Choice
from hearth.ground.courier.channels.webhook import is_allowed
from hearth.ground.courier.kinds import GROUPS, OUTSIDE, letters
from hearth.ground.courier.models import Preference
from hearth.ground.courier.models.preference import AT_ONCE

CHOICES = forms.CheckboxSelectMultiple
NOT_BOTH = gettext_lazy("Give both times, or leave both out.")


class ChoosingForm(forms.Form):
    """For each group that concerns somebody: the channels and the pace; and when their telephone stays silent."""

    quiet_from = forms.TimeField(
        label=gettext_lazy("Silent from"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=gettext_lazy("Silent until"), required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )

    def __init__(self, *typed: Any, groups: dict[str, Any], ways: list[str], known: dict[str, Preference]) -> None:
        super().__init__(*typed, initial=_known(groups, ways, known))
        self.groups = [name for name, group in groups.items() if not group.is_essential]
        choices = [(way, CHANNELS[way]) for way in ways]
        for name in self.groups:
            self.fields[f"{name}-by"] = forms.MultipleChoiceField(
                label=groups[name].label, help_text=groups[name].hint, choices=choices, required=False, widget=CHOICES
            )
            self.fields[f"{name}-pace"] = forms.ChoiceField(
                label=gettext_lazy("How often?"), choices=list(PACES.items()), widget=forms.RadioSelect
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        bad = {"quiet_from", "quiet_until"} & self.errors.keys()
        if not bad and (told.get("quiet_from") is None) != (told.get("quiet_until") is None):
            self.add_error("quiet_until", NOT_BOTH)
        return told

    @property
    def choices(self) -> dict[str, Choice]:
        """As the action takes them."""
        told = self.cleaned_data
        return {name: Choice(frozenset(told[f"{name}-by"]), told[f"{name}-pace"]) for name in self.groups}

    @property
    def hours(self) -> Any:
        """Both times, or None."""
        begins, ends = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"]
        return (begins, ends) if begins is not None else None


def _known(groups: dict[str, Any], ways: list[str], known: dict[str, Preference]) -> dict[str, Any]:
    """As it stands: who chose nothing is told by every way they left, at once."""
    told: dict[str, Any] = {}
    for name in groups:
        own = known.get(name)
        told[f"{name}-by"] = [way for way in ways if own is None or way in own.chosen]
        told[f"{name}-pace"] = own.pace if own else AT_ONCE
    rhythm = known.get("")
    return told | ({"quiet_from": rhythm.quiet_from, "quiet_until": rhythm.quiet_until} if rhythm else {})


class WordingForm(forms.Form):
    """Subject and text; gaps that the letter does not have are refused by their name."""

    subject = PlainField(label=gettext_lazy("Subject"), max_length=60)
    text = PlainField(label=gettext_lazy("Text"), max_length=1000, widget=forms.Textarea({"rows": 6}))

    def __init__(self, *typed: Any, letter: str, **more: Any) -> None:
        super().__init__(*typed, **more)
        self.letter = letter

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        return " ".join(self._checked(subject).split())

    def clean_text(self) -> str:
        return self._checked(self.cleaned_data["text"])

    def _checked(self, text: str) -> str:
        if unknown := words.unknown_gaps(self.letter, text):
            told = {"gap": "{" + unknown[0][:40] + "}", "known": self.known}
            if not self.known:
                raise forms.ValidationError(_("This letter has no gaps to fill, so %(gap)s cannot stand in it.") % told)
            raise forms.ValidationError(
                _("Nothing is known that could stand for %(gap)s. You can use: %(known)s.") % told
            )
        if words.is_torn(text):
            raise forms.ValidationError(_("A brace { or } stands alone here. Gaps look like {deputy}."))
        return text

    @property
    def known(self) -> str:
        """The gaps this letter has."""
        return _(", ").join("{" + gap + "}" for gap in letters()[self.letter].gaps)


class OutletForm(forms.Form):
    """One more place to which news is carried."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of place"), choices=[(each, CHANNELS[each]) for each in OUTSIDE])
    title = PlainField(label=gettext_lazy("What do you call it?"), max_length=60)
    address = PlainField(
        label=gettext_lazy("Its address"),
        help_text=gettext_lazy("As DingTalk shows it for the robot, or where the other program listens."),
        max_length=300,
    )
    secret = PlainField(
        label=gettext_lazy("The secret for signing"),
        help_text=gettext_lazy("DingTalk: begins with SEC. Webhook: begins with whsec_, 24 bytes or more."),
        max_length=120,
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Which news?"),
        choices=[(name, group.label) for name, group in GROUPS.items() if group.is_for_outlets],
        widget=CHOICES,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if {"kind", "address", "secret"} <= told.keys():
            check = self._of_dingtalk if told["kind"] == "dingtalk" else self._of_webhook
            check(told["address"], told["secret"])
        return told

    def _of_dingtalk(self, address: str, secret: str) -> None:
        try:
            parts = urlsplit(address)
        except ValueError:
            parts = urlsplit("")
        is_theirs = parts.scheme == "https" and parts.netloc in settings.HEARTH_DINGTALK_HOSTS
        if not (is_theirs and "access_token=" in parts.query):
            self.add_error("address", _("Copy the whole address that DingTalk shows, with its access_token."))
        if not secret.startswith("SEC"):
            self.add_error(
                "secret", _("Choose signing (加签) for the robot, and copy the secret that begins with SEC.")
            )

    def _of_webhook(self, address: str, secret: str) -> None:
        if not is_allowed(address):
            self.add_error(
                "address", _("This host is not allowed. Whoever runs the installation can allow it in its settings.")
            )
        if not signatures.is_secret(secret):
            self.add_error("secret", _("This is no such secret: whsec_ and then 24 to 64 bytes in base64."))
