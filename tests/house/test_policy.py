"""Who may do what, written out; and that nobody else may."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from hearth.core import clock
from hearth.core.actions import ACTIONS, may
from hearth.core.actors import Actor, System, Visitor
from hearth.doors.auditing.models import Export
from hearth.doors.finding.models import Extract, View
from hearth.ground.accounts.models import User
from hearth.ground.congress.models import Invitation, Post, Proposal, Station
from hearth.ground.rulebook.models import ProfileVersion
from hearth.journey.casework.models import Issue, Referral, Request
from hearth.journey.contact.models import Glass, Motion, Phrase
from hearth.journey.demands.models import Broadcast, Decision, Demand, Gathering
from hearth.journey.demands.models import Proposal as Found
from hearth.journey.outcomes.models import Commitment
from hearth.journey.suggestions.models import Assignment, Cosignature, FromBelow, SentUp, Suggestion, Supervision
from hearth.policy import POLICY
from hearth.record.dossier.models import Activity, DutyRecord, VoterQuestion, VoterReport
from hearth.record.scoring.models import ScoreSheet
from tests import cast

WHO = (
    *("zhao", "sun", "aide", "bai", "station", "auditor", "admin", "author", "visitor", "system", "guest", "wei"),
    "leader",
    "he",
)
ANYBODY = set(WHO)
ANSWERING = {"zhao", "aide"}
HOLDERS = {"zhao", "sun", "aide", "bai", "station", "auditor", "wei", "leader", "admin", "he"}
REFERRAL, REQUEST, PROMISE = "referral", "request", "promise"
POST, PROPOSAL, INVITATION = "post", "proposal", "invitation"
THREAD, CODE, DEPUTY, OWN, ACCOUNT, CONGRESS = "thread", "code", "deputy", "own", "account", "congress"
VIEW, EXTRACT = "view", "extract"
EXPORT, STAFF = "export", "account of staff"
STATION = "station"
VERSION = "version"
OUTCOME, GROUND = "outcome", "what it came of"
DEMAND, GATHERED, DECISION, BROADCAST, FOUND = "demand", "gathered", "decision", "broadcast", "found at night"
SEALED, MOTION, GLASS = "sealed", "motion", "glass"
LINE, ATTENDED, REPORT = "line of a file", "took part", "report to voters"
QUESTION = "what a voter asked"
SCORE = "score sheet"
ACTIVITY = "what deputies took part in"
SUGGESTION, NAME, SHARE, SUPERVISED = "suggestion", "name under it", "share", "supervision"
COPY, SENT = "what came from below", "what was sent up"

# action: the thing it is done to, and everybody in this room who may
MATRIX: dict[str, tuple[str, set[str]]] = {
    "accounts.sign_in": (CONGRESS, ANYBODY),
    "accounts.finish_sign_in": (CONGRESS, ANYBODY),
    "accounts.sign_in_with_passkey": (CONGRESS, ANYBODY),
    "accounts.sign_in_from_outside": (CONGRESS, ANYBODY),
    "accounts.link_identity": (ACCOUNT, {"zhao"}),
    "accounts.unlink_identity": (ACCOUNT, {"zhao"}),
    "accounts.prove": (OWN, {"zhao"}),
    "accounts.add_app": (ACCOUNT, {"zhao"}),
    "accounts.add_passkey": (ACCOUNT, {"zhao"}),
    "accounts.make_recovery_codes": (ACCOUNT, {"zhao"}),
    "accounts.rename_factor": (OWN, {"zhao"}),
    "accounts.remove_factor": (OWN, {"zhao"}),
    "accounts.sign_out": (OWN, {"zhao"}),
    "accounts.sign_out_elsewhere": (OWN, {"zhao"}),
    "accounts.issue_card": (ACCOUNT, {"bai", "admin"}),
    "accounts.change_password": (ACCOUNT, {"zhao"}),
    "accounts.set_single_keys": (ACCOUNT, {"zhao"}),
    "accounts.correct_own_name": (STAFF, {"bai"}),
    **dict.fromkeys(("courier.choose", "courier.connect_way", "courier.remove_way"), (CONGRESS, HOLDERS)),
    **dict.fromkeys(("courier.stop", "courier.resume"), (CONGRESS, ANYBODY)),
    **dict.fromkeys(("following.ask", "following.confirm", "following.stop"), (CONGRESS, ANYBODY)),
    **dict.fromkeys(("courier.reword", "courier.restore_wording"), (CONGRESS, {"bai", "admin"})),
    **dict.fromkeys(("courier.add_outlet", "courier.remove_outlet"), (CONGRESS, {"admin"})),
    **dict.fromkeys(
        (
            f"congress.{verb}"
            for verb in ("upload_import", "confirm_import", "withdraw_import", "import_rows", "export_rows")
        ),
        (CONGRESS, {"bai", "admin"}),
    ),
    "congress.describe": (CONGRESS, {"bai", "admin"}),
    "congress.choose_above": (CONGRESS, {"admin"}),
    "congress.set_term": (CONGRESS, {"bai", "admin"}),
    "congress.arrange_areas": (CONGRESS, {"bai", "admin"}),
    "congress.add": (DEPUTY, {"bai", "admin"}),
    "congress.correct": (DEPUTY, {"bai", "admin"}),
    "congress.remove": (DEPUTY, {"bai", "admin"}),
    "congress.close_unit": (CONGRESS, {"bai", "admin"}),
    "congress.reopen_unit": (CONGRESS, {"bai", "admin"}),
    "congress.offer_portrait": (DEPUTY, {"bai", "admin"}),
    "congress.show_portrait": (DEPUTY, {"system"}),
    "congress.refuse_portrait": (DEPUTY, {"system"}),
    "congress.remove_portrait": (DEPUTY, {"bai", "admin"}),
    "congress.seat": (DEPUTY, {"bai", "admin"}),
    "congress.qualify": (DEPUTY, {"bai", "admin", "system"}),
    "congress.begin_mandate": (DEPUTY, {"bai", "admin", "system"}),
    "congress.suspend_mandate": (DEPUTY, {"bai", "admin"}),
    "congress.resume_mandate": (DEPUTY, {"bai", "admin"}),
    "congress.end_mandate": (DEPUTY, {"bai", "admin", "system"}),
    "congress.close_posts": (DEPUTY, {"bai", "admin", "system"}),
    **dict.fromkeys(
        (
            f"contact.{verb}"
            for verb in (
                "plan_change",
                "draw_up_change",
                "elect",
                "leave_out",
                "name_successor",
                "note_notice",
                "withdraw_change",
            )
        ),
        (CONGRESS, {"bai", "admin"}),
    ),
    "contact.put_in_force": (CONGRESS, {"admin"}),
    **dict.fromkeys(
        (
            f"contact.{verb}"
            for verb in (
                "change_over",
                "finish_change",
                "hand_on",
                "leave_to_staff",
                "return_to_deputy",
                "part",
                "rest",
                "come_back",
            )
        ),
        (CONGRESS, {"system"}),
    ),
    "accounts.correct": (ACCOUNT, {"admin"}),
    "accounts.end_sessions": (ACCOUNT, {"admin"}),
    "accounts.deactivate": (ACCOUNT, {"admin"}),
    "accounts.reactivate": (ACCOUNT, {"admin"}),
    "congress.invite": (CONGRESS, {"admin", "bai", "system"}),
    "congress.invite_again": (INVITATION, {"admin", "bai"}),
    "congress.withdraw_invitation": (INVITATION, {"admin", "bai"}),
    "congress.order_letter": (INVITATION, {"admin", "bai"}),
    "congress.invite_deputies": (CONGRESS, {"admin", "bai"}),
    "congress.accept_invitation": (INVITATION, ANYBODY),
    "congress.take_posts": (INVITATION, ANYBODY - {"author", "visitor", "system"}),
    "congress.grant_post": (POST, {"admin", "bai", "system"}),
    "congress.extend_post": (POST, {"admin", "bai"}),
    "congress.end_post": (POST, {"admin", "bai"}),
    "congress.propose_post": (PROPOSAL, {"admin"}),
    "congress.propose_reset": (PROPOSAL, {"admin"}),
    "congress.confirm_proposal": (PROPOSAL, {"admin"}),
    "congress.decline_proposal": (PROPOSAL, {"admin"}),
    "rulebook.set_year": (CONGRESS, {"bai", "admin"}),
    "rulebook.draft_profile": (CONGRESS, {"bai", "admin"}),
    "rulebook.withdraw_draft": (VERSION, {"bai", "admin"}),
    "rulebook.try_rules": (VERSION, {"bai", "admin"}),
    "rulebook.go_on_trying": (VERSION, {"system"}),
    "rulebook.put_in_force": (VERSION, {"admin"}),
    "rulebook.set_promise": (CONGRESS, {"bai"}),
    "rulebook.end_promise": (CONGRESS, {"bai"}),
    "rulebook.strike": (CONGRESS, {"system"}),
    "rulebook.recount": (CONGRESS, {"system"}),
    "casework.refer": (THREAD, {"bai"}),
    "casework.withdraw": (REFERRAL, {"bai", "system"}),
    "casework.disclose": (REFERRAL, {"bai"}),
    "casework.note_order": (REFERRAL, {"bai"}),
    "casework.set_tier": (THREAD, {"bai"}),
    "casework.accept": (REFERRAL, {"he"}),
    "casework.assign": (REFERRAL, {"he"}),
    "casework.give_back": (REFERRAL, {"he"}),
    "casework.remark": (REFERRAL, ANSWERING | {"bai", "he"}),
    "casework.ask": (REFERRAL, {"he"}),
    "casework.answer": (REFERRAL, {"system"}),
    "casework.request": (REFERRAL, {"he"}),
    "casework.resume": (REFERRAL, {"bai", "he"}),
    "casework.report": (REFERRAL, {"he"}),
    "casework.keep": (REFERRAL, {"bai"}),
    "casework.pass_on": (REFERRAL, {"bai"}),
    "casework.grant": (REQUEST, {"bai"}),
    "casework.deny": (REQUEST, {"bai"}),
    "casework.confirm": (REFERRAL, ANSWERING | {"bai"}),
    "casework.send_back": (REFERRAL, ANSWERING | {"bai"}),
    "casework.urge": (REFERRAL, ANSWERING | {"bai"}),
    "casework.chase": (THREAD, {"author"}),
    "casework.escalate": (REFERRAL, {"system"}),
    "casework.note_talk": (THREAD, ANSWERING | {"bai"}),
    "casework.join": (THREAD, {"bai"}),
    "casework.split": (THREAD, {"bai"}),
    "casework.link": (THREAD, {"bai"}),
    "casework.unlink": (THREAD, {"bai"}),
    "casework.set_route": (CONGRESS, {"bai"}),
    "casework.drop_route": (CONGRESS, {"bai"}),
    "casework.learn": (CONGRESS, {"system"}),
    **dict.fromkeys((f"casework.{verb}" for verb in ("adopt", "decline", "revert")), (CONGRESS, {"bai"})),
    "casework.forget": (THREAD, {"system"}),
    **dict.fromkeys((f"demands.{verb}" for verb in ("begin", "join")), (THREAD, ANSWERING | {"bai"})),
    **dict.fromkeys((f"demands.{verb}" for verb in ("accept", "refuse", "take_out")), (GATHERED, ANSWERING | {"bai"})),
    **dict.fromkeys(
        (f"demands.{verb}" for verb in ("propose", "gather", "offer", "leave", "forget")), (THREAD, {"system"})
    ),
    "demands.tune": (CONGRESS, {"bai"}),
    **dict.fromkeys(("demands.allow_encoder", "demands.forbid_encoder"), (CONGRESS, {"bai", "admin"})),
    **dict.fromkeys(("demands.pin", "demands.unpin"), (DEMAND, {"bai"})),
    "demands.tell": (GATHERED, {"system"}),
    **dict.fromkeys(
        (f"demands.{verb}" for verb in ("confirm", "hand_to", "merge", "split", "dissolve")), (DEMAND, {"bai"})
    ),
    **dict.fromkeys(
        (
            f"demands.{verb}"
            for verb in (
                "rename",
                "consult",
                "convert",
                "watch",
                "solve",
                "close",
                "reopen",
                "answer",
                "publish",
                "unpublish",
            )
        ),
        (DEMAND, ANSWERING | {"bai"}),
    ),
    "demands.deliver": (BROADCAST, ANSWERING | {"bai"}),
    "demands.regather": (CONGRESS, {"system"}),
    **dict.fromkeys(("demands.follow", "demands.decline"), (FOUND, {"bai"})),
    "demands.undo": (DECISION, {"bai", "zhao"}),
    "suggestions.begin": (CONGRESS, {"zhao", "sun", "wei"}),
    **dict.fromkeys(
        (f"suggestions.{verb}" for verb in ("cosign", "refuse", "agree_withdrawal", "refuse_withdrawal")),
        (NAME, {"sun"}),
    ),
    **dict.fromkeys(
        (f"suggestions.{verb}" for verb in ("revise", "invite", "submit", "withdraw", "drop_withdrawal", "evaluate")),
        (SUGGESTION, {"zhao"}),
    ),
    **dict.fromkeys(
        (
            f"suggestions.{verb}"
            for verb in (
                *("send_back", "convert", "register", "assign", "rehandle", "follow", "close"),
                *("publish", "unpublish", "hand_over", "join", "part", "meet", "propose_supervision", "send_up"),
            )
        ),
        (SUGGESTION, {"bai"}),
    ),
    **dict.fromkeys(("suggestions.publish_report", "suggestions.unpublish_report"), (CONGRESS, {"bai"})),
    **dict.fromkeys(("suggestions.lapse", "suggestions.tell"), (SUGGESTION, {"system"})),
    "suggestions.take_on": (COPY, {"zhao", "sun", "wei"}),
    **dict.fromkeys((f"suggestions.{verb}" for verb in ("pass_on", "turn_down", "note_answer")), (COPY, {"bai"})),
    **dict.fromkeys((f"suggestions.{verb}" for verb in ("recall", "let_go", "conclude")), (COPY, {"system"})),
    "suggestions.receive": (CONGRESS, {"system"}),
    "suggestions.hear": (SENT, {"system"}),
    "suggestions.accept": (SHARE, {"he", "system"}),
    "suggestions.urge": (SHARE, {"bai", "zhao"}),
    **dict.fromkeys(
        (f"suggestions.{verb}_supervision" for verb in ("approve", "refuse", "end", "carry_over")),
        (SUPERVISED, {"leader"}),
    ),
    **dict.fromkeys((f"suggestions.{verb}_supervision" for verb in ("plan", "report")), (SUPERVISED, {"bai"})),
    "suggestions.note_supervision": (SUPERVISED, {"bai", "leader"}),
    **dict.fromkeys(
        (f"suggestions.{verb}" for verb in ("decline", "contact", "draft", "ask_time", "seal")), (SHARE, {"he"})
    ),
    "suggestions.sign": (SHARE, set()),  # the unit's leader alone, who is not in this room
    **dict.fromkeys(
        (f"suggestions.{verb}" for verb in ("release", "keep", "grant_time", "deny_time")), (SHARE, {"bai"})
    ),
    "outcomes.promise": (REFERRAL, {"he"}),
    "outcomes.note_promise": (THREAD, ANSWERING | {"bai"}),
    "outcomes.write_down": (SHARE, {"system"}),
    "outcomes.revise": (PROMISE, {"bai", "he"}),
    "outcomes.fulfil": (PROMISE, {"bai", "he"}),
    "outcomes.give_up": (PROMISE, {"bai", "he"}),
    "outcomes.confirm": (PROMISE, ANSWERING | {"bai"}),
    "outcomes.dispute": (PROMISE, ANSWERING | {"bai"}),
    "outcomes.measure": (PROMISE, {"bai", "system"}),
    "outcomes.escalate": (PROMISE, {"system"}),
    "outcomes.forget": (THREAD, {"system"}),
    **dict.fromkeys(("outcomes.claim", "outcomes.link"), (THREAD, ANSWERING | {"bai"})),
    **dict.fromkeys(("outcomes.evidence", "outcomes.contest"), (OUTCOME, ANSWERING | {"bai", "he"})),
    "outcomes.correct": (OUTCOME, {"zhao", "bai"}),
    "outcomes.verify": (OUTCOME, {"zhao", "bai"}),
    **dict.fromkeys((f"outcomes.{verb}" for verb in ("reject", "publish", "replace")), (OUTCOME, {"bai"})),
    "outcomes.unpublish": (OUTCOME, ANSWERING | {"bai"}),
    "outcomes.lapse": (OUTCOME, {"bai", "system"}),
    "outcomes.unlink": (GROUND, ANSWERING | {"bai"}),
    "outcomes.tell": (OUTCOME, {"system"}),
    "dossier.note": (DEPUTY, ANSWERING),
    **dict.fromkeys((f"dossier.{verb}" for verb in ("correct", "withdraw", "dispute")), (LINE, ANSWERING)),
    **dict.fromkeys(("dossier.verify", "dossier.send_back"), (LINE, {"bai"})),
    "dossier.settle": (LINE, {"bai", "leader"}),
    **dict.fromkeys((f"dossier.{verb}" for verb in ("register", "enrol", "lock_year")), (CONGRESS, {"bai"})),
    "dossier.strike_off": (ATTENDED, {"bai"}),
    "dossier.open_door": (ACTIVITY, {"bai"}),
    "dossier.close_door": (ACTIVITY, {"bai"}),
    "dossier.check_in": (ACTIVITY, {"zhao", "sun"}),
    **dict.fromkeys((f"dossier.{verb}_report" for verb in ("edit", "drop")), (REPORT, ANSWERING)),
    **dict.fromkeys(("dossier.announce_report", "dossier.call_off_report"), (REPORT, ANSWERING | {"bai"})),
    "dossier.draft_report": (DEPUTY, ANSWERING),
    "dossier.hold_report": (REPORT, ANSWERING | {"bai"}),
    "dossier.appraise_report": (REPORT, {"bai"}),
    "dossier.feed_back": (REPORT, {"bai", "leader"}),
    "dossier.open_online": (REPORT, ANSWERING | {"bai"}),
    "dossier.close_online": (REPORT, {"system"}),
    "dossier.print_slips": (REPORT, {"bai"}),
    **dict.fromkeys(("dossier.give_slip", "dossier.ask"), (REPORT, ANYBODY)),
    "dossier.answer_question": (QUESTION, ANSWERING | {"bai"}),
    **dict.fromkeys(("dossier.pass_on", "dossier.set_aside"), (QUESTION, {"bai"})),
    **dict.fromkeys(("dossier.set_kind", "dossier.drop_kind"), (CONGRESS, {"bai", "admin"})),
    **dict.fromkeys(
        (f"scoring.{verb}" for verb in ("turn_on", "turn_off", "set_rule", "end_rule", "take_examples")),
        (CONGRESS, {"admin"}),
    ),
    "scoring.reckon": (CONGRESS, {"bai"}),
    "scoring.contest": (SCORE, {"zhao"}),
    "scoring.decide": (SCORE, {"bai", "leader"}),
    "contact.submit": (CODE, ANYBODY),
    "contact.submit_for": (CODE, {"bai", "aide", "station"}),
    "contact.add": (THREAD, {"author", "bai"}),
    "contact.rate": (THREAD, {"author"}),
    "contact.reopen": (THREAD, {"author"}),
    "contact.withdraw": (THREAD, {"author"}),
    "contact.appeal": (THREAD, {"author"}),
    "contact.correct": (THREAD, {"author"}),
    "contact.mask": (THREAD, {"author"}),
    "contact.withdraw_consent": (THREAD, {"author"}),
    "contact.choose_news": (THREAD, {"author"}),
    "contact.erase_contact": (THREAD, {"author"}),
    "contact.erase": (THREAD, {"author"}),
    "contact.propose": (THREAD, ANSWERING | {"bai"}),
    "contact.redact": (THREAD, ANSWERING | {"bai"}),
    "contact.drop_proposal": (THREAD, ANSWERING | {"bai"}),
    "contact.consent": (THREAD, {"author"}),
    "contact.decline": (THREAD, {"author"}),
    "contact.wish": (THREAD, {"author"}),
    "contact.publish": (THREAD, {"bai"}),
    "contact.correct_publication": (THREAD, {"bai"}),
    "contact.take_down": (THREAD, ANSWERING | {"bai"}),
    "contact.name_subject": (THREAD, {"bai"}),
    "contact.drop_subject": (THREAD, {"bai"}),
    "contact.seal": (THREAD, {"bai"}),
    "contact.confide": (THREAD, {"system"}),
    "contact.name_reader": (THREAD, {"leader"}),
    "contact.request_second": (SEALED, {"leader"}),
    "contact.second": (MOTION, {"leader"}),
    "contact.break_glass": (THREAD, {"admin"}),
    "contact.approve_glass": (GLASS, {"bai", "leader", "auditor"}),
    "contact.end_glass": (GLASS, {"bai", "leader", "auditor", "admin"}),
    "contact.review_glass": (GLASS, {"bai", "leader", "auditor"}),
    "contact.note_duty": (THREAD, {"bai"}),
    "contact.end_duty": (THREAD, {"bai"}),
    "contact.recount": (CONGRESS, {"system"}),
    "contact.expire": (CONGRESS, {"system"}),
    "contact.acknowledge": (THREAD, ANSWERING),
    "contact.reply": (THREAD, ANSWERING | {"bai"}),
    "contact.ask": (THREAD, ANSWERING | {"bai"}),
    "contact.note": (THREAD, ANSWERING | {"bai"}),
    "contact.hand_over": (THREAD, ANSWERING),
    "contact.hand_back": (THREAD, {"bai"}),
    "contact.take_over": (THREAD, {"bai"}),
    "contact.reassign": (THREAD, {"bai"}),
    "contact.show_contact": (THREAD, ANSWERING | {"bai"}),
    "contact.save_phrase": (CONGRESS, HOLDERS),
    "contact.drop_phrase": (OWN, {"zhao"}),
    "contact.set_focus": (DEPUTY, ANSWERING | {"bai"}),
    "contact.finish_focus": (DEPUTY, ANSWERING | {"bai"}),
    "contact.drop_focus": (DEPUTY, ANSWERING | {"bai"}),
    "contact.deliver": (THREAD, {"system"}),
    "contact.hold": (THREAD, {"system", "bai"}),
    "contact.release": (THREAD, {"bai"}),
    "contact.refuse": (THREAD, {"bai"}),
    "contact.redirect": (THREAD, {"bai"}),
    "contact.issue_code": (DEPUTY, {"bai", "admin", "system"}),
    "contact.issue_missing_codes": (CONGRESS, {"bai", "admin", "system"}),
    "contact.pause_code": (CODE, {"bai", "admin", "system"}),
    "contact.resume_code": (CODE, {"bai", "admin", "system"}),
    "contact.rotate_code": (CODE, {"bai", "admin"}),
    "contact.retire_code": (CODE, {"bai", "admin", "system"}),
    "contact.order_sheet": (CONGRESS, {"bai", "admin"}),
    "contact.give_up_photo": (THREAD, {"system"}),
    "finding.keep_view": (CONGRESS, HOLDERS),
    "finding.rename_view": (OWN, {"zhao"}),
    "finding.share_view": (VIEW, {"bai"}),
    "finding.unshare_view": (OWN, {"zhao"}),
    "finding.drop_view": (OWN, {"zhao"}),
    "finding.extract": (CONGRESS, HOLDERS),
    "finding.agree": (EXTRACT, {"bai", "leader"}),
    "finding.decline": (EXTRACT, {"bai", "leader"}),
    "finding.fetch": (EXTRACT, {"zhao"}),
    "finding.print_thread": (THREAD, ANSWERING | {"bai"}),
    "finding.print_referral": (REFERRAL, ANSWERING | {"bai", "he", "leader"}),
    "auditing.export": (CONGRESS, {"auditor"}),
    "auditing.fetch": (EXPORT, {"auditor"}),
    "auditing.export_register": (CONGRESS, {"bai", "admin"}),
    "auditing.export_files": (CONGRESS, {"bai"}),
    "auditing.confirm_export": (EXPORT, {"leader"}),
    "auditing.decline_export": (EXPORT, {"auditor", "leader"}),
    "auditing.lapse_export": (EXPORT, {"system"}),
    "auditing.finish_export": (EXPORT, {"system"}),
    "auditing.fail_export": (EXPORT, {"system"}),
    "auditing.expire_export": (EXPORT, {"system"}),
    "stations.attach": (STATION, {"admin", "bai", "station", "system"}),
    "stations.detach": (STATION, {"admin", "bai", "station"}),
    "stations.announce": (STATION, {"admin", "bai", "station", "system"}),
    "stations.correct": (STATION, {"admin", "bai", "station"}),
    "stations.cancel": (STATION, {"admin", "bai", "station"}),
    "stations.remind": (STATION, {"system"}),
    "contact.escalate": (THREAD, {"system"}),
    "contact.close": (THREAD, {"system"}),
    "contact.lapse": (THREAD, {"system"}),
}


@pytest.fixture
def room(zhao, sun, aide, bai, wei, code, thread) -> SimpleNamespace:
    """Everybody, and everything one could act upon."""
    actors = {
        "zhao": zhao,
        "sun": sun,
        "aide": aide,
        "bai": bai,
        "wei": wei,
        "station": cast.staff("何平", "He Ping", "station", station=Station.objects.get()),
        "auditor": cast.staff("纪明", "Ji Ming", "auditor"),
        "admin": cast.staff("施宇", "Shi Yu", "admin"),
        "author": cast.author(thread),
        "visitor": cast.author(cast.delivered(code)),
        "system": System("clock"),
        "guest": Actor(uuid4(), "客人"),
        "leader": cast.staff("梁主任", "Liang Zhu", "leader"),
        "he": cast.staff("贺工", "He Gong", "unit", unit=(heating := cast.unit())),
    }
    things: dict[str, Any] = {
        THREAD: thread,
        CODE: code,
        DEPUTY: zhao.deputy,
        OWN: Phrase(user_id=zhao.id, title="谢谢"),
        ACCOUNT: User.objects.get(pk=zhao.id),
        STAFF: User.objects.get(pk=bai.id),
        CONGRESS: thread.congress,
        SEALED: cast.sealed(code, actors["bai"]),
        EXPORT: Export(ordered_by=actors["auditor"].id),
        VIEW: View(user_id=bai.id),
        EXTRACT: Extract(ordered_by=zhao.id),
        STATION: Station.objects.get(),
        POST: Post.objects.get(user_id=zhao.id),
        VERSION: ProfileVersion(drafted_by=[bai.id]),
        PROPOSAL: Proposal(kind="post", role="leader", user_id=zhao.id, proposed_by_id=uuid4()),
        INVITATION: Invitation(kind="welcome", user=User.objects.get(pk=zhao.id)),
    }
    things[REFERRAL] = Referral(unit=heating, issue=Issue(thread=thread))
    things[REQUEST] = Request(referral=things[REFERRAL])
    things[PROMISE] = Commitment(unit=heating, thread=thread)
    things[DEMAND] = Demand(owner=zhao.deputy)
    things[GATHERED] = Gathering(demand=things[DEMAND], thread=thread)
    things[DECISION] = Decision(demand=things[DEMAND], who=zhao.id)
    things[BROADCAST] = Broadcast(demand=things[DEMAND])
    things[FOUND] = Found(demand=things[DEMAND], kind="move")
    things[OUTCOME] = cast.claimed(thread, zhao, unit=heating)
    things[GROUND] = things[OUTCOME].grounds.get()
    things[SUGGESTION] = Suggestion(lead=zhao.deputy)
    things[NAME] = Cosignature(suggestion=things[SUGGESTION], deputy=sun.deputy)
    things[SHARE] = Assignment(suggestion=things[SUGGESTION], unit=heating)
    things[SUPERVISED] = Supervision(suggestion=things[SUGGESTION])
    things[LINE] = DutyRecord(deputy=zhao.deputy, origin="own", entered_by=zhao.id)
    things[ATTENDED] = DutyRecord(deputy=zhao.deputy, origin="organiser")
    things[ACTIVITY] = Activity(held_on=clock.today())
    things[REPORT] = VoterReport(deputy=zhao.deputy)
    things[QUESTION] = VoterQuestion(report=things[REPORT])
    things[SCORE] = ScoreSheet(deputy=zhao.deputy, year=2025)
    things |= {COPY: FromBelow(), SENT: SentUp(suggestion=things[SUGGESTION])}
    things[MOTION] = Motion(thread=things[SEALED], user_id=bai.id)
    things[GLASS] = Glass(thread=thread, user_id=actors["admin"].id)
    return SimpleNamespace(actors=actors, things=things)


def test_those_may_who_should_and_nobody_else(room):
    found = {
        action: (thing, {who for who in WHO if may(action, room.actors[who], room.things[thing])})
        for action, (thing, _allowed) in MATRIX.items()
    }

    assert found == MATRIX


def test_the_matrix_knows_every_line_of_the_policy():
    assert set(MATRIX) == set(POLICY)


def test_every_action_has_a_line_in_the_policy_and_every_line_an_action():
    import_module("hearth.urls_congress")  # whichever page is asked for first, all actions are known
    assert set(POLICY) == {name for name in ACTIONS if not name.startswith("test.")}


def test_an_action_belongs_to_the_app_whose_name_it_carries():
    for name, verb in ACTIONS.items():
        assert name.split(".")[0] in verb.__module__.split("."), name


def test_what_was_not_delivered_the_deputy_cannot_touch(zhao, aide, code):
    held = cast.written(code)
    of_threads = [name for name, (thing, _allowed) in MATRIX.items() if thing == THREAD]

    assert [action for action in of_threads if any(may(action, who, held) for who in (zhao, aide))] == []


def test_every_rule_has_a_name_to_be_read_in_the_reference():
    assert [action for action, rule in POLICY.items() if not rule.name or "<lambda>" in rule.name] == []


def test_a_citizen_without_a_code_may_only_write():
    may_do = {name for name in POLICY if name.startswith("contact.") and POLICY[name](Visitor(), stranger())}

    assert may_do == {"contact.submit"}


def stranger() -> Any:
    """A thread, code or account of somebody else."""
    return SimpleNamespace(pk=uuid4(), deputy_id=uuid4(), user_id=uuid4(), was_delivered=True)
