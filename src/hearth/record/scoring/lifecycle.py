"""The states of a score sheet: reckoned, and disputed while something said against it waits for a decision."""

from hearth.core.lifecycle import Lifecycle

SHEET = Lifecycle(
    "reckoned",
    {
        "reckoned": {"contest": "disputed"},
        "disputed": {"contest": "disputed", "decide": "disputed", "settle": "reckoned"},
    },
)
