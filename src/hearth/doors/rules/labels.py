"""What chapters of the rules, units of time and states of a version are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.ground.rulebook.deadlines import hours_in_words, in_words
from hearth.ground.rulebook.saying import said

CHAPTERS = {
    "message": pgettext_lazy("rules", "Messages"),
    "referral": _("Referrals to units"),
    "suggestion": _("Suggestions of deputies"),
    "commitment": _("Promises of units"),
    "duty": _("Duty files"),
    "reminder": _("Reminders"),
    "ladder": _("When something is late"),
    "reception": _("Reception days"),
    "retention": _("How long what is stored of people stays"),
}
UNITS = {
    "min": _("minutes"),
    "h": _("hours"),
    "wh": _("office hours"),
    "d": _("days"),
    "wd": _("working days"),
    "mo": _("months"),
}
STATES = {
    "draft": ("info", "pencil", pgettext_lazy("rules", "Draft")),
    "coming": ("warn", "clock", pgettext_lazy("rules", "Coming into force")),
    "in_force": ("ok", "circle-check", pgettext_lazy("rules", "In force")),
    "past": ("", "history", pgettext_lazy("rules", "No longer in force")),
    "withdrawn": ("", "x", pgettext_lazy("rules", "Withdrawn")),
}
PROMISED = {
    "result": _("Every result, whatever the urgency"),
    "referral.result_danger": _("Results where people are in danger"),
    "referral.result_utilities": _("Results on heat, water, power or gas"),
    "referral.result_ordinary": _("Results of ordinary matters"),
    "referral.result_hard": _("Results of hard matters"),
    "return": _("Saying that somebody else is competent"),
}
# for pages, which have no filters of their own
WORDS = {"said_rule": said, "in_words": in_words, "hours_in_words": hours_in_words}
