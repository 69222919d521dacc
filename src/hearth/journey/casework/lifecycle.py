"""The states of a matter and of a referral (domain D2), of what a unit asks for, and of what a night learnt."""

from hearth.core.lifecycle import Lifecycle

ISSUE = Lifecycle("open", {"open": {"settle": "settled", "join": "open"}, "settled": {"reopen": "open"}})

# the unit's clock starts when it is sent, and keeps running while a return is ruled upon
REFERRAL = Lifecycle(
    "sent",
    {
        "sent": {
            "accept": "accepted",
            "return": "returned",
            "report": "reported",
            "assign": "sent",
            "ask": "asking",
            "withdraw": "withdrawn",
        },
        "returned": {"keep": "accepted", "pass_on": "passed_on", "withdraw": "withdrawn"},
        "accepted": {
            "report": "reported",
            "assign": "accepted",
            "ask": "asking",
            "suspend": "suspended",
            "extend": "accepted",
            "withdraw": "withdrawn",
        },
        "asking": {"answer": "accepted", "assign": "asking", "report": "reported", "withdraw": "withdrawn"},
        "suspended": {"resume": "accepted", "assign": "suspended", "report": "reported", "withdraw": "withdrawn"},
        "reported": {"confirm": "confirmed", "send_back": "accepted", "withdraw": "withdrawn"},
        "confirmed": {},
        "passed_on": {},
        "withdrawn": {},
    },
)
OPEN = ("sent", "returned", "accepted", "asking", "suspended", "reported")
WITH_THE_UNIT = ("sent", "accepted")
TAKEN_ON = ("accepted", "asking", "suspended", "reported", "confirmed")  # the unit has said that it is its own
MOST_SENT_BACK = 1

REQUEST = Lifecycle("asked", {"asked": {"grant": "granted", "deny": "denied"}, "granted": {}, "denied": {}})

# a night proposes, a clerk decides; the one before it stays at hand
ROUTING_MODEL = Lifecycle(
    "proposed",
    {
        "proposed": {"adopt": "in_force", "decline": "declined", "lapse": "lapsed"},
        "in_force": {"retire": "retired", "revert": "retired"},
        "retired": {"restore": "in_force"},
        "declined": {},
        "lapsed": {},
    },
)

TIERS = ("danger", "utilities", "ordinary", "hard")
