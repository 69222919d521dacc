"""A photo reaches the deputy as a picture and nothing more."""

import subprocess
import sys
import zlib
from base64 import b85decode
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hearth.core import photos
from hearth.core.photo_headers import kind_of, pixels_of
from hearth.core.photos import Refusal, Unreadable, check, rewrite, thumbnail_of

GPS, ORIENTATION, TURNED_LEFT = 0x8825, 0x0112, 6
# Red beside blue, 32 × 16, to be turned a quarter: bare samples in HEVC, written bit by bit since no library here can.
HEIC = zlib.decompress(
    b85decode(
        "c-muNV30^FsVvAy%}izhg51nBLkOEuH8-^+kpTh}Gg5MjplpVM%;XXVG{9GoS&|E8F#@q%W==lXI2RC~5hBXy%D}+P3uG&2X6B{A)rtZ+sZ3"
        "B_Mp?2Uh`BPepr`;ycV`wP=L6|9poB9cGe~FySf|_vhChFQ{9s_<XI=o*DDJ?>!}$L{NC7iQ1v3cAeNb5ll#_O1WJHr#;3Sy(bx-VdmPJ5$HW$"
        "VNg$+VLLq#%+3sRvTQUGEBAm+?0$}a)xVi3zL$b|(5&`->bOwB;EL~~OTfq}uysm8dzts!uPgD48Y2MR%VgXRbal!jm)h2UQU034rS`2"
    )
)
XMP = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>flat 302</x:xmpmeta>"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new(mode, size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    image.save(written := BytesIO(), kind, **options)
    return written.getvalue()


