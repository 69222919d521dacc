"""What common demands cost in a large congress: gathering a message, answering a thousand people.

Looking at one message that has just arrived, among so many stored ones: at most 20 ms of CPU for 95 of 100, Python and
PostgreSQL together. Answering a thousand people at once: at most one second of CPU until all answers are committed.
Beside both stands what a view of one insert and one select costs in the same run. How much memory the looking takes is
printed, and what the same costs at ten thousand stored messages. The last line is the worst as a share of its limit.
What the first page of a search costs among as many messages, `bench search` measures.

With `--night`, what lies beside a demand that something has just joined is looked at, which is said and has no limit
of its own; then all of them are grouped anew, with eight links each: at most an hour of CPU for a million, and a
gigabyte in the process, while what a clerk's desk costs for 95 of 100 stays within 1.3 times what it costs alone.
"""

import argparse
import http.client
import json
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import _growth
import _measure

SMALL, PEOPLE, ASKED = 10_000, 1000, 300
MOST_LOOKING, MOST_ANSWERING = 20.0, 1.0  # milliseconds of each, seconds of all
MOST_NIGHT, MOST_MEMORY, MOST_BESIDE = 3600.0, 1000, 1.3  # seconds of a million, megabytes, times the desk alone
SENTENCES, STEP = 5_000, 50_000
ESTATE, SIGNS = "梧桐小区", "梧桐"  # the estate of every sentence, and what is put in place of it
ONES = "锦翠春华明安和康福泰祥瑞金玉兰桂松柏竹梅云霞晨阳星辰海江河湖清雅文德仁义礼信嘉"
OTHERS = "庭园居湾城府郡邸坊阁院台岸洲岭峰林森泉溪景苑里村堂轩榭廊亭桥港口塘堤坝屿岛礁沙滩"
MADE = "CREATE TEMP TABLE made (place int PRIMARY KEY, body text, told jsonb, terms text[])"
# message n repeats sentence n of those made, at another estate: two signs of its name stand for those of all others
NEW = """
CREATE TEMP TABLE fresh AS SELECT md5('thread' || n)::uuid AS thread, place, signs, source,
   now() - (n %% 1000000) * interval '15 seconds' AS at
FROM generate_series(%(first)s, %(last)s) n
CROSS JOIN LATERAL (SELECT substr(%(ones)s, n %% length(%(ones)s) + 1, 1)
      || substr(%(others)s, n / 40 %% length(%(others)s) + 1, 1) AS signs,
   n %% %(made)s AS place, lpad(to_hex(n), 24, '0') AS source) at_estate
WHERE EXISTS (SELECT 1 FROM contact_thread t WHERE t.id = md5('thread' || n)::uuid)
"""
SAY = """
INSERT INTO contact_message (entry_id, congress_id, thread_id, kind, body, sealed, photo_count, reply_type, passed_to)
SELECT gen_random_uuid(), %(congress)s, thread, 'first', translate(body, %(all)s, signs), ''::bytea, 0, '', ''
FROM fresh JOIN made USING (place)
"""
READ = """
INSERT INTO demands_textreading (id, congress_id, thread_id, version, told, terms, at)
SELECT gen_random_uuid(), %(congress)s, thread, %(version)s,
   translate(told::text, %(all)s, signs)::jsonb
      || jsonb_build_object('sender', source, 'at', extract(epoch FROM at) / 86400),
   translate(terms::text, %(all)s, signs)::text[], at
FROM fresh JOIN made USING (place)
"""
SEEK = """
INSERT INTO demands_clue (congress_id, thread_id, version, at, words, terms)
SELECT r.congress_id, r.thread_id, r.version, r.at,
   (SELECT count(*) FROM unnest(r.terms) term WHERE length(term) > 1 AND term NOT LIKE '#%%'),
   ARRAY(
      SELECT crc32(convert_to(r.congress_id || ' ' || sought, 'UTF8')) - 2147483648 FROM unnest(r.terms) term
      CROSS JOIN LATERAL (VALUES (term, true), (term || ' ' || floor(extract(epoch FROM r.at) / 259200), false))
         AS named(sought, is_alone)
      WHERE is_alone OR (length(term) > 1 AND term NOT LIKE '#%%')
   )
FROM fresh f JOIN demands_textreading r ON r.thread_id = f.thread
"""
COUNT = """
INSERT INTO demands_term (id, congress_id, term, amount)
SELECT gen_random_uuid(), %(congress)s, translate(term, %(all)s, signs), sum(amount) FROM (
   SELECT place, signs, count(*) AS amount FROM fresh GROUP BY place, signs
) f JOIN made USING (place) CROSS JOIN unnest(terms || ARRAY['']) term GROUP BY 3
ON CONFLICT (congress_id, term) DO UPDATE SET amount = demands_term.amount + excluded.amount
"""
SIZE = """
SELECT avg(cardinality(terms)), pg_total_relation_size('demands_textreading') / 1000000,
   pg_total_relation_size('demands_clue') / 1000000
FROM demands_textreading
"""
WHEN = "UPDATE contact_thread t SET began_at = at FROM fresh WHERE t.id = thread"
PUT_IN = """
INSERT INTO demands_gathering
  (id, congress_id, demand_id, thread_id, state, how, why, source, since, said_by, ended_from, told, is_to_tell)
SELECT gen_random_uuid(), %(congress)s, %(demand)s, id, 'joined', 'machine', '{{}}', sha256(locator::bytea), now(), '',
   '', '', false
FROM contact_thread t WHERE congress_id = %(congress)s AND state = 'delivered' AND code LIKE 'Z%%'
   AND NOT EXISTS (SELECT 1 FROM demands_gathering g WHERE g.thread_id = t.id)
ORDER BY id LIMIT %(people)s
ON CONFLICT DO NOTHING
""".replace("{{}}", "{}")


