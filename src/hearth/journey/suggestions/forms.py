"""The shape of what people type about suggestions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import DayField, PlainField
from hearth.ground.congress.models import Delegation, Deputy, Unit
from hearth.ground.rulebook import versions
from hearth.ground.rulebook.choices import Dimension
from hearth.journey.suggestions import labels, queries
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.composing import Words
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.actions.handling import NOTHING_TO_PROMISE, PROMISING, Drafted, Said
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.forms_paper import PaperField, WithSealedPaper
from hearth.journey.suggestions.models import Assignment, Reply, Suggestion

TITLE, FACTS, ASK, MOST_ASKS, REMARK = 80, 8000, 1000, 30, 2000
NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*[.、．)）]\s*(?:是)?")
SPLIT = re.compile(r"[,，、;；\n]+")
CHOOSE = [("", _("Choose …"))]
CHOOSE_A_DAY = _("Choose a day.")


def _text(label: Any, help_text: Any = "", *, most: int = REMARK, rows: int = 3, required: bool = True) -> PlainField:
    too_long = _("Write it more briefly, in up to %(most)s characters.") % {"most": most}
    return PlainField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write a few words here."), "max_length": too_long},
    )


def _choice(label: Any, choices: dict[str, Any], **more: Any) -> forms.ChoiceField:
    one = _("Choose one of them.")
    errors = {"required": one, "invalid_choice": one}
    return forms.ChoiceField(label=label, choices=list(choices.items()), error_messages=errors, **more)


class WordsForm(forms.Form):
    """What the deputy asks for."""

    title = PlainField(
        label=_("What is it about?"),
        help_text=_("One matter, in a few words, as “Better heating in the old estates”."),
        max_length=TITLE,
        error_messages={
            "required": _("Give it a title."),
            "max_length": _("Name it more briefly, in up to 80 characters."),
        },
    )
    facts = _text(
        _("What is the case?"),
        _("Where, since when, how many people. Nobody’s name, house number or telephone number."),
        most=FACTS,
        rows=10,
    )
    asks = _text(
        _("What should be done?"),
        _("One thing on each line. They are numbered for you, and each is answered by itself."),
        most=MOST_ASKS * ASK,
        rows=6,
    )
    raised_in = _choice(_("When is it raised?"), labels.OCCASIONS, initial="between", widget=forms.RadioSelect)
    delegation = forms.ChoiceField(
        label=_("In whose name?"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of them.")},
    )
    is_confidential = forms.BooleanField(
        label=_("In confidence"),
        help_text=_("Only staff, the chair and the units that handle it read it. It is not made public."),
        required=False,
    )

    def __init__(self, *args: Any, heads: list[Delegation] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heads = {str(each.pk): each for each in heads or []}
        if not self.heads:
            del self.fields["delegation"]
            return
        named = [(key, _("The delegation %(name)s") % {"name": each.name}) for key, each in self.heads.items()]
        self.fields["delegation"].choices = [("", _("My own")), *named]  # type: ignore[attr-defined]

    def clean_asks(self) -> list[str]:
        lines = [NUMBERED.sub("", line).strip() for line in self.cleaned_data["asks"].splitlines()]
        asks = [line for line in lines if line]
        if not asks:
            raise forms.ValidationError(_("Write a few words here."))
        if len(asks) > MOST_ASKS:
            raise forms.ValidationError(_("Up to 30 things can be asked for; these are more."))
        if max(map(len, asks)) > ASK:
            raise forms.ValidationError(_("One of them is longer than 1,000 characters. Write it more briefly."))
        return asks

    @property
    def words(self) -> Words:
        """As it is worded."""
        typed = self.cleaned_data
        named = self.heads.get(typed.get("delegation", ""))
        told = (typed[name] for name in ("title", "facts", "asks", "raised_in", "is_confidential"))
        return Words(*told, named)

    @classmethod
    def known(cls, suggestion: Suggestion) -> dict[str, Any]:
        """How it is worded now."""
        asks = "\n".join(ask.words for ask in suggestion.asks.order_by("number"))
        fields = ("title", "facts", "raised_in", "is_confidential")
        return {**{name: getattr(suggestion, name) for name in fields}, "asks": asks}


class InvitationForm(forms.Form):
    """Whom to ask for their names."""

    deputies = PlainField(
        label=_("Which deputies?"),
        help_text=_("Names or numbers, with commas between them."),
        max_length=1000,
        error_messages={
            "required": _("Name at least one deputy."),
            "max_length": _("Fewer at once, please: up to 1,000 characters."),
        },
    )

    def clean_deputies(self) -> list[Deputy]:
        words = [word.strip() for word in SPLIT.split(self.cleaned_data["deputies"]) if word.strip()]
        found = queries.deputies_named(words)
        if unknown := [word for word, deputies in found.items() if not deputies]:
            told = {"names": "、".join(unknown)}
            raise forms.ValidationError(_("No deputy in office is called so: %(names)s.") % told)
        if several := [word for word, deputies in found.items() if len(deputies) > 1]:
            told = {"names": "、".join(several)}
            raise forms.ValidationError(_("Several deputies are called so: %(names)s. Write the number.") % told)
        return list({deputies[0].pk: deputies[0] for deputies in found.values()}.values())


class JoinForm(forms.Form):
    """With which other it is handled together."""

    number = PlainField(
        label=_("Number of the other suggestion"),
        max_length=20,
        help_text=_("As 8-2026-014. It is the one that is handled; both deputies are answered."),
        error_messages={"required": _("Write its number."), "max_length": _("Up to 20 characters.")},
    )


class MeetingForm(forms.Form):
    """What came of it when deputy and unit sat down together."""

    held_on = DayField(label=_("On which day?"), missing=CHOOSE_A_DAY, initial=clock.today)
    words = _text(_("Who met, and what came of it?"), _("Deputy and units read this."))


class SupervisionForm(forms.Form):
    """Why the chair should look after it."""

    reason = _text(_("Why?"), _("Of great concern, raised often, broad or hard to do."))


class ApprovalForm(forms.Form):
    """Who leads it in person."""

    head = PlainField(
        label=_("Who leads it?"),
        help_text=_("The vice-chair or member who looks after it in person."),
        max_length=80,
        error_messages={"required": _("Name who leads it."), "max_length": _("Up to 80 characters.")},
    )


class PlanForm(forms.Form):
    """Who goes where, and until when."""

    plan = _text(_("What is going to be done?"), _("Who goes where and asks whom, one step on each line."), rows=5)
    due_on = DayField(label=_("By which day is there a report?"), missing=CHOOSE_A_DAY)


class NoteForm(forms.Form):
    """What was seen or said."""

    kind = _choice(_("What was it?"), labels.NOTES, widget=forms.RadioSelect, initial="inspection")
    held_on = DayField(label=_("On which day?"), missing=CHOOSE_A_DAY, initial=clock.today)
    words = _text(_("What was seen and said?"), _("Deputies, units and staff read this."))


class ReportForm(forms.Form):
    """What the chair's meeting hears."""

    report = _text(_("What the chair’s meeting should hear"), most=FACTS, rows=6)


