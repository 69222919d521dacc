from hearth.core.lifecycle import Lifecycle

EXTRACT = Lifecycle(
    "ordered",
    {
        "ordered": {"finish": "ready", "hold": "waiting", "fail": "failed"},
        "waiting": {"agree": "ready", "decline": "declined", "take_back": "gone"},
        "ready": {"take_back": "gone"},
        "failed": {},
        "declined": {},
        "gone": {},
    },
)
