"""The demo's content: invented, coherent, and the same for the same seed."""

import re
from collections import Counter
from datetime import date, datetime

import pytest

from hearth.ops.demo.people import CONCERNS, deputies, staff, unit_named, units
from hearth.ops.demo.places import PLACE_KINDS, areas, ground
from hearth.ops.demo.rhythm import SHANGHAI, WINTER_MONTHS
from hearth.ops.demo.sentences import OUTCOMES, demands, matters, topics
from hearth.ops.demo.winter import messages
from hearth.ops.demo.wordbook import CHAPTERS, TOPICS

SEED, START, END = 7, date(2026, 8, 25), date(2026, 11, 22)
NOW = datetime(2026, 11, 22, tzinfo=SHANGHAI)
ROLES = {"clerk", "aide", "committee", "leader", "office", "unit", "unit-leader", "station", "auditor", "admin"}

LEGAL = {  # state → what can happen → state
    "delivered": {"acknowledge": "acknowledged", "withdraw": "withdrawn"},
    "acknowledged": {
        "ask": "need_info",
        "hand_over": "coordinating",
        "reply": "replied",
        "note": "acknowledged",
        "withdraw": "withdrawn",
    },
    "need_info": {"inform": "acknowledged", "withdraw": "withdrawn"},
    "coordinating": {"note": "coordinating", "reply": "replied", "withdraw": "withdrawn"},
    "replied": {"rate": "rated", "reopen": "reopened"},
    "rated": {"reopen": "reopened"},
    "reopened": {"acknowledge": "acknowledged"},
    "withdrawn": {},
}


@pytest.fixture(scope="module")
def winter():
    return messages(SEED, START, END)


def end_state(script):
    state = "delivered"
    for step in script:
        state = LEGAL[state][step.verb]
    return state


def test_yuhe_has_245_deputies_and_no_name_twice():
    names = [deputy.name for deputy in deputies(SEED)]

    assert len(names) == len(set(names)) == 245


def test_every_electoral_district_elects_one_to_three_deputies():
    seats = Counter((deputy.area, deputy.district) for deputy in deputies(SEED))

    assert set(seats) == {(area.name, number) for area in areas() for number in range(1, area.districts + 1)}
    assert set(seats.values()) <= {1, 2, 3}


def test_the_cast_sits_where_the_posters_say():
    seats = {deputy.name: (deputy.name_en, deputy.area, deputy.district) for deputy in deputies(SEED)}

    assert seats["曹立新"] == ("Cao Lixin", "安和街道", 3)
    assert seats["陈丽芸"][:2] == ("Chen Liyun", "锦华街道")
    assert seats["郝志远"][:2] == ("Hao Zhiyuan", "文汇街道")
    assert {"赵敏", "孙建国"} <= set(seats)
    assert ground().place("锦苑小区").district == 3


def test_the_neighbour_is_small_and_has_wei():
    people = deputies(SEED, "jinchuan")

    assert (len(people), len(areas("jinchuan"))) == (12, 3)
    assert "魏岚" in {deputy.name for deputy in people}
    assert not {deputy.name for deputy in people} & {deputy.name for deputy in deputies(SEED)} & {"魏岚", "曹立新"}


def test_deputies_care_about_things_people_write_about():
    concerns = [deputy.topics for deputy in deputies(SEED)]

    assert all(2 <= len(topics_) <= 3 and set(topics_) <= set(CONCERNS) for topics_ in concerns)


def test_every_role_has_somebody_and_every_post_belongs_somewhere():
    belongings = {unit.code for unit in units()} | {area.name for area in areas()}
    keys = {deputy.key for deputy in deputies(SEED)}

    assert {person.role for person in staff()} == ROLES
    assert all(not person.serves or person.serves in belongings | keys for person in staff())


def test_no_two_people_share_a_key():
    for congress in ("yuhe", "jinchuan"):
        keys = [person.key for person in (*deputies(SEED, congress), *staff(congress)) if person.key]

        assert len(keys) == len(set(keys))


def test_some_forty_units_stand_ready_and_each_area_has_its_office():
    codes = [unit.code for unit in units()]

    assert len(codes) == len(set(codes)) == 42
    assert {unit.area for unit in units() if unit.area} == {area.name for area in areas()}
    assert {matter.unit for matter in matters() if matter.unit} <= set(codes)
    assert {case.unit for matter in matters() for case in matter.cases if case.unit} <= set(codes)


@pytest.mark.parametrize("congress", ["yuhe", "jinchuan"])
def test_no_two_areas_share_a_tile_and_no_two_places_a_name(congress):
    land = ground(congress)
    tiles = [(area.x, area.y) for area in land.areas]
    names = [place.name for place in land.places]

    assert len(tiles) == len(set(tiles))
    assert len(names) == len(set(names))


def test_every_area_has_eight_to_fourteen_places_in_every_district():
    for area in areas():
        assert 8 <= len(area.places) <= 14
        assert {place.district for place in area.places} == set(range(1, area.districts + 1))
        assert {place.kind for place in area.places} <= set(PLACE_KINDS)


def test_the_words_are_written_by_hand_and_many():
    skeletons = [case.say for matter in matters() for case in matter.cases]

    assert len(skeletons) == len(set(skeletons)) > 120
    assert len(topics()) == len(TOPICS) == 14
    assert {"cold-mornings", "care-for-the-old", "bus-3", "lift-daylight"} == set(demands())


def test_nobody_writes_the_same_words_twice(winter):
    texts = [message.text for message in winter]

    assert len(texts) == len(set(texts)) == 249


