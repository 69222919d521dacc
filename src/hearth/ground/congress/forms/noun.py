"""What all forms about the parts of a congress share."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hearth.core.fields import PlainField
from hearth.ground.congress.models import Deputy

TAKEN = _("There is one of this name already.")


def words(label: Any, most: int, required: Any = None, hint: Any = "", **more: Any) -> PlainField:
    """A question for a few words; `required` is what is said where they are missing."""
    errors = {"max_length": format_lazy(_("{label}: at most {most} characters."), label=label, most=most)}
    if required:
        errors["required"] = required
    return PlainField(
        label=label, help_text=hint, max_length=most, required=bool(required), error_messages=errors, **more
    )


def choice(label: Any, choices: dict[str, Any], required: Any = None) -> forms.ChoiceField:
    """One of a few kinds."""
    return forms.ChoiceField(
        label=label,
        choices=[("", _("Choose")), *choices.items()],
        required=bool(required),
        error_messages={"required": required or "", "invalid_choice": _("Choose one from the list.")},
    )


class Pick(forms.ModelChoiceField):
    """One of the things this congress is made of, by its name."""

    def __init__(self, label: Any, model: Any, order: tuple[str, ...], required: Any = None, hint: Any = "") -> None:
        self.model, self.order = model, order
        super().__init__(
            queryset=None,
            label=label,
            help_text=hint,
            required=bool(required),
            empty_label="—",
            error_messages={"required": required or "", "invalid_choice": _("Choose one from the list.")},
        )

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:  # Django would repeat what was sent, which nobody has typed
            raise ValidationError(self.error_messages["invalid_choice"]) from None

    def fill(self) -> None:
        """Offer what there is now."""
        self.queryset = self.model.objects.order_by(*self.order)

    def label_from_instance(self, thing: Any) -> str:
        return str(thing.name)


class DeputyField(PlainField):
    """A deputy, by name or number: a list of hundreds would be no help."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value.code} {value.name_zh}" if isinstance(value, Deputy) else value

    def clean(self, value: Any) -> Deputy | None:
        typed = super().clean(value)
        if not typed:
            return None
        called = Q(name_zh=typed) | Q(name_en__iexact=typed) | Q(code__iexact=typed.split()[0])
        found = list(Deputy.objects.filter(called)[:2])
        if len(found) != 1:
            raise ValidationError(_("No single deputy is called so. Type the number, such as D012."))
        deputy: Deputy = found[0]
        return deputy


class NounForm(forms.Form):
    """What is typed about one thing; no two of a kind are told from each other by nothing."""

    model: ClassVar[Any]
    alone: ClassVar[tuple[str, ...]] = ("name_zh",)
    taken: ClassVar[Any] = TAKEN

    def __init__(self, *args: Any, thing: Any = None, **kwargs: Any) -> None:
        self.thing = thing
        if thing is not None:
            kwargs["initial"] = {name: _written(thing, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, Pick):
                field.fill()

    def clean(self) -> None:
        same = {name: self.cleaned_data.get(name) for name in self.alone}
        if None in same.values():
            return
        others = self.model.objects.filter(**same)
        if (others.exclude(pk=self.thing.pk) if self.thing else others).exists():
            self.add_error(self.alone[-1], self.taken)


def _written(thing: Any, name: str) -> Any:
    """What stands there now; of another thing its key, except for a deputy, who is shown by name."""
    field = thing._meta.get_field(name)
    return getattr(thing, name if field.related_model in (None, Deputy) else field.attname)
