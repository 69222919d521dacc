from hearth.core.lifecycle import Lifecycle

EXPORT = Lifecycle(
    "waiting",
    {
        "waiting": {"confirm": "ordered", "decline": "declined", "lapse": "lapsed"},
        "ordered": {"finish": "ready", "fail": "failed"},
        "ready": {"expire": "expired"},
        "failed": {},
        "declined": {},
        "lapsed": {},
        "expired": {},
    },
)
