"""The chair looks after a suggestion in person: proposed, approved, planned, inspected, reported; then it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hearth.core import clock
from hearth.journey.suggestions import actions, possible, queries
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.models import Suggestion, Supervision
from tests import cast, suggesting
from tests.suggesting import as_it_is, assigned, registered

DAY = timedelta(days=1)


@pytest.fixture
def meng(yuhe):
    """The chair."""
    return cast.staff("孟主任", "Meng", "leader")


@pytest.fixture
def tian(yuhe):
    """Somebody of a special committee."""
    return cast.staff("田雨", "Tian Yu", "committee")


@pytest.fixture
def planned(zhao, bai, heating, meng, tian):
    """It is planned who goes where."""
    supervision = actions.propose_supervision(
        assigned(zhao, bai, Share(heating, "lead")), "群众关注，多次提出。", by=tian
    )
    actions.approve_supervision(supervision, "冯副主任", by=meng)
    actions.plan_supervision(supervision, "十二月察看两个小区。", clock.today() + 60 * DAY, by=tian)
    return supervision


def as_it_stands(supervision: Supervision) -> Supervision:
    return Supervision.objects.get(pk=supervision.pk)


def test_a_committee_proposes_and_the_chair_alone_approves(zhao, bai, meng, tian):
    suggestion = registered(zhao, bai)
    supervision = actions.propose_supervision(suggestion, "群众关注。", by=tian)

    for other in (tian, bai):
        with cast.refused():
            actions.approve_supervision(supervision, "冯副主任", by=other)
    actions.approve_supervision(supervision, "冯副主任", by=meng)

    assert (as_it_stands(supervision).head, as_it_stands(supervision).approved_by) == ("冯副主任", meng.name)


def test_it_is_proposed_once_at_a_time_and_only_with_a_number(zhao, bai, meng):
    suggestion = registered(zhao, bai)
    supervision = actions.propose_supervision(suggestion, "群众关注。", by=bai)
    with cast.refused():
        actions.propose_supervision(suggestion, "群众关注。", by=bai)
    actions.refuse_supervision(supervision, "照常办理。", by=meng)
    actions.propose_supervision(suggestion, "今年又有群众反映。", by=bai)

    with cast.refused():
        actions.propose_supervision(suggesting.submitted(zhao), "群众关注。", by=bai)


def test_what_was_seen_is_written_down_and_a_report_leads_to_an_end_or_to_another_year(planned, meng, tian):
    actions.note_supervision(planned, "inspection", clock.today(), "看了四户，都在十八度以上。", by=tian)
    actions.report_supervision(as_it_stands(planned), "见效。", by=tian)
    actions.carry_over_supervision(as_it_stands(planned), "明年再看一个冬天。", by=meng)
    actions.report_supervision(as_it_stands(planned), "两个冬天都见效。", by=tian)
    actions.end_supervision(as_it_stands(planned), by=meng)

    assert as_it_stands(planned).state == "closed"
    assert [each.words for each in planned.notes.all()] == ["看了四户，都在十八度以上。"]


def test_no_day_to_come_is_written_down_and_none_that_has_passed_is_planned(planned, tian):
    with cast.refused():
        actions.note_supervision(planned, "meeting", clock.today() + DAY, "会议。", by=tian)
    with cast.refused():
        actions.plan_supervision(as_it_stands(planned), "察看。", clock.today() - DAY, by=tian)


def test_staff_chair_and_committee_find_it_in_a_tray_of_its_own(planned, meng, tian, bai, zhao):
    for who in (meng, tian, bai):
        tray = queries.trays_of(who, clock.now())["supervised"]
        assert [each.pk for each in tray.suggestions()] == [planned.suggestion_id]
    assert "supervised" not in queries.trays_of(zhao, clock.now())


def test_a_committee_sees_what_stands_and_nothing_in_confidence(zhao, bai, tian):
    draft, secret = suggesting.begun(zhao), registered(zhao, bai, is_confidential=True)
    stands = registered(zhao, bai)

    seen = set(Suggestion.objects.visible_to(tian))

    assert seen == {stands}
    assert not seen & {draft, secret}


def test_nobody_supervises_what_is_concluded(zhao, bai, heating, he, chief):
    suggestion = suggesting.answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    actions.close(suggesting.judged(suggestion, zhao), "办成了。", by=bai)

    assert possible.supervising(bai, as_it_is(suggestion), None) == frozenset()
    with cast.refused():
        actions.propose_supervision(as_it_is(suggestion), "群众关注。", by=bai)
