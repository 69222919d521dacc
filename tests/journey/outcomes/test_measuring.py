"""How often a promise was kept: counted from rows as anybody would count them, or typed with a source."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook.calendar import WorkingDays, china
from hearth.ground.rulebook.reckoning import Rest, Span
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.journey.casework import actions as casework
from hearth.journey.casework.models import Referral, Request
from hearth.journey.outcomes import actions, labels, tasks
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.counting import Case, Count, count, tally
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Commitment, Measurement
from tests import cast

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
BEGAN = datetime(2026, 10, 12, 10, 0, tzinfo=SHANGHAI)
NOW = datetime(2026, 11, 3, 10, 0, tzinfo=SHANGHAI)
MADE = datetime(2026, 10, 1, 1, 0, tzinfo=SHANGHAI)
EVERY_DAY = WorkingDays(china, 0)
A_MINUTE = timedelta(minutes=1)
LONGEST = 600
TYPED = Count(41, 37)

pytestmark = pytest.mark.django_db
minutes = st.integers(0, LONGEST)


@pytest.fixture
def two_hours(thread, bai, heating, he):
    """Since the first of October the heating company promises to react to a referral within two hours."""
    with clock.standing_at(MADE):
        return cast.quick(cast.referred(thread, bai, heating), he)


@pytest.fixture
def hotline(referral, he):
    """It promises to answer its hotline within two hours; the platform does not hear it ring."""
    with clock.standing_at(MADE):
        return cast.quick(referral, he, "outside")


@pytest.fixture
def sent(code, bai, heating, two_hours):
    """A matter is sent to the heating company at that moment."""

    def send(at=BEGAN, **slip):
        with clock.standing_at(at):
            return cast.referred(cast.delivered(code), bai, heating, **slip)

    return send


def later(referral, minutes, verb):
    with clock.standing_at(BEGAN + timedelta(minutes=minutes)):
        verb(Referral.objects.get(pk=referral.pk))


def counted(promise, now=NOW):
    # the matter in which it was promised was sent in the same month, and nobody ever took it on
    found = count(promise, *OCTOBER, now)
    return found._replace(sample=found.sample - 1)


@st.composite
def cases(draw):
    """A referral, in minutes from its start: when it was answered or ended, and when its clock stood still."""
    ends = sorted(draw(st.sets(minutes, max_size=4)))
    rests = tuple(zip(ends[::2], ends[1::2], strict=False))
    return draw(st.none() | minutes), draw(st.none() | minutes), rests


def at(minute):
    return None if minute is None else BEGAN + minute * A_MINUTE


def measurement(sample, met, percent):
    return Measurement(congress_id=uuid4(), sample=sample, met=met, percent=percent)


def made(answered, ended, rests):
    return Case(BEGAN, at(answered), at(ended), tuple(Rest(at(since), at(until)) for since, until in rests))


def obvious(answered, ended, rests, allowed, now):
    """Walk minute by minute, as with a stopwatch in the hand; True, False, or nobody can say.

    A stopwatch stopped with nothing left stands there until it is let go: only then the time is over.
    """
    ran = due = 0
    while ran < allowed or any(since <= due < until for since, until in rests):
        ran += not any(since <= due < until for since, until in rests)
        due += 1
    if answered is not None:
        return answered <= due
    return False if (now if ended is None else ended) > due else None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(cases(), max_size=4), st.integers(1, LONGEST), minutes)
def test_it_is_counted_as_anybody_would_count(told, allowed, now):
    found = tally([made(*each) for each in told], Span(allowed, "min"), at(now), EVERY_DAY)

    verdicts = [obvious(*each, allowed, now) for each in told]
    assert found == Count(
        sum(each is not None for each in verdicts), sum(each is True for each in verdicts), verdicts.count(None)
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(cases(), max_size=4), st.integers(1, LONGEST), minutes)
def test_nothing_is_counted_twice_or_left_out(told, allowed, now):
    found = tally([made(*each) for each in told], Span(allowed, "min"), at(now), EVERY_DAY)

    assert found.sample + found.missing == len(told)
    assert 0 <= found.met <= found.sample


def test_taken_on_within_the_two_hours_it_was_kept(two_hours, sent, he):
    quick, slow = sent(), sent()
    later(quick, 119, lambda r: casework.accept(r, by=he))
    later(slow, 121, lambda r: casework.accept(r, by=he))

    assert counted(two_hours) == Count(2, 1)


def test_given_back_with_a_reason_is_an_answer_as_well(two_hours, sent, he):
    later(sent(), 60, lambda r: casework.give_back(r, "remit", "归供水", by=he))

    assert counted(two_hours) == Count(1, 1)


def test_what_was_never_answered_was_not_kept(two_hours, sent):
    sent()

    assert counted(two_hours) == Count(1, 0)


def test_what_was_taken_back_before_its_time_says_nothing(two_hours, sent, bai):
    later(sent(), 30, lambda r: casework.withdraw(r, by=bai))

    assert counted(two_hours) == Count(0, 0, 1)


def test_what_was_taken_back_too_late_was_not_kept(two_hours, sent, bai):
    later(sent(), 300, lambda r: casework.withdraw(r, by=bai))

    assert counted(two_hours) == Count(1, 0)


def test_other_months_other_units_and_other_tiers_do_not_count(two_hours, sent, code, bai):
    sent(datetime(2026, 11, 1, 0, 0, tzinfo=SHANGHAI))
    sent(datetime(2026, 9, 30, 23, 59, tzinfo=SHANGHAI))
    with clock.standing_at(BEGAN):
        cast.referred(cast.delivered(code), bai, cast.unit("供水公司", "Water"))
    Commitment.objects.filter(pk=two_hours.pk).update(tier="danger")
    sent()

    assert count(Commitment.objects.get(pk=two_hours.pk), *OCTOBER, NOW) == Count(0, 0)


def test_the_time_a_clock_stood_still_is_not_the_units(sent, two_hours, he, bai):
    Commitment.objects.filter(pk=two_hours.pk).update(metric="reported")
    referral = sent()
    later(referral, 60, lambda r: casework.request(r, "suspension", "泵房封存", by=he))
    later(referral, 70, lambda r: casework.grant(Request.objects.get(), "同意", by=bai))
    later(referral, 700, lambda r: casework.resume(r, by=he))
    later(referral, 740, lambda r: casework.report(r, "修好了", "done", by=he))

    assert counted(Commitment.objects.get(pk=two_hours.pk)) == Count(1, 1)


def test_a_report_that_came_back_counts_as_it_came_first(sent, two_hours, he, bai):
    Commitment.objects.filter(pk=two_hours.pk).update(metric="reported")
    referral = sent()
    later(referral, 60, lambda r: casework.report(r, "修好了", "done", by=he))
    later(referral, 90, lambda r: casework.send_back(r, "没有", by=bai))
    later(referral, 900, lambda r: casework.report(r, "这回修好了", "done", by=he))

    assert counted(Commitment.objects.get(pk=two_hours.pk)) == Count(1, 1)


def test_every_month_that_is_over_is_counted_once_however_often_the_clock_strikes(two_hours, sent, he):
    later(sent(), 60, lambda r: casework.accept(r, by=he))
    with clock.standing_at(datetime(2026, 12, 2, 4, 40, tzinfo=SHANGHAI)) as _:
        for _time in range(3):
            tasks.measure_promises.work(clock.now())

    found = list(Measurement.objects.order_by("since").values_list("since", "until", "sample", "met", "way"))
    assert found == [
        (date(2026, 10, 1), date(2026, 10, 31), 2, 1, "rows"),
        (date(2026, 11, 1), date(2026, 11, 30), 0, 0, "rows"),
    ]
    assert Entry.objects.filter(event=Happened.MEASURED).count() == 2


def test_a_month_whose_last_case_is_not_decided_yet_waits(two_hours):
    with clock.standing_at(datetime(2026, 11, 1, 1, 59, tzinfo=SHANGHAI)):
        tasks.measure_promises.work(clock.now())

    assert not Measurement.objects.exists()


def test_what_the_platform_does_not_see_it_does_not_count(hotline):
    tasks.measure_promises.work(NOW)

    assert not Measurement.objects.exists()


def test_staff_count_by_hand_and_name_their_source(hotline, bai):
    with clock.standing_at(NOW):
        actions.measure(hotline, OCTOBER, TYPED, by=bai, source="热线通话清单")

    told = Measurement.objects.get()
    assert (told.sample, told.met, told.percent, told.way, told.name) == (41, 37, 95, "typed", "白洁")
    assert labels.result(told) == "41次中37次按时（90%）"
    assert told.is_below


def test_counting_again_puts_it_right_and_both_lines_stay_in_the_ledger(hotline, bai):
    with clock.standing_at(NOW):
        for count_of in (TYPED, Count(41, 39), Count(41, 39)):
            actions.measure(hotline, OCTOBER, count_of, by=bai, source="热线通话清单")

    assert [each.met for each in Measurement.objects.all()] == [39]
    assert [line.facts["met"] for line in Entry.objects.filter(event=Happened.MEASURED).order_by("at", "id")] == [
        37,
        39,
    ]


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (Period(date(2026, 10, 31), date(2026, 10, 1)), TYPED),
        (Period(date(2026, 11, 1), date(2026, 11, 3)), TYPED),
        (Period(date(2026, 10, 15), date(2026, 11, 1)), TYPED),
        (Period(date(2026, 9, 1), date(2026, 9, 30)), Count(3, 4)),
    ],
    ids=["backwards", "not over", "overlapping", "more than all"],
)
def test_what_cannot_be_is_refused(period, told, hotline, bai):
    with clock.standing_at(NOW):
        actions.measure(hotline, OCTOBER, TYPED, by=bai, source="清单")
        with cast.refused():
            actions.measure(hotline, period, told, by=bai, source="清单")


def test_nobody_types_what_the_platform_counts(two_hours, bai):
    with clock.standing_at(NOW), cast.refused():
        actions.measure(two_hours, OCTOBER, TYPED, by=bai, source="清单")


def test_a_unit_does_not_count_itself(hotline, he, zhao):
    for who in (he, zhao):
        with pytest.raises(NotAllowed):
            actions.measure(hotline, OCTOBER, TYPED, by=who, source="清单")


@pytest.mark.parametrize(
    ("sample", "met", "sentence"),
    [
        (0, 0, "没有发生"),
        (9, 8, "9次中8次按时"),
        (10, 9, "10次中9次按时（90%）"),
        (1000, 949, "1000次中949次按时（94%）"),
    ],
)
def test_of_a_few_cases_no_share_is_given_and_none_looks_better_than_it_is(sample, met, sentence):
    assert labels.result(measurement(sample, met, 95)) == sentence


@given(st.integers(1, 10**6), st.data(), st.integers(1, 100))
def test_a_share_at_the_target_is_never_called_below_it(sample, data, percent):
    met = data.draw(st.integers(0, sample))
    measured = measurement(sample, met, percent)

    assert measured.is_below == (met / sample < percent / 100) or met * 100 == sample * percent
    if measured.share is not None and not measured.is_below:
        assert measured.share >= percent
