"""The states of a common demand of one message's place in it, and of what a night proposes (domain D3)."""

from hearth.core.lifecycle import Lifecycle

DEMAND = Lifecycle(
    "candidate",
    {
        "candidate": {"confirm": "confirmed", "merge": "merged", "dissolve": "dissolved"},
        "confirmed": {
            "watch": "watching",
            "solve": "solved",
            "close": "closed",
            "merge": "merged",
            "dissolve": "dissolved",
        },
        "watching": {"solve": "solved", "close": "closed", "merge": "merged", "dissolve": "dissolved"},
        "solved": {"close": "closed", "reopen": "confirmed"},
        "closed": {"reopen": "confirmed"},
        "merged": {},
        "dissolved": {},
    },
)
OPEN = ("candidate", "confirmed", "watching")  # messages still join it
STANDING = ("confirmed", "watching")  # somebody owns it
OVER = ("solved", "closed")
TOLD = (*STANDING, *OVER)  # whoever wrote hears that it stands so

GATHERING = Lifecycle(
    "offered",
    {
        "offered": {"accept": "joined", "refuse": "refused", "lapse": "ended"},
        "joined": {"take_out": "ended"},
        "refused": {},
        "ended": {},
    },
)

PROPOSAL = Lifecycle(
    "open",
    {
        "open": {"follow": "accepted", "decline": "refused", "lapse": "lapsed"},
        "accepted": {},
        "refused": {},
        "lapsed": {},
    },
)
