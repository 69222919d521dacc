"""A congress with one of everything in it, so that every address leads somewhere and every form can be sent."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.addresses import address
from hearth.core.arrivals import arrived, write_down
from hearth.core.ids import uuid7
from hearth.core.recordings import Spoken
from hearth.doors.auditing.models import Export
from hearth.doors.finding.models import Extract, View
from hearth.doors.following import tokens
from hearth.doors.following.models import Following
from hearth.doors.stations import actions as stations
from hearth.ground.accounts.models import SecondFactor, SignIn, User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions as posts
from hearth.ground.congress import middleware
from hearth.ground.congress.actions import upload_import
from hearth.ground.congress.importing import work
from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Congress, Deputy, Import, Invitation, Post, Station, Term, Unit
from hearth.ground.courier import stopping
from hearth.ground.courier.kinds import GROUPS
from hearth.ground.courier.models import Dispatch, Outlet
from hearth.ground.courier.stopping import token_of
from hearth.ground.rulebook import actions as rulebook
from hearth.journey.casework import actions as casework
from hearth.journey.casework.models import Route, RoutingModel
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.models import Glass, Message, Motion, Photo, Phrase, Publication, Subject, Thread
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Decision, Demand, EncoderChoice
from hearth.journey.demands.models import Proposal as Found
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes.models import Attachment, Ground, Outcome
from hearth.journey.suggestions import actions as suggestions
from hearth.journey.suggestions import files as sealed_papers
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.from_below import Copy
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.models import Assignment, FromBelow, Suggestion, Supervision
from hearth.record.dossier import actions as dossier
from hearth.record.dossier import slip_codes
from hearth.record.dossier.actions.reporting import Occasion
from hearth.record.dossier.models import DutyRecord, DutyYear, Slip, VoterQuestion, VoterReport
from hearth.record.scoring import actions as scores
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet, Scoring
from tests import cast, filing, suggesting
from tests.core.test_papers import PLAIN

HOUSE = cast.HOUSE
SLOWER = {"referral.result_ordinary": {"amount": 9, "cite": "主任会议决定"}}
DATE = date(2026, 11, 20)
SMALL_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\2\b\2\0\0\0"


@dataclass(frozen=True)
class House:
    """One of everything."""

    thread: Any
    code: Any
    photo: Any
    sheet: Any
    phrase: Any
    focus: Any
    session: Any
    station: Any
    deputy: Any
    entry: Any
    export: Any
    subject: Any
    motion: Any
    glass: Any
    factor: Any
    source: Any
    unit: Any
    portrait: str
    day: Any
    station_code: Any
    post: Any
    proposal: Any
    invitation: Any
    bundle: Any
    referral: Any
    he: Any
    route: Any
    second_unit: Any
    matter: Any
    evidence: Any
    promise: Any
    hotline: Any
    kept_promise: Any
    proof: Any
    letter: Any
    outlet: Any
    following: Any
    view: Any
    extract: Any
    long_extract: Any
    draft: Any
    unit_promise: Any
    talk: Any
    demand: Any
    outcome: Any
    paper: Any
    suggestion: Any
    line: Any
    activity: Any
    door: Any
    kind: Any
    report: Any
    copy: Any
    score: Any
    score_rule: Any
    zhao: Any


def furnish(congress: Any, zhao: Any, bai: Any, thread: Any, auditor: Any = None, admin: Any = None) -> House:
    """Put one of everything into the congress in scope; what is somebody's own is Zhao's, or the auditor's."""
    code, now = thread.deputy_code, clock.now()
    actions.set_focus(zhao.deputy, "暖气改造", "已经约谈热力公司", by=zhao)
    sheet = actions.order_sheet(congress, "poster", "en", "https://lianxin.example", by=bai, code=code)
    sheet.move("finish")
    photo = Photo.objects.create(message=Message.objects.get(thread=thread, kind="first"), number=1, state="ready")
    station = Station.objects.get()
    stations.attach(station, zhao.deputy, by=bai)
    order = {"subject": "ledger", "format": "csv", "ordered_at": now, "ordered_by": (auditor or bai).id}
    export = Export.objects.create(state="ready", language="en", **order)
    unit = Unit.objects.create(name_zh="热力公司", name_en="Heating Co.", kind="company")
    sanitation = Unit.objects.create(name_zh="环卫所", name_en="Cleaning")
    zhao.deputy.portrait = "0123456789abcdef"
    Deputy.objects.filter(pk=zhao.deputy.pk).update(portrait=zhao.deputy.portrait)
    invitation, proposal, bundle = _invited(congress, bai)
    for file in (sheet.file, photo.file, export.file, bundle.file, zhao.deputy.portrait_file):
        _written(file)
    return House(
        thread=thread,
        code=code,
        photo=photo,
        sheet=sheet,
        phrase=Phrase.objects.create(user_id=zhao.user_id, title="收到", body="收到，两天内回您。"),
        focus=zhao.deputy.focuses.get(),
        session=SignIn.objects.create(user_id=zhao.user_id, token=b"z" * 32, started_at=now, seen_at=now),
        station=station,
        deputy=zhao.deputy,
        entry=Entry.objects.about(thread).first(),
        export=export,
        subject=Subject.objects.create(thread=thread, unit=sanitation),
        motion=Motion.objects.create(thread=thread, what="close", reason="-", user_id=bai.id, proposed_at=now),
        glass=Glass.objects.create(thread=thread, reason="-", user_id=(admin or zhao).id, asked_at=now),
        factor=SecondFactor.objects.create(user_id=zhao.user_id, kind="app", secret="A" * 32, added_at=now),
        source=_previewed(congress, bai),
        unit=unit,
        portrait=zhao.deputy.portrait,
        day=stations.announce(station, cast.reception(zhao.deputy), by=bai),
        station_code=actions.issue_code(station, by=bai),
        post=Post.objects.get(user_id=zhao.user_id),
        proposal=proposal,
        invitation=invitation,
        bundle=bundle,
        **_told(thread),
        view=View.objects.create(user_id=zhao.user_id, title="迟了的", page="search", asked={"q": "暖"}, kept_at=now),
        **_taken(zhao, thread, now),
        draft=_drafted(congress),
        unit_promise=rulebook.set_promise(unit, "result", 4, "wh", by=bai),
        **_referred(code, bai, unit, sanitation),
        suggestion=suggesting.begun(zhao),
        line=_with_evidence(zhao),
        activity=filing.registered(bai, zhao.deputy),
        door=filing.at_the_door(bai),
        kind=dossier.set_kind(congress, "fieldwork", "巡河", "Walking the river", by=bai),
        report=filing.drafted(zhao, clock.today().year - 1),
        copy=_received(congress),
        **_scored(zhao),
        zhao=zhao,
    )


def _received(congress: Any) -> Any:
    """The neighbour, or whoever is there, has sent something up."""
    origin = Congress.objects.exclude(pk=congress.pk).first() or congress
    words = ("7-2026-003", "助餐卡通用", suggesting.FACTS, suggesting.ASKS, ["魏岚"], "属市级事权。")
    return suggestions.receive(congress, Copy(uuid4(), origin, *words), by=System("carrier"))


def _scored(zhao: Any) -> dict[str, Any]:
    """This congress scores duties; a year long over was reckoned by somebody who has left since."""
    year, long_ago = clock.today().year - 2, clock.now() - timedelta(days=1200)
    Scoring.objects.create(is_on=True, reason="主任会议决定", name="", set_at=long_ago)
    DutyYear.objects.create(year=year, name="", locked_at=clock.now(), lines=0)
    told = {"counts_by": "day", "points": 3, "cap": 12, "legal_basis": "代表法第八条", "name": "", "set_at": long_ago}
    rule = ScoreRule.objects.create(kind="visit", valid_from_on=f"{year}-01-01", **told)
    counted = {
        "rule": rule.code,
        "counted": 0,
        "ruled": None,
        "points": 3,
        "before": 0,
        "cap": 12,
        "kept": 0,
        "left": [],
    }
    lines = {"rules": [counted], "outside": []}
    sheet = {"deputy": zhao.deputy, "year": year, "total": 0, "lines": lines, "name": "", "reckoned_at": clock.now()}
    return {"score": ScoreSheet.objects.create(**sheet), "score_rule": rule}


