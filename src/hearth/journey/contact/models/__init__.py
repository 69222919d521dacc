from hearth.journey.contact.models.code import DeputyCode
from hearth.journey.contact.models.contact import Contact
from hearth.journey.contact.models.message import Message
from hearth.journey.contact.models.pace import Pace
from hearth.journey.contact.models.photo import Photo
from hearth.journey.contact.models.phrase import Phrase
from hearth.journey.contact.models.sheet import Sheet
from hearth.journey.contact.models.thread import Thread

__all__ = ["Contact", "DeputyCode", "Message", "Pace", "Photo", "Phrase", "Sheet", "Thread"]
