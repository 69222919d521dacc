"""How long a million sealed entries take to be verified, links, hashes, gaps and signed checkpoints included.

At most 60 seconds of CPU, Python's and PostgreSQL's together, for a million: on an idle machine that is the time one
waits. The last line is what it took as a share of that, for as many as were asked for.
"""

import argparse
import os
import time

import _measure

LIMIT = 60.0
WRITE = """
INSERT INTO audit_entry
  (id, congress_id, at, recorded_at, event, kind, thing_id, code, role, who, name, facts, network)
SELECT uuidv7(n * interval '1 millisecond'), %s, t, t, 'contact.replied', 'contact.thread', gen_random_uuid(),
   lpad(to_hex(n), 8, '0'),
   'deputy', gen_random_uuid(), '赵敏', jsonb_build_object('type', 'solved', 'n', n), '0a0b0c0d0e0f0a0b0c0d0e0f'
FROM (SELECT n, now() + n * interval '1 millisecond' AS t FROM generate_series(%s::int, %s) n) made
"""
STEP = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    given = parser.parse_args()
    _measure.prepare()
    from hearth.core import tenancy
    from hearth.ground.audit import sealing, verifying
    from hearth.ground.congress.models import Congress

    with tenancy.inside(Congress.objects.get(slug="jinchuan")):
        began = time.perf_counter()
        for first in range(1, given.entries + 1, STEP):
            write(tenancy.current_id(), first, min(first + STEP - 1, given.entries))
            sealing.seal_new(20_000)
        written = time.perf_counter() - began
        began, before = time.perf_counter(), used()
        verdict = verifying.verify()
        took, cost = time.perf_counter() - began, used() - before
    print(f"{verdict.sealed:,} entries, {verdict.checkpoints:,} checkpoints, {len(verdict.faults)} faults")
    print(f"written and sealed in {written:.0f} s; verified in {took:.1f} s, {cost:.1f} s of CPU")
    print(f"ratio: {cost / LIMIT / (verdict.sealed / 1_000_000):.2f}")


def used() -> float:
    """Seconds of CPU so far, here and in the database."""
    return _measure.cpu_of(os.getpid()) + _measure.cpu_of(_measure.postmaster())


def write(congress: int, first: int, last: int) -> None:
    """Entries as a busy year would leave them."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(WRITE, [congress, first, last])
        cursor.execute("ANALYZE audit_entry, audit_seal")


if __name__ == "__main__":
    main()
