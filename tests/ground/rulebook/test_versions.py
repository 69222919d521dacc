import pytest

from hearth.core import tenancy
from hearth.core.refusals import NotAllowed, Refused
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import actions, versions
from hearth.ground.rulebook.events import Happened
from hearth.ground.rulebook.models import ProfileVersion
from tests import cast
from tests.ground.rulebook.calendars import at
from tests.ground.rulebook.conftest import when

QUICKER = {"referral.result_hard": {"amount": 10, "cite": "区人大常委会主任会议2026年第9次会议决定"}}
HARD = "referral.result_hard"


def drafted(congress, by, changes=QUICKER, **more):
    return actions.draft_profile(congress, "cn-base-2025", changes, by=by, **more)


def adopted(congress, by, second, changes=QUICKER, **more):
    version = drafted(congress, by, changes, **more)
    actions.put_in_force(version, by=second)
    return version


def test_without_rules_of_its_own_a_congress_lives_by_the_shipped_profile(yuhe):
    assert versions.in_force().id == "cn-base-2025"


def test_a_draft_changes_nothing(yuhe, bai):
    drafted(yuhe, bai)

    assert versions.in_force().rule(HARD).amount == 15


def test_what_is_put_in_force_counts_at_once_and_names_its_source(yuhe, bai, shi):
    versions.in_force()

    adopted(yuhe, bai, shi)

    rule = versions.in_force().rule(HARD)
    assert (rule.amount, rule.unit, str(rule.cite)) == (10, "d", QUICKER[HARD]["cite"])
    assert versions.in_force().id == "cn-base-2025.1"


def test_what_was_not_changed_stays_as_shipped(yuhe, bai, shi):
    adopted(yuhe, bai, shi)

    assert versions.in_force().rule("referral.confirm").amount == 3


def test_what_counted_before_is_still_known(yuhe, bai, shi):
    with when(2026, 11, 1):
        adopted(yuhe, bai, shi)
    with when(2026, 12, 1):
        adopted(yuhe, bai, shi, {HARD: {"amount": 5, "cite": "新决定"}})

    amounts = [versions.in_force(at(2026, month, 15)).rule(HARD).amount for month in (10, 11, 12)]

    assert amounts == [15, 10, 5]


def test_rules_may_begin_on_a_later_day(yuhe, bai, shi):
    with when(2026, 11, 1):
        adopted(yuhe, bai, shi, valid_from=at(2026, 12, 1))

    assert [versions.in_force(at(2026, month, 15)).rule(HARD).amount for month in (11, 12)] == [15, 10]


def test_rules_are_never_put_in_force_for_the_past(yuhe, bai, shi):
    with when(2026, 11, 1):
        version = adopted(yuhe, bai, shi, valid_from=at(2026, 10, 1))

    assert ProfileVersion.objects.get(pk=version.pk).valid_from == at(2026, 11, 1)


def test_whoever_drafted_the_rules_or_part_of_them_does_not_put_them_in_force(yuhe, bai, shi):
    drafted(yuhe, bai)
    version = drafted(yuhe, shi)

    for hand in (bai, shi):
        with pytest.raises(NotAllowed):
            actions.put_in_force(version, by=hand)

    assert ProfileVersion.objects.get().state == "draft"


def test_there_is_one_draft_which_is_written_on(yuhe, bai, shi):
    first = drafted(yuhe, bai)

    second = drafted(yuhe, shi, {HARD: {"amount": 5, "cite": "新决定"}})

    assert first.pk == second.pk
    assert ProfileVersion.objects.get().changes == {HARD: {"amount": 5, "cite": "新决定"}}


def test_a_draft_that_was_withdrawn_leaves_room_for_another(yuhe, bai, shi):
    actions.withdraw_draft(drafted(yuhe, bai), by=shi)

    assert drafted(yuhe, bai).number == 2


@pytest.mark.parametrize(
    "changes",
    [
        {HARD: {"amount": 10}},
        {HARD: {"amount": 10, "cite": " "}},
        {HARD: {"amount": 0, "cite": "决定"}},
        {HARD: {"amount": 10, "unit": "moons", "cite": "决定"}},
        {HARD: {"amount": 10, "colour": "red", "cite": "决定"}},
        {"referral.miracle": {"amount": 10, "cite": "决定"}},
        {"retention.sightings": {"amount": 30, "cite": "决定"}},
        {"retention.words": {"amount": 3, "unit": "mo", "cite": "决定"}},
    ],
)
def test_rules_that_cannot_be_kept_are_not_drafted(yuhe, bai, changes):
    with cast.refused(Refused):
        drafted(yuhe, bai, changes)

    assert not ProfileVersion.objects.exists()


def test_the_ledger_says_what_was_changed_to_what(yuhe, bai, shi):
    adopted(yuhe, bai, shi)

    entry = Entry.objects.get(event=Happened.PUT_IN_FORCE)
    assert (entry.code, entry.name, entry.facts["rules"]) == ("cn-base-2025.1", "施宇", {HARD: "10 d"})


def test_the_neighbours_live_by_their_own_rules(yuhe, jinchuan, bai, shi):
    adopted(yuhe, bai, shi)

    with tenancy.inside(jinchuan):
        assert versions.in_force().rule(HARD).amount == 15


def test_the_rules_in_force_are_asked_for_once_in_some_seconds(yuhe, django_assert_num_queries):
    versions.in_force()

    with django_assert_num_queries(0):
        versions.in_force()


def test_a_unit_promises_anew_and_what_it_promised_before_ends(he, bai):
    with when(2026, 11, 1):
        first = actions.set_promise(he, "result", 2, "h", by=bai)
    with when(2026, 11, 10):
        second = actions.set_promise(he, "result", 3, "wh", by=bai)
        actions.end_promise(second, by=bai)

    first.refresh_from_db()
    assert (first.until, first.held_at(at(2026, 11, 5)), first.held_at(at(2026, 11, 10))) == (
        at(2026, 11, 10),
        True,
        False,
    )
    assert not he.promises.filter(until=None).exists()


def test_ending_a_promise_twice_is_told_once(he, bai):
    promise = actions.set_promise(he, "result", 2, "h", by=bai)

    for _ in range(2):
        actions.end_promise(promise, by=bai)

    assert Entry.objects.filter(event=Happened.PROMISE_ENDED).count() == 1
