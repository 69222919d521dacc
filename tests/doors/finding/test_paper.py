"""A matter on paper: its story for deputy and staff, the slip for a unit, and how to reach nobody."""

from __future__ import annotations

import json

import pytest
import typst

from hearth.core import jobs
from hearth.doors.finding import actions
from hearth.doors.finding.models import Extract
from hearth.ground.audit.models import Entry, Sighting
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Thread
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheets(monkeypatch):
    """What is handed to the printer, page by page."""
    printed, compile_ = [], typst.compile

    def kept(*args, **kwargs):
        printed.append(json.loads(kwargs["sys_inputs"]["data"]))
        return compile_(*args, **kwargs)

    monkeypatch.setattr(typst, "compile", kept)
    return printed


@pytest.fixture
def matter(code, bai, zhao, he, heating):
    """With a unit that asked for time, was given it, and reported."""
    thread = cast.delivered(code, phone="138 0000 2046", name="李兰芝")
    referral = cast.referred(thread, bai, heating)
    casework.accept(referral, by=he)
    casework.remark(referral, "内部商量：换循环泵", by=he, is_inside=True)
    casework.grant(casework.request(referral, "extension", "等配件", by=he, hours=5), "同意", by=bai)
    casework.report(referral, "换了循环泵，室温20度。", "done", by=he)
    casework.note_talk(Thread.objects.get(pk=thread.pk), "visit", "量了室温", thread.began_at.date(), by=zhao)
    return Thread.objects.get(pk=thread.pk)


def printed(act, thing, by) -> Extract:
    with jobs.at_once():
        ordered = act(thing, by=by)
    return Extract.objects.get(pk=ordered.pk)


def test_deputy_and_staff_print_the_whole_story(matter, zhao, sheets):
    paper = printed(actions.print_thread, matter, zhao)

    text = str(sheets)
    assert paper.state == "ready" and paper.file.read_bytes().startswith(b"%PDF")
    for said in (cast.COLD, "换了循环泵", "等配件", "同意", "量了室温", "榆河热力有限公司", "延长"):
        assert said in text
    assert "内部商量" not in text


def test_every_clock_says_why_it_is_due_when_it_is(matter, zhao, sheets):
    printed(actions.print_thread, matter, zhao)

    (told,) = sheets
    (referral,) = told["item"]["referrals"]
    labels = {label for clock in referral["clocks"] for label, _value in clock["facts"]}
    assert len(referral["clocks"]) >= 3
    assert {"依据", "起算时间"} <= labels


def test_how_to_reach_the_resident_never_stands_there(matter, zhao, bai, sheets):
    for who in (zhao, bai):
        printed(actions.print_thread, matter, who)

    assert "0000 2046" not in str(sheets) and "李兰芝" not in str(sheets)


def test_a_unit_prints_its_slip_and_nothing_a_resident_wrote(matter, he, sheets):
    printed(actions.print_referral, matter.issues.get().referrals.get(), he)

    text = str(sheets)
    assert "停暖三天" in text and "换了循环泵" in text and "内部商量" in text
    assert cast.COLD not in text and "0000 2046" not in text and "李兰芝" not in text


def test_what_was_disclosed_to_the_unit_stands_on_its_paper_and_is_written_down(matter, bai, he, heating, sheets):
    water = cast.unit("榆河自来水公司", "Yuhe Water")
    hydraulic = cast.staff("水工", "Shui Gong", "unit", unit=water)
    referral = cast.referred(matter, bai, water)
    casework.disclose(referral, "约时间", by=bai)
    before = Sighting.objects.count()

    printed(actions.print_referral, referral, hydraulic)
    printed(actions.print_referral, referral, bai)

    assert "0000 2046" in str(sheets[0]) and "0000 2046" not in str(sheets[1])
    assert [line.name for line in Sighting.objects.order_by("at")[before:]] == ["水工"]


def test_that_it_was_printed_stands_in_its_story_and_not_in_the_residents(client, matter, bai):
    printed(actions.print_thread, matter, bai)

    assert Entry.objects.about(matter).last().event == "finding.printed"
    assert "打印了这件事" in cast.signed_in(client, bai).get(f"/yuhe/threads/{matter.code}/").text
    assert "打印了这件事" not in cast.holding(client, matter).get("/t/").text


def test_staff_who_print_a_deputys_conversation_have_opened_it(matter, bai):
    printed(actions.print_thread, matter, bai)

    assert Sighting.objects.filter(thing_id=matter.pk, kind="thread", who=bai.id).exists()


@pytest.mark.django_db(transaction=True)
def test_a_sealed_matter_is_not_put_on_paper(client, code, bai):
    sealed = cast.sealed(code, bai)
    leader = cast.staff("梁主任", "Liang Zhu", "leader")

    answer = cast.signed_in(client, leader).post(f"/yuhe/threads/{sealed.code}/paper/")

    assert answer.status_code == 303 and not Extract.objects.exists()


def test_who_may_not_see_it_any_more_gets_no_paper(matter, bai):
    ordered = actions.print_thread(matter, by=bai)
    matter.subjects.create(user_id=bai.id)

    from hearth.doors.finding.tasks import make_extract

    make_extract.work(Entry.objects.get(event="finding.printed"))

    assert Extract.objects.get(pk=ordered.pk).state == "failed"


@pytest.mark.parametrize("words", ["#set page(fill: red)", "$x$ *b* _i_ `code`", "\\ @cite <label>", "😀 䶮 𬱖", "= h"])
def test_what_people_wrote_is_data_and_stays_so(code, zhao, sheets, words):
    thread = cast.delivered(code, words, place=words)

    paper = printed(actions.print_thread, thread, zhao)

    assert paper.state == "ready"
    assert sheets[0]["item"]["title"] == sheets[0]["item"]["story"][0]["words"] == words


def test_in_english_for_who_reads_english(client, matter, zhao, sheets):
    cast.signed_in(client, zhao)
    client.post("/reading/", {"language": "en", "next": "/"})

    with jobs.at_once():
        client.post(f"/yuhe/threads/{matter.code}/paper/")

    (told,) = sheets
    assert told["words"]["story"] == "What happened" and told["item"]["mark"].startswith("Taken along by")


def test_a_page_leads_to_the_paper_and_the_paper_back(client, matter, he):
    referral = matter.issues.get().referrals.get()
    cast.signed_in(client, he)

    assert f"/yuhe/referrals/{referral.code}/paper/" in client.get(f"/yuhe/referrals/{referral.code}/").text
    with jobs.at_once():
        where = client.post(f"/yuhe/referrals/{referral.code}/paper/").headers["Location"]
    assert f"/yuhe/referrals/{referral.code}/" in client.get(where).text
    paper = client.post(f"{where}file/")
    assert b"".join(paper.streaming_content).startswith(b"%PDF")


def test_an_erased_matter_leaves_its_paper(matter, zhao):
    paper = printed(actions.print_thread, matter, zhao)
    li = cast.author(matter)

    with jobs.at_once():
        contact.withdraw(matter, by=li)
        contact.erase(Thread.objects.get(pk=matter.pk), by=li)

    assert not paper.file.exists()
