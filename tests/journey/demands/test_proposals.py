"""What a night found stands on a page: in plain words, with two buttons, for staff to decide and the chair to read."""

from __future__ import annotations

import pytest

from hearth.core import clock
from hearth.core.ids import short_code
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject, Thread
from hearth.journey.demands import actions
from hearth.journey.demands.models import Demand, Gathering, Proposal
from tests import cast
from tests.journey.demands.test_views import browser

PAGE = "/yuhe/demands/proposals/"
WHY = {"words": ["暖气"], "places": ["锦苑小区"], "days": 2}


@pytest.fixture
def voices(code):
    """Seven neighbours who each wrote by themselves."""
    return [cast.delivered(code, f"第{number}户也冷。", network=f"network {number:>4}".encode()) for number in range(7)]


@pytest.fixture
def leader(yuhe):
    """The chair."""
    return cast.staff("秦主任", "Chair Qin", "leader")


def found(kind="move", **facts):
    """A night has found this."""
    told = {"score": 0.874, "why": WHY, "made_at": clock.now(), "mark": short_code()}
    return Proposal.objects.create(code=short_code(), kind=kind, **told | facts)


def keys(threads):
    return [thread.pk for thread in threads]


def decide(client, proposal, verb):
    return client.post(f"{PAGE}{proposal.code}/{verb}/")


def test_what_seems_to_be_so_stands_there_in_plain_words(client, bai, demand, voices):
    found(demand=demand, threads=keys(voices[:4]), quoted=keys(voices[:2]))

    page = browser(client, bai).get(PAGE).text

    assert "These 4 messages seem to belong to “早晚暖气不热”" in page
    assert "第0户也冷。" in page
    assert "same words: 暖气" in page
    assert "87 in a hundred" in page
    assert page.count('<button class="btn') >= 2


def test_in_chinese_as_well(client, bai, demand, voices):
    found(demand=demand, threads=keys(voices[:4]))

    page = browser(client, bai, "zh-hans").get(PAGE).text

    assert "这4条留言看来属于“早晚暖气不热”" in page
    assert "seem" not in page


@pytest.mark.parametrize(
    ("kind", "named", "sentence"),
    [
        ("merge", ("demand", "other"), "These two demands seem to be one matter"),
        ("merge", (), "These 2 messages seem to be a matter of their own"),
        ("split", ("demand",), "These 2 messages seem to be a matter of their own"),
    ],
)
def test_each_kind_has_its_sentence(client, bai, demand, voices, kind, named, sentence):
    there = {"demand": demand, "other": actions.begin(voices[6], "家里冷", by=bai)}
    found(kind, threads=keys(voices[:2]), **{name: there[name] for name in named})

    assert sentence in browser(client, bai).get(PAGE).text


def test_of_many_messages_the_first_five_are_shown_and_the_rest_counted(client, bai, demand, voices):
    found(demand=demand, threads=keys(voices))

    page = browser(client, bai).get(PAGE).text

    assert "第4户" in page and "第5户" not in page
    assert "and 2 more messages" in page


def test_a_tab_leads_there_and_says_how_many_wait(client, bai, demand, voices):
    for thread in voices:
        found(demand=demand, threads=[thread.pk])

    page = browser(client, bai).get("/yuhe/demands/").text

    assert 'href="/yuhe/demands/proposals/">Proposals<span class="count">7</span>' in page


def test_more_than_a_hundred_are_not_counted(client, bai, demand, thread):
    for number in range(101):
        found(demand=demand, threads=[thread.pk], mark=str(number))

    page = browser(client, bai).get(PAGE).text

    assert '<span class="count">99+</span>' in page
    assert page.count("<article") == 25
    assert "25 more" in page


def test_where_nothing_is_proposed_the_page_says_so(client, bai):
    assert "Nothing proposed" in browser(client, bai).get(PAGE).text


def test_one_tap_carries_it_out_in_the_name_of_whoever_tapped(client, bai, demand, voices):
    proposal = found(demand=demand, threads=keys(voices[:2]))

    answer = decide(browser(client, bai), proposal, "following")

    assert answer.headers["Location"] == PAGE
    assert set(Gathering.objects.joined().filter(demand=demand, said_by=bai.name).values_list("thread", flat=True)) == {
        thread.pk for thread in voices[:2]
    }
    assert "Nothing proposed" in client.get(PAGE).text


