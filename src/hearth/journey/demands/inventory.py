from django.utils.translation import gettext_lazy as _

from hearth.core.inventory import INTERNAL, PERSONAL, line

INVENTORY = [
    line("Demand", "title result", INTERNAL, _("What several people raised alike, and what became of it."), "record"),
    line("Demand", "public_text", INTERNAL, _("What everybody may read of it."), "record"),
    line("Thresholds", "season_begins season_ends season_words", INTERNAL, _("When many is many."), "record"),
    line("Gathering", "why", PERSONAL, _("Why your message was put together with others."), "words"),
    line("Gathering", "said_by", PERSONAL, _("Who put it there."), "record"),
    line("Gathering", "source", PERSONAL, _("A hash that counts you once and names nobody."), "words"),
    line("TextReading", "told terms", PERSONAL, _("Single words of your message, to compare it."), "words"),
    line(
        "TextVector",
        "numbers",
        PERSONAL,
        _("Where your message lies among others by its meaning, in numbers; only where the congress uses that."),
        "words",
    ),
    line("TextVector", "version state", INTERNAL, _("Which model made these numbers, and whether it did."), "words"),
    line(
        "EncoderChoice",
        "reason name",
        PERSONAL,
        _("Why messages are compared by meaning or not, and who said so."),
        "record",
    ),
    line("EncoderChoice", "destination", INTERNAL, _("Where their words are sent for it, if anywhere."), "record"),
    line("Encoding", "version touchstone problem detail", INTERNAL, _("How far a text encoder has come."), "record"),
    line("Clue", "terms", PERSONAL, _("Single words of your message, to compare it."), "words"),
    line("Term", "term", INTERNAL, _("How rare a word is."), "record"),
    line("Decision", "who name undone_by", PERSONAL, _("Who decided about a common demand."), "record"),
    line("Decision", "before", INTERNAL, _("How a demand stood before, so that it can be taken back."), "record"),
    line(
        "Gathering",
        "how told ended_from",
        INTERNAL,
        _("How it came there, and what you were told."),
        "record",
    ),
    line("Link", "version", INTERNAL, _("By which weights two messages were found alike."), "words"),
    line(
        "Proposal",
        "why title",
        PERSONAL,
        _("Why messages are proposed to be one matter, until it is decided."),
        "words",
    ),
    line("Proposal", "threads quoted mark", INTERNAL, _("Which messages a proposal is about, by key."), "record"),
    line("Broadcast", "reply_type", INTERNAL, _("What kind of answer it was."), "record"),
    line("Broadcast", "body passed_to", PERSONAL, _("One answer to everybody who wrote the same."), "record"),
    line("Broadcast", "by name", PERSONAL, _("Who answered."), "record"),
]