class RemarkForm(forms.Form):
    """A few words that others read."""

    remark = _text(_("In your words"), _("The deputy reads this."))


class ReasonForm(forms.Form):
    """Why."""

    reason = _text(_("Why?"))


class UpwardForm(forms.Form):
    """Why it goes to the congress above."""

    reason = _text(
        _("Why is it not for this place to decide?"),
        _("The congress above reads this beside the words of the suggestion. Who wrote to the deputy it never learns."),
    )


READ_BELOW = _("The congress below reads this, with its deputy; so does everybody if the suggestion is public there.")


class TurnDownForm(forms.Form):
    """Why it goes back."""

    remark = _text(_("Why does it go back?"), READ_BELOW)


class PassOnForm(forms.Form):
    """Whose matter it is."""

    organ = PlainField(
        label=_("To which organ?"),
        max_length=120,
        error_messages={"required": _("Name the organ."), "max_length": _("Name it more briefly.")},
    )
    remark = _text(_("In your words"), READ_BELOW, required=False)


class OrgansAnswerForm(forms.Form):
    """What the organ answered."""

    answer = _text(_("What did the organ answer?"), READ_BELOW)


class RegisterForm(forms.Form):
    """What staff note when they register it."""

    category = _choice(_("Of which kind is it?"), labels.CATEGORIES)
    keywords = PlainField(
        label=_("Key words"),
        help_text=_("A few, with spaces between them."),
        max_length=80,
        required=False,
        error_messages={"max_length": _("Fewer words, please: up to 80 characters.")},
    )
    disclosure = _choice(_("Made public later"), labels.DISCLOSURES, initial="full")

    @property
    def register(self) -> Register:
        """As it is registered."""
        return Register(**self.cleaned_data)


