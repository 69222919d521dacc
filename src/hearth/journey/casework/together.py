"""What can be done with several referrals at once: each goes through the same action as if it were alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.core.actors import Actor
from hearth.core.fields import PlainField
from hearth.core.refusals import Refused
from hearth.core.together import Decision, Field
from hearth.ground.congress.models import Unit
from hearth.journey.casework import actions, possible
from hearth.journey.casework.forms import TeamForm, WordsForm
from hearth.journey.casework.models.referral import UNITS
from hearth.journey.casework.queries import is_staffs
from hearth.journey.contact.shapes import deputies_of

NO_NUMBER = _("Write the number.")
LONG_NUMBER = _("This number is too long: 40 characters at most.")


class ConfirmingForm(forms.Form):
    """Whether residents read what their unit wrote."""

    is_told = forms.BooleanField(
        label=_("Residents read what the unit reported"),
        required=False,
        help_text=_("Leave it empty where the deputies will write it in their answers."),
    )


def decisions_of(actor: Actor) -> dict[str, Decision]:
    """What this person can do with the referrals on their board."""
    made: dict[str, Decision] = {}
    if actor.unit is not None and actor.roles & set(UNITS):
        made |= _units(actor)
    if is_staffs(actor) or deputies_of(actor):
        made |= _rulings(actor)
    if is_staffs(actor):
        made |= _numbers(actor)
    if made:
        made["remark"] = Decision(
            _("Remark the same on each"), "notes",
            lambda referral, typed, _sent: actions.remark(referral, typed["words"], by=actor), WordsForm,
        )  # fmt: skip
    return made


def _units(actor: Actor) -> dict[str, Decision]:
    return {
        "accept": Decision(
            _("Take them on"), "eye-check", lambda referral, _typed, _sent: actions.accept(referral, by=actor)
        ),
        "assign": Decision(
            _("Give them to colleagues"), "users",
            lambda referral, typed, _sent: _assign(referral, typed["team"], actor), _teams(actor.unit),
        ),
    }  # fmt: skip


def _teams(unit: Unit) -> Any:
    return lambda data=None: TeamForm(data, unit=unit)


def _assign(referral: Any, key: str, actor: Actor) -> None:
    team = Unit.objects.filter(pk=key, is_active=True).first() if key else None
    if team is not None and team.parent_id != referral.unit_id:
        raise Refused(_("This team belongs to another unit."))
    actions.assign(referral, team, by=actor)


def _rulings(actor: Actor) -> dict[str, Decision]:
    def confirm(referral: Any, typed: Any, _sent: Any) -> None:
        actions.confirm(referral, referral.result if typed["is_told"] else "", by=actor)

    return {
        "urge": Decision(_("Urge the units"), "bell", lambda referral, _t, _s: _urge(referral, actor)),
        "confirm": Decision(_("Confirm the reports"), "circle-check", confirm, ConfirmingForm),
    }


def _urge(referral: Any, actor: Actor) -> None:
    """A unit is urged about what it has in hand, not about what waits for somebody else."""
    if "urge" not in possible.moves(actor, referral):
        raise Refused(_("It does not wait for the unit now."))
    actions.urge(referral, by=actor)


def _numbers(actor: Actor) -> dict[str, Decision]:
    return {
        "note_order": Decision(
            pgettext_lazy("several", "Note their 12345 order numbers"), "notes",
            lambda referral, _typed, sent: actions.note_order(referral, _number(referral, sent), by=actor),
            fields=_number_fields,
        )
    }  # fmt: skip


def _number_fields(referrals: list[Any], sent: Any) -> dict[Any, tuple[Field, ...]]:
    def field(referral: Any) -> Field:
        name = f"number-{referral.code}"
        return Field(name, _("12345 order number"), sent.get(name, referral.order_no))

    return {referral.pk: (field(referral),) for referral in referrals}


def _number(referral: Any, sent: Any) -> str:
    typed: str = PlainField(required=False).clean(sent.get(f"number-{referral.code}", ""))
    if not typed:
        raise Refused(NO_NUMBER)
    if len(typed) > 40:
        raise Refused(LONG_NUMBER)
    return typed
