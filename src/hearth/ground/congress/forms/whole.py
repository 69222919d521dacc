"""The congress as a whole: what it is called, its term, how its areas lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PhoneField
from hearth.ground.congress.forms.deputies import day
from hearth.ground.congress.forms.noun import choice, words
from hearth.ground.congress.labels import LEVELS
from hearth.ground.congress.models import Congress, Term

ROWS, COLUMNS = 12, 8  # as many columns as the style sheet knows


class CongressForm(forms.Form):
    """Names, telephone and licence line, as every page shows them."""

    name_zh = words(_("Full name in Chinese"), 80, _("Write the full name in Chinese."))
    short_zh = words(_("Short name in Chinese"), 40, _("Write the short name in Chinese."), _("As people say it."))
    name_en = words(_("Full name in English"), 120, _("Write the full name in English."))
    short_en = words(_("Short name in English"), 60, _("Write the short name in English."))
    level = choice(_("Level"), LEVELS, _("Choose the level."))
    phone = PhoneField(
        label=_("Telephone"),
        help_text=_("Where residents can tell staff what they would write."),
        max_length=20,
        required=False,
        error_messages={"max_length": _("This number is too long.")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    licence_line = words(
        _("Licence line"), 80, hint=_("The registration number of the site, at the foot of each page.")
    )

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, initial={name: getattr(congress, name) for name in self.base_fields}, **kwargs)


class AboveForm(forms.Form):
    """The congress above, of those on this installation; none where it is not here."""

    above = forms.ModelChoiceField(
        queryset=None,
        label=_("The congress above"),
        help_text=_("It gets copies of suggestions this place cannot decide, and sealed matters about the chair here."),
        required=False,
        empty_label=_("None on this installation"),
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, initial={"above": congress.parent_id}, **kwargs)
        others = Congress.objects.filter(is_demo=congress.is_demo).exclude(pk=congress.pk)
        self.fields["above"].queryset = others.order_by("slug")  # type: ignore[attr-defined]


class TermForm(forms.Form):
    """A term: its number, its first and last day."""

    number = forms.IntegerField(
        label=_("Number of the term"),
        min_value=1,
        max_value=99,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write the number in digits, such as 7.")
        ),
    )
    begins_on = day(_("First day"))
    ends_on = day(_("Last day"))

    def __init__(self, *args: Any, term: Term | None = None, **kwargs: Any) -> None:
        told = {name: getattr(term, name) for name in self.base_fields} if term else {}
        super().__init__(*args, initial=told, **kwargs)

    def clean(self) -> None:
        begins, ends = self.cleaned_data.get("begins_on"), self.cleaned_data.get("ends_on")
        if begins and ends and ends <= begins:
            self.add_error("ends_on", _("The term cannot end before it begins."))


class MapForm(forms.Form):
    """A row and a column for each area; two areas never share a tile."""

    def __init__(self, *args: Any, areas: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = list(areas)
        for area in self.areas:
            self.fields[f"row-{area.pk.hex}"] = _number(_("Row"), ROWS, area.row)
            self.fields[f"column-{area.pk.hex}"] = _number(_("Column"), COLUMNS, area.column)

    def lines(self) -> Iterator[tuple[Any, BoundField, BoundField]]:
        """Each area with its two questions."""
        for area in self.areas:
            yield area, self[f"row-{area.pk.hex}"], self[f"column-{area.pk.hex}"]

    def clean(self) -> None:
        shared = {tile for tile, count in Counter(self.tiles().values()).items() if count > 1}
        names = [area.name for area in self.areas if self.tiles().get(area.pk) in shared]
        if names:
            sentence = gettext("These areas lie on the same tile: %(areas)s. Give each a tile of its own.")
            raise forms.ValidationError(sentence % {"areas": gettext(", ").join(names)})

    def tiles(self) -> dict[UUID, tuple[int, int]]:
        """Row and column of each area."""
        told = self.cleaned_data
        pairs = {area.pk: (told.get(f"row-{area.pk.hex}"), told.get(f"column-{area.pk.hex}")) for area in self.areas}
        return {key: (int(row), int(column)) for key, (row, column) in pairs.items() if row and column}


def _number(label: Any, most: int, now: int) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(str(number), str(number)) for number in range(1, most + 1)],
        initial=str(now),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose a row and a column.")),
    )
