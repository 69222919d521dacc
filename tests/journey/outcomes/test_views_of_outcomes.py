"""The pages on which units, staff and deputies say what has changed, look into it and publish it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from hearth.core import clock, jobs
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from hearth.journey.outcomes import actions, files
from hearth.journey.outcomes.actions.claiming import Proof
from hearth.journey.outcomes.models import Attachment, Evidence, Ground, Outcome
from hearth.journey.outcomes.showing_outcome import for_copy
from hearth.journey.outcomes.tasks import tell_everybody
from tests import cast
from tests.journey.contact.test_views_door import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]
# what is refused is undone by its transaction, so the test must not be one itself
FOR_GOOD = pytest.mark.django_db(transaction=True)
MEASURE = {"kind": "measure", "title": "供热热线两小时内回应", "words": "群里有人值守。", "issuer": "榆河热力"}
DOCUMENT = {
    "kind": "document",
    "title": "供暖服务网格化管理办法",
    "words": "每个小区有网格员。",
    "issuer": "榆河区住建局",
}
DOCUMENT |= {"number": cast.RULES_OF_HEATING, "level": "district", "link": "https://www.example.org/notice.html"}


def today(days=0):
    return (localdate(clock.now()) + timedelta(days=days)).isoformat()


@pytest.fixture
def desk(client):
    """This person's browser."""
    return lambda actor: cast.signed_in(client, actor)


@pytest.fixture
def asked(owned):
    """Where staff and Zhao claim what came of the demand."""
    return f"/yuhe/demands/{owned.code}/outcomes/new/"


def at(outcome, rest=""):
    return f"/yuhe/outcomes/ledger/{outcome.code}/{rest}"


def pdf(data, name="notice.pdf"):
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def test_a_measure_is_claimed_with_what_shows_it_and_waits_to_be_verified(desk, asked, bai):
    answer = desk(bai).post(asked, MEASURE | {"since": today(-3), "proof": "看过群记录。"})

    outcome = Outcome.objects.get()
    assert answer.status_code == 303 and answer.headers["Location"] == at(outcome)
    assert (outcome.state, outcome.level, outcome.number) == ("evidenced", "", "")
    assert "看过群记录。" in desk(bai).get(at(outcome)).text


def test_a_unit_claims_from_its_referral_for_the_demand_or_for_the_message_alone(desk, owned, referral, he):
    page = f"/yuhe/referrals/{referral.code}/outcomes/new/"
    form = desk(he).get(page).text

    assert "早晚暖气不热" in form and 'value="thread"' in form
    for ground in ("demand", "thread"):
        typed = MEASURE | {"since": today(), "unit": str(referral.unit_id), "issuer": "", "ground": ground}
        assert desk(he).post(page, typed).status_code == 303
    assert {(bool(each.demand_id), bool(each.thread_id)) for each in Ground.objects.all()} == {
        (True, False),
        (False, True),
    }


