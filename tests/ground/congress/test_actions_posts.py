"""Posts are given for a time by somebody else; what has weight takes two."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hearth.core import clock, tenancy
from hearth.core.refusals import NotAllowed
from hearth.ground.accounts import actions as accounts
from hearth.ground.accounts.models import SignIn
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.duties import Together
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Invitation, Post, Proposal, Unit
from hearth.journey.contact.models import Thread
from tests import cast
from tests.ground.congress import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def shi(yuhe):
    return people.admin()


@pytest.fixture
def ning(yuhe):
    return people.admin("宁若兰", "Ning Ruolan")


@pytest.fixture
def heating(yuhe):
    return Unit.objects.create(name_zh="榆河热力", name_en="Yuhe Heating", kind="company")


def happened() -> list[str]:
    return list(
        Entry.objects.filter(event__startswith="congress.").order_by("at", "id").values_list("event", flat=True)
    )


def test_a_post_is_given_with_an_end_a_reason_and_a_giver(shi, bai, heating):
    post = actions.give(people.user_of(bai), people.offer("unit", unit=heating), by=shi)

    assert (post.until, post.reason, post.given_by_id) == (people.NEXT_YEAR, "党组会议决定", shi.id)
    assert actor_for(people.user_of(bai)).roles == {"clerk", "unit"}
    assert happened() == [Happened.POST_GRANTED]


def test_what_stands_in_the_ledger_are_codes_and_no_reasons(shi, bai, heating):
    actions.give(people.user_of(bai), people.offer("unit", unit=heating), by=shi)

    facts = Entry.objects.get(event=Happened.POST_GRANTED).facts
    assert facts == {"user": str(bai.id), "role": "unit", "until": "2099-01-01"}


@pytest.mark.parametrize("role", ["clerk", "leader", "committee", "admin", "auditor"])
def test_nobody_gives_a_post_to_themselves(shi, role):
    with cast.refused(NotAllowed):
        actions.give(people.user_of(shi), people.offer(role), by=shi)


def test_nobody_prolongs_their_own_post(yuhe, shi):
    user = people.user_of(shi)
    own = Post.objects.create(user=user, role="committee", since=date(2021, 9, 1), until=date(2026, 12, 31))

    with cast.refused(NotAllowed):
        actions.extend_post(own, people.NEXT_YEAR, by=shi)


def test_a_clerk_gives_posts_of_every_day_and_no_others(bai, zhao, sun, shi):
    actions.give(people.user_of(sun), people.offer("aide", deputy=zhao.deputy), by=bai)

    for role in ("clerk", "leader", "admin", "auditor"):
        with cast.refused(NotAllowed):
            actions.give(people.user_of(sun), people.offer(role), by=bai)


@pytest.mark.parametrize("role", ["admin", "auditor"])
def test_a_post_of_weight_waits_for_a_second_administrator(shi, ning, sun, role):
    proposal = actions.give(people.user_of(sun), people.offer(role), by=shi)

    assert actor_for(people.user_of(sun)).roles == {"deputy"}
    actions.confirm_proposal(proposal, by=ning)
    assert actor_for(people.user_of(sun)).roles == {"deputy", role}
    post = Post.objects.get(role=role, user_id=sun.id)
    assert (post.given_by_id, post.confirmed_by_id) == (shi.id, ning.id)
    assert happened() == [Happened.POST_PROPOSED, Happened.PROPOSAL_CONFIRMED, Happened.POST_GRANTED]


def test_whoever_proposed_it_does_not_confirm_it_nor_whom_it_is_about(shi, ning, sun, bai):
    proposal = actions.give(people.user_of(ning), people.offer("auditor"), by=shi)

    for who in (shi, ning, bai, sun):
        with cast.refused(NotAllowed):
            actions.confirm_proposal(proposal, by=who)


def test_a_declined_proposal_gives_nothing(shi, ning, sun):
    proposal = actions.give(people.user_of(sun), people.offer("admin"), by=shi)

    actions.decline_proposal(proposal, by=ning)

    assert not Post.objects.filter(role="admin", user_id=sun.id).exists()
    with cast.refused():
        actions.confirm_proposal(proposal, by=ning)


def test_a_post_of_weight_is_prolonged_by_two_as_well(shi, ning, sun):
    first = actions.give(people.user_of(sun), people.offer("auditor", until=date(2027, 1, 1)), by=shi)
    actions.confirm_proposal(first, by=ning)
    post = Post.objects.get(role="auditor")

    with cast.refused(NotAllowed):
        actions.extend_post(post, people.NEXT_YEAR, by=shi)
    actions.confirm_proposal(actions.give(people.user_of(sun), people.offer("auditor"), by=ning), by=shi)

    assert Post.objects.get(role="auditor").until == people.NEXT_YEAR


def test_an_administrator_is_confirmed_only_after_they_came_in_themselves(yuhe, shi, ning):
    invitation = people.invited(yuhe, shi, "admin")
    proposal = Proposal.objects.get()

    with cast.refused():
        actions.confirm_proposal(proposal, by=ning)
    people.come_in(invitation)
    actions.confirm_proposal(Proposal.objects.get(), by=ning)

    assert actor_for(people.user_of_invitation(invitation)).roles == {"admin"}


def test_the_same_post_is_not_given_twice(shi, sun, zhao):
    actions.give(people.user_of(sun), people.offer("aide", deputy=zhao.deputy), by=shi)

    with cast.refused():
        actions.give(people.user_of(sun), people.offer("aide", deputy=zhao.deputy), by=shi)


def test_a_post_that_ended_ends_access_at_the_next_request(client, shi, bai):
    cast.signed_in(client, bai)
    assert client.get("/yuhe/codes/").status_code == 200

    actions.end_post(Post.objects.get(user_id=bai.id), by=shi)

    assert "/yuhe/sign-in/" in client.get("/yuhe/codes/").headers["Location"]


def test_a_post_whose_time_is_over_ends_access_by_itself(client, bai):
    Post.objects.filter(user_id=bai.id).update(until=clock.today())
    with clock.standing_at(clock.now() + timedelta(days=1)):
        cast.signed_in(client, bai)

        assert "/yuhe/sign-in/" in client.get("/yuhe/codes/").headers["Location"]


@pytest.mark.parametrize(("hour", "is_let_in"), [(15, True), (17, False)])  # 23:00 here, and 01:00 of the day after
def test_a_post_ends_at_midnight_here_and_not_eight_hours_later(client, bai, hour, is_let_in):
    Post.objects.filter(user_id=bai.id).update(since=date(2026, 11, 1), until=date(2026, 11, 27))
    with clock.standing_at(datetime(2026, 11, 27, hour, tzinfo=UTC)):
        cast.signed_in(client, bai)

        assert (client.get("/yuhe/codes/").status_code == 200) is is_let_in


def test_the_last_administrator_stays(shi, ning):
    actions.end_post(Post.objects.get(user_id=ning.id), by=shi)

    with cast.refused():
        actions.end_post(Post.objects.get(user_id=shi.id), by=shi)


@pytest.mark.parametrize(("profile", "joined"), [("djbh3", False), ("asvs", True)])
def test_administrator_auditor_and_clerk_are_different_people_where_that_is_assessed(
    settings, shi, ning, bai, profile, joined
):
    settings.HEARTH_POLICY_PROFILE = profile
    if joined:
        actions.confirm_proposal(actions.give(people.user_of(bai), people.offer("auditor"), by=shi), by=ning)
        assert actor_for(people.user_of(bai)).roles == {"clerk", "auditor"}
    else:
        with cast.refused(Together):
            actions.give(people.user_of(bai), people.offer("auditor"), by=shi)
        with cast.refused(Together):
            actions.give(people.user_of(ning), people.offer("clerk"), by=shi)


def test_an_administrator_sees_nothing_of_what_residents_wrote(shi, thread):
    assert not Thread.objects.visible_to(shi).exists()


def test_a_lost_password_takes_two_administrators(shi, ning, bai):
    user = people.user_of(bai)
    SignIn.objects.create(user=user, token=b"y" * 32, started_at=clock.now(), seen_at=clock.now())
    proposal = actions.propose_reset(actions.reset_of(user, "忘了密码", by=shi), by=shi)
    assert people.user_of(bai).can_sign_in

    for who in (shi, bai):
        with cast.refused(NotAllowed):
            actions.confirm_proposal(proposal, by=who)
    actions.confirm_proposal(proposal, by=ning)

    assert not people.user_of(bai).can_sign_in
    assert not SignIn.objects.filter(user=user, ended_at=None).exists()
    people.come_in(Invitation.objects.get(user=user, kind="reset"))
    assert people.user_of(bai).has_password(people.PASSWORD)


def test_no_other_congress_opens_or_closes_an_account(shi, ning, wei):
    user = people.user_of(wei)
    Post.objects.create(user=user, role="committee", since=date(2021, 9, 1))

    with cast.refused():
        actions.propose_reset(actions.reset_of(user, "忘了密码", by=shi), by=shi)
    for act in (accounts.deactivate, accounts.end_sessions):
        with cast.refused(NotAllowed):
            act(user, by=shi, congress=tenancy.current().ref)


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(client, shi, bai):
    cast.signed_in(client, bai)

    accounts.deactivate(people.user_of(bai), by=shi, congress=tenancy.current().ref)

    assert client.get("/yuhe/codes/").status_code == 303
    accounts.reactivate(people.user_of(bai), by=shi, congress=tenancy.current().ref)
    assert people.user_of(bai).can_sign_in


def test_a_mandate_that_ends_early_ends_a_post_with_a_later_end(shi, bai, zhao, sun):
    actions.give(people.user_of(bai), people.offer("aide", deputy=zhao.deputy), by=shi)

    actions.close_posts(zhao.deputy, on=clock.today(), by=shi)

    assert actor_for(people.user_of(zhao)) is None
    assert actor_for(people.user_of(sun)).roles == {"deputy"}
