import re
from io import BytesIO

import pytest
from PIL import Image

from hearth.core import tenancy
from hearth.ground.congress.models import Mandate
from hearth.journey.contact import actions, proof, tracking
from hearth.journey.contact.doors import DOORS
from hearth.journey.contact.models import Contact, Message, Photo, Thread
from tests import cast

pytestmark = pytest.mark.django_db
WORDS = {"body": "楼道里的灯坏了两周。", "place": "锦苑小区7号楼", "privacy": "private"}


@pytest.fixture(autouse=True)
def _doors_forgotten():
    DOORS.forget()
    yield
    DOORS.forget()


def address(code):
    return f"/c/{code.code}"


def submission_in(page):
    return re.search(rb'name="submission" value="([^"]+)"', page.content)[1].decode()


def kept_in(page):
    return [claim.decode() for claim in re.findall(rb'name="kept" value="([^"]+)"', page.content)]


def send(client, code, **changed):
    headers = changed.pop("headers", {})
    words = WORDS | {"submission": tracking.new_submission(), "proof": ""} | changed
    return client.post(address(code), words, headers=headers)


def picture(name="lamp.jpg", side=40):
    file = BytesIO()
    Image.new("RGB", (side, side), "red").save(file, "JPEG")
    file.seek(0)
    file.name = name
    return file


def not_a_picture():
    file = BytesIO(b"<svg onload=alert(1)>")
    file.name = "lamp.jpg"
    return file


def test_one_page_shows_the_deputy_and_the_form(client, code):
    page = client.get(address(code))

    assert page.status_code == 200
    assert "赵敏" in page.text and 'id="write"' in page.text and 'href="#write"' in page.text
    assert len(page.content) < 15_360
    assert not page.cookies


def test_a_code_may_be_typed_with_hyphens_and_in_lower_case(client, code):
    assert client.get(f"/c/{code.number.lower()}").status_code == 200
    assert client.get("/c/", {"number": code.number.lower()})["Location"] == address(code)


def test_a_page_seen_a_moment_ago_asks_nothing_of_the_database(client, code, django_assert_num_queries):
    client.get(address(code))

    with django_assert_num_queries(0):
        client.get(address(code))


def test_every_visitor_gets_a_submission_of_their_own(client, code):
    first, second = (submission_in(client.get(address(code))) for _ in range(2))

    assert first != second
    assert tracking.submission_key(first) != tracking.submission_key(second)


def test_a_page_that_has_not_changed_is_not_sent_again(client, code):
    page = client.get(address(code))
    again = client.get(address(code), headers={"If-None-Match": page["ETag"]})

    assert page["Cache-Control"] == "private, no-cache"
    assert again.status_code == 304


def test_after_sending_the_page_comes_with_a_new_submission(client, code):
    page = client.get(address(code))
    send(client, code, submission=submission_in(page))

    again = client.get(address(code), headers={"If-None-Match": page["ETag"]})

    assert again.status_code == 200


@pytest.mark.parametrize("choice", ["?lang=en", "?theme=dark", "?size=xl"])
def test_each_reader_gets_the_page_as_they_read_it(client, code, choice):
    plain = client.get(address(code)).text

    assert client.get(address(code) + choice).text.partition("<head>")[0] != plain.partition("<head>")[0]


def test_a_message_is_stored_with_a_receipt(client, code, zhao):
    answer = send(client, code, name="李奶奶", phone="138 0000 2046", email="li@example.org", proof="x")
    thread = Thread.objects.get()

    assert (answer.status_code, answer["Location"]) == (303, "/t/receipt/")
    assert (thread.deputy_id, thread.place, thread.channel, thread.proof) == (zhao.deputy.pk, WORDS["place"], "qr", "")
    assert Message.objects.get().body == WORDS["body"]
    assert Contact.objects.get().phone == "138 0000 2046"
    cookie = answer.cookies["hearth_thread"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/t/", True, "Lax")
    assert tracking.code_of(thread) not in str(answer.headers)


def test_a_message_costs_one_statement(client, code, django_assert_num_queries):
    client.get(address(code))

    with django_assert_num_queries(1):
        send(client, code)


def test_a_proof_of_work_is_noted(client, code):
    submission = tracking.new_submission()
    number = next(n for n in map(str, range(10**8)) if proof.proves(submission, n))

    send(client, code, submission=submission, proof=number)

    assert Thread.objects.get().proof == "proven"


def test_the_same_form_sent_twice_is_one_message(client, code):
    submission = tracking.new_submission()

    answers = [send(client, code, submission=submission) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Thread.objects.count() == 1


def test_a_form_sent_again_with_other_words_comes_back_with_them(client, code):
    submission = tracking.new_submission()
    send(client, code, submission=submission)

    again = send(client, code, submission=submission, body="另一件事")

    assert again.status_code == 422 and "另一件事" in again.text
    fresh = submission_in(again)
    assert send(client, code, submission=fresh, body="另一件事").status_code == 303
    assert Thread.objects.count() == 2


@pytest.mark.parametrize("submission", ["", "forged.1.2", "\x00", "🙂.ff.aa"])
def test_a_forged_form_comes_back_with_every_word(client, code, submission):
    page = send(client, code, submission=submission)

    assert page.status_code == 422
    assert WORDS["body"] in page.text and submission_in(page) != submission
    assert not Thread.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_from_another_site_is_shown_before_it_counts(client, code, headers):
    page = send(client, code, headers=headers)

    assert page.status_code == 403
    assert WORDS["body"] in page.text
    assert not Thread.objects.exists()


def test_a_form_from_here_is_taken(client, code):
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}

    assert send(client, code, headers=headers).status_code == 303


def test_errors_are_counted_in_the_title_and_linked(client, code):
    page = send(client, code, body=" \x00 ", place="")

    assert page.status_code == 422
    assert "<title>还有2处需要补充" in page.text
    assert 'href="#id_body"' in page.text and 'href="#id_place"' in page.text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", "not a number"),
        ("email", "nobody"),
        ("privacy", "everyone"),
        ("body", "长" * 10_001),
        ("place", "x" * 121),
    ],
)
def test_what_cannot_be_right_is_said_and_kept(client, code, field, typed):
    page = send(client, code, **{field: typed})

    assert page.status_code == 422 and (field == "privacy" or f"{field}-error" in page.text)
    assert field == "privacy" or typed in page.text


