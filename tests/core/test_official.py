"""Papers as offices write them: the same content in a PDF for the archive and in a Word file with real styles."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from hearth.core import official
from hearth.core.official import Annex, Closing, Facts, Heading, Listed, Note, Official, Table, Words, han
from hearth.core.word import word
from tests.core.test_printing import ARCHIVAL, pages_in

PAPER = Official(
    title="关于榆河区人大第7-2026-001号建议的答复",
    issuer="榆河热力有限公司",
    dated=date(2026, 11, 30),
    language="zh-hans",
    subtitle="榆热〔2026〕7号",
    blocks=[
        Facts([("案由", "供暖")]),
        Heading("情况"),
        Words("第一段。\n\n第二段。"),
        Heading("建议"),
        Listed(["一名网格员。", "一条热线。"]),
        Listed(["从一数起。"]),
        Heading("细节", 2),
        Table(["编号", "标题"], [["1", "=1+1"], ["2", "两行\n文字"]], (1, 3)),
        Note("小字"),
        Closing(["榆河热力", "2026年11月30日"], has_room=True),
        Annex("附件"),
        Heading("又一处"),
    ],
)


@pytest.fixture
def opened():
    return lambda paper: Document(io.BytesIO(word(paper)))


def styled(document, name):
    return [each.text for each in document.paragraphs if each.style.name == name]


def test_a_paper_is_a_pdf_for_the_archive():
    made = official.pdf(PAPER)

    assert ARCHIVAL in made
    assert pages_in(made) == 2


def test_a_word_file_has_real_styles_and_the_page_of_an_official_document(opened):
    made = opened(PAPER)
    page = made.sections[0]

    assert styled(made, "Title") == [PAPER.title, "附件"]
    assert styled(made, "Heading 1") == ["一、情况", "二、建议", "一、又一处"]
    assert styled(made, "Heading 2") == ["（一）细节"]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    edges = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(edge.mm) for edge in edges] == [37, 35, 28, 26]


def test_lists_count_by_themselves_each_from_one(opened):
    items = [each for each in opened(PAPER).paragraphs if each.style.name == "List Number"]
    counted = [each._p.pPr.numPr.numId.val for each in items]

    assert [each.text for each in items] == ["一名网格员。", "一条热线。", "从一数起。"]
    assert counted[0] == counted[1] != counted[2]


def test_a_table_repeats_its_head_and_computes_nothing(opened):
    table = opened(PAPER).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["编号", "标题"],
        ["1", "=1+1"],
        ["2", "两行\n文字"],
    ]
    assert "tblHeader" in table.rows[0]._tr.xml


def test_a_word_file_tells_whose_paper_it_is_and_of_nobody_who_made_it(opened):
    told = opened(PAPER).core_properties

    assert (told.title, told.author) == (PAPER.title, "榆河热力有限公司")
    assert (told.last_modified_by, told.comments) == ("", "")
    assert told.created.date() == told.modified.date() == PAPER.dated


@pytest.mark.parametrize("make", [official.pdf, word], ids=["pdf", "word"])
def test_the_same_content_is_the_same_file(make):
    assert make(PAPER) == make(replace(PAPER))


def test_fonts_are_names_only():
    made = word(PAPER)

    assert b"word/fonts/" not in made
    assert len(made) < 60_000


def test_a_draft_says_so_on_every_page_and_in_its_properties(opened):
    made = opened(replace(PAPER, mark="草稿，未经签发", is_draft=True))
    page = made.sections[0]

    assert {page.header.paragraphs[0].text, page.even_page_header.paragraphs[0].text} == {"草稿，未经签发"}
    assert made.core_properties.content_status == "草稿"


def test_parts_are_numbered_as_each_script_does_it():
    english = replace(PAPER, language="en")

    assert [each.words for each in english.numbered if isinstance(each, Heading)][:3] == [
        "1. 情况",
        "2. 建议",
        "2.1 细节",
    ]


@pytest.mark.parametrize(("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_numbers_are_written_in_chinese(number, said):
    assert han(number) == said


def test_signs_that_no_word_file_can_hold_are_left_out(opened):
    made = opened(replace(PAPER, blocks=[Words("前\x0b后"), Table(["头"], [["格\x01子"]], (1,))]))

    assert "前后" in [each.text for each in made.paragraphs]
    assert made.tables[0].rows[1].cells[0].text == "格子"
