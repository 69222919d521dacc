"""The pages about people, from an administrator's chair, and the page behind an invitation."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from hearth.core import clock, tenancy
from hearth.ground.accounts.models import OldPassword, SignIn, User
from hearth.ground.congress import actions
from hearth.ground.congress.invitation_code import code_of
from hearth.ground.congress.models import Bundle, Invitation, Post, Proposal, Station
from tests import cast
from tests.ground.accounts.people import user_of, with_app
from tests.ground.congress import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def shi(yuhe):
    return people.admin()


@pytest.fixture
def ning(yuhe):
    return people.admin("宁若兰", "Ning Ruolan")


@pytest.fixture
def office(shi):
    """Shi's browser."""
    return cast.signed_in(Client(HTTP_ACCEPT_LANGUAGE="en"), shi)


@pytest.fixture
def guest(db):
    return Client(HTTP_ACCEPT_LANGUAGE="en")


def typed(**changed: str) -> dict[str, str]:
    words = {"name": "周岚", "sign_in_name": "zhou.lan", "email": "", "language": "zh-hans", "role": "clerk"}
    return words | {"until": "2099-01-01", "reason": "新到岗"} | changed


@pytest.mark.parametrize("sought", ["赵敏", "zhaomin", "zhao", "Min"])
def test_somebody_is_found_by_name_and_by_its_sound(office, zhao, sun, sought):
    page = office.get("/yuhe/people/", {"q": sought}).text

    assert "Zhao Min" in page
    assert "Sun Jianguo" not in page


def test_the_list_is_cut_by_post_and_goes_on_after_twenty_five(office, zhao, bai):
    clerks = office.get("/yuhe/people/", {"role": "clerk"}).text
    assert ("Bai Jie" in clerks, "Zhao Min" in clerks) == (True, False)
    for number in range(26):
        cast.staff(f"干部{number}", f"Staff {number:02}", "committee")

    assert "after=" in office.get("/yuhe/people/", {"role": "committee"}).text


def test_whoever_is_invited_by_e_mail_gets_a_link_with_its_code_behind_the_hash(office, at_once):
    answer = office.post("/yuhe/people/new/", typed(email="zhou@example.org"))

    invitation = Invitation.objects.get()
    letter = json.loads((Path(django_settings.DATA) / "outbox" / "letters.jsonl").read_text())
    assert answer.headers["Location"] == f"/yuhe/people/{invitation.user_id}/"
    assert letter["to"] == "zhou@example.org"
    assert f"/yuhe/invitation/#{code_of(invitation)}" in letter["body"]
    assert not invitation.user.can_sign_in


def test_what_is_wrong_is_told_and_what_was_typed_stays(office, bai):
    answer = office.post("/yuhe/people/new/", typed(sign_in_name="Bai Jie!", role="aide", until="1999-01-01"))

    assert answer.status_code == 422
    for sentence in ("Use small letters", "Name the deputy", "This day has passed"):
        assert sentence in answer.text
    assert 'value="周岚"' in answer.text
    assert not Invitation.objects.exists()


def test_a_taken_sign_in_name_is_told(office, bai):
    answer = office.post("/yuhe/people/new/", typed(sign_in_name="baijie.yuhe"))

    assert (answer.status_code, "is taken" in answer.text) == (422, True)


def test_the_invited_person_sees_who_offers_what_chooses_a_password_and_is_in(guest, yuhe, shi):
    invitation = people.invited(yuhe, shi)

    offer = guest.post("/yuhe/invitation/", {"code": code_of(invitation).lower()}).text
    assert "Shi Yu has invited you" in offer
    assert "Deputies’ affairs committee" in offer
    answer = guest.post("/yuhe/invitation/acceptance/", {"code": code_of(invitation), "new": people.PASSWORD})

    assert answer.headers["Location"] == "/yuhe/desk/"
    assert guest.get("/yuhe/codes/").status_code == 200


def test_a_short_password_is_not_taken_and_the_invitation_stays_open(guest, yuhe, shi):
    invitation = people.invited(yuhe, shi)

    answer = guest.post("/yuhe/invitation/acceptance/", {"code": code_of(invitation), "new": "short"})

    assert (answer.status_code, "at least 12 characters" in answer.text) == (422, True)
    assert Invitation.objects.get().state == "open"


