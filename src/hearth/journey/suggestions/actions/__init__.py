from hearth.journey.suggestions.actions.assigning import accept, assign, decline, hand_over, keep, release
from hearth.journey.suggestions.actions.bringing_together import join, meet, part, urge
from hearth.journey.suggestions.actions.composing import (
    agree_withdrawal,
    begin,
    drop_withdrawal,
    refuse_withdrawal,
    revise,
    withdraw,
)
from hearth.journey.suggestions.actions.cosigning import cosign, invite, refuse
from hearth.journey.suggestions.actions.evaluating import close, evaluate, follow, lapse, rehandle
from hearth.journey.suggestions.actions.from_below import (
    conclude,
    let_go,
    note_answer,
    pass_on,
    recall,
    receive,
    take_on,
    turn_down,
)
from hearth.journey.suggestions.actions.going_up import hear, send_up
from hearth.journey.suggestions.actions.handling import ask_time, contact, deny_time, draft, grant_time, sign
from hearth.journey.suggestions.actions.publishing import publish, unpublish
from hearth.journey.suggestions.actions.reporting import publish_report, unpublish_report
from hearth.journey.suggestions.actions.reviewing import convert, register, send_back, submit
from hearth.journey.suggestions.actions.sealing import seal
from hearth.journey.suggestions.actions.supervising import (
    approve_supervision,
    carry_over_supervision,
    end_supervision,
    note_supervision,
    plan_supervision,
    propose_supervision,
    refuse_supervision,
    report_supervision,
)
from hearth.journey.suggestions.actions.telling import tell

__all__ = [
    "accept",
    "agree_withdrawal",
    "approve_supervision",
    "ask_time",
    "assign",
    "begin",
    "carry_over_supervision",
    "close",
    "conclude",
    "contact",
    "convert",
    "cosign",
    "decline",
    "deny_time",
    "draft",
    "drop_withdrawal",
    "end_supervision",
    "evaluate",
    "follow",
    "grant_time",
    "hand_over",
    "hear",
    "invite",
    "join",
    "keep",
    "lapse",
    "let_go",
    "meet",
    "note_answer",
    "note_supervision",
    "part",
    "pass_on",
    "plan_supervision",
    "propose_supervision",
    "publish",
    "publish_report",
    "recall",
    "receive",
    "refuse",
    "refuse_supervision",
    "refuse_withdrawal",
    "register",
    "rehandle",
    "release",
    "report_supervision",
    "revise",
    "seal",
    "send_back",
    "send_up",
    "sign",
    "submit",
    "take_on",
    "tell",
    "turn_down",
    "unpublish",
    "unpublish_report",
    "urge",
    "withdraw",
]
