"""The states of a deputy's suggestion, of a name under it, and of one unit's share in it (domain D4 and D5)."""

from hearth.core.lifecycle import Lifecycle

SUGGESTION = Lifecycle(
    "draft",
    {
        "draft": {"revise": "draft", "invite": "cosigning", "submit": "submitted", "withdraw": "withdrawn"},
        "cosigning": {"revise": "cosigning", "invite": "cosigning", "submit": "submitted", "withdraw": "withdrawn"},
        "submitted": {
            "register": "registered",
            "send_back": "returned",
            "convert": "letter",
            "withdraw": "withdrawn",
        },
        "returned": {"revise": "returned", "invite": "cosigning", "submit": "submitted", "withdraw": "withdrawn"},
        "registered": {
            "assign": "handling",
            "hand_over": "registered",
            "join": "joined",
            "send_up": "above",
            "withdraw": "withdrawn",
        },
        "joined": {"part": "registered", "close": "closed", "withdraw": "withdrawn"},
        "handling": {"assign": "handling", "answer": "replied", "withdraw": "withdrawn"},
        "replied": {"evaluate": "evaluated", "lapse": "evaluated"},
        "evaluated": {"rehandle": "handling", "follow": "following", "send_up": "above", "close": "closed"},
        "above": {"come_back": "registered", "go_on": "evaluated", "close": "closed", "withdraw": "withdrawn"},
        "following": {"send_up": "above", "close": "closed"},
        "closed": {},
        "letter": {},
        "withdrawn": {},
    },
)
WRITING = ("draft", "cosigning", "returned")  # it is with the deputy, and can be worded otherwise
WITH_STAFF = ("submitted", "registered")
# it has a number
ACCEPTED = ("registered", "joined", "handling", "replied", "evaluated", "above", "following", "closed")
OVER = ("closed", "letter", "withdrawn")

COSIGNATURE = Lifecycle(
    "invited",
    {
        "invited": {"cosign": "signed", "refuse": "refused"},
        "signed": {"fall": "invited"},
        "refused": {},
    },
)

ASSIGNMENT = Lifecycle(
    "pending",
    {
        "pending": {"accept": "working", "decline": "declining", "release": "released", "end": "ended"},
        "declining": {"release": "released", "keep": "working", "end": "ended"},
        "working": {"sign": "answered", "release": "released", "end": "ended"},
        "answered": {"redo": "working"},
        "released": {},
        "ended": {},
    },
)
IN_HAND = ("pending", "declining", "working")  # the unit still owes something
STANDING = (*IN_HAND, "answered")

# what a congress below sent up, as it stands here
FROM_BELOW = Lifecycle(
    "arrived",
    {
        "arrived": {"take_on": "taken_on", "pass_on": "passed_on", "turn_down": "declined", "recall": "recalled"},
        "taken_on": {"let_go": "arrived", "conclude": "concluded"},
        "passed_on": {"note_answer": "concluded"},
        "declined": {},
        "recalled": {},
        "concluded": {},
    },
)

SUPERVISION = Lifecycle(
    "proposed",
    {
        "proposed": {"approve": "approved", "turn_down": "refused"},
        "approved": {"plan": "planned"},
        "planned": {"plan": "planned", "note": "planned", "report": "reported"},
        "reported": {"end": "closed", "carry_over": "planned"},
        "closed": {},
        "refused": {},
    },
)
SUPERVISED = ("approved", "planned", "reported")
