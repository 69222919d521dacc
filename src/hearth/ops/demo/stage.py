"""The demo congresses themselves: ground, people, posts and codes, written in a few statements."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from hearth.core import clock, tenancy
from hearth.core.actors import System
from hearth.core.sounds import sound_of, sound_of_person
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.models import User
from hearth.ground.congress import models
from hearth.journey.contact import actions
from hearth.ops.demo import people, places, receptions
from hearth.ops.demo.sentences import topics

SEED = "winter"
ELECTED = date(2021, 9, 15)
TERM_ENDS = date(2026, 12, 31)
KINDS = {"街道": "street", "镇": "town", "乡": "township"}
HOUSE = System("demo")


def build(slug: str) -> models.Congress:
    """A congress with everything but messages."""
    land = places.ground(slug)
    congress: models.Congress = models.Congress.objects.create(
        slug=slug,
        key=uuid4(),
        name_zh=f"{land.name}人民代表大会",
        name_en=f"{land.name_en.removesuffix(' District')} District People’s Congress",
        short_zh=f"{land.name}人大",
        short_en=f"{land.name_en.removesuffix(' District')} Congress",
        phone=land.areas[0].station.telephone,
        licence_line="演示系统 / Demonstration",
        is_demo=True,
    )
    with tenancy.inside(congress):
        districts = _ground(land)
        deputies = _deputies(slug, districts)
        _posts(slug, deputies)
        actions.issue_missing_codes(congress, "web", "poster", by=HOUSE)
        receptions.set_out()
    return congress


def _ground(land: places.Ground) -> dict[tuple[str, int], models.District]:
    areas = {
        area.name: models.Area(
            name_zh=area.name,
            name_en=area.name_en,
            kind=KINDS[area.kind],
            sound=sound_of(area.name),
            column=area.x,
            row=area.y,
        )
        for area in land.areas
    }
    models.Area.objects.bulk_create(areas.values())
    districts = {
        (area.name, number): models.District(area=areas[area.name], number=number)
        for area in land.areas
        for number in range(1, area.districts + 1)
    }
    models.District.objects.bulk_create(districts.values())
    models.Place.objects.bulk_create(
        models.Place(
            area=areas[place.area],
            district=districts[place.area, place.district],
            name_zh=place.name,
            name_en=place.name_en,
            kind=place.kind,
            sound=sound_of(place.name),
        )
        for place in land.places
    )
    models.Station.objects.bulk_create(_station(areas[area.name], area.station) for area in land.areas)
    return districts


def _station(area: models.Area, told: places.Station) -> models.Station:
    return models.Station(
        area=area,
        name_zh=told.name,
        name_en=told.name_en,
        sound=sound_of(told.name),
        address_zh=told.address,
        address_en=told.address_en,
        hours_zh=told.hours,
        hours_en=told.hours_en,
        phone=told.telephone,
    )


def _deputies(slug: str, districts: dict[tuple[str, int], models.District]) -> list[models.Deputy]:
    told = people.deputies(SEED, slug)
    stations = {area.name: area.station for area in places.areas(slug)}
    deputies = [_deputy(number, seed, stations[seed.area]) for number, seed in enumerate(told, 1)]
    models.Deputy.objects.bulk_create(deputies)
    term = models.Term.objects.create(number=7, begins_on=ELECTED, ends_on=TERM_ENDS)
    models.Mandate.objects.bulk_create(
        models.Mandate(deputy=deputy, term=term, district=districts[seed.area, seed.district], state="active")
        for deputy, seed in zip(deputies, told, strict=True)
    )
    _focuses(deputies, told)
    return deputies


def _deputy(number: int, seed: people.DeputySeed, station: places.Station) -> models.Deputy:
    names = topics()
    return models.Deputy(
        code=f"D{number:03}",
        name_zh=seed.name,
        name_en=seed.name_en,
        sound=sound_of_person(seed.name),
        gender=seed.gender,
        work_zh=seed.occupation,
        work_en=seed.occupation_en,
        cares_zh="、".join(names[topic][0] for topic in seed.topics),
        cares_en=", ".join(names[topic][1].lower() for topic in seed.topics),
        meets_zh=f"{station.name}，{station.hours}",
        meets_en=f"{station.name_en}, {station.hours_en}",
    )


FOCUSES = {
    "cao": [
        ("公交3路早高峰加密", "More buses on route 3", "正与公交公司商量", "Talking to the bus company"),
        (
            "老旧小区供暖末端改造",
            "Heating pipes in older estates",
            "十月起逐栋排查",
            "Building by building since October",
        ),
    ],
    "chen": [("社区食堂周末也开", "Community canteens at weekends", "周六中午先试", "Trying Saturday lunch first")],
    "hao": [("校门口上下学交通", "Traffic at the school gate", "和交警一起蹲点", "Watching with the traffic police")],
}


def _focuses(deputies: list[models.Deputy], told: list[people.DeputySeed]) -> None:
    models.Focus.objects.bulk_create(
        models.Focus(
            deputy=deputy, name_zh=name, name_en=english, note_zh=note, note_en=note_en, created_at=clock.now()
        )
        for deputy, seed in zip(deputies, told, strict=True)
        for name, english, note, note_en in FOCUSES.get(seed.key, [])
    )


def _posts(slug: str, deputies: list[models.Deputy]) -> None:
    units = {
        unit.code: models.Unit(
            name_zh=unit.name, name_en=unit.name_en, kind=_kind(unit), phone=unit.telephone, sound=sound_of(unit.name)
        )
        for unit in people.units(slug)
    }
    models.Unit.objects.bulk_create(units.values())
    stations = {station.area.name_zh: station for station in models.Station.objects.select_related("area")}
    password = make_password(DEMO_PASSWORD)
    users, posts = [], []
    for deputy, elected in zip(deputies, people.deputies(SEED, slug), strict=True):
        key = elected.key or f"d{deputy.code[1:]}"
        users.append(_user(slug, key, elected.name, elected.name_en, password, is_reached=bool(elected.key)))
        posts.append(models.Post(user=users[-1], role="deputy", deputy=deputy, since=ELECTED))
    by_key = {seed.key: deputy for deputy, seed in zip(deputies, people.deputies(SEED, slug), strict=True) if seed.key}
    for seed in people.staff(slug):
        users.append(_user(slug, seed.key, seed.name, seed.name_en, password, is_reached=True))
        served = {
            "deputy": by_key.get(seed.serves),
            "unit": units.get(seed.serves),
            "station": stations.get(seed.serves),
        }
        posts.append(models.Post(user=users[-1], role=seed.role, since=ELECTED, **served))
    User.objects.bulk_create(users)
    models.Post.objects.bulk_create(posts)


def _kind(unit: people.UnitSeed) -> str:
    if unit.area:
        return "office"
    return "company" if unit.name.endswith("公司") else "department"


def _user(slug: str, key: str, name: str, name_en: str, password: str, *, is_reached: bool) -> User:
    """Those who are known by name can be written to, at a host that is nobody’s."""
    ending = "" if slug == "yuhe" else f".{slug}"
    email = f"{key}{ending}@example.org" if is_reached else ""
    told = {"name": name, "name_en": name_en, "sound": sound_of_person(name), "email": email}
    return User(sign_in_name=key + ending, password=password, is_for_demo=True, **told)
