"""Two congresses in one installation: neither sees, finds or touches anything of the other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from hearth.core import clock, tenancy
from hearth.core.bookmarks import written
from hearth.core.tenancy import NoCongress, TenantModel
from hearth.doors.desks import queries as desks
from hearth.doors.finding import queries as finding
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.models import Area, Place
from hearth.ground.congress.nouns import NOUNS
from hearth.journey.contact import actions, conversation, queries, tracking
from hearth.journey.contact.finding import find
from hearth.journey.contact.models import DeputyCode, Thread
from hearth.journey.contact.models.thread import ThreadQuerySet
from tests import cast
from tests.house import furnished

TENANTS = [model for model in apps.get_models() if issubclass(model, TenantModel)]
# addresses with a thing in their path; a printed code and a ticket lead into their own congress by themselves
WITH_THINGS = {
    *("congress", "contact", "casework", "outcomes", "finding", "people", "setup", "portraits", "news"),
}
TO_THINGS = sorted(
    name
    for name in furnished.THINGS
    if name.split(":")[0] in WITH_THINGS
    and name not in ("contact:photo", "setup:things", "setup:add", "news:wording", "news:restore_wording")
)
SENT_ONLY = {
    "name_subject", "drop_subject", "seal", "name_reader", "request_second", "second", "approve_glass", "end_glass",
    "review_glass",
    "acknowledge", "reply", "contact", "take_over", "reassign", "hand_back", "hold", "release", "refuse", "redirect",
    "note_duty", "end_duty", "propose", "redact", "publish", "drop_proposal", "correct_publication", "take_down",
    "remove", "close_unit", "reopen_unit", "remove_deputy", "seat", "move_mandate", "offer_portrait",
    "remove_portrait",
    "pause_code", "resume_code", "rotate_code", "retire_code", "drop_phrase", "set_focus", "finish_focus", "drop_focus",
    *furnished.OF_A_PROMISE[1:], *furnished.OF_A_KEPT_PROMISE, "measure",
    *furnished.OF_AN_OUTCOME[2:11],
    *furnished.OF_A_REFERRAL[2:], *furnished.OF_THE_MATTER[2:], "drop_route", "unlink", "remove_outlet",
    "adopt", "revert",
    "rename_view", "share_view", "unshare_view", "drop_view", "fetch", "agree", "decline", "print_thread",
    "print_referral",
    *furnished.OF_A_POST, *furnished.OF_A_PROPOSAL, *furnished.OF_AN_INVITATION, *furnished.OF_A_PERSON[1:],
}  # fmt: skip
SOUGHT = ("", "杨柳", "暖气", "D002", "sun", "孙建国", "赵敏", "锦苑小区", "138")
SEARCHES = ("desk", "search", "people", "deputies", "codes", "entry", "answers", "setup/places", "setup/deputies")
LISTS = [
    *(f"/jinchuan/setup/{page}" for page in ("", "map/", "term/", *(f"{name}/" for name in NOUNS))),
    "/jinchuan/letters/undelivered/", "/jinchuan/setup/letters/", "/jinchuan/setup/outlets/",
    "/jinchuan/publications/?pile=public", "/jinchuan/referrals/", "/jinchuan/referrals/overview/",
    "/jinchuan/referrals/routes/learning/", "/jinchuan/demands/learnt/",
    "/jinchuan/referrals/routes/", *(f"/jinchuan/referrals/?tray={tray}" for tray in ("late", "all", "done")),
    *(f"/jinchuan/commitments/?tray={tray}" for tray in ("open", "soon", "late", "confirm", "kept", "cannot")),
    "/jinchuan/demands/", "/jinchuan/demands/proposals/", "/jinchuan/outcomes/",
    *(f"/jinchuan/outcomes/ledger/?tray={tray}" for tray in ("mine", "verify", "publish", "public", "over")),
    "/jinchuan/", "/jinchuan/stations/", "/jinchuan/codes/", "/jinchuan/phrases/", "/jinchuan/profile/",
    *(f"/jinchuan/desk/?tray={tray}" for tray in ("todo", "held", "late", "deputies", "waiting", "done", "all")),
    *(f"/jinchuan/{page}/?q={word}" for page in SEARCHES for word in SOUGHT),
]  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(yuhe, sun, bai):
    """Everything here hangs on Sun, since a number such as D001 exists in every congress."""
    area = Area.objects.create(name_zh="杨柳镇", name_en="Yangliu", kind="town", column=2, row=2)
    Place.objects.create(area=area, name_zh="杨柳新村", name_en="Yangliu New Village", kind="estate")
    thread = cast.delivered(cast.code_of(sun), "杨柳新村的暖气不热。", place="杨柳新村3号楼", phone="138 0000 2046")
    made = furnished.furnish(yuhe, sun, bai, thread)
    cast.published(thread, by=bai, body="杨柳新村的暖气不热。")
    return made


@pytest.fixture
def neighbours(jinchuan, wei):
    """Deputy and clerk of the other congress, at home there."""
    with tenancy.inside(jinchuan):
        cast.delivered(cast.code_of(wei), "锦川路的路灯坏了。", place="锦川路5号")
        feng = cast.staff("冯雪", "Feng Xue", "clerk")
    return [cast.signed_in(Client(), wei), cast.signed_in(Client(), feng)]


@pytest.fixture
def filter_forgotten(monkeypatch):
    """Somebody forgot who may see what: every thread is visible to everybody."""
    monkeypatch.setattr(ThreadQuerySet, "visible_to", lambda rows, *_seen: rows)
    _compose_anew()
    yield
    _compose_anew()


def _compose_anew() -> None:
    """Queries that were composed once, with the filter or without it, are composed again."""
    for module in (conversation, desks, finding):
        for made in vars(module).values():
            getattr(made, "cache_clear", lambda: None)()


def next_door(house: Any, name: str) -> str:
    """The address of this thing, as if it belonged to the neighbours."""
    return furnished.path_of(name, house).replace("/yuhe/", "/jinchuan/", 1)


def traces(house: Any) -> list[str]:
    """Words by which anything of this house would be known again."""
    things = (house.thread, house.photo, house.sheet, house.phrase, house.focus, house.station)
    return [
        *(str(thing.pk) for thing in things), house.thread.code, house.code.number, house.code.code,
        house.deputy.name_zh, house.deputy.name_en, "杨柳新村", "杨柳镇", "暖气改造", "138****2046",
    ]  # fmt: skip


def answers(neighbours: list[Any], path: str, name: str) -> set[int]:
    """What both are answered when they look, and when they send what the page's form would send."""
    words = furnished.words_for(name)
    looked = [] if name.partition(":")[2] in SENT_ONLY else [each.get(path).status_code for each in neighbours]
    return {*looked, *(each.post(path, words).status_code for each in neighbours if words or not looked)}


