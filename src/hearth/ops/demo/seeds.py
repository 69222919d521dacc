"""A message of the demo as plain data, before anybody has sent it."""

from dataclasses import dataclass
from datetime import datetime

from hearth.ops.demo.aftermath import Step


@dataclass(frozen=True)
class MessageSeed:
    """One message: `where` is what was typed, `place` the place it belongs to, `deputy` an index into deputies()."""

    key: str
    who: str
    where: str
    place: str
    area: str
    deputy: int
    text: str
    language: str
    topic: str
    demand: str
    channel: str
    phone: str
    email: str
    privacy: str
    moment: datetime
    script: tuple[Step, ...]
