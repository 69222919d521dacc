from django.urls import path

from hearth.journey.contact.views import attachments, codes, conversation, decisions, entry, phrases, profile, sheets

app_name = "contact"
urlpatterns: list = [
    # threads
    path("threads/<str:code>/", conversation.thread, name="thread"),
    path("threads/<str:code>/acknowledgement/", decisions.acknowledge, name="acknowledge"),
    path("threads/<str:code>/replies/", decisions.reply, name="reply"),
    path("threads/<str:code>/contact/", decisions.contact, name="contact"),
    path("threads/<str:code>/staff/", decisions.take_over, name="take_over"),
    path("threads/<str:code>/deputy/", decisions.reassign, name="reassign"),
    path("threads/<str:code>/return/", decisions.hand_back, name="hand_back"),
    path("threads/<str:code>/hold/", decisions.hold, name="hold"),
    path("threads/<str:code>/release/", decisions.release, name="release"),
    path("threads/<str:code>/refusal/", decisions.refuse, name="refuse"),
    path("threads/<str:code>/redirection/", decisions.redirect, name="redirect"),
    path("threads/<str:code>/photos/<uuid:message>/<int:number>/", attachments.photo, name="photo"),
    # codes and what is printed of them
    path("codes/", codes.codes, name="codes"),
    path("codes/<str:number>/", codes.code, name="code"),
    path("codes/<str:number>/pause/", codes.pause_code, name="pause_code"),
    path("codes/<str:number>/resumption/", codes.resume_code, name="resume_code"),
    path("codes/<str:number>/successor/", codes.rotate_code, name="rotate_code"),
    path("codes/<str:number>/retirement/", codes.retire_code, name="retire_code"),
    path("deputies/<str:deputy>/codes/", codes.issue_code, name="issue_code"),
    path("sheets/", sheets.order_sheet, name="order_sheet"),
    path("sheets/<uuid:sheet>/", sheets.sheet, name="sheet"),
    path("sheets/<uuid:sheet>/file/", sheets.sheet_file, name="sheet_file"),
    # people who telephoned or walked in
    path("entry/", entry.entry, name="entry"),
    path("entry/receipt/", entry.entered, name="entered"),
    # one's own
    path("phrases/", phrases.phrases, name="phrases"),
    path("phrases/<uuid:phrase>/", phrases.phrase, name="phrase"),
    path("phrases/<uuid:phrase>/removal/", phrases.drop_phrase, name="drop_phrase"),
    path("profile/", profile.profile, name="profile"),
    path("profile/<str:deputy>/focuses/", profile.set_focus, name="set_focus"),
    path("profile/<str:deputy>/focuses/<uuid:focus>/completion/", profile.finish_focus, name="finish_focus"),
    path("profile/<str:deputy>/focuses/<uuid:focus>/removal/", profile.drop_focus, name="drop_focus"),
]