def compared_by_meaning(house: House, bai: Any) -> None:
    """The congress has turned a text encoder on."""
    EncoderChoice.objects.create(is_on=True, reason="试用", name="白洁", set_at=clock.now())


def not_scored(house: House, bai: Any) -> None:
    """Scoring was turned off again."""
    Scoring.objects.create(is_on=False, reason="停用", name="", set_at=clock.now())


def score_disputed(house: House, bai: Any) -> None:
    """The deputy says that the visits on the sheet are not so."""
    sheet = ScoreSheet.objects.select_related("deputy").get(pk=house.score.pk)
    scores.contest(sheet, house.score_rule, "我去了两天。", by=house.zhao)


def _objection() -> UUID:
    """What was said against a score sheet, where anything was."""
    found: UUID | None = ScoreObjection.objects.values_list("pk", flat=True).first()
    return found or uuid4()


def below_another(house: House, bai: Any) -> None:
    """A congress stands above this one."""
    numbered(house, bai)
    above = Congress.objects.exclude(pk=tenancy.current_id()).first() or cast.congress("jinhe", "晋河市", "Jinhe")
    Congress.objects.filter(pk=tenancy.current_id()).update(parent=above)
    tenancy.current().parent = above
    middleware.forget_congresses()


def passed_on(house: House, bai: Any) -> None:
    """Staff have passed on what came from below."""
    suggestions.pass_on(FromBelow.objects.get(pk=house.copy.pk), "民政局", "请研究。", by=bai)


def _drafted(congress: Any) -> Any:
    """Rules that somebody drafted who has left since: whoever drafts them does not put them in force."""
    gone = cast.staff("方草", "Fang Cao", "clerk")
    draft = rulebook.draft_profile(congress, "cn-base-2025", SLOWER, by=gone)
    Post.objects.filter(user_id=gone.user_id).delete()
    return draft


def _told(thread: Any) -> dict[str, Any]:
    """The resident was told of something, and a group at DingTalk hears of new messages."""
    line = Entry.objects.about(thread).first()
    at = dict.fromkeys(("asked_at", "told_at"), clock.now())
    letter = {"recipient": "citizen", "letter": "read", "channel": "email", "language": "en", "state": "sent"}
    place = {"address": "https://oapi.dingtalk.com/robot/send?access_token=x", "secret": "SECx", "groups": "messages"}
    return {
        "letter": Dispatch.objects.create(entry=line.pk, address="li@example.org", created_at=clock.now(), **letter),
        "following": Following.objects.create(kind="demand", email="li@example.org", reader=b"li", language="en", **at),
        "outlet": Outlet.objects.create(kind="dingtalk", title="代表工作群", added_at=clock.now(), **place),
    }


def _referred(code: Any, bai: Any, unit: Any, about: Any) -> dict[str, Any]:
    """Another matter lies with the heating company, and the catalogue knows where heating goes."""
    matter = cast.delivered(code)
    photo = Photo.objects.create(message=Message.objects.get(thread=matter, kind="first"), number=1, state="ready")
    _written(photo.file)
    Subject.objects.create(thread=matter, unit=about)
    second = Unit.objects.create(name_zh="榆河自来水公司", name_en="Water Works", kind="company")
    route = Route.objects.create(title="供暖", words="暖气 停暖", unit=unit, tier="utilities")
    referral = cast.referred(matter, bai, unit, has_photos=True)
    he = cast.staff("贺工", "He Gong", "unit", unit=unit)
    kept = {"referral": referral, "he": he, "route": route, "second_unit": second, "talk": _visited(matter, bai)}
    demand = demands.begin(matter, "早晚暖气不热", by=bai)
    kept |= {"matter": Thread.objects.get(pk=matter.pk), "evidence": photo, "demand": demand}
    return kept | _promised(referral, he) | _changed(matter, he, unit)


def taken_on(house: House, bai: Any) -> None:
    """Staff have confirmed the demand, and the deputy has taken it on."""
    demands.confirm(house.demand, house.deputy, "早晚暖气不热", by=bai)


def solved(house: House, bai: Any) -> None:
    """And a measure has solved it."""
    taken_on(house, bai)
    demands.solve(house.demand, "换了泵。", by=bai)


def many(house: House, bai: Any) -> None:
    """And it is as if five people had written."""
    taken_on(house, bai)
    Demand.objects.filter(pk=house.demand.pk).update(people=5)


def public(house: House, bai: Any) -> None:
    """And everybody may read of it."""
    many(house, bai)
    Demand.objects.filter(pk=house.demand.pk).update(is_published=True, public_text="早晚冷。")


def probably_the_same(house: House, bai: Any) -> None:
    """The machine thinks that the other message belongs to the demand."""
    thread = Thread.objects.get(pk=house.thread.pk)
    demands.gather(thread, house.demand, 0.6, {"words": ["暖气"], "days": 1}, by=System("clock"), joins=False)


def two_voices(house: House, bai: Any) -> None:
    """Somebody has put the other message in as well."""
    demands.join(Thread.objects.get(pk=house.thread.pk), house.demand, by=bai)


def found_at_night(house: House, bai: Any) -> None:
    """A night thinks that the other message belongs to the demand."""
    found = {"code": "FVNDFVND", "kind": "move", "demand": house.demand, "threads": [house.thread.pk], "score": 0.8}
    Found.objects.create(**found, why={"words": ["暖气"], "days": 1}, made_at=clock.now())


def learnt(house: House, bai: Any) -> None:
    """A night has learnt where messages belong."""
    now = clock.now()
    figures = {"all": {"right": 0.9, "among_three": 1, "macro_f1": 0.8, "calibration_error": 0.02, "texts": 200}}
    figures |= {"lines": {}, "reliability": [[0.95, 0.9, 200]], "beside": {}}
    moments = {"made_at": now, "moved_at": now, "newest_at": now}
    RoutingModel.objects.create(code="LEARNT00", examples=200, figures=figures, **moments)


def learnt_and_adopted(house: House, bai: Any) -> None:
    """And a clerk has put it in force."""
    learnt(house, bai)
    casework.adopt(RoutingModel.objects.get(), by=bai)


def with_sun(house: House, bai: Any) -> None:
    """Deputy Sun is asked to sign."""
    house.suggestion.refresh_from_db()
    suggestions.invite(house.suggestion, [Deputy.objects.get(code="D002")], by=house.zhao)


def handed_in(house: House, bai: Any) -> None:
    """It is with staff."""
    house.suggestion.refresh_from_db()  # what was undone, this copy still remembers
    suggestions.submit(house.suggestion, by=house.zhao)


def numbered(house: House, bai: Any) -> None:
    """It is registered."""
    handed_in(house, bai)
    suggestions.register(house.suggestion, Register("city"), by=bai)


def shown_to_all(house: House, bai: Any) -> None:
    """Everybody may read it."""
    numbered(house, bai)
    suggestions.publish(house.suggestion, "full", by=bai)


def given_to_he(house: House, bai: Any) -> None:
    """The heating company leads."""
    numbered(house, bai)
    suggestions.assign(house.suggestion, [Share(house.he.unit, "lead")], by=bai)


def share_of(house: House) -> Any:
    """The heating company's share as it stands."""
    return suggesting.share_of(house.suggestion, house.he.unit)


def answered_under_seal(house: House, bai: Any) -> None:
    """Everybody reads it, and the unit's answer under its seal."""
    answered_in_writing(house, bai)
    suggestions.seal(share_of(house), write_down(SimpleUploadedFile("sealed.pdf", PLAIN)), by=house.he)
    sealed_papers.lay_down(house.suggestion.pk)
    suggestions.publish(suggesting.as_it_is(house.suggestion), "full", by=bai)


def report_is_public(house: House, bai: Any) -> None:
    """Everybody reads how the year's suggestions were handled."""
    numbered(house, bai)
    suggestions.publish_report(tenancy.current(), clock.today().year, by=bai)


def not_theirs(house: House, bai: Any) -> None:
    """The unit says that it is not its matter."""
    given_to_he(house, bai)
    suggestions.decline(share_of(house), "不属于我们。", by=house.he)


def more_time_asked_for(house: House, bai: Any) -> None:
    """The unit asks for the longer time."""
    given_to_he(house, bai)
    suggestions.ask_time(share_of(house), "涉及全区。", by=house.he)


