from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who is signing in?"""

    name = "hearth.ground.accounts"
    label = "accounts"