def test_a_new_password_does_not_go_round_the_second_factor(guest, yuhe, shi, ning, bai):
    with_app(bai)
    proposal = actions.propose_reset(actions.reset_of(user_of(bai), "忘了密码", by=shi), by=shi)
    actions.confirm_proposal(proposal, by=ning)
    invitation = Invitation.objects.get(user_id=bai.user_id, state="open")

    answer = guest.post("/yuhe/invitation/acceptance/", {"code": code_of(invitation), "new": people.PASSWORD})

    assert answer.headers["Location"].startswith("/yuhe/sign-in/second/")
    assert not SignIn.objects.alive(clock.now()).filter(user_id=bai.user_id).exists()


@pytest.mark.django_db(transaction=True)
def test_under_djbh3_a_reset_does_not_bring_an_old_password_back(guest, yuhe, shi, ning, bai, settings):
    settings.HEARTH_POLICY_PROFILE = "djbh3"
    actions.confirm_proposal(actions.propose_reset(actions.reset_of(user_of(bai), "忘了密码", by=shi), by=shi), by=ning)
    invitation = Invitation.objects.get(user_id=bai.user_id, state="open")
    User.objects.filter(pk=bai.user_id).update(sign_in_name="bj")
    OldPassword.objects.create(
        user_id=bai.user_id, password=make_password("Three grey geese 4 you!"), given_up_at=clock.now()
    )

    answer = guest.post("/yuhe/invitation/acceptance/", {"code": code_of(invitation), "new": "Three grey geese 4 you!"})

    assert answer.status_code == 422
    assert "You have had this password before" in answer.text
    assert Invitation.objects.get(pk=invitation.pk).state == "open"


def test_the_age_of_a_password_counts_from_the_day_it_was_chosen(guest, yuhe, shi):
    invitation = people.invited(yuhe, shi)

    guest.post("/yuhe/invitation/acceptance/", {"code": code_of(invitation), "new": people.PASSWORD})

    assert clock.now() - User.objects.get(pk=invitation.user_id).password_set_at < timedelta(hours=1)


def test_used_withdrawn_and_expired_invitations_lead_somewhere_kind(guest, yuhe, shi):
    used, withdrawn, late = (people.invited(yuhe, shi, name=f"zhou{number}") for number in range(3))
    people.come_in(used)
    actions.withdraw_invitation(withdrawn, by=shi)

    said = {"has been used": used, "was withdrawn": withdrawn}
    for sentence, invitation in said.items():
        answer = guest.post("/yuhe/invitation/", {"code": code_of(invitation)})
        assert (answer.status_code, sentence in answer.text) == (410, True)
    with clock.standing_at(clock.now() + timedelta(days=8)):
        answer = guest.post("/yuhe/invitation/", {"code": code_of(late)})
    assert (answer.status_code, "week of this invitation is over" in answer.text) == (410, True)


def test_a_code_is_not_guessed(guest, yuhe, shi):
    invitation = people.invited(yuhe, shi)
    wrong = code_of(invitation)[:-1] + ("0" if code_of(invitation)[-1] != "0" else "1")

    answers = [guest.post("/yuhe/invitation/", {"code": wrong}).status_code for _ in range(26)]

    assert (answers[0], answers[-1]) == (422, 429)


def test_what_opens_an_invitation_is_stored_nowhere(yuhe, shi):
    invitation = people.invited(yuhe, shi)
    secret = code_of(invitation)[6:]

    assert secret not in str(Invitation.objects.values().get())


def test_somebody_with_a_seat_elsewhere_takes_the_post_with_their_own_account(guest, yuhe, shi, wei):
    invitation = people.invited(yuhe, shi)
    cast.signed_in(guest, wei)

    answer = guest.post("/yuhe/invitation/posts/", {"code": code_of(invitation)})

    assert answer.headers["Location"] == "/yuhe/desk/"
    account = guest.get("/yuhe/account/").text
    assert "/jinchuan/desk/" in account
    assert not people.user_of_invitation(invitation).is_active
    again = guest.post("/yuhe/invitation/", {"code": code_of(invitation)})
    assert (again.status_code, "has been used" in again.text) == (410, True)


