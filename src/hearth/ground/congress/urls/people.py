from django.urls import path

from hearth.ground.congress.views import access, bundles, correcting, invitations, people, posts, proposals

app_name = "people"
urlpatterns = [
    path("", people.people, name="people"),
    path("new/", invitations.invite, name="invite"),
    path("deputies/", invitations.invite_deputies, name="invite_deputies"),
    path("<uuid:pk>/", people.person, name="person"),
    path("<uuid:pk>/correction/", correcting.correct, name="correct"),
    path("<uuid:pk>/posts/", posts.grant_post, name="grant_post"),
    path("<uuid:pk>/reset/", proposals.propose_reset, name="propose_reset"),
    path("<uuid:pk>/sessions/", access.end_sessions, name="end_sessions"),
    path("<uuid:pk>/deactivation/", access.deactivate, name="deactivate"),
    path("<uuid:pk>/reactivation/", access.reactivate, name="reactivate"),
    path("posts/<uuid:pk>/term/", posts.extend_post, name="extend_post"),
    path("posts/<uuid:pk>/end/", posts.end_post, name="end_post"),
    path("proposals/<uuid:pk>/confirmation/", proposals.confirm_proposal, name="confirm_proposal"),
    path("proposals/<uuid:pk>/refusal/", proposals.decline_proposal, name="decline_proposal"),
    path("invitations/<uuid:pk>/again/", invitations.invite_again, name="invite_again"),
    path("invitations/<uuid:pk>/withdrawal/", invitations.withdraw_invitation, name="withdraw_invitation"),
    path("invitations/<uuid:pk>/letter/", bundles.order_letter, name="order_letter"),
    path("letters/<uuid:pk>/", bundles.bundle, name="bundle"),
    path("letters/<uuid:pk>/file/", bundles.bundle_file, name="bundle_file"),
]
