from hearth.journey.contact.models.code import DeputyCode
from hearth.journey.contact.models.contact import Contact
from hearth.journey.contact.models.envelope import Envelope
from hearth.journey.contact.models.glass import Glass
from hearth.journey.contact.models.message import Message
from hearth.journey.contact.models.motion import Motion
from hearth.journey.contact.models.pace import Pace
from hearth.journey.contact.models.photo import Photo
from hearth.journey.contact.models.phrase import Phrase
from hearth.journey.contact.models.presence import Presence
from hearth.journey.contact.models.publication import Edition, Publication
from hearth.journey.contact.models.reader import Reader
from hearth.journey.contact.models.sheet import Sheet
from hearth.journey.contact.models.subject import Subject
from hearth.journey.contact.models.thread import Thread
from hearth.journey.contact.models.transition import Succession, TermTransition

__all__ = [
    "Contact",
    "DeputyCode",
    "Edition",
    "Envelope",
    "Glass",
    "Message",
    "Motion",
    "Pace",
    "Photo",
    "Phrase",
    "Presence",
    "Publication",
    "Reader",
    "Sheet",
    "Subject",
    "Succession",
    "TermTransition",
    "Thread",
]
