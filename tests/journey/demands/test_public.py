"""What everybody may read of a demand: that it is raised, never by whom, never below five people."""

from __future__ import annotations

import pytest

from hearth.core.refusals import Refused
from hearth.journey.demands import actions
from hearth.journey.demands.machine import look_at
from hearth.journey.demands.models import Decision, Demand, Gathering
from tests import cast
from tests.journey.demands.test_machine import COLD


@pytest.fixture
def many(owned, code, bai):
    """Five people are in it."""
    for number in range(4):
        voice = cast.delivered(
            code, f"{number}号楼王秀兰家冷，13800000000", email=f"n{number}@example.org", place="锦苑小区7号楼"
        )
        actions.join(voice, owned, by=bai)
    return Demand.objects.get(pk=owned.pk)


@pytest.fixture
def public(many, bai):
    actions.publish(many, "多个小区早晚室温偏低。", by=bai)
    return Demand.objects.get(pk=many.pk)


def page(client, demand, rest=""):
    return client.get(f"/yuhe/common/{demand.code}/{rest}")


def test_everybody_reads_what_it_is_about_how_many_and_what_became_of_it(client, public, zhao):
    actions.watch(public, "供热公司正逐栋排查。", by=zhao)

    text = page(client, public).text

    assert "多个小区早晚室温偏低。" in text and "供热公司正逐栋排查。" in text
    assert ("5人" in text and "赵启明" in text) or zhao.deputy.name in text


def test_nothing_of_those_who_wrote_is_there(client, public):
    text = page(client, public).text + page(client, public, "news.xml").text

    for theirs in ("王秀兰", "13800000000", "号楼", "example.org", "锦苑"):
        assert theirs not in text


def test_of_four_people_nothing_is_public(many, bai, client):
    gathering = Gathering.objects.joined().filter(demand=many).first()
    actions.take_out(gathering, by=bai)

    with pytest.raises(Refused, match="不足五人"):
        actions.publish(Demand.objects.get(pk=many.pk), "冷。", by=bai)


def test_when_the_fifth_leaves_the_page_closes_and_opens_again_with_the_next(client, public, bai, code):
    left = Gathering.objects.joined().filter(demand=public).first()
    actions.take_out(left, by=bai)
    assert page(client, public).status_code == 404
    assert public.code not in client.get("/yuhe/common/").text

    actions.join(cast.delivered(code, "冷。", email="new@example.org"), Demand.objects.get(pk=public.pk), by=bai)
    assert page(client, public).status_code == 200


def test_a_candidate_is_never_public(demand, bai):
    with pytest.raises(Refused, match="请先确认"):
        actions.publish(demand, "冷。", by=bai)


def test_publishing_is_taken_back_as_any_decision_is(client, public, bai):
    actions.undo(Decision.objects.latest("made_at", "id"), by=bai)

    assert page(client, public).status_code == 404
    assert not Demand.objects.get(pk=public.pk).is_published


def test_what_tells_who_somebody_is_does_not_become_public(client, many, bai):
    answer = cast.signed_in(client, bai).post(
        f"/yuhe/demands/{many.code}/publication/", {"text": "请打13800000000找我。"}
    )

    assert answer.status_code == 422
    assert "13800000000" in answer.text  # what was typed is kept
    assert not Demand.objects.get(pk=many.pk).is_published


def test_areas_are_named_only_where_five_wrote_and_never_counted(client, public):
    text = page(client, public).text

    assert "安和街道" in text
    actions_below = Demand.objects.filter(pk=public.pk).update(people=9)
    assert actions_below == 1
    Gathering.objects.joined().filter(demand=public).exclude(thread__place="").first().delete()
    assert "安和街道" not in page(client, public).text


def test_its_news_are_a_feed_that_begins_with_its_publication(client, public, zhao):
    actions.solve(public, "换了循环泵。", by=zhao)

    told = page(client, public, "news.xml")

    assert told["Content-Type"].startswith("application/atom+xml")
    assert told.text.count("<entry>") == 2
    assert "换了循环泵。" in told.text
    assert client.get("/yuhe/common/news.xml").text.count("<entry>") == 2


def test_another_congress_shows_nothing_of_it(client, public, jinchuan):
    assert client.get(f"/jinchuan/common/{public.code}/").status_code == 404
    assert public.title not in client.get("/jinchuan/common/").text


def test_the_home_page_shows_what_many_raise(client, public):
    assert f"/yuhe/common/{public.code}/" in client.get("/yuhe/").text


