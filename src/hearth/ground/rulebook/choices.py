"""What places decide differently and no number says: each time one of a few ways, or some of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Option(TextChoices):
    """The ways there are; no place may invent another, since actions have to know each of them."""


class Withdrawal(Option):
    """Who may take a suggestion back, and until when."""

    BEFORE_ASSIGNMENT = "before_assignment", pgettext_lazy("withdrawal", "only before it is assigned")
    UNANIMOUS = "unanimous", pgettext_lazy("withdrawal", "at any time, if everybody who signed wants it")
    ANY_TIME = "any_time", pgettext_lazy("withdrawal", "at any time")


class CosignerReply(Option):
    """Who is answered when several deputies signed."""

    EACH = "each", _("each of them is answered")
    LEAD_ONLY = "lead_only", _("the lead is answered and tells the others")
    LEAD_WITH_CONSENT = "lead_with_consent", _("each of them, or only the lead, who agreed to tell the others")


class ExtensionBy(Option):
    """Who allows a unit the longer time to answer."""

    DEPUTIES_BODY = "deputies_body", _("the committee for deputies’ work")
    DEPUTIES_BODY_AND_GOVERNMENT = "deputies_body_and_government", _("the committee, and the government office as well")
    ASSIGNING_ORGAN = "assigning_organ", _("whoever assigned the suggestion")
    UNIT = "unit", _("nobody: the unit explains it to the deputy")


class Restart(Option):
    """Whether the time to answer begins anew when another unit takes over."""

    NO = "no", pgettext_lazy("restart", "no: it runs from the first assignment")
    YES = "yes", pgettext_lazy("restart", "yes: from the new assignment")


class Dimension(Option):
    """What a deputy rates, each on its own."""

    ATTITUDE = "attitude", pgettext_lazy("evaluation", "how one was dealt with")
    REPLY = "reply", pgettext_lazy("evaluation", "the answer")
    RESULT = "result", pgettext_lazy("evaluation", "the result")


class Publication(Option):
    """What of suggestions and answers the public can read."""

    FULL_AFTER_REVIEW = "full_after_review", _("suggestion and answer, once they were looked through")
    SUMMARY = "summary", _("a summary of suggestion and answer")
    REPORT_ONLY = "report_only", _("only the report on how suggestions were handled")


class SecondEvaluation(Option):
    """Whether deputies also rate how a unit kept what its answer promised."""

    NO = "no", pgettext_lazy("second evaluation", "no")
    YES = "yes", pgettext_lazy("second evaluation", "yes, each year")


class AfterRedo(Option):
    """What follows when the deputy is not satisfied even with the last answer there can be."""

    JOINT_MEETING = "joint_meeting", _("the committee brings deputy and unit together")
    EXPERT_REVIEW = "expert_review", _("units and experts review it, and the unit follows them")


class ResultCode(Option):
    """What the letters of a place mean, wherever it is."""

    RESOLVED = "RESOLVED", pgettext_lazy("result", "solved or adopted")
    IN_PROGRESS = "IN_PROGRESS", pgettext_lazy("result", "under way, by a plan with a date")
    PLANNED = "PLANNED", pgettext_lazy("result", "planned for later")
    DEFERRED = "DEFERRED", pgettext_lazy("result", "not possible under present conditions")
    REFERENCE = "REFERENCE", pgettext_lazy("result", "kept for reference, with an explanation")
    REFERRED_UP = "REFERRED_UP", pgettext_lazy("result", "passed on to a higher organ")


ONE_OF: Mapping[str, type[Option]] = {
    "suggestion.withdrawal": Withdrawal,
    "suggestion.cosigner_reply": CosignerReply,
    "suggestion.extension_by": ExtensionBy,
    "suggestion.restart": Restart,
    "suggestion.publication": Publication,
    "suggestion.second_evaluation": SecondEvaluation,
    "suggestion.after_redo": AfterRedo,
}
SOME_OF: Mapping[str, type[Option]] = {"suggestion.evaluation": Dimension}
KINDS: Mapping[str, type[Option]] = {**ONE_OF, **SOME_OF}
NAMES: Mapping[type[Option], str] = {kind: name for name, kind in KINDS.items()}
RESULT_CLASSES = "suggestion.result_classes"
