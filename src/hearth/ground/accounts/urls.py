from django.urls import path

from hearth.ground.accounts.views import account, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/keys/", account.set_single_keys, name="set_single_keys"),
    path("account/sessions/others/", account.end_others, name="end_others"),
    path("account/sessions/<uuid:pk>/", account.end_session, name="end_session"),
]
