"""The ledger of promises, one promise, and the pieces of it that residents, deputies and units see elsewhere."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from hearth.core import clock
from hearth.journey.casework import actions as casework
from hearth.journey.outcomes import actions
from hearth.journey.outcomes.actions.measuring import Period
from hearth.journey.outcomes.counting import Count
from hearth.journey.outcomes.models import Commitment
from tests import cast

pytestmark = pytest.mark.django_db
LONG = "三号换热站" * 400
NO_SOONER = "2098-12-31"


@pytest.fixture
def promise(referral, he):
    """A pump, within thirty days."""
    return cast.promised(referral, he)


@pytest.fixture
def hotline(referral, he):
    """Answers within two hours, since before October."""
    with clock.standing_at(clock.now() - timedelta(days=90)):
        return cast.quick(referral, he, "outside", words="进群服务，热线两小时内回应。")


@pytest.fixture
def at(client):
    """Somebody's browser."""
    return lambda actor: cast.signed_in(client, actor)


def last_month():
    until = localdate(clock.now()).replace(day=1) - timedelta(days=1)
    return Period(until.replace(day=1), until)


def again(promise):
    return Commitment.objects.select_related("unit", "clock", "thread__deputy").get(pk=promise.pk)


def tray(browser, name):
    return browser.get(f"/yuhe/commitments/?tray={name}").text


def test_an_empty_ledger_says_what_will_stand_there(at, bai):
    assert "还没有承诺" in tray(at(bai), "open")
    assert "一切正常" in tray(at(bai), "late")
    assert "这一栏没有承诺" in tray(at(bai), "kept")


def test_each_promise_lies_in_the_trays_it_belongs_to(at, referral, he, bai, monkeypatch):
    soon = cast.promised(referral, he, in_days=3)
    far = cast.promised(referral, he, in_days=60)
    past = cast.promised(referral, he, in_days=1)
    told = cast.promised(referral, he)
    actions.fulfil(told, "换好了", by=he)
    kept = cast.promised(referral, he)
    actions.fulfil(kept, "换好了", by=he)
    actions.confirm(again(kept), by=bai)
    ended = cast.promised(referral, he)
    actions.give_up(ended, "不行", "高经理", by=he)
    actions.confirm(again(ended), by=bai)
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    browser = at(bai)

    found = {
        name: {each.code for each in (soon, far, past, told, kept, ended) if each.code in tray(browser, name)}
        for name in ("open", "soon", "late", "confirm", "kept", "cannot")
    }

    assert found == {
        "open": {soon.code, far.code, past.code},
        "soon": {soon.code},
        "late": {past.code},
        "confirm": {told.code},
        "kept": {kept.code},
        "cannot": {ended.code},
    }


def test_what_was_kept_less_often_than_promised_lies_with_what_is_late(at, hotline, bai):
    actions.measure(hotline, last_month(), Count(41, 37), by=bai, source="通话清单")

    page = tray(at(bai), "late")

    assert hotline.code in page
    assert "41次中37次按时（90%）" in page
    assert "未达到承诺的目标" in page


def test_the_ledger_goes_on_after_twenty_five(at, referral, he, bai):
    for _number in range(27):
        cast.promised(referral, he)
    browser = at(bai)

    first = browser.get("/yuhe/commitments/").text
    further = first.split('class="more mt3"><a href="')[1].split('"')[0].replace("&amp;", "&")
    rest = browser.get(further).text

    codes = set(Commitment.objects.values_list("code", flat=True))
    shown = [{code for code in codes if code in page} for page in (first, rest)]
    assert [len(each) for each in shown] == [25, 2]
    assert shown[0] | shown[1] == codes


def test_staff_look_at_one_units_promises(at, promise, thread, bai):
    water = cast.unit("供水公司", "Water")
    other = cast.promised(cast.referred(thread, bai, water), cast.staff("水工", "Shui Gong", "unit", unit=water))

    page = at(bai).get(f"/yuhe/commitments/?unit={water.pk}").text

    assert other.code in page
    assert promise.code not in page


@pytest.mark.parametrize("query", ["?unit=x", "?tray=nothing", "?after=x", "?unit=&tray=soon&after=2026"])
def test_an_address_that_means_nothing_shows_the_ledger(query, at, promise, bai):
    assert at(bai).get(f"/yuhe/commitments/{query}").status_code == 200


