"""The states of a thread (domain D1), of a code (D13), and of a change of term."""

from hearth.core.lifecycle import Lifecycle

THREAD = Lifecycle(
    "submitted",
    {
        "submitted": {
            "deliver": "delivered",
            "hold": "held",
            "add": "submitted",
            "hand_on": "submitted",
            "withdraw": "withdrawn",
        },
        "held": {
            "release": "delivered",
            "refuse": "not_accepted",
            "redirect": "redirected",
            "reassign": "delivered",
            "take_over": "coordinating",
            "add": "held",
            "note": "held",
            "hand_on": "held",
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
            "hand_on": "delivered",
            "reassign": "delivered",
            "refer": "coordinating",
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
            "hand_on": "delivered",
            "reassign": "delivered",
            "refer": "coordinating",
            "take_over": "coordinating",
            "escalate": "acknowledged",
            "withdraw": "withdrawn",
        },
        "need_info": {
            "add": "acknowledged",
            "add_for_unit": "coordinating",
            "lapse_for_unit": "coordinating",
            "reply": "replied",
            "lapse": "acknowledged",
            "note": "need_info",
            "hand_on": "need_info",
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
            "hand_on": "coordinating",
            "reassign": "delivered",
            "take_over": "coordinating",
            "refer": "coordinating",
            "coordinate": "coordinating",
            "escalate": "coordinating",
            "withdraw": "withdrawn",
        },
        "replied": {
            "rate": "rated",
            "reopen": "reopened",
            "reply": "replied",
            "add": "replied",
            "note": "replied",
            "hand_on": "replied",
            "close": "closed",
        },
        "rated": {
            "reopen": "reopened",
            "reply": "rated",
            "add": "rated",
            "note": "rated",
            "close": "closed",
            "erase": "erased",
        },
        "reopened": {
            "acknowledge": "acknowledged",
            "reply": "replied",
            "ask": "need_info",
            "hand_over": "coordinating",
            "add": "reopened",
            "note": "reopened",
            "hand_on": "delivered",
            "reassign": "delivered",
            "refer": "coordinating",
            "take_over": "coordinating",
            "escalate": "reopened",
            "withdraw": "withdrawn",
        },
        "closed": {"reopen": "reopened", "rate": "rated", "note": "closed", "erase": "erased"},
        "redirected": {"note": "redirected", "erase": "erased"},
        "not_accepted": {"appeal": "held", "note": "not_accepted", "erase": "erased"},
        "withdrawn": {"erase": "erased"},
        "erased": {},
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
    "erased": "nobody",
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

TRANSITION = Lifecycle(
    "planned",
    {
        "planned": {"revise": "planned", "note": "ready", "withdraw": "withdrawn"},
        "ready": {"revise": "planned", "note": "ready", "begin": "changing", "withdraw": "withdrawn"},
        "changing": {"finish": "in_force"},
        "in_force": {},
        "withdrawn": {},
    },
)

REOPENINGS = 2

# the author sees the exact wording before anybody else does, so consent follows the covering of words (domain D15)
PUBLICATION = Lifecycle(
    "proposed",
    {
        "proposed": {"redact": "redacted", "decline": "declined", "drop_proposal": "dropped"},
        "redacted": {
            "redact": "redacted",
            "consent": "consented",
            "decline": "declined",
            "wish": "proposed",
            "drop_proposal": "dropped",
        },
        "consented": {
            "redact": "redacted",
            "publish": "published",
            "decline": "declined",
            "drop_proposal": "dropped",
        },
        "published": {"correct_publication": "corrected", "take_down": "taken_down"},
        "corrected": {"correct_publication": "corrected", "take_down": "taken_down"},
        "taken_down": {},
        "declined": {},
        "dropped": {},
    },
)
PUBLIC = ("published", "corrected")
