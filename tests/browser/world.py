"""A congress in which everything that can be seen has happened at least once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hearth.core import clock
from hearth.core.actors import Actor, System
from hearth.core.addresses import address
from hearth.core.ids import uuid7
from hearth.doors.auditing.actions import export as order_export
from hearth.doors.auditing.models import Export
from hearth.doors.finding import actions as finding
from hearth.doors.finding.models import Extract
from hearth.doors.following import tokens
from hearth.doors.following.models import Following
from hearth.doors.stations import actions as stations
from hearth.ground.accounts.models import User
from hearth.ground.audit import sealing
from hearth.ground.audit.models import Entry
from hearth.ground.audit.recording import sight
from hearth.ground.congress import actions as posts
from hearth.ground.congress.models import Bundle, District, Import, Invitation, ReceptionDay, Station, Term
from hearth.ground.courier import actions as courier
from hearth.ground.courier import stopping
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.stopping import token_of
from hearth.ground.rulebook import actions as rulebook
from hearth.ground.rulebook import clocks, rearranging
from hearth.ground.rulebook.calendar import china
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework.models import Referral
from hearth.journey.contact import actions, incoming
from hearth.journey.contact.models import DeputyCode, Phrase, Publication, Sheet, Thread
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes.models import Commitment, Outcome
from hearth.journey.suggestions.models import Suggestion
from tests import cast
from tests.browser import world_demands, world_files, world_outcomes, world_promises, world_suggestions, world_units
from tests.ground.congress.importing.sheets import imported, sent
from tests.journey.contact.test_views_door import picture

TOLD = ("proposed", "redacted", "consented", "published", "gone")
Step = Callable[[Thread, dict[str, Any]], Any]


@dataclass
class World:
    """Who is here, which codes hang where, and a thread of Zhao's for each way things can go."""

    people: dict[str, Actor]
    codes: dict[str, DeputyCode]
    phrase: Phrase
    sheet: Sheet
    entry: Entry
    export: Export
    station: Station
    sources: list[Import]
    day: ReceptionDay
    invitation: Invitation
    bundle: Bundle
    matters: world_units.Matters
    promises: dict[str, Commitment]
    demands: dict[str, Demand]
    outcomes: dict[str, Outcome]
    suggestions: dict[str, Suggestion]
    files: world_files.Files
    extracts: list[Extract]
    versions: list[int]
    threads: dict[str, Thread] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    stop_address: str = ""
    followings: list[str] = field(default_factory=list)


def build(congress: Any, people: dict[str, Actor]) -> World:
    """Let it all happen, through the same actions as anywhere else."""
    zhao, bai = people["zhao"], people["bai"]
    codes = {"active": cast.code_of(zhao), "paused": cast.code_of(people["sun"]), "retired": cast.code_of(zhao)}
    actions.pause_code(codes["paused"], by=bai)
    actions.retire_code(codes["retired"], by=bai)
    actions.set_focus(zhao.deputy, "7号楼的暖气", "周五前冲洗管道", by=zhao)
    phrase = actions.save_phrase(congress, "预约上门", "我们会先打电话，再上门看一看。", by=zhao)
    sheet = actions.order_sheet(congress, "poster", "zh-hans", "https://example.org", by=bai, code=codes["active"])
    station = Station.objects.get()
    stations.attach(station, zhao.deputy, by=bai)
    day = stations.announce(station, cast.reception(zhao.deputy), by=bai)
    codes["station"] = actions.issue_code(station, by=bai)
    shi = cast.staff("施宇", "Shi Yu", "admin")
    people["shi"], people["ning"] = shi, cast.staff("宁若兰", "Ning Ruolan", "admin")
    invitation = posts.invite(
        congress, posts.Person("周岚", "zhou.lan"), posts.Offer("committee", reason="新到岗"), by=shi
    )
    posts.give(User.objects.get(pk=bai.id), posts.Offer("auditor", reason="党组会议决定"), by=shi)
    bundle = posts.order_letter(invitation, "https://example.org", by=shi)
    lived = {name: _lived(codes["active"], steps, people) for name, steps in LIVES.items()}
    export = order_export(congress, "ledger", "xlsx", {}, by=people["auditor"])
    sight(lived["delivered"], by=bai, reason="约时间上门")
    sealing.seal_new()
    entry = Entry.objects.about(lived["delivered"]).last()
    lived |= {f"{state} answer": _lived(codes["active"], ANSWERED, people) for state in TOLD}
    told = {state: _told(lived[f"{state} answer"], state, bai) for state in TOLD}
    extracts = _taken(congress, zhao, bai)
    sources = _sources(bai)
    term = {"number": 8, "begins_on": date(2098, 9, 1), "ends_on": date(2103, 8, 31)}
    actions.elect(actions.plan_change(Term(), by=bai, **term), zhao.deputy, by=bai, district=District.objects.get())
    matters = world_units.build(codes["active"], people)
    lived |= {f"{state} matter": referral.thread for state, referral in matters.referrals.items()}
    promises = world_promises.build(people, matters.referrals["accepted"])
    demands = world_demands.build(people, codes["active"])
    changed = world_outcomes.build(people, demands["owned"])
    suggested = world_suggestions.build(people, demands["owned"])
    stop = _letters(lived["delivered"], zhao, bai)
    legal = _legislated(congress, matters.referrals["sent"], people)
    papers = (sheet, entry, export, station, sources, day, invitation, bundle)
    chapters = (matters, promises, demands, changed, suggested, world_files.build(people))
    return World(people, codes, phrase, *papers, *chapters, extracts, legal, lived, told, stop, _followings())