def test_every_message_comes_from_a_place_and_goes_to_its_deputy(winter):
    people = deputies(SEED)

    for message in winter:
        place, deputy = ground().place(message.place), people[message.deputy]
        assert message.area == place.area == deputy.area
        assert deputy.district == place.district or message.key in ("feng", "granny-li")


def test_every_script_is_legal_and_lies_in_the_past(winter):
    for message in winter:
        moments = [message.moment + step.after for step in message.script]
        assert end_state(message.script) in LEGAL
        assert moments == sorted(set(moments))
        assert all(message.moment < moment < NOW for moment in moments)


def test_every_answer_says_what_kind_it_is_and_every_rating_how_it_went(winter):
    steps = [step for message in winter for step in message.script]
    named = {unit.name for unit in units()}

    assert {step.outcome for step in steps if step.verb == "reply"} == set(OUTCOMES)
    assert all(step.text for step in steps if step.verb in ("reply", "ask", "inform", "note", "hand_over", "reopen"))
    assert all(
        step.solved in ("yes", "partly", "no") and 1 <= step.clarity <= 3 for step in steps if step.verb == "rate"
    )
    assert {step.unit for step in steps if step.verb == "hand_over" or step.outcome == "passed_on"} <= named


def test_some_still_wait_and_some_were_asked_again(winter):
    ends = Counter(end_state(message.script) for message in winter)
    reopened = [message for message in winter if any(step.verb == "reopen" for step in message.script)]

    assert ends["delivered"] >= 3
    assert ends["acknowledged"] + ends["coordinating"] >= 8
    assert ends["rated"] > ends["replied"]
    assert ends["withdrawn"]
    assert reopened


def test_the_cold_flat_is_the_last_of_thirty_seven(winter):
    cold = [message for message in winter if message.demand == "cold-mornings"]
    feng = next(message for message in winter if message.key == "feng")

    assert len(cold) == 37
    assert cold[-1] == feng
    assert len({message.place for message in cold}) == 9
    assert f"{feng.moment:%H:%M}" == "07:42"
    assert feng.phone == "138 0000 2046"
    assert deputies(SEED)[feng.deputy].name == "曹立新"
    assert feng.text.startswith("我家在锦苑小区7号楼，早上六七点和晚上十点以后")
    assert [step.verb for step in feng.script] == ["acknowledge", "hand_over", "note", "note", "reply", "rate"]


def test_granny_li_is_heard_by_chen(winter):
    granny = next(message for message in winter if message.key == "granny-li")

    assert (granny.who, granny.topic, granny.demand) == ("李奶奶", "elderly", "care-for-the-old")
    assert deputies(SEED)[granny.deputy].name == "陈丽芸"
    assert granny.script[-1].solved == "yes"


def test_nobody_writes_about_cold_homes_in_summer():
    summer = messages(SEED, date(2026, 6, 1), date(2026, 8, 1), 200)
    ordinary = [message for message in summer if message.key.startswith("yuhe-")]

    assert len(summer) == 200
    assert not [message for message in ordinary if message.topic in ("heating", "snow")]


def test_winter_matters_are_raised_in_winter(winter):
    for message in winter:
        if message.topic in ("heating", "snow"):
            assert message.moment.month in WINTER_MONTHS


def test_some_write_english_and_most_can_be_reached(winter):
    english = sum(message.language == "en" for message in winter)
    reachable = sum(bool(message.phone or message.email) for message in winter)

    assert 0.04 < english / len(winter) < 0.14
    assert 0.5 < reachable / len(winter) < 0.7
    assert all(re.search("[一-鿿]", message.text) for message in winter if message.language != "en")
    assert not [message for message in winter if message.language == "en" and re.search("[一-鿿]", message.text)]


def test_nobody_walks_in_or_rings_when_the_station_is_closed(winter):
    attended = [message.moment for message in winter if message.channel in ("phone", "walk-in")]

    assert attended
    assert all(moment.weekday() < 5 and 9 <= moment.hour < 17 for moment in attended)


def test_the_same_seed_tells_the_same_winter_and_another_seed_another(winter):
    again, other = messages(SEED, START, END), messages(SEED + 1, START, END)

    assert again == winter
    assert other != winter


def test_a_moment_as_end_lets_today_have_messages():
    noon = datetime(2026, 11, 22, 12, tzinfo=SHANGHAI)

    today = [message.moment for message in messages(SEED, START, noon, 400) if message.moment.date() == noon.date()]

    assert today
    assert max(today) < noon


def test_the_neighbour_gets_thirty_messages_of_its_own():
    told = messages(SEED, START, END, 30, "jinchuan")

    assert len({message.text for message in told}) == 30
    assert {message.place for message in told} <= {place.name for place in ground("jinchuan").places}
    assert not {message.key for message in told} & {"feng", "granny-li"}


def test_no_number_could_ring_at_anybodys_home(winter):
    numbers = [message.phone for message in winter if message.phone]
    numbers += [station.telephone for area in areas() for station in [area.station]]
    numbers += [unit.telephone for unit in units()]
    written = re.findall(r"\d[\d -]{6,}\d", "".join(path.read_text("utf-8") for path in CHAPTERS.glob("*.toml")))

    assert all("000" in number for number in [*numbers, *written])
    assert all(message.email.endswith("@example.org") for message in winter if message.email)


def test_nobody_shouts_and_no_gap_stays_open(winter):
    book = "".join(path.read_text("utf-8") for path in CHAPTERS.glob("*.toml"))
    said = [message.text for message in winter] + [step.text for message in winter for step in message.script]

    assert not {"!", "！"} & set(book)
    assert not [line for line in said if "{" in line or "}" in line]


def test_a_unit_is_found_by_its_code():
    assert unit_named("heating").name == "榆河热力有限公司"
    assert unit_named("heating", "jinchuan").name == "锦川热力有限公司"
