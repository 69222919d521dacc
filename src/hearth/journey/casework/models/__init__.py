from hearth.journey.casework.models.issue import Issue, Strand
from hearth.journey.casework.models.link import Link
from hearth.journey.casework.models.referral import Referral
from hearth.journey.casework.models.remark import Remark
from hearth.journey.casework.models.request import Request
from hearth.journey.casework.models.route import Route
from hearth.journey.casework.models.routing_model import RoutingModel
from hearth.journey.casework.models.ruling import Return
from hearth.journey.casework.models.talk import Talk
from hearth.journey.casework.models.voice_note import VoiceNote

__all__ = [
    "Issue",
    "Link",
    "Referral",
    "Remark",
    "Request",
    "Return",
    "Route",
    "RoutingModel",
    "Strand",
    "Talk",
    "VoiceNote",
]
