from hearth.journey.suggestions.models.assignment import (
    Answer,
    Assignment,
    Consultation,
    Decline,
    MoreTime,
    Reply,
)
from hearth.journey.suggestions.models.cosignature import Cosignature
from hearth.journey.suggestions.models.evaluation import Evaluation, Told
from hearth.journey.suggestions.models.paper import SealedPaper
from hearth.journey.suggestions.models.report import YearReport
from hearth.journey.suggestions.models.suggestion import Suggestion
from hearth.journey.suggestions.models.supervision import Meeting, Note, Supervision
from hearth.journey.suggestions.models.upward import FromAbove, FromBelow, SentUp
from hearth.journey.suggestions.models.wording import Ask, Wording

__all__ = [
    "Answer",
    "Ask",
    "Assignment",
    "Consultation",
    "Cosignature",
    "Decline",
    "Evaluation",
    "FromAbove",
    "FromBelow",
    "Meeting",
    "MoreTime",
    "Note",
    "Reply",
    "SealedPaper",
    "SentUp",
    "Suggestion",
    "Supervision",
    "Told",
    "Wording",
    "YearReport",
]
