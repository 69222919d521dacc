"""Which recordings are taken, and how they are handed out."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.voices import EMPTY, KINDS, LARGEST_FILE, NOT_A_VOICE, TOO_LARGE, check, kind_of, played

HEADS = {
    "mp3": [b"ID3\x04" + bytes(12), b"\xff\xfb\x90\x64" + bytes(12)],
    "m4a": [b"\0\0\0\x20ftypM4A " + bytes(4), b"\0\0\0\x18ftyp3gp4" + bytes(4)],
    "aac": [b"\xff\xf1\x50\x80" + bytes(12)],
    "amr": [b"#!AMR\n" + bytes(10), b"#!AMR-WB\n" + bytes(7)],
    "ogg": [b"OggS" + bytes(12)],
    "webm": [b"\x1aE\xdf\xa3" + bytes(12)],
    "wav": [b"RIFF\0\0\0\0WAVEfmt "],
    "flac": [b"fLaC" + bytes(12)],
    "caf": [b"caff\0\x01" + bytes(10)],
}
OTHERS = [
    b"MZ" + bytes(14),
    b"%PDF-1.7" + bytes(8),
    b"<html><script>al",
    b"\x89PNG\r\n\x1a\n" + bytes(8),
    b"\xff\xd8\xff\xe0" + bytes(12),
]


@pytest.mark.parametrize(("kind", "head"), [(kind, head) for kind, heads in HEADS.items() for head in heads])
def test_what_telephones_record_is_known_by_its_first_bytes(kind, head):
    assert kind_of(head) == kind


@pytest.mark.parametrize("head", OTHERS)
def test_whatever_else_is_called_a_recording_is_none(head):
    assert check(BytesIO(head)) == (None, NOT_A_VOICE)


def test_every_kind_has_a_name_that_browsers_know():
    assert set(HEADS) == set(KINDS)
    assert all(name.startswith("audio/") for name in KINDS.values())


def test_what_is_empty_or_too_large_is_told():
    large = BytesIO(b"OggS" + bytes(LARGEST_FILE))

    assert check(BytesIO(b"")) == (None, EMPTY)
    assert check(large) == (None, TOO_LARGE)


def test_the_whole_is_handed_out_as_a_file_that_nothing_runs():
    answer = played(b"0123456789", "ogg", "")

    assert (answer.status_code, answer.content) == (200, b"0123456789")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="voice-note.ogg"'
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "part", "said"),
    [("bytes=0-1", b"01", "bytes 0-1/10"), ("bytes=8-", b"89", "bytes 8-9/10"), ("bytes=-3", b"789", "bytes 7-9/10")],
)
def test_a_telephone_gets_the_part_it_asks_for(asked, part, said):
    answer = played(b"0123456789", "m4a", asked)

    assert (answer.status_code, answer.content, answer.headers["Content-Range"]) == (206, part, said)


@given(st.text(max_size=40), st.binary(min_size=1, max_size=50))
def test_whatever_part_is_asked_for_is_a_part_of_it(asked, sound):
    answer = played(sound, "mp3", asked)

    assert answer.content in sound
    assert answer.status_code in (200, 206)
