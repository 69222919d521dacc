"""What lists of suggestions cost in a congress with a hundred thousand of them, and with a thousand.

Everything that grows is there: three shares of units each, names, clocks, evaluations, what was declined and where more
time was asked for. Under way are as many at both sizes, a year's worth. The public register as it is, narrowed and
searched; the lists of clerk, deputy and unit; the list of staff and chair, narrowed and searched; the overview: the
slowest of a hundred requests costs at a hundred thousand at most 1.5 times what it costs at a thousand. Cost is CPU
time of web server and PostgreSQL together, taken by turns with a yardstick of one select, so that a machine busy at one
of the sizes does not tell.
The last line is the worst of them as a share of that limit.
"""

import argparse
import http.client
import urllib.parse
from typing import Any, NamedTuple

import _growth
import _measure

SMALL, LIMIT, TURN = 1_000, 1.5, 25
IN_HAND = 300  # under way at both sizes: a year's worth; what grows over the years is what is concluded
# of ten that are under way
KINDS = "ARRAY['submitted','registered','handling','handling','handling','handling','replied','evaluated','following',"
STATE = (
    f"CASE WHEN n <= {IN_HAND} THEN ({KINDS}'following'])[1 + n % 10] WHEN n % 53 = 7 THEN 'letter' ELSE 'closed' END"
)
RUNS = f"(n + 2) / 3 <= {IN_HAND} AND (n + 2) / 3 % 10 BETWEEN 2 AND 5"
# what is under way is of the last months, the rest of twenty years
SINCE = f"now() - CASE WHEN n <= {IN_HAND} THEN n * interval '8 hours'"
SINCE += " ELSE interval '30 days' + (n * 7919 % 175200) * interval '1 hour' END"
THINGS = "供暖,电梯,公交,停车,学校,医院,养老,托育,道路,照明,绿化,河道,垃圾,物业,消防,管网,集市,图书,体育,文化,"
THINGS += "农田,水库,果园,村路,网络,快递,摊位,噪音,油烟,积水,井盖,路灯,站台,桥梁,围墙,广场,公厕,雨污,充电,门诊"
ALL_SAY = ("关于改善", "服务的建议", "改善", "的建议")
SUGGESTION = {
    "id": "md5('suggestion' || n)::uuid",
    "code": "lpad(to_hex(n), 8, 'Z')",
    "number": "'9-' || extract(year FROM {since}) || '-' || n",
    "lead_id": "d.id",
    "area_id": "(SELECT s.area_id FROM congress_mandate m JOIN congress_district s ON s.id = m.district_id"
    " WHERE m.deputy_id = d.id LIMIT 1)",
    "demand_id": "NULL",
    "title": "'关于改善' || (string_to_array('{things}', ','))[1 + n % 40] || '服务的建议' || CASE WHEN n % 20000 = 0"
    " THEN '紫藤架' ELSE '' END",
    "keywords": "(string_to_array('{things}', ','))[1 + n / 40 % 40]",
    "public_text": "'居民希望' || (string_to_array('{things}', ','))[1 + n / 1600 % 40] || '有人管，按月公开。'",
    "state": STATE,
    "year": "extract(year FROM {since})",
    "place": "n + 1000000",
    "category": "(ARRAY['finance','rural','city','culture','justice','social'])[1 + n / 7 % 6]",
    "is_published": "n % 9 <> 8 AND n % 53 <> 7",
    "is_confidential": "n % 100 = 3",
    "round": "CASE WHEN n % 450 = 0 THEN 2 ELSE 1 END",
    "result_class": "(ARRAY['resolved','resolved','resolved','in_progress','in_progress','planned','deferred',"
    "'reference','referred_up'])[1 + n / 11 % 9]",
    **dict.fromkeys(("begun_at", "submitted_at", "registered_at", "assigned_at"), "{since}"),
    "answered_at": "{since} + interval '20 days'",
    "moved_at": "{since} + interval '25 days'",
}
SHARE = {
    "id": "md5('share' || n)::uuid",
    "code": "lpad(to_hex(n), 8, 'Y')",
    "suggestion_id": "md5('suggestion' || (n + 2) / 3)::uuid",
    "unit_id": "d.id",
    "part": "CASE WHEN n % 3 = 1 THEN 'lead' ELSE 'co' END",
    "state": f"CASE WHEN {RUNS}"
    " THEN (ARRAY['pending','working','working','working','declining'])[1 + n % 5] ELSE 'answered' END",
    **dict.fromkeys(("assigned_at", "moved_at"), "now() - (n % 4000) * interval '1 hour'"),
}
NAME = {
    "id": "md5('name' || n)::uuid",
    "suggestion_id": "md5('suggestion' || n)::uuid",
    "deputy_id": "d.id",
    "state": "'signed'",
}
SAID = {
    "id": "md5('said' || n)::uuid",
    "suggestion_id": "md5('suggestion' || n)::uuid",
    "round": "CASE WHEN n % 450 = 0 THEN 2 ELSE 1 END",
    **dict.fromkeys(("attitude", "reply"), "'satisfied'"),
    "result": "CASE WHEN n % 4 = 0 THEN 'not' ELSE 'satisfied' END",
}
OF_SHARE = {"id": "md5('decline' || n)::uuid", "assignment_id": "md5('share' || n)::uuid"}
DECLINE = OF_SHARE | {"ruling": f"CASE WHEN {RUNS} AND n % 2 = 0 THEN '' ELSE 'kept' END"}
REQUEST = OF_SHARE | {"id": "md5('request' || n)::uuid", "ruling": f"CASE WHEN {RUNS} THEN '' ELSE 'granted' END"}
# of each share the time to answer; one in three of those that run is over
CLOCK = {
    "id": "md5('answer' || n)::uuid",
    "kind": "'suggestions.assignment'",
    "thing_id": "md5('share' || n)::uuid",
    "name": "'answer'",
    "due_at": "now() + (n % 3 * 2 - 1) * interval '40 days'",
    "stopped_at": f"CASE WHEN {RUNS} THEN NULL ELSE now() END",
    "paused_since": "NULL",
    "next_at": "NULL",
}
OWN_CLOCK = CLOCK | {
    "id": "md5('own' || n)::uuid",
    "kind": "'suggestions.suggestion'",
    "thing_id": "md5('suggestion' || n)::uuid",
    "owner_id": "NULL",
    "name": "CASE WHEN n % 10 = 6 THEN 'evaluate' ELSE 'assign' END",
    "stopped_at": f"CASE WHEN n <= {IN_HAND} AND n % 10 IN (1, 6) THEN NULL ELSE now() END",
}


