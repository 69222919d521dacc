"""Whatever fails, and wherever: an action writes everything it means, or leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache
from itertools import count
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import override_settings

from hearth.core import clock, tenancy
from hearth.core.actions import ACTIONS
from hearth.core.actors import System, Visitor
from hearth.core.ids import short_code
from hearth.core.text.training import Example, train
from hearth.doors.finding import actions as finding
from hearth.doors.finding.models import Extract, View
from hearth.doors.following import actions as following
from hearth.doors.following import matters
from hearth.doors.following.models import Following
from hearth.doors.stations import actions as stations
from hearth.ground.accounts import actions as accounts
from hearth.ground.accounts.actions.signing_in import Device
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions as ground
from hearth.ground.congress.importing import work
from hearth.ground.congress.models import (
    Area,
    Congress,
    Deputy,
    District,
    Focus,
    Import,
    Invitation,
    Mandate,
    Post,
    Proposal,
    ReceptionDay,
    Station,
    Term,
    Unit,
)
from hearth.ground.courier import actions as courier
from hearth.ground.courier.models import Dispatch, Outlet
from hearth.ground.rulebook import actions as rules
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.calendar import china
from hearth.ground.rulebook.models import Clock, ProfileVersion, Trial, UnitPromise
from hearth.journey.casework import actions as casework
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.casework.learning import Learnt
from hearth.journey.casework.models import Referral, Request, Route, RoutingModel
from hearth.journey.contact import actions, pictures, retention, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import (
    DeputyCode,
    Glass,
    Motion,
    Photo,
    Phrase,
    Reader,
    Subject,
    TermTransition,
    Thread,
)
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Broadcast, Decision, Demand, EncoderChoice, Gathering
from hearth.journey.demands.models import Proposal as Found
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.actions.promising import Pledge, Terms
from hearth.journey.outcomes.counting import Count
from hearth.journey.outcomes.models import Commitment, Ground, Outcome
from hearth.journey.suggestions import actions as suggestions
from hearth.journey.suggestions.actions.assigning import Share as Part
from hearth.journey.suggestions.actions.from_below import Copy
from hearth.journey.suggestions.actions.going_up import News
from hearth.journey.suggestions.actions.handling import Drafted
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.models import FromBelow, Reply, Suggestion, Supervision
from hearth.record.dossier import actions as dossier
from hearth.record.dossier.actions.reporting import Occasion, Slips
from hearth.record.dossier.models import DutyRecord, VoterReport
from hearth.record.scoring import actions as scores
from hearth.record.scoring.models import ScoreObjection, ScoreSheet
from tests import cast, filing, scoring, suggesting

pytestmark = pytest.mark.django_db(transaction=True)

CLOCK = System("clock")
Preparing = Callable[[Any], Any]
ELSEWHERE = {
    "accounts.sign_out", "accounts.sign_out_elsewhere", "accounts.change_password", "accounts.set_single_keys",
    "accounts.finish_sign_in", "accounts.sign_in_with_passkey", "accounts.prove", "accounts.add_app",
    "accounts.add_passkey",
    "accounts.rename_factor", "accounts.remove_factor", "accounts.sign_in_from_outside",
    "accounts.unlink_identity",
}  # fmt: skip
DAY = date(2026, 11, 20)
Preparing = Callable[[Any], Any]


@pytest.fixture
def stage(zhao, sun, bai, code, thread):
    """Everybody who acts, and what they act upon."""
    code = DeputyCode.objects.select_related("deputy").get(pk=code.pk)
    admins = {name: cast.staff(name, f"The {name}", "admin") for name in ("gao", "shi", "ning")}
    people = {"zhao": zhao, "sun": sun, "bai": bai, **admins}
    return SimpleNamespace(**people, code=code, thread=thread, li=cast.author(thread))


def words() -> Words:
    return Words(cast.COLD, name="李奶奶", phone="138 0000 2046", photos=(uuid4(),))


def a_key() -> bytes:
    return tracking.submission_key(tracking.new_submission())


def held(s: Any) -> Thread:
    actions.hold(s.thread, ("abuse",), by=s.bai)
    return s.thread


def refused(s: Any) -> Thread:
    actions.refuse(s.thread, "说明理由", by=s.bai)
    return s.thread


def replied(s: Any) -> Thread:
    actions.reply(s.thread, "已经修好", "solved", by=s.zhao)
    return s.thread


def kept_view(s: Any) -> View:
    return finding.keep_view(s.thread.congress, "迟的", "desk", {"tray": "todo"}, by=s.bai)


def taken(state: str) -> Preparing:
    """A file Zhao ordered, in this state."""

    def prepare(s: Any) -> Extract:
        order = {"subject": "desk", "format": "csv", "language": "en", "ordered_at": clock.now(), "state": state}
        return Extract.objects.create(ordered_by=s.zhao.id, **order)

    return prepare


def on_the_way(state: str) -> Preparing:
    """Question and answer as far as this state."""

    def prepare(s: Any) -> Thread:
        cast.published(s.thread, by=s.bai, until=state)
        return s.thread

    return prepare


def asked(s: Any) -> Thread:
    actions.ask(s.thread, "几号楼", by=s.zhao)
    return s.thread


def with_staff(s: Any) -> Thread:
    actions.hand_over(s.thread, "请协调", by=s.zhao)
    return s.thread


def referred(s: Any) -> Any:
    """The matter lies with the heating company, whose dispatcher is at hand."""
    heating = cast.unit()
    s.he = cast.staff("贺工", "He Gong", "unit", unit=heating)
    return cast.referred(s.thread, s.bai, heating)


def after(step: Callable[[Any, Any], Any]) -> Preparing:
    """The same, and one step further."""

    def prepare(s: Any) -> Any:
        step(s, referred(s))
        return None

    return prepare


pump_promised = after(lambda s, r: cast.promised(r, s.he))
pump_changed = after(lambda s, r: outcomes.fulfil(cast.promised(r, s.he), "换好了", by=s.he))
A_PUMP = Pledge("换掉二号泵。", Terms(due_on=date(2098, 12, 5)))
A_DAY = Period(DAY, DAY)


def as_worded(suggestion: Any) -> Any:
    """The suggestion as it stands now."""
    return suggesting.as_it_is(suggestion)


def share(s: Any, suggestion: Any) -> Any:
    """The heating company's share in it."""
    return suggesting.share_of(suggestion, s.he.unit)


def handed_in(s: Any) -> Any:
    return suggesting.submitted(s.zhao)


def beside_a_unit(s: Any) -> Any:
    """It has its number, and there is a unit to handle it."""
    s.heating = cast.unit()
    return suggesting.registered(s.zhao, s.bai)


def given_to_units(s: Any) -> Any:
    """The heating company leads."""
    heating = cast.unit()
    s.he = cast.staff("贺工", "He Gong", "unit", unit=heating)
    s.chief = cast.staff("高经理", "Gao Jing", "unit-leader", unit=heating)
    return suggesting.assigned(s.zhao, s.bai, Part(heating, "lead"))


def declined(s: Any) -> Any:
    suggestion = given_to_units(s)
    suggestions.decline(share(s, suggestion), "不属于我们。", by=s.he)
    return suggestion


def ready_to_sign(s: Any) -> Any:
    suggestion = given_to_units(s)
    suggesting.drafted(suggestion, s.he)
    return suggestion


def asking_for_time(s: Any) -> Any:
    suggestion = given_to_units(s)
    suggestions.ask_time(share(s, suggestion), "涉及全区。", by=s.he)
    return suggestion


def answered_in_writing(s: Any) -> Any:
    return suggesting.answered(given_to_units(s), s.he, s.chief, "in_progress")


def beside_another(s: Any) -> Any:
    """Another asks for the same."""
    s.host = suggesting.registered(s.sun, s.bai)
    return suggesting.registered(s.zhao, s.bai)


def below_another(s: Any) -> Any:
    """A congress stands above this one."""
    s.above = cast.congress("jinhe", "晋河市", "Jinhe")
    Congress.objects.filter(pk=s.thread.congress_id).update(parent=s.above)
    tenancy.current().parent = s.above
    return suggesting.registered(s.zhao, s.bai)


def sent_up(s: Any) -> Any:
    return suggestions.send_up(below_another(s), "属市级事权。", by=s.bai)


def to_carry(s: Any) -> Any:
    """What a congress below is sending."""
    origin = cast.congress("jinhe", "晋河市", "Jinhe")
    return Copy(uuid4(), origin, "7-2026-001", "助餐", suggesting.FACTS, suggesting.ASKS, ["赵敏"], "属市级事权。")


def from_below(s: Any) -> Any:
    return suggestions.receive(s.thread.congress, to_carry(s), by=CLOCK)


def copy_taken_on(s: Any) -> Any:
    copy = from_below(s)
    suggestions.take_on(copy, by=s.zhao)
    return copy


def copy_passed_on(s: Any) -> Any:
    copy = from_below(s)
    suggestions.pass_on(copy, "民政局", "请研究。", by=s.bai)
    return copy


def as_copied(copy: Any) -> Any:
    """The copy as it stands now."""
    return FromBelow.objects.select_related("origin").get(pk=copy.pk)


def handled_along(s: Any) -> Any:
    suggestion = beside_another(s)
    suggestions.join(as_worded(suggestion), s.host, by=s.bai)
    return suggestion


def to_be_taken_back(s: Any) -> Any:
    """Deputy Sun signed it, and is asked whether it may be taken back."""
    suggestion = suggesting.invited(s.zhao, s.sun)
    suggestions.cosign(suggesting.name_of(suggestion, s.sun), 1, by=s.sun)
    suggestions.submit(as_worded(suggestion), by=s.zhao)
    Suggestion.objects.filter(pk=suggestion.pk).update(withdrawal_asked_at=clock.now(), withdrawal_reason="已经解决。")
    return suggestion


def proposed_to_the_chair(s: Any) -> Any:
    s.leader = cast.staff("孟主任", "Meng", "leader")
    return suggestions.propose_supervision(suggesting.registered(s.zhao, s.bai), "群众关注。", by=s.bai)


