"""What staff type to cover words, to correct and to take down; what a resident types to have it otherwise."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.journey.contact.actions.publishing import NOT_THEIRS
from hearth.journey.contact.labels import PASSAGES
from hearth.journey.contact.masking import Passage, hidden, passages
from hearth.journey.contact.shortening import is_cut_from

LONGEST = 10_000
AROUND = 12


class Suggestion:
    """Words that may tell who somebody is, with what stands around them."""

    def __init__(self, text: str, found: Passage) -> None:
        self.words, self.kind = found.words, PASSAGES[found.kind]
        self.before = text[max(0, found.start - AROUND) : found.start].replace("\n", " ")
        self.after = text[found.end : found.end + AROUND].replace("\n", " ")


class RedactionForm(forms.Form):
    """Question and answer, shortened if need be, and which words in them are to be covered."""

    question = PlainField(
        label=_("What was asked"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Leave out whole sentences if it should be shorter. Write ▇ where something is covered."),
        error_messages={"required": _("Leave something of the question.")},
    )  # fmt: skip
    answer = PlainField(
        label=_("What was answered"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Leave something of the answer.")},
    )  # fmt: skip
    hide = forms.MultipleChoiceField(required=False)
    more = PlainField(
        label=_("Cover more words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One passage on each line, exactly as it stands above."),
    )  # fmt: skip

    def __init__(self, typed: Any, originals: tuple[str, str], told: Any, names: list[str]) -> None:
        self.originals = dict(zip(("question", "answer"), originals, strict=True))
        self.suggestions = list(self._suggested(names).values())
        standing = self._standing(told)
        chosen = [each.words for each in self.suggestions if not told.version or each.words not in standing]
        wording = {name: getattr(told, name) or original for name, original in self.originals.items()}
        super().__init__(typed, initial={**wording, "hide": chosen}, auto_id="redact_%s")
        self.fields["hide"].choices = [(each.words, each.kind) for each in self.suggestions]

    def _suggested(self, names: list[str]) -> dict[str, Suggestion]:
        found: dict[str, Suggestion] = {}
        for text in self.originals.values():
            for passage in passages(text, names):
                found.setdefault(passage.words, Suggestion(text, passage))
        return found

    @staticmethod
    def _standing(told: Any) -> str:
        return f"{told.question}\n{told.answer}"

    @property
    def hidden_now(self) -> list[str]:
        """Which suggestions are taken, as the page stands."""
        return [str(each) for each in self["hide"].value() or []]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        covered = [*cleaned.get("hide", ()), *map(str.strip, cleaned.get("more", "").splitlines())]
        for name, original in self.originals.items():
            if name in cleaned and not is_cut_from(cleaned[name], original):
                self.add_error(name, NOT_THEIRS)
        self.wording = {name: hidden(cleaned.get(name, ""), covered) for name in self.originals}
        return cleaned


class WishForm(forms.Form):
    """What the author would have otherwise."""

    body = PlainField(
        label=_("What should be different?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say in a few words what should be different."),
            "max_length": _("This is too long: 1,000 characters at most."),
        },
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why it is taken down; the public page says so."""

    reason = PlainField(
        label=_("Why, in words everybody may read"), max_length=200,
        error_messages={
            "required": _("Say why. The reason is public."),
            "max_length": _("This is too long: 200 characters at most."),
        },
    )  # fmt: skip


class CoveringForm(ReasonForm):
    """Which words of what is public are to be covered."""

    passages = PlainField(
        label=_("Words to cover"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One passage on each line, exactly as it stands in public."),
        error_messages={"required": _("Copy the words to be covered into this field.")},
    )  # fmt: skip
    field_order = ("passages", "reason")

    def clean_passages(self) -> list[str]:
        """Line by line."""
        return [line.strip() for line in self.cleaned_data["passages"].splitlines() if line.strip()]
