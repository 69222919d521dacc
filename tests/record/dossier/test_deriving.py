"""A deputy's file fills itself: what the ledger tells stands there once, and a second reading changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.doors.stations import actions as stations
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models.reception import Sitting
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions as contact
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Decision, Demand
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.suggestions import actions as suggestions
from hearth.record.dossier import actions as dossier
from hearth.record.dossier import counting, deriving
from hearth.record.dossier.kinds import DUTIES
from hearth.record.dossier.models import DutyCount, DutyRecord
from tests import cast, filing, suggesting

pytestmark = pytest.mark.django_db


def file_of(deputy) -> list[tuple[str, str]]:
    """Kind and source of each line that stands in the file, after the ledger was read."""
    deriving.replay()
    lines = DutyRecord.objects.filter(deputy=deputy.deputy).counted().order_by("kind", "done_on", "key")
    return [(line.kind, line.source_code) for line in lines]


def test_an_answered_message_counts_once_however_often_it_is_answered(thread, zhao):
    contact.reply(thread, "已经请热力公司去看。", "measure", by=zhao, promised_on=clock.today() + timedelta(days=3))
    contact.rate(thread, "no", None, by=cast.author(thread))
    contact.reopen(thread, "还是冷。", by=cast.author(thread))
    contact.reply(thread, "又去了一次。", "explained", by=zhao)

    assert file_of(zhao) == [("reply", thread.code)]


def test_what_staff_did_for_a_deputy_stands_in_nobodys_file(thread, zhao, bai):
    contact.take_over(thread, by=bai)
    contact.reply(thread, "工作人员代为答复。", "explained", by=bai)

    assert file_of(zhao) == []


def test_what_an_aide_did_in_their_name_stands_in_the_deputys_file(thread, zhao, aide):
    contact.reply(thread, "代表已去看过。", "explained", by=aide)

    assert file_of(zhao) == [("reply", thread.code)]


def test_it_is_theirs_whose_message_it_was_then(thread, zhao, sun, bai):
    contact.hand_over(thread, "请协调供热公司。", by=zhao)
    contact.reassign(thread, sun.deputy, by=bai)

    assert file_of(zhao) == [("coordination", thread.code)]
    assert file_of(sun) == []


def test_solved_is_what_the_resident_says_last(thread, zhao):
    contact.reply(thread, "修好了。", "solved", by=zhao)
    contact.rate(thread, "yes", 3, by=cast.author(thread))
    assert ("solved", thread.code) in file_of(zhao)

    contact.reopen(thread, "又坏了。", by=cast.author(thread))

    assert file_of(zhao) == [("reply", thread.code)]


def test_each_visit_is_a_line_on_the_day_it_was(thread, zhao):
    yesterday = clock.today() - timedelta(days=1)
    casework.note_talk(thread, "visit", "测了六户的温度。", yesterday, by=zhao)
    casework.note_talk(thread, "visit", "又去了一次。", clock.today(), by=zhao)
    casework.note_talk(thread, "talk", "和热力公司约好周三。", clock.today(), by=zhao, whom="热力公司")

    assert [kind for kind, _code in file_of(zhao)] == ["talk", "visit", "visit"]
    assert DutyRecord.objects.filter(kind="visit", done_on=yesterday).count() == 1


def test_a_demand_counts_for_whoever_answers_for_it_and_not_if_that_is_taken_back(thread, zhao, sun, bai):
    demand = demands.begin(thread, "早晚暖气不热", by=zhao)
    demands.confirm(demand, zhao.deputy, "早晚暖气不热", by=bai)
    demands.hand_to(Demand.objects.get(), sun.deputy, by=bai)
    assert (file_of(zhao), file_of(sun)) == ([("demand", demand.code)], [("demand", demand.code)])

    demands.undo(Decision.objects.order_by("-made_at", "-pk").first(), by=bai)

    assert (file_of(zhao), file_of(sun)) == ([("demand", demand.code)], [])


def test_a_suggestion_counts_for_its_lead_and_for_the_names_under_its_wording(zhao, sun, bai):
    suggestion = suggesting.invited(zhao, sun)
    suggestions.cosign(suggesting.name_of(suggestion, sun), suggestion.wording, by=sun)
    suggestions.submit(suggesting.as_it_is(suggestion), by=zhao)
    assert (file_of(zhao), file_of(sun)) == ([], [])

    suggestions.register(suggesting.as_it_is(suggestion), suggesting.Register("city", "供暖"), by=bai)

    assert file_of(zhao) == [("suggestion", suggestion.code)]
    assert file_of(sun) == [("cosignature", suggestion.code)]


def test_a_name_that_fell_away_does_not_count(zhao, sun, bai):
    suggestion = suggesting.invited(zhao, sun)
    suggestions.cosign(suggesting.name_of(suggestion, sun), suggestion.wording, by=sun)
    suggestions.revise(suggesting.as_it_is(suggestion), suggesting.WORDS._replace(facts="另一段案由。" * 8), by=zhao)
    suggestions.submit(suggesting.as_it_is(suggestion), by=zhao)
    suggestions.register(suggesting.as_it_is(suggestion), suggesting.Register("city", "供暖"), by=bai)

    assert file_of(sun) == []


def test_each_round_of_judging_counts(zhao, bai, he, chief, heating):
    given = suggesting.assigned(zhao, bai, suggesting.Share(heating, "lead"))
    suggesting.judged(suggesting.answered(given, he, chief), zhao)

    assert ("evaluation", given.code) in file_of(zhao)


def test_an_outcome_counts_for_those_behind_it_while_it_is_public(thread, zhao, bai):
    outcome = cast.in_force(thread, bai, zhao)
    assert {kind for kind, _code in file_of(zhao)} == {"outcome", "verification"}

    outcomes.unpublish(outcome, "还没有做到", by=bai)

    assert {kind for kind, _code in file_of(zhao)} == {"verification"}


def test_a_promise_followed_counts_once_even_where_matters_are_handled_together(referral, zhao, he, code, bai):
    promise = cast.promised(referral, he)
    outcomes.fulfil(promise, "换好了。", by=he)
    outcomes.confirm(promise, by=zhao)

    assert [kind for kind, _code in file_of(zhao)] == ["follow_up"]


def test_a_reception_day_that_is_over_waits_to_be_verified(zhao, bai, station, monkeypatch):
    day = stations.announce(station, cast.reception(zhao.deputy, in_days=7), by=bai)
    deriving.replay()
    assert not DutyRecord.objects.exists()

    later = clock.now() + timedelta(days=9)
    monkeypatch.setattr(clock, "now", lambda: later)
    deriving.replay()
    deriving.replay()

    line = DutyRecord.objects.get()
    assert (line.kind, line.state, line.done_on, line.source_id) == ("reception", "pending", day.held_on, day.pk)


def test_one_called_off_is_in_no_file(zhao, bai, station, monkeypatch):
    day = stations.announce(station, cast.reception(zhao.deputy, in_days=7), by=bai)
    stations.cancel(day, by=bai)
    later = clock.now() + timedelta(days=9)
    monkeypatch.setattr(clock, "now", lambda: later)

    deriving.replay()

    assert not DutyRecord.objects.exists()


def test_the_file_fills_itself_as_things_happen(at_once, thread, zhao):
    contact.reply(thread, "修好了。", "solved", by=zhao)

    assert DutyRecord.objects.get().source_id == thread.pk


def test_an_empty_file_read_anew_holds_the_same(at_once, thread, zhao, sun, bai, he, chief, heating):
    contact.hand_over(thread, "请协调供热公司。", by=zhao)
    contact.reply(thread, "修好了。", "solved", by=zhao)
    contact.rate(thread, "yes", 3, by=cast.author(thread))
    demand = demands.begin(thread, "早晚暖气不热", by=zhao)
    demands.confirm(demand, zhao.deputy, "早晚暖气不热", by=bai)
    cast.in_force(thread, bai, zhao)
    given = suggesting.assigned(zhao, bai, suggesting.Share(heating, "lead"))
    suggesting.judged(suggesting.answered(given, he, chief), zhao)
    live = filing.everything()
    assert len(live[0]) >= 8

    assert filing.read_anew() == live


def test_counts_are_those_of_the_lines(thread, zhao):
    contact.hand_over(thread, "请协调。", by=zhao)
    contact.reply(thread, "修好了。", "solved", by=zhao)
    deriving.replay()

    year = clock.today().year
    assert counting.by_kind(zhao.deputy.pk, year) == {"coordination": 1, "reply": 1}
    assert counting.by_duty(counting.by_kind(zhao.deputy.pk, year)) == {"contact": 2}


def test_no_median_is_told_of_a_handful(thread, zhao):
    contact.reply(thread, "修好了。", "solved", by=zhao)
    deriving.replay()

    assert counting.medians(clock.today().year) == {}


def test_the_median_counts_those_without_a_line(yuhe, thread, zhao):
    others = [cast.deputy(f"D1{n:02d}", f"代表{n}", f"Deputy {n}") for n in range(9)]
    contact.reply(thread, "修好了。", "solved", by=zhao)
    deriving.replay()

    assert len(others) + 1 == counting.LEAST
    assert counting.medians(clock.today().year) == dict.fromkeys(DUTIES, 0.0)


def test_read_in_any_order_it_is_the_same_file(thread, zhao, sun, bai):
    contact.reply(thread, "第一次答复。", "explained", by=zhao)
    contact.rate(thread, "no", None, by=cast.author(thread))
    contact.reopen(thread, "还是冷。", by=cast.author(thread))
    later = clock.now() + timedelta(days=2)
    with clock.standing_at(later):
        contact.reply(thread, "第二次答复。", "explained", by=zhao)
        demand = demands.begin(thread, "早晚暖气不热", by=zhao)
        demands.confirm(demand, zhao.deputy, "早晚暖气不热", by=bai)
        demands.hand_to(Demand.objects.get(), sun.deputy, by=bai)
    with clock.standing_at(later + timedelta(days=1)):
        demands.undo(Decision.objects.order_by("-made_at", "-pk").first(), by=bai)
        demands.hand_to(Demand.objects.get(), sun.deputy, by=bai)
    told = [entry for entry in Entry.objects.order_by("at", "id") if entry.event in deriving.RULES]
    columns = ("deputy", "kind", "done_on", "state")

    files = []
    for order in (told, told[::-1], told[1::2] + told[::2]):
        DutyCount.objects.all().delete()
        DutyRecord.objects.all()._raw_delete("default")
        for entry in order:
            deriving.enter(entry)
        files.append(sorted(DutyRecord.objects.counted().values_list(*columns), key=str))

    assert files[0] == files[1] == files[2]
    assert {(kind, day) for _deputy, kind, day, _state in files[0] if kind == "reply"} == {("reply", clock.today())}
    owners = {deputy for deputy, kind, _day, _state in files[0] if kind == "demand"}
    assert owners == {zhao.deputy.pk, sun.deputy.pk}


def test_a_reception_day_nobody_held_is_taken_out_by_whoever_was_to_sit_there(zhao, bai, station, monkeypatch):
    stations.announce(station, cast.reception(zhao.deputy, in_days=7), by=bai)
    later = clock.now() + timedelta(days=9)
    monkeypatch.setattr(clock, "now", lambda: later)
    deriving.replay()
    line = DutyRecord.objects.select_related("deputy").get()
    dossier.send_back(line, "那天停电，没有接待。", by=bai)

    dossier.withdraw(line, by=zhao)
    deriving.replay()

    assert DutyRecord.objects.get().state == "withdrawn"


def test_nothing_waits_in_a_year_that_is_closed(yuhe, zhao, bai, station, monkeypatch):
    stations.announce(station, cast.reception(zhao.deputy, in_days=7), by=bai)
    later = clock.now() + timedelta(days=400)
    monkeypatch.setattr(clock, "now", lambda: later)
    held_in = Sitting.objects.get().day.held_on.year
    dossier.lock_year(yuhe, held_in, by=bai)

    deriving.replay()

    assert not DutyRecord.objects.exists()