# twenty-five that are one matter, each like the four before it and a little like four others
LINK = """
INSERT INTO demands_link (id, congress_id, one_id, other_id, probability, version, at)
SELECT gen_random_uuid(), %(congress)s, least(one, other), greatest(one, other), likely, '', now()
FROM generate_series(%(first)s, %(last)s) n
CROSS JOIN (VALUES (1, 0, 0.95), (2, 0, 0.9), (3, 0, 0.85), (4, 0, 0.6), (0, 1, 0.4), (0, 2, 0.35), (0, 3, 0.32), (0, 4,
   0.3)) k(groups, weeks, likely)
CROSS JOIN LATERAL (SELECT n - groups * %(size)s / 25 - weeks * 1601 AS before) b
CROSS JOIN LATERAL (SELECT md5('thread' || n)::uuid AS one, md5('thread' || before)::uuid AS other) pair
WHERE before > 0
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--night", action="store_true", help="group all of them anew, too")
    given = parser.parse_args()
    _measure.prepare()
    row = _measure.minimal()
    crowd = Crowd()
    with _measure.web("_minimal:application") as yardstick:
        beside = yardstick.cost(_insert, 800)[0]
    print(f"one insert and one select {beside:.2f} ms of CPU ({row})")
    for size in sorted({min(SMALL, given.messages), given.messages}):
        crowd.grow(size)
        looking = crowd.look(given.times)
        say_looking(looking, size, beside)
    seconds = crowd.answer()
    each = seconds / PEOPLE * 1000
    print(
        f"answering {PEOPLE:,} people {seconds:.2f} s of CPU (at most {MOST_ANSWERING:.0f}); {each:.2f} ms each,"
        f" {each / beside:.2f} × an insert and a select"
    )
    shares = [at(looking, 95) / MOST_LOOKING, seconds / MOST_ANSWERING]
    if given.night:
        shares += say_night(crowd)
    print(f"ratio: {max(shares):.2f}")


def _insert(number: int) -> tuple[str, str, bytes | None, dict[str, str]]:
    body = f"name=one&body=words+{number}".encode()
    return "POST", "/insert", body, {"Content-Type": "application/x-www-form-urlencoded"}


def say_looking(costs: list[float], size: int, beside: float) -> None:
    """The middle, the slowest of twenty and the slowest of all, in one line."""
    p50, p95 = at(costs, 50), at(costs, 95)
    print(
        f"looking at one among {size:,}: {p50:.1f} ms of CPU, 95 of 100 within {p95:.1f} (at most {MOST_LOOKING:.0f}),"
        f" all within {max(costs):.1f}; {p95 / beside:.1f} × an insert and a select"
    )


def say_night(crowd: "Crowd") -> list[float]:
    """What grouping everything anew takes, and what the desk costs meanwhile; answers the shares of the limits."""
    crowd.link()
    around = crowd.look_beside()
    print(
        f"looking beside each of {len(around)} demands: {at(around, 50):.1f} ms of CPU, 95 of 100 within"
        f" {at(around, 95):.1f}, all within {max(around):.1f}"
    )
    desk = crowd.page("desks:desk", **crowd.cookie_of("clerk"))
    with _measure.hearth() as server:
        alone = _asked(server, desk)
        night = Night(crowd)
        night.start()
        while night.is_alive() and not night.is_at_work:
            time.sleep(0.1)
        beside = _asked(server, desk, night)
        still = night.is_alive()
        night.join()
    print(
        f"grouping {crowd.size:,} anew {night.cost:.0f} s of CPU, {night.cost / crowd.size * 1e6 / 60:.1f} minutes a"
        f" million (at most {MOST_NIGHT / 60:.0f}); the process held {night.memory} MB at most ({MOST_MEMORY});"
        f" {night.found} proposals"
    )
    during = "meanwhile" if still else "meanwhile (the night was over before the desk was measured)"
    (cpu, wait), (cpu_beside, wait_beside) = alone, beside
    print(
        f"95 of 100 desks within {cpu:.1f} ms of CPU alone, {cpu_beside:.1f} {during}: {cpu_beside / cpu:.2f} times (at"
        f" most {MOST_BESIDE}); by the wall {wait:.1f} and {wait_beside:.1f} ms"
    )
    minutes = night.cost / crowd.size * 1e6 / MOST_NIGHT
    return [minutes, night.memory / MOST_MEMORY, cpu_beside / cpu / MOST_BESIDE]


def _asked(server: _measure.Web, desk: _measure.Ask, night: "Night | None" = None) -> tuple[float, float]:
    """What 95 of 100 desks cost and last at most, in milliseconds; the night's own connection is not theirs."""
    page = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    costs, waits = [], []
    for number in range(-20, ASKED):
        before, began = server._used() - _own(night), time.perf_counter()
        server._ask(page, desk(number), 200)
        waits.append((time.perf_counter() - began) * 1000)
        costs.append((server._used() - _own(night) - before) * 1000)
    return at(costs[-ASKED:], 95), at(waits[-ASKED:], 95)


