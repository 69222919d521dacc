"""The states of a thread (domain D1) and of a code (D13)."""

from hearth.core.lifecycle import Lifecycle

THREAD = Lifecycle(
    "submitted",
    {
        "submitted": {"deliver": "delivered", "hold": "held", "add": "submitted", "withdraw": "withdrawn"},
        "held": {
            "release": "delivered",
            "refuse": "not_accepted",
            "redirect": "redirected",
            "add": "held",
            "note": "held",
            "withdraw": "withdrawn",
        },
        "delivered": {
            "acknowledge": "acknowledged",
            "reply": "replied",
            "ask": "need_info",
            "hand_over": "coordinating",
            "hold": "held",
            "refuse": "not_accepted",
            "redirect": "redirected",
            "add": "delivered",
            "note": "delivered",
            "reassign": "delivered",
            "take_over": "coordinating",
            "escalate": "delivered",
            "withdraw": "withdrawn",
        },
        "acknowledged": {
            "reply": "replied",
            "ask": "need_info",
            "hand_over": "coordinating",
            "hold": "held",
            "refuse": "not_accepted",
            "redirect": "redirected",
            "add": "acknowledged",
            "note": "acknowledged",
            "reassign": "delivered",
            "take_over": "coordinating",
            "escalate": "acknowledged",
            "withdraw": "withdrawn",
        },
        "need_info": {
            "add": "acknowledged",
            "reply": "replied",
            "lapse": "acknowledged",
            "note": "need_info",
            "reassign": "delivered",
            "take_over": "coordinating",
            "withdraw": "withdrawn",
        },
        "coordinating": {
            "reply": "replied",
            "ask": "need_info",
            "hand_back": "acknowledged",
            "refuse": "not_accepted",
            "redirect": "redirected",
            "add": "coordinating",
            "note": "coordinating",
            "reassign": "delivered",
            "take_over": "coordinating",
            "escalate": "coordinating",
            "withdraw": "withdrawn",
        },
        "replied": {
            "rate": "rated",
            "reopen": "reopened",
            "reply": "replied",
            "add": "replied",
            "note": "replied",
            "close": "closed",
        },
        "rated": {"reopen": "reopened", "reply": "rated", "add": "rated", "note": "rated", "close": "closed"},
        "reopened": {
            "acknowledge": "acknowledged",
            "reply": "replied",
            "ask": "need_info",
            "hand_over": "coordinating",
            "add": "reopened",
            "note": "reopened",
            "reassign": "delivered",
            "take_over": "coordinating",
            "escalate": "reopened",
            "withdraw": "withdrawn",
        },
        "closed": {"reopen": "reopened", "rate": "rated", "note": "closed"},
        "redirected": {"note": "redirected"},
        "not_accepted": {"appeal": "held", "note": "not_accepted"},
        "withdrawn": {},
    },
)

# whose move is next: it decides on which desk a thread lies
TURN = {
    "submitted": "nobody",
    "held": "staff",
    "delivered": "deputy",
    "acknowledged": "deputy",
    "need_info": "citizen",
    "coordinating": "staff",
    "replied": "citizen",
    "rated": "nobody",
    "reopened": "deputy",
    "closed": "nobody",
    "redirected": "nobody",
    "not_accepted": "nobody",
    "withdrawn": "nobody",
}

CODE = Lifecycle(
    "active",
    {
        "active": {"pause": "paused", "rotate": "rotated", "retire": "retired"},
        "paused": {"resume": "active", "rotate": "rotated", "retire": "retired"},
        "rotated": {},
        "retired": {},
    },
)

REOPENINGS = 2
