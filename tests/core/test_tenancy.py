"""A row of one congress is never found from another, by whatever way somebody looks: the application's wall alone.

Asked as the owner of the tables, whom the second wall does not stop; test_walls.py looks at that one.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch

import hearth
from hearth.core import clock, tenancy
from hearth.core.actors import Visitor
from hearth.core.tenancy import NoCongress
from hearth.doors.auditing.models import Export
from hearth.doors.finding import tracing
from hearth.doors.finding.models import Extract, View
from hearth.doors.following.models import Following
from hearth.doors.stations import actions as stations
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry, Seal
from hearth.ground.congress.models import (
    Area,
    Bundle,
    Delegation,
    Deputy,
    Focus,
    Group,
    Import,
    Invitation,
    Place,
    Proposal,
    Station,
    Term,
    Unit,
)
from hearth.ground.courier.models import Dispatch, Outlet, Preference, Way, Wording
from hearth.ground.rulebook import actions as rules
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.calendar import china
from hearth.ground.rulebook.models import Notice, Trial
from hearth.journey.casework.models import Issue, Link, Return, RoutingModel, VoiceNote
from hearth.journey.contact import actions, pace
from hearth.journey.contact.models import Envelope, Message, Photo, Presence, Publication, TermTransition, Thread
from hearth.journey.demands.models import (
    Apart,
    Broadcast,
    Clue,
    Decision,
    Delivered,
    Demand,
    EncoderChoice,
    Encoding,
    Gathering,
    Pin,
    TextReading,
    TextVector,
    Thresholds,
)
from hearth.journey.demands.models import Link as Likeness
from hearth.journey.demands.models import Proposal as Found
from hearth.journey.demands.models import Term as Word
from hearth.journey.outcomes.models import Attachment, Commitment, Evidence, Ground, Heard, Outcome
from hearth.journey.suggestions.models import (
    Answer,
    Ask,
    Assignment,
    Consultation,
    Cosignature,
    Decline,
    Evaluation,
    FromAbove,
    FromBelow,
    Meeting,
    MoreTime,
    Note,
    Reply,
    SealedPaper,
    SentUp,
    Suggestion,
    Supervision,
    Told,
    YearReport,
)
from hearth.journey.suggestions.models import Wording as Worded
from hearth.record.dossier.models import (
    Activity,
    Correction,
    DutyCount,
    DutyKind,
    DutyPhoto,
    DutyRecord,
    DutyVoice,
    DutyYear,
    Objection,
    Slip,
    Urn,
    VoterQuestion,
    VoterReport,
)
from hearth.record.scoring.models import ScoreObjection, ScoreRule, ScoreSheet, Scoring
from tests import cast

PACKAGE = Path(hearth.__file__).parent
TENANTS = tenancy.tenants()

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]


@pytest.fixture
def furnished(jinchuan, wei, yuhe):
    """The neighbour has a row of every kind; our congress has none of most."""
    with tenancy.inside(jinchuan):
        thread = cast.delivered(cast.code_of(wei), name="孙奶奶", phone="139 0000 1111")
        Photo.objects.create(message=thread.messages.get(), number=1)
        actions.show_contact(thread, "call back", by=wei)
        actions.save_phrase(jinchuan, "thanks", "谢谢", by=wei)
        Unit.objects.create(name_zh="供热公司", name_en="Heating", kind="company")
        Place.objects.create(area=Area.objects.get(), name_zh="锦苑小区", kind="estate")
        Delegation.objects.create(name_zh="安和代表团")
        Group.objects.create(name_zh="第一代表小组")
        order, user = {"ordered_at": clock.now(), "ordered_by": wei.id}, User.objects.get(pk=wei.id)
        Bundle.objects.create(kind="letter", language="en", base="", **order)
        Invitation.objects.create(user=user, locator="AAAAAA", invited_at=clock.now(), expires_at=clock.now())
        Proposal.objects.create(kind="reset", user=user, proposed_at=clock.now())
        Focus.objects.create(deputy=wei.deputy, name_zh="供暖", created_at=clock.now())
        pace.Pace.objects.create(deputy=wei.deputy, counted_at=clock.now())
        Seal.objects.create(number=1, entry=Entry.objects.first(), hash=bytes(32))
        thread.deputy_code.sheets.create(
            kind="poster", language="en", base="", ordered_at=clock.now(), ordered_by=wei.id
        )
        Export.objects.create(subject="ledger", format="csv", language="en", ordered_at=clock.now(), ordered_by=wei.id)
        taken = {"language": "en", "ordered_at": clock.now(), "ordered_by": wei.id}
        Extract.objects.create(subject="messages", format="csv", **taken)
        View.objects.create(user=user, title="冷", page="desk", kept_at=clock.now())
        station = Station.objects.get()
        station.roster.create(deputy=wei.deputy)
        stations.announce(station, cast.reception(wei.deputy), by=cast.HOUSE)
        today = clock.today()
        told = Publication.objects.create(
            code="PUBLIC01", thread=thread, deputy=wei.deputy, language="en", asked_on=today, answered_on=today,
            moved_at=clock.now(),
        )  # fmt: skip
        told.editions.create(version=1, question="?", answer=".", stood_from=clock.now())
        change = TermTransition.objects.create(term=Term.objects.get(), planned_at=clock.now())
        change.successions.create(deputy=wei.deputy, fate="leaves")
        Import.objects.create(kind="units", file_name="units.csv", sent_at=clock.now()).rows.create(
            number=2, outcome="new"
        )
        thread.subjects.create(deputy=wei.deputy)
        thread.readers.create(user_id=wei.id)
        thread.glasses.create(user_id=wei.id, reason="", asked_at=clock.now())
        thread.motions.create(user_id=wei.id, what="close", reason="", proposed_at=clock.now())
        Envelope.around(thread, "").save()
        _clocks(thread)
        _casework(thread)
        _together(thread, wei.id)
        _promises(thread)
        _gathered(thread, wei.id)
        _changed(thread)
        _filed(thread)
        _news(wei.id)
    return jinchuan


def _news(owner: Any) -> None:
    """How somebody wants to be told, where else news goes, and words of the congress’s own."""
    Preference.objects.create(owner=owner, group="messages", channels="email")
    Way.objects.create(owner=owner, channel="wechat", address="o-wei", added_at=clock.now())
    Outlet.objects.create(kind="dingtalk", title="群", address="-", secret="-", groups="", added_at=clock.now())
    at = dict.fromkeys(("asked_at", "told_at"), clock.now())
    Following.objects.create(kind="demand", email="li@example.org", reader=b"li", language="en", **at)
    Wording.objects.create(letter="new", language="en", subject="New", text="New.", set_at=clock.now())


def _casework(thread: Any) -> None:
    """A matter that a unit has given back, asked time for, and talked about."""
    unit, now = Unit.objects.get(), {"at": clock.now()}
    issue = Issue.objects.create(code="ISSUE001", thread=thread, opened_at=now["at"])
    issue.strands.create(thread=thread, joined_at=now["at"])
    learnt = dict.fromkeys(("made_at", "moved_at", "newest_at"), now["at"])
    RoutingModel.objects.create(code="LEARNT00", examples=200, **learnt)
    sent = {
        "code": "REFER001",
        "unit": unit,
        "tier": "hard",
        "words": "冷",
        "sent_at": now["at"],
        "first_sent_at": now["at"],
        "moved_at": now["at"],
    }
    referral = issue.referrals.create(**sent)
    tracing.trace(referral)
    Return.objects.create(referral=referral, reason="facts", words="", returned_at=now["at"])
    referral.requests.create(kind="suspension", words="", asked_at=now["at"])
    referral.remarks.create(words="", name="", role="unit", said_at=now["at"])
    thread.talks.create(kind="visit", agreed="", held_on=now["at"].date(), name="", noted_at=now["at"])
    unit.routes.create(title="供暖", words="暖气")


def _clocks(thread: Any) -> None:
    """A promise of every kind of fate, and rules and a calendar to run by."""
    unit, moments = Unit.objects.get(), {"due_at": clock.now(), "at": clock.now()}
    running = clocks.start(thread, "result", "referral.result_hard", owner=unit)
    clocks.pause(running, "waiting", by=cast.HOUSE)
    clocks.resume(running, by=cast.HOUSE)
    clocks.extend(running, 1, "d", "ill", by=cast.HOUSE)
    Notice.objects.create(clock=running, kind="half", struck_at=clock.now(), **moments)
    feng = cast.staff("冯雪", "Feng Xue", "clerk")
    rules.set_year(tenancy.current(), 2026, china(2026), by=feng)
    draft = rules.draft_profile(tenancy.current(), "cn-base-2025", {}, by=feng)
    trial = Trial.objects.create(version=draft, drafted_at=clock.now(), asked_at=clock.now())
    trial.rows.create(clock=running, due_at=clock.now(), is_late=True)
    rules.set_promise(unit, "first answer", 2, "wh", by=feng)


def _together(thread: Any, user: Any) -> None:
    """Somebody is writing about it, spoke into their telephone, and linked it with another."""
    now = clock.now()
    Presence.objects.create(thing_id=thread.pk, user_id=user, since=now, seen_at=now)
    VoiceNote.objects.create(talk=thread.talks.get(), kind="ogg", key="", size=1)
    Link.objects.create(one=thread, other=thread, linked_at=now)


def _promises(thread: Any) -> None:
    """A unit promised to be quick, changed it, and was counted."""
    now, who = clock.now(), {"name": "", "role": "unit"}
    promise = Commitment.objects.create(
        code="PROMISE1", thread=thread, unit=Unit.objects.get(), kind="recurring", words="", percent=95, within=2,
        span="h", metric="accepted", made_at=now, moved_at=now, **who,
    )  # fmt: skip
    promise.revisions.create(reason="", was_percent=90, was_within=2, was_span="h", revised_at=now, **who)
    counted = {"since": now.date(), "until": now.date(), "sample": 1, "met": 1, "percent": 95}
    promise.measurements.create(way="typed", measured_at=now, **counted)


def _gathered(thread: Any, user: Any) -> None:
    """Others wrote the same, somebody decided so, and everybody was answered."""
    now = clock.now()
    demand = Demand.objects.create(code="DEMAND01", title="", moved_at=now)
    decision = Decision.objects.create(verb="begin", demand=demand, name="", role="clerk", made_at=now)
    Gathering.objects.create(demand=demand, thread=thread, since=now)
    Apart.objects.create(demand=demand, thread=thread, decision=decision)
    answer = {"body": "", "reply_type": "explained", "by": user, "name": "", "made_at": now}
    broadcast = Broadcast.objects.create(demand=demand, **answer)
    Delivered.objects.create(broadcast=broadcast, thread=thread, is_answered=True)
    Pin.objects.create(demand=demand, word="", said_by="", at=now)
    Thresholds.objects.create()
    reading = TextReading.objects.create(thread=thread, version=1, told={}, terms=["暖气"], at=now)
    TextVector.objects.create(reading=reading, version="one", at=now, asked_at=now)
    Encoding.objects.create(version="one", begun_at=now, reached_at=now)
    EncoderChoice.objects.create(is_on=True, reason="", name="", set_at=now)
    Clue.objects.create(thread=thread, version=1, words=1, terms=[7], at=now)
    Word.objects.create(term="暖气", amount=1)
    Likeness.objects.create(one=thread, other=thread, probability=0.9, version="", at=now)
    suggestion = Suggestion.objects.create(
        code="SVGGESTN", lead=thread.deputy, title="", facts="", begun_at=now, moved_at=now
    )
    ask = Ask.objects.create(suggestion=suggestion, number=1, words="")
    Worded.objects.create(suggestion=suggestion, number=1, title="", facts="", asks=[], name="", at=now)
    Cosignature.objects.create(suggestion=suggestion, deputy=thread.deputy, moved_at=now)
    told = {"assigned_at": now, "moved_at": now}
    share = Assignment.objects.create(
        code="SHARE000", suggestion=suggestion, unit=Unit.objects.first(), part="lead", **told
    )
    Decline.objects.create(assignment=share, reason="", name="", at=now)
    Consultation.objects.create(assignment=share, round=1, way="visit", held_on=now.date(), words="", name="", at=now)
    MoreTime.objects.create(assignment=share, reason="", name="", at=now)
    reply = Reply.objects.create(assignment=share, round=1, words="", name="", drafted_at=now)
    SealedPaper.objects.create(reply=reply, name="", at=now)
    YearReport.objects.create(year=2026, name="", moved_at=now)
    Answer.objects.create(reply=reply, ask=ask, words="", result_class="resolved")
    Evaluation.objects.create(suggestion=suggestion, round=1, at=now)
    _talked_over(suggestion)
    Told.objects.create(suggestion=suggestion, thread=thread, step="answered", at=now)
    _between_congresses(suggestion)
    Found.objects.create(code="FVNDFVND", kind="merge", threads=[thread.pk], score=0.9, made_at=now)


def _between_congresses(suggestion: Suggestion) -> None:
    """It was sent up and something came back; another came from below."""
    now, here = clock.now(), tenancy.current()
    sent = SentUp.objects.create(suggestion=suggestion, to=here, key=uuid4(), reason="", name="", at=now)
    FromAbove.objects.create(sent=sent, key=uuid4(), place=1, step="taken_on", at=now)
    told = {"number": "", "title": "", "facts": "", "asks": [], "deputies": [], "reason": ""}
    FromBelow.objects.create(code="FR0MBE10", key=uuid4(), origin=here, arrived_at=now, moved_at=now, **told)


def _talked_over(suggestion: Suggestion) -> None:
    """The chair looks after it; deputy and unit have met."""
    now = clock.now()
    supervision = Supervision.objects.create(
        suggestion=suggestion, reason="", proposed_by="", proposed_at=now, moved_at=now
    )
    told = {"held_on": now.date(), "words": "", "name": "", "at": now}
    Note.objects.create(supervision=supervision, kind="inspection", **told)
    Meeting.objects.create(suggestion=suggestion, **told)


def _changed(thread: Any) -> None:
    """A document was issued after somebody wrote, who heard of it."""
    now, who = clock.now(), {"name": "", "role": "clerk"}
    outcome = Outcome.objects.create(
        code="CHANGED1", kind="document", title="", issuer_key="", level="district", since=now.date(), claimed_at=now,
        moved_at=now, **who,
    )  # fmt: skip
    given = Evidence.objects.create(outcome=outcome, given_at=now, **who)
    Attachment.objects.create(outcome=outcome, evidence=given, kind="pdf")
    Ground.objects.create(outcome=outcome, thread=thread, said_at=now, **who)
    Heard.objects.create(outcome=outcome, thread=thread)


def _filed(thread: Any) -> None:
    """A deputy took part in something, said that it is not so, and put it right; the year is closed."""
    now, today = clock.now(), clock.today()
    activity = Activity.objects.create(
        kind="training", title="", held_on=today, name="", role="clerk", registered_at=now
    )
    line = DutyRecord.objects.create(
        deputy=thread.deputy, kind="training", origin="organiser", done_on=today, activity=activity, entered_at=now,
        moved_at=now,
    )  # fmt: skip
    Objection.objects.create(record=line, words="", name="", made_at=now)
    Correction.objects.create(record=line, was={}, name="", made_at=now)
    DutyPhoto.objects.create(record=line, number=1)
    DutyVoice.objects.create(record=line, kind="ogg", key="", size=1)
    DutyKind.objects.create(duty="fieldwork", name_zh="巡河", set_at=now)
    DutyCount.objects.create(deputy=thread.deputy, year=today.year, kind="training", lines=1)
    report = VoterReport.objects.create(
        deputy=thread.deputy, year=2026, words="", name="", drafted_at=now, moved_at=now
    )
    VoterQuestion.objects.create(report=report, words="", asked_at=now, moved_at=now, submission=b"")
    Slip.objects.create(report=report, hash=b"")
    Urn.empty(report)
    DutyYear.objects.create(year=today.year, name="", locked_at=now, lines=1)
    Scoring.objects.create(is_on=True, reason="", name="", set_at=now)
    told = {"points": 3, "cap": 9, "legal_basis": "8", "valid_from_on": today, "name": "", "set_at": now}
    rule = ScoreRule.objects.create(kind="training", counts_by="day", **told)
    sheet = ScoreSheet.objects.create(deputy=thread.deputy, year=today.year, total=0, name="", reckoned_at=now)
    ScoreObjection.objects.create(sheet=sheet, rule=rule, words="", name="", made_at=now)


def ways_to_find(model: Any, row: models.Model) -> dict[str, Any]:
    """Every way in which a manager could bring the row to light, each answering something empty if it does not."""
    rows = model.objects
    return {
        "all": list(rows.all()),
        "by key": list(rows.filter(pk=row.pk)),
        "by congress": list(rows.filter(congress_id=row.congress_id)),
        "either way": list(rows.filter(pk=row.pk) | rows.filter(congress_id=row.congress_id)),
        "excluded": list(rows.exclude(pk=None)),
        "in bulk": rows.in_bulk([row.pk]),
        "first": rows.order_by("pk").first(),
        "count": rows.filter(pk=row.pk).count(),
        "exists": rows.filter(pk=row.pk).exists(),
        "values": [values["pk"] for values in rows.values("pk")],
        "values list": list(rows.values_list("pk", flat=True)),
        "aggregate": rows.aggregate(n=Count("pk"))["n"],
        "annotated": list(rows.annotate(again=F("pk")).filter(again=row.pk)),
        "iterated": list(rows.iterator()),
        "union": list(rows.all().union(rows.filter(pk=row.pk))),
        "subquery": rows.filter(Exists(rows.filter(pk=OuterRef("pk")))).count(),
        "base manager": list(model._base_manager.filter(pk=row.pk)),
        "default manager": list(model._default_manager.filter(pk=row.pk)),
        "updated": rows.filter(pk=row.pk).update(congress_id=F("congress_id")),
        "deleted": rows.filter(pk=row.pk).delete()[0],
    }


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model.__name__)
def test_a_row_of_the_neighbour_is_found_by_no_way(model, furnished, yuhe):
    with tenancy.inside(furnished):
        row = model.objects.first()
        assert row is not None, "the neighbour needs a row of this kind, or the test proves nothing"
    own = set(model.objects.values_list("pk", flat=True))

    found = ways_to_find(model, row)

    assert row.pk not in own
    assert not any({row, row.pk} & set(rows) for rows in found.values() if isinstance(rows, list))
    assert found["in bulk"] == {} and found["aggregate"] == len(own) == found["subquery"]
    assert [found[way] for way in ("count", "exists", "updated", "deleted")] == [0, False, 0, 0]
    with pytest.raises(model.DoesNotExist):
        row.refresh_from_db()


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model.__name__)
def test_outside_every_congress_a_question_fails(model):
    with pytest.raises(NoCongress):
        model.objects.count()

    with pytest.raises(NoCongress):
        model._base_manager.first()


def test_outside_every_congress_nothing_can_be_written():
    with pytest.raises(NoCongress):
        Unit.objects.bulk_create([Unit(name_zh="供热公司", name_en="Heating", kind="company")])


def test_new_rows_take_the_congress_in_scope(yuhe):
    one = Unit.objects.create(name_zh="供热公司", name_en="Heating", kind="company")
    two, three = Unit.objects.bulk_create(Unit(name_zh=name, name_en=name, kind="bureau") for name in ("二", "三"))

    assert {one.congress_id, two.congress_id, three.congress_id} == {yuhe.pk}


def test_the_inner_congress_counts_and_the_outer_comes_back(yuhe, jinchuan):
    with tenancy.inside(jinchuan):
        within = tenancy.current_id()

    assert (within, tenancy.current_id()) == (jinchuan.pk, yuhe.pk)


def test_the_outer_congress_comes_back_after_a_failure(yuhe, jinchuan):
    with pytest.raises(ZeroDivisionError), tenancy.inside(jinchuan):
        1 / 0  # noqa: B018 - it is meant to fail

    assert tenancy.current() == yuhe


def test_relations_lead_nowhere_from_another_congress(furnished, yuhe):
    with tenancy.inside(furnished):
        deputy = Deputy.objects.get()
        message = Message.objects.get()

    assert list(deputy.threads.all()) == []
    assert deputy.deputy_codes.count() == 0
    with pytest.raises(Thread.DoesNotExist):
        _ = message.thread


def test_prefetching_brings_nothing_over(furnished, yuhe):
    with tenancy.inside(furnished):
        deputies = Deputy.objects.order_by("pk")

    plain = deputies.prefetch_related("threads").first()
    named = deputies.prefetch_related(Prefetch("threads", Thread.objects.all(), to_attr="theirs")).first()

    assert list(plain.threads.all()) == [] and named.theirs == []


def test_a_query_made_in_one_congress_stays_there(furnished, yuhe):
    with tenancy.inside(furnished):
        threads = Thread.objects.all()

    assert [thread.congress_id for thread in threads] == [furnished.pk]


def test_an_actor_of_one_congress_sees_nothing_of_another(thread, wei):
    assert not Thread.objects.visible_to(wei).exists()
    assert not Thread.objects.visible_to(Visitor()).exists()
    assert not Thread.objects.visible_to(None).exists()


def test_what_lies_in_the_outbox_is_decrypted_in_its_own_congress_only(furnished, yuhe):
    with tenancy.inside(furnished):
        theirs = Dispatch.objects.all()
        assert theirs.get().address

    with pytest.raises(InvalidTag):
        theirs.all().get().address  # noqa: B018  looking is what fails


def test_nobody_goes_round_the_wall_with_raw_queries():
    """`raw()` and `extra()` are not filtered; a cursor is the only other way, and its few users name the congress."""
    calls = {
        (path.relative_to(PACKAGE).as_posix(), node.func.attr)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"raw", "extra"}
    }

    assert calls == set()