def looked_after(s: Any) -> Any:
    supervision = proposed_to_the_chair(s)
    suggestions.approve_supervision(supervision, "冯副主任", by=s.leader)
    return supervision


def planned_by_the_chair(s: Any) -> Any:
    supervision = looked_after(s)
    suggestions.plan_supervision(supervision, "察看两个小区。", clock.today(), by=s.bai)
    return supervision


def reported_to_the_chair(s: Any) -> Any:
    supervision = planned_by_the_chair(s)
    suggestions.report_supervision(supervision, "已经见效。", by=s.bai)
    return supervision


def supervised(given: Any) -> Any:
    return Supervision.objects.select_related("suggestion").get(pk=given.pk)


def satisfied(s: Any) -> Any:
    return suggesting.judged(answered_in_writing(s), s.zhao)


def not_satisfied(s: Any) -> Any:
    return suggesting.judged(answered_in_writing(s), s.zhao, suggesting.BAD)


def shown_to_all(s: Any) -> Any:
    suggestion = suggesting.registered(s.zhao, s.bai)
    suggestions.publish(suggestion, "full", by=s.bai)
    return suggestion


def reported_on(s: Any) -> Any:
    """Everybody reads the report of the year."""
    suggestion = beside_a_unit(s)
    suggestions.publish_report(tenancy.current(), as_worded(suggestion).year, by=s.bai)
    return suggestion


def of_a_demand(s: Any) -> Any:
    """It began with what residents raised."""
    demand = owned(s)
    return suggesting.registered(s.zhao, s.bai, as_it_is(demand))


def gathered(s: Any) -> Any:
    """A demand has begun with the message."""
    return demands.begin(s.thread, "早晚暖气不热", by=s.zhao)


def gathered_beside_another(s: Any) -> Any:
    second_voice(s)
    return gathered(s)


def second_voice(s: Any) -> Any:
    """Another message, written to the same deputy; it is there already where it was prepared."""
    return Thread.objects.exclude(pk=s.thread.pk).first() or cast.delivered(s.code, "六号楼也冷。")


def offered(s: Any) -> Any:
    demand = gathered(s)
    demands.gather(second_voice(s), demand, 0.6, {}, by=CLOCK, joins=False)
    return demand


def owned(s: Any) -> Any:
    demand = gathered(s)
    demands.confirm(demand, s.zhao.deputy, "供暖", by=s.bai)
    return demand


def solved(s: Any) -> Any:
    demand = owned(s)
    demands.solve(demand, "换好了。", by=s.bai)
    return demand


@override_settings(HEARTH_TEXT_ENCODER="openai:https://texts.example.org/v1,invented")
def turn_on_an_encoder(s: Any, congress: Any) -> Any:
    return demands.allow_encoder(congress, "试用", True, by=s.bai)


def encoder_on(s: Any) -> Any:
    EncoderChoice.objects.create(is_on=True, reason="试用", name="白洁", set_at=clock.now())
    return tenancy.current()


def two_voices(s: Any) -> Any:
    demand = gathered(s)
    demands.join(second_voice(s), demand, by=s.bai)
    return demand


def public_enough(s: Any) -> Any:
    demand = owned(s)
    for number in range(4):
        voice = cast.delivered(s.code, f"{number}号楼冷。", email=f"v{number}@example.org")
        demands.join(voice, as_it_is(demand), by=s.bai)
    return demand


def published(s: Any) -> Any:
    demand = public_enough(s)
    demands.publish(as_it_is(demand), "早晚冷。", by=s.bai)
    return demand


def two_demands(s: Any) -> Any:
    demand = gathered(s)
    demands.begin(second_voice(s), "电梯", by=s.bai)
    return demand


def found_at_night(s: Any) -> Any:
    """A night thinks that the other message belongs to the demand as well."""
    found = {"code": short_code(), "kind": "move", "demand": gathered(s), "threads": [second_voice(s).pk], "score": 0.9}
    return Found.objects.create(**found, made_at=clock.now())


def as_found() -> Any:
    return Found.objects.select_related("demand", "other").get()


def answered_at_once(s: Any) -> Any:
    demand = owned(s)
    demands.answer(demand, "今晚修好。", "explained", by=s.zhao)
    return demand


def claimed(s: Any) -> Any:
    """Somebody claims that a hotline came of it, and shows it."""
    return cast.shown(owned(s), s.bai)


def claimed_beside_another(s: Any) -> Any:
    second_voice(s)
    return claimed(s)


def verified(s: Any) -> Any:
    """And both sides say that it is so."""
    return cast.verified(owned(s), s.bai, s.zhao)


def in_force(s: Any) -> Any:
    """And it is public."""
    return cast.in_force(owned(s), s.bai, s.zhao)


def two_in_force(s: Any) -> Any:
    """And so is another one."""
    outcome = in_force(s)
    cast.in_force(Demand.objects.get(), s.bai, s.zhao, "document")
    return outcome


def led_to_by_two(s: Any) -> Any:
    """It came of the other message as well."""
    outcome = claimed(s)
    outcomes.link(second_voice(s), outcome, by=s.bai)
    return outcome


def of_the_message() -> Any:
    return Ground.objects.with_things().select_related("outcome").get(demand=None)


def the_other(outcome: Any) -> Any:
    return Outcome.objects.exclude(pk=outcome.pk).get()


def as_it_is(demand: Any) -> Any:
    return Demand.objects.get(pk=demand.pk)


def other_demand(demand: Any) -> Any:
    return Demand.objects.exclude(pk=demand.pk).get()


def to_another(s: Any) -> Any:
    casework.give_back(referred(s), "remit", "不归", by=s.he)
    return cast.unit("供水公司", "Water")


def standing_still(s: Any) -> None:
    casework.request(referred(s), "suspension", "等件", by=s.he)
    casework.grant(Request.objects.get(), "可以", by=s.bai)


def past_its_time(s: Any) -> None:
    referred(s)
    Clock.objects.update(due_at=clock.now() - timedelta(hours=1))


def joined(s: Any) -> Thread:
    second = cast.delivered(s.code)
    casework.join(second, Thread.objects.get(pk=s.thread.pk), by=s.bai)
    return second


def linked(s: Any) -> Thread:
    second = cast.delivered(s.code)
    casework.link(second, Thread.objects.get(pk=s.thread.pk), by=s.bai)
    return second


def routed(s: Any) -> None:
    Route.objects.create(title="供暖", words="暖气", unit=cast.unit(), tier="hard")


def learnt(s: Any) -> None:
    """A night has learnt where messages belong."""
    now = clock.now()
    RoutingModel.objects.create(code=short_code(), examples=200, made_at=now, moved_at=now, newest_at=now)


def adopted(s: Any) -> None:
    learnt(s)
    casework.adopt(RoutingModel.objects.get(), by=s.bai)


def pinned(s: Any) -> Any:
    demand = gathered_beside_another(s)
    demands.pin(demand, ["循环泵"], by=s.bai)
    return demand


def just_written(s: Any) -> Thread:
    return cast.written(s.code)


def public(s: Any) -> Thread:
    Thread.objects.filter(pk=s.thread.pk).update(privacy="public")
    return s.thread


def withdrawn(s: Any) -> Thread:
    actions.withdraw(s.thread, by=s.li)
    return s.thread


def kept(s: Any) -> Thread:
    actions.note_duty(s.thread, "court", by=s.bai)
    return s.thread


def of_old(s: Any) -> retention.Due:
    withdrawn(s)
    return next(due for due in retention.due(clock.now() + timedelta(days=4000)) if due.kind == "words")


def paused(s: Any) -> DeputyCode:
    actions.pause_code(s.code, by=s.bai)
    return s.code


def with_photo(s: Any) -> Photo:
    return Photo.objects.create(message=s.thread.messages.get(), number=1)


def with_phrase(s: Any) -> Phrase:
    return actions.save_phrase(s.thread.congress, "谢谢", "谢谢您", by=s.bai)


def with_focus(s: Any) -> Focus:
    return actions.set_focus(s.zhao.deputy, "供暖", "", by=s.zhao)


def elected(s: Any) -> Mandate:
    deputy = ground.add(Deputy(code="D030", name_zh="曾丽华"), by=s.bai)
    return ground.seat(deputy, Term.objects.get(), district=District.objects.get(), by=s.bai)


def qualified(s: Any) -> Mandate:
    mandate = elected(s)
    ground.qualify(mandate, on=DAY, by=s.bai)
    return mandate


def serving(s: Any) -> Mandate:
    return Mandate.objects.get(deputy=s.zhao.deputy)


def suspended(s: Any) -> Mandate:
    mandate = serving(s)
    ground.suspend_mandate(mandate, on=DAY, basis="第六十一条", by=s.bai)
    return mandate


def plan(s: Any) -> TermTransition:
    begins = clock.today() - timedelta(days=1)
    made = actions.plan_change(Term(), number=8, begins_on=begins, ends_on=begins + timedelta(days=1825), by=s.bai)
    actions.elect(made, s.zhao.deputy, district=District.objects.get(), by=s.bai)
    return made


def ready(s: Any) -> TermTransition:
    made = plan(s)
    actions.note_notice(made, on=DAY, basis="公告第8号", by=s.bai)
    return made


def changing(s: Any) -> TermTransition:
    made = ready(s)
    actions.put_in_force(made, by=s.gao)
    return made


def row_of(who: str, prepare: Preparing = plan) -> Preparing:
    """What the plan says of this person."""
    return lambda s: (
        prepare(s).successions.select_related("deputy", "transition__term").get(deputy=getattr(s, who).deputy)
    )


def with_one_more(s: Any) -> TermTransition:
    made = plan(s)
    ground.seat(s.sun.deputy, made.term, district=District.objects.get(), by=s.bai)
    return made


def changed(s: Any) -> TermTransition:
    made = changing(s)
    made.successions.update(done_at=clock.now())
    return made


def resting(s: Any) -> Thread:
    actions.rest(suspended(s), by=CLOCK)
    return Thread.objects.get(pk=s.thread.pk)


def unit(s: Any) -> Unit:
    return ground.add(Unit(name_zh="热力公司", kind="company"), by=s.bai)


def closed(s: Any) -> Unit:
    made = unit(s)
    ground.close_unit(made, by=s.bai)
    return made


