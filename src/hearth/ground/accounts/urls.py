from django.urls import path

from hearth.ground.accounts.views import account, cards, factors, outside, second_step, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/second/", second_step.second_step, name="second_step"),
    path("sign-in/passkey/", second_step.passkey, name="passkey"),
    path("sign-in/outside/", outside.set_out, name="set_out"),
    path("sign-in/outside/back/", outside.come_back, name="come_back"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/proof/", factors.prove, name="prove"),
    path("account/name/", account.correct_own_name, name="correct_own_name"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/keys/", account.set_single_keys, name="set_single_keys"),
    path("account/sessions/others/", account.end_others, name="end_others"),
    path("account/sessions/<uuid:pk>/", account.end_session, name="end_session"),
    path("account/factors/app/", factors.add_app, name="add_app"),
    path("account/factors/passkey/", factors.add_passkey, name="add_passkey"),
    path("account/factors/codes/", factors.make_codes, name="make_codes"),
    path("account/factors/<uuid:pk>/", factors.rename_factor, name="rename_factor"),
    path("account/factors/<uuid:pk>/removal/", factors.remove_factor, name="remove_factor"),
    path("account/outside/", outside.link, name="link_outside"),
    path("account/outside/removal/", outside.unlink, name="unlink_outside"),
    path("sign-in-cards/", cards.cards, name="cards"),
    path("sign-in-cards/<uuid:pk>/", cards.issue_card, name="issue_card"),
]