@pytest.mark.parametrize("odd", ["\x00\x07‮", "<script>alert(1)</script>", "𬱖🙂", "%s %(x)s {{7*7}}"])
def test_odd_words_never_break_anything(client, code, odd):
    statuses = {
        send(client, code, **{field: odd + "字"}).status_code for field in ("body", "place", "name", "phone", "email")
    }

    assert statuses <= {303, 422}


def test_photos_arrive_with_the_message(client, code, settings):
    send(client, code, photos=[picture(), picture("two.jpg")])
    photos = Photo.objects.order_by("number")

    assert [photo.number for photo in photos] == [1, 2]
    assert all(photo.arrived.read_bytes().startswith(b"\xff\xd8") for photo in photos)
    assert Thread.objects.get().photo_count == 2


def test_good_photos_stay_while_the_form_is_put_right(client, code):
    page = send(client, code, body="", photos=[picture(), not_a_picture()])
    claims = kept_in(page)

    answer = send(client, code, submission=submission_in(page), kept=claims)

    assert page.status_code == 422 and len(claims) == 1 and "photos-error" in page.text
    assert answer.status_code == 303
    assert Photo.objects.count() == 1


def test_a_photo_taken_out_again_is_not_sent(client, code):
    page = send(client, code, body="", photos=[picture()])

    send(client, code, submission=submission_in(page), kept=[])

    assert not Photo.objects.exists()


def test_a_photo_goes_with_one_message_only(client, code):
    claims = kept_in(send(client, code, body="", photos=[picture()]))

    statuses = [send(client, code, kept=claims, body=body).status_code for body in ("一", "二")]

    assert statuses == [303, 303]
    assert Photo.objects.count() == 1


def test_a_forged_claim_to_a_photo_is_nothing(client, code):
    assert send(client, code, kept=["0" * 32 + ":1:x", "\x00"]).status_code == 303
    assert not Photo.objects.exists()


def test_at_most_six_photos_go_with_a_message(client, code):
    page = send(client, code, photos=[picture(f"{n}.jpg") for n in range(7)])

    assert page.status_code == 422 and len(kept_in(page)) == 6


def test_too_much_at_once_is_told_in_words(client, code):
    page = client.post(address(code), WORDS, CONTENT_LENGTH=str(71 * 1024 * 1024))

    assert page.status_code == 413 and "60MB" in page.text


@pytest.mark.parametrize("number", ["7K4QM2XW9F", "x", "..", "二维码", "A" * 60])
def test_an_unknown_code_warns_of_false_posters(client, yuhe, number):
    page = client.get(f"/c/{number}")

    assert page.status_code == 404 and "这个码不是我们的" in page.text


def test_a_paused_code_shows_who_else_serves_the_area(client, code, bai, sun):
    other = cast.code_of(sun)
    actions.pause_code(code, by=bai)

    page = client.get(address(code))

    assert page.status_code == 200 and 'id="write"' not in page.text
    assert address(other) in page.text and "0354-000 0001" in page.text
    assert send(client, code).status_code == 200 and not Thread.objects.exists()


def test_a_rotated_code_leads_on(client, code, bai):
    fresh = actions.rotate_code(code, by=bai)

    answer = client.get(address(code))

    assert (answer.status_code, answer["Location"]) == (302, address(fresh))


@pytest.mark.parametrize("end", ["code", "mandate"])
def test_a_code_at_its_end_shows_who_serves_now(client, code, bai, sun, end):
    other = cast.code_of(sun)
    if end == "code":
        actions.retire_code(code, by=bai)
    else:
        Mandate.objects.filter(deputy=code.deputy).update(state="ended")

    page = client.get(address(code))

    assert page.status_code == 200 and address(other) in page.text


def test_a_code_leads_into_its_own_congress(client, code, wei, jinchuan):
    with tenancy.inside(jinchuan):
        theirs = cast.code_of(wei)
    send(client, theirs)

    assert not Thread.objects.exists()
    with tenancy.inside(jinchuan):
        assert Thread.objects.get().deputy_id == wei.deputy.pk
