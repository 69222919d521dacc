"""A demo congress grown to a size nobody writes by hand, and browsers of people who sign in to it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import _measure

EACH_REFERRED = 20  # one thread in so many was sent to a unit
# what units still have in hand: so much among the first that every board is full at the smaller size as well, since
# a page of seven rows costs less than one of twenty-five whatever lies beneath it
OPEN = "(n % 80 = 0 OR n <= 10000)"
# what differs from row to row; everything else is as in the row each is made after
THREAD = {
    "id": "md5('thread' || n)::uuid",
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
ISSUE = {"id": "md5('issue' || n)::uuid", "code": "lpad(to_hex(n), 8, 'Z')", "thread_id": "d.id"}
STRAND = {"id": "md5('strand' || n)::uuid", "issue_id": "md5('issue' || n)::uuid", "thread_id": "d.id"}
CLOCK = {
    "id": "md5('clock' || n)::uuid",
    "thing_id": "md5('referral' || n)::uuid",
    "owner_id": "d.id",
    "due_at": "now() + n * interval '7 seconds'",
    "paused_since": "NULL",
    "stopped_at": f"CASE WHEN {OPEN} THEN NULL ELSE now() - n * interval '8 seconds' END",
    "next_at": "NULL",
}
REFERRAL = {
    "id": "md5('referral' || n)::uuid",
    "code": "lpad(to_hex(n), 8, 'Z')",
    "issue_id": "md5('issue' || n)::uuid",
    "clock_id": "md5('clock' || n)::uuid",
    "unit_id": "d.id",
    "state": f"CASE WHEN {OPEN} THEN 'sent' ELSE 'confirmed' END",
    "sent_at": "now() - n * interval '9 seconds'",
    "moved_at": "now() - n * interval '8 seconds'",
    **dict.fromkeys(("before_id", "team_id", "holder_id", "urged_at"), "NULL"),
}
GROW = """
INSERT INTO {table} ({columns}) SELECT {values}
FROM generate_series(%s, %s) n
JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place_in_line, count(*) OVER () AS seats
      FROM {seats} WHERE congress_id = %s) d ON {seat}
CROSS JOIN (SELECT * FROM {table} WHERE congress_id = %s {like} LIMIT 1) t
WHERE n %% {each} = 0 {only}
ON CONFLICT DO NOTHING
"""
IN_TURN = "d.place_in_line = (n / {each}) %% d.seats"


class Grown:
    """The demo congress, as large as a measurement needs it."""

    def __init__(self) -> None:
        from hearth.ground.congress.models import Congress

        self.congress, self.size = Congress.objects.get(slug="yuhe"), 0

    def grow(self, size: int, *, with_units: bool = False) -> None:
        """Let it have so many threads in all, and units their share of them."""
        from hearth.ground.rulebook.models import Clock
        from hearth.journey.casework.models import Issue, Referral, Strand
        from hearth.journey.contact.models import Thread

        self._fill(Thread, THREAD, size, "congress_deputy", 1)
        if with_units:
            of_thread = "d.id = md5('thread' || n)::uuid"
            self._fill(Issue, ISSUE, size, "contact_thread", EACH_REFERRED, of_thread)
            self._fill(Strand, STRAND, size, "contact_thread", EACH_REFERRED, of_thread)
            self._fill(Clock, CLOCK, size, "congress_unit", EACH_REFERRED, like="AND owner_id IS NOT NULL")
            there = "AND EXISTS (SELECT 1 FROM casework_issue i WHERE i.id = md5('issue' || n)::uuid)"
            self._fill(Referral, REFERRAL, size, "congress_unit", EACH_REFERRED, only=there)
        self.size = size

    def _fill(
        self,
        model: Any,
        different: dict[str, str],
        size: int,
        seats: str,
        each: int,
        seat: str = IN_TURN,
        like: str = "",
        only: str = "",
    ) -> None:
        from django.db import connection

        columns = [field.column for field in model._meta.concrete_fields if not field.generated]
        table = model._meta.db_table
        values = [different.get(column, f"t.{column}").replace("%", "%%") for column in columns]
        words = {"columns": ", ".join(columns), "values": ", ".join(values), "seat": seat.format(each=each)}
        statement = GROW.format(table=table, seats=seats, each=each, like=like, only=only, **words)
        with connection.cursor() as cursor:
            cursor.execute(statement, [self.size + 1, size, self.congress.pk, self.congress.pk])
            cursor.execute(f"VACUUM ANALYZE {table}")

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Look at its rows."""
        from hearth.core import tenancy

        with tenancy.inside(self.congress):
            yield

    def cookie_of(self, role: str, **having: Any) -> dict[str, str]:
        """The browser of somebody who holds this post, signed in."""
        from hearth.core import clock
        from hearth.ground.accounts.actions.signing_in import token_of
        from hearth.ground.accounts.middleware import cookie_name
        from hearth.ground.accounts.models import SignIn
        from hearth.ground.congress.models import Post

        secret, soon = secrets.token_hex(16), clock.now() + timedelta(seconds=1)
        with self.inside():
            user = Post.objects.filter(role=role, **having).order_by("pk").first().user
        SignIn.objects.create(user=user, token=token_of(secret), started_at=soon, seen_at=soon)
        return {"Cookie": f"{cookie_name()}={secret}"}

    def page(self, name: str, *args: str, **headers: str) -> _measure.Ask:
        """A page of this congress, asked for again and again."""
        from hearth.core.addresses import address

        with self.inside():
            return _measure.get(address(name, *args), **headers)
