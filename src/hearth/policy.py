"""Who may: one line for every action. Reading is another matter: `visible_to` on each model."""

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import Rule, rule
from hearth.ground.accounts.rules import is_own_account
from hearth.ground.congress.rules import is_aide, is_clerk, is_station, is_system
from hearth.journey.contact.rules import is_addressee, is_addressees_aide, is_author, is_own, is_own_deputy


@rule
def anybody(actor: By, thing: Any) -> bool:
    """Whoever comes, signed in or not."""
    return True


@rule
def holds_a_post(actor: By, thing: Any) -> bool:
    """Somebody who signed in and holds any post in this congress."""
    return bool(actor.roles - {"citizen", "system"})


is_answering = is_addressee | is_addressees_aide

POLICY: dict[str, Rule] = {
    "accounts.sign_in": anybody,
    "accounts.sign_out": is_own,
    "accounts.sign_out_elsewhere": is_own,
    "accounts.change_password": is_own_account,
    "accounts.set_single_keys": is_own_account,
    # the citizen
    "contact.submit": anybody,
    "contact.submit_for": is_clerk | is_aide | is_station,
    "contact.add": is_author | is_clerk,
    "contact.rate": is_author,
    "contact.reopen": is_author,
    "contact.withdraw": is_author,
    "contact.appeal": is_author,
    # deputy, aide and staff
    "contact.acknowledge": is_answering,
    "contact.reply": is_answering | is_clerk,
    "contact.ask": is_answering | is_clerk,
    "contact.note": is_answering | is_clerk,
    "contact.hand_over": is_answering,
    "contact.hand_back": is_clerk,
    "contact.take_over": is_clerk,
    "contact.reassign": is_clerk,
    "contact.show_contact": is_answering | is_clerk,
    "contact.save_phrase": holds_a_post,
    "contact.drop_phrase": is_own,
    "contact.set_focus": is_own_deputy | is_clerk,
    "contact.finish_focus": is_own_deputy | is_clerk,
    "contact.drop_focus": is_own_deputy | is_clerk,
    # the filter
    "contact.deliver": is_system,
    "contact.hold": is_system | is_clerk,
    "contact.release": is_clerk,
    "contact.refuse": is_clerk,
    "contact.redirect": is_clerk,
    # codes
    "contact.issue_code": is_clerk | is_system,
    "contact.pause_code": is_clerk,
    "contact.resume_code": is_clerk,
    "contact.rotate_code": is_clerk,
    "contact.retire_code": is_clerk,
    "contact.order_sheet": is_clerk,
    "contact.give_up_photo": is_system,
    # the clock
    "contact.escalate": is_system,
    "contact.close": is_system,
    "contact.lapse": is_system,
}