def account(s: Any) -> User:
    return User.objects.get(pk=s.zhao.id)


def sent(s: Any) -> Import:
    sheet = SimpleUploadedFile("units.csv", "名称\n供水站\n".encode())
    source = ground.upload_import(s.thread.congress, "units", sheet, by=s.bai)
    work.preview(source)
    return source


def confirmed(s: Any) -> Import:
    source = sent(s)
    ground.confirm_import(source, source.fingerprint, by=s.bai)
    return source


def on_roster(s: Any) -> Station:
    station = Station.objects.get()
    stations.attach(station, s.zhao.deputy, by=s.bai)
    return station


def announced(s: Any) -> ReceptionDay:
    return stations.announce(on_roster(s), cast.reception(s.zhao.deputy), by=s.bai)


def invited(s: Any) -> Invitation:
    return ground.invite(s.thread.congress, ground.Person("周岚", "zhou.lan"), ground.Offer("clerk"), by=s.shi)


def to_give(s: Any) -> Post:
    return Post(user=account(s), role="leader", since=DAY)


def with_end(s: Any) -> Post:
    return Post.objects.create(user=account(s), role="leader", since=DAY, until=date(2026, 12, 31))


def to_propose(s: Any) -> Proposal:
    return Proposal(kind="post", role="auditor", user=account(s), proposed_by_id=s.shi.id, proposed_at=clock.now())


def proposed(s: Any) -> Proposal:
    return ground.propose_reset(ground.reset_of(account(s), "忘了密码", by=s.shi), by=s.shi)


def without_account(s: Any) -> Any:
    Post.objects.filter(user_id=s.sun.id).delete()
    return s.thread.congress


def opened(s: Any, invitation: Invitation) -> object:
    told = {"by": CLOCK, "congress": s.thread.congress.ref, "device": Device()}
    return ground.accept_invitation(invitation, "a long enough password", **told)


def about(act: Callable[..., object]) -> Callable[[Any, Any], object]:
    return lambda s, user: act(user, by=s.shi, congress=s.thread.congress.ref)


def sealed(s: Any) -> Thread:
    s.liang = cast.staff("梁主任", "Liang Zhu", "leader")
    return cast.sealed(s.code, s.bai)


def unread(s: Any) -> Thread:
    thread = cast.sealed(s.code, s.bai)
    Reader.objects.all().delete()
    return thread


def about_somebody(s: Any) -> Subject:
    return actions.name_subject(s.thread, "office", "leader", by=s.bai)


def moved(s: Any) -> Motion:
    thread = sealed(s)
    actions.name_reader(thread, User.objects.get(pk=s.bai.id), by=s.liang)
    return actions.request_second(Thread.objects.get(pk=thread.pk), "unseal", "已查清", by=s.liang)


def glass(s: Any) -> Glass:
    s.admin = cast.staff("管宁", "Guan Ning", "admin")
    return actions.break_glass(s.thread, "附件无法显示", by=s.admin)


def let_in(s: Any) -> Glass:
    asked_for = glass(s)
    actions.approve_glass(asked_for, by=s.bai)
    return asked_for


SLOWER = {"referral.result_ordinary": {"amount": 9, "cite": "常委会决定"}}


def drafted(s: Any) -> ProfileVersion:
    return rules.draft_profile(s.thread.congress, "cn-base-2025", SLOWER, by=s.bai)


def promised(s: Any) -> UnitPromise:
    return rules.set_promise(unit(s), "result", 2, "wh", by=s.bai)


def late(s: Any) -> Clock:
    long_ago = clock.now() - timedelta(days=30)
    return clocks.start(s.thread, "result", "referral.result_ordinary", since=long_ago)


def being_tried(s: Any) -> Trial:
    clocks.stop(late(s), "done")
    return rules.try_rules(drafted(s), by=s.bai)


def by_old_moments(s: Any) -> Any:
    quicker = {"message.ack": {"amount": 2, "cite": "常委会决定"}}
    rules.put_in_force(rules.draft_profile(s.thread.congress, "cn-base-2025", quicker, by=s.bai), by=s.shi)
    return s.thread.congress


def by_old_rules(s: Any) -> Clock:
    running = clocks.start(s.thread, "result", "referral.result_ordinary")
    rules.put_in_force(drafted(s), by=s.shi)
    return running


def told(s: Any) -> Dispatch:
    """A letter has gone to the resident."""
    line = Entry.objects.about(s.thread).first()
    kept = {"recipient": "citizen", "letter": "read", "channel": "email", "language": "en", "state": "sent"}
    return Dispatch.objects.create(entry=line.pk, created_at=clock.now(), **kept)


def stopped(s: Any) -> Dispatch:
    letter = told(s)
    courier.stop(letter, by=Visitor())
    return letter


def to_follow(s: Any) -> None:
    """Somebody asks to follow all that many raise."""
    following.ask(s.thread.congress, matters.all_of("demand"), "li@example.org", "en", by=Visitor())


def followed(s: Any) -> Following:
    """They have asked."""
    to_follow(s)
    return Following.objects.get()


def reworded(s: Any) -> Any:
    courier.reword(s.thread.congress, "new", "en", "New", "New.", by=s.bai)
    return s.thread.congress


def robot(s: Any) -> Outlet:
    told = {"kind": "dingtalk", "title": "群", "address": "https://x/", "secret": "SEC", "groups": ["messages"]}
    return courier.add_outlet(s.thread.congress, **told, by=s.shi)


def connected(s: Any) -> Any:
    courier.connect_way(s.thread.congress, "wechat", "o-zhao", by=s.zhao)
    return s.thread.congress


