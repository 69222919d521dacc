"""A deputy's photo: made anew from its pixels, shown to everybody, removed for good."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hearth.core.avatars import avatar
from hearth.ground.audit.models import Entry
from hearth.ground.congress.events import Happened
from hearth.ground.congress.models import Deputy
from hearth.journey.contact import printing
from tests import cast
from tests.journey.contact.test_views_door import picture

pytestmark = pytest.mark.django_db

PAGE = "/yuhe/setup/deputies/D001/"


@pytest.fixture
def clerk(bai):
    return cast.signed_in(Client(), bai)


def send(clerk, content: bytes, name: str = "face.jpg"):
    return clerk.post(f"{PAGE}portrait/", {"photo": SimpleUploadedFile(name, content)})


@pytest.fixture
def shown(clerk, zhao, at_once):
    """Zhao with a photo."""
    send(clerk, picture().read())
    return Deputy.objects.get(code="D001")


def test_a_photo_stands_where_the_drawn_face_stood(shown, client):
    answer = client.get(shown.portrait_address)

    assert shown.portrait_address in avatar(shown)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "max-age" in answer.headers["Cache-Control"]
    with Image.open(shown.portrait_file) as photo:
        assert max(photo.size) <= 320
        assert not photo.getexif()


@pytest.mark.parametrize("page", ["/yuhe/deputies/", "/yuhe/deputies/D001/", PAGE])
def test_every_page_of_the_deputy_shows_it(shown, clerk, page):
    assert shown.portrait_address in clerk.get(page, follow=True).text


def test_a_poster_bears_the_photo(shown, code):
    assert "data:image/jpeg" in printing._face(shown)


def test_another_photo_takes_its_place_and_the_first_is_gone(shown, clerk, client):
    before = shown.portrait_file

    send(clerk, picture().read())

    assert not before.exists()
    assert client.get(f"/yuhe/portraits/{shown.portrait}/").status_code == 404
    assert client.get(Deputy.objects.get().portrait_address).status_code == 200


def test_a_removed_photo_is_removed_from_the_disc(shown, clerk, client):
    clerk.post(f"{PAGE}portrait/removal/")

    assert not shown.portrait_file.exists()
    assert client.get(shown.portrait_address).status_code == 404
    assert "<svg" in avatar(Deputy.objects.get())


def test_what_only_looks_like_a_photo_changes_nothing(clerk, zhao, at_once):
    send(clerk, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\2\b\2\0\0\0", "face.png")

    assert Deputy.objects.get().portrait == ""
    assert Entry.objects.filter(event=Happened.PORTRAIT_REFUSED).exists()
    assert "照片打不开" in clerk.get(PAGE).text


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7"])
def test_what_is_no_photo_is_told_at_once(clerk, zhao, content):
    answer = send(clerk, content)

    assert answer.status_code == 422
    assert 'class="field__error"' in answer.text
