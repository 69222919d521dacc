"""Whoever has to look at a claim, and whoever made it, hears of it once; and never what it is about."""

import pytest
from django.utils import translation

from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.journey.contact.models import Subject
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.letters_outcome import LETTERS, SAY, facts, post
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


@pytest.fixture
def people(he, zhao, aide, sun, bai):
    """Each can be reached by mail."""
    people = {"he": he, "zhao": zhao, "aide": aide, "sun": sun, "bai": bai}
    people["fang"] = cast.staff("方草", "Fang Cao", "clerk")
    for name, actor in people.items():
        User.objects.filter(pk=actor.id).update(email=f"{name}@example.org")
    return people


@pytest.fixture
def told(people):
    """Who was written to about outcomes since this was asked last, and with which letter."""
    names = {f"user {actor.id}": name for name, actor in people.items()}

    def since():
        rows = Dispatch.objects.filter(letter__in=LETTERS).exclude(state="dropped")
        found = sorted((names[each.recipient], each.letter) for each in rows)
        Dispatch.objects.all().delete()
        return found

    return since


def test_who_must_look_at_it_hears_of_it_once_something_shows_it_and_not_before(owned, people, told):
    outcome = cast.claimed(owned, people["bai"])
    assert told() == []

    actions.evidence(outcome, Proof("看过。"), by=people["bai"])
    assert told() == [("fang", "outcome_look"), ("zhao", "outcome_look")]

    actions.evidence(cast.as_it_is(outcome), Proof("又看过。"), by=people["bai"])
    assert told() == []  # nobody had said anything yet, so nobody has to look again


def test_who_had_verified_it_is_asked_again_where_it_was_changed(owned, people, told):
    outcome = cast.shown(owned, people["bai"])
    actions.verify(outcome, by=people["zhao"])
    told()

    actions.correct(cast.as_it_is(outcome), cast.claim_of(title="一小时内回应"), by=people["bai"])

    assert told() == [("fang", "outcome_look"), ("zhao", "outcome_look")]


def test_the_unit_that_is_said_to_have_done_it_is_told_unless_it_says_so_itself(owned, referral, people, told, heating):
    cast.claimed(owned, people["bai"], unit=heating)
    assert told() == [("he", "outcome_of_unit")]

    cast.claimed(owned, people["he"], unit=heating)
    assert told() == []


def test_staff_hear_when_it_can_be_published_and_the_claimant_when_it_is(owned, people, told):
    outcome = cast.shown(owned, people["zhao"])
    told()

    actions.verify(outcome, by=people["bai"])
    assert told() == []
    actions.verify(cast.as_it_is(outcome), by=people["zhao"])
    assert told() == [("bai", "outcome_to_publish"), ("fang", "outcome_to_publish")]
    actions.publish(cast.as_it_is(outcome), by=people["bai"])
    assert told() == [("zhao", "outcome_published")]


def test_who_claims_it_hears_that_it_is_contested_rejected_or_taken_back(owned, people, told):
    outcome = cast.shown(owned, people["zhao"])
    told()

    actions.contest(outcome, "没有。", by=people["bai"])
    assert told() == [("zhao", "outcome_contested")]
    actions.reject(cast.as_it_is(outcome), "没有。", by=people["bai"])
    assert told() == [("zhao", "outcome_rejected")]
    public = cast.in_force(owned, people["bai"], people["zhao"])
    told()
    actions.unpublish(public, "写错了。", by=people["zhao"])
    assert told() == [("bai", "outcome_contested")]


def test_whom_the_message_is_about_is_told_nothing(thread, people, told):
    Subject.objects.create(thread=thread, user_id=people["fang"].id)

    cast.shown(thread, people["bai"])

    assert told() == [("zhao", "outcome_look")]


def test_twice_posted_is_once_told(owned, people, told):
    cast.shown(owned, people["bai"])
    entry = Entry.objects.get(event=Happened.EVIDENCED)

    post(entry)

    assert len(told()) == 2


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("letter", SAY)
def test_no_letter_says_what_it_is_about_in_either_language(letter, language, owned, bai, zhao):
    outcome = cast.in_force(owned, bai, zhao, "document")
    entry = Entry.objects.filter(thing_id=outcome.pk).latest("id")

    with translation.override(language):
        subject, text = SAY[letter]()
        said = f"{subject} {text}" % facts(entry, letter)

    for secret in (outcome.title, outcome.number, outcome.issuer, "供暖"):
        assert secret not in said
    assert ("的" in said or "了" in said or "请" in said) is (language == "zh-hans")