CHOICES = {"messages": courier.Choice(frozenset({"email"}), "daily")}
# each action: what must have happened before, and how it is taken
TAKEN: dict[str, tuple[Preparing, Callable[[Any, Any], object]]] = {
    "accounts.correct": (
        account,
        lambda s, user: accounts.correct(user, email="zhao@example.org", by=s.shi, congress=s.thread.congress.ref),
    ),
    "accounts.correct_own_name": (
        lambda s: User.objects.get(pk=s.bai.id),
        lambda s, user: accounts.correct_own_name(user, "白洁如", "", by=s.bai, congress=s.thread.congress.ref),
    ),
    "accounts.end_sessions": (account, about(accounts.end_sessions)),
    "accounts.deactivate": (account, about(accounts.deactivate)),
    "accounts.reactivate": (account, about(accounts.reactivate)),
    "congress.invite": (lambda s: ground.Person("周岚", "zhou.lan"), lambda s, person: invited(s)),
    "congress.invite_again": (invited, lambda s, invitation: ground.invite_again(invitation, by=s.shi)),
    "congress.withdraw_invitation": (invited, lambda s, invitation: ground.withdraw_invitation(invitation, by=s.shi)),
    "congress.order_letter": (invited, lambda s, invitation: ground.order_letter(invitation, "http://x", by=s.shi)),
    "congress.accept_invitation": (invited, opened),
    "congress.take_posts": (invited, lambda s, invitation: ground.take_posts(invitation, by=s.zhao)),
    "congress.invite_deputies": (
        without_account,
        lambda s, congress: ground.invite_deputies(congress, "en", DAY, "http://x", by=s.shi),
    ),
    "congress.grant_post": (to_give, lambda s, post: ground.grant_post(post, by=s.shi)),
    "congress.extend_post": (with_end, lambda s, post: ground.extend_post(post, date(2027, 1, 1), by=s.shi)),
    "congress.end_post": (with_end, lambda s, post: ground.end_post(post, by=s.shi)),
    "congress.propose_post": (to_propose, lambda s, proposal: ground.propose_post(proposal, by=s.shi)),
    "congress.propose_reset": (
        lambda s: ground.reset_of(account(s), "忘了密码", by=s.shi),
        lambda s, proposal: ground.propose_reset(proposal, by=s.shi),
    ),
    "congress.confirm_proposal": (proposed, lambda s, proposal: ground.confirm_proposal(proposal, by=s.ning)),
    "congress.decline_proposal": (proposed, lambda s, proposal: ground.decline_proposal(proposal, by=s.ning)),
    "accounts.issue_card": (
        account,
        lambda s, user: accounts.issue_card(user, by=s.bai, congress=s.thread.congress.ref),
    ),
    "accounts.make_recovery_codes": (
        account,
        lambda s, user: accounts.make_recovery_codes(user, by=s.zhao, congress=s.thread.congress.ref),
    ),
    "accounts.link_identity": (
        account,
        lambda s, user: accounts.link_identity(user, "person-17", by=s.zhao, congress=s.thread.congress.ref),
    ),
    "courier.choose": (
        lambda s: s.thread.congress,
        lambda s, congress: courier.choose(congress, CHOICES, (time(22), time(7)), by=s.zhao),
    ),
    "courier.stop": (told, lambda s, letter: courier.stop(letter, by=Visitor())),
    "courier.resume": (stopped, lambda s, letter: courier.resume(letter, by=Visitor())),
    "following.ask": (lambda s: s.thread.congress, lambda s, _congress: to_follow(s)),
    "following.confirm": (followed, lambda s, each: following.confirm(each, by=Visitor())),
    "following.stop": (followed, lambda s, each: following.stop(each, by=Visitor())),
    "courier.connect_way": (lambda s: s.thread.congress, lambda s, _congress: connected(s)),
    "courier.remove_way": (connected, lambda s, congress: courier.remove_way(congress, "wechat", by=s.zhao)),
    "courier.reword": (lambda s: s.thread.congress, lambda s, _congress: reworded(s)),
    "courier.restore_wording": (
        reworded,
        lambda s, congress: courier.restore_wording(congress, "new", "en", by=s.bai),
    ),
    "courier.add_outlet": (lambda s: s.thread.congress, lambda s, _congress: robot(s)),
    "courier.remove_outlet": (robot, lambda s, outlet: courier.remove_outlet(outlet, by=s.shi)),
    "contact.choose_news": (
        lambda s: s.thread,
        lambda s, thread: actions.choose_news(thread, ["email"], by=s.li),
    ),
    "accounts.sign_in": (account, lambda s, user: enter(s, user)),
    "congress.upload_import": (
        lambda s: SimpleUploadedFile("units.csv", "名称\n供水站\n".encode()),
        lambda s, sheet: ground.upload_import(s.thread.congress, "units", sheet, by=s.bai),
    ),
    "congress.confirm_import": (
        sent,
        lambda s, source: ground.confirm_import(source, source.fingerprint, by=s.bai),
    ),
    "congress.withdraw_import": (sent, lambda s, source: ground.withdraw_import(source, by=s.bai)),
    "congress.import_rows": (confirmed, lambda s, source: ground.import_rows(source, by=s.bai)),
    "congress.export_rows": (
        lambda s: s.thread.congress,
        lambda s, congress: ground.export_rows(congress, "areas", "csv", by=s.bai),
    ),
    "stations.attach": (
        lambda s: Station.objects.get(),
        lambda s, station: stations.attach(station, s.zhao.deputy, by=s.bai),
    ),
    "stations.detach": (on_roster, lambda s, station: stations.detach(station, s.zhao.deputy, by=s.bai)),
    "stations.announce": (
        on_roster,
        lambda s, station: stations.announce(station, cast.reception(s.zhao.deputy), by=s.bai),
    ),
    "stations.correct": (
        announced,
        lambda s, day: stations.correct(day, cast.reception(s.zhao.deputy, in_days=9), by=s.bai),
    ),
    "stations.cancel": (announced, lambda s, day: stations.cancel(day, by=s.bai)),
    "stations.remind": (announced, lambda s, day: stations.remind(day, by=CLOCK)),
    "rulebook.set_year": (
        lambda s: s.thread.congress,
        lambda s, congress: rules.set_year(congress, 2026, china(2026), by=s.bai),
    ),
    "rulebook.draft_profile": (
        lambda s: s.thread.congress,
        lambda s, congress: rules.draft_profile(congress, "cn-base-2025", SLOWER, by=s.bai),
    ),
    "rulebook.withdraw_draft": (drafted, lambda s, version: rules.withdraw_draft(version, by=s.bai)),
    "rulebook.try_rules": (drafted, lambda s, version: rules.try_rules(version, by=s.bai)),
    "rulebook.go_on_trying": (being_tried, lambda s, trial: rules.go_on_trying(trial, by=CLOCK)),
    "rulebook.put_in_force": (drafted, lambda s, version: rules.put_in_force(version, by=s.shi)),
    "rulebook.set_promise": (promised, lambda s, made: rules.set_promise(made.unit, "result", 3, "h", by=s.bai)),
    "rulebook.end_promise": (promised, lambda s, made: rules.end_promise(made, by=s.bai)),
    "rulebook.strike": (late, lambda s, running: rules.strike(s.thread.congress, by=CLOCK)),
    "rulebook.recount": (by_old_rules, lambda s, running: rules.recount(s.thread.congress, by=CLOCK)),
    "congress.describe": (
        lambda s: s.thread.congress,
        lambda s, congress: ground.describe(congress, phone="0354-000 7777", by=s.bai),
    ),
    "congress.choose_above": (
        lambda s: cast.congress("jinhe", "晋河市", "Jinhe"),
        lambda s, above: ground.choose_above(s.thread.congress, above, by=s.shi),
    ),
    "congress.set_term": (
        lambda s: None,
        lambda s, _none: ground.set_term(
            Term(), number=8, begins_on=date(2026, 9, 1), ends_on=date(2031, 8, 31), by=s.bai
        ),
    ),
    "congress.arrange_areas": (
        lambda s: Area.objects.get(),
        lambda s, area: ground.arrange_areas(s.thread.congress, {area.pk: (3, 4)}, by=s.bai),
    ),
    "congress.add": (lambda s: None, lambda s, _none: ground.add(Area(name_zh="新明街道", kind="street"), by=s.bai)),
    "congress.correct": (unit, lambda s, unit: ground.correct(unit, name_zh="供热公司", by=s.bai)),
    "congress.remove": (unit, lambda s, unit: ground.remove(Unit.objects.get(pk=unit.pk), by=s.bai)),
    "congress.close_unit": (unit, lambda s, unit: ground.close_unit(unit, by=s.bai)),
    "congress.reopen_unit": (closed, lambda s, unit: ground.reopen_unit(unit, by=s.bai)),
    "congress.offer_portrait": (
        lambda s: s.zhao.deputy,
        lambda s, deputy: ground.offer_portrait(deputy, uuid4(), by=s.bai),
    ),
    "congress.show_portrait": (
        lambda s: s.zhao.deputy,
        lambda s, deputy: ground.show_portrait(deputy, uuid4().hex, by=CLOCK),
    ),
    "congress.refuse_portrait": (lambda s: s.zhao.deputy, lambda s, deputy: ground.refuse_portrait(deputy, by=CLOCK)),
    "congress.remove_portrait": (lambda s: s.zhao.deputy, lambda s, deputy: ground.remove_portrait(deputy, by=s.bai)),
    "congress.seat": (
        lambda s: s.zhao.deputy,
        lambda s, deputy: ground.seat(deputy, Term.objects.get(), credential="12", by=s.bai),
    ),
    "congress.qualify": (elected, lambda s, mandate: ground.qualify(mandate, on=DAY, by=s.bai)),
    "congress.begin_mandate": (qualified, lambda s, mandate: ground.begin_mandate(mandate, on=DAY, by=s.bai)),
    "congress.suspend_mandate": (
        serving,
        lambda s, mandate: ground.suspend_mandate(mandate, on=DAY, basis="第六十一条", by=s.bai),
    ),
    "congress.resume_mandate": (suspended, lambda s, mandate: ground.resume_mandate(mandate, on=DAY, by=s.bai)),
    "congress.end_mandate": (
        serving,
        lambda s, mandate: ground.end_mandate(mandate, on=DAY, reason="moved", basis="第六十二条", by=s.bai),
    ),
    "congress.close_posts": (
        lambda s: s.zhao.deputy,
        lambda s, deputy: ground.close_posts(deputy, on=DAY, by=CLOCK),
    ),
    "contact.plan_change": (
        lambda s: date.today(),
        lambda s, day: actions.plan_change(
            Term(), number=8, begins_on=day, ends_on=day + timedelta(days=1825), by=s.bai
        ),
    ),
    "contact.draw_up_change": (with_one_more, lambda s, plan: actions.draw_up_change(plan, by=s.bai)),
    "contact.elect": (
        plan,
        lambda s, plan: actions.elect(plan, s.sun.deputy, district=District.objects.get(), by=s.bai),
    ),
    "contact.leave_out": (row_of("zhao"), lambda s, row: actions.leave_out(row, by=s.bai)),
    "contact.name_successor": (row_of("sun"), lambda s, row: actions.name_successor(row, s.zhao.deputy, by=s.bai)),
    "contact.note_notice": (plan, lambda s, plan: actions.note_notice(plan, on=DAY, basis="公告第8号", by=s.bai)),
    "contact.withdraw_change": (plan, lambda s, plan: actions.withdraw_change(plan, by=s.bai)),
    "contact.put_in_force": (ready, lambda s, plan: actions.put_in_force(plan, by=s.gao)),
    "contact.change_over": (row_of("sun", changing), lambda s, row: actions.change_over(row, by=CLOCK)),
    "contact.finish_change": (changed, lambda s, plan: actions.finish_change(plan, by=CLOCK)),
    "contact.hand_on": (lambda s: s.thread, lambda s, thread: actions.hand_on(thread, s.sun.deputy, by=CLOCK)),
    "contact.leave_to_staff": (lambda s: s.thread, lambda s, thread: actions.leave_to_staff(thread, by=CLOCK)),
    "contact.return_to_deputy": (resting, lambda s, thread: actions.return_to_deputy(thread, by=CLOCK)),
    "contact.part": (serving, lambda s, mandate: actions.part(mandate, by=CLOCK)),
    "contact.rest": (suspended, lambda s, mandate: actions.rest(mandate, by=CLOCK)),
    "contact.come_back": (
        lambda s: resting(s) and serving(s),
        lambda s, mandate: actions.come_back(mandate, by=CLOCK),
    ),
    "contact.submit": (lambda s: a_key(), lambda s, key: actions.submit(s.code, words(), key, by=Visitor())),
    "contact.submit_for": (lambda s: a_key(), lambda s, key: actions.submit_for(s.code, words(), key, by=s.bai)),
    "contact.add": (asked, lambda s, thread: actions.add(thread, "三号楼", by=s.li, photos=(uuid4(),))),
    "contact.rate": (replied, lambda s, thread: actions.rate(thread, "yes", 3, by=s.li)),
    "contact.reopen": (replied, lambda s, thread: actions.reopen(thread, "又冷了", by=s.li)),
    "contact.withdraw": (lambda s: s.thread, lambda s, thread: actions.withdraw(thread, by=s.li)),
    "contact.appeal": (refused, lambda s, thread: actions.appeal(thread, "请再看看", by=s.li)),
    "contact.correct": (lambda s: s.thread, lambda s, thread: actions.correct(thread, name="李奶奶", by=s.li)),
    "contact.mask": (lambda s: s.thread, lambda s, thread: actions.mask(thread, "老人", by=s.li)),
    "contact.withdraw_consent": (public, lambda s, thread: actions.withdraw_consent(thread, by=s.li)),
    "contact.erase_contact": (lambda s: s.thread, lambda s, thread: actions.erase_contact(thread, by=s.li)),
    "contact.erase": (withdrawn, lambda s, thread: actions.erase(thread, by=s.li)),
    "contact.propose": (replied, lambda s, thread: actions.propose(thread, by=s.zhao)),
    "contact.redact": (on_the_way("proposed"), lambda s, t: actions.redact(t, cast.COLD, "好了。", by=s.zhao)),
    "contact.consent": (on_the_way("redacted"), lambda s, thread: actions.consent(thread, 1, by=s.li)),
    "contact.decline": (on_the_way("redacted"), lambda s, thread: actions.decline(thread, by=s.li)),
    "contact.wish": (on_the_way("redacted"), lambda s, thread: actions.wish(thread, 1, "不要楼号", by=s.li)),
    "contact.drop_proposal": (on_the_way("consented"), lambda s, t: actions.drop_proposal(t, by=s.bai)),
    "contact.publish": (on_the_way("consented"), lambda s, thread: actions.publish(thread, 1, by=s.bai)),
    "contact.correct_publication": (
        on_the_way("published"),
        lambda s, thread: actions.correct_publication(thread, ["客服电话"], "多遮一处", by=s.bai),
    ),
    "contact.take_down": (on_the_way("published"), lambda s, thread: actions.take_down(thread, "有误", by=s.bai)),
    "contact.note_duty": (lambda s: s.thread, lambda s, thread: actions.note_duty(thread, "court", by=s.bai)),
    "contact.end_duty": (kept, lambda s, thread: actions.end_duty(thread, by=s.bai)),
    "contact.recount": (by_old_moments, lambda s, congress: actions.recount(congress, by=CLOCK)),
    "contact.expire": (of_old, lambda s, due: actions.expire(s.thread.congress.ref, due, by=CLOCK)),
    "contact.acknowledge": (lambda s: s.thread, lambda s, thread: actions.acknowledge(thread, by=s.zhao)),
    "contact.reply": (lambda s: s.thread, lambda s, thread: actions.reply(thread, "已修好", "solved", by=s.zhao)),
    "contact.ask": (lambda s: s.thread, lambda s, thread: actions.ask(thread, "几号楼", by=s.zhao)),
    "contact.note": (lambda s: s.thread, lambda s, thread: actions.note(thread, "问过物业", by=s.zhao)),
    "contact.hand_over": (lambda s: s.thread, lambda s, thread: actions.hand_over(thread, "请协调", by=s.zhao)),
    "contact.hand_back": (with_staff, lambda s, thread: actions.hand_back(thread, "已协调", by=s.bai)),
    "contact.take_over": (lambda s: s.thread, lambda s, thread: actions.take_over(thread, by=s.bai)),
    "contact.reassign": (lambda s: s.thread, lambda s, thread: actions.reassign(thread, s.sun.deputy, by=s.bai)),
    "contact.show_contact": (lambda s: s.thread, lambda s, thread: actions.show_contact(thread, "回电", by=s.zhao)),
    "contact.save_phrase": (
        with_phrase,
        lambda s, phrase: actions.save_phrase(phrase.congress, "再谢", "多谢", by=s.bai, instead_of=phrase),
    ),
    "contact.drop_phrase": (with_phrase, lambda s, phrase: actions.drop_phrase(phrase, by=s.bai)),
    "contact.set_focus": (lambda s: s.zhao.deputy, lambda s, deputy: actions.set_focus(deputy, "养老", "", by=s.zhao)),
    "contact.finish_focus": (with_focus, lambda s, focus: actions.finish_focus(s.zhao.deputy, focus, by=s.zhao)),
    "contact.drop_focus": (with_focus, lambda s, focus: actions.drop_focus(s.zhao.deputy, focus, by=s.zhao)),
    "contact.deliver": (just_written, lambda s, thread: actions.deliver(thread, by=CLOCK)),
    "contact.hold": (lambda s: s.thread, lambda s, thread: actions.hold(thread, ("abuse",), by=s.bai)),
    "contact.release": (held, lambda s, thread: actions.release(thread, by=s.bai)),
    "contact.refuse": (held, lambda s, thread: actions.refuse(thread, "说明理由", by=s.bai)),
    "contact.redirect": (held, lambda s, thread: actions.redirect(thread, "12345", "请拨打", by=s.bai)),
    "contact.issue_code": (lambda s: s.sun.deputy, lambda s, deputy: actions.issue_code(deputy, by=s.bai)),
    "contact.issue_missing_codes": (
        lambda s: s.thread.congress,
        lambda s, congress: actions.issue_missing_codes(congress, "poster", by=s.bai),
    ),
    "contact.pause_code": (lambda s: s.code, lambda s, code: actions.pause_code(code, by=s.bai)),
    "contact.resume_code": (paused, lambda s, code: actions.resume_code(code, by=s.bai)),
    "contact.rotate_code": (lambda s: s.code, lambda s, code: actions.rotate_code(code, by=s.bai)),
    "contact.retire_code": (lambda s: s.code, lambda s, code: actions.retire_code(code, by=s.bai)),
    "contact.order_sheet": (
        lambda s: s.thread.congress,
        lambda s, congress: actions.order_sheet(congress, "poster", "en", "http://x", by=s.bai, code=s.code),
    ),
    "contact.give_up_photo": (with_photo, lambda s, photo: pictures.give_up(photo, by=CLOCK, thread=s.thread)),
    "contact.name_subject": (lambda s: s.thread, lambda s, t: actions.name_subject(t, "office", "leader", by=s.bai)),
    "contact.drop_subject": (about_somebody, lambda s, subject: actions.drop_subject(s.thread, subject, by=s.bai)),
    "contact.seal": (lambda s: s.thread, lambda s, thread: actions.seal(Thread.objects.get(), "涉及干部", by=s.bai)),
    "contact.confide": (unread, lambda s, thread: actions.confide(thread, by=CLOCK)),
    "contact.name_reader": (
        sealed,
        lambda s, thread: actions.name_reader(thread, User.objects.get(pk=s.bai.id), by=s.liang),
    ),
    "contact.request_second": (
        sealed,
        lambda s, thread: actions.request_second(thread, "unseal", "已查清", by=s.liang),
    ),
    "contact.second": (moved, lambda s, p: actions.second(Motion.objects.get(), by=s.bai)),
    "contact.break_glass": (
        lambda s: cast.staff("管宁", "Guan Ning", "admin"),
        lambda s, admin: actions.break_glass(s.thread, "附件无法显示", by=admin),
    ),
    "contact.approve_glass": (glass, lambda s, asked_for: actions.approve_glass(asked_for, by=s.bai)),
    "contact.end_glass": (let_in, lambda s, asked_for: actions.end_glass(asked_for, by=s.bai)),
    "contact.review_glass": (let_in, lambda s, asked_for: actions.review_glass(asked_for, by=s.bai)),
    "casework.refer": (
        lambda s: cast.unit(),
        lambda s, unit: casework.refer(Thread.objects.get(), Slip(unit, "检修"), by=s.bai),
    ),
    "casework.withdraw": (referred, lambda s, _: casework.withdraw(Referral.objects.get(), by=s.bai)),
    "casework.disclose": (referred, lambda s, _: casework.disclose(Referral.objects.get(), "约时间", by=s.bai)),
    "casework.note_order": (referred, lambda s, _: casework.note_order(Referral.objects.get(), "42", by=s.bai)),
    "casework.set_tier": (referred, lambda s, _: casework.set_tier(Thread.objects.get(), "hard", by=s.bai)),
    "casework.accept": (referred, lambda s, _: casework.accept(Referral.objects.get(), by=s.he)),
    "casework.assign": (referred, lambda s, _: casework.assign(Referral.objects.get(), None, by=s.he)),
    "casework.give_back": (referred, lambda s, _: casework.give_back(Referral.objects.get(), "remit", "不归", by=s.he)),
    "casework.remark": (referred, lambda s, _: casework.remark(Referral.objects.get(), "备注", by=s.he)),
    "casework.ask": (referred, lambda s, _: casework.ask(Referral.objects.get(), "几单元", by=s.he)),
    "casework.answer": (
        after(lambda s, r: casework.ask(r, "几单元", by=s.he)),
        lambda s, _: casework.answer(Referral.objects.get(), by=CLOCK),
    ),
    "casework.request": (
        referred,
        lambda s, _: casework.request(Referral.objects.get(), "extension", "等件", by=s.he, hours=5),
    ),
    "casework.grant": (
        after(lambda s, r: casework.request(r, "suspension", "等件", by=s.he)),
        lambda s, _: casework.grant(Request.objects.get(), "可以", by=s.bai),
    ),
    "casework.deny": (
        after(lambda s, r: casework.request(r, "suspension", "等件", by=s.he)),
        lambda s, _: casework.deny(Request.objects.get(), "不行", by=s.bai),
    ),
    "casework.resume": (standing_still, lambda s, _: casework.resume(Referral.objects.get(), by=s.he)),
    "casework.report": (referred, lambda s, _: casework.report(Referral.objects.get(), "修好了", "done", by=s.he)),
    "casework.confirm": (
        after(lambda s, r: casework.report(r, "修好了", "done", by=s.he)),
        lambda s, _: casework.confirm(Referral.objects.get(), "修好了", by=s.bai),
    ),
    "casework.send_back": (
        after(lambda s, r: casework.report(r, "修好了", "done", by=s.he)),
        lambda s, _: casework.send_back(Referral.objects.get(), "再看看", by=s.bai),
    ),
    "casework.keep": (
        after(lambda s, r: casework.give_back(r, "remit", "不归", by=s.he)),
        lambda s, _: casework.keep(Referral.objects.get(), "请办", by=s.bai),
    ),
    "casework.pass_on": (
        to_another,
        lambda s, water: casework.pass_on(Referral.objects.get(), water, "改转", by=s.bai),
    ),
    "casework.urge": (referred, lambda s, _: casework.urge(Referral.objects.get(), by=s.zhao)),
    "casework.chase": (
        past_its_time,
        lambda s, _: casework.chase(Thread.objects.get(), by=cast.author(Thread.objects.get())),
    ),
    "casework.escalate": (referred, lambda s, _: casework.escalate(Referral.objects.get(), "late", by=CLOCK)),
    "casework.note_talk": (
        lambda s: s.thread,
        lambda s, thread: casework.note_talk(thread, "visit", "看过", DAY, by=s.zhao),
    ),
    "casework.join": (
        lambda s: cast.delivered(s.code),
        lambda s, thread: casework.join(thread, Thread.objects.get(pk=s.thread.pk), by=s.bai),
    ),
    "casework.split": (joined, lambda s, thread: casework.split(thread, by=s.bai)),
    "casework.link": (
        lambda s: cast.delivered(s.code),
        lambda s, thread: casework.link(thread, Thread.objects.get(pk=s.thread.pk), by=s.bai),
    ),
    "casework.unlink": (
        linked,
        lambda s, thread: casework.unlink(thread, Thread.objects.get(pk=s.thread.pk), by=s.bai),
    ),
    "casework.set_route": (
        lambda s: cast.unit(),
        lambda s, unit: casework.set_route(
            Route(), by=s.bai, title="供暖", words="暖", unit=unit, tier="hard", area=None
        ),
    ),
    "casework.drop_route": (routed, lambda s, _: casework.drop_route(Route.objects.get(), by=s.bai)),
    "casework.learn": (
        lambda s: Learnt(train([Example(["暖气"], "a")]), 1, {}),
        lambda s, learnt: casework.learn(tenancy.current(), learnt, clock.now(), by=CLOCK),
    ),
    "casework.adopt": (learnt, lambda s, _: casework.adopt(RoutingModel.objects.get(), by=s.bai)),
    "casework.decline": (learnt, lambda s, _: casework.decline(RoutingModel.objects.get(), by=s.bai)),
    "casework.revert": (adopted, lambda s, _: casework.revert(RoutingModel.objects.get(), by=s.bai)),
    "casework.forget": (referred, lambda s, _: casework.forget(Thread.objects.get(), by=CLOCK)),
    "suggestions.begin": (lambda s: tenancy.current(), lambda s, _: suggesting.begun(s.zhao)),
    "suggestions.revise": (
        lambda s: suggesting.begun(s.zhao),
        lambda s, g: suggestions.revise(as_worded(g), suggesting.WORDS._replace(title="另一件"), by=s.zhao),
    ),
    "suggestions.invite": (
        lambda s: suggesting.begun(s.zhao),
        lambda s, g: suggestions.invite(as_worded(g), [s.sun.deputy], by=s.zhao),
    ),
    "suggestions.cosign": (
        lambda s: suggesting.invited(s.zhao, s.sun),
        lambda s, g: suggestions.cosign(suggesting.name_of(g, s.sun), 1, by=s.sun),
    ),
    "suggestions.refuse": (
        lambda s: suggesting.invited(s.zhao, s.sun),
        lambda s, g: suggestions.refuse(suggesting.name_of(g, s.sun), by=s.sun),
    ),
    "suggestions.submit": (
        lambda s: suggesting.begun(s.zhao),
        lambda s, g: suggestions.submit(as_worded(g), by=s.zhao),
    ),
    "suggestions.withdraw": (given_to_units, lambda s, g: suggestions.withdraw(as_worded(g), "已经解决。", by=s.zhao)),
    "suggestions.agree_withdrawal": (
        to_be_taken_back,
        lambda s, g: suggestions.agree_withdrawal(suggesting.name_of(g, s.sun), by=s.sun),
    ),
    "suggestions.refuse_withdrawal": (
        to_be_taken_back,
        lambda s, g: suggestions.refuse_withdrawal(suggesting.name_of(g, s.sun), by=s.sun),
    ),
    "suggestions.drop_withdrawal": (
        to_be_taken_back,
        lambda s, g: suggestions.drop_withdrawal(as_worded(g), by=s.zhao),
    ),
    "suggestions.hand_over": (beside_a_unit, lambda s, g: suggestions.hand_over(as_worded(g), by=s.bai)),
    "suggestions.send_up": (below_another, lambda s, g: suggestions.send_up(as_worded(g), "属市级事权。", by=s.bai)),
    "suggestions.hear": (
        sent_up,
        lambda s, sent: suggestions.hear(sent, News(uuid4(), "let_go", clock.now()), by=CLOCK),
    ),
    "suggestions.receive": (to_carry, lambda s, copy: suggestions.receive(s.thread.congress, copy, by=CLOCK)),
    "suggestions.take_on": (from_below, lambda s, copy: suggestions.take_on(as_copied(copy), by=s.zhao)),
    "suggestions.pass_on": (from_below, lambda s, c: suggestions.pass_on(as_copied(c), "民政局", "请研究。", by=s.bai)),
    "suggestions.turn_down": (from_below, lambda s, c: suggestions.turn_down(as_copied(c), "属区级。", by=s.bai)),
    "suggestions.note_answer": (
        copy_passed_on,
        lambda s, copy: suggestions.note_answer(as_copied(copy), "明年全市通用。", by=s.bai),
    ),
    "suggestions.recall": (from_below, lambda s, copy: suggestions.recall(as_copied(copy), by=CLOCK)),
    "suggestions.let_go": (copy_taken_on, lambda s, copy: suggestions.let_go(as_copied(copy), by=CLOCK)),
    "suggestions.conclude": (copy_taken_on, lambda s, copy: suggestions.conclude(as_copied(copy), by=CLOCK)),
    "suggestions.join": (beside_another, lambda s, g: suggestions.join(as_worded(g), s.host, by=s.bai)),
    "suggestions.part": (handled_along, lambda s, g: suggestions.part(as_worded(g), by=s.bai)),
    "suggestions.urge": (given_to_units, lambda s, g: suggestions.urge(share(s, g), by=s.zhao)),
    "suggestions.meet": (not_satisfied, lambda s, g: suggestions.meet(as_worded(g), clock.today(), "谈妥。", by=s.bai)),
    "suggestions.propose_supervision": (
        beside_a_unit,
        lambda s, g: suggestions.propose_supervision(as_worded(g), "群众关注。", by=s.bai),
    ),
    "suggestions.approve_supervision": (
        proposed_to_the_chair,
        lambda s, g: suggestions.approve_supervision(supervised(g), "冯副主任", by=s.leader),
    ),
    "suggestions.refuse_supervision": (
        proposed_to_the_chair,
        lambda s, g: suggestions.refuse_supervision(supervised(g), "照常办理。", by=s.leader),
    ),
    "suggestions.plan_supervision": (
        looked_after,
        lambda s, g: suggestions.plan_supervision(supervised(g), "察看。", clock.today(), by=s.bai),
    ),
    "suggestions.note_supervision": (
        planned_by_the_chair,
        lambda s, g: suggestions.note_supervision(supervised(g), "inspection", clock.today(), "看了。", by=s.bai),
    ),
    "suggestions.report_supervision": (
        planned_by_the_chair,
        lambda s, g: suggestions.report_supervision(supervised(g), "见效。", by=s.bai),
    ),
    "suggestions.end_supervision": (
        reported_to_the_chair,
        lambda s, g: suggestions.end_supervision(supervised(g), by=s.leader),
    ),
    "suggestions.carry_over_supervision": (
        reported_to_the_chair,
        lambda s, g: suggestions.carry_over_supervision(supervised(g), "明年继续。", by=s.leader),
    ),
    "suggestions.send_back": (handed_in, lambda s, g: suggestions.send_back(as_worded(g), "请写明小区。", by=s.bai)),
    "suggestions.convert": (handed_in, lambda s, g: suggestions.convert(as_worded(g), "属于个案。", by=s.bai)),
    "suggestions.register": (handed_in, lambda s, g: suggestions.register(as_worded(g), Register("city"), by=s.bai)),
    "suggestions.assign": (
        beside_a_unit,
        lambda s, g: suggestions.assign(as_worded(g), [Part(s.heating, "lead")], by=s.bai),
    ),
    "suggestions.accept": (given_to_units, lambda s, g: suggestions.accept(share(s, g), by=s.he)),
    "suggestions.decline": (given_to_units, lambda s, g: suggestions.decline(share(s, g), "不属于我们。", by=s.he)),
    "suggestions.release": (declined, lambda s, g: suggestions.release(share(s, g), "另找单位。", by=s.bai)),
    "suggestions.keep": (declined, lambda s, g: suggestions.keep(share(s, g), "属于贵单位。", by=s.bai)),
    "suggestions.contact": (
        given_to_units,
        lambda s, g: suggestions.contact(share(s, g), "visit", clock.today(), "见面。", by=s.he),
    ),
    "suggestions.draft": (
        given_to_units,
        lambda s, g: suggestions.draft(share(s, g), Drafted("答复。", suggesting.answers(g)), by=s.he),
    ),
    "suggestions.sign": (ready_to_sign, lambda s, g: suggestions.sign(share(s, g), "榆热7号", by=s.chief)),
    "suggestions.seal": (answered_in_writing, lambda s, g: suggestions.seal(share(s, g), uuid4(), by=s.he)),
    "suggestions.publish_report": (
        beside_a_unit,
        lambda s, g: suggestions.publish_report(tenancy.current(), as_worded(g).year, by=s.bai),
    ),
    "suggestions.unpublish_report": (
        reported_on,
        lambda s, g: suggestions.unpublish_report(tenancy.current(), as_worded(g).year, by=s.bai),
    ),
    "suggestions.ask_time": (given_to_units, lambda s, g: suggestions.ask_time(share(s, g), "涉及全区。", by=s.he)),
    "suggestions.grant_time": (asking_for_time, lambda s, g: suggestions.grant_time(share(s, g), by=s.bai)),
    "suggestions.deny_time": (asking_for_time, lambda s, g: suggestions.deny_time(share(s, g), by=s.bai)),
    "suggestions.evaluate": (
        answered_in_writing,
        lambda s, g: suggestions.evaluate(as_worded(g), suggesting.GOOD, by=s.zhao),
    ),
    "suggestions.lapse": (answered_in_writing, lambda s, g: suggestions.lapse(as_worded(g), by=CLOCK)),
    "suggestions.rehandle": (not_satisfied, lambda s, g: suggestions.rehandle(as_worded(g), by=s.bai)),
    "suggestions.follow": (satisfied, lambda s, g: suggestions.follow(as_worded(g), by=s.bai)),
    "suggestions.close": (satisfied, lambda s, g: suggestions.close(as_worded(g), "办成了。", by=s.bai)),
    "suggestions.publish": (
        lambda s: suggesting.registered(s.zhao, s.bai),
        lambda s, g: suggestions.publish(as_worded(g), "full", by=s.bai),
    ),
    "suggestions.unpublish": (shown_to_all, lambda s, g: suggestions.unpublish(as_worded(g), by=s.bai)),
    "suggestions.tell": (of_a_demand, lambda s, g: suggestions.tell(as_worded(g), "registered", by=CLOCK)),
    "demands.begin": (lambda s: s.thread, lambda s, thread: demands.begin(thread, "供暖", by=s.zhao)),
    "demands.join": (gathered_beside_another, lambda s, demand: demands.join(second_voice(s), demand, by=s.bai)),
    "demands.accept": (offered, lambda s, _: demands.accept(Gathering.objects.offered().get(), by=s.bai)),
    "demands.refuse": (offered, lambda s, _: demands.refuse(Gathering.objects.offered().get(), by=s.bai)),
    "demands.take_out": (gathered, lambda s, _: demands.take_out(Gathering.objects.joined().get(), by=s.bai)),
    "demands.propose": (lambda s: s.thread, lambda s, thread: demands.propose(thread, "锦苑 · 循环泵", by=CLOCK)),
    "demands.gather": (
        gathered_beside_another,
        lambda s, demand: demands.gather(second_voice(s), demand, 0.9, {"words": ["暖气"]}, by=CLOCK, joins=True),
    ),
    "demands.leave": (gathered, lambda s, _: demands.leave(Thread.objects.get(pk=s.thread.pk), by=CLOCK)),
    "demands.forget": (gathered, lambda s, _: demands.forget(Thread.objects.get(pk=s.thread.pk), by=CLOCK)),
    "demands.tell": (owned, lambda s, _: demands.tell(Gathering.objects.joined().get(), by=CLOCK)),
    "demands.confirm": (gathered, lambda s, d: demands.confirm(as_it_is(d), s.sun.deputy, "供暖", by=s.bai)),
    "demands.rename": (gathered, lambda s, d: demands.rename(as_it_is(d), "暖气", by=s.bai)),
    "demands.hand_to": (owned, lambda s, d: demands.hand_to(as_it_is(d), s.sun.deputy, by=s.bai)),
    "demands.consult": (owned, lambda s, d: demands.consult(as_it_is(d), "周六在安和站。", by=s.bai)),
    "demands.convert": (owned, lambda s, d: demands.convert(as_it_is(d), "topic", "列为监督议题。", by=s.bai)),
    "demands.watch": (owned, lambda s, d: demands.watch(as_it_is(d), "正在换泵。", by=s.bai)),
    "demands.solve": (owned, lambda s, d: demands.solve(as_it_is(d), "换好了。", by=s.bai)),
    "demands.close": (owned, lambda s, d: demands.close(as_it_is(d), "不再办。", by=s.bai)),
    "demands.reopen": (solved, lambda s, d: demands.reopen(as_it_is(d), by=s.bai)),
    "demands.merge": (two_demands, lambda s, d: demands.merge(as_it_is(d), other_demand(d), by=s.bai)),
    "demands.split": (two_voices, lambda s, d: demands.split(as_it_is(d), {s.thread.pk}, "另一件", by=s.bai)),
    "demands.publish": (public_enough, lambda s, d: demands.publish(as_it_is(d), "早晚冷。", by=s.bai)),
    "demands.unpublish": (published, lambda s, d: demands.unpublish(as_it_is(d), by=s.bai)),
    "demands.tune": (lambda s: tenancy.current(), lambda s, congress: demands.tune(congress, people=7, by=s.bai)),
    "demands.allow_encoder": (lambda s: tenancy.current(), turn_on_an_encoder),
    "demands.forbid_encoder": (encoder_on, lambda s, congress: demands.forbid_encoder(congress, "停用", by=s.bai)),
    "demands.pin": (gathered, lambda s, d: demands.pin(as_it_is(d), ["循环泵"], by=s.bai)),
    "demands.unpin": (pinned, lambda s, d: demands.unpin(as_it_is(d), "循环泵", by=s.bai)),
    "demands.offer": (pinned, lambda s, d: demands.offer(second_voice(s), as_it_is(d), ["循环泵"], by=CLOCK)),
    "demands.dissolve": (gathered, lambda s, d: demands.dissolve(as_it_is(d), by=s.bai)),
    "demands.regather": (
        lambda s: Found(code=short_code(), kind="merge", threads=[s.thread.pk], score=0.9, made_at=clock.now()),
        lambda s, proposal: demands.regather(s.thread.congress.ref, [proposal], [], by=CLOCK),
    ),
    "demands.follow": (found_at_night, lambda s, _: demands.follow(as_found(), by=s.bai)),
    "demands.decline": (found_at_night, lambda s, _: demands.decline(as_found(), by=s.bai)),
    "demands.undo": (gathered, lambda s, _: demands.undo(Decision.objects.get(), by=s.bai)),
    "demands.answer": (owned, lambda s, d: demands.answer(as_it_is(d), "今晚修好。", "explained", by=s.zhao)),
    "demands.deliver": (
        answered_at_once,
        lambda s, _: demands.deliver(Broadcast.objects.get(), by=s.zhao),
    ),
    "outcomes.promise": (referred, lambda s, _: cast.promised(Referral.objects.get(), s.he)),
    "outcomes.note_promise": (
        lambda s: cast.unit(),
        lambda s, unit: outcomes.note_promise(Thread.objects.get(), unit, A_PUMP, by=s.zhao),
    ),
    "outcomes.write_down": (
        answered_in_writing,
        lambda s, _: outcomes.write_down(Reply.objects.get(), by=CLOCK),
    ),
    "outcomes.revise": (
        pump_promised,
        lambda s, _: outcomes.revise(Commitment.objects.get(), Terms(due_on=date(2099, 1, 1)), "等件", by=s.he),
    ),
    "outcomes.fulfil": (pump_promised, lambda s, _: outcomes.fulfil(Commitment.objects.get(), "换了", by=s.he)),
    "outcomes.give_up": (
        pump_promised,
        lambda s, _: outcomes.give_up(Commitment.objects.get(), "不行", "高经理", by=s.he),
    ),
    "outcomes.confirm": (pump_changed, lambda s, _: outcomes.confirm(Commitment.objects.get(), by=s.zhao)),
    "outcomes.dispute": (pump_changed, lambda s, _: outcomes.dispute(Commitment.objects.get(), "还冷", by=s.zhao)),
    "outcomes.measure": (
        after(lambda s, r: cast.quick(r, s.he, "outside")),
        lambda s, _: outcomes.measure(Commitment.objects.get(), A_DAY, Count(9, 8), by=s.bai, source="清单"),
    ),
    "outcomes.escalate": (pump_promised, lambda s, _: outcomes.escalate(Commitment.objects.get(), "late", by=CLOCK)),
    "outcomes.claim": (
        owned,
        lambda s, d: outcomes.claim(as_it_is(d), cast.claim_of("document"), by=s.bai, proof=cast.SHOWN, paper=uuid4()),
    ),
    "outcomes.evidence": (
        claimed,
        lambda s, o: outcomes.evidence(cast.as_it_is(o), Proof("清单", (uuid4(),)), by=s.bai),
    ),
    "outcomes.correct": (
        claimed,
        lambda s, o: outcomes.correct(cast.as_it_is(o), cast.claim_of(title="一小时内回应"), by=s.bai),
    ),
    "outcomes.verify": (claimed, lambda s, o: outcomes.verify(cast.as_it_is(o), by=s.zhao)),
    "outcomes.contest": (claimed, lambda s, o: outcomes.contest(cast.as_it_is(o), "没有", by=s.zhao)),
    "outcomes.reject": (claimed, lambda s, o: outcomes.reject(cast.as_it_is(o), "没有", by=s.bai)),
    "outcomes.publish": (verified, lambda s, o: outcomes.publish(cast.as_it_is(o), by=s.bai)),
    "outcomes.unpublish": (in_force, lambda s, o: outcomes.unpublish(cast.as_it_is(o), "写错了", by=s.bai)),
    "outcomes.lapse": (in_force, lambda s, o: outcomes.lapse(cast.as_it_is(o), by=s.bai)),
    "outcomes.replace": (two_in_force, lambda s, o: outcomes.replace(cast.as_it_is(o), the_other(o), by=s.bai)),
    "outcomes.link": (
        claimed_beside_another,
        lambda s, o: outcomes.link(second_voice(s), cast.as_it_is(o), by=s.bai),
    ),
    "outcomes.unlink": (led_to_by_two, lambda s, _: outcomes.unlink(of_the_message(), by=s.bai)),
    "outcomes.tell": (in_force, lambda s, o: outcomes.tell(cast.as_it_is(o), by=CLOCK)),
    "outcomes.forget": (pump_promised, lambda s, _: outcomes.forget(Thread.objects.get(), by=CLOCK)),
    "contact.escalate": (lambda s: s.thread, lambda s, thread: actions.escalate(thread, by=CLOCK)),
    "contact.close": (replied, lambda s, thread: actions.close(thread, by=CLOCK)),
    "contact.lapse": (asked, lambda s, thread: actions.lapse(thread, by=CLOCK)),
}


