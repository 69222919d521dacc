from hearth.journey.demands.models.apart import Apart
from hearth.journey.demands.models.broadcast import Broadcast, Delivered
from hearth.journey.demands.models.decision import Decision
from hearth.journey.demands.models.demand import Demand
from hearth.journey.demands.models.gathering import Gathering
from hearth.journey.demands.models.link import Link
from hearth.journey.demands.models.pin import Pin
from hearth.journey.demands.models.proposal import Proposal
from hearth.journey.demands.models.reading import Clue, Term, TextReading
from hearth.journey.demands.models.thresholds import Thresholds
from hearth.journey.demands.models.vector import EncoderChoice, Encoding, TextVector

__all__ = [
    "Apart",
    "Broadcast",
    "Clue",
    "Decision",
    "Delivered",
    "Demand",
    "EncoderChoice",
    "Encoding",
    "Gathering",
    "Link",
    "Pin",
    "Proposal",
    "Term",
    "TextReading",
    "TextVector",
    "Thresholds",
]
