import io
import re
import zlib
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from hearth.core import printing
from hearth.core.printing import Poster, Receipt, cards, posters, receipt

ZHAO = Poster(
    name="赵清和",
    role_line="榆河区人大代表",
    district_line="安和街道第三选区",
    url="https://lianxin.example/c/7K4Q2MXR",
    number="7K4Q-2MXR",
    congress="榆河区人大代表联络平台",
    subtitle="不用注册，随时留言，进展可查",
    phone="0354-000 0000",
)
SLIP = Receipt(
    code="4821903377150264",
    address="https://lianxin.example/yuhe/t/",
    congress="榆河区人大代表联络平台",
    phone="0354-000 0000",
    next_steps=["赵清和代表会看到您的留言。", "有了答复，我们给您打电话。"],
)
# what a PDF/A-2a says of itself; the printer grants it only if every character could be drawn
ARCHIVAL = b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"


@pytest.fixture
def pages(monkeypatch):
    """What the printer would put on paper, as pictures of 100 dots to the inch."""
    compiled = printing._compiled

    def developed(make, *given):
        with monkeypatch.context() as darkroom:
            darkroom.setattr(printing, "_compiled", lambda *told, **_pdf: compiled(*told, format="png", ppi=100))
            film = make(*given)
        return [Image.open(io.BytesIO(page)) for page in (film if isinstance(film, list) else [film])]

    return developed


def read_back(page):
    return [code.text for code in zxingcpp.read_barcodes(page)]


def pages_in(pdf):
    inside = pdf + b"".join(unpacked(stream) for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL))
    return len(re.findall(rb"/Type\s*/Page\b", inside))


def unpacked(stream):
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def test_every_deputy_gets_a_page():
    assert pages_in(posters([ZHAO] * 3, "zh-hans")) == 3


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_code_on_a_poster_leads_to_the_deputy(pages, language):
    [page] = pages(posters, [ZHAO], language)

    assert read_back(page) == [ZHAO.url]


def test_the_code_on_a_poster_is_68_millimetres_wide(pages):
    [page] = pages(posters, [ZHAO], "zh-hans")

    corners = zxingcpp.read_barcodes(page)[0].position
    width = (corners.top_right.x - corners.top_left.x) / 100 * 25.4

    assert width == pytest.approx(68, abs=1)


def test_the_quiet_zone_around_a_code_is_four_modules_of_white(pages):
    [page] = pages(posters, [ZHAO], "zh-hans")

    corners = zxingcpp.read_barcodes(page)[0].position
    module = (corners.top_right.x - corners.top_left.x) / 33
    just_outside = [(corners.top_left.x - n * module, corners.top_left.y) for n in (0.5, 2, 3.8)]

    assert {page.convert("RGB").getpixel((int(x), int(y))) for x, y in just_outside} == {(255, 255, 255)}


def test_ten_cards_share_a_sheet(pages):
    [page] = pages(cards, ZHAO, "zh-hans")

    assert read_back(page) == [ZHAO.url] * 10


def test_a_receipt_carries_its_code_behind_the_hash(pages):
    [page] = pages(receipt, SLIP, "zh-hans")

    assert read_back(page) == ["https://lianxin.example/yuhe/t/#4821903377150264"]


def test_a_receipt_keeps_its_code_out_of_the_title():
    pdf = receipt(SLIP, "zh-hans")

    assert SLIP.code.encode() not in pdf


@pytest.mark.parametrize(
    "make", [lambda: posters([ZHAO], "en"), lambda: cards(ZHAO, "en"), lambda: receipt(SLIP, "en")]
)
def test_what_is_printed_is_fit_for_the_archive_and_for_screen_readers(make):
    pdf = make()

    assert b"NotoSansSC" in pdf
    assert ARCHIVAL in pdf
    assert b"/StructTreeRoot" in pdf


def test_a_stack_of_posters_is_leafed_through_by_name():
    pdf = posters([replace(ZHAO, name="Zhao"), replace(ZHAO, name="Sun")], "en")

    assert b"/Title(Zhao)" in pdf
    assert b"/Title(Sun)" in pdf


def test_a_document_says_what_it_is_and_when_it_was_printed():
    pdf = posters([replace(ZHAO, name="Zhao")], "en")

    assert b"QR poster: Zhao" in pdf
    assert b"<xmp:CreateDate>" in pdf


@pytest.mark.parametrize("name", ["李𬱖", "王𫖯", "赵䶮"])
def test_rare_characters_of_names_are_drawn(name):
    assert ARCHIVAL in posters([replace(ZHAO, name=name)], "zh-hans")


def test_a_character_that_no_face_draws_leaves_the_archive_out_but_does_not_stop_the_press():
    pdf = posters([replace(ZHAO, name="赵🙂")], "zh-hans")

    assert pages_in(pdf) == 1
    assert ARCHIVAL not in pdf


@pytest.mark.parametrize(
    "words", ["#panic()", '#read("house.typ")', "$x$ *y* `z` <tag> @ref", "]#pagebreak()[", '"+panic()+"']
)
def test_what_people_write_is_printed_and_never_obeyed(pages, words):
    hostile = replace(ZHAO, name=words, role_line=words, subtitle=words, phone=words)

    printed_pages = pages(posters, [hostile], "zh-hans")

    assert [read_back(page) for page in printed_pages] == [[ZHAO.url]]


def test_a_face_is_shown_in_the_arch(pages):
    face = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#00f" d="M0 0h8v8H0z"/></svg>'

    [page] = pages(posters, [replace(ZHAO, avatar_svg=face)], "zh-hans")

    assert (0, 0, 255) in {colour for _count, colour in page.convert("RGB").getcolors(1_000_000)}
