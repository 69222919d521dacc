from hearth.ground.rulebook.actions.arranging import set_year
from hearth.ground.rulebook.actions.counting import recount
from hearth.ground.rulebook.actions.legislating import draft_profile, put_in_force, withdraw_draft
from hearth.ground.rulebook.actions.promising import end_promise, set_promise
from hearth.ground.rulebook.actions.striking import strike

__all__ = [
    "draft_profile",
    "end_promise",
    "put_in_force",
    "recount",
    "set_promise",
    "set_year",
    "strike",
    "withdraw_draft",
]
