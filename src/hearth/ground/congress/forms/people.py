"""The shape of what is typed about people and their posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import may
from hearth.core.actors import ROLES, Actor
from hearth.core.plain import plain
from hearth.ground.accounts import posts
from hearth.ground.accounts.models import User
from hearth.ground.accounts.queries import is_address_taken
from hearth.ground.congress.actions import Offer, Person
from hearth.ground.congress.actions.inviting import ADDRESS_TAKEN
from hearth.ground.congress.models import Deputy, Post, Proposal, Station, Term, Unit
from hearth.ground.congress.sign_in_names import SIGN_IN_NAME

LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
BELONGS_TO = {"deputy": "deputy", "aide": "deputy", "unit": "unit", "unit-leader": "unit", "station": "station"}
MISSING = {
    "deputy": _("Name the deputy: by number or by full name."),
    "unit": _("Choose the unit."),
    "station": _("Choose the station."),
}
NO_SUCH_DEPUTY = _("There is no deputy of this number or name. Two may share a name: then type the number.")
IN_THE_PAST = _("This day has passed. Choose a later one.")


class Words(forms.CharField):
    """Words in one spelling for the eye, the database and the search."""

    def to_python(self, value: Any) -> str:
        return plain(str(value)) if value else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}  # a browser would cut what is pasted without a word


class DayField(forms.DateField):
    """A day, as browsers send it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value < clock.today():
            raise ValidationError(IN_THE_PAST)


def roles_given_by(actor: Actor) -> list[tuple[str, Any]]:
    """The posts this person may give or propose."""
    return [(role, posts.NAMES[role]) for role in ROLES if _may_give(actor, role)]


def _may_give(actor: Actor, role: str) -> bool:
    given, proposed = Post(role=role), Proposal(role=role)
    return may("congress.grant_post", actor, given) or may("congress.propose_post", actor, proposed)


class PostForm(forms.Form):
    """What somebody is to be: for whom, until when, why."""

    role = forms.ChoiceField(label=_("Post"), error_messages={"required": _("Choose the post.")})
    deputy = Words(
        label=_("Which deputy?"), help_text=_("For deputies and their aides: number or full name."), max_length=80,
        required=False,
    )  # fmt: skip
    unit = forms.ModelChoiceField(None, label=_("Which unit?"), required=False, empty_label=_("none"))
    station = forms.ModelChoiceField(None, label=_("Which station?"), required=False, empty_label=_("none"))
    until = DayField(
        label=_("Until"), error_messages={"required": _("Say until when."), "invalid": _("This is no day.")}
    )
    reason = Words(
        label=_("Why?"),
        help_text=_("For example the decision it rests on. Administrators read it."),
        max_length=200,
        error_messages={"required": _("Say why this post is given.")},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_given_by(actor)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.filter(is_active=True).order_by("name_zh")  # type: ignore[attr-defined]
        self.fields["station"].queryset = Station.objects.order_by("name_zh")  # type: ignore[attr-defined]
        if term := Term.objects.order_by("-number").first():
            self.fields["until"].initial = term.ends_on

    def clean_deputy(self) -> Deputy | None:
        typed = self.cleaned_data["deputy"]
        if not typed:
            return None
        found = list(Deputy.objects.filter(code__iexact=typed)[:2] or Deputy.objects.filter(name_zh=typed)[:2])
        if len(found) != 1:
            raise ValidationError(NO_SUCH_DEPUTY)
        return found[0]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needed = BELONGS_TO.get(data.get("role", ""))
        for place in ("deputy", "unit", "station"):
            if place != needed:
                data[place] = None
            elif not data.get(place) and place not in self.errors:
                self.add_error(place, MISSING[place])
        return data

    @property
    def offer(self) -> Offer:
        """What was typed, as an offer."""
        return Offer(
            **{name: self.cleaned_data[name] for name in ("role", "until", "reason", "deputy", "unit", "station")}
        )


class InviteForm(PostForm):
    """Somebody who gets an account, and their first post."""

    name = Words(label=_("Full name"), max_length=80, error_messages={"required": _("Type the person’s name.")})
    name_en = Words(label=_("Name in English letters"), max_length=80, required=False)
    sign_in_name = Words(
        label=_("Sign-in name"),
        help_text=_("Small letters, digits, dots and hyphens; for example “zhao.min”."),
        max_length=60,
        error_messages={"required": _("Choose a sign-in name.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation goes there. Without one, you print a letter."),
        required=False,
        error_messages={"invalid": _("This does not look like an e-mail address.")},
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=LANGUAGES)

    field_order = ("name", "name_en", "sign_in_name", "email", "language")

    def clean_sign_in_name(self) -> str:
        name: str = self.cleaned_data["sign_in_name"].lower()
        if not SIGN_IN_NAME.fullmatch(name):
            raise ValidationError(_("Use small letters, digits, dots and hyphens, two of them at least."))
        if User.objects.filter(sign_in_name=name).exists():
            raise ValidationError(_("This sign-in name is taken. Choose another one."))
        return name

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if is_address_taken(address):
            raise ValidationError(ADDRESS_TAKEN)
        return address

    @property
    def person(self) -> Person:
        """What was typed, as a person."""
        return Person(
            **{name: self.cleaned_data[name] for name in ("name", "sign_in_name", "name_en", "email", "language")}
        )


class DeputiesForm(forms.Form):
    """All deputies at once: in which language their letters are, and until when they hold their posts."""

    language = forms.ChoiceField(label=_("Language of the letters"), choices=LANGUAGES)
    until = PostForm.base_fields["until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if term := Term.objects.order_by("-number").first():
            self.fields["until"].initial = term.ends_on


class TermForm(forms.Form):
    """A later end."""

    until = PostForm.base_fields["until"]


class ReasonForm(forms.Form):
    """Why somebody needs a new way in."""

    reason = Words(
        label=_("Why is a new way in needed?"),
        help_text=_("For example “forgot the password, asked in person”. The second administrator reads it."),
        max_length=200,
        error_messages={"required": _("Say why, so that the second administrator can decide.")},
    )


class CodeForm(forms.Form):
    """The code of an invitation, as it stands in the letter."""

    code = Words(
        label=_("Code of the invitation"),
        help_text=_("Sixteen letters and digits, as they stand in the letter or e-mail."),
        max_length=60,
        error_messages={"required": _("Type the code.")},
    )
