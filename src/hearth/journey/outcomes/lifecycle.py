"""The states of a promise and of an outcome (domain D6). Whether a promise is late is read off its clock."""

from hearth.core.lifecycle import Lifecycle

COMMITMENT = Lifecycle(
    "open",
    {
        "open": {"revise": "open", "fulfil": "fulfilled", "give_up": "cannot"},
        "fulfilled": {"confirm": "kept", "dispute": "open"},
        "cannot": {"confirm": "given_up", "dispute": "open"},
        "kept": {},
        "given_up": {},
    },
)
TO_CONFIRM = ("fulfilled", "cannot")

# verified by one side it stays where it is; `second` is the other side's word, without which nothing is published
OUTCOME = Lifecycle(
    "claimed",
    {
        "claimed": {"evidence": "evidenced", "correct": "claimed", "contest": "claimed", "reject": "rejected"},
        "evidenced": {
            "evidence": "evidenced",
            "correct": "evidenced",
            "verify": "evidenced",
            "second": "verified",
            "contest": "evidenced",
            "reject": "rejected",
        },
        "verified": {
            "publish": "published",
            "evidence": "evidenced",
            "correct": "evidenced",
            "contest": "evidenced",
            "lose": "evidenced",
            "reject": "rejected",
        },
        "published": {"unpublish": "evidenced", "lapse": "lapsed", "replace": "replaced"},
        "lapsed": {"replace": "replaced"},
        "replaced": {},
        "rejected": {},
    },
)
CLAIMS = ("claimed", "evidenced", "verified")  # not public yet
PUBLIC = ("published", "lapsed", "replaced")  # everybody may read it
OVER = ("lapsed", "replaced")