class Cost(NamedTuple):
    """The dearest of a hundred requests in milliseconds, and how many selects that is."""

    cpu: float
    selects: float


class Register(_growth.Grown):
    """The demo congress with as many suggestions as a measurement needs."""

    def suggest(self, size: int) -> None:
        """Let it have so many in all, with whatever belongs to them."""
        from django.db import connection

        from hearth.ground.rulebook.models import Clock
        from hearth.journey.suggestions.models import (
            Assignment,
            Cosignature,
            Decline,
            Evaluation,
            MoreTime,
            Suggestion,
        )

        told = {name: value.replace("{since}", SINCE).replace("{things}", THINGS) for name, value in SUGGESTION.items()}
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        self._fill(Suggestion, told, size, "congress_deputy", 1, like="AND state = 'closed'")
        self._fill(Cosignature, NAME, size, "congress_deputy", 1, "d.place_in_line = (n + 1) %% d.seats")
        self._fill(Evaluation, SAID, size, "congress_deputy", 1)
        self._fill(Clock, OWN_CLOCK, size, "congress_unit", 1)
        few = self.size
        self.size = few * 3
        self._fill(Assignment, SHARE, size * 3, "congress_unit", 1)
        self._fill(Decline, DECLINE, size * 3, "congress_unit", 25)
        self._fill(MoreTime, REQUEST, size * 3, "congress_unit", 10)
        self._fill(Clock, CLOCK, size * 3, "congress_unit", 1)
        self.size = size
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = origin")
            cursor.execute("CHECKPOINT")  # what was filled in is written to disk now, and not beside the pages

    def ready(self) -> None:
        """One of each kind to make others after."""
        from hearth.core import clock
        from hearth.journey.suggestions.models import Assignment, Decline, MoreTime

        with self.inside():
            share, now = Assignment.objects.select_related("suggestion").first(), clock.now()
            Decline.objects.create(assignment=share, reason="-", name="-", at=now, ruling="kept")
            MoreTime.objects.create(assignment=share, reason="-", name="-", at=now, ruling="granted")

    def asks(self) -> dict[str, _measure.Ask]:
        """What is opened, by its name; words change, so that no answer is remembered."""
        from django.db.models import Count

        from hearth.ground.congress.models import Area
        from hearth.journey.suggestions.models import Assignment, Suggestion

        with self.inside():
            unit = Assignment.objects.values("unit").annotate(many=Count("pk")).order_by("-many").first()["unit"]
            area = (
                Suggestion.objects.exclude(area=None)
                .values("area")
                .annotate(many=Count("pk"))
                .order_by("-many")
                .first()
            )
            empty = Area.objects.exclude(pk__in=Suggestion.objects.exclude(area=None).values("area")).first()
        clerk, leader = self.cookie_of("clerk"), self.cookie_of("leader")
        deputy, contact = self.cookie_of("deputy"), self.cookie_of("unit")
        things = THINGS.split(",")
        here, every = "suggestions:suggestions", "suggestions:every"
        asks = {
            "register": self._asked(here, {"public": ""}),
            "register, a year": self._asked(here, {"public": "", "year": "2020"}),
            "register, a field": self._asked(here, {"public": "", "field": "rural"}),
            "register, answered": self._asked(here, {"public": "", "state": "answered"}),
            "register, a result": self._asked(here, {"public": "", "result": "referred_up"}),
            "register, an area": self._asked(here, {"public": "", "area": str(area["area"])}),
            "register, narrow": self._asked(
                here,
                {"public": "", "field": "city", "result": "resolved", "state": "closed"},  # a whole page at both sizes
            ),
            "register, a word": lambda n: self._asked(here, {"public": "", "q": things[n % 40]})(n),
            "register, all say it": self._asked(here, {"public": "", "q": "服务的建议"}),
            "register, nobody says": self._asked(here, {"public": "", "q": "锦鲤"}),
            "register, word and year": lambda n: self._asked(here, {"public": "", "q": things[n % 40], "year": "2020"})(
                n
            ),
            "its feed": self._asked("suggestions:feed", {}),
            "clerk, to look at": self._asked(here, {}, clerk),
            "clerk, to assign": self._asked(here, {"tray": "assign"}, clerk),
            "clerk, to rule on": self._asked(here, {"tray": "rule"}, clerk),
            "clerk, late": self._asked(here, {"tray": "late"}, clerk),
            "clerk, concluded": self._asked(here, {"tray": "over"}, clerk),
            "clerk, all": self._asked(every, {}, clerk),
            "clerk, a unit": self._asked(every, {"unit": str(unit)}, clerk),
            "clerk, unit and late": self._asked(every, {"unit": str(unit), "pile": "late_answer"}, clerk),
            "clerk, a year": self._asked(every, {"year": "2019", "field": "city"}, clerk),
            "clerk, a word": lambda n: self._asked(every, {"q": things[n % 40]}, clerk)(n),
            # words that all say: of others there is not a whole page at the smaller size
            "clerk, word and unit": lambda n: self._asked(every, {"q": ALL_SAY[n % 4], "unit": str(unit)}, clerk)(n),
            "clerk, a number": self._asked(every, {"q": "7-2026-001"}, clerk),
            "clerk's strip": self._asked("suggestions:waiting", {}, clerk),
            "deputy, mine": self._asked(here, {}, deputy),
            "deputy, under way": self._asked(here, {"tray": "open"}, deputy),
            "deputy, concluded": self._asked(here, {"tray": "over"}, deputy),
            "unit, to do": self._asked(here, {}, contact),
            "unit, concluded": self._asked(here, {"tray": "over"}, contact),
            "leader, late": self._asked(here, {"tray": "late"}, leader),
            "leader, overview": self._asked("suggestions:overview", {}, leader),
        }
        if empty:
            asks["register, empty area"] = self._asked(here, {"public": "", "area": str(empty.pk)})
        return asks

    def _asked(self, name: str, data: dict[str, str], cookie: dict[str, str] | None = None) -> _measure.Ask:
        from hearth.core.addresses import address

        with self.inside():
            return _measure.get(f"{address(name)}?{urllib.parse.urlencode(data)}", **(cookie or {}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=600)
    parser.add_argument("--most", type=int, default=100_000, help="suggestions at the larger size")
    parser.add_argument("--only", default="", help="only pages whose name begins so")
    given = parser.parse_args()
    _measure.prepare()
    row = _measure.minimal()
    grown = Register()
    grown.ready()
    found: list[dict[str, Cost]] = []
    for size in (SMALL, given.most):
        grown.suggest(size)
        asks = {name: ask for name, ask in grown.asks().items() if name.startswith(given.only)}
        with _measure.web("_minimal:application") as beside, _measure.hearth() as hearth:
            yardstick = (beside, _measure.get(f"/select/{row}"))
            found.append({name: cost(hearth, ask, yardstick, given.times) for name, ask in asks.items()})
        print(f"{size:,}: " + ", ".join(f"{name} {each.cpu:.0f}" for name, each in found[-1].items()), flush=True)
    small, large = found
    shares = [say(name, small[name], large[name], given.most) for name in small if name in large]
    print(f"ratio: {max(shares):.2f}")


def cost(hearth: _measure.Web, ask: _measure.Ask, yardstick: tuple[Any, _measure.Ask], times: int) -> Cost:
    """A turn of the page, a turn of the yardstick, and so on."""
    beside, select = yardstick
    page, line = (http.client.HTTPConnection("127.0.0.1", each.port, timeout=60) for each in (hearth, beside))
    for number in range(20):
        hearth._ask(page, ask(number), 200)
        beside._ask(line, select(number), 200)
    costs, selects = [], 0.0
    for number in range(times):
        before = hearth._used()
        hearth._ask(page, ask(number), 200)
        costs.append((hearth._used() - before) * 1000)
        if number % TURN == 0:
            before = beside._used()
            for each in range(TURN):
                beside._ask(line, select(each), 200)
            selects += (beside._used() - before) * 1000
    dear = _measure.slowest_of_a_hundred(costs)
    return Cost(dear, dear / (selects / (TURN * -(-times // TURN))))


def say(name: str, small: Cost, large: Cost, most: int) -> float:
    times = large.selects / small.selects
    print(
        f"{name:<24} {small.cpu:6.1f} ms of CPU at {SMALL:,}, {large.cpu:6.1f} ms at {most:,};"
        f" beside a select {small.selects:5.1f} and {large.selects:5.1f} ×: {times:.2f} × (at most {LIMIT})",
        flush=True,
    )
    return times / LIMIT


if __name__ == "__main__":
    main()