def test_the_page_explains_the_day_and_says_who_wrote_it_down(at, promise, zhao):
    page = at(zhao).get(f"/yuhe/commitments/{promise.code}/").text

    assert "按承诺的日期" in page
    assert "登记人：贺工" in page
    assert "换掉二号泵。" in page


def test_what_a_person_cannot_do_is_not_offered(at, promise, zhao, he):
    for_the_deputy = at(zhao).get(f"/yuhe/commitments/{promise.code}/").text
    for_the_unit = at(he).get(f"/yuhe/commitments/{promise.code}/").text

    assert "/fulfilment/" not in for_the_deputy
    assert "/fulfilment/" in for_the_unit


def test_the_measurements_stand_in_a_table_each_with_its_source(at, hotline, bai):
    actions.measure(hotline, last_month(), Count(41, 37), by=bai, source="热线通话清单")
    actions.measure(hotline, Period(date(2026, 1, 1), date(2026, 1, 31)), Count(8, 8), by=bai, source="清单")

    page = at(bai).get(f"/yuhe/commitments/{hotline.code}/").text

    assert "41次中37次按时（90%）" in page
    assert "热线通话清单" in page
    assert "次数太少" in page
    assert 'class="against"' in page


def test_a_residents_copy_holds_what_units_were_sent_and_promised_and_nobodys_name(client, promise, thread, he, bai):
    promise = again(promise)
    casework.remark(promise.referral, "内部：先查地下室。", by=bai)

    copy = cast.holding(client, thread).get("/t/data/copy/")

    [referral], [promised] = copy.json()["referrals"], copy.json()["commitments"]
    assert (referral["unit"], referral["code"]) == ("榆河热力有限公司", promise.referral.code)
    assert (promised["words"], promised["due_on"]) == (promise.words, promise.due_on.isoformat())
    assert "贺工" not in copy.text and "内部" not in copy.text


def test_what_a_unit_reports_stands_in_the_copy_once_it_was_confirmed(client, referral, thread, he, zhao):
    resident = cast.holding(client, thread)
    casework.report(referral, "换了循环泵。", "done", by=he)

    assert "换了循环泵" not in resident.get("/t/data/copy/").text

    casework.confirm(referral, "热力公司换了循环泵。", by=zhao)

    assert resident.get("/t/data/copy/").json()["referrals"][0]["result"] == "换了循环泵。"


def test_long_words_stay_whole_on_the_page(at, referral, he):
    promise = cast.promised(referral, he, words=LONG)

    assert LONG in at(he).get(f"/yuhe/commitments/{promise.code}/").text


def test_a_unit_promises_something_from_its_referral(at, referral, he):
    browser = at(he)
    assert f"/referrals/{referral.code}/promises/new/" in browser.get(f"/yuhe/referrals/{referral.code}/").text

    answer = browser.post(
        f"/yuhe/referrals/{referral.code}/promises/new/",
        {
            "words": "两小时内回应",
            "kind": "recurring",
            "metric": "accepted",
            "within": "2",
            "span": "h",
            "percent": "95",
        },
    )

    made = Commitment.objects.get()
    assert answer.headers["Location"].endswith(f"/commitments/{made.code}/")
    assert (made.metric, made.percent, made.due_on) == ("accepted", 95, None)


def test_a_deputy_notes_what_was_promised_in_a_talk(at, thread, heating, zhao):
    talk = casework.note_talk(thread, "talk", "进群", date(2026, 11, 20), by=zhao, whom="王经理", promised="每晚测温")
    browser = at(zhao)

    page = browser.get(f"/yuhe/threads/{thread.code}/promises/new/?talk={talk.pk}").text
    browser.post(
        f"/yuhe/threads/{thread.code}/promises/new/",
        {"unit": str(heating.pk), "words": "每晚测温", "kind": "once", "due_on": NO_SOONER},
    )

    assert "每晚测温" in page
    assert Commitment.objects.get().unit == heating


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "once"}, "请写明哪天之前。"),
        ({"kind": "once", "due_on": "2020-01-01"}, "field--bad"),
        ({"kind": "once", "due_on": "someday"}, "field--bad"),
        ({"kind": "recurring", "within": "2", "percent": "95", "span": "h"}, "请选择按什么统计。"),
        ({"kind": "recurring", "metric": "accepted", "span": "h", "percent": "101", "within": "2"}, "1到100"),
        ({"kind": "recurring", "metric": "accepted", "span": "h", "percent": "95"}, "1到999"),
        ({"kind": "never", "due_on": NO_SOONER}, "never"),
    ],
)
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(typed, sentence, at, referral, he):
    answer = at(he).post(f"/yuhe/referrals/{referral.code}/promises/new/", {"words": "我们来修。", **typed})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "我们来修。" in answer.text
    assert not Commitment.objects.exists()


