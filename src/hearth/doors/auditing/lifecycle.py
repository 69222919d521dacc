from hearth.core.lifecycle import Lifecycle

EXPORT = Lifecycle(
    "ordered",
    {
        "waiting": {"confirm": "ordered", "decline": "declined", "lapse": "lapsed"},
        "ordered": {"hold": "waiting", "finish": "ready", "fail": "failed"},
        "ready": {"expire": "expired"},
        "failed": {},
        "declined": {},
        "lapsed": {},
        "expired": {},
    },
)
