from hearth.ground.rulebook.actions.arranging import set_year
from hearth.ground.rulebook.actions.counting import recount
from hearth.ground.rulebook.actions.legislating import draft_profile, put_in_force, withdraw_draft
from hearth.ground.rulebook.actions.promising import end_promise, set_promise
from hearth.ground.rulebook.actions.striking import strike
from hearth.ground.rulebook.actions.trying import go_on_trying, try_rules

__all__ = [
    "draft_profile",
    "end_promise",
    "go_on_trying",
    "put_in_force",
    "recount",
    "set_promise",
    "set_year",
    "strike",
    "try_rules",
    "withdraw_draft",
]
