from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("Commitment", "words", PERSONAL, _("What a unit promised about your matter."), "words"),
    line("Commitment", "result explanation objection", PERSONAL, _("What became of the promise."), "words"),
    line("Commitment", "name signed_by", PERSONAL, _("Who wrote it down, and who signed for the unit."), "record"),
    line("Commitment", "metric tier span", INTERNAL, _("By what the promise is measured."), "record"),
    line("Commitment", "document_no", INTERNAL, _("Under which number the unit issued something."), "record"),
    line("Revision", "reason", PERSONAL, _("Why a promise was changed."), "words"),
    line("Revision", "name", PERSONAL, _("Who changed it."), "record"),
    line("Revision", "was_span", INTERNAL, _("What was promised before."), "record"),
    line("Measurement", "source", PERSONAL, _("By what it was counted how the promise was kept."), "record"),
    line("Measurement", "name", PERSONAL, _("Who counted."), "record"),
    line("Measurement", "way", INTERNAL, _("Whether rows or people counted."), "record"),
]
