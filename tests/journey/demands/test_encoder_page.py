"""Whether messages are compared by meaning is decided on a page that says what it means, and tells how far it is."""

from __future__ import annotations

import pytest
from django.test import Client

from hearth.core import clock, tenancy
from hearth.ground.audit.models import Entry
from hearth.journey.demands import actions
from hearth.journey.demands.models import EncoderChoice
from hearth.journey.demands.tasks import encode
from hearth.ops.ways_out import text_encoder
from tests import cast
from tests.embedding import serving, write_model

PAGE = "/yuhe/demands/encoder/"
CONSENT = {"has_read": "on", "reason": "主任会议同意试用。"}


@pytest.fixture
def served():
    with serving() as running:
        yield running


@pytest.fixture
def desk(bai):
    return cast.signed_in(Client(), bai)


def said(answer) -> str:
    return answer.content.decode()


def test_where_none_is_set_there_is_nothing_to_turn_on(desk):
    page = said(desk.get(PAGE))

    assert "没有可启用的编码器" in page
    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_before_words_leave_the_house_the_page_says_where_they_go(desk, settings, served):
    settings.HEARTH_TEXT_ENCODER = served.setting

    page = said(desk.get(PAGE))

    assert f"每条留言开头至多400字会发送到 {served.host}" in page
    assert "第二十一条" in page
    assert "未启用" in page


def test_a_model_on_this_machine_needs_no_such_warning(desk, settings, tmp_path):
    settings.HEARTH_TEXT_ENCODER = f"folder:{write_model(tmp_path / 'm', {'cold': [1.0]})}"

    page = said(desk.get(PAGE))

    assert "任何内容都不离开本机" in page
    assert "会发送到" not in page


def test_it_is_turned_on_with_a_reason_that_the_ledger_keeps_apart(desk, settings, served, yuhe):
    settings.HEARTH_TEXT_ENCODER = served.setting

    answer = desk.post(f"{PAGE}start/", CONSENT)

    assert answer.status_code == 303
    choice = EncoderChoice.objects.get()
    assert (choice.is_on, choice.destination, choice.reason) == (True, served.host, "主任会议同意试用。")
    entry = Entry.objects.get(event="demands.encoder_allowed")
    assert entry.facts["destination"] == served.host
    assert "主任会议" not in str(entry.facts)
    assert "已启用" in said(desk.get(PAGE))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"reason": "试用"}, "请阅读上面的说明"),
        ({"has_read": "on", "reason": ""}, "请简要说明理由"),
        ({"has_read": "on", "reason": "长" * 301}, "不超过300字"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(desk, settings, served, typed, told):
    settings.HEARTH_TEXT_ENCODER = served.setting

    answer = desk.post(f"{PAGE}start/", typed)

    assert answer.status_code == 422
    assert told in said(answer)
    assert typed["reason"] in said(answer)
    assert not EncoderChoice.objects.exists()


def test_twice_is_once(desk, settings, served):
    settings.HEARTH_TEXT_ENCODER = served.setting
    desk.post(f"{PAGE}start/", CONSENT)

    assert desk.post(f"{PAGE}start/", CONSENT).status_code == 422
    assert EncoderChoice.objects.count() == 1


def test_nothing_that_is_off_is_turned_off(desk):
    assert desk.post(f"{PAGE}end/", {"reason": "停用"}).status_code == 422


def test_how_far_it_is_and_what_hinders_it_is_told_in_words(desk, settings, served, yuhe, bai, code, at_once):
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "试用", True, by=bai)
    cast.written(code, "供暖还是冷。")
    encode.work(clock.now())
    served.status = 500
    cast.written(code, "路灯不亮。")
    encode.work(clock.now())

    page = said(desk.get(PAGE))

    assert "编码服务答复：暂时无法服务。 (500)" in page
    assert "照常按字词归集" in page
    numbers = [part.split("</dd>")[0] for part in page.split('<dd class="tabular">')[1:]]
    assert numbers == ["1", "1", "0"]


def test_while_another_version_is_made_the_page_says_that_the_old_one_is_kept(
    desk, settings, served, yuhe, bai, code, at_once
):
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "试用", True, by=bai)
    cast.written(code, "供暖还是冷。")
    encode.work(clock.now())
    settings.HEARTH_TEXT_ENCODER_VERSION, served.status = "2", 500
    encode.work(clock.now())

    assert "旧的结果会保留" in said(desk.get(PAGE))


def test_for_another_place_it_has_to_be_turned_on_again(desk, settings, served, yuhe, bai):
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "试用", True, by=bai)
    settings.HEARTH_TEXT_ENCODER = "openai:https://elsewhere.example/v1,m"

    page = said(desk.get(PAGE))

    assert f"启用时针对的是另一处（{served.host}）" in page
    assert "elsewhere.example" in page


def test_a_setting_that_cannot_be_read_is_said_and_can_be_turned_off(desk, settings, served, yuhe, bai):
    settings.HEARTH_TEXT_ENCODER = served.setting
    actions.allow_encoder(yuhe, "试用", True, by=bai)
    settings.HEARTH_TEXT_ENCODER = "what"

    assert "无法识别 HEARTH_TEXT_ENCODER" in said(desk.get(PAGE))
    assert desk.post(f"{PAGE}end/", {"reason": "停用"}).status_code == 303


def test_where_no_encoder_is_set_nobody_can_turn_one_on(yuhe, bai):
    with cast.refused():
        actions.allow_encoder(yuhe, "试用", True, by=bai)


def test_the_doctor_asks_it_about_a_sentence_of_our_own(settings, served, db):
    settings.HEARTH_TEXT_ENCODER = served.setting
    assert text_encoder().is_well
    assert len(served.texts) == 1

    served.status = 401
    finding = text_encoder()
    assert not finding.is_well
    assert "HEARTH_TEXT_ENCODER_KEY_FILE" in finding.advice


def test_without_one_the_doctor_is_content(settings):
    assert text_encoder().is_well


def test_everybody_reads_on_the_privacy_page_to_whom_words_go_and_only_then(client, bai, settings, served):
    settings.HEARTH_TEXT_ENCODER = served.setting
    assert served.host not in said(client.get("/privacy/"))

    actions.allow_encoder(tenancy.current(), "主任会议同意试用。", True, by=bai)
    assert served.host in said(client.get("/privacy/"))

    actions.forbid_encoder(tenancy.current(), "试用结束。", by=bai)
    assert served.host not in said(client.get("/privacy/"))
