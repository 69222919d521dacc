"""Who has no threads to see to finds at their desk what waits for their decision, and nothing that does not."""

from __future__ import annotations

import pytest

from hearth.core.addresses import address
from hearth.core.waiting import waiting_for
from hearth.doors.auditing import actions as auditing
from hearth.doors.auditing import queries
from hearth.ground.congress import actions as posts
from hearth.journey.contact import actions as contact
from hearth.journey.contact.models import Subject
from hearth.journey.suggestions import actions as suggestions
from tests import cast, suggesting
from tests.ground.accounts.people import user_of

REASON = "附件无法显示，须核对原文件是否损坏，请批准查看"

pytestmark = pytest.mark.django_db


@pytest.fixture
def shi(yuhe):
    """An administrator."""
    return cast.staff("施宇", "Shi Yu", "admin")


@pytest.fixture
def ning(yuhe):
    """Another."""
    return cast.staff("宁若兰", "Ning Ruolan", "admin")


@pytest.fixture
def reset(shi, bai):
    """Shi has proposed a new password for Bai."""
    return posts.propose_reset(posts.reset_of(user_of(bai), "忘了密码", by=shi), by=shi)


def where(actor):
    return [waiting.address for waiting in waiting_for(actor)]


def desk(client, actor):
    return cast.signed_in(client, actor).get("/yuhe/desk/").content.decode()


def test_a_second_administrator_finds_what_the_first_proposed(client, ning, reset):
    page = desk(client, ning)

    assert "1 项提议等您确认" in page
    assert 'href="/yuhe/people/"' in page
    assert "这里没有需要您处理的事" not in page


def test_whoever_proposed_it_and_whom_it_is_about_find_nothing(shi, ning, bai, reset):
    about_ning = posts.propose_reset(posts.reset_of(user_of(ning), "忘了密码", by=shi), by=shi)
    posts.decline_proposal(reset, by=ning)

    assert about_ning.pk
    assert where(shi) == where(ning) == []


def test_nothing_waits_once_it_is_decided(ning, reset):
    posts.confirm_proposal(reset, by=ning)

    assert where(ning) == []


def test_an_auditor_finds_who_asks_to_be_let_in(client, auditor, shi, thread):
    glass = contact.break_glass(thread, REASON, by=shi)

    assert where(auditor) == [address("contact:glasses")]
    assert "1 位管理员请求查看留言" in desk(client, auditor)
    contact.approve_glass(glass, by=auditor)
    assert where(auditor) == []


def test_who_was_let_in_in_an_emergency_is_looked_at_afterwards(auditor, shi, thread):
    glass = contact.break_glass(thread, REASON, by=shi, is_emergency=True)

    assert len(where(auditor)) == 1
    contact.review_glass(glass, by=auditor)
    assert where(auditor) == []


def test_whom_the_message_is_about_finds_nothing(auditor, shi, thread):
    contact.break_glass(thread, REASON, by=shi)
    Subject.objects.create(thread=thread, user_id=auditor.id)

    assert where(auditor) == []


def test_a_long_export_waits_for_everybody_but_whoever_ordered_it(yuhe, thread, auditor, monkeypatch):
    monkeypatch.setattr(queries, "ONE_PERSON", 1)
    auditing.export(yuhe, "ledger", "csv", {"code": thread.code}, by=auditor)
    chair = cast.staff("梁主任", "Liang Zhu", "leader")

    assert where(auditor) == []
    assert where(chair) == ["/yuhe/audit/exports/waiting/"]


def test_the_government_office_finds_the_suggestions_handed_to_it(client, zhao, bai):
    qi = cast.staff("齐云", "Qi Yun", "office")
    given = suggesting.registered(zhao, bai)
    assert where(qi) == []

    suggestions.hand_over(given, by=bai)

    assert where(qi) == ["/yuhe/suggestions/?tray=assign"]
    assert "1 件建议等您处理" in desk(client, qi)


def test_a_unit_has_nothing_to_decide(he, reset):
    assert where(he) == []
