from hearth.record.dossier.models.activity import Activity
from hearth.record.dossier.models.kind import DutyKind
from hearth.record.dossier.models.photo import DutyPhoto
from hearth.record.dossier.models.question import VoterQuestion
from hearth.record.dossier.models.record import Correction, DutyRecord, Objection
from hearth.record.dossier.models.report import VoterReport
from hearth.record.dossier.models.slip import Slip, Urn
from hearth.record.dossier.models.voice import DutyVoice
from hearth.record.dossier.models.year import DutyCount, DutyYear

__all__ = [
    "Activity",
    "Correction",
    "DutyCount",
    "DutyKind",
    "DutyPhoto",
    "DutyRecord",
    "DutyVoice",
    "DutyYear",
    "Objection",
    "Slip",
    "Urn",
    "VoterQuestion",
    "VoterReport",
]
