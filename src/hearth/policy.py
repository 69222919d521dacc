"""Who may: one line for every action. Reading is another matter: `visible_to` on each model."""

from typing import Any

from hearth.core.actors import By
from hearth.core.rules import Rule, deny_first, rule
from hearth.doors.auditing.rules import is_own_export
from hearth.doors.finding.rules import is_own_extract, is_second_to_it
from hearth.doors.stations.rules import is_at_station
from hearth.ground.accounts.rules import is_kept_here, is_own_account
from hearth.ground.congress.rules import (
    is_a_post_clerks_give,
    is_about_somebody_else,
    is_admin,
    is_aide,
    is_auditor,
    is_clerk,
    is_deputy,
    is_for_a_post_clerks_give,
    is_leader,
    is_somebody,
    is_station,
    is_supervisor,
    is_system,
    needs_no_second,
    offered_none_of_it,
    was_proposed_by_another,
)
from hearth.ground.rulebook.rules import had_no_hand_in_it
from hearth.journey.casework.rules import is_at_the_unit_itself, is_at_unit, of_thread
from hearth.journey.contact.rules import (
    is_addressee,
    is_addressees_aide,
    is_author,
    is_confidant,
    is_kept_out,
    is_own,
    is_own_deputy,
    is_second,
)
from hearth.journey.demands.rules import is_own_decision, is_owner
from hearth.journey.outcomes.rules import is_own_word


@rule
def anybody(actor: By, thing: Any) -> bool:
    """Whoever comes, signed in or not."""
    return True


@rule
def holds_a_post(actor: By, thing: Any) -> bool:
    """Somebody who signed in and holds any post in this congress."""
    return bool(actor.roles - {"citizen", "system", "supervisor"})


keeps_stations = is_clerk | is_admin | is_at_station
is_answering = is_addressee | is_addressees_aide
is_setting_up = is_clerk | is_admin
gives_posts = is_admin | is_clerk & is_a_post_clerks_give
shows_the_way = is_about_somebody_else & (is_admin | is_clerk & is_for_a_post_clerks_give)

is_handling = is_clerk | is_confidant
is_asking_for_it = of_thread(is_answering)
is_overseer = is_clerk | is_leader | is_auditor

