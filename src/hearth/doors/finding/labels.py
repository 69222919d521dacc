"""How a thread’s timeline tells that it was put on paper, and how the states of a file look."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearth.doors.finding.events import Happened
from hearth.journey.contact.labels import Label
from hearth.journey.contact.telling import Telling

TELLING = {Happened.PRINTED: Telling(_("%(who)s put it on paper"), "printer")}
STATES = {
    "ordered": Label("info", "hourglass", pgettext_lazy("a file", "Being made")),
    "waiting": Label("warn", "users", pgettext_lazy("a file", "Waits for a second person")),
    "ready": Label("ok", "download", pgettext_lazy("a file", "Ready to fetch")),
    "failed": Label("bad", "alert-circle", pgettext_lazy("a file", "Could not be made")),
    "declined": Label("", "x", pgettext_lazy("a file", "Not agreed to")),
    "gone": Label("", "trash", pgettext_lazy("a file", "Gone: a matter in it was erased or hidden")),
}
