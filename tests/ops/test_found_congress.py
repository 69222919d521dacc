"""A real installation begins with a congress and its first administrators."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hearth.core import tenancy
from hearth.ground.congress.models import Congress, Post

pytestmark = pytest.mark.django_db


def founded(*words: str) -> str:
    out = StringIO()
    call_command("found_congress", *words, stdout=out)
    return out.getvalue()


def test_a_congress_is_founded_and_each_administrator_gets_a_link_that_works(client):
    said = founded("--slug", "qinghe", "--name", "清河区人大", "--admin", "张三", "--admin", "李四")

    codes = re.findall(r"/qinghe/invitation/#(\w{16})", said)
    assert len(codes) == 2
    words = {"code": codes[0], "new": "three grey geese in a field"}
    assert client.post("/qinghe/invitation/acceptance/", words).headers["Location"] == "/qinghe/desk/"
    assert client.get("/qinghe/people/").status_code == 200


def test_a_further_administrator_is_invited_to_a_congress_that_exists():
    founded("--slug", "qinghe", "--name", "清河区人大", "--admin", "张三")
    founded("--slug", "qinghe", "--admin", "张三")

    with tenancy.inside(Congress.objects.get(slug="qinghe")):
        names = set(Post.objects.values_list("user__sign_in_name", flat=True))
    assert names == {"zhangsan.qinghe", "zhangsan.qinghe2"}


@pytest.mark.parametrize(
    "words", [("--slug", "qinghe"), ("--slug", "c", "--name", "清河"), ("--slug", "清 河", "--name", "清河")]
)
def test_what_cannot_be_is_told(words):
    with pytest.raises(CommandError):
        founded(*words, "--admin", "张三")
