"""The shape of what keeps a matter apart: whom it is about, why it is sealed, who else reads it, who lets one in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import PlainField
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Deputy, Post, Station, Unit
from hearth.journey.contact.forms_clerk import text

REASON = 300
SHORTEST_REASON = 20
OFFICES = {
    "": _("Nobody of these"),
    "leader": _("The chair as a whole"),
    "clerk": _("The committee’s staff as a whole"),
}
PROPOSALS = {"unseal": _("Unseal it"), "close": _("File it")}
READING = ("clerk", "committee", "leader")
NO_ONE = _("Nobody and nothing here is called exactly so.")
NO_STAFF = _("Nobody of the staff is called exactly so.")


def reason_field(label: Any, least: int = 0) -> PlainField:
    """A reason in one or two sentences."""
    return PlainField(
        label=label, max_length=REASON, min_length=least or None, widget=text(2),
        error_messages={
            "required": _("Give the reason."),
            "max_length": _("Give the reason more briefly, in up to 300 characters."),
            "min_length": _("Give the reason in at least 20 characters: others must be able to judge it."),
        },
    )  # fmt: skip


class SubjectForm(forms.Form):
    """A deputy, a person, a unit, a station, or a whole office."""

    whom = PlainField(label=_("Name or number"), max_length=100, required=False)
    office = forms.ChoiceField(label=_("Or a whole office"), choices=list(OFFICES.items()), required=False)

    def clean(self) -> dict[str, Any]:
        """The one who is meant, and of which kind."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("office"):
            return {"kind": "office", "whom": cleaned["office"]}
        found = _called(cleaned.get("whom", ""))
        if not found:
            self.add_error("whom", NO_ONE)
            return cleaned
        return {"kind": found[0], "whom": found[1]}


class SealForm(forms.Form):
    """Why only the chair is to read it from now on."""

    reason = reason_field(_("Why is it sealed?"))


class ReaderForm(forms.Form):
    """One more person of the staff who reads it."""

    user = PlainField(label=_("Name of a member of staff"), max_length=80, error_messages={"required": NO_STAFF})

    def clean_user(self) -> User:
        """The one who is called so and holds a post here."""
        posts = Post.objects.filter(role__in=READING).held_on(clock.today())
        found: User | None = _named(self.cleaned_data["user"], posts).first()
        if found is None:
            raise forms.ValidationError(NO_STAFF)
        return found


class MotionForm(forms.Form):
    """What a second person is to agree to, and why."""

    what = forms.ChoiceField(label=_("What should happen?"), choices=list(PROPOSALS.items()))
    reason = reason_field(_("Why?"))


class GlassForm(forms.Form):
    """Which message an administrator must read, and why."""

    code = PlainField(label=_("Number of the message"), max_length=20)
    reason = reason_field(_("Why must you read it?"), SHORTEST_REASON)
    is_emergency = forms.BooleanField(
        label=_("It cannot wait"),
        help_text=_("It opens at once. Somebody else looks at your reason within 24 hours."),
        required=False,
    )


def _called(typed: str) -> tuple[str, Any] | None:
    """A deputy before the person of the same name, then units and stations."""
    names = Q(name_zh=typed) | Q(name_en__iexact=typed)
    posts = Post.objects.held_on(clock.today())
    found = {
        "deputy": Deputy.objects.filter(names | Q(code=typed)),
        "user": _named(typed, posts),
        "unit": Unit.objects.filter(names),
        "station": Station.objects.filter(names),
    }
    return next(((kind, rows.first()) for kind, rows in found.items() if typed and rows.exists()), None)


def _named(typed: str, posts: Any) -> Any:
    called = Q(name=typed) | Q(name_en__iexact=typed) | Q(sign_in_name=typed)
    return User.objects.filter(called, pk__in=posts.values("user")).order_by("pk")


FORMS: dict[str, type[forms.Form]] = {
    "subject": SubjectForm,
    "seal": SealForm,
    "reader": ReaderForm,
    "motion": MotionForm,
}
