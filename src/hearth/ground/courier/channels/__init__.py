"""Ways by which news travels. Each is a module with `send(parcel)`.

A channel raises `Refused` where the other side said no for good, `InDoubt` where the letter may have arrived and nobody
can say so, and any OSError where trying again may help and nothing was handed over yet. A channel that can be asked
later what became of a letter has `ask(reference)`, which answers one of `FOUND`, or None where it never had it.
"""

ACCEPTED, DELIVERED, FAILED = "accepted", "delivered", "failed"
FOUND = (ACCEPTED, DELIVERED, FAILED)


class Refused(Exception):
    """The other side will not take it; trying again will not help."""


class InDoubt(Exception):
    """It may have been taken: it must not be sent again before somebody has said that it was not."""