class AssignForm(forms.Form):
    """Who handles it, and how."""

    mode = _choice(
        _("How is it handled?"),
        {"lead": _("One unit leads, the others handle along"), "separate": _("Each answers for itself")},
        initial="lead",
        widget=forms.RadioSelect,
    )
    first = forms.ChoiceField(
        label=_("Which unit leads?"),
        help_text=_("Or the first, where each answers for itself."),
        error_messages={"required": _("Choose a unit."), "invalid_choice": _("Choose a unit.")},
    )
    others = forms.MultipleChoiceField(
        label=_("Which others?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose units from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in queries.units()}
        named = [(key, unit.name) for key, unit in self.units.items()]
        self.fields["first"].choices = [*CHOOSE, *named]  # type: ignore[attr-defined]
        self.fields["others"].choices = named  # type: ignore[attr-defined]

    @property
    def shares(self) -> list[Share]:
        """The units, each with its part."""
        typed = self.cleaned_data
        part, rest = ("lead", "co") if typed["mode"] == "lead" else ("separate", "separate")
        others = [key for key in typed["others"] if key != typed["first"]]
        return [Share(self.units[typed["first"]], part), *(Share(self.units[key], rest) for key in others)]


class DeclineForm(ReasonForm):
    """Not its own matter: why, and whose it is."""

    proposed = forms.ChoiceField(
        label=_("Whose matter is it?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a unit.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in queries.units()}
        named = [(key, unit.name) for key, unit in self.units.items()]
        self.fields["proposed"].choices = [("", _("I do not know")), *named]  # type: ignore[attr-defined]

    @property
    def unit(self) -> Unit | None:
        """Whose it is, where they know."""
        return self.units.get(self.cleaned_data["proposed"])


class RulingForm(forms.Form):
    """Staff's words on it."""

    words = _text(_("In your words"), _("The unit reads this."))


class ConsultationForm(forms.Form):
    """How the unit spoke with the deputy."""

    way = _choice(_("How did you speak?"), labels.WAYS)
    held_on = DayField(label=_("On which day?"), missing=CHOOSE_A_DAY, initial=clock.today)
    words = _text(_("What was said?"), _("The deputy reads this."))


class SignForm(WithSealedPaper):
    """Under which number it leaves the house."""

    document_no = PlainField(
        label=_("Document number"),
        max_length=60,
        help_text=_("As it stands on the letter."),
        error_messages={
            "required": _("Write the number of the document."),
            "max_length": _("Up to 60 characters."),
        },
    )
    paper = PaperField()


class GradesForm(forms.Form):
    """What the deputy says of it."""

    attitude = _choice(labels.SCALES["attitude"], labels.GRADES, widget=forms.RadioSelect)
    reply = _choice(labels.SCALES["reply"], labels.GRADES, widget=forms.RadioSelect)
    result = _choice(labels.SCALES["result"], labels.GRADES, widget=forms.RadioSelect)
    reason = _text(_("In your words"), _("Where you are not satisfied: what should be done better?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = versions.in_force().all_chosen(Dimension)
        for name in set(Dimension.values) - {each.value for each in asked}:
            del self.fields[name]

    @property
    def grades(self) -> Grades:
        """As they are given; what is not rated here stays empty."""
        return Grades(**{name: self.cleaned_data.get(name, "") for name in Grades._fields})


class CloseForm(forms.Form):
    """What came of it in the end."""

    remark = _text(_("What came of it?"), _("Everybody whose words it began with reads that it is concluded."))
    result_class = forms.ChoiceField(label=_("Result"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(name, label.text) for name, label in labels.CLASSES.items()]
        self.fields["result_class"].choices = named  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """What everybody reads."""

    disclosure = _choice(
        _("How much of it?"),
        {name: text for name, text in labels.DISCLOSURES.items() if name != "withheld"},
        widget=forms.RadioSelect,
        initial="full",
    )
    public_text = _text(
        _("In a few sentences, for everybody"),
        _("What it asks for and why. In summary this stands in place of the text."),
        most=1000,
        required=False,
    )


class ReplyForm(forms.Form):
    """The answer of a unit, ask by ask; of a unit that handles along, its opinion.

    Each ask must be answered before it is signed, and is asked for as such; a draft that is sent may leave some open.
    """

    words = _text(_("The answer as a whole"), _("How it was looked into, and what follows."), most=FACTS, rows=6)
    disclosure = _choice(_("May it be public?"), labels.DISCLOSURES, initial="full", widget=forms.RadioSelect)

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks = list(assignment.suggestion.asks.order_by("number")) if assignment.answers_asks else []
        if not assignment.answers_asks:
            self.fields["words"].label = _("Your opinion for the unit that leads")
            self.fields["words"].help_text = _("What you can do, until when, and what it depends on.")
        classes = [*CHOOSE, *((name, label.text) for name, label in labels.CLASSES.items())]
        for ask in self.asks:
            label, is_asked = _("Answer to ask %(number)s") % {"number": ask.number}, not self.is_bound
            self.fields[f"words_{ask.number}"] = _text(label, most=FACTS, rows=4, required=is_asked)
            result = forms.ChoiceField(label=_("Result"), choices=classes, required=is_asked)
            self.fields[f"class_{ask.number}"] = result
            self.fields[f"due_{ask.number}"] = DayField(
                label=_("By which day, if it is under way or planned?"), required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for ask in self.asks:
            if cleaned.get(f"words_{ask.number}") and not cleaned.get(f"class_{ask.number}"):
                self.add_error(f"class_{ask.number}", _("Choose what came of it."))
            self._check_day(ask.number, cleaned.get(f"class_{ask.number}"), cleaned.get(f"due_{ask.number}"))
        return cleaned

    def _check_day(self, number: int, result: str | None, due: date | None) -> None:
        if due and result and result not in PROMISING:
            self.add_error(f"due_{number}", NOTHING_TO_PROMISE % {"number": number})
        elif due and due < clock.today():
            self.add_error(f"due_{number}", _("This day has passed. Choose a later one."))

    @property
    def rows(self) -> list[tuple[Any, Any, Any, Any]]:
        """Each ask with the fields of its answer."""
        names = ("words", "class", "due")
        return [(ask, *(self[f"{name}_{ask.number}"] for name in names)) for ask in self.asks]

    @property
    def drafted(self) -> Drafted:
        """As it is drafted."""
        typed = self.cleaned_data
        answers: dict[UUID, Said] = {
            ask.pk: Said(*(typed[f"{name}_{ask.number}"] for name in ("words", "class", "due"))) for ask in self.asks
        }
        return Drafted(typed["words"], answers, typed["disclosure"])

    @staticmethod
    def known(reply: Reply | None) -> dict[str, Any]:
        """What is drafted already."""
        if reply is None:
            return {}
        given = {answer.ask.number: answer for answer in reply.answers.select_related("ask")}
        told: dict[str, Any] = {"words": reply.words, "disclosure": reply.disclosure}
        for number, answer in given.items():
            told |= {f"words_{number}": answer.words, f"class_{number}": answer.result_class}
            told[f"due_{number}"] = answer.due_on
        return told
