"""The ground a congress stands on: areas, places, electoral districts, stations; and the bodies in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PhoneField
from hearth.ground.congress.forms.noun import DeputyField, NounForm, Pick, choice, words
from hearth.ground.congress.labels import AREA_KINDS, PLACE_KINDS, UNIT_KINDS
from hearth.ground.congress.models import Area, Delegation, District, Group, Place, Station, Unit

NAME, NAME_EN = _("Name in Chinese"), _("Name in English")
NO_NAME = _("Write the name in Chinese.")
NO_AREA, NO_KIND = _("Choose the area."), _("Choose the kind.")
ENGLISH = _("Shown to people who read English. Left out, they see the Chinese name.")
BY_MAP = ("row", "column", "name_zh")
WHICH_DEPUTY = _("Name or number.")


class AreaForm(NounForm):
    """A sub-district, town or township."""

    model = Area
    name_zh = words(NAME, 40, NO_NAME, _("In full, such as 安和街道."))
    name_en = words(NAME_EN, 60, hint=ENGLISH)
    kind = choice(_("Kind"), AREA_KINDS, NO_KIND)


class PlaceForm(NounForm):
    """A community, estate, road or village, by the name people know."""

    model, alone = Place, ("area", "name_zh")
    taken = _("This area has a place of this name already.")
    name_zh = words(NAME, 60, NO_NAME, _("As people say it, such as 锦苑小区."))
    also = words(_("Other names"), 120, hint=_("Names people also use, parted by 、."))
    name_en = words(NAME_EN, 80, hint=ENGLISH)
    kind = choice(_("Kind"), PLACE_KINDS, NO_KIND)
    area = Pick(_("Area"), Area, BY_MAP, NO_AREA)
    district = Pick(
        _("Electoral district"),
        District,
        ("area__row", "area__column", "area__name_zh", "number"),
        hint=_("Who lives there finds the deputies of this district. Left out, all deputies of the area are shown."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        district: Any = self.fields["district"]
        district.queryset = district.queryset.select_related("area")

    def clean(self) -> None:
        super().clean()
        area, district = self.cleaned_data.get("area"), self.cleaned_data.get("district")
        if area and district and district.area_id != area.pk:
            self.add_error("district", _("This electoral district lies in another area."))


class DistrictForm(NounForm):
    """An electoral district."""

    model, alone = District, ("area", "number")
    taken = _("This area has an electoral district of this number already.")
    area = Pick(_("Area"), Area, BY_MAP, NO_AREA)
    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write the number in digits, from 1 to 999.")
        ),
    )

    def clean_area(self) -> Area:
        """Its places would be left behind if it moved."""
        area: Area = self.cleaned_data["area"]
        if self.thing and self.thing.area_id != area.pk and self.thing.places.exists():
            raise forms.ValidationError(_("Places of the present area belong to it. Move those first."))
        return area


class DelegationForm(NounForm):
    """Deputies who sit together while the congress is in session."""

    model = Delegation
    name_zh = words(NAME, 40, NO_NAME)
    name_en = words(NAME_EN, 80, hint=ENGLISH)
    head = DeputyField(label=_("Head"), help_text=WHICH_DEPUTY, required=False)


class GroupForm(NounForm):
    """Deputies who work together between sessions."""

    model = Group
    name_zh = words(NAME, 40, NO_NAME)
    name_en = words(NAME_EN, 80, hint=ENGLISH)
    area = Pick(_("Area"), Area, BY_MAP, hint=_("Leave it out for a group that works on one field."))
    convenor = DeputyField(label=_("Convenor"), help_text=WHICH_DEPUTY, required=False)


class StationForm(NounForm):
    """A deputies' liaison station."""

    model = Station
    name_zh = words(NAME, 60, NO_NAME)
    name_en = words(NAME_EN, 100, hint=ENGLISH)
    area = Pick(_("Area"), Area, BY_MAP, NO_AREA)
    address_zh = words(_("Address in Chinese"), 120, _("Write where it is."))
    address_en = words(_("Address in English"), 160)
    hours_zh = words(_("Opening hours in Chinese"), 80, _("Write when it is open."))
    hours_en = words(_("Opening hours in English"), 120)
    phone = PhoneField(
        label=_("Telephone"),
        max_length=20,
        error_messages={"required": _("Write the telephone number."), "max_length": _("This number is too long.")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )


class UnitForm(NounForm):
    """A body that handles matters."""

    model = Unit
    name_zh = words(NAME, 60, NO_NAME)
    name_en = words(NAME_EN, 100, hint=ENGLISH)
    kind = choice(_("Kind"), UNIT_KINDS, NO_KIND)
    parent = Pick(_("Belongs to"), Unit, ("sound", "id"), hint=_("The body above it, if there is one."))
    phone = PhoneField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        error_messages={"max_length": _("This number is too long.")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages=dict.fromkeys(("invalid", "max_length"), _("This does not look like an e-mail address.")),
    )
    address_zh = words(_("Address in Chinese"), 120)

    def clean_parent(self) -> Unit | None:
        """No body stands above itself, by whatever detour."""
        parent: Unit | None = self.cleaned_data["parent"]
        above = parent
        while above and self.thing:
            if above.pk == self.thing.pk:
                raise forms.ValidationError(_("A unit cannot stand above itself."))
            above = above.parent
        return parent
