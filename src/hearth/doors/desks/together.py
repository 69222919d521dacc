"""What can be done with several messages at once: each goes through the same action as if it were alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core.actions import may
from hearth.core.actors import Actor
from hearth.core.fields import PlainField
from hearth.core.refusals import Refused
from hearth.core.together import Decision, Field
from hearth.doors.desks.queries import has_desk, is_staffs
from hearth.journey.casework import actions as casework
from hearth.journey.casework import routing
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.casework.forms import UnitField
from hearth.journey.casework.labels import TIERS
from hearth.journey.contact import actions
from hearth.journey.contact.forms_clerk import text
from hearth.journey.contact.forms_desk import LONGEST, ReassignmentForm

TOO_LONG = _("These words are too long: 10,000 characters at most.")


class SlipsForm(forms.Form):
    """One unit, one urgency, and the words that stand before each resident's own."""

    unit = UnitField(label=_("Lead unit"), error_messages={"required": _("Choose the unit that is to see to it.")})
    tier = forms.ChoiceField(
        label=_("How urgent?"),
        choices=[(name, label.text) for name, label in TIERS.items()],
        initial="ordinary",
        widget=forms.RadioSelect,
    )
    words = PlainField(
        label=_("What stands on every slip"), max_length=LONGEST, widget=text(3), required=False,
        help_text=_("The same for all. Below it stand each resident’s own words; what tells who wrote is covered."),
    )  # fmt: skip


class NoteForm(forms.Form):
    """The same words among ourselves, on each."""

    words = PlainField(
        label=_("Internal note, the resident cannot see it"), max_length=LONGEST, widget=text(3),
        error_messages={"required": _("Write a few words first.")},
    )  # fmt: skip


def decisions_of(actor: Actor) -> dict[str, Decision]:
    """What this person can do with the messages on their desk."""
    if not has_desk(actor):
        return {}
    made = _staffs(actor) if is_staffs(actor) else _deputys(actor)
    return made | {
        "note": Decision(
            _("Note the same on each"), "notes",
            lambda thread, typed, _sent: actions.note(thread, typed["words"], by=actor), NoteForm,
        )
    }  # fmt: skip


def _deputys(actor: Actor) -> dict[str, Decision]:
    return {
        "acknowledge": Decision(
            _("Say that you have read them"), "eye-check",
            lambda thread, _typed, _sent: actions.acknowledge(thread, by=actor),
        )
    }  # fmt: skip


def _staffs(actor: Actor) -> dict[str, Decision]:
    """The chair, with whom sealed matters lie, sees to some themselves and sends nothing on."""
    verbs = {"take_over": "contact", "refer": "casework", "reassign": "contact", "release": "contact"}
    return {verb: each for verb, each in _clerks(actor).items() if may(f"{verbs[verb]}.{verb}", actor, None)}


def _clerks(actor: Actor) -> dict[str, Decision]:
    return {
        "take_over": Decision(
            _("See to them myself"), "user", lambda thread, _typed, _sent: actions.take_over(thread, by=actor)
        ),
        "refer": Decision(
            _("Refer them to a unit"), "arrow-forward-up",
            lambda thread, typed, sent: casework.refer(thread, _slip(thread, typed, sent), by=actor),
            SlipsForm, _own_words,
        ),
        "reassign": Decision(
            _("Give them to another deputy"), "users",
            lambda thread, typed, _sent: actions.reassign(thread, typed["deputy"], by=actor), ReassignmentForm,
        ),
        "release": Decision(
            _("Release them to their deputies"), "inbox",
            lambda thread, _typed, _sent: actions.release(thread, by=actor),
        ),
    }  # fmt: skip


def _own_words(threads: list[Any], sent: Any) -> dict[Any, tuple[Field, ...]]:
    """Each resident's words, covered; what a clerk has changed in them stays changed."""
    told = routing.all_told_apart(threads)
    named = {thread.pk: f"words-{thread.code}" for thread in threads}
    label = _("What the unit reads of this one")
    return {key: (Field(name, label, sent.get(name, told.get(key, "")), is_long=True),) for key, name in named.items()}


def _slip(thread: Any, typed: dict[str, Any], sent: Any) -> Slip:
    """What stands on every slip, and below it this resident's own words; all of it covered."""
    try:
        own = PlainField(required=False, max_length=LONGEST).clean(sent.get(f"words-{thread.code}", ""))
    except forms.ValidationError as long:
        raise Refused(TOO_LONG) from long
    words = "\n\n".join(part for part in (routing.covered(typed["words"]), own) if part)
    slip = Slip(typed["unit"], words or routing.told_apart(thread), typed["tier"], place=thread.place)
    return routing.noted(slip, routing.proposals(thread))
