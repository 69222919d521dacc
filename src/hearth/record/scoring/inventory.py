from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("Scoring", "reason name", PERSONAL, _("Why scoring is used or not, and who said so."), "record"),
    line("ScoreRule", "kind counts_by legal_basis", INTERNAL, _("What counts, and by which law."), "record"),
    line("ScoreRule", "name", PERSONAL, _("Who set a rule for scoring."), "record"),
    line(
        "ScoreSheet", "lines total", PERSONAL, _("What a deputy’s year counts; the deputy and staff read it."), "record"
    ),
    line("ScoreSheet", "matters", INTERNAL, _("Which lines of a file are about the same matter."), "record"),
    line("ScoreSheet", "name", PERSONAL, _("Who had a score sheet reckoned."), "record"),
    line(
        "ScoreObjection", "words answer", PERSONAL, _("What a deputy says is not so, and what was decided."), "record"
    ),
    line("ScoreObjection", "name decided_name", PERSONAL, _("Who disputed a score, and who decided."), "record"),
    line("ScoreObjection", "verdict", INTERNAL, _("Whether what was disputed stands."), "record"),
]
