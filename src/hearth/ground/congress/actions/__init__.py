from hearth.ground.congress.actions.arriving import accept_invitation, take_posts
from hearth.ground.congress.actions.correcting import correct_person
from hearth.ground.congress.actions.deciding import confirm_proposal, decline_proposal, propose_reset, reset_of
from hearth.ground.congress.actions.describing import arrange_areas, choose_above, describe, set_term
from hearth.ground.congress.actions.giving import Offer, end_post, extend_post, give, grant_post, propose_post
from hearth.ground.congress.actions.importing import (
    confirm_import,
    export_rows,
    import_rows,
    upload_import,
    withdraw_import,
)
from hearth.ground.congress.actions.inviting import Person, invite, invite_again, withdraw_invitation
from hearth.ground.congress.actions.mandates import (
    begin_mandate,
    close_posts,
    end_mandate,
    qualify,
    resume_mandate,
    seat,
    suspend_mandate,
)
from hearth.ground.congress.actions.ordering import invite_deputies, order_letter
from hearth.ground.congress.actions.portraits import offer_portrait, refuse_portrait, remove_portrait, show_portrait
from hearth.ground.congress.actions.setting_up import add, close_unit, correct, remove, reopen_unit

__all__ = [
    "Offer",
    "Person",
    "accept_invitation",
    "add",
    "arrange_areas",
    "begin_mandate",
    "choose_above",
    "close_posts",
    "close_unit",
    "confirm_import",
    "confirm_proposal",
    "correct",
    "correct_person",
    "decline_proposal",
    "describe",
    "end_mandate",
    "end_post",
    "export_rows",
    "extend_post",
    "give",
    "grant_post",
    "import_rows",
    "invite",
    "invite_again",
    "invite_deputies",
    "offer_portrait",
    "order_letter",
    "propose_post",
    "propose_reset",
    "qualify",
    "refuse_portrait",
    "remove",
    "remove_portrait",
    "reopen_unit",
    "reset_of",
    "resume_mandate",
    "seat",
    "set_term",
    "show_portrait",
    "suspend_mandate",
    "take_posts",
    "upload_import",
    "withdraw_import",
    "withdraw_invitation",
]
