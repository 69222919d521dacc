"""A deputy: the person, the seat, the photo, and what became of the mandate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.photos import check
from hearth.ground.congress.forms.noun import NounForm, Pick, choice, words
from hearth.ground.congress.labels import GENDERS, REASONS
from hearth.ground.congress.models import Delegation, Deputy, District, Group

NO_DAY = dict.fromkeys(("required", "invalid"), _("Write the day as year, month and day."))
FOR_RESIDENTS = _("Residents read it on the deputy’s page.")


def day(label: Any, **more: Any) -> forms.DateField:
    """A question for a day."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, error_messages=NO_DAY, **more)


class DeputyForm(NounForm):
    """A people's deputy, as residents get to know them."""

    model, alone = Deputy, ("code",)
    taken = _("Another deputy has this number.")
    name_zh = words(_("Deputy’s name in Chinese"), 40, _("Write the deputy’s name in Chinese."))
    name_en = words(_("Deputy’s name in English"), 80, hint=_("Family name first. Left out, it is written in pinyin."))
    code = words(
        _("Number"),
        12,
        _("Give the deputy a number."),
        _("Letters and digits, such as D012. It stands in addresses and stays the same."),
        validators=[RegexValidator(r"^[A-Za-z0-9-]+\Z", _("Only letters, digits and hyphens can stand in a number."))],
    )
    gender = choice(_("Gender"), GENDERS)
    work_zh = words(_("Workplace in Chinese"), 80)
    work_en = words(_("Workplace in English"), 120)
    cares_zh = words(_("Cares about, in Chinese"), 80, hint=FOR_RESIDENTS)
    cares_en = words(_("Cares about, in English"), 120)
    meets_zh = words(_("Meets residents, in Chinese"), 120, hint=_("When and where to talk in person."))
    meets_en = words(_("Meets residents, in English"), 160)


class SeatForm(forms.Form):
    """Where they were elected, and with whom they sit and work."""

    district = Pick(
        _("Electoral district"),
        District,
        ("area__row", "area__column", "area__name_zh", "number"),
        _("Choose the electoral district."),
    )
    delegation = Pick(_("Delegation"), Delegation, ("name_zh",))
    group = Pick(_("Group"), Group, ("name_zh",))
    credential = words(_("Number of the deputy’s card"), 20)
    elected_on = day(_("Day of the election"), required=False)

    def __init__(self, *args: Any, mandate: Any = None, **kwargs: Any) -> None:
        if mandate is not None:
            told = ("district", "delegation", "group")
            kwargs["initial"] = {name: getattr(mandate, f"{name}_id") for name in told} | {
                "credential": mandate.credential,
                "elected_on": mandate.elected_on,
            }
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, Pick):
                field.fill()
        district: Any = self.fields["district"]
        district.queryset = district.queryset.select_related("area")


class PortraitForm(forms.Form):
    """A photo of the deputy."""

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG, WebP or HEIC, up to 10 MB. Ask the deputy first: everybody will see it."),
        error_messages=dict.fromkeys(("required", "missing", "invalid", "empty"), _("Choose a photo first.")),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_photo(self) -> Any:
        if refusal := check(self.cleaned_data["photo"]):
            raise forms.ValidationError(refusal.sentence)
        return self.cleaned_data["photo"]


class MoveForm(forms.Form):
    """Something happened to a mandate on a certain day."""

    on = day(_("From which day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": clock.today()}} | kwargs)


class SuspensionForm(MoveForm):
    """The mandate rests, and on what ground."""

    basis = words(
        _("Legal basis"),
        120,
        _("Name the article or the decision."),
        _("The article or the decision, such as 代表法第六十一条."),
    )


class EndForm(SuspensionForm):
    """The mandate is over, and why."""

    reason = choice(_("Reason"), REASONS, _("Choose the reason."))
    field_order = ("reason", "basis", "on")


# the form that each move of a mandate asks for
MOVES: dict[str, type[MoveForm]] = {
    "qualify": MoveForm,
    "begin": MoveForm,
    "suspend": SuspensionForm,
    "resume": MoveForm,
    "end": EndForm,
}
