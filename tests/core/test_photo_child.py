"""What the confined process does with a photo, looked at from inside; here nothing is confined but the record of it."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from PIL import Image

from hearth.core import photo_child
from hearth.core.photo_child import MEGABYTE, MEMORY, THUMBNAIL, decode, main, opaque
from tests.core.test_photos import HEIC, ORIENTATION, TURNED_LEFT, picture, tell_tale_picture

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


@pytest.fixture
def limits(monkeypatch):
    """The limits the process would have set on itself."""
    noted: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", noted.__setitem__)
    return noted


@pytest.fixture
def lying(tmp_path):
    """Puts a photo where the process finds it."""

    def lie(content: bytes) -> Path:
        (tmp_path / "original").write_bytes(content)
        return tmp_path / "original"

    return lie


def is_nearly(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_before_it_looks_at_anything_the_process_gives_up_memory_time_disc_and_company(kind, lying, tmp_path, limits):
    main(kind, "2048", str(lying(picture(kind.upper()))), str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg"))

    assert limits[resource.RLIMIT_AS] == (MEMORY[kind] * MEGABYTE,) * 2
    assert limits[resource.RLIMIT_CPU] == (10, 10)
    assert limits[resource.RLIMIT_FSIZE] == (20 * MEGABYTE,) * 2
    assert limits[resource.RLIMIT_NPROC] == limits[resource.RLIMIT_CORE] == (0, 0)


def test_a_decoder_that_needs_threads_may_start_them(lying, tmp_path, limits):
    main("heic", "2048", str(lying(HEIC)), str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg"))

    assert resource.RLIMIT_NPROC not in limits
    assert Image.open(tmp_path / "a.jpg").format == "JPEG"


def test_photo_and_thumbnail_are_written_and_the_size_is_said(lying, tmp_path, limits, capsys):
    main("jpeg", "600", str(lying(picture(size=(1200, 800)))), str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg"))

    assert capsys.readouterr().out.split() == ["600", "400"]
    assert Image.open(tmp_path / "a.jpg").size == (600, 400)
    assert max(Image.open(tmp_path / "b.jpg").size) == THUMBNAIL


def test_what_is_written_carries_pixels_and_nothing_else(lying, tmp_path):
    photo_child.write(decode("jpeg", lying(tell_tale_picture()), 2048), tmp_path / "a.jpg")

    assert dict(Image.open(tmp_path / "a.jpg").getexif()) == {}
    assert b"flat" not in (tmp_path / "a.jpg").read_bytes()


def test_a_picture_with_too_many_pixels_is_not_decoded(lying, monkeypatch):
    monkeypatch.setattr(photo_child, "MOST_PIXELS", 60 * 40 - 1)

    with pytest.raises(ValueError, match="too many pixels"):
        decode("jpeg", lying(picture(size=(60, 40))), 2048)


def test_one_kind_of_photo_is_never_read_with_the_decoder_of_another(lying):
    with pytest.raises(OSError, match="cannot identify"):
        decode("png", lying(picture("JPEG")), 2048)


def test_a_photo_taken_sideways_is_turned(lying):
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_LEFT

    upright = decode("jpeg", lying(picture(size=(60, 40), exif=exif)), 2048)

    assert upright.size == (40, 60)
    assert is_nearly(upright.getpixel((20, 5)), RED) and is_nearly(upright.getpixel((20, 55)), BLUE)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [("RGBA", (255, 0, 0, 255), RED), ("RGBA", (255, 0, 0, 0), WHITE), ("LA", (0, 0), WHITE), ("L", 255, WHITE)],
    ids=["opaque", "hidden", "grey-hidden", "grey"],
)
def test_transparency_becomes_white_paper(mode, colour, seen):
    made = opaque(Image.new(mode, (4, 4), colour))

    assert (made.mode, made.getpixel((2, 2))) == ("RGB", seen)


def test_a_palette_with_a_transparent_colour_becomes_paper_too():
    drawing = Image.new("P", (4, 4), 0)
    drawing.putpalette([255, 0, 0, 0, 0, 255])
    drawing.info["transparency"] = 0

    assert opaque(drawing).getpixel((2, 2)) == WHITE
