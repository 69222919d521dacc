"""What everybody reads of what has changed: only what two have verified, how it came about, and two honest figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Demand
from hearth.journey.outcomes import actions, public
from hearth.journey.outcomes.tasks import tell_everybody
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def common(owned, neighbours, bai):
    """Five wrote, and everybody may read of the demand."""
    demands.publish(Demand.objects.get(pk=owned.pk), "多个小区早晚室温偏低。", by=bai)
    return Demand.objects.get(pk=owned.pk)


@pytest.fixture
def rules(common, bai, zhao):
    """The rules of heating are public."""
    return cast.in_force(common, bai, zhao, "document", days_ago=0)


def page(client, outcome, rest=""):
    return client.get(f"/yuhe/outcomes/{outcome.code}/{rest}")


def test_nothing_that_is_only_claimed_is_found_by_anybody(client, common, bai, zhao, paper):
    steps = [cast.claimed(common, bai), cast.shown(common, bai), cast.verified(common, bai, zhao)]
    rejected = cast.shown(common, bai)
    actions.reject(rejected, "没有", by=bai)

    for outcome in (*steps, rejected):
        assert page(client, outcome).status_code == 404
        assert page(client, outcome, "document/").status_code == 404
        for listed in ("outcomes/", "outcomes/?pile=over", "outcomes/news.xml", "", f"common/{common.code}/"):
            assert outcome.code not in client.get(f"/yuhe/{listed}").text


def test_everybody_reads_what_was_issued_by_whom_under_which_number_and_by_what_it_can_be_seen(client, rules):
    text = page(client, rules).text

    for told in (rules.title, "榆河区住建局", cast.RULES_OF_HEATING, cast.SHOWN.words, rules.link):
        assert told in text


def test_how_it_came_about_is_told_in_order_from_the_first_who_wrote_to_those_who_heard(client, rules, zhao):
    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        tell_everybody.work(clock.now())

    sentences = [moment.sentence for moment in public.whole(cast.as_it_is(rules))["moments"]]

    assert sentences[:2] == ["5人反映：早晚暖气不热", "榆河区住建局出台"]
    assert sentences[2:] == [
        "人大工作人员核实了",
        f"{zhao.deputy.title}核实了",
        "已经公开",
        "5位反映过的居民得到了告知",
    ]
    assert all(sentence in page(client, rules).text for sentence in sentences)


def test_nothing_of_those_who_wrote_is_there(client, rules, thread, neighbours):
    text = page(client, rules).text + client.get("/yuhe/outcomes/").text + client.get("/yuhe/outcomes/news.xml").text

    for theirs in (thread.code, neighbours[0].code, "李奶奶", "13800002046", "家也冷", "锦苑小区7号楼", "n0@example"):
        assert theirs not in text
    assert "白洁" not in text  # nor who among staff looked at it


def test_a_demand_is_named_only_while_it_is_public_itself_and_a_message_never(client, rules, common, thread, bai):
    actions.link(Thread.objects.get(pk=thread.pk), rules, by=bai)
    assert common.title in page(client, rules).text

    demands.unpublish(Demand.objects.get(pk=common.pk), by=bai)

    text = page(client, rules).text
    assert common.title not in text and "人反映" not in text
    assert thread.code not in text


def test_fewer_than_five_who_heard_are_not_counted_in_public(client, thread, bai, zhao):
    outcome = cast.in_force(thread, bai, zhao)
    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        tell_everybody.work(clock.now())

    assert "得到了告知" not in page(client, outcome).text


def test_one_that_was_replaced_leads_to_its_successor_and_back(client, rules, common, bai, zhao):
    newer = cast.in_force(common, bai, zhao, "document", number="榆建发〔2026〕9号", title="供暖办法（修订）")
    actions.replace(rules, newer, by=bai)

    assert f"/yuhe/outcomes/{newer.code}/" in page(client, rules).text and "已被代替" in page(client, rules).text
    assert f"/yuhe/outcomes/{rules.code}/" in page(client, newer).text
    assert rules.code not in client.get("/yuhe/outcomes/").text
    assert rules.code in client.get("/yuhe/outcomes/?pile=over").text


def test_taken_back_it_is_gone_at_once(client, rules, zhao):
    actions.unpublish(rules, "写错了。", by=zhao)

    assert page(client, rules).status_code == 404
    assert rules.title not in client.get("/yuhe/outcomes/").text + client.get("/yuhe/").text


def test_figures_are_counted_from_rows_and_say_what_they_mean(client, rules, common, thread, code, bai, zhao):
    newer = cast.in_force(common, bai, zhao, "document", number="榆建发〔2026〕9号", title="修订")
    actions.replace(rules, newer, by=bai)
    ended = cast.in_force(common, bai, zhao)
    actions.lapse(ended, by=bai)
    for solved in ("yes", "partly", "no"):
        rated = cast.delivered(code, "路灯不亮。")
        contact.reply(rated, "好了。", "solved", by=zhao)
        contact.rate(Thread.objects.get(pk=rated.pk), solved, 3, by=cast.author(rated))
    silent = cast.delivered(code, "井盖响。")
    contact.reply(silent, "好了。", "solved", by=zhao)

    assert public.figures() == (1, 1, 1)
    text = client.get("/yuhe/outcomes/").text
    assert "留言人自己确认已解决" in text and "只算一项" in text


def test_home_and_the_public_page_of_the_demand_lead_there(client, rules, common):
    for path in ("/yuhe/", f"/yuhe/common/{common.code}/", "/yuhe/outcomes/?pile=document"):
        assert f"/yuhe/outcomes/{rules.code}/" in client.get(path).text, path
    assert f"/yuhe/outcomes/{rules.code}/" not in client.get("/yuhe/outcomes/?pile=measure").text


def test_its_news_are_a_feed_of_what_was_published_ended_and_replaced(client, rules, common, bai, zhao):
    ended = cast.in_force(common, bai, zhao)
    actions.lapse(ended, by=bai)

    told = client.get("/yuhe/outcomes/news.xml")

    assert told["Content-Type"].startswith("application/atom+xml")
    assert told.text.count("<entry>") == 3
    assert "不再有效" in told.text and rules.code in told.text


def test_a_document_that_runs_out_says_until_when_it_held(client, common, bai, zhao):
    last = localdate(clock.now()) + timedelta(days=3)
    outcome = cast.in_force(common, bai, zhao, "document", until=last)
    with clock.standing_at(clock.now() + timedelta(days=5)):
        actions.lapse(outcome, by=bai)
        moments = list(public.whole(cast.as_it_is(outcome))["moments"])

    assert moments[-1].sentence == "不再有效"
    assert f"{last.month}月{last.day}日" in moments[-1].when


def test_another_congress_shows_nothing_of_it(client, rules, jinchuan):
    for path in (f"outcomes/{rules.code}/", f"outcomes/{rules.code}/document/"):
        assert client.get(f"/jinchuan/{path}").status_code == 404
    for path in ("outcomes/", "outcomes/news.xml", ""):
        assert rules.title not in client.get(f"/jinchuan/{path}").text
