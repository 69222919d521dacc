"""Papers of a suggestion: what stands on them, and who may take which."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.test import Client
from docx import Document

from hearth.core import clock
from hearth.core.refusals import Refused
from hearth.journey.demands import actions as demands
from hearth.journey.suggestions import actions, files, papers
from hearth.journey.suggestions.actions.assigning import Share
from hearth.journey.suggestions.actions.handling import Drafted
from hearth.journey.suggestions.models import Reply, SealedPaper, Suggestion
from tests import cast, suggesting
from tests.core.test_papers import PLAIN
from tests.core.test_printing import ARCHIVAL

pytestmark = pytest.mark.django_db
ZH = "zh-hans"
IN_CONFIDENCE = "内部办理，不公开"


@pytest.fixture
def answered(zhao, bai, lu, head, street):
    """The sub-district office has answered."""
    return suggesting.answered(suggesting.assigned(zhao, bai, Share(street, "lead")), lu, head, "in_progress")


@pytest.fixture
def share(answered, street):
    return suggesting.share_of(answered, street)


def browser(actor=None) -> Client:
    return cast.signed_in(Client(), actor) if actor else Client()


def text_of(paper) -> str:
    """Everything that stands on it, the marks in its head as well."""
    return f"{paper.title}\n{paper.subtitle}\n{paper.mark}\n{paper.blocks}"


def read(answer) -> str:
    """The words of a Word file."""
    made = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in made.paragraphs), *cells, made.sections[0].header.paragraphs[0].text])


def taken(actor, path: str) -> int:
    return browser(actor).get(f"/yuhe/{path}").status_code


def test_the_suggestion_stands_there_as_the_law_asks_for_it(zhao, sun, bai):
    suggestion = suggesting.invited(zhao, sun)
    actions.cosign(suggesting.name_of(suggestion, sun), 1, by=sun)
    actions.submit(suggesting.as_it_is(suggestion), by=zhao)

    told = read(browser(bai).get(f"/yuhe/suggestions/{suggestion.code}/paper/word/"))

    assert "榆河区人民代表大会代表建议、批评和意见" in told
    assert suggesting.FACTS in told
    assert all(ask in told for ask in suggesting.ASKS)
    assert "赵敏（安和街道第3选区）" in told
    assert sun.deputy.name_zh in told


def test_a_pdf_is_for_the_archive(zhao, bai):
    suggestion = suggesting.registered(zhao, bai)

    answer = browser(bai).get(f"/yuhe/suggestions/{suggestion.code}/paper/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{suggestion.number}.pdf"'
    assert ARCHIVAL in answer.content


def test_whoever_reads_english_takes_it_in_english(zhao):
    told = text_of(papers.whole(suggesting.begun(zhao), "en"))

    assert "Suggestion, criticism or opinion of a deputy" in told
    assert "Leading deputy" in told


def test_what_is_asked_for_in_confidence_says_so(zhao, bai):
    secret = suggesting.registered(zhao, bai, is_confidential=True)

    assert IN_CONFIDENCE in text_of(papers.whole(secret, ZH))
    assert IN_CONFIDENCE in text_of(papers.names(secret, ZH))


def test_what_is_still_written_is_a_draft(zhao):
    paper = papers.whole(suggesting.begun(zhao), ZH)

    assert (paper.is_draft, paper.mark) == (True, "起草中")


def test_the_annex_tells_how_many_wrote_and_nobodys_words(zhao, bai, code):
    made = demands.begin(cast.delivered(code), "供暖", by=bai)
    for number in range(5):
        demands.join(cast.delivered(code, f"{number}号楼冷", phone=f"1380000000{number}"), made, by=bai)
    demands.confirm(made, zhao.deputy, "供暖", by=bai)
    made.refresh_from_db()

    told = text_of(papers.whole(suggesting.begun(zhao, made), ZH))

    assert "6位居民" in told
    assert "号楼冷" not in told
    assert "1380000000" not in told


def test_of_few_people_the_annex_gives_no_number(zhao, bai, code):
    made = demands.begin(cast.delivered(code), "供暖", by=bai)
    demands.confirm(made, zhao.deputy, "供暖", by=bai)
    made.refresh_from_db()

    assert "数名群众" in text_of(papers.whole(suggesting.begun(zhao, made), ZH))


# who may take it


def test_the_paper_lies_in_the_same_sight_as_the_page(zhao, sun, bai, lu):
    suggestion = suggesting.begun(zhao)
    path = f"suggestions/{suggestion.code}/paper/word/"

    assert [taken(who, path) for who in (zhao, sun, bai, lu, None)] == [200, 404, 404, 404, 404]


@pytest.mark.parametrize("form", ["word", "pdf"])
def test_everybody_takes_the_public_text_only(zhao, bai, form):
    suggestion = suggesting.registered(zhao, bai)
    actions.publish(suggestion, "summary", "希望暖气热起来。", by=bai)

    answer = browser().get(f"/yuhe/suggestions/{suggestion.code}/paper/{form}/")

    assert answer.status_code == 200
    told = text_of(papers.in_public(suggesting.as_it_is(suggestion), ZH))
    told += read(answer) if form == "word" else ""
    assert "希望暖气热起来。" in told
    assert suggesting.FACTS not in told
    assert suggesting.ASKS[0] not in told


def test_what_was_taken_back_from_the_public_nobody_takes_along_any_more(zhao, bai):
    suggestion = suggesting.registered(zhao, bai)
    actions.publish(suggestion, "full", by=bai)
    path = f"suggestions/{suggestion.code}/paper/word/"
    before = taken(None, path)

    actions.unpublish(suggestion, by=bai)

    assert (before, taken(None, path)) == (200, 404)


def test_there_is_no_third_form(zhao, bai):
    suggestion = suggesting.registered(zhao, bai)

    assert taken(bai, f"suggestions/{suggestion.code}/paper/rtf/") == 404


# the sheet of names


def test_the_sheet_tells_who_signed_which_wording_and_who_is_asked(zhao, sun):
    suggestion = suggesting.invited(zhao, sun)
    before = text_of(papers.names(suggestion, ZH))
    actions.cosign(suggesting.name_of(suggestion, sun), 1, by=sun)

    after = text_of(papers.names(suggesting.as_it_is(suggestion), ZH))

    assert "待答复1人" in before
    assert "已签第1稿" in after
    assert "已联名1人，待答复0人" in after


def test_the_sheet_is_for_the_lead_and_staff(zhao, sun, aide, bai, lu, street):
    suggestion = suggesting.assigned(zhao, bai, Share(street, "lead"))
    path = f"suggestions/{suggestion.code}/names/pdf/"

    assert [taken(who, path) for who in (zhao, aide, bai, sun, lu)] == [200, 200, 200, 404, 404]


def test_only_they_find_the_sheet_in_the_word_file(zhao, sun, bai):
    suggestion = suggesting.registered(zhao, bai)
    path = f"/yuhe/suggestions/{suggestion.code}/paper/word/"

    assert "联名表" in read(browser(zhao).get(path))
    assert "联名表" not in read(browser(sun).get(path))


# the letter of a unit


def test_the_letter_answers_each_ask_to_the_deputy_by_name(answered, share, zhao):
    told = read(browser(zhao).get(f"/yuhe/assignments/{share.code}/letters/1/word/"))

    assert f"关于榆河区人大第{answered.number}号建议的答复" in told
    assert "赵敏代表：" in told
    assert "榆热〔2026〕7号" in told
    assert told.count("办理结果：B类（正在解决，有方案和时限）") == len(suggesting.ASKS) + 1  # and of the whole
    assert told.count("承诺完成时间：") == len(suggesting.ASKS)
    assert "签发人：方主任" in told
    assert "抄送：" in told
    assert "公开意见：全文公开" in told


def test_letters_speak_the_letters_of_the_place(answered, share, settings, yuhe):
    from hearth.ground.rulebook import versions

    yuhe.profile = "cn-chongqing-2018"
    yuhe.save(update_fields=["profile"])
    versions.forget()

    told = text_of(papers.letter(Reply.objects.get(), share, ZH))

    assert "2类（正在研究解决，有计划、进度和时限）" in told


def test_a_draft_says_so_and_is_its_units_alone(zhao, bai, lu, street):
    suggestion = suggesting.assigned(zhao, bai, Share(street, "lead"))
    share = suggesting.drafted(suggestion, lu)
    path = f"assignments/{share.code}/letters/1/word/"

    told = read(browser(lu).get(f"/yuhe/{path}"))

    assert "草稿，未经签发" in told
    assert "尚未签发" in told
    assert [taken(who, path) for who in (lu, zhao, bai, None)] == [200, 404, 404, 404]


def test_a_unit_that_handles_along_writes_to_the_one_that_leads(zhao, bai, lu, street, heating):
    suggestion = suggesting.assigned(zhao, bai, Share(heating, "lead"), Share(street, "co"))
    share = suggesting.share_of(suggestion, street)
    actions.draft(share, Drafted("可以配合入户。", {}), by=lu)

    told = text_of(papers.letter(Reply.objects.get(), share, ZH))

    assert "会办意见" in told
    assert f"{heating.name_zh}：" in told


@pytest.mark.parametrize(
    ("suggestion_is", "reply_is", "status"),
    [("full", "full", 200), ("summary", "full", 404), ("full", "summary", 404), ("full", "withheld", 404)],
)
def test_everybody_takes_the_letter_only_where_both_are_public_in_full(
    answered, share, bai, suggestion_is, reply_is, status
):
    actions.publish(answered, suggestion_is, "供暖。", by=bai)
    Reply.objects.update(disclosure=reply_is)

    assert taken(None, f"assignments/{share.code}/letters/1/pdf/") == status


def test_nobody_outside_takes_a_letter_before_it_is_public(answered, share):
    assert taken(None, f"assignments/{share.code}/letters/1/pdf/") == 404


# under its seal


@pytest.fixture
def sealed(answered, share, lu):
    """The sealed answer lies in its place."""
    browser(lu).post(f"/yuhe/assignments/{share.code}/seal/", {"paper": pdf()})
    files.lay_down(answered.pk)
    return SealedPaper.objects.get()


def pdf(data: bytes = PLAIN):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("答复.pdf", data, "application/pdf")


def test_the_sealed_answer_is_handed_out_as_it_came(sealed, share, zhao, bai, sun, street):
    path = f"/yuhe/assignments/{share.code}/sealed/1/"

    assert sealed.state == "ready"
    assert b"".join(browser(zhao).get(path).streaming_content) == PLAIN
    assert taken(None, path.removeprefix("/yuhe/")) == 404


def test_everybody_saves_it_where_the_answer_is_public_in_full(sealed, answered, share, bai):
    path = f"assignments/{share.code}/sealed/1/"
    actions.publish(answered, "full", by=bai)
    before = taken(None, path)
    Reply.objects.update(disclosure="withheld")

    assert (before, taken(None, path)) == (200, 404)


def test_the_sealed_paper_may_come_with_the_signature(zhao, bai, lu, head, street):
    suggestion = suggesting.assigned(zhao, bai, Share(street, "lead"))
    share = suggesting.drafted(suggestion, lu)

    browser(head).post(f"/yuhe/assignments/{share.code}/signature/", {"document_no": "榆7号", "paper": pdf()})

    assert SealedPaper.objects.get().reply.document_no == "榆7号"


def test_what_has_arrived_is_kept_while_the_form_is_put_right(zhao, bai, lu, head, street):
    suggestion = suggesting.assigned(zhao, bai, Share(street, "lead"))
    share = suggesting.drafted(suggestion, lu)
    path = f"/yuhe/assignments/{share.code}/signature/"

    wrong = browser(head).post(path, {"document_no": "", "paper": pdf()})
    kept = wrong.content.decode().split('name="kept_paper" value="')[1].split('"')[0]
    browser(head).post(path, {"document_no": "榆7号", "kept_paper": kept})

    assert wrong.status_code == 422
    assert SealedPaper.objects.count() == 1


def test_a_better_scan_takes_the_place_of_the_first(sealed, answered, share, lu, zhao):
    better = PLAIN.replace(b"1.7", b"1.6")
    browser(lu).post(f"/yuhe/assignments/{share.code}/seal/", {"paper": pdf(better)})
    files.lay_down(answered.pk)

    saved = browser(zhao).get(f"/yuhe/assignments/{share.code}/sealed/1/").streaming_content

    assert b"".join(saved) == better


@pytest.mark.parametrize("sent", [{}, {"paper": b"GIF89a"}], ids=["nothing", "no pdf"])
def test_what_is_no_pdf_is_not_taken(answered, share, lu, sent):
    typed = {name: pdf(data) for name, data in sent.items()}

    answer = browser(lu).post(f"/yuhe/assignments/{share.code}/seal/", typed)

    assert answer.status_code == 422
    assert not SealedPaper.objects.exists()


def test_nothing_is_sealed_before_it_is_signed(zhao, bai, lu, street):
    suggestion = suggesting.assigned(zhao, bai, Share(street, "lead"))

    with pytest.raises(Refused):
        actions.seal(suggesting.drafted(suggestion, lu), Suggestion.objects.get().pk, by=lu)


def test_the_pages_lead_to_the_papers(sealed, answered, share, zhao, bai):
    actions.publish(answered, "full", by=bai)
    inside = browser(zhao).get(f"/yuhe/suggestions/{answered.code}/").content.decode()
    outside = browser().get(f"/yuhe/suggestions/{answered.code}/").content.decode()

    for path in (f"assignments/{share.code}/sealed/1/", f"assignments/{share.code}/letters/1/word/"):
        assert f"/yuhe/{path}" in inside
        assert f"/yuhe/{path}?public" in outside
    assert f"/yuhe/suggestions/{answered.code}/names/pdf/" in inside
    assert "/names/" not in outside


def test_a_paper_is_of_the_day_it_was_handed_in_and_the_same_on_every_other(zhao, bai, monkeypatch):
    suggestion = suggesting.registered(zhao, bai)
    today = papers.whole(suggestion, ZH)
    later = clock.now() + timedelta(days=40)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert papers.whole(suggestion, ZH) == today