def answered_in_writing(house: House, bai: Any) -> None:
    """Its leader has signed the answer."""
    given_to_he(house, bai)
    chief = cast.staff("高经理", "Gao Jing", "unit-leader", unit=house.he.unit)
    suggesting.answered(house.suggestion, house.he, chief, "in_progress")


def judged_well(house: House, bai: Any) -> None:
    """The deputy is satisfied."""
    answered_in_writing(house, bai)
    suggesting.judged(suggesting.as_it_is(house.suggestion), house.zhao)


def judged_badly(house: House, bai: Any) -> None:
    """The deputy is not satisfied."""
    answered_in_writing(house, bai)
    suggesting.judged(suggesting.as_it_is(house.suggestion), house.zhao, suggesting.BAD)


def beside_the_same(house: House, bai: Any) -> None:
    """Another asks for the same."""
    numbered(house, bai)
    suggesting.registered(house.zhao, bai)


def handled_with_another(house: House, bai: Any) -> None:
    """It is handled with the other."""
    beside_the_same(house, bai)
    suggestions.join(suggesting.as_it_is(house.suggestion), _the_other_suggestion(house), by=bai)


def to_be_taken_back(house: House, bai: Any) -> None:
    """Deputy Sun signed it, and is asked whether it may be taken back."""
    with_sun(house, bai)
    house.suggestion.cosignatures.update(state="signed", wording=1)
    numbered(house, bai)
    Suggestion.objects.filter(pk=house.suggestion.pk).update(withdrawal_asked_at=clock.now())


def proposed_to_the_chair(house: House, bai: Any) -> None:
    """Staff think that the chair should look after it."""
    numbered(house, bai)
    suggestions.propose_supervision(house.suggestion, "群众关注。", by=bai)


def looked_after(house: House, bai: Any) -> None:
    """The chair does."""
    proposed_to_the_chair(house, bai)
    Supervision.objects.update(state="approved", head="冯副主任")


def looked_into(house: House, bai: Any) -> None:
    """It is planned who goes where."""
    looked_after(house, bai)
    Supervision.objects.update(state="planned", plan="察看两个小区。", due_on=clock.today())


def told_to_the_chair(house: House, bai: Any) -> None:
    """It is said what was found."""
    looked_into(house, bai)
    Supervision.objects.update(state="reported", report="已经见效。")


def _the_other_suggestion(house: Any) -> Suggestion:
    return Suggestion.objects.exclude(pk=house.suggestion.pk).exclude(number="").get()


def _its_number(house: Any) -> str:
    other = Suggestion.objects.exclude(pk=house.suggestion.pk).exclude(number="").first() if house else None
    return other.number if other else ""


def looked_at(house: House, bai: Any) -> None:
    """Staff who have left since verified what the deputy entered."""
    DutyRecord.objects.filter(pk=house.line.pk).update(state="verified", verified_at=clock.now())


def said_not_to_be_so(house: House, bai: Any) -> None:
    """And the deputy says that it is not so."""
    looked_at(house, bai)
    dossier.dispute(filing.as_it_is(house.line), "那天是别人去的。", by=house.zhao)


def come_and_ask(house: House, bai: Any) -> None:
    """Voters read when they can ask."""
    when = Occasion(clock.today(), time(14, 30), "联络站")
    dossier.announce_report(VoterReport.objects.get(pk=house.report.pk), when, by=house.zhao)


def was_given(house: House, bai: Any) -> None:
    """And it was."""
    come_and_ask(house, bai)
    dossier.hold_report(VoterReport.objects.select_related("deputy").get(pk=house.report.pk), 20, by=bai)


def is_online(house: House, bai: Any) -> None:
    """Voters ask and appraise; one slip lies on the table."""
    come_and_ask(house, bai)
    report = VoterReport.objects.get(pk=house.report.pk)
    dossier.open_online(report, clock.today() + timedelta(days=5), by=house.zhao)
    dossier.print_slips(filing.report_now(report), 1, by=bai)
    Slip.objects.update(hash=slip_codes.hash_of(ON_THE_SLIP))


def was_asked(house: House, bai: Any) -> None:
    """A voter has asked."""
    is_online(house, bai)
    filing.asked(house.report)


def was_asked_rudely(house: House, bai: Any) -> None:
    """A voter has asked so that staff have to look."""
    is_online(house, bai)
    filing.asked(house.report, "你们这帮王八蛋")


def sun_is_there_as_well(house: House, bai: Any) -> None:
    """Deputy Sun holds a seat."""
    if not Deputy.objects.filter(code="D002").exists():
        cast.deputy("D002", "孙建国", "Sun Jianguo")


def two_demands(house: House, bai: Any) -> None:
    """The other message has begun a demand of its own."""
    demands.begin(Thread.objects.get(pk=house.thread.pk), "家里冷", by=bai)


def _promised(referral: Any, he: Any) -> dict[str, Any]:
    """The heating company has promised a pump, a quick hotline, and what it says it has done already."""
    promise, hotline, kept = (
        cast.promised(referral, he),
        cast.quick(referral, he, "outside"),
        cast.promised(referral, he),
    )
    proof = uuid4()
    outcomes.fulfil(kept, "阀门换好了。", by=he, photos=(proof,))
    photo = Photo.objects.get(pk=proof)
    Photo.objects.filter(pk=proof).update(state="ready")
    _written(photo.file)
    return {"promise": promise, "hotline": hotline, "kept_promise": kept, "proof": photo}


def _changed(matter: Any, he: Any, unit: Any) -> dict[str, Any]:
    """The heating company has issued something, says so, and has sent the paper along."""
    outcome = cast.shown(matter, he, "document", unit=unit, issuer="")
    paper = Attachment.objects.create(outcome=outcome, kind="pdf", state="ready", size=900)
    _written(paper.file)
    return {"outcome": outcome, "paper": paper}


def verified(house: House, bai: Any) -> None:
    """Both sides have verified what the heating company issued."""
    zhao = cast.actor_of(house.deputy)
    for by in (bai, zhao):
        outcomes.verify(cast.as_it_is(house.outcome), by=by)


def in_force(house: House, bai: Any) -> None:
    """And everybody may read it."""
    verified(house, bai)
    outcomes.publish(cast.as_it_is(house.outcome), by=bai)


def two_in_force(house: House, bai: Any) -> None:
    """And of another one as well."""
    in_force(house, bai)
    cast.in_force(house.matter, bai, cast.actor_of(house.deputy))


def led_to_by_two(house: House, bai: Any) -> None:
    """It came of the other message as well."""
    outcomes.link(Thread.objects.get(pk=house.thread.pk), cast.as_it_is(house.outcome), by=bai)


def _taken(zhao: Any, thread: Any, now: Any) -> dict[str, Any]:
    """Zhao has a file to fetch, and one so long that a second person must agree."""
    order = {"subject": "messages", "format": "csv", "asked": {"q": "暖气"}, "language": "zh-hans", "rows": 1}
    order |= {"ordered_at": now, "ordered_by": zhao.user_id, "holds": [thread.code]}
    taken = {
        "extract": Extract.objects.create(state="ready", **order),
        "long_extract": Extract.objects.create(state="waiting", **order | {"rows": 900}),
    }
    for each in taken.values():
        _written(each.file)
    return taken


def _visited(matter: Any, bai: Any) -> Any:
    """Somebody went there and spoke into their telephone."""
    arrival = uuid7()
    _written(arrived(arrival))
    return casework.note_talk(matter, "visit", "室温14度", DATE, by=bai, voice=Spoken(arrival, "ogg"))


def _with_evidence(zhao: Any) -> DutyRecord:
    """A line of a file with a photo and a recording."""
    photo, said = uuid7(), uuid7()
    _written(arrived(photo))
    _written(arrived(said))
    return filing.noted(zhao, photos=(photo,), voice=Spoken(said, "ogg"))


def linked(house: House, bai: Any) -> None:
    """The two matters concern each other."""
    casework.link(Thread.objects.get(pk=house.matter.pk), Thread.objects.get(pk=house.thread.pk), by=bai)


def reported(house: House, bai: Any) -> None:
    """The unit has reported."""
    casework.report(house.referral, "换了循环泵。", "done", by=house.he)


def given_back(house: House, bai: Any) -> None:
    """The unit has given it back."""
    casework.give_back(house.referral, "remit", "这是供水问题", by=house.he)


