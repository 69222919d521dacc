"""Something has changed: who may claim it, what cannot be claimed, and what happens where two speak of the same."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from hearth.core import clock, tenancy
from hearth.core.lifecycle import Stale
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Unit
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.claiming import Known, Proof
from hearth.journey.outcomes.events import Happened
from hearth.journey.outcomes.models import Evidence, Ground, Outcome
from hearth.journey.outcomes.models.outcome import compared
from tests import cast

pytestmark = pytest.mark.django_db


def today(days=0):
    return localdate(clock.now()) + timedelta(days=days)


def happened():
    lines = Entry.objects.filter(kind="outcomes.outcome").order_by("at", "id")
    return [line.event for line in lines]


def test_a_unit_claims_what_it_did_about_a_matter_it_has(thread, referral, he):
    outcome = cast.claimed(Thread.objects.get(pk=thread.pk), he, unit=referral.unit)

    assert (outcome.state, outcome.kind, outcome.unit, outcome.claimed_for) == (
        "claimed", "measure", referral.unit, referral.unit,
    )  # fmt: skip
    assert Ground.objects.get().thread_id == thread.pk
    assert happened() == [Happened.CLAIMED]


def test_a_unit_claims_for_a_demand_in_which_it_has_a_matter(owned, referral, he):
    outcome = cast.claimed(owned, he)

    assert Ground.objects.get().demand_id == owned.pk
    assert outcome.name == "贺工"


def test_a_unit_that_never_had_it_claims_nothing(owned, thread, referral):
    water = cast.staff("水工", "Shui Gong", "unit", unit=cast.unit("供水公司", "Water"))

    for thing in (owned, Thread.objects.get(pk=thread.pk)):
        with cast.refused(NotAllowed):
            cast.claimed(thing, water)


def test_nor_does_one_that_gave_it_back_and_was_believed(thread, referral, he, bai):
    casework.give_back(referral, "remit", "这是供水问题", by=he)
    water = cast.unit("供水公司", "Water")
    casework.pass_on(type(referral).objects.get(pk=referral.pk), water, "归供水", by=bai)

    with cast.refused(NotAllowed):
        cast.claimed(Thread.objects.get(pk=thread.pk), he)


def test_staff_the_owner_and_their_aide_claim_and_no_other_deputy(owned, bai, zhao, aide, sun):
    names = [cast.claimed(owned, who, title=f"第{n}项").name for n, who in enumerate((bai, zhao, aide))]

    assert names == ["白洁", "赵敏", "小周"]
    with cast.refused(NotAllowed):
        cast.claimed(owned, sun)


def test_whom_the_message_is_about_claims_nothing(thread, bai):
    Subject.objects.create(thread=thread, user_id=bai.id)

    with cast.refused(NotAllowed):
        cast.claimed(Thread.objects.get(pk=thread.pk), bai)


def test_what_is_shown_at_once_waits_to_be_verified(owned, bai):
    outcome = cast.shown(owned, bai)

    assert outcome.state == "evidenced"
    assert Evidence.objects.get().words == cast.SHOWN.words
    assert happened() == [Happened.CLAIMED, Happened.EVIDENCED]


def test_a_day_still_to_come_and_an_end_before_the_beginning_are_refused(owned, bai):
    for wrong, said in (({"since": today(1)}, "还没到"), ({"until": today(-20)}, "早于")):
        with cast.refused() as told:
            cast.claimed(owned, bai, **wrong)
        assert said in str(told.value)
    assert not Outcome.objects.exists()


def test_today_and_an_end_on_the_same_day_are_fine(owned, bai):
    assert cast.claimed(owned, bai, since=today(), until=today()).until == today()


def test_the_database_keeps_to_the_order_of_days_as_well(owned, bai):
    outcome = cast.claimed(owned, bai)

    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.filter(pk=outcome.pk).update(until=outcome.since - timedelta(days=1))


def test_a_unit_that_is_closed_does_nothing_any_more(owned, bai, heating):
    Unit.objects.filter(pk=heating.pk).update(is_active=False)

    with cast.refused() as told:
        cast.claimed(owned, bai, unit=Unit.objects.get(pk=heating.pk))
    assert "榆河热力" in str(told.value)


def test_a_demand_nobody_has_confirmed_leads_to_nothing(thread, zhao, bai):
    candidate = demands.begin(thread, "早晚暖气不热", by=zhao)

    with cast.refused() as told:
        cast.claimed(candidate, bai)
    assert "确认" in str(told.value)


def test_what_is_sealed_or_was_withdrawn_leads_to_nothing(code, bai):
    sealed = cast.sealed(code, bai)
    chair = cast.staff("主任", "Zhu Ren", "leader")
    gone = cast.delivered(code)
    contact.withdraw(gone, by=cast.author(gone))

    with cast.refused(NotAllowed):
        cast.claimed(sealed, chair)
    with cast.refused() as told:
        cast.claimed(Thread.objects.get(pk=gone.pk), bai)
    assert "撤回" in str(told.value)


SAME = ["榆建发〔2026〕7号", "榆建发[2026]7号", "榆建发（2026）7号", "榆建发 〔2026〕 07号", "榆建发【２０２６】７号"]


@pytest.mark.parametrize("number", SAME)
def test_the_same_document_of_the_same_issuer_stands_once_however_it_is_written(owned, bai, number):
    first = cast.claimed(owned, bai, "document")

    with cast.refused(Known) as told:
        cast.claimed(owned, bai, "document", title="另一个名字", number=number, issuer=" 榆河区住建局 ")

    assert told.value.outcome == first
    assert Outcome.objects.count() == 1


def test_whether_the_issuer_is_chosen_or_written_makes_no_difference(owned, bai):
    bureau = cast.unit("榆河区住建局", "Housing Bureau")
    cast.claimed(owned, bai, "document")

    with cast.refused(Known):
        cast.claimed(owned, bai, "document", unit=bureau, issuer="")


def test_the_same_number_of_another_issuer_or_another_number_is_another_document(owned, bai):
    cast.claimed(owned, bai, "document")
    cast.claimed(owned, bai, "document", issuer="晋河市住建局")
    cast.claimed(owned, bai, "document", number="榆建发〔2026〕17号")
    cast.claimed(owned, bai, "document", number="榆建发〔202〕67号")

    assert Outcome.objects.count() == 4


def test_documents_without_a_number_are_not_taken_for_each_other(owned, bai):
    for _again in range(2):
        cast.claimed(owned, bai, "document", number="")

    assert Outcome.objects.count() == 2


def test_what_was_rejected_stands_in_nobodys_way(owned, bai):
    actions.reject(cast.claimed(owned, bai, "document"), "还没印发", by=bai)

    assert cast.claimed(owned, bai, "document").state == "claimed"


def test_signs_blanks_and_leading_noughts_do_not_tell_numbers_apart():
    assert compared("榆建发〔2026〕007号") == compared(" 榆建发 (2026) 7号") == "榆建发-2026-7号"
    assert compared("") == compared("〔〕") == ""


def test_correcting_says_what_changed_and_lets_verifications_fall_away(owned, bai, zhao):
    outcome = cast.shown(owned, bai)
    actions.verify(outcome, by=zhao)

    actions.correct(outcome, cast.claim_of(title="供热热线一小时内回应"), by=bai)

    corrected = cast.as_it_is(outcome)
    assert (corrected.title, corrected.state, corrected.verified_by) == (
        "供热热线一小时内回应",
        "evidenced",
        frozenset(),
    )
    assert Entry.objects.filter(event=Happened.CORRECTED).get().facts == {"fields": ["title"], "is_to_verify": True}


def test_correcting_nothing_is_refused_so_that_no_word_falls_away_for_nothing(owned, bai, zhao):
    outcome = cast.shown(owned, bai)
    actions.verify(outcome, by=zhao)

    with cast.refused() as told:
        actions.correct(outcome, cast.claim_of(), by=bai)

    assert "已经是这样" in str(told.value)
    assert cast.as_it_is(outcome).verified_by == {"deputy"}


def test_correcting_into_a_document_that_stands_already_is_led_to_it(owned, bai):
    first = cast.claimed(owned, bai, "document")
    second = cast.claimed(owned, bai, "document", number="榆建发〔2026〕8号")

    with cast.refused(Known) as told:
        actions.correct(second, cast.claim_of("document", number=cast.RULES_OF_HEATING), by=bai)

    assert told.value.outcome == first
    assert cast.as_it_is(second).number == "榆建发〔2026〕8号"


def test_who_claims_it_corrects_it_and_so_do_colleagues_and_staff_and_nobody_else(
    owned, referral, he, chief, bai, zhao
):
    outcome = cast.claimed(owned, he)

    for number, who in enumerate((he, chief, bai)):
        actions.correct(cast.as_it_is(outcome), cast.claim_of(title=f"第{number}稿"), by=who)
    with cast.refused(NotAllowed):
        actions.correct(cast.as_it_is(outcome), cast.claim_of(title="代表改的"), by=zhao)


def test_what_is_public_is_not_corrected_behind_everybodys_back(owned, bai, zhao):
    public = cast.in_force(owned, bai, zhao)

    with cast.refused(Stale):
        actions.correct(public, cast.claim_of(title="悄悄改的"), by=bai)
    with cast.refused(Stale):
        actions.evidence(public, Proof("又一条"), by=bai)


def test_more_evidence_is_looked_at_again_since_everybody_will_read_it(owned, bai, zhao):
    outcome = cast.verified(owned, bai, zhao)

    actions.evidence(outcome, Proof("又去看过一次。"), by=bai)

    assert cast.as_it_is(outcome).state == "evidenced"
    assert cast.as_it_is(outcome).verified_by == frozenset()


def test_the_unit_that_is_said_to_do_it_may_show_it_and_may_contest_it(owned, zhao, heating, he):
    outcome = cast.claimed(owned, zhao, unit=heating)

    actions.evidence(outcome, Proof("这是排班表。"), by=he)
    actions.contest(cast.as_it_is(outcome), "我们只在工作日值守。", by=he)

    assert cast.as_it_is(outcome).objection == "我们只在工作日值守。"


def test_another_congress_has_nothing_of_it(owned, bai, jinchuan):
    cast.claimed(owned, bai)

    with tenancy.inside(jinchuan):
        assert not Outcome.objects.exists()
    assert Demand.objects.get(pk=owned.pk).grounds.count() == 1
