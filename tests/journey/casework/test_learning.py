"""What nights learn of where messages belong: from what people decided, and in force only once a clerk says so."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.lifecycle import Stale
from hearth.core.text.grams import word_key
from hearth.core.text.packing import from_bytes
from hearth.core.text.training import train
from hearth.ground.audit.models import Entry
from hearth.journey.casework import actions, examples, guessing, learning, routing, taught
from hearth.journey.casework.actions.referring import Slip
from hearth.journey.casework.models import Referral, Route, RoutingModel
from hearth.journey.casework.tasks import learn_routes
from hearth.journey.contact.models import Message, Thread
from tests import cast
from tests.core.text.said import SAID

pytestmark = pytest.mark.django_db
NIGHT = System("night")
PAGE = "/yuhe/referrals/routes/learning/"


@pytest.fixture(autouse=True)
def _a_few_are_enough(monkeypatch):
    """Eighteen matters of three lines, where in the world it takes two hundred."""
    monkeypatch.setattr(examples, "ENOUGH_NEW", 12)
    monkeypatch.setattr(examples, "ENOUGH_EACH", 4)
    monkeypatch.setattr(learning, "ENOUGH_EACH", 4)


@pytest.fixture
def lines(yuhe):
    """Three lines, each with a unit and somebody there."""
    made = {}
    for title, name in (("heating", "榆河热力"), ("roads", "榆河交通局"), ("noise", "榆河城管局")):
        unit = cast.unit(name, title)
        made[title] = Route.objects.create(title=title, words=f"没人写的{title}", unit=unit, tier="hard")
        made[title].contact = cast.staff(f"{name}联络员", f"{title} Contact", "unit", unit=unit)
    return made


def sent(text, line, code, bai, *, taken_on=True, route=True):
    """A message referred by this line, and taken on by its unit."""
    thread = Thread.objects.get(pk=cast.delivered(code, text).pk)
    referral = actions.refer(thread, Slip(line.unit, "请查。", line.tier, route=line if route else None), by=bai)
    if taken_on:
        actions.accept(referral, by=line.contact)
    return Referral.objects.select_related("issue__thread").get(pk=referral.pk)


@pytest.fixture
def decided(lines, code, bai):
    """Eighteen matters that units have taken on."""
    return {title: [sent(text, lines[title], code, bai) for text in texts] for title, texts in SAID.items()}


@pytest.fixture
def proposed(decided):
    """A night has learnt of it."""
    learn_routes.work(clock.now())
    return RoutingModel.objects.get()


@pytest.fixture
def desk(bai):
    return cast.signed_in(Client(), bai)


def lines_of(standing):
    return {Route.objects.get(pk=line).title: times for line, times in standing.lines.items()}


# what is learnt from


def test_what_a_unit_took_on_is_an_example_of_the_line_that_led_there(decided):
    assert lines_of(examples.standing()) == {"heating": 6, "roads": 6, "noise": 6}


def test_what_nobody_has_taken_on_or_a_unit_gave_back_teaches_nothing(lines, code, bai):
    sent("暖气不热", lines["heating"], code, bai, taken_on=False)
    back = sent("暖气不热", lines["roads"], code, bai, taken_on=False)
    actions.give_back(back, "remit", "不归我们", by=lines["roads"].contact)

    assert examples.standing().settled == []


def test_where_it_was_passed_on_the_last_unit_counts(lines, code, bai):
    back = sent("暖气不热", lines["roads"], code, bai, taken_on=False)
    actions.give_back(back, "remit", "不归我们", by=lines["roads"].contact)
    actions.accept(actions.pass_on(back, lines["heating"].unit, "改转", by=bai), by=lines["heating"].contact)

    assert lines_of(examples.standing()) == {"heating": 1}


def test_a_unit_that_several_lines_name_does_not_tell_which_it_was(lines, code, bai):
    Route.objects.create(title="water", words="水", unit=lines["heating"].unit, tier="hard")
    sent("暖气不热", lines["heating"], code, bai, route=False)

    standing = examples.standing()

    assert (standing.settled, standing.unclear) == ([], 1)


@pytest.mark.parametrize("how", [{"is_sealed": True}, {"is_withheld": True}, {"state": "withdrawn"}, {"excerpt": ""}])
def test_sealed_withdrawn_and_erased_messages_are_never_learnt_from(how, lines, code, bai):
    referral = sent("暖气不热", lines["heating"], code, bai)
    Thread.objects.filter(pk=referral.thread.pk).update(**how)

    assert examples.standing().settled == []


def test_nothing_is_learnt_of_a_message_whose_words_are_gone(decided):
    Message.objects.filter(thread=decided["heating"][0].thread, kind="first").update(body="")

    told = [settled for settled, _example in examples.examples_of(examples.standing().settled)]

    assert len(told) == 17


# the night


def test_a_night_proposes_what_it_learnt_with_figures_and_puts_nothing_in_force(proposed, lines):
    figures = proposed.figures

    assert (proposed.state, proposed.examples) == ("proposed", 18)
    assert figures["all"]["texts"] == 18
    assert set(figures["lines"]) == {str(line.pk) for line in lines.values()}
    assert figures["beside"]["than"] == ""
    assert figures["beside"]["new"]["right"] > figures["beside"]["old"]["right"] == 0.0
    assert Entry.objects.filter(event="casework.learned", thing_id=proposed.pk).exists()


def test_the_same_matters_are_not_learnt_from_twice(proposed):
    learn_routes.work(clock.now())

    assert RoutingModel.objects.get() == proposed


def test_too_few_new_matters_or_lines_make_no_model(lines, code, bai):
    for text in SAID["heating"] * 3:
        sent(text, lines["heating"], code, bai)

    learn_routes.work(clock.now())

    assert not RoutingModel.objects.exists()


def test_nothing_is_learnt_where_the_words_of_most_messages_are_gone(decided):
    gone = [referral.thread.pk for title in ("heating", "roads") for referral in decided[title]]
    Message.objects.filter(thread__in=gone).update(body="")

    learn_routes.work(clock.now())

    assert not RoutingModel.objects.exists()


def test_no_word_stands_in_a_model_and_none_of_one_message_alone_as_a_number(proposed):
    packed = bytes(proposed.packed)
    model = from_bytes(packed)

    assert "暖气".encode() not in packed
    assert model.row_of(word_key("暖气")) is not None
    assert model.row_of(word_key("锅炉房")) is None


def test_a_newer_proposal_takes_the_place_of_one_that_nobody_decided_about(proposed, lines, code, bai):
    for text in [*SAID["heating"], *SAID["roads"]]:
        sent(text, lines["heating"], code, bai)

    learn_routes.work(clock.now())

    older = RoutingModel.objects.get(pk=proposed.pk)
    assert (older.state, bytes(older.packed)) == ("lapsed", b"")
    assert RoutingModel.objects.get(state="proposed").examples == 30


def test_it_is_compared_with_what_is_in_force_on_messages_new_to_both(proposed, lines, code, bai):
    actions.adopt(proposed, by=bai)
    for title in ("heating", "roads"):
        for text in SAID[title]:
            sent(f"{text}，请处理", lines[title], code, bai)

    learn_routes.work(clock.now())

    beside = RoutingModel.objects.get(state="proposed").figures["beside"]
    assert (beside["than"], beside["new"]["texts"], beside["old"]["texts"]) == (proposed.code, 12, 12)


def test_what_the_product_knows_of_a_topic_helps_a_line_that_names_it(lines, decided):
    Route.objects.filter(title="roads").update(topic="交通运输")

    prior = learning._prior(examples.standing())

    assert prior.labels == (str(lines["roads"].pk),)


def test_upon_what_the_product_knows_nothing_of_one_message_alone_is_kept_either(lines, decided):
    Route.objects.filter(title="roads").update(topic="交通运输")
    prior = learning._prior(examples.standing())
    said = [example for _settled, example in examples.examples_of(examples.standing().settled)]

    model = train(said, learning.SPARING, prior)

    assert prior.row_of(word_key("暖气片")) is model.row_of(word_key("暖气片")) is None
    assert model.row_of(word_key("不热")) is not None


def test_a_topic_that_two_lines_name_helps_neither(lines, decided):
    Route.objects.filter(title__in=["roads", "noise"]).update(topic="交通运输")

    assert learning._prior(examples.standing()) is None


# in force


def test_once_in_force_the_likeliest_lines_are_proposed_with_the_words_that_speak_for_them(proposed, lines, code, bai):
    actions.adopt(proposed, by=bai)

    told = routing.proposals(cast.delivered(code, "家里暖气不热，只有十二度"))

    assert told[0].route == lines["heating"]
    assert told[0].guess.chance > 0.5
    assert "暖气" in told[0].guess.words
    assert len(told) <= 3


def test_before_anybody_decides_nothing_of_it_is_proposed(proposed, code):
    assert routing.proposals(cast.delivered(code, "家里暖气不热，只有十二度")) == []


def test_a_line_that_is_gone_is_proposed_no_more(proposed, lines, code, bai):
    actions.adopt(proposed, by=bai)
    actions.drop_route(lines["heating"], by=bai)

    told = routing.proposals(cast.delivered(code, "家里暖气不热，只有十二度"))

    assert lines["heating"].pk not in {each.route.pk for each in told}


def test_a_new_line_that_nothing_was_learnt_of_is_proposed_by_its_words(proposed, lines, code, bai):
    actions.adopt(proposed, by=bai)
    new = Route.objects.create(title="狗", words="小狗", unit=lines["noise"].unit, tier="hard")

    told = routing.proposals(cast.delivered(code, "小狗没有拴绳"))

    assert new in {each.route for each in told}


def test_a_declined_one_is_kept_without_what_it_learnt(proposed, bai):
    actions.decline(proposed, by=bai)

    kept = RoutingModel.objects.get()
    assert (kept.state, bytes(kept.packed), kept.said_by) == ("declined", b"", bai.name)
    with pytest.raises(Stale):
        actions.adopt(kept, by=bai)


def test_going_back_puts_the_earlier_one_in_force_and_then_the_words_alone(proposed, lines, code, bai):
    actions.adopt(proposed, by=bai)
    for text in SAID["heating"] * 2:
        sent(text, lines["heating"], code, bai)
    learn_routes.work(clock.now())
    newer = RoutingModel.objects.get(state="proposed")
    actions.adopt(newer, by=bai)

    actions.revert(RoutingModel.objects.select_related("before").get(pk=newer.pk), by=bai)
    assert RoutingModel.objects.get(state="in_force") == proposed

    actions.revert(RoutingModel.objects.get(state="in_force"), by=bai)
    assert not RoutingModel.objects.filter(state="in_force").exists()
    events = Entry.objects.filter(event__in=["casework.adopted", "casework.reverted"]).values_list("event", flat=True)
    assert sorted(events) == ["casework.adopted"] * 2 + ["casework.reverted"] * 2


def test_another_congress_neither_sees_nor_uses_it(proposed, bai, jinchuan):
    actions.adopt(proposed, by=bai)

    with tenancy.inside(jinchuan):
        assert not RoutingModel.objects.exists()
        assert guessing.guesses("暖气不热", []) == {}


# while nothing is learnt


def test_a_line_that_names_a_topic_is_proposed_where_the_product_recognises_it(lines, code):
    Route.objects.filter(title="roads").update(topic="城乡建设")

    told = routing.proposals(cast.delivered(code, "公交车半小时不来一趟，公交站台也拆了"))

    assert [each.route for each in told] == [lines["roads"]]
    assert told[0].guess.topic == "城乡建设"
    assert not told[0].is_likely  # a topic is no unit: nothing is filled in


# the clerk


def test_a_clerk_takes_a_proposal_and_what_they_typed_stays(proposed, lines, code, bai, desk):
    actions.adopt(proposed, by=bai)
    thread = cast.delivered(code, "楼下烧烤店半夜很吵")
    page = f"/yuhe/threads/{thread.code}/referrals/new/"

    answer = desk.post(page, {"take": str(lines["noise"].pk), "words": "请查夜里的噪音。", "place": "三号楼"})

    assert answer.status_code == 200
    assert f'<option value="{lines["noise"].unit.pk}" selected>' in answer.text
    assert "请查夜里的噪音。" in answer.text
    assert "已填入" in answer.text
    assert not Referral.objects.filter(issue__thread=thread).exists()


def test_taking_what_is_proposed_no_more_fills_in_nothing(lines, thread, desk):
    for taken in ("", "x" * 5000, str(lines["noise"].pk)):
        answer = desk.post(f"/yuhe/threads/{thread.code}/referrals/new/", {"take": taken, "words": "请查。"})

        assert answer.status_code == 200
        assert "请查。" in answer.text


def test_what_was_held_likeliest_is_noted_with_what_was_chosen(proposed, lines, code, bai, desk):
    actions.adopt(proposed, by=bai)
    thread = cast.delivered(code, "家里暖气不热，夜里工地还很吵，噪音不断")
    first, second = routing.proposals(thread)[:2]
    typed = {"unit": second.unit.pk, "tier": "hard", "words": "请查。", "line": str(second.route.pk)}

    desk.post(f"/yuhe/threads/{thread.code}/referrals/new/", typed)

    referral = Referral.objects.get(issue__thread=thread)
    assert (referral.guess, referral.chance, referral.route) == (first.route, first.guess.chance, second.route)


def test_how_often_it_was_right_is_counted_once_units_have_taken_it_on(proposed, lines, code, bai):
    actions.adopt(proposed, by=bai)
    for title in ("heating", "noise"):
        referral = sent("暖气不热", lines[title], code, bai)
        Referral.objects.filter(pk=referral.pk).update(guess=lines["heating"], chance=0.9)

    (band,) = taught.told().lived

    assert (band.low, band.texts, band.right, band.share) == (90, 2, 1, None)


def test_the_page_says_how_much_there_is_to_learn_from(lines, code, bai, desk):
    sent(SAID["heating"][0], lines["heating"], code, bai)

    page = desk.get(PAGE).text

    assert "还没有使用学到的模型" in page
    assert re.search(r"heating</th><td>1", page)


def test_a_clerk_looks_at_the_figures_and_puts_it_in_force(proposed, desk):
    page = desk.get(PAGE).text
    assert "学到的新模型等待决定" in page

    answer = desk.post(f"{PAGE}{proposed.code}/adoption/")

    assert answer.status_code == 303
    assert RoutingModel.objects.get().state == "in_force"
    assert "换回只看条目里的词" in desk.get(PAGE).text


def test_who_was_overtaken_is_told_kindly(proposed, bai, desk):
    actions.decline(proposed, by=bai)

    answer = desk.post(f"{PAGE}{proposed.code}/adoption/")

    assert answer.status_code == 422
    assert not RoutingModel.objects.filter(state="in_force").exists()


def test_nobody_else_finds_the_page(proposed, zhao, he):
    for who in (zhao, he):
        assert cast.signed_in(Client(), who).get(PAGE).status_code == 404
        assert cast.signed_in(Client(), who).post(f"{PAGE}{proposed.code}/adoption/").status_code in (403, 404)


def test_a_line_keeps_the_topic_it_names_and_refuses_one_that_there_is_not(lines, desk):
    line = lines["roads"]
    typed = {"title": "roads", "words": "路", "unit": line.unit.pk, "tier": "hard", "topic": "交通运输"}

    assert desk.post(f"/yuhe/referrals/routes/{line.pk}/", typed).status_code == 303
    assert desk.post(f"/yuhe/referrals/routes/{line.pk}/", typed | {"topic": "天气"}).status_code == 422
    assert Route.objects.get(pk=line.pk).topic == "交通运输"


def test_later_matters_are_new_and_earlier_ones_are_not(proposed, lines, code, bai, monkeypatch):
    later = clock.now() + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    sent("暖气不热", lines["heating"], code, bai)

    assert examples.standing().new == 1
