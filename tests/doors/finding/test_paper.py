"""A matter on paper: its story for deputy and staff, the slip for a unit, and how to reach nobody."""

from __future__ import annotations

import json
import re

import pytest
import typst

from hearth.core import jobs, printing
from hearth.doors.finding import actions
from hearth.doors.finding.models import Extract
from hearth.doors.finding.tasks import make_extract
from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry, Sighting
from hearth.journey.casework import actions as casework
from hearth.journey.contact import actions as contact
from hearth.journey.contact.masking import HIDDEN
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


@pytest.fixture
def liang(yuhe):
    """The chair, who reads what is sealed."""
    return cast.staff("梁主任", "Liang Zhu", "leader")


def heads_of(told) -> list[str]:
    """The seal as it is drawn on each page."""
    told = {"sys_inputs": {"data": json.dumps(told)}, "font_paths": printing._fonts(), "root": printing.LAYOUTS}
    found = typst.query(printing.LAYOUTS / "matter.typ", "<seal>", ignore_system_fonts=True, **told)
    return re.findall(SEALED, found)


SEALED = "已密封。仅限有权查看此事的人员阅读，请勿复制或外传。"


def test_who_may_read_a_sealed_matter_prints_it_and_every_page_says_that_it_is_sealed(code, bai, liang, sheets):
    sealed = cast.sealed(code, bai)

    paper = printed(actions.print_thread, sealed, liang)

    (told,) = sheets
    assert paper.state == "ready" and told["item"]["seal"] == SEALED
    assert cast.COLD in str(told["item"]["story"]) and told["item"]["title"] == sealed.shown_place
    assert Entry.objects.about(sealed).last().event == "finding.printed"
    assert Sighting.objects.filter(thing_id=sealed.pk, kind="thread", who=liang.id).exists()


def test_the_seal_stands_at_the_head_of_each_page(code, bai, liang, sheets):
    sealed = cast.sealed(code, bai)
    for _ in range(30):
        contact.note(sealed, "经主任会议研究，由两名同志核实。" * 6, by=liang)

    printed(actions.print_thread, sealed, liang)

    assert len(heads_of(sheets[0])) > 1 and set(heads_of(sheets[0])) == {SEALED}


def test_no_page_of_an_open_matter_says_that_it_is_sealed(matter, zhao, sheets):
    printed(actions.print_thread, matter, zhao)

    assert sheets[0]["item"]["seal"] == ""


def test_what_was_hidden_stays_hidden_on_the_paper_of_a_sealed_matter(code, bai, liang, sheets):
    sealed = cast.sealed(code, bai)
    contact.mask(sealed, "7号楼", by=cast.author(sealed))

    printed(actions.print_thread, Thread.objects.get(pk=sealed.pk), liang)

    assert "7号楼" not in str(sheets) and HIDDEN in str(sheets)


def test_the_paper_of_a_sealed_matter_lies_locked_and_is_opened_in_memory_only(client, code, bai, liang):
    paper = printed(actions.print_thread, cast.sealed(code, bai), liang)

    assert not paper.file.exists() and b"%PDF" not in paper.locked.read_bytes()
    fetched = cast.signed_in(client, liang).post(f"/yuhe/search/extracts/{paper.pk}/file/")
    assert b"".join(fetched.streaming_content).startswith(b"%PDF")
    assert not paper.file.exists()


def test_a_clerk_and_the_deputy_print_nothing_of_what_was_sealed(client, code, bai, zhao, liang):
    sealed = cast.sealed(code, bai)

    for who in (bai, zhao):
        answer = cast.signed_in(client, who).post(f"/yuhe/threads/{sealed.code}/paper/")
        assert answer.status_code == 404

    assert not Extract.objects.exists()


def test_who_may_no_longer_read_it_fetches_no_paper_of_it(client, code, bai, liang):
    sealed = cast.sealed(code, bai)
    contact.name_reader(sealed, User.objects.get(pk=bai.id), by=liang)
    paper = printed(actions.print_thread, Thread.objects.get(pk=sealed.pk), bai)
    sealed.readers.all().delete()

    answer = cast.signed_in(client, bai).post(f"/yuhe/search/extracts/{paper.pk}/file/")

    assert answer.status_code == 404 and Entry.objects.filter(event="finding.extract_fetched").count() == 0


def test_a_seal_put_on_takes_back_the_open_paper_and_one_taken_off_the_locked(matter, zhao, bai, liang):
    before = printed(actions.print_thread, matter, zhao)
    with jobs.at_once():
        contact.seal(matter, "涉及工作人员", by=bai)
    sealed = Thread.objects.get(pk=matter.pk)
    between = printed(actions.print_thread, sealed, liang)
    asked = contact.request_second(sealed, "unseal", "已核实", by=liang)
    with jobs.at_once():
        contact.second(asked, by=cast.staff("祝主任", "Zhu Zhang", "leader"))

    assert not before.file.exists() and not between.locked.exists()
    assert {paper.state for paper in Extract.objects.all()} == {"gone"}


def test_a_matter_that_was_sealed_after_the_order_lies_locked(code, bai, liang):
    thread = cast.delivered(code)
    thread.readers.create(user_id=bai.id)
    ordered = actions.print_thread(thread, by=bai)
    contact.seal(thread, "涉及工作人员", by=bai)

    make_extract.work(Entry.objects.get(event="finding.printed"))

    assert not ordered.file.exists() and ordered.locked.exists()


def test_who_may_not_see_it_any_more_gets_no_paper(matter, bai):
    ordered = actions.print_thread(matter, by=bai)
    matter.subjects.create(user_id=bai.id)

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
