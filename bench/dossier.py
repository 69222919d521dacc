"""What a deputy's file costs in a congress with a million lines and with ten thousand; and all files on paper.

Ten thousand lines are of this year at both sizes, about forty for each of 245 deputies; what grows over the years is
what lies before it. The file as its deputy reads it, as everybody does, its lines, what staff have verified lately and
the statistics of the year: the slowest of a hundred requests costs at a million at most 1.5 times what it costs at ten
thousand, in CPU time of web server and PostgreSQL, by turns with a yardstick of one select. All 245 files of this year
as PDF take at most sixty seconds of CPU. The last line is the worst of these as a share of its limit.
"""

import argparse
import os
import time

import _growth
import _measure
from suggestions import Cost, cost

SMALL, LIMIT, PAPER = 10_000, 1.5, 60.0
KINDS = "ARRAY['reply','reply','reply','coordination','visit','reply','solved','evaluation','session','inspection']"
DAY = f"(CASE WHEN n <= {SMALL} THEN date_trunc('year', now()) + (n * 37 % 330) * interval '1 day'"
DAY += " ELSE date_trunc('year', now()) - (1 + n % 7000) * interval '1 day' END)::date"
LINE = {
    "id": "md5('line' || n)::uuid",
    "code": "lpad(to_hex(n), 8, 'Z')",
    "deputy_id": "d.id",
    "kind": f"({KINDS})[1 + n / 245 % 10]",
    "origin": "CASE WHEN n / 245 % 10 IN (4, 9) THEN 'own' ELSE 'derived' END",
    "state": f"CASE WHEN n <= {SMALL} THEN 'verified' ELSE 'locked' END",
    "done_on": DAY,
    "key": "'line' || n",
    "words": "CASE WHEN n / 245 % 10 IN (4, 9) THEN '走访第' || n || '户，实测室温。' ELSE '' END",
    "activity_id": "NULL",
    "source_id": "NULL",
    "moved_at": "now() - n * interval '1 minute'",
}


class Files(_growth.Grown):
    """The demo congress with as many lines as a measurement needs."""

    def file(self, size: int) -> None:
        """Let it have so many in all, and count this year and the last."""
        from django.db import transaction

        from hearth.core import clock
        from hearth.ground.congress.models import Deputy
        from hearth.record.dossier import counting
        from hearth.record.dossier.models import DutyRecord

        self._fill(DutyRecord, LINE, size, "congress_deputy", 1)
        self.size = size
        with self.inside(), transaction.atomic():
            everybody = Deputy.objects.values_list("pk", flat=True)
            for year in (clock.today().year, clock.today().year - 1):
                counting.count(year, *everybody)

    def asks(self) -> dict[str, _measure.Ask]:
        """What is opened, by its name."""
        from hearth.ground.congress.models import Post

        deputy, clerk = self.cookie_of("deputy"), self.cookie_of("clerk")
        with self.inside():
            code = Post.objects.filter(role="deputy").order_by("pk").first().deputy.code
        return {
            "own file": self.page("dossier:file", code, **deputy),
            "public file": self.page("dossier:file", code),
            "lines": self.page("dossier:lines", code, **deputy),
            "clerk, waiting": self.page("dossier:records", **clerk),
            "statistics": self.page("dossier:statistics", **clerk),
        }

    def papers(self) -> float:
        """Seconds of CPU for every deputy's file of this year as PDF."""
        from hearth.core import clock
        from hearth.core.actors import System
        from hearth.ground.congress.models import Deputy
        from hearth.record.dossier.paper import printed_file

        with self.inside():
            before, began, size = used(), time.perf_counter(), 0
            everybody = list(Deputy.objects.order_by("code"))
            for deputy in everybody:
                size += len(printed_file(deputy, clock.today().year, System("archive")))
            spent = used() - before
        waited = time.perf_counter() - began
        print(f"{len(everybody)} files as PDF: {spent:.1f} s of CPU, {waited:.1f} s waited, {size // 1024} KB in all")
        return spent


def used() -> float:
    """Seconds of CPU so far, here and in the database."""
    return _measure.cpu_of(os.getpid()) + _measure.cpu_of(_measure.postmaster())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--most", type=int, default=1_000_000, help="lines at the larger size")
    given = parser.parse_args()
    _measure.prepare()
    row = _measure.minimal()
    grown = Files()
    found: list[dict[str, Cost]] = []
    for size in (SMALL, given.most):
        grown.file(size)
        with _measure.web("_minimal:application") as beside, _measure.hearth() as hearth:
            yardstick = (beside, _measure.get(f"/select/{row}"))
            found.append({name: cost(hearth, ask, yardstick, given.times) for name, ask in grown.asks().items()})
    small, large = found
    shares = [say(name, small[name], large[name], given.most) for name in small]
    print(f"ratio: {max(*shares, grown.papers() / PAPER):.2f}")


def say(name: str, small: Cost, large: Cost, most: int) -> float:
    """Print what a page costs at both sizes; answers how much of what is allowed that is."""
    times = large.selects / small.selects
    print(
        f"{name:<16} {small.cpu:6.1f} ms of CPU at {SMALL:,}, {large.cpu:6.1f} ms at {most:,};"
        f" beside a select {small.selects:5.1f} and {large.selects:5.1f} ×: {times:.2f} × (at most {LIMIT})",
        flush=True,
    )
    return times / LIMIT


if __name__ == "__main__":
    main()
