from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("Suggestion", "title facts public_text", INTERNAL, _("What a deputy asks for; a public act."), "record"),
    line("Suggestion", "remark", INTERNAL, _("What staff told the deputy about it."), "record"),
    line("Suggestion", "number keywords category raised_in", INTERNAL, _("How it is registered."), "record"),
    line("Suggestion", "words", INTERNAL, _("So that it is found by its words."), "record"),
    line("Suggestion", "disclosure result_class", INTERNAL, _("What is public of it, and what came of it."), "record"),
    line("Ask", "words", INTERNAL, _("One thing that is asked for."), "record"),
    line("Wording", "title facts asks", INTERNAL, _("How a suggestion was worded before."), "record"),
    line("Wording", "name", PERSONAL, _("Who worded it so."), "record"),
    line("Assignment", "part", INTERNAL, _("How a unit takes part."), "record"),
    line("Decline", "reason name ruling_words ruled_by", PERSONAL, _("Why a unit declined, and who ruled."), "record"),
    line("Decline", "ruling", INTERNAL, _("What was ruled."), "record"),
    line("Consultation", "words name", PERSONAL, _("What a unit and the deputy spoke about."), "record"),
    line("Consultation", "way", INTERNAL, _("How they spoke."), "record"),
    line("MoreTime", "reason name ruled_by", PERSONAL, _("Why a unit asked for more time, and who ruled."), "record"),
    line("MoreTime", "ruling", INTERNAL, _("What was ruled."), "record"),
    line("Reply", "words name signed_by", PERSONAL, _("What a unit answered, and who signed."), "record"),
    line("Reply", "result_class disclosure document_no", INTERNAL, _("What came of it, and its number."), "record"),
    line("Answer", "words", PERSONAL, _("What a unit answered to one thing that was asked for."), "record"),
    line("Answer", "result_class", INTERNAL, _("What came of it."), "record"),
    line("Evaluation", "reason", PERSONAL, _("Why a deputy was not satisfied."), "record"),
    line("Evaluation", "attitude reply result", INTERNAL, _("How a deputy judged the handling."), "record"),
    line("Told", "step", INTERNAL, _("Of which step you were told."), "record"),
]