def time_asked_for(house: House, bai: Any) -> None:
    """The unit has asked for a day more."""
    casework.request(house.referral, "extension", "等配件", by=house.he, hours=24)


def standing_still(house: House, bai: Any) -> None:
    """Staff have granted that the clock stands still."""
    asked = casework.request(house.referral, "suspension", "泵房封存", by=house.he)
    casework.grant(asked, "同意", by=bai)


def asked_by(house: House, bai: Any) -> None:
    """A long export that Bai has ordered waits for a second person."""
    Export.objects.filter(pk=house.export.pk).update(state="waiting", ordered_by=bai.id)


def past_its_time(house: House, bai: Any) -> None:
    """The resident should have been answered by now."""
    Thread.objects.filter(pk=house.thread.pk).update(due_at=clock.now() - timedelta(hours=1))


def handled_together(house: House, bai: Any) -> None:
    """The resident had written the same before."""
    casework.withdraw(house.referral, by=bai)
    casework.join(Thread.objects.get(pk=house.matter.pk), cast.delivered(house.code), by=bai)


def _previewed(congress: Any, bai: Any) -> Any:
    """A spreadsheet that was read and waits to be confirmed."""
    sheet = SimpleUploadedFile("units.csv", "名称,电话\n杨柳镇供水站,0354-000 0700\n".encode())
    source = upload_import(congress, "units", sheet, by=bai)
    source = Import.objects.get(pk=source.pk)
    if source.state == "reading":
        work.preview(source)
    return source


def _invited(congress: Any, bai: Any) -> tuple[Any, Any, Any]:
    """Somebody whom Bai has invited, with their letter, and for whom an administrator proposes a post of weight."""
    shi, person = cast.staff("施宇", "Shi Yu", "admin"), posts.Person("周岚", "zhou.lan")
    offer = posts.Offer("unit", until=date(2099, 1, 1), unit=Unit.objects.get(name_zh="热力公司"))
    invitation = posts.invite(congress, person, offer, by=bai)
    proposal = posts.give(User.objects.get(pk=bai.id), posts.Offer("auditor", reason="党组会议决定"), by=shi)
    bundle = posts.order_letter(invitation, "https://lianxin.example", by=bai)
    bundle.move("finish", pages=1)
    return invitation, proposal, bundle


def _written(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"made by the test")


# what stands in the paths that lead to a thing
THINGS: dict[str, Callable[[House], list[Any]]] = {
    "door:landing": lambda house: [house.code.code],
    "track:photo": lambda house: [house.photo.message_id, 1],
    "installation:with_slash": lambda house: ["yuhe"],
    "accounts:end_session": lambda house: [house.session.pk],
    "accounts:issue_card": lambda house: [house.factor.user_id],
    "accounts:rename_factor": lambda house: [house.factor.pk],
    "accounts:remove_factor": lambda house: [house.factor.pk],
    "congress:deputy": lambda house: [house.deputy.code],
    "congress:station": lambda house: [house.station.pk],
    "auditing:entry": lambda house: [house.entry.pk],
    "auditing:export": lambda house: [house.export.pk],
    "auditing:export_file": lambda house: [house.export.pk],
    "auditing:confirm_export": lambda house: [house.export.pk],
    "auditing:decline_export": lambda house: [house.export.pk],
    "auditing:order_register": lambda _house: ["staff"],
    "auditing:order_files": lambda _house: [clock.today().year],
    "imports:preview": lambda house: [house.source.pk],
    "imports:confirm": lambda house: [house.source.pk],
    "imports:withdraw": lambda house: [house.source.pk],
    "imports:upload": lambda house: ["areas"],
    "imports:template": lambda house: ["areas", "xlsx"],
    "imports:export": lambda house: ["areas", "csv"],
    "portraits:portrait": lambda house: [house.portrait],
    "setup:things": lambda _house: ["units"],
    "setup:add": lambda _house: ["units"],
    "setup:thing": lambda house: ["units", house.unit.pk],
    "setup:remove": lambda house: ["units", house.unit.pk],
    "setup:close_unit": lambda house: [house.unit.pk],
    "setup:reopen_unit": lambda house: [house.unit.pk],
    "setup:move_mandate": lambda house: [house.deputy.code, "suspend"],
    "congress:reception_calendar": lambda house: [house.station.pk],
    "door:at_station": lambda house: [house.station_code.code, house.deputy.code],
    "contact:issue_station_code": lambda house: [house.station.pk],
    "stations:detach": lambda house: [house.station.pk, house.deputy.code],
    "stations:correct": lambda house: [house.station.pk, house.day.pk],
    "stations:cancel": lambda house: [house.station.pk, house.day.pk],
    "contact:photo": lambda house: [house.thread.code, house.photo.message_id, 1],
    "congress:answer": lambda house: [Publication.objects.get(thread=house.thread).code],
    "contact:sheet": lambda house: [house.sheet.pk],
    "contact:sheet_file": lambda house: [house.sheet.pk],
    "contact:phrase": lambda house: [house.phrase.pk],
    "contact:drop_phrase": lambda house: [house.phrase.pk],
    "contact:issue_code": lambda house: [house.deputy.code],
    "contact:set_focus": lambda house: [house.deputy.code],
    "contact:finish_focus": lambda house: [house.deputy.code, house.focus.pk],
    "contact:drop_focus": lambda house: [house.deputy.code, house.focus.pk],
}
THINGS |= {
    "news:stop": lambda house: [token_of(house.letter)],
    "following:ask_for_all": lambda _house: ["suggestion"],
    "following:ask": lambda house: ["demand", house.demand.code],
    "following:own": lambda house: [stopping.sealed(tokens.SEAL, house.following.pk)],
    "news:told": lambda house: [house.thread.code],
    "news:wording": lambda _house: ["new", "en"],
    "news:restore_wording": lambda _house: ["new", "en"],
    "news:remove_outlet": lambda house: [house.outlet.pk],
}
OF_A_PERSON = ("person", "correct", "grant_post", "propose_reset", "end_sessions", "deactivate", "reactivate")
OF_A_POST = ("extend_post", "end_post")
OF_A_PROPOSAL = ("confirm_proposal", "decline_proposal")
OF_AN_INVITATION = ("invite_again", "withdraw_invitation", "order_letter")
THINGS |= {f"people:{name}": lambda house: [house.session.user_id] for name in OF_A_PERSON}
THINGS |= {f"people:{name}": lambda house: [house.post.pk] for name in OF_A_POST}
THINGS |= {f"people:{name}": lambda house: [house.proposal.pk] for name in OF_A_PROPOSAL}
THINGS |= {f"people:{name}": lambda house: [house.invitation.pk] for name in OF_AN_INVITATION}
THINGS |= {f"people:{name}": lambda house: [house.bundle.pk] for name in ("bundle", "bundle_file")}
THINGS |= {
    "contact:drop_subject": lambda house: [house.thread.code, house.subject.pk],
    "contact:second": lambda house: [house.thread.code, house.motion.pk],
    "contact:approve_glass": lambda house: [house.glass.pk],
    "contact:end_glass": lambda house: [house.glass.pk],
    "contact:review_glass": lambda house: [house.glass.pk],
}
OF_A_THREAD = (
    "thread", "acknowledge", "reply", "contact", "take_over", "reassign", "hand_back", "hold", "release", "refuse",
    "redirect", "note_duty", "end_duty", "publication", "propose", "redact", "publish", "drop_proposal",
    "correct_publication", "take_down", "presence",
    "name_subject", "seal", "name_reader", "request_second",
)  # fmt: skip
OF_THE_MATTER = ("of_thread", "refer", "note_talk", "join", "split", "link")
OF_A_REFERRAL = (
    "referral", "dates", "accept", "give_back", "assign", "remark", "ask", "request", "report", "resume",
    "keep", "pass_on", "grant", "deny", "confirm", "send_back", "urge", "withdraw", "disclose", "note_order",
    "presence",
)  # fmt: skip
THINGS |= {f"casework:{name}": lambda house: [house.matter.code] for name in OF_THE_MATTER}
THINGS |= {f"casework:{name}": lambda house: [house.referral.code] for name in OF_A_REFERRAL}
THINGS |= {"casework:photo": lambda house: [house.referral.code, house.evidence.message_id, 1]}
THINGS |= {
    "casework:voice": lambda house: [house.matter.code, house.talk.pk],
    "casework:unlink": lambda house: [house.matter.code, house.thread.code],
}
THINGS |= {f"casework:{name}": lambda house: [house.route.pk] for name in ("route", "drop_route")}
OF_A_PROMISE = ("commitment", "revise", "fulfil", "give_up")
OF_A_KEPT_PROMISE = ("confirm", "dispute")
THINGS |= {f"outcomes:{name}": lambda house: [house.promise.code] for name in OF_A_PROMISE}
THINGS |= {f"outcomes:{name}": lambda house: [house.kept_promise.code] for name in OF_A_KEPT_PROMISE}
THINGS |= {
    "outcomes:measure": lambda house: [house.hotline.code],
    "outcomes:photo": lambda house: [house.kept_promise.code, house.proof.message_id, 1],
    "outcomes:promise": lambda house: [house.referral.code],
    "outcomes:note_promise": lambda house: [house.matter.code],
}
OF_AN_OUTCOME = (
    *("outcome", "correct", "evidence", "verify", "contest", "reject", "publish", "unpublish"),
    *("lapse", "replace", "link", "one", "paper"),
)
THINGS |= {f"outcomes:{name}": lambda house: [house.outcome.code] for name in OF_AN_OUTCOME}
THINGS |= {
    "outcomes:file": lambda house: [house.outcome.code, house.paper.pk],
    "outcomes:unlink": lambda house: [house.outcome.code, Ground.objects.filter(outcome=house.outcome).latest("id").pk],
    "outcomes:of_thread": lambda house: [house.matter.code],
    "outcomes:claim": lambda house: [house.matter.code],
    "outcomes:claim_of_referral": lambda house: [house.referral.code],
    "outcomes:claim_of_demand": lambda house: [house.demand.code],
    "outcomes:claim_of_suggestion": lambda house: [house.suggestion.code],
}


