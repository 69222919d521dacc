"""What a place cannot decide goes to the congress above, and what becomes of it there comes back, each step once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hearth.core import clock, jobs, tenancy
from hearth.core.refusals import Refused
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import actions as congresses
from hearth.ground.courier.models import Dispatch
from hearth.ground.rulebook.models import Clock
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions as outcomes
from hearth.journey.outcomes.tasks import SETTLES, tell_everybody
from hearth.journey.suggestions import actions, tasks
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.reviewing import Register
from hearth.journey.suggestions.events import Happened
from hearth.journey.suggestions.models import FromAbove, FromBelow, SentUp, Suggestion, Told
from tests import cast, suggesting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
WHY = "助餐卡全市通用属市级事权，建议转请市人大研究。"


@pytest.fixture
def city(yuhe, jinchuan):
    """The other congress stands above this one, and has a clerk."""
    congresses.choose_above(yuhe, jinchuan, by=cast.staff("管宁", "Guan Ning", "admin"))
    yuhe.refresh_from_db()
    return jinchuan


@pytest.fixture
def lu(city):
    """A clerk there."""
    with tenancy.inside(city):
        return cast.staff("陆明", "Lu Ming", "clerk")


@pytest.fixture
def demand(code, zhao, bai) -> Demand:
    """Two people said so."""
    first = cast.delivered(code, email="li@example.org")
    made = demands.begin(first, "助餐", by=bai)
    demands.join(cast.delivered(code, "中午没处吃饭", email="wang@example.org"), made, by=bai)
    demands.confirm(made, zhao.deputy, "助餐", by=bai)
    found: Demand = Demand.objects.get(pk=made.pk)
    return found


@pytest.fixture
def sent(zhao, bai, city, demand) -> Suggestion:
    """A suggestion of the place, sent up."""
    suggestion = suggesting.registered(zhao, bai, demand)
    actions.send_up(suggestion, WHY, by=bai)
    return suggesting.as_it_is(suggestion)


def copy_in(city: Any) -> FromBelow:
    with tenancy.inside(city):
        return FromBelow.objects.select_related("origin", "suggestion__lead").get()


def taken_on(city: Any, wei: Any) -> Suggestion:
    """Deputy Wei of the city makes it her own."""
    with tenancy.inside(city):
        return actions.take_on(copy_in(city), by=wei)


def registered_there(city: Any, wei: Any, lu: Any) -> Suggestion:
    suggestion = taken_on(city, wei)
    with tenancy.inside(city):
        actions.submit(suggestion, by=wei)
        actions.register(suggestion, Register("social"), by=lu)
        return suggesting.as_it_is(suggestion)


def answered_there(city: Any, wei: Any, lu: Any) -> Suggestion:
    suggestion = registered_there(city, wei, lu)
    with tenancy.inside(city):
        bureau = cast.unit("晋河市民政局", "Civil Affairs")
        unit = cast.staff("方科", "Fang Ke", "unit", unit=bureau)
        head = cast.staff("江局", "Jiang Ju", "unit-leader", unit=bureau)
        actions.assign(suggestion, [Share(bureau, "lead")], by=lu)
        return suggesting.answered(suggestion, unit, head)


def steps() -> list[str]:
    return list(FromAbove.objects.order_by("place").values_list("step", flat=True))


def test_a_copy_arrives_above_with_its_words_its_asks_and_where_it_came_from(sent, city, zhao):
    copy = copy_in(city)

    assert (copy.title, copy.facts, copy.asks) == (suggesting.WORDS.title, suggesting.FACTS, suggesting.ASKS)
    assert (copy.origin.slug, copy.number, copy.deputies, copy.reason) == ("yuhe", sent.number, ["赵敏"], WHY)
    assert sent.state == "above"
    assert not Clock.objects.open().filter(thing_id=sent.pk).exists()


def test_nothing_in_the_copy_leads_past_the_wall(sent, city, demand):
    here = {str(each) for each in (sent.pk, demand.pk, sent.lead_id, *demand.threads.values_list("pk", flat=True))}
    here |= {sent.code, demand.code, *demand.threads.values_list("code", flat=True)}
    copy = copy_in(city)

    told = {str(getattr(copy, field.attname)) for field in copy._meta.concrete_fields}

    assert not here & told
    assert not any(key in text for key in here for text in told)
    with tenancy.inside(city):
        facts = [str(entry.facts) for entry in Entry.objects.filter(event__startswith="suggestions.")]
        assert not any(key in text for key in here for text in facts)
        assert not Suggestion.objects.filter(pk=sent.pk).exists()


def test_carried_twice_it_arrives_once(sent, city):
    tasks.carry_up.work(Entry.objects.get(event=Happened.SENT_UP))

    with tenancy.inside(city):
        assert FromBelow.objects.count() == 1
        assert Entry.objects.filter(event=Happened.ARRIVED).count() == 1


def test_a_worker_carries_it_with_the_rights_of_a_worker(zhao, bai, city, as_worker):
    with jobs.at_once(frozenset()):
        suggestion = suggesting.registered(zhao, bai)
        actions.send_up(suggestion, WHY, by=bai)

    tasks.carry_up.answer(
        Entry.objects.get(event=Happened.SENT_UP).congress_id, Entry.objects.get(event=Happened.SENT_UP).pk
    )

    assert copy_in(city).number == suggestion.number


def test_where_no_congress_stands_above_it_goes_nowhere(zhao, bai):
    suggestion = suggesting.registered(zhao, bai)

    with cast.refused():
        actions.send_up(suggestion, WHY, by=bai)

    assert not SentUp.objects.exists()


def test_a_congress_is_not_above_itself_by_any_way(city, yuhe, bai):
    admin = cast.staff("史册", "Shi Ce", "admin")

    with pytest.raises(Refused):
        congresses.choose_above(city, yuhe, by=admin)
    with pytest.raises(Refused):
        congresses.choose_above(yuhe, yuhe, by=admin)


def test_a_deputy_above_takes_it_on_and_the_place_hears_who(sent, city, wei):
    suggestion = taken_on(city, wei)

    assert (suggestion.title, suggestion.lead_id, suggestion.state) == (sent.title, wei.deputy.pk, "draft")
    heard = FromAbove.objects.get()
    assert (heard.step, heard.who) == ("taken_on", "魏岚")


def test_each_step_comes_back_in_its_order_with_number_and_result(sent, city, wei, lu):
    suggestion = answered_there(city, wei, lu)
    with tenancy.inside(city):
        suggesting.judged(suggestion, wei)
        actions.close(suggesting.as_it_is(suggestion), "全市通用了。", by=lu)

    assert steps() == ["taken_on", "registered", "answered", "concluded"]
    assert FromAbove.objects.get(step="registered").number == suggestion.number
    assert FromAbove.objects.get(step="answered").result_class == "resolved"
    assert copy_in(city).state == "concluded"


def test_what_is_concluded_there_is_read_here_once_it_is_public_there(sent, city, wei, lu):
    suggestion = answered_there(city, wei, lu)
    with tenancy.inside(city):
        suggesting.judged(suggestion, wei)
        actions.close(suggesting.as_it_is(suggestion), "全市通用了。", by=lu)
    assert FromAbove.objects.get(step="concluded").words == ""

    with tenancy.inside(city):
        actions.publish(suggesting.as_it_is(suggestion), "full", by=lu)
    assert FromAbove.objects.get(step="concluded").words == "全市通用了。"
    assert FromAbove.objects.get(step="published").link == f"/jinchuan/suggestions/{suggestion.code}/?public"

    with tenancy.inside(city):
        actions.unpublish(suggesting.as_it_is(suggestion), by=lu)
    assert FromAbove.objects.get(step="concluded").words == ""
    assert FromAbove.objects.get(step="published").link == ""
    assert Entry.objects.filter(event=Happened.HEARD).count() == 5  # told again, it is no news


def test_of_what_is_in_confidence_there_only_that_it_happened_comes_back(sent, city, wei, lu):
    suggestion = taken_on(city, wei)
    with tenancy.inside(city):
        Suggestion.objects.filter(pk=suggestion.pk).update(is_confidential=True)
        actions.submit(suggesting.as_it_is(suggestion), by=wei)
        actions.register(suggesting.as_it_is(suggestion), Register("social"), by=lu)

    assert FromAbove.objects.get(step="registered").number == ""


def test_what_goes_back_is_to_be_handled_here_after_all(sent, city, lu):
    with tenancy.inside(city):
        actions.turn_down(copy_in(city), "属区级事权，请区里办理。", by=lu)

    assert suggesting.as_it_is(sent).state == "registered"
    assert Clock.objects.open().filter(thing_id=sent.pk, name="assign").exists()
    assert FromAbove.objects.get().words == "属区级事权，请区里办理。"


def test_what_was_judged_here_before_is_decided_on_by_staff_anew(zhao, bai, he, chief, heating, city, lu):
    suggestion = suggesting.answered(suggesting.assigned(zhao, bai, Share(heating, "lead")), he, chief, "reference")
    actions.send_up(suggesting.judged(suggestion, zhao), WHY, by=bai)

    with tenancy.inside(city):
        actions.turn_down(copy_in(city), "属区级事权。", by=lu)

    assert suggesting.as_it_is(suggestion).state == "evaluated"


def test_staff_above_pass_it_on_and_write_down_what_the_organ_answered(sent, city, lu):
    with tenancy.inside(city):
        actions.pass_on(copy_in(city), "晋河市民政局", "请研究。", by=lu)
        actions.note_answer(copy_in(city), "明年起全市通用。", by=lu)

    assert steps() == ["passed_on", "concluded"]
    assert FromAbove.objects.get(step="passed_on").words == "请研究。"
    assert FromAbove.objects.get(step="concluded").words == "明年起全市通用。"


def test_what_a_deputy_above_drops_lies_in_the_tray_again(sent, city, wei):
    suggestion = taken_on(city, wei)
    with tenancy.inside(city):
        actions.withdraw(suggestion, "另行提出。", by=wei)

    assert copy_in(city).state == "arrived"
    assert steps() == ["taken_on", "let_go"]


def test_what_is_withdrawn_here_is_called_back_before_anybody_took_it_on(sent, city, zhao):
    actions.withdraw(sent, "情况变了。", by=zhao)

    assert copy_in(city).state == "recalled"


def test_whoever_wrote_hears_of_each_step_once_however_often_it_is_carried(sent, city, wei, lu):
    registered_there(city, wei, lu)
    with tenancy.inside(city):
        entries = list(Entry.objects.filter(event__in=[Happened.TAKEN_ON, Happened.REGISTERED]))
        for entry in entries:
            tasks.carry_down.work(entry)
    for entry in Entry.objects.filter(event=Happened.HEARD):
        tasks.tell_originators.work(entry)

    told = Told.objects.filter(suggestion=sent, step__startswith="above")
    assert sorted(told.values_list("step", flat=True)) == ["above-1", "above-1", "above-2", "above-2"]


def test_the_deputy_and_staff_here_are_told_of_each_step_and_staff_there_of_the_copy(zhao, bai, city, lu, wei):
    for number, who in enumerate((zhao, bai, lu)):
        User.objects.filter(pk=who.id).update(email=f"n{number}@example.org")
    actions.send_up(suggesting.registered(zhao, bai), WHY, by=bai)
    with tenancy.inside(city):
        assert [each.recipient for each in Dispatch.objects.filter(letter="staff_from_below")] == [f"user {lu.id}"]
    taken_on(city, wei)

    told = {(each.letter, each.recipient) for each in Dispatch.objects.filter(letter__contains="above")}
    assert told == {("deputy_suggestion_above", f"user {zhao.id}"), ("staff_suggestion_above", f"user {bai.id}")}
    assert Dispatch.objects.filter(letter="deputy_suggestion_sent_up", recipient=f"user {zhao.id}").exists()


def test_what_was_issued_there_comes_back_with_title_number_issuer_and_date(sent, city, wei, lu):
    suggestion = answered_there(city, wei, lu)
    with tenancy.inside(city):
        outcome = cast.in_force(suggestion, lu, wei, "document")
        tell_everybody.work(clock.now() + SETTLES + timedelta(minutes=1))

    heard = FromAbove.objects.get(step="outcome")
    assert (heard.title, heard.number, heard.who) == (outcome.title, outcome.number, outcome.issuer)
    assert (heard.dated_on, heard.link) == (outcome.since, f"/jinchuan/outcomes/{outcome.code}/")

    with tenancy.inside(city):
        outcomes.unpublish(cast.as_it_is(outcome), "写错了。", by=lu)
    assert FromAbove.objects.get(step="outcome").title == ""
