import io

import pytest
from PIL import Image

from hearth.core import tenancy
from hearth.core.actors import Visitor
from hearth.core.refusals import NotAllowed
from hearth.ground.audit.models import Entry
from hearth.journey.contact import actions, tracking
from hearth.journey.contact.actions.submitting import Words
from hearth.journey.contact.models import Contact, Photo, Thread
from tests import cast

PAGE = "/yuhe/entry/?deputy=D001"
TOLD = {
    "channel": "phone",
    "body": "屋里只有十四度，孙子天天咳嗽。",
    "place": "锦苑小区7号楼",
    "name": "李奶奶",
    "phone": "138 0000 2046",
    "privacy": "private",
    "consent": "on",
}


@pytest.fixture
def staff(client, bai):
    """Bai at her desk, reading English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return cast.signed_in(client, bai)


def told(**changes):
    return TOLD | {"submission": tracking.new_submission()} | changes


def photo():
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "JPEG")
    file.seek(0)
    file.name = "cold.jpg"
    return file


@pytest.mark.parametrize("sought", ["赵敏", "zhao", "安和"])
def test_the_deputy_is_found_by_name_or_place(staff, zhao, sought):
    page = staff.get(f"/yuhe/entry/?q={sought}").text

    assert "?deputy=D001" in page
    assert "Anhe, constituency 3" in page


def test_nobody_out_of_office_is_offered(staff, zhao):
    zhao.deputy.mandates.update(state="ended")

    assert "?deputy=D001" not in staff.get("/yuhe/entry/?q=赵敏").text
    assert staff.get(PAGE).status_code == 404


def test_what_a_person_says_on_the_telephone_reaches_the_deputy(staff, code, at_once):
    staff.post(PAGE, told())

    thread = Thread.objects.get()
    assert (thread.state, thread.channel, thread.deputy_code) == ("delivered", "phone", code)
    assert Contact.objects.get(thread=thread).phone == "138 0000 2046"


def test_the_ledger_says_who_wrote_it_down(staff, code, bai):
    staff.post(PAGE, told())

    entry = Entry.objects.get(event="contact.submitted")
    assert (entry.role, entry.name) == ("clerk", bai.name)


def test_it_is_sent_under_the_code_of_the_web_page_where_there_is_one(staff, zhao, code):
    web = cast.code_of(zhao, use="web")

    staff.post(PAGE, told())

    assert Thread.objects.get().deputy_code == web


def test_a_form_sent_twice_is_one_message(staff, code):
    form = told()

    first, second = staff.post(PAGE, form), staff.post(PAGE, form)

    assert (first.status_code, second.status_code) == (303, 303)
    assert Thread.objects.count() == 1


def test_the_slip_shows_the_code_and_what_happens_next(staff, code):
    slip = staff.post(PAGE, told(), follow=True).text

    number = tracking.code_of(Thread.objects.get())
    assert " ".join(number[i : i + 4] for i in range(0, 16, 4)) in slip
    assert "What happens next" in slip


def test_the_code_stands_in_no_address_and_no_title(staff, code):
    answer = staff.post(PAGE, told(), follow=True)

    number = tracking.code_of(Thread.objects.get())
    assert all(number not in address for address, _status in answer.redirect_chain)
    assert number not in answer.text.partition("</title>")[0]


def test_without_a_fresh_entry_there_is_no_slip(staff, thread):
    assert staff.get("/yuhe/entry/receipt/").headers["Location"] == "/yuhe/entry/"


def test_a_slip_of_the_other_congress_is_not_shown(staff, jinchuan, wei):
    with tenancy.inside(jinchuan):
        theirs = cast.delivered(cast.code_of(wei))
    staff.cookies["hearth_entered"] = tracking.ticket(theirs)

    assert staff.get("/yuhe/entry/receipt/").headers["Location"] == "/yuhe/entry/"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": ""}, "Write down what happened"),
        ({"place": ""}, "Name an estate"),
        ({"phone": "call me"}, "telephone number"),
        ({"email": "li@"}, "e-mail address"),
        ({"channel": ""}, "Choose how it came"),
        ({"consent": ""}, "Read the privacy notice"),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_stays(staff, code, changes, sentence):
    answer = staff.post(PAGE, told(**{"name": "李奶奶", **changes}))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "李奶奶" in answer.text
    assert not Thread.objects.exists()


@pytest.mark.parametrize("submission", ["", "forged.1.2", "a.b", "\x00"])
def test_a_form_that_is_too_old_comes_back_ready_to_be_sent(staff, code, submission):
    answer = staff.post(PAGE, told(submission=submission))

    assert answer.status_code == 422
    assert TOLD["body"] in answer.text
    assert f'value="{submission}"' not in answer.text


def test_a_deputy_without_any_code_is_explained(staff, zhao):
    answer = staff.post(PAGE, told())

    assert answer.status_code == 422
    assert "Issue a code first" in answer.text


def test_a_photo_goes_with_the_message(staff, code):
    staff.post(PAGE, told(photos=photo()))

    assert Photo.objects.count() == 1


def test_a_photo_survives_a_form_that_must_be_put_right(staff, code):
    again = staff.post(PAGE, told(body="", photos=photo()))
    claim = again.text.split('name="kept" value="')[1].split('"')[0]
    staff.post(PAGE, told(kept=claim))

    assert Photo.objects.count() == 1


def test_an_aide_may_write_down_a_message_but_a_deputy_writes_in_nobodys_name(client, code, aide, zhao):
    assert cast.signed_in(client, aide).get(PAGE).status_code == 200
    assert cast.signed_in(client, zhao).get(PAGE).status_code == 404


def test_a_visitor_cannot_write_in_somebodys_name(code):
    with pytest.raises(NotAllowed):
        actions.submit_for(code, Words("冷"), b"k" * 32, by=Visitor())
