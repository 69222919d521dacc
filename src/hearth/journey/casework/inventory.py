from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, SECRET, line

INVENTORY = [
    line("Referral", "words place", PERSONAL, _("What a unit must know to help you; not who you are."), "words"),
    line("Referral", "result outcome", INTERNAL, _("What the unit reported."), "words"),
    line("Referral", "order_no", INTERNAL, _("Under which number it runs at the hotline."), "record"),
    line("Referral", "tier role", INTERNAL, _("How urgent it is, and which part the unit has."), "record"),
    line("Return", "words answer", INTERNAL, _("Why a unit gave it back, and how staff ruled."), "words"),
    line("Return", "reason ruling", INTERNAL, _("How staff ruled."), "record"),
    line("Request", "words answer", INTERNAL, _("Why a unit needed more time, and how staff ruled."), "words"),
    line("Remark", "words", INTERNAL, _("What unit and staff said among themselves."), "words"),
    line("Remark", "name", PERSONAL, _("Who said it."), "words"),
    line("Talk", "whom agreed promised", PERSONAL, _("What the deputy agreed with whom about your matter."), "words"),
    line("Talk", "name", PERSONAL, _("Who spoke."), "record"),
    line("VoiceNote", "key", SECRET, _("Opens what the deputy spoke about your matter; without it, noise."), "words"),
    line("Route", "words title", INTERNAL, "By which words a unit is proposed", "office"),
    line("Route", "tier topic", INTERNAL, "How urgent such matters are, and which topic they are of", "office"),
    line("RoutingModel", "packed figures", INTERNAL, "Numbers by which a line is proposed; nobody’s words", "office"),
    line("RoutingModel", "said_by", PERSONAL, "Who put it in force or declined it", "office"),
]