WRONG = {
    "a day still to come": ({"since": today(2)}, "这一天还没到"),
    "an end before the beginning": ({"until": today(-30)}, "早于开始日期"),
    "no day at all": ({"since": ""}, "从哪一天"),
    "a day that is none": ({"since": "yesterday"}, "2026-12-31"),
    "no title": ({"title": ""}, "一句话"),
    "nobody who did it": ({"issuer": ""}, "写明是谁"),
    "a title that is too long": ({"title": "长" * 121}, "最多120字"),
    "words that tell who somebody is": ({"words": "请打13800000000找王主任。"}, "13800000000"),
    "evidence that tells who somebody is": ({"proof": "锦苑小区7号楼2单元301室测过。"}, "7号楼2单元301室"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_what_cannot_be_right_is_told_in_a_sentence_and_every_word_stays(mistake, desk, asked, bai):
    changed, sentence = WRONG[mistake]
    typed = MEASURE | {"since": today(-3)} | changed

    answer = desk(bai).post(asked, typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert all(value in answer.text for value in typed.values() if value)
    assert not Outcome.objects.exists()


NO_LINKS = [
    "http://www.example.org/a.html", "www.example.org", "https://", "https://example", "ftp://example.org/a",
    "javascript:alert(1)", "https://user:pw@example.org/", "https://example.org/a b", "https://example.org:8443/",
    "https://[::1", 'https://example.org/"><script>', "//example.org/", "https://example.org\\@evil.org/",
]  # fmt: skip


@pytest.mark.parametrize("link", NO_LINKS)
def test_a_link_that_is_no_https_address_is_sent_back(desk, asked, bai, link):
    answer = desk(bai).post(asked, DOCUMENT | {"since": today(), "link": link})

    assert answer.status_code == 422
    assert "https://开头" in answer.text
    assert not Outcome.objects.exists()


def test_a_document_needs_a_link_or_its_pdf_and_a_measure_neither(desk, asked, bai, paper):
    without = DOCUMENT | {"since": today(), "link": ""}

    assert "链接，或者选择" in desk(bai).post(asked, without).text
    assert desk(bai).post(asked, without | {"paper": pdf(paper)}).status_code == 303
    assert desk(bai).post(asked, MEASURE | {"since": today(), "link": "nonsense", "level": ""}).status_code == 303


NO_PAPERS = {
    "a picture": (lambda paper: b"\xff\xd8\xff" + b"x" * 99, "这不是PDF"),
    "half of one": (lambda paper: paper[:40], "这不是PDF"),
    "nothing": (lambda paper: b"", "空的"),
    "a program": (lambda paper: paper.replace(b"/Type", b"/S /JavaScript /Type"), "带有程序"),
}


@pytest.mark.parametrize("kind", NO_PAPERS)
def test_a_pdf_that_is_none_is_refused_and_no_word_is_lost(desk, asked, bai, paper, kind):
    spoil, sentence = NO_PAPERS[kind]

    answer = desk(bai).post(asked, DOCUMENT | {"since": today(), "paper": pdf(spoil(paper))})

    assert answer.status_code == 422 and sentence in answer.text and DOCUMENT["title"] in answer.text
    assert not Attachment.objects.exists()


def test_a_pdf_that_arrived_is_kept_while_the_form_is_put_right(desk, asked, bai, paper):
    typed = DOCUMENT | {"since": today(), "link": "", "title": ""}
    first = desk(bai).post(asked, typed | {"paper": pdf(paper)})
    (claim,) = re.findall(r'name="kept_paper" value="([^"]+)"', first.text)

    answer = desk(bai).post(asked, typed | {"title": "供暖办法", "kept_paper": claim})

    assert answer.status_code == 303
    kept = Attachment.objects.get()
    assert (kept.state, kept.size) == ("ready", len(paper)) and kept.file.read_bytes() == paper
    again = desk(bai).post(asked, typed | {"title": "又一份", "number": "8号", "kept_paper": claim})
    assert again.status_code == 422  # what was sent once is not sent a second time


def test_what_arrived_as_a_photo_does_not_become_a_paper_by_its_claim(desk, owned, bai):
    outcome = cast.claimed(owned, bai)
    wrong = {"words": "", "photos": picture("a.jpg")}
    first = desk(bai).post(at(outcome, "evidence/"), wrong)
    (claim,) = re.findall(r'name="kept" value="([^"]+)"', first.text)

    desk(bai).post(at(outcome, "evidence/"), {"words": "看照片。", "kept_paper": claim})

    assert Attachment.objects.get().state == "unreadable"
    assert desk(bai).get(at(outcome, f"files/{Attachment.objects.get().pk}/")).status_code == 404


@FOR_GOOD
def test_the_same_document_is_led_to_with_every_word_kept(desk, asked, owned, bai):
    first = cast.claimed(owned, bai, "document")

    answer = desk(bai).post(asked, DOCUMENT | {"since": today(), "number": "榆建发[2026] 07号", "title": "另一个名字"})

    assert answer.status_code == 422
    assert "这里已经有了" in answer.text and at(first) in answer.text and "另一个名字" in answer.text


@FOR_GOOD
def test_where_the_other_is_not_theirs_to_see_they_are_told_so_without_being_led(
    desk, owned, thread, referral, he, code, bai
):
    other = cast.delivered(code, "路灯不亮。")
    cast.claimed(other, bai, "document")
    page = f"/yuhe/referrals/{referral.code}/outcomes/new/"

    answer = desk(he).post(page, DOCUMENT | {"since": today(), "ground": "thread"})

    assert answer.status_code == 422 and "这里已经有了" in answer.text
    assert "/outcomes/ledger/" not in answer.text.split('class="page"')[1]


def test_photos_of_evidence_are_drawn_anew_and_seen_by_those_who_look_into_it_only(desk, client, owned, bai, zhao):
    outcome = cast.claimed(owned, bai)

    answer = desk(bai).post(at(outcome, "evidence/"), {"words": "群里有人值守。", "photos": picture("gps.jpg")})

    photo = Attachment.objects.get()
    shown = desk(zhao).get(at(outcome, f"files/{photo.pk}/?small"))
    assert answer.status_code == 303 and photo.state == "ready"
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert b"GPS" not in photo.file.read_bytes()
    for by in (bai, zhao):
        actions.verify(cast.as_it_is(outcome), by=by)
    actions.publish(cast.as_it_is(outcome), by=bai)
    client.cookies.clear()
    assert str(photo.pk) not in client.get(f"/yuhe/outcomes/{outcome.code}/").text


def test_evidence_sent_back_keeps_its_photos_and_its_paper(desk, owned, bai, paper):
    outcome = cast.claimed(owned, bai)
    wrong = {"words": "请打13800000000。", "photos": picture("a.jpg"), "paper": pdf(paper)}

    first = desk(bai).post(at(outcome, "evidence/"), wrong)

    (photo,) = re.findall(r'name="kept" value="([^"]+)"', first.text)
    (kept,) = re.findall(r'name="kept_paper" value="([^"]+)"', first.text)
    assert first.status_code == 422 and "13800000000" in first.text
    assert (
        desk(bai).post(at(outcome, "evidence/"), {"words": "看过。", "kept": photo, "kept_paper": kept}).status_code
        == 303
    )
    assert sorted(Attachment.objects.values_list("kind", "state")) == [("pdf", "ready"), ("photo", "ready")]


def test_a_photo_that_shows_something_else_as_well_is_pointed_out(desk, owned, bai):
    for title in ("第一项", "第二项"):
        outcome = cast.claimed(owned, bai, title=title)
        desk(bai).post(at(outcome, "evidence/"), {"words": "看照片。", "photos": picture("same.jpg")})

    assert "其中一个文件也用在了" in desk(bai).get(at(outcome)).text


@FOR_GOOD
def test_the_whole_way_from_the_claim_to_the_public_on_pages(client, asked, bai, zhao):
    cast.signed_in(client, bai).post(asked, MEASURE | {"since": today(-3), "proof": "看过群记录。"})
    outcome = Outcome.objects.get()

    assert client.post(at(outcome, "verification/")).status_code == 303
    assert "代表还没有核实" in client.post(at(outcome, "publication/")).text
    assert cast.signed_in(client, zhao).post(at(outcome, "verification/")).status_code == 303
    assert cast.signed_in(client, bai).post(at(outcome, "publication/")).status_code == 303
    client.cookies.clear()
    assert client.get(f"/yuhe/outcomes/{outcome.code}/").status_code == 200


@FOR_GOOD
def test_publishing_what_somebody_disputes_says_who_and_why(desk, owned, bai, zhao):
    outcome = cast.verified(owned, bai, zhao)
    desk(zhao).post(at(outcome, "objection/"), {"words": "周末没有人接。"})

    answer = desk(bai).post(at(outcome, "publication/"))

    assert answer.status_code == 422
    assert "赵敏" in answer.text and "周末没有人接。" in answer.text
    assert not cast.as_it_is(outcome).is_public


def test_each_finds_the_buttons_of_what_they_may_do_now(desk, owned, bai, zhao, sun, aide, referral, he):
    outcome = cast.shown(owned, bai, unit=referral.unit)

    def buttons(who):
        return set(re.findall(rf"/outcomes/ledger/{outcome.code}/(\w+)/\"", desk(who).get(at(outcome)).text))

    assert buttons(bai) == {"verification", "evidence", "correction", "objection", "rejection"}
    assert buttons(zhao) == {"verification", "evidence", "objection"}
    assert buttons(aide) == buttons(he) == {"evidence", "objection"}
    assert buttons(sun) == set()
    actions.verify(cast.as_it_is(outcome), by=zhao)
    assert "verification" not in buttons(zhao)


def test_correcting_shows_what_stands_there_and_keeps_the_paper_that_is_there(desk, owned, bai, paper):
    desk(bai).post(
        f"/yuhe/demands/{owned.code}/outcomes/new/", DOCUMENT | {"since": today(-3), "link": "", "paper": pdf(paper)}
    )
    outcome = Outcome.objects.get()
    form = desk(bai).get(at(outcome, "correction/")).text

    assert DOCUMENT["title"] in form and cast.RULES_OF_HEATING in form
    typed = DOCUMENT | {"since": today(-3), "link": "", "title": "供暖办法（修订）", "kind": "measure"}
    assert desk(bai).post(at(outcome, "correction/"), typed).status_code == 303
    corrected = cast.as_it_is(outcome)
    assert (corrected.title, corrected.kind) == ("供暖办法（修订）", "document")
    assert Attachment.objects.count() == 1


def test_a_new_paper_takes_the_place_of_the_old_one(desk, client, owned, bai, zhao, paper):
    desk(bai).post(
        f"/yuhe/demands/{owned.code}/outcomes/new/",
        DOCUMENT | {"since": today(-3), "paper": pdf(paper), "proof": "已公布。"},
    )
    outcome, newer = Outcome.objects.get(), paper.replace(b"Catalog", b"Catalog /Lang (zh)")
    same = DOCUMENT | {"since": today(-3), "paper": pdf(newer)}
    assert desk(bai).post(at(outcome, "correction/"), same).status_code == 303
    for by in (bai, zhao):
        actions.verify(cast.as_it_is(outcome), by=by)
    actions.publish(cast.as_it_is(outcome), by=bai)

    client.cookies.clear()
    answer = client.get(f"/yuhe/outcomes/{outcome.code}/document/")

    assert b"".join(answer.streaming_content) == newer
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_message_is_linked_by_its_number_and_taken_away_again(desk, owned, code, bai):
    outcome, other = cast.claimed(owned, bai), cast.delivered(code, "路灯不亮。")

    assert "没有找到" in desk(bai).post(at(outcome, "grounds/"), {"matter": "NOTHERE1"}).text
    assert "请填一项" in desk(bai).post(at(outcome, "grounds/"), {}).text
    assert desk(bai).post(at(outcome, "grounds/"), {"matter": other.code}).status_code == 303
    ground = Ground.objects.get(thread=other)
    assert desk(bai).post(at(outcome, f"grounds/{ground.pk}/end/")).status_code == 303
    assert Ground.objects.count() == 1


def test_the_ledger_is_narrowed_by_kind_and_unit_and_goes_on(desk, owned, bai, zhao, heating):
    for number in range(27):
        cast.shown(owned, bai, title=f"第{number}项措施")
    cast.shown(owned, bai, "document", title="一份文件", unit=heating, issuer="")
    ledger = "/yuhe/outcomes/ledger/?tray=verify"

    first = desk(bai).get(ledger).text
    (more,) = re.findall(r'href="([^"]*after=[^"]*)"', first)
    second = desk(bai).get(more.replace("&amp;", "&")).text

    assert first.count('class="row--top"') == 25 and second.count('class="row--top"') == 3
    assert desk(bai).get(f"{ledger}&kind=document").text.count('class="row--top"') == 1
    assert desk(bai).get(f"{ledger}&kind=nonsense&unit=nonsense").status_code == 200
    assert desk(zhao).get("/yuhe/outcomes/ledger/").text.count('class="row--top"') == 25  # his own come first


def test_a_deputys_own_tray_is_empty_once_they_have_spoken(desk, owned, bai, zhao):
    outcome = cast.shown(owned, bai)
    assert outcome.code in desk(zhao).get("/yuhe/outcomes/ledger/?tray=mine").text

    actions.verify(outcome, by=zhao)

    assert outcome.code not in desk(zhao).get("/yuhe/outcomes/ledger/?tray=mine").text


def test_pages_of_demand_matter_referral_and_conversation_tell_what_came_of_it(
    desk, owned, thread, referral, he, bai, zhao
):
    outcome = cast.claimed(owned, bai, unit=referral.unit)
    pages = {
        f"/yuhe/demands/{owned.code}/": zhao,
        f"/yuhe/threads/{thread.code}/referrals/": bai,
        f"/yuhe/threads/{thread.code}/outcomes/": zhao,
        f"/yuhe/referrals/{referral.code}/": he,
    }

    for page, who in pages.items():
        assert at(outcome) in desk(who).get(page).text, page
    piece = desk(zhao).get(f"/yuhe/threads/{thread.code}/outcomes/", headers={"HX-Request": "true"}).text
    assert at(outcome) in piece and "<html" not in piece


def test_the_resident_reads_on_their_own_page_and_in_their_copy_what_came_of_it(client, owned, thread, bai, zhao):
    outcome = cast.in_force(owned, bai, zhao)
    assert outcome.title not in cast.holding(client, thread).get("/t/").text

    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        tell_everybody.work(clock.now())

    page = cast.holding(client, Thread.objects.get(pk=thread.pk)).get("/t/").text
    assert f"/yuhe/outcomes/{outcome.code}/" in page and outcome.title in page
    assert [each["code"] for each in for_copy(Thread.objects.get(pk=thread.pk))] == [outcome.code]


def test_words_of_a_message_that_was_erased_are_gone_from_a_claim_about_it_alone(thread, owned, code, bai, zhao, paper):
    alone = cast.delivered(code, "锦苑小区的路灯不亮。")
    mine = cast.claimed(alone, bai, title="锦苑小区的路灯修好了")
    actions.evidence(mine, Proof("锦苑小区去看过。"), by=bai)
    both = cast.claimed(owned, bai, title="路灯都修好了")
    actions.link(alone, both, by=bai)

    contact.withdraw(alone, by=cast.author(alone))
    contact.erase(Thread.objects.get(pk=alone.pk), by=cast.author(alone))

    assert (cast.as_it_is(mine).title, cast.as_it_is(mine).state) == ("", "rejected")
    assert Evidence.objects.get(outcome=mine).words == ""
    assert cast.as_it_is(both).title == "路灯都修好了"
    assert not Ground.objects.filter(thread=alone).exists()


def test_a_passage_that_is_hidden_is_hidden_in_a_claim_and_not_in_what_two_have_made_public(thread, code, bai, zhao):
    other = cast.delivered(code, "锦苑小区的路灯不亮。")
    claim = cast.claimed(other, bai, title="锦苑小区的路灯修好了")
    public = cast.in_force(other, bai, zhao, title="锦苑小区路灯改造")

    contact.mask(Thread.objects.get(pk=other.pk), "锦苑小区", by=cast.author(other))

    assert cast.as_it_is(claim).title == "▇▇▇的路灯修好了"
    assert cast.as_it_is(public).title == "锦苑小区路灯改造"


def test_photos_that_cannot_be_opened_say_so(desk, owned, bai):
    outcome = cast.claimed(owned, bai)
    with jobs.at_once(frozenset()):
        desk(bai).post(at(outcome, "evidence/"), {"words": "看照片。", "photos": picture("a.jpg")})
    waiting = Attachment.objects.get()
    waiting.arrived.write_bytes(b"\xff\xd8\xff" + b"nothing of a picture")
    assert "svg" in desk(bai).get(at(outcome, f"files/{waiting.pk}/")).headers["Content-Type"]

    files.lay_down(outcome.pk)

    assert Attachment.objects.get().state == "unreadable" and not waiting.arrived.exists()


def test_nobody_without_work_here_finds_a_ledger(desk, auditor):
    assert desk(auditor).get("/yuhe/outcomes/ledger/").status_code == 404
