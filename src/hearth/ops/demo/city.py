"""The city above the demo's districts: a small congress with a few people in it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from hearth.core import tenancy
from hearth.core.sounds import sound_of, sound_of_person
from hearth.ground.accounts.demo import DEMO_PASSWORD
from hearth.ground.accounts.models import User
from hearth.ground.congress import models
from hearth.ops.demo.stage import ELECTED, TERM_ENDS

SLUG = "jinhe"
AREAS = [("榆河区", "Yuhe", 1), ("锦川区", "Jinchuan", 2)]
DEPUTIES = [
    ("luo", "罗春晖", "Luo Chunhui", "f", "社区卫生服务中心主任", "head of a health centre", 0),
    ("xin", "辛海峰", "Xin Haifeng", "m", "公交公司驾驶员", "bus driver", 0),
    ("pei", "裴玉兰", "Pei Yulan", "f", "养老院护理主管", "head nurse in a nursing home", 1),
]
STAFF = [
    ("tao", "陶静", "Tao Jing", "clerk"),
    ("ju", "鞠文广", "Ju Wenguang", "admin"),
    ("lou", "娄建平", "Lou Jianping", "leader"),
    ("shu", "舒敏", "Shu Min", "unit"),
    ("ge", "葛长江", "Ge Changjiang", "unit-leader"),
]


def build() -> models.Congress:
    """The city's congress, above both districts."""
    city: models.Congress = models.Congress.objects.create(
        slug=SLUG,
        key=uuid4(),
        name_zh="晋河市人民代表大会",
        name_en="Jinhe City People’s Congress",
        short_zh="晋河市人大",
        short_en="Jinhe City Congress",
        level="city",
        phone="0354-000 0901",
        licence_line="演示系统 / Demonstration",
        is_demo=True,
    )
    with tenancy.inside(city):
        _people(_seats())
    models.Congress.objects.filter(is_demo=True, level="county").update(parent=city)
    return city


def _seats() -> list[models.District]:
    models.Term.objects.create(number=7, begins_on=ELECTED, ends_on=TERM_ENDS)
    seats = []
    for name, english, column in AREAS:
        area = models.Area.objects.create(
            name_zh=name, name_en=english, kind="street", sound=sound_of(name), column=column, row=1
        )
        seats.append(models.District.objects.create(area=area, number=1))
    return seats


def _people(seats: list[models.District]) -> None:
    bureau = models.Unit.objects.create(
        name_zh="晋河市民政局", name_en="Jinhe Civil Affairs Bureau", kind="department", sound=sound_of("晋河市民政局")
    )
    password, term = make_password(DEMO_PASSWORD), models.Term.objects.get()
    for number, (key, name, english, gender, work, work_en, seat) in enumerate(DEPUTIES, 1):
        deputy = models.Deputy.objects.create(
            code=f"D{number:03}", name_zh=name, name_en=english, sound=sound_of_person(name), gender=gender,
            work_zh=work, work_en=work_en,
        )  # fmt: skip
        models.Mandate.objects.create(deputy=deputy, term=term, district=seats[seat], state="active")
        _post(key, name, english, password, role="deputy", deputy=deputy)
    for key, name, english, role in STAFF:
        _post(key, name, english, password, role=role, unit=bureau if role.startswith("unit") else None)


def _post(key: str, name: str, english: str, password: str, **post: Any) -> None:
    told = {"name": name, "name_en": english, "sound": sound_of_person(name), "email": f"{key}.{SLUG}@example.org"}
    user = User.objects.create(sign_in_name=f"{key}.{SLUG}", password=password, is_for_demo=True, **told)
    models.Post.objects.create(user=user, since=ELECTED, **post)
