from hearth.journey.outcomes.models.commitment import Commitment
from hearth.journey.outcomes.models.evidence import Attachment, Evidence
from hearth.journey.outcomes.models.ground import Ground, Heard
from hearth.journey.outcomes.models.measurement import Measurement
from hearth.journey.outcomes.models.outcome import Outcome
from hearth.journey.outcomes.models.revision import Revision

__all__ = [
    "Attachment",
    "Commitment",
    "Evidence",
    "Ground",
    "Heard",
    "Measurement",
    "Outcome",
    "Revision",
]
