"""Views kept under a name: one's own, shared with colleagues of the same post, and never wider than one's sight."""

from __future__ import annotations

import pytest

from hearth.doors.finding import actions
from hearth.doors.finding.actions.keeping import MOST_KEPT
from hearth.doors.finding.models import View
from hearth.ground.audit.models import Entry
from tests import cast
from tests.doors.finding.conftest import make_findable
from tests.house.screens import words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def feng(yuhe):
    return cast.staff("冯雪", "Feng Xue", "clerk")


def kept(yuhe, by, title="迟办的供暖", **asked) -> View:
    return actions.keep_view(yuhe, title, "search", asked or {"q": "暖气"}, by=by)


def test_a_search_is_kept_and_opened_again(client, zhao):
    cast.signed_in(client, zhao)
    form = {"page": "search", "title": "  迟办的\u200b供暖 ", "q": "暖气", "state": "coordinating", "after": "x"}

    answer = client.post("/yuhe/search/views/kept/", form)

    view = View.objects.get()
    assert (view.title, view.asked) == ("迟办的\u200b供暖", {"q": "暖气", "state": "coordinating"})
    assert answer.headers["Location"] == client.get(f"/yuhe/search/views/{view.pk}/list/").headers["Location"]
    assert "state=coordinating" in answer.headers["Location"]


@pytest.mark.parametrize(
    ("page", "asked", "where"),
    [
        ("desk", {"tray": "late"}, "/yuhe/desk/?tray=late"),
        ("board", {"tray": "late", "tier": "danger", "unit": ""}, "/yuhe/referrals/?tray=late&tier=danger"),
    ],
)
def test_a_tray_of_desk_or_board_is_kept_too(client, bai, page, asked, where):
    answer = cast.signed_in(client, bai).post("/yuhe/search/views/kept/", {"page": page, "title": "迟的", **asked})

    assert answer.headers["Location"] == where


def test_the_lists_it_leads_to_name_it_once_they_stand(client, yuhe, bai):
    view = kept(yuhe, bai)
    browser = cast.signed_in(client, bai)

    for page in ("/yuhe/desk/", "/yuhe/referrals/", "/yuhe/search/"):
        assert 'hx-get="/yuhe/search/views/"' in browser.get(page).text
    part = browser.get("/yuhe/search/views/", headers={"HX-Request": "true"}).text
    assert f'href="/yuhe/search/views/{view.pk}/list/"' in part
    assert "<html" not in part


def test_nobody_else_finds_it(client, yuhe, bai, zhao, feng):
    view = kept(yuhe, bai)

    for other in (zhao, feng):
        assert cast.signed_in(client, other).get(f"/yuhe/search/views/{view.pk}/list/").status_code == 404
        assert view.title not in client.get("/yuhe/search/views/").text


def test_a_clerk_shares_with_clerks_and_nobody_else_finds_it(client, yuhe, bai, feng, zhao):
    view = kept(yuhe, bai)
    cast.signed_in(client, bai).post(f"/yuhe/search/views/{view.pk}/sharing/")

    assert view.title in cast.signed_in(client, feng).get("/yuhe/search/views/").text
    assert client.get(f"/yuhe/search/views/{view.pk}/list/").status_code == 303
    assert view.title not in cast.signed_in(client, zhao).get("/yuhe/search/views/").text
    cast.signed_in(client, bai).post(f"/yuhe/search/views/{view.pk}/sharing/end/")
    assert view.title not in cast.signed_in(client, feng).get("/yuhe/search/views/").text


def test_a_colleague_neither_renames_nor_drops_what_is_shared(client, yuhe, bai, feng):
    view = kept(yuhe, bai)
    actions.share_view(view, by=bai)
    cast.signed_in(client, feng)

    assert client.post(f"/yuhe/search/views/{view.pk}/", {"title": "改"}).status_code == 404
    assert client.post(f"/yuhe/search/views/{view.pk}/removal/").status_code == 404


def test_a_deputy_shares_with_nobody(client, yuhe, zhao):
    view = kept(yuhe, zhao)

    assert cast.signed_in(client, zhao).post(f"/yuhe/search/views/{view.pk}/sharing/").status_code == 404
    assert not View.objects.get().is_shared


def test_a_shared_view_shows_its_reader_what_they_may_see(client, yuhe, bai, feng, thread):
    make_findable()
    view = kept(yuhe, bai, q="室温", kind="messages")
    actions.share_view(view, by=bai)
    thread.subjects.create(user_id=feng.id)

    def shown(who):
        where = cast.signed_in(client, who).get(f"/yuhe/search/views/{view.pk}/list/").headers["Location"]
        return thread.code in client.get(where).text

    assert shown(bai) and not shown(feng)


def test_it_is_renamed_and_dropped(client, yuhe, zhao):
    view = kept(yuhe, zhao)
    cast.signed_in(client, zhao)

    client.post(f"/yuhe/search/views/{view.pk}/", {"title": "供暖"})
    assert View.objects.get().title == "供暖"
    client.post(f"/yuhe/search/views/{view.pk}/removal/")
    assert not View.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_views_of_one_name_are_refused_with_what_was_typed(client, yuhe, zhao):
    kept(yuhe, zhao)
    cast.signed_in(client, zhao)

    answer = client.post("/yuhe/search/views/kept/", {"page": "search", "title": "迟办的供暖", "q": "停水"})

    assert answer.status_code == 422
    assert "已经有同名" in words_on(answer) and 'value="停水"' in answer.text


@pytest.mark.parametrize("title", ["", "   ", "长" * 41])
def test_a_name_that_cannot_be_is_named(client, zhao, title):
    answer = cast.signed_in(client, zhao).post(
        "/yuhe/search/views/kept/", {"page": "search", "title": title, "q": "停水"}
    )

    assert answer.status_code == 422 and not View.objects.exists()


@pytest.mark.parametrize("form", [{}, {"page": "x"}, {"page": "search"}, {"page": "search", "state": "nonsense"}])
def test_what_no_page_shows_is_not_kept(client, zhao, form):
    assert cast.signed_in(client, zhao).post("/yuhe/search/views/kept/", {"title": "空", **form}).status_code == 404


def test_thirty_are_enough(yuhe, zhao):
    for number in range(MOST_KEPT):
        kept(yuhe, zhao, f"第{number}")

    with cast.refused():
        kept(yuhe, zhao, "再一")


def test_the_ledger_says_that_and_not_which_words(yuhe, bai):
    view = kept(yuhe, bai, q="老李家的事")
    actions.share_view(view, by=bai)
    actions.drop_view(view, by=bai)

    told = Entry.objects.filter(event__startswith="finding.").order_by("at", "id")
    assert [line.event for line in told] == ["finding.view_kept", "finding.view_shared", "finding.view_dropped"]
    assert not any("老李" in str(line.facts) + line.code for line in told)


def test_with_the_account_its_views_go(yuhe, zhao):
    kept(yuhe, zhao)

    assert View._meta.get_field("user").remote_field.on_delete.__name__ == "CASCADE"
