"""Words that staff pin to a demand: whoever says one is offered to it, with that reason and by no other power."""

import pytest
from django.test import Client

from hearth.core import tenancy
from hearth.core.actors import System
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.ground.congress.models import Area, Place
from hearth.journey.demands import actions, pinning, tasks
from hearth.journey.demands.models import Decision, Demand, Gathering, Pin
from hearth.journey.demands.reasons import reasons_of
from hearth.journey.demands.tasks import look_at
from tests import cast

pytestmark = pytest.mark.django_db


def arrived(code, text, **more):
    """A message that has been delivered and looked at, as the job does it."""
    thread = cast.delivered(code, text, **more)
    look_at.work(Entry.objects.about(thread).filter(event="contact.delivered").get())
    return thread


@pytest.fixture
def desk(bai):
    return cast.signed_in(Client(), bai)


@pytest.fixture
def pinned(demand, bai):
    """Staff have pinned a word that no dictionary has."""
    actions.pin(demand, ["换热站"], by=bai)
    return demand


def offers(thread):
    return list(Gathering.objects.offered().filter(thread=thread.pk))


def of(demand, what="pins/"):
    return f"/yuhe/demands/{demand.code}/{what}"


# what a pinned word does


def test_a_message_that_says_it_is_offered_with_that_reason(pinned, code):
    thread = arrived(code, "楼后的换热站整夜轰鸣。")

    (offer,) = offers(thread)

    assert offer.demand == pinned
    assert reasons_of(offer) == ["有钉住的词：换热站"]


def test_nobody_joins_by_it_alone(pinned, code):
    thread = arrived(code, "换热站换热站换热站。")

    assert not Gathering.objects.joined().filter(thread=thread.pk).exists()


def test_a_message_that_does_not_say_it_stands_alone(pinned, code):
    assert offers(arrived(code, "公交车半小时不来一趟。")) == []


def test_width_and_case_make_no_difference(demand, code, bai):
    actions.pin(demand, ["pm2"], by=bai)

    assert offers(arrived(code, "ＰＭ２总是超标。"))


def test_a_message_certainly_from_elsewhere_is_not_offered(code, zhao, bai):
    area = Area.objects.first()
    for name in ("锦苑小区", "翠湖花园"):
        Place.objects.create(area=area, name_zh=name, name_en=name, kind="estate", sound=name)
    first = arrived(code, "锦苑小区早晚暖气不热。", place="锦苑小区")
    demand = actions.begin(first, "锦苑小区暖气不热", by=zhao)
    actions.pin(demand, ["换热站"], by=bai)

    there = arrived(code, "翠湖花园的换热站整夜轰鸣。", place="翠湖花园")
    here = arrived(code, "锦苑小区后面有个换热站，夜里轰鸣。", place="锦苑小区")

    assert offers(there) == []
    assert demand in {each.demand for each in offers(here)} or here in demand.threads.all()


def test_what_a_person_parted_is_not_offered_again(pinned, code, zhao):
    thread = arrived(code, "楼后的换热站整夜轰鸣。")
    actions.refuse(offers(thread)[0], by=zhao)

    tasks.offer_by_pins(thread.pk)

    assert offers(thread) == []


def test_what_a_split_kept_apart_is_not_brought_together_by_a_word(demand, code, zhao, bai):
    one, other = (cast.delivered(code, f"{house}号楼后的换热站轰鸣。") for house in (3, 9))
    for thread in (one, other):
        actions.join(thread, Demand.objects.get(pk=demand.pk), by=zhao)
    fresh = actions.split(Demand.objects.get(pk=demand.pk), {other.pk}, "另一处的换热站", by=bai)
    actions.take_out(Gathering.objects.joined().get(thread=one.pk), by=zhao)
    actions.pin(fresh, ["换热站"], by=bai)

    tasks.offer_by_pins(one.pk)

    assert offers(one) == []


def test_a_message_that_is_in_another_demand_stays_there(pinned, code, zhao):
    thread = cast.delivered(code, "楼后的换热站整夜轰鸣。")
    other = actions.begin(thread, "噪音", by=zhao)

    tasks.offer_by_pins(thread.pk)

    assert offers(thread) == []
    assert list(other.threads.all()) == [thread]


def test_a_demand_that_is_over_is_offered_nothing(pinned, code, bai):
    actions.dissolve(pinned, by=bai)

    assert offers(arrived(code, "楼后的换热站整夜轰鸣。")) == []


def test_put_together_with_another_a_demand_brings_its_pins_along_and_takes_them_back(pinned, code, zhao, bai):
    thread = cast.delivered(code, "锅炉房的事。", place="锦苑小区")
    whole = actions.begin(thread, "锦苑供暖", by=zhao)
    actions.pin(whole, ["锅炉房"], by=bai)
    actions.merge(pinned, whole, by=bai)
    pinned.refresh_from_db()

    (offer,) = offers(arrived(code, "楼后的换热站整夜轰鸣。"))
    assert offer.demand == whole
    assert [pin.word for pin in pinning.pins_of(whole)] == ["换热站", "锅炉房"]

    actions.undo(Decision.objects.standing().get(verb="merge"), by=bai)
    (offer,) = offers(arrived(code, "换热站又停了。"))
    assert offer.demand == pinned
    assert [pin.word for pin in pinning.pins_of(whole)] == ["锅炉房"]


