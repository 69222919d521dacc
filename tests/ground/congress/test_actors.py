"""What a person is here, and today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from hearth.core import clock, tenancy
from hearth.ground.accounts.models import User
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Post, Unit

JUNE = (date(2026, 6, 1), date(2026, 6, 30))


@pytest.fixture
def chen(yuhe):
    """Somebody with an account and no post."""
    return User.objects.create(sign_in_name="chen.yuhe", name="陈静")


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T04:00:00").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "is_held"),
    [("2026-05-31", False), ("2026-06-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_a_post_is_held_from_its_first_day_to_its_last(chen, day, is_held):
    Post.objects.create(user=chen, role="clerk", since=JUNE[0], until=JUNE[1])

    with clock.standing_at(noon(day)):
        actor = actor_for(chen)

    assert (actor is not None) is is_held


def test_a_post_without_an_end_goes_on(chen):
    Post.objects.create(user=chen, role="clerk", since=JUNE[0])

    with clock.standing_at(noon("2046-01-01")):
        assert actor_for(chen).roles == {"clerk"}


def test_somebody_without_a_post_is_nobody_here(chen):
    assert actor_for(chen) is None


def test_one_person_may_hold_several_posts(chen, zhao):
    unit = Unit.objects.create(name_zh="供热公司", name_en="Heating", kind="company")
    Post.objects.create(user=chen, role="auditor", since=JUNE[0])
    Post.objects.create(user=chen, role="aide", deputy=zhao.deputy, since=JUNE[0])
    Post.objects.create(user=chen, role="unit", unit=unit, since=JUNE[0])

    actor = actor_for(chen)

    assert actor.roles == {"auditor", "aide", "unit"}
    assert (actor.role, actor.deputy, actor.acts_for, actor.unit) == ("aide", None, (zhao.deputy,), unit)


def test_an_aide_may_act_for_several_deputies(chen, zhao, sun):
    for deputy in (zhao.deputy, sun.deputy):
        Post.objects.create(user=chen, role="aide", deputy=deputy, since=JUNE[0])

    assert set(actor_for(chen).acts_for) == {zhao.deputy, sun.deputy}


def test_a_post_in_another_congress_counts_for_nothing_here(wei, yuhe, jinchuan):
    user = User.objects.get(pk=wei.id)

    here = actor_for(user)
    with tenancy.inside(jinchuan):
        there = actor_for(user)

    assert here is None
    assert there.roles == {"deputy"}


def test_finding_out_who_somebody_is_takes_one_question(chen, zhao, django_assert_num_queries):
    Post.objects.create(user=chen, role="aide", deputy=zhao.deputy, since=JUNE[0])
    Post.objects.create(user=chen, role="clerk", since=JUNE[0])

    with django_assert_num_queries(1):
        actor = actor_for(chen)
        assert actor.acts_for[0].name_zh == "赵敏"


@pytest.mark.parametrize("role", ["deputy", "aide"])
def test_a_deputys_post_names_the_deputy(chen, role):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(user=chen, role=role, since=JUNE[0])


def test_a_congress_is_named_in_the_readers_language(yuhe):
    with translation.override("en"):
        english = yuhe.name
    with translation.override("zh-hans"):
        chinese = yuhe.name

    assert (english, chinese) == ("Yuhe District People’s Congress", "榆河区人大常委会")
