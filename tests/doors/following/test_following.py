"""Following a public matter by e-mail: asked for without an account, begun from the mailbox, ended with one click."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.ids import uuid7
from hearth.core.inventory import is_telling
from hearth.doors.following import actions, letters, matters, tasks, tokens
from hearth.doors.following.models import Following
from hearth.ground.audit.models import Entry
from hearth.ground.courier import sending
from hearth.ground.courier.models import Dispatch
from hearth.journey.demands import actions as demands
from hearth.journey.demands.models import Decision, Demand
from hearth.journey.suggestions import actions as suggestions
from hearth.reactions import REACTIONS
from tests import cast, suggesting
from tests.doors.following.conftest import later

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
CLOCK = System("clock")
ALL = "/yuhe/follow/demand/"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def english():
    return Client(**ENGLISH)


def form_of(demand: Demand) -> str:
    return f"/yuhe/follow/demand/{demand.code}/"


def ask(client: Client, page: str, email: str = "li@example.org") -> Any:
    return client.post(page, {"email": email})


def own_page(following: Following) -> str:
    return f"/yuhe/following/{tokens.page_of(following.pk).rstrip('/').rpartition('/')[2]}/"


def follow(demand: Demand | None = None, email: str = "li@example.org", kind: str = "demand") -> Following:
    """Somebody has asked, and said so from their mailbox."""
    matter = matters.public(kind, pk=demand.pk) if demand else matters.all_of(kind)
    assert matter is not None
    actions.ask(tenancy.current(), matter, email, "en", by=CLOCK)
    made = Following.objects.latest("id")
    actions.confirm(made, by=CLOCK)
    return Following.objects.get(pk=made.pk)


def news(**which: Any) -> Any:
    return Dispatch.objects.filter(letter="follower_news", **which)


# asking and beginning


def test_every_public_page_leads_to_following_it(english, public, zhao, bai):
    outcome = cast.in_force(public, bai, zhao, "document")
    suggestion = suggesting.in_public(zhao, bai, demand=public)
    pages = {
        f"/yuhe/common/{public.code}/": form_of(public),
        "/yuhe/common/": ALL,
        f"/yuhe/suggestions/{suggestion.code}/?public": f"/yuhe/follow/suggestion/{suggestion.code}/",
        "/yuhe/suggestions/?public": "/yuhe/follow/suggestion/",
        f"/yuhe/outcomes/{outcome.code}/": f"/yuhe/follow/outcome/{outcome.code}/",
        "/yuhe/outcomes/": "/yuhe/follow/outcome/",
    }
    for page, form in pages.items():
        assert f'href="{form}"' in english.get(page).text, page
        assert english.get(form).status_code == 200


def test_from_a_public_page_to_the_first_letter_and_its_button(english, public, postbox):
    page = english.get(f"/yuhe/common/{public.code}/").text
    assert form_of(public) in page

    answer = ask(english, form_of(public))
    (letter,) = postbox.letters
    link = re.search(r"/yuhe/following/\w+/", letter.get_body(("plain",)).get_content())
    assert link and answer.status_code == 303

    assert letter["To"] == "li@example.org" and "早晚暖气不热" in letter["Subject"]
    shown = english.get(link[0])
    assert "Yes, tell me" in shown.text and Following.objects.get().state == "asked"  # to look begins nothing
    english.post(link[0], {"begin": "on"})
    assert Following.objects.get().state == "following"


def test_without_the_button_nothing_further_is_ever_sent(english, public, postbox, zhao):
    ask(english, form_of(public))
    postbox.letters.clear()

    demands.solve(public, "换了泵。", by=zhao)
    later(days=3)

    assert not any(letter["To"] == "li@example.org" for letter in postbox.letters)


def test_an_address_that_is_none_is_refused_and_what_was_typed_stays(english, public):
    for typed, said in (("", "Give the address"), ("li@", "does not look like"), (f"{'l' * 130}@x.cn", "too long")):
        answer = ask(english, form_of(public), typed)

        assert answer.status_code == 422 and said in answer.text
        assert not typed or typed in answer.text
    assert not Following.objects.exists()


@pytest.mark.parametrize("path", ["demand/NOTHERE1", "demand/%00", "nothing", "nothing/AAAAAAAA", "suggestion/'--"])
def test_what_is_not_public_cannot_be_followed(english, yuhe, path):
    assert english.get(f"/yuhe/follow/{path}/").status_code == 404
    assert english.post(f"/yuhe/follow/{path}/", {"email": "li@example.org"}).status_code == 404


def test_whoever_asks_learns_nothing_of_the_address(english, public, postbox):
    first, again = ask(english, form_of(public)), ask(english, form_of(public), "LI@Example.org ")
    actions.confirm(Following.objects.get(), by=CLOCK)
    third = ask(english, form_of(public))

    assert {(each.status_code, each["Location"]) for each in (first, again, third)} == {
        (303, f"{form_of(public)}?sent")
    }
    assert Following.objects.count() == 1 and len(postbox.letters) == 3


def test_nobody_can_fill_a_strangers_mailbox(english, public, postbox):
    for _again in range(8):
        assert ask(english, ALL).status_code == 303

    assert len(postbox.letters) == actions.following.PER_READER


def test_from_one_network_only_so_many_ask_and_what_was_typed_stays(english, public):
    answers = [ask(english, ALL, f"n{number}@example.org") for number in range(12)]

    assert [answer.status_code for answer in answers] == [303] * 10 + [422] * 2
    assert "take the feed" in answers[-1].text and "n11@example.org" in answers[-1].text


def test_asked_twice_at_once_it_is_one(public):
    kept = {"kind": "demand", "thing": None, "reader": b"x", "email": "x@example.org", "language": "en"}
    at = dict.fromkeys(("asked_at", "told_at"), clock.now())
    Following.objects.create(**kept, **at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Following.objects.create(**kept, **at)


# being told


def test_each_step_is_told_once_it_has_stood_for_ten_minutes(public, postbox, zhao):
    follow(public)
    postbox.letters.clear()
    demands.watch(public, "供热公司正逐栋排查。", by=zhao)
    later(minutes=5)
    assert not postbox.letters

    later(minutes=11)

    (letter,) = postbox.letters
    text = letter.get_body(("plain",)).get_content()
    assert letter["Subject"] == "早晚暖气不热: Being watched"
    assert "供热公司正逐栋排查。" in text and f"/yuhe/common/{public.code}/" in text
    later(minutes=30)
    assert len(postbox.letters) == 1


def test_a_step_that_was_taken_back_within_them_is_told_to_nobody(public, postbox, zhao, bai):
    follow(public)
    postbox.letters.clear()
    demands.solve(public, "换了泵。", by=zhao)
    demands.undo(Decision.objects.latest("made_at", "id"), by=bai)

    later(minutes=11)

    assert not postbox.letters
    assert news().get().state == "dropped"


def test_what_is_public_no_longer_is_told_to_nobody(public, postbox, zhao, bai):
    follow(public)
    postbox.letters.clear()
    demands.solve(public, "换了泵。", by=zhao)
    demands.unpublish(Demand.objects.get(pk=public.pk), by=bai)

    later(minutes=11)

    assert not postbox.letters


def test_whoever_follows_all_gets_one_letter_a_day(public, postbox, zhao, bai, code):
    follow()
    postbox.letters.clear()
    demands.watch(public, "正在排查。", by=zhao)
    later(hours=1)
    assert not postbox.letters

    later(days=1)

    (letter,) = postbox.letters
    assert "早晚暖气不热" in letter.get_body(("plain",)).get_content()


def test_whoever_follows_one_and_all_hears_of_a_step_once(public, zhao):
    one, _everything = follow(public), follow()

    demands.watch(public, "正在排查。", by=zhao)

    assert [each.recipient for each in news()] == [f"follower {one.pk}"]


def test_of_a_suggestion_followers_of_the_demand_it_began_with_hear_as_well(public, zhao, bai, postbox):
    follow(public)
    suggestion = suggesting.registered(zhao, bai, public)
    suggestions.publish(suggestion, "full", by=bai)
    later(minutes=11)
    postbox.letters.clear()
    cleaning = cast.unit("环卫所", "Cleaning")

    suggestions.assign(suggesting.as_it_is(suggestion), [suggestions.assigning.Share(cleaning, "lead")], by=bai)
    later(minutes=11)

    assert any("assigned to Cleaning" in letter["Subject"] for letter in postbox.letters)


def test_of_what_came_of_it_followers_of_the_demand_hear_as_well(public, zhao, bai, postbox):
    follow(public)
    postbox.letters.clear()

    outcome = cast.in_force(public, bai, zhao, "document")
    later(minutes=11)

    told = [letter["Subject"] for letter in postbox.letters if letter["To"] == "li@example.org"]
    assert len(told) == 1 and outcome.title in told[0]


def test_whoever_followed_a_demand_follows_the_one_it_was_put_together_with(public, code, zhao, bai):
    mine = follow(public)
    other = demands.begin(cast.delivered(code, "公交太少。", email="x@example.org"), "暖气冷", by=zhao)
    demands.confirm(other, zhao.deputy, "暖气冷", by=bai)
    demands.merge(Demand.objects.get(pk=public.pk), Demand.objects.get(pk=other.pk), by=bai)
    larger = Demand.objects.get(pk=other.pk)
    demands.publish(larger, "多处室温偏低。", by=bai)

    assert news(recipient=f"follower {mine.pk}").exists()


def test_however_often_demands_are_put_together_whoever_followed_the_first_follows_the_last(
    english, public, code, zhao, bai
):
    mine, last = follow(public), public
    for number, words in enumerate(("公交太少。", "路灯不亮。")):
        other = demands.begin(cast.delivered(code, words, email=f"x{number}@example.org"), words, by=zhao)
        demands.confirm(other, zhao.deputy, words, by=bai)
        demands.merge(Demand.objects.get(pk=last.pk), Demand.objects.get(pk=other.pk), by=bai)
        last = Demand.objects.get(pk=other.pk)
    assert "no longer public" in english.get(own_page(mine)).text

    demands.publish(last, "多处反映。", by=bai)

    assert news(recipient=f"follower {mine.pk}").exists()
    assert "路灯不亮。" in english.get(own_page(mine)).text


@pytest.mark.parametrize("kind", matters.KINDS)
def test_every_step_of_everything_that_can_be_followed_is_somebodys_news(kind, yuhe):
    for event in matters.KINDS[kind].steps:
        assert tasks.post_letters in REACTIONS[event]
        assert matters.kind_of(Entry(event=str(event), congress=yuhe)) == kind


def test_a_thousand_followers_are_told_by_as_many_questions_as_one(public, django_assert_max_num_queries):
    made = [
        Following(kind="demand", thing=public.pk, state="following", email=f"{number}@example.org", language="en",
                  reader=f"{number}".encode(), asked_at=clock.now(), told_at=clock.now())
        for number in range(1000)
    ]  # fmt: skip
    Following.objects.bulk_create(made)
    entry = Entry.objects.filter(event="demands.published").latest("id")

    with django_assert_max_num_queries(12):
        letters.post(entry)

    assert news().count() == 1000


def test_letters_to_followers_leave_after_those_that_people_wait_for(public, thread, zhao, monkeypatch):
    follow(public)
    demands.watch(public, "正在排查。", by=zhao)
    at = {"leaves_at": clock.now(), "created_at": clock.now(), "channel": "email", "language": "en"}
    line = Entry.objects.about(thread).first()
    waiting = Dispatch.objects.create(entry=line.pk, recipient=f"user {zhao.id}", letter="new", address="z@x.cn", **at)
    with clock.standing_at(clock.now() + timedelta(minutes=20)):
        monkeypatch.setattr(sending, "AT_A_TIME", 1)
        sending.carry_waiting(clock.now())

    assert Dispatch.objects.get(pk=waiting.pk).state == "sent"
    assert news().get().state == "ready"


# ending


def test_every_letter_leads_to_the_page_on_which_they_stop_and_the_address_is_gone(english, public, postbox, zhao):
    following = follow(public)
    demands.watch(public, "正在排查。", by=zhao)
    later(minutes=11)
    html = postbox.letters[-1].get_body(("html",)).get_content()
    page = own_page(following)
    assert page in html

    assert "You follow this" in english.get(page).text and Following.objects.exists()
    english.post(page, {"stop": "on"})

    assert not Following.objects.exists()
    assert "nothing is kept" in english.get(page).text
    assert not any("example.org" in each.address for each in Dispatch.objects.exclude(recipient="citizen"))


def test_whoever_reads_mail_as_plain_words_is_told_where_to_stop(public, postbox, zhao):
    page = own_page(follow(public))
    demands.watch(public, "正在排查。", by=zhao)
    later(minutes=11)

    text = postbox.letters[-1].get_body(("plain",)).get_content()
    assert f"Stop such letters: {page}" in text.replace("\n", " ").replace("  ", " ")


def test_two_clicks_at_once_do_it_once(public):
    following = follow(public)
    twice = [Following.objects.get(pk=following.pk) for _click in range(2)]
    Following.objects.update(state="asked")
    for each in twice:
        each.state = "asked"
        actions.confirm(each, by=CLOCK)
    for each in twice:
        actions.stop(each, by=CLOCK)

    told = Entry.objects.filter(event__startswith="following.").values_list("event", flat=True)
    assert (list(told).count("following.confirmed"), list(told).count("following.stopped")) == (2, 1)
    assert not Following.objects.exists()


def test_a_mail_program_ends_it_with_one_click(english, public, postbox, settings):
    settings.HEARTH_LETTER_ADDRESS = "https://hearth.example"
    follow(public)
    asked = postbox.letters[-1]

    assert asked["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = asked["List-Unsubscribe"].strip(" <>").removeprefix("https://hearth.example")
    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 204 and not Following.objects.exists()


def test_a_letter_that_waits_when_they_stop_does_not_leave(public, postbox, zhao):
    following = follow(public)
    demands.watch(public, "正在排查。", by=zhao)
    postbox.letters.clear()

    actions.stop(following, by=CLOCK)
    later(minutes=11)

    assert not postbox.letters and news().get().state == "dropped"


def test_a_bent_address_leads_nowhere_and_one_of_the_neighbours_neither(english, public, jinchuan):
    following = follow(public)
    page = own_page(following)

    assert english.get(page[:-2] + "00/").status_code == 404
    assert english.get(page.replace("yuhe", "jinchuan")).status_code == 404
    assert english.get("/yuhe/following/nonsense/").status_code == 404


def test_stopped_twice_or_begun_after_it_was_stopped_is_no_error(english, public):
    following = follow(public)
    page = own_page(following)

    for pressed in ({"stop": "on"}, {"stop": "on"}, {"begin": "on"}):
        assert english.post(page, pressed).status_code == 303

    assert not Following.objects.exists()


def test_begun_twice_it_is_written_down_once(public):
    following = follow(public)

    actions.confirm(following, by=CLOCK)

    assert Entry.objects.filter(event="following.confirmed").count() == 1


@pytest.mark.parametrize(
    ("state", "days", "is_kept"),
    [("asked", 1, True), ("asked", 3, False), ("following", 300, True), ("following", 370, False)],
)
def test_what_nobody_confirmed_and_what_has_no_news_for_a_year_is_forgotten(public, state, days, is_kept):
    following = follow(public)
    Following.objects.filter(pk=following.pk).update(state=state)

    with clock.standing_at(clock.now() + timedelta(days=days)):
        tasks.forget.round()

    assert Following.objects.exists() is is_kept


def test_an_address_that_its_server_does_not_know_is_forgotten(public, postbox, zhao):
    follow(public)
    postbox.at_recipient = "550 no such person"
    demands.watch(public, "正在排查。", by=zhao)
    later(minutes=11)

    tasks.forget.round()

    assert not Following.objects.exists()


# what is kept


def test_the_ledger_says_that_somebody_follows_and_never_who(public):
    actions.stop(follow(public), by=CLOCK)

    told = Entry.objects.filter(event__startswith="following.")
    assert [each.event.partition(".")[2] for each in told.order_by("id")] == ["asked", "confirmed", "stopped"]
    assert "example" not in "".join(str(each.facts) + each.code for each in told)


def test_the_address_stands_encrypted_in_one_row_and_nowhere_else(public, zhao):
    follow(public)
    demands.watch(public, "正在排查。", by=zhao)

    assert set(news().values_list("address", flat=True)) == {""}
    assert is_telling(Following._meta.get_field("email"))


def test_staff_and_owner_see_how_many_follow_and_not_who(english, public, bai):
    for number in range(3):
        follow(public, f"n{number}@example.org")

    page = cast.signed_in(english, bai).get(f"/yuhe/demands/{public.code}/").text

    assert "3 people follow it by e-mail" in page and "example.org" not in page


def test_a_letter_of_something_that_is_gone_says_nothing(public):
    entry = Entry.objects.filter(event="demands.published").latest("id")
    gone = Dispatch(recipient=f"follower {uuid7()}", letter="follower_news", entry=entry.pk)

    assert letters.reaches(gone, entry) is None
