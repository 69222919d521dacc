from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, PUBLIC, SECRET, line

INVENTORY = [
    line("DutyRecord", "words place", PERSONAL, _("What a deputy did, in their own words."), "record"),
    line("DutyRecord", "name verified_name reason", PERSONAL, _("Who entered and verified it, and why not."), "record"),
    line("DutyRecord", "key source_code source_kind kind", INTERNAL, _("What a line follows from."), "record"),
    line("DutyPhoto", "name original_hash", PERSONAL, _("What a photo was called, and its fingerprint."), "record"),
    line("DutyPhoto", "state", INTERNAL, _("Whether a photo has been made again."), "record"),
    line("DutyVoice", "key", SECRET, _("Opens what a deputy spoke about a line; without it, noise."), "record"),
    line("Objection", "words answer", PERSONAL, _("What a deputy says is not so, and what was decided."), "record"),
    line("Objection", "name decided_name", PERSONAL, _("Who disputed a line, and who decided."), "record"),
    line("Correction", "was name", PERSONAL, _("How a line read before somebody put it right."), "record"),
    line("Activity", "title organiser kind", INTERNAL, _("What deputies took part in together."), "record"),
    line("Activity", "name place", PERSONAL, _("Who registered it, and where it was."), "record"),
    line("DutyYear", "name", PERSONAL, _("Who closed a year."), "record"),
    line("DutyCount", "kind", PUBLIC, _("How many lines of a kind stand in a file."), "record"),
    line("VoterReport", "words questions feedback", PUBLIC, _("What a deputy reported to voters."), "record"),
    line("VoterReport", "place notice", PUBLIC, _("Where and when a deputy reports."), "record"),
    line("VoterQuestion", "words", PERSONAL, _("What a voter asked about a report, without a name."), "record"),
    line("VoterQuestion", "shown answer", PUBLIC, _("The question as everybody reads it, and the answer."), "record"),
    line("VoterQuestion", "decided_name", PERSONAL, _("Who answered a question or set it aside."), "record"),
    line("VoterQuestion", "submission", INTERNAL, _("A keyed hash by which a form sent twice is one."), "record"),
    line("VoterQuestion", "reason", INTERNAL, _("Why a question was set aside."), "record"),
    line("Slip", "hash", SECRET, _("A keyed hash of the code on a slip nobody has given yet."), "record"),
    line("Urn", "marks", SECRET, _("How many slips said what, sealed until it is closed; then gone."), "record"),
    line("VoterReport", "name", PERSONAL, _("Who drafted a report."), "record"),
    line("DutyKind", "name_zh name_en", PUBLIC, _("Kinds of duty a congress has of its own."), "record"),
]