TAKEN |= {
    "finding.keep_view": (
        lambda s: s.thread.congress,
        lambda s, congress: finding.keep_view(congress, "迟的", "desk", {"tray": "todo"}, by=s.bai),
    ),
    "finding.rename_view": (kept_view, lambda s, view: finding.rename_view(view, "晚的", by=s.bai)),
    "finding.share_view": (kept_view, lambda s, view: finding.share_view(view, by=s.bai)),
    "finding.unshare_view": (kept_view, lambda s, view: finding.unshare_view(view, by=s.bai)),
    "finding.drop_view": (kept_view, lambda s, _: finding.drop_view(View.objects.get(), by=s.bai)),
    "finding.extract": (
        lambda s: s.thread.congress,
        lambda s, congress: finding.extract(congress, "desk", "csv", {"tray": "todo"}, by=s.bai),
    ),
    "finding.agree": (taken("waiting"), lambda s, _: finding.agree(Extract.objects.get(), by=s.bai)),
    "finding.decline": (taken("waiting"), lambda s, _: finding.decline(Extract.objects.get(), by=s.bai)),
    "finding.fetch": (taken("ready"), lambda s, extract: finding.fetch(extract, by=s.zhao)),
    "finding.print_thread": (lambda s: s.thread, lambda s, thread: finding.print_thread(thread, by=s.zhao)),
    "finding.print_referral": (
        referred,
        lambda s, _: finding.print_referral(Referral.objects.select_related("unit").get(), by=s.he),
    ),
}