def test_the_other_tap_leaves_everything_as_it_is(client, bai, demand, voices):
    proposal = found(demand=demand, threads=keys(voices[:2]))

    decide(browser(client, bai), proposal, "declining")

    assert Proposal.objects.get().state == "refused"
    assert Gathering.objects.joined().filter(demand=demand).count() == 1
    assert "Nothing proposed" in client.get(PAGE).text


def test_what_has_changed_since_is_said_in_words_and_is_gone_from_the_list(client, bai, demand, voices):
    proposal = found(demand=demand, threads=[voices[0].pk])
    actions.begin(voices[0], "另一件事", by=bai)

    answer = decide(browser(client, bai), proposal, "following")

    assert answer.status_code == 422
    assert "This is no longer so" in answer.text
    assert "<article" not in answer.text


def test_who_comes_second_is_told_so(client, bai, demand, voices, transactional_db):
    proposal = found(demand=demand, threads=[voices[0].pk])
    actions.decline(proposal, by=bai)

    answer = decide(browser(client, bai), proposal, "following")

    assert answer.status_code == 422
    assert "Somebody else has changed this in the meantime" in answer.text


def test_the_chair_reads_and_finds_no_button(client, leader, demand, voices):
    proposal = found(demand=demand, threads=keys(voices[:2]))

    page = browser(client, leader).get(PAGE).text

    assert "seem to belong" in page
    assert "Leave it as it is" not in page
    assert decide(client, proposal, "following").status_code == 422
    assert Proposal.objects.get().state == "open"


def test_to_a_deputy_the_page_does_not_exist_and_no_tab_leads_there(client, zhao, demand, voices):
    proposal = found(demand=demand, threads=keys(voices[:2]))

    assert browser(client, zhao).get(PAGE).status_code == 404
    assert decide(client, proposal, "following").status_code == 404
    assert "Proposals" not in client.get("/yuhe/demands/").text


def test_words_that_somebody_may_not_read_are_neither_shown_nor_grounds(client, bai, demand, voices):
    found(demand=demand, threads=[voices[0].pk], quoted=keys(voices[:2]))
    Thread.objects.filter(pk=voices[0].pk).update(is_sealed=True)

    page = browser(client, bai).get(PAGE).text

    assert "第0户" not in page
    assert "same words" not in page
    assert "None that you may read." in page


@pytest.mark.parametrize("field", ["threads", "quoted"])
def test_for_whom_one_of_its_messages_is_about_it_does_not_exist(client, bai, demand, voices, field):
    proposal = found(demand=demand, **{"threads": [voices[0].pk], field: [voices[1].pk]})
    Subject.objects.create(thread=voices[1], user_id=bai.id)

    page = browser(client, bai).get(PAGE).text

    assert "Nothing proposed" in page
    assert decide(client, proposal, "following").status_code == 404
    assert decide(client, proposal, "declining").status_code == 404


def test_to_the_neighbours_it_does_not_exist(client, bai, demand, voices, jinchuan):
    proposal = found(demand=demand, threads=keys(voices[:2]))
    other = browser(client, bai)

    assert other.get("/jinchuan/demands/proposals/").status_code in (302, 303, 404)
    assert other.post(f"/jinchuan/demands/proposals/{proposal.code}/following/").status_code in (302, 303, 403, 404)
    assert Proposal.objects.get().state == "open"


@pytest.mark.parametrize("odd", ["%00", "😀" * 40, "' OR 1", "..%2F", "4T7K2M9Q"])
def test_odd_numbers_lead_nowhere(client, bai, odd):
    assert browser(client, bai).post(f"{PAGE}{odd}/following/").status_code == 404


def test_a_name_as_long_as_may_be_and_erased_words_are_shown(client, bai, code, voices):
    demand = Demand.objects.create(code=short_code(), title="暖" * 80, moved_at=clock.now())
    found(demand=demand, threads=[voices[0].pk])
    contact.withdraw(voices[0], by=cast.author(voices[0]))
    contact.erase(Thread.objects.get(pk=voices[0].pk), by=cast.author(voices[0]))

    assert "暖" * 80 in browser(client, bai).get(PAGE).text