def test_what_the_unit_says_the_deputy_disputes_and_then_confirms(at, promise, he, zhao):
    page = f"/yuhe/commitments/{promise.code}/"
    at(he).post(f"{page}fulfilment/", {"words": "换好了", "document_no": "榆热〔2026〕12号"})
    at(zhao).post(f"{page}objection/", {"words": "三单元还冷"})
    assert "三单元还冷" in at(he).get(page).text

    at(he).post(f"{page}fulfilment/", {"words": "三单元也换了"})
    at(zhao).post(f"{page}confirmation/")

    assert again(promise).state == "kept"


def test_a_unit_explains_over_a_name(at, promise, he):
    page = f"/yuhe/commitments/{promise.code}/"

    nameless = at(he).post(f"{page}explanation/", {"explanation": "主管道归业主"})
    at(he).post(f"{page}explanation/", {"explanation": "主管道归业主", "signed_by": "高经理"})

    assert (nameless.status_code, "主管道归业主" in nameless.text) == (422, True)
    assert "签署：高经理" in at(he).get(page).text


def test_a_changed_day_shows_what_was_and_why(at, promise, he):
    page = f"/yuhe/commitments/{promise.code}/"

    at(he).post(f"{page}revision/", {"due_on": NO_SOONER, "reason": "配件要从外地调"})

    shown = at(he).get(page).text
    assert "配件要从外地调" in shown
    assert "2098年12月31日" in shown


@pytest.mark.django_db(transaction=True)
def test_a_refusal_keeps_every_word(at, hotline, bai):
    answer = at(bai).post(
        f"/yuhe/commitments/{hotline.code}/measurements/",
        {"since": "2026-01-31", "until": "2026-01-01", "sample": "41", "met": "37", "source": "热线通话清单"},
    )

    assert answer.status_code == 422
    assert "结束日期早于开始日期" in answer.text
    assert "热线通话清单" in answer.text


def test_the_resident_reads_without_script_what_was_promised_and_how_it_is_kept(client, hotline, thread, bai, he):
    actions.measure(hotline, last_month(), Count(41, 37), by=bai, source="通话清单")
    promise = cast.promised(again(hotline).referral, he)
    actions.give_up(promise, "主管道归业主共有。", "高经理", by=he)

    page = cast.holding(client, thread).get("/t/").text

    assert "给您的承诺" in page
    assert "2小时内做到，达到95%以上" in page
    assert "41次中37次按时（90%）" in page
    assert "主管道归业主共有。" in page
    assert "签署：高经理" in page


def test_whoever_was_promised_nothing_reads_nothing_of_promises(client, promise, code):
    assert "给您的承诺" not in cast.holding(client, cast.delivered(code)).get("/t/").text


def test_the_page_of_a_matter_lists_its_promises_for_its_deputy(at, promise, thread, zhao):
    page = at(zhao).get(f"/yuhe/threads/{thread.code}/referrals/").text

    assert promise.code in page
    assert f"/threads/{thread.code}/promises/new/" in page


def test_the_piece_beside_a_conversation_stays_small(at, promise, thread, zhao):
    piece = at(zhao).get(f"/yuhe/threads/{thread.code}/referrals/", headers={"HX-Request": "true"}).text

    assert promise.code not in piece


def test_the_menu_leads_to_the_ledger_for_those_whom_promises_concern(at, promise, he, auditor):
    assert "/yuhe/commitments/" in at(he).get("/yuhe/referrals/").text
    assert "/yuhe/commitments/" not in at(auditor).get("/yuhe/audit/").text