def noted(s: Any) -> Any:
    return filing.noted(s.zhao)


def looked_at(s: Any) -> Any:
    return filing.verified(s.zhao, s.bai)


def said_not_to_be_so(s: Any) -> Any:
    line = noted(s)
    DutyRecord.objects.filter(pk=line.pk).update(state="verified", verified_at=clock.now())
    dossier.dispute(filing.as_it_is(line), "是别人去的。", by=s.zhao)
    return filing.as_it_is(line)


COME = Occasion(date(2098, 12, 5), time(14, 30), "联络站")


def report_drafted(s: Any) -> Any:
    return filing.drafted(s.zhao)


def report_announced(s: Any) -> Any:
    return filing.announced(s.zhao)


def report_given(s: Any) -> Any:
    return filing.given(s.zhao)


def report_online(s: Any) -> Any:
    return filing.online(s.zhao)


def slips_printed(s: Any) -> Any:
    report = filing.online(s.zhao)
    s.codes = filing.slips_of(report, s.bai)
    return filing.report_now(report)


def time_is_over(s: Any) -> Any:
    report = slips_printed(s)
    filing.given_slips(report, s.codes, *["basically"] * 11)
    VoterReport.objects.filter(pk=report.pk).update(closes_at=clock.now() - timedelta(hours=1))
    return filing.report_now(report)


