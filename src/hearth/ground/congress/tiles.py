"""Areas as tiles that lie towards each other roughly as the land does. No map: that would need a review number."""

from __future__ import annotations

from dataclasses import dataclass

from hearth.ground.congress.queries import CountedArea

FEWEST, MOST = 3, 8  # columns the style sheet knows
SHADES = 4


@dataclass(frozen=True)
class Tiles:
    """Rows of tiles read from left to right; None where nothing lies."""

    columns: int
    cells: list[CountedArea | None]
    most: int

    def shade(self, area: CountedArea) -> int:
        """How full the tile's colour is: one step for each quarter of the most deputies an area has."""
        return -(-SHADES * area.deputies // self.most) if self.most else 0


def laid_out(areas: list[CountedArea]) -> Tiles:
    """Each area on its own tile; without places on the map they stand in the order of their names."""
    most = max((area.deputies for area in areas), default=0)
    places = {(area.row, area.column): area for area in areas}
    if len(places) < len(areas) or not areas:
        return Tiles(5, list(areas), most)
    rows, columns = sorted(row for row, _ in places), sorted(column for _, column in places)
    width = columns[-1] - columns[0] + 1
    if not FEWEST <= width <= MOST:
        return Tiles(5, list(areas), most)
    grid = [(row, columns[0] + x) for row in range(rows[0], rows[-1] + 1) for x in range(width)]
    return Tiles(width, [places.get(cell) for cell in grid], most)