@pytest.fixture
def alike(code, bai, zhao):
    """Five cold flats, read by the machine, confirmed and public."""
    threads = [
        cast.delivered(code, text, email=f"a{n}@example.org", place="锦苑小区", network=f"net {n}".encode())
        for n, text in enumerate([*COLD, COLD[0] + "孩子也冻着。", COLD[1] + "请快一点。"])
    ]
    demand = actions.begin(threads[0], "暖气不热", by=bai)
    for thread in threads:
        look_at(thread)
    for thread in threads:
        if not Gathering.objects.joined().filter(thread=thread.pk).exists():
            actions.join(thread, Demand.objects.get(pk=demand.pk), by=bai)
    actions.confirm(Demand.objects.get(pk=demand.pk), zhao.deputy, "早晚暖气不热", by=bai)
    actions.publish(Demand.objects.get(pk=demand.pk), "多个小区早晚室温偏低。", by=bai)
    return Demand.objects.get(pk=demand.pk)


def test_who_is_typing_the_same_hears_that_others_wrote_and_is_asked_to_write_all_the_same(client, alike):
    before = Gathering.objects.count()

    told = client.post("/yuhe/common/like/", {"body": COLD[2], "place": "锦苑小区"}).text

    assert "早晚暖气不热" in told and alike.code in told
    assert "5" in told
    assert Gathering.objects.count() == before


def test_who_is_typing_something_else_hears_nothing(client, alike):
    assert client.post("/yuhe/common/like/", {"body": "新明路的路灯半个月不亮了。"}).text.strip() == ""


def test_whoever_guesses_at_one_neighbours_words_learns_nothing(client, alike, code, bai):
    one = cast.delivered(code, "新明路十二号的老赵家漏水，天花板塌了一块。", place="新明路", network=b"one alone")
    look_at(one)
    actions.join(one, Demand.objects.get(pk=alike.pk), by=bai)

    told = client.post("/yuhe/common/like/", {"body": "新明路十二号的老赵家漏水，天花板塌了。", "place": "新明路"}).text

    assert told.strip() == ""


def test_what_is_not_public_comforts_nobody(client, alike, bai):
    actions.unpublish(alike, by=bai)

    assert client.post("/yuhe/common/like/", {"body": COLD[2], "place": "锦苑小区"}).text.strip() == ""


@pytest.mark.parametrize("odd", ["", "冷", "😀" * 40, "\x00\x01", "A" * 200_000, "'); DROP TABLE demands;--"])
def test_whatever_is_typed_it_answers_kindly(client, alike, odd):
    assert client.post("/yuhe/common/like/", {"body": odd}).status_code == 200


def test_who_asks_too_often_is_told_nothing_more(client, alike):
    for _ in range(30):
        client.post("/yuhe/common/like/", {"body": COLD[2], "place": "锦苑小区"})

    assert client.post("/yuhe/common/like/", {"body": COLD[2], "place": "锦苑小区"}).text.strip() == ""


def test_thresholds_are_looked_at_first_and_then_put_in_force(client, bai, demand):
    staff = cast.signed_in(client, bai)
    typed = {
        "joins_from": 90,
        "offers_from": 50,
        "people": 4,
        "places": 3,
        "days": 30,
        "season_people": 3,
        "season_begins": "11-15",
        "season_ends": "03-15",
        "season_days": 7,
        "season_words": "暖气",
    }

    looked = staff.post("/yuhe/demands/thresholds/", typed | {"look": ""})
    assert looked.status_code == 200 and "<li>" in looked.text
    assert staff.get("/yuhe/demands/thresholds/").text.count('value="80"') == 1

    assert staff.post("/yuhe/demands/thresholds/", typed).status_code == 303
    assert 'value="90"' in staff.get("/yuhe/demands/thresholds/").text


def test_thresholds_that_contradict_each_other_are_sent_back_with_what_was_typed(client, bai):
    typed = {
        "joins_from": 60,
        "offers_from": 70,
        "people": 4,
        "places": 3,
        "days": 30,
        "season_people": 3,
        "season_begins": "13-45",
        "season_ends": "03-15",
        "season_days": 7,
        "season_words": "",
    }

    answer = cast.signed_in(client, bai).post("/yuhe/demands/thresholds/", typed)

    assert answer.status_code == 422
    assert 'value="70"' in answer.text and "13-45" in answer.text