def question_asked(s: Any) -> Any:
    return filing.asked(filing.online(s.zhao))


def question_held(s: Any) -> Any:
    return filing.asked(filing.online(s.zhao), "你们这帮王八蛋")


def inspected(s: Any) -> Any:
    return filing.registered(s.bai, s.zhao.deputy)


def at_the_door(s: Any) -> Any:
    return filing.at_the_door(s.bai)


TAKEN |= {
    "dossier.open_door": (at_the_door, lambda s, activity: dossier.open_door(activity, by=s.bai)),
    "dossier.close_door": (at_the_door, lambda s, activity: dossier.close_door(activity, by=s.bai)),
    "dossier.check_in": (at_the_door, lambda s, activity: dossier.check_in(activity, by=s.zhao)),
    "dossier.note": (lambda s: s.zhao.deputy, lambda s, deputy: dossier.note(deputy, filing.told(), by=s.zhao)),
    "dossier.correct": (looked_at, lambda s, line: dossier.correct(line, filing.told("测了七户。"), by=s.zhao)),
    "dossier.withdraw": (looked_at, lambda s, line: dossier.withdraw(line, by=s.zhao)),
    "dossier.verify": (noted, lambda s, line: dossier.verify(line, by=s.bai)),
    "dossier.send_back": (noted, lambda s, line: dossier.send_back(line, "写明地点", by=s.bai)),
    "dossier.dispute": (looked_at, lambda s, line: dossier.dispute(line, "是别人去的。", by=s.zhao)),
    "dossier.settle": (said_not_to_be_so, lambda s, line: dossier.settle(line, "strike", "确实。", by=s.bai)),
    "dossier.register": (
        lambda s: s.thread.congress,
        lambda s, congress: dossier.register(congress, filing.held(), [s.zhao.deputy, s.sun.deputy], by=s.bai),
    ),
    "dossier.enrol": (inspected, lambda s, activity: dossier.enrol(activity, [s.sun.deputy], by=s.bai)),
    "dossier.strike_off": (inspected, lambda s, held: dossier.strike_off(filing.line_of(held, s.zhao), by=s.bai)),
    "dossier.lock_year": (
        lambda s: s.thread.congress,
        lambda s, congress: dossier.lock_year(congress, clock.today().year - 1, by=s.bai),
    ),
    "dossier.draft_report": (
        lambda s: s.zhao.deputy,
        lambda s, deputy: dossier.draft_report(deputy, clock.today().year, by=s.zhao),
    ),
    "dossier.edit_report": (report_drafted, lambda s, report: dossier.edit_report(report, "各位选民：", by=s.zhao)),
    "dossier.drop_report": (report_drafted, lambda s, report: dossier.drop_report(report, by=s.zhao)),
    "dossier.announce_report": (report_drafted, lambda s, report: dossier.announce_report(report, COME, by=s.zhao)),
    "dossier.call_off_report": (report_announced, lambda s, report: dossier.call_off_report(report, by=s.zhao)),
    "dossier.hold_report": (report_announced, lambda s, report: dossier.hold_report(report, 20, by=s.bai)),
    "dossier.appraise_report": (
        report_given,
        lambda s, report: dossier.appraise_report(report, Slips(9, 1, 1), by=s.bai),
    ),
    "dossier.feed_back": (report_given, lambda s, report: dossier.feed_back(report, "选民满意。", by=s.bai)),
    "dossier.open_online": (report_announced, lambda s, report: dossier.open_online(report, clock.today(), by=s.zhao)),
    "dossier.print_slips": (report_online, lambda s, report: dossier.print_slips(report, 20, by=s.bai)),
    "dossier.give_slip": (
        slips_printed,
        lambda s, report: dossier.give_slip(report, s.codes[0], "satisfied", by=Visitor()),
    ),
    "dossier.close_online": (time_is_over, lambda s, report: dossier.close_online(report, by=CLOCK)),
    "dossier.ask": (report_online, lambda s, report: dossier.ask(report, "几点？", a_key(), by=Visitor())),
    "dossier.pass_on": (question_held, lambda s, question: dossier.pass_on(question, by=s.bai)),
    "dossier.answer_question": (
        question_asked,
        lambda s, question: dossier.answer_question(question, "三点。", by=s.zhao),
    ),
    "dossier.set_aside": (question_asked, lambda s, question: dossier.set_aside(question, "repeated", by=s.bai)),
    "dossier.set_kind": (
        lambda s: s.thread.congress,
        lambda s, congress: dossier.set_kind(congress, "fieldwork", "巡河", by=s.bai),
    ),
    "dossier.drop_kind": (
        lambda s: dossier.set_kind(s.thread.congress, "fieldwork", "巡河", by=s.bai),
        lambda s, kind: dossier.drop_kind(kind, by=s.bai),
    ),
}


