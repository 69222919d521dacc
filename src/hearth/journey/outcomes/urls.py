from django.urls import path

from hearth.journey.outcomes.views import claiming, commitment, ledger, outcome, outcomes, promising, public

app_name = "outcomes"
urlpatterns: list = [
    path("commitments/", ledger.ledger, name="ledger"),
    path("commitments/<str:code>/", commitment.commitment, name="commitment"),
    path("commitments/<str:code>/photos/<uuid:message>/<int:number>/", commitment.photo, name="photo"),
    # what a unit says of it
    path("commitments/<str:code>/revision/", commitment.revise, name="revise"),
    path("commitments/<str:code>/fulfilment/", commitment.fulfil, name="fulfil"),
    path("commitments/<str:code>/explanation/", commitment.give_up, name="give_up"),
    # what deputies and staff say of it
    path("commitments/<str:code>/confirmation/", commitment.confirm, name="confirm"),
    path("commitments/<str:code>/objection/", commitment.dispute, name="dispute"),
    path("commitments/<str:code>/measurements/", commitment.measure, name="measure"),
    # a promise is made about a referral, or noted about a thread
    path("referrals/<str:code>/promises/new/", promising.promise, name="promise"),
    path("threads/<str:code>/promises/new/", promising.note_promise, name="note_promise"),
    # what has changed, as everybody reads it; numbers have eight signs, of which “ledger” is none
    path("outcomes/", public.published, name="published"),
    path("outcomes/news.xml", public.feed, name="feed"),
    path("outcomes/ledger/", outcomes.outcomes, name="outcomes"),
    path("outcomes/<str:code>/", public.one, name="one"),
    path("outcomes/<str:code>/document/", public.paper, name="paper"),
    # and as those look into it who act
    path("outcomes/ledger/<str:code>/", outcome.outcome, name="outcome"),
    path("outcomes/ledger/<str:code>/files/<uuid:attachment>/", outcome.file, name="file"),
    path("outcomes/ledger/<str:code>/correction/", claiming.correct, name="correct"),
    path("outcomes/ledger/<str:code>/evidence/", outcome.evidence, name="evidence"),
    path("outcomes/ledger/<str:code>/verification/", outcome.verify, name="verify"),
    path("outcomes/ledger/<str:code>/objection/", outcome.contest, name="contest"),
    path("outcomes/ledger/<str:code>/rejection/", outcome.reject, name="reject"),
    path("outcomes/ledger/<str:code>/publication/", outcome.publish, name="publish"),
    path("outcomes/ledger/<str:code>/publication/end/", outcome.unpublish, name="unpublish"),
    path("outcomes/ledger/<str:code>/end/", outcome.lapse, name="lapse"),
    path("outcomes/ledger/<str:code>/successor/", outcome.replace, name="replace"),
    path("outcomes/ledger/<str:code>/grounds/", outcome.link, name="link"),
    path("outcomes/ledger/<str:code>/grounds/<uuid:ground>/end/", outcome.unlink, name="unlink"),
    # what a message, a referral, a suggestion or a demand led to
    path("threads/<str:code>/outcomes/", outcomes.of_thread, name="of_thread"),
    path("threads/<str:code>/outcomes/new/", claiming.claim, name="claim"),
    path("referrals/<str:code>/outcomes/new/", claiming.claim_of_referral, name="claim_of_referral"),
    path("suggestions/<str:code>/outcomes/new/", claiming.claim_of_suggestion, name="claim_of_suggestion"),
    path("demands/<str:code>/outcomes/new/", claiming.claim_of_demand, name="claim_of_demand"),
]
