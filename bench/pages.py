"""What the pages cost that people open most, beside the same server answering with no query or with one.

QR landing with form ≤ 4 × a view without a query; following a thread ≤ 2 × a one-select view; the desk at 100 000
threads ≤ 6 ×; a conversation ≤ 7 ×; the desk's median at a million threads ≤ 1.3 × that at ten thousand, each as a
multiple of the yardstick's beside it, since a neighbour on the machine may come between the two.
Following is asked of a page that was looked at before; made anew, it is printed without a limit. Yardstick and pages
take turns, and the median of the rounds counts. The last line is the worst of these as a share of its limit.
"""

import argparse
from statistics import median

import _growth
import _measure

LIMITS = {"landing": 4.0, "following": 2.0, "conversation": 7.0, "desk": 6.0}
ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--most", type=int, default=1_000_000, help="threads at the largest size")
    given = parser.parse_args()
    _measure.prepare()
    row = _measure.minimal()
    scene = Scene()
    scene.grow(10_000)
    with _measure.web("_minimal:application") as yardstick, _measure.hearth() as hearth:
        small = waiting(yardstick, hearth, scene, row, given.times)
        scene.grow(100_000)
        found = [around(yardstick, hearth, scene, row, given.times // ROUNDS) for _round in range(ROUNDS)]
        scene.grow(given.most)
        large = waiting(yardstick, hearth, scene, row, given.times)
    shares = [say(page, [taken[page] for taken in found]) for page in found[0]]
    print(
        f"desk, median: {small:.2f} × a select's at 10,000 threads, {large:.2f} × at {given.most:,}"
        f" ({large / small:.2f} ×, at most 1.3)"
    )
    print(f"ratio: {max([*shares, large / small / 1.3]):.2f}")


def around(
    yardstick: _measure.Web, hearth: _measure.Web, scene: "Scene", row: str, times: int
) -> dict[str, tuple[float, float]]:
    """One round: what each page costs, and the yardstick beside it."""
    nothing = yardstick.cost(_measure.get("/nothing"), times * 2)[0]
    select = yardstick.cost(_measure.get(f"/select/{row}"), times * 2)[0]
    return {
        "landing": (hearth.cost(scene.landing, times * 2)[0], nothing),
        "following": (hearth.cost(scene.follow, times)[0], select),
        "made anew": (hearth.cost(scene.follow_anew, times)[0], select),
        "conversation": (hearth.cost(scene.converse, times)[0], select),
        "desk": (hearth.cost(scene.desk, times)[0], select),
    }


def waiting(yardstick: _measure.Web, hearth: _measure.Web, scene: "Scene", row: str, times: int) -> float:
    """How long one waits for the desk, as a multiple of the wait for one select: the middle of nine turns."""
    turns = 9
    waits = [
        hearth.cost(scene.desk, times // turns)[1] / yardstick.cost(_measure.get(f"/select/{row}"), times)[1]
        for _turn in range(turns)
    ]
    return median(waits)


def say(page: str, found: list[tuple[float, float]]) -> float:
    """The page in one line; its share of its limit."""
    times = median(cost / yard for cost, yard in found)
    cost, yard = (median(each) for each in zip(*found, strict=True))
    limit = LIMITS.get(page)
    asked = f"at most {limit:.0f}" if limit else "no limit"
    print(f"{page:<14} {cost:6.2f} ms of CPU, {yard:5.2f} beside it   {times:5.2f} ×   ({asked})")
    return times / limit if limit else 0.0


class Scene(_growth.Grown):
    """The demo congress, with a clerk signed in and a resident who follows a thread."""

    def __init__(self) -> None:
        from hearth.journey.contact import tracking
        from hearth.journey.contact.models import DeputyCode, Thread

        super().__init__()
        with self.inside():
            thread = Thread.objects.filter(state="rated").order_by("began_at").first()
            code = DeputyCode.objects.active().of_deputies().filter(use="poster").order_by("code").first()
        clerk = self.cookie_of("clerk")
        self.landing = _measure.get(f"/c/{code.code}")
        ticket = f"hearth_thread={tracking.ticket(thread)}"
        self.follow = _measure.get("/t/", Cookie=ticket)
        # beneath another sentence it is another page
        self.follow_anew = lambda number: (
            "GET",
            "/t/",
            None,
            {"Cookie": f"{ticket}; hearth_said={f'{number}'.encode().hex()}"},
        )
        self.desk = self.page("desks:desk", **clerk)
        self.converse = self.page("contact:thread", thread.code, **clerk)


if __name__ == "__main__":
    main()
