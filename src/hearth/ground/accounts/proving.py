"""The question “is it still you?”, asked in place of a page and answered on the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hearth.core.actors import By
from hearth.core.network import network_of
from hearth.core.refusals import Refused
from hearth.ground.accounts import actions, passkeys
from hearth.ground.accounts.forms_proof import ProofForm
from hearth.ground.accounts.models import User
from hearth.ground.accounts.queries import next_on_card, ways_of
from hearth.ground.accounts.ways import NAMES

OTHER = "proof-other"


@dataclass
class Asked:
    """One way to prove it, with the others one may take instead."""

    user: User
    ways: list[str]
    way: str
    form: ProofForm

    @classmethod
    def of(cls, request: Any, user: User, ways: list[str]) -> Asked:
        """The way the person took, or the first."""
        wanted = request.POST.get(OTHER) or request.POST.get("proof-way", "")
        way = wanted if wanted in ways else ways[0]
        is_sent = request.method == "POST" and "proof-way" in request.POST and OTHER not in request.POST
        return cls(user, ways, way, ProofForm(request.POST if is_sent else None, way=way, number=_number(user, way)))

    def context(self, request: Any) -> dict[str, Any]:
        """What the template of the question names."""
        others = [way for way in self.ways if way != self.way]
        options = passkeys.request_options(self.user, passkeys.site_of(request)) if self.way == "passkey" else ""
        return {"form": self.form, "way": self.way, "others": others, "options": options, "ways": NAMES}


def _number(user: User, way: str) -> int:
    asked = next_on_card(user) if way == "card" else None
    return asked.number if asked else 0


@dataclass
class Question:
    """Somebody who is signed in is asked again."""

    request: Any
    by: By
    asked: Asked

    @classmethod
    def of(cls, request: Any, by: By) -> Question:
        """A password is enough, and so is each factor but the recovery codes, which are for worse days."""
        user = request.sign_in.user
        ways = [*(way for way in ways_of(user) if way != "codes"), "password"]
        return cls(request, by, Asked.of(request, user, ways))

    def is_answered(self) -> bool:
        """Whether what was sent proves it; if not, the form says why."""
        form, request = self.asked.form, self.request
        if not form.is_valid():
            return False
        told = {"by": self.by, "congress": request.congress.ref, "network": network_of(request)}
        told["site"], typed = passkeys.site_of(request), form.cleaned_data["typed"]
        try:
            request.renewed_secret = actions.prove(request.sign_in, self.asked.way, typed, **told)
        except Refused as refusal:
            form.add_error("typed", str(refusal.sentence))
        return form.is_valid()

    def context(self) -> dict[str, Any]:
        """What the template of the question names."""
        return self.asked.context(self.request)


def kept(request: Any) -> list[tuple[str, str]]:
    """What was sent and is not part of the proof, to be sent on with it."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not name.startswith("proof-")
        for value in values
    ]
