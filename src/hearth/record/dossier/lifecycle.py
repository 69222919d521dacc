"""The states of a line in a deputy's file (domain D8)."""

from hearth.core.lifecycle import Lifecycle

RECORD = Lifecycle(
    "pending",
    {
        "pending": {"correct": "pending", "verify": "verified", "send_back": "returned", "withdraw": "withdrawn"},
        "returned": {"correct": "pending", "withdraw": "withdrawn"},
        "verified": {
            "correct": "pending",
            "amend": "verified",
            "dispute": "disputed",
            "withdraw": "withdrawn",
            "strike": "struck",
            "take_back": "taken_back",
            "lock": "locked",
        },
        "disputed": {"uphold": "verified", "amend": "verified", "strike": "struck"},
        "locked": {"archive": "archived"},
        "archived": {},
        "withdrawn": {},
        "struck": {"restore": "verified"},
        "taken_back": {"enter": "verified"},
    },
)
COUNTED = ("verified", "locked", "archived")  # what figures count
TO_DECIDE = ("pending", "disputed")
GONE = ("withdrawn", "struck", "taken_back")
