"""What is found, in which order, and never more than somebody may see."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.core import clock, tenancy
from hearth.core.sought import Sought
from hearth.doors.finding import queries, showing
from hearth.journey.casework import actions as casework
from hearth.journey.casework.models import Referral, Talk
from hearth.journey.contact import actions
from hearth.journey.contact.models import Subject, Thread
from tests import cast
from tests.doors.finding.conftest import make_findable

pytestmark = pytest.mark.django_db

WORDS = ("暖气", "热力公司", "内部商量", "循环泵", "室温", "14", "锦苑", "老人 室温", "退单", "不存在的词")
with_fixtures = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def threads(actor: Any, words: str, **asked: Any) -> list[Thread]:
    return list(queries.everything(partial(queries.messages, actor, Sought(words), asked)))


def referrals(actor: Any, words: str, **asked: Any) -> list[Referral]:
    return list(queries.everything(partial(queries.referrals, actor, Sought(words), asked)))


def moved(thread: Thread, hours: int) -> None:
    Thread.objects.filter(pk=thread.pk).update(moved_at=clock.now() - timedelta(hours=hours))


@pytest.fixture
def house(thread, referral, code, sun, bai, he, jinchuan, wei):
    """Matters of every kind: with a unit, sealed, about staff, held, of another deputy, of the other congress."""
    casework.remark(referral, "内部商量：换循环泵", by=he, is_inside=True)
    casework.remark(referral, "热力公司已派人", by=he)
    thread = Thread.objects.get(pk=thread.pk)
    actions.note(thread, "问过热力公司，暖气管堵了", by=bai)
    sealed = cast.sealed(code, bai)
    about = cast.delivered(code, "白洁不给我登记，暖气还是不热。")
    Subject.objects.create(thread=about, user_id=bai.id)
    held = cast.delivered(code, "暖气广告，热力公司促销。")
    actions.hold(held, ("spam",), by=bai)
    other = cast.delivered(cast.code_of(sun), "室温14度，暖气不热。")
    make_findable()
    with tenancy.inside(jinchuan):
        theirs = cast.delivered(cast.code_of(wei), "锦苑的暖气，热力公司不管。")
        make_findable()
    return {"thread": thread, "sealed": sealed, "about": about, "held": held, "other": other, "theirs": theirs}


@pytest.mark.parametrize(
    ("words", "many"), [("5100室", 1), ("5100 室", 1), ("暖 5100", 1), ("热 暖", 2), ("室 5", 0), ("室5100", 0)]
)
def test_a_sign_alone_finds_what_goes_on_after_it_beside_other_words_and_by_itself(code, bai, words, many):
    flat = cast.delivered(code, "5100室温度低，暖气不热。")
    cast.delivered(code, "5101室温度低，暖气不热。")
    make_findable()

    found = threads(bai, words)

    assert (len(found), flat in found) == (many, bool(many))


@pytest.fixture
def everybody(house, zhao, sun, aide, bai, he, chief, auditor, wei):
    people = {"zhao": zhao, "sun": sun, "aide": aide, "bai": bai, "he": he, "chief": chief, "auditor": auditor}
    people |= {role: cast.staff(role, f"The {role}", role) for role in ("leader", "admin", "station", "committee")}
    water = cast.unit("榆河自来水公司", "Yuhe Water")
    return people | {"water": cast.staff("水工", "Shui Gong", "unit", unit=water), "wei": wei}


@with_fixtures
@given(words=st.sampled_from(WORDS), state=st.sampled_from(["", "delivered", "held", "coordinating"]), data=st.data())
def test_whatever_is_found_may_be_seen_by_everybody_who_finds_it(everybody, words, state, data):
    who = data.draw(st.sampled_from(sorted(everybody)))
    actor, asked = everybody[who], {"state": state} if state else {}

    found = threads(actor, words, **asked)
    slips = referrals(actor, words)

    assert {each.pk for each in found} <= set(Thread.objects.visible_to(actor).values_list("pk", flat=True))
    assert {each.pk for each in slips} <= set(Referral.objects.visible_to(actor).values_list("pk", flat=True))


@with_fixtures
@given(words=st.text(cast.COLD, min_size=2, max_size=4), data=st.data())
def test_and_whatever_they_may_see_of_it_they_find(everybody, words, data):
    actor = everybody[data.draw(st.sampled_from(["zhao", "sun", "aide", "bai"]))]
    sought = Sought(words)
    if not sought or sought.is_short or any(sign in words for sign in "，。 "):
        return
    shown = Thread.objects.visible_to(actor).filter(messages__body__contains=words).distinct()
    whole = {each.pk for each in shown if not words[0].isdigit() and not words[-1].isdigit()}

    assert whole <= {each.pk for each in threads(actor, words)}


def test_a_sealed_matter_is_found_by_nobody_however_they_look(house, everybody):
    for actor in everybody.values():
        assert house["sealed"] not in threads(actor, "室温")


def test_whom_it_is_about_finds_nothing_of_it(house, bai):
    feng = cast.staff("冯雪", "Feng Xue", "clerk")

    assert house["about"] not in threads(bai, "不给我登记")
    assert threads(feng, "不给我登记") == [house["about"]]


def test_what_was_not_delivered_a_deputy_does_not_find(house, zhao, bai):
    assert threads(zhao, "热力公司促销") == []
    assert threads(bai, "热力公司促销") == [house["held"]]


def test_nothing_is_found_of_the_other_congress(house, bai, wei, jinchuan):
    assert house["theirs"] not in threads(bai, "热力公司")
    with tenancy.inside(jinchuan):
        assert threads(wei, "热力公司") == [house["theirs"]]
        assert referrals(wei, "检修") == []


def test_a_unit_finds_what_its_people_say_among_themselves_and_nobody_else_does(house, referral, he, chief, zhao, bai):
    assert referrals(he, "内部商量") == referrals(chief, "内部商量") == [referral]
    assert referrals(zhao, "内部商量") == referrals(bai, "内部商量") == []
    assert referrals(zhao, "已派人") == referrals(bai, "已派人") == [referral]


def test_nor_is_it_shown_around_the_words(house, referral, he, bai):
    mine = showing.referrals(referrals(he, "循环泵"), Sought("循环泵"), [he.unit])
    (theirs,) = showing.referrals([referral], Sought("循环泵"), [bai.unit])

    assert "".join(piece.words for piece in mine[0].text).startswith("内部商量")
    assert not any(piece.is_sought for piece in theirs.text)


def test_a_unit_finds_no_message_of_a_resident(house, he):
    assert threads(he, "暖气") == []


def test_notes_can_be_sought_alone(house, bai):
    found = partial(queries.messages, bai, Sought("热力公司"), {}, only_notes=True)

    assert list(queries.everything(found)) == [Thread.objects.get(pk=house["thread"].pk)]


def test_a_deputys_talks_and_visits_are_found_with_the_notes(house, thread, zhao, sun, at_once):
    talked = {"whom": "物业李经理", "promised": "周五前清洗滤网"}
    casework.note_talk(Thread.objects.get(pk=thread.pk), "talk", "先给六楼排气", clock.today(), by=zhao, **talked)

    for words in ("物业李经理", "排气", "清洗滤网"):
        assert threads(zhao, words) == [thread]
        assert threads(sun, words) == []
        (hit,) = showing.threads([thread], Sought(words), only_notes=True)
        assert hit.said == "沟通或走访"
        assert any(piece.is_sought for piece in hit.text)


def test_a_passage_the_resident_hid_is_found_in_no_talk_either(house, thread, zhao, at_once):
    casework.note_talk(Thread.objects.get(pk=thread.pk), "visit", "去看了：老人冻得睡不着", clock.today(), by=zhao)

    actions.mask(Thread.objects.get(pk=thread.pk), "老人冻得睡不着", by=cast.author(thread))

    assert thread not in threads(zhao, "老人冻得睡不着")
    assert Talk.objects.get().agreed == "去看了：▇▇▇"


def test_a_passage_the_resident_hid_is_found_and_shown_no_more(house, thread, zhao, at_once):
    assert threads(zhao, "老人冻得睡不着")

    actions.mask(Thread.objects.get(pk=thread.pk), "老人冻得睡不着", by=cast.author(thread))

    assert thread not in threads(zhao, "老人冻得睡不着")
    (hit,) = showing.threads([Thread.objects.get(pk=thread.pk)], Sought("室温 老人冻得睡不着"))
    assert "老人冻得" not in "".join(piece.words for piece in hit.text)


def test_after_the_words_were_erased_the_referral_is_not_found_either(thread, referral, bai, at_once):
    make_findable()
    assert referrals(bai, "检修") == [referral]

    casework.forget(thread, by=cast.HOUSE)

    assert referrals(bai, "检修") == []


def test_words_as_they_were_typed_come_first_then_the_newest(code, bai):
    apart = cast.delivered(code, "电梯停了，一直没人修。")
    old, new = (cast.delivered(code, "电梯没人修。") for _ in range(2))
    for thread, hours in ((apart, 1), (new, 5), (old, 90)):
        moved(thread, hours)
    make_findable()

    assert threads(bai, "电梯 没人修") == [new, old, apart]
    assert threads(bai, "电梯") == [apart, new, old]


def test_page_after_page_every_message_is_shown_once(code, bai):
    for number in range(2 * queries.ROWS + 7):
        cast.delivered(code, "楼道灯坏了。" if number % 3 else "楼道里的灯坏了。")
    make_findable()

    found = threads(bai, "楼道 灯坏了")

    assert len(found) == len({each.pk for each in found}) == 2 * queries.ROWS + 7
    assert ["里的" in each.excerpt for each in found] == sorted("里的" in each.excerpt for each in found)


def test_a_page_is_full_although_most_of_what_is_found_is_about_the_asker(code, bai):
    for number in range(60):
        about = cast.delivered(code, "楼道灯坏了。")
        if number % 4:
            Subject.objects.create(thread=about, user_id=bai.id)
    make_findable()

    page = queries.messages(bai, Sought("楼道"), {})

    assert len(page.things) == 15 and page.goes_on is None


def test_limits_narrow_what_is_found(house, bai, zhao, sun, referral, heating):
    mine = {"of": [str(sun.deputy.pk)]}

    assert threads(bai, "暖气", **mine) == [house["other"]]
    assert threads(zhao, "暖气", **mine) == []
    assert threads(bai, "室温", state="coordinating") == [Thread.objects.get(pk=house["thread"].pk)]
    assert threads(bai, "室温", unit=str(heating.pk)) == [Thread.objects.get(pk=house["thread"].pk)]
    assert threads(bai, "暖气", since=(clock.now() + timedelta(days=1)).isoformat()) == []
    assert threads(bai, "暖气", until=(clock.now() - timedelta(days=1)).isoformat()) == []
    assert referrals(bai, "检修", tier="utilities", state="sent") == [referral]
    assert referrals(bai, "检修", tier="hard") == referrals(bai, "检修", state="reported") == []
    assert referrals(bai, "检修", **mine) == []


@pytest.mark.parametrize("words", ["", "暖气"])
def test_with_and_without_words_the_same_limits_hold(house, bai, heating, words):
    for asked in ({"state": "held"}, {"unit": str(heating.pk)}, {"tier": "utilities"}, {"tier": "hard"}):
        said = threads(bai, words, **asked)
        assert all(each in threads(bai, "", **asked) for each in said)
        assert len(threads(bai, "", **asked)) <= 2


@pytest.mark.parametrize("text", ["", "~", "2~x", "0~x", "0~2026-01-01T00:00:00Z.zz", "x" * 500, "1~\x00"])
def test_a_place_that_is_none_is_none(text):
    assert queries.place(text) is None


def test_a_place_is_read_as_it_was_written(code, bai):
    for _ in range(queries.ROWS + 1):
        cast.delivered(code, "楼道灯坏了。")
    make_findable()

    page = queries.messages(bai, Sought("楼道"), {})

    assert queries.place(str(page.goes_on)) == page.goes_on
