"""Units are urged, the same is handled together, deputy and unit meet, and what the rules of a place decide."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from hearth.core import clock
from hearth.core.actors import System
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Delegation
from hearth.ground.courier.models import Dispatch
from hearth.ground.rulebook import clocks
from hearth.ground.rulebook.choices import CosignerReply, Dimension, ExtensionBy, Restart, Withdrawal
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions import actions, letters
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.evaluating import Grades
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import Told
from hearth.journey.suggestions.showing import whole
from tests import cast, suggesting
from tests.suggesting import answered, as_it_is, assigned, judged, registered, share_of

HOUR = timedelta(hours=1)


@pytest.fixture
def qi(yuhe):
    """Somebody at the government office."""
    return cast.staff("齐明", "Qi Ming", "office")


@contextmanager
def later(by: timedelta) -> Iterator[None]:
    with clock.standing_at(clock.now() + by):
        yield


def test_a_unit_is_urged_once_a_day(zhao, bai, heating):
    suggestion = assigned(zhao, bai, Share(heating, "lead"))
    actions.urge(share_of(suggestion, heating), by=zhao)

    with later(23 * HOUR), cast.refused():
        actions.urge(share_of(suggestion, heating), by=bai)
    with later(25 * HOUR):
        actions.urge(share_of(suggestion, heating), by=bai)


def test_who_has_answered_is_not_urged(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)

    with cast.refused():
        actions.urge(share_of(suggestion, heating), by=zhao)


def test_what_asks_for_the_same_is_answered_with_the_other_and_concluded_with_it(zhao, sun, bai, heating, he, chief):
    host = assigned(zhao, bai, Share(heating, "lead"))
    guest = registered(sun, bai)
    actions.join(guest, host, by=bai)
    assert clocks.running(guest, "assign") is None

    answered(host, he, chief)
    assert as_it_is(guest).answered_at == as_it_is(host).answered_at
    assert as_it_is(guest).result_class == "resolved"

    judged(as_it_is(host), zhao)
    actions.close(as_it_is(host), "办成了。", by=bai)

    assert (as_it_is(guest).state, as_it_is(guest).remark) == ("closed", "办成了。")


def test_nothing_is_joined_with_itself_with_a_guest_or_with_what_is_over(zhao, sun, bai):
    one, other, third = registered(zhao, bai), registered(sun, bai), registered(sun, bai)
    with cast.refused():
        actions.join(one, one, by=bai)
    actions.join(one, other, by=bai)
    with cast.refused():
        actions.join(third, as_it_is(one), by=bai)
    with cast.refused():
        actions.join(as_it_is(other), third, by=bai)
    actions.withdraw(third, "不提了。", by=sun)
    with cast.refused():
        actions.join(registered(zhao, bai), as_it_is(third), by=bai)


def test_parted_or_left_alone_it_is_to_be_assigned_by_itself(zhao, sun, bai):
    host, guest = registered(zhao, bai), registered(sun, bai)
    actions.join(guest, host, by=bai)
    actions.part(as_it_is(guest), by=bai)
    assert (as_it_is(guest).state, as_it_is(guest).into_id) == ("registered", None)

    actions.join(as_it_is(guest), host, by=bai)
    actions.withdraw(as_it_is(host), "不提了。", by=zhao)

    assert as_it_is(guest).state == "registered"
    assert clocks.running(guest, "assign") is not None


def test_parted_after_it_was_answered_with_the_other_it_has_no_answer_of_its_own(zhao, sun, bai, heating, he, chief):
    host, guest = assigned(zhao, bai, Share(heating, "lead")), registered(sun, bai)
    actions.join(guest, host, by=bai)
    answered(host, he, chief)

    actions.part(as_it_is(guest), by=bai)

    assert (as_it_is(guest).answered_at, as_it_is(guest).result_class) == (None, "")


def test_whoever_may_not_see_the_one_in_confidence_does_not_learn_of_it_from_the_other(zhao, sun, bai):
    secret, guest = registered(zhao, bai, is_confidential=True), registered(sun, bai)
    actions.join(guest, secret, by=bai)
    other = cast.deputy("D009", "林立", "Lin Li")

    shown = {who: whole(as_it_is(guest), actor)["together"] for who, actor in {"bai": bai, "other": other}.items()}

    assert shown == {"bai": [secret], "other": []}


def test_residents_behind_either_hear_of_the_answer_once(thread, zhao, sun, bai, heating, he, chief):
    demand = demands.begin(thread, "供暖", by=bai)
    demands.confirm(demand, sun.deputy, "供暖", by=bai)
    guest = registered(sun, bai, Demand.objects.get(pk=demand.pk))
    host = assigned(zhao, bai, Share(heating, "lead"))
    actions.join(guest, host, by=bai)

    answered(host, he, chief)
    for _again in range(2):
        actions.tell(as_it_is(guest), "answered", by=System("clock"))

    assert list(Told.objects.filter(step="answered").values_list("thread", flat=True)) == [thread.pk]


def test_who_is_not_satisfied_twice_is_brought_together_with_the_unit_before_it_is_concluded(
    zhao, bai, heating, he, chief
):
    suggestion = judged(answered(assigned(zhao, bai, Share(heating, "lead")), he, chief), zhao, suggesting.BAD)
    with cast.refused():
        actions.close(suggestion, "办完了。", by=bai)
    for _round in range(2):
        actions.rehandle(as_it_is(suggestion), by=bai)
        suggestion = judged(answered(as_it_is(suggestion), he, chief), zhao, suggesting.BAD)
    with cast.refused():
        actions.rehandle(suggestion, by=bai)
    with cast.refused():
        actions.close(as_it_is(suggestion), "办完了。", by=bai)

    actions.meet(as_it_is(suggestion), clock.today(), "代表和单位当面谈妥。", by=bai)
    actions.close(as_it_is(suggestion), "办完了。", by=bai)

    assert as_it_is(suggestion).state == "closed"


def test_something_under_way_is_not_followed_over_a_deputy_who_is_not_satisfied(zhao, bai, heating, he, chief):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief, "in_progress")

    with cast.refused():
        actions.follow(judged(suggestion, zhao, suggesting.BAD), by=bai)


@pytest.mark.parametrize("handed_over", [True, False])
def test_the_office_hears_of_who_declines_and_who_needs_time_once_it_was_handed_over(zhao, bai, he, qi, handed_over):
    share = asking(zhao, bai, he, handed_over=handed_over)
    entry = Entry.objects.get(thing_id=share.suggestion_id, event=Happened.TIME_ASKED)
    Dispatch.objects.all().delete()

    letters.post(entry)

    told = set(Dispatch.objects.values_list("recipient", flat=True))
    assert (f"user {qi.id}" in told) == handed_over
    assert f"user {bai.id}" in told


def test_the_government_office_assigns_and_rules_once_it_was_handed_over(zhao, bai, heating, he, qi):
    suggestion = registered(zhao, bai)
    with cast.refused():
        actions.assign(suggestion, [Share(heating, "lead")], by=qi)

    actions.hand_over(suggestion, by=bai)
    with cast.refused():
        actions.hand_over(as_it_is(suggestion), by=bai)
    actions.assign(as_it_is(suggestion), [Share(heating, "lead")], by=qi)
    actions.decline(share_of(suggestion, heating), "不属于我们。", by=he)
    actions.keep(share_of(suggestion, heating), "属于贵单位。", by=qi)

    assert share_of(suggestion, heating).state == "working"


def test_a_unit_that_comes_later_has_what_is_left_of_the_time_or_all_of_it_where_the_rules_say_so(
    zhao, bai, heating, street, where
):
    kept = _reassigned(zhao, bai, heating, street)
    where(Restart, Restart.YES)
    anew = _reassigned(zhao, bai, heating, street)

    assert kept.started_at < anew.started_at
    assert clock.now() + timedelta(days=80) > kept.due_at
    assert clock.now() + timedelta(days=89) < anew.due_at


def _reassigned(zhao: Any, bai: Any, heating: Any, street: Any) -> Any:
    with clock.standing_at(clock.now() - timedelta(days=20)):
        suggestion = assigned(zhao, bai, Share(heating, "lead"))
        actions.release(share_of(suggestion, heating), "另找单位。", by=bai)
    actions.assign(as_it_is(suggestion), [Share(street, "lead")], by=bai)
    return clocks.running(share_of(suggestion, street), "answer")


def asking(zhao: Any, bai: Any, he: Any, *, handed_over: bool) -> Any:
    suggestion = registered(zhao, bai)
    if handed_over:
        actions.hand_over(suggestion, by=bai)
    actions.assign(as_it_is(suggestion), [Share(he.unit, "lead")], by=bai)
    actions.ask_time(share_of(suggestion, he.unit), "涉及全区。", by=he)
    return share_of(suggestion, he.unit)


def is_long(share: Any) -> bool:
    running = clocks.running(share, "answer")
    return running is not None and running.rule == "suggestion.answer_long"


def test_who_allows_the_longer_time_is_the_rule_of_the_place(zhao, bai, he, qi, where):
    share = asking(zhao, bai, he, handed_over=True)
    where(ExtensionBy, ExtensionBy.DEPUTIES_BODY)
    with cast.refused():
        actions.grant_time(share, by=qi)
    where(ExtensionBy, ExtensionBy.ASSIGNING_ORGAN)
    with cast.refused():
        actions.grant_time(share, by=bai)
    actions.grant_time(share, by=qi)

    assert is_long(share)


def test_where_two_must_allow_it_the_second_word_gives_it(zhao, bai, he, qi, where):
    where(ExtensionBy, ExtensionBy.DEPUTIES_BODY_AND_GOVERNMENT)
    share = asking(zhao, bai, he, handed_over=True)

    actions.grant_time(share, by=qi)
    with cast.refused():
        actions.grant_time(share, by=qi)
    assert not is_long(share)
    actions.grant_time(share, by=bai)

    assert is_long(share)


def test_where_nobody_has_to_allow_it_the_unit_has_it_when_it_has_said_why(zhao, bai, he, where):
    where(ExtensionBy, ExtensionBy.UNIT)

    share = asking(zhao, bai, he, handed_over=False)

    assert is_long(share)
    assert share.requests.get().ruling == "granted"


def signed_by_sun(zhao: Any, sun: Any, bai: Any) -> Any:
    suggestion = suggesting.invited(zhao, sun)
    actions.cosign(suggesting.name_of(suggestion, sun), 1, by=sun)
    actions.submit(as_it_is(suggestion), by=zhao)
    actions.register(as_it_is(suggestion), suggesting.Register("city"), by=bai)
    return as_it_is(suggestion)


def test_where_all_must_want_it_a_suggestion_is_taken_back_with_the_last_of_them(zhao, sun, bai, where):
    where(Withdrawal, Withdrawal.UNANIMOUS)
    suggestion = signed_by_sun(zhao, sun, bai)

    actions.withdraw(suggestion, "已经解决。", by=zhao)
    assert as_it_is(suggestion).state == "registered"
    with cast.refused():
        actions.withdraw(as_it_is(suggestion), "已经解决。", by=zhao)
    actions.agree_withdrawal(suggesting.name_of(suggestion, sun), by=sun)

    assert (as_it_is(suggestion).state, as_it_is(suggestion).remark) == ("withdrawn", "已经解决。")


@pytest.mark.parametrize("who", ["zhao", "sun"])
def test_either_of_them_has_it_handled_to_its_end(zhao, sun, bai, where, who):
    where(Withdrawal, Withdrawal.UNANIMOUS)
    suggestion = signed_by_sun(zhao, sun, bai)
    actions.withdraw(suggestion, "已经解决。", by=zhao)

    if who == "zhao":
        actions.drop_withdrawal(as_it_is(suggestion), by=zhao)
    else:
        actions.refuse_withdrawal(suggesting.name_of(suggestion, sun), by=sun)

    assert as_it_is(suggestion).withdrawal_asked_at is None
    with cast.refused():
        actions.agree_withdrawal(suggesting.name_of(suggestion, sun), by=sun)


def test_each_thing_that_is_rated_here_must_be_rated_and_no_other(zhao, bai, heating, he, chief, where):
    suggestion = answered(assigned(zhao, bai, Share(heating, "lead")), he, chief)
    where(Dimension, Dimension.ATTITUDE, Dimension.RESULT)

    with cast.refused():
        actions.evaluate(suggestion, suggesting.GOOD, by=zhao)
    with cast.refused():
        actions.evaluate(as_it_is(suggestion), Grades("satisfied", "", ""), by=zhao)
    said = actions.evaluate(as_it_is(suggestion), Grades("satisfied", "", "basically"), by=zhao)

    assert said.is_rated
    assert said.is_satisfied


def test_where_the_lead_tells_the_others_only_the_lead_is_answered(zhao, sun, bai, where):
    suggestion = signed_by_sun(zhao, sun, bai)
    entry = Entry(event=Happened.ANSWERED, kind="suggestions.suggestion", thing_id=suggestion.pk, facts={})
    each = letters._tells(entry, suggestion)
    where(CosignerReply, CosignerReply.LEAD_ONLY)

    assert set(each) - set(letters._tells(entry, suggestion)) == {letters.SIGNED}


def test_for_a_delegation_its_head_signs_and_nobody_else(zhao, sun, yuhe):
    delegation = Delegation.objects.create(name_zh="安和代表团", name_en="Anhe delegation", head=zhao.deputy)

    with cast.refused():
        suggesting.begun(sun, delegation=delegation)

    assert suggesting.begun(zhao, delegation=delegation).delegation == delegation
