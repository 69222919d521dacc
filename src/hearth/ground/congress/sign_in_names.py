"""How people who get an account are called when they sign in."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from hearth.core.sounds import sound_of_person
from hearth.ground.accounts.models import User

SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def spelt(name: str, otherwise: str) -> str:
    """A person's name in small letters, “caolixin”; another word where nothing of it can be spelt."""
    whole = sound_of_person(name).split(" ")[0]
    return "".join(sign for sign in whole if sign.isascii() and sign.isalnum())[:30] or otherwise


def free_name(name: str, spoken_for: Container[str]) -> str:
    """“linfang”, or with a number where that is taken: “linfang2”."""
    base = spelt(name, "staff")
    taken = set(User.objects.filter(sign_in_name__startswith=base).values_list("sign_in_name", flat=True))
    wished = (base if number == 1 else f"{base}{number}" for number in count(1))
    return next(each for each in wished if len(each) > 1 and each not in taken and each not in spoken_for)