def question_code() -> str:
    """The number of what was asked, where something was."""
    found = VoterQuestion.objects.first()
    return found.code if found else "ASKED000"


OF_A_LINE = ("record", "voice", "correct", "verify", "send_back", "dispute", "settle", "withdraw")
OF_A_REPORT = ("report", "feed_back")
OF_A_REPORT += tuple(f"{verb}_report" for verb in ("edit", "announce", "call_off", "hold", "appraise", "drop"))
THINGS |= {f"dossier:{name}": lambda house: [house.report.code] for name in OF_A_REPORT}
OF_A_REPORT += ("open_online", "print_slips", "give_slip", "ask", "questions")
THINGS |= {f"dossier:{name}": lambda house: [house.report.code] for name in OF_A_REPORT}
OF_A_QUESTION = ("answer_question", "pass_on", "set_aside")
THINGS |= {f"dossier:{name}": lambda house: [house.report.code, question_code()] for name in OF_A_QUESTION}
OF_A_FILE = ("file", "calendar", "lines", "note", "printed", "data", "public_data", "draft_report")
THINGS |= {f"dossier:{name}": lambda house: [house.deputy.code] for name in OF_A_FILE}
THINGS |= {f"dossier:{name}": lambda house: [house.line.code] for name in OF_A_LINE}
THINGS |= {f"dossier:{name}": lambda house: [house.activity.code] for name in ("activity", "enrol")}
THINGS |= {f"dossier:{name}": lambda house: [house.door.code] for name in ("door", "open_door", "close_door")}
THINGS |= {
    "dossier:check_in": lambda house: [house.door.code, house.door.door],
    "dossier:photo": lambda house: [house.line.code, 1],
    "dossier:strike_off": lambda house: [house.activity.records.get().code],
    "dossier:lock_year": lambda _house: [clock.today().year - 1],
    "dossier:drop_kind": lambda house: [house.kind.code],
}
THINGS |= {
    "scoring:sheet": lambda house: [house.deputy.code],
    "scoring:end_rule": lambda house: [house.score_rule.code],
    "scoring:contest": lambda house: [house.deputy.code, house.score.year],
    "scoring:decide": lambda house: [house.deputy.code, house.score.year, _objection()],
    **{f"scoring:{name}": lambda house: [house.score.year] for name in ("year", "reckon")},
}
OF_A_DEMAND = (
    *("demand", "confirm", "rename", "hand_to", "consult", "convert", "watch", "solve", "close", "reopen"),
    *("merge", "split", "dissolve", "answer", "undo", "alike_demands", "publish", "unpublish", "one", "feed_of"),
    *("pin", "unpin"),
)
OF_ITS_PLACE = ("of_thread", "begin", "join", "alike")
THINGS |= {f"demands:{name}": lambda house: [house.demand.code] for name in OF_A_DEMAND}
THINGS |= {f"demands:{name}": lambda house: [house.thread.code] for name in OF_ITS_PLACE}
THINGS |= {f"demands:{name}": lambda house: [house.thread.code, house.demand.code] for name in ("accept", "refuse")}
THINGS |= {f"casework:{name}": lambda house: ["LEARNT00"] for name in ("adopt", "decline", "revert")}
THINGS |= {f"demands:{name}": lambda house: ["FVNDFVND"] for name in ("follow", "decline")}
THINGS |= {"demands:take_out": lambda house: [house.matter.code, house.demand.code]}
OF_A_SUGGESTION = (
    *("suggestion", "revise", "invite", "cosign", "refuse", "submit", "withdraw", "register", "send_back", "convert"),
    *("assign", "rehandle", "follow", "close", "publish", "unpublish", "evaluate", "feed_of"),
    *("hand_over", "join", "part", "meet", "send_up", "agree_withdrawal", "refuse_withdrawal", "drop_withdrawal"),
    *(
        f"{verb}_supervision"
        for verb in ("propose", "approve", "refuse", "plan", "note", "report", "end", "carry_over")
    ),
)
OF_A_SHARE = (
    *("accept", "decline", "release", "keep", "urge", "contact", "draft", "sign", "seal"),
    *("ask_time", "grant_time", "deny_time"),
)


def share_code(house: House) -> list[str]:
    """The number of the one unit's share, where it has one yet."""
    found = Assignment.objects.filter(suggestion=house.suggestion.pk).first()
    return [found.code if found else "SHARE000"]


THINGS |= {f"suggestions:{name}": lambda house: [house.suggestion.code] for name in OF_A_SUGGESTION}
THINGS |= {f"suggestions:{name}": share_code for name in OF_A_SHARE}
OF_A_COPY = ("from_below", "take_on", "pass_on", "turn_down", "note_answer")
THINGS |= {f"suggestions:{name}": lambda house: [house.copy.code] for name in OF_A_COPY}
THINGS |= {f"suggestions:{name}": lambda house: [house.suggestion.code, "pdf"] for name in ("paper", "names")}
THINGS |= {"suggestions:reply_letter": lambda house: [*share_code(house), 1, "pdf"]}
THINGS |= {"suggestions:sealed": lambda house: [*share_code(house), 1]}
OF_A_YEAR = ("public_report", "publish_report", "unpublish_report")
THINGS |= {f"suggestions:{name}": lambda _house: [clock.today().year] for name in OF_A_YEAR}
THINGS |= {"suggestions:report_file": lambda _house: [clock.today().year, "pdf"]}
THINGS |= {"suggestions:of_demand": lambda house: [house.demand.code]}
OF_A_CODE = ("code", "pause_code", "resume_code", "rotate_code", "retire_code")
OF_THE_PLAN = ("person", "elect", "leave_out", "name_successor")
OF_A_DEPUTY = ("deputy", "remove_deputy", "seat", "offer_portrait", "remove_portrait")
THINGS |= {f"setup:{name}": lambda house: [house.deputy.code] for name in OF_A_DEPUTY}
THINGS |= {f"contact:{name}": lambda house: [house.thread.code] for name in OF_A_THREAD}
THINGS |= {f"contact:{name}": lambda house: [house.code.number] for name in OF_A_CODE}

