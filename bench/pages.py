"""What the pages cost that people open most, beside the same server answering with no query or with one.

QR landing with form ≤ 4 × a view without a query; following a thread ≤ 2 × a one-select view; the desk at 100 000
threads ≤ 6 ×; a conversation ≤ 7 ×; the desk's median at a million threads ≤ 1.3 × that at ten thousand.
The last line is the worst of these as a share of its limit.
"""

import argparse

import _growth
import _measure

LIMITS = {"landing": 4.0, "following": 2.0, "desk": 6.0, "conversation": 7.0}


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
            say("landing", hearth.cost(scene.landing, given.times * 2)[0], nothing),
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
        self.follow = _measure.get("/t/", Cookie=f"hearth_thread={tracking.ticket(thread)}")
        self.desk = self.page("desks:desk", **clerk)
        self.converse = self.page("contact:thread", thread.code, **clerk)


if __name__ == "__main__":
    main()
