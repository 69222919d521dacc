"""Who sees a suggestion, and from when on."""

from __future__ import annotations

import pytest

from hearth.journey.suggestions import actions
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.models import Suggestion
from tests import cast, suggesting

pytestmark = pytest.mark.django_db


def seen_by(actor) -> bool:
    return Suggestion.objects.visible_to(actor).exists()


def test_what_is_being_written_is_the_deputys_alone(zhao, sun, aide, bai):
    suggesting.begun(zhao)

    assert [seen_by(who) for who in (zhao, aide, sun, bai)] == [True, True, False, False]


def test_whoever_is_asked_to_sign_reads_it(zhao, sun, bai):
    suggesting.invited(zhao, sun)

    assert (seen_by(sun), seen_by(bai)) == (True, False)


def test_staff_see_it_once_it_is_handed_in_and_deputies_once_it_has_a_number(zhao, sun, bai):
    suggestion = suggesting.submitted(zhao)
    before = [seen_by(who) for who in (bai, sun)]
    from hearth.journey.suggestions.actions.reviewing import Register

    actions.register(suggestion, Register("city"), by=bai)

    assert (before, [seen_by(who) for who in (bai, sun)]) == ([True, False], [True, True])


def test_what_was_withdrawn_before_it_was_handed_in_staff_never_see(zhao, bai):
    actions.withdraw(suggesting.begun(zhao), "再想想。", by=zhao)

    assert (seen_by(zhao), seen_by(bai)) == (True, False)


def test_other_deputies_never_see_what_was_asked_for_in_confidence(zhao, sun, bai):
    suggesting.registered(zhao, bai, is_confidential=True)

    assert (seen_by(sun), seen_by(bai)) == (False, True)


def test_a_unit_sees_what_it_is_given_until_it_is_released(zhao, bai, heating, he, street, lu):
    suggestion = suggesting.assigned(zhao, bai, Share(heating, "lead"))
    before = (seen_by(he), seen_by(lu))
    actions.decline(suggesting.share_of(suggestion, heating), "不属于我们。", by=he)
    actions.release(suggesting.share_of(suggestion, heating), "另找单位。", by=bai)

    assert (before, seen_by(he)) == ((True, False), False)


def test_nothing_is_public_before_staff_publish_it_and_nothing_in_confidence_ever(zhao, bai):
    suggestion, secret = suggesting.registered(zhao, bai), suggesting.registered(zhao, bai, is_confidential=True)
    before = Suggestion.objects.public().count()
    actions.publish(suggestion, "full", by=bai)

    with cast.refused():
        actions.publish(secret, "full", by=bai)

    assert (before, list(Suggestion.objects.public())) == (0, [suggestion])


def test_what_tells_of_a_resident_is_not_made_public(zhao, bai):
    suggestion = suggesting.registered(zhao, bai)

    with cast.refused() as told:
        actions.publish(suggestion, "summary", "李秀兰13800138000家很冷。", by=bai)

    assert "13800138000" in str(told.value.sentence)


def test_the_neighbours_see_nothing(zhao, bai, wei, jinchuan):
    suggesting.registered(zhao, bai)
    from hearth.core import tenancy

    with tenancy.inside(jinchuan):
        assert not seen_by(wei)