def _followings() -> list[str]:
    """The pages of one that waits for its button, one that stands, and one that was stopped."""
    at = dict.fromkeys(("asked_at", "told_at"), clock.now())
    made = [
        Following.objects.create(kind="suggestion", state=state, reader=state.encode(), language="en", **at).pk
        for state in ("asked", "following")
    ]
    return [address("following:own", stopping.sealed(tokens.SEAL, key)) for key in (*made, uuid7())]


def _letters(thread: Thread, zhao: Actor, bai: Actor) -> str:
    """Letters in each state, and words of the congress’s own; answers where one of the letters can be stopped."""
    line = Entry.objects.about(thread).first()
    made = {"entry": line.pk, "language": "zh-hans", "created_at": clock.now()}
    went = Dispatch.objects.create(recipient="citizen", letter="read", channel="email", state="sent", **made)
    to_zhao = {"recipient": f"user {zhao.id}", "letter": "new", **made}
    Dispatch.objects.create(channel="email", state="failed", error="SMTPRecipientsRefused", **to_zhao)
    Dispatch.objects.create(channel="sms", state="unknown", error="TimeoutError", **to_zhao)
    Dispatch.objects.create(channel="wechat", state="delivered", **to_zhao)
    nobody = {"recipient": f"user {bai.id}", "channel": "none", "state": "dropped", "error": "no way"}
    Dispatch.objects.create(letter="held", **nobody, **made)
    courier.reword(thread.congress, "new", "en", "A new message for you", "Somebody wrote to {deputy}.", by=bai)
    return address("news:stop", token_of(went))


def _taken(congress: Any, zhao: Actor, bai: Actor) -> list[Extract]:
    """A view of each, and a file of Zhao's in each state that is shown differently."""
    mine = finding.keep_view(congress, "暖气，还没办完", "search", {"q": "暖气", "state": "coordinating"}, by=zhao)
    finding.keep_view(congress, "快到期的", "desk", {"tray": "todo"}, by=zhao)
    finding.share_view(finding.keep_view(congress, "各单位迟办", "board", {"tray": "late"}, by=bai), by=bai)
    made = []
    for state in ("ready", "waiting", "ordered", "declined", "gone", "failed"):
        file = finding.extract(congress, "messages", "xlsx", mine.asked, by=zhao)
        Extract.objects.filter(pk=file.pk).update(state=state, rows=312)
        made.append(Extract.objects.get(pk=file.pk))
    return made