def tell_tale_picture() -> bytes:
    """A photo that says where it was taken, by whom, and hides a page behind its pixels."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT
    exif.get_ifd(GPS).update({1: "N", 2: (35.0, 41.0, 13.0)})
    photo = picture(exif=exif, comment=b"<script>whose flat</script>", xmp=XMP[29:], icc_profile=b"colour of flat 302")
    return photo + b"%PDF-1.7 GIF89a flat 302"


def png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))

    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.fixture
def sent(tmp_path):
    """Puts a file where sent files wait, and names the place of its rewritten twin."""

    def put(content: bytes, name: str = "sent") -> tuple[Path, Path]:
        original = tmp_path / name
        original.write_bytes(content)
        return original, tmp_path / f"{name}.jpg"

    return put


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_recognised_by_its_content(kind):
    photo = picture(kind)

    assert kind_of(photo) == kind.lower()
    assert pixels_of(BytesIO(photo)) == (60, 40)
    assert check(BytesIO(photo)) is None


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"}])
def test_every_form_of_webp_tells_its_size(options):
    assert pixels_of(BytesIO(picture("WEBP", (601, 77), **options))) == (601, 77)


def test_the_size_lies_behind_whatever_a_telephone_wrote_before_it(sent):
    original, _ = sent(tell_tale_picture())

    assert pixels_of(original) == (60, 40)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.EMPTY),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", Refusal.NOT_A_PHOTO),
        (b"%PDF-1.7\n", Refusal.NOT_A_PHOTO),
        (b"GIF89a%PDF-1.7" + picture(), Refusal.NOT_A_PHOTO),
        (b"\xff\xd8\xff\xe0 only the beginning of a JPEG", Refusal.NOT_A_PHOTO),
        (picture() + bytes(10 * 1024 * 1024), Refusal.TOO_LARGE),
        (png_claiming(20_000, 20_000), Refusal.TOO_MANY_PIXELS),
    ],
    ids=["empty", "svg", "pdf", "gif-pdf", "fake-jpeg", "large", "bomb"],
)
def test_what_is_not_a_fair_photo_is_refused_before_anything_is_decoded(content, refusal):
    assert check(BytesIO(content)) is refusal


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_has_a_sentence(refusal):
    assert str(refusal.sentence).endswith((".", "。"))


def test_asking_leaves_the_file_at_its_beginning():
    file = BytesIO(picture())

    check(file)

    assert file.tell() == 0


@given(st.sampled_from([b"", b"\xff\xd8\xff", picture()[:200], picture("PNG")[:30], picture("WEBP")[:40]]), st.binary())
def test_no_header_leads_the_reader_astray(beginning, rest):
    pixels = pixels_of(BytesIO(beginning + rest))

    assert pixels is None or all(side > 0 for side in pixels)


def test_an_endless_row_of_fillers_is_given_up():
    assert pixels_of(BytesIO(b"\xff\xd8" + b"\xff" * 100_000)) is None


def test_place_words_and_hidden_pages_stay_with_the_sender(sent):
    original, target = sent(tell_tale_picture())

    rewrite(original, target)

    for kept in (target, thumbnail_of(target)):
        assert not Image.open(kept).getexif()
        for trace in (b"Exif", b"xap", b"302", b"script", b"%PDF", b"GIF"):
            assert trace in original.read_bytes()
            assert trace not in kept.read_bytes()


def test_a_photo_taken_sideways_stands_upright(sent):
    original, target = sent(tell_tale_picture())

    rewritten = rewrite(original, target)

    upright = Image.open(target)
    top, bottom = upright.getpixel((20, 5)), upright.getpixel((20, 55))
    assert (rewritten.width, rewritten.height) == upright.size == (40, 60)
    assert top[0] > 200 > bottom[0]


def test_a_newer_telephones_photo_becomes_an_upright_jpeg(sent):
    original, target = sent(HEIC)

    rewritten = rewrite(original, target)

    assert check(BytesIO(HEIC)) is None
    assert (rewritten.width, rewritten.height) == (16, 32)
    assert Image.open(target).getpixel((8, 4))[0] > 200 > Image.open(target).getpixel((8, 28))[0]


def test_broken_exif_does_not_cost_the_photo(sent):
    original, target = sent(picture(exif=b"Exif\x00\x00no exif at all"))

    assert rewrite(original, target).width == 60


def test_a_large_photo_becomes_as_small_as_needed(sent):
    original, target = sent(picture(size=(3000, 1500)))

    rewritten = rewrite(original, target)

    assert (rewritten.width, rewritten.height) == (2048, 1024)
    assert Image.open(thumbnail_of(target)).size == (320, 160)


def test_what_transparency_hid_stays_hidden(sent):
    image = Image.new("RGBA", (20, 20), (200, 0, 0, 0))
    image.save(written := BytesIO(), "PNG")
    original, target = sent(written.getvalue())

    rewrite(original, target)

    assert Image.open(target).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_kinds_of_photo_become_jpeg_without_their_texts(kind, sent):
    texts = PngInfo()
    texts.add_text("Author", "flat 302")
    original, target = sent(picture(kind, pnginfo=texts) if kind == "PNG" else picture(kind, xmp=XMP))

    rewrite(original, target)

    assert kind_of(target.read_bytes()) == "jpeg"
    assert b"302" not in target.read_bytes()


def test_the_fingerprints_tell_the_original_from_what_is_kept(sent):
    original, target = sent(picture())

    rewritten = rewrite(original, target)

    assert rewritten.sha256_original != rewritten.sha256
    assert rewritten == rewrite(original, target)


@pytest.mark.parametrize(
    "content",
    [
        picture()[:-200],
        b"\xff\xd8\xff\xe0" + b"no picture at all",
        b"<svg/>",
        picture("PNG")[:60],
        png_claiming(20_000, 20_000),
        picture("PNG", (8000, 6000), mode="1"),
        b"\x00\x00\x00\x18ftypheic" + bytes(200),
    ],
    ids=["truncated", "fake", "svg", "broken-png", "bomb", "more-than-40-megapixels", "fake-heic"],
)
def test_what_cannot_be_read_leaves_nothing_behind(content, sent):
    original, target = sent(content)

    with pytest.raises(Unreadable):
        rewrite(original, target)

    assert list(original.parent.iterdir()) == [original]


def test_a_decoder_that_dawdles_is_stopped(sent, tmp_path_factory, monkeypatch):
    idler = tmp_path_factory.mktemp("child") / "idler.py"
    idler.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(photos, "CHILD", idler)
    monkeypatch.setattr(photos, "PATIENCE_SECONDS", 0.5)

    with pytest.raises(Unreadable):
        rewrite(*sent(picture()))


@pytest.mark.parametrize(
    "greedy",
    [
        "bytearray(600 * 1024 * 1024)",
        "while True: pass",
        "open('large', 'wb').write(bytes(30 * 1024 * 1024))",
    ],
    ids=["memory", "time", "disc"],
)
def test_a_greedy_decoder_is_cut_off(greedy, tmp_path):
    script = f"import runpy; runpy.run_path({str(photos.CHILD)!r})['confine'](512 * 1024 * 1024, 1)\n{greedy}"

    outcome = subprocess.run([sys.executable, "-I", "-c", script], cwd=tmp_path, check=False, timeout=20)

    assert outcome.returncode != 0


def test_two_photos_can_be_rewritten_at_once(sent):
    waiting = [sent(picture(size=(900 + n, 600)), name=f"photo-{n}") for n in range(2)]

    with ThreadPoolExecutor(2) as workers:
        rewritten = list(workers.map(lambda pair: rewrite(*pair), waiting))

    assert [photo.width for photo in rewritten] == [900, 901]


def test_marks_without_a_length_are_passed_over():
    photo = picture(size=(60, 40))
    restart = b"\xff\xd0"

    assert pixels_of(BytesIO(photo[:2] + restart + photo[2:])) == (60, 40)


@pytest.mark.parametrize(
    "odd", [b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x0dIEND" + bytes(20), b"RIFF\x20\x00\x00\x00WEBPANIM" + bytes(20)]
)
def test_a_header_in_the_wrong_order_tells_no_size(odd):
    assert pixels_of(BytesIO(odd)) is None
    assert check(BytesIO(odd)) is Refusal.NOT_A_PHOTO