def test_seats_are_ones_own_and_no_one_elses(office, zhao, jinchuan):
    with tenancy.inside(jinchuan):
        Post.objects.create(user_id=zhao.id, role="committee", since="2021-09-01")

    assert "Your seats" not in office.get("/yuhe/account/").text
    page = office.get(f"/yuhe/people/{zhao.id}/").text
    assert "Jinchuan" not in page
    assert "Committee staff" not in page.partition('id="posts"')[2].partition("</ul>")[0]


def test_an_administrator_does_not_take_what_they_offered_themselves(office, yuhe, shi):
    invitation = people.invited(yuhe, shi)

    answer = office.post("/yuhe/invitation/posts/", {"code": code_of(invitation)})

    assert (answer.status_code, "You gave these posts yourself" in answer.text) == (422, True)


def test_two_administrators_confirm_in_their_own_browsers(office, ning, bai):
    page = f"/yuhe/people/{bai.id}/"
    office.post(f"{page}posts/", {"role": "auditor", "until": "2099-01-01", "reason": "决定"})
    confirmation = f"/yuhe/people/proposals/{Proposal.objects.get().pk}/confirmation/"

    assert confirmation not in office.get("/yuhe/people/").text
    second = cast.signed_in(Client(), ning)
    assert confirmation in second.get("/yuhe/people/").text
    second.post(confirmation)

    assert Post.objects.get(role="auditor").user_id == bai.id


def test_on_their_own_page_nobody_is_offered_what_nobody_gives_themselves(office, shi):
    page = office.get(f"/yuhe/people/{shi.id}/").text

    assert "This is you" in page
    assert "/posts/" not in page.partition("This is you")[2]
    assert "deactivation" not in page


@pytest.mark.parametrize(
    ("path", "words", "said"),
    [
        ("sessions/", {}, "ended"),
        ("deactivation/", {}, "closed"),
        ("reset/", {"reason": "忘了"}, "Proposed"),
        ("posts/", {"role": "leader", "until": "2099-01-01", "reason": "选举"}, "from today"),
    ],
)
def test_what_an_administrator_does_is_said(office, bai, path, words, said):
    answer = office.post(f"/yuhe/people/{bai.id}/{path}", words, follow=True)

    assert said in answer.text.partition("toast")[2]


def test_an_administrator_ends_every_session_of_a_person_whose_telephone_was_lost(office, bai):
    telephone = cast.signed_in(Client(), bai)
    before = telephone.get("/yuhe/desk/").status_code

    office.post(f"/yuhe/people/{bai.id}/sessions/")

    assert (before, telephone.get("/yuhe/desk/").status_code) == (200, 303)


def test_a_letter_is_printed_and_seen_by_nobody_but_whoever_ordered_it(office, yuhe, shi, ning, at_once):
    invitation = people.invited(yuhe, shi)

    page = office.post(f"/yuhe/people/invitations/{invitation.pk}/letter/").headers["Location"]

    assert b"%PDF" in b"".join(office.get(f"{page}file/").streaming_content)
    assert cast.signed_in(Client(), ning).get(page).status_code == 404


def test_all_deputies_without_an_account_are_invited_in_one_go(office, yuhe, shi, zhao, sun, at_once):
    Post.objects.filter(user_id__in=(zhao.id, sun.id)).delete()

    page = office.post("/yuhe/people/deputies/", {"language": "zh-hans", "until": "2099-01-01"}).headers["Location"]

    bundle = Bundle.objects.get()
    assert (bundle.state, bundle.pages) == ("ready", 2)
    assert set(bundle.invitations.values_list("user__sign_in_name", flat=True)) == {"zhaomin", "sunjianguo"}
    assert office.get(page).status_code == 200
    assert {post.given_by_id for post in Post.objects.filter(role="deputy")} == {shi.id}