def _legislated(congress: Any, referral: Referral, people: dict[str, Actor]) -> list[int]:
    """Rules that were put in force, a draft that was tried, and a year in which a day is arranged otherwise."""
    bai, changes = (
        people["bai"],
        {"referral.return": {"amount": 4, "unit": "wh", "cite": "主任会议2026年第3次会议决定"}},
    )
    first = rulebook.draft_profile(congress, "cn-base-2025", changes, by=bai, note="缩短退回时限")
    rulebook.put_in_force(first, by=people["shi"])
    window = clocks.running(referral, "return")
    began = clock.now() - timedelta(hours=6)
    Clock.objects.filter(pk=window.pk).update(started_at=began, due_at=began + timedelta(days=1))
    clocks.stop(clocks.running(referral, "return"), "done")
    quicker = {"referral.return": {"amount": 2, "unit": "h", "cite": "主任会议2026年第9次会议决定"}}
    draft = rulebook.draft_profile(congress, "cn-base-2025", changes | quicker, by=bai, note="冬季提速")
    trial = rulebook.try_rules(draft, by=bai)
    while rulebook.go_on_trying(trial, by=System("clock")):
        pass
    plan = rearranging.rearranged(china(2026), [date(2026, 11, 24)], "off")
    rulebook.set_year(congress, 2026, plan, by=bai, note="古会放假")
    return [first.number, draft.number]


def _sources(bai: Actor) -> list[Import]:
    """A spreadsheet in each state that is shown differently."""
    rows = [
        ["编号", "姓名", "选区所在街道乡镇", "选区号"],
        ["D001", "赵明敏", "安和街道", "3"],
        ["D7", "钱多", "安河街道", "3"],
    ]
    previewed, failed = sent("deputies", rows, bai), sent("areas", [["甲"], ["乙"]], bai)
    reading = sent("units", [["名称"], ["供水站"]], bai)
    Import.objects.filter(pk=reading.pk).update(state="reading")
    done = imported("groups", [["名称"], ["安和代表小组"]], bai)
    return [previewed, failed, reading, done]


def _lived(code: DeputyCode, steps: list[Step], people: dict[str, Actor]) -> Thread:
    photo = SimpleUploadedFile("cold.jpg", picture().read())
    thread = cast.written(code, phone="138 0000 2046", photos=() if steps else incoming.keep([photo]))
    for step in steps:
        step(thread, {**people, "author": cast.author(thread), "clock": System("clock")})
    return Thread.objects.get(pk=thread.pk)


def _told(thread: Thread, state: str, bai: Actor) -> Publication:
    until = "published" if state == "gone" else state
    cast.published(
        thread,
        by=bai,
        until=until,
        answer="周五前冲洗管道。",
        body="锦苑小区▇▇▇早晚室温只有14度，老人冻得睡不着，客服电话一直占线。",
    )
    if state == "gone":
        actions.take_down(thread, "答复有误，重新办理。", by=bai)
    return Publication.objects.select_related("thread").get(thread=thread)


def step(who: str, verb: str, *words: Any, **details: Any) -> Step:
    """Somebody does something about a thread."""
    return lambda thread, people: getattr(actions, verb)(thread, *words, by=people[who], **details)


ANSWERED = [
    step("zhao", "acknowledge", "我先问问热力公司。"),
    step("bai", "note", "和上周是同一栋楼。"),
    step("zhao", "show_contact", "上门前打电话"),
    step("zhao", "reply", "周五前冲洗管道。", "measure", promised_on=date(2099, 1, 1)),
]
NOT_SOLVED = [*ANSWERED, step("author", "rate", "no", 1)]
LIVES: dict[str, list[Step]] = {
    "delivered": [],
    "need_info": [step("zhao", "ask", "晚上几点最冷？")],
    "coordinating": [step("zhao", "hand_over", "请协调热力公司。")],
    "replied": ANSWERED,
    "rated": [*ANSWERED, step("author", "rate", "yes", 3)],
    "not_solved": NOT_SOLVED,
    "reopened": [*NOT_SOLVED, step("author", "reopen", "还是只有十五度。")],
    "closed": [*ANSWERED, step("clock", "close")],
    "held": [step("bai", "hold", ("self_harm",), is_urgent=True)],
    "redirected": [step("bai", "redirect", "court", "请在十五日内向区法院提出上诉。")],
    "not_accepted": [step("bai", "refuse", "这里面没有可以办的事情。")],
    "withdrawn": [step("author", "withdraw")],
}
