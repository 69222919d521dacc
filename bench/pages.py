"""What the pages cost that people open most, beside the same server answering with no query or with one.

QR landing with form ≤ 4 × a view without a query; following a thread ≤ 2 × a one-select view; the desk at 100 000
threads ≤ 6 ×; a conversation ≤ 7 ×; the desk's median at a million threads ≤ 1.3 × that at ten thousand.
The last line is the worst of these as a share of its limit.
"""

import argparse
import secrets
from datetime import timedelta

import _measure

LIMITS = {"landing": 4.0, "following": 2.0, "desk": 6.0, "conversation": 7.0}
# what differs from thread to thread; everything else is as in the first one
DIFFERENT = {
    "id": "gen_random_uuid()",
    "code": "lpad(to_hex(n), 8, 'Z')",
    "submission": "sha256(n::text::bytea)",
    "locator": "(10000000 + n)::text",
    "deputy_id": "d.id",
    "deputy_code_id": "NULL",
    "state": "CASE WHEN n % 4 = 0 THEN 'delivered' ELSE 'closed' END",
    "turn": "CASE WHEN n % 4 = 0 THEN 'deputy' ELSE 'nobody' END",
    "due_at": "CASE WHEN n % 4 = 0 THEN now() + n * interval '7 seconds' END",
    "began_at": "now() - n * interval '9 seconds'",
    "moved_at": "now() - n * interval '8 seconds'",
    **dict.fromkeys(("answered_at", "staff_id", "clarity", "words"), "NULL"),
    **dict.fromkeys(("is_urgent", "is_escalated", "is_sealed", "is_withheld", "is_new"), "false"),
    **dict.fromkeys(("held_for", "solved", "proof"), "''"),
    **dict.fromkeys(("photo_count", "reopened"), "0"),
    "network": "''::bytea",
}
GROW = """
INSERT INTO contact_thread ({columns}) SELECT {values}
FROM generate_series(%s, %s) n
JOIN (SELECT *, row_number() OVER () - 1 AS place_in_line, count(*) OVER () AS seats
      FROM congress_deputy WHERE congress_id = %s) d ON d.place_in_line = n %% d.seats
CROSS JOIN (SELECT * FROM contact_thread WHERE congress_id = %s LIMIT 1) t
ON CONFLICT DO NOTHING
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--most", type=int, default=1_000_000, help="threads at the largest size")
    given = parser.parse_args()
    _measure.prepare()
    row = _measure.minimal()
    scene = Scene()
    with _measure.web("_minimal:application") as yardstick, _measure.hearth() as hearth:
        nothing = yardstick.cost(_measure.get("/nothing"), given.times * 2)[0]
        select = yardstick.cost(_measure.get(f"/select/{row}"), given.times * 2)[0]
        print(f"no query {nothing:.2f} ms, one select {select:.2f} ms of CPU")
        shares = [
            say("landing", hearth.cost(_measure.get(scene.landing), given.times * 2)[0], nothing),
            say("following", hearth.cost(scene.follow, given.times)[0], select),
            say("conversation", hearth.cost(scene.converse, given.times)[0], select),
        ]
        scene.grow(10_000)
        small = hearth.cost(scene.desk, given.times)[1]
        scene.grow(100_000)
        shares.append(say("desk", hearth.cost(scene.desk, given.times)[0], select))
        scene.grow(given.most)
        large = hearth.cost(scene.desk, given.times)[1]
    print(
        f"desk, median: {small:.1f} ms at 10,000 threads, {large:.1f} ms at {given.most:,}"
        f" ({large / small:.2f} ×, at most 1.3)"
    )
    print(f"ratio: {max([*shares, large / small / 1.3]):.2f}")


def say(page: str, cost: float, yard: float) -> float:
    times = cost / yard
    print(f"{page:<14} {cost:6.2f} ms of CPU   {times:5.2f} ×   (at most {LIMITS[page]:.0f})")
    return times / LIMITS[page]


class Scene:
    """The demo congress, with a clerk signed in and a resident who follows a thread."""

    def __init__(self) -> None:
        from hearth.core import clock, tenancy
        from hearth.ground.accounts.actions.signing_in import token_of
        from hearth.ground.accounts.middleware import cookie_name
        from hearth.ground.accounts.models import SignIn
        from hearth.ground.congress.models import Congress, Post
        from hearth.journey.contact import tracking
        from hearth.journey.contact.models import DeputyCode, Thread

        self.congress, secret = Congress.objects.get(slug="yuhe"), secrets.token_hex(16)
        with tenancy.inside(self.congress):
            thread = Thread.objects.filter(state="rated").order_by("began_at").first()
            code = DeputyCode.objects.active().of_deputies().filter(use="poster").order_by("code").first()
            clerk = Post.objects.filter(role="clerk").first().user
        soon = clock.now() + timedelta(seconds=1)
        SignIn.objects.create(user=clerk, token=token_of(secret), started_at=soon, seen_at=soon)
        self.landing = f"/c/{code.code}"
        cookie = {"Cookie": f"{cookie_name()}={secret}"}
        self.desk = _measure.get("/yuhe/desk/", **cookie)
        self.converse = _measure.get(f"/yuhe/threads/{thread.code}/", **cookie)
        self.follow = _measure.get("/t/", Cookie=f"hearth_thread={tracking.ticket(thread)}")
        self.size = 0

    def grow(self, size: int) -> None:
        """Let the congress have so many threads in all."""
        from django.db import connection

        from hearth.journey.contact.models import Thread

        columns = [field.column for field in Thread._meta.concrete_fields]
        values = [DIFFERENT.get(column, f"t.{column}").replace("%", "%%") for column in columns]
        grow = GROW.format(columns=", ".join(columns), values=", ".join(values))
        with connection.cursor() as cursor:
            cursor.execute(grow, [self.size + 1, size, self.congress.pk, self.congress.pk])
            cursor.execute("VACUUM ANALYZE contact_thread")
        self.size = size


if __name__ == "__main__":
    main()
