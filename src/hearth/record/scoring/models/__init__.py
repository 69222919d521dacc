from hearth.record.scoring.models.rule import ScoreRule
from hearth.record.scoring.models.scoring import Scoring
from hearth.record.scoring.models.sheet import ScoreObjection, ScoreSheet

__all__ = ["ScoreObjection", "ScoreRule", "ScoreSheet", "Scoring"]
