"""Whom the rows of a sheet mean: people who are here already, and people who are to come."""

from __future__ import annotations

from collections.abc import Iterator

from hearth.ground.accounts.models import User
from hearth.ground.audit.models import Entry
from hearth.ground.congress import roll
from hearth.ground.congress.events import Happened
from hearth.ground.congress.importing.planned import Values
from hearth.ground.congress.importing.problems import Unfit
from hearth.ground.congress.sign_in_names import free_name

Who = tuple[str, str]  # an e-mail address in small letters, and a full name
Fault = tuple[str, Unfit]


class People:
    """Everybody on the roll of a congress, and those a sheet is about to invite."""

    def __init__(self) -> None:
        here = list(roll.people().order_by("sign_in_name"))
        moved = _moved(here)
        self.called: dict[str, User] = {user.sign_in_name: moved.get(str(user.pk), user) for user in here}
        self._at: dict[Who, dict[str, User]] = {}
        self._names_at: dict[str, str] = {}
        for user in here:
            meant = moved.get(str(user.pk), user)
            self._note(_who(user.email, user.name), meant.sign_in_name, meant)
        self._coming: dict[str, Who] = {}
        self._coming_as: dict[Who, str] = {}

    def recognise(self, values: Values) -> Iterator[Fault]:
        """Find out whom a row means, and write the sign-in name into it."""
        given, who = values.get("sign_in_name", ""), _who(values.get("email", ""), values["name"])
        user = self.called.get(given) if given else self._living_at(who)
        if user is not None:
            yield from _unlike(user, values, is_moved=user.sign_in_name != given and _who(user.email, user.name) != who)
            values |= {"sign_in_name": user.sign_in_name, "name": user.name, "email": user.email}
            values["name_en"] = user.name_en
        elif fault := self._why_not(given, who):
            yield fault
        else:
            name = given or self._coming_as.get(who) or free_name(who[1], self._coming)
            self._coming[name] = who
            if who[0]:
                self._coming_as[who] = name
                self._names_at.setdefault(*who)
            values["sign_in_name"] = name

    def _living_at(self, who: Who) -> User | None:
        found = self._at.get(who, {}) if who[0] else {}
        return next(iter(found.values())) if len(found) == 1 else None

    def _why_not(self, given: str, who: Who) -> Fault | None:
        """Why nobody new can be made of this row, if so."""
        if not given and not who[0]:
            return "email", Unfit("no_way")
        known = [*self._at.get(who, {}), *filter(None, [self._coming_as.get(who)])]
        if len(known) > 1:
            return "sign_in_name", Unfit("several_people", text="、".join(known))
        if known and given and known != [given]:
            return "sign_in_name", Unfit("has_sign_in", text=known[0])
        if given and (self._coming.get(given, who) != who or User.objects.filter(sign_in_name=given).exists()):
            return "sign_in_name", Unfit("sign_in_taken", text=given)
        other = self._names_at.get(who[0], who[1])
        return ("email", Unfit("address_taken", text=other)) if not given and other != who[1] else None

    def _note(self, who: Who, name: str, user: User) -> None:
        if who[0]:
            self._at.setdefault(who, {})[name] = user
            self._names_at.setdefault(*who)


def _who(email: str, name: str) -> Who:
    return email.lower(), name


def _moved(here: list[User]) -> dict[str, User]:
    """Who took their posts with an account they had elsewhere, by the account that was closed for it."""
    closed = [str(user.pk) for user in here if not user.is_active]
    if not closed:
        return {}
    told = Entry.objects.filter(event=Happened.POSTS_TAKEN, facts__instead_of__in=closed)
    pairs = dict(told.values_list("facts__instead_of", "facts__user"))
    found = User.objects.in_bulk(list(pairs.values()))
    users = {str(key): user for key, user in found.items()}
    return {instead_of: users[user] for instead_of, user in pairs.items() if user in users}


def _unlike(user: User, values: Values, *, is_moved: bool) -> Iterator[Fault]:
    """A sheet gives posts; name and address are the person's own to change."""
    if not user.is_active:
        yield "name", Unfit("closed_account")
    own = {"name": user.name, "name_en": user.name_en, "email": user.email}
    for column, text in own.items() if not is_moved else ():
        wanted = values.get(column, "")
        if wanted and wanted.lower() != text.lower():
            yield column, Unfit("is_theirs", text=text)
