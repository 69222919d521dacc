from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, PUBLIC, line

INVENTORY = [
    line("Commitment", "words", PERSONAL, _("What a unit promised about your matter."), "words"),
    line("Commitment", "result explanation objection", PERSONAL, _("What became of the promise."), "words"),
    line("Commitment", "name signed_by", PERSONAL, _("Who wrote it down, and who signed for the unit."), "record"),
    line("Commitment", "metric tier span", INTERNAL, _("By what the promise is measured."), "record"),
    line("Commitment", "grade", INTERNAL, _("How the deputy rates what became of a promise."), "record"),
    line("Commitment", "document_no", INTERNAL, _("Under which number the unit issued something."), "record"),
    line("Revision", "reason", PERSONAL, _("Why a promise was changed."), "words"),
    line("Revision", "name", PERSONAL, _("Who changed it."), "record"),
    line("Revision", "was_span", INTERNAL, _("What was promised before."), "record"),
    line("Measurement", "source", PERSONAL, _("By what it was counted how the promise was kept."), "record"),
    line("Measurement", "name", PERSONAL, _("Who counted."), "record"),
    line("Measurement", "way", INTERNAL, _("Whether rows or people counted."), "record"),
    line("Outcome", "title words where", PUBLIC, _("What has changed, in words for everybody."), "record"),
    line(
        "Outcome",
        "issuer issuer_key number number_key level link",
        PUBLIC,
        _("Who issued it or does it, under which number, and where it can be read."),
        "record",
    ),
    line("Outcome", "name", PERSONAL, _("Who claims it."), "record"),
    line("Outcome", "staff_name deputy_name", PERSONAL, _("Who verified it."), "record"),
    line("Outcome", "objection objector reason", PERSONAL, _("What was said against it, and by whom."), "record"),
    line("Evidence", "words", PERSONAL, _("By what it can be seen that something has changed."), "record"),
    line("Evidence", "name", PERSONAL, _("Who showed it."), "record"),
    line("Attachment", "original_hash", PERSONAL, _("Tells whether a file was used twice."), "record"),
    line("Ground", "name", PERSONAL, _("Who said what it came of."), "record"),
]
