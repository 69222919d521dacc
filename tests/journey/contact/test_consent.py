"""What people agreed to is kept as they read it, by version."""

from __future__ import annotations

from hashlib import sha256

import pytest
from django.utils import translation

from hearth.journey.contact import consent
from hearth.journey.contact.models import Contact, Thread
from tests import cast
from tests.house.screens import read

# words somebody agreed to never change: another wording is another version, with a line of its own here
AGREED = {"2026-11": "5148ba9cb55a36e6"}
SENT = {"body": "楼道里的灯坏了两周。", "place": "锦苑小区7号楼", "privacy": "private"}


@pytest.mark.parametrize("version", AGREED)
def test_a_notice_people_agreed_to_is_never_edited(version):
    file = consent.NOTICES / f"{version}.toml"

    assert sha256(file.read_bytes()).hexdigest()[:16] == AGREED[version]


def test_every_notice_is_known_here_and_speaks_both_languages():
    assert set(AGREED) == set(consent.notices())
    for notice in consent.notices().values():
        for wording in (notice.handling, notice.private, notice.public, notice.guardian, notice.aloud):
            with translation.override("en"):
                assert str(wording).isascii() or "’" in str(wording)
            with translation.override("zh-hans"):
                assert not str(wording).isascii()


@pytest.mark.django_db
def test_the_form_shows_the_notice_in_force_and_every_thread_keeps_its_version(client, code):
    page = client.get(f"/c/{code.code}")
    form = next(form for form in read(page).forms if "submission" in form.names)

    client.post(f"/c/{code.code}", form.filled(**SENT))

    assert str(consent.in_force().handling) in page.text and form["notice"] == "2026-11"
    assert Thread.objects.get().notice == "2026-11"


@pytest.mark.django_db
def test_whoever_wrote_by_another_way_is_under_the_notice_in_force(code):
    assert cast.written(code).notice == consent.in_force().version


@pytest.mark.django_db
def test_a_version_nobody_ever_wrote_is_not_believed(client, code):
    form = next(form for form in read(client.get(f"/c/{code.code}")).forms if "submission" in form.names)

    client.post(f"/c/{code.code}", form.filled(**SENT, notice="9999-99"))

    assert Thread.objects.get().notice == consent.in_force().version


@pytest.mark.django_db
def test_a_child_is_asked_who_agrees_and_nothing_that_was_written_is_lost(client, code):
    form = next(form for form in read(client.get(f"/c/{code.code}")).forms if "submission" in form.names)

    asked = client.post(f"/c/{code.code}", form.filled(**SENT, is_minor="on"))
    again = next(form for form in read(asked).forms if "submission" in form.names)
    sent = client.post(f"/c/{code.code}", again.filled(guardian="妈妈 王芳"))

    assert (asked.status_code, sent.status_code) == (422, 303)
    assert "请先问爸爸妈妈" in asked.text and "<details open>" in asked.text
    assert Thread.objects.get().is_minor and Contact.objects.get().guardian == "妈妈 王芳"


@pytest.mark.django_db
def test_of_a_guardian_nothing_is_kept_where_no_child_writes(client, code):
    form = next(form for form in read(client.get(f"/c/{code.code}")).forms if "submission" in form.names)

    client.post(f"/c/{code.code}", form.filled(**SENT, guardian="妈妈"))

    assert not Thread.objects.get().is_minor and not Contact.objects.exists()
