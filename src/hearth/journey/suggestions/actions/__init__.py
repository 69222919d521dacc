from hearth.journey.suggestions.actions.assigning import accept, assign, decline, keep, release
from hearth.journey.suggestions.actions.composing import begin, revise, withdraw
from hearth.journey.suggestions.actions.cosigning import cosign, invite, refuse
from hearth.journey.suggestions.actions.evaluating import close, evaluate, follow, lapse, rehandle
from hearth.journey.suggestions.actions.handling import ask_time, contact, deny_time, draft, grant_time, sign
from hearth.journey.suggestions.actions.publishing import publish, unpublish
from hearth.journey.suggestions.actions.reporting import publish_report, unpublish_report
from hearth.journey.suggestions.actions.reviewing import convert, register, send_back, submit
from hearth.journey.suggestions.actions.sealing import seal
from hearth.journey.suggestions.actions.telling import tell

__all__ = [
    "accept",
    "ask_time",
    "assign",
    "begin",
    "close",
    "contact",
    "convert",
    "cosign",
    "decline",
    "deny_time",
    "draft",
    "evaluate",
    "follow",
    "grant_time",
    "invite",
    "keep",
    "lapse",
    "publish",
    "publish_report",
    "refuse",
    "register",
    "rehandle",
    "release",
    "revise",
    "seal",
    "send_back",
    "sign",
    "submit",
    "tell",
    "unpublish",
    "unpublish_report",
    "withdraw",
]