def scores_duties(s: Any) -> Any:
    scoring.turned_on(s.shi)
    return s.thread.congress


def has_a_rule(s: Any) -> Any:
    return scoring.rule(s.shi)


def year_closed(s: Any) -> Any:
    scoring.begun(s.shi, with_examples=False)
    scoring.closed(s.bai)
    return s.thread.congress


def year_reckoned(s: Any) -> Any:
    scores.reckon(year_closed(s), scoring.last_year(), by=s.bai)
    return scoring.sheet_of(s.zhao)


def score_disputed(s: Any) -> Any:
    year_reckoned(s)
    scoring.contested(s.zhao)
    ScoreSheet.objects.update(reckoned_by=None)  # whoever had it reckoned has left
    return scoring.sheet_of(s.zhao)


TAKEN |= {
    "scoring.turn_on": (
        lambda s: s.thread.congress,
        lambda s, congress: scores.turn_on(congress, scoring.WHY, True, by=s.shi),
    ),
    "scoring.turn_off": (scores_duties, lambda s, congress: scores.turn_off(congress, "停用", by=s.shi)),
    "scoring.set_rule": (
        lambda s: s.thread.congress,
        lambda s, congress: scores.set_rule(congress, scoring.ruling(), by=s.shi),
    ),
    "scoring.end_rule": (has_a_rule, lambda s, rule: scores.end_rule(rule, clock.today(), by=s.shi)),
    "scoring.take_examples": (
        lambda s: s.thread.congress,
        lambda s, congress: scores.take_examples(congress, clock.today(), by=s.shi),
    ),
    "scoring.reckon": (
        year_closed,
        lambda s, congress: scores.reckon(congress, scoring.last_year(), by=s.bai),
    ),
    "scoring.contest": (
        year_reckoned,
        lambda s, sheet: scores.contest(sheet, scoring.rule_of(), "我去了两天。", by=s.zhao),
    ),
    "scoring.decide": (
        score_disputed,
        lambda s, sheet: scores.decide(sheet, ScoreObjection.objects.get(), "put_right", "更正", 2, by=s.bai),
    ),
}


def enter(s: Any, user: User) -> object:
    verb = ACTIONS["accounts.sign_in"]
    return verb(s.thread.congress.ref, user.sign_in_name, "a long enough password", by=Visitor(), device=Device())


@cache
def _asking_everything() -> str:
    tables = [name for name in connection.introspection.table_names() if name != "django_migrations"]
    parts = (f"SELECT '{name}', md5(string_agg(r::text, '|' ORDER BY r::text)) FROM {name} r" for name in tables)
    return " UNION ALL ".join(parts) + " ORDER BY 1"


def everything() -> tuple[Any, ...]:
    """What stands in the database, table by table."""
    with connection.cursor() as cursor:
        cursor.execute(_asking_everything())
        return tuple(cursor.fetchall())


class FailsAt:
    """The database goes away at the n-th statement."""

    def __init__(self, place: int) -> None:
        self.left = place

    def __call__(self, execute: Any, *rest: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OperationalError("the database went away")
        return execute(*rest)


@pytest.mark.parametrize("name", TAKEN)
def test_an_action_that_fails_anywhere_leaves_no_trace(name, stage):
    prepare, take = TAKEN[name]
    thing = prepare(stage)
    before, kept = everything(), dict(vars(thing)) if hasattr(thing, "__dict__") else {}

    for place in count(1):
        failing = FailsAt(place)
        try:
            with connection.execute_wrapper(failing):
                take(stage, thing)
        except OperationalError:
            assert everything() == before, f"half of it was left behind at statement {place}"
            vars(thing).update(kept) if kept else None
        else:
            break

    assert place > 1, "it asked the database nothing"
    assert everything() != before, "nothing was written in the end, so nothing was proven"


def test_every_action_is_tried_here():
    of_these_apps = (
        *(
            "casework.",
            "dossier.",
            "scoring.",
            "demands.",
            "suggestions.",
            "outcomes.",
            "contact.",
            "finding.",
            "following.",
            "accounts.",
            "courier.",
        ),
        *("congress.", "rulebook.", "stations."),
    )

    assert set(TAKEN) == {name for name in ACTIONS if name.startswith(of_these_apps)} - ELSEWHERE