def test_what_came_along_is_taken_off_where_it_is_now(pinned, code, zhao, bai):
    whole = actions.begin(cast.delivered(code, "锅炉房的事。", place="锦苑小区"), "锦苑供暖", by=zhao)
    actions.merge(pinned, whole, by=bai)

    actions.unpin(whole, "换热站", by=bai)

    assert not Pin.objects.exists()


def test_twice_looked_at_is_offered_once(pinned, code):
    thread = arrived(code, "楼后的换热站整夜轰鸣。")

    tasks.offer_by_pins(thread.pk)

    assert len(offers(thread)) == 1


def test_messages_that_came_before_are_offered_once_it_is_pinned(demand, code, bai, at_once):
    thread = arrived(code, "楼后的换热站整夜轰鸣。")

    actions.pin(demand, ["换热站"], by=bai)

    assert [each.demand for each in offers(thread)] == [demand]


def test_taken_off_it_offers_nothing_more_and_what_it_offered_stays(pinned, code, bai):
    before = arrived(code, "楼后的换热站整夜轰鸣。")

    actions.unpin(pinned, "换热站", by=bai)

    assert offers(before)
    assert offers(arrived(code, "换热站又停了。")) == []
    events = Entry.objects.about(pinned).filter(event__in=["demands.pinned", "demands.unpinned"])
    assert [entry.facts["words"] for entry in events] == [["换热站"], ["换热站"]]


def test_an_erased_message_loses_the_reason(pinned, code):
    thread = arrived(code, "楼后的换热站整夜轰鸣。")

    actions.forget(thread, by=System("clock"))

    assert not Gathering.objects.filter(thread=thread.pk).exclude(why={}).exists()


def test_the_other_congress_has_no_pins(pinned, jinchuan):
    with tenancy.inside(jinchuan):
        assert not Pin.objects.exists()


def test_where_nothing_is_pinned_one_query_says_so(thread, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert pinning.pins_in(thread.pk) == {}


# what may be pinned


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请写一个词"),
        ("  ，、 ", "请写一个词"),
        ("冷", "“冷”太短或太长"),
        ("这个词实在是太长太长太长了", "太短或太长"),
        ("一二 二三 三四 四五 五六 六七", "最多五个词"),
        ("地暖 地暖", "“地暖”写了两次"),
        ("2026", "“2026”本身说明不了什么"),
        ("！！", "“!!”本身说明不了什么"),
        ("我们", "“我们”本身说明不了什么"),
        ("字" * 5000, "最多五个词"),
    ],
)
def test_bad_words_are_answered_in_words_and_stay_typed(typed, said, demand, desk):
    answer = desk.post(of(demand), {"words": typed})

    assert answer.status_code == 422
    assert said in answer.text
    assert typed[:6].strip() in answer.text
    assert not Pin.objects.exists()


def test_what_could_tell_who_somebody_is_is_not_pinned(demand, desk):
    answer = desk.post(of(demand), {"words": "王大爷"})

    assert answer.status_code == 422
    assert "可能让人认出" in answer.text


def test_a_word_that_too_many_messages_say_is_refused_with_how_many(demand, code, desk, monkeypatch):
    monkeypatch.setattr(pinning, "COMMON", 2)
    for number in range(4):
        arrived(code, f"{number}号楼暖气不热。", network=f"network {number:04}".encode())

    answer = desk.post(of(demand), {"words": "暖气"})

    assert answer.status_code == 422
    assert "每一百条留言里有100条" in answer.text
    assert 'value="暖气"' in answer.text


def test_what_is_pinned_already_and_a_sixth_word_are_refused(demand, desk):
    assert desk.post(of(demand), {"words": "地暖 管网 阀门、水泵"}).status_code == 303

    again = desk.post(of(demand), {"words": "管网"})
    more = desk.post(of(demand), {"words": "滤网 水箱"})

    assert (again.status_code, more.status_code) == (422, 422)
    assert "“管网”已经钉住了" in again.text
    assert "先取下一个" in more.text
    assert Pin.objects.count() == 4


# who sees them


def test_a_clerk_pins_and_takes_off_on_the_page(demand, desk):
    desk.post(of(demand), {"words": "地暖"})
    page = desk.get(of(demand, "")).text
    assert "钉住的词" in page
    assert "取下“地暖”" in page

    answer = desk.post(of(demand, "pins/removal/"), {"word": "地暖"})

    assert answer.status_code == 303
    assert not Pin.objects.exists()


def test_a_word_that_is_not_there_is_taken_off_without_a_fuss(demand, desk):
    assert desk.post(of(demand, "pins/removal/"), {"word": "没有"}).status_code == 303
    assert not Entry.objects.filter(event="demands.unpinned").exists()


def test_a_deputy_reads_them_and_may_not_change_them(pinned, zhao):
    browser = cast.signed_in(Client(), zhao)

    assert "换热站" in browser.get(of(pinned, "")).text
    assert browser.post(of(pinned), {"words": "地暖"}).status_code == 422
    assert "取下“" not in browser.get(of(pinned, "")).text
    with pytest.raises(NotAllowed):
        actions.pin(Demand.objects.get(pk=pinned.pk), ["地暖"], by=zhao)
