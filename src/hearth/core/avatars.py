"""Drawn faces for people without a portrait: always the same face for the same person, never a real one."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import Any

from markupsafe import Markup, escape

HAIR = (
    "M20.5 27C19 15.5 24.5 9.5 32 9.5S45 15.5 43.5 27c-.8-4.4-2.3-7-4.2-8.4-4.6 1.4-10 1.3-14.4-.2-2 1.4-3.6 4-4.4 8.6z",
    "M20.2 28C18.5 15 24 9 32.5 9c7.8 0 12.8 6 11.2 19-.6-5-2-8-3.7-9.6-5.5.6-11-.7-14.5-3.9-.7 3.5-2.8 6-5.3 13.5z",
    (
        "M18.5 37C16.5 20 20.5 9 32 9s15.5 11 13.5 28c-.9 2-3.7 2-4.7.2 1.8-7.4 1.3-13.6-1.4-17.7-4.9 1.6-10 1.7-14.3.2"
        "-2.3 4.3-2.7 10.3-1.4 17.5-1 1.8-4.3 1.8-5.2-.2z"
    ),
    (
        "M27 7.5a5 5 0 0 1 10 0 5 5 0 0 1-1.6 3.6c5.4 1.6 9.6 7.6 8.6 17.9-.8-5.6-2.8-9-5.4-11.2-4.4 1.9-8.9 1.9-13.2 0"
        "C22.8 20 20.8 23.4 20 29c-1-10.3 3.2-16.3 8.6-17.9A5 5 0 0 1 27 7.5z"
    ),
    (
        "M17.5 46C15.5 22 20 9 32 9s16.5 13 14.5 37c-2.5 1.5-5.3 1.3-6-.5 1.6-9.5 1.8-19-1.6-25.5-4.2.2-9.7-1.2-12.6-3.5"
        "-4.3 7.5-4.6 19.5-2.9 29-.6 1.9-3.4 2-5.9.5z"
    ),
    (
        "M20.5 28c-1.3-6 .2-9.5 2-12.5 2-3.6 5.5-5.5 9.5-5.5s7.6 1.9 9.6 5.5c1.7 3 3.2 6.5 1.9 12.5-.7-4-1.7-6.5-3-8.4"
        "-2-3.3-4.6-4.6-8.5-4.6s-6.5 1.3-8.5 4.6c-1.3 1.9-2.3 4.4-3 8.4z"
    ),
)
WORN_BY = {"m": (0, 1, 5), "f": (2, 3, 4)}
CLOTHES = ("#2f4b57", "#7b3f4a", "#3c4560", "#5b6a3c", "#564a6b", "#38727a", "#8a5a2b", "#4f5d4a", "#6b4a3a", "#2f5d50")
BACKGROUNDS = ("#dfe7e2", "#ece3da", "#e2e4ec", "#e9e6d8", "#e6dfe6", "#dde8ea", "#efe4dc", "#e1e6dd")
SKINS = (("#e9c3a4", "#d2b094"), ("#f0cdb3", "#d8b8a1"), ("#e4bb99", "#cda88a"), ("#efcbaf", "#d7b79e"))
HAIR_COLOURS = ("#2b2724", "#2a2320", "#3a342f", "#221d1b", "#241f1d", "#8d8780")
GLASSES = (
    '<g fill="none" stroke="#4a433c" stroke-width="1.3"><rect x="23.5" y="25" width="7" height="5.5" rx="2.2"/>'
    '<rect x="33.5" y="25" width="7" height="5.5" rx="2.2"/><path d="M30.5 27h3"/></g>'
)


def photo_as_face(photo: bytes) -> str:
    """A photo in the frame of a drawn face, for print."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><image width="64" height="64" '
        f'preserveAspectRatio="xMidYMin slice" href="data:image/jpeg;base64,{b64encode(photo).decode()}"/></svg>'
    )


@lru_cache(maxsize=2048)
def bust(seed: str, gender: str = "") -> Markup:
    """A drawn head and shoulders, picked by the seed; where a person's gender is known, by that as well."""
    draw = sha256(seed.encode()).digest()
    background, clothes = BACKGROUNDS[draw[0] % 8], CLOTHES[draw[1] % 10]
    skin, neck = SKINS[draw[2] % 4]
    glasses = GLASSES if draw[5] % 4 == 0 else ""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" aria-hidden="true">'
        f'<path fill="{background}" d="M0 0h64v64H0z"/><path fill="{neck}" d="M27 36h10v12H27z"/>'
        f'<path fill="{clothes}" d="M5 66c.8-14.5 10.5-20.5 22-21.5 1 3.6 9 3.6 10 0C48.5 45.5 58.2 51.5 59 66z"/>'
        f'<ellipse cx="32" cy="27.5" rx="11.2" ry="13.2" fill="{skin}"/>'
        f'<path fill="{HAIR_COLOURS[draw[3] % 6]}" d="{_hair(draw[4], gender)}"/>{glasses}</svg>'
    )


def _hair(number: int, gender: str) -> str:
    styles = [HAIR[style] for style in WORN_BY.get(gender, range(len(HAIR)))]
    return styles[number % len(styles)]


def avatar(person: Any, kind: str = "") -> Markup:
    """The face beside a name: a photo where there is one; otherwise whoever has a code is drawn from it, so that a new name keeps the face."""
    if portrait := getattr(person, "portrait_address", ""):
        face = Markup('<img src="{}" alt="" loading="lazy" decoding="async">').format(portrait)
        return Markup('<span class="avatar {}">{}</span>').format(kind, face)
    seed = getattr(person, "code", None) or str(person)
    return Markup(f'<span class="avatar {escape(kind)}">{bust(seed, getattr(person, "gender", ""))}</span>')


def letter(name: str, kind: str = "") -> Markup:
    """Citizens and units are letters: nobody's face is invented for them."""
    return Markup('<span class="avatar avatar--letter {}" aria-hidden="true">{}</span>').format(kind, name[:1])
