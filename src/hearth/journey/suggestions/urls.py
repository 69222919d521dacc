from django.urls import path

from hearth.journey.suggestions.views import composing, papers, report, shares, suggestions, supervising

app_name = "suggestions"

urlpatterns = [
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/new/", composing.begin, name="begin"),
    path("suggestions/waiting/", suggestions.waiting, name="waiting"),
    path("suggestions/of/<str:code>/", suggestions.of_demand, name="of_demand"),
    # the year's report
    path("suggestions/report/", report.report, name="report"),
    path("suggestions/report/<int:year>/", report.public_report, name="public_report"),
    path("suggestions/report/<int:year>/publication/", report.publish_report, name="publish_report"),
    path("suggestions/report/<int:year>/publication/end/", report.unpublish_report, name="unpublish_report"),
    path("suggestions/report/<int:year>/files/<str:form>/", report.report_file, name="report_file"),
    path("suggestions/<str:code>/", suggestions.suggestion, name="suggestion"),
    # papers
    path("suggestions/<str:code>/paper/<str:form>/", papers.paper, name="paper"),
    path("suggestions/<str:code>/names/<str:form>/", papers.names, name="names"),
    path("assignments/<str:code>/letters/<int:round>/<str:form>/", papers.letter, name="reply_letter"),
    path("assignments/<str:code>/sealed/<int:round>/", papers.sealed, name="sealed"),
    # with the deputy
    path("suggestions/<str:code>/wording/", composing.revise, name="revise"),
    path("suggestions/<str:code>/invitations/", composing.invite, name="invite"),
    path("suggestions/<str:code>/cosignatures/", composing.cosign, name="cosign"),
    path("suggestions/<str:code>/cosignatures/refusal/", composing.refuse, name="refuse"),
    path("suggestions/<str:code>/submission/", composing.submit, name="submit"),
    path("suggestions/<str:code>/withdrawal/", composing.withdraw, name="withdraw"),
    path("suggestions/<str:code>/withdrawal/agreement/", composing.agree_withdrawal, name="agree_withdrawal"),
    path("suggestions/<str:code>/withdrawal/refusal/", composing.refuse_withdrawal, name="refuse_withdrawal"),
    path("suggestions/<str:code>/withdrawal/end/", composing.drop_withdrawal, name="drop_withdrawal"),
    # with staff
    path("suggestions/<str:code>/handing-over/", suggestions.hand_over, name="hand_over"),
    path("suggestions/<str:code>/joining/", suggestions.join, name="join"),
    path("suggestions/<str:code>/joining/end/", suggestions.part, name="part"),
    path("suggestions/<str:code>/meetings/", suggestions.meet, name="meet"),
    path("suggestions/<str:code>/registration/", suggestions.register, name="register"),
    path("suggestions/<str:code>/return/", suggestions.send_back, name="send_back"),
    path("suggestions/<str:code>/letter/", suggestions.convert, name="convert"),
    path("suggestions/<str:code>/assignments/", suggestions.assign, name="assign"),
    path("suggestions/<str:code>/rehandling/", suggestions.rehandle, name="rehandle"),
    path("suggestions/<str:code>/following/", suggestions.follow, name="follow"),
    path("suggestions/<str:code>/closing/", suggestions.close, name="close"),
    path("suggestions/<str:code>/publication/", suggestions.publish, name="publish"),
    path("suggestions/<str:code>/publication/end/", suggestions.unpublish, name="unpublish"),
    path("suggestions/<str:code>/evaluation/", suggestions.evaluate, name="evaluate"),
    # the chair's supervision
    path("suggestions/<str:code>/supervision/", supervising.propose, name="propose_supervision"),
    path("suggestions/<str:code>/supervision/approval/", supervising.approve, name="approve_supervision"),
    path("suggestions/<str:code>/supervision/refusal/", supervising.turn_down, name="refuse_supervision"),
    path("suggestions/<str:code>/supervision/plan/", supervising.plan, name="plan_supervision"),
    path("suggestions/<str:code>/supervision/notes/", supervising.note, name="note_supervision"),
    path("suggestions/<str:code>/supervision/report/", supervising.report, name="report_supervision"),
    path("suggestions/<str:code>/supervision/end/", supervising.end, name="end_supervision"),
    path("suggestions/<str:code>/supervision/continuation/", supervising.carry_over, name="carry_over_supervision"),
    # with the units
    path("assignments/<str:code>/acceptance/", shares.accept, name="accept"),
    path("assignments/<str:code>/declining/", shares.decline, name="decline"),
    path("assignments/<str:code>/urging/", shares.urge, name="urge"),
    path("assignments/<str:code>/release/", shares.release, name="release"),
    path("assignments/<str:code>/keeping/", shares.keep, name="keep"),
    path("assignments/<str:code>/consultations/", shares.contact, name="contact"),
    path("assignments/<str:code>/answer/", shares.draft, name="draft"),
    path("assignments/<str:code>/signature/", shares.sign, name="sign"),
    path("assignments/<str:code>/seal/", shares.seal, name="seal"),
    path("assignments/<str:code>/extension/", shares.ask_time, name="ask_time"),
    path("assignments/<str:code>/extension/granting/", shares.grant_time, name="grant_time"),
    path("assignments/<str:code>/extension/denial/", shares.deny_time, name="deny_time"),
]
