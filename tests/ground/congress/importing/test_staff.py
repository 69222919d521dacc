"""Staff and their posts from a sheet: the rules are those of inviting by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from hearth.core import clock, tenancy
from hearth.ground.accounts.models import SignIn, User
from hearth.ground.congress import actions
from hearth.ground.congress.models import Invitation, Post, Unit
from tests import cast
from tests.ground.congress import people
from tests.ground.congress.importing.sheets import again, confirmed, counts, imported, mistakes, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
HEADS = ["姓名", "电子邮箱", "登录名", "职务", "所属", "任至"]
ANHE = "安和街道代表联络站"


def row(name: str = "林芳", email: str = "lin@example.org", **more: str) -> list[str]:
    """A row about somebody who is to look after the station of Anhe."""
    cells = {"sign_in_name": "", "role": "联络站站长", "place": ANHE, "until": "2098-12-31"} | more
    return [name, email, *(cells[each] for each in ("sign_in_name", "role", "place", "until"))]


def wrong(by, *rows: list[str]) -> list[tuple[int, str, str]]:
    """What is wrong with a sheet of these rows."""
    return mistakes(sent("staff", [HEADS, *rows], by))


@pytest.fixture
def shi(yuhe):
    """An administrator."""
    return people.admin()


def test_somebody_new_gets_one_account_the_post_and_an_invitation(yuhe, bai):
    imported("staff", [HEADS, row(), row(role="承办单位", place=Unit.objects.create(name_zh="水务局").name_zh)], bai)

    invitation = Invitation.objects.get()
    assert (invitation.user.sign_in_name, invitation.user.email) == ("linfang", "lin@example.org")
    assert not invitation.user.can_sign_in
    held = Post.objects.filter(user=invitation.user).order_by("role")
    assert [(post.role, str(post.place.name_zh), post.given_by_id) for post in held] == [
        ("station", ANHE, bai.id),
        ("unit", "水务局", bai.id),
    ]


def test_somebody_who_has_a_sign_in_gets_the_post_and_no_second_account(yuhe, bai, he):
    User.objects.filter(pk=he.id).update(email="He@example.org")

    imported("staff", [HEADS, row("贺工", "he@example.org")], bai)

    assert not Invitation.objects.exists()
    assert set(Post.objects.filter(user=he.id).values_list("role", flat=True)) == {"unit", "station"}


def test_an_empty_end_is_the_end_of_the_term(yuhe, bai):
    imported("staff", [HEADS, row(until="")], bai)

    assert Post.objects.get(role="station").until == date(2099, 8, 31)


def test_two_people_of_one_sound_sign_in_by_different_names(yuhe, bai):
    imported("staff", [HEADS, row(), row("林方", "fang@example.org")], bai)

    assert set(Invitation.objects.values_list("user__sign_in_name", flat=True)) == {"linfang", "linfang2"}


@pytest.mark.parametrize("role", ["代表工作委员会", "专门委员会", "人大常委会主任", "政府办公室"])
def test_a_clerk_is_told_whom_to_ask_for_posts_that_administrators_give(role, yuhe, bai, shi):
    rows = [HEADS, row(role=role, place="")]
    assert mistakes(sent("staff", rows, bai)) == [(2, "role", "not_yours")]

    imported("staff", rows, shi)

    assert Post.objects.filter(given_by=shi.id).count() == 1


@pytest.mark.parametrize("role", ["管理员", "审计"])
def test_what_takes_two_administrators_comes_from_no_sheet(role, yuhe, bai, shi):
    assert wrong(bai, row(role=role, place="")) == [(2, "role", "takes_two")]
    assert wrong(shi, row(role=role, place="")) == [(2, "role", "takes_two")]


def test_nobody_gives_themselves_a_post_by_a_sheet(yuhe, shi):
    User.objects.filter(pk=shi.id).update(email="shi@example.org")

    assert wrong(shi, row("施宇", "shi@example.org", role="政府办公室", place="")) == [(2, "role", "own_post")]


def test_a_clerk_who_confirms_what_an_administrator_sent_gives_only_what_clerks_give(yuhe, bai, shi):
    source = sent("staff", [HEADS, row(), row("高明", "gao@example.org", role="政府办公室", place="")], shi)

    source = confirmed(source, bai)

    assert (source.state, counts(source), mistakes(source)) == ("previewed", (1, 0, 0, 1), [(3, "role", "not_yours")])
    assert not Invitation.objects.exists()
    assert confirmed(again(source), bai, is_partial=True).state == "done"
    assert set(Post.objects.filter(given_by=bai.id).values_list("role", flat=True)) == {"station"}


def test_a_later_end_prolongs_the_post_and_an_earlier_one_is_refused(yuhe, bai):
    imported("staff", [HEADS, row(until="2098-01-01")], bai)

    assert counts(imported("staff", [HEADS, row(until="2098-06-01")], bai)) == (0, 1, 0, 0)

    assert Post.objects.get(role="station").until == date(2098, 6, 1)
    assert wrong(bai, row(until="2097-01-01")) == [(2, "until", "not_later")]


def test_a_clerk_does_not_prolong_what_administrators_give(yuhe, bai, shi):
    imported("staff", [HEADS, row(role="政府办公室", place="", until="2098-01-01")], shi)

    assert wrong(bai, row(role="政府办公室", place="", until="2098-06-01")) == [(2, "role", "not_yours")]


def test_a_sheet_never_changes_how_a_person_is_reached_or_called(yuhe, bai, he):
    User.objects.filter(pk=he.id).update(email="he@example.org")
    name = User.objects.get(pk=he.id).sign_in_name

    found = wrong(bai, row("贺工", "other@example.org", sign_in_name=name), row("别人", "", sign_in_name=name))

    assert found == [(2, "email", "is_theirs"), (3, "name", "is_theirs")]


def test_one_address_is_one_person_unless_a_sign_in_name_says_otherwise(yuhe, bai, he):
    User.objects.filter(pk=he.id).update(email="office@example.org")

    found = wrong(bai, row("乔雨", "office@example.org"), row("邓亮", "OFFICE@example.org", sign_in_name="dengliang"))

    assert found == [(2, "email", "address_taken")]


def test_somebody_who_is_here_gets_no_other_sign_in_name(yuhe, bai, he):
    User.objects.filter(pk=he.id).update(email="he@example.org")

    assert wrong(bai, row("贺工", "he@example.org", sign_in_name="he2")) == [(2, "sign_in_name", "has_sign_in")]


def test_by_something_a_person_must_be_known_again(yuhe, bai):
    assert wrong(bai, row(email="")) == [(2, "email", "no_way")]
    assert wrong(bai, row(email="", sign_in_name="Lin.Fang")) == []
    assert wrong(bai, row(sign_in_name="林芳")) == [(2, "sign_in_name", "not_a_sign_in_name")]


def test_a_sign_in_name_of_the_neighbours_is_taken_and_their_addresses_are_unknown(yuhe, jinchuan, bai):
    with tenancy.inside(jinchuan):
        wei = cast.staff("魏红", "Wei Hong", "clerk")
    User.objects.filter(pk=wei.id).update(email="wei@example.org")

    assert wrong(bai, row(sign_in_name="weihong.jinchuan")) == [(2, "sign_in_name", "sign_in_taken")]
    imported("staff", [HEADS, row("魏红", "wei@example.org")], bai)
    assert not Post.objects.filter(user=wei.id).exists()


def test_whoever_took_the_post_with_an_account_from_elsewhere_is_known_by_the_same_file(yuhe, jinchuan, bai):
    with tenancy.inside(jinchuan):
        wei = cast.staff("魏红", "Wei Hong", "clerk")
    rows = [HEADS, row("魏红", "wei@example.org")]
    imported("staff", rows, bai)

    actions.take_posts(Invitation.objects.get(), by=wei)

    assert counts(sent("staff", rows, bai)) == (0, 0, 1, 0)


def test_a_closed_account_is_given_nothing(yuhe, bai, he):
    User.objects.filter(pk=he.id).update(email="he@example.org", is_active=False)

    assert wrong(bai, row("贺工", "he@example.org")) == [(2, "name", "closed_account")]


@pytest.mark.parametrize(
    ("role", "place", "why"),
    [
        ("联络站站长", "", "needs_station"),
        ("承办单位", "", "needs_unit"),
        ("代表联络员", "", "needs_deputy"),
        ("承办单位", ANHE, "unknown"),
        ("承办单位", "旧局", "closed_unit"),
        ("代表联络员", "D777", "unknown"),
        ("政府办公室", ANHE, "belongs_to_none"),
    ],
)
def test_a_post_belongs_to_what_it_is_for(role, place, why, yuhe, shi):
    Unit.objects.create(name_zh="旧局", is_active=False)

    assert wrong(shi, row(role=role, place=place)) == [(2, "place", why)]


def test_a_day_that_has_passed_is_no_end(yuhe, bai):
    assert wrong(bai, row(until="2001-01-01")) == [(2, "until", "past_day")]


def test_where_duties_must_lie_apart_a_sheet_does_not_join_them(yuhe, bai, auditor, shi, settings):
    User.objects.filter(pk=auditor.id).update(email="ji@example.org")
    rows = row("纪明", "ji@example.org", role="代表工作委员会", place="")
    assert wrong(shi, rows) == []

    settings.HEARTH_POLICY_PROFILE = "djbh3"

    assert wrong(shi, rows) == [(2, "role", "apart")]


def test_the_export_has_everybody_but_deputies_and_comes_back_to_whoever_may_not_give_it(yuhe, bai, shi, zhao):
    rows = actions.export_rows(yuhe, "staff", "csv", by=bai)

    assert sorted(each[0] for each in rows) == ["施宇", "白洁"]
    heads = ["name", "name_en", "email", "sign_in_name", "role", "place", "until"]
    assert counts(sent("staff", [heads, *rows], bai)) == (0, 0, 2, 0)


def test_whoever_confirms_posts_shows_first_that_it_is_still_them(yuhe, bai, settings):
    desk = cast.signed_in(Client(), bai)
    source = sent("staff", [HEADS, row()], bai)
    SignIn.objects.update(started_at=clock.now() - timedelta(minutes=settings.HEARTH_PROOF_MINUTES + 1))
    where, yes = f"/yuhe/setup/imports/{source.pk}/confirmation/", {"fingerprint": source.fingerprint}

    asked = desk.post(where, yes)
    assert (asked.status_code, again(source).state) == (422, "previewed")

    desk.post(where, yes | {"proof-way": "password", "proof-typed": "a long enough password"})
    assert again(source).state == "done"