LINES: dict[str, Rule] = {
    "accounts.sign_in": anybody,
    "accounts.finish_sign_in": anybody,
    "accounts.sign_in_with_passkey": anybody,
    "accounts.sign_in_from_outside": anybody,
    "accounts.link_identity": is_own_account,
    "accounts.unlink_identity": is_own_account,
    "accounts.prove": is_own,
    "accounts.sign_out": is_own,
    "accounts.sign_out_elsewhere": is_own,
    "accounts.add_app": is_own_account,
    "accounts.add_passkey": is_own_account,
    "accounts.make_recovery_codes": is_own_account,
    "accounts.rename_factor": is_own,
    "accounts.remove_factor": is_own,
    # nobody prints a card for themselves: a found session must not lead to a factor
    "accounts.issue_card": (is_clerk | is_admin) & ~is_own_account,
    "accounts.change_password": is_own_account,
    "accounts.set_single_keys": is_own_account,
    "accounts.correct_own_name": is_own_account & ~is_deputy,
    # how news is told; whoever holds a letter may end such letters, signed in or not
    "courier.choose": holds_a_post,
    "courier.stop": anybody,
    "courier.resume": anybody,
    "courier.connect_way": holds_a_post,
    "courier.remove_way": holds_a_post,
    "courier.reword": is_setting_up,
    "courier.restore_wording": is_setting_up,
    "courier.add_outlet": is_admin,
    "courier.remove_outlet": is_admin,
    # setting up from spreadsheets
    "congress.upload_import": is_clerk | is_admin,
    "congress.confirm_import": is_clerk | is_admin,
    "congress.withdraw_import": is_clerk | is_admin,
    "congress.import_rows": is_clerk | is_admin,
    "congress.export_rows": is_clerk | is_admin,
    # setting up a congress
    "congress.describe": is_setting_up,
    "congress.set_term": is_setting_up,
    "congress.arrange_areas": is_setting_up,
    "congress.add": is_setting_up,
    "congress.correct": is_setting_up,
    "congress.remove": is_setting_up,
    "congress.close_unit": is_setting_up,
    "congress.reopen_unit": is_setting_up,
    "congress.offer_portrait": is_setting_up,
    "congress.show_portrait": is_system,
    "congress.refuse_portrait": is_system,
    "congress.remove_portrait": is_setting_up,
    "congress.seat": is_setting_up,
    "congress.qualify": is_setting_up | is_system,
    "congress.begin_mandate": is_setting_up | is_system,
    "congress.suspend_mandate": is_setting_up,
    "congress.resume_mandate": is_setting_up,
    "congress.end_mandate": is_setting_up | is_system,
    "congress.close_posts": is_setting_up | is_system,
    # the change of term
    "contact.plan_change": is_setting_up,
    "contact.draw_up_change": is_setting_up,
    "contact.elect": is_setting_up,
    "contact.leave_out": is_setting_up,
    "contact.name_successor": is_setting_up,
    "contact.note_notice": is_setting_up,
    "contact.withdraw_change": is_setting_up,
    "contact.put_in_force": is_admin,
    "contact.change_over": is_system,
    "contact.finish_change": is_system,
    # what follows where a deputy leaves, rests, comes back
    "contact.hand_on": is_system,
    "contact.leave_to_staff": is_system,
    "contact.return_to_deputy": is_system,
    "contact.part": is_system,
    "contact.rest": is_system,
    "contact.come_back": is_system,
    # people and their posts
    "accounts.correct": is_admin & is_kept_here & ~is_own_account,
    "accounts.end_sessions": is_admin & is_kept_here & ~is_own_account,
    "accounts.deactivate": is_admin & is_kept_here & ~is_own_account,
    "accounts.reactivate": is_admin & is_kept_here & ~is_own_account,
    "congress.invite": is_admin | is_clerk | is_system,
    "congress.invite_again": shows_the_way,
    "congress.withdraw_invitation": shows_the_way,
    "congress.order_letter": shows_the_way,
    "congress.invite_deputies": is_admin | is_clerk,
    "congress.accept_invitation": anybody,
    "congress.take_posts": is_somebody & offered_none_of_it,
    "congress.grant_post": is_system | is_about_somebody_else & needs_no_second & gives_posts,
    "congress.extend_post": is_about_somebody_else & needs_no_second & gives_posts,
    "congress.end_post": gives_posts,
    # two administrators together
    "congress.propose_post": is_admin & is_about_somebody_else,
    "congress.propose_reset": is_admin & is_about_somebody_else,
    "congress.confirm_proposal": is_admin & is_about_somebody_else & was_proposed_by_another,
    "congress.decline_proposal": is_admin,
    # rules and calendar
    "rulebook.set_year": is_clerk | is_admin,
    "rulebook.draft_profile": is_clerk | is_admin,
    "rulebook.withdraw_draft": is_clerk | is_admin,
    "rulebook.try_rules": is_clerk | is_admin,
    "rulebook.go_on_trying": is_system,
    "rulebook.put_in_force": (is_clerk | is_admin) & had_no_hand_in_it,
    "rulebook.set_promise": is_clerk,
    "rulebook.end_promise": is_clerk,
    "rulebook.strike": is_system,
    "rulebook.recount": is_system,
    # the citizen
    "contact.submit": anybody,
    "contact.submit_for": is_clerk | is_aide | is_station,
    "contact.add": is_author | is_clerk,
    "contact.rate": is_author,
    "contact.reopen": is_author,
    "contact.withdraw": is_author,
    "contact.appeal": is_author,
    "contact.correct": is_author,
    "contact.mask": is_author,
    "contact.withdraw_consent": is_author,
    "contact.choose_news": is_author,
    "contact.erase_contact": is_author,
    "contact.erase": is_author,
    # publication of question and answer
    "contact.propose": is_answering | is_clerk,
    "contact.redact": is_answering | is_clerk,
    "contact.drop_proposal": is_answering | is_clerk,
    "contact.consent": is_author,
    "contact.decline": is_author,
    "contact.wish": is_author,
    "contact.publish": is_clerk,
    "contact.correct_publication": is_clerk,
    "contact.take_down": is_answering | is_clerk,
    # deputy, aide and staff
    "contact.acknowledge": is_answering,
    "contact.reply": is_answering | is_handling,
    "contact.ask": is_answering | is_handling,
    "contact.note": is_answering | is_handling,
    "contact.hand_over": is_answering,
    "contact.hand_back": is_clerk,
    "contact.take_over": is_handling,
    "contact.reassign": is_clerk,
    "contact.show_contact": is_answering | is_handling,
    "contact.note_duty": is_handling,
    "contact.end_duty": is_handling,
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
    # whom it is about, and what is sealed
    "contact.name_subject": is_handling,
    "contact.drop_subject": is_handling,
    "contact.seal": is_clerk,
    "contact.confide": is_system,
    "contact.name_reader": is_leader | is_supervisor,
    "contact.request_second": is_confidant,
    "contact.second": is_confidant & is_second,
    # administrators, who have no right to content
    "contact.break_glass": is_admin,
    "contact.approve_glass": is_overseer & is_second,
    "contact.end_glass": is_own | is_overseer,
    "contact.review_glass": is_overseer & is_second,
    # casework: staff send and rule, units see to it, deputies follow and confirm
    "casework.refer": is_clerk,
    "casework.withdraw": is_clerk | is_system,
    "casework.disclose": is_clerk,
    "casework.note_order": is_clerk,
    "casework.set_tier": is_clerk,
    "casework.accept": is_at_unit,
    "casework.assign": is_at_the_unit_itself,
    "casework.give_back": is_at_the_unit_itself,
    "casework.remark": is_at_unit | is_clerk | is_asking_for_it,
    "casework.ask": is_at_unit,
    "casework.answer": is_system,
    "casework.request": is_at_the_unit_itself,
    "casework.resume": is_at_the_unit_itself | is_clerk,
    "casework.report": is_at_unit,
    "casework.keep": is_clerk,
    "casework.pass_on": is_clerk,
    "casework.grant": is_clerk,
    "casework.deny": is_clerk,
    "casework.confirm": is_clerk | is_asking_for_it,
    "casework.send_back": is_clerk | is_asking_for_it,
    "casework.urge": is_clerk | is_asking_for_it,
    "casework.chase": is_author,
    "casework.escalate": is_system,
    "casework.note_talk": is_answering | is_clerk,
    "casework.join": is_clerk,
    "casework.split": is_clerk,
    "casework.link": is_clerk,
    "casework.unlink": is_clerk,
    "casework.set_route": is_clerk,
    "casework.drop_route": is_clerk,
    "casework.forget": is_system,
    # common demands: the machine proposes, deputies say what belongs, staff decide, the owner answers
    "demands.begin": is_answering | is_clerk,
    "demands.join": is_answering | is_clerk,
    "demands.accept": is_clerk | is_asking_for_it,
    "demands.refuse": is_clerk | is_asking_for_it,
    "demands.take_out": is_clerk | is_asking_for_it,
    "demands.propose": is_system,
    "demands.gather": is_system,
    "demands.leave": is_system,
    "demands.confirm": is_clerk,
    "demands.rename": is_clerk | is_owner,
    "demands.hand_to": is_clerk,
    "demands.watch": is_clerk | is_owner,
    "demands.solve": is_clerk | is_owner,
    "demands.close": is_clerk | is_owner,
    "demands.reopen": is_clerk | is_owner,
    "demands.merge": is_clerk,
    "demands.split": is_clerk,
    "demands.dissolve": is_clerk,
    "demands.publish": is_clerk | is_owner,
    "demands.unpublish": is_clerk | is_owner,
    "demands.tune": is_clerk,
    "demands.regather": is_system,
    "demands.follow": is_clerk,
    "demands.decline": is_clerk,
    "demands.undo": is_clerk | is_own_decision,
    "demands.answer": is_clerk | is_owner,
    "demands.deliver": is_clerk | is_owner,
    "demands.tell": is_system,
    "demands.forget": is_system,
    # what units promise: they keep it, deputy and staff have the last word, and nobody on their own
    "outcomes.promise": is_at_the_unit_itself,
    "outcomes.note_promise": is_answering | is_clerk,
    "outcomes.revise": is_at_the_unit_itself | is_clerk,
    "outcomes.fulfil": is_at_the_unit_itself | is_clerk,
    "outcomes.give_up": is_at_the_unit_itself | is_clerk,
    "outcomes.confirm": (is_clerk | is_asking_for_it) & ~is_own_word,
    "outcomes.dispute": (is_clerk | is_asking_for_it) & ~is_own_word,
    "outcomes.measure": is_clerk | is_system,
    "outcomes.escalate": is_system,
    "outcomes.forget": is_system,
    # codes
    "contact.issue_code": is_clerk | is_admin | is_system,
    "contact.issue_missing_codes": is_clerk | is_admin | is_system,
    "contact.pause_code": is_clerk | is_admin | is_system,
    "contact.resume_code": is_clerk | is_admin | is_system,
    "contact.rotate_code": is_clerk | is_admin,
    "contact.retire_code": is_clerk | is_admin | is_system,
    "contact.order_sheet": is_clerk | is_admin,
    "contact.give_up_photo": is_system,
    # auditors, who change nothing
    "auditing.export": is_auditor,
    "auditing.fetch": (is_auditor | is_clerk | is_admin) & is_own_export,
    # exports of people, and what two persons decide together
    "auditing.export_register": is_clerk | is_admin,
    "auditing.confirm_export": (is_auditor | is_leader) & ~is_own_export,
    "auditing.decline_export": is_auditor | is_leader | is_own_export,
    "auditing.lapse_export": is_system,
    "auditing.finish_export": is_system,
    "auditing.fail_export": is_system,
    "auditing.expire_export": is_system,
    # finding, keeping and taking along
    "finding.keep_view": holds_a_post,
    "finding.rename_view": is_own,
    "finding.share_view": is_clerk & is_own,
    "finding.unshare_view": is_own,
    "finding.drop_view": is_own,
    "finding.extract": holds_a_post,
    "finding.agree": (is_clerk | is_leader) & is_second_to_it,
    "finding.decline": (is_clerk | is_leader) & is_second_to_it,
    "finding.fetch": is_own_extract,
    "finding.print_thread": is_answering | is_handling,
    "finding.print_referral": is_at_unit | is_clerk | is_leader | is_asking_for_it,
    # liaison stations
    "stations.attach": keeps_stations | is_system,
    "stations.detach": keeps_stations,
    "stations.announce": keeps_stations | is_system,
    "stations.correct": keeps_stations,
    "stations.cancel": keeps_stations,
    "stations.remind": is_system,
    # the clock
    "contact.escalate": is_system,
    "contact.close": is_system,
    "contact.lapse": is_system,
    "contact.expire": is_system,
    "contact.recount": is_system,
}

# whom a message is about may do nothing to it, whatever their posts allow: said once, for every line above
POLICY = deny_first(is_kept_out, LINES)
