"""The states of a line in a deputy's file (domain D8)."""

from hearth.core.lifecycle import Lifecycle

RECORD = Lifecycle(
    "pending",
    {
        "pending": {"correct": "pending", "verify": "verified", "send_back": "returned", "withdraw": "withdrawn"},
        "returned": {"correct": "pending", "withdraw": "withdrawn"},
        "verified": {
            "correct": "pending",
            "dispute": "disputed",
            "withdraw": "withdrawn",
            "strike": "struck",
            "take_back": "taken_back",
            "lock": "locked",
        },
        "disputed": {"uphold": "verified", "strike": "struck"},
        "locked": {},
        "withdrawn": {},
        "struck": {"restore": "verified"},
        "taken_back": {"enter": "verified"},
    },
)
COUNTED = ("verified", "locked")  # what figures count
TO_DECIDE = ("pending", "disputed")
GONE = ("withdrawn", "struck", "taken_back")

# of a report to voters (domain D12): drafted from the file, announced with its text, held, appraised, answered
REPORT = Lifecycle(
    "draft",
    {
        "draft": {"edit": "draft", "announce": "announced", "drop": "dropped"},
        "announced": {
            "edit": "announced",
            "announce": "announced",
            "open_online": "announced",
            "print_slips": "announced",
            "close_online": "announced",
            "call_off": "draft",
            "hold": "held",
        },
        "held": {
            "open_online": "held",
            "print_slips": "held",
            "close_online": "held",
            "appraise": "appraised",
            "feed_back": "archived",
        },
        "appraised": {"feed_back": "archived"},
        "archived": {},
        "dropped": {},
    },
)
IN_PUBLIC = ("announced", "held", "appraised", "archived")
ONLINE_IN = ("announced", "held")

# of what a voter asks about a report: nobody reads it before it is answered. It begins held; where the first look finds
# nothing, it is passed on at once
QUESTION = Lifecycle(
    "held",
    {
        "held": {"pass_on": "waiting", "set_aside": "set_aside"},
        "waiting": {"answer": "answered", "set_aside": "set_aside"},
        "answered": {"answer": "answered"},
        "set_aside": {"pass_on": "waiting"},
    },
)
