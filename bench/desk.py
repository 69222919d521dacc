"""What lies before people at work, when a congress has a million messages and when it has ten thousand.

The desks of a deputy and a clerk, the boards of a unit and of the staff: the slowest of a hundred requests costs at a
million messages at most 1.5 times what it costs at ten thousand. Cost is CPU time of web server and PostgreSQL
together, which means the same on a busy machine; how long people wait is printed beside it.
The last line is the worst of the four as a share of that limit.
"""

import argparse

import _growth
import _measure

SMALL, LIMIT = 10_000, 1.5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--most", type=int, default=1_000_000, help="messages at the larger size")
    given = parser.parse_args()
    _measure.prepare()
    grown = _growth.Grown()
    asks = {
        "deputy's desk": grown.page("desks:desk", **grown.cookie_of("deputy")),
        "clerk's desk": grown.page("desks:desk", **grown.cookie_of("clerk")),
        "unit's board": grown.page("casework:board", **grown.cookie_of("unit")),
        "staff's board": grown.page("casework:board", **grown.cookie_of("clerk")),
    }
    found = []
    for size in (SMALL, given.most):
        grown.grow(size, with_units=True)
        with _measure.hearth() as hearth:
            found.append({page: hearth.spread(ask, given.times) for page, ask in asks.items()})
    small, large = found
    shares = [say(page, small[page], large[page], given.most) for page in asks]
    print(f"ratio: {max(shares):.2f}")


def say(page: str, small: _measure.Spread, large: _measure.Spread, most: int) -> float:
    times = large.cpu / small.cpu
    print(
        f"{page:<14} {small.cpu:6.1f} ms of CPU at {SMALL:,}, {large.cpu:6.1f} ms at {most:,}: {times:.2f} ×"
        f" (at most {LIMIT}); waited {small.wait:.0f} and {large.wait:.0f} ms"
    )
    return times / LIMIT


if __name__ == "__main__":
    main()
