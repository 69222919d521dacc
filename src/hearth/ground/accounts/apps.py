from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who is signing in?"""

    name = "hearth.ground.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Settings are looked at when the programs start."""
        from hearth.ground.accounts import checks  # noqa: F401
