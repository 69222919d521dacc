from django.urls import path

from hearth.journey.suggestions.views import composing, register, shares, suggestions

app_name = "suggestions"

urlpatterns = [
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/new/", composing.begin, name="begin"),
    path("suggestions/waiting/", suggestions.waiting, name="waiting"),
    path("suggestions/of/<str:code>/", suggestions.of_demand, name="of_demand"),
    path("suggestions/all/", register.every, name="every"),
    path("suggestions/overview/", register.stand, name="overview"),
    path("suggestions/news.xml", register.feed, name="feed"),
    path("suggestions/register.csv", register.as_csv, name="csv"),
    path("suggestions/register.json", register.as_json, name="json"),
    path("suggestions/<str:code>/news.xml", register.feed_of, name="feed_of"),
    path("suggestions/<str:code>/", suggestions.suggestion, name="suggestion"),
    # with the deputy
    path("suggestions/<str:code>/wording/", composing.revise, name="revise"),
    path("suggestions/<str:code>/invitations/", composing.invite, name="invite"),
    path("suggestions/<str:code>/cosignatures/", composing.cosign, name="cosign"),
    path("suggestions/<str:code>/cosignatures/refusal/", composing.refuse, name="refuse"),
    path("suggestions/<str:code>/submission/", composing.submit, name="submit"),
    path("suggestions/<str:code>/withdrawal/", composing.withdraw, name="withdraw"),
    # with staff
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
    # with the units
    path("assignments/<str:code>/acceptance/", shares.accept, name="accept"),
    path("assignments/<str:code>/declining/", shares.decline, name="decline"),
    path("assignments/<str:code>/release/", shares.release, name="release"),
    path("assignments/<str:code>/keeping/", shares.keep, name="keep"),
    path("assignments/<str:code>/consultations/", shares.contact, name="contact"),
    path("assignments/<str:code>/answer/", shares.draft, name="draft"),
    path("assignments/<str:code>/signature/", shares.sign, name="sign"),
    path("assignments/<str:code>/extension/", shares.ask_time, name="ask_time"),
    path("assignments/<str:code>/extension/granting/", shares.grant_time, name="grant_time"),
    path("assignments/<str:code>/extension/denial/", shares.deny_time, name="deny_time"),
]
