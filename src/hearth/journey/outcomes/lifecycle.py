"""The states of a promise (domain D6). Whether it is due soon or late is read off its clock, never stored."""

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