@pytest.mark.parametrize("space", sorted(WITH_THINGS))
def test_nothing_of_one_congress_is_found_at_an_address_of_the_other(house, neighbours, space):
    found = {name: answers(neighbours, next_door(house, name), name) for name in TO_THINGS if name.startswith(space)}

    assert found == {key: {404} for key in found}
    assert found


def test_nor_where_the_filter_was_forgotten(house, neighbours, filter_forgotten):
    found = {name: answers(neighbours, next_door(house, name), name) for name in TO_THINGS if "contact:" in name}

    assert found == {key: {404} for key in found}


def test_with_the_filter_forgotten_only_the_wall_is_left(house, filter_forgotten, zhao):
    page = cast.signed_in(Client(), zhao).get(furnished.path_of("contact:thread", house))

    assert (page.status_code, house.deputy != zhao.deputy) == (200, True)


def test_a_photo_does_not_cross_by_way_of_the_neighbours_own_thread(house, neighbours, jinchuan, filter_forgotten):
    with tenancy.inside(jinchuan):
        own = Thread.objects.get()

    found = [each.get(f"/jinchuan/threads/{own.code}/photos/{house.photo.message_id}/1/") for each in neighbours]

    assert [answer.status_code for answer in found] == [404, 404]


def test_the_same_things_are_found_at_home(house, bai, sun):
    at_home = [cast.signed_in(Client(), each) for each in (bai, sun, house.he)]
    pages = [name for name in TO_THINGS if name.partition(":")[2] not in SENT_ONLY]

    for name in pages:
        with furnished.undone():
            if name.startswith("outcomes:"):  # what everybody reads has to come about first
                furnished.BEFORE.get(name, lambda _house, _by: None)(house, bai)
            found = {each.get(furnished.path_of(name, house)).status_code for each in at_home}
        assert found & {200, 303}, name


