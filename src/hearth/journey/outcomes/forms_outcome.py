"""The shape of what units, staff and deputies type about what has changed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.fields import DayField, PdfField, PlainField
from hearth.journey.casework.forms import UnitField, words
from hearth.journey.contact.fields import NamelessField
from hearth.journey.contact.forms import WithPhotos
from hearth.journey.contact.forms_clerk import text
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import files
from hearth.journey.outcomes import labels_outcome as labels
from hearth.journey.outcomes.actions.claiming import BACKWARDS, TO_COME, Claim
from hearth.journey.outcomes.models import Outcome

LONGEST, MOST = 2_000, 120
LINK = 500
OF_ITS_KIND = {"measure": ("where",), "document": ("number", "level", "link", "paper")}
NAMELESS = _("Everybody reads it. No name, no house number, no telephone number.")
NO_LINK = _("A link begins with https://, such as https://www.example.org/notice.html.")
SHORTER = {
    MOST: _("Write it more briefly, in up to 120 characters."),
    LONGEST: _("Write it more briefly, in up to 2,000 characters."),
}
WHO = _("Choose the unit, or write who it was.")
SHOW_IT = _("Give a link to the document, or choose its PDF.")
CHOOSE = _("Choose …")


def nameless(label: Any, most: int, **more: Any) -> NamelessField:
    """Words for everybody."""
    told = {"max_length": SHORTER[most], **more.pop("told", {})}
    return NamelessField(label=label, max_length=most, error_messages=told, **more)


class LinkField(PlainField):
    """An address on the web at which a document can be read."""

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if value and not _is_safe(value):
            raise forms.ValidationError(NO_LINK)


def _is_safe(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    is_told_apart = "@" not in parts.netloc and "." in host.strip(".") and port in (None, 443)
    return parts.scheme == "https" and is_told_apart and not any(sign.isspace() or sign in '"<>\\^`' for sign in link)


class WithPaper(forms.Form):
    """A form that a PDF may come with: what has arrived stays while the form is put right."""

    paper = PdfField(
        label=_("The document as PDF"), help_text=_("Up to 10 MB. Everybody can save it once it is public.")
    )

    @property
    def kept_paper(self) -> str:
        """A claim to a PDF that has arrived already."""
        return str(self.data.get("kept_paper", ""))[:200]


class ClaimForm(WithPaper):
    """What has changed: a measure or a document, by whom, since when, and by what it can be seen."""

    ground = forms.ChoiceField(label=_("What did it come of?"), widget=forms.RadioSelect, required=False)
    kind = forms.ChoiceField(
        label=_("What has changed?"),
        choices=[(name, label.text) for name, label in labels.KINDS.items()],
        initial="measure",
        widget=forms.RadioSelect,
    )
    title = nameless(
        _("In one line"),
        MOST,
        help_text=_("Of a document, its title as it was issued."),
        told={"required": _("Say in one line what has changed.")},
    )
    words = nameless(_("What is done, or what does it say?"), LONGEST, widget=text(4), help_text=NAMELESS)
    unit = UnitField(label=_("Which unit does it, or issued it?"), required=False, nothing=_("None of these"))
    issuer = nameless(_("If it is none of these: who?"), 120, required=False)
    number = PlainField(
        label=_("Number of the document"),
        max_length=60,
        required=False,
        error_messages={"max_length": _("Write the number as it stands on the document, in up to 60 characters.")},
    )
    level = forms.ChoiceField(label=_("Of which level?"), choices=list(labels.LEVELS.items()), initial="district")
    where = nameless(
        _("Where?"), MOST, required=False, help_text=_("Estate, street or area. Leave it empty for everywhere.")
    )
    since = DayField(
        label=_("Since which day?"),
        missing=_("Say since which day."),
        help_text=_("Of a document, the day on which it was issued."),
    )
    until = DayField(label=_("Until which day?"), required=False, help_text=_("Leave it empty where no end is set."))
    link = LinkField(
        label=_("Link to the document"),
        max_length=LINK,
        required=False,
        widget=forms.URLInput,
        error_messages={"max_length": _("This link is too long. Choose the PDF instead.")},
    )
    proof = nameless(
        _("By what can it be seen?"),
        LONGEST,
        required=False,
        widget=text(3),
        help_text=_("Such as a count, a visit, a notice. Everybody reads it. Photos can be added on the next page."),
    )
    field_order = (
        *("ground", "kind", "title", "words", "unit", "issuer", "where", "number", "level"),
        *("since", "until", "link", "paper", "proof"),
    )

    def __init__(self, *args: Any, grounds: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_paper = False
        choices = [(name, label) for name, (label, _thing) in (grounds or {}).items()]
        if len(choices) < 2:
            del self.fields["ground"]
        else:
            self.fields["ground"].choices, self.fields["ground"].initial = choices, choices[0][0]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in OF_ITS_KIND["measure" if cleaned.get("kind") == "document" else "document"]:
            self.errors.pop(name, None)  # what belongs to the other kind is not asked, whatever stands there
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and since > clock.today():
            self.add_error("since", TO_COME)
        if since and until and until < since:
            self.add_error("until", BACKWARDS)
        if not cleaned.get("unit") and not cleaned.get("issuer") and "issuer" not in self.errors:
            self.add_error("issuer", WHO)
        is_shown = cleaned.get("link") or cleaned.get("paper") or self.has_paper or files.free([self.kept_paper])
        if cleaned.get("kind") == "document" and not is_shown and not {"link", "paper"} & set(self.errors):
            self.add_error("link", SHOW_IT)
        return cleaned

    @property
    def claim(self) -> Claim:
        """What is claimed; what belongs to the other kind is left out, and a unit needs no words."""
        typed, kind = self.cleaned_data, self.cleaned_data["kind"]
        rest = {name: typed[name] for name in ("title", "words", "unit", "since", "until")}
        of_its_kind = {name: typed[name] for name in OF_ITS_KIND[kind] if name != "paper"}
        return Claim(kind, **rest, issuer="" if typed["unit"] else typed["issuer"], **of_its_kind)


class CorrectionForm(ClaimForm):
    """The same, once it is claimed: its kind and what shows it stand."""

    proof = None

    def __init__(self, *args: Any, outcome: Outcome, has_paper: bool, **kwargs: Any) -> None:
        now = {name: getattr(outcome, name) for name in Claim._fields} | {"unit": str(outcome.unit_id or "")}
        super().__init__(*args, initial=now, **kwargs)
        self.has_paper = has_paper
        self.fields["kind"].disabled = True
        for name in OF_ITS_KIND["document" if outcome.kind == "measure" else "measure"]:
            del self.fields[name]


class EvidenceForm(WithPhotos, WithPaper):
    """By what it can be seen: words for everybody; photos and papers for those who look into it."""

    words = nameless(
        _("By what can it be seen?"),
        LONGEST,
        widget=text(3),
        help_text=NAMELESS,
        told={"required": _("Say it in words.")},
    )
    paper = PdfField(
        label=_("A paper, as PDF"),
        help_text=_("Photos and papers are seen by those who look into it, and not by everybody."),
    )
    field_order = ("words", "photos", "paper")


class ContestForm(forms.Form):
    """What is not so."""

    words = words(_("What is not so? Whoever claims it reads it."))


class RejectionForm(forms.Form):
    """Why it does not stand."""

    reason = words(_("Why? Whoever claims it reads it."))


class UnpublishForm(forms.Form):
    """Why it is taken back."""

    reason = words(_("What is wrong with it? It is verified anew before it is public again."))


class ReplacementForm(forms.Form):
    """What holds in its place."""

    successor = forms.ChoiceField(
        label=_("What holds in its place?"),
        error_messages={"required": CHOOSE, "invalid_choice": _("Choose one that is public.")},
    )

    def __init__(self, *args: Any, others: list[Outcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {outcome.code: outcome for outcome in others}
        choices = [(code, f"{outcome.title} · {code}") for code, outcome in self.others.items()]
        self.fields["successor"].choices = [("", CHOOSE), *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Outcome:
        """The one they chose."""
        return self.others[self.cleaned_data["successor"]]


class GroundForm(forms.Form):
    """What it came of as well: a common demand, or a message or a suggestion by its number."""

    demand = forms.ChoiceField(label=_("A common demand"), required=False)
    matter = PlainField(label=_("Or a message, by its number"), max_length=12, required=False)
    suggestion = PlainField(label=_("Or a suggestion, by its number"), max_length=20, required=False)

    def __init__(self, *args: Any, demands: list[Demand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.demands = {demand.code: demand for demand in demands}
        choices = [(code, f"{demand.title} · {code}") for code, demand in self.demands.items()]
        self.fields["demand"].choices = [("", CHOOSE), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and sum(bool(cleaned[name]) for name in self.fields) != 1:
            self.add_error("demand", _("Name one thing: a demand, a message, or a suggestion."))
        return cleaned
