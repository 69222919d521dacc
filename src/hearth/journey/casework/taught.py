"""What pages tell of what nights learnt: models with their figures, and what there is to learn from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hearth.journey.casework.examples import ENOUGH_EACH, ENOUGH_LINES, ENOUGH_NEW, MOST, Standing, standing
from hearth.journey.casework.models import Referral, Route, RoutingModel

LEAST = 10  # of fewer nothing is said in a hundred
EARLIER = 10
LOOKED_AT = 2_000
BYTES = ("packed", "before__packed")  # megabytes that no page shows
BANDS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 1.01))


class Line(NamedTuple):
    """A line of the catalogue: how many matters of it there are, and how well they are recognised."""

    title: str
    matters: int
    f1: float | None
    is_enough: bool = True


class Band(NamedTuple):
    """What was claimed with about this sureness, and how much of it was right."""

    low: int
    high: int
    texts: int
    right: int

    @property
    def share(self) -> int | None:
        """Of a hundred; nothing of too few."""
        return round(100 * self.right / self.texts) if self.texts >= LEAST else None


class Model(NamedTuple):
    """A model as a clerk looks at it."""

    model: RoutingModel
    lines: list[Line]
    bands: list[Band]


class Taught(NamedTuple):
    """All of it."""

    in_force: Model | None
    proposed: Model | None
    earlier: list[RoutingModel]
    standing: Standing
    lines: list[Line]
    lived: list[Band]
    enough: tuple[int, int, int] = (ENOUGH_NEW, ENOUGH_EACH, ENOUGH_LINES)
    most: int = MOST


def told() -> Taught:
    """As it stands now."""
    titles = {str(key): title for key, title in Route.objects.values_list("pk", "title")}
    rows = list(RoutingModel.objects.select_related("before").defer(*BYTES).order_by("-made_at")[: EARLIER + 2])
    by_state = {row.state: row for row in reversed(rows)}
    stands = standing()
    return Taught(
        in_force=_model(
            RoutingModel.objects.filter(state="in_force").select_related("before").defer(*BYTES).first(), titles
        ),
        proposed=_model(by_state.get("proposed"), titles),
        earlier=[row for row in rows if row.state not in ("in_force", "proposed")],
        standing=stands,
        lines=_lines(stands, titles),
        lived=lived(stands),
    )


def lived(stands: Standing) -> list[Band]:
    """How often what the model in force held likeliest was right, of matters that units have taken on since."""
    final = {each.issue: each.line for each in stands.settled}
    guessed = Referral.objects.filter(role="lead", before=None, guess__isnull=False).order_by("-sent_at")
    rows = guessed.values_list("issue", "guess", "chance")[:LOOKED_AT]
    return bands((chance, final[issue] == guess) for issue, guess, chance in rows if issue in final)


def bands(claims: Iterable[tuple[float, bool]]) -> list[Band]:
    """Claims of about the same sureness together; those nobody made are left out."""
    claims = list(claims)
    told = []
    for low, high in BANDS:
        here = [right for chance, right in claims if low <= chance < high]
        told.append(Band(round(100 * low), min(100, round(100 * high)), len(here), sum(here)))
    return [band for band in told if band.texts]


def _model(row: RoutingModel | None, titles: dict[str, str]) -> Model | None:
    if row is None:
        return None
    kept = row.figures["lines"].items()
    lines = [Line(titles[key], each["n"], each["f1"]) for key, each in kept if key in titles]
    reliable = [Band(*_bounds(claimed), texts, round(right * texts)) for claimed, right, texts in _reliability(row)]
    return Model(row, sorted(lines, key=lambda line: -line.matters), reliable)


def _reliability(row: RoutingModel) -> list[tuple[float, float, int]]:
    return [tuple(each) for each in row.figures["reliability"]]  # type: ignore[misc]


def _bounds(claimed: float) -> tuple[int, int]:
    low = min(int(claimed * 10), 9) * 10
    return low, low + 10


def _lines(stands: Standing, titles: dict[str, str]) -> list[Line]:
    times = {str(line): n for line, n in stands.lines.items()}
    counted = [(title, times.get(key, 0)) for key, title in titles.items()]
    lines = [Line(title, n, None, n >= ENOUGH_EACH) for title, n in counted]
    return sorted(lines, key=lambda line: (-line.matters, line.title))
