"""Whoever's words it began with hears of each step once; so do those who must act."""

from __future__ import annotations

import pytest

from hearth.core import jobs
from hearth.core.actors import System
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.courier.models import Dispatch
from hearth.ground.courier.words import current
from hearth.journey.contact import actions as contact
from hearth.journey.contact.labels import event_sentence
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.suggestions import actions, tasks
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.letters import facts
from hearth.journey.suggestions.models import Told
from tests import cast, suggesting

pytestmark = pytest.mark.django_db
CLOCK = System("clock")


@pytest.fixture
def demand(code, zhao, bai) -> Demand:
    """Three people said so, one of them without a way to be reached."""
    first = cast.delivered(code, email="li@example.org")
    made = demands.begin(first, "供暖", by=bai)
    for address in ("wang@example.org", ""):
        demands.join(cast.delivered(code, f"早晚都冷 {address}", email=address), made, by=bai)
    demands.confirm(made, zhao.deputy, "供暖", by=bai)
    found: Demand = Demand.objects.get(pk=made.pk)
    return found


def test_each_of_them_hears_once_however_often_the_job_runs(zhao, bai, demand):
    suggestion = suggesting.registered(zhao, bai, demand)
    entry = Entry.objects.get(event=Happened.REGISTERED)

    tasks.tell_originators.work(entry)
    tasks.tell_originators.work(entry)

    assert Told.objects.filter(suggestion=suggestion, step="registered").count() == 3
    assert Entry.objects.filter(event=Happened.TOLD).count() == 3


def test_whoever_withdrew_hears_nothing(zhao, bai, demand):
    gone = demand.threads.order_by("pk").first()
    contact.withdraw(gone, by=cast.author(gone))
    demands.leave(Thread.objects.get(pk=gone.pk), by=CLOCK)
    suggestion = suggesting.registered(zhao, bai, demand)

    tasks.tell_originators.work(Entry.objects.get(event=Happened.REGISTERED))

    assert Told.objects.filter(suggestion=suggestion).count() == 2
    assert not Told.objects.filter(thread=gone.pk).exists()


def test_of_what_is_in_confidence_nobody_hears(zhao, bai, demand):
    suggesting.registered(zhao, bai, demand, is_confidential=True)

    tasks.tell_originators.work(Entry.objects.get(event=Happened.REGISTERED))

    assert not Told.objects.exists()


def test_residents_are_written_to_by_the_way_they_left(zhao, bai, demand):
    with jobs.at_once():
        suggesting.registered(zhao, bai, demand)

    letters = Dispatch.objects.filter(letter="citizen_suggestion", channel="email")
    assert sorted(letter.address for letter in letters) == ["li@example.org", "wang@example.org"]


@pytest.mark.parametrize(
    ("step", "news", "said"),
    [
        ("answered", "", "已有答复"),
        ("above-3", "declined", "上级人大已退回"),
        ("another", "", "反映的情况提出了建议。"),
    ],
)
def test_a_letter_and_the_page_say_which_step_it_is(client, zhao, bai, demand, step, news, said):
    suggestion = suggesting.registered(zhao, bai, demand)
    with jobs.at_once():
        actions.tell(suggestion, step, news, by=CLOCK)

    entry = Entry.objects.filter(event=Happened.TOLD, facts__step=step).first()
    assert said in current("citizen_suggestion", "zh-hans").filled(facts(entry, "citizen_suggestion")).text
    line = event_sentence(entry, Thread.objects.get(pk=entry.thing_id))
    assert suggestion.number in line and (said in line or step == "another")


def test_those_who_must_act_are_told(zhao, sun, bai, heating, he):
    for number, who in enumerate((zhao, sun, bai, he)):
        User.objects.filter(pk=who.id).update(email=f"n{number}@example.org")
    with jobs.at_once():
        suggestion = suggesting.invited(zhao, sun)
        actions.cosign(suggesting.name_of(suggestion, sun), 1, by=sun)
        suggesting.assigned(zhao, bai, Share(heating, "lead"))

    told = {(each.letter, each.recipient) for each in Dispatch.objects.all()}
    assert told == {
        ("deputy_asked_to_sign", f"user {sun.id}"),
        ("deputy_name_given", f"user {zhao.id}"),
        ("staff_suggestion", f"user {bai.id}"),
        ("deputy_suggestion_registered", f"user {zhao.id}"),
        ("deputy_suggestion_assigned", f"user {zhao.id}"),
        ("unit_suggestion", f"user {he.id}"),
    }


def test_a_letter_names_the_number_and_never_the_matter(zhao, sun, bai):
    User.objects.filter(pk=bai.id).update(email="bai@example.org")
    with jobs.at_once():
        suggestion = suggesting.submitted(zhao)
    from hearth.journey.suggestions.letters import SAY, facts

    told = facts(Entry.objects.get(event=Happened.SUBMITTED), "staff_suggestion")
    subject, body = (line % told for line in SAY["staff_suggestion"]())

    assert suggestion.code in subject + told["link"]
    assert suggestion.title not in subject + body