OF_A_VIEW = ("open_view", "rename_view", "share_view", "unshare_view", "drop_view")
THINGS |= {f"finding:{name}": lambda house: [house.view.pk] for name in OF_A_VIEW}
THINGS |= {f"finding:{name}": lambda house: [house.extract.pk] for name in ("taken", "fetch")}
THINGS |= {f"finding:{name}": lambda house: [house.long_extract.pk] for name in ("agree", "decline")}
THINGS |= {"finding:print_thread": lambda house: [house.matter.code]}
THINGS |= {"finding:print_referral": lambda house: [house.referral.code]}
OF_A_VERSION = ("version", "try_rules", "cases", "put_in_force", "withdraw_draft")
THINGS |= {f"rules:{name}": lambda house: [house.draft.number] for name in OF_A_VERSION}
THINGS |= {f"calendar:{name}": lambda _house: [2026] for name in ("year", "hours", "announce")}
THINGS |= {
    "promises:unit": lambda house: [house.unit.pk],
    "promises:end_promise": lambda house: [house.unit.pk, house.unit_promise.pk],
}
THINGS |= {f"stations:{name}": lambda house: [house.station.pk] for name in ("desk", "roster", "days", "announce")}

THINGS |= {f"terms:{name}": lambda house: [house.deputy.code] for name in OF_THE_PLAN}
PREPARED = ("notice", "draw_up", "withdraw", "put_in_force", "people", "add", *OF_THE_PLAN)


def prepared(house: House, bai: Any) -> None:
    """A change of term is being prepared."""
    begins = clock.today()
    actions.plan_change(Term(), by=bai, number=8, begins_on=begins, ends_on=begins + timedelta(days=1825))


# what must have happened before, for the form to be sent at all
BEFORE: dict[str, Callable[[House, Any], Any]] = {
    "track:rate": lambda house, bai: actions.reply(house.thread, "好了", "solved", by=bai),
    "track:reopen": lambda house, bai: actions.reply(house.thread, "好了", "solved", by=bai),
    "track:appeal": lambda house, bai: actions.refuse(house.thread, "广告", by=bai),
    "track:withdraw_consent": lambda house, bai: Thread.objects.filter(pk=house.thread.pk).update(privacy="public"),
    "track:consent": lambda house, bai: cast.published(house.thread, bai, "redacted"),
    "track:decline": lambda house, bai: cast.published(house.thread, bai, "redacted"),
    "track:wish": lambda house, bai: cast.published(house.thread, bai, "redacted"),
    "track:take_back": lambda house, bai: cast.published(house.thread, bai),
    "congress:answer": lambda house, bai: cast.published(house.thread, bai),
    "contact:publication": lambda house, bai: cast.published(house.thread, bai),
    "contact:propose": lambda house, bai: actions.reply(house.thread, "好了。", "solved", by=bai),
    "contact:redact": lambda house, bai: cast.published(house.thread, bai, "redacted"),
    "contact:publish": lambda house, bai: cast.published(house.thread, bai, "consented"),
    "contact:drop_proposal": lambda house, bai: cast.published(house.thread, bai, "consented"),
    "contact:correct_publication": lambda house, bai: cast.published(house.thread, bai),
    "contact:take_down": lambda house, bai: cast.published(house.thread, bai),
    "contact:hand_back": lambda house, bai: actions.take_over(house.thread, by=bai),
    "contact:release": lambda house, bai: actions.hold(house.thread, ("spam",), by=bai),
    "auditing:confirm_export": asked_by,
    "auditing:decline_export": asked_by,
    "contact:break_glass": lambda house, bai: house.glass.delete(),
    "contact:end_glass": lambda house, bai: actions.approve_glass(house.glass, by=bai),
    "contact:review_glass": lambda house, bai: actions.approve_glass(house.glass, by=bai),
    "contact:resume_code": lambda house, bai: actions.pause_code(house.code, by=bai),
}
BEFORE |= {"casework:confirm": reported, "casework:send_back": reported}
BEFORE |= {"casework:resume": standing_still, "casework:split": handled_together, "handling:chase": past_its_time}
BEFORE |= {"casework:unlink": linked}
BEFORE |= {"casework:keep": given_back, "casework:pass_on": given_back}
BEFORE |= {"casework:grant": time_asked_for, "casework:deny": time_asked_for}
BEFORE |= {"rules:cases": lambda house, bai: rulebook.try_rules(house.draft, by=bai)}
BEFORE |= {
    f"demands:{name}": taken_on for name in ("hand_to", "consult", "convert", "watch", "solve", "close", "answer")
}
BEFORE |= {f"demands:{name}": public for name in ("unpublish", "one", "feed_of")}
BEFORE |= {"following:ask": public}
BEFORE |= {
    "demands:publish": many,
    "demands:reopen": solved,
    "demands:merge": two_demands,
    "demands:split": two_voices,
}
BEFORE |= {f"suggestions:{name}": with_sun for name in ("cosign", "refuse")}
BEFORE |= {f"suggestions:{name}": handed_in for name in ("register", "send_back", "convert")}
BEFORE |= {f"suggestions:{name}": numbered for name in ("suggestion", "assign", "publish")}
BEFORE |= {f"suggestions:{name}": given_to_he for name in OF_A_SHARE}
BEFORE |= {f"suggestions:{name}": answered_under_seal for name in ("reply_letter", "sealed")}
BEFORE |= {f"suggestions:{name}": numbered for name in ("paper", "names", "report_file", "publish_report")}
BEFORE |= {f"suggestions:{name}": report_is_public for name in ("public_report", "unpublish_report")}
BEFORE |= {f"suggestions:{name}": not_theirs for name in ("release", "keep")}
BEFORE |= {f"suggestions:{name}": more_time_asked_for for name in ("grant_time", "deny_time")}
BEFORE |= {f"suggestions:{name}": judged_well for name in ("follow", "close")}
BEFORE |= {
    "suggestions:unpublish": shown_to_all,
    "suggestions:feed_of": shown_to_all,
    "suggestions:evaluate": answered_in_writing,
    "suggestions:rehandle": judged_badly,
    "suggestions:meet": judged_badly,
    "suggestions:hand_over": numbered,
    "suggestions:send_up": below_another,
    "suggestions:note_answer": passed_on,
    "suggestions:join": beside_the_same,
    "suggestions:part": handled_with_another,
    "suggestions:propose_supervision": numbered,
    "suggestions:plan_supervision": looked_after,
    **{f"suggestions:{verb}_supervision": proposed_to_the_chair for verb in ("approve", "refuse")},
    **{f"suggestions:{verb}_supervision": looked_into for verb in ("note", "report")},
    **{f"suggestions:{verb}_supervision": told_to_the_chair for verb in ("end", "carry_over")},
    **{f"suggestions:{verb}_withdrawal": to_be_taken_back for verb in ("agree", "refuse", "drop")},
}
BEFORE |= {f"casework:{name}": learnt for name in ("learning", "adopt", "decline")}
BEFORE |= {"casework:revert": learnt_and_adopted, "demands:learnt": learnt}
BEFORE |= {f"demands:{name}": found_at_night for name in ("proposals", "follow", "decline")}
BEFORE |= {"demands:accept": probably_the_same, "demands:refuse": probably_the_same}
BEFORE |= {"outcomes:publish": verified, "outcomes:replace": two_in_force, "outcomes:unlink": led_to_by_two}
BEFORE |= {f"outcomes:{name}": in_force for name in ("unpublish", "lapse", "one", "paper")}
BEFORE |= {"outcomes:claim_of_demand": taken_on, "outcomes:claim_of_suggestion": numbered}
BEFORE |= {f"dossier:{name}": come_and_ask for name in ("call_off_report", "hold_report")}
BEFORE |= {f"dossier:{name}": is_online for name in ("print_slips", "give_slip", "ask", "questions")}
BEFORE |= {"dossier:open_online": come_and_ask, "dossier:pass_on": was_asked_rudely}
BEFORE |= {f"dossier:{name}": was_asked for name in ("answer_question", "set_aside")}
BEFORE |= {f"dossier:{name}": was_given for name in ("appraise_report", "feed_back")}
BEFORE |= {"dossier:dispute": looked_at, "dossier:settle": said_not_to_be_so, "dossier:enrol": sun_is_there_as_well}
BEFORE |= {"demands:forbid_encoder": compared_by_meaning}
BEFORE |= {"scoring:turn_on": not_scored, "scoring:decide": score_disputed}
BEFORE |= {f"terms:{name}": prepared for name in PREPARED}


def path_of(name: str, house: House) -> str:
    """Where this page stands, with the house's things in its path."""
    if ":" not in name:
        return reverse(name)
    return address(name, *THINGS.get(name, lambda _house: [])(house))