def _own(night: "Night | None") -> float:
    """Seconds of CPU of the night's connection so far; when it is over, all it took."""
    if night is not None and night.is_alive():
        with suppress(OSError):
            night.spent = int(night.backend.read_text().split()[0]) / 1e9
    return night.spent if night is not None else 0.0


class Night(threading.Thread):
    """The night's job, at work beside whatever else is measured."""

    def __init__(self, crowd: "Crowd") -> None:
        super().__init__()
        self.crowd, self.cost, self.memory, self.found, self.is_at_work = crowd, 0.0, 0, 0, False
        self.backend, self.spent = Path(), 0.0

    def run(self) -> None:
        from django.db import connection

        from hearth.journey.demands import night
        from hearth.journey.demands.models import Proposal

        Path("/proc/self/clear_refs").write_text("5")  # the most that is held is counted anew
        with self.crowd.inside(), as_worker():
            backend = self.backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
            began = time.thread_time() + int(backend.read_text().split()[0]) / 1e9
            self.is_at_work = True
            night.look_again()
            self.cost = time.thread_time() + int(backend.read_text().split()[0]) / 1e9 - began
            self.found = Proposal.objects.count()
        self.memory = memory("VmHWM:")
        connection.close()


def at(costs: list[float], percent: int) -> float:
    return sorted(costs)[min(len(costs) - 1, len(costs) * percent // 100)]


def used() -> float:
    """Seconds of CPU so far, here and in the database."""
    return _measure.cpu_of(os.getpid()) + _measure.cpu_of(_measure.postmaster())


def near() -> float:
    """The same of this process and its one connection alone: a look at the whole family costs more than a message."""
    from django.db import connection

    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(backend.read_text().split()[0]) / 1e9


@contextmanager
def as_worker() -> Iterator[None]:
    """Asked by the worker's account, which the walls between congresses stop."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE hearth_worker")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def memory(which: str = "VmRSS:") -> int:
    """Megabytes this process holds."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(which)[1].split()[0]) // 1024


class Crowd(_growth.Grown):
    """The demo congress with as many readings as one likes, put together from the demo's own sentences."""

    def __init__(self) -> None:
        from django.db import connection

        from hearth.journey.demands.reading import gazetteer

        super().__init__()
        self.chance = random.Random(7)
        with self.inside():
            self.known = gazetteer()
        with connection.cursor() as cursor:
            cursor.execute(MADE)
            with cursor.copy("COPY made FROM STDIN") as copy:
                for row in self._made():
                    copy.write_row(row)
            cursor.execute("ANALYZE made")

    def _made(self) -> Iterator[tuple[Any, ...]]:
        from hearth.core.text.reading import read

        for place in range(SENTENCES):
            body = self.body()
            reading = read(body, gazetteer=self.known)
            yield place, body, json.dumps(reading.as_json()), sorted(reading.terms)

    def body(self) -> str:
        """What a resident of an estate writes, as the demo puts it."""
        from hearth.core import clock
        from hearth.ops.demo.drafts import draft
        from hearth.ops.demo.places import Place
        from hearth.ops.demo.sentences import matters

        estate = Place(ESTATE, "", "estate", "", 0)
        moment = clock.now() - timedelta(days=self.chance.randrange(180))
        while True:
            matter = self.chance.choices(matters(), [matter.share for matter in matters()])[0]
            if matter.cases_at(estate, moment):
                written = draft(self.chance, matter, estate, "赵", moment)
                return written.text

    def at_estate(self, body: str) -> str:
        """The same at one of the other estates."""
        signs = zip(SIGNS, (ONES, OTHERS), strict=True)
        return body.translate({ord(sign): self.chance.choice(others) for sign, others in signs})

    def grow(self, size: int, **_more: Any) -> None:
        """Let the congress have so many threads, each with its words, and those read and counted."""
        from django.db import connection

        from hearth.core.text.reading import VERSION

        began, first = time.perf_counter(), self.size + 1
        super().grow(size)
        facts = {"congress": self.congress.pk, "version": VERSION, "made": SENTENCES, "all": SIGNS}
        facts |= {"ones": ONES, "others": OTHERS}
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'clue_terms'")
            index = cursor.fetchone()[0]
            cursor.execute("DROP INDEX clue_terms")
            for start in range(first, size + 1, STEP):
                cursor.execute("DROP TABLE IF EXISTS fresh")
                for statement in (NEW, SAY, READ, SEEK, COUNT, WHEN):
                    cursor.execute(statement, facts | {"first": start, "last": min(size, start + STEP - 1)})
            cursor.execute("SET session_replication_role = origin")
            cursor.execute(index)
            for table in ("contact_thread", "contact_message", "demands_textreading", "demands_clue", "demands_term"):
                cursor.execute(f"VACUUM (ANALYZE) {table}")
            cursor.execute("CHECKPOINT")  # PostgreSQL's writers are counted too: let them finish first
            cursor.execute(SIZE)
            terms, space, to_seek = cursor.fetchone()
        print(
            f"{size:,} messages of {terms:.0f} words, written and counted in {time.perf_counter() - began:.0f} s;"
            f" {space:,} MB, and {to_seek:,} MB by which they are found"
        )

    def link(self) -> None:
        """Let each be like some that came before."""
        from django.db import connection

        began = time.perf_counter()
        with connection.cursor() as cursor:
            facts = {"congress": self.congress.pk, "size": self.size}
            for start in range(1, self.size + 1, STEP):
                cursor.execute(LINK, facts | {"first": start, "last": min(self.size, start + STEP - 1)})
            cursor.execute("VACUUM (ANALYZE) demands_link")
            cursor.execute("CHECKPOINT")
            cursor.execute("SELECT count(*) FROM demands_link")
            (links,) = cursor.fetchone()
        print(f"{links:,} links, written in {time.perf_counter() - began:.0f} s")

    def look(self, times: int) -> list[float]:
        """Milliseconds of CPU of looking at each of so many fresh messages."""
        from hearth.core.actors import System, Visitor
        from hearth.journey.contact import actions, tracking
        from hearth.journey.contact.actions.submitting import Words
        from hearth.journey.contact.models import DeputyCode, Thread
        from hearth.journey.demands import machine

        costs: list[float] = []
        with self.inside():
            code = DeputyCode.objects.active().of_deputies().order_by("code").first()
            before, joined, offered = memory(), 0, 0
            for number in range(-20, times):
                words = Words(self.at_estate(self.body()), place="", phone=f"139{self.size % 10}{number + 20:07}")
                key = tracking.submission_key(tracking.new_submission())
                thread = actions.submit(code, words, key, by=Visitor())
                actions.deliver(thread, by=System("filter"))
                thread = Thread.objects.get(pk=thread.pk)
                with as_worker():
                    began = near()
                    found = machine.look_at(thread)
                    costs.append((near() - began) * 1000)
                joined, offered = joined + (found.how == "joined"), offered + (found.how == "offered")
            print(
                f"{joined} joined and {offered} offered of {len(costs)}; memory {before} MB before, {memory()} MB after"
            )
        return costs[-times:]

    def look_beside(self) -> list[float]:
        """Milliseconds of CPU of looking beside each demand that something has joined lately."""
        from hearth.core import clock
        from hearth.journey.demands import bridging

        costs: list[float] = []
        with self.inside(), as_worker():
            for demand in bridging.joined_since(clock.now() - timedelta(hours=2)):
                began = near()
                bridging.look_beside(demand)
                costs.append((near() - began) * 1000)
        return costs

    def answer(self) -> float:
        """Seconds of CPU until a thousand people have their answer."""
        from django.db import connection

        from hearth.ground.audit.models import Entry
        from hearth.ground.congress.actors import actor_for
        from hearth.ground.congress.models import Post
        from hearth.journey.contact.models import Message, Thread
        from hearth.journey.demands import actions
        from hearth.journey.demands.models import Demand
        from hearth.journey.demands.tasks import answer_everybody

        with self.inside():
            clerk = actor_for(Post.objects.filter(role="clerk").order_by("pk").first().user)
            thread = Thread.objects.filter(state="delivered", code__startswith="Z").order_by("-pk").first()
            demand = actions.begin(thread, "梧桐苑供暖", by=clerk)
            actions.confirm(demand, thread.deputy, "梧桐苑供暖", by=clerk)
            with connection.cursor() as cursor:
                facts = {"congress": self.congress.pk, "demand": demand.pk, "people": PEOPLE - 1}
                cursor.execute(PUT_IN, facts)
                cursor.execute("ANALYZE demands_gathering")
            demand = Demand.objects.get(pk=demand.pk)
            actions.answer(demand, "今晚全部修好。", "explained", by=clerk)
            entry = Entry.objects.filter(event="demands.answered").latest("recorded_at")
            known = Message.objects.filter(kind="reply").count()
            with as_worker():
                before, began = used(), time.perf_counter()
                answer_everybody.work(entry)
                cost, wait = used() - before, time.perf_counter() - began
            answered = Message.objects.filter(kind="reply").count() - known
        print(f"{answered:,} answers written in {wait:.1f} s")
        return cost


if __name__ == "__main__":
    main()
