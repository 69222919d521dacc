"""Ways by which news travels. Each is a module with `send(address, subject, body, reference)`.

A channel raises `Refused` where the other side said no for good, and any other error where trying again may help
and nothing was handed over yet.
"""


class Refused(Exception):
    """The other side will not take it; trying again will not help."""
