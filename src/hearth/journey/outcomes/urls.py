from django.urls import path

from hearth.journey.outcomes.views import commitment, ledger, promising

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
]
