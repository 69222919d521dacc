from __future__ import annotations

from types import SimpleNamespace

from hearth.ground.congress.tiles import laid_out


def area(name, row, column, deputies=1):
    return SimpleNamespace(name=name, row=row, column=column, deputies=deputies)


def drawn(tiles):
    return [cell.name if cell else "" for cell in tiles.cells]


def test_areas_lie_towards_each_other_as_on_the_land():
    tiles = laid_out([area("north", 1, 3), area("west", 2, 1), area("east", 2, 3)])

    assert (tiles.columns, drawn(tiles)) == (3, ["", "", "north", "west", "", "east"])


def test_areas_without_a_place_of_their_own_stand_one_after_the_other():
    tiles = laid_out([area("one", 0, 0), area("other", 0, 0)])

    assert (tiles.columns, drawn(tiles)) == (5, ["one", "other"])


def test_a_land_too_wide_for_a_telephone_is_not_drawn_as_a_grid():
    assert drawn(laid_out([area("west", 1, 1), area("east", 1, 30)])) == ["west", "east"]


def test_a_congress_without_areas_has_no_tiles():
    assert laid_out([]).cells == []


def test_more_deputies_make_a_fuller_colour():
    few, many, none = area("few", 1, 1, 5), area("many", 1, 2, 20), area("none", 1, 3, 0)
    tiles = laid_out([few, many, none])

    assert [tiles.shade(each) for each in (few, many, none)] == [1, 4, 0]
