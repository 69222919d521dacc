"""What a congress has already, by name and by key: asked for once, so that no row of a sheet asks again."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from hearth.core import clock
from hearth.ground.accounts.models import User
from hearth.ground.congress.actors import actor_for
from hearth.ground.congress.importing.people import People
from hearth.ground.congress.importing.pictures import Pictures
from hearth.ground.congress.importing.planned import Present
from hearth.ground.congress.models import Area, Delegation, Deputy, District, Group, Import, Post, Station, Unit
from hearth.ground.congress.records import current_term, term_ahead

MODELS = {"area": Area, "delegation": Delegation, "group": Group, "station": Station, "unit": Unit}
T = TypeVar("T")
MOST_COMPARED = 3000
MOST_COMPARISONS = 100_000  # in one file: a column of wrong names is as wrong without a guess at each of them


class Known:
    """The names of one congress, and those a file is about to bring."""

    def __init__(self, by: UUID | None = None, source: Import | None = None, pictures: Pictures | None = None) -> None:
        self._by, self.source, self.pictures = by, source, pictures
        self.held: dict[tuple[str, ...], Present] = {}
        self._roles: dict[str, set[str]] = {}
        self._shelves: dict[str, dict[str, UUID]] = {}
        self._english: dict[str, dict[str, str]] = {}
        self._behind: dict[str, dict[UUID, str]] = {}
        self._near: dict[tuple[str, str], str] = {}
        self._comparisons = 0
        self._made: dict[Any, Any] = {}
        self.above: dict[str, str] = {}
        self.circling: set[str] = set()

    def shelf(self, kind: str) -> dict[str, UUID]:
        """The keys of everything of this kind, by its Chinese name or its code."""
        if kind not in self._shelves:
            rows = self._rows(kind)
            self._shelves[kind] = {name: key for name, _english, key in rows}
            self._english[kind] = {english.lower(): name for name, english, _key in rows if english}
            self._behind[kind] = {key: name for name, _english, key in rows}
        return self._shelves[kind]

    def name_of(self, kind: str, text: str) -> str:
        """The proper name of what this text names, in either language; nothing where it names nothing."""
        return text if text in self.shelf(kind) else self._english[kind].get(text.lower(), "")

    def key_of(self, kind: str, name: str) -> UUID:
        """The key behind a proper name."""
        return self.shelf(kind)[name]

    def name_behind(self, kind: str, key: UUID) -> str:
        """The proper name behind a key."""
        self.shelf(kind)
        return self._behind[kind].get(key, "")

    def names(self, kind: str) -> list[str]:
        """Every proper name of this kind."""
        return list(self.shelf(kind))

    def add(self, kind: str, name: str, key: UUID) -> None:
        """Something comes with the file, and may be named by other rows of it."""
        self.shelf(kind).setdefault(name, key)

    def nearest(self, kind: str, text: str) -> str:
        """The name that is spelt most like this one, or nothing."""
        if (kind, text) not in self._near:
            self._near[kind, text] = self._guessed(text[:60], list(self.shelf(kind))[:MOST_COMPARED])
        return self._near[kind, text]

    def _guessed(self, text: str, names: list[str]) -> str:
        if self._comparisons >= MOST_COMPARISONS:
            return ""
        self._comparisons += len(names)
        return next(iter(get_close_matches(text, names, n=1)), "")

    def once(self, make: Callable[[], T]) -> T:
        """What a kind of sheet must know besides, made the first time it is asked for."""
        if make not in self._made:
            self._made[make] = make()
        return self._made[make]  # type: ignore[no-any-return]

    @cached_property
    def by(self) -> Any:
        """Who wants it, with the posts they hold today; None where they hold none any more."""
        return next(map(actor_for, User.objects.filter(pk=self._by)), None)

    @cached_property
    def people(self) -> People:
        """Who has an account here, and who is to get one."""
        return People()

    def roles_of(self, sign_in_name: str) -> set[str]:
        """The posts this person holds or is to get, to be added to."""
        if sign_in_name not in self._roles:
            held = Post.objects.not_over(clock.today()).filter(user__sign_in_name=sign_in_name)
            self._roles[sign_in_name] = set(held.values_list("role", flat=True))
        return self._roles[sign_in_name]

    @cached_property
    def closed_units(self) -> set[str]:
        """Units that take on nothing more."""
        return set(Unit.objects.filter(is_active=False).values_list("name_zh", flat=True))

    @cached_property
    def deputies_called(self) -> dict[str, list[str]]:
        """The codes of deputies, by their Chinese names; several may share one."""
        found: dict[str, list[str]] = {}
        for name, code in Deputy.objects.order_by("code").values_list("name_zh", "code"):
            found.setdefault(name, []).append(code)
        return found

    @cached_property
    def districts(self) -> dict[tuple[str, str], UUID]:
        """The keys of electoral districts, by the name of their area and their number."""
        rows = District.objects.values_list("area__name_zh", "number", "pk")
        return {(area, str(number)): key for area, number, key in rows}

    @cached_property
    def district_numbers(self) -> dict[UUID, tuple[str, str]]:
        """The area and number of each electoral district."""
        return {key: named for named, key in self.districts.items()}

    @cached_property
    def term(self) -> Any:
        """The term for which deputies are being elected, else the one that runs; None where there is none."""
        return term_ahead() or current_term()

    @cached_property
    def is_electing(self) -> bool:
        """Whether nobody has taken office yet in the term that this sheet is about."""
        return self.term is not None and self.term == term_ahead()

    def _rows(self, kind: str) -> list[tuple[str, str, UUID]]:
        if kind == "deputy":
            return [(code, "", key) for code, key in Deputy.objects.order_by("code").values_list("code", "pk")]
        return list(MODELS[kind].objects.order_by("pk").values_list("name_zh", "name_en", "pk"))