ON_THE_SLIP = "482109375516"
NOTED = {"kind": "visit", "day": "2026-01-05", "words": "看望两位老人。", "place": "文华里"}
CLAIMING = {"kind": "measure", "title": "两小时热线", "words": "群里有人值守。", "issuer": "榆河热力"}
CLAIMING |= {"since": "2026-11-01", "level": "district"}


def _the_other_outcome(house: Any) -> str:
    other = Outcome.objects.exclude(pk=house.outcome.pk).first() if house else None
    return other.code if other else ""


def _the_other_demand(house: Any) -> str:
    other = Demand.objects.exclude(pk=house.demand.pk).first() if house else None
    return other.code if other else ""


WORDED = {"title": "供暖网格化", "facts": suggesting.FACTS, "asks": "每个小区一名网格员", "raised_in": "between"}
DAY = {"held_on": "2098-12-05", "begins": "09:00", "ends": "11:30", "deputies": "D001", "note": "一楼"}


def words_for(name: str, house: Any = None) -> dict[str, Any]:
    """What is sent to this address, with nothing wrong in it."""
    words = {"body": "暖气片还是凉的。", "place": "锦苑小区7号楼", "privacy": "private"}
    sent = words | {"submission": tracking.new_submission()}
    post = {"role": "station", "until": "2099-01-01", "reason": "党组会议决定"}
    if name.startswith("people:"):
        post["station"] = str(Station.objects.get().pk)
    reason = {"words": "按职责分工办理"}
    route = {
        "title": "供水",
        "words": "停水 水压",
        "unit": str(house.second_unit.pk) if house else "",
        "tier": "utilities",
    }
    promise = {"words": "换掉二号泵。", "kind": "once", "due_on": "2098-12-05"}
    code = {"code": code_of(Invitation.objects.get())} if name.startswith("invitation:") else {}
    return {
        "door:landing": sent,
        "news:preferences": {f"{group}-pace": "at_once" for group in GROUPS},
        "news:wording": {"subject": "A new message", "text": "Somebody has written to {deputy}."},
        "news:outlets": {
            "kind": "dingtalk",
            "title": "值班群",
            "address": "https://oapi.dingtalk.com/robot/send?access_token=y",
            "secret": "SECy",
            "groups": ["messages"],
        },
        **{f"following:{name}": {"email": "wang@example.org"} for name in ("ask", "ask_for_all")},
        **{f"casework:{name}": reason for name in ("remark", "ask", "keep", "grant", "deny", "send_back")},
        **{f"demands:{name}": {"title": "供暖", "owner": "D001"} for name in ("confirm", "rename", "begin")},
        "demands:hand_to": {"owner": "D002"},
        **{f"suggestions:{name}": WORDED for name in ("begin", "revise")},
        "suggestions:invite": {"deputies": "D002"},
        "suggestions:cosign": {"wording": "1"},
        **{f"suggestions:{name}": {"reason": "已经解决。"} for name in ("withdraw", "decline", "ask_time")},
        **{f"suggestions:{name}": {"remark": "请写明小区。"} for name in ("send_back", "convert")},
        **{f"suggestions:{name}": reason for name in ("release", "keep")},
        "suggestions:register": {"category": "city", "disclosure": "full"},
        "suggestions:assign": {"mode": "lead", "first": route["unit"]},
        "suggestions:close": {"remark": "办成了。", "result_class": "resolved"},
        "suggestions:publish": {"disclosure": "full"},
        "suggestions:evaluate": {"attitude": "satisfied", "reply": "satisfied", "result": "basically"},
        "suggestions:contact": {"way": "visit", "held_on": "2026-01-05", "words": "见面。"},
        "suggestions:sign": {"document_no": "榆热7号"},
        "suggestions:join": {"number": _its_number(house)},
        "suggestions:meet": {"held_on": "2026-01-05", "words": "谈妥。"},
        "suggestions:propose_supervision": {"reason": "群众关注。"},
        "suggestions:approve_supervision": {"head": "冯副主任"},
        **{f"suggestions:{verb}_supervision": {"remark": "再看一年。"} for verb in ("refuse", "carry_over")},
        "suggestions:plan_supervision": {"plan": "察看两个小区。", "due_on": "2098-12-31"},
        "suggestions:note_supervision": {"kind": "inspection", "held_on": "2026-01-05", "words": "看了四户。"},
        "suggestions:send_up": {"reason": "属市级事权。"},
        "suggestions:pass_on": {"organ": "民政局", "remark": "请研究。"},
        "suggestions:turn_down": {"remark": "属区级事权。"},
        "suggestions:note_answer": {"answer": "明年全市通用。"},
        "suggestions:report_supervision": {"report": "已经见效。"},
        **{f"demands:{name}": {"result": "换了泵。"} for name in ("consult", "watch", "solve", "close")},
        "demands:convert": {"became": "topic", "result": "列为监督议题。"},
        "demands:join": {"other": house.demand.code if house else ""},
        "demands:merge": {"other": _the_other_demand(house)},
        "demands:pin": {"words": "循环泵"},
        "demands:unpin": {"word": "循环泵"},
        "demands:split": {"title": "另一件事", "thread": str(house.thread.pk) if house else ""},
        "demands:publish": {"text": "早晚暖气不热。"},
        "demands:like": {"body": "早晚暖气不热，好几天了。"},
        "demands:answer": {"body": "今晚修好。", "reply_type": "explained"},
        "demands:undo": {"decision": str(Decision.objects.latest("made_at", "id").pk) if house else ""},
        **{f"dossier:{name}": NOTED for name in ("note", "correct")},
        "dossier:together": {"do": "verify"},
        "dossier:kinds": {"duty": "fieldwork", "name_zh": "护林"},
        "dossier:register": {"kind": "training", "title": "培训", "day": "2026-01-05", "half_days": 1, "names": "D001"},
        "dossier:draft_report": {"year": "2026"},
        "dossier:edit_report": {"words": "各位选民：今年做了这些。"},
        "dossier:announce_report": {"held_on": "2098-12-05", "begins": "14:30", "place": "联络站"},
        "dossier:hold_report": {"voters": "20"},
        "dossier:appraise_report": {"satisfied": 12, "basically": 5, "not_satisfied": 2, "invalid": 1},
        "dossier:feed_back": {"words": "选民总体满意。"},
        "dossier:open_online": {"until": (clock.today() + timedelta(days=3)).isoformat()},
        "dossier:print_slips": {"amount": 10},
        "dossier:give_slip": {"code": ON_THE_SLIP, "mark": "1"},
        "dossier:ask": {"words": "管网什么时候改造？", "submission": tracking.new_submission()},
        "dossier:answer_question": {"words": "明年三月。"},
        "dossier:set_aside": {"reason": "elsewhere"},
        "dossier:enrol": {"names": "D002"},
        "dossier:send_back": {"reason": "请写明地点。"},
        "dossier:dispute": reason,
        "dossier:settle": {"verdict": "strike", "answer": "经核对，确实不是。"},
        "demands:allow_encoder": {"has_read": "on", "reason": "主任会议同意试用。"},
        "demands:forbid_encoder": {"reason": "不再需要。"},
        "scoring:turn_on": {"has_read": "on", "reason": "主任会议决定试行。"},
        "scoring:turn_off": {"reason": "不再需要。"},
        "scoring:set_rule": {
            "kind": "training",
            "counts_by": "day",
            "points": "2",
            "cap": "4",
            "legal_basis": "代表法第八条",
            "valid_from_on": "2098-01-01",
        },
        "scoring:end_rule": {"last_on": "2098-12-31"},
        "scoring:take_examples": {"valid_from_on": "2098-01-01"},
        "scoring:contest": {"rule": house.score_rule.code if house else "", "words": "我去了两天。"},
        "scoring:decide": {"verdict": "uphold", "answer": "有签到记录。"},
        "outcomes:revise": {"due_on": "2098-12-31", "reason": "等配件"},
        "outcomes:fulfil": reason,
        "outcomes:give_up": {"explanation": "主管道归业主共有", "signed_by": "高经理"},
        "outcomes:dispute": reason,
        "outcomes:measure": {
            "since": "2026-01-01",
            "until": "2026-01-31",
            "sample": "41",
            "met": "37",
            "source": "通话清单",
        },
        "outcomes:promise": promise,
        "outcomes:note_promise": promise | {"unit": route["unit"]},
        "outcomes:claim": CLAIMING,
        **{f"outcomes:claim_of_{thing}": CLAIMING for thing in ("referral", "demand", "suggestion")},
        "outcomes:correct": CLAIMING | {"kind": "document", "level": "city", "link": "https://example.org/a.html"},
        **{f"outcomes:{name}": reason for name in ("evidence", "contest")},
        **{f"outcomes:{name}": {"reason": "还没有印发"} for name in ("reject", "unpublish")},
        "outcomes:replace": {"successor": _the_other_outcome(house)},
        "outcomes:link": {"matter": house.thread.code if house else ""},
        "casework:give_back": reason | {"reason": "remit"},
        "casework:assign": {"team": ""},
        "casework:request": reason | {"kind": "extension", "amount": "1", "per": "24"},
        "casework:report": reason | {"outcome": "done"},
        "casework:pass_on": reason | {"unit": route["unit"]},
        "casework:confirm": {"words": "热力公司换了循环泵。"},
        "casework:disclose": {"reason": "约时间上门检修"},
        "casework:note_order": {"number": "20261128-0042"},
        "casework:refer": {"unit": route["unit"], "tier": "ordinary", "words": "请查水压。"},
        "casework:note_talk": {"kind": "visit", "agreed": "室温14度", "held_on": "2026-11-20"},
        "casework:join": {"matter": "00000000"},
        "casework:link": {"matter": "00000000"},
        "casework:together": {"do": "remark", "row": house.referral.code if house else "", "words": "请尽快"},
        "desks:together": reason | {"do": "note", "row": house.thread.code if house else ""},
        "casework:routes": route,
        "casework:route": route | {"title": "供暖与热水"},
        "reading": {"language": "en", "next": "/about/"},
        "track:thread": {"code": "0000 0000 0000 0000"},
        "track:add": words,
        "track:rate": {"solved": "yes"},
        "track:reopen": words,
        "track:appeal": words,
        "track:correct": {"place": "锦苑小区8号楼", "name": "李奶奶", "phone": "", "email": ""},
        "track:mask": {"passage": "老人冻得睡不着"},
        "track:erase": {"code": "0000 0000 0000 0000"},
        "track:consent": {"version": "1"},
        "track:wish": {"version": "1", "body": "请不要写楼号。"},
        "contact:redact": {"question": cast.COLD, "answer": "好了。"},
        "contact:publish": {"version": "1"},
        "contact:correct_publication": {"passages": "客服电话", "reason": "多遮一处"},
        "contact:take_down": {"reason": "答复有误"},
        "contact:name_subject": {"whom": "安和街道代表联络站"},
        "contact:seal": {"reason": "涉及工作人员"},
        "contact:name_reader": {"user": "白洁"},
        "contact:request_second": {"what": "unseal", "reason": "已经查清"},
        "contact:break_glass": {
            "code": house.thread.code if house else "",
            "reason": "附件无法显示，须核对原文件是否损坏，请批准查看",
        },
        "contact:note_duty": {"duty": "court"},
        "accounts:sign_in": {"name": "sunjianguo.yuhe", "password": "a long enough password"},
        "accounts:prove": {"proof-way": "password", "proof-typed": "a long enough password"},
        "accounts:rename_factor": {"name": "旧手机"},
        "accounts:correct_own_name": {"name": "赵敏", "name_en": "Zhao Min"},
        "accounts:change_password": {"old": "a long enough password", "new": "another sentence, also long"},
        "finding:keep_view": {"page": "search", "title": "停水", "q": "停水"},
        "finding:rename_view": {"title": "又迟了的"},
        "finding:extract": {"subject": "messages", "format": "csv", "q": "暖气"},
        "auditing:order": {"subject": "ledger", "format": "xlsx"},
        "auditing:order_register": {"format": "csv"},
        "imports:upload": {"file": SimpleUploadedFile("areas.csv", "名称,类型\n柳林镇,镇\n".encode())},
        "imports:confirm": {"fingerprint": "of another preview"},
        "guide:above": {"above": ""},
        "guide:congress": {
            "name_zh": "榆河区人大",
            "short_zh": "榆河人大",
            "name_en": "Yuhe Congress",
            "short_en": "Yuhe",
            "level": "county",
        },
        "setup:term": {"number": "8", "begins_on": "2021-09-01", "ends_on": "2026-08-31"},
        "setup:arrange_areas": {"row": "1"},
        "setup:add": {"name_zh": "供水公司", "kind": "company"},
        "setup:thing": {"name_zh": "供热公司", "kind": "company"},
        "setup:add_deputy": {"name_zh": "周文"},
        "setup:deputy": {"name_zh": "赵敏", "code": "D009"},
        "setup:seat": {"credential": "12"},
        "setup:move_mandate": {"suspend-on": "2026-11-01", "suspend-basis": "代表法第六十一条"},
        "setup:offer_portrait": {"photo": SimpleUploadedFile("face.png", SMALL_PNG)},
        "rules:draft_profile": {"note": "提速"},
        "rules:put_in_force": {"sure": "on"},
        "calendar:year": {"first": "2026-11-24", "how": "off", "note": "古会", "seen": "1"},
        "calendar:hours": {"usual-0": "09:00-12:00, 14:00-17:00", "note": "作息", "seen": "1"},
        "promises:unit": {"name": "result", "amount": "2", "measure": "wh"},
        "terms:change": {"number": "8", "begins_on": "2026-11-01", "ends_on": "2031-10-31"},
        "terms:notice": {"on": "2026-11-01", "basis": "公告第8号"},
        "terms:add": {"name_zh": "周文"},
        "terms:elect": {"credential": "12"},
        "terms:put_in_force": {"sure": "on"},
        "people:invite": post | {"name": "钱一", "sign_in_name": "qian.yi", "language": "en"},
        "people:invite_deputies": {"language": "en", "until": "2099-01-01"},
        "people:grant_post": post,
        "people:correct": {"email": "zhao@example.org"},
        "people:extend_post": {"until": "2099-01-01"},
        "people:propose_reset": {"reason": "忘了密码"},
        "invitation:open": code,
        "invitation:accept_invitation": code | {"new": "another sentence, also long"},
        "invitation:take_posts": code,
        "contact:reply": words | {"say": "reply", "reply_type": "solved"},
        "contact:contact": {"reason": "约时间上门"},
        "contact:reassign": {"deputy": "孙建国"},
        "contact:hand_back": words,
        "contact:hold": {"reason": "spam"},
        "contact:refuse": words,
        "contact:redirect": words | {"target": "court"},
        "contact:retire_code": {"sure": "on"},
        "contact:issue_code": {"use": "poster", "label": "社区公告栏"},
        "door:at_station": sent,
        "contact:issue_station_code": {"use": "poster", "label": "接待室门口"},
        "stations:roster": {"deputy": "D001"},
        "stations:announce": DAY,
        "stations:correct": DAY,
        "contact:order_sheet": {"kind": "posters", "language": "en"},
        "contact:entry": sent | {"channel": "phone", "consent": "on"},
        "contact:phrases": {"title": "再见", "body": "谢谢您来信。"},
        "contact:phrase": {"title": "收到了", "body": "两天内回您。"},
        "contact:set_focus": {"name": "换阀门", "note": ""},
    }.get(name, {})


def names() -> set[str]:
    """The name of every address, of the installation and of a congress; what has no name stands by its pattern."""
    return {name for urlconf in (settings.ROOT_URLCONF, settings.HEARTH_CONGRESS_URLS) for name in _names(urlconf)}


def _names(urlconf: str) -> set[str]:
    found: dict[Any, set[str]] = {}
    for space, pattern in _patterns(get_resolver(urlconf), ""):
        found.setdefault(pattern.callback, set()).add(f"{space}{pattern.name}" if pattern.name else "")
    # a second way to a page that has a name already needs none of its own
    return {name or repr(view) for view, known in found.items() for name in (known - {""} or known)}


def _patterns(resolver: Any, space: str) -> list[tuple[str, URLPattern]]:
    found = []
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            found.append((space, each))
        else:
            found += _patterns(each, f"{space}{each.namespace}:" if each.namespace else space)
    return found


@contextmanager
def undone() -> Any:
    """Whatever happens inside is taken back, so that everybody finds the house as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
