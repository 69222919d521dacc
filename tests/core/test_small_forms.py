"""The quick reader reads what the framework's reader reads, and leaves the rest to it."""

from hashlib import sha256

import pytest
from django.core.exceptions import TooManyFieldsSent
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hearth.core.small_forms import SMALL, read_small_form

NAMES = st.from_regex(r"[A-Za-z0-9_-]{1,20}", fullmatch=True)  # fields are named by our own templates
WORDS = st.text(st.characters(codec="utf-8"), max_size=200)


def posted(*parts: str, boundary="xyz", kind="multipart/form-data; boundary=xyz", encoding="utf-8"):
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"
    return RequestFactory().post("/", body.encode(encoding), content_type=kind)


def field(name: str, value: str, more: str = "") -> str:
    return f'Content-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}'


@given(st.lists(st.tuples(NAMES, WORDS), min_size=1, max_size=12))
def test_it_reads_what_the_framework_reads(fields):
    boundary = sha256(repr(fields).encode()).hexdigest()
    parts = [field(name, value) for name, value in fields]
    kind = f"multipart/form-data; boundary={boundary}"
    quick, slow = (posted(*parts, boundary=boundary, kind=kind) for _ in range(2))

    was_read = read_small_form(quick)

    assert was_read
    assert dict(quick.POST.lists()) == dict(slow.POST.lists())


def test_a_file_field_left_empty_is_a_field_without_words():
    request = posted(
        field("body", "冷"), field("photos", "", '; filename=""\r\nContent-Type: application/octet-stream')
    )

    assert read_small_form(request)
    assert dict(request.POST.lists()) == {"body": ["冷"], "photos": [""]}


def test_odd_bytes_become_signs_of_oddness_as_with_the_framework():
    quick, slow = (posted(field("body", "é"), encoding="latin-1") for _ in range(2))

    assert read_small_form(quick)
    assert quick.POST["body"] == slow.POST["body"] == "\ufffd"


@pytest.mark.parametrize(
    "request_",
    [
        posted(field("photos", "…", '; filename="a.jpg"')),
        posted(field("body", "Y29sZA==", "\r\nContent-Transfer-Encoding: base64")),
        posted(field("body", "cold", "\r\nContent-Type: text/plain; charset=gbk")),
        posted(field("body", "x" * SMALL)),
        posted("Content-Disposition: form-data\r\n\r\nnameless"),
        posted(field("body", "cold"), kind="multipart/form-data; boundary=xyz; charset=gbk"),
        posted(field("body", "cold"), kind="application/x-www-form-urlencoded"),
        posted(field("body", "cold"), boundary="other"),
    ],
    ids=["file", "base64", "charset", "large", "nameless", "charset of all", "other kind", "other boundary"],
)
def test_what_is_more_than_a_small_form_is_left_to_the_framework(request_):
    assert not read_small_form(request_)


def test_too_many_fields_are_refused_by_the_framework(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    request = posted(*[field(f"n{number}", "") for number in range(4)])

    assert not read_small_form(request)
    with pytest.raises(TooManyFieldsSent):
        _ = request.POST
