from hearth.journey.outcomes.models.commitment import Commitment
from hearth.journey.outcomes.models.measurement import Measurement
from hearth.journey.outcomes.models.revision import Revision

__all__ = ["Commitment", "Measurement", "Revision"]