@pytest.mark.parametrize("forgotten", [False, True], ids=["", "with the filter forgotten"])
def test_no_list_and_no_search_shows_anything_of_the_neighbours(house, neighbours, forgotten, request):
    if forgotten:
        request.getfixturevalue("filter_forgotten")

    for page in LISTS:
        for browser in neighbours:
            answer = browser.get(page)
            assert answer.status_code in (200, 404), page
            text = answer.text.replace(page.rpartition("=")[2], "") if "?q=" in page else answer.text
            assert [trace for trace in traces(house) if trace in text] == [], page


def test_at_home_the_same_lists_show_it(house, bai):
    browser = cast.signed_in(Client(), bai)

    assert house.thread.code in browser.get("/yuhe/desk/?tray=all").text
    assert house.code.number in browser.get("/yuhe/codes/").text
    assert house.deputy.name_zh in browser.get("/yuhe/deputies/").text


def test_nobody_is_offered_news_of_the_neighbours(house, neighbours, filter_forgotten):
    since = {"since": written(clock.now() - timedelta(hours=1))}
    Thread.objects.update(turn="staff")

    assert [each.get("/jinchuan/desk/news/", since).status_code for each in neighbours][1] == 204


def test_a_message_is_not_given_to_a_deputy_of_the_neighbours(neighbours, house, jinchuan):
    with tenancy.inside(jinchuan):
        own = Thread.objects.get()

    answer = neighbours[1].post(f"/jinchuan/threads/{own.code}/deputy/", {"deputy": house.deputy.name_zh})

    assert answer.status_code == 422


def test_a_message_is_not_written_down_or_printed_for_a_deputy_of_the_neighbours(neighbours, house):
    order = {"kind": "poster", "language": "en", "code": house.code.number}

    assert neighbours[1].get(f"/jinchuan/entry/?deputy={house.deputy.code}").status_code == 404
    assert neighbours[1].post("/jinchuan/sheets/", order).status_code == 404


def test_a_post_in_one_congress_is_nothing_in_the_other(house, sun, jinchuan):
    user = house.session.user

    assert actor_for(user) == sun
    with tenancy.inside(jinchuan):
        assert actor_for(user) is None


def test_a_ticket_opens_its_thread_and_no_other_even_where_it_is_bent(house, jinchuan, wei):
    with tenancy.inside(jinchuan):
        theirs = cast.delivered(cast.code_of(wei), "锦川路的路灯坏了。", place="锦川路5号")
    congress, thread, moment, seal = tracking.ticket(theirs).split(".")
    bent = [f"{house.thread.congress_id}.{thread}.{moment}.{seal}", f"{congress}.{house.thread.pk.hex}.{moment}.{seal}"]

    for ticket in bent:
        browser = Client()
        browser.cookies["hearth_thread"] = ticket
        assert "杨柳" not in browser.get("/t/").text


def test_what_a_process_remembers_of_one_congress_it_does_not_tell_in_the_other(house, jinchuan):
    key = house.thread.pk.hex
    assert queries.own_thread(key) == house.thread and queries.last_line(key)

    with tenancy.inside(jinchuan):
        assert queries.own_thread(key) is None
        assert queries.last_line(key) is None
        assert queries.lines_about(key) == []


def test_a_typed_code_finds_its_thread_from_wherever_it_is_typed(house, jinchuan):
    with tenancy.inside(jinchuan):
        assert find(tracking.code_of(house.thread), b"network") == house.thread


def test_nobody_acts_on_a_thing_of_the_neighbours_even_holding_it_in_their_hands(house, jinchuan):
    with tenancy.inside(jinchuan):
        feng = cast.staff("冯雪", "Feng Xue", "clerk")
        held = Thread(pk=house.thread.pk, state="delivered", code="X", deputy_id=house.deputy.pk)
        with cast.refused():
            actions.take_over(held, by=feng)

    assert Thread.objects.get(pk=house.thread.pk).state == house.thread.state
    assert {code.state for code in DeputyCode.objects.all()} == {"active"}


def test_outside_every_congress_nothing_can_be_asked(house):
    for model in TENANTS:
        with tenancy.inside(None), pytest.raises(NoCongress):
            model.objects.count()


def test_inside_a_congress_only_its_own_rows_are_counted(house, jinchuan):
    for model in TENANTS:
        own = set(model.objects.values_list("congress", flat=True))
        with tenancy.inside(jinchuan):
            others = set(model.objects.values_list("congress", flat=True))

        assert own <= {house.thread.congress_id}, model
        assert others <= {jinchuan.pk}, model
