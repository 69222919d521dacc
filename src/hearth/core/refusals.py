"""Why something was not done, in the words of the person who asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The action was not taken; `sentence` says why, and what to do."""

    sentence: Any = _("This is not possible now.")

    def __init__(self, sentence: Any = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        super().__init__(str(self.sentence))


class NotAllowed(Refused):
    """The policy does not let this person do this."""

    sentence = _("You cannot do this here.")


class TooOften(Refused):
    """A limit was reached; waiting helps."""

    sentence = _("Too many tries. Wait a few minutes, then try again.")