def test_a_clerk_shows_nobody_the_way_into_an_administrators_account(yuhe, shi, bai):
    invitation = people.invited(yuhe, shi, "admin")
    browser = cast.signed_in(Client(), bai)

    answer = browser.post(f"/yuhe/people/invitations/{invitation.pk}/letter/")

    assert not Bundle.objects.exists()
    assert answer.headers["Location"] == f"/yuhe/people/{invitation.user_id}/"


@pytest.mark.django_db(transaction=True)
def test_an_account_with_a_password_is_not_opened_by_one_administrator_with_a_new_invitation(office, yuhe, shi):
    invitation = people.invited(yuhe, shi)
    people.come_in(invitation)

    office.post(f"/yuhe/people/invitations/{invitation.pk}/again/")

    assert Invitation.objects.filter(state="open").count() == 0


def test_a_station_is_named_for_its_head(office):
    station = Station.objects.get()
    office.post("/yuhe/people/new/", typed(role="station", station=str(station.pk)))

    assert Post.objects.get(role="station").station == station
    assert User.objects.get(sign_in_name="zhou.lan").home_id == station.congress_id


def outbox() -> list[dict[str, str]]:
    """Every letter that left, the oldest first."""
    file = Path(django_settings.DATA) / "outbox" / "letters.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def test_an_administrator_corrects_how_a_clerk_is_called_and_reached(office, bai):
    page = f"/yuhe/people/{bai.id}/"
    assert f"{page}correction/" in office.get(page).text

    words = {"name": "白洁如", "name_en": "Bai Jieru", "email": "bai@example.org"}
    answer = office.post(f"{page}correction/", words, follow=True)

    assert "every session of this person has ended" in answer.text.partition("toast")[2]
    assert "Bai Jieru" in answer.text and "bai@example.org" in answer.text


def test_a_taken_address_is_told_at_the_question_and_what_was_typed_stays(office, bai, zhao):
    User.objects.filter(pk=zhao.id).update(email="zhao@example.org")

    answer = office.post(f"/yuhe/people/{bai.id}/correction/", {"name": "白洁", "email": "Zhao@example.org"})

    assert (answer.status_code, "belongs to an account already" in answer.text) == (422, True)
    assert "Zhao Min" not in answer.text and 'value="Zhao@example.org"' in answer.text


def test_the_name_of_a_deputy_is_not_corrected_beside_the_register(office, zhao):
    page = office.get(f"/yuhe/people/{zhao.id}/correction/").text
    assert "/yuhe/setup/deputies/D001/" in page and 'name="name"' not in page

    office.post(f"/yuhe/people/{zhao.id}/correction/", {"name": "赵明", "email": "zhao@example.org"})

    assert (User.objects.get(pk=zhao.id).name, zhao.deputy.name_zh) == ("赵敏", "赵敏")


def test_whoever_was_invited_at_a_mistyped_address_is_invited_anew(office, yuhe, shi, at_once):
    stray = people.invited(yuhe, shi, email="zuou@example.org")

    office.post(f"/yuhe/people/{stray.user_id}/correction/", {"name": "周岚", "email": "zhou@example.org"})

    stray.refresh_from_db()
    anew = Invitation.objects.get(state="open")
    links = {letter["to"]: letter["body"] for letter in outbox() if "/invitation/#" in letter["body"]}
    assert stray.state == "withdrawn"
    assert code_of(anew) in links["zhou@example.org"] and code_of(anew) not in links["zuou@example.org"]


def test_a_printed_letter_stays_good_when_an_address_is_entered(office, yuhe, shi):
    invitation = people.invited(yuhe, shi)

    office.post(f"/yuhe/people/{invitation.user_id}/correction/", {"name": "周岚", "email": "zhou@example.org"})

    assert Invitation.objects.get() == invitation and invitation.state == "open"


def test_nobody_is_invited_to_an_address_that_has_an_account(office, bai):
    User.objects.filter(pk=bai.id).update(email="bai@example.org")

    answer = office.post("/yuhe/people/new/", typed(email="bai@example.org"))

    assert (answer.status_code, "print the letter" in answer.text) == (422, True)
