"""The states of a common demand of one message's place in it, and of what a night proposes (domain D3)."""

from hearth.core.lifecycle import Lifecycle

DEMAND = Lifecycle(
    "candidate",
    {
        "candidate": {"confirm": "confirmed", "merge": "merged", "dissolve": "dissolved"},
        "confirmed": {
            "consult": "consulting",
            "convert": "converted",
            "watch": "watching",
            "solve": "solved",
            "close": "closed",
            "merge": "merged",
            "dissolve": "dissolved",
        },
        # what people said when they were asked stands in the words of the next step
        "consulting": {
            "convert": "converted",
            "watch": "watching",
            "solve": "solved",
            "close": "closed",
            "merge": "merged",
            "dissolve": "dissolved",
        },
        "converted": {
            "watch": "watching",
            "solve": "solved",
            "close": "closed",
            "merge": "merged",
            "dissolve": "dissolved",
        },
        "watching": {
            "convert": "converted",
            "solve": "solved",
            "close": "closed",
            "merge": "merged",
            "dissolve": "dissolved",
        },
        "solved": {"close": "closed", "reopen": "confirmed"},
        "closed": {"reopen": "confirmed"},
        "merged": {},
        "dissolved": {},
    },
)
STANDING = ("confirmed", "consulting", "converted", "watching")  # somebody owns it
OPEN = ("candidate", *STANDING)  # messages still join it
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
