from hearth.core.inventory import INTERNAL, PERSONAL, PUBLIC, line

NAMES = "Shown to whoever looks for their deputy"
AREA = "Where deputies are elected and can be met"

INVENTORY = [
    line("Congress", "slug name_zh name_en short_zh short_en", PUBLIC, "What the congress is called", "office"),
    line("Congress", "profile phone licence_line", PUBLIC, "Its rules, and where it is reached", "office"),
    line("Area", "name_zh name_en sound", PUBLIC, AREA, "office"),
    line("Place", "name_zh name_en also sound words", PUBLIC, AREA, "office"),
    line("Station", "name_zh name_en address_zh address_en hours_zh hours_en phone sound", PUBLIC, AREA, "office"),
    line("Unit", "name_zh name_en sound phone email address_zh", PUBLIC, "Who undertakes what is asked for", "office"),
    line("Deputy", "name_zh name_en sound gender work_zh work_en portrait", PUBLIC, NAMES, "office"),
    line("Deputy", "cares_zh cares_en meets_zh meets_en", PUBLIC, NAMES, "office"),
    line("Delegation", "name_zh name_en sound", PUBLIC, "In which delegation deputies sit", "office"),
    line("Group", "name_zh name_en sound", PUBLIC, "In which group deputies work", "office"),
    line("Mandate", "credential legal_basis", PUBLIC, "On which ground somebody is a deputy, or no longer", "office"),
    line("ReceptionDay", "note", PUBLIC, "What people should know who come", "office"),
    line("Post", "reason", PERSONAL, "Why somebody was given a post", "account"),
    line("Proposal", "reason", PERSONAL, "Why a second administrator is asked", "account"),
    line("Invitation", "locator", INTERNAL, "Finds an invitation; its secret is stored nowhere", "record"),
    line("Bundle", "base", INTERNAL, "With which address the codes on letters begin", "window"),
    line("Focus", "name_zh name_en note_zh note_en", PUBLIC, "What a deputy is working on", "office"),
    line("Import", "file_name", PERSONAL, "Which spreadsheet somebody sent", "record"),
    line("Import", "fingerprint trouble facts", INTERNAL, "How far the import got, and why it stopped", "record"),
    line("ImportRow", "label told", PERSONAL, "What a row of the spreadsheet would change", "month"),
    line("ImportRow", "outcome", INTERNAL, "Whether the row is new, changed, the same or wrong", "month"),
]
