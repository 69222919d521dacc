"""What a search costs among many messages, beside the same server answering with one query.

Signed in as a clerk, who sees every message, and as a deputy: words that stand everywhere, words that stand nearly
nowhere, several words, a word with limits, and words that stand in no message. Each at most 20 × a one-select view of
CPU, web server and database together, and at most 60 ms for 95 of 100 once warm, at 100 000 messages. The last line is
the worst of these as a share of its limit. What a million cost is said before, and has no limit.
"""

import argparse
import http.client
import random
import secrets
import time
import urllib.parse
from collections.abc import Iterator

import _measure
import pages

MOST_TIMES, MOST_MS = 20.0, 60.0
WORDS = """
CREATE TEMP TABLE made (n int PRIMARY KEY, body text, words tsvector);
"""
FILL = """
UPDATE contact_thread t SET words = m.words, place = left(m.body, 12), excerpt = left(m.body, 60)
FROM made m WHERE t.locator = (10000000 + m.n)::text
"""
SAY = """
INSERT INTO contact_message (entry_id, congress_id, thread_id, kind, body, sealed, photo_count, reply_type, passed_to)
SELECT gen_random_uuid(), t.congress_id, t.id, 'first', m.body, ''::bytea, 0, '', ''
FROM made m JOIN contact_thread t ON t.locator = (10000000 + m.n)::text
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=120)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--most", type=int, default=1_000_000, help="messages at the largest size; 0 leaves it out")
    given = parser.parse_args()
    _measure.prepare()
    row = _measure.minimal()
    crowd = Crowd()
    with _measure.web("_minimal:application") as yardstick, _measure.hearth() as hearth:
        select = yardstick.cost(_measure.get(f"/select/{row}"), given.times * 4)[0]
        print(f"one select {select:.2f} ms of CPU")
        crowd.grow(given.messages)
        share = said(hearth, crowd, given.times, select, given.messages)
        if given.most > given.messages:
            crowd.grow(given.most)
            said(hearth, crowd, given.times, select, given.most)
    print(f"ratio: {share:.2f}")


def said(hearth: _measure.Web, crowd: "Crowd", times: int, select: float, messages: int) -> float:
    """The figures of every kind of search; answers the worst share of a limit."""
    print(f"\n{messages:,} messages    CPU ms    × select    p50 ms    p95 ms")
    worst, spans = 0.0, []
    for name, ask in crowd.searches():
        cost, of_these = measured(hearth, ask, times)
        spans += of_these
        worst = max(worst, cost / select / MOST_TIMES)
        print(f"{name:<22} {cost:8.2f} {cost / select:9.1f} × {at(of_these, 50):8.1f} {at(of_these, 95):9.1f}")
    print(f"{'all of them together':<22} {'':8} {'':9}   {at(spans, 50):8.1f} {at(spans, 95):9.1f}")
    return max(worst, at(spans, 95) / MOST_MS)


def measured(hearth: _measure.Web, ask: _measure.Ask, times: int) -> tuple[float, list[float]]:
    """CPU milliseconds of one request, and how long each took."""
    connection = http.client.HTTPConnection("127.0.0.1", hearth.port, timeout=60)
    for number in range(20):
        hearth._ask(connection, ask(-number - 1), 200)
    before, spans = hearth._used(), []
    for number in range(times):
        began = time.perf_counter()
        hearth._ask(connection, ask(number), 200)
        spans.append((time.perf_counter() - began) * 1000)
    return (hearth._used() - before) / times * 1000, spans


def at(spans: list[float], percent: int) -> float:
    return sorted(spans)[min(len(spans) - 1, len(spans) * percent // 100)]


class Crowd:
    """The demo congress with as many messages as one likes, put together from the demo's own sentences."""

    def __init__(self) -> None:
        from django.db import connection

        from hearth.core import clock, tenancy
        from hearth.ground.accounts.actions.signing_in import token_of
        from hearth.ground.accounts.middleware import cookie_name
        from hearth.ground.accounts.models import SignIn
        from hearth.ground.congress.models import Congress, Post
        from hearth.journey.contact.models import Message

        self.scene, self.chance, self.size = pages.Scene(), random.Random(7), 0
        with tenancy.inside(Congress.objects.get(slug="yuhe")):
            bodies = Message.objects.filter(kind="first").values_list("body", flat=True)
            self.sentences = sorted({part for body in bodies for part in body.replace("！", "。").split("。") if part})
            posts = [Post.objects.filter(role=role).order_by("pk").first() for role in ("clerk", "deputy")]
        self.cookies = []
        for post in posts:
            secret, now = secrets.token_hex(16), clock.now()
            SignIn.objects.create(user_id=post.user_id, token=token_of(secret), started_at=now, seen_at=now)
            self.cookies.append({"Cookie": f"{cookie_name()}={secret}"})
        with connection.cursor() as cursor:
            cursor.execute(WORDS)

    def grow(self, size: int) -> None:
        """Let the congress have so many threads, each with what was written in it."""
        from django.db import connection

        began, first = time.perf_counter(), self.size + 1
        self.scene.grow(size)
        for start in range(first, size + 1, 50_000):
            with connection.cursor() as cursor:
                cursor.execute("TRUNCATE made")
                with cursor.copy("COPY made FROM STDIN") as copy:
                    for row in self._written(start, min(size, start + 49_999)):
                        copy.write_row(row)
                cursor.execute("SET session_replication_role = replica")
                cursor.execute(FILL)
                cursor.execute(SAY)
                cursor.execute("SET session_replication_role = origin")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE) contact_thread")
            cursor.execute("VACUUM (ANALYZE) contact_message")
            cursor.execute("SELECT count(*), avg(length(words)) FROM contact_thread WHERE words IS NOT NULL")
            rows, lexemes = cursor.fetchone()
        self.size = size
        print(f"{rows:,} threads of {lexemes:.0f} lexemes, made in {time.perf_counter() - began:.0f} s")

    def _written(self, first: int, last: int) -> Iterator[tuple[int, str, str]]:
        from hearth.core.bigrams import vector

        for number in range(first, last + 1):
            said = "。".join(self.chance.sample(self.sentences, 3))
            rare = "紫藤架倒了。" if number % 20_000 == 0 else ""
            body = f"梧桐苑{number % 997}号楼{number}室。{said}。{rare}"
            yield number, body, vector([(body, "")])

    def searches(self) -> Iterator[tuple[str, _measure.Ask]]:
        """What is asked, by its name; common words come one after another, so that no page is remembered."""
        clerk, deputy = self.cookies
        common = ["暖气", "小区", "电梯", "物业", "路灯", "停车", "公交", "噪音", "学校", "我们"]
        yield "a common word", self._ask(clerk, lambda n: {"q": common[n % 10], "kind": "messages"})
        yield "everything at once", self._ask(clerk, lambda n: {"q": common[n % 10]})
        yield "a rare word", self._ask(clerk, lambda n: {"q": "紫藤架", "kind": "messages"})
        yield "one of a thousand", self._ask(clerk, lambda n: {"q": f"梧桐苑{n % 997}号楼", "kind": "messages"})
        yield "a flat, one message", self._ask(clerk, lambda n: {"q": f"{n + 5000}室", "kind": "messages"})
        yield (
            "two words",
            self._ask(clerk, lambda n: {"q": f"{common[n % 10]} {common[(n + 3) % 10]}", "kind": "messages"}),
        )
        yield "nowhere", self._ask(clerk, lambda n: {"q": f"锦鲤{n}", "kind": "messages"})
        yield (
            "a word, closed, dated",
            self._ask(
                clerk, lambda n: {"q": common[n % 10], "kind": "messages", "state": "closed", "since": "2026-01-01"}
            ),
        )
        yield "a deputy, common word", self._ask(deputy, lambda n: {"q": common[n % 10], "kind": "messages"})
        yield "a deputy, rare word", self._ask(deputy, lambda n: {"q": "紫藤架", "kind": "messages"})

    def _ask(self, cookie: dict[str, str], asked: object) -> _measure.Ask:
        def ask(number: int) -> tuple[str, str, None, dict[str, str]]:
            return "GET", f"/yuhe/search/?{urllib.parse.urlencode(asked(abs(number)))}", None, cookie  # type: ignore[operator]

        return ask


if __name__ == "__main__":
    main()
